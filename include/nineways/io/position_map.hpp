// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/district_rules.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/name_index.hpp>
#include <nineways/io/other_document.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/national.hpp>
#include <nineways/staff.hpp>

namespace nineways::io {

inline constexpr std::string_view position_map_format = "nineways-position-map/1";

/// Which titles of posts are of a role: one, or all that begin with, end with or hold a text.
struct title_rule {
    std::string written;  ///< as the map has it
    std::string text;     ///< without the asterisks
    bool open_start = false;
    bool open_end = false;
    role_id role = 0;

    [[nodiscard]] bool admits(std::string_view title) const noexcept {
        if (open_start && open_end) return title.find(text) != std::string_view::npos;
        if (open_start) return title.ends_with(text);
        return open_end ? title.starts_with(text) : title == text;
    }
};

/// Where a list says whether somebody holds the post.
struct vacancy_column {
    std::string column;
    std::vector<std::string> vacant;
    std::vector<std::string> filled;
};

/// Which columns of a list of positions hold what, and which titles are of which role: `nineways-position-map/1`.
struct position_map {
    std::string title;
    int school_year = 0;  ///< of the list, by the year in which it ends; its dollars are of this year
    std::string source;
    std::optional<std::string> position;
    std::optional<std::string> department_id;
    std::optional<std::string> department;
    std::string job_title;
    std::string fte;
    std::string salary;  ///< what the post is paid for its part of a full-time post, in a year
    std::optional<std::string> benefits;
    std::optional<vacancy_column> vacancy;
    std::vector<title_rule> titles;  ///< the first that admits a title has it
};

namespace detail {

/// Reads a position map key by key. Use `read_position_map`.
class position_map_reading {
  public:
    explicit position_map_reading(position_map& map)
        : map_(map), standard_(national::roles(assumptions{}, last_price_level)) {
        for (const role& each : standard_) role_names_.push_back(each.id);
    }

    void run(const value_reader& root) {
        static constexpr std::array<std::string_view, 4> keys{"school_year", "source", "columns", "titles"};
        if (is_other_document(root, {position_map_format, keys})) return;
        object_reader o = root.object();
        o.allow("$schema");
        const std::array<std::string_view, 1> formats{position_map_format};
        static_cast<void>(o.required("format").enumerated(formats));
        o.read("title", map_.title, name_size);
        std::string note;
        o.read_if("note", note, size_rule{.max = 2000});
        o.read("school_year", map_.school_year, dollar_year_rule);
        o.read("source", map_.source, column_name_size);
        columns(o.required("columns").object());
        for (const value_reader each : o.required("titles").elements({.min = 1, .max = 10'000}))
            title(each, map_.titles.emplace_back());
        o.finish();
    }

  private:
    void columns(object_reader o) {
        o.read_if("position", map_.position, column_name_size);
        o.read_if("department_id", map_.department_id, column_name_size);
        o.read_if("department", map_.department, column_name_size);
        o.read("title", map_.job_title, column_name_size);
        o.read("fte", map_.fte, column_name_size);
        o.read("salary", map_.salary, column_name_size);
        o.read_if("benefits", map_.benefits, column_name_size);
        if (const value_reader vacancy = o.optional("vacancy")) {
            vacancy_column& to = map_.vacancy.emplace();
            object_reader v = vacancy.object();
            v.read("column", to.column, column_name_size);
            texts(v.required("vacant"), to.vacant);
            texts(v.required("filled"), to.filled);
            for (const std::string& each : to.vacant) {
                if (std::find(to.filled.begin(), to.filled.end(), each) == to.filled.end()) continue;
                vacancy.reject("\"vacant\" and \"filled\" without a text in common", "Take it out of one of the two.");
            }
            v.finish();
        }
        o.finish();
    }

    static void texts(const value_reader& from, std::vector<std::string>& all) {
        for (const value_reader each : from.elements({.min = 1, .max = 100})) all.push_back(each.text({.max = 200}));
    }

    void title(const value_reader& from, title_rule& rule) {
        object_reader o = from.object();
        const value_reader words = o.required("title");
        rule.written = words.text(name_size);
        rule.role = static_cast<role_id>(o.required("role").enumerated(role_names_));
        o.finish();
        std::string_view text = rule.written;
        if (text.starts_with('*')) {
            rule.open_start = true;
            text.remove_prefix(1);
        }
        if (text.ends_with('*')) {
            rule.open_end = true;
            text.remove_suffix(1);
        }
        rule.text = text;
        if (!rule.written.empty() && text.empty())
            words.reject("a text beside the asterisk",
                         "A title of asterisks would take every post: what no title takes is told as not mapped.");
        const std::size_t before = written_.names().size();
        if (!text.empty() && written_.add(rule.written) < before)
            words.reject("a title that does not stand above already",
                         "The first has all its posts: take one of the two out.");
    }

    position_map& map_;
    std::vector<role> standard_;
    std::vector<std::string_view> role_names_;
    name_index written_;
};

}  // namespace detail

/// Reads a position map; its faults go to the document's list, and the result means nothing if there are any.
///
///     {"format": "nineways-position-map/1", "title": "Bay 2020", "school_year": 2020, "source": "...",
///      "columns": {"title": "Job", "fte": "FTE", "salary": "Pay", "benefits": "Benefits", "department": "School",
///                  "vacancy": {"column": "Filled", "vacant": ["N"], "filled": ["Y"]}},
///      "titles": [{"title": "Principal", "role": "principal"}, {"title": "*Teacher*", "role": "classroom_teacher"}]}
///
/// Roles are the standard ones. Each key is explained in `schema/position_map.schema.json`.
[[nodiscard]] inline position_map read_position_map(const value_reader& root) {
    position_map map;
    detail::position_map_reading{map}.run(root);
    return map;
}

}  // namespace nineways::io
