// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include <nineways/detail/fault_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io {

/// A cell to be written: a text (a view that outlives the cell) or a number.
class csv_cell {
  public:
    csv_cell(std::string_view text) noexcept : text_(text) {}    // NOLINT: a row mixes texts and numbers
    csv_cell(const char* text) noexcept : text_(text) {}         // NOLINT
    csv_cell(const std::string& text) noexcept : text_(text) {}  // NOLINT
    csv_cell(std::same_as<double> auto number) noexcept          // NOLINT
        : number_(number), is_number_(true) {}
    template <std::integral Integer>
    requires(sizeof(Integer) <= 4 && !std::same_as<Integer, bool> && !std::same_as<Integer, char>)
        csv_cell(Integer number)
    noexcept  // NOLINT
        : number_(static_cast<double>(number)), is_number_(true) {}

    [[nodiscard]] bool is_number() const noexcept { return is_number_; }
    [[nodiscard]] double number() const noexcept { return number_; }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

  private:
    std::string_view text_;
    double number_ = 0;
    bool is_number_ = false;
};

/// Appends a text as a cell. Ill-formed UTF-8 becomes U+FFFD.
///
/// A text that a spreadsheet could take for a formula (it begins with = + - @, a tab or a line break) gets an
/// apostrophe before it. A text is quoted where it holds a comma, quotation mark, line break or outer space.
inline void append_csv_text(std::string& out, std::string_view text) {
    const auto is_special = [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; };
    std::string clean;
    if (first_invalid_utf8(text) != std::string_view::npos) text = clean = clean_utf8(text);
    const bool marked = !text.empty() && std::string_view{"=+-@\t\r\n"}.find(text[0]) != std::string_view::npos;
    bool quoted = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    for (const char c : text) quoted = quoted || is_special(c);
    if (quoted) out.push_back('"');
    if (marked) out.push_back('\'');
    if (!quoted) {
        out += text;
        return;
    }
    for (const char c : text) {
        if (c == '"') out.push_back('"');
        out.push_back(c);
    }
    out.push_back('"');
}

/// Appends one row, ended by a line feed: texts as `append_csv_text` has them, numbers as in JSON (`append_number`);
/// NaN and infinity throw `invalid_input`. A row of one empty text is quoted so that it is not a blank line.
inline void append_csv_row(std::string& out, std::span<const csv_cell> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out.push_back(',');
        if (!cells[i].is_number()) {
            if (cells.size() == 1 && cells[i].text().empty()) out += "\"\"";
            append_csv_text(out, cells[i].text());
            continue;
        }
        const double number = cells[i].number();
        if (append_number(out, number)) continue;
        throw invalid_input{fault{"", nineways::detail::decimal_text(number), "a finite number",
                                  "Report this: a result must be a number."}};
    }
    out.push_back('\n');
}

inline void append_csv_row(std::string& out, std::initializer_list<csv_cell> cells) {
    append_csv_row(out, std::span<const csv_cell>{cells.begin(), cells.size()});
}

}  // namespace nineways::io
