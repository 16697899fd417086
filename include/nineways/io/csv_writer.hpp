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
    csv_cell(std::string_view text) noexcept : text_(text) {}             // NOLINT: a row mixes texts and numbers
    csv_cell(const char* text) noexcept : text_(text) {}                  // NOLINT
    csv_cell(const std::string& text) noexcept : text_(text) {}           // NOLINT
    csv_cell(std::same_as<double> auto number) noexcept                   // NOLINT
        : number_(number), is_number_(true) {}
    template <std::integral Integer>
        requires(sizeof(Integer) <= 4 && !std::same_as<Integer, bool> && !std::same_as<Integer, char>)
    csv_cell(Integer number) noexcept                                     // NOLINT
        : number_(static_cast<double>(number)), is_number_(true) {}

    [[nodiscard]] bool is_number() const noexcept { return is_number_; }
    [[nodiscard]] double number() const noexcept { return number_; }
    [[nodiscard]] std::string_view text() const noexcept { return text_; }

  private:
    std::string_view text_;
    double number_ = 0;
    bool is_number_ = false;
};

/// Appends one row, ended by a line feed. Numbers are written as in JSON (`append_number`); NaN and infinity throw
/// `invalid_input`. Ill-formed UTF-8 in texts becomes U+FFFD.
///
/// A text that a spreadsheet could take for a formula (it begins with = + - @, a tab or a line break) gets an
/// apostrophe before it; numbers never do. A text is quoted where it holds a comma, quotation mark, line break or
/// outer space; a row of one empty text is quoted so that it is not a blank line.
inline void append_csv_row(std::string& out, std::span<const csv_cell> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out.push_back(',');
        if (cells[i].is_number()) {
            const double number = cells[i].number();
            if (append_number(out, number)) continue;
            throw invalid_input{fault{"", nineways::detail::decimal_text(number), "a finite number",
                                      "Report this: a result must be a number."}};
        }
        std::string text = clean_utf8(cells[i].text());
        if (!text.empty() && std::string_view{"=+-@\t\r\n"}.find(text[0]) != std::string_view::npos) {
            text.insert(text.begin(), '\'');
        }
        const bool alone = text.empty() && cells.size() == 1;
        const bool spaced = !text.empty() && (text.front() == ' ' || text.back() == ' ');
        if (!alone && !spaced && text.find_first_of(",\"\r\n") == std::string::npos) {
            out += text;
            continue;
        }
        out.push_back('"');
        for (const char c : text) {
            if (c == '"') out.push_back('"');
            out.push_back(c);
        }
        out.push_back('"');
    }
    out.push_back('\n');
}

inline void append_csv_row(std::string& out, std::initializer_list<csv_cell> cells) {
    append_csv_row(out, std::span<const csv_cell>{cells.begin(), cells.size()});
}

}  // namespace nineways::io
