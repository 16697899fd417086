// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/complete.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/fault.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/name_index.hpp>
#include <nineways/io/school_cells.hpp>
#include <nineways/io/school_rows.hpp>
#include <nineways/units.hpp>

namespace nineways::io {

namespace detail {

inline constexpr nineways::detail::fault_form empty_district{
    "empty districts", "", "{} without pupils", "a district with pupils",
    "Ask for another district, or correct the columns of the pupils in the column map."};
inline constexpr nineways::detail::fault_form repeated_id{
    "ids used twice", "", "{}", "an id of its own for every school of the district",
    "It is also the id on row {}: correct one, or name rows that are no schools in \"skip_rows\" in the column map."};
inline constexpr nineways::detail::fault_form wrong_total{
    "totals that differ", "", "{}", "{}, the sum of the grades",
    "Correct the row, or name the missing grade's column or a \"tolerance\" in the column map."};
inline constexpr nineways::detail::fault_form wrong_total_within{
    "totals that differ", "", "{}", "{}, the sum of the grades, within {}",
    "Correct the row, or name the missing grade's column or a larger \"tolerance\" in the column map."};
inline constexpr nineways::detail::fault_form need_above_pupils{
    "needs above the pupils", "", "{}{}", "at most {}{}",
    "Correct the row, or the columns or their form in the column map."};
inline constexpr nineways::detail::fault_form differing_fact{
    "facts that differ", "", "{}", "{} as on row {}",
    "Correct the row; if the figures are of single schools, take the column out of \"district_facts\" in the column "
    "map."};
inline constexpr nineways::detail::fault_form bad_average{
    "bad averages", "", "{} for each of {} teachers", "{}",
    "Correct the salaries or the teachers, or their columns in the column map."};

/// Makes a draft of one district's rows. Use `read_schools`.
class school_import {
  public:
    school_import(const csv_table& table, const column_map& map, nineways::detail::fault_list& log,
                  district_draft& draft)
        : table_(table), map_(map), log_(log), draft_(draft), columns_(table, map, log), cells_(table, map, log) {}

    /// Fills the draft, which is good if nothing was filed in the list.
    void run(std::string_view name) {
        if (columns_.district) rows_ = district_rows(table_, columns_, tidy(name), log_);
        if (rows_.empty()) return;
        draft_.name = cells_.name(rows_.front(), *columns_.district, nineways::detail::name_size);
        draft_.id = slug(draft_.name, "district");
        draft_.note =
            nineways::detail::text_of(map_.title, ". School year that ends in ",
                                      static_cast<double>(map_.school_year), ". Source: ", map_.source, ".");
        facts();
        for (const std::size_t row : rows_) add_school(row);
        if (draft_.schools.empty() && log_.total() == 0) {
            cells_.file(empty_district, rows_.front(), *columns_.district, {nineways::detail::in_marks(draft_.name)});
        }
    }

  private:
    void add_school(std::size_t row) {
        school_draft s;
        if (columns_.school_name) s.name = cells_.name(row, *columns_.school_name, nineways::detail::name_size);
        s.id = id_of(row, s.name);
        const std::size_t faults_before = log_.total();
        double all = 0;
        for (std::size_t g = 0; g < grade_count; ++g) {
            double here = 0;
            for (const std::size_t column : columns_.pupils[g]) here += cells_.pupils_of_grade(row, column);
            s.enrollment[g] = pupils{here};
            all += here;
        }
        // What is compared with the pupils has to wait until they are right.
        const bool counted = log_.total() == faults_before && columns_.all_grades_found;
        check_total(row, all, counted);
        s.low_income = need(row, columns_.low_income, map_.low_income, all, counted);
        s.english_learner = need(row, columns_.english_learner, map_.english_learner, all, counted);
        s.disability = need(row, columns_.disability, map_.disability, all, counted);
        s.gifted = need(row, columns_.gifted, map_.gifted, all, counted);
        if (columns_.average_class_size) {
            s.reported.average_class_size = cells_.known(row, *columns_.average_class_size, class_size_in_cell);
        }
        if (all > 0) {
            draft_.schools.push_back(std::move(s));
        } else {
            draft_.filled.push_back(
                {"/schools", std::nullopt,
                 nineways::detail::text_of("left out: no pupils at \"", s.name, "\" (", s.id, ")")});
        }
    }

    [[nodiscard]] std::string id_of(std::size_t row, const std::string& name) {
        std::string id;
        if (!map_.school_id) {
            const std::string plain = slug(name, "school");
            id = plain;
            for (std::size_t n = 2; !is_new(id, row); ++n) id = nineways::detail::text_of(plain, "-", n);
        } else if (columns_.school_id) {
            const std::size_t column = *columns_.school_id;
            id = cells_.name(row, column, nineways::detail::id_size);
            if (!is_new(id, row) && !id.empty()) {
                const std::size_t first_row = id_rows_[ids_.add(id)];
                cells_.file(repeated_id, row, column, {nineways::detail::in_marks(id), table_.sheet_row(first_row)});
            }
        }
        return id;
    }
    [[nodiscard]] bool is_new(const std::string& id, std::size_t row) {
        if (ids_.add(id) < id_rows_.size()) return false;
        id_rows_.push_back(row);
        return true;
    }

    void check_total(std::size_t row, double sum, bool counted) {
        if (!columns_.total_pupils) return;
        const auto total = cells_.known(row, *columns_.total_pupils, pupils_in_cell);
        const double tolerance = map_.total_pupils->tolerance;
        if (!total || !counted || std::fabs(*total - sum) <= tolerance) return;
        cells_.file(tolerance > 0 ? wrong_total_within : wrong_total, row, *columns_.total_pupils,
                    {*total, sum, tolerance});
    }

    [[nodiscard]] std::optional<pupils> need(std::size_t row, const school_columns::several& columns,
                                             const std::optional<need_columns>& from, double all, bool counted) {
        if (!from || columns.size() != from->columns.size()) return std::nullopt;
        const bool count = from->form == need_form::count;
        const auto& rule = count                                ? pupils_in_cell
                           : from->form == need_form::percent ? percent_in_cell
                                                                : share_in_cell;
        double sum = 0;
        bool known = true;
        for (const std::size_t column : columns) {
            const auto part = cells_.known(row, column, rule);
            known = known && part.has_value();
            sum += part.value_or(0);
        }
        if (!known || !counted) return std::nullopt;
        const double most = count ? all : rule.max;
        if (sum <= most) return pupils{count ? sum : std::floor(all * sum / most + 0.5)};
        cells_.file(need_above_pupils, row, columns.front(),
                    {sum, columns.size() > 1 ? " in all its columns" : "", most,
                     count ? ", the pupils of the school" : ""});
        return std::nullopt;
    }

    /// A figure that every row of the district repeats; nothing where no row knows it.
    [[nodiscard]] std::optional<double> fact(const school_columns::one& column,
                                             const nineways::detail::number_rule& rule) {
        std::optional<double> first;
        std::size_t first_row = 0;
        for (const std::size_t row : rows_) {
            const auto here = column ? cells_.known(row, *column, rule) : std::nullopt;
            if (!here || here == first) continue;
            if (!first) {
                first = here;
                first_row = row;
            } else {
                cells_.file(differing_fact, row, *column, {*here, *first, table_.sheet_row(first_row)});
            }
        }
        return first;
    }

    void facts() {
        reported_district& r = draft_.reported;
        r.school_year = map_.school_year;
        const auto teachers = fact(columns_.teachers, teachers_in_cell);
        if (teachers) r.teachers = fte{*teachers};
        if (const auto spending = fact(columns_.spending, money_in_cell)) r.spending = dollars{*spending};
        auto average = fact(columns_.average_salary, salary_in_cell);
        const auto total = fact(columns_.salary_total, money_in_cell);
        if (total && teachers && *teachers > 0) {
            average = *total / *teachers;
            if (!salary_in_cell.admits(*average)) {
                cells_.file(bad_average, rows_.front(), *columns_.salary_total,
                            {*average, *teachers, salary_in_cell.words()});
            }
        }
        if (!average) return;
        r.average_salary = dollars_per_fte{*average};
        draft_.average_salary = dated_salary{dollars_per_fte{*average}, map_.school_year};
    }

    const csv_table& table_;
    const column_map& map_;
    nineways::detail::fault_list& log_;
    district_draft& draft_;
    school_columns columns_;
    school_cells cells_;
    std::vector<std::size_t> rows_;
    name_index ids_;
    std::vector<std::size_t> id_rows_;  // where each of them was first
};

}  // namespace detail

/// The draft of one district, by its name or id, from a list of schools, with every fault filed; it means nothing if
/// there are any.
///
/// Only the district's rows are checked. Spaces around a cell do not count, and line breaks in it are spaces.
/// Pupils are whole and add up to the total column within its tolerance. Pre-kindergarten pupils will be on track in
/// homerooms of their own, ungraded pupils in separate settings (`attention_tiers`).
/// A school without pupils is left out, and listed in `filled` at `/schools`.
/// Needs are at most the school's pupils; percents and shares become the nearest whole number, halves up. A group with
/// one unknown column is unknown. Ids come from their column, each once, or from the names, with `-2` for a second.
/// The rows agree on the district's facts. Salaries divided by teachers, where both are known, go before a column of
/// averages. Facts are for comparison (`reported`); only the average salary, in dollars of the list's year, is used.
/// The dollar year stays open.
[[nodiscard]] inline district_draft read_schools(const csv_table& table, const column_map& map,
                                                 std::string_view district_name, nineways::detail::fault_list& log) {
    district_draft draft;
    detail::school_import{table, map, log, draft}.run(district_name);
    return draft;
}

/// A draft as `read_schools` makes it, or `invalid_input` with every fault.
[[nodiscard]] inline district_draft import_schools(const csv_table& table, const column_map& map,
                                                   std::string_view district_name) {
    nineways::detail::fault_list log;
    district_draft draft = read_schools(table, map, district_name, log);
    throw_if_any(log.take());
    return draft;
}

}  // namespace nineways::io
