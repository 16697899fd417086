// SPDX-License-Identifier: MIT
#include <cli/outlook_options.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

#include <nineways/io/json_stream.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/outlook_reader.hpp>
#include <cli/number_check.hpp>

namespace nineways::cli {

namespace {

/// The numbers between commas; none where one of the words is no number.
[[nodiscard]] std::vector<double> numbers(std::string_view words) {
    std::vector<double> all;
    for (std::size_t at = 0; at <= words.size();) {
        const std::size_t comma = words.find(',', at);
        const std::size_t end = comma == std::string_view::npos ? words.size() : comma;
        const auto number = io::number_from_text(words.substr(at, end - at));
        if (!number) return {};
        all.push_back(*number);
        at = end + 1;
    }
    return all;
}

/// The first and last of "2025-2026", or of "2025" alone; none where that is not what is written.
[[nodiscard]] std::optional<std::pair<double, double>> years(std::string_view words) {
    const std::size_t dash = words.find('-', 1);
    const auto first = io::number_from_text(words.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : io::number_from_text(words.substr(dash + 1));
    if (!first || !last) return std::nullopt;
    return std::pair{*first, *last};
}

[[nodiscard]] CLI::Validator series_check() {
    return {[](const std::string& word) {
                return numbers(word).empty() ? '"' + word + "\" is no share such as 0.03, nor a list such as 0.03,0.02"
                                             : std::string{};
            },
            "SHARE[,SHARE...]"};
}

[[nodiscard]] CLI::Validator years_check() {
    return {[](const std::string& word) {
                return years(word) ? std::string{} : '"' + word + "\" are no years such as 2025-2026, or 2025";
            },
            "YEAR[-YEAR]"};
}

/// Refuses words that are no fund and file.
[[nodiscard]] CLI::Validator formula_check() {
    return {[](const std::string& word) {
                const std::size_t sign = word.find('=');
                const bool fits = sign != std::string::npos && sign > 0 && sign + 1 < word.size();
                return fits ? std::string{} : '"' + word + "\" is no fund and file such as general=formula.json";
            },
            "FUND=FILE"};
}

void put_series(io::json_stream& out, const char* key, const std::string& words) {
    if (words.empty()) return;
    const std::vector<double> all = numbers(words);
    if (all.size() == 1) {
        out.put(key, all[0]);
        return;
    }
    out.array(key);
    for (const double each : all) out.add(each);
    out.end();
}

void put_years(io::json_stream& out, const std::string& words) {
    const auto span = years(words);
    out.object().put("first", span->first).put("last", span->second).end();
}

void read_outlook(const io::value_reader& root, io::fault_list& log) {
    io::detail::outlook_reader{std::nullopt, {}, io::detail::new_money_comes::every_year, log}.document(root);
}

}  // namespace

void outlook_options::add_to(CLI::App& command) {
    command.add_option("--horizon", horizon_, "years to project, 1 to 30; 10 where it is left out")
        ->check(finite("number such as 10", "YEARS"));
    auto* file = command.add_option("--outlook", file_,
                                    "what is told of the years, as a JSON file in place of the options that follow");
    const auto series = [&](const char* name, std::string& to, const char* what) {
        command.add_option(name, to, what)->check(series_check())->excludes(file);
    };
    series("--price-growth", price_growth_, "growth of prices a year, such as 0.03; several for one in each year");
    series("--schedule-growth", schedule_growth_, "growth of salary schedules a year, prices included; likewise");
    series("--benefits-growth", benefits_growth_, "growth of benefits a year at the same pay; likewise");
    const auto share = [&](const char* name, std::optional<double>& to, const char* what, const char* such,
                           const char* unit) {
        command.add_option(name, to, what)->check(finite(such, unit))->excludes(file);
    };
    share("--entry-growth", entry_growth_, "growth a year of the children who enter school, such as -0.01",
          "share such as -0.01", "SHARE");
    share("--survival", survival_, "pupils of the next grade as a multiple of those of a grade a year before",
          "number such as 0.98", "RATIO");
    command
        .add_option("--freeze", freeze_, "school years in which nobody rises a step, by the years in which they end")
        ->expected(1)
        ->take_all()
        ->check(years_check())
        ->excludes(file);
    share("--reserve", reserve_, "dollars put by when the first projected year begins", "amount such as 5000000",
          "DOLLARS");
    command.add_option("--money-years", money_years_, "first and last school year in which the new money comes")
        ->check(years_check())
        ->excludes(file);
    command.add_option("--formula", formulas_, "fund that a funding formula pays, and its file; may be given again")
        ->expected(1)
        ->take_all()
        ->check(formula_check());
}

void outlook_options::put(request_text& request, std::vector<file_part>& parts) const {
    if (horizon_) request.put("horizon", *horizon_);
    if (!formulas_.empty()) {
        request_text funds;
        for (const std::string& word : formulas_) {
            const std::size_t sign = word.find('=');
            put_formula(funds, parts, "/formulas", word.substr(0, sign), word.substr(sign + 1));
        }
        request.put_document("formulas", funds.text());
    }
    if (!file_.empty()) return put_named(request, parts, "outlook", file_, {}, read_outlook);
    io::json_stream out;
    out.object();
    put_series(out, "price_growth", price_growth_);
    put_series(out, "schedule_growth", schedule_growth_);
    put_series(out, "benefits_growth", benefits_growth_);
    if (entry_growth_) out.put("entry_growth", *entry_growth_);
    if (survival_) out.put("survival", *survival_);
    if (!freeze_.empty()) {
        out.array("frozen_steps");
        for (const std::string& span : freeze_) put_years(out, span);
        out.end();
    }
    if (reserve_) out.put("reserve", *reserve_);
    if (!money_years_.empty()) put_years(out.key("money"), money_years_);
    out.end();
    if (out.text() != "{}") request.put_document("outlook", out.text());
}

}  // namespace nineways::cli
