// SPDX-License-Identifier: MIT
#include <cli/comparison_text.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <nineways/levers/catalog.hpp>
#include <cli/money_line.hpp>
#include <cli/role_notes.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

[[nodiscard]] std::string dollars(double value) {
    std::string text = grouped(value);
    text.insert(text.front() == '-' ? 1UL : 0UL, 1, '$');
    return text;
}

/// Dollars in millions where they are large: $12.20M.
[[nodiscard]] std::string short_dollars(double value) {
    const double size = std::fabs(value);
    const char* sign = value < 0 ? "-" : "";
    if (size >= 999.995e6) return fmt::format("{}${:.2f}B", sign, size / 1e9);
    if (size >= 1e6) return fmt::format("{}${:.2f}M", sign, size / 1e6);
    if (size >= 1e4) return fmt::format("{}${:.0f}k", sign, size / 1e3);
    return dollars(value);
}

[[nodiscard]] std::string short_range(const json& r) {
    return short_dollars(r.at("low")) + " to " + short_dollars(r.at("high"));
}

[[nodiscard]] std::string signed_number(double value, int places) {
    const std::string text = fmt::format("{:+.{}f}", value, places);
    return text.find_first_of("123456789") == std::string::npos ? fmt::format("{:.{}f}", 0.0, places) : text;
}

[[nodiscard]] std::string signed_range(const json& r) {
    return signed_number(r.at("low"), 1) + " to " + signed_number(r.at("high"), 1);
}

void heading(std::string& out, std::string_view text) {
    out += fmt::format("\n{}\n{}\n", text, std::string(text.size(), '-'));
}

void row(std::string& out, std::string_view name, std::string_view before, std::string_view a, std::string_view b) {
    if (name.size() > 52) {
        out += fmt::format("  {}\n", name);
        name = "";
    }
    out += fmt::format("  {:<52} {:>13} {:>14} {:>14}\n", name, before, a, b);
}

/// What a scenario is called: by its title, or by its id where it has none.
std::string name_of(const json& scenario) {
    const std::string title = scenario.at("title");
    return title.empty() ? scenario.at("id").get<std::string>() : title;
}

void put_head(std::string& out, const json& c, bool once) {
    const json& d = c.at("district");
    const json& now = c.at("as_it_stands");
    const json& money = c.at("money");
    out += fmt::format("{}: {}, {}, {}, {} a pupil (dollars of {})\n", d.at("name").get<std::string>(),
                       counted(d.at("pupils"), "pupil"), counted(d.at("schools"), "school"),
                       counted(std::round(now.at("teachers").at("value").get<double>()), "teacher"),
                       dollars(now.at("spending_a_pupil")), d.at("dollar_year").get<int>());
    if (!d.at("note").get<std::string>().empty()) out += wrapped(d.at("note"), 0);
    out += role_notes(c);
    if (c.contains("baseline")) {
        out +=
            wrapped("As it stands here: after \"" + name_of(c.at("baseline")) + "\", which both packages change.", 0);
    }
    const double filled = d.at("filled_values");
    if (filled > 0)
        out += fmt::format("{} values were not in the source and stand at national figures; the document lists each.\n",
                           grouped(filled));
    if (money.contains("new_money")) out += money_line(money, once);
}

/// Whether a package leaves less of the money than its hiring step, and costs no more than there is.
[[nodiscard]] bool uses_the_money(const json& p) {
    const double left = p.at("not_spent");
    return left >= 0 && left <= p.at("fit").at("hiring_step").get<double>();
}

/// Whether packages that are taken as they are set differ by less than a hundredth of the dearer one.
[[nodiscard]] bool cost_the_same(const json& a, const json& b) {
    const double of_a = a.at("basis").at("value");
    const double of_b = b.at("basis").at("value");
    return std::fabs(of_a - of_b) <= std::max(std::fabs(of_a), std::fabs(of_b)) / 100;
}

void put_answer(std::string& out, const json& c) {
    const auto say = [&](const json& p) {
        const json& gain = p.at("learning").at("after_four_years");
        return fmt::format("\"{}\" {} percentile points ({})", name_of(p), signed_number(gain.at("central"), 1),
                           signed_range(gain));
    };
    const auto said = [&](const json& range) {
        return fmt::format("{} ({})", signed_number(range.at("central"), 1), signed_range(range));
    };
    const bool same_money = c.at("money").contains("new_money") ? uses_the_money(c.at("a")) && uses_the_money(c.at("b"))
                                                                : cost_the_same(c.at("a"), c.at("b"));
    const json& a = c.at("a").at("learning").at("after_four_years");
    const json& b = c.at("b").at("learning").at("after_four_years");
    const bool overlap = a.at("low") <= b.at("high") && b.at("low") <= a.at("high");
    const std::string end = !same_money ? " They do not use the same money, so these figures cannot be compared."
                            : overlap   ? " The ranges overlap: the evidence does not settle it."
                                        : " The ranges do not overlap.";
    out += '\n' +
           wrapped("After four years the median pupil may stand: " + say(c.at("a")) + "; " + say(c.at("b")) + "." + end,
                   0);
    const json& of_a = c.at("a").at("learning").at("benchmark");
    const json& of_b = c.at("b").at("learning").at("benchmark");
    if (same_money && c.at("money").contains("new_money")) {
        out += wrapped("The same money at average effectiveness: " + said(of_a) + ".", 0);
        return;
    }
    for (const auto& [key, benchmark] : {std::pair{"a", &of_a}, std::pair{"b", &of_b}}) {
        const json& p = c.at(key);
        const double rest = c.at("money").contains("new_money") ? p.at("not_spent").get<double>() : 0;
        const bool cut = rest < 0 && c.at("money").at("new_money").get<double>() < 0;
        const std::string apart = rest > 0   ? " It leaves " + dollars(rest) + " not spent."
                                  : cut      ? " " + dollars(-rest) + " of the cut is still to be found."
                                  : rest < 0 ? " It costs " + dollars(-rest) + " more than there is."
                                             : std::string{};
        out += wrapped(
            fmt::format("What \"{}\" costs, at average effectiveness: {}.{}", name_of(p), said(*benchmark), apart), 0);
    }
}

/// A number of a setting as people read it, to three digits.
[[nodiscard]] std::string short_number(double value) {
    return std::fabs(value) >= 999.5 ? grouped(value) : fmt::format("{:.3g}", value);
}

/// Whether a title has every word of a unit.
[[nodiscard]] bool says_all(std::string_view title, std::string_view unit) {
    while (!unit.empty()) {
        const std::size_t end = std::min(unit.find(' '), unit.size());
        if (title.find(unit.substr(0, end)) == std::string_view::npos) return false;
        unit.remove_prefix(std::min(end + 1, unit.size()));
    }
    return true;
}

/// A setting and its value in words. "this (1) or that (0)" is said as what holds, "this; below 0, that" likewise, and
/// a title that has the words of its unit does not say them again.
[[nodiscard]] std::string setting_words(const lever_setting& s, double value) {
    const std::string_view title = s.title;
    const std::string_view unit = s.unit;
    constexpr std::string_view yes = " (1) or ";
    if (const std::size_t at = title.find(yes); at != std::string_view::npos && (value == 1 || value == 0)) {
        const std::string_view no = title.substr(at + yes.size());
        return std::string{value == 1 ? title.substr(0, at) : no.substr(0, no.find(" (0)"))};
    }
    constexpr std::string_view below = "; below 0, ";
    if (const std::size_t at = title.find(below); at != std::string_view::npos) {
        const std::string size = short_number(std::fabs(value));
        return fmt::format("{}: {} {}", value < 0 ? title.substr(at + below.size()) : title.substr(0, at), size,
                           size == "1" ? unit.substr(0, unit.size() - 1) : unit);
    }
    if (unit.substr(0, 5) == "share") return fmt::format("{}: {:.3g} %", title, value * 100);
    if (unit == "dollars") return fmt::format("{}: {}", title, dollars(value));
    const bool told = unit.substr(0, 2) == "0 " || says_all(title, unit);
    return fmt::format("{}: {}{}{}", title, short_number(value), told ? "" : " ", told ? "" : unit);
}

/// What a lever is set to, in the words of the catalog.
[[nodiscard]] std::string settings(const json& choice) {
    const lever& l = *written_levers[static_cast<std::size_t>(find_lever(choice.at("id").get<std::string>()))];
    std::string text;
    for (const lever_setting& s : settings_of(l)) {
        const double value = choice.at("settings").at(std::string{s.id});
        if (value == s.base && s.kind != setting_kind::shape) continue;
        text += (text.empty() ? "" : "; ") + setting_words(s, value);
    }
    return text;
}

/// Who must agree to a lever, how long it takes, and whom it reaches.
[[nodiscard]] std::string terms(const json& choice) {
    const lever& l = *lever_catalog[static_cast<std::size_t>(find_lever(choice.at("id").get<std::string>()))];
    std::string agree;
    for (std::size_t p = 0; p < party_names.size(); ++p) {
        if (!l.agree.contains(static_cast<party>(p))) continue;
        agree += fmt::format("{}{}", agree.empty() ? "" : ", ", plain(std::string{party_names[p]}));
    }
    return fmt::format("must agree: {}; difficulty {}, in full after {}; reaches {:.0f} % of pupils in {}", agree,
                       difficulty_names[static_cast<std::size_t>(l.difficulty)], counted(l.ramp_years, "year"),
                       choice.at("share_of_pupils_reached").get<double>() * 100,
                       counted(choice.at("schools_reached"), "school"));
}

/// What a lever adds to the week.
[[nodiscard]] std::string minutes_added(const json& choice) {
    const json& added = choice.at("minutes");
    std::string text;
    const auto put = [&](const char* key, const char* what) {
        const std::string amount = signed_number(added.at(key), 1);
        if (amount == "0.0") return;
        text += fmt::format("; {} minutes a week {}", amount, what);
    };
    put("in_small_groups", "in small groups, of the average pupil");
    put("at_school", "at school, of the average pupil");
    put("together", "of teachers together");
    return text;
}

/// An evidence grade as people say it.
[[nodiscard]] std::string grade_words(std::string_view grade) {
    return grade == "randomised"           ? "randomised trial"
           : grade == "quasi_experimental" ? "quasi-experimental"
           : grade == "none"               ? "no study of it"
                                           : plain(std::string{grade});
}

[[nodiscard]] std::string small_sd(double value) { return signed_number(value, std::fabs(value) >= 0.095 ? 2 : 4); }

[[nodiscard]] std::string sd_range(const json& r) {
    return fmt::format("{} ({} to {})", small_sd(r.at("central")), small_sd(r.at("low")), small_sd(r.at("high")));
}

/// The grades of what a lever's effect rests on, the strongest first, each once.
[[nodiscard]] std::string grades(const json& choice) {
    std::string text;
    for (const char* grade : {"randomised", "quasi_experimental", "correlational", "none"}) {
        for (const json& one : choice.at("evidence")) {
            if (one.at("grade") != grade) continue;
            text += (text.empty() ? "" : ", ") + grade_words(grade);
            break;
        }
    }
    return text;
}

/// What a lever does for learning beside what its own dollars would do, and how strong the evidence is.
[[nodiscard]] std::string evidence(const json& choice) {
    const json& benchmark = choice.at("benchmark_year_sd");
    const std::string same = "the same dollars at average effectiveness: " + sd_range(benchmark);
    const json& needed = choice.at("break_even_sd");
    if (choice.at("measured").get<bool>()) {
        const std::string found = grades(choice);
        return fmt::format("SD a year: {}; {}. {}.", sd_range(choice.at("one_year_sd")), same,
                           found.empty() ? "It changes nothing here that studies measured" : "Evidence: " + found);
    }
    const std::string even =
        needed.is_null() ? std::string{"."}
                         : fmt::format(", which it would match with {} for each pupil it reaches.", small_sd(needed));
    return fmt::format("Unmeasured, which is not zero. In SD a year, {}{}", same, even);
}

void cost_row(std::string& out, std::string_view name, const json& one, std::string_view posts,
              std::string_view effect) {
    const auto dollars_of = [](const json& v) { return short_dollars(v.is_object() ? v.at("central") : v); };
    out += fmt::format("  {:<49} {:>9} {:>9} {:>9} {:>6} {:>10}\n", name, dollars_of(one.at("year_one")),
                       dollars_of(one.at("in_year")), dollars_of(one.at("one_time")), posts, effect);
}

void put_package(std::string& out, const json& p, const json& money) {
    const int year = money.at("year");
    const bool fitted = money.contains("new_money");
    const double new_money = fitted ? money.at("new_money").get<double>() : 0;

    heading(out, name_of(p));
    out += fmt::format("  {:<49} {:>9} {:>9} {:>9} {:>6} {:>10}\n", "area and lever", "year 1",
                       fmt::format("year {}", year), "once", "posts", "SD a year");
    for (const json& area : p.at("areas")) {
        const std::string id = area.at("area");
        bool empty = true;
        for (const json& l : p.at("levers")) empty = empty && l.at("area") != id;
        const std::string name = plain(id);
        if (empty) {
            out += fmt::format("  {:<49} {:>9}\n", name, "as it is");
            continue;
        }
        cost_row(out, name, area, signed_number(area.at("posts"), 1), "");
        for (const json& l : p.at("levers")) {
            if (l.at("area") != id) continue;
            cost_row(out, "  " + l.at("title").get<std::string>(), l, signed_number(l.at("posts"), 1),
                     l.at("measured").get<bool>() ? signed_number(l.at("one_year_sd").at("central"), 4)
                                                  : std::string{"unmeasured"});
            out += wrapped(settings(l) + ".", 8);
            out += wrapped(
                fmt::format("In year {} {}; {}{}.", year, short_range(l.at("in_year")), terms(l), minutes_added(l)), 8);
            out += wrapped(evidence(l), 8);
        }
    }
    double freed = 0;
    for (const json& area : p.at("areas")) freed += area.at("freed_in_year").get<double>();
    const auto total = [&](std::string_view name, double value) {
        out += fmt::format("  {:<59} {:>9}\n", name, short_dollars(value));
    };
    total(fmt::format("all levers, year {}", year), p.at("in_year").at("central"));
    if (freed > 0) total("  of it freed", -freed);
    total("with a tenth of what is spent once", p.at("basis").at("value"));
    if (fitted) {
        const double left = p.at("not_spent");
        const char* what = left >= 0       ? "not spent"
                           : new_money < 0 ? "of the cut, still to be found"
                                           : "beyond the money";
        out += fmt::format("  {:<59} {:>9}\n", what, dollars(std::fabs(left)));
    }
    out += fmt::format("  once: {} ({}); over ten years: {}\n", short_dollars(p.at("one_time").at("central")),
                       short_range(p.at("one_time")), short_dollars(p.at("ten_years").at("value")));
    for (const json& w : p.at("warnings")) out += wrapped("! " + w.at("text").get<std::string>(), 2);
}

/// The unit of an effect in words.
[[nodiscard]] std::string unit_words(const std::string& unit) {
    return unit == "sd_per_pupil_fewer" ? "SD for a pupil fewer" : unit == "sd_per_1000_usd" ? "SD for $1,000" : "SD";
}

/// What each lever does by itself for each tier of each level: on the mean of its pupils, in a year.
void put_cells(std::string& out, const json& c) {
    heading(out, "What each lever does by itself, by level and tier (SD a year)");
    for (const char* key : {"a", "b"}) {
        for (const json& l : c.at(key).at("levers")) {
            // Tiers with the same effect stand together, and so do levels whose tiers are alike.
            std::vector<std::pair<std::string, std::string>> levels;  // names, and what all of them have
            const json& cells = l.at("cells");
            for (std::size_t i = 0; i < cells.size();) {
                const std::string level = cells.at(i).at("level");
                const auto is_here = [&] { return i < cells.size() && cells.at(i).at("level") == level; };
                std::string tiers;
                while (is_here()) {
                    const std::string effect = sd_range(cells.at(i).at("year"));
                    std::string names;
                    for (; is_here() && sd_range(cells.at(i).at("year")) == effect; ++i)
                        names += (names.empty() ? "" : ", ") + plain(cells.at(i).at("tier").get<std::string>());
                    tiers += (tiers.empty() ? "" : "; ") + names + ' ' + effect;
                }
                if (!levels.empty() && levels.back().second == tiers)
                    levels.back().first += ", " + level;
                else
                    levels.emplace_back(level, tiers);
            }
            std::string line;
            for (const auto& [names, tiers] : levels) line += (line.empty() ? "" : ". ") + names + ": " + tiers;
            if (!line.empty()) out += wrapped(fmt::format("{}. {}.", l.at("title").get<std::string>(), line), 2);
        }
    }
}

/// What every effect of two packages rests on, each once. The grade stands beside the figures, never in them.
void put_studies(std::string& out, const json& c) {
    heading(out, "What the effects rest on");
    std::vector<std::string> told;
    for (const char* key : {"a", "b"}) {
        for (const json& l : c.at(key).at("levers")) {
            for (const json& e : l.at("evidence")) {
                const std::string id = e.at("assumption");
                if (std::find(told.begin(), told.end(), id) != told.end()) continue;
                told.push_back(id);
                out += wrapped(fmt::format("{}: {}", id, e.at("title").get<std::string>()), 2);
                const std::string grade = grade_words(e.at("grade").get<std::string>());
                out += wrapped(
                    fmt::format("{}: {} to {}, central {} {}; {}", grade, e.at("low").get<double>(),
                                e.at("high").get<double>(), e.at("central").get<double>(),
                                unit_words(e.at("unit").get<std::string>()), plain(e.at("status").get<std::string>())),
                    4);
                std::string where;
                for (const char* part : {"source", "address"}) {
                    if (e.contains(part)) where += (where.empty() ? "" : "; ") + e.at(part).get<std::string>();
                }
                if (!where.empty()) out += wrapped(where, 4);
                if (e.contains("note")) out += wrapped(e.at("note").get<std::string>(), 4);
            }
        }
    }
}

/// A package's four-year effect in months, where they were asked for.
void put_months(std::string& out, const json& c) {
    if (!c.at("a").at("learning").contains("months")) return;
    heading(out, "Months of learning after four years");
    out += wrapped(c.at("a").at("learning").at("months_note").get<std::string>(), 2);
    const auto line = [&](std::string_view what, std::string_view of_a, std::string_view of_b) {
        out += fmt::format("  {:<42} {:>25} {:>25}\n", what, of_a, of_b);
    };
    const auto text = [](const json& p, std::size_t i, const char* key) {
        const json& span = p.at("learning").at("months").at(i).at(key);
        return fmt::format("{} to {}", signed_number(span.at("low"), 1), signed_number(span.at("high"), 1));
    };
    line("", "A", "B");
    const json& bands = c.at("a").at("learning").at("months");
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const std::string grades = bands.at(i).at("grades");
        constexpr std::pair<const char*, const char*> kinds[]{{"of_central", "central effect"},
                                                              {"of_range", "whole range"}};
        for (const auto& [key, what] : kinds)
            line(fmt::format("grades {}, of the {}", grades, what), text(c.at("a"), i, key), text(c.at("b"), i, key));
    }
}

[[nodiscard]] const json* find(const json& list, std::initializer_list<std::string_view> keys, const json& like) {
    for (const json& one : list) {
        bool same = true;
        for (const std::string_view key : keys) same = same && one.at(std::string{key}) == like.at(std::string{key});
        if (same) return &one;
    }
    return nullptr;
}

/// Roles of which either package changes the posts.
void put_changed_posts(std::string& out, const json& a, const json& b) {
    const auto put = [&](const json& p, const json* in_a, const json* in_b) {
        const auto change = [](const json* one) { return one != nullptr ? one->at("change").get<double>() : 0.0; };
        if (std::fabs(change(in_a)) < 0.05 && std::fabs(change(in_b)) < 0.05) return;
        row(out, "posts: " + name_of(p),
            fmt::format("{:.1f}", p.at("posts").get<double>() - p.at("change").get<double>()),
            signed_number(change(in_a), 1), signed_number(change(in_b), 1));
    };
    for (const json& p : a.at("posts")) put(p, &p, find(b.at("posts"), {"role"}, p));
    for (const json& p : b.at("posts")) {
        if (find(a.at("posts"), {"role"}, p) == nullptr) put(p, nullptr, &p);
    }
}

void put_side_by_side(std::string& out, const json& c) {
    const json& now = c.at("as_it_stands");
    const json& a = c.at("a");
    const json& b = c.at("b");
    heading(out, "Side by side");
    out += wrapped(fmt::format("A: \"{}\"; B: \"{}\".", name_of(a), name_of(b)), 2);
    row(out, "", "as it stands", "A", "B");
    row(out, "teachers (posts)", fmt::format("{:.1f}", now.at("teachers").at("value").get<double>()),
        fmt::format("{:.1f}", a.at("teachers").at("value").get<double>()),
        fmt::format("{:.1f}", b.at("teachers").at("value").get<double>()));
    row(out, "average teacher salary", dollars(now.at("pay").at("average_salary").at("value")),
        dollars(a.at("pay").at("average_salary").at("value")), dollars(b.at("pay").at("average_salary").at("value")));
    const auto share = [](const json& s) {
        const json& part = s.at("pay").at("earned_by").at("contribution").at("share");
        return part.is_null() ? std::string{"nobody is paid"} : fmt::format("{:.2f} %", part.get<double>() * 100);
    };
    row(out, "pay earned by contribution", share(now), share(a), share(b));
    for (const json& size : now.at("classes")) {
        const auto text = [&](const json& s) {
            const json* one = find(s.at("classes"), {"level"}, size);
            return one != nullptr ? fmt::format("{:.1f}", one->at("pupils_a_class").get<double>()) : std::string{};
        };
        row(out, "pupils a class, " + size.at("level").get<std::string>(), text(now), text(a), text(b));
    }
    for (const json& cell : now.at("attention")) {
        const auto text = [&](const json& s) {
            const json* one = find(s.at("attention"), {"level", "tier"}, cell);
            return one != nullptr ? fmt::format("{:.0f} ({:.0f})", one->at("adult_minutes_a_week").get<double>(),
                                                one->at("small_group_minutes_a_week").get<double>())
                                  : std::string{};
        };
        row(out,
            fmt::format("adult minutes* {} {}", cell.at("level").get<std::string>(),
                        plain(cell.at("tier").get<std::string>())),
            text(now), text(a), text(b));
    }
    out += "  * a pupil a week, an adult's minute shared by the group; in brackets: minutes in small groups\n";
    put_changed_posts(out, a, b);
}

void put_reported(std::string& out, const json& c) {
    const json& facts = c.at("as_it_stands").at("reported");
    if (facts.at("rows").empty()) return;
    heading(out, "The source beside the model, as it stands (nothing fitted)");
    const int year = c.at("district").at("dollar_year");
    out += fmt::format("  {:<34} {:>16} {:>16} {:>16} {:>12}\n", "", "in the source",
                       fmt::format("in {} dollars", year), "modelled", "difference");
    bool own_salary = false;
    bool has_teachers = false;
    for (const json& r : facts.at("rows")) {
        const double reported = r.at("reported");
        const double modelled = r.at("modelled");
        const bool money = r.at("unit") == "dollars a year";
        const auto text = [&](double v) {
            return !money ? fmt::format("{:.1f}", v) : std::fabs(v) < 1e6 ? dollars(v) : short_dollars(v);
        };
        out += fmt::format("  {:<34} {:>16} {:>16} {:>16} {:>12}\n", plain(r.at("measure").get<std::string>()),
                           text(r.at("in_source")), money ? text(reported) : "", text(modelled),
                           reported != 0 ? fmt::format("{:+.1f} %", (modelled / reported - 1) * 100) : std::string{});
        has_teachers = has_teachers || (r.at("measure") == "teachers" && reported > 0);
        own_salary = own_salary || (r.at("measure") == "average_salary" && std::fabs(modelled - reported) < 0.5);
    }
    if (facts.contains("school_year")) {
        out += fmt::format("  Money in the source is in dollars of {}.\n", facts.at("school_year").get<int>());
    }
    if (facts.contains("teachers_at_reported_class_size") && has_teachers) {
        const double then = facts.at("teachers_at_reported_class_size");
        out += wrapped(
            fmt::format(
                "Teachers: the model gives classes the national sizes. With classes of the reported size the same "
                "day would need {}. Sources count small support classes among their classes, which lowers their "
                "average; staffing beyond the classes' needs raises their teachers.",
                grouped(then)),
            2);
    }
    if (own_salary) out += "  Average salary: taken over from the source, so it agrees.\n";
    out += wrapped(
        "Spending: teachers cost what the source pays them; other posts and what is not modelled stand at national "
        "figures a pupil.",
        2);
}

}  // namespace

std::string comparison_text(const json& comparison, bool once, bool list_studies) {
    std::string out;
    const json& money = comparison.at("money");
    put_head(out, comparison, once);
    put_answer(out, comparison);
    put_package(out, comparison.at("a"), money);
    put_package(out, comparison.at("b"), money);
    out += '\n' +
           wrapped(
               "SD a year: what a year in full use adds to the scores of the average pupil, in standard deviations. "
               "Unmeasured: no study tells; that is not the same as no effect.",
               0);
    put_side_by_side(out, comparison);
    put_months(out, comparison);
    if (list_studies) {
        put_cells(out, comparison);
        put_studies(out, comparison);
    }
    put_reported(out, comparison);
    return out;
}

}  // namespace nineways::cli
