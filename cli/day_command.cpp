// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/day_text.hpp>
#include <cli/district_options.hpp>
#include <cli/files.hpp>
#include <cli/output.hpp>
#include <cli/requests.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

struct day_words {
    std::string school;
    district_options about;
    std::string grade;
    std::string beside;
    std::vector<std::string> baseline;
    double target_contact_ratio = 0;  // 0: not asked for
    cli::output output;
};

/// A school is no file, and a district that stands where the school belongs is often meant for `--district`.
void refuse_file(const std::string& school) {
    const auto names = typical_names();
    const bool typical = std::find(names.begin(), names.end(), school) != names.end();
    if (!typical && (school.size() < 5 || school.compare(school.size() - 5, 5, ".json") != 0)) return;
    throw CLI::ValidationError("school",
                               "\"" + school + "\" is a district: nineways day [SCHOOL] --district " + school);
}

/// After which scenario the days stand, as a line; empty for the district as it stands.
[[nodiscard]] std::string ground_line(const json& read) {
    if (!read.contains("baseline")) return {};
    const json& scenario = read.at("baseline");
    const std::string title = scenario.at("title");
    return wrapped("After \"" + (title.empty() ? scenario.at("id").get<std::string>() : title) + "\":", 0);
}

void day(const day_words& words) {
    refuse_file(words.school);
    if (!words.beside.empty() && !words.grade.empty())
        throw CLI::ValidationError("--grade", "two ways side by side have no grid: leave out --grade or --beside");
    if (words.school.empty() && !words.grade.empty())
        throw CLI::ValidationError("--grade", "it needs a school: nineways day SCHOOL --grade " + words.grade);
    request_text request;
    std::vector<file_part> parts;
    words.about.put(request, parts);
    put_named(request, parts, "beside", words.beside, {}, read_text_only);
    put_package(request, parts, "baseline", words.baseline);
    if (words.target_contact_ratio != 0) request.put("target_contact_ratio", words.target_contact_ratio);
    if (!words.school.empty()) request.put("school", words.school);
    const std::string result = run("day", request, parts);
    if (words.output.format() == "json") return write_file(words.output.file(), indented(result));
    const json read = printable(result);
    const std::string ground = ground_line(read);
    if (!words.beside.empty())
        return write_file(words.output.file(), ground + beside_text(read, words.about.day_designs(), words.beside));
    if (words.school.empty()) return write_file(words.output.file(), ground + district_day_text(read));
    const std::vector<std::string> grades = grades_of_day(read);
    if (!words.grade.empty() && std::find(grades.begin(), grades.end(), words.grade) == grades.end()) {
        const std::vector<std::string_view> names{grades.begin(), grades.end()};
        throw invalid_input{fault{"--grade", "\"" + words.grade + "\"",
                                  "a grade in which the school has pupils: " + io::listed_names(names),
                                  "Name one of them."}};
    }
    write_file(words.output.file(), ground + day_text(read, words.grade));
}

}  // namespace

void add_day(CLI::App& app) {
    const auto kept = std::make_shared<day_words>();
    day_words& words = *kept;
    auto* command = app.add_subcommand("day", "Print a school's week and its metrics, or a district's metrics");
    command->add_option("school", words.school, "id or name of the school; left out: the whole district's metrics");
    words.about.add_to(*command);
    command->add_option("--grade", words.grade, "grade to show; left out: the one of most tiers and pupils");
    command->add_option("--beside", words.beside,
                        "file of day designs: another way for the same schools, with what each tier gains and loses");
    command
        ->add_option("--baseline", words.baseline,
                     "scenario after which the district stands: a file or a preset; several times for a stack")
        ->expected(1)
        ->take_all();
    command
        ->add_option("--target-contact-ratio", words.target_contact_ratio,
                     "0.01 to 1: contact ratio at which posts needed are counted; left out: that of each day")
        ->check(CLI::Range(0.01, 1.0));
    words.output.add_to(*command, {"text", "json"});
    command->callback([kept] { day(*kept); });
}

}  // namespace nineways::cli
