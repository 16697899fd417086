// SPDX-License-Identifier: MIT
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <nineways/io/chart/svg.hpp>
#include <cli/chart_json.hpp>
#include <cli/commands.hpp>
#include <cli/files.hpp>
#include <cli/number_check.hpp>
#include <cli/outlook_options.hpp>
#include <cli/output.hpp>
#include <cli/package_options.hpp>
#include <cli/projection_text.hpp>
#include <cli/requests.hpp>

namespace nineways::cli {

namespace {

/// What `project` takes from the command line.
struct project_words {
    package_options packages;
    outlook_options outlook;
    std::optional<double> draws;
    std::optional<double> seed;
    std::string chart = "balance";
    double width = 640;
    bool details = false;
    cli::output output;
};

void show_projection(const project_words& words) {
    request_text request;
    std::vector<file_part> parts;
    words.packages.put(request, parts);
    words.outlook.put(request, parts);
    if (words.draws) request.put("draws", *words.draws);
    if (words.seed) request.put("seed", *words.seed);
    const std::string format = words.output.format();
    if (words.details) request.put("details", true);
    request.put("width", format == "svg" ? io::chart::inside_margins(words.width) : words.width);
    const std::string result = run("project", request, parts);
    if (format == "json") return write_file(words.output.file(), indented(result));
    const json parsed = format == "text" ? printable(result) : json::parse(result);
    write_file(words.output.file(),
               format == "svg"   ? io::chart::svg_text(chart_of(parsed.at("charts").at(words.chart)), words.width)
               : format == "csv" ? projection_csv(parsed)
                                 : projection_text(parsed));
}

}  // namespace

void add_project(CLI::App& app) {
    const auto kept = std::make_shared<project_words>();
    auto* command =
        app.add_subcommand("project", "Carry a district through the coming years: nothing decided, and two packages");
    kept->packages.add_to(*command);
    kept->outlook.add_to(*command);
    command->add_option("--draws", kept->draws, "how often to draw, 100 to 50000; 2000 where it is left out")
        ->check(finite("number such as 2000", "NUMBER"));
    command->add_option("--seed", kept->seed, "the same seed gives the same draws; 1 where it is left out")
        ->check(finite("number such as 1", "NUMBER"));
    command
        ->add_option("--chart", kept->chart,
                     "with --format svg: balance (revenue less cost by year) or growth (what makes cost grow)")
        ->check(CLI::IsMember(std::vector<std::string>{"balance", "growth"}))
        ->capture_default_str();
    command->add_option("--width", kept->width, "with --format svg or json: width of the picture")
        ->check(finite("number such as 640", "NUMBER"))
        ->capture_default_str();
    auto* detailed = command->add_flag("--details", kept->details,
                                       "with --format json: each school by year, and who stands where on the grid");
    kept->output.add_to(*command, {"text", "svg", "json", "csv"});
    command->callback([kept, detailed] {
        if (detailed->count() > 0 && kept->output.format() != "json")
            throw CLI::ValidationError("--details", "goes with --format json");
        show_projection(*kept);
    });
}

}  // namespace nineways::cli
