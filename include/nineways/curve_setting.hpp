// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include <nineways/grade.hpp>
#include <nineways/schedule.hpp>

namespace nineways {

/// What a curve sweeps: minutes a week of planning where it lies, or of collaboration inside the pupils' day or outside
/// it; the target or the cap of groups; the minutes a week that schools are open; pupils, in percent of today's or as
/// the number of one school.
enum class curve_setting : std::uint8_t {
    planning,
    collaboration,
    collaboration_outside,
    group_target,
    group_cap,
    open,
    enrollment
};
inline constexpr std::array<std::string_view, 7> curve_setting_names{
    "planning", "collaboration", "collaboration_outside", "group_target", "group_cap", "open", "pupils"};

using subject_set = detail::small_set<subject, subject_names.size()>;
using setting_set = detail::small_set<setting, setting_names.size()>;

/// The most points that a curve may have.
inline constexpr std::size_t curve_limit = 2000;

struct curve_options {
    curve_setting setting = curve_setting::planning;
    /// Position of the one school that is meant; every school of the district where there is none.
    std::optional<std::size_t> school;
    // Which groups a target or a cap is set for. A homeroom has one group all day: its subject is `homeroom`.
    grade_set grades = all_grades;
    subject_set subjects = subject_set::from_bits((1U << subject_names.size()) - 1);
    setting_set settings = setting::whole_class;
    double from = 0;
    double to = 0;
    double step = 0;
};

}  // namespace nineways
