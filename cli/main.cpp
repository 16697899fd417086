// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include <nineways/io/operations.hpp>
#include <cli/comparison_text.hpp>
#include <cli/files.hpp>
#include <cli/words.hpp>

namespace {

using nineways::cli::counted;
using nineways::cli::json;

constexpr int bad_input = 2;
constexpr int wrong_usage = 64;

constexpr const char* examples = R"(Examples:
  nineways compare --new-money 12200000
  nineways compare typical-suburb --new-money -3000000 --years 3
  nineways compare worcester.json --new-money 10000000 --format csv -o worcester.csv
  nineways import schools list.csv --map data/column_maps/massachusetts_2017.json --district Worcester -o wor.json
  nineways validate worcester.json
  nineways assumptions > assumptions.json
  echo '{"district": "typical-city", "new_money": 5000000}' | nineways run compare

Exit status: 0 done, 2 bad input (every fault on a line of its own), 64 wrong usage.)";

/// A text on one line of a terminal: control characters become blanks.
[[nodiscard]] std::string one_line(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    }
    return text;
}

/// Writes every fault on a line of its own.
int report(const nineways::faults& all) {
    for (const nineways::fault& f : all) {
        std::string line = f.place.empty() ? "the document" : f.place;
        line += ": found " + f.found + "; expected " + f.expected + ". " + f.mend;
        std::fputs((one_line(std::move(line)) + '\n').c_str(), stderr);
    }
    return bad_input;
}

/// A part of a request that came from a file: faults in it are told by the file's name. Rows and columns, which have no
/// pointer, are those of the part without one.
struct file_part {
    std::string pointer;
    std::string file;
};

/// The place of a fault, in the file that it came from.
[[nodiscard]] std::string place_in_file(const std::string& place, const std::vector<file_part>& parts) {
    for (const file_part& part : parts) {
        if (part.pointer.empty() && place.substr(0, 1) != "/") return part.file + ": " + place;
        const bool inside = !part.pointer.empty() && place.compare(0, part.pointer.size(), part.pointer) == 0 &&
                            (place.size() == part.pointer.size() || place[part.pointer.size()] == '/');
        if (inside)
            return part.file + ": " +
                   (place.size() == part.pointer.size() ? "the document" : place.substr(part.pointer.size()));
    }
    return place;
}

/// A request: its members one by one, documents as the text that they are.
class request_text {
  public:
    template <class Value>
    void put(const char* key, const Value& value) {
        nineways::io::json_stream written;
        written.add(value);
        put_document(key, written.text());
    }
    void put_document(const char* key, const std::string& document) {
        text_ += (text_.empty() ? "{\"" : ",\"") + std::string{key} + "\":" + document;
    }
    [[nodiscard]] std::string text() const { return text_.empty() ? "{}" : text_ + '}'; }

  private:
    std::string text_;
};

/// Runs one operation and gives the text of its result; throws every fault.
[[nodiscard]] std::string run(std::string_view operation, const request_text& request,
                              const std::vector<file_part>& parts = {}) {
    nineways::io::session documents;
    auto answer = nineways::io::run(documents, operation, request.text());
    if (answer.ok) return std::move(answer.body);
    const json body = json::parse(answer.body);
    nineways::faults all;
    for (const json& f : body.at("error").at("faults")) {
        all.push_back({place_in_file(f.at("place"), parts), f.at("found"), f.at("expected"), f.at("mend")});
    }
    if (all.empty())
        all.push_back({"", body.at("error").at("kind"), "room for the whole computation", "Use a smaller document."});
    throw nineways::invalid_input{std::move(all)};
}

/// Reads what a document says, so that its faults come beside those of its text.
using content_reader = void (*)(const nineways::io::value_reader&, nineways::io::fault_list&);

void read_district(const nineways::io::value_reader& root, nineways::io::fault_list& log) {
    static_cast<void>(nineways::io::read_district(root, log, {}));
}
void read_scenario(const nineways::io::value_reader& root, nineways::io::fault_list&) {
    static_cast<void>(nineways::io::read_scenario(root));
}
void read_assumptions(const nineways::io::value_reader& root, nineways::io::fault_list&) {
    static_cast<void>(nineways::io::read_assumptions(root));
}
void read_column_map(const nineways::io::value_reader& root, nineways::io::fault_list&) {
    static_cast<void>(nineways::io::read_column_map(root));
}

[[noreturn]] void throw_with_file(const std::string& name, nineways::faults all) {
    for (nineways::fault& f : all) f.place = name + ": " + (f.place.empty() ? "the document" : f.place);
    throw nineways::invalid_input{std::move(all)};
}

/// The text of a JSON file, without the spaces. Where it is no JSON, every fault of text and content by its name.
[[nodiscard]] std::string read_document(const std::string& name, content_reader read_content) {
    nineways::io::fault_list log;
    const auto document = nineways::io::read_json(nineways::cli::read_file(name), log);
    if (log.total() == 0) return nineways::io::write_json(document->root());
    if (document) {
        nineways::io::document_reader reading{*document, log};
        read_content(reading.root(), log);
    }
    throw_with_file(name, log.take());
}

/// A result as a person reads it: a line for each value.
[[nodiscard]] std::string indented(const std::string& result) {
    return nineways::io::write_json(nineways::io::parse_json(result).root(), true) + '\n';
}

/// What `compare` takes from the command line.
struct compare_words {
    std::string district = "typical-city";
    double new_money = 0;
    int years = 5;
    std::string format = "text";
    std::string output;
    std::string assumptions;
    std::string a;
    std::string b;
    bool full = false;
    bool as_set = false;
};

[[nodiscard]] std::vector<std::string_view> typical_names() {
    std::vector<std::string_view> names;
    for (const auto& row : nineways::typical::districts) names.push_back(row.id);
    return names;
}

/// "Did you mean "…"?", or else.
[[nodiscard]] std::string meant(const std::string& word, std::span<const std::string_view> names,
                                std::string otherwise) {
    const auto near = nineways::io::nearest_name(word, names);
    return near ? "Did you mean \"" + std::string{*near} + "\"?" : std::move(otherwise);
}

/// Whether a word is one of these names. Refuses one that is no file either.
[[nodiscard]] bool is_name(const std::string& word, std::span<const std::string_view> names) {
    if (std::find(names.begin(), names.end(), word) != names.end()) return true;
    std::error_code error;
    if (word != "-" && !std::filesystem::exists(word, error)) {
        throw nineways::invalid_input{nineways::fault{word, "no file of this name",
                                                      nineways::io::listed_names(names) + " or a file",
                                                      meant(word, names, "Check the name.")}};
    }
    return false;
}

void compare(const compare_words& words) {
    request_text request;
    std::vector<file_part> parts;
    const auto put_part = [&](const char* key, const std::string& word, std::span<const std::string_view> names,
                              content_reader read_content) {
        if (word.empty()) return;
        if (!names.empty() && is_name(word, names)) return request.put(key, word);
        request.put_document(key, read_document(word, read_content));
        parts.push_back({std::string{"/"} + key, word});
    };
    put_part("district", words.district, typical_names(), read_district);
    request.put("years", words.years);
    if (words.as_set)
        request.put("fit", false);
    else
        request.put("new_money", words.new_money);
    put_part("assumptions", words.assumptions, {}, read_assumptions);
    put_part("a", words.a, nineways::io::preset_names, read_scenario);
    put_part("b", words.b, nineways::io::preset_names, read_scenario);
    if (words.full) request.put("detail", "full");
    const std::string result = run("compare", request, parts);
    nineways::cli::write_file(words.output, words.format == "json" ? indented(result)
                                            : words.format == "csv"
                                                ? nineways::cli::comparison_csv(json::parse(result))
                                                : nineways::cli::comparison_text(json::parse(result)));
}

void add_compare(CLI::App& app, compare_words& words) {
    auto* command = app.add_subcommand("compare", "Compare two packages over one district on equal dollars");
    command->add_option("district", words.district, "typical-city, typical-suburb, typical-rural, or a district file")
        ->capture_default_str();
    auto* money = command->add_option("--new-money", words.new_money, "dollars a year; less than 0 for a cut")
                      ->check(CLI::Validator{[](const std::string& word) {
                                                 const auto number = nineways::io::number_from_text(word);
                                                 return number
                                                            ? std::string{}
                                                            : "\"" + word + "\" is no amount such as 12200000 or -3e6";
                                             },
                                             "DOLLARS"});
    auto* as_set =
        command->add_flag("--as-set", words.as_set, "take the packages as they are set, without fitting them to money");
    money->excludes(as_set);
    command->add_option("--years", words.years, "year in which yearly cost is taken, 1 to 30")->capture_default_str();
    command->add_option("--format", words.format, "text, json or csv")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
    command->add_option("-o,--output", words.output, "file to write; written whole or not at all");
    command->add_option("--assumptions", words.assumptions, "file of edited assumptions");
    command->add_option("--a", words.a, "first package: restore, transform, or a scenario file");
    command->add_option("--b", words.b, "second package: restore, transform, or a scenario file");
    command->add_flag("--full", words.full,
                      "with --format json: every number with its rule and terms, and every school");
    command->callback([&words, money, as_set] {
        if (money->count() == 0 && as_set->count() == 0) throw CLI::RequiredError("--new-money (or --as-set)");
        if (words.full && words.format != "json") throw CLI::ValidationError("--full", "goes with --format json");
        compare(words);
    });
}

struct import_words {
    std::string list;
    std::string map;
    std::string district;
    std::string output;
};

void import_schools(const import_words& words) {
    const std::string list = nineways::cli::read_file(words.list);
    nineways::io::fault_list log;
    static_cast<void>(nineways::io::read_csv(list, log));  // while its bytes are still as they stand in the file
    if (log.total() > 0) throw_with_file(words.list, log.take());
    request_text request;
    request.put("csv", list);
    request.put_document("map", read_document(words.map, read_column_map));
    request.put("district", words.district);
    const std::string result = run("import_schools", request, {{"/map", words.map}, {"", words.list}});
    nineways::cli::write_file(words.output, indented(result));
    const json document = json::parse(result);
    double pupils = 0;
    for (const json& s : document.at("schools")) {
        for (const auto& [grade, count] : s.at("pupils").items()) pupils += count.get<double>();
    }
    const std::string said = "imported " + document.at("name").get<std::string>() + ": " +
                             counted(static_cast<double>(document.at("schools").size()), "school") + ", " +
                             counted(pupils, "pupil") + "; " +
                             counted(static_cast<double>(document.at("filled").size()), "value") +
                             " filled from national figures, listed under \"filled\"";
    std::fputs((one_line(said) + '\n').c_str(), stderr);
}

void add_import(CLI::App& app, import_words& words) {
    auto* import = app.add_subcommand("import", "Make a district document from other files");
    import->require_subcommand(1);
    auto* schools = import->add_subcommand("schools", "from a state's list of schools (CSV) through a column map");
    schools->add_option("file", words.list, "the list, as CSV")->required();
    schools->add_option("--map", words.map, "column map: which column holds what")->required();
    schools->add_option("--district", words.district, "name of the district in the list")->required();
    schools->add_option("-o,--output", words.output, "file to write; written whole or not at all");
    schools->callback([&words] { import_schools(words); });
}

struct plain_words {
    std::string operation;
    std::string input = "-";
    std::string output;
    std::string file;
};

int run_request(const plain_words& words) {
    nineways::io::session documents;
    const auto answer = nineways::io::run(documents, words.operation, nineways::cli::read_file(words.input));
    if (answer.ok)
        nineways::cli::write_file(words.output, answer.body + '\n');
    else
        std::fputs((answer.body + '\n').c_str(), stdout);
    return answer.ok ? 0 : bad_input;
}

void add_others(CLI::App& app, plain_words& words, int& status) {
    auto* run_command = app.add_subcommand("run", "Run an operation on a JSON request from standard input");
    std::string names;
    for (const auto& op : nineways::io::operations) names += (names.empty() ? "" : ", ") + std::string{op.name};
    run_command->add_option("operation", words.operation, names)->required();
    run_command->add_option("--request", words.input, "file with the request; - for standard input")
        ->capture_default_str();
    run_command->add_option("-o,--output", words.output, "file to write; written whole or not at all");
    run_command->callback([&] { status = run_request(words); });

    auto* validate = app.add_subcommand("validate", "Check a district document and list every fault");
    validate->add_option("file", words.file, "district document; - for standard input")->required();
    validate->callback([&] {
        request_text request;
        request.put_document("district", read_document(words.file, read_district));
        const json result = json::parse(run("validate", request, {{"/district", words.file}}));
        const json& d = result.at("district");
        const std::string said = "valid: " + d.at("name").get<std::string>() + ", " +
                                 counted(d.at("schools"), "school") + ", " + counted(d.at("pupils"), "pupil") + ", " +
                                 counted(d.at("filled_values"), "filled value");
        nineways::cli::write_file("", one_line(said) + '\n');
    });

    auto* assumptions = app.add_subcommand("assumptions", "Print the registry of assumptions as JSON");
    assumptions->add_option("-o,--output", words.output, "file to write; written whole or not at all");
    assumptions->callback([&] { nineways::cli::write_file(words.output, indented(run("assumptions", {}))); });
}

/// Tells of a word that stands where a command should; false when there is none.
[[nodiscard]] bool report_unknown_command(const CLI::App& app) {
    const CLI::App* where = &app;
    while (!where->get_subcommands().empty()) where = where->get_subcommands().front();
    const auto left = where->remaining();
    if (where->get_require_subcommand_min() == 0 || left.empty()) return false;
    const std::string& word = left.front();
    std::vector<std::string> commands;
    for (const CLI::App* command : where->get_subcommands({})) commands.push_back(command->get_name());
    const std::vector<std::string_view> names{commands.begin(), commands.end()};
    const std::string line = "\"" + word + "\" is no command; there " + (names.size() == 1 ? "is " : "are ") +
                             nineways::io::listed_names(names) + ". " +
                             meant(word, names, "Run with --help for more information.");
    std::fputs((one_line(line) + '\n').c_str(), stderr);
    return true;
}

}  // namespace

int main(int count, char** arguments) {
    CLI::App app{"nineways: two ways to spend the same money on schools, restore or transform, compared"};
    app.name("nineways");
    app.footer(examples);
    app.require_subcommand(1);
    app.set_version_flag("--version", "nineways " + std::string{nineways::version});
    compare_words to_compare;
    import_words to_import;
    plain_words others;
    int status = 0;
    add_compare(app, to_compare);
    add_import(app, to_import);
    add_others(app, others, status);
    try {
        app.parse(count, arguments);
    } catch (const CLI::Success& done) {
        return app.exit(done);
    } catch (const CLI::ParseError& wrong) {
        if (!report_unknown_command(app)) app.exit(wrong);
        return wrong_usage;
    } catch (const nineways::invalid_input& bad) {
        return report(bad.all());
    } catch (const std::exception& broken) {
        std::fputs((one_line(std::string{"nineways: "} + broken.what()) + '\n').c_str(), stderr);
        return bad_input;
    }
    return status;
}
