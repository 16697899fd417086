// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nineways/staff.hpp>

namespace nineways::io {

/// Positions with their posts and money, added up exactly: millionths of a full-time post, and cents.
struct position_sum {
    std::int64_t positions = 0;
    std::int64_t millionths = 0;
    std::int64_t salary_cents = 0;
    std::int64_t benefit_cents = 0;

    position_sum& operator+=(const position_sum& more) noexcept {
        positions += more.positions;
        millionths += more.millionths;
        salary_cents += more.salary_cents;
        benefit_cents += more.benefit_cents;
        return *this;
    }
    [[nodiscard]] double fte() const noexcept { return static_cast<double>(millionths) / 1e6; }
    [[nodiscard]] double salary() const noexcept { return static_cast<double>(salary_cents) / 100; }
    [[nodiscard]] double benefits() const noexcept { return static_cast<double>(benefit_cents) / 100; }
};

/// The same of positions that somebody holds, and of those that nobody does.
struct held_sums {
    position_sum filled;
    position_sum vacant;

    void add(const position_sum& one, bool is_vacant) noexcept { (is_vacant ? vacant : filled) += one; }
    [[nodiscard]] position_sum all() const noexcept {
        position_sum sum = filled;
        return sum += vacant;
    }
};

/// A title with its positions; the role where the map gives one.
struct title_sums {
    std::string title;
    std::optional<role_id> role;
    held_sums sums;
    std::size_t row = 0;  ///< of the list; the first
};

/// A department, such as a school, with its positions by role; those of no role stand last.
struct department_sums {
    std::optional<std::string> id;
    std::optional<std::string> name;
    std::array<held_sums, standard_role::count + 1> roles{};
    std::size_t row = 0;
};

/// Something odd in a list of positions: on how many rows, the first of them, and a sentence.
struct position_note {
    const char* kind = "";
    std::size_t rows = 0;
    std::size_t first_row = 0;
    std::string sentence;
};

/// What a list of positions comes to.
struct position_totals {
    std::size_t rows = 0;
    bool has_benefits = false;
    bool has_vacancy = false;
    std::array<held_sums, standard_role::count + 1> roles{};  ///< those of no role stand last
    std::vector<title_sums> titles;                           ///< in the order of the list
    std::vector<department_sums> departments;                 ///< in the order of the list
    std::vector<std::string> unused_titles;                   ///< of the map, that have no post here
    std::vector<position_note> notes;
};

}  // namespace nineways::io
