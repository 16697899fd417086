// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/whole_text.hpp>
#include <nineways/io/chart/display_list.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/chart/panel.hpp>
#include <nineways/io/chart/projection_words.hpp>
#include <nineways/io/chart/scale.hpp>
#include <nineways/io/chart/simulation_words.hpp>
#include <nineways/projection.hpp>

namespace nineways::io::chart {

namespace detail {

/// Lays the yearly balances of a projection out: a panel for each path, one under the other and all on one scale, as
/// bands on each other cannot be told apart.
class balance_layout {
  public:
    balance_layout(const projection& p, std::string_view district, double width)
        : p_(p),
          shown_(fitting_titles(called(p.a), called(p.b), text_size + 1, width)),
          axis_(0, 1, "", true),
          ends_(money_ends(p)) {
        out_.width = width;
        out_.title = "Revenue less cost, year by year: " + std::string{district};
    }

    [[nodiscard]] display_list run() {
        out_.sentence = balance_words(p_);
        fit();
        path("Nothing decided", mark_role::whisker, p_.nothing);
        path(shown_.a, mark_role::series_0, p_.a);
        path(shown_.b, mark_role::series_1, p_.b);
        y_ += 4;
        write(mark_role::label,
              "Lines: all assumptions at their central values, in dollars of each year. Bands: the "
              "middle 80 % of " +
                  number_label(static_cast<double>(p_.draws), 0) + " draws.");
        write(mark_role::label, "Dotted: nothing decided. Below 0 the year costs more than it brings in.");
        out_.height = y_ + 6;
        out_.table = table();
        return std::move(out_);
    }

  private:
    static constexpr double plot_height = 120;

    void fit() {
        double low = 0;
        double high = 0;
        double widest = 0;
        for (const projected_path* path : {&p_.nothing, &p_.a, &p_.b}) {
            for (const projected_year& y : path->years) {
                for (const double value : {y.balance.low, y.balance.high, y.money.balance}) {
                    low = value < low ? value : low;
                    high = value > high ? value : high;
                }
            }
            const double needed = text_width(amount(path->years.back().money.balance), text_size);
            widest = needed > widest ? needed : widest;
        }
        axis_ = value_axis{low, high, "$", true};
        left_ = axis_.width() + 8;
        right_ = out_.width - widest - 8;
    }

    /// A balance in short, with as many digits as mean something: -$1.26M.
    [[nodiscard]] static std::string amount(double dollars) {
        const double size = dollars < 0 ? -dollars : dollars;
        const bool millions = size >= 1e6;
        const bool thousands = !millions && size >= 1e4;
        std::string out = millions    ? three_digits(dollars / 1e6) + 'M'
                          : thousands ? three_digits(dollars / 1e3) + 'k'
                                      : number_label(dollars, 0);
        return out.insert(out[0] == '-' ? 1 : 0, 1, '$');
    }

    void write(mark_role role, std::string_view words, double size = text_size) {
        for (std::string& line : wrapped(words, size, out_.width)) {
            y_ += line_height;
            out_.text(role, {0, y_ - 2}, text_anchor::start, size, std::move(line));
        }
    }

    void path(std::string_view title, mark_role role, const projected_path& of) {
        y_ += 6;
        write(mark_role::heading, title, text_size + 1);
        write(mark_role::label, "Revenue " + gap_words(of) + "; what was put by lasts " + lasting_words(of) + '.');
        const bool decides = &of != &p_.nothing;
        const double top = y_ + (decides && ends_ ? line_height + 4 : 10);
        const std::vector<projected_year>& years = of.years;
        panel plot{{left_, top}, {right_, top + plot_height}, {}, {}};
        plot.x = {static_cast<double>(years.front().year), static_cast<double>(years.back().year), left_, right_};
        plot.y = {axis_.ticks[0], axis_.ticks.last(), plot.opposite.y, plot.corner.y};
        draw_value_axis(out_, plot, axis_);
        out_.line(mark_role::axis, plot(plot.x.low, 0), plot(plot.x.high, 0));
        year_axis(plot);
        if (decides && ends_) mark_end(plot);

        std::vector<place> band;
        std::vector<place> line;
        std::vector<place> nothing;
        for (std::size_t t = 0; t < years.size(); ++t) {
            band.push_back(plot(years[t].year, years[t].balance.high));
            line.push_back(plot(years[t].year, years[t].money.balance));
            nothing.push_back(plot(years[t].year, p_.nothing.years[t].money.balance));
        }
        for (std::size_t t = years.size(); t-- > 0;) band.push_back(plot(years[t].year, years[t].balance.low));
        out_.area(role, std::move(band));
        if (decides) out_.path(mark_role::reference, std::move(nothing));
        const double end = line.back().y;
        draw_line(out_, role, std::move(line));
        out_.text(mark_role::label, {right_ + 6, end + text_size / 3}, text_anchor::start, text_size,
                  amount(years.back().money.balance));
        y_ = plot.opposite.y + 6 + text_size + 4;
    }

    /// As many years as their numbers have room; the last one always.
    void year_axis(const panel& plot) {
        const int first = static_cast<int>(plot.x.low);
        const int last = static_cast<int>(plot.x.high);
        int step = 1;
        for (const int wider : {2, 5, 10, 30}) {
            const double room = plot.x(plot.x.low + step) - plot.x(plot.x.low);
            if (room >= text_width("2000", text_size) + text_size) break;
            step = wider;
        }
        for (int year = last; year >= first; year -= step) {
            const double x = plot.x(year);
            out_.line(mark_role::axis, {x, plot.opposite.y}, {x, plot.opposite.y + 4});
            out_.text(mark_role::tick, {x, plot.opposite.y + 6 + text_size}, text_anchor::middle, text_size,
                      whole_text(year));
        }
    }

    /// Where the new money ends, between two years.
    void mark_end(const panel& plot) {
        const double x = plot.x(*ends_ - 0.5);
        const std::string words = "new money to " + whole_text(*ends_ - 1);
        const double half = text_width(words, text_size) / 2;
        const double at = x + half > out_.width ? out_.width - half : x - half < 0 ? half : x;
        out_.line(mark_role::limit, {x, plot.corner.y - 3}, {x, plot.opposite.y});
        out_.text(mark_role::label, {at, plot.corner.y - 8}, text_anchor::middle, text_size, words);
    }

    [[nodiscard]] chart_table table() const {
        chart_table t;
        const std::string dollars = "dollars of the year";
        t.columns = {{"year", "", 0}};
        for (const projected_path* path : {&p_.nothing, &p_.a, &p_.b}) {
            const std::string of = called(*path) + ": ";
            t.columns.push_back({of + "balance", dollars, 0});
            t.columns.push_back({of + "a tenth of draws below", dollars, 0});
            t.columns.push_back({of + "a tenth of draws above", dollars, 0});
            t.columns.push_back({of + "reserve", dollars, 0});
        }
        for (std::size_t i = 0; i < p_.nothing.years.size(); ++i) {
            std::vector<table_cell>& row = t.rows.emplace_back();
            row.push_back({whole_text(p_.nothing.years[i].year)});  // a text: 2,025 is no year
            for (const projected_path* path : {&p_.nothing, &p_.a, &p_.b}) {
                const projected_year& y = path->years[i];
                for (const double value : {y.money.balance, y.balance.low, y.balance.high, y.money.reserve})
                    row.push_back({value});
            }
        }
        return t;
    }

    const projection& p_;
    package_titles shown_;
    value_axis axis_;
    std::optional<int> ends_;
    double left_ = 0;
    double right_ = 0;
    double y_ = 0;
    display_list out_;
};

}  // namespace detail

/// The chart of what is left over in each year, or missing, `width` (at least 280) units wide: with nothing decided and
/// with each of two packages, with the middle 80 % of draws, and where the new money ends.
[[nodiscard]] inline display_list balance_chart(const projection& p, std::string_view district, double width) {
    return detail::balance_layout{p, district, width}.run();
}

}  // namespace nineways::io::chart
