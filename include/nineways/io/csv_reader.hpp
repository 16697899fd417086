// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/encoding.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io {

inline constexpr std::size_t max_csv_columns = 10'000;
inline constexpr std::size_t max_csv_cells = 20'000'000;

namespace detail {

/// Reads one table. Use `parse_csv`.
class csv_parser {
  public:
    csv_parser(csv_table& table, char separator, nineways::detail::fault_list& log)
        : table_(table), separator_(separator), log_(log) {}

    void run(std::string_view whole) {
        table_.text_ = without_byte_order_mark(whole);
        const bool encoded = first_invalid_utf8(table_.text_) == std::string_view::npos;
        while (at_ < text().size() && read_row()) {
        }
        if (table_.names_.empty()) {
            file("empty texts", "row 1", "an empty text", "a table with a header row",
                 "Check that it is the right file and that it was saved.");
        }
        if (table_.names_.size() <= max_csv_columns) check_header();
        if (!encoded) check_encoding();
    }

  private:
    using span = csv_table::span;

    [[nodiscard]] std::string& text() noexcept { return table_.text_; }
    [[nodiscard]] bool ends_row(char c) const noexcept { return c == '\n' || c == '\r'; }
    [[nodiscard]] bool ends_cell() const noexcept {
        const std::string& text = table_.text_;
        return at_ == text.size() || text[at_] == separator_ || ends_row(text[at_]);
    }

    void step_over_line_break() noexcept {
        const bool is_return = text()[at_++] == '\r';
        if (is_return && at_ < text().size() && text()[at_] == '\n') ++at_;
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
        check_length(cells.size() - first);
        cells.resize(first + table_.names_.size());  // the right shape, so that the rest can be checked; see check_size
        table_.sheet_rows_.push_back(sheet_row_);
        return true;
    }

    void check_length(std::size_t count) {
        const std::size_t wanted = table_.names_.size();
        if (count == wanted || !log_.admit("rows of the wrong length")) return;
        log_.file({row_words(), cells_of(count), cells_of(wanted) + ", as in the header row",
                   count < wanted ? "Add the missing cells, or close a quotation mark before this row."
                                  : "Put a cell that contains a separator in double quotation marks."});
    }
    [[nodiscard]] static std::string cells_of(std::size_t count) {
        return whole_text(count) + (count == 1 ? " cell" : " cells");
    }

    /// Stops at tables that would take far more memory than their text, or far too long to check.
    [[nodiscard]] bool check_size() {
        const bool wide = table_.names_.size() > max_csv_columns;
        if (!wide && table_.cells_.size() <= max_csv_cells) return true;
        file("tables too large", row_words(), wide ? "more than 10000 columns" : "more than 20 million cells",
             wide ? "at most 10000 columns" : "at most 20 million cells", "Split the table.");
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
                file("cells that do not end", cell_words(column), '"' + line_of(opened),
                     "a closing quotation mark before the end of the table",
                     "Close the cell; write a quotation mark inside it twice.");
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
        if (!log_.admit("stray quotation marks")) return;
        log_.file({cell_words(column), line_of(std::string_view{text()}.substr(from)),
                   "quotation marks around a whole cell, or none",
                   "Put the whole cell in quotation marks and write those inside it twice."});
    }

    void check_header() {
        const std::size_t count = table_.names_.size();
        if (count == 1) {
            for (const char other : {';', '\t', ','}) {
                if (other == separator_ || table_.name(0).find(other) == std::string_view::npos) continue;
                const char* wanted = words_of(separator_);
                file("other separators", header_words(), excerpt(table_.name(0), 60),
                     nineways::detail::text_of("cells separated by ", wanted),
                     nineways::detail::text_of("The table uses ", words_of(other), ": save it with ", wanted, "."));
                return;
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view name = table_.name(i);
            const std::size_t earlier = *table_.column(name);
            if (name.empty() || earlier == i || !log_.admit("names used twice")) continue;
            log_.file({header_words(i), nineways::detail::text_of("\"", excerpt(name, 58), "\""),
                       "a name of its own for every column",
                       nineways::detail::text_of("It is also the name of column ", earlier + 1, ": rename one.")});
        }
    }

    void check_encoding() {
        const std::size_t columns = table_.names_.size();
        for (std::size_t i = 0; i < columns * (1 + table_.row_count()); ++i) {
            const std::string_view cell = table_.view(i < columns ? table_.names_[i] : table_.cells_[i - columns]);
            const std::size_t bad = first_invalid_utf8(cell);
            if (bad == std::string_view::npos || !log_.admit("cells that are not UTF-8")) continue;
            log_.file({i < columns ? header_words(i) : table_.place(i / columns - 1, i % columns),
                       nineways::detail::text_of(excerpt(cell, 50), " (", byte_words(cell[bad]), ")"),
                       "a table in UTF-8", std::string{mend_encoding(cell, bad)}});
        }
    }

    void file(std::string_view kind, std::string_view place, std::string_view found, std::string_view expected,
              std::string_view mend) {
        log_.add(nineways::detail::fault_form{kind, "{}", "{}", "{}", "{}"}, place, found, expected, mend);
    }

    [[nodiscard]] static std::string line_of(std::string_view rest) {
        return excerpt(rest.substr(0, rest.find_first_of("\r\n")), 60);
    }
    [[nodiscard]] std::string row_words() const { return "row " + whole_text(sheet_row_); }
    [[nodiscard]] std::string cell_words(std::size_t column) const {
        if (header_row_ == 0 || column >= table_.names_.size()) {  // the names are not all known yet
            return nineways::detail::text_of(row_words(), ", column ", column + 1);
        }
        return nineways::detail::text_of(row_words(), ", column \"", excerpt(table_.name(column), 60), "\"");
    }
    [[nodiscard]] std::string header_words() const { return "row " + whole_text(header_row_); }
    [[nodiscard]] std::string header_words(std::size_t column) const {
        return nineways::detail::text_of(header_words(), ", column ", column + 1);
    }
    [[nodiscard]] static const char* words_of(char separator) noexcept {
        switch (separator) {
            case ',': return "commas";
            case ';': return "semicolons";
            case '\t': return "tabs";
            default: return "another character";
        }
    }

    csv_table& table_;
    char separator_;
    nineways::detail::fault_list& log_;
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
    nineways::detail::fault_list log;
    csv_table table;
    if (is_readable(text, "table", log)) detail::csv_parser{table, separator, log}.run(text);
    throw_if_any(log.take());
    return table;
}

}  // namespace nineways::io
