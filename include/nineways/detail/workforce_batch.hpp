// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/grid_moves.hpp>
#include <nineways/parameters.hpp>
#include <nineways/separations.hpp>

/// A teaching workforce from year to year, in several futures side by side.
namespace nineways::detail {

/// One number for each of the futures that are computed side by side.
template <std::size_t Width>
using batch = std::array<double, Width>;

/// What differs between the futures of a workforce.
template <std::size_t Width>
struct workforce_futures {
    batch<Width> retiring;     ///< share of teachers who retire in a year
    batch<Width> lane_moves;   ///< share of those who can that come to the next lane
    batch<Width> experienced;  ///< share of hires who enter above the first step

    /// The same in every future: what is assumed at the centre.
    [[nodiscard]] static workforce_futures central(const assumptions& assumed) noexcept {
        workforce_futures all;
        all.retiring.fill(assumed["teacher_retire_share"_p]);
        all.lane_moves.fill(assumed["lane_move_share"_p]);
        all.experienced.fill(assumed["experienced_hire_share"_p]);
        return all;
    }
};

/// Who came and went between two years.
template <std::size_t Width>
struct workforce_flows {
    batch<Width> separations;
    batch<Width> retirements;
    batch<Width> hires;
    batch<Width> laid_off;
};

/// Hires that are not at the first step are spread evenly over the years of experience up to here.
inline constexpr std::size_t experienced_years = 10;

/// Teachers by cell of the salary grid.
///
/// A year: some of each cell leave (`separation_curve`, moved by pay), the others rise a step unless steps are frozen,
/// some come to the next lane, and vacancies and new posts are filled at the entry. Where posts are fewer than those
/// who stay, the least experienced are let go. Hires have the mix of lanes with which today's mix would hold.
template <std::size_t Width>
class workforce_batch {
  public:
    /// For `posts` on the grid today, of whom `rate` leave in a year. The moves must outlive it.
    workforce_batch(const grid_moves& moves, const batch<Width>& posts, const batch<Width>& rate,
                    const assumptions& assumed, const workforce_futures<Width>& futures)
        : moves_(moves),
          lane_moves_(futures.lane_moves),
          separation_(moves.size()),
          retirement_(moves.size()),
          response_(moves.size()),
          entry_(moves.size()),
          start_(moves.size()),
          next_(moves.size()) {
        double everyone = 0;
        for (const double here : moves.headcount) everyone += here;
        for (std::size_t k = 0; k < Width; ++k) {
            const separation_curve curve =
                separations(moves.headcount, moves.experience, rate[k], futures.retiring[k], assumed);
            for (std::size_t i = 0; i < moves.size(); ++i) {
                start_[i][k] = posts[k] * (moves.headcount[i] / everyone);
                separation_[i][k] = curve.at(moves.experience[i]);
                retirement_[i][k] = moves.experience[i] >= curve.retirement_from ? curve.retirement : 0;
            }
            respond(k, assumed["pay_response_ends"_p]);
            enter(k, futures.experienced[k]);
        }
        restart();
    }

    /// Back to today.
    void restart() { now_ = start_; }

    /// A year with as many posts and the same turnover as today, from which `restart` then begins.
    void settle(const batch<Width>& posts) {
        workforce_flows<Width> flows;
        advance(posts, {}, false, flows);
        start_ = now_;
    }

    [[nodiscard]] const std::vector<batch<Width>>& headcount() const noexcept { return now_; }
    [[nodiscard]] const std::vector<batch<Width>>& separation() const noexcept { return separation_; }
    [[nodiscard]] const std::vector<batch<Width>>& entry() const noexcept { return entry_; }

    /// One year on, to `posts`. Turnover is moved by the share `moved` of it (0: as today), more for the young.
    void advance(const batch<Width>& posts, const batch<Width>& moved, bool frozen, workforce_flows<Width>& flows) {
        for (batch<Width>& cell : next_) cell.fill(0);
        flows.separations.fill(0);
        flows.retirements.fill(0);
        batch<Width> stay_in_all{};
        for (const std::size_t i : moves_.in_order) {
            const std::size_t up = moves_.next_step[i];
            const double rises = frozen || up == i ? 0 : moves_.rises[i];
            const std::size_t across = moves_.next_lane[i];
            const std::size_t up_across = moves_.next_lane[up];
            batch<Width> stayed;
            for (std::size_t k = 0; k < Width; ++k) {
                double leaving = separation_[i][k] * (1 + moved[k] * response_[i][k]);
                leaving = leaving < 0 ? 0 : leaving > 1 ? 1 : leaving;
                const double gone = now_[i][k] * leaving;
                flows.separations[k] += gone;
                flows.retirements[k] += now_[i][k] * retirement_[i][k];
                stayed[k] = now_[i][k] - gone;
                stay_in_all[k] += stayed[k];
            }
            spread(stayed, rises, up, up_across);
            spread(stayed, 1 - rises, i, across);
        }
        for (std::size_t k = 0; k < Width; ++k) {
            const double vacant = posts[k] - stay_in_all[k];
            flows.hires[k] = vacant > 0 ? vacant : 0;
            flows.laid_off[k] = vacant < 0 ? -vacant : 0;
        }
        for (const std::size_t i : moves_.in_order) {
            for (std::size_t k = 0; k < Width; ++k) next_[i][k] += flows.hires[k] * entry_[i][k];
        }
        for (std::size_t k = 0; k < Width; ++k) {
            if (flows.laid_off[k] > 0) let_go(flows.laid_off[k], k);
        }
        now_.swap(next_);
    }

    /// Yearly pay of all at salaries by cell.
    [[nodiscard]] batch<Width> payroll(const std::vector<double>& salary) const noexcept {
        batch<Width> total{};
        for (const std::size_t i : moves_.in_order) {
            for (std::size_t k = 0; k < Width; ++k) total[k] += now_[i][k] * salary[i];
        }
        return total;
    }

    /// Posts of teachers with fewer than `novice_years`.
    [[nodiscard]] batch<Width> novices() const noexcept {
        batch<Width> total{};
        for (const std::size_t i : moves_.in_order) {
            if (!(moves_.experience[i] < novice_years)) continue;
            for (std::size_t k = 0; k < Width; ++k) total[k] += now_[i][k];
        }
        return total;
    }

  private:
    /// Puts a part of those who stayed into a cell, and those who come to its next lane there.
    void spread(const batch<Width>& stayed, double part, std::size_t to, std::size_t across) noexcept {
        if (!(part > 0)) return;
        if (across == to) {
            for (std::size_t k = 0; k < Width; ++k) next_[to][k] += stayed[k] * part;
            return;
        }
        for (std::size_t k = 0; k < Width; ++k) {
            const double moving = stayed[k] * part * lane_moves_[k];
            next_[across][k] += moving;
            next_[to][k] += stayed[k] * part - moving;
        }
    }

    /// How much more than on average pay moves the turnover of a cell: it fades evenly with experience, and is one over
    /// all who leave today.
    void respond(std::size_t k, double ends) noexcept {
        double leaving = 0;
        double weighed = 0;
        const auto fading = [&](std::size_t i) {
            const double left = 1 - moves_.experience[i] / ends;
            return left > 0 ? left : 0;
        };
        for (const std::size_t i : moves_.in_order) {
            leaving += start_[i][k] * separation_[i][k];
            weighed += start_[i][k] * separation_[i][k] * fading(i);
        }
        for (const std::size_t i : moves_.in_order) response_[i][k] = weighed > 0 ? fading(i) * (leaving / weighed) : 1;
    }

    /// The cell of a lane in which somebody with so many years enters: the highest that these years reach, or the
    /// lane's first.
    [[nodiscard]] std::size_t entry_cell(std::size_t lane, double years) const noexcept {
        std::size_t found = moves_.size();
        for (const std::size_t i : moves_.in_order) {
            if (moves_.lane[i] != lane) continue;
            if (found == moves_.size() || moves_.experience[i] <= years) found = i;
        }
        return found;
    }

    /// Which share of all hires enters in which cell.
    void enter(std::size_t k, double experienced) {
        std::vector<double> lanes(moves_.lanes);
        for (const std::size_t i : moves_.in_order) {
            const double stay = start_[i][k] * (1 - separation_[i][k]);
            lanes[moves_.lane[i]] += start_[i][k] - stay;
            const std::size_t to = moves_.next_lane[moves_.next_step[i]];
            if (moves_.lane[to] == moves_.lane[i]) continue;
            lanes[moves_.lane[i]] += stay * lane_moves_[k];
            lanes[moves_.lane[to]] -= stay * lane_moves_[k];
        }
        double all = 0;
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            if (!moves_.open[lane] || lanes[lane] < 0) lanes[lane] = 0;
            all += lanes[lane];
        }
        if (!(all > 0)) {  // nobody leaves an open lane: hires enter the first
            for (std::size_t lane = 0; lane < lanes.size() && !(all > 0); ++lane) {
                if (moves_.open[lane]) all = lanes[lane] = 1;
            }
        }
        for (batch<Width>& cell : entry_) cell[k] = 0;
        for (std::size_t lane = 0; lane < lanes.size(); ++lane) {
            const double share = lanes[lane] / all;
            if (!(share > 0)) continue;
            entry_[entry_cell(lane, 0)][k] += share * (1 - experienced);
            for (std::size_t year = 1; year <= experienced_years; ++year)
                entry_[entry_cell(lane, static_cast<double>(year))][k] +=
                    share * (experienced / static_cast<double>(experienced_years));
        }
    }

    /// Lets the least experienced go, all of a step alike.
    void let_go(double posts, std::size_t k) noexcept {
        const std::vector<std::size_t>& order = moves_.in_order;
        for (std::size_t first = 0; first < order.size() && posts > 0;) {
            std::size_t last = first;
            double here = 0;
            while (last < order.size() && moves_.experience[order[last]] == moves_.experience[order[first]])
                here += next_[order[last++]][k];
            const double part = here > posts ? posts / here : 1;
            for (std::size_t at = first; at < last; ++at) next_[order[at]][k] -= next_[order[at]][k] * part;
            posts -= here * part;
            first = last;
        }
    }

    const grid_moves& moves_;
    batch<Width> lane_moves_;
    std::vector<batch<Width>> separation_;
    std::vector<batch<Width>> retirement_;
    std::vector<batch<Width>> response_;
    std::vector<batch<Width>> entry_;
    std::vector<batch<Width>> start_;
    std::vector<batch<Width>> now_;
    std::vector<batch<Width>> next_;
};

}  // namespace nineways::detail
