// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <nineways/io/chart/svg.hpp>
#include <cli/chart_json.hpp>
#include <cli/commands.hpp>
#include <cli/files.hpp>
#include <cli/number_check.hpp>
#include <cli/output.hpp>
#include <cli/package_options.hpp>
#include <cli/requests.hpp>
#include <cli/scorecard_text.hpp>

namespace nineways::cli {

namespace {

/// What `scorecard` takes from the command line.
struct scorecard_words {
    package_options packages;
    double width = 640;
    cli::output output;
};

void show_scorecard(const scorecard_words& words) {
    request_text request;
    std::vector<file_part> parts;
    words.packages.put(request, parts);
    const std::string format = words.output.format();
    request.put("width", format == "svg" ? io::chart::inside_margins(words.width) : words.width);
    const std::string result = run("scorecard", request, parts);
    if (format == "json") return write_file(words.output.file(), indented(result));
    const json parsed = format == "text" ? printable(result) : json::parse(result);
    write_file(words.output.file(), format == "svg" ? io::chart::svg_text(chart_of(parsed.at("chart")), words.width)
                                    : format == "csv"
                                        ? table_csv(parsed.at("chart"))
                                        : scorecard_text(parsed, words.packages.situation() == "one_time"));
}

}  // namespace

void add_scorecard(CLI::App& app) {
    const auto kept = std::make_shared<scorecard_words>();
    auto* command =
        app.add_subcommand("scorecard", "Measure a district against goals, as it stands and after two packages");
    kept->packages.add_to(*command);
    command->add_option("--width", kept->width, "with --format svg or json: width of the picture")
        ->check(finite("number such as 640", "NUMBER"))
        ->capture_default_str();
    kept->output.add_to(*command, {"text", "svg", "json", "csv"});
    command->callback([kept] { show_scorecard(*kept); });
}

}  // namespace nineways::cli
