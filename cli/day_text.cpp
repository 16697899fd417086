// SPDX-License-Identifier: MIT
#include <cli/day_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <nineways/contract.hpp>
#include <cli/role_notes.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

constexpr std::array<std::string_view, 5> day_names{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
constexpr std::size_t cell_width = 16;

[[nodiscard]] const json& block_of(const json& week, const json& id) {
    for (const json& block : week.at("blocks")) {
        if (block.at("id") == id) return block;
    }
    return week.at("blocks").front();
}

/// +1.2 posts; nothing where there are none.
[[nodiscard]] std::string signed_posts(double value) {
    return value > -0.05 && value < 0.05 ? std::string{"-"} : fmt::format("{:+.1f}", value);
}

[[nodiscard]] std::string minutes(double value) { return value < 1000 ? fmt::format("{:.4g}", value) : grouped(value); }

/// What a block of time is called: its subject, or what its day calls a break.
[[nodiscard]] std::string block_words(const json& block) {
    std::string id = block.at("id");
    while (!id.empty() && id.back() == '+') id.pop_back();
    const bool named = block.at("subject") == "break_time" && id.find("break") == std::string::npos;
    return named ? plain(id) : subject_words(block.at("subject").get<std::string>());
}

/// "mathematics 50": what a cell of the grid says. Long names are cut as people cut them.
[[nodiscard]] std::string cell(std::string_view name, double length) {
    constexpr std::array<std::array<std::string_view, 2>, 5> cuts{{{"social studies", "social st."},
                                                                   {"physical education", "phys. ed."},
                                                                   {"world language", "language"},
                                                                   {"special education", "special ed."},
                                                                   {"lunch and breaks", "lunch/break"}}};
    for (const auto& [whole, cut] : cuts) {
        if (name == whole) name = cut;
    }
    const std::string number = ' ' + minutes(length);
    return std::string{name.substr(0, cell_width - number.size())} + number;
}

void row(std::string& out, const std::array<std::string, 5>& cells, const std::string& groups) {
    out += ' ';
    for (const std::string& text : cells) out += fmt::format(" {:<{}}", text, cell_width);
    out += groups;
    while (out.back() == ' ') out.pop_back();
    out += '\n';
}

void put_days(std::string& out, const std::string& last) {
    std::array<std::string, 5> names;
    for (std::size_t d = 0; d < names.size(); ++d) names[d] = day_names[d];
    row(out, names, last);
}

[[nodiscard]] std::string groups_of(const json& block) {
    if (!block.contains("pupils_a_group")) return fmt::format(" {:>5} {:>3}", '-', '-');
    double adults = 0;
    for (const json& a : block.at("adults")) adults += a.at("adults").get<double>();
    return fmt::format(" {:>5.1f} {:>3.3g}", block.at("pupils_a_group").get<double>(), adults);
}

/// " (all of it)" where pupils are never in the block that they leave for this one, or for this one and others.
[[nodiscard]] std::string part_left(const json& week, const json& block) {
    double gone = 0;
    std::size_t leaving = 0;
    for (const json& other : week.at("blocks")) {
        if (!other.contains("parent") || other.at("parent") != block.at("parent") || other.at("setting") == "push_in")
            continue;
        gone += other.at("minutes_a_week").get<double>();
        ++leaving;
    }
    if (gone < block_of(week, block.at("parent")).at("minutes_a_week").get<double>() - 1e-6) return {};
    return leaving == 1 ? " (all of it)" : " (with the others, all of it)";
}

/// The grid of one tier's pupils: a row a lesson, a column a day.
void put_week(std::string& out, const json& week) {
    out += fmt::format("\n{}, {} in grade {}\n", plain(week.at("tier").get<std::string>()),
                       counted(week.at("pupils"), "pupil"), week.at("grade").get<std::string>());
    put_days(out, " group adults");
    const json& days = week.at("days");
    std::size_t rows = 0;
    for (const json& day : days) rows = std::max(rows, day.size());
    for (std::size_t r = 0; r < rows; ++r) {
        std::array<std::string, 5> cells;
        std::string groups;
        bool same = true;
        for (std::size_t d = 0; d < cells.size(); ++d) {
            if (r >= days[d].size()) continue;
            const json& lesson = days[d][r];
            const json& block = block_of(week, lesson.at("block"));
            cells[d] = cell(block_words(block), lesson.at("minutes"));
            const std::string here = groups_of(block);
            same = same && (groups.empty() || groups == here);
            groups = here;
        }
        row(out, cells, same ? groups : fmt::format(" {:>9}", "varies"));
    }
    for (const json& block : week.at("blocks")) {
        if (!block.contains("parent")) continue;
        const bool joins = block.at("setting") == "push_in";
        std::string adults;
        for (const json& a : block.at("adults")) {
            adults += (adults.empty() ? "" : ", ") + plain(a.at("role").get<std::string>());
        }
        const std::string line =
            wrapped(fmt::format("{} {} {}: {} minutes a week{} with {}, groups of {:.1f}",
                                block_words(block_of(week, block.at("parent"))), joins ? "joined by" : "left for",
                                plain(block.at("setting").get<std::string>()), minutes(block.at("minutes_a_week")),
                                joins ? "" : part_left(week, block), adults, block.at("pupils_a_group").get<double>()),
                    4);
        out += line.substr(2);  // what follows stands further in
    }
}

/// What the grid averages: a cycle of other than five days, blocks of part of the year. And what its tiers are.
void put_under_grid(std::string& out, const json& school, const std::vector<const json*>& weeks) {
    out += "\nThe model fixes how long, not when: long blocks come every day, the others take turns.\n";
    const double cycle = school.at("cycle_days");
    if (cycle != 5)
        out +=
            fmt::format("The timetable begins again after {:.4g} day{}; the grid shows an average week of five days.\n",
                        cycle, cycle == 1 ? "" : "s");
    const double all = school.at("school_weeks");
    std::vector<std::string> lines;
    for (const json* week : weeks) {
        for (const json& block : week->at("blocks")) {
            if (!block.contains("weeks")) continue;
            const double some = block.at("weeks");
            std::string line =
                fmt::format("  {}: {} minutes a week in {:.4g} of the {:.4g} weeks\n", block_words(block),
                            minutes(block.at("minutes_a_week").get<double>() * all / some), some, all);
            if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
        }
    }
    for (const std::string& line : lines) out += line;
    out += "Tiers: intensive = most help, strategic = some, on track = none, separate = classes of their own.\n";
}

void put_teacher(std::string& out, const json& w) {
    out += "\nfull-time teacher\n";
    put_days(out, {});
    const auto line = [&](const char* what, double weekly) {
        if (!(weekly > 0)) return;
        std::array<std::string, 5> cells;
        cells.fill(std::string{what} + ' ' + minutes(weekly / 5));
        row(out, cells, {});
    };
    line("pupils", w.at("with_classes"));
    if (w.at("planning_in") == "in_day") line("planning", w.at("planning"));
    if (w.at("collaboration_in") == "in_day") line("together", w.at("collaboration"));
    line("lunch", w.at("lunch"));
    line("duty", w.at("duty"));
    const double classes = w.at("with_classes");
    const double small = w.at("with_small_groups");
    out += fmt::format("  {} minutes a week with pupils", minutes(classes));
    if (small != classes) out += fmt::format(", {} for teachers of small groups", minutes(small));
    for (const char* what : {"planning", "collaboration"}) {
        const double weekly = w.at(what);
        if (weekly > 0 && w.at(std::string{what} + "_in") == "outside")
            out += fmt::format("; {} of {} outside the pupils' day", minutes(weekly), what);
    }
    const double held = w.at("outside_in_contract");
    const double paid = w.at("outside_paid");
    if (held + paid > 0)
        out += fmt::format("\n  outside the pupils' day: {} minutes in the contract, {} paid as added time",
                           minutes(held), minutes(paid));
    out += '\n';
}

/// Teachers of homerooms, who have their pupils' minutes and no others.
void put_homeroom_teachers(std::string& out, const json& day) {
    const json& all = day.at("homeroom_teachers");
    if (all.empty()) return;
    const double full = day.at("teacher_week").at("with_classes");
    out += "homeroom teachers\n";
    for (const json& one : all) {
        std::string grades;
        for (const json& g : one.at("grades")) grades += (grades.empty() ? "" : ", ") + g.get<std::string>();
        std::string tiers;
        for (const json& t : one.at("tiers")) tiers += (tiers.empty() ? "" : ", ") + plain(t.get<std::string>());
        const double held = one.at("with_pupils");
        const double unused = one.at("unused");
        std::string words = fmt::format("{} ({}): ", grades, tiers);
        words += unused > 0.05 ? fmt::format("{} minutes a week unused: the homeroom holds {} of {}", minutes(unused),
                                             minutes(held), minutes(full))
                               : minutes(held) + " minutes a week with pupils";
        out += wrapped(words, 2);
    }
}

[[nodiscard]] std::string value(const json& ratio, const char* form, double scale = 1) {
    const json& v = ratio.at("value");
    return v.is_null() ? "-" : fmt::format(fmt::runtime(form), v.get<double>() * scale);
}

/// A whole number with thousands separated.
[[nodiscard]] std::string whole_value(const json& ratio) {
    const json& v = ratio.at("value");
    return v.is_null() ? "-" : grouped(v);
}

/// Dollars with thousands separated.
[[nodiscard]] std::string money_value(const json& ratio) {
    const json& v = ratio.at("value");
    return v.is_null() ? "-" : money(v);
}

/// What the posts needed are counted at.
[[nodiscard]] std::string target_words(const json& day) {
    if (day.contains("target_contact_ratio"))
        return fmt::format("a contact ratio of {:.3g} %", day.at("target_contact_ratio").get<double>() * 100);
    if (!day.contains("teacher_week")) return "each day's contact ratio";
    const json& week = day.at("teacher_week");
    const double timetable =
        week.at("open").get<double>() - week.at("lunch").get<double>() - week.at("duty").get<double>();
    return fmt::format("the day's contact ratio, {:.1f} %", week.at("with_classes").get<double>() / timetable * 100);
}

void put_metrics(std::string& out, const json& day) {
    const json& m = day.at("metrics");
    out += "\nMetrics of the school\n";
    const auto one = [&](const std::string& name, const std::string& text) {
        out += fmt::format("  {:<52} {:>12}\n", name, text);
    };
    one("average class size", value(m.at("class_size"), "{:.1f}"));
    one("teaching posts, exact", fmt::format("{:.1f}", m.at("teaching_posts").get<double>()));
    one("... needed at " + target_words(day), fmt::format("{:.1f}", m.at("posts_needed").get<double>()));
    one("contact ratio (taught of the timetable)", value(m.at("contact_ratio"), "{:.1f} %", 100));
    one("load (minutes a teacher a week)", whole_value(m.at("load")));
    one("pupils a teacher whose classes change", value(m.at("pupils_a_teacher"), "{:.0f}"));
    one("cost of a taught hour", money_value(m.at("cost_a_taught_hour")));
    one("cost of the exact posts a pupil", money_value(m.at("cost_a_pupil")));
    out += fmt::format("\n  {:<24} {:>8} {:>22} {:>16} {:>10}\n", "a pupil a week", "pupils", "adult minutes",
                       "small groups", "core");
    for (const json& t : m.at("tiers")) {
        out += fmt::format("  {:<24} {:>8} {:>22} {:>16} {:>10}\n", plain(t.at("tier").get<std::string>()),
                           grouped(t.at("pupils")), value(t.at("adult_minutes_a_week"), "{:.1f}"),
                           value(t.at("small_group_minutes_a_week"), "{:.1f}"),
                           value(t.at("core_share"), "{:.0f} %", 100));
    }
}

void put_subjects(std::string& out, const json& subjects) {
    out += fmt::format("\n  {:<24} {:>8} {:>22} {:>16}\n", "subject", "exact", "pupils a class", "cost a pupil");
    for (const json& s : subjects) {
        out += fmt::format("  {:<24} {:>8.1f} {:>22} {:>16}\n", subject_words(s.at("subject").get<std::string>()),
                           s.at("posts").get<double>(), value(s.at("class_size"), "{:.1f}"),
                           money_value(s.at("cost_a_pupil")));
    }
}

/// Posts of several schools together: what they hire as one, and what each would hire for itself.
void put_shared(std::string& out, const json& sharings) {
    for (const json& shared : sharings) {
        std::string schools;
        for (const json& id : shared.at("schools")) schools += (schools.empty() ? "" : ", ") + id.get<std::string>();
        out += fmt::format("\n  {:<48} {:>10} {:>10} {:>12} {:>12}\n", "shared by " + schools, "exact", "hired",
                           "hired apart", "saved");
        for (const json& p : shared.at("posts")) {
            const std::string what =
                plain(p.at("role").get<std::string>()) + ", " + subject_words(p.at("subject").get<std::string>());
            out +=
                fmt::format("  {:<48} {:>10.2f} {:>10.1f} {:>12.1f} {:>12}\n", what, p.at("exact").get<double>(),
                            p.at("rounded").get<double>(), p.at("rounded_apart").get<double>(), money(p.at("saved")));
        }
    }
    out += '\n';
}

/// Posts by role: what the day needs, and what is hired for it in whole steps.
void put_posts(std::string& out, const json& posts) {
    out += fmt::format("\n  {:<48} {:>10} {:>10} {:>20}\n", "posts of the day", "exact", "hired", "cost of rounding");
    const auto line = [&](const std::string& title, double exact, double hired, double cost) {
        out += fmt::format("  {:<48} {:>10.2f} {:>10.1f} {:>20}\n", title, exact, hired, money(cost));
    };
    std::array<double, 3> all{};
    for (const json& p : posts) {
        const std::array<double, 3> here{p.at("exact"), p.at("rounded"), p.at("cost_of_rounding")};
        for (std::size_t i = 0; i < all.size(); ++i) all[i] += here[i];
        line(p.at("title").get<std::string>(), here[0], here[1], here[2]);
    }
    if (posts.size() > 1) line("all", all[0], all[1], all[2]);
}

/// What the posts cost, exact and hired.
void put_cost(std::string& out, const json& cost) {
    for (const auto& [key, title] : {std::array{"exact", "what the exact posts cost a year"},
                                     std::array{"hired", "what the hired posts cost a year"},
                                     std::array{"hired_with_substitutes", "... with their substitutes, as in curve"}})
        out += fmt::format("  {:<48} {:>42}\n", title, money(cost.at(key)));
}

/// Rooms at once, and whether there are as many.
void put_rooms(std::string& out, const json& rooms) {
    std::string words = grouped(rooms.at("needed"));
    if (rooms.at("schools_told") == 0) {
        words += "; the rooms that there are: not told";
    } else if (rooms.at("missing") == 0) {
        words += "; there are " + grouped(rooms.at("has"));
    } else {
        const json& cost = rooms.at("one_time_cost");
        words += fmt::format("; there are {}; {} missing: {} once ({} to {})", grouped(rooms.at("has")),
                             grouped(rooms.at("missing")), money(cost.at("central")), money(cost.at("low")),
                             money(cost.at("high")));
    }
    out += wrapped("rooms at once: " + words, 2);
}

/// Rooms of all schools, and the schools that are short of them.
void put_rooms_of_schools(std::string& out, const json& day) {
    const json& rooms = day.at("rooms");
    const double told = rooms.at("schools_told");
    std::string words = "rooms at once: " + grouped(rooms.at("needed"));
    if (told == 0) {
        words += "; the rooms that the schools have: not told";
    } else {
        words += fmt::format("; {} of {} say how many they have", grouped(told),
                             counted(static_cast<double>(day.at("schools").size()), "school"));
        if (rooms.at("schools_short") == 0) words += ", none has too few";
    }
    out += '\n' + wrapped(words, 2);
    if (told == 0 || rooms.at("schools_short") == 0) return;
    std::string names;
    for (const json& s : day.at("schools")) {
        if (s.at("rooms").at("schools_told") == 0 || s.at("rooms").at("missing") == 0) continue;
        names +=
            (names.empty() ? "" : ", ") + s.at("name").get<std::string>() + ' ' + grouped(s.at("rooms").at("missing"));
    }
    const json& cost = rooms.at("one_time_cost");
    out += wrapped(fmt::format("rooms missing: {} ({}): {} once ({} to {})", grouped(rooms.at("missing")), names,
                               money(cost.at("central")), money(cost.at("low")), money(cost.at("high"))),
                   2);
}

/// Posts that the day does not need; a warning for each role of which the roster has fewer than are counted.
void put_outside(std::string& out, const json& outside) {
    if (outside.empty()) return;
    const bool whole = outside.front().contains("roster");
    out += fmt::format("\n  {:<52} {:>10}", "staff outside the day, in posts", "in schools");
    if (whole) out += fmt::format(" {:>14} {:>19}", "central office", "more on the roster");
    out += '\n';
    std::string warnings;
    for (const json& o : outside) {
        const auto title = o.at("title").get<std::string>();
        out += fmt::format("  {:<52} {:>10.1f}", title, o.at("in_schools").get<double>());
        if (whole) {
            const double roster = o.at("roster");
            out += fmt::format(" {:>14.1f} {:>19}", o.at("central_office").get<double>(), signed_posts(roster));
            if (roster <= -0.05)
                warnings +=
                    wrapped(fmt::format("! The day needs {:.1f} {} more than the roster has.", -roster, title), 0);
        }
        out += '\n';
    }
    out += warnings;
}

/// What a school has beside its week: posts, rooms, time together.
void put_people(std::string& out, const json& day) {
    put_posts(out, day.at("posts"));
    if (day.contains("shared_posts")) put_shared(out, day.at("shared_posts"));
    put_cost(out, day.at("cost"));
    out += '\n';
    put_rooms(out, day.at("rooms"));
    const double together = day.at("collaboration_in_day");
    out += together > 0
               ? "  together inside the day: " + minutes(together) + " minutes a week for teachers of classes, "
               : std::string{"  no minutes together inside the day; "};
    out += day.at("expert_in_the_room").get<bool>() ? "with an expert\n" : "without an expert\n";
    put_outside(out, day.at("outside_the_day"));
}

/// A metric that a column has for each of several parts.
void metric_row(std::string& out, const std::string& name, const std::vector<std::string>& cells) {
    out += fmt::format("  {:<44}", name);
    for (const std::string& text : cells) out += fmt::format(" {:>12}", text);
    out += '\n';
}

/// The metrics of the levels and of the district, a column each.
void put_levels(std::string& out, const json& day) {
    std::vector<std::pair<std::string, const json*>> parts;
    for (const json& level : day.at("levels")) parts.emplace_back(level.at("level").get<std::string>(), &level);
    parts.emplace_back("district", &day.at("metrics"));
    const auto line = [&](const std::string& name, const auto& text) {
        std::vector<std::string> cells;
        for (const auto& [title, part] : parts) cells.push_back(text(title, *part));
        metric_row(out, name, cells);
    };
    const auto metric = [&](const std::string& name, const char* key, const char* form, double scale = 1) {
        line(name, [&](const std::string&, const json& part) { return value(part.at(key), form, scale); });
    };
    out += '\n';
    line("", [](const std::string& title, const json&) { return title; });
    line("pupils", [](const std::string&, const json& part) { return grouped(part.at("pupils")); });
    line("posts of the day, exact",
         [](const std::string&, const json& part) { return fmt::format("{:.1f}", part.at("posts").get<double>()); });
    const auto posts_of = [&](const std::string& name, const char* key) {
        line(name,
             [&](const std::string&, const json& part) { return fmt::format("{:.1f}", part.at(key).get<double>()); });
    };
    posts_of("teaching posts, exact", "teaching_posts");
    posts_of("... needed at " + target_words(day), "posts_needed");
    metric("average class size", "class_size", "{:.1f}");
    metric("contact ratio (taught of the timetable)", "contact_ratio", "{:.1f} %", 100);
    line("load (minutes a teacher a week)",
         [](const std::string&, const json& part) { return whole_value(part.at("load")); });
    metric("pupils a teacher whose classes change", "pupils_a_teacher", "{:.0f}");
    const auto dollars = [&](const std::string& name, const char* key) {
        line(name, [&](const std::string&, const json& part) { return money_value(part.at(key)); });
    };
    dollars("cost of a taught hour", "cost_a_taught_hour");
    dollars("cost of these posts a pupil", "cost_a_pupil");
    metric("minutes a week together, inside the day", "together_minutes_a_week", "{:.0f}");
    line("schools with an expert in the room", [](const std::string&, const json& part) {
        const json& with = part.at("schools_with_expert");
        return grouped(with.at("of")) + " of " + grouped(with.at("over"));
    });
    const auto of_tiers = [&](const char* title, const char* key, const char* form, double scale) {
        for (const json& tier : day.at("metrics").at("tiers")) {
            const json& id = tier.at("tier");
            line(title + plain(id.get<std::string>()), [&](const std::string&, const json& part) {
                for (const json& t : part.at("tiers")) {
                    if (t.at("tier") == id) return value(t.at(key), form, scale);
                }
                return std::string{"-"};
            });
        }
    };
    of_tiers("adult minutes a week, ", "adult_minutes_a_week", "{:.1f}", 1);
    of_tiers("small-group minutes a week, ", "small_group_minutes_a_week", "{:.1f}", 1);
    of_tiers("share of time in core subjects, ", "core_share", "{:.0f} %", 100);
}

void put_schools(std::string& out, const json& schools) {
    out += fmt::format("\n  {:<44} {:>12} {:>12} {:>12} {:>12}\n", "school", "pupils", "exact posts", "class size",
                       "cost a pupil");
    for (const json& s : schools) {
        metric_row(out, s.at("name").get<std::string>(),
                   {grouped(s.at("pupils")), fmt::format("{:.1f}", s.at("posts").get<double>()),
                    value(s.at("class_size"), "{:.1f}"), money_value(s.at("cost_a_pupil"))});
    }
}

}  // namespace

std::string subject_words(std::string_view id) {
    return id == "break_time" ? std::string{"lunch and breaks"} : plain(id);
}

std::string basis_text(const json& district) {
    std::string out = fmt::format("Dollars of {} a year.", district.at("dollar_year").get<int>());
    const double filled = district.at("filled_values");
    if (filled > 0)
        out += ' ' + counted(filled, "value") + " of the district stand at national figures: nineways validate";
    return out + '\n';
}

std::string contract_text(const json& way) {
    if (!way.contains("contract")) return {};
    const json& broken = way.at("contract");
    if (broken.empty()) return "These days keep the limits of the contract.\n";
    std::string out;
    for (const json& b : broken) {
        const auto limit = b.at("limit").get<std::string>();
        const bool least = b.contains("at_least");
        std::string unit = limit;
        for (std::size_t i = 0; i < contract_measure_names.size(); ++i) {
            if (contract_measure_names[i] == limit) unit = contract_measure_units[i];
        }
        out += wrapped(fmt::format("! breaks {}: {} {}; allowed are {} {} ({}). The union must agree.",
                                   one_line(b.at("clause")), minutes(b.at("found")), unit,
                                   least ? "at least" : "at most", minutes(b.at(least ? "at_least" : "at_most")),
                                   b.at("place").get<std::string>()),
                       0);
    }
    return out;
}

std::string district_day_text(const json& day) {
    const json& metrics = day.at("metrics");
    std::string out = fmt::format("{}: the day of {}, {}\n", day.at("district").at("name").get<std::string>(),
                                  counted(static_cast<double>(day.at("schools").size()), "school"),
                                  counted(metrics.at("pupils"), "pupil"));
    out += basis_text(day.at("district")) + contract_text(day);
    put_levels(out, day);
    put_subjects(out, metrics.at("subjects"));
    put_posts(out, day.at("posts"));
    if (day.contains("shared_posts")) put_shared(out, day.at("shared_posts"));
    put_cost(out, day.at("cost"));
    put_rooms_of_schools(out, day);
    put_outside(out, day.at("outside_the_day"));
    put_schools(out, day.at("schools"));
    return out;
}

std::vector<std::string> grades_of_day(const json& day) {
    std::vector<std::string> grades;
    for (const json& week : day.at("weeks")) {
        if (grades.empty() || grades.back() != week.at("grade")) grades.push_back(week.at("grade"));
    }
    return grades;
}

std::string day_text(const json& day, const std::string& grade) {
    const json& school = day.at("school");
    std::string out = fmt::format("{} ({}), {}: {}\n", school.at("name").get<std::string>(),
                                  day.at("district").at("name").get<std::string>(),
                                  counted(school.at("pupils"), "pupil"), school.at("design_title").get<std::string>());
    out += basis_text(day.at("district")) + contract_text(day);
    std::string shown = grade;
    if (shown.empty()) {
        std::pair<int, double> most{0, 0};  // tiers, and then pupils
        for (const std::string& g : grades_of_day(day)) {
            std::pair<int, double> here{0, 0};
            for (const json& week : day.at("weeks")) {
                if (week.at("grade") != g) continue;
                here = {here.first + 1, here.second + week.at("pupils").get<double>()};
            }
            if (here <= most) continue;
            most = here;
            shown = g;
        }
    }
    std::vector<const json*> weeks;
    for (const json& week : day.at("weeks")) {
        if (week.at("grade") != shown) continue;
        put_week(out, week);
        weeks.push_back(&week);
    }
    std::string others;
    for (const std::string& g : grades_of_day(day)) {
        if (g != shown) others += (others.empty() ? "" : ", ") + g;
    }
    if (!others.empty()) out += "\nOther grades, with --grade: " + others + '\n';
    put_under_grid(out, school, weeks);
    put_teacher(out, day.at("teacher_week"));
    put_homeroom_teachers(out, day);
    put_metrics(out, day);
    if (school.contains("reported_class_size"))
        out += fmt::format("  the source reports an average class size of {:.1f}\n",
                           school.at("reported_class_size").get<double>());
    put_subjects(out, day.at("metrics").at("subjects"));
    put_people(out, day);
    const std::string notes = role_notes(day);
    if (!notes.empty()) out += '\n' + notes;
    return out;
}

}  // namespace nineways::cli
