// SPDX-License-Identifier: MIT
#include <cli/package_options.hpp>

#include <CLI/CLI.hpp>

#include <nineways/presets.hpp>
#include <cli/number_check.hpp>

namespace nineways::cli {

void package_options::add_to(CLI::App& command) {
    about_.add_to(command, "district,--district");
    auto* money = command
                      .add_option("--new-money", new_money_,
                                  "dollars a year (of one-time money a tenth); less than 0 for a cut, and its presets")
                      ->check(finite("amount such as 12200000 or -3e6", "DOLLARS"));
    money_ = money;
    money->excludes(
        command.add_flag("--as-set", as_set_, "take the packages as they are set, without fitting them to money"));
    command.add_option("--years", years_, "year in which yearly cost is taken, 1 to 30")->capture_default_str();
    command
        .add_option("--situation", situation_,
                    "gain, one_time or cut: the two presets for it and, unless --new-money says another amount, "
                    "+3 % of spending a year, 3 % once, or -3 % a year")
        ->check(CLI::IsMember(std::vector<std::string>{situation_names.begin(), situation_names.end()}));
    const auto package = [&](const char* name, std::vector<std::string>& to, const std::string& what) {
        command.add_option(name, to, what)->expected(1)->take_all();
    };
    package("--a", a_,
            "first package: a scenario file or a preset; several times for a stack; presets: " + preset_words());
    package("--b", b_, "second package, likewise");
    package("--baseline", baseline_,
            "scenario after which the district stands: both packages change that; several times for a stack");
    command
        .add_option("--teacher-supply", teacher_supply_,
                    "teachers more than today's that can be found: a package that needs more is told so")
        ->check(finite("number such as 40", "TEACHERS"));
}

void package_options::put(request_text& request, std::vector<file_part>& parts) const {
    const bool has_money = money_->count() > 0;
    if (!has_money && !as_set_ && situation_.empty())
        throw CLI::RequiredError("--new-money (or --situation, or --as-set)");
    about_.put(request, parts);
    request.put("years", years_);
    if (as_set_) request.put("fit", false);
    if (has_money) request.put("new_money", new_money_);
    if (!situation_.empty()) request.put("situation", situation_);
    put_package(request, parts, "a", a_);
    put_package(request, parts, "b", b_);
    put_package(request, parts, "baseline", baseline_);
    if (teacher_supply_) request.put("teacher_supply", *teacher_supply_);
}

}  // namespace nineways::cli
