// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/fault.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/parameters/price_index.hpp>

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

/// Reads a column map key by key. Use `read_column_map`.
class column_map_reading {
  public:
    [[nodiscard]] column_map run(const value_reader& root) {
        object_reader o = root.object();
        o.allow("$schema");
        const std::array<std::string_view, 1> formats{column_map_format};
        static_cast<void>(o.required("format").enumerated(formats));
        map_.title = o.required("title").text({.min = 1, .max = 200});
        if (auto note = o.optional("note")) static_cast<void>(note->text_view({.max = 2000}));
        map_.school_year = o.required("school_year").integer(first_price_level, last_price_level);
        map_.source = o.required("source").text({.min = 1, .max = 1000});
        columns(o.required("columns"));
        if (auto marks = o.optional("blanks")) map_.blanks = texts(*marks, 0);
        if (auto marks = o.optional("no_pupils")) map_.no_pupils = texts(*marks, 0);
        if (auto filters = o.optional("skip_rows")) {
            filters->for_each_element([&](value_reader each) { filter(each); }, {.max = 100});
        }
        o.finish();
        return std::move(map_);
    }

  private:
    static constexpr size_limits name_length{.min = 1, .max = 1000};

    void columns(const value_reader& from) {
        object_reader o = from.object();
        map_.district = name(o.required("district"));
        map_.district_id = optional_name(o, "district_id");
        map_.school_id = optional_name(o, "school_id");
        map_.school_name = name(o.required("school_name"));
        pupils(o.required("pupils"));
        if (auto total = o.optional("total_pupils")) map_.total_pupils = total_of(*total);
        if (auto needs = o.optional("needs")) {
            object_reader n = needs->object();
            const auto need = [&](std::string_view key, std::optional<need_columns>& to) {
                if (auto found = n.optional(key)) to = need_of(*found);
            };
            need("low_income", map_.low_income);
            need("english_learner", map_.english_learner);
            need("disability", map_.disability);
            need("gifted", map_.gifted);
            n.finish();
        }
        map_.average_class_size = optional_name(o, "average_class_size");
        if (auto facts = o.optional("district_facts")) {
            object_reader f = facts->object();
            map_.teachers = optional_name(f, "teachers");
            map_.average_salary = optional_name(f, "average_salary");
            map_.salary_total = optional_name(f, "salary_total");
            map_.spending = optional_name(f, "spending");
            if (map_.salary_total && !map_.teachers) {
                f.self().reject("\"teachers\" beside \"salary_total\"",
                                "Name the column of the teachers, or take \"salary_total\" out.");
            }
            f.finish();
        }
        o.finish();
    }

    void pupils(const value_reader& from) {
        object_reader o = from.object();
        std::vector<std::string> used;
        bool any = !o.present();
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (auto found = o.optional(grade_names[g])) {
                map_.pupils[g] = names(*found, used);
                any = true;
            }
        }
        if (o.finish() && !any) {
            o.self().reject("the columns of at least one grade",
                            "Name them: {\"K\": \"Kindergarten\", \"1\": \"Grade 1\"}.");
        }
    }

    [[nodiscard]] static total_column total_of(const value_reader& from) {
        if (!from.raw()->is_object()) return {name(from), 0};
        object_reader o = from.object();
        total_column total;
        total.column = name(o.required("column"));
        if (auto tolerance = o.optional("tolerance")) total.tolerance = tolerance->integer(0, 1000, "pupils");
        o.finish();
        return total;
    }

    [[nodiscard]] static need_columns need_of(const value_reader& from) {
        need_columns need;
        std::vector<std::string> used;
        if (!from.raw()->is_object()) {
            need.columns = names(from, used);
            return need;
        }
        object_reader o = from.object();
        need.columns = names(o.required("column"), used);
        need.form = o.required("as").enumerated<need_form>(need_form_names);
        o.finish();
        return need;
    }

    void filter(const value_reader& from) {
        object_reader o = from.object();
        row_filter one;
        one.column = name(o.required("column"));
        one.texts = texts(o.required("is"), 1);
        o.finish();
        map_.skip_rows.push_back(std::move(one));
    }

    [[nodiscard]] static std::string name(const value_reader& from) { return from.text(name_length); }

    [[nodiscard]] static std::optional<std::string> optional_name(object_reader& o, std::string_view key) {
        auto found = o.optional(key);
        return found ? std::optional{name(*found)} : std::nullopt;
    }

    /// One column or several to add up; none of them twice, or pupils would count twice.
    [[nodiscard]] static std::vector<std::string> names(const value_reader& from, std::vector<std::string>& used) {
        std::vector<std::string> all;
        const auto take = [&](const value_reader& each) {
            std::string column = name(each);
            if (column.empty()) return;
            for (const std::string& earlier : used) {
                if (earlier == column) {
                    return each.reject("a column that is not counted already",
                                       "Its pupils would count twice: name another column.");
                }
            }
            used.push_back(column);
            all.push_back(std::move(column));
        };
        if (from.present() && from.raw()->is_array()) {
            from.for_each_element(take, {.min = 1, .max = 100});
        } else if (from.present() && !from.raw()->is_string()) {
            from.reject("the name of a column, or an array of names to add up",
                        "Write the name as it stands in the first row of the list.");
        } else {
            take(from);
        }
        return all;
    }

    [[nodiscard]] static std::vector<std::string> texts(const value_reader& from, std::size_t at_least) {
        std::vector<std::string> all;
        from.for_each_element([&](value_reader each) { all.push_back(each.text({.max = 200})); },
                              {.min = at_least, .max = 1000});
        return all;
    }

    column_map map_;
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
    return detail::column_map_reading{}.run(root);
}

/// The column map in a JSON text, or `invalid_input` with every fault.
[[nodiscard]] inline column_map parse_column_map(std::string_view text) {
    const json parsed = parse_json(text);
    faults found;
    document_reader document{parsed, found};
    column_map map = read_column_map(document.root());
    throw_if_any(std::move(found));
    return map;
}

}  // namespace nineways::io
