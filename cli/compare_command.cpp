// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/comparison_text.hpp>
#include <cli/files.hpp>
#include <cli/output.hpp>
#include <cli/package_options.hpp>
#include <cli/requests.hpp>

namespace nineways::cli {

namespace {

/// What `compare` takes from the command line.
struct compare_words {
    package_options packages;
    cli::output output;
    bool full = false;
    bool months = false;
    bool studies = false;
};

void compare(const compare_words& words) {
    request_text request;
    std::vector<file_part> parts;
    words.packages.put(request, parts);
    const std::string format = words.output.format();
    if (words.full) request.put("detail", "full");
    if (words.months) request.put("months", true);
    // Text and table show beside every effect what the same dollars would do.
    if (words.studies || format != "json") request.put("studies", true);
    const std::string result = run("compare", request, parts);
    write_file(words.output.file(),
               format == "json"  ? indented(result)
               : format == "csv" ? comparison_csv(json::parse(result))
                                 : comparison_text(printable(result), words.packages.situation() == "one_time",
                                                   words.studies));
}

}  // namespace

void add_compare(CLI::App& app) {
    const auto kept = std::make_shared<compare_words>();
    auto* command = app.add_subcommand("compare", "Compare two packages over one district on equal dollars");
    kept->packages.add_to(*command);
    kept->output.add_to(*command, {"text", "json", "csv"});
    command->add_flag("--full", kept->full,
                      "with --format json: every number with its rule and terms, and every school");
    command->add_flag("--studies", kept->studies,
                      "what each effect rests on: its range, studies, where they were read, and how sure that is");
    command->add_flag("--months", kept->months,
                      "months of learning by grade band too; percentile points are the measure to use");
    command->callback([kept] {
        if (kept->full && kept->output.format() != "json")
            throw CLI::ValidationError("--full", "goes with --format json");
        compare(*kept);
    });
}

}  // namespace nineways::cli
