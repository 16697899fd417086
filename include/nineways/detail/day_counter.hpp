// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
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
        enter_world(d, tiers);
        sharing shared{d};
        for (std::size_t i = 0; i < d.designs.size(); ++i) {
            design_day& day = days()[i];
            if (day.who.schools.empty()) continue;
            static_cast<void>(day.count(d.designs[i], d.school_weeks, shared, shared.any()));
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
        if (book) day_ledger{d, tiers, shared, stage, book}.write(days(), q);
    }

    /// Lists the posts and rooms of every school.
    void list_schools(const district& d, quantities& q) {
        q.schools.assign(d.schools.size(), {});
        each_school([&](design_day& day, std::size_t i, std::size_t s) {
            school_quantities& here = q.schools[s];
            for (std::size_t f = 0; f < day.design.fields.size(); ++f)
                here.exact[day.design.fields[f].role] += day.exact(f)[i];
            for (std::size_t r = 0; r < d.roles.size(); ++r) {
                if (const double* posts = day.hired(r); posts != nullptr) here.rounded[r] = posts[i];
            }
            here.rooms_needed = round_up_to_step(day.rooms(i), 1);
        });
    }

    /// Fills in the minutes of pupils and adults.
    void minutes(attention& all) {
        all = {};
        for (design_day& day : days()) {
            if (!day.who.schools.empty()) all += day.minutes();
        }
    }

  private:
    /// Pupils in their tiers and the designs that their schools follow: as long as neither changes, pools are kept.
    struct world {
        std::vector<tier_counts> tiers;
        std::vector<std::size_t> follows;  ///< the design of each school
        std::vector<design_day> days;      ///< by design
    };
    static constexpr std::size_t world_limit = 8;

    [[nodiscard]] std::vector<design_day>& days() noexcept { return worlds_[here_].days; }

    /// Calls `visit` with the day of every school, its place among those of its design, and its place in the district.
    /// Schools come design by design, which is the order of all sums over them.
    template <class Visit>
    void each_school(const Visit& visit) {
        for (design_day& day : days()) {
            for (std::size_t i = 0; i < day.who.schools.size(); ++i) visit(day, i, day.who.schools[i]);
        }
    }

    [[nodiscard]] static bool is_world(const world& w, const district& d, const std::vector<tier_counts>& tiers) {
        if (w.follows.size() != d.schools.size()) return false;
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            if (w.follows[s] != d.schools[s].design) return false;
        }
        return w.tiers.size() == tiers.size() &&
               std::memcmp(w.tiers.data(), tiers.data(), tiers.size() * sizeof(tier_counts)) == 0;
    }

    void enter_world(const district& d, const std::vector<tier_counts>& tiers) {
        bool known = !worlds_.empty() && is_world(worlds_[here_], d, tiers);
        for (std::size_t w = 0; w < worlds_.size() && !known; ++w) {
            known = w != here_ && is_world(worlds_[w], d, tiers);
            if (known) here_ = w;
        }
        if (!known) {
            if (worlds_.size() < world_limit) worlds_.emplace_back();
            here_ = next_++ % world_limit;
            found(worlds_[here_], d, tiers);
        }
        if (days().size() < d.designs.size()) days().resize(d.designs.size());
    }

    static void found(world& w, const district& d, const std::vector<tier_counts>& tiers) {
        w.tiers = tiers;
        w.follows.clear();
        w.days.resize(d.designs.size());
        for (design_day& day : w.days) day.begin();
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            w.follows.push_back(d.schools[s].design);
            w.days[d.schools[s].design].who.schools.push_back(s);
        }
        for (design_day& day : w.days) day.who.fill(tiers);
    }

    /// Rounds what schools share, now that all of them are counted, and gives each its part.
    [[gnu::cold, gnu::noinline]] void share_out(const district& d, sharing& shared, quantities& q) {
        std::vector<std::size_t> next(days().size());
        std::vector<std::size_t> places;  // of schools, among those of their designs
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            const design_day& day = days()[d.schools[s].design];
            const std::size_t i = next[d.schools[s].design]++;
            places.push_back(i);
            for (std::size_t f = 0; f < day.design.fields.size(); ++f) {
                const auto [role, taught] = day.design.fields[f];
                const std::int16_t k = taught == subject::homeroom ? sharing::none : shared.of(s, role);
                if (k == sharing::none || !day.is_met(f, i)) continue;
                shared.wait(k, role, taught, s, day.exact(f)[i],
                            round_up_to_step(day.apart(f)[i], day.design.hiring_step));
            }
        }
        shared.round();
        for (const waiting_posts& w : shared.waiting())
            days()[d.schools[w.school].design].hired(shared.fields()[w.field].role)[places[w.school]] += shared.part(w);
        q.shared = shared.fields();
    }

    void total(const district& d, std::uint16_t stage, quantities& q) {
        q.teachers.assign(d.schools.size(), 0);
        for (std::size_t r = 0; r < d.roles.size(); ++r) {
            double exact = 0;
            double hired = 0;
            for (design_day& day : days()) {
                const double* each = day.who.schools.empty() ? nullptr : day.hired(r);
                if (each == nullptr) continue;
                exact += day.exact_in_all(r);
                for (std::size_t i = 0; i < day.who.schools.size(); ++i) hired += each[i];
                if (!d.roles[r].is_teacher) continue;
                for (std::size_t i = 0; i < day.who.schools.size(); ++i) q.teachers[day.who.schools[i]] += each[i];
            }
            q.day_posts_exact[r] = fte{exact};
            q.day_posts[r] = {fte{hired}, path{measure::posts_day, stage, {}}.at(axis::role, r)};
        }
    }

    std::vector<world> worlds_;
    std::size_t here_ = 0;  ///< the world of the day last counted
    std::size_t next_ = 0;  ///< worlds begun
};

}  // namespace nineways::detail
