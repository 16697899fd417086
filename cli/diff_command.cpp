// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/diff_text.hpp>
#include <cli/district_options.hpp>
#include <cli/files.hpp>
#include <cli/output.hpp>
#include <cli/requests.hpp>

namespace nineways::cli {

namespace {

struct diff_words {
    std::string a;
    std::string b;
    district_options about{""};
    int years = 5;
    cli::output output;
};

void diff(const diff_words& words, bool years_given) {
    request_text request;
    std::vector<file_part> parts;
    put_package(request, parts, "a", {words.a});
    put_package(request, parts, "b", {words.b});
    words.about.put(request, parts);
    if (years_given) request.put("years", words.years);
    const std::string result = run("diff", request, parts);
    const std::string format = words.output.format();
    write_file(words.output.file(), format == "json"  ? indented(result)
                                    : format == "csv" ? diff_csv(json::parse(result))
                                                      : diff_text(printable(result)));
}

struct scenario_words {
    std::vector<std::string> stack;
    std::string output;
};

void scenario(const scenario_words& words) {
    request_text request;
    std::vector<file_part> parts;
    put_package(request, parts, "scenario", words.stack);
    write_file(words.output, indented(run("scenario", request, parts)));
}

}  // namespace

void add_diff(CLI::App& app) {
    const auto kept = std::make_shared<diff_words>();
    diff_words& words = *kept;
    auto* command = app.add_subcommand("diff", "Print in what two scenarios differ, lever by lever");
    command->add_option("a", words.a, std::string{"a preset or a scenario file; presets: "} + preset_words())
        ->required();
    command->add_option("b", words.b, "another")->required();
    words.about.add_to(*command);
    const CLI::Option* years =
        command->add_option("--years", words.years, "with --district: year in which yearly cost is taken, 1 to 30")
            ->needs("--district")
            ->capture_default_str();
    command->get_option("--day-designs")->needs("--district");
    command->get_option("--assumptions")->needs("--district");
    words.output.add_to(*command, {"text", "json", "csv"});
    command->callback([kept, years] { diff(*kept, years->count() > 0); });
}

void add_scenario(CLI::App& app) {
    const auto kept = std::make_shared<scenario_words>();
    auto* command = app.add_subcommand("scenario", "Write the whole document of a preset, a scenario or a stack");
    command
        ->add_option(
            "stack", kept->stack,
            std::string{"presets or scenario files; several are put together as one; presets: "} + preset_words())
        ->required();
    command->add_option("-o,--output", kept->output, "file to write; written whole or not at all");
    command->callback([kept] { scenario(*kept); });
}

}  // namespace nineways::cli
