// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/running_sum.hpp>
#include <nineways/district.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/run.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/school_budgets.hpp>
#include <nineways/school_facts.hpp>
#include <nineways/units.hpp>

/// How school budgets come about: both formulas over the same facts, today's posts beside them.
namespace nineways {

namespace detail {

/// Runs both formulas and takes their differences apart. Use `budget_schools`.
class school_budgeting {
  public:
    school_budgeting(const district& d, const assumptions& assumed, const budget_formula& staffing,
                     const budget_formula& weights, std::span<const std::optional<dollars_per_fte>> salaries,
                     fault_list& log)
        : d_(d),
          before_(stand_before(d, assumed, no_ledger{})),
          prices_(post_prices(d, before_.cost.average_salary.value)),
          staffing_(staffing),
          weights_(weights),
          salaries_(salaries),
          log_(log) {
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            if (total_pupils(d.schools[s]).value() > 0) positions_.push_back(s);
        }
    }

    [[nodiscard]] school_budgets run() {
        check_parts(staffing_);
        check_parts(weights_);
        if (!log_.empty()) return {};
        std::vector<school_fact> facts = school_facts(d_, positions_, before_.tiers, prices_);
        school_budgets all;
        all.staffing = pay(staffing_, facts);
        if (!log_.empty()) return {};
        const std::vector<dollars> small = small_sizes(all.staffing, facts);
        facts.push_back({"staffing", all.staffing.columns[staffing_.program.amount], false});
        all.weights = pay(weights_, facts);
        if (!log_.empty()) return {};
        for (std::size_t i = 0; i < positions_.size(); ++i) {
            all.schools.push_back(budget(all, i));
            if (!small.empty()) all.schools.back().small_size = small[i];
        }
        for (std::size_t r = 0; r < d_.roles.size(); ++r)
            all.outside_schools += prices_[r] * before_.base.outside_day[r].value();
        return all;
    }

  private:
    void check_parts(const budget_formula& f) {
        static constexpr fault_form none{
            .kind = "formulas without parts",
            .place = "{}",
            .found = "no \"parts\"",
            .expected = "lines pupils, size, need, programme, as far as there are dollars for them, as \"parts\"",
            .mend = "Split the amount into lines of these names, and list them."};
        static constexpr fault_form other{.kind = "parts of other names",
                                          .place = "{}/parts/{}",
                                          .found = "{}",
                                          .expected = "one of pupils, size, need, programme",
                                          .mend = "Say what these dollars are for by such a line."};
        if (f.rules.parts.empty()) log_.add(none, f.place);
        const auto end = budget_part_names.begin() + formula_part_count;
        for (std::size_t i = 0; i < f.rules.parts.size(); ++i) {
            if (std::find(budget_part_names.begin(), end, f.rules.parts[i]) == end)
                log_.add(other, f.place, i, in_quotes(f.rules.parts[i]));
        }
    }

    [[nodiscard]] unit_data pay(const budget_formula& f, std::span<const school_fact> facts) {
        return pay(f, f.program, facts);
    }
    [[nodiscard]] unit_data pay(const budget_formula& f, const formula_program& program,
                                std::span<const school_fact> facts) {
        std::vector<std::string> names;
        for (const std::size_t s : positions_) names.push_back(d_.schools[s].id);
        unit_data data = units_of_facts(f.rules, program, f.place, std::move(names), facts, log_);
        if (log_.empty()) run_formula(program, data, log_);
        return data;
    }

    /// What it costs that schools are smaller than the formula's reference size, by school. Whole classes make any one
    /// size dear or cheap by chance, so dollars a pupil are the mean over sizes from three to five quarters.
    [[nodiscard]] std::vector<dollars> small_sizes(const unit_data& now, std::span<const school_fact> facts) {
        const std::vector<double>* const line =
            find_column(staffing_.program, now, column_kind::line, "reference_size");
        if (line == nullptr) return {};
        const std::vector<double>& enrolled = facts[0].values;
        std::vector<double> larger;
        for (std::size_t i = 0; i < positions_.size(); ++i)
            larger.push_back(std::max(1.0, (*line)[line->size() == 1 ? 0 : i] / enrolled[i]));
        const std::vector<double> at_reference = smooth_dollars(facts, larger);
        const std::vector<double> as_it_is = smooth_dollars(facts, std::vector<double>(positions_.size(), 1.0));
        std::vector<dollars> all;
        for (std::size_t i = 0; i < positions_.size() && log_.empty(); ++i)
            all.push_back(dollars{enrolled[i] * (as_it_is[i] - at_reference[i])});
        return all;
    }

    /// Dollars a pupil of each school if it had so many times its pupils: the mean over sizes around that.
    [[nodiscard]] std::vector<double> smooth_dollars(std::span<const school_fact> facts,
                                                     const std::vector<double>& times) {
        constexpr int steps = 16;
        // Parts have been checked, and nobody asks for those of schools that do not exist.
        formula_program unchecked = staffing_.program;
        unchecked.order.clear();
        for (const std::uint32_t step : staffing_.program.order) {
            if (staffing_.program.steps[step].kind != step_kind::check) unchecked.order.push_back(step);
        }
        std::vector<running_sum> a_pupil(positions_.size());
        for (int step = 0; step <= steps && log_.empty(); ++step) {
            std::vector<school_fact> other{facts.begin(), facts.end()};
            for (school_fact& fact : other) {
                for (std::size_t i = 0; fact.counts_pupils && i < positions_.size(); ++i)
                    fact.values[i] *= times[i] * (0.75 + 0.5 * step / steps);
            }
            const unit_data paid = pay(staffing_, unchecked, other);
            for (std::size_t i = 0; i < positions_.size() && log_.empty(); ++i)
                a_pupil[i].add(paid.columns[staffing_.program.amount][i] / other[0].values[i]);
        }
        std::vector<double> all;
        for (const running_sum& each : a_pupil) all.push_back(each.value() / (steps + 1));
        return all;
    }

    [[nodiscard]] static formula_budget given(const budget_formula& f, const unit_data& data, std::size_t i) {
        formula_budget out;
        out.amount = dollars{data.columns[f.program.amount][i]};
        for (std::size_t p = 0; p < f.rules.parts.size(); ++p) {
            const auto which = static_cast<std::size_t>(
                std::find(budget_part_names.begin(), budget_part_names.end(), f.rules.parts[p]) -
                budget_part_names.begin());
            out.parts[which] = dollars{data.columns[f.program.parts[p]][i]};
        }
        if (const auto* controlled = find_column(f.program, data, column_kind::line, "controlled");
            controlled != nullptr)
            out.controlled = dollars{(*controlled)[controlled->size() == 1 ? 0 : i]};
        return out;
    }

    [[nodiscard]] school_budget budget(const school_budgets& all, std::size_t i) const {
        school_budget out;
        out.school = positions_[i];
        out.enrolled = total_pupils(d_.schools[out.school]);
        out.staffing = given(staffing_, all.staffing, i);
        out.weights = given(weights_, all.weights, i);
        if (const auto* weighted = find_column(weights_.program, all.weights, column_kind::line, "weighted_pupils");
            weighted != nullptr)
            out.weighted = pupils{(*weighted)[weighted->size() == 1 ? 0 : i]};
        put_posts(out, all, i);
        return out;
    }

    /// Today's posts beside those of the formula, what they cost, and who decides on them.
    void put_posts(school_budget& out, const school_budgets& all, std::size_t i) const {
        const bool told = out.school < salaries_.size() && salaries_[out.school].has_value();
        const double more = told ? (*salaries_[out.school] - before_.cost.average_salary.value).value() : 0;
        running_sum average;
        running_sum above;
        running_sum controlled;
        bool names_roles = false;
        bool names_exchange = false;
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            const role& kind = d_.roles[r];
            budgeted_posts entry{static_cast<role_id>(r), fte{before_.day.schools[out.school].rounded[r]},
                                 std::nullopt};
            for (const post_count& p : d_.schools[out.school].staff) {
                if (p.role == r) entry.today += p.posts;
            }
            if (const auto* line = find_column(staffing_.program, all.staffing, column_kind::line, kind.id);
                line != nullptr) {
                entry.given = fte{(*line)[line->size() == 1 ? 0 : i]};
                names_roles = true;
            }
            average.add((prices_[r] * entry.today.value()).value());
            if (kind.basis == pay_basis::teacher_grid)
                above.add(entry.today.value() * more * (1 + d_.pay.variable_benefits));
            if (const auto* may = find_column(staffing_.program, all.staffing, column_kind::parameter,
                                              text_of("may_exchange_", kind.id));
                may != nullptr) {
                controlled.add((*may)[may->size() == 1 ? 0 : i] * (prices_[r] * entry.today.value()).value());
                names_exchange = true;
            }
            if (entry.today.value() != 0 || (entry.given && entry.given->value() != 0)) out.posts.push_back(entry);
        }
        for (budgeted_posts& entry : out.posts) {
            if (names_roles && !entry.given) entry.given = fte{};
        }
        if (told) out.staff_cost = dollars{above.value()};
        out.today = dollars{average.value() + above.value()};
        out.legacy_posts = dollars{average.value()} - out.staffing.amount;
        if (names_exchange) out.controlled_today = dollars{controlled.value()};
    }

    const district& d_;
    baseline before_;
    std::array<dollars, role_limit> prices_;
    const budget_formula& staffing_;
    const budget_formula& weights_;
    std::span<const std::optional<dollars_per_fte>> salaries_;
    fault_list& log_;
    std::vector<std::size_t> positions_;
};

}  // namespace detail

/// Funds the schools of a district by a staffing formula, and by weights that share out the same dollars.
///
/// The weights formula may have an input `staffing`: what the other gives each school. `salaries` are the average
/// salaries of teachers by school, where they are told; it may be empty. Schools without pupils are left out.
[[nodiscard]] inline school_budgets budget_schools(const district& d, const assumptions& assumed,
                                                   const budget_formula& staffing, const budget_formula& weights,
                                                   std::span<const std::optional<dollars_per_fte>> salaries,
                                                   detail::fault_list& log) {
    return detail::school_budgeting{d, assumed, staffing, weights, salaries, log}.run();
}

}  // namespace nineways
