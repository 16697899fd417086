// SPDX-License-Identifier: MIT
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <nineways/io/csv_writer.hpp>
#include <cli/commands.hpp>
#include <cli/files.hpp>
#include <cli/output.hpp>
#include <cli/requests.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

struct equity_words {
    std::string units;
    std::string unit;
    std::string dollars;
    std::string pupils;
    std::string need;
    std::vector<std::string> reasons;
    cli::output output;
};

/// A measure as a person reads it: dollars in cents, ratios to four places.
[[nodiscard]] std::string measure_words(const json& value, const std::string& unit) {
    if (value.is_null()) return "none";
    return unit == "dollars" ? money(value.get<double>()) : fmt::format("{:.4f}", value.get<double>());
}

[[nodiscard]] std::string equity_text(const json& found) {
    const bool need = !found.at("need").is_null();
    std::string text = fmt::format("{}, {}, {}\n\n", counted(found.at("units"), "unit"),
                                   counted(found.at("pupils"), "pupil"), money(found.at("dollars")));
    text += fmt::format("{:<32}{:>16}{}\n", "", "a pupil", need ? "  a weighted pupil" : "");
    for (const json& m : found.at("measures")) {
        const std::string unit = m.at("unit");
        text += fmt::format("{:<32}{:>16}", m.at("title").get<std::string>(), measure_words(m.at("a_pupil"), unit));
        text += need ? fmt::format("{:>18}\n", measure_words(m.at("a_weighted_pupil"), unit)) : "\n";
    }
    if (need) {
        const json& slope = found.at("need").at("dollars_a_weight");
        text += fmt::format("\nshare of the spread explained by need: {}; dollars for one more of weight: {}\n",
                            measure_words(found.at("need").at("share_explained"), "share"),
                            measure_words(slope, "dollars"));
    }
    text += need ? "\nfurthest from their need-adjusted level, a pupil\n" : "\nfurthest from the mean, a pupil\n";
    for (const json& f : found.at("furthest")) {
        const double difference = f.at("difference_a_pupil");
        text += fmt::format("  {:<30}{:>14}", one_line(f.at("unit").get<std::string>()),
                            (difference > 0 ? "+" : "") + money(difference));
        text +=
            f.contains("reason") && !f.at("reason").is_null() ? "  " + one_line(f.at("reason").get<std::string>()) : "";
        text += '\n';
    }
    for (const json& left : found.at("left_out"))
        text += "left out, because it has no pupils: " + one_line(left.at("unit").get<std::string>()) + '\n';
    return text;
}

[[nodiscard]] std::string equity_csv(const json& found) {
    std::string text;
    io::append_csv_row(text, {"section", "item", "measure", "value", "unit"});
    const auto row = [&text](const char* section, const std::string& item, const std::string& measure,
                             const json& value, const std::string& unit) {
        const io::csv_cell cell = value.is_null() ? io::csv_cell{""} : io::csv_cell{value.get<double>()};
        io::append_csv_row(text, {section, item, measure, cell, unit});
    };
    for (const json& m : found.at("measures")) {
        row("a_pupil", "", m.at("id"), m.at("a_pupil"), m.at("unit"));
        if (!found.at("need").is_null())
            row("a_weighted_pupil", "", m.at("id"), m.at("a_weighted_pupil"), m.at("unit"));
    }
    if (!found.at("need").is_null()) {
        row("need", "", "share_explained", found.at("need").at("share_explained"), "ratio");
        row("need", "", "dollars_a_weight", found.at("need").at("dollars_a_weight"), "dollars");
    }
    for (const json& f : found.at("furthest")) {
        for (const char* measure : {"dollars", "level", "difference", "difference_a_pupil"})
            row("furthest", f.at("unit"), measure, f.at(measure), "dollars");
        if (!f.contains("parts")) continue;
        for (const json& p : f.at("parts")) row("furthest", f.at("unit"), p.at("reason"), p.at("dollars"), "dollars");
    }
    return text;
}

void equity(const equity_words& words) {
    const std::string units = read_file(words.units);
    io::fault_list log;
    const io::csv_table table = io::read_csv(units, log);  // while its bytes are still as they stand in the file
    if (log.total() > 0) throw_with_file(words.units, log.take());
    io::json_stream columns;
    columns.object().put("unit", words.unit.empty() ? table.name(0) : std::string_view{words.unit});
    columns.put("dollars", words.dollars).put("pupils", words.pupils);
    if (!words.need.empty()) columns.put("need", words.need);
    if (!words.reasons.empty()) {
        columns.array("reasons");
        for (const std::string& reason : words.reasons) columns.add(reason);
        columns.end();
    }
    columns.end();
    request_text request;
    request.put("units", units);
    request.put_document("columns", columns.text());
    const std::string result = run("equity", request, {{"", words.units}});
    const std::string format = words.output.format();
    if (format == "json") return write_file(words.output.file(), indented(result));
    const json found = json::parse(result);
    write_file(words.output.file(), format == "csv" ? equity_csv(found) : equity_text(found));
}

}  // namespace

void add_equity(CLI::App& app) {
    const auto kept = std::make_shared<equity_words>();
    equity_words& words = *kept;
    auto* command = app.add_subcommand("equity", "Measure how evenly dollars are shared among pupils");
    command->add_option("units", words.units, "table of schools or other units, as CSV; - for standard input")
        ->required();
    command->add_option("--dollars", words.dollars, "column of the dollars of a unit")->required();
    command->add_option("--pupils", words.pupils, "column of its pupils")->required();
    command->add_option("--need", words.need, "column of its weighted pupils");
    command->add_option("--reason", words.reasons,
                        "column of a part of its dollars, which may be the reason of a difference");
    command->add_option("--unit", words.unit, "column that names the unit; left out: the first");
    words.output.add_to(*command, {"text", "json", "csv"});
    command->callback([kept] { equity(*kept); });
}

}  // namespace nineways::cli
