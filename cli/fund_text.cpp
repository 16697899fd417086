// SPDX-License-Identifier: MIT
#include <cli/fund_text.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <cli/words.hpp>

namespace nineways::cli {

namespace {

/// A number with its thousands separated and so many places.
[[nodiscard]] std::string with_places(double number, int places) {
    std::string text = fmt::format("{:.{}f}", std::fabs(number), places);
    std::ptrdiff_t at = static_cast<std::ptrdiff_t>(std::min(text.find('.'), text.size())) - 3;
    for (; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), 1, ',');
    return number < 0 && text.find_first_not_of("0.,") != std::string::npos ? '-' + text : text;
}

/// A number with its thousands separated, at most `places` places and 15 digits, without zeros at its end; "none" for
/// null.
[[nodiscard]] std::string figure(const json& value, int places = 10) {
    if (value.is_null()) return "none";
    if (value.is_string()) return '\'' + value.get<std::string>() + '\'';
    const double number = value.get<double>();
    const int whole_digits = std::fabs(number) < 10 ? 1 : static_cast<int>(std::log10(std::fabs(number))) + 1;
    std::string text = with_places(number, std::clamp(15 - whole_digits, 0, places));
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

/// Columns of cells, the first to the left, the others to the right, each as wide as its widest.
class text_columns {
  public:
    void row(std::vector<std::string> cells) {
        widths_.resize(std::max(widths_.size(), cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i) widths_[i] = std::max(widths_[i], shown_width(cells[i]));
        rows_.push_back(std::move(cells));
    }
    [[nodiscard]] std::string text() const {
        std::string out;
        for (const std::vector<std::string>& cells : rows_) {
            std::string line;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const std::string room(widths_[i] - shown_width(cells[i]), ' ');
                line += i == 0 ? "  " + cells[i] + room : "  " + room + cells[i];
            }
            out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
        }
        return out;
    }

  private:
    /// Code points, of which each takes a column.
    [[nodiscard]] static std::size_t shown_width(std::string_view text) {
        return static_cast<std::size_t>(std::count_if(
            text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    }

    std::vector<std::size_t> widths_;
    std::vector<std::vector<std::string>> rows_;
};

[[nodiscard]] std::string text_of(const json& object, const char* key) { return object.at(key).get<std::string>(); }

[[nodiscard]] std::string heading(const json& formula) { return text_of(formula, "title") + '\n'; }

/// "parts" of the formula and its amount; without parts the amount alone.
[[nodiscard]] std::vector<std::string> shown_lines(const json& formula) {
    std::vector<std::string> ids;
    if (formula.at("parts").size() <= 6) {
        for (const json& id : formula.at("parts")) ids.push_back(id.get<std::string>());
    }
    ids.push_back(text_of(formula, "amount"));
    return ids;
}

/// Rows of lines, with the places that the column of each needs.
class figure_rows {
  public:
    figure_rows(text_columns& table, std::size_t columns) : table_(table), places_(columns) {}

    void add(std::string name, std::vector<json> values) {
        for (std::size_t i = 0; i < values.size(); ++i) places_[i] = std::max(places_[i], places_of(values[i]));
        rows_.push_back({std::move(name), std::move(values)});
    }
    void write() const {
        for (const one_row& row : rows_) {
            std::vector<std::string> cells{row.name};
            for (std::size_t i = 0; i < row.values.size(); ++i) {
                const json& value = row.values[i];
                cells.push_back(value.is_number() ? with_places(value.get<double>(), places_[i])
                                : value.is_null() ? "none"
                                                  : std::string{});
            }
            table_.row(cells);
        }
    }

  private:
    static constexpr int most_places = 2;

    struct one_row {
        std::string name;
        std::vector<json> values;  ///< an empty text is an empty cell
    };
    [[nodiscard]] static int places_of(const json& value) {
        if (!value.is_number()) return 0;
        const std::string text = figure(value, most_places);
        const std::size_t point = text.find('.');
        return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
    }

    text_columns& table_;
    std::vector<int> places_;
    std::vector<one_row> rows_;
};

/// Tables of which rows were passed over, or that lack units.
[[nodiscard]] std::string table_notes(const json& tables) {
    std::string out;
    for (const json& each : tables) {
        const double strangers = each.at("rows_of_no_unit").get<double>();
        const double without = each.at("units_without_row").get<double>();
        std::string said;
        if (strangers > 0) said += counted(strangers, "row") + " of no unit passed over";
        if (without > 0) said += (said.empty() ? "" : "; ") + counted(without, "unit") + " without a row";
        if (!said.empty()) out += "! " + text_of(each, "name") + ": " + said + '\n';
    }
    return out;
}

/// The lines of each group, which no unit has.
[[nodiscard]] std::string groups_text(const json& groups) {
    std::string out;
    for (const json& group : groups) {
        if (group.at("rows").empty() || group.at("rows")[0].at("lines").empty()) continue;
        text_columns table;
        std::vector<std::string> head{plain(text_of(group, "id"))};
        for (const auto& [id, value] : group.at("rows")[0].at("lines").items()) head.push_back(plain(id));
        table.row(head);
        figure_rows rows{table, head.size() - 1};
        for (const json& row : group.at("rows")) {
            std::vector<json> values;
            for (const json& value : row.at("lines")) values.push_back(value);
            rows.add(text_of(row, "name"), std::move(values));
        }
        rows.write();
        out += table.text();
    }
    return out;
}

[[nodiscard]] std::string units_text(const json& result) {
    const json& formula = result.at("formula");
    std::string out = heading(formula);
    text_columns table;
    const std::vector<std::string> ids = shown_lines(formula);
    std::vector<std::string> head{text_of(formula, "unit")};
    for (const std::string& id : ids) head.push_back(plain(id));
    table.row(head);
    figure_rows rows{table, ids.size()};
    for (const json& unit : result.at("units")) {
        std::vector<json> values;
        for (const std::string& id : ids) values.push_back(unit.at("lines").at(id));
        rows.add(text_of(unit, "id"), std::move(values));
    }
    const json& total = result.at("total");
    const double without = total.at("units").get<double>() - total.at("paid").get<double>();
    std::vector<json> last(ids.size(), "");
    last.back() = total.at("amount");
    rows.add(
        "all " + figure(total.at("units")) + (without > 0 ? ", " + figure(total.at("paid")) + " of them paid" : ""),
        std::move(last));
    rows.write();
    out += table.text() + groups_text(result.at("groups"));
    std::string all;
    for (const auto& [id, value] : result.at("all").at("lines").items())
        all += (all.empty() ? "" : ", ") + id + " = " + figure(value, 12);
    if (!all.empty()) out += "For all:\n" + wrapped(all, 2);
    return out + table_notes(result.at("tables"));
}

[[nodiscard]] std::string rounding_words(const json& line) {
    const json& rounding = line.at("rounding");
    if (rounding.is_null()) return {};
    static constexpr std::pair<std::string_view, std::string_view> done[]{
        {"half_up", "rounded half up"},
        {"half_away", "rounded half away from zero"},
        {"half_even", "rounded half to even"},
        {"truncate", "truncated"},
        {"down", "rounded down"},
        {"up", "rounded up"},
        {"largest_remainder", "rounded by the largest remainders"}};
    const auto rule = rounding.begin();
    std::string words;
    for (const auto& [name, each] : done) words += name == rule.key() ? each : "";
    const int places = rule.value().get<int>();
    return fmt::format("{}, {} to {} {}", figure(line.at("unrounded")), words, places,
                       places == 1 ? "place" : "places");
}

[[nodiscard]] std::string trace_text(const json& result) {
    const json& trace = result.at("trace");
    std::string out = text_of(trace, "unit") + ", " + heading(result.at("formula"));
    for (const json& line : trace.at("lines")) {
        const std::string unit = text_of(line, "unit");
        const std::string title = text_of(line, "title");
        out += text_of(line, "id") + " = " + figure(line.at("value")) + (unit.empty() ? "" : ' ' + unit);
        out += title.empty() ? "\n" : "  (" + title + ")\n";
        out += wrapped(text_of(line, "expression"), 4);
        std::string inputs;
        for (const json& input : line.at("inputs"))
            inputs += (inputs.empty() ? "" : ", ") + text_of(input, "name") + " = " + figure(input.at("value"));
        if (!inputs.empty()) out += wrapped("with " + inputs, 4);
        const std::string rounded = rounding_words(line);
        if (!rounded.empty()) out += wrapped(rounded, 4);
    }
    return out;
}

[[nodiscard]] std::string comparison_text(const json& result) {
    const json& all = result.at("comparison");
    std::string out = "From " + heading(all.at("before")) + "to " + heading(all.at("after"));
    text_columns table;
    table.row(
        {text_of(all.at("before"), "unit"), "before", "after", "change", "%", "held harmless", "held by winners"});
    figure_rows rows{table, 6};
    const auto percent = [](const json& before, const json& change) {
        const bool has = before.is_number() && change.is_number() && before.get<double>() != 0;
        return has ? json(std::round(1000 * change.get<double>() / before.get<double>()) / 10) : json("");
    };
    for (const json& unit : all.at("units")) {
        rows.add(text_of(unit, "id"),
                 {unit.at("before"), unit.at("after"), unit.at("change"), percent(unit.at("before"), unit.at("change")),
                  unit.at("held"), unit.at("held_within")});
    }
    const json& totals = all.at("totals");
    const json change = totals.at("after").get<double>() - totals.at("before").get<double>();
    rows.add("all compared", {totals.at("before"), totals.at("after"), change, percent(totals.at("before"), change),
                              totals.at("held"), all.at("gain_kept").is_null() ? json() : totals.at("after")});
    rows.write();
    out += table.text();
    out += fmt::format("Winners: {}, together {}. Losers: {}, together {}. Unchanged: {}.\n", figure(all.at("winners")),
                       figure(all.at("gained"), 2), figure(all.at("losers")), figure(all.at("lost"), 2),
                       figure(all.at("unchanged")));
    const json& apart = all.at("not_compared");
    if (apart.at("units").get<double>() > 0) {
        out += fmt::format("! Not compared, because one of the two does not apply: {}, with {} before and {} after.\n",
                           counted(apart.at("units").get<double>(), "unit"), figure(apart.at("before"), 2),
                           figure(apart.at("after"), 2));
    }
    if (all.at("losers").get<double>() == 0) return out + "Nobody loses.\n" + table_notes(result.at("tables"));
    out += fmt::format("That nobody loses costs {}.", figure(all.at("cost_of_holding_harmless"), 2));
    const json& kept = all.at("gain_kept");
    if (kept.is_null()) {
        out += " The winners do not gain enough to pay for it.\n";
    } else {
        out += fmt::format(" Paid by the winners, it leaves them {:.1f} % of their gains.\n", 100 * kept.get<double>());
    }
    return out + table_notes(result.at("tables"));
}

/// The columns of the tables that a formula needs.
[[nodiscard]] std::string needs_text(const json& result) {
    const json& formula = result.at("formula");
    std::string out = heading(formula);
    std::string rows = "  " + text_of(formula, "key") + ": the column that names the units\n";
    for (const json& input : result.at("inputs")) {
        const std::string title = text_of(input, "title");
        const std::string unit = text_of(input, "unit");
        std::string said = title.empty() ? text_of(input, "kind") : title;
        if (!unit.empty()) said += ", " + unit;
        if (text_of(input, "kind") == "text" && !title.empty()) said += ", a text";
        if (text_of(input, "from") == "prior") said += "; of last year's results";
        if (input.at("may_be_blank").get<bool>()) said += "; may be blank";
        rows += "  " + text_of(input, "id") + ": " + said + '\n';
    }
    return out + rows;
}

}  // namespace

std::string fund_text(const json& result) {
    if (result.contains("inputs")) return needs_text(result);
    if (result.contains("trace")) return trace_text(result);
    return result.contains("comparison") ? comparison_text(result) : units_text(result);
}

}  // namespace nineways::cli
