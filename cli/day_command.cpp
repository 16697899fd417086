// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/day_text.hpp>
#include <cli/files.hpp>
#include <cli/requests.hpp>

namespace nineways::cli {

namespace {

struct day_words {
    std::string school;
    std::string district = "typical-city";
    std::string grade;
    std::string format = "text";
    std::string output;
    std::string assumptions;
    std::string day_designs;
};

void day(const day_words& words) {
    if (words.school.empty() && !words.grade.empty())
        throw CLI::ValidationError("--grade", "it needs a school: nineways day SCHOOL --grade " + words.grade);
    request_text request;
    std::vector<file_part> parts;
    put_named(request, parts, "district", words.district, typical_names(), read_district);
    put_named(request, parts, "day_designs", words.day_designs, {}, read_text_only);
    put_named(request, parts, "assumptions", words.assumptions, {}, read_assumptions);
    if (!words.school.empty()) request.put("school", words.school);
    const std::string result = run("day", request, parts);
    if (words.format == "json") return write_file(words.output, indented(result));
    const json read = json::parse(result);
    if (words.school.empty()) return write_file(words.output, district_day_text(read));
    const std::vector<std::string> grades = grades_of_day(read);
    if (!words.grade.empty() && std::find(grades.begin(), grades.end(), words.grade) == grades.end()) {
        const std::vector<std::string_view> names{grades.begin(), grades.end()};
        throw invalid_input{fault{"--grade", "\"" + words.grade + "\"",
                                  "a grade in which the school has pupils: " + io::listed_names(names),
                                  "Name one of them."}};
    }
    write_file(words.output, day_text(read, words.grade));
}

}  // namespace

void add_day(CLI::App& app) {
    const auto kept = std::make_shared<day_words>();
    day_words& words = *kept;
    auto* command = app.add_subcommand("day", "Print a school's week and its metrics, or a district's metrics");
    command->add_option("school", words.school, "id or name of the school; left out: the whole district's metrics");
    command->add_option("--district", words.district, "typical-city, typical-suburb, typical-rural, or a district file")
        ->capture_default_str();
    command->add_option("--grade", words.grade, "grade whose pupils are shown; left out: the one with the most tiers");
    command->add_option("--format", words.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->add_option("-o,--output", words.output, "file to write; written whole or not at all");
    command->add_option("--day-designs", words.day_designs, "file of day designs for all schools: data/day_designs");
    command->add_option("--assumptions", words.assumptions, "file of edited assumptions");
    command->callback([kept] { day(*kept); });
}

}  // namespace nineways::cli
