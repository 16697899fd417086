// SPDX-License-Identifier: MIT
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/comparison_text.hpp>
#include <cli/district_options.hpp>
#include <cli/files.hpp>
#include <cli/number_check.hpp>
#include <cli/output.hpp>
#include <cli/requests.hpp>

namespace nineways::cli {

namespace {

/// What `compare` takes from the command line.
struct compare_words {
    district_options about;
    double new_money = 0;
    int years = 5;
    std::optional<double> teacher_supply;
    cli::output output;
    std::string situation;
    std::vector<std::string> a;
    std::vector<std::string> b;
    std::vector<std::string> baseline;
    bool full = false;
    bool as_set = false;
};

void compare(const compare_words& words, bool has_money) {
    request_text request;
    std::vector<file_part> parts;
    words.about.put(request, parts);
    request.put("years", words.years);
    if (words.as_set) request.put("fit", false);
    if (has_money) request.put("new_money", words.new_money);
    if (!words.situation.empty()) request.put("situation", words.situation);
    put_package(request, parts, "a", words.a);
    put_package(request, parts, "b", words.b);
    put_package(request, parts, "baseline", words.baseline);
    if (words.teacher_supply) request.put("teacher_supply", *words.teacher_supply);
    if (words.full) request.put("detail", "full");
    const std::string result = run("compare", request, parts);
    const std::string format = words.output.format();
    write_file(words.output.file(), format == "json" ? indented(result)
                                    : format == "csv"
                                        ? comparison_csv(json::parse(result))
                                        : comparison_text(printable(result), words.situation == "one_time"));
}

}  // namespace

void add_compare(CLI::App& app) {
    const auto kept = std::make_shared<compare_words>();
    compare_words& words = *kept;
    auto* command = app.add_subcommand("compare", "Compare two packages over one district on equal dollars");
    words.about.add_to(*command, "district,--district");
    auto* money = command
                      ->add_option("--new-money", words.new_money,
                                   "dollars a year (of one-time money a tenth); less than 0 for a cut, and its presets")
                      ->check(finite("amount such as 12200000 or -3e6", "DOLLARS"));
    auto* as_set =
        command->add_flag("--as-set", words.as_set, "take the packages as they are set, without fitting them to money");
    money->excludes(as_set);
    command->add_option("--years", words.years, "year in which yearly cost is taken, 1 to 30")->capture_default_str();
    words.output.add_to(*command, {"text", "json", "csv"});
    auto* situation =
        command
            ->add_option("--situation", words.situation,
                         "gain, one_time or cut: the two presets for it and, unless --new-money says another amount, "
                         "+3 % of spending a year, 3 % once, or -3 % a year")
            ->check(CLI::IsMember(std::vector<std::string>{situation_names.begin(), situation_names.end()}));
    const auto package = [&](const char* name, std::vector<std::string>& to, const std::string& what) {
        command->add_option(name, to, what)->expected(1)->take_all();
    };
    package("--a", words.a,
            "first package: a scenario file or a preset; several times for a stack; presets: " + preset_words());
    package("--b", words.b, "second package, likewise");
    package("--baseline", words.baseline,
            "scenario after which the district stands: both packages change that; several times for a stack");
    command
        ->add_option("--teacher-supply", words.teacher_supply,
                     "teachers more than today's that can be found: a package that needs more is told so")
        ->check(finite("number such as 40", "TEACHERS"));
    command->add_flag("--full", words.full,
                      "with --format json: every number with its rule and terms, and every school");
    command->callback([kept, money, as_set, situation] {
        if (money->count() == 0 && as_set->count() == 0 && situation->count() == 0)
            throw CLI::RequiredError("--new-money (or --situation, or --as-set)");
        if (kept->full && kept->output.format() != "json")
            throw CLI::ValidationError("--full", "goes with --format json");
        compare(*kept, money->count() > 0);
    });
}

}  // namespace nineways::cli
