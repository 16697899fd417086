// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/school_rows.hpp>
#include <nineways/io/table_cells.hpp>

namespace nineways::io::detail {

/// What the cells of a school list may be, and what is said of those that are not. The place is the cell.
inline constexpr nineways::detail::number_rule pupils_in_cell{.min = 0, .max = 1e6, .unit = "pupils", .whole = true};
inline constexpr nineways::detail::number_rule percent_in_cell{.min = 0, .max = 100, .unit = "percent"};
inline constexpr nineways::detail::number_rule share_in_cell{.min = 0, .max = 1, .unit = "of the pupils"};
inline constexpr nineways::detail::number_rule class_size_in_cell{
    .min = 0, .max = 1000, .unit = "pupils", .above_min = true};
inline constexpr nineways::detail::number_rule teachers_in_cell{.min = 0, .max = 1e6, .unit = "teachers"};
inline constexpr nineways::detail::number_rule salary_in_cell{.min = 1, .max = 1e7, .unit = "dollars a year"};
inline constexpr nineways::detail::number_rule money_in_cell{.min = 0, .max = 1e12, .unit = "dollars"};

inline constexpr nineways::detail::fault_form bad_number{
    "bad numbers", "", "{}", "{}", "Correct it; if it means {}, add it to \"{}\" in the column map."};
inline constexpr nineways::detail::fault_form dressed_number{
    "bad numbers", "", "{}", "{}",
    "Write the bare number: no separators of thousands, no dollar or percent sign."};

/// The cells of a school list, read as what its column map says they are; faults by row and column go to a list.
class school_cells {
  public:
    /// None of them is copied; all outlive the cells.
    school_cells(const csv_table& table, const column_map& map, nineways::detail::fault_list& log)
        : cells_(table, log), map_(map) {}

    [[nodiscard]] std::string text(std::size_t row, std::size_t column) const { return cells_.text(row, column); }

    /// A name or an id, which must be there.
    [[nodiscard]] std::string name(std::size_t row, std::size_t column, const nineways::detail::size_rule& size) {
        return cells_.name(row, column, size, "Write it here, or name another column in the column map.");
    }

    /// The number in a cell; nothing where it is not known, and after a fault.
    [[nodiscard]] std::optional<double> known(std::size_t row, std::size_t column,
                                              const nineways::detail::number_rule& rule) {
        const std::string found = text(row, column);
        if (is_one_of(found, map_.blanks)) return std::nullopt;
        return number(found, row, column, rule, false);
    }

    /// The pupils of a grade in a cell, which must be known; 0 after a fault.
    [[nodiscard]] double pupils_of_grade(std::size_t row, std::size_t column) {
        const std::string found = text(row, column);
        if (is_one_of(found, map_.no_pupils)) return 0;
        return number(found, row, column, pupils_in_cell, true).value_or(0);
    }

    /// Files a fault whose place is a cell, or only counts it.
    void file(const nineways::detail::fault_form& form, std::size_t row, std::size_t column,
              std::initializer_list<nineways::detail::text_piece> pieces) {
        cells_.file(form, row, column, pieces);
    }

  private:
    [[nodiscard]] std::optional<double> number(const std::string& found, std::size_t row, std::size_t column,
                                               const nineways::detail::number_rule& rule, bool is_grade) {
        const parsed_number parsed = parse_number(found);
        const bool read = parsed.outcome == number_outcome::read;
        if (read && rule.admits(parsed.value)) return parsed.value + 0.0;  // -0 becomes 0
        const bool dressed = !read && found.find_first_of("0123456789") != std::string::npos &&
                             found.find_first_of(",$%") != std::string::npos;
        file(dressed ? dressed_number : bad_number, row, column,
             {nineways::detail::in_marks(found), rule.words(), is_grade ? "no pupils" : "\"not known\"",
              is_grade ? "no_pupils" : "blanks"});
        return std::nullopt;
    }

    table_cells cells_;
    const column_map& map_;
};

}  // namespace nineways::io::detail
