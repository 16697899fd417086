// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/district_rules.hpp>
#include <nineways/fault.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/other_document.hpp>
#include <nineways/io/reader.hpp>

namespace nineways::io {

inline constexpr std::string_view column_map_format = "nineways-column-map/1";

/// How a list states the pupils of a need group: pupils, percent of the school's pupils (0 to 100), or share (0 to 1).
enum class need_form : std::uint8_t { count, percent, share };
inline constexpr std::array<std::string_view, 3> need_form_names{"count", "percent", "share"};

/// Where the pupils of a need group stand: one column, or several that add up.
struct need_columns {
    std::vector<std::string> columns;
    need_form form = need_form::count;
};

/// Where the sum of a school's grades stands, and by how many pupils it may differ from them.
struct total_column {
    std::string column;
    double tolerance = 0;
};

/// Rows that are no schools, such as totals: those whose cell in `column` is one of `texts`.
struct row_filter {
    std::string column;
    std::vector<std::string> texts;
};

/// Which columns of a list of schools hold what: the document `nineways-column-map/1`.
struct column_map {
    std::string title;
    int school_year = 0;  ///< of the list, by the year in which it ends; its dollars are of this year
    std::string source;
    std::string district;
    std::optional<std::string> district_id;
    std::optional<std::string> school_id;
    std::string school_name;
    /// Columns that add up to a grade's pupils; none where the list has no such grade. Indexed by `grade`.
    std::array<std::vector<std::string>, grade_count> pupils;
    std::optional<total_column> total_pupils;
    std::optional<need_columns> low_income;
    std::optional<need_columns> english_learner;
    std::optional<need_columns> disability;
    std::optional<need_columns> gifted;
    std::optional<std::string> average_class_size;
    /// Facts of the whole district, which the list repeats on the row of each school.
    std::optional<std::string> teachers;
    std::optional<std::string> average_salary;
    std::optional<std::string> salary_total;
    std::optional<std::string> spending;
    /// Cells that mean "not known".
    std::vector<std::string> blanks{""};
    /// Cells of grades that mean 0 pupils.
    std::vector<std::string> no_pupils;
    std::vector<row_filter> skip_rows;
};

namespace detail {

using namespace nineways::detail;

inline constexpr size_rule column_name_size{.min = 1, .max = 1000};
inline constexpr number_rule tolerance_rule{.min = 0, .max = 1000, .unit = "pupils", .whole = true};

/// Reads a column map key by key. Use `read_column_map`.
class column_map_reading {
  public:
    explicit column_map_reading(column_map& map) noexcept : map_(map) {}

    void run(const value_reader& root) {
        static constexpr std::array<std::string_view, 3> keys{"school_year", "source", "columns"};
        if (is_other_document(root, {column_map_format, keys})) return;
        object_reader o = root.object();
        o.allow("$schema");
        const std::array<std::string_view, 1> formats{column_map_format};
        static_cast<void>(o.required("format").enumerated(formats));
        o.read("title", map_.title, name_size);
        std::string note;
        o.read_if("note", note, size_rule{.max = 2000});
        o.read("school_year", map_.school_year, dollar_year_rule);
        o.read("source", map_.source, column_name_size);
        columns(o.required("columns").object());
        texts_if(o, "blanks", map_.blanks);
        texts_if(o, "no_pupils", map_.no_pupils);
        if (const value_reader filters = o.optional("skip_rows")) {
            for (const value_reader each : filters.elements({.max = 100})) filter(each, map_.skip_rows.emplace_back());
        }
        o.finish();
    }

  private:
    void columns(object_reader o) {
        o.read("district", map_.district, column_name_size);
        o.read_if("district_id", map_.district_id, column_name_size);
        o.read_if("school_id", map_.school_id, column_name_size);
        o.read("school_name", map_.school_name, column_name_size);
        pupils(o.required("pupils").object());
        if (const value_reader total = o.optional("total_pupils")) total_of(total, map_.total_pupils.emplace());
        if (const value_reader needs = o.optional("needs")) {
            object_reader n = needs.object();
            need_if(n, "low_income", map_.low_income);
            need_if(n, "english_learner", map_.english_learner);
            need_if(n, "disability", map_.disability);
            need_if(n, "gifted", map_.gifted);
            n.finish();
        }
        o.read_if("average_class_size", map_.average_class_size, column_name_size);
        if (const value_reader facts = o.optional("district_facts")) {
            object_reader f = facts.object();
            f.read_if("teachers", map_.teachers, column_name_size);
            f.read_if("average_salary", map_.average_salary, column_name_size);
            f.read_if("salary_total", map_.salary_total, column_name_size);
            f.read_if("spending", map_.spending, column_name_size);
            if (map_.salary_total && !map_.teachers) {
                f.self().reject("\"teachers\" beside \"salary_total\"",
                                "Name the column of the teachers, or take \"salary_total\" out.");
            }
            f.finish();
        }
        o.finish();
    }

    void pupils(object_reader o) {
        std::vector<std::string> used;
        bool any = !o.present();
        for (std::size_t g = 0; g < grade_count; ++g) {
            const value_reader found = o.optional(grade_names[g]);
            any = any || found;
            if (found) names(found, used, map_.pupils[g]);
        }
        if (o.finish() && !any) {
            o.self().reject("the columns of at least one grade",
                            "Name them: {\"K\": \"Kindergarten\", \"1\": \"Grade 1\"}.");
        }
    }

    static void total_of(const value_reader& from, total_column& total) {
        if (!from.is_object()) {
            total.column = from.text(column_name_size);
            return;
        }
        object_reader o = from.object();
        o.read("column", total.column, column_name_size);
        o.read_if("tolerance", total.tolerance, tolerance_rule);
        o.finish();
    }

    static void need_if(object_reader& of, const char* key, std::optional<need_columns>& to) {
        const value_reader from = of.optional(key);
        if (!from) return;
        need_columns& need = to.emplace();
        std::vector<std::string> used;
        if (!from.is_object()) return names(from, used, need.columns);
        object_reader o = from.object();
        names(o.required("column"), used, need.columns);
        o.read("as", need.form, need_form_names);
        o.finish();
    }

    static void filter(const value_reader& from, row_filter& one) {
        object_reader o = from.object();
        o.read("column", one.column, column_name_size);
        texts(o.required("is"), 1, one.texts);
        o.finish();
    }

    /// One column or several to add up; none of them twice, or pupils would count twice.
    static void names(const value_reader& from, std::vector<std::string>& used, std::vector<std::string>& all) {
        if (from.is_array()) {
            for (const value_reader each : from.elements({.min = 1, .max = 100})) name(each, used, all);
        } else if (from.present() && !from.is_text()) {
            from.reject("the name of a column, or an array of names to add up",
                        "Write the name as it stands in the first row of the list.");
        } else {
            name(from, used, all);
        }
    }
    static void name(const value_reader& from, std::vector<std::string>& used, std::vector<std::string>& all) {
        const std::string column = from.text(column_name_size);
        if (column.empty()) return;
        if (std::find(used.begin(), used.end(), column) != used.end()) {
            return from.reject("a column that is not counted already",
                               "Its pupils would count twice: name another column.");
        }
        used.push_back(column);
        all.push_back(column);
    }

    static void texts(const value_reader& from, std::size_t at_least, std::vector<std::string>& all) {
        for (const value_reader each : from.elements({.min = at_least, .max = 1000}))
            all.push_back(each.text({.max = 200}));
    }
    static void texts_if(object_reader& of, const char* key, std::vector<std::string>& all) {
        const value_reader from = of.optional(key);
        if (!from) return;
        all.clear();
        texts(from, 0, all);
    }

    column_map& map_;
};

}  // namespace detail

/// Reads a column map; its faults go to the document's list, and the result means nothing if there are any.
///
///     {"format": "nineways-column-map/1", "title": "Massachusetts 2017", "school_year": 2017, "source": "...",
///      "columns": {"district": "District Name", "school_id": "School Code", "school_name": "School Name",
///                  "pupils": {"K": "K_Enrollment", "1": ["1_Boys", "1_Girls"], "ungraded": "SP_Enrollment"},
///                  "total_pupils": "TOTAL_Enrollment",
///                  "needs": {"low_income": "Low Income", "english_learner": {"column": "% ELL", "as": "percent"}},
///                  "district_facts": {"teachers": "FTE Count", "average_salary": "Average Salary"}},
///      "blanks": ["", "-"], "skip_rows": [{"column": "School Code", "is": ["Total"]}]}
///
/// Needed are the format, title, year, source, and the columns of the district, the school's name and at least one
/// grade. Each key is explained in `schema/column_map.schema.json`; what the values do, in `import_schools`.
[[nodiscard]] inline column_map read_column_map(const value_reader& root) {
    column_map map;
    detail::column_map_reading{map}.run(root);
    return map;
}

/// The column map in a JSON text, or `invalid_input` with every fault.
[[nodiscard]] inline column_map parse_column_map(std::string_view text) {
    fault_list log;
    column_map map;
    if (const std::optional<json_document> parsed = read_json(text, log)) {
        document_reader document{*parsed, log};
        map = read_column_map(document.root());
    }
    throw_if_any(log.take());
    return map;
}

}  // namespace nineways::io
