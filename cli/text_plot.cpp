// SPDX-License-Identifier: MIT
#include <cli/text_plot.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/scale.hpp>

namespace nineways::cli {

namespace {

using namespace io::chart;

/// Lines of characters, written to from any side.
class canvas {
  public:
    canvas(std::size_t width, std::size_t height) : lines_(height, std::string(width, ' ')) {}

    void put(std::size_t x, std::size_t y, char mark) { lines_.at(y).at(x) = mark; }
    void text(std::size_t x, std::size_t y, std::string_view words) {
        for (std::size_t i = 0; i < words.size(); ++i) put(x + i, y, words[i]);
    }
    [[nodiscard]] char at(std::size_t x, std::size_t y) const { return lines_.at(y).at(x); }
    [[nodiscard]] std::string text() const {
        std::string out;
        for (const std::string& line : lines_) {
            out += line.substr(0, line.find_last_not_of(' ') + 1);
            out += '\n';
        }
        return out;
    }

  private:
    std::vector<std::string> lines_;
};

[[nodiscard]] std::pair<double, double> ends_of(const std::vector<plot_value>& values) {
    std::vector<double> all;
    for (const plot_value& v : values) {
        if (v.stepped) all.push_back(*v.stepped);
        if (v.exact) all.push_back(*v.exact);
    }
    if (all.empty()) return {0, 1};
    const auto [least, most] = std::minmax_element(all.begin(), all.end());
    if (*least < *most) return {*least, *most};
    const double room = *least == 0 ? 1 : std::fabs(*least) / 100;
    return {*least - room, *least + room};
}

}  // namespace

std::string text_plot(const std::vector<plot_value>& values, std::size_t width, std::size_t height) {
    const auto [least, most] = ends_of(values);
    const tick_row ticks = nice_ticks(least, most, height / 3, tick_cover::around);
    const axis_format format = format_of(ticks, "", false);
    const std::size_t left = std::max(format(ticks[0]).size(), format(ticks.last()).size()) + 2;
    const std::size_t columns = width - left;
    const std::size_t each = std::clamp<std::size_t>(columns / values.size(), 1, 8);
    const std::size_t used = std::min(columns, each * values.size());
    canvas page{width, height + 2};
    const auto row = [&](double value) {
        const double from_top = (ticks.last() - value) / (ticks.last() - ticks[0]) * static_cast<double>(height - 1);
        return static_cast<std::size_t>(from_top + 0.5);
    };

    for (std::size_t i = 0; i < ticks.count; ++i) {
        const std::string label = format(ticks[i]);
        const std::size_t y = row(ticks[i]);
        page.text(left - 2 - label.size(), y, label);
        page.put(left - 1, y, '+');
    }
    for (std::size_t y = 0; y < height; ++y) {
        if (page.at(left - 1, y) == ' ') page.put(left - 1, y, '|');
    }
    const bool spread = each * values.size() <= columns;
    const auto column_of = [&](std::size_t i) { return spread ? i * each : i * used / values.size(); };
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].exact) page.put(left + column_of(i), row(*values[i].exact), '.');
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i].stepped) page.put(left + column_of(i), row(*values[i].stepped), '#');
    }
    page.text(left - 1, height, '+' + std::string(used, '-'));
    const auto mark_broken = [&] {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].broken) page.put(left + column_of(i), height, '!');
        }
    };
    const double first = values.front().at;
    const double last = values.back().at;
    if (!(first < last)) {
        page.text(left, height + 1, short_label(first, 9));
        mark_broken();
        return page.text();
    }
    const tick_row across = nice_ticks(first, last, std::max<std::size_t>(2, used / 10), tick_cover::inside);
    const axis_format name = format_of(across, "", false);
    std::size_t free = 0;
    for (std::size_t i = 0; i < across.count; ++i) {
        std::size_t at = 0;
        while (at + 1 < values.size() && values[at].at < across[i] - 1e-9) ++at;
        const std::size_t x = column_of(at);
        const std::string label = name(across[i]);
        const std::size_t start = std::min(left + x, width - label.size());
        if (start < free) continue;
        page.text(start, height + 1, label);
        page.put(left + x, height, '+');
        free = start + label.size() + 2;
    }
    mark_broken();
    return page.text();
}

}  // namespace nineways::cli
