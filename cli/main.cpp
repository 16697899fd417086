// SPDX-License-Identifier: MIT
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/requests.hpp>

namespace {

using namespace nineways::cli;

constexpr const char* examples = R"(Examples:
  nineways compare --new-money 12200000
  nineways compare typical-suburb --new-money -3000000 --years 3
  nineways compare worcester.json --new-money 10000000 --format csv -o worcester.csv
  nineways compare typical-rural --situation cut
  nineways compare --baseline classes.json --new-money 1000000
  nineways project typical-city --new-money 12200000 --money-years 2024-2026
  nineways diff restore transform --district typical-rural
  nineways scenario base.json more.json -o both.json
  nineways day fallsside --grade 7 --day-designs data/day_designs/flexible_grouping.json
  nineways equity schools.csv --dollars Budget --pupils Enrollment --need Weighted
  nineways pay worcester.json --a transform
  nineways school-budgets typical-city --school alder
  nineways timetable north_fork --district typical-rural -o north_fork.fet
  nineways scorecard typical-city --situation gain --format svg -o scorecard.svg
  nineways curve typical-rural --setting group_target --from 16 --to 28 --step 0.5 --level elementary
  nineways curve --setting planning --from 150 --to 400 --step 10 --format svg -o planning.svg
  nineways fund data/formulas/boston_2016.json schools.csv --trace hennigan
  nineways import schools list.csv --map data/column_maps/massachusetts_2017.json --district Worcester -o wor.json
  nineways import bell bells.json --days-in-cycle regular=4 --days-in-cycle short=1 -o week.json
  nineways import salary salaries.csv --schedule elk_river/2025-26 --grid -o grid.json
  nineways import positions positions.csv --map data/position_maps/chicago_2017.json --by department
  nineways sketch --pupils 25000 --schools 42 --low-income 0.5 --budget 400000000 -o sketch.json
  nineways validate worcester.json
  nineways assumptions > assumptions.json
  echo '{"district": "typical-city", "new_money": 5000000}' | nineways run compare

Exit status: 0 done, 2 bad input (every fault on a line of its own), 64 wrong usage.)";

/// Writes every fault on a line of its own.
int report(const nineways::faults& all) {
    for (const nineways::fault& f : all) {
        std::string line = f.place.empty() ? "the document" : f.place;
        line += ": found " + f.found + "; expected " + f.expected + ". " + f.mend;
        tell(line);
    }
    return bad_input;
}

/// Tells of a word that stands where a command should; false when there is none.
[[nodiscard]] bool report_unknown_command(const CLI::App& app) {
    const CLI::App* where = &app;
    while (!where->get_subcommands().empty()) where = where->get_subcommands().front();
    const auto left = where->remaining();
    if (where->get_require_subcommand_min() == 0 || left.empty()) return false;
    const std::string& word = left.front();
    std::vector<std::string> commands;
    for (const CLI::App* command : where->get_subcommands({})) commands.push_back(command->get_name());
    const std::vector<std::string_view> names{commands.begin(), commands.end()};
    const std::string line = "\"" + word + "\" is no command; there " + (names.size() == 1 ? "is " : "are ") +
                             nineways::io::listed_names(names) + ". " +
                             nineways::cli::meant(word, names, "Run with --help for more information.");
    tell(line);
    return true;
}

/// Tells of an option that the command does not have but for a slip; false when there is none.
[[nodiscard]] bool report_misspelt_option(const CLI::App& app) {
    const CLI::App* where = &app;
    while (!where->get_subcommands().empty()) where = where->get_subcommands().front();
    std::vector<std::string> options;
    for (const CLI::Option* option : where->get_options()) {
        for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
    }
    const std::vector<std::string_view> names{options.begin(), options.end()};
    for (const std::string& word : where->remaining()) {
        const std::string given = word.substr(0, word.find('='));
        if (given.substr(0, 2) != "--" || !nineways::io::nearest_name(given, names)) continue;
        tell("\"" + given + "\" is no option of " + where->get_name() + ". " + nineways::cli::meant(given, names, {}));
        return true;
    }
    return false;
}

}  // namespace

int main(int count, char** arguments) {
    CLI::App app{"nineways: two ways to spend the same money on schools, restore or transform, compared"};
    app.name("nineways");
    app.footer(examples);
    app.require_subcommand(1);
    app.set_version_flag("--version", "nineways " + std::string{nineways::version});
    add_compare(app);
    add_curve(app);
    add_day(app);
    add_diff(app);
    add_equity(app);
    add_fund(app);
    auto* import = app.add_subcommand("import", "Make documents from other files");
    import->require_subcommand(1);
    add_import_bell(*import);
    add_import_positions(*import);
    add_import_salary(*import);
    add_import_schools(*import);
    add_pay(app);
    add_project(app);
    add_run(app);
    add_scenario(app);
    add_school_budgets(app);
    add_scorecard(app);
    add_simulate(app);
    add_sketch(app);
    add_timetable(app);
    add_validate(app);
    add_assumptions(app);
    try {
        app.parse(count, arguments);
    } catch (const CLI::Success& done) {
        return app.exit(done);
    } catch (const CLI::RuntimeError& ended) {
        return ended.get_exit_code();
    } catch (const CLI::ParseError& wrong) {
        if (!report_unknown_command(app) && !report_misspelt_option(app)) app.exit(wrong);
        return wrong_usage;
    } catch (const nineways::invalid_input& bad) {
        return report(bad.all());
    } catch (const std::exception& broken) {
        tell(std::string{"nineways: "} + broken.what());
        return bad_input;
    }
    return 0;
}
