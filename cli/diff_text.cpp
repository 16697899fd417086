// SPDX-License-Identifier: MIT
#include <cli/diff_text.hpp>

#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <nineways/io/csv_writer.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace difference {

namespace {

[[nodiscard]] std::string text_of(const json& object, const char* key) { return object.at(key).get<std::string>(); }

/// "a" or "b" as people read it.
[[nodiscard]] const char* side_name(std::string_view side) { return side == "a" ? "A" : "B"; }

void row(std::string& out, std::string_view name, std::string_view a, std::string_view b, std::string_view change) {
    const bool long_name = name.size() > 57;
    if (long_name) out += fmt::format("  {}\n", name);
    out += fmt::format("  {:<57} {:>12} {:>12} {:>12}\n", long_name ? "" : name, a, b, change);
}

[[nodiscard]] bool is_money(std::string_view unit) { return unit.substr(0, 7) == "dollars"; }

/// A number in the words of its unit.
[[nodiscard]] std::string figure(double value, std::string_view unit) {
    if (is_money(unit)) return money(value);
    if (unit.substr(0, 5) == "share") return fmt::format("{:.4g} %", value * 100);
    return fmt::format("{:.5g}", value);
}

[[nodiscard]] std::string change_figure(double value, std::string_view unit) {
    const std::string text = figure(value, unit);
    if (text.find_first_of("123456789") == std::string::npos) return "same";
    return value > 0 ? '+' + text : text;
}

void figure_row(std::string& out, std::string_view name, const json& sides, std::string_view unit) {
    row(out, name, figure(sides.at("a"), unit), figure(sides.at("b"), unit), change_figure(sides.at("change"), unit));
}

void put_header(std::string& out, std::string_view name, const json& header) {
    const std::string title = text_of(header, "title");
    std::string line = fmt::format("{}: {}", name, title.empty() ? text_of(header, "id") : title);
    if (!title.empty()) line += " (" + text_of(header, "id") + ')';
    if (header.contains("author")) line += ", by " + text_of(header, "author");
    if (text_of(header, "base") != "as_it_stands") line += ", over " + text_of(header, "base");
    out += wrapped(line, 0);
    if (!text_of(header, "reason").empty()) out += wrapped(text_of(header, "reason"), 3);
}

/// Why a side sets a lever so.
void put_reasons(std::string& out, const json& lever) {
    for (const char* side : {"a", "b"}) {
        const std::string reason = text_of(lever.at("reason"), side);
        if (!reason.empty()) out += wrapped(fmt::format("{}: {}", side_name(side), reason), 6);
    }
}

/// The levers that differ; those that are set alike are only named.
void put_levers(std::string& out, const json& levers) {
    std::string alike;
    std::string rows;
    for (const json& lever : levers) {
        const std::string by = text_of(lever, "set_by");
        std::string settings;
        for (const json& s : lever.at("settings")) {
            const std::string unit = text_of(s, "unit");
            if (s.at("change") == 0 && by == "both") continue;
            const bool says_itself = unit.substr(0, 5) == "share" || unit == "0 or 1";
            row(settings, "    " + text_of(s, "title") + (says_itself ? "" : ", " + unit),
                by == "b" ? "-" : figure(s.at("a"), unit), by == "a" ? "-" : figure(s.at("b"), unit),
                change_figure(s.at("change"), unit));
        }
        const json& locked = lever.at("locked");
        const bool lock_differs = by == "both" && locked.at("a") != locked.at("b");
        if (settings.empty() && !lock_differs) {
            alike += (alike.empty() ? "" : ", ") + text_of(lever, "title");
            continue;
        }
        rows += "  " + text_of(lever, "title") + (by == "both" ? "" : fmt::format(" (only in {})", side_name(by)));
        if (lock_differs) rows += fmt::format(" (locked only in {})", locked.at("a") == true ? "A" : "B");
        rows += '\n' + settings;
        put_reasons(rows, lever);
    }
    out += '\n';
    if (!rows.empty()) {
        row(out, "levers and their settings", "A", "B", "change");
        out += rows;
    }
    if (!alike.empty()) out += wrapped("Set alike: " + alike + ".", 0);
    if (rows.empty() && alike.empty()) out += "Neither sets a lever.\n";
}

/// What a path is of: `posts/role/coach` is "posts: coach".
[[nodiscard]] std::string measure_name(const std::string& path) {
    std::string name;
    std::size_t at = 0;
    for (std::size_t part = 0; at != std::string::npos; ++part) {
        const std::size_t end = path.find('/', at);
        const std::string word = path.substr(at, end == std::string::npos ? end : end - at);
        if (part % 2 == 0) name += (part == 0 ? "" : part == 2 ? ": " : " ") + plain(word);
        at = end == std::string::npos ? end : end + 1;
    }
    return name;
}

void put_packages(std::string& out, const json& packages) {
    out += '\n';
    row(out, fmt::format("cost in year {} and a tenth of what is paid once", packages.at("year").get<int>()), "A", "B",
        "change");
    for (const json& area : packages.at("areas")) {
        figure_row(out, plain(text_of(area, "area")), area, "dollars");
        for (const json& lever : packages.at("levers")) {
            if (lever.at("area") == area.at("area"))
                figure_row(out, "    " + text_of(lever, "title"), lever.at("basis"), "dollars");
        }
    }
    out += '\n';
    row(out, "posts by lever", "A", "B", "change");
    for (const json& lever : packages.at("levers")) {
        if (lever.at("posts").at("a") != 0 || lever.at("posts").at("b") != 0)
            figure_row(out, text_of(lever, "title"), lever.at("posts"), "posts");
    }
    out += '\n';
    row(out, "what else differs", "A", "B", "change");
    for (const json& each : packages.at("measures")) {
        const std::string unit = text_of(each, "unit");
        if (unit == "SD" || unit == "percentile points") continue;  // below, with their ranges
        const std::string name = measure_name(text_of(each, "path"));
        figure_row(out, is_money(unit) || unit == "posts" || unit == name ? name : name + " (" + unit + ')', each,
                   unit);
    }
    const json& a = packages.at("learning").at("a");
    const json& b = packages.at("learning").at("b");
    const auto range = [](const json& r) {
        const auto points = [&](const char* which) {
            const std::string text = fmt::format("{:+.1f}", r.at(which).get<double>());
            return text == "+0.0" || text == "-0.0" ? std::string{"0.0"} : text;
        };
        return fmt::format("{} ({} to {})", points("central"), points("low"), points("high"));
    };
    const bool overlap = a.at("low") <= b.at("high") && b.at("low") <= a.at("high");
    out +=
        '\n' + wrapped(fmt::format("Learning of the median pupil after four years, in percentile points: A {}, B {}. "
                                   "The ranges {}.",
                                   range(a), range(b),
                                   overlap ? "overlap: the evidence does not settle it" : "do not overlap"),
                       0);
}

[[nodiscard]] std::string as_text(const json& result) {
    std::string out;
    put_header(out, "A", result.at("a"));
    put_header(out, "B", result.at("b"));
    if (result.at("same") == true) out += "They do the same.\n";
    put_levers(out, result.at("levers"));
    if (result.contains("packages")) put_packages(out, result.at("packages"));
    return out;
}

[[nodiscard]] std::string as_csv(const json& result) {
    std::string out;
    io::append_csv_row(out, {"section", "item", "measure", "unit", "a", "b", "change"});
    const auto put = [&](const char* section, const std::string& item, const std::string& measure,
                         const std::string& unit, const json& sides) {
        io::append_csv_row(out, {section, item, measure, unit, sides.at("a").get<double>(), sides.at("b").get<double>(),
                                 sides.at("change").get<double>()});
    };
    for (const json& lever : result.at("levers")) {
        for (const json& s : lever.at("settings"))
            put("settings", text_of(lever, "id"), text_of(s, "id"), text_of(s, "unit"), s);
    }
    if (!result.contains("packages")) return out;
    const json& packages = result.at("packages");
    for (const json& area : packages.at("areas")) put("areas", text_of(area, "area"), "basis", "dollars a year", area);
    for (const json& lever : packages.at("levers")) {
        put("levers", text_of(lever, "id"), "basis", "dollars a year", lever.at("basis"));
        put("levers", text_of(lever, "id"), "posts", "posts", lever.at("posts"));
    }
    for (const char* end : {"low", "central", "high"}) {
        const double a = packages.at("learning").at("a").at(end);
        const double b = packages.at("learning").at("b").at(end);
        put("learning", "after_four_years", end, "percentile points", json{{"a", a}, {"b", b}, {"change", b - a}});
    }
    for (const json& each : packages.at("measures"))
        put("measures", "", text_of(each, "path"), text_of(each, "unit"), each);
    return out;
}

}  // namespace

}  // namespace difference

std::string diff_text(const json& result) { return difference::as_text(result); }

std::string diff_csv(const json& result) { return difference::as_csv(result); }

}  // namespace nineways::cli
