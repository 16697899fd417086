// SPDX-License-Identifier: MIT
#include <cli/package_words.hpp>

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include <cli/money_line.hpp>
#include <cli/role_notes.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

std::string called(const json& package) {
    const std::string title = package.at("title");
    return title.empty() ? package.at("id").get<std::string>() : title;
}

std::string chance(const json& share) {
    if (share.is_null()) return "not told";
    const double value = share;
    if (value > 0 && value < 0.005) return "under 1 %";
    if (value < 1 && value > 0.995) return "over 99 %";
    return fmt::format("{:.0f} %", value * 100);
}

std::string package_warnings(const json& result) {
    static constexpr std::array<std::string_view, 6> told{"costs_more",      "cannot_use_money",
                                                          "not_spent",       "more_teachers_than_supply",
                                                          "breaks_contract", "passes_what_was_seen"};
    std::string lines;
    double others = 0;
    for (const char* side : {"a", "b"}) {
        for (const json& warning : result.at(side).at("warnings")) {
            const std::string id = warning.at("id");
            if (std::find(told.begin(), told.end(), id) == told.end())
                others += 1;
            else
                lines += wrapped(called(result.at(side)) + ": " + warning.at("text").get<std::string>(), 2);
        }
    }
    if (lines.empty() && others == 0) return {};
    if (others > 0) lines += wrapped(counted(others, "caution") + " on levers: nineways compare tells them.", 2);
    return "\nMind\n----\n" + lines;
}

std::string ground_lines(const json& result, bool once) {
    const json& d = result.at("district");
    std::string out = fmt::format("{}: {}, {}\n", d.at("name").get<std::string>(), counted(d.at("pupils"), "pupil"),
                                  counted(d.at("schools"), "school"));
    out += role_notes(result);
    if (result.contains("baseline"))
        out += wrapped("After \"" + called(result.at("baseline")) + "\", which both packages change.", 0);
    const json& money_asked = result.at("money");
    if (money_asked.contains("new_money")) out += money_line(money_asked, once);
    return out;
}

}  // namespace nineways::cli
