// SPDX-License-Identifier: MIT
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include <nineways/curve_setting.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/chart/svg.hpp>
#include <cli/chart_json.hpp>
#include <cli/commands.hpp>
#include <cli/curve_text.hpp>
#include <cli/district_options.hpp>
#include <cli/files.hpp>
#include <cli/number_check.hpp>
#include <cli/output.hpp>
#include <cli/requests.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

/// What `curve` takes from the command line.
struct curve_command_words {
    district_options about;
    std::string setting;
    double from = 0;
    double to = 0;
    double step = 0;
    std::string school;
    std::vector<std::string> levels;
    std::vector<std::string> grades;
    std::vector<std::string> subjects;
    std::vector<std::string> settings;
    double width = 640;
    cli::output output;
};

void put_list(request_text& request, const char* key, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    io::json_stream written;
    written.array();
    for (const std::string& text : texts) written.add(text);
    request.put_document(key, written.end().text());
}

/// Refuses a span of grades, and says how to write it.
[[nodiscard]] CLI::Validator no_span() {
    return {[](std::string& word) {
                const std::size_t dash = word.find('-');
                std::string grades;
                bool inside = false;
                for (const std::string_view name : grade_names) {
                    inside = inside || name == word.substr(0, dash);
                    if (!inside) continue;
                    grades += ' ';
                    grades += name;
                    if (dash != std::string::npos && name == word.substr(dash + 1))
                        return '"' + word + "\" is no grade: write" + grades;
                }
                return std::string{};
            },
            "GRADE"};
}

void draw_curve(const curve_command_words& words) {
    request_text request;
    std::vector<file_part> parts;
    words.about.put(request, parts);
    request.put("setting", words.setting);
    if (!words.school.empty()) request.put("school", words.school);
    put_list(request, "levels", words.levels);
    put_list(request, "grades", words.grades);
    put_list(request, "subjects", words.subjects);
    put_list(request, "block_settings", words.settings);
    request.put("from", words.from);
    request.put("to", words.to);
    request.put("step", words.step);
    const std::string format = words.output.format();
    request.put("width", format == "svg" ? io::chart::inside_margins(words.width) : words.width);
    const std::string result = run("curve", request, parts);
    if (format == "json") return write_file(words.output.file(), indented(result));
    const json parsed = json::parse(result);
    write_file(words.output.file(), format == "svg"   ? io::chart::svg_text(chart_of(parsed.at("chart")), words.width)
                                    : format == "csv" ? table_csv(parsed.at("chart"))
                                                      : curve_text(parsed));
}

}  // namespace

void add_curve(CLI::App& app) {
    const auto kept = std::make_shared<curve_command_words>();
    curve_command_words& words = *kept;
    auto* command = app.add_subcommand("curve", "Sweep one setting of the school day: posts, cost and attention");
    words.about.add_to(*command, "district,--district");
    command
        ->add_option("--setting", words.setting,
                     "planning, collaboration, collaboration_outside, group_target, group_cap, open or pupils")
        ->check(CLI::IsMember(
            std::vector<std::string>{nineways::curve_setting_names.begin(), nineways::curve_setting_names.end()}))
        ->required();
    const CLI::Validator a_number = finite("number such as 235 or 0.5", "NUMBER");
    command->add_option("--from", words.from, "first value")->check(a_number)->required();
    command->add_option("--to", words.to, "last value")->check(a_number)->required();
    command->add_option("--step", words.step, "distance between values")->check(a_number)->required();
    command->add_option("--school", words.school, "id or name of one school, instead of the whole district");
    command->add_option("--level", words.levels, "groups of these levels alone: elementary, middle, high");
    command->add_option("--grade", words.grades, "groups of these grades alone: PK, K, 1 to 12, ungraded")
        ->check(no_span());
    command->add_option("--subject", words.subjects, "groups of these subjects alone; homeroom for homerooms");
    command->add_option("--block-setting", words.settings, "groups of these settings; whole_class where none is named");
    command->add_option("--width", words.width, "with --format svg or json: width of the picture")
        ->check(a_number)
        ->capture_default_str();
    words.output.add_to(*command, {"text", "svg", "json", "csv"});
    command->callback([kept] { draw_curve(*kept); });
}

}  // namespace nineways::cli
