// SPDX-License-Identifier: MIT
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include <cli/commands.hpp>
#include <cli/files.hpp>
#include <cli/requests.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

struct schools_words {
    std::string list;
    std::string map;
    std::string district;
    std::string output;
};

void import_schools(const schools_words& words) {
    const std::string list = read_list(words.list);
    request_text request;
    request.put("csv", list);
    request.put_document("map", read_document(words.map, read_column_map));
    request.put("district", words.district);
    const std::string result = run("import_schools", request, {{"/map", words.map}, {"", words.list}});
    write_file(words.output, indented(result));
    const json document = json::parse(result);
    double pupils = 0;
    for (const json& s : document.at("schools")) {
        for (const auto& [grade, count] : s.at("pupils").items()) pupils += count.get<double>();
    }
    tell("imported " + document.at("name").get<std::string>() + ": " +
         counted(static_cast<double>(document.at("schools").size()), "school") + ", " + counted(pupils, "pupil") +
         "; " + counted(static_cast<double>(document.at("filled").size()), "value") +
         " filled from national figures, listed under \"filled\"");
}

}  // namespace

void add_import_schools(CLI::App& import) {
    const auto kept = std::make_shared<schools_words>();
    schools_words& words = *kept;
    auto* schools = import.add_subcommand("schools", "from a state's list of schools (CSV) through a column map");
    schools->add_option("file", words.list, "the list, as CSV")->required();
    schools->add_option("--map", words.map, "column map: which column holds what")->required();
    schools->add_option("--district", words.district, "name of the district in the list")->required();
    schools->add_option("-o,--output", words.output, "file to write; written whole or not at all");
    schools->callback([kept] { import_schools(*kept); });
}

}  // namespace nineways::cli
