// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/bounds.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/fault_log.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/school_rows.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io::detail {

inline constexpr bounds pupil_bounds{.min = 0, .max = 1e6, .unit = "pupils"};

/// The cells of a school list, read as what its column map says they are; faults by row and column go to a log.
class school_cells {
  public:
    /// None of them is copied; all outlive the cells.
    school_cells(const csv_table& table, const column_map& map, fault_log& log) : table_(table), map_(map), log_(log) {}

    [[nodiscard]] std::string text(std::size_t row, std::size_t column) const { return tidy(table_.cell(row, column)); }

    /// A name or an id, which must be there.
    [[nodiscard]] std::string name(std::size_t row, std::size_t column, std::size_t longest = 200) {
        std::string found = text(row, column);
        if (found.empty() || count_characters(found) > longest) {
            file("bad names", row, column, quoted(found), "a text of 1 to " + whole_text(longest) + " characters",
                 "Write it here, or name another column in the column map.");
        }
        return found;
    }

    /// The number in a cell, whole if it must be; nothing where it is not known, and after a fault.
    [[nodiscard]] std::optional<double> known(std::size_t row, std::size_t column, const bounds& allowed,
                                              bool whole = false) {
        const std::string found = text(row, column);
        if (is_one_of(found, map_.blanks)) return std::nullopt;
        return number(row, column, allowed, whole,
                      "Correct it; if it means \"not known\", add it to \"blanks\" in the column map.");
    }

    /// The pupils of a grade in a cell, which must be known; 0 after a fault.
    [[nodiscard]] double pupils_of_grade(std::size_t row, std::size_t column) {
        if (is_one_of(text(row, column), map_.no_pupils)) return 0;
        return number(row, column, pupil_bounds, true,
                      "Correct it; if it means no pupils, add it to \"no_pupils\" in the column map.")
            .value_or(0);
    }

    void file(std::string_view kind, std::size_t row, std::size_t column, std::string found, std::string expected,
              std::string mend) {
        log_.add(kind, [&] {
            return fault{table_.place(row, column), std::move(found), std::move(expected), std::move(mend)};
        });
    }

    [[nodiscard]] static std::string quoted(std::string_view text) { return '"' + excerpt(text, 60) + '"'; }

  private:
    [[nodiscard]] static bool is_one_of(const std::string& text, const std::vector<std::string>& marks) {
        return std::find(marks.begin(), marks.end(), text) != marks.end();
    }

    [[nodiscard]] std::optional<double> number(std::size_t row, std::size_t column, const bounds& allowed, bool whole,
                                               std::string mend) {
        const std::string found = text(row, column);
        const auto value = number_from_text(found);
        if (value && allowed.contain(*value) && (!whole || *value == std::floor(*value))) {
            return *value + 0.0;  // -0 becomes 0
        }
        const bool dressed = !value && found.find_first_of("0123456789") != std::string::npos &&
                             found.find_first_of(",$%") != std::string::npos;
        if (dressed) mend = "Write the bare number: no separators of thousands, no dollar or percent sign.";
        file("bad numbers", row, column, quoted(found), allowed.words(whole ? "a whole number" : "a number"),
             std::move(mend));
        return std::nullopt;
    }

    const csv_table& table_;
    const column_map& map_;
    fault_log& log_;
};

}  // namespace nineways::io::detail
