// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/fault.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/fault_log.hpp>
#include <nineways/io/suggestion.hpp>
#include <nineways/io/utf8.hpp>

/// What the import of school lists needs before it reads a number: texts of cells, columns by name, a district's rows.
namespace nineways::io::detail {

/// A cell's text without outer spaces, and with one space for each run of spaces, tabs and line breaks inside.
[[nodiscard]] inline std::string tidy(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    std::string out;
    for (const char c : text) {
        if (spaces.find(c) == std::string_view::npos) {
            out.push_back(c);
        } else if (!out.empty() && out.back() != ' ') {
            out.push_back(' ');
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

[[nodiscard]] inline std::string small_letters(std::string_view text) {
    std::string out{text};
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

/// An id made of a name: small letters and digits, a hyphen for each run of anything else, at most 60 bytes.
[[nodiscard]] inline std::string slug(std::string_view name, std::string_view fallback) {
    std::string out;
    for (const char c : small_letters(name)) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out.push_back(c);
        } else if (!out.empty() && out.back() != '-') {
            out.push_back('-');
        }
        if (out.size() == 60) break;
    }
    if (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? std::string{fallback} : out;
}

/// The columns of a map, found in a table; a fault for each that is not there.
class school_columns {
  public:
    using one = std::optional<std::size_t>;
    using several = std::vector<std::size_t>;

    school_columns(const csv_table& table, const column_map& map, faults& found) : table_(table), found_(found) {
        district = at(map.district);
        district_id = at(map.district_id);
        school_id = at(map.school_id);
        school_name = at(map.school_name);
        const std::size_t faults_before = found_.size();
        for (std::size_t g = 0; g < grade_count; ++g) pupils[g] = all_of(map.pupils[g]);
        all_grades_found = found_.size() == faults_before;
        if (map.total_pupils) total_pupils = at(map.total_pupils->column);
        low_income = need(map.low_income);
        english_learner = need(map.english_learner);
        disability = need(map.disability);
        gifted = need(map.gifted);
        average_class_size = at(map.average_class_size);
        teachers = at(map.teachers);
        average_salary = at(map.average_salary);
        salary_total = at(map.salary_total);
        spending = at(map.spending);
        for (const row_filter& filter : map.skip_rows) {
            if (const one column = at(filter.column)) skips_.push_back({*column, &filter});
        }
    }

    /// Whether the map says that a row is no school.
    [[nodiscard]] bool skipped(std::size_t row) const {
        return std::any_of(skips_.begin(), skips_.end(), [&](const skip& each) {
            const std::string text = tidy(table_.cell(row, each.column));
            const std::vector<std::string>& texts = each.filter->texts;
            return std::find(texts.begin(), texts.end(), text) != texts.end();
        });
    }

    one district, district_id, school_id, school_name, total_pupils, average_class_size;
    one teachers, average_salary, salary_total, spending;
    std::array<several, grade_count> pupils;
    several low_income, english_learner, disability, gifted;
    bool all_grades_found = false;

  private:
    struct skip {
        std::size_t column;
        const row_filter* filter;
    };

    [[nodiscard]] one at(const std::string& name) { return table_.required_column(name, found_); }
    [[nodiscard]] one at(const std::optional<std::string>& name) { return name ? at(*name) : std::nullopt; }
    [[nodiscard]] several all_of(const std::vector<std::string>& names) {
        several columns;
        for (const std::string& name : names) {
            if (const one column = at(name)) columns.push_back(*column);
        }
        return columns;
    }
    [[nodiscard]] several need(const std::optional<need_columns>& wanted) {
        return wanted ? all_of(wanted->columns) : several{};
    }

    const csv_table& table_;
    faults& found_;
    std::vector<skip> skips_;
};

/// Files that no row has the name, with the names that may be meant: the nearest first, then those that share its text.
inline void file_unknown_district(const csv_table& table, std::size_t column, std::string_view wanted, fault_log& log) {
    std::set<std::string> known;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        std::string name = tidy(table.cell(row, column));
        if (!name.empty()) known.insert(std::move(name));
    }
    std::vector<std::string_view> near;
    for (std::size_t slips = 0; slips <= 2; ++slips) {
        for (const std::string& name : known) {
            if (slips <= wanted.size() / 2 && edit_distance(wanted, name) == slips) near.push_back(name);
        }
    }
    const std::string text = small_letters(wanted);
    for (const std::string& name : known) {
        const std::string other = small_letters(name);
        const bool shares = text.size() >= 3 && other.size() >= 3 &&
                            (other.find(text) != std::string::npos || text.find(other) != std::string::npos);
        if (shares && std::find(near.begin(), near.end(), name) == near.end()) near.push_back(name);
    }
    if (near.size() > 5) near.resize(5);
    log.add("unknown districts", [&] {
        const std::vector<std::string_view> names{known.begin(), known.end()};
        return fault{"column \"" + excerpt(table.name(column), 60) + '"', "no row with \"" + excerpt(wanted, 60) + '"',
                     names.empty() ? "the name of a district on every row"
                                   : "a district of the list: " + listed_names(names),
                     near.empty()       ? "Write the name as it stands in this column."
                     : near.size() == 1 ? "Did you mean \"" + std::string{near.front()} + "\"?"
                                        : "Did you mean one of " + listed_names(near) + '?'};
    });
}

/// The rows of the district with this name, or else with this id; none after a fault.
[[nodiscard]] inline std::vector<std::size_t> district_rows(const csv_table& table, const school_columns& columns,
                                                            std::string_view wanted, fault_log& log) {
    std::vector<std::size_t> rows;
    bool any = false;
    const auto take = [&](std::size_t column) {
        for (std::size_t row = 0; row < table.row_count(); ++row) {
            if (wanted.empty() || tidy(table.cell(row, column)) != wanted) continue;
            any = true;
            if (!columns.skipped(row)) rows.push_back(row);
        }
    };
    take(*columns.district);
    if (!any && columns.district_id) take(*columns.district_id);
    if (!any) file_unknown_district(table, *columns.district, wanted, log);
    if (any && rows.empty()) {
        log.add("districts without rows", [&] {
            return fault{"column \"" + excerpt(table.name(*columns.district), 60) + '"',
                         "only rows that the column map skips", "rows of schools of \"" + excerpt(wanted, 60) + '"',
                         "Correct \"skip_rows\" in the column map."};
        });
    }
    if (rows.empty() || !columns.district_id) return rows;
    const auto key = [&](std::size_t row, std::size_t column) { return tidy(table.cell(row, column)); };
    for (const std::size_t column : {*columns.district, *columns.district_id}) {
        const std::string first = key(rows.front(), column);
        const auto other =
            std::find_if(rows.begin(), rows.end(), [&](std::size_t row) { return key(row, column) != first; });
        if (other == rows.end()) continue;
        log.add("districts that are several", [&] {
            return fault{table.place(*other, column),
                         '"' + excerpt(key(*other, column), 60) + "\" for \"" + excerpt(wanted, 60) + '"',
                         '"' + excerpt(first, 60) + "\" as on " + table.place(rows.front()),
                         column == *columns.district_id ? "Several districts have this name: ask for one by its id."
                                                        : "Correct the name or the id."};
        });
        return {};
    }
    return rows;
}

}  // namespace nineways::io::detail
