// SPDX-License-Identifier: MIT
#include <cstdio>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/files.hpp>
#include <cli/requests.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

void add_run(CLI::App& app) {
    struct run_words {
        std::string operation;
        std::string input = "-";
        std::string output;
    };
    const auto words = std::make_shared<run_words>();
    auto* command = app.add_subcommand("run", "Run an operation on a JSON request from standard input");
    std::string names;
    for (const std::string_view name : operation_names()) names += (names.empty() ? "" : ", ") + std::string{name};
    command->add_option("operation", words->operation, names)->required();
    command->add_option("--request", words->input, "file with the request; - for standard input")
        ->capture_default_str();
    command->add_option("-o,--output", words->output, "file to write; written whole or not at all");
    command->callback([words] {
        io::session documents;
        const io::response said = run_operation(documents, words->operation, read_file(words->input));
        write_file(said.ok ? words->output : "-", said.body + '\n');
        if (!said.ok) throw CLI::RuntimeError{bad_input};
    });
}

void add_validate(CLI::App& app) {
    const auto file = std::make_shared<std::string>();
    auto* command = app.add_subcommand("validate", "Check a district document and list every fault");
    command->add_option("file", *file, "district document; - for standard input")->required();
    command->callback([file] {
        request_text request;
        request.put_document("district", read_document(*file, read_district));
        const json result = json::parse(run("validate", request, {{"/district", *file}}));
        const json& d = result.at("district");
        const std::string said = "valid: " + d.at("name").get<std::string>() + ", " +
                                 counted(d.at("schools"), "school") + ", " + counted(d.at("pupils"), "pupil") + ", " +
                                 counted(d.at("filled_values"), "filled value");
        write_file("-", one_line(said) + '\n');
    });
}

void add_assumptions(CLI::App& app) {
    const auto output = std::make_shared<std::string>();
    auto* command = app.add_subcommand("assumptions", "Print the registry of assumptions as JSON");
    command->add_option("-o,--output", *output, "file to write; written whole or not at all");
    command->callback([output] { write_file(*output, indented(run("assumptions", {}))); });
}

}  // namespace nineways::cli
