// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/name_index.hpp>
#include <nineways/io/near_names.hpp>
#include <nineways/io/suggestion.hpp>
#include <nineways/io/table_cells.hpp>

/// What the import of school lists needs before it reads a number: texts of cells, columns by name, a district's rows.
namespace nineways::io::detail {

[[nodiscard]] inline bool is_one_of(std::string_view text, const std::vector<std::string>& texts) noexcept {
    for (const std::string& each : texts) {
        if (each == text) return true;
    }
    return false;
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

    school_columns(const csv_table& table, const column_map& map, nineways::detail::fault_list& log)
        : table_(table), log_(log) {
        find(map.district, district);
        find(map.district_id, district_id);
        find(map.school_id, school_id);
        find(map.school_name, school_name);
        const std::size_t faults_before = log_.total();
        for (std::size_t g = 0; g < grade_count; ++g) find(map.pupils[g], pupils[g]);
        all_grades_found = log_.total() == faults_before;
        if (map.total_pupils) find(map.total_pupils->column, total_pupils);
        find(map.low_income, low_income);
        find(map.english_learner, english_learner);
        find(map.disability, disability);
        find(map.gifted, gifted);
        find(map.average_class_size, average_class_size);
        find(map.teachers, teachers);
        find(map.average_salary, average_salary);
        find(map.salary_total, salary_total);
        find(map.spending, spending);
        for (const row_filter& filter : map.skip_rows) {
            one column;
            find(filter.column, column);
            if (column) skips_.push_back({*column, &filter});
        }
    }

    /// Whether the map says that a row is no school.
    [[nodiscard]] bool skipped(std::size_t row) const {
        for (const skip& each : skips_) {
            if (is_one_of(tidy(table_.cell(row, each.column)), each.filter->texts)) return true;
        }
        return false;
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

    [[gnu::noinline]] void find(const std::string& name, one& column) { column = table_.required_column(name, log_); }
    [[gnu::noinline]] void find(const std::optional<std::string>& name, one& column) {
        if (name) find(*name, column);
    }
    [[gnu::noinline]] void find(const std::vector<std::string>& names, several& columns) {
        for (const std::string& name : names) {
            one column;
            find(name, column);
            if (column) columns.push_back(*column);
        }
    }
    [[gnu::noinline]] void find(const std::optional<need_columns>& wanted, several& columns) {
        if (wanted) find(wanted->columns, columns);
    }

    const csv_table& table_;
    nineways::detail::fault_list& log_;
    std::vector<skip> skips_;
};

inline constexpr nineways::detail::fault_form unknown_district{
    "unknown districts", "column {}", "no row with {}", "{}{}", "{}"};
inline constexpr nineways::detail::fault_form skipped_district{
    "districts without rows", "column {}", "only rows that the column map skips", "rows of schools of {}",
    "Correct \"skip_rows\" in the column map."};
inline constexpr nineways::detail::fault_form several_districts{
    "districts that are several", "{}", "{} for {}", "{} as on row {}", "{}"};

/// Files that no row has the name, with those that may be meant: the nearest first, then those that share its text.
inline void file_unknown_district(const csv_table& table, std::size_t column, std::string_view wanted,
                                  nineways::detail::fault_list& log) {
    name_index index;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const std::string name = tidy(table.cell(row, column));
        if (!name.empty()) index.add(name);
    }
    std::vector<std::string_view> names;
    for (const std::string& name : index.names()) names.push_back(name);
    log.add(unknown_district, nineways::detail::in_marks(table.name(column)), nineways::detail::in_marks(wanted),
            names.empty() ? "the name of a district on every row" : "a district of the list: ", listed_names(names),
            meant_names(wanted, names, "Write the name as it stands in this column."));
}

/// The rows of the district with this name, or else with this id; none after a fault.
[[nodiscard]] inline std::vector<std::size_t> district_rows(const csv_table& table, const school_columns& columns,
                                                            std::string_view wanted,
                                                            nineways::detail::fault_list& log) {
    using nineways::detail::in_marks;
    std::vector<std::size_t> rows;
    bool any = false;
    for (const school_columns::one& column : {columns.district, columns.district_id}) {
        for (std::size_t row = 0; column && !wanted.empty() && row < table.row_count(); ++row) {
            if (tidy(table.cell(row, *column)) != wanted) continue;
            any = true;
            if (!columns.skipped(row)) rows.push_back(row);
        }
        if (any) break;
    }
    const std::size_t name_column = *columns.district;
    if (!any) file_unknown_district(table, name_column, wanted, log);
    if (any && rows.empty()) log.add(skipped_district, in_marks(table.name(name_column)), in_marks(wanted));
    if (rows.empty() || !columns.district_id) return rows;
    for (const std::size_t column : {name_column, *columns.district_id}) {
        const std::string first = tidy(table.cell(rows.front(), column));
        for (const std::size_t row : rows) {
            const std::string other = tidy(table.cell(row, column));
            if (other == first) continue;
            log.add(several_districts, table.place(row, column), in_marks(other), in_marks(wanted), in_marks(first),
                    table.sheet_row(rows.front()),
                    column == name_column ? "Correct the name or the id."
                                          : "Several districts have this name: ask for one by its id.");
            return {};
        }
    }
    return rows;
}

}  // namespace nineways::io::detail
