// SPDX-License-Identifier: MIT
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include <nineways/io/csv.hpp>
#include <nineways/io/formula_json.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/utf8.hpp>
#include <cli/commands.hpp>
#include <cli/files.hpp>
#include <cli/fund_text.hpp>
#include <cli/output.hpp>
#include <cli/requests.hpp>

namespace nineways::cli {

namespace {

struct fund_words {
    std::vector<std::string> files;  // the formula, or two that are compared, and the units
    bool compares = false;

    /// Whether only a formula is named, to see what it needs.
    [[nodiscard]] bool needs() const noexcept { return files.size() == 1 && !compares; }
    std::string prior;
    std::vector<std::string> joins;
    std::string map;
    std::vector<std::string> settings;
    std::string parameters;
    std::vector<std::string> after_settings;
    std::string after_parameters;
    std::string trace;
    bool traces = false;
    cli::output output;
};

void read_formula(const io::value_reader& root, io::fault_list& log) { static_cast<void>(io::read_formula(root, log)); }

/// A member {"name": FILE, "csv": its text}; the key behind a colon, where there is one.
[[nodiscard]] std::string table_document(const std::string& file, const std::string& key) {
    const std::string text = read_file(file);
    if (io::first_invalid_utf8(text) != std::string::npos) {
        io::fault_list log;
        static_cast<void>(io::read_csv(text, log));  // while its bytes are still as they stand in the file
        if (log.total() > 0) throw_with_file(file, log.take());
    }
    request_text table;
    table.put("name", file);
    if (!key.empty()) table.put("key", key);
    table.put("csv", text);
    return table.text();
}

/// FILE:key, or FILE alone where that is enough.
[[nodiscard]] std::string keyed_document(const std::string& word, bool needs_key) {
    const std::size_t colon = word.rfind(':');
    const bool has_key = colon != std::string::npos && colon > 0 && colon + 1 < word.size();
    if (!has_key && needs_key)
        throw CLI::ValidationError("--join", '"' + word + "\": FILE:column, whose column names the units");
    return has_key ? table_document(word.substr(0, colon), word.substr(colon + 1)) : table_document(word, {});
}

/// The parameters of a file, and those that are set beside it, which win. Empty where there are none.
[[nodiscard]] std::string parameter_document(const std::string& file, const std::vector<std::string>& settings,
                                             const std::string& option) {
    if (file.empty() && settings.empty()) return {};
    json all = json::object();
    if (!file.empty()) all = json::parse(read_document(file, read_text_only));
    if (!all.is_object()) throw_with_file(file, {{"", "no object", "{\"parameter\": number, ...}", "Write it so."}});
    for (const std::string& each : settings) {
        const std::size_t equals = each.find('=');
        const auto value = equals == std::string::npos
                               ? std::optional<double>{}
                               : io::number_from_text(std::string_view{each}.substr(equals + 1));
        if (!value) throw CLI::ValidationError(option, '"' + each + "\": parameter=number, such as base=4200");
        all[each.substr(0, equals)] = *value;
    }
    return all.dump();
}

void put_formula(request_text& request, const std::string& file, const std::string& parameters) {
    request.put_document("formula", read_document(file, read_formula));
    if (!parameters.empty()) request.put_document("parameters", parameters);
}

void check_files(const fund_words& words) {
    if (words.files.size() == (words.compares ? 3U : 2U) || words.needs()) return;
    throw CLI::ValidationError("files", words.compares ? "two formulas and a table of units: A.json B.json UNITS.csv"
                                                       : "a formula and a table of units: FORMULA.json UNITS.csv");
}

void fund(const fund_words& words) {
    check_files(words);
    request_text request;
    std::vector<file_part> parts;
    const std::string& formula = words.files[0];
    put_formula(request, formula, parameter_document(words.parameters, words.settings, "--set"));
    parts.push_back({"/formula", formula});
    parts.push_back({"/parameters", words.parameters.empty() ? "--set" : words.parameters});
    if (!words.needs()) request.put_document("units", table_document(words.files.back(), {}));
    if (!words.prior.empty()) request.put_document("prior", keyed_document(words.prior, false));
    std::string joins;
    for (const std::string& each : words.joins) joins += (joins.empty() ? "[" : ",") + keyed_document(each, true);
    if (!joins.empty()) request.put_document("joins", joins + ']');
    if (!words.map.empty()) {
        request.put_document("map", read_document(words.map, read_text_only));
        parts.push_back({"/map", words.map});
    }
    if (words.compares) {
        request_text beside;
        put_formula(beside, words.files[1],
                    parameter_document(words.after_parameters, words.after_settings, "--set-after"));
        request.put_document("beside", beside.text());
        parts.push_back({"/beside/formula", words.files[1]});
        parts.push_back(
            {"/beside/parameters", words.after_parameters.empty() ? "--set-after" : words.after_parameters});
    }
    if (words.traces) {
        request.put("trace", words.trace);
        parts.push_back({"/trace", "--trace"});
    }
    const std::string format = words.output.format();
    if (format == "csv") request.put("format", format);
    const std::string result = run("fund", request, parts);
    if (format == "json") return write_file(words.output.file(), indented(result));
    if (format == "csv") return write_file(words.output.file(), json::parse(result).at("csv").get<std::string>());
    write_file(words.output.file(), fund_text(printable(result)));
}

}  // namespace

void add_fund(CLI::App& app) {
    const auto kept = std::make_shared<fund_words>();
    fund_words& words = *kept;
    auto* command = app.add_subcommand("fund", "Run a funding formula over a table of schools or districts");
    command
        ->add_option(
            "files", words.files,
            "FORMULA.json UNITS.csv; with --compare A.json B.json UNITS.csv; FORMULA.json alone: what it needs")
        ->required()
        ->expected(1, 3)
        ->type_name("");
    command->add_flag("--compare", words.compares, "compare two formulas: who wins and who loses from A to B");
    command->add_option("--prior", words.prior,
                        "table (CSV) of last year's results; FILE:column where another column names the units");
    command->add_option("--join", words.joins, "FILE:column of a further table, whose column names the units")
        ->expected(1)
        ->take_all();
    command->add_option("--map", words.map, "JSON file: which column holds an input of another name");
    command
        ->add_option("--set", words.settings,
                     "parameter=number; one member of a set as weight_k2=1.6; with --compare of the first formula")
        ->expected(1)
        ->take_all();
    command->add_option("--params", words.parameters,
                        "JSON file of parameters, such as those of another year; with --compare of the first");
    command->add_option("--set-after", words.after_settings, "--set for the second formula of --compare")
        ->expected(1)
        ->take_all()
        ->needs("--compare");
    command->add_option("--params-after", words.after_parameters, "--params for the second formula of --compare")
        ->needs("--compare");
    const CLI::Option* trace =
        command->add_option("--trace", words.trace, "id of a unit: print how each of its lines came about")
            ->excludes("--compare");
    words.output.add_to(*command, {"text", "csv", "json"});
    command->callback([kept, trace] {
        kept->traces = trace->count() > 0;
        fund(*kept);
    });
}

}  // namespace nineways::cli
