// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/encoding.hpp>
#include <nineways/io/fault_log.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io {

inline constexpr std::size_t max_csv_columns = 10'000;
inline constexpr std::size_t max_csv_cells = 20'000'000;

namespace detail {

/// Reads one table. Use `parse_csv`.
class csv_parser {
  public:
    csv_parser(std::string_view text, char separator) : separator_(separator), log_(found_) {
        if (auto whole = unreadable(text, "table")) throw invalid_input{std::move(*whole)};
        table_.text_ = without_byte_order_mark(text);
    }

    [[nodiscard]] csv_table run() {
        const bool encoded = first_invalid_utf8(table_.text_) == std::string_view::npos;
        while (at_ < text().size() && read_row()) {
        }
        if (table_.names_.empty()) {
            found_.push_back({"row 1", "an empty text", "a table with a header row",
                              "Check that it is the right file and that it was saved."});
        }
        if (table_.names_.size() <= max_csv_columns) check_header();
        if (!encoded) check_encoding();
        throw_if_any(std::move(found_));
        return std::move(table_);
    }

  private:
    using span = csv_table::span;

    [[nodiscard]] std::string& text() noexcept { return table_.text_; }
    [[nodiscard]] bool ends_row(char c) const noexcept { return c == '\n' || c == '\r'; }
    [[nodiscard]] bool ends_cell() const noexcept {
        const std::string& text = table_.text_;
        return at_ == text.size() || text[at_] == separator_ || ends_row(text[at_]);
    }

    void step_over_line_break() {
        at_ += text().compare(at_, 2, "\r\n") == 0 ? 2U : 1U;
    }

    /// Reads the row that begins here. False after a fault that hides where the next one begins.
    [[nodiscard]] bool read_row() {
        ++sheet_row_;
        const bool header = table_.names_.empty();
        if (ends_row(text()[at_]) && (header || table_.names_.size() > 1)) {
            step_over_line_break();
            return true;
        }
        auto& cells = header ? table_.names_ : table_.cells_;
        const std::size_t first = cells.size();
        for (;;) {
            span cell;
            if (!read_cell(cells.size() - first, cell)) return false;
            cells.push_back(cell);
            if (at_ == text().size() || text()[at_] != separator_) break;
            ++at_;
        }
        if (at_ < text().size()) step_over_line_break();
        if (header) header_row_ = sheet_row_;
        if (!check_size()) return false;
        if (header) return true;
        const std::size_t count = cells.size() - first;
        const std::size_t wanted = table_.names_.size();
        if (count != wanted) {
            log_.add("rows of the wrong length", [&] {
                const auto cells_of = [](std::size_t n) { return whole_text(n) + (n == 1 ? " cell" : " cells"); };
                return fault{row_words(), cells_of(count), cells_of(wanted) + ", as in the header row",
                             count < wanted ? "Add the missing cells, or close a quotation mark before this row."
                                            : "Put a cell that contains a separator in double quotation marks."};
            });
        }
        cells.resize(first + wanted);  // the right shape, so that the rest can be checked; see check_size
        table_.sheet_rows_.push_back(sheet_row_);
        return true;
    }

    /// Stops at tables that would take far more memory than their text, or far too long to check.
    [[nodiscard]] bool check_size() {
        const bool wide = table_.names_.size() > max_csv_columns;
        if (!wide && table_.cells_.size() <= max_csv_cells) return true;
        const std::string limit = wide ? whole_text(max_csv_columns) + " columns"
                                       : whole_text(max_csv_cells / 1'000'000) + " million cells";
        found_.push_back({row_words(), "more than " + limit, "at most " + limit, "Split the table."});
        return false;
    }

    [[nodiscard]] bool read_cell(std::size_t column, span& cell) {
        const std::size_t begin = at_;
        if (at_ < text().size() && text()[at_] == '"') return read_quoted(column, cell);
        while (!ends_cell()) {
            if (text()[at_] == '"') file_stray(column, begin);
            ++at_;
        }
        cell = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_ - begin)};
        return true;
    }

    /// A cell in quotation marks; doubled ones become single in place, since the cell only gets shorter.
    [[nodiscard]] bool read_quoted(std::size_t column, span& cell) {
        const std::size_t begin = ++at_;
        std::size_t end = begin;
        for (;; ++at_) {
            if (at_ == text().size()) {
                const std::string_view opened = std::string_view{text()}.substr(begin, end - begin);
                found_.push_back({cell_words(column), '"' + excerpt(opened.substr(0, opened.find_first_of("\r\n")), 60),
                                  "a closing quotation mark before the end of the table",
                                  "Close the cell; write a quotation mark inside it twice."});
                return false;
            }
            if (text()[at_] == '"') {
                if (at_ + 1 == text().size() || text()[at_ + 1] != '"') break;
                ++at_;
            }
            text()[end++] = text()[at_];
        }
        ++at_;
        cell = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
        if (!ends_cell()) file_stray(column, at_);
        while (!ends_cell()) ++at_;
        return true;
    }

    void file_stray(std::size_t column, std::size_t from) {
        log_.add("stray quotation marks", [&] {
            const std::string_view rest = std::string_view{text()}.substr(from);
            return fault{cell_words(column), excerpt(rest.substr(0, rest.find_first_of("\r\n")), 60),
                         "quotation marks around a whole cell, or none",
                         "Put the whole cell in quotation marks and write those inside it twice."};
        });
    }

    void check_header() {
        const auto& names = table_.names_;
        if (names.size() == 1) {
            for (const char other : {';', '\t', ','}) {
                if (other == separator_ || table_.name(0).find(other) == std::string_view::npos) continue;
                found_.push_back({"row " + whole_text(header_row_), excerpt(table_.name(0), 60),
                                  std::string{"cells separated by "} + words_of(separator_),
                                  std::string{"The table uses "} + words_of(other) + ": save it with " +
                                      words_of(separator_) + "."});
                return;
            }
        }
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto earlier = table_.column(table_.name(i));
            if (table_.name(i).empty() || *earlier == i) continue;
            log_.add("names used twice", [&] {
                return fault{"row " + whole_text(header_row_) + ", column " + whole_text(i + 1),
                             '"' + excerpt(table_.name(i), 58) + '"', "a name of its own for every column",
                             "It is also the name of column " + whole_text(*earlier + 1) + ": rename one."};
            });
        }
    }

    void check_encoding() {
        const auto check = [&](std::string_view cell, auto place) {
            const std::size_t bad = first_invalid_utf8(cell);
            if (bad == std::string_view::npos) return;
            log_.add("cells that are not UTF-8", [&] {
                return fault{place(), excerpt(cell, 50) + " (" + byte_words(cell[bad]) + ")", "a table in UTF-8",
                             mend_encoding(cell, bad)};
            });
        };
        for (std::size_t column = 0; column < table_.column_count(); ++column) {
            check(table_.name(column),
                  [&] { return "row " + whole_text(header_row_) + ", column " + whole_text(column + 1); });
        }
        for (std::size_t row = 0; row < table_.row_count(); ++row) {
            for (std::size_t column = 0; column < table_.column_count(); ++column) {
                check(table_.cell(row, column), [&] { return table_.place(row, column); });
            }
        }
    }

    [[nodiscard]] std::string row_words() const { return "row " + whole_text(sheet_row_); }
    [[nodiscard]] std::string cell_words(std::size_t column) const {
        if (header_row_ == 0 || column >= table_.names_.size()) {  // the names are not all known yet
            return row_words() + ", column " + whole_text(column + 1);
        }
        return row_words() + ", column \"" + excerpt(table_.name(column), 60) + '"';
    }
    [[nodiscard]] static const char* words_of(char separator) noexcept {
        switch (separator) {
            case ',': return "commas";
            case ';': return "semicolons";
            case '\t': return "tabs";
            default: return "another character";
        }
    }

    char separator_;
    faults found_;
    fault_log log_;
    csv_table table_;
    std::size_t at_ = 0;
    std::uint32_t sheet_row_ = 0;
    std::uint32_t header_row_ = 0;  // 0 until it is read
};

}  // namespace detail

/// The table in a text (RFC 4180), or `invalid_input` with every fault by row and column.
///
/// UTF-8 with or without a byte order mark; rows end in CR LF, LF or CR; cells in double quotation marks may hold
/// separators, line breaks and doubled quotation marks. The first row names the columns: no name twice, but several
/// may be empty. Faults: rows of another length than the header, stray or unclosed quotation marks, bytes that are
/// not UTF-8, another separator than expected. Rows without any character are skipped (in a table of one column they
/// are an empty cell). Spaces belong to the cells. At most 128 MB,
/// 10,000 columns and 20 million cells; at most 100 faults of a kind are listed, the rest counted.
[[nodiscard]] inline csv_table parse_csv(std::string_view text, char separator = ',') {
    return detail::csv_parser{text, separator}.run();
}

}  // namespace nineways::io
