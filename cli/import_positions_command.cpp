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
#include <nineways/io/position_map.hpp>
#include <cli/commands.hpp>
#include <cli/files.hpp>
#include <cli/output.hpp>
#include <cli/requests.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

struct positions_words {
    std::string list;
    std::string map;
    std::string by;
    bool count_vacant = false;
    bool roster = false;
    cli::output output;
};

void read_map(const io::value_reader& root, io::fault_list&) { static_cast<void>(io::read_position_map(root)); }

[[nodiscard]] std::string post_words(const json& fte) { return fmt::format("{:.1f}", fte.get<double>()); }
[[nodiscard]] std::string dollar_words(const json& dollars) {
    return dollars.is_null() ? "-" : money(dollars.get<double>());
}

constexpr const char* positions_row = "{:<26.26}{:>7}{:>9}{:>7}{:>15}{:>15}{:>10}{:>10}\n";

/// A line of the table: both with and without posts that nobody holds.
[[nodiscard]] std::string sums_line(const std::string& title, const json& sums) {
    const json& all = sums.at("all");
    const json& filled = sums.at("filled");
    return fmt::format(positions_row, title, grouped(all.at("positions").get<double>()), post_words(all.at("fte")),
                       post_words(sums.at("vacant").at("fte")), dollar_words(all.at("salary")),
                       dollar_words(filled.at("salary")), dollar_words(filled.at("salary_per_fte")),
                       dollar_words(filled.at("benefits_per_fte")));
}

[[nodiscard]] std::string head_line(const char* title) {
    return fmt::format(positions_row, title, "rows", "posts", "vacant", "salary", "of filled", "a post", "benefits");
}

[[nodiscard]] std::string departments_text(const json& found) {
    std::string text = '\n' + head_line("department");
    for (const json& d : found.at("departments")) {
        const json& name = d.at("name").is_null() ? d.at("id") : d.at("name");
        text += sums_line(name.get<std::string>(), d);
        std::string roles;
        for (const json& r : d.at("roles"))
            roles += fmt::format("{}{} {}", roles.empty() ? "" : ", ",
                                 r.at("role").is_null() ? "not mapped" : plain(r.at("role").get<std::string>()),
                                 post_words(r.at("fte")));
        text += wrapped(roles, 4);
    }
    return text;
}

[[nodiscard]] std::string positions_text(const json& found) {
    const json& all = found.at("totals").at("all");
    std::string text = fmt::format("{}: {}, {} posts\n\n", found.at("title").get<std::string>(),
                                   counted(found.at("rows").get<double>(), "row"), post_words(all.at("fte")));
    text += head_line("");
    for (const json& r : found.at("roles")) text += sums_line(plain(r.at("role").get<std::string>()), r);
    text += sums_line("mapped", found.at("mapped")) + sums_line("not mapped", found.at("unmapped")) +
            sums_line("all rows", found.at("totals"));
    text += "(salary: with vacant posts; of filled: without; a post and benefits: of a full-time filled post)\n";
    const json& vacant = found.at("totals").at("vacant");
    const json& benefits = vacant.at("benefits");
    text += fmt::format("\n{} posts are vacant: {} of salary{} are in the totals for them\n",
                        post_words(vacant.at("fte")), dollar_words(vacant.at("salary")),
                        benefits.is_null() ? "" : " and " + dollar_words(benefits) + " of benefits");
    const json& left = found.at("unmapped_titles");
    constexpr std::size_t most = 20;
    if (!left.empty()) text += "\ntitles that the map gives no role, the most salary and benefits first\n";
    for (std::size_t i = 0; i < std::min(most, left.size()); ++i)
        text += fmt::format("  {:<40.40}{:>10} posts{:>16}\n", left[i].at("title").get<std::string>(),
                            post_words(left[i].at("all").at("fte")), dollar_words(left[i].at("all").at("salary")));
    if (left.size() > most) text += fmt::format("  and {} more\n", left.size() - most);
    if (!found.at("unused_titles").empty()) {
        std::string titles = "titles of the map that no row has:";
        for (const json& each : found.at("unused_titles")) titles += " \"" + each.get<std::string>() + '"';
        text += '\n' + wrapped(titles, 0);
    }
    if (!found.at("notes").empty()) text += '\n';
    for (const json& n : found.at("notes"))
        text += wrapped(fmt::format("{}, the first row {}: {}", counted(n.at("rows").get<double>(), "row"),
                                    n.at("first_row").get<int>(), n.at("sentence").get<std::string>()),
                        0);
    return found.contains("departments") ? text + departments_text(found) : text;
}

[[nodiscard]] std::string positions_csv(const json& found) {
    std::string text;
    io::append_csv_row(text, {"section", "id", "name", "posts", "positions", "fte", "salary", "benefits",
                              "salary_per_fte", "benefits_per_fte"});
    const auto cell = [](const json& value) {
        return value.is_null() ? io::csv_cell{""} : io::csv_cell{value.get<double>()};
    };
    const auto rows = [&](const char* section, const std::string& id, const std::string& name, const json& sums) {
        for (const char* posts : {"all", "filled", "vacant"}) {
            const json& s = sums.at(posts);
            io::append_csv_row(
                text, {section, id, name, posts, cell(s.at("positions")), cell(s.at("fte")), cell(s.at("salary")),
                       cell(s.at("benefits")), cell(s.at("salary_per_fte")), cell(s.at("benefits_per_fte"))});
        }
    };
    for (const char* each : {"totals", "mapped", "unmapped"}) rows("sum", each, "", found.at(each));
    for (const json& r : found.at("roles")) rows("role", r.at("role"), r.at("title"), r);
    for (const json& t : found.at("unmapped_titles")) rows("unmapped_title", "", t.at("title"), t);
    const auto words = [](const json& value) { return value.is_null() ? std::string{} : value.get<std::string>(); };
    if (!found.contains("departments")) return text;
    for (const json& d : found.at("departments")) {
        const std::string id = words(d.at("id"));
        rows("department", id, words(d.at("name")), d);
        for (const json& r : d.at("roles")) {
            const std::string role = r.at("role").is_null() ? "unmapped" : r.at("role").get<std::string>();
            io::append_csv_row(text, {"department_role", id, role, "all", "", cell(r.at("fte")), "", "", "", ""});
            io::append_csv_row(text,
                               {"department_role", id, role, "vacant", "", cell(r.at("vacant_fte")), "", "", "", ""});
        }
    }
    return text;
}

void import_positions(const positions_words& words) {
    const std::string list = read_list(words.list);
    request_text request;
    request.put("csv", list);
    request.put_document("map", read_document(words.map, read_map));
    if (!words.by.empty()) request.put("by_department", true);
    if (words.count_vacant) request.put("count_vacant", true);
    const std::string result =
        run("import_positions", request, {{"/map", words.map}, {"/by_department", "--by"}, {"", words.list}});
    if (words.roster) return write_file(words.output.file(), indented(json::parse(result).at("roster").dump()));
    const std::string format = words.output.format();
    if (format == "json") return write_file(words.output.file(), indented(result));
    write_file(words.output.file(),
               format == "csv" ? positions_csv(json::parse(result)) : positions_text(printable(result)));
}

}  // namespace

void add_import_positions(CLI::App& import) {
    const auto kept = std::make_shared<positions_words>();
    positions_words& words = *kept;
    auto* positions = import.add_subcommand("positions", "posts and pay by role, from a list of positions (CSV)");
    positions->add_option("file", words.list, "the list, a row for each position; - for standard input")->required();
    positions->add_option("--map", words.map, "position map: which column holds what, which title is of which role")
        ->required();
    positions->add_option("--by", words.by, "department: also by department, such as a school")
        ->check(CLI::IsMember({"department"}));
    positions->add_flag("--count-vacant", words.count_vacant, "vacant posts too in the roster and its pay");
    positions->add_flag("--roster", words.roster, "write just the roster and pay, for a district document (JSON)");
    words.output.add_to(*positions, {"text", "json", "csv"});
    positions->callback([kept] { import_positions(*kept); });
}

}  // namespace nineways::cli
