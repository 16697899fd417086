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
        state_.pay(e_.after.pay, e_.cost);
        warnings();
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
        evidence_.write_lever(out_, r, e_.after, assumed_);
        out_.put("measured", r.measured);
        break_even(r);
        evidence(r.choice.lever);
        out_.end();
    }

    /// The effect on the pupils reached at which a lever would match the same money at average effectiveness; null
    /// where it reaches nobody or costs nothing.
    void break_even(const lever_result& r) {
        out_.key("break_even_sd");
        const double reach = r.reached_share.central;
        if (!(reach > 0) || !(r.basis.value.value() > 0)) {
            out_.add(nullptr);
            return;
        }
        const auto a_pupil = r.basis.value / total_pupils(e_.after);
        const auto benchmark = spending_benchmark(a_pupil, e_.after.dollar_year, assumed_);
        out_.add(benchmark.central.value() / stock_factor(assumed_, bound::central) / reach);
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

    void warn(const char* id, std::string_view text, lever_id of) {
        out_.object().put("id", id).put("text", std::string{lever_catalog[of]->title}.append(text)).end();
    }
    void warn(const char* id, const char* text) { out_.object().put("id", id).put("text", text).end(); }

    [[nodiscard]] bool is_counted_once(std::size_t i) const noexcept {
        return p_.cautions[i].kind == caution_kind::counted_once;
    }

    /// What a caution says; levers that one shares with stand in one sentence.
    void warn_of(std::size_t i) {
        const caution& c = p_.cautions[i];
        const lever& of = *lever_catalog[c.lever];
        const lever& other = *lever_catalog[c.other];
        using nineways::detail::text_of;
        const auto money = [](double amount) {
            return static_cast<double>(static_cast<std::int64_t>(amount < 0 ? amount - 0.5 : amount + 0.5));
        };
        const auto dollars_of = [&](double amount) {
            std::string digits = text_of(money(amount));
            for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
            return digits.insert(0, 1, '$');
        };
        std::string text;
        switch (c.kind) {
            case caution_kind::counted_once:
                text = text_of("\"", of.title,
                               "\" uses people, minutes or dollars that are counted once with ");
                for (std::size_t next = i; next < p_.cautions.size() && is_counted_once(next) &&
                                           p_.cautions[next].lever == c.lever; ++next) {
                    text.append(next > i ? ", \"" : "\"").append(lever_catalog[p_.cautions[next].other]->title.view());
                    text += '"';
                }
                text += '.';
                break;
            case caution_kind::needs_first:
                text = text_of("\"", of.title, "\" needs \"", other.title,
                               "\" first, which this package does not have.");
                break;
            case caution_kind::conflicts:
                text = text_of("\"", of.title, "\" and \"", other.title, "\" contradict each other.");
                break;
            case caution_kind::unpriced:
                text = text_of("\"", of.title, "\": no source gives \"", of.settings[c.other].id,
                               "\", so nothing is charged for it until you enter one.");
                break;
            case caution_kind::kept_by_law:
                text = text_of("The law keeps ", dollars_of(c.allowed), " a year in special education: what ",
                               money(c.found * 10) / 10, " posts cost that became free there (maintenance of effort).");
                break;
            case caution_kind::beyond_early_money:
                text = text_of("\"", of.title, "\" costs ", dollars_of(c.found),
                               " a year; federal money for special education may pay at most ",
                               dollars_of(c.allowed), " of it. Other money pays the rest.");
                break;
            case caution_kind::not_comparable:
                text = text_of("Title I schools that are served less well than others of their level: ", c.found,
                               " more than the ", c.allowed, " as it stands (comparability).");
                break;
            case caution_kind::supplanting:
                text = text_of("\"", of.title,
                               "\": federal money may not pay for what local money pays for now (supplanting).");
                break;
            case caution_kind::larger_classes:
                text = text_of("Classes of ", level_names[static_cast<std::size_t>(c.found)], " schools grow to ",
                               static_cast<double>(static_cast<std::int64_t>(c.allowed * 10 + 0.5)) / 10,
                               " pupils: a state law on class size may not allow it.");
                break;
            case caution_kind::fewer_identified:
                text = text_of(money(c.found),
                               " pupils fewer get special education. In Texas pupils who lost it were less likely to "
                               "finish high school by ",
                               money(-100 * assumed_["identification_harm_graduation"_p]),
                               " percentage points, and to enter college by ",
                               money(-100 * assumed_["identification_harm_college"_p]), ".");
                break;
            case caution_kind::more_teachers_than_supply:
                text = text_of("The package needs ", money(c.found * 10) / 10, " teachers more; only ", c.allowed,
                               " can be found.");
                break;
        }
        out_.object().put("id", caution_names[static_cast<std::size_t>(c.kind)]).put("text", text).end();
    }

    /// What a reader must be told of the package.
    void warnings() {
        const auto& fit = p_.fit;
        out_.array("warnings");
        if (was_fitted_ && fit.over_net) {
            warn("costs_more", "The levers offered cannot come down to the money: this is the least they cost.");
        } else if (was_fitted_ && fit.short_of_levers) {
            warn("cannot_use_money", "Every lever stands at its bound: the levers offered cannot use all the money.");
        } else if (was_fitted_ && fit.held_by_whole_classes) {
            warn("not_spent", "Classes come whole: the next step would cost more than the money left.");
        }
        for (const lever_id id : fit.at_bound) warn("at_bound", " stands at the bound of what can be set.", id);
        for (const lever_result& l : e_.levers) {
            const double whole = l.recurring.value.central.value();
            if (whole < 0 && l.in_year.value.central.value() > whole) {
                warn("saves_slowly", " frees its money over years; only what has come about is counted.",
                     l.choice.lever);
            }
        }
        for (const contract_breach& breach : broken_limits(e_.after)) {
            const contract_limit& limit = e_.after.contract_limits[breach.limit];
            using nineways::detail::text_of;
            const scenario& chosen = p_.fit.package;
            const std::string text =
                text_of(nineways::detail::in_marks(chosen.title.empty() ? chosen.id : chosen.title), " sets ",
                        breach.found, " ", limit.unit(), "; the contract allows ", nineways::detail::allowed_by(limit),
                        ". This needs the union's agreement.");
            warn("breaks_contract", text.c_str());
        }
        for (std::size_t i = 0; i < p_.cautions.size(); ++i) {
            const bool again = i > 0 && is_counted_once(i - 1) && is_counted_once(i) &&
                               p_.cautions[i - 1].lever == p_.cautions[i].lever;
            if (!again) warn_of(i);
        }
        if (e_.learned.implausible) {
            warn("passes_what_was_seen",
                 "The high end of the learning range is more than any whole district was seen to gain.");
        }
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
