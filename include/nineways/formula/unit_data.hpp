// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include <nineways/formula/program.hpp>

namespace nineways {

/// A number that is not applicable: every operation with it gives it again.
inline constexpr double not_applicable = std::numeric_limits<double>::quiet_NaN();

[[nodiscard]] constexpr bool is_known(double value) noexcept { return value == value; }

/// What became of the rows of a table that facts were read from.
struct table_use {
    std::string name;
    std::size_t rows = 0;
    std::size_t of_no_unit = 0;     ///< rows that were passed over
    std::size_t units_without = 0;  ///< units that have no row in it
};

/// The numbers of a formula's columns: the inputs before it runs, all of them afterwards.
struct unit_data {
    std::vector<std::string> units;            ///< their ids
    std::vector<table_use> tables;             ///< that they were read from
    std::vector<std::vector<double>> columns;  ///< by the program's columns; a text is the place of its words
    /// By column: the most by which one of its doubles misses what exact arithmetic gives; 0 for decimals as they are
    /// written, as inputs and rounded lines are.
    std::vector<double> errors;
    std::vector<std::string> words;                    ///< of text inputs, each once
    std::vector<std::vector<std::uint32_t>> group_of;  ///< by level less 1: the group of each unit
    std::vector<std::vector<std::string>> groups;      ///< by level less 1: their names

    /// The rows of a level.
    [[nodiscard]] std::size_t rows(formula_level level) const noexcept {
        if (level == 0) return units.size();
        return level <= groups.size() ? groups[level - 1].size() : 1;
    }
    /// Where in a column of one level the row of another stands, which belongs to it.
    [[nodiscard]] std::size_t row_at(formula_level from, std::size_t row, formula_level to) const noexcept {
        if (from == to) return row;
        return to <= groups.size() ? group_of[to - 1][row] : 0;
    }
};

}  // namespace nineways
