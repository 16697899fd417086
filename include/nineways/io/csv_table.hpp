// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/suggestion.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io {

namespace detail {

class csv_parser;

inline constexpr nineways::detail::fault_form missing_column{
    "missing columns", "row 1", "no column \"{}\" among {}", "a column \"{}\"",
    "Add the column, or name another one in its place."};
inline constexpr nineways::detail::fault_form misnamed_column{
    "missing columns", "row 1", "no column \"{}\" among {}", "a column \"{}\"",
    "Is \"{}\" meant? Rename one of the two."};

}  // namespace detail

/// A table of text cells with a header row; every row has as many cells as the header. It owns its text.
///
/// Rows and columns count from 0 here, and from 1 with the header as row 1, as spreadsheets do, in the places of
/// faults. Views of cells live as long as the table and are not moved with it.
class csv_table {
  public:
    [[nodiscard]] std::size_t row_count() const noexcept { return sheet_rows_.size(); }
    [[nodiscard]] std::size_t column_count() const noexcept { return names_.size(); }

    [[nodiscard]] std::string_view name(std::size_t column) const { return view(names_[column]); }
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const {
        return view(cells_[row * names_.size() + column]);
    }

    /// The number that fills a cell, or nothing: see `number_from_text`. An empty cell is nothing.
    [[nodiscard]] std::optional<double> number(std::size_t row, std::size_t column) const {
        return number_from_text(cell(row, column));
    }

    /// The column of this exact name.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const noexcept {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (view(names_[i]) == name) return i;
        }
        return std::nullopt;
    }

    /// The column of this exact name; where there is none, a fault that suggests the nearest name, and nothing.
    [[nodiscard]] std::optional<std::size_t> required_column(std::string_view name,
                                                             nineways::detail::fault_list& log) const {
        if (const auto known = column(name)) return known;
        std::vector<std::string_view> names;
        names.reserve(names_.size());
        for (const span& each : names_) names.push_back(view(each));
        const std::string listed = listed_names(names);
        if (const auto nearest = nearest_name(name, names)) {
            log.add(detail::misnamed_column, name, listed, name, *nearest);
        } else {
            log.add(detail::missing_column, name, listed, name);
        }
        return std::nullopt;
    }

    /// Where a cell is, for a fault: `row 12, column "K_Enrollment"`.
    [[nodiscard]] std::string place(std::size_t row, std::size_t column) const {
        return nineways::detail::text_of(place(row), ", column \"", excerpt(name(column), 60), "\"");
    }
    /// Where a row is: `row 12`.
    [[nodiscard]] std::string place(std::size_t row) const { return "row " + whole_text(sheet_row(row)); }
    /// Which row of a spreadsheet a row is.
    [[nodiscard]] std::size_t sheet_row(std::size_t row) const noexcept { return sheet_rows_[row]; }

  private:
    friend class detail::csv_parser;

    /// A part of the text by offset, so that the table can be copied and moved.
    struct span {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };

    [[nodiscard]] std::string_view view(const span& part) const noexcept {
        return std::string_view{text_}.substr(part.begin, part.size);
    }

    std::string text_;  // doubled quotation marks inside quoted cells are already single
    std::vector<span> names_;
    std::vector<span> cells_;
    std::vector<std::uint32_t> sheet_rows_;  // the row of a spreadsheet that each row is; blank rows are not kept
};

}  // namespace nineways::io
