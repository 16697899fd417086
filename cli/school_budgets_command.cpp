// SPDX-License-Identifier: MIT
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <nineways/io/csv_writer.hpp>
#include <nineways/io/number.hpp>
#include <cli/commands.hpp>
#include <cli/district_options.hpp>
#include <cli/files.hpp>
#include <cli/output.hpp>
#include <cli/requests.hpp>
#include <cli/role_notes.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

struct budgets_words {
    district_options about;
    std::string staffing = "data/formulas/generic_staffing.json";
    std::string weights = "data/formulas/generic_student_based.json";
    std::string school;
    std::vector<std::string> salaries;
    cli::output output;
};

constexpr std::pair<std::string_view, std::string_view> part_words[]{
    {"pupils", "what pupils bring, by grade"},
    {"size", "size: fixed posts, small schools"},
    {"need", "need"},
    {"programme", "programs"},
    {"staff_cost", "staff cost: pay above or below average"},
    {"legacy_posts", "legacy posts: today's less the guidelines'"},
};

[[nodiscard]] std::string part_title(const std::string& part) {
    for (const auto& [name, words] : part_words) {
        if (name == part) return std::string{words};
    }
    return part;
}

[[nodiscard]] std::string share_words(const json& share) {
    return share.is_null() ? "-" : fmt::format("{:.0f} %", 100 * share.get<double>());
}
[[nodiscard]] std::string money_words(const json& amount) {
    return amount.is_null() ? "-" : money(amount.get<double>());
}
[[nodiscard]] std::string signed_words(const json& amount) {
    return amount.is_null() ? "-" : signed_money(amount.get<double>());
}

[[nodiscard]] const json& measure_of(const json& way, std::string_view id) {
    for (const json& m : way.at("measures")) {
        if (m.at("id").get<std::string>() == id) return m;
    }
    return way.at("measures").at(0);
}

[[nodiscard]] std::string ways_text(const json& found) {
    std::string text = fmt::format("{:<44}", "");
    const json& ways = found.at("ways");
    for (const json& way : ways) text += fmt::format("{:>18}", way.at("way").get<std::string>());
    const auto row = [&](std::string_view title, const auto& words) {
        text += fmt::format("\n{:<44}", title);
        for (const json& way : ways) text += fmt::format("{:>18}", words(way));
    };
    row("dollars in schools", [](const json& way) { return money_words(way.at("dollars")); });
    row("a pupil", [](const json& way) { return money_words(measure_of(way, "mean").at("a_pupil")); });
    row("share that principals decide on", [](const json& way) { return share_words(way.at("controlled_share")); });
    const auto ratio = [](const json& value) {
        return value.is_null() ? "-" : fmt::format("{:.3f}", value.get<double>());
    };
    for (const std::string_view id : {"coefficient_of_variation", "ratio_90_10", "mcloone", "gini"}) {
        const std::string title = measure_of(ways.at(0), id).at("title").get<std::string>() + ", a weighted pupil";
        row(title, [&](const json& way) { return ratio(measure_of(way, id).at("a_weighted_pupil")); });
    }
    row("share of the spread explained by need",
        [&](const json& way) { return way.at("need").is_null() ? "-" : ratio(way.at("need").at("share_explained")); });
    row("dollars a pupil more for a weight of 1 more", [](const json& way) {
        return way.at("need").is_null() ? "-" : signed_words(way.at("need").at("dollars_a_weight"));
    });
    for (const json& way : ways) {
        if (!way.contains("formula")) continue;
        text += fmt::format("\n{}: {}", way.at("way").get<std::string>(),
                            one_line(way.at("formula").at("title").get<std::string>()));
        for (const json& solved : way.at("solved"))
            text += fmt::format("; {} = {:.2f}", solved.at("id").get<std::string>(), solved.at("value").get<double>());
    }
    text += fmt::format("\nposts on the roster that are in no school: {}\n", money_words(found.at("outside_schools")));
    const double today = ways.at(0).at("dollars").get<double>();
    const double formulas = ways.at(2).at("dollars").get<double>();
    text += fmt::format("the weights share out {} against today, {:+.1f} %: that is in every change below\n",
                        signed_money(formulas - today), 100 * (formulas - today) / today);
    text += "weighted pupils are those of the weights formula\n";
    return text;
}

[[nodiscard]] std::string schools_text(const json& found) {
    std::string text = fmt::format("\n{:<24}{:>7}{:>13}{:>13}{:>13}{:>10}{:>12}  {}\n", "school", "pupils", "today",
                                   "staffing", "weights", "a pupil", "small size", "reason");
    for (const json& s : found.at("schools")) {
        text += fmt::format("{:<24.24}{:>7}{:>13}{:>13}{:>13}{:>10}{:>12}", one_line(s.at("name").get<std::string>()),
                            grouped(s.at("pupils").get<double>()), money_words(s.at("today")),
                            money_words(s.at("staffing")), money_words(s.at("weights")),
                            signed_words(s.at("change_a_pupil")), money_words(s.at("small_size")));
        text += s.at("reason").is_null() ? "\n" : "  " + plain(s.at("reason").get<std::string>()) + '\n';
    }
    text +=
        "(a pupil: weights less today; small size: what it costs a year to be smaller than the formula's prototype)\n";
    text += "(small size holds the chance of whole classes: up to about 1 % of a school's dollars either way)\n";
    const auto name_of = [&](const std::string& id) {
        for (const json& s : found.at("schools")) {
            if (s.at("id").get<std::string>() == id) return one_line(s.at("name").get<std::string>());
        }
        return one_line(id);
    };
    text += "\nfurthest from their need-adjusted level today, a pupil\n";
    for (const json& f : found.at("furthest")) {
        text += fmt::format("  {:<30.30}{:>12}", name_of(f.at("unit").get<std::string>()),
                            signed_words(f.at("difference_a_pupil")));
        text += f.at("reason").is_null() ? "\n" : "  " + plain(f.at("reason").get<std::string>()) + '\n';
    }
    return text;
}

[[nodiscard]] std::string school_text(const json& s) {
    std::string text =
        fmt::format("\n{}, {}\n", one_line(s.at("name").get<std::string>()), counted(s.at("pupils"), "pupil"));
    text += fmt::format("  {:<44}{:>15}{:>15}{:>15}\n", "", "today", "weights", "change");
    for (const json& p : s.at("parts")) {
        text += fmt::format("  {:<44}{:>15}{:>15}{:>15}\n", part_title(p.at("part").get<std::string>()),
                            money_words(p.at("today")), money_words(p.at("weights")), signed_words(p.at("change")));
    }
    text += fmt::format("  {:<44}{:>15}{:>15}{:>15}\n", "all", money_words(s.at("today")), money_words(s.at("weights")),
                        signed_words(s.at("change")));
    text +=
        "  (today's pupils, size, need and programs are what the guidelines give for them; what the school's\n"
        "   own posts are more or less than that is the line of legacy posts)\n";
    text += fmt::format("  by the staffing formula: {}\n", money_words(s.at("staffing")));
    const json& decides = s.at("controlled_share");
    text += fmt::format("  the principal decides on {} today, {} by the staffing formula, {} by weights\n",
                        share_words(decides.at("today")), share_words(decides.at("staffing")),
                        share_words(decides.at("weights")));
    text += fmt::format("  small size costs {} a year\n", money_words(s.at("small_size")));
    text += fmt::format("\n  {:<34}{:>12}{:>12}{:>12}\n", "posts", "today", "staffing", "legacy");
    const auto posts = [](const json& n) { return n.is_null() ? "-" : fmt::format("{:.2f}", n.get<double>()); };
    for (const json& p : s.at("posts")) {
        text += fmt::format("  {:<34}{:>12}{:>12}{:>12}\n", one_line(plain(p.at("role").get<std::string>())),
                            posts(p.at("today")), posts(p.at("staffing")), posts(p.at("legacy")));
    }
    return text;
}

[[nodiscard]] std::string budgets_csv(const json& found) {
    std::string text;
    std::vector<std::string> head{"school", "name",     "pupils",  "weighted_pupils",
                                  "today",  "staffing", "weights", "change"};
    for (const auto& [part, words] : part_words) head.push_back("change_" + std::string{part});
    for (const char* last : {"reason", "controlled_today", "controlled_staffing", "controlled_weights", "small_size"})
        head.emplace_back(last);
    std::vector<io::csv_cell> cells{head.begin(), head.end()};
    io::append_csv_row(text, cells);
    for (const json& s : found.at("schools")) {
        const auto number = [](const json& n) {
            return n.is_null() ? io::csv_cell{""} : io::csv_cell{n.get<double>()};
        };
        const std::string id = s.at("id");
        const std::string name = s.at("name");
        const std::string reason = s.at("reason").is_null() ? std::string{} : s.at("reason").get<std::string>();
        cells = {id, name};
        for (const char* key : {"pupils", "weighted_pupils", "today", "staffing", "weights", "change"})
            cells.push_back(number(s.at(key)));
        for (const json& p : s.at("parts")) cells.push_back(number(p.at("change")));
        cells.emplace_back(reason);
        for (const char* key : {"today", "staffing", "weights"})
            cells.push_back(number(s.at("controlled_share").at(key)));
        cells.push_back(number(s.at("small_size")));
        io::append_csv_row(text, cells);
    }
    return text;
}

/// Refuses words that are no `school=71500`.
[[nodiscard]] CLI::Validator a_salary() {
    return {[](const std::string& word) {
                const std::size_t sign = word.rfind('=');
                const bool fits = sign != std::string::npos && sign > 0 && io::number_from_text(word.substr(sign + 1));
                return fits ? std::string{} : '"' + word + "\" is no school and salary such as alder=71500";
            },
            "SCHOOL=DOLLARS"};
}

void school_budgets(const budgets_words& words) {
    request_text request;
    std::vector<file_part> parts;
    words.about.put(request, parts);
    put_formula(request, parts, "", "staffing", words.staffing);
    put_formula(request, parts, "", "weights", words.weights);
    if (!words.salaries.empty()) {
        request_text salaries;
        for (const std::string& word : words.salaries) {
            const std::size_t sign = word.rfind('=');
            salaries.put(word.substr(0, sign).c_str(), *io::number_from_text(word.substr(sign + 1)));
        }
        request.put_document("teacher_salaries", salaries.text());
        parts.push_back({"/teacher_salaries", "--salary"});
    }
    if (!words.school.empty()) request.put("school", words.school);
    const std::string result = run("school_budgets", request, parts);
    const std::string format = words.output.format();
    if (format == "json") return write_file(words.output.file(), indented(result));
    if (format == "csv") return write_file(words.output.file(), budgets_csv(json::parse(result)));
    const json found = printable(result);
    const json& d = found.at("district");
    std::string text = fmt::format("{}, dollars of {} a year\n\n", one_line(d.at("name").get<std::string>()),
                                   d.at("dollar_year").get<int>());
    if (const double filled = d.value("filled_values", 0.0); filled > 0)
        text += counted(filled, "value") +
                " of the district are filled from national figures: nineways validate counts them\n\n";
    text += ways_text(found) + (words.school.empty() ? schools_text(found) : school_text(found.at("schools").at(0)));
    const std::string notes = role_notes(found);
    if (!notes.empty()) text += '\n' + notes;
    write_file(words.output.file(), text);
}

}  // namespace

void add_school_budgets(CLI::App& app) {
    const auto kept = std::make_shared<budgets_words>();
    budgets_words& words = *kept;
    auto* command = app.add_subcommand(
        "school-budgets", "Fund a district's schools by posts and by weights, and explain why they differ");
    words.about.add_to(*command, "district,--district");
    command->add_option("--staffing", words.staffing, "formula of posts")->capture_default_str();
    command->add_option("--weights", words.weights, "formula of weights, which shares out the same dollars")
        ->capture_default_str();
    command->add_option("--school", words.school, "id or name of one school, which is then explained");
    command
        ->add_option("--salary", words.salaries,
                     "average salary of a school's teachers, as alder=71500; may be given again")
        ->check(a_salary());
    words.output.add_to(*command, {"text", "json", "csv"});
    command->callback([kept] { school_budgets(*kept); });
}

}  // namespace nineways::cli
