// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/complete.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/bounds.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/fault_log.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/school_cells.hpp>
#include <nineways/io/school_rows.hpp>
#include <nineways/units.hpp>

namespace nineways::io {

namespace detail {

/// Makes a draft of one district's rows. Use `import_schools`.
class school_import {
  public:
    school_import(const csv_table& table, const column_map& map, std::string_view name)
        : table_(table), map_(map), log_(found_), columns_(table, map, found_), cells_(table, map, log_),
          wanted_(tidy(name)) {}
    school_import(const school_import&) = delete;
    school_import& operator=(const school_import&) = delete;

    [[nodiscard]] district_draft run() {
        if (columns_.district) rows_ = district_rows(table_, columns_, wanted_, log_);
        if (rows_.empty()) throw invalid_input{std::move(found_)};
        draft_.name = cells_.name(rows_.front(), *columns_.district);
        draft_.id = slug(draft_.name, "district");
        draft_.note = map_.title + ". School year that ends in " + whole_text(map_.school_year) +
                      ". Source: " + map_.source + ".";
        facts();
        for (const std::size_t row : rows_) add_school(row);
        if (draft_.schools.empty() && found_.empty()) {
            cells_.file("empty districts", rows_.front(), *columns_.district,
                        school_cells::quoted(draft_.name) + " without pupils", "a district with pupils",
                        "Ask for another district, or correct the columns of the pupils in the column map.");
        }
        throw_if_any(std::move(found_));
        return std::move(draft_);
    }

  private:
    void add_school(std::size_t row) {
        school_draft s;
        if (columns_.school_name) s.name = cells_.name(row, *columns_.school_name);
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
            const bounds size{.min = 0, .max = 1000, .unit = "pupils", .above_min = true};
            s.reported.average_class_size = cells_.known(row, *columns_.average_class_size, size);
        }
        if (all > 0) {
            draft_.schools.push_back(std::move(s));
        } else {
            draft_.filled.push_back(
                {"/schools", std::nullopt, "left out: no pupils at \"" + s.name + "\" (" + s.id + ")"});
        }
    }

    [[nodiscard]] std::string id_of(std::size_t row, const std::string& name) {
        if (!map_.school_id) {
            const std::string plain = slug(name, "school");
            std::string id = plain;
            for (int n = 2; !ids_.emplace(id, row).second; ++n) id = plain + '-' + whole_text(n);
            return id;
        }
        if (!columns_.school_id) return {};
        std::string id = cells_.name(row, *columns_.school_id, 80);
        const auto [earlier, is_new] = ids_.emplace(id, row);
        if (!is_new && !id.empty()) {
            cells_.file("ids used twice", row, *columns_.school_id, school_cells::quoted(id),
                        "an id of its own for every school of the district",
                        "It is also the id on " + table_.place(earlier->second) +
                            ": correct one, or name rows that are no schools in \"skip_rows\" in the column map.");
        }
        return id;
    }

    void check_total(std::size_t row, double sum, bool counted) {
        if (!columns_.total_pupils) return;
        const auto total = cells_.known(row, *columns_.total_pupils, pupil_bounds, true);
        const double tolerance = map_.total_pupils->tolerance;
        if (!total || !counted || std::fabs(*total - sum) <= tolerance) return;
        cells_.file("totals that differ", row, *columns_.total_pupils, number_text(*total),
                    number_text(sum) + ", the sum of the grades" +
                        (tolerance > 0 ? ", within " + number_text(tolerance) : ""),
                    "Correct the row, or name the missing grade's column or a \"tolerance\" in the column map.");
    }

    [[nodiscard]] std::optional<pupils> need(std::size_t row, const school_columns::several& columns,
                                             const std::optional<need_columns>& from, double all, bool counted) {
        if (!from || columns.size() != from->columns.size()) return std::nullopt;
        const bool count = from->form == need_form::count;
        const bool percent = from->form == need_form::percent;
        const double whole = percent ? 100 : 1;
        const bounds share{.min = 0, .max = whole, .unit = percent ? "percent" : "of the pupils"};
        double sum = 0;
        bool known = true;
        for (const std::size_t column : columns) {
            const auto part = cells_.known(row, column, count ? pupil_bounds : share, count);
            known = known && part.has_value();
            sum += part.value_or(0);
        }
        if (!known || !counted) return std::nullopt;
        const double most = count ? all : whole;
        if (sum > most) {
            cells_.file("needs above the pupils", row, columns.front(),
                        number_text(sum) + (columns.size() > 1 ? " in all its columns" : ""),
                        "at most " + number_text(most) + (count ? ", the pupils of the school" : ""),
                        "Correct the row, or the columns or their form in the column map.");
            return std::nullopt;
        }
        return pupils{count ? sum : std::floor(all * sum / whole + 0.5)};
    }

    /// A figure that every row of the district repeats; nothing where no row knows it.
    [[nodiscard]] std::optional<double> fact(const school_columns::one& column, const bounds& allowed) {
        if (!column) return std::nullopt;
        std::optional<double> first;
        std::size_t first_row = 0;
        for (const std::size_t row : rows_) {
            const auto here = cells_.known(row, *column, allowed);
            if (!here) continue;
            if (!first) {
                first = here;
                first_row = row;
            } else if (*here != *first) {
                cells_.file("facts that differ", row, *column, number_text(*here),
                            number_text(*first) + " as on " + table_.place(first_row),
                            "Correct the row; if the figures are of single schools, take the column out of "
                            "\"district_facts\" in the column map.");
            }
        }
        return first;
    }

    void facts() {
        const bounds salary{.min = 1, .max = 1e7, .unit = "dollars a year"};
        const bounds money{.min = 0, .max = 1e12, .unit = "dollars"};
        reported_district& r = draft_.reported;
        r.school_year = map_.school_year;
        const auto teachers = fact(columns_.teachers, {.min = 0, .max = 1e6, .unit = "teachers"});
        if (teachers) r.teachers = fte{*teachers};
        if (const auto spending = fact(columns_.spending, money)) r.spending = dollars{*spending};
        auto average = fact(columns_.average_salary, salary);
        const auto total = fact(columns_.salary_total, money);
        if (total && teachers && *teachers > 0) {
            average = *total / *teachers;
            if (!salary.contain(*average)) {
                cells_.file("bad averages", rows_.front(), *columns_.salary_total,
                            number_text(*average) + " for each of " + number_text(*teachers) + " teachers",
                            salary.words(),
                            "Correct the salaries or the teachers, or their columns in the column map.");
            }
        }
        if (!average) return;
        r.average_salary = dollars_per_fte{*average};
        draft_.average_salary = dated_salary{dollars_per_fte{*average}, map_.school_year};
    }

    const csv_table& table_;
    const column_map& map_;
    faults found_;
    fault_log log_;
    school_columns columns_;
    school_cells cells_;
    std::string wanted_;
    std::vector<std::size_t> rows_;
    std::map<std::string, std::size_t> ids_;
    district_draft draft_;
};

}  // namespace detail

/// The draft of one district, by its name or id, from a list of schools; or `invalid_input` with every fault.
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
[[nodiscard]] inline district_draft import_schools(const csv_table& table, const column_map& map,
                                                   std::string_view district_name) {
    return detail::school_import{table, map, district_name}.run();
}

}  // namespace nineways::io
