// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>  // before units.hpp: g++ 12 else warns that its unit names shadow quantities
#include <nineways/contract.hpp>
#include <nineways/curve_setting.hpp>
#include <nineways/detail/curve_days.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/validate_minutes.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/quantities.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school.hpp>
#include <nineways/units.hpp>

namespace nineways::detail {

/// The schools of a sweep with nothing but their day, and one setting of it put to one value after the other.
class swept_district {
  public:
    swept_district(const district& d, const curve_options& asked) : asked_(asked), now_(d.designs), day_(d) {
        if (asked.school) day_.schools = {d.schools[*asked.school]};
        schools_now_ = day_.schools;
        only_the_day();
    }

    [[nodiscard]] const district& day() const noexcept { return day_; }

    /// The values that the setting has today.
    void stand(double& low, double& high, fault_list& log) {
        static constexpr fault_form elsewhere{
            .kind = "days with collaboration in the other place",
            .place = "/setting",
            .found = "\"{}\", but day {} has {} minutes of collaboration {} the pupils' day",
            .expected = "collaboration in the place that is swept, or none",
            .mend = "Sweep \"{}\", or set the day's collaboration to 0."};
        static constexpr fault_form no_group{
            .kind = "sweeps of no group",
            .place = "/setting",
            .found = "no block in these schools that fits",
            .expected = "a block of the grades, subjects and settings that are named",
            .mend =
                "Name other grades or subjects. A homeroom has the subject \"homeroom\"; what is no whole class is "
                "named by \"block_settings\"."};
        static constexpr fault_form no_pupil{.kind = "schools without pupils",
                                             .place = "/school",
                                             .found = "no pupil",
                                             .expected = "a school with pupils",
                                             .mend = "Name another school."};
        bool first = true;
        const auto meet = [&](double value) {
            if (first || value < low) low = value;
            if (first || value > high) high = value;
            first = false;
        };
        const double all = total_pupils(day_).value();
        if (asked_.setting == curve_setting::enrollment)
            return all > 0 ? meet(asked_.school ? all : 100) : log.add(no_pupil);
        uses_ = uses_of(day_);
        for (std::size_t i = 0; i < now_.size(); ++i) {
            if (!is_used(uses_[i])) continue;
            const school_week& w = now_[i].week;
            if (collaborates()) {
                if (w.collaboration_in != collaboration_place() && w.collaboration.value() > 0) {
                    const bool outside = w.collaboration_in == time_place::outside;
                    const auto name = [](bool is) {
                        const auto setting = is ? curve_setting::collaboration_outside : curve_setting::collaboration;
                        return curve_setting_names[static_cast<std::size_t>(setting)];
                    };
                    log.add(elsewhere, name(!outside), in_marks(now_[i].id), w.collaboration.value(),
                            outside ? "outside" : "inside", name(outside));
                }
                meet(w.collaboration.value());
            }
            if (asked_.setting == curve_setting::planning) meet(w.planning.value());
            if (asked_.setting == curve_setting::open) meet(w.open.value());
            if (!sizes_groups()) continue;
            split_blocks(now_[i], asked_.grades);
            for (const time_block& block : now_[i].blocks) {
                if (sized(block) && taught(block, uses_[i])) meet((block.group.*size()).value());
            }
        }
        if (first) log.add(no_group);
    }

    /// The caps of the groups whose target is swept; 0 elsewhere.
    void caps(double& low, double& high) const {
        for (std::size_t i = 0; i < uses_.size() && asked_.setting == curve_setting::group_target; ++i) {
            for (const time_block& block : now_[i].blocks) {
                if (!is_used(uses_[i]) || !sized(block) || !taught(block, uses_[i])) continue;
                const double cap = block.group.cap.value();
                if (!(high > 0) || cap < low) low = cap;
                if (cap > high) high = cap;
            }
        }
    }

    /// Puts the value into the day of every school. False where it is no number of pupils.
    [[nodiscard]] bool set(double value) {
        if (asked_.setting == curve_setting::enrollment) return enroll(value);
        day_.designs = now_;
        for (std::size_t i = 0; i < now_.size(); ++i) {
            if (!is_used(uses_[i])) continue;
            day_design& design = day_.designs[i];
            switch (asked_.setting) {
                case curve_setting::planning:
                    set_released(design, &school_week::planning, design.week.planning_in, value);
                    break;
                case curve_setting::collaboration:
                case curve_setting::collaboration_outside:
                    design.week.collaboration_in = collaboration_place();
                    set_released(design, &school_week::collaboration, collaboration_place(), value);
                    break;
                case curve_setting::open:
                    set_open(design, uses_[i], value, day_.school_weeks);
                    break;
                default:
                    for (time_block& block : design.blocks) {
                        if (sized(block)) block.group.*size() = pupils{value};
                    }
            }
        }
        return true;
    }

    /// Teachers stay as long as the school is open: what of that the contract's hours do not hold, and did not hold
    /// before, is paid as added days, for each design's part of the teachers. What a longer day pushes out of these
    /// hours is time beyond the contract and priced as such. A shorter week saves no pay of contracts as they stand.
    void pay_longer_days(const quantities& q, fte all) {
        day_.pay.added = added_now_;
        if (!(all.value() > 0)) return;
        std::vector<double> teachers(now_.size());
        for (std::size_t s = 0; s < day_.schools.size(); ++s) {
            for (std::size_t r = 0; r < day_.roles.size(); ++r) {
                if (day_.roles[r].is_teacher) teachers[day_.schools[s].design] += q.schools[s].rounded[r];
            }
        }
        for (std::size_t i = 0; i < now_.size(); ++i) {
            const minutes longer = open_beyond(day_.designs[i].week) - open_beyond(now_[i].week);
            if (longer.value() > 1e-6 && teachers[i] > 0)
                day_.pay.added.push_back(
                    {"longer_week", contract_days(longer, day_.school_weeks, day_.pay), teachers[i] / all.value()});
        }
    }

  private:
    /// Leaves the posts of the day and what goes with each of them: other posts and purchases cost the same everywhere.
    void only_the_day() {
        for (school& s : day_.schools) s.staff.clear();
        day_.central_staff.clear();
        day_.roster.clear();
        day_.unmodelled = {};
        std::vector<purchase> kept;
        for (const purchase& p : day_.purchases) {
            if (p.per == purchase::basis::per_teacher && !p.one_time) kept.push_back(p);
        }
        day_.purchases = std::move(kept);
        added_now_ = day_.pay.added;
    }

    /// Minutes a week that the school is open beyond the contract's hours.
    [[nodiscard]] minutes open_beyond(const school_week& week) const noexcept {
        const minutes over = week.open - minutes{5 * day_.pay.contract_hours_a_day * 60};
        return over.value() > 0 ? over : minutes{};
    }

    [[nodiscard]] bool collaborates() const noexcept {
        return asked_.setting == curve_setting::collaboration || asked_.setting == curve_setting::collaboration_outside;
    }
    [[nodiscard]] time_place collaboration_place() const noexcept {
        return asked_.setting == curve_setting::collaboration ? time_place::in_day : time_place::outside;
    }

    [[nodiscard]] bool sizes_groups() const noexcept {
        return asked_.setting == curve_setting::group_target || asked_.setting == curve_setting::group_cap;
    }

    [[nodiscard]] pupils group_size::*size() const noexcept {
        return asked_.setting == curve_setting::group_target ? &group_size::target : &group_size::cap;
    }
    /// Whether the group of a block is one that is swept.
    [[nodiscard]] bool sized(const time_block& block) const noexcept {
        const subject field = block.staffing == staffing::homeroom ? subject::homeroom : block.subject;
        return block.staffing != staffing::none && asked_.grades.includes(block.grades) &&
               asked_.subjects.contains(field) && asked_.settings.contains(block.setting);
    }
    /// Whether any pupil can be in a block.
    [[nodiscard]] static bool taught(const time_block& block, const design_use& use) noexcept {
        bool any = false;
        for_each_grade(block.grades, [&](std::size_t g) { any = any || use[g].meets(block.tiers); });
        return any;
    }

    [[nodiscard]] bool enroll(double value) {
        if (asked_.school) {
            if (value < 1 || value != static_cast<double>(static_cast<std::int64_t>(value))) return false;
            if (!growing_) growing_.emplace(schools_now_[0]);
            day_.schools[0].enrollment = growing_->at(value);
        } else {
            for (std::size_t s = 0; s < schools_now_.size(); ++s) {
                for (std::size_t g = 0; g < grade_count; ++g) {
                    const double exact = schools_now_[s].enrollment[g].value() * value / 100;
                    day_.schools[s].enrollment[g] = pupils{static_cast<double>(static_cast<std::int64_t>(exact + 0.5))};
                }
            }
        }
        for (std::size_t s = 0; s < schools_now_.size(); ++s) {
            const double then = total_pupils(schools_now_[s]).value();
            const double factor = then > 0 ? total_pupils(day_.schools[s]).value() / then : 0;
            scale_needs(day_.schools[s], schools_now_[s].needs, factor);
        }
        return total_pupils(day_).value() > 0;
    }

    const curve_options& asked_;
    std::vector<day_design> now_;  ///< as they stand; split where a filter of grades divides blocks
    std::vector<school> schools_now_;
    std::vector<added_days> added_now_;
    std::vector<design_use> uses_;
    district day_;
    std::optional<growing_school> growing_;
};

}  // namespace nineways::detail
