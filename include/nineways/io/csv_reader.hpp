// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/encoding.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io {

inline constexpr std::size_t max_csv_columns = 10'000;
inline constexpr std::size_t max_csv_cells = 20'000'000;

namespace detail {

inline constexpr nineways::detail::fault_form empty_table{"empty texts", "row 1", "an empty text",
                                                          "a table with a header row",
                                                          "Check that it is the right file and that it was saved."};
inline constexpr nineways::detail::fault_form wrong_length{"rows of the wrong length", "row {}", "{}{}",
                                                           "{}{}, as in the header row", "{}"};
inline constexpr nineways::detail::fault_form too_wide{"tables too large", "row {}", "more than 10000 columns",
                                                       "at most 10000 columns", "Split the table."};
inline constexpr nineways::detail::fault_form too_long{"tables too large", "row {}", "more than 20 million cells",
                                                       "at most 20 million cells", "Split the table."};
inline constexpr nineways::detail::fault_form endless_cell{"cells without an end", "row {}, column {}", "\"{}",
                                                           "a closing quotation mark before the end of the table",
                                                           "Close the cell; write a quotation mark inside it twice."};
inline constexpr nineways::detail::fault_form stray_mark{
    "stray quotation marks", "row {}, column {}", "{}", "quotation marks around a whole cell, or none",
    "Put the whole cell in quotation marks and write those inside it twice."};
inline constexpr nineways::detail::fault_form other_separator{
    "other separators", "row {}", "{}", "cells separated by {}", "The table uses {}: save it with {}."};
inline constexpr nineways::detail::fault_form repeated_name{"names used twice", "row {}, column {}", "\"{}\"",
                                                            "a name of its own for every column",
                                                            "It is also the name of column {}: rename one."};
inline constexpr nineways::detail::fault_form not_utf8{"cells that are not UTF-8", "row {}, column {}", "{} ({})",
                                                       "a table in UTF-8", "{}"};

/// Reads one table. Use `read_csv`.
class csv_parser {
  public:
    csv_parser(csv_table& table, char separator, nineways::detail::fault_list& log)
        : table_(table), separator_(separator), log_(log) {}

    void run(std::string_view whole) {
        table_.text_ = without_byte_order_mark(whole);
        const bool encoded = first_invalid_utf8(table_.text_) == std::string_view::npos;
        while (at_ < text().size() && read_row()) {
        }
        if (table_.names_.empty()) log_.add(empty_table);
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
        if (header) {
            make_room();
            return true;
        }
        check_length(cells.size() - first);
        cells.resize(first + table_.names_.size());  // the right shape, so that the rest can be checked; see check_size
        table_.sheet_rows_.push_back(sheet_row_);
        return true;
    }

    /// For as many rows as there are line breaks, so that large tables are not moved about while they grow.
    void make_room() {
        const auto rest = text().begin() + static_cast<std::ptrdiff_t>(at_);
        const auto rows = static_cast<std::size_t>(std::count(rest, text().end(), '\n')) + 1;
        const std::size_t most = std::min(max_csv_cells, text().size());  // a cell takes a byte
        table_.cells_.reserve(std::min(rows * table_.names_.size(), most));
        table_.sheet_rows_.reserve(std::min(rows, most));
    }

    void check_length(std::size_t count) {
        const std::size_t wanted = table_.names_.size();
        if (count == wanted) return;
        log_.add(wrong_length, row(), count, count == 1 ? " cell" : " cells", wanted, wanted == 1 ? " cell" : " cells",
                 count < wanted ? "Add the missing cells, or close a quotation mark before this row."
                                : "Put a cell that contains a separator in double quotation marks.");
    }

    /// Stops at tables that would take far more memory than their text, or far too long to check.
    [[nodiscard]] bool check_size() {
        const bool wide = table_.names_.size() > max_csv_columns;
        if (!wide && table_.cells_.size() <= max_csv_cells) return true;
        log_.add(wide ? too_wide : too_long, row());
        return false;
    }

    [[nodiscard]] bool read_cell(std::size_t column, span& cell) {
        const std::size_t begin = at_;
        if (at_ < text().size() && text()[at_] == '"') return read_quoted(column, cell);
        const char* const data = text().data();
        const std::size_t size = text().size();
        std::size_t at = begin;
        for (;; ++at) {
            at = next_special(data, size, at);
            if (at == size || data[at] != '"') break;
            at_ = at;
            file_stray(column, begin);
        }
        at_ = at;
        cell = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_ - begin)};
        return true;
    }

    /// Where the next separator, line break or quotation mark stands, or the end.
    [[nodiscard]] std::size_t next_special(const char* data, std::size_t size, std::size_t at) const noexcept {
        if constexpr (std::endian::native == std::endian::little) {  // eight bytes at a time
            constexpr std::uint64_t each = 0x0101010101010101U;
            for (; at + 8 <= size; at += 8) {
                std::uint64_t eight = 0;
                std::memcpy(&eight, data + at, sizeof eight);
                std::uint64_t found = 0;  // the lowest bit that is set tells the first byte for sure
                for (const char c : {separator_, '\n', '\r', '"'}) {
                    const std::uint64_t x = eight ^ (each * static_cast<unsigned char>(c));
                    found |= (x - each) & ~x;
                }
                found &= each << 7U;
                if (found != 0) return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
            }
        }
        while (at < size && data[at] != separator_ && data[at] != '"' && !ends_row(data[at])) ++at;
        return at;
    }

    /// A cell in quotation marks; doubled ones become single in place, since the cell only gets shorter.
    [[nodiscard]] bool read_quoted(std::size_t column, span& cell) {
        const std::size_t begin = ++at_;
        std::size_t end = begin;
        for (;; ++at_) {
            if (at_ == text().size()) {
                const std::string_view opened = std::string_view{text()}.substr(begin, end - begin);
                log_.add(endless_cell, row(), column_piece(column), line_of(opened));
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
        if (!log_.admit(stray_mark.kind)) return;
        log_.file(stray_mark, {row(), column_piece(column), line_of(std::string_view{text()}.substr(from))});
    }

    void check_header() {
        const std::size_t count = table_.names_.size();
        if (count == 1) {
            for (const char other : {';', '\t', ','}) {
                if (other == separator_ || table_.name(0).find(other) == std::string_view::npos) continue;
                log_.add(other_separator, std::size_t{header_row_}, excerpt(table_.name(0), 60), words_of(separator_),
                         words_of(other), words_of(separator_));
                return;
            }
        }
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view name = table_.name(i);
            const std::size_t earlier = *table_.column(name);
            if (name.empty() || earlier == i) continue;
            log_.add(repeated_name, std::size_t{header_row_}, i + 1, excerpt(name, 58), earlier + 1);
        }
    }

    void check_encoding() {
        const std::size_t columns = table_.names_.size();
        for (std::size_t i = 0; i < columns * (1 + table_.row_count()); ++i) {
            const std::string_view cell = table_.view(i < columns ? table_.names_[i] : table_.cells_[i - columns]);
            const std::size_t bad = first_invalid_utf8(cell);
            if (bad == std::string_view::npos || !log_.admit(not_utf8.kind)) continue;
            const std::size_t row = i < columns ? header_row_ : table_.sheet_row(i / columns - 1);
            log_.file(not_utf8, {row, i < columns ? nineways::detail::text_piece{i + 1} : column_piece(i % columns),
                                 excerpt(cell, 50), byte_words(cell[bad]), mend_encoding(cell, bad)});
        }
    }

    [[nodiscard]] static std::string line_of(std::string_view rest) {
        return excerpt(rest.substr(0, rest.find_first_of("\r\n")), 60);
    }
    [[nodiscard]] std::size_t row() const noexcept { return sheet_row_; }
    /// A column by its name, or by its number where the name is not known yet, or no text.
    [[nodiscard]] nineways::detail::text_piece column_piece(std::size_t column) const {
        const bool known = header_row_ != 0 && column < table_.names_.size();
        const std::string_view name = known ? table_.name(column) : std::string_view{};
        if (!known || first_invalid_utf8(name) != std::string_view::npos) return column + 1;
        return nineways::detail::in_marks(name);
    }
    [[nodiscard]] static const char* words_of(char separator) noexcept {
        switch (separator) {
            case ',':
                return "commas";
            case ';':
                return "semicolons";
            case '\t':
                return "tabs";
            default:
                return "another character";
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

/// The table in a text (RFC 4180), with every fault filed by row and column; it means nothing if there are any.
///
/// UTF-8 with or without a byte order mark; rows end in CR LF, LF or CR; cells in double quotation marks may hold
/// separators, line breaks and doubled quotation marks. The first row names the columns: no name twice, but several
/// may be empty. Faults: rows of another length than the header, stray or unclosed quotation marks, bytes that are
/// not UTF-8, another separator than expected. Rows without any character are skipped (in a table of one column they
/// are an empty cell). Spaces belong to the cells. At most 128 MB,
/// 10,000 columns and 20 million cells; at most 100 faults of a kind are listed, the rest counted.
[[nodiscard]] inline csv_table read_csv(std::string_view text, nineways::detail::fault_list& log,
                                        char separator = ',') {
    csv_table table;
    if (is_readable(text, "table", log)) detail::csv_parser{table, separator, log}.run(text);
    return table;
}

/// A table as `read_csv` reads it, or `invalid_input` with every fault.
[[nodiscard]] inline csv_table parse_csv(std::string_view text, char separator = ',') {
    nineways::detail::fault_list log;
    csv_table table = read_csv(text, log, separator);
    throw_if_any(log.take());
    return table;
}

}  // namespace nineways::io
