// SPDX-License-Identifier: MIT
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cli/commands.hpp>
#include <cli/district_options.hpp>
#include <cli/files.hpp>
#include <cli/output.hpp>
#include <cli/requests.hpp>

namespace nineways::cli {

namespace {

struct timetable_words {
    std::string school;
    district_options about;
    cli::output output;
};

/// What a remark of the plan says, with its amount.
[[nodiscard]] std::string remark_words(const json& remark) {
    static constexpr std::pair<std::string_view, std::string_view> forms[]{
        {"minutes_left_out", "{} minutes a week of its groups found no place in the lessons that they leave"},
        {"groups_above_cap", "its largest group has {} pupils, above the cap; the average is within it"},
        {"push_in_shared", "a group's adult is divided among {} classes"},
        {"posts_added", "people beyond the posts, because they are needed at once: {}"},
        {"contact_passed", "somebody has {} minutes a week more than the contact minutes"},
        {"weeks_averaged", "runs in {} weeks of the year; the plan has its average week"},
        {"cycle_averaged", "the timetable begins again after {} days; the plan has an average week of five"},
        {"adults_in_part", "{} adults a group: the part comes to some of the lessons"},
        {"lessons_fewer", "lessons a week fewer than its own periods, because slots are too long for them: {}"},
    };
    const auto kind = remark.at("kind").get<std::string>();
    std::string line = remark.at("block").is_null() ? std::string{} : remark.at("block").get<std::string>() + ": ";
    for (const auto& [name, form] : forms) {
        if (name == kind)
            line += fmt::format(fmt::runtime(form), fmt::format("{:.5g}", remark.at("amount").get<double>()));
    }
    return line;
}

/// The plan in a few lines, beside the document.
[[nodiscard]] std::string summary(const json& plan) {
    const json& counts = plan.at("counts");
    std::string text =
        fmt::format("{}: {} slots of {} minutes a day; classes and groups: {}, teachers: {}, activities: {}\n",
                    one_line(plan.at("school").at("name").get<std::string>()), plan.at("slots_a_day").get<int>(),
                    plan.at("slot").get<int>(), counts.at("groups").get<int>(), counts.at("teachers").get<int>(),
                    counts.at("activities").get<int>());
    for (const json& block : plan.at("blocks")) {
        const double by = block.at("rounded_by").get<double>();
        if (by > -0.005 && by < 0.005) continue;
        text += fmt::format("  {}: {:.5g} minutes a week for {:.5g} ({:+.3g})\n",
                            one_line(block.at("id").get<std::string>()), block.at("timetabled").get<double>(),
                            block.at("minutes").get<double>(), by);
    }
    for (const json& remark : plan.at("remarks")) text += "  " + one_line(remark_words(remark)) + '\n';
    return text;
}

void timetable(const timetable_words& words) {
    request_text request;
    std::vector<file_part> parts;
    words.about.put(request, parts);
    request.put("school", words.school);
    const std::string result = run("timetable", request, parts);
    if (words.output.format() == "json") return write_file(words.output.file(), indented(result));
    const json plan = json::parse(result);
    write_file(words.output.file(), plan.at("fet").get<std::string>());
    if (!words.output.file().empty() && words.output.file() != "-") write_file("-", summary(plan));
}

}  // namespace

void add_timetable(CLI::App& app) {
    const auto kept = std::make_shared<timetable_words>();
    timetable_words& words = *kept;
    auto* command = app.add_subcommand("timetable", "Write a school's week as a file that the timetabler FET solves");
    command->add_option("school", words.school, "id or name of the school")->required();
    words.about.add_to(*command);
    words.output.add_to(*command, {"fet", "json"});
    command->callback([kept] { timetable(*kept); });
}

}  // namespace nineways::cli
