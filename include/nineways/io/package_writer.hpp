// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/compare.hpp>
#include <nineways/contract.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_contract.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/package_warnings.hpp>
#include <nineways/io/requested_evidence.hpp>
#include <nineways/io/state_writer.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/names.hpp>
#include <nineways/validate.hpp>

namespace nineways::io::detail {

/// Writes a package of a comparison.
class package_writer {
  public:
    package_writer(json_stream& out, const package& p, const comparison& c, bool was_fitted, const assumptions& assumed,
                   const requested_evidence& evidence)
        : out_(out), p_(p), e_(p.result), c_(c), assumed_(assumed), evidence_(evidence), was_fitted_(was_fitted),
          state_(out, p.result.after, &p.result.levers) {}

    void write() {
        const scenario& chosen = p_.fit.package;
        std::int64_t spent = 0;
        for (const std::int64_t cents : p_.basis_cents) spent += cents;
        out_.object().put("id", chosen.id).put("title", chosen.title).put("reason", chosen.reason);
        write_figure(out_.key("basis"), in_dollars(spent), "dollars a year", state_.text(e_.basis.where));
        if (was_fitted_) fit();
        ranged("recurring", e_.recurring, "dollars a year");
        write_range(out_.key("in_year"), e_.in_year.value, "dollars a year");
        ranged("one_time", e_.one_time, "dollars once");
        ten_years(e_.ten_years);
        areas();
        out_.array("levers");
        for (std::size_t i = 0; i < e_.levers.size(); ++i) lever_of(e_.levers[i], p_.basis_cents[i]);
        out_.end();
        learned();
        state_.teachers(e_.cost);
        state_.posts(e_.cost, &c_.before.cost);
        state_.classes(p_.metrics);
        state_.attention(p_.metrics);
        state_.pay(e_.after, e_.cost);
        warning_writer{out_, p_, assumed_}.write(was_fitted_);
        out_.end();
    }

  private:
    [[nodiscard]] static double in_dollars(std::int64_t cents) noexcept { return static_cast<double>(cents) / 100; }

    void ranged(const char* name, const ranged_figure<dollars>& f, const char* unit) {
        write_range(out_.key(name), f.value, unit, state_.text(f.where));
    }

    void ten_years(const figure<dollars>& f) {
        write_figure(out_.key("ten_years"), f.value.value(), "dollars over ten years", state_.text(f.where));
    }

    void fit() {
        out_.put("not_spent", in_dollars(p_.not_spent_cents));
        out_.object("fit").put("factor", p_.fit.factor).put("fine_factor", p_.fit.fine_factor)
            .put("hiring_step", p_.fit.hiring_step);
        out_.array("at_bound");
        for (const lever_id id : p_.fit.at_bound) out_.add(lever_catalog[id]->id);
        out_.end().end();
    }

    /// What the levers of each of the nine areas come to, and what they free.
    void areas() {
        out_.array("areas");
        for (std::size_t a = 0; a < area_names.size(); ++a) {
            std::int64_t basis = 0;
            range<dollars> recurring, in_year, one_time;
            dollars year_one{}, ten_years{}, freed{};
            fte posts{};
            for (std::size_t i = 0; i < e_.levers.size(); ++i) {
                const lever_result& l = e_.levers[i];
                if (static_cast<std::size_t>(lever_catalog[l.choice.lever]->area) != a) continue;
                basis += p_.basis_cents[i];
                nineways::detail::add(recurring, l.recurring.value);
                nineways::detail::add(in_year, l.in_year.value);
                nineways::detail::add(one_time, l.one_time.value);
                year_one += l.year_one.value;
                ten_years += l.ten_years.value;
                posts += l.posts_in_all;
                if (l.in_year.value.central.value() < 0) freed -= l.in_year.value.central;
            }
            out_.object().put("area", area_names[a]).put("basis", in_dollars(basis)).put("year_one", year_one);
            write_range(out_.key("in_year"), in_year, "dollars a year");
            write_range(out_.key("recurring"), recurring, "dollars a year");
            write_range(out_.key("one_time"), one_time, "dollars once");
            out_.put("ten_years", ten_years).put("freed_in_year", freed).put("posts", posts).end();
        }
        out_.end();
    }

    void lever_of(const lever_result& r, std::int64_t basis_cents) {
        const lever& l = *lever_catalog[r.choice.lever];
        out_.object().put("id", l.id).put("bullet", l.bullet).put("title", l.title);
        out_.put("area", name_of(l.area, area_names)).put("side", name_of(l.side, side_names)).object("settings");
        for (std::size_t s = 0; s < l.setting_count; ++s) out_.put(l.settings[s].id, r.choice.setting[s]);
        out_.end().put("locked", r.choice.locked);
        write_figure(out_.key("basis"), in_dollars(basis_cents), "dollars a year", state_.text(r.basis.where));
        ranged("recurring", r.recurring, "dollars a year");
        ranged("in_year", r.in_year, "dollars a year");
        out_.put("year_one", r.year_one.value);
        ranged("one_time", r.one_time, "dollars once");
        ten_years(r.ten_years);
        out_.put("posts", r.posts_in_all).object("posts_by_role");
        for (std::size_t i = 0; i < e_.after.roles.size(); ++i) {
            if (r.posts[i].value() != 0) out_.put(e_.after.roles[i].id, r.posts[i]);
        }
        out_.end().object("minutes").put("in_small_groups", r.minutes.in_small_groups);
        out_.put("at_school", r.minutes.at_school).put("together", r.minutes.together).end();
        out_.put("share_of_pupils_reached", r.reached_share.central).put("schools_reached", r.schools_reached);
        out_.object("reach");
        for (std::size_t i = 0; i < level_count; ++i) {
            out_.array(level_names[i].data());
            for (const double share : r.reach[i]) out_.add(share);
            out_.end();
        }
        out_.end();
        write_range(out_.key("one_year_sd"), r.mean_year, "SD");
        evidence_.write_lever(out_, r, e_, assumed_);
        out_.put("measured", r.measured);
        break_even(r);
        evidence(r.choice.lever);
        out_.end();
    }

    /// The effect on the pupils reached, at full implementation as the registry has effects, at which a lever would
    /// match the same money at average effectiveness; null where it reaches nobody or costs nothing.
    void break_even(const lever_result& r) {
        out_.key("break_even_sd");
        const double reach = r.reached_share.central;
        const double fidelity = assumed_["fidelity"_p];
        if (!(reach * fidelity > 0) || !(r.basis.value.value() > 0)) {
            out_.add(nullptr);
            return;
        }
        const auto a_pupil = r.basis.value / total_pupils(e_.after);
        const auto benchmark = spending_benchmark(a_pupil, e_.after.dollar_year, assumed_);
        out_.add(benchmark.central.value() / stock_factor(assumed_, bound::central) / (reach * fidelity));
    }

    /// The assumptions behind a lever's effects, each once.
    void evidence(lever_id id) {
        std::vector<std::uint16_t> seen;
        out_.array("evidence");
        for (const exposure& e : e_.exposures) {
            if (e.lever != id) continue;
            for (std::size_t i = 0; i < e.part_count; ++i) {
                const std::uint16_t index = e.parts[i].effect.index;
                bool known = false;
                for (const std::uint16_t s : seen) known = known || s == index;
                if (known) continue;
                seen.push_back(index);
                const registered& row = registry[index];
                out_.object().put("assumption", row.id).put("grade", name(row.grade));
                evidence_.write_effect(out_, {index}, assumed_);
                out_.end();
            }
        }
        out_.end();
    }

    void learned() {
        const learning& got = e_.learned;
        const auto stage = static_cast<std::uint16_t>(e_.levers.size());
        const auto at = [&](measure what) -> const std::string& { return state_.text(path{what, stage, {}}); };
        out_.object("learning");
        write_range(out_.key("after_four_years"), got.percentile_points, "percentile points",
                    at(measure::percentile_points));
        write_range(out_.key("after_four_years_sd"), got.stock, "SD", at(measure::effect_stock));
        write_range(out_.key("benchmark"), got.benchmark_points, "percentile points");
        write_range(out_.key("benchmark_sd"), got.benchmark, "SD", at(measure::benchmark));
        write_range(out_.key("one_year_sd"), got.mean_year, "SD", at(measure::effect_year));
        write_range(out_.key("one_year_undamped_sd"), got.undamped_year, "SD");
        out_.put("passes_what_was_seen", got.implausible).array("cells");
        for (std::size_t l = 0; l < level_count; ++l) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                const double count = e_.day.all.pupil_count[l][t];
                if (!(count > 0)) continue;
                out_.object().put("level", level_names[l]).put("tier", tier_names[t]).put("pupils", count);
                write_range(out_.key("year"), got.year[l][t], "SD");
                const path cell = path{measure::effect_cell, stage, {}}.at(axis::level, l).at(axis::tier, t);
                out_.put("path", state_.text(cell)).end();
            }
        }
        out_.end();
        evidence_.write_months(out_, e_, assumed_);
        out_.end();
    }

    json_stream& out_;
    const package& p_;
    const evaluation& e_;
    const comparison& c_;
    const assumptions& assumed_;
    const requested_evidence& evidence_;
    bool was_fitted_;
    state_writer state_;
};

}  // namespace nineways::io::detail
