// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/suggestion.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io {

namespace detail {
class csv_parser;
}

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
    [[nodiscard]] std::optional<std::size_t> required_column(std::string_view name, faults& found) const {
        if (const auto known = column(name)) return known;
        std::vector<std::string_view> names;
        for (const span& each : names_) names.push_back(view(each));
        const auto nearest = nearest_name(name, names);
        found.push_back({"row 1", "no column \"" + std::string{name} + "\" among " + listed_names(names),
                         "a column \"" + std::string{name} + "\"",
                         nearest ? "Is \"" + std::string{*nearest} + "\" meant? Rename one of the two."
                                 : "Add the column, or name another one in its place."});
        return std::nullopt;
    }

    /// Where a cell is, for a fault: `row 12, column "K_Enrollment"`.
    [[nodiscard]] std::string place(std::size_t row, std::size_t column) const {
        return place(row) + ", column \"" + excerpt(name(column), 60) + '"';
    }
    /// Where a row is: `row 12`.
    [[nodiscard]] std::string place(std::size_t row) const { return "row " + whole_text(sheet_rows_[row]); }

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
