// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <nineways/schedule.hpp>
#include <cli/day_text.hpp>
#include <cli/role_notes.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

/// A figure of one way, or a dash where it has none.
[[nodiscard]] std::string shown(const json& value, const char* form) {
    return value.is_null() ? "-" : fmt::format(fmt::runtime(form), value.get<double>());
}

/// Minutes or pupils in five columns.
[[nodiscard]] std::string in_five(const json& value) {
    return shown(value, !value.is_null() && value.get<double>() > 999 ? "{:.0f}" : "{:.1f}");
}

/// A change with its sign; "same" where there is none to be seen.
[[nodiscard]] std::string shown_change(const json& value, const char* form) {
    if (value.is_null()) return "-";
    const std::string text = fmt::format(fmt::runtime(form), value.get<double>());
    const bool nothing = text.find_first_of("123456789") == std::string::npos;
    return nothing ? "same" : text;
}

[[nodiscard]] std::string changed_money(const json& value) {
    const double dollars = value;
    const std::string text = money(dollars);
    return text == "$0" ? "same" : dollars > 0 ? '+' + text : text;
}

/// The set whose days a way follows, or the day itself.
[[nodiscard]] std::string title_of(const json& way) {
    if (way.contains("day_designs")) return way.at("day_designs").at("title");
    return way.contains("school") ? way.at("school").at("design_title").get<std::string>()
                                  : std::string{"the schools' own days"};
}

void put_changed_posts(std::string& out, const json& differences) {
    out += fmt::format("\n  {:<45} {:>26} {:>25}\n  {:<45}", "posts of the day", "exact", "hired", "");
    out += fmt::format(" {:>8} {:>8} {:>8} {:>8} {:>8} {:>7}\n", "A", "B", "change", "A", "B", "change");
    const auto line = [&](const std::string& title, const json& of) {
        const json& exact = of.at("exact");
        const json& hired = of.at("rounded");
        out += fmt::format("  {:<45} {:>8} {:>8} {:>8} {:>8} {:>8} {:>7}\n", title, shown(exact.at("a"), "{:.2f}"),
                           shown(exact.at("b"), "{:.2f}"), shown_change(exact.at("change"), "{:+.2f}"),
                           shown(hired.at("a"), "{:.1f}"), shown(hired.at("b"), "{:.1f}"),
                           shown_change(hired.at("change"), "{:+.1f}"));
    };
    for (const json& role : differences.at("posts")) line(role.at("title"), role);
    line("all posts", differences.at("all_posts"));
    out += '\n';
    for (const auto& [key, title] : {std::array{"exact", "what the exact posts cost a year"},
                                     std::array{"hired", "what the hired posts cost a year"},
                                     std::array{"hired_with_substitutes", "... with their substitutes"}}) {
        const json& pair = differences.at("cost").at(key);
        out += fmt::format("  {:<44} {:>17} {:>17} {:>17}\n", title, money(pair.at("a")), money(pair.at("b")),
                           changed_money(pair.at("change")));
    }
}

void put_changed_teachers(std::string& out, const json& teachers) {
    for (const auto& [key, title] : {std::array{"load", "minutes a week that a teacher teaches"},
                                     std::array{"together_minutes_a_week", "... has with colleagues inside the day"}}) {
        const json& pair = teachers.at(key);
        const auto of = [&](const char* way) { return pair.at(way).is_null() ? "-" : grouped(pair.at(way)); };
        out += fmt::format("  {:<44} {:>17} {:>17} {:>17}\n", title, of("a"), of("b"),
                           shown_change(pair.at("change"), "{:+.0f}"));
    }
}

/// Rooms at once; and those missing, with what they cost once, where schools tell how many they have.
void put_changed_rooms(std::string& out, const json& a, const json& b) {
    const auto line = [&](const char* title, const std::string& of_a, const std::string& of_b,
                          const std::string& change) {
        out += fmt::format("  {:<44} {:>17} {:>17} {:>17}\n", title, of_a, of_b, change);
    };
    const auto count = [&](const char* title, double of_a, double of_b) {
        line(title, grouped(of_a), grouped(of_b), shown_change(of_b - of_a, "{:+.0f}"));
    };
    count("rooms at once", a.at("needed"), b.at("needed"));
    if (a.at("schools_told") == 0) return;
    count("... missing in schools that tell how many", a.at("missing"), b.at("missing"));
    const double cost_a = a.at("one_time_cost").at("central");
    const double cost_b = b.at("one_time_cost").at("central");
    line("... what these cost once", money(cost_a), money(cost_b), changed_money(cost_b - cost_a));
}

/// A pair of each tier, side by side.
void put_tier_row(std::string& out, std::string_view name, const std::vector<json>& pairs) {
    out += fmt::format("{:<20}", name);
    for (const json& pair : pairs) {
        out += fmt::format("  {:>5} {:>5} {:>6}", in_five(pair.at("a")), in_five(pair.at("b")),
                           shown_change(pair.at("change"), "{:+.1f}"));
    }
    out += '\n';
}

/// Whether the metrics have a subject: those that nobody teaches they leave out.
[[nodiscard]] bool is_taught(const json& metrics, std::string_view subject) {
    const json& all = metrics.at("subjects");
    return std::any_of(all.begin(), all.end(), [&](const json& one) { return one.at("subject") == subject; });
}

/// The figure of a subject and a tier that is the same in both ways, as a pair; none where there is none.
[[nodiscard]] json unchanged(const json& metrics, std::string_view subject, const json& tier, const char* figure) {
    const auto both = [](const json& value, const json& change) {
        return json{{"a", value}, {"b", value}, {"change", change}};
    };
    for (const json& s : metrics.at("subjects")) {
        if (s.at("subject") != subject) continue;
        for (const json& t : s.at("tiers")) {
            const json& value = t.at(figure).at("value");
            if (t.at("tier") == tier && !value.is_null()) return both(value, 0);
        }
    }
    return both(nullptr, is_taught(metrics, subject) ? json{} : json{0});
}

/// The rows of a list by subject: those in which any tier changes, in the order of subjects.
[[nodiscard]] bool put_tier_subjects(std::string& out, const json& tiers, const json& metrics, const char* key,
                                     const char* figure, std::string_view title) {
    std::string rows;
    for (const std::string_view subject : subject_names) {
        std::vector<json> pairs;
        bool any = false;
        for (const json& t : tiers) {
            const json& list = t.at(key);
            const auto here =
                std::find_if(list.begin(), list.end(), [&](const json& one) { return one.at("subject") == subject; });
            any = any || here != list.end();
            pairs.push_back(here != list.end() ? *here : unchanged(metrics, subject, t.at("tier"), figure));
        }
        if (any) put_tier_row(rows, "  " + subject_words(subject), pairs);
    }
    if (!rows.empty()) out += std::string{title} + '\n' + rows;
    return !rows.empty();
}

/// What each tier gains and loses: three columns a tier.
void put_tier_table(std::string& out, const json& tiers, const json& metrics) {
    out += "\nWhat a pupil of each tier gains and loses\n\n" + std::string(20, ' ');
    for (const json& t : tiers) {
        out += fmt::format("{:>20}", plain(t.at("tier").get<std::string>()));
    }
    out += "\npupils              ";
    for (const json& t : tiers) out += fmt::format("{:>20}", grouped(t.at("pupils")));
    out += '\n' + std::string(20, ' ');
    for (std::size_t t = 0; t < tiers.size(); ++t) out += fmt::format("  {:>5} {:>5} {:>6}", "A", "B", "change");
    out += "\nminutes a week with\n";
    for (const auto& [key, title] : {std::array{"adult_minutes_a_week", "  an adult's share"},
                                     std::array{"small_group_minutes_a_week", "  small groups"}}) {
        std::vector<json> pairs;
        for (const json& t : tiers) pairs.push_back(t.at(key));
        put_tier_row(out, title, pairs);
    }
    const bool classes = put_tier_subjects(out, tiers, metrics, "class_sizes", "class_size", "pupils in a class of");
    const bool times = put_tier_subjects(out, tiers, metrics, "minutes", "minutes_a_week", "minutes a week of");
    if (!classes) out += "No tier has classes of another size.\n";
    if (!times) out += "No tier has more or fewer minutes of any subject.\n";
}

void put_changed_schools(std::string& out, const json& schools) {
    out += fmt::format("\n  {:<44} {:>12} {:>12} {:>12} {:>14}\n", "hired posts of the day", "A", "B", "change",
                       "dollars a year");
    for (const json& s : schools) {
        const json& hired = s.at("all_posts").at("rounded");
        out += fmt::format("  {:<44} {:>12} {:>12} {:>12} {:>14}\n", s.at("name").get<std::string>(),
                           shown(hired.at("a"), "{:.1f}"), shown(hired.at("b"), "{:.1f}"),
                           shown_change(hired.at("change"), "{:+.1f}"),
                           changed_money(s.at("cost").at("hired").at("change")));
    }
}

}  // namespace

std::string beside_text(const json& day, const std::string& file_a, const std::string& file_b) {
    const json& beside = day.at("beside");
    const json& differences = beside.at("differences");
    const std::string district = day.at("district").at("name");
    std::string out =
        day.contains("school")
            ? fmt::format("{} ({}), {}", day.at("school").at("name").get<std::string>(), district,
                          counted(day.at("school").at("pupils"), "pupil"))
            : fmt::format("{}, {}, {}", district, counted(static_cast<double>(day.at("schools").size()), "school"),
                          counted(day.at("metrics").at("pupils"), "pupil"));
    out += ": two ways to run the day\n" + basis_text(day.at("district"));
    const bool alike = title_of(day) == title_of(beside);
    const auto told = [&](const json& way, const std::string& file) {
        return title_of(way) + (!alike ? "" : file.empty() ? " (its own)" : " (" + file + ')');
    };
    out += wrapped("A: " + told(day, file_a), 2) + contract_text(day);
    out += wrapped("B: " + told(beside, file_b), 2) + contract_text(beside);
    put_changed_posts(out, differences);
    put_changed_teachers(out, differences.at("teachers"));
    put_changed_rooms(out, day.at("rooms"), beside.at("rooms"));
    put_tier_table(out, differences.at("tiers"), day.at("metrics"));
    if (differences.contains("schools")) put_changed_schools(out, differences.at("schools"));
    std::string notes = role_notes(day);
    const std::string more = role_notes(beside);
    if (more != notes) notes += more;
    return notes.empty() ? out : out + '\n' + notes;
}

}  // namespace nineways::cli
