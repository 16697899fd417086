// SPDX-License-Identifier: MIT
#include <cli/scorecard_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <nineways/io/chart/scorecard_words.hpp>
#include <nineways/scorecard.hpp>
#include <cli/money_line.hpp>
#include <cli/role_notes.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

constexpr std::array<std::pair<const char*, std::string_view>, 3> score_columns{
    {{"as_it_stands", "as it stands"}, {"a", "a"}, {"b", "b"}}};

/// The row of a measure that the program knows.
[[nodiscard]] const score_row& row_of_id(const std::string& id) {
    return *std::find_if(score_rows.begin(), score_rows.end(), [&](const score_row& row) { return row.id == id; });
}

/// "0.64 misses": a value with its verdict.
[[nodiscard]] std::string score_cell(const score_row& row, const json& found) {
    if (found.contains("not_measured")) return "not measured";
    const std::string verdict = found.at("verdict");
    std::string value = io::chart::value_words(row, found.at("value"));
    if (found.contains("filled")) value += io::chart::filled_mark;
    return value + ' ' + (verdict == "does_not_meet" ? "misses" : verdict);
}

[[nodiscard]] bool has_filled(const json& result) {
    for (const json& essential : result.at("essentials")) {
        for (const json& measure : essential.at("measures")) {
            for (const json& found : measure.at("values")) {
                if (found.contains("filled")) return true;
            }
        }
    }
    return false;
}

/// Why there are no values, each reason once with the columns that it is of.
[[nodiscard]] std::string unmeasured_reasons(const json& values) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [key, title] : score_columns) {
        if (!values.at(key).contains("not_measured")) continue;
        const std::string why = values.at(key).at("not_measured");
        const auto known = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.second == why; });
        if (known != all.end())
            known->first += ", " + std::string{title};
        else
            all.emplace_back(title, why);
    }
    std::string out;
    for (const auto& [of, why] : all) out += wrapped("not measured (" + of + "): " + why, 6);
    return out;
}

}  // namespace

std::string scorecard_text(const json& result, bool once) {
    std::string out = wrapped(result.at("chart").at("title").get<std::string>(), 0);
    if (result.contains("baseline")) {
        const std::string title = result.at("baseline").at("title");
        out += wrapped("As it stands here: after \"" +
                           (title.empty() ? result.at("baseline").at("id").get<std::string>() : title) +
                           "\", which both packages change.",
                       0);
    }
    if (result.at("money").contains("new_money")) out += money_line(result.at("money"), once);
    for (const char* key : {"a", "b"}) {
        const json& package = result.at("packages").at(key);
        const std::string title = package.at("title");
        out += wrapped(fmt::format("{}: {}", key, title.empty() ? package.at("id").get<std::string>() : title), 0);
    }
    out += role_notes(result);
    for (const json& essential : result.at("essentials")) {
        out += fmt::format("\n{:<50}", essential.at("title").get<std::string>());
        for (const auto& [key, title] : score_columns) out += fmt::format(" {:>15}", title);
        out += '\n';
        for (const json& measure : essential.at("measures")) {
            const score_row& row = row_of_id(measure.at("id"));
            const json& goal = measure.at("goal");
            const json& values = measure.at("values");
            out += fmt::format("  {:<48}", row.title.view());
            for (const auto& [key, title] : score_columns)
                out += fmt::format(" {:>15}", score_cell(row, values.at(key)));
            out +=
                "\n      goal: " + io::chart::goal_words(row, {goal.at("low"), goal.at("central"), goal.at("high")}) +
                '\n';
            out += unmeasured_reasons(values);
        }
    }
    out += '\n' + wrapped(result.at("chart").at("sentence"), 0);
    if (has_filled(result)) out += wrapped(std::string{io::chart::filled_words}, 0);
    return out + wrapped(
                     "Goals are choices, some with a source: --format json has both, and a request's assumptions "
                     "change them.",
                     0);
}

}  // namespace nineways::cli
