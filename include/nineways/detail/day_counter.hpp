// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <nineways/attention.hpp>
#include <nineways/detail/day_ledger.hpp>
#include <nineways/detail/design_day.hpp>
#include <nineways/detail/sharing.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/figure.hpp>
#include <nineways/ledger.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/quantities.hpp>
#include <nineways/school.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways::detail {

/// Counts the days of a district's schools, in one state of the district after the other.
///
/// It keeps what the next state may have in common with an earlier one: groups of pools that did not change, days of
/// designs that did not change. What is kept never changes a result.
class day_counter {
  public:
    /// Counts posts and rooms. Schools one by one and minutes are asked for with the functions below; they are those of
    /// the day last counted.
    ///
    /// `tiers` is `attention_tiers(d, ...)`, or what levers made of it. `q` keeps its memory, and nothing else.
    void count(const district& d, const std::vector<tier_counts>& tiers, std::uint16_t stage, recorder book,
               quantities& q) {
        find_days(d, tiers);
        sharing shared{d};
        for (std::size_t i = 0; i < d.designs.size(); ++i) {
            if (followers_[i].empty()) continue;
            const prepared_day& day = prepare_day(i, d);
            this->day(i).count(day.design, day.edition, shared, shared.any());
        }
        q.stage = stage;
        q.schools.clear();
        q.shared.clear();
        q.all = {};
        if (shared.any()) share_out(d, shared, q);
        total(d, stage, q);
        q.rooms_short = 0;
        each_school([&](const design_day& day, std::size_t i, std::size_t s) {
            const school& here = d.schools[s];
            const double needed = round_up_to_step(day.rooms(i), 1);
            if (here.rooms && *here.rooms < needed) q.rooms_short += needed - *here.rooms;
        });
        if (book) day_ledger{d, tiers, shared, stage, book}.write(days_, q);
    }

    /// Lists the posts and rooms of every school.
    void list_schools(const district& d, quantities& q) {
        q.schools.assign(d.schools.size(), {});
        each_school([&](design_day& day, std::size_t i, std::size_t s) {
            school_quantities& here = q.schools[s];
            for (std::size_t f = 0; f < day.design().fields.size(); ++f)
                here.exact[day.design().fields[f].role] += day.exact(f)[i];
            for (std::size_t r = 0; r < d.roles.size(); ++r) {
                if (const double* posts = day.hired(r); posts != nullptr) here.rounded[r] = posts[i];
            }
            here.rooms_needed = round_up_to_step(day.rooms(i), 1);
        });
    }

    /// Fills in the minutes of pupils and adults.
    void minutes(attention& all) {
        all = {};
        for (design_day* day : days_) all += day->minutes();
    }

  private:
    /// The days of one design that are kept: for those who followed it before, too.
    struct kept_days {
        std::vector<std::unique_ptr<design_day>> days;
        std::size_t here = 0;  ///< the day last counted
        std::size_t next = 0;  ///< the day that is given up for the next new one
    };
    static constexpr std::size_t kept_limit = 6;

    /// Calls `visit` with the day of every school, its place among those of its design, and its place in the district.
    /// Schools come design by design, which is the order of all sums over them.
    template <class Visit>
    void each_school(const Visit& visit) {
        for (design_day* day : days_) {
            for (std::size_t i = 0; i < day->who.schools.size(); ++i) visit(*day, i, day->who.schools[i]);
        }
    }

    [[nodiscard]] design_day& day(std::size_t design) noexcept {
        kept_days& kept = kept_[design];
        return *kept.days[kept.here];
    }

    /// A design as it was last counted.
    struct prepared_day {
        prepared_design design;
        std::uint64_t edition = 0;
    };

    /// Prepares a design, which is a new edition where it has changed.
    [[nodiscard]] const prepared_day& prepare_day(std::size_t at, const district& d) {
        prepared_day& day = prepared_[at];
        prepare(d.designs[at], d.school_weeks, next_design_);
        if (day.edition == 0 || !(next_design_ == day.design)) {
            std::swap(next_design_, day.design);
            day.edition = ++editions_;
        }
        return day;
    }

    /// Finds the day of every design that has schools, or begins it.
    void find_days(const district& d, const std::vector<tier_counts>& tiers) {
        if (kept_.size() < d.designs.size()) {
            kept_.resize(d.designs.size());
            prepared_.resize(d.designs.size());
        }
        followers_.resize(d.designs.size());
        for (std::vector<std::size_t>& schools : followers_) schools.clear();
        for (std::size_t s = 0; s < d.schools.size(); ++s) followers_[d.schools[s].design].push_back(s);
        days_.clear();
        for (std::size_t i = 0; i < followers_.size(); ++i) {
            if (followers_[i].empty()) continue;
            find_day(kept_[i], followers_[i], tiers);
            days_.push_back(&day(i));
        }
    }

    static void find_day(kept_days& kept, const std::vector<std::size_t>& schools,
                         const std::vector<tier_counts>& tiers) {
        const auto is = [&](std::size_t at) { return kept.days[at]->who.are(schools, tiers); };
        if (!kept.days.empty() && is(kept.here)) return;
        for (std::size_t at = 0; at < kept.days.size(); ++at) {
            if (at == kept.here || !is(at)) continue;
            kept.here = at;
            return;
        }
        if (kept.days.size() < kept_limit) kept.days.push_back(std::make_unique<design_day>());
        kept.here = kept.next++ % kept_limit;
        kept.days[kept.here]->begin(schools, tiers);
    }

    /// Rounds what schools share, now that all of them are counted, and gives each its part.
    [[gnu::cold, gnu::noinline]] void share_out(const district& d, sharing& shared, quantities& q) {
        std::vector<std::size_t> next(d.designs.size());
        std::vector<std::size_t> places;  // of schools, among those of their designs
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            const design_day& day = this->day(d.schools[s].design);
            const std::size_t i = next[d.schools[s].design]++;
            places.push_back(i);
            for (std::size_t f = 0; f < day.design().fields.size(); ++f) {
                const auto [role, taught] = day.design().fields[f];
                const std::int16_t k = taught == subject::homeroom ? sharing::none : shared.of(s, role);
                if (k == sharing::none || !day.is_met(f, i)) continue;
                shared.wait(k, role, taught, s, day.exact(f)[i],
                            round_up_to_step(day.apart(f)[i], day.design().hiring_step));
            }
        }
        shared.round();
        for (const waiting_posts& w : shared.waiting())
            day(d.schools[w.school].design).hired(shared.fields()[w.field].role)[places[w.school]] += shared.part(w);
        q.shared = shared.fields();
    }

    void total(const district& d, std::uint16_t stage, quantities& q) {
        q.teachers.assign(d.schools.size(), 0);
        for (std::size_t r = 0; r < d.roles.size(); ++r) {
            double exact = 0;
            double hired = 0;
            for (design_day* day : days_) {
                const double* each = day->hired(r);
                if (each == nullptr) continue;
                exact += day->exact_in_all(r);
                const std::vector<std::size_t>& schools = day->who.schools;
                for (std::size_t i = 0; i < schools.size(); ++i) hired += each[i];
                if (!d.roles[r].is_teacher) continue;
                for (std::size_t i = 0; i < schools.size(); ++i) q.teachers[schools[i]] += each[i];
            }
            q.day_posts_exact[r] = fte{exact};
            q.day_posts[r] = {fte{hired}, path{measure::posts_day, stage, {}}.at(axis::role, r)};
        }
    }

    std::vector<prepared_day> prepared_;  ///< by design
    prepared_design next_design_;
    std::uint64_t editions_ = 0;
    std::vector<kept_days> kept_;                      ///< by design
    std::vector<design_day*> days_;                    ///< the days last counted, of designs that have schools
    std::vector<std::vector<std::size_t>> followers_;  ///< schools by design
};

}  // namespace nineways::detail
