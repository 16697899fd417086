// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/grid_moves.hpp>
#include <nineways/detail/need_quarters.hpp>
#include <nineways/detail/workforce_batch.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/parameters.hpp>
#include <nineways/separations.hpp>
#include <nineways/units.hpp>

/// Where the novices teach.
namespace nineways::detail {

/// Teachers who do not stay at a school, by the low-income share of its pupils: even up to 35 %, even from 75 %, and
/// in a straight line between.
[[nodiscard]] inline double not_staying(double low_income, const assumptions& assumed) noexcept {
    constexpr double low = 0.35;
    constexpr double high = 0.75;
    const double at_low = 1 - assumed["stay_share_low_poverty"_p];
    const double at_high = 1 - assumed["stay_share_high_poverty"_p];
    const double part = low_income <= low ? 0 : low_income >= high ? 1 : (low_income - low) / (high - low);
    return at_low + part * (at_high - at_low);
}

/// The steps of a grid as one lane: who is how experienced, whatever the credits.
[[nodiscard]] inline grid_moves without_lanes(const grid_moves& all) {
    grid_moves m;
    m.steps = all.steps;
    m.lanes = 1;
    m.open = {true};
    m.experience.resize(all.steps);
    m.headcount.resize(all.steps);
    m.rises.assign(all.steps, 1);
    m.lane.assign(all.steps, 0);
    m.salary.assign(all.steps, 0);
    for (const std::size_t i : all.in_order) {
        m.experience[i / all.lanes] = all.experience[i];
        m.headcount[i / all.lanes] += all.headcount[i];
    }
    for (std::size_t step = 0; step < all.steps; ++step) {
        const bool last = step + 1 == all.steps;
        m.next_step.push_back(last ? step : step + 1);
        m.next_lane.push_back(step);
        m.in_order.push_back(step);
        if (last) continue;
        const double years = all.experience[(step + 1) * all.lanes] - all.experience[step * all.lanes];
        m.rises[step] = years > 1 ? 1 / years : 1.0;
    }
    return m;
}

/// Novices in the least poor and in the poorest quarter of a district's schools, as multiples of their share in the
/// district; by year.
///
/// Every school loses teachers at the rate that surveys find for its pupils' low income, the district's own rate on
/// average, and hires as the district does. Schools begin with the staff that this comes to in the long run; years
/// after that have the district's turnover and its posts.
class school_novices {
  public:
    school_novices(const district& d, const grid_moves& moves, const std::vector<double>& teachers,
                   const assumptions& assumed)
        : moves_(without_lanes(moves)) {
        double all = 0;
        double leaving = 0;
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            const double pupils = total_pupils(d.schools[s]).value();
            if (!(pupils > 0) || !(teachers[s] > 0)) continue;
            schools_.push_back({s, d.schools[s].needs.low_income.value() / pupils, pupils, teachers[s], 0});
            schools_.back().rate = not_staying(schools_.back().low_income, assumed);
            all += teachers[s];
            leaving += teachers[s] * schools_.back().rate;
        }
        last_.resize(d.schools.size());
        for (school_here& s : schools_) {
            s.rate = leaving > 0 ? std::min(1.0, d.pay.separation_rate * (s.rate * (all / leaving))) : 0;
            s.teachers /= all;
        }
        for (std::size_t first = 0; first < schools_.size(); first += width) {
            batch<width> posts{};
            batch<width> rate{};
            for (std::size_t k = 0; k < width; ++k) {
                posts[k] = schools_[std::min(first + k, schools_.size() - 1)].teachers;
                rate[k] = schools_[std::min(first + k, schools_.size() - 1)].rate;
            }
            workforces_.emplace_back(moves_, posts, rate, assumed, workforce_futures<width>::central(assumed));
            for (int year = 0; year < years_to_settle; ++year) workforces_.back().settle(posts);
        }
    }

    /// Whether schools differ in low income, so that quarters mean something.
    [[nodiscard]] bool tell_apart() const {
        for (const school_here& s : schools_) {
            if (s.low_income != schools_.front().low_income) return true;
        }
        return false;
    }

    /// The share of novices in each school in the last year of the last run, as a multiple of the district's; none for
    /// a school without pupils or teachers.
    [[nodiscard]] const std::vector<std::optional<double>>& by_school() const noexcept { return last_; }

    /// The quarters of each year, as multiples of the district's share. `posts` are the district's by year, `moved` is
    /// what moves its turnover.
    [[nodiscard]] std::vector<quarter_means> run(const std::vector<double>& posts, const std::vector<double>& moved,
                                                 const std::vector<bool>& frozen) {
        if (schools_.empty() || !(posts[0] > 0)) return std::vector<quarter_means>(posts.size());
        std::vector<std::vector<need_band>> bands(posts.size());
        std::vector<double> novices(posts.size());
        workforce_flows<width> flows;
        for (std::size_t w = 0; w < workforces_.size(); ++w) {
            workforce_batch<width>& staff = workforces_[w];
            staff.restart();
            for (std::size_t t = 0; t < posts.size(); ++t) {
                if (t > 0) {
                    batch<width> here;
                    batch<width> turnover;
                    for (std::size_t k = 0; k < width; ++k)
                        here[k] = schools_[std::min(w * width + k, schools_.size() - 1)].teachers * posts[t] / posts[0];
                    turnover.fill(moved[t]);
                    staff.advance(here, turnover, frozen[t], flows);
                }
                const batch<width> young = staff.novices();
                for (std::size_t k = 0; k < width && w * width + k < schools_.size(); ++k) {
                    const school_here& s = schools_[w * width + k];
                    const double share = young[k] / (s.teachers * posts[t] / posts[0]);
                    bands[t].push_back({s.low_income, s.pupils, s.pupils * share});
                    novices[t] += s.teachers * share;
                    last_[s.position] = share;
                }
            }
        }
        std::vector<quarter_means> all;
        for (std::size_t t = 0; t < posts.size(); ++t) {
            quarter_means means = in_quarters(in_bands(std::move(bands[t])));
            if (novices[t] > 0) {
                means.least_poor /= novices[t];
                means.poorest /= novices[t];
            }
            all.push_back(means);
        }
        for (std::optional<double>& share : last_) {
            if (share && novices.back() > 0) *share /= novices.back();
        }
        return all;
    }

  private:
    static constexpr std::size_t width = 64;
    /// After so many years nobody is left of those with whom the schools were begun but at the last step.
    static constexpr int years_to_settle = 40;

    struct school_here {
        std::size_t position = 0;
        double low_income = 0;  ///< share of pupils
        double pupils = 0;
        double teachers = 0;  ///< share of the district's
        double rate = 0;      ///< who leave in a year
    };

    grid_moves moves_;
    std::vector<school_here> schools_;
    std::vector<workforce_batch<width>> workforces_;
    std::vector<std::optional<double>> last_;
};

}  // namespace nineways::detail
