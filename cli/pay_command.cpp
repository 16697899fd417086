// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/district_options.hpp>
#include <cli/files.hpp>
#include <cli/output.hpp>
#include <cli/pay_text.hpp>
#include <cli/requests.hpp>

namespace nineways::cli {

namespace {

/// What `pay` takes from the command line.
struct pay_words {
    district_options about;
    std::vector<std::string> package;
    std::vector<std::string> baseline;
    cli::output output;
};

void show_pay(const pay_words& words) {
    request_text request;
    std::vector<file_part> parts;
    words.about.put(request, parts);
    put_package(request, parts, "a", words.package);
    put_package(request, parts, "baseline", words.baseline);
    const std::string result = run("pay", request, parts);
    const std::string format = words.output.format();
    write_file(words.output.file(), format == "json"  ? indented(result)
                                    : format == "csv" ? pay_csv(json::parse(result))
                                                      : pay_text(printable(result)));
}

}  // namespace

void add_pay(CLI::App& app) {
    const auto kept = std::make_shared<pay_words>();
    auto* command = app.add_subcommand("pay", "Show how each dollar that a district pays its people is earned");
    kept->about.add_to(*command, "district,--district");
    command
        ->add_option("--a", kept->package,
                     "package after which it is shown too, as it is set: a scenario file or a preset; several times "
                     "for a stack; presets: " +
                         preset_words())
        ->expected(1)
        ->take_all();
    command
        ->add_option("--baseline", kept->baseline,
                     "scenario after which the district stands: the package changes that; several times for a stack")
        ->expected(1)
        ->take_all();
    kept->output.add_to(*command, {"text", "json", "csv"});
    command->callback([kept] { show_pay(*kept); });
}

}  // namespace nineways::cli
