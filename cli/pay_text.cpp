// SPDX-License-Identifier: MIT
#include <cli/pay_text.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <nineways/io/chart/scorecard_words.hpp>
#include <nineways/io/csv_writer.hpp>
#include <cli/role_notes.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> pay_part_words{
    {{"entry", "entry pay"},
     {"experience", "experience"},
     {"credits", "credits and degrees"},
     {"contribution", "contribution"},
     {"shortage", "shortage"},
     {"added_time", "added time"},
     {"own_salaries", "salaries off the grid"},
     {"substitutes", "substitutes"},
     {"variable_benefits", "benefits that move"},
     {"flat_benefits", "benefits that do not"}}};

[[nodiscard]] std::string pay_part_title(const json& part) {
    const std::string id = part.at("part");
    std::string title = id;
    for (const auto& [name, words] : pay_part_words) {
        if (name == id) title = words;
    }
    if (part.contains("filled")) title += io::chart::filled_mark;
    return title;
}

[[nodiscard]] std::string scenario_title(const json& scenario) {
    const std::string title = scenario.at("title");
    return title.empty() ? scenario.at("id").get<std::string>() : title;
}

/// A number of a part in words; "?" where nobody told it, and nothing where it has none.
template <class Words>
[[nodiscard]] std::string pay_cell(const json& part, const char* key, const Words& words) {
    if (part.contains(key)) return words(part.at(key).get<double>());
    return part.contains("not_measured") ? "?" : std::string{};
}
[[nodiscard]] std::string pay_percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

/// A row of a table, without the spaces at its end.
template <class... Cells>
[[nodiscard]] std::string table_row(const char* form, const Cells&... cells) {
    std::string row = fmt::format(fmt::runtime(form), cells...);
    row.erase(row.find_last_not_of(' ') + 1);
    return row + '\n';
}

[[nodiscard]] std::string pay_of_one_state(const json& state) {
    constexpr const char* form = "{:<26}{:>15}{:>9}{:>12}{:>15}{:>15}";
    std::string out = '\n' + table_row(form, "dollars a year", "teachers", "share", "a teacher", "others", "all");
    const auto sum = [&](std::string_view title, const char* key) {
        const json& s = state.at(key);
        out += table_row(form, title, money(s.at("teachers")), "", "", money(s.at("others")), money(s.at("all")));
    };
    for (const json& part : state.at("parts")) {
        if (part.at("part") == "substitutes") sum("= pay of posts", "pay");
        out += table_row(form, pay_part_title(part), pay_cell(part, "teachers", money),
                         pay_cell(part, "share_of_teachers_pay", pay_percent), pay_cell(part, "a_teacher", money),
                         pay_cell(part, "others", money), pay_cell(part, "all", money));
    }
    sum("= all", "cost");
    return out;
}

[[nodiscard]] std::string pay_of_two_states(const json& before, const json& after) {
    constexpr const char* form = "{:<26}{:>14}{:>14}{:>13}{:>9}{:>8}{:>8}{:>8}";
    std::string out = '\n' + table_row("{:<26}{:>34}{:>24}{:>16}", "dollars a year", "all posts",
                                       "share of teachers' pay", "a teacher");
    out += table_row(form, "", "as it stands", "after", "change", "now", "after", "now", "after");
    const auto sum = [&](std::string_view title, const char* key) {
        const double was = before.at(key).at("all");
        const double is = after.at(key).at("all");
        out += table_row(form, title, money(was), money(is), signed_money(is - was), "", "", "", "");
    };
    for (std::size_t p = 0; p < before.at("parts").size(); ++p) {
        const json& was = before.at("parts").at(p);
        const json& is = after.at("parts").at(p);
        if (was.at("part") == "substitutes") sum("= pay of posts", "pay");
        const std::string change = was.contains("all") && is.contains("all")
                                       ? signed_money(is.at("all").get<double>() - was.at("all").get<double>())
                                       : "?";
        out += table_row(form, pay_part_title(is), pay_cell(was, "all", money), pay_cell(is, "all", money), change,
                         pay_cell(was, "share_of_teachers_pay", pay_percent),
                         pay_cell(is, "share_of_teachers_pay", pay_percent), pay_cell(was, "a_teacher", money),
                         pay_cell(is, "a_teacher", money));
    }
    sum("= all", "cost");
    return out;
}

/// The single payments of a state, and its schedules.
[[nodiscard]] std::string single_payments(const json& state) {
    std::string out;
    const auto text = [](const json& from, const char* key) { return from.at(key).get<std::string>(); };
    const auto number = [](const json& from, const char* key) { return from.at(key).get<double>(); };
    for (const json& s : state.at("schedules")) {
        std::string line = fmt::format("schedule \"{}\"{}: {:.1f} posts, {} at entry, {} at most", text(s, "id"),
                                       s.at("closed").get<bool>() ? " (closed)" : "", number(s, "posts"),
                                       money(number(s, "entry_salary")), money(number(s, "highest_salary")));
        if (s.contains("average_salary")) line += ", " + money(number(s, "average_salary")) + " on average";
        out += wrapped(line, 0);
    }
    for (const json& s : state.at("longevity")) {
        out += wrapped(fmt::format("longevity \"{}\": {:.1f} posts after {:.4g} years, {} each, {}", text(s, "id"),
                                   number(s, "posts"), number(s, "after_years"), money(number(s, "amount")),
                                   money(number(s, "dollars"))),
                       0);
    }
    for (const json& s : state.at("supplements")) {
        out += wrapped(fmt::format("supplement \"{}\" ({}): {:.1f} posts of {}, {} each, {}", text(s, "id"),
                                   plain(text(s, "earned_by")), number(s, "posts"), text(s, "title"),
                                   money(number(s, "amount")), money(number(s, "dollars"))),
                       0);
    }
    for (const json& s : state.at("added_days")) {
        if (number(s, "dollars") == 0) continue;  // of roles that nobody has
        out +=
            wrapped(fmt::format("added days \"{}\": {:.4g} for {:.1f} posts of {}, {}", text(s, "id"),
                                number(s, "days"), number(s, "posts"), text(s, "title"), money(number(s, "dollars"))),
                    0);
    }
    if (const double days = number(state, "days_beyond_contract"); days > 0)
        out += "time beyond the contract: " + grouped(days) + " days of all teachers together\n";
    if (const double contract = number(state, "contract"); contract > 0)
        out += "posts under contract cost " + money(contract) + " more: services, and in no sum here\n";
    return out;
}

[[nodiscard]] bool any_part_has(const json& state, const char* key) {
    for (const json& part : state.at("parts")) {
        if (part.contains(key)) return true;
    }
    return false;
}

}  // namespace

std::string pay_text(const json& result) {
    const json& district = result.at("district");
    const json& now = result.at("as_it_stands");
    const bool both = result.contains("after");
    const json& last = both ? result.at("after") : now;
    std::string out = wrapped(fmt::format("Pay of {}, in dollars of {}", district.at("name").get<std::string>(),
                                          district.at("dollar_year").get<int>()),
                              0);
    if (result.contains("baseline"))
        out += wrapped("As it stands here: after \"" + scenario_title(result.at("baseline")) + "\".", 0);
    if (both) out += wrapped("After: \"" + scenario_title(result.at("package")) + "\", carried out in full.", 0);
    out += role_notes(result);
    const auto teachers = [](const json& state) {
        return fmt::format("{:.1f} teachers at {} on average", state.at("teachers").get<double>(),
                           money(state.at("average_salary")));
    };
    out += wrapped(teachers(now) + (both ? "; after, " + teachers(last) : ""), 0);
    out += both ? pay_of_two_states(now, last) : pay_of_one_state(now);
    const std::string single = single_payments(last);
    if (!single.empty()) out += '\n' + single;
    if (result.contains("frozen_steps")) {
        const json& frozen = result.at("frozen_steps");
        out += fmt::format("giving back {} frozen would cost {} a year, with benefits\n",
                           counted(frozen.at("years"), "step"), money(frozen.at("cost_of_giving_back")));
    }
    for (const json& fall : result.at("falling_steps")) {
        out +=
            wrapped(fmt::format("! lane \"{}\" falls from {} on step {} to {} on step {} (counted from 0): check it",
                                fall.at("lane").get<std::string>(), money(fall.at("from")),
                                fall.at("from_step").get<int>(), money(fall.at("to")), fall.at("to_step").get<int>()),
                    0);
    }
    out += '\n' + wrapped(result.at("contribution").at("sentence").get<std::string>(), 0);
    if (any_part_has(now, "not_measured") || any_part_has(last, "not_measured"))
        out += wrapped("? nobody told it, and what was filled in has none: not measured, which is not 0", 0);
    if (any_part_has(now, "filled") || any_part_has(last, "filled"))
        out += wrapped(std::string{io::chart::filled_words}, 0);
    return out;
}

std::string pay_csv(const json& result) {
    std::string text;
    io::append_csv_row(text,
                       {"state", "part", "teachers", "share_of_teachers_pay", "a_teacher", "others", "all", "note"});
    for (const char* key : {"as_it_stands", "after"}) {
        if (!result.contains(key)) continue;
        const json& state = result.at(key);
        const std::string name = key;
        for (const json& part : state.at("parts")) {
            const auto number = [&](const char* field) {
                return part.contains(field) ? io::csv_cell{part.at(field).get<double>()} : io::csv_cell{""};
            };
            const std::string id = part.at("part");
            const std::string note = part.contains("not_measured") ? part.at("not_measured").get<std::string>()
                                     : part.contains("filled")     ? "filled"
                                                                   : "";
            io::append_csv_row(text, {name, id, number("teachers"), number("share_of_teachers_pay"),
                                      number("a_teacher"), number("others"), number("all"), note});
        }
        for (const char* sum : {"pay", "cost"}) {
            const json& s = state.at(sum);
            io::append_csv_row(text, {name, std::string{"all_"} + sum, s.at("teachers").get<double>(), "", "",
                                      s.at("others").get<double>(), s.at("all").get<double>(), ""});
        }
    }
    return text;
}

}  // namespace nineways::cli
