// SPDX-License-Identifier: MIT
#include <cli/projection_text.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <nineways/detail/number_rule.hpp>
#include <nineways/io/chart/projection_words.hpp>
#include <nineways/io/csv.hpp>
#include <cli/package_words.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

namespace {

constexpr std::array<const char*, 3> paths{"nothing", "a", "b"};

/// Money in the unit that a district's budget is best read in.
class money_unit {
  public:
    explicit money_unit(double budget) : thousands_(budget < 1e7) {}

    [[nodiscard]] std::string words() const { return thousands_ ? "thousands of dollars" : "millions of dollars"; }
    [[nodiscard]] std::string operator()(const json& dollars) const {
        if (thousands_) return grouped(dollars.get<double>() / 1e3);
        const std::string out = fmt::format("{:.2f}", dollars.get<double>() / 1e6);
        return out == "-0.00" ? "0.00" : out;
    }

  private:
    bool thousands_;
};

void heading(std::string& out, const std::string& words) {
    out += '\n' + words + '\n' + std::string(nineways::detail::count_characters(words), '-') + '\n';
}

/// "2.5 % a year", or "3.0 to 2.0 % a year" where years differ.
[[nodiscard]] std::string growth_of(const json& series) {
    const json& all = series.at("growth");
    double low = all.front();
    double high = low;
    for (const json& each : all) {
        low = std::fmin(low, each.get<double>());
        high = std::fmax(high, each.get<double>());
    }
    const std::string told = series.at("told").get<bool>() ? "" : " (assumed)";
    if (low == high) return fmt::format("{:.1f} % a year{}", low * 100, told);
    return fmt::format("{:.1f} to {:.1f} % a year{}", low * 100, high * 100, told);
}

[[nodiscard]] std::string span_words(const json& span) {
    const int first = span.at("first");
    const int last = span.at("last");
    return first == last ? fmt::format("{}", first) : fmt::format("{} to {}", first, last);
}

/// What the years are taken to bring.
[[nodiscard]] std::string outlook_words(const json& result) {
    const json& outlook = result.at("outlook");
    std::string out = "Prices grow by " + growth_of(outlook.at("price_growth")) + ", salary schedules by " +
                      growth_of(outlook.at("schedule_growth")) + ", benefits at the same pay by " +
                      growth_of(outlook.at("benefits_growth")) + '.';
    const double more = outlook.at("revenue_growth_real");
    out += fmt::format(" Revenue whose growth nobody told follows prices, pupils and {:.1f} % a year beyond them (assumed).",
                       more * 100);
    for (const json& span : outlook.at("frozen_steps")) out += " Steps are frozen in " + span_words(span) + '.';
    if (outlook.at("reserve") != 0.0) out += " Put by today: " + money(outlook.at("reserve")) + '.';
    if (outlook.contains("money")) {
        const json& paid = outlook.at("money");
        const double amount = paid.at("amount");
        out += " The new money comes " + std::string{paid.at("once").get<bool>() ? "once, in " : "in "} +
               span_words(paid) + ": " + money(amount) + (paid.at("once").get<bool>() ? "." : " a year.");
    }
    out += fmt::format(" The packages begin in {}", result.at("packages_begin").get<int>());
    const json& asked = result.at("money");
    out += asked.contains("year") && outlook.contains("money")
               ? fmt::format(" and are made equal in their year {}.", asked.at("year").get<int>())
               : std::string{"."};
    if (result.contains("baseline"))
        out += " The cost of \"" + called(result.at("baseline")) + "\" is in every path; no money was added for it.";
    if (result.at("balanced_by") != 0.0) {
        out += " The district tells no funds: its general money was moved by " + money(result.at("balanced_by")) +
               " so that the books balance today.";
    }
    return out;
}

void put_years(std::string& out, const json& path, const money_unit& in) {
    heading(out, called(path));
    out += fmt::format("  {:>4} {:>10} {:>10} {:>10} {:>20} {:>10} {:>20}\n", "", "revenue", "cost", "balance",
                       "(middle 80 %)", "reserve", "(middle 80 %)");
    for (const json& year : path.at("years")) {
        const auto ends = [&](const char* of) {
            const json& range = year.at("ranges").at(of);
            return fmt::format("({} to {})", in(range.at("low")), in(range.at("high")));
        };
        const bool today = &year == &path.at("years").front();
        out += fmt::format("  {:>4} {:>10} {:>10} {:>10} {:>20} {:>10}", year.at("year").get<int>(),
                           in(year.at("revenue")), in(year.at("cost")), in(year.at("balance")),
                           today ? "" : ends("balance"), in(year.at("reserve")));
        out += today ? "\n" : fmt::format(" {:>20}\n", ends("reserve"));
    }
    const auto first = [&](const char* key, const char* words) {
        const json& year = path.at(key);
        out += fmt::format("  {}: {}\n", words, year.is_null() ? "none" : fmt::format("{}", year.get<int>()));
    };
    first("first_gap", "first year that costs more than it brings in");
    first("first_short", "first year in which what was put by is used up");
    out += "  what was put by lasts in " + chance(path.at("chance_never_short")) + " of the draws\n";
    if (path.contains("left_without_money") && !path.at("left_without_money").is_null()) {
        out +=
            fmt::format("  its levers in the first year without the money: {}\n", money(path.at("left_without_money")));
    }
}

/// One figure of today and of the last year of each path, in a row.
template <class Words>
void put_row(std::string& out, const json& result, std::string_view name, const Words& words, bool of_today = true) {
    out += fmt::format("  {:<43} {:>12} {:>12} {:>12} {:>12}\n", name,
                       of_today ? words(result.at("nothing").at("years").front()) : "",
                       words(result.at("nothing").at("years").back()), words(result.at("a").at("years").back()),
                       words(result.at("b").at("years").back()));
}

void put_people(std::string& out, const json& result) {
    const json& last = result.at("nothing").at("years").back();
    heading(out, fmt::format("People today and in {}", last.at("year").get<int>()));
    const auto cut = [](const std::string& title) { return title.size() > 12 ? title.substr(0, 9) + "..." : title; };
    out += fmt::format("  {:<43} {:>12} {:>12} {:>12} {:>12}\n", "", "today", "nothing", cut(called(result.at("a"))),
                       cut(called(result.at("b"))));
    const auto staff = [&](const char* name, const char* key, const auto& words, bool of_today = true) {
        if (!last.at("staff").contains(key)) return;
        put_row(
            out, result, name, [&](const json& year) { return words(year.at("staff").at(key)); }, of_today);
    };
    const auto posts = [](const json& count) { return fmt::format("{:.1f}", count.get<double>()); };
    const auto share = [](const json& part) { return fmt::format("{:.1f} %", part.get<double>() * 100); };
    put_row(out, result, "pupils", [](const json& year) { return grouped(year.at("pupils")); });
    staff("posts of all roles", "posts", posts);
    staff("teachers' posts on the grid", "on_grid", posts);
    staff("left since the year before", "separations", posts);
    staff("  of them retired", "retirements", posts, false);
    staff("hired", "hires", posts, false);
    staff("laid off", "laid_off", posts, false);
    staff("average pay on the grid", "average_salary", [](const json& pay) { return money(pay); });
    staff("in their first three years", "novices", share);
    staff("  where fewest pupils are of low income", "novices_low_need", share);
    staff("  where most pupils are of low income", "novices_high_need", share);
    const auto principals = [&](const char* name, const char* key, const auto& words) {
        put_row(out, result, name, [&](const json& year) { return words(year.at("principals").at(key)); });
    };
    principals("principals to be found", "vacancies", posts);
    principals("  from the own pool", "from_own_pool", posts);
    principals("  from the same city or county", "from_city", posts);
    principals("  from elsewhere", "from_elsewhere", posts);
    principals("  stay for three years", "stay_three_years", share);
}

/// What packages cost more than nothing in the last year, by area.
void put_areas(std::string& out, const json& result, const money_unit& in) {
    const json& a = result.at("a").at("years").back();
    const json& b = result.at("b").at("years").back();
    heading(out, fmt::format("What the packages cost in {}, in {}", a.at("year").get<int>(), in.words()));
    const auto row = [&](const std::string& name, const std::string& of_a, const std::string& of_b) {
        out += fmt::format("  {:<43} {:>25} {:>25}\n", name, of_a, of_b);
    };
    const auto cut = [](const std::string& title) { return title.size() > 25 ? title.substr(0, 22) + "..." : title; };
    row("", cut(called(result.at("a"))), cut(called(result.at("b"))));
    for (const auto& [area, cost] : a.at("by_area").items()) {
        const json& of_b = b.at("by_area").at(area);
        if (cost != 0.0 || of_b != 0.0) row(plain(area), in(cost), in(of_b));
    }
    row("who is paid: entry pay, turnover", in(a.at("who_is_paid")), in(b.at("who_is_paid")));
}

void put_growth(std::string& out, const json& result) {
    const json& growth = result.at("growth");
    heading(out, "What makes cost grow when nothing is decided");
    std::size_t part = 0;
    for (const auto& [key, share] : growth.at("parts").items()) {
        out += fmt::format("  {:<60} {:>8} % a year\n", io::chart::growth_part_words.at(part++),
                           io::chart::signed_label(share.get<double>() * 100, 2));
    }
    out += wrapped(result.at("charts").at("growth").at("sentence"), 0);
}

/// A cell of the table, and its column.
struct named_cell {
    std::string name;
    io::csv_cell value;
};

/// Every figure of a value under the keys that lead to it; what goes by fund under the fund's id, the new money last.
void flatten(std::vector<named_cell>& to, const std::string& name, const json& value, const json& funds) {
    if (value.is_number()) return to.push_back({name, value.get<double>()});
    const auto inner = [&](const std::string& key) { return name.empty() ? key : name + ' ' + key; };
    if (value.is_object()) {
        for (const auto& [key, each] : value.items()) flatten(to, inner(plain(key)), each, funds);
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            const bool last = i + 1 == funds.size();  // a fund may have the id of the new money
            flatten(to, inner(last ? "the packages' new money" : funds.at(i).at("id").get<std::string>()), value[i],
                    funds);
        }
    }
}

/// The columns of a table whose rows do not all have the same, in the order in which they were found.
class columns {
  public:
    void add(const std::string& name) {
        if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
    }

    [[nodiscard]] std::string csv(const std::vector<std::vector<named_cell>>& rows) const {
        std::string out;
        io::append_csv_row(out, std::vector<io::csv_cell>{names_.begin(), names_.end()});
        for (const std::vector<named_cell>& row : rows) {
            std::vector<io::csv_cell> cells(names_.size(), io::csv_cell{""});
            for (const named_cell& cell : row)
                cells[static_cast<std::size_t>(std::find(names_.begin(), names_.end(), cell.name) - names_.begin())] =
                    cell.value;
            io::append_csv_row(out, cells);
        }
        return out;
    }

  private:
    std::vector<std::string> names_;
};

}  // namespace

std::string projection_text(const json& result) {
    const json& outlook = result.at("outlook");
    std::string out = ground_lines(result, outlook.contains("money") && outlook.at("money").at("once").get<bool>());
    out += wrapped(outlook_words(result), 0);
    const json& years = result.at("nothing").at("years");
    const money_unit in{years.back().at("cost").get<double>()};
    out +=
        wrapped(fmt::format("{} after {}, in {} of each year. Figures have every assumption at its central value; in "
                            "brackets: the middle 80 % of {} draws of {}, the same for all three (seed {}).",
                            counted(result.at("horizon"), "year"), result.at("first_year").get<int>(), in.words(),
                            grouped(result.at("draws")), counted(result.at("assumptions_drawn"), "assumption"),
                            grouped(result.at("seed"))),
                0);
    out += '\n' + wrapped(result.at("charts").at("balance").at("sentence"), 0);
    for (const char* path : paths) put_years(out, result.at(path), in);
    put_people(out, result);
    put_areas(out, result, in);
    put_growth(out, result);
    out += package_warnings(result);
    out += '\n' + wrapped(
                      "Levers stand as they are set in every year. Most ranges are judgements of this model "
                      "(nineways assumptions tells which): a chance is no better than they are.",
                      0);
    return out;
}

std::string projection_csv(const json& result) {
    columns found;
    std::vector<std::vector<named_cell>> rows;
    std::array<std::string, paths.size()> titles;  // cells look at them
    for (std::size_t p = 0; p < paths.size(); ++p) {
        titles[p] = called(result.at(paths[p]));
        for (const json& year : result.at(paths[p]).at("years")) {
            std::vector<named_cell>& row = rows.emplace_back();
            row.push_back({"path", paths[p]});
            row.push_back({"title", titles[p]});
            flatten(row, "", year, result.at("funds"));
            for (const named_cell& cell : row) found.add(cell.name);
        }
    }
    return found.csv(rows);
}

}  // namespace nineways::cli
