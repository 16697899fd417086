// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/number.hpp>

/// What every import of a table needs: texts of cells, and faults whose place is a cell.
namespace nineways::io::detail {

/// A cell's text without outer spaces, and with one space for each run of spaces, tabs and line breaks inside.
[[nodiscard]] inline std::string tidy(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
            out.push_back(c);
        } else if (!out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

/// The cells of a table; faults by row and column go to a list.
class table_cells {
  public:
    /// Neither is copied; both outlive the cells.
    table_cells(const csv_table& table, nineways::detail::fault_list& log) : table_(table), log_(log) {}

    [[nodiscard]] std::string text(std::size_t row, std::size_t column) const { return tidy(table_.cell(row, column)); }

    /// A text of a size, which must be there; `mend` says what to do where it is not.
    [[nodiscard]] std::string name(std::size_t row, std::size_t column, const nineways::detail::size_rule& size,
                                   const char* mend) {
        static constexpr nineways::detail::fault_form bad_name{"bad names", "", "{}", "a text of {}", "{}"};
        std::string found = text(row, column);
        if (!size.admits(nineways::detail::count_characters(found)))
            file(bad_name, row, column, {nineways::detail::in_marks(found), size.words("characters"), mend});
        return found;
    }

    /// The number in a cell; nothing after a fault.
    [[nodiscard]] std::optional<double> number(std::size_t row, std::size_t column,
                                               const nineways::detail::number_rule& rule) {
        static constexpr nineways::detail::fault_form bad_number{
            "bad numbers", "", "{}", "{}",
            "Write the bare number, without separators of thousands, dollar or percent signs."};
        const std::string found = text(row, column);
        const auto read = number_from_text(found);
        if (read && rule.admits(*read)) return *read + 0.0;  // -0 becomes 0
        file(bad_number, row, column, {nineways::detail::in_marks(found), rule.words()});
        return std::nullopt;
    }

    /// Files a fault whose place is a cell, or only counts it.
    void file(const nineways::detail::fault_form& form, std::size_t row, std::size_t column,
              std::initializer_list<nineways::detail::text_piece> pieces) {
        if (!log_.admit(form.kind)) return;
        log_.file(form, pieces);
        log_.filed().back().place = table_.place(row, column);
    }

  private:
    const csv_table& table_;
    nineways::detail::fault_list& log_;
};

}  // namespace nineways::io::detail
