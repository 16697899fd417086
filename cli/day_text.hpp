// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <cli/requests.hpp>

namespace nineways::cli {

/// The week of a school for a terminal: a grid for the pupils of each tier of one grade and for a teacher, and the
/// metrics. An empty grade is the one with the most tiers, then pupils.
[[nodiscard]] std::string day_text(const json& day, const std::string& grade);

/// The metrics of a district's day for a terminal: by level, by subject, by school.
[[nodiscard]] std::string district_day_text(const json& day);

/// Two ways to run the day of a school or a district, side by side: posts, cost, and what each tier gains and loses.
/// Ways of one title are told apart by the files of their day designs; an empty name stands for none.
[[nodiscard]] std::string beside_text(const json& day, const std::string& file_a, const std::string& file_b);

/// What a terminal calls a subject: "social studies"; time without one is "lunch and breaks".
[[nodiscard]] std::string subject_words(std::string_view id);

/// Which dollars, and how much of the district nobody reported, in a line.
[[nodiscard]] std::string basis_text(const json& district);

/// The limits of the contract that a way's days break, a line each, or that they keep all; nothing without limits.
[[nodiscard]] std::string contract_text(const json& way);

/// The grades of a school's weeks, in order.
[[nodiscard]] std::vector<std::string> grades_of_day(const json& day);

}  // namespace nineways::cli
