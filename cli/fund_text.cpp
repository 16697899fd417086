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

/// A number with its thousands separated, at most `places` places and 15 digits, without zeros at its end; "none" for
/// null.
[[nodiscard]] std::string figure(const json& value, int places = 10) {
    if (value.is_null()) return "none";
    if (value.is_string()) return '\'' + value.get<std::string>() + '\'';
    const double number = value.get<double>();
    const int whole_digits = std::fabs(number) < 10 ? 1 : static_cast<int>(std::log10(std::fabs(number))) + 1;
    std::string text = fmt::format("{:.{}f}", std::fabs(number), std::clamp(15 - whole_digits, 0, places));
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    std::ptrdiff_t at = static_cast<std::ptrdiff_t>(std::min(text.find('.'), text.size())) - 3;
    for (; at > 0; at -= 3) text.insert(static_cast<std::size_t>(at), 1, ',');
    return number < 0 && text != "0" ? '-' + text : text;
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

[[nodiscard]] std::string units_text(const json& result) {
    const json& formula = result.at("formula");
    std::string out = heading(formula);
    text_columns table;
    const std::vector<std::string> ids = shown_lines(formula);
    std::vector<std::string> head{text_of(formula, "unit")};
    for (const std::string& id : ids) head.push_back(plain(id));
    table.row(head);
    for (const json& unit : result.at("units")) {
        std::vector<std::string> cells{text_of(unit, "id")};
        for (const std::string& id : ids) cells.push_back(figure(unit.at("lines").at(id), 2));
        table.row(cells);
    }
    std::vector<std::string> last{"all " + figure(result.at("total").at("units"))};
    last.resize(ids.size(), "");
    last.push_back(figure(result.at("total").at("amount"), 2));
    table.row(last);
    out += table.text();
    std::string all;
    for (const auto& [id, value] : result.at("all").at("lines").items())
        all += (all.empty() ? "" : ", ") + id + " = " + figure(value, 12);
    if (!all.empty()) out += "For all:\n" + wrapped(all, 2);
    return out;
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
    table.row({text_of(all.at("before"), "unit"), "before", "after", "change", "held harmless", "held by winners"});
    for (const json& unit : all.at("units")) {
        table.row({text_of(unit, "id"), figure(unit.at("before"), 2), figure(unit.at("after"), 2),
                   figure(unit.at("change"), 2), figure(unit.at("held"), 2), figure(unit.at("held_within"), 2)});
    }
    const json& totals = all.at("totals");
    table.row({"all", figure(totals.at("before"), 2), figure(totals.at("after"), 2),
               figure(totals.at("after").get<double>() - totals.at("before").get<double>(), 2),
               figure(totals.at("held"), 2), all.at("gain_kept").is_null() ? "none" : figure(totals.at("after"), 2)});
    out += table.text();
    out += fmt::format("Winners: {}, together {}. Losers: {}, together {}. Unchanged: {}. Not compared: {}.\n",
                       figure(all.at("winners")), figure(all.at("gained"), 2), figure(all.at("losers")),
                       figure(all.at("lost"), 2), figure(all.at("unchanged")), figure(all.at("not_compared")));
    out += fmt::format("That nobody loses costs {}.", figure(all.at("cost_of_holding_harmless"), 2));
    const json& kept = all.at("gain_kept");
    if (kept.is_null()) {
        out += " The winners do not gain enough to pay for it.\n";
    } else {
        out += fmt::format(" Paid by the winners, it leaves them {:.1f} % of their gains.\n", 100 * kept.get<double>());
    }
    return out;
}

}  // namespace

std::string fund_text(const json& result) {
    if (result.contains("trace")) return trace_text(result);
    return result.contains("comparison") ? comparison_text(result) : units_text(result);
}

}  // namespace nineways::cli
