// SPDX-License-Identifier: MIT
#include <cli/simulation_text.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <nineways/io/csv.hpp>
#include <cli/package_words.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

[[nodiscard]] std::string points(const json& i) {
    return fmt::format("{:+.1f} ({:+.1f} to {:+.1f})", i.at("median").get<double>(), i.at("low").get<double>(),
                       i.at("high").get<double>());
}

/// $12.22M (11.51 to 12.94), or in dollars where it is less than a million.
[[nodiscard]] std::string cost(const json& i) {
    const double low = i.at("low");
    const double high = i.at("high");
    if (std::fabs(low) < 1e6 && std::fabs(high) < 1e6)
        return fmt::format("{} ({} to {})", money(i.at("median")), grouped(low), grouped(high));
    const double median = i.at("median").get<double>() / 1e6;
    return fmt::format("{}${:.2f}M ({:.2f} to {:.2f})", median < 0 ? "-" : "", std::fabs(median), low / 1e6,
                       high / 1e6);
}

void row(std::string& out, std::string_view name, std::string_view a, std::string_view b) {
    out += fmt::format("  {:<42} {:>26} {:>26}\n", name, a, b);
}

/// A title on as many lines as its column needs, both columns under each other's words.
void titles(std::string& out, const json& result) {
    const auto cut = [](const std::string& title) { return title.size() > 26 ? title.substr(0, 23) + "..." : title; };
    row(out, "", cut(called(result.at("a"))), cut(called(result.at("b"))));
}

void put_packages(std::string& out, const json& result) {
    const json& a = result.at("a");
    const json& b = result.at("b");
    const json& chances = result.at("chances");
    const auto both = [&](std::string_view name, auto words, const char* key) {
        row(out, name, words(a.at(key)), words(b.at(key)));
    };
    out += '\n';
    titles(out, result);
    both("percentile points after four years", points, "after_four_years");
    both("the same dollars at average effectiveness", points, "benchmark");
    both("dollars a year, at the draws' prices", cost, "cost");
    out += "  in how many draws it\n";
    row(out, "  is ahead on learning", chance(chances.at("a_ahead")), chance(chances.at("b_ahead")));
    row(out, "  is ahead for each real dollar", chance(chances.at("a_ahead_per_dollar")),
        chance(chances.at("b_ahead_per_dollar")));
    both("  beats the same dollars on average", chance, "chance_above_benchmark");
    both("  does harm", chance, "chance_of_harm");
}

void put_drivers(std::string& out, const json& result) {
    const json& drivers = result.at("drivers");
    if (drivers.empty()) return;
    out += "\nWhat moves the difference\n-------------------------\n";
    const bool even = std::fabs(result.at("difference").at("all_central_sd").get<double>()) < 1e-12;
    out += wrapped("One assumption at a time, from its low to its high end, all others central. The difference is \"" +
                       called(result.at("b")) + "\" less \"" + called(result.at("a")) +
                       "\" in hundredths of a standard deviation after four years; with all central it is " +
                       fmt::format("{:+.2f}. A change of the lead is looked for up to two widths of the range beyond "
                                   "its ends.",
                                   result.at("difference").at("all_central_sd").get<double>() * 100),
                   0);
    out += fmt::format("\n  {:>9}  {:<17}  {}\n", "variance", "low end to high",
                       "assumption, its range, and where the lead changes");
    for (const json& d : drivers) {
        const std::string ends =
            fmt::format("{:+.2f} to {:+.2f}", d.at("at_low").get<double>() * 100, d.at("at_high").get<double>() * 100);
        std::string words =
            fmt::format("{} ({:.3g} to {:.3g} {}): ", d.at("title").get<std::string>(), d.at("low").get<double>(),
                        d.at("high").get<double>(), plain(d.at("unit").get<std::string>()));
        const json& flips = d.at("flips_at");
        words += even              ? "no lead that could change"
                 : flips.is_null() ? "the lead stays"
                                   : fmt::format("the lead changes at {:.3g}, {} its range", flips.get<double>(),
                                                 d.at("flips_in_range").get<bool>() ? "in" : "beyond");
        const std::string lines = wrapped(words, 32);
        out += fmt::format("  {:>7.0f} %  {:<17}  ", d.at("share_of_variance").get<double>() * 100, ends) +
               lines.substr(32);
    }
}

}  // namespace

std::string simulation_text(const json& result, bool once) {
    std::string out = ground_lines(result, once);
    out += wrapped(fmt::format("{} draws of {}, the same for both packages (seed {}). Posts, groups and settings stay "
                               "as they are; prices, effects, turnover and implementation are drawn. In brackets: the "
                               "middle 80 % of the draws.",
                               grouped(result.at("draws")), counted(result.at("assumptions_drawn"), "assumption"),
                               grouped(result.at("seed"))),
                   0);
    out += '\n' + wrapped(result.at("charts").at("intervals").at("sentence"), 0);
    put_packages(out, result);
    put_drivers(out, result);
    out += package_warnings(result);
    out += '\n' + wrapped(
                      "Doses, and whom levers reach, are not drawn. Most ranges are judgements of this model from "
                      "studies elsewhere (nineways assumptions tells "
                      "which): a chance is no better than they are.",
                      0);
    return out;
}

std::string draws_csv(const json& result) {
    static constexpr std::array<std::string_view, 4> keys{"after_four_years_sd", "benchmark_sd", "one_year_sd", "cost"};
    static constexpr std::array<std::string_view, 4> words{"after four years (SD)", "same dollars on average (SD)",
                                                           "one year (SD)", "cost (dollars a year)"};
    std::vector<std::string> titles{"draw"};
    std::vector<const json*> columns;
    for (const char* side : {"a", "b"}) {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            titles.push_back(called(result.at(side)) + ": " + std::string{words[i]});
            columns.push_back(&result.at("listed").at(side).at(std::string{keys[i]}));
        }
    }
    std::string out;
    io::append_csv_row(out, std::vector<io::csv_cell>{titles.begin(), titles.end()});
    std::vector<io::csv_cell> cells;
    for (std::size_t i = 0; i < columns[0]->size(); ++i) {
        cells.assign(1, static_cast<double>(i + 1));
        for (const json* column : columns) cells.emplace_back((*column)[i].get<double>());
        io::append_csv_row(out, cells);
    }
    return out;
}

}  // namespace nineways::cli
