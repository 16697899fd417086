// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/day_text.hpp>
#include <cli/files.hpp>
#include <cli/output.hpp>
#include <cli/requests.hpp>

namespace nineways::cli {

namespace {

struct day_words {
    std::string school;
    std::string district = "typical-city";
    std::string grade;
    cli::output output;
    std::string assumptions;
    std::string day_designs;
};

/// A school is no file, and a district that stands where the school belongs is often meant for `--district`.
void refuse_file(const std::string& school) {
    const auto names = typical_names();
    const bool typical = std::find(names.begin(), names.end(), school) != names.end();
    if (!typical && (school.size() < 5 || school.compare(school.size() - 5, 5, ".json") != 0)) return;
    throw CLI::ValidationError("school",
                               "\"" + school + "\" is a district: nineways day [SCHOOL] --district " + school);
}

void day(const day_words& words) {
    refuse_file(words.school);
    if (words.school.empty() && !words.grade.empty())
        throw CLI::ValidationError("--grade", "it needs a school: nineways day SCHOOL --grade " + words.grade);
    request_text request;
    std::vector<file_part> parts;
    put_named(request, parts, "district", words.district, typical_names(), read_district);
    put_named(request, parts, "day_designs", words.day_designs, {}, read_text_only);
    put_named(request, parts, "assumptions", words.assumptions, {}, read_assumptions);
    if (!words.school.empty()) request.put("school", words.school);
    const std::string result = run("day", request, parts);
    if (words.output.format() == "json") return write_file(words.output.file(), indented(result));
    const json read = json::parse(result);
    if (words.school.empty()) return write_file(words.output.file(), district_day_text(read));
    const std::vector<std::string> grades = grades_of_day(read);
    if (!words.grade.empty() && std::find(grades.begin(), grades.end(), words.grade) == grades.end()) {
        const std::vector<std::string_view> names{grades.begin(), grades.end()};
        throw invalid_input{fault{"--grade", "\"" + words.grade + "\"",
                                  "a grade in which the school has pupils: " + io::listed_names(names),
                                  "Name one of them."}};
    }
    write_file(words.output.file(), day_text(read, words.grade));
}

}  // namespace

void add_day(CLI::App& app) {
    const auto kept = std::make_shared<day_words>();
    day_words& words = *kept;
    auto* command = app.add_subcommand("day", "Print a school's week and its metrics, or a district's metrics");
    command->add_option("school", words.school, "id or name of the school; left out: the whole district's metrics");
    command->add_option("--district", words.district, "typical-city, typical-suburb, typical-rural, or a district file")
        ->capture_default_str();
    command->add_option("--grade", words.grade, "grade to show; left out: the one of most tiers and pupils");
    words.output.add_to(*command, {"text", "json"});
    command->add_option("--day-designs", words.day_designs, "file of day designs for all schools: data/day_designs");
    command->add_option("--assumptions", words.assumptions, "file of edited assumptions");
    command->callback([kept] { day(*kept); });
}

}  // namespace nineways::cli
