// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/compare.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/path_text.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/names.hpp>
#include <nineways/reported.hpp>

namespace nineways::io {

namespace detail {

/// A number of a result as JSON: value, unit, path.
template <Measured Quantity>
[[nodiscard]] json figure_json(const figure<Quantity>& f, std::string_view unit_words, const path_writer& text) {
    return {{"value", record::raw(f.value)}, {"unit", unit_words}, {"path", text(f.where)}};
}

/// A number of a result with its range.
template <Measured Quantity>
[[nodiscard]] json range_json(const range<Quantity>& r, std::string_view unit_words) {
    return {{"low", record::raw(r.low)}, {"central", record::raw(r.central)}, {"high", record::raw(r.high)}, {"unit", unit_words}};
}

template <Measured Quantity>
[[nodiscard]] json ranged_json(const ranged_figure<Quantity>& f, std::string_view unit_words, const path_writer& text) {
    json out = range_json(f.value, unit_words);
    out["path"] = text(f.where);
    return out;
}

[[nodiscard]] inline double cents(std::int64_t amount) noexcept { return static_cast<double>(amount) / 100; }

/// Writes what is common to a district as it stands and after a package.
class state_writer {
  public:
    state_writer(const district& d, const path_writer& text) : d_(d), text_(text) {}

    [[nodiscard]] json posts(const spending& cost, const spending* before) const {
        json all = json::array();
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            const double now = cost.posts[r].value.value();
            const double then = before != nullptr ? before->posts[r].value.value() : now;
            if (now == 0 && then == 0) continue;
            json one{{"role", d_.roles[r].id}, {"title", d_.roles[r].title}, {"posts", now}};
            if (before != nullptr) one["change"] = now - then;
            one["path"] = text_(cost.posts[r].where);
            all.push_back(std::move(one));
        }
        return all;
    }

    [[nodiscard]] json classes(const day_metrics& m) const {
        json all = json::array();
        for (const class_metric& c : m.classes) {
            all.push_back({{"level", name_of(c.level, level_names)}, {"pupils_a_class", c.size.value}, {"path", text_(c.size.where)}});
        }
        return all;
    }

    [[nodiscard]] json attention(const day_metrics& m) const {
        json all = json::array();
        for (const attention_metric& a : m.attention) {
            all.push_back({{"level", name_of(a.level, level_names)},
                           {"tier", name_of(a.tier, tier_names)},
                           {"pupils", a.count.value()},
                           {"adult_minutes_a_week", a.adult_minutes.value},
                           {"small_group_minutes_a_week", a.small_group_minutes.value},
                           {"path", text_(a.adult_minutes.where)}});
        }
        return all;
    }

    [[nodiscard]] json pay(const pay_system& p, const spending& cost) const {
        const pay_attribution earned = attribute_pay(p, cost.teachers.value);
        const double all = earned.total().value();
        const auto part = [&](dollars amount) { return json{{"dollars", amount.value()}, {"share", amount.value() / all}}; };
        return {
            {"average_salary", figure_json(cost.average_salary, "dollars a year", text_)},
            {"earned_by",
             {{"entry", part(earned.entry)},
              {"experience", part(earned.experience)},
              {"credits", part(earned.credits)},
              {"contribution", part(earned.contribution)},
              {"shortage", part(earned.shortage)},
              {"added_time", part(earned.added_time)}}},
        };
    }

    /// Spending by function: what the model prices, and the printed remainder that levers cannot touch.
    [[nodiscard]] json budget(const spending& cost) const {
        std::array<dollars, function_count> priced{};
        std::array<dollars, function_count> rest{};
        for (const cost_line& line : cost.lines) {
            if (line.one_time) continue;
            const bool unmodelled = line.where.what == measure::unmodelled_line;
            (unmodelled ? rest : priced)[static_cast<std::size_t>(line.function)] += line.amount.central;
        }
        json all = json::array();
        for (std::size_t f = 0; f < function_count; ++f) {
            all.push_back({{"function", function_names[f]},
                           {"dollars", (priced[f] + rest[f]).value()},
                           {"modelled", priced[f].value()},
                           {"remainder", rest[f].value()}});
        }
        return all;
    }

    /// Exact and rounded posts of the day: the difference is the cost of indivisibility.
    [[nodiscard]] json indivisibility(const quantities& q, const spending& cost) const {
        double exact = 0;
        double whole = 0;
        double price = 0;
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            exact += q.day_posts_exact[r].value();
            whole += q.day_posts[r].value.value();
        }
        const double salary = cost.average_salary.value.value();
        price = (whole - exact) * (salary * (1 + d_.pay.variable_benefits) + d_.pay.flat_benefits.value());
        return {{"posts_exact", exact}, {"posts_in_steps", whole}, {"dollars", price}};
    }

  private:
    const district& d_;
    const path_writer& text_;
};

[[nodiscard]] inline json settings_json(const lever_choice& choice) {
    const lever& l = *lever_catalog[choice.lever];
    json out = json::object();
    for (std::size_t s = 0; s < l.setting_count; ++s) out[std::string{l.settings[s].id}] = choice.setting[s];
    return out;
}

[[nodiscard]] inline json evidence_json(lever_id id, const std::vector<exposure>& exposures) {
    std::vector<std::uint16_t> seen;
    json all = json::array();
    for (const exposure& e : exposures) {
        if (e.lever != id) continue;
        for (std::size_t i = 0; i < e.part_count; ++i) {
            bool known = false;
            for (const std::uint16_t s : seen) known = known || s == e.parts[i].effect.index;
            if (known) continue;
            seen.push_back(e.parts[i].effect.index);
            const parameter& row = registry[e.parts[i].effect.index];
            all.push_back({{"assumption", row.id}, {"source", row.source}, {"grade", name(row.grade)}, {"evidence", row.evidence}});
        }
    }
    return all;
}

/// The effect on the pupils reached at which a lever would match the same money at average effectiveness; null where
/// it reaches nobody or costs nothing.
[[nodiscard]] inline json break_even_json(const lever_result& l, const district& d, const assumptions& assumed) {
    const double reach = l.reached_share.central;
    if (!(reach > 0) || !(l.basis.value.value() > 0)) return nullptr;
    const auto benchmark = spending_benchmark(l.basis.value / total_pupils(d), d.dollar_year, assumed);
    return benchmark.central.value() / stock_factor(assumed, bound::central) / reach;
}

[[nodiscard]] inline json learning_json(const learning& got, const attention& day, const path_writer& text, std::uint16_t stage) {
    json cells = json::array();
    for (std::size_t l = 0; l < level_count; ++l) {
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (!(day.pupil_count[l][t] > 0)) continue;
            json one{{"level", level_names[l]}, {"tier", tier_names[t]}, {"pupils", day.pupil_count[l][t]}};
            one["year"] = range_json(got.year[l][t], "SD");
            one["path"] = text(path{measure::effect_cell, stage, {}}.at(axis::level, l).at(axis::tier, t));
            cells.push_back(std::move(one));
        }
    }
    const auto at = [&](const json& from, measure what) {
        json out = from;
        out["path"] = text(path{what, stage, {}});
        return out;
    };
    return {
        {"after_four_years", at(range_json(got.percentile_points, "percentile points"), measure::percentile_points)},
        {"after_four_years_sd", at(range_json(got.stock, "SD"), measure::effect_stock)},
        {"benchmark", range_json(got.benchmark_points, "percentile points")},
        {"benchmark_sd", at(range_json(got.benchmark, "SD"), measure::benchmark)},
        {"one_year_sd", at(range_json(got.mean_year, "SD"), measure::effect_year)},
        {"one_year_undamped_sd", range_json(got.undamped_year, "SD")},
        {"passes_what_was_seen", got.implausible},
        {"cells", std::move(cells)},
    };
}

[[nodiscard]] inline json lever_json(const lever_result& r, std::int64_t basis_cents, const evaluation& e, const district& d,
                                     const assumptions& assumed, const path_writer& text) {
    const lever& l = *lever_catalog[r.choice.lever];
    json posts = json::object();
    for (std::size_t i = 0; i < d.roles.size(); ++i) {
        if (r.posts[i].value() != 0) posts[d.roles[i].id] = r.posts[i].value();
    }
    return {
        {"id", l.id},
        {"bullet", l.bullet},
        {"title", l.title},
        {"area", name_of(l.area, area_names)},
        {"side", name_of(l.side, side_names)},
        {"settings", settings_json(r.choice)},
        {"locked", r.choice.locked},
        {"basis", {{"value", cents(basis_cents)}, {"unit", "dollars a year"}, {"path", text(r.basis.where)}}},
        {"recurring", ranged_json(r.recurring, "dollars a year", text)},
        {"in_year", ranged_json(r.in_year, "dollars a year", text)},
        {"year_one", r.year_one.value.value()},
        {"one_time", ranged_json(r.one_time, "dollars once", text)},
        {"ten_years", figure_json(r.ten_years, "dollars over ten years", text)},
        {"posts", r.posts_in_all.value()},
        {"posts_by_role", std::move(posts)},
        {"share_of_pupils_reached", r.reached_share.central},
        {"one_year_sd", range_json(r.mean_year, "SD")},
        {"break_even_sd", break_even_json(r, d, assumed)},
        {"evidence", evidence_json(r.choice.lever, e.exposures)},
    };
}

/// What a reader must be told of a package.
[[nodiscard]] inline json warnings_json(const package& p, bool was_fitted) {
    json all = json::array();
    const auto warn = [&](const char* id, std::string text) { all.push_back({{"id", id}, {"text", std::move(text)}}); };
    if (was_fitted && p.fit.over_net) {
        warn("costs_more", "The levers offered cannot come down to the money: this is the least they cost.");
    } else if (was_fitted && p.fit.short_of_levers) {
        warn("cannot_use_money", "Every lever stands at its bound: the levers offered cannot use all the money.");
    } else if (was_fitted && p.fit.held_by_whole_classes) {
        warn("not_spent", "Classes come whole: the next step would cost more than the money left.");
    }
    for (const lever_id id : p.fit.at_bound) {
        warn("at_bound", std::string{lever_catalog[id]->title} + " stands at the bound of what can be set.");
    }
    for (const lever_result& l : p.result.levers) {
        const double whole = l.recurring.value.central.value();
        if (whole < 0 && l.in_year.value.central.value() > whole) {
            warn("saves_slowly", std::string{lever_catalog[l.choice.lever]->title} + " frees its money over years; only what has come about is counted.");
        }
    }
    if (p.result.learned.implausible) {
        warn("passes_what_was_seen", "The high end of the learning range is more than any whole district was seen to gain.");
    }
    return all;
}

[[nodiscard]] inline json package_json(const package& p, const comparison& c, bool was_fitted, const assumptions& assumed) {
    const evaluation& e = p.result;
    const district& after = e.after;
    const path_writer text{after, &e.levers};
    const state_writer state{after, text};
    json levers = json::array();
    std::array<std::int64_t, area_names.size()> by_area{};
    for (std::size_t i = 0; i < e.levers.size(); ++i) {
        by_area[static_cast<std::size_t>(lever_catalog[e.levers[i].choice.lever]->area)] += p.basis_cents[i];
        levers.push_back(lever_json(e.levers[i], p.basis_cents[i], e, after, assumed, text));
    }
    json areas = json::array();
    for (std::size_t a = 0; a < 3; ++a) areas.push_back({{"area", area_names[a]}, {"basis", cents(by_area[a])}});
    std::int64_t spent = 0;
    for (const std::int64_t one : p.basis_cents) spent += one;
    json at_bound = json::array();
    for (const lever_id id : p.fit.at_bound) at_bound.push_back(lever_catalog[id]->id);
    json out{
        {"id", p.fit.package.id},
        {"title", p.fit.package.title},
        {"reason", p.fit.package.reason},
        {"basis", {{"value", cents(spent)}, {"unit", "dollars a year"}, {"path", text(e.basis.where)}}},
    };
    if (was_fitted) {
        out["not_spent"] = cents(p.not_spent_cents);
        out["fit"] = {{"factor", p.fit.factor},
                      {"fine_factor", p.fit.fine_factor},
                      {"hiring_step", p.fit.hiring_step.value()},
                      {"at_bound", std::move(at_bound)}};
    }
    out["recurring"] = ranged_json(e.recurring, "dollars a year", text);
    out["in_year"] = range_json(e.in_year.value, "dollars a year");
    out["one_time"] = ranged_json(e.one_time, "dollars once", text);
    out["ten_years"] = figure_json(e.ten_years, "dollars over ten years", text);
    out["areas"] = std::move(areas);
    out["levers"] = std::move(levers);
    out["learning"] = learning_json(e.learned, e.day.all, text, static_cast<std::uint16_t>(e.levers.size()));
    out["teachers"] = figure_json(e.cost.teachers, "posts", text);
    out["posts"] = state.posts(e.cost, &c.before.cost);
    out["classes"] = state.classes(p.metrics);
    out["attention"] = state.attention(p.metrics);
    out["pay"] = state.pay(after.pay, e.cost);
    out["warnings"] = warnings_json(p, was_fitted);
    return out;
}

/// The facts that a source reports beside what the model makes of the district, unfitted, with what explains the gaps.
[[nodiscard]] inline json reported_json(const district& d, const baseline& before) {
    const reported_comparison found = beside_model(d, before);
    json rows = json::array();
    for (const reported_row& r : found.rows) {
        rows.push_back({{"measure", r.measure}, {"reported", r.reported}, {"modelled", r.modelled}, {"unit", r.unit}});
    }
    json out{{"rows", std::move(rows)}};
    if (found.teachers_at_reported_class_size) out["teachers_at_reported_class_size"] = found.teachers_at_reported_class_size->value();
    return out;
}

[[nodiscard]] inline json before_json(const district& d, const comparison& c) {
    const path_writer text{d};
    const state_writer state{d, text};
    const spending& cost = c.before.cost;
    const double count = total_pupils(d).value();
    json outside = json::array();
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        if (c.before.base.outside_day[r].value() != 0) {
            outside.push_back({{"role", d.roles[r].id}, {"posts", c.before.base.outside_day[r].value()}});
        }
    }
    return {
        {"spending", range_json(cost.recurring, "dollars a year")},
        {"spending_a_pupil", cost.recurring.central.value() / count},
        {"teachers", figure_json(cost.teachers, "posts", text)},
        {"posts", state.posts(cost, nullptr)},
        {"outside_the_day", std::move(outside)},
        {"classes", state.classes(c.metrics)},
        {"attention", state.attention(c.metrics)},
        {"pay", state.pay(d.pay, cost)},
        {"budget", state.budget(cost)},
        {"indivisibility", state.indivisibility(c.before.day, cost)},
        {"reported", reported_json(d, c.before)},
    };
}

/// The ledger of one state of affairs: every number with its rule and terms.
[[nodiscard]] inline json ledger_json(const ledger& book, const path_writer& text) {
    json all = json::array();
    for (const ledger::entry& e : book.entries()) {
        json terms = json::array();
        for (std::uint32_t i = 0; i < e.term_count; ++i) {
            const term& t = book.terms(e)[i];
            terms.push_back({{"path", text(t.where)}, {"value", t.value}});
        }
        all.push_back({{"path", text(e.where)},
                       {"value", e.value},
                       {"rule", rule_names[static_cast<std::size_t>(e.rule)]},
                       {"terms", std::move(terms)}});
    }
    return all;
}

}  // namespace detail

[[nodiscard]] inline json district_summary(const district& d) {
    return {{"id", d.id},
            {"name", d.name},
            {"note", d.note},
            {"dollar_year", d.dollar_year},
            {"pupils", total_pupils(d).value()},
            {"schools", d.schools.size()},
            {"filled_values", d.filled.size()}};
}

/// A comparison as JSON. Numbers carry their unit and their path; headline numbers carry their range.
[[nodiscard]] inline json comparison_json(const district& d, const comparison& c, const comparison_options& asked, const assumptions& assumed) {
    const path_writer text{d};
    json differences = json::array();
    for (const difference& one : c.differences) {
        if (one.a == 0 && one.b == 0) continue;
        differences.push_back({{"path", text(one.where)}, {"a", one.a}, {"b", one.b}, {"change", one.change()}});
    }
    const double budget = c.before.cost.recurring.central.value();
    json money{{"year", asked.year}, {"basis", "cost in the named year and a tenth of the one-time cost"}};
    if (asked.fit) {
        money["new_money"] = asked.new_money.value();
        money["a_pupil"] = asked.new_money.value() / total_pupils(d).value();
        money["share_of_budget"] = asked.new_money.value() / budget;
    }
    return {
        {"district", district_summary(d)},
        {"money", std::move(money)},
        {"as_it_stands", detail::before_json(d, c)},
        {"a", detail::package_json(c.a, c, asked.fit, assumed)},
        {"b", detail::package_json(c.b, c, asked.fit, assumed)},
        {"differences", std::move(differences)},
    };
}

}  // namespace nineways::io
