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
#include <cli/output.hpp>
#include <cli/package_options.hpp>
#include <cli/requests.hpp>
#include <cli/simulation_text.hpp>

namespace nineways::cli {

namespace {

/// What `simulate` takes from the command line.
struct simulate_words {
    package_options packages;
    std::optional<double> draws;
    std::optional<double> seed;
    std::string chart = "intervals";
    double width = 640;
    bool list_draws = false;
    cli::output output;
};

void show_simulation(const simulate_words& words) {
    request_text request;
    std::vector<file_part> parts;
    words.packages.put(request, parts);
    if (words.draws) request.put("draws", *words.draws);
    if (words.seed) request.put("seed", *words.seed);
    const std::string format = words.output.format();
    if (words.list_draws || format == "csv") request.put("list_draws", true);
    request.put("width", format == "svg" ? io::chart::inside_margins(words.width) : words.width);
    const std::string result = run("simulate", request, parts);
    if (format == "json") return write_file(words.output.file(), indented(result));
    const json parsed = format == "text" ? printable(result) : json::parse(result);
    write_file(words.output.file(),
               format == "svg"   ? io::chart::svg_text(chart_of(parsed.at("charts").at(words.chart)), words.width)
               : format == "csv" ? draws_csv(parsed)
                                 : simulation_text(parsed, words.packages.situation() == "one_time"));
}

}  // namespace

void add_simulate(CLI::App& app) {
    const auto kept = std::make_shared<simulate_words>();
    auto* command = app.add_subcommand("simulate", "Say how sure two packages are: draws of all that is uncertain");
    kept->packages.add_to(*command);
    command->add_option("--draws", kept->draws, "how often to draw, 100 to 50000; 10000 where it is left out")
        ->check(finite("number such as 10000", "NUMBER"));
    command->add_option("--seed", kept->seed, "the same seed gives the same draws; 1 where it is left out")
        ->check(finite("number such as 1", "NUMBER"));
    command
        ->add_option("--chart", kept->chart,
                     "with --format svg: intervals (what the packages come to) or drivers (what that hangs on)")
        ->check(CLI::IsMember(std::vector<std::string>{"intervals", "drivers"}))
        ->capture_default_str();
    command->add_option("--width", kept->width, "with --format svg or json: width of the picture")
        ->check(finite("number such as 640", "NUMBER"))
        ->capture_default_str();
    auto* listed = command->add_flag("--list-draws", kept->list_draws,
                                     "with --format json: what each draw came to, which csv always has");
    kept->output.add_to(*command, {"text", "svg", "json", "csv"});
    command->callback([kept, listed] {
        const std::string format = kept->output.format();
        if (listed->count() > 0 && format != "json" && format != "csv")
            throw CLI::ValidationError("--list-draws", "goes with --format json");
        show_simulation(*kept);
    });
}

}  // namespace nineways::cli
