// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <nineways/compare.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/path_text.hpp>

namespace nineways::io::detail {

/// Begins a number with its range; whoever asks for it ends it.
[[gnu::noinline]] inline json_stream& open_range(json_stream& out, double low, double central, double high,
                                                 const char* unit) {
    return out.object().put("low", low).put("central", central).put("high", high).put("unit", unit);
}

/// A number with its range.
template <Measured Quantity>
void write_range(json_stream& out, const range<Quantity>& r, const char* unit) {
    open_range(out, record::raw(r.low), record::raw(r.central), record::raw(r.high), unit).end();
}
template <Measured Quantity>
void write_range(json_stream& out, const range<Quantity>& r, const char* unit, const std::string& path) {
    open_range(out, record::raw(r.low), record::raw(r.central), record::raw(r.high), unit).put("path", path).end();
}

/// A number of a result: value, unit, path.
[[gnu::noinline]] inline void write_figure(json_stream& out, double value, const char* unit,
                                           const std::string& path) {
    out.object().put("value", value).put("unit", unit).put("path", path).end();
}

/// Writes what is common to a district as it stands and after a package. Numbers carry their paths.
class state_writer {
  public:
    /// `levers` are those of the package; none for the district as it stands.
    state_writer(json_stream& out, const district& d, const std::vector<lever_result>* levers = nullptr)
        : out_(out), d_(d), text_(d, levers) {}

    [[nodiscard]] const std::string& text(const path& where) { return text_(where); }

    void teachers(const spending& cost) {
        write_figure(out_.key("teachers"), cost.teachers.value.value(), "posts", text_(cost.teachers.where));
    }

    /// Posts by role; with `before`, what has changed.
    void posts(const spending& cost, const spending* before) {
        out_.array("posts");
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            const double now = cost.posts[r].value.value();
            const double then = before != nullptr ? before->posts[r].value.value() : now;
            if (now == 0 && then == 0) continue;
            out_.object().put("role", d_.roles[r].id).put("title", d_.roles[r].title).put("posts", now);
            if (before != nullptr) out_.put("change", now - then);
            out_.put("path", text_(cost.posts[r].where)).end();
        }
        out_.end();
    }

    void classes(const day_metrics& m) {
        out_.array("classes");
        for (const class_metric& c : m.classes) {
            out_.object().put("level", name_of(c.level, level_names)).put("pupils_a_class", c.size.value)
                .put("path", text_(c.size.where)).end();
        }
        out_.end();
    }

    void attention(const day_metrics& m) {
        out_.array("attention");
        for (const attention_metric& a : m.attention) {
            out_.object().put("level", name_of(a.level, level_names)).put("tier", name_of(a.tier, tier_names))
                .put("pupils", a.count);
            out_.put("adult_minutes_a_week", a.adult_minutes.value);
            out_.put("small_group_minutes_a_week", a.small_group_minutes.value)
                .put("path", text_(a.adult_minutes.where)).end();
        }
        out_.end();
    }

    void pay(const district& after, const spending& cost) {
        const pay_attribution earned = attribute_pay(after, cost);
        const double all = earned.total().value();
        const auto part = [&](const char* name, dollars amount) {
            out_.object(name).put("dollars", amount).key("share");
            if (all > 0)
                out_.add(amount.value() / all);
            else
                out_.add(nullptr);  // nobody is paid
            out_.end();
        };
        out_.object("pay");
        write_figure(out_.key("average_salary"), cost.average_salary.value.value(), "dollars a year",
                     text_(cost.average_salary.where));
        out_.object("earned_by");
        part("entry", earned.entry);
        part("experience", earned.experience);
        part("credits", earned.credits);
        part("contribution", earned.contribution);
        part("shortage", earned.shortage);
        part("added_time", earned.added_time);
        if (earned.own_salaries.value() != 0) part("own_salaries", earned.own_salaries);
        out_.end().end();
    }

    /// Spending by function: what the model prices, and the printed remainder that levers cannot touch.
    void budget(const spending& cost) {
        std::array<dollars, function_count> priced{};
        std::array<dollars, function_count> rest{};
        for (const cost_line& line : cost.lines) {
            if (line.one_time) continue;
            const bool unmodelled = line.where.what == measure::unmodelled_line;
            (unmodelled ? rest : priced)[static_cast<std::size_t>(line.function)] += line.amount.central;
        }
        out_.array("budget");
        for (std::size_t f = 0; f < function_count; ++f) {
            out_.object().put("function", function_names[f]).put("dollars", priced[f] + rest[f]);
            out_.put("modelled", priced[f]).put("remainder", rest[f]).end();
        }
        out_.end();
    }

    /// Exact and rounded posts of the day: the difference is the cost of indivisibility.
    void indivisibility(const quantities& q, const spending& cost) {
        const std::array<dollars, role_limit> prices = post_prices(d_, cost.average_salary.value);
        double exact = 0;
        double whole = 0;
        dollars price{};
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            const double needed = q.day_posts_exact[r].value();
            const double hired = q.day_posts[r].value.value();
            exact += needed;
            whole += hired;
            price += prices[r] * (hired - needed);
        }
        out_.object("indivisibility").put("posts_exact", exact).put("posts_in_steps", whole).put("dollars", price)
            .end();
    }

  private:
    json_stream& out_;
    const district& d_;
    path_writer text_;
};

}  // namespace nineways::io::detail
