// SPDX-License-Identifier: MIT
#include <cli/curve_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <nineways/io/chart/label.hpp>
#include <cli/role_notes.hpp>
#include <cli/text_plot.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

/// What the table of a curve shows of a point; nothing where it has none.
struct curve_column {
    const char* title;
    int decimals;
    bool money;
    bool changes;  ///< whether a column of its changes stands beside it
    std::optional<double> (*of)(const json& point);
};

[[nodiscard]] std::optional<double> minutes_of(const json& point, const char* tier) {
    const json& minutes = point.at("adult_minutes");
    return minutes.contains(tier) ? std::optional<double>{minutes.at(tier)} : std::nullopt;
}

constexpr std::array<curve_column, 5> curve_columns{
    {{"posts", 1, false, true, [](const json& p) { return std::optional<double>{p.at("posts").at("in_steps")}; }},
     {"$/year", 2, true, true, [](const json& p) { return std::optional<double>{p.at("cost").at("central")}; }},
     {"intensive", 1, false, true, [](const json& p) { return minutes_of(p, "intensive"); }},
     {"on track", 1, false, true, [](const json& p) { return minutes_of(p, "on_track"); }},
     {"class", 1, false, false, [](const json& p) { return std::optional<double>{p.at("class_size")}; }}}};

using shown_columns = std::span<const curve_column>;

/// All columns where groups are swept; elsewhere without the size of classes, which no other setting is about.
[[nodiscard]] shown_columns columns_of(const json& result) {
    const bool sizes = result.at("setting").get<std::string>().starts_with("group_");
    return shown_columns{curve_columns}.first(curve_columns.size() - (sizes ? 0 : 1));
}

/// A figure, or its change with a sign; money in millions, or in thousands where it stays below one.
[[nodiscard]] std::string figure(const curve_column& column, double value, bool millions, bool change) {
    const double scaled = column.money ? value / (millions ? 1e6 : 1e3) : value;
    std::string out = io::chart::number_label(scaled, column.decimals);
    if (change && out[0] != '-') out.insert(0, 1, '+');
    if (column.money) out += millions ? 'M' : 'k';
    return out;
}

using text_row = std::vector<std::string>;

/// The cells of a point: its name, each figure with its change from today, and the clauses that it breaks.
[[nodiscard]] text_row row_of(shown_columns columns, std::string name, const json& point, const json& today) {
    const bool millions = today.at("cost").at("central") >= 1e6;
    text_row row{std::move(name)};
    if (point.contains("gap")) {
        for (const curve_column& column : columns) row.resize(row.size() + (column.changes ? 2 : 1));
        row.emplace_back("no valid day");
        return row;
    }
    for (const curve_column& column : columns) {
        const std::optional<double> here = column.of(point);
        const std::optional<double> now = column.of(today);
        row.push_back(here ? figure(column, *here, millions, false) : "");
        if (!column.changes) continue;
        row.push_back(&point != &today && here && now ? figure(column, *here - *now, millions, true) : "");
    }
    std::string clauses;
    for (const json& breach : point.value("breaches", json::array()))
        clauses += (clauses.empty() ? "! " : ", ") + one_line(breach.at("clause"));
    row.push_back(std::move(clauses));
    return row;
}

/// Rows under each other, each column as wide as its widest cell. Words that do not fit in the last column are cut: the
/// sentence under the plot has them all.
[[nodiscard]] std::string lines_of(const std::vector<text_row>& rows) {
    std::string out;
    for (const text_row& row : rows) {
        std::string line;
        for (std::size_t c = 0; c + 1 < row.size(); ++c) {
            std::size_t widest = 0;
            for (const text_row& each : rows) widest = std::max(widest, each[c].size());
            line += std::string(widest - row[c].size() + (c == 0 ? 0 : 2), ' ') + row[c];
        }
        line += "  " + row.back();
        if (line.size() > text_width) line = line.substr(0, text_width - 3) + "...";
        out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    }
    return out;
}

/// Every value with its figures; of many values, some.
[[nodiscard]] std::string table_of(const json& result) {
    constexpr std::size_t most = 31;
    const json& points = result.at("points");
    const json& today = result.at("today");
    std::vector<text_row> rows{{"value"}};
    const shown_columns columns = columns_of(result);
    for (const curve_column& column : columns) {
        rows[0].emplace_back(column.title);
        if (column.changes) rows[0].emplace_back("change");
    }
    rows[0].emplace_back("");
    const std::string low = io::chart::short_label(today.at("low"), 2);
    rows.push_back(row_of(columns, today.at("low") == today.at("high") ? "today " + low : "today", today, today));
    const std::size_t each = (points.size() + most - 2) / (most - 1);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (i % each == 0 || i + 1 == points.size())
            rows.push_back(row_of(columns, io::chart::short_label(points[i].at("value"), 9), points[i], today));
    }
    std::string out = lines_of(rows);
    if (each > 1)
        out += "One of every " + std::to_string(each) + " values; --format csv has all " +
               std::to_string(points.size()) + ".\n";
    return out;
}

/// The levels that attention is of, as the table of the chart says them: " (elementary)".
[[nodiscard]] std::string levels_of(const json& columns) {
    for (const json& column : columns) {
        const std::string title = column.at("title");
        const std::size_t at = title.find(" (");
        if (title.starts_with("average class") && at != std::string::npos) return title.substr(at);
    }
    return "";
}

[[nodiscard]] std::string wrapped_lines(const std::string& text) {
    std::string out;
    for (const std::string& line : io::chart::wrapped(text, 12, text_width * 7.0)) out += line + '\n';
    return out;
}

}  // namespace

std::string curve_text(const json& result) {
    const json& chart = result.at("chart");
    const std::string sentence = wrapped_lines(one_line(chart.at("sentence")));
    std::string out = wrapped_lines(one_line(chart.at("title"))) + '\n';
    std::vector<plot_value> values;
    bool any = false;
    bool broken = false;
    for (const json& p : result.at("points")) {
        plot_value& v = values.emplace_back(plot_value{p.at("value"), std::nullopt, std::nullopt});
        if (p.contains("gap")) continue;
        any = true;
        v.stepped = p.at("posts").at("in_steps");
        v.exact = p.at("posts").at("exact");
        v.broken = p.contains("breaches");
        broken = broken || v.broken;
    }
    if (!any) return out + sentence + role_notes(result);
    const json& columns = chart.at("table").at("columns");
    const std::string setting = columns.at(0).at("title");
    const std::string unit = columns.at(0).at("unit");
    const std::string axis = setting == unit ? setting : setting + ", " + unit;
    const bool sizes = columns_of(result).size() == curve_columns.size();
    out += wrapped_lines("By " + axis + ": posts of the day in hiring steps, what they cost, and adults' minutes a " +
                         "pupil a week of two tiers" + levels_of(columns) + ", each with its change from today" +
                         (sizes ? "; the average class" : ""));
    out += table_of(result) + "\nPosts of the day (# in hiring steps, . exact";
    out += broken ? ", ! breaks the contract)\n" : ")\n";
    out += text_plot(values, text_width, 19) + axis + "\n\n" + sentence;
    return out + role_notes(result);
}

}  // namespace nineways::cli
