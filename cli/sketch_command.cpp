// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/files.hpp>
#include <cli/number_check.hpp>
#include <cli/requests.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

struct sketch_words {
    double pupils = 0;
    double schools = 0;
    double low_income = 0;
    double budget = 0;
    std::string name;
    int dollar_year = 0;  // 0: not told
    std::string assumptions;
    std::string output;
};

void sketch(const sketch_words& words) {
    request_text request;
    std::vector<file_part> parts;
    request.put("pupils", words.pupils);
    request.put("schools", words.schools);
    request.put("low_income", words.low_income);
    request.put("budget", words.budget);
    if (!words.name.empty()) request.put("name", words.name);
    if (words.dollar_year != 0) request.put("dollar_year", words.dollar_year);
    put_named(request, parts, "assumptions", words.assumptions, {}, read_assumptions);
    const std::string result = run("sketch_district", request, parts);
    write_file(words.output, indented(result));
    const json document = json::parse(result);
    tell(one_line("sketched " + document.at("name").get<std::string>() + ": " +
                  counted(static_cast<double>(document.at("schools").size()), "school") + ", " +
                  counted(words.pupils, "pupil") + "; " +
                  counted(static_cast<double>(document.at("filled").size()), "value") +
                  " filled from national figures, listed under \"filled\""));
}

}  // namespace

void add_sketch(CLI::App& app) {
    const auto kept = std::make_shared<sketch_words>();
    sketch_words& words = *kept;
    auto* command = app.add_subcommand("sketch", "Make a district document from a few numbers and national figures");
    command->add_option("--pupils", words.pupils, "pupils of the district")
        ->required()
        ->check(finite("number of pupils", "PUPILS"));
    command->add_option("--schools", words.schools, "schools of the district")
        ->required()
        ->check(finite("number of schools", "SCHOOLS"));
    command->add_option("--low-income", words.low_income, "low-income pupils as a share of all, 0 to 1")
        ->required()
        ->check(finite("share of pupils", "SHARE"));
    command->add_option("--budget", words.budget, "current spending, dollars a year")
        ->required()
        ->check(finite("number of dollars", "DOLLARS"));
    command->add_option("--name", words.name, "name of the district");
    command->add_option("--dollar-year", words.dollar_year,
                        "year in which the school year of the budget ends; left out: that of the national figures");
    command->add_option("--assumptions", words.assumptions, "file of edited assumptions");
    command->add_option("-o,--output", words.output, "file to write; written whole or not at all");
    command->callback([kept] { sketch(*kept); });
}

}  // namespace nineways::cli
