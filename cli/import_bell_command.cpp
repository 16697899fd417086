// SPDX-License-Identifier: MIT
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <nineways/io/import_bell.hpp>
#include <cli/commands.hpp>
#include <cli/files.hpp>
#include <cli/requests.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

struct bell_words {
    std::string file;
    std::string title;
    std::vector<std::string> days_in_cycle;
    std::optional<double> planning_periods;
    std::string output;
};

void read_bells(const io::value_reader& root, io::fault_list& log) {
    static_cast<void>(io::import_bell(root, "bells", log));
}

/// NAME=N, NAME=N ... as an object.
[[nodiscard]] std::string counts_of(const std::vector<std::string>& words) {
    io::json_stream out;
    out.object();
    for (const std::string& word : words) {
        const std::size_t sign = word.rfind('=');
        out.put(std::string_view{word}.substr(0, sign), *io::number_from_text(word.substr(sign + 1)));
    }
    out.end();
    return out.text();
}

/// What was imported, in a few lines.
void summarise(const json& bell) {
    const json& week = bell.at("week");
    const json& periods = bell.at("periods");
    tell(fmt::format("imported {}: {}, a cycle of {}", bell.at("title").get<std::string>(),
                     counted(static_cast<double>(bell.at("days").size()), "day type"),
                     counted(bell.at("cycle_days"), "day")));
    for (const json& day : bell.at("days")) {
        const json& all = day.at("periods");
        tell(fmt::format("  {}: {} from {} to {}, {} a cycle", day.at("name").get<std::string>(),
                         counted(static_cast<double>(all.size()), "period"), all.front().at("start").get<std::string>(),
                         all.back().at("end").get<std::string>(), counted(day.at("days_in_cycle"), "day")));
    }
    tell(fmt::format("  a week on average: open {:.1f} minutes, lunch {:.1f}, passing and breaks {:.1f}",
                     week.at("open").get<double>(), week.at("lunch").get<double>(), week.at("duty").get<double>()));
    tell(fmt::format("  class periods: {} a cycle of {:.1f} minutes on average", grouped(periods.at("in_cycle")),
                     periods.at("length").get<double>()));
    for (const json& time : bell.at("resolved"))
        tell(fmt::format("  {}: \"{}\" taken as {}", time.at("place").get<std::string>(),
                         time.at("found").get<std::string>(), time.at("taken_as").get<std::string>()));
    for (const json& filled : bell.at("filled"))
        tell(fmt::format("  filled: {}{} ({})", filled.at("place").get<std::string>(),
                         filled.contains("value") ? " = " + filled.at("value").dump() : "",
                         filled.at("reason").get<std::string>()));
    for (const json& note : bell.at("notes"))
        tell(fmt::format("  {}: {}", note.at("place").get<std::string>(), note.at("note").get<std::string>()));
}

void import_bell(const bell_words& words) {
    request_text request;
    const std::string document = read_document(words.file, read_bells);
    request.put_document("document", document);
    const auto read = io::parse_json(document);
    const auto root = read.root();  // of ours, edited, where it has a format
    const bool has_title = root.is(io::json_kind::object) && root.find("format").exists();
    if (!words.title.empty())
        request.put("title", words.title);
    else if (!has_title && words.file != "-")
        request.put("title", std::filesystem::path{words.file}.stem().string());
    if (!words.days_in_cycle.empty()) request.put_document("days_in_cycle", counts_of(words.days_in_cycle));
    if (words.planning_periods) request.put("planning_periods", *words.planning_periods);
    const std::string result =
        run("import_bell", request, {{"/document", words.file}, {"/days_in_cycle", "--days-in-cycle"}});
    write_file(words.output, indented(result));
    summarise(json::parse(result));
}

}  // namespace

void add_import_bell(CLI::App& import) {
    const auto kept = std::make_shared<bell_words>();
    bell_words& words = *kept;
    auto* bell = import.add_subcommand("bell", "from the bell schedules of a school (JSON of any shape)");
    bell->add_option("file", words.file, "the bell schedules; - for standard input")->required();
    bell->add_option("--title", words.title, "title of the schedule; left out, the name of the file");
    bell->add_option("--days-in-cycle", words.days_in_cycle, "NAME=N: days of a cycle that are of this type; repeat it")
        ->check(CLI::Validator{[](const std::string& word) {
                                   const std::size_t sign = word.rfind('=');
                                   const bool good = sign != std::string::npos &&
                                                     io::number_from_text(word.substr(sign + 1)).has_value();
                                   return good ? std::string{} : "\"" + word + "\" is no NAME=N such as regular=5";
                               },
                               "NAME=N"})
        ->expected(1, -1)
        ->allow_extra_args(false);
    bell->add_option("--planning-periods", words.planning_periods, "free periods a day of a full-time teacher");
    bell->add_option("-o,--output", words.output, "file to write; written whole or not at all");
    bell->callback([kept] { import_bell(*kept); });
}

}  // namespace nineways::cli
