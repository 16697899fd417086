// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
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

struct salary_words {
    std::string list;
    std::vector<std::string> columns;
    std::string schedule;
    bool grid = false;
    cli::output output;
};

/// KEY=NAME, KEY=NAME ... as an object.
[[nodiscard]] std::string columns_of(const std::vector<std::string>& words) {
    io::json_stream out;
    out.object();
    for (const std::string& word : words) {
        const std::size_t sign = word.find('=');
        out.put(std::string_view{word}.substr(0, sign), word.substr(sign + 1));
    }
    out.end();
    return out.text();
}

[[nodiscard]] std::string salary_text(const json& found) {
    double odd = 0;
    double unlike = 0;
    std::size_t width = 8;
    const json& all = found.at("schedules");
    for (const json& s : all) {
        odd += static_cast<double>(s.at("odd").size());
        unlike += s.at("odd").empty() ? 0 : 1;
        width = std::max(width, s.at("id").get_ref<const std::string&>().size());
    }
    std::string text =
        fmt::format("{} from {}; {} in {} of them\n\n", counted(static_cast<double>(all.size()), "schedule"),
                    counted(found.at("rows").get<double>(), "row"), counted(odd, "odd thing"), grouped(unlike));
    text += fmt::format("{:<{}}  steps x lanes     start       top  missing  flat\n", "schedule", width);
    for (const json& s : all) {
        const json& grid = s.at("grid");
        const std::string size = fmt::format("{} x {}", s.at("steps").size(), grid.at("lanes").size());
        text += fmt::format("{:<{}}  {:>13}{:>10}{:>10}{:>9}{:>6}\n", s.at("id").get<std::string>(), width, size,
                            money(s.at("start")), money(s.at("top")), s.at("missing").get<double>(),
                            s.at("flat_steps").get<double>());
    }
    text +=
        "(start: the least of the first step; missing: cells that the schedule does not have; flat: cells that pay\n"
        " what the step before them pays)\n";
    for (const json& s : all) {
        if (s.at("odd").empty()) continue;
        text += '\n' + s.at("id").get<std::string>() + '\n';
        for (const json& one : s.at("odd"))
            text +=
                wrapped(fmt::format("row {}: {}", one.at("row").get<int>(), one.at("sentence").get<std::string>()), 2);
        for (const json& step : s.at("longevity")) {
            std::string line = "longevity, " + step.at("step").get<std::string>() + ":";
            for (const json& each : step.at("amounts"))
                line += fmt::format(" {} {},", each.at("lane").get<std::string>(), money(each.at("amount")));
            line.pop_back();
            text += wrapped(line, 2);
        }
    }
    return text;
}

[[nodiscard]] std::string salary_csv(const json& found) {
    std::string text;
    io::append_csv_row(text, {"schedule", "section", "item", "step", "lane", "value", "row", "sentence"});
    for (const json& s : found.at("schedules")) {
        const std::string id = s.at("id");
        for (const char* item : {"start", "top", "cells", "missing", "blank_rows", "flat_steps"})
            io::append_csv_row(text, {id, "summary", item, "", "", s.at(item).get<double>(), "", ""});
        const json& rows = s.at("grid").at("salary");
        for (std::size_t step = 0; step < rows.size(); ++step) {
            for (std::size_t lane = 0; lane < rows[step].size(); ++lane) {
                if (rows[step][lane].is_null()) continue;
                io::append_csv_row(
                    text, {id, "cell", "", s.at("steps")[step].get<std::string>(),
                           s.at("grid").at("lanes")[lane].get<std::string>(), rows[step][lane].get<double>(), "", ""});
            }
        }
        for (const json& step : s.at("longevity")) {
            for (const json& each : step.at("amounts"))
                io::append_csv_row(
                    text, {id, "longevity", "", step.at("step").get<std::string>(), each.at("lane").get<std::string>(),
                           each.at("amount").get<double>(), each.at("row").get<double>(), ""});
        }
        const auto text_or_none = [](const json& value) { return value.is_null() ? "" : value.get<std::string>(); };
        for (const json& one : s.at("odd")) {
            const std::string step = text_or_none(one.at("step"));
            const std::string lane = text_or_none(one.at("lane"));
            io::append_csv_row(text, {id, "odd", one.at("kind").get_ref<const std::string&>(), step, lane,
                                      one.at("found").get_ref<const std::string&>(), one.at("row").get<double>(),
                                      one.at("sentence").get_ref<const std::string&>()});
        }
    }
    return text;
}

void import_salary(const salary_words& words) {
    if (words.grid && words.schedule.empty())
        throw CLI::ValidationError("--grid", "names no schedule: give --schedule ID beside it");
    const std::string list = read_list(words.list);
    request_text request;
    request.put("csv", list);
    if (!words.columns.empty()) request.put_document("columns", columns_of(words.columns));
    if (!words.schedule.empty()) request.put("schedule", words.schedule);
    const std::string result =
        run("import_salary", request, {{"/columns", "--column"}, {"/schedule", "--schedule"}, {"", words.list}});
    const std::string format = words.grid ? "json" : words.output.format();
    if (format == "json" && !words.grid) return write_file(words.output.file(), indented(result));
    const json found = format == "text" ? printable(result) : json::parse(result);
    if (words.grid) return write_file(words.output.file(), indented(found.at("schedules")[0].at("grid").dump()));
    write_file(words.output.file(), format == "csv" ? salary_csv(found) : salary_text(found));
}

}  // namespace

void add_import_salary(CLI::App& import) {
    const auto kept = std::make_shared<salary_words>();
    salary_words& words = *kept;
    auto* salary = import.add_subcommand("salary", "from a list of the cells of salary schedules (CSV)");
    salary->add_option("file", words.list, "the list, a row for each cell; - for standard input")->required();
    salary
        ->add_option("--column", words.columns,
                     "KEY=NAME: the column of the file, schedule, state, step, lane or salary; repeat it")
        ->check(CLI::Validator{[](const std::string& word) {
                                   const std::size_t sign = word.find('=');
                                   const bool good = sign != std::string::npos && sign > 0 && sign + 1 < word.size();
                                   return good ? std::string{} : "\"" + word + "\" is no KEY=NAME such as step=Step";
                               },
                               "KEY=NAME"})
        ->expected(1, -1)
        ->allow_extra_args(false);
    salary->add_option("--schedule", words.schedule, "only this schedule, by its id");
    salary->add_flag("--grid", words.grid, "write just its grid, for the pay of a district (JSON)");
    words.output.add_to(*salary, {"text", "json", "csv"});
    salary->callback([kept] { import_salary(*kept); });
}

}  // namespace nineways::cli
