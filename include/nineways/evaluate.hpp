// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/changed_lines.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/walk.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/fault.hpp>
#include <nineways/figure.hpp>
#include <nineways/learning.hpp>
#include <nineways/ledger.hpp>
#include <nineways/measure_day.hpp>
#include <nineways/prices.hpp>
#include <nineways/scenario.hpp>
#include <nineways/units.hpp>
#include <nineways/validate.hpp>

namespace nineways {

/// Counts and prices a district as it stands.
[[nodiscard]] inline baseline stand_before(const district& d, const assumptions& assumed, recorder book) {
    baseline b;
    b.tiers = attention_tiers(d, assumed);
    b.day = measure_day(d, b.tiers, 0, book);
    b.base = stand(d, b.day);
    b.cost = price(d, b.day, b.base, assumed, 0, book);
    b.base.teachers = b.cost.teachers.value;
    b.base.special_education = b.cost.posts[standard_role::special_education_teacher].value;
    b.base.identified = total_need(d, &need_counts::disability);
    b.base.school_dollars = dollars_of_schools(d, b.day);
    for (std::size_t r = 0; r < d.roles.size(); ++r) b.base.posts[r] = b.cost.posts[r].value;
    return b;
}

namespace detail {

/// Files what is wrong with the days that levers left, in the words of the package that left them.
inline void file_impossible_days(const district& after, const scenario& chosen, fault_list& log) {
    for (fault& f : validate_designs(after)) {
        f.place.insert(0, text_of("days after \"", chosen.id, "\": "));
        log.append(std::move(f));
    }
}

/// What all levers of a package come to.
inline void sum_up(evaluation& result, const district& d, const assumptions& assumed, recorder book) {
    const auto at = [&](measure what) { return path{what, static_cast<std::uint16_t>(result.levers.size()), {}}; };
    record::sum<dollars> recurring{book, at(measure::package_recurring)};
    record::sum<dollars> one_time{book, at(measure::package_one_time)};
    record::sum<dollars> in_year{book, at(measure::package_year)};
    record::sum<dollars> basis{book, at(measure::package_basis)};
    record::sum<dollars> ten{book, at(measure::package_ten_years)};
    result.recurring = result.one_time = result.in_year = {};
    for (const lever_result& l : result.levers) {
        recurring += {l.recurring.value.central, l.recurring.where};
        one_time += {l.one_time.value.central, l.one_time.where};
        in_year += {l.in_year.value.central, l.in_year.where};
        basis += l.basis;
        ten += l.ten_years;
        add(result.recurring.value, l.recurring.value);
        add(result.one_time.value, l.one_time.value);
        add(result.in_year.value, l.in_year.value);
    }
    result.recurring.where = recurring.total().where;
    result.one_time.where = one_time.total().where;
    result.basis = basis.total();
    result.ten_years = ten.total();
    result.in_year.where = in_year.total().where;
    const auto everyone = record::given(book, at(measure::enrollment), total_pupils(d));
    const auto a_pupil = record::quotient(book, at(measure::dollars_a_pupil), result.basis, everyone);
    result.learned = combine(result.exposures, result.day.all.pupil_count, a_pupil, d.dollar_year, assumed,
                             static_cast<std::uint16_t>(result.levers.size()), book);
}

/// As `evaluate`, into a result whose district and tiers the walk changes, and an empty list of faults; the result
/// means nothing if there are any.
inline void evaluate_into(evaluation& result, walk& steps, const district& d, const scenario& chosen,
                          const assumptions& assumed, recorder book, fault_list& log) {
    if (!steps.run(in_catalog_order(chosen).levers, true)) return;
    if (!steps.left_same_days()) file_impossible_days(result.after, chosen, log);
    if (!log.empty()) return;
    steps.hold();
    result.levers.clear();
    result.exposures.clear();
    for (const walk::stage& s : steps.stages()) {
        result.levers.push_back(s.result);
        result.exposures.insert(result.exposures.end(), s.exposures.begin(), s.exposures.end());
    }
    result.day = steps.whole_day();
    result.cost = steps.cost();
    sum_up(result, d, assumed, book);
}

/// As `evaluate`, into a new result and an empty list of faults; the result means nothing if there are any.
inline void evaluate_into(evaluation& result, const district& d, const baseline& before, const scenario& chosen,
                          const assumptions& assumed, int year, recorder book, fault_list& log) {
    result.year = year;
    walk steps{result.after, result.tiers, d, before, assumed, year, book, log};
    evaluate_into(result, steps, d, chosen, assumed, book, log);
}

}  // namespace detail

/// Evaluates one scenario after the other over a district that is already counted and priced, each as `evaluate` does,
/// bit for bit.
///
/// From one to the next it keeps what follows from the same choices, so that a change of one lever costs less than a
/// whole evaluation: the less, the later the lever stands in the catalog. District, baseline and assumptions must
/// outlive it and must not change.
class evaluator {
  public:
    evaluator(const district& d, const baseline& before, const assumptions& assumed, int year)
        : d_(d), assumed_(assumed), steps_(result_.after, result_.tiers, d, before, assumed, year, no_ledger{}, log_) {
        result_.year = year;
    }
    evaluator(const evaluator&) = delete;  // the walk refers to its parts

    /// What the scenario comes to, until the next call. Throws as `evaluate` does.
    [[nodiscard]] const evaluation& evaluate(const scenario& chosen) {
        detail::evaluate_into(result_, steps_, d_, chosen, assumed_, no_ledger{}, log_);
        throw_if_any(log_.take());
        return result_;
    }

  private:
    const district& d_;
    const assumptions& assumed_;
    detail::fault_list log_;
    evaluation result_;
    detail::walk steps_;
};

/// Evaluates a scenario over a district that is already counted and priced.
///
/// Levers work in catalog order whatever their order in the scenario. `year` names the school year (1 is the first) in
/// which recurring cost is taken. `d` must be valid and `chosen` within its levers' settings.
/// Throws `invalid_input` when the levers leave a day that no school can hold (teachers free and nobody to cover).
[[nodiscard]] inline evaluation evaluate(const district& d, const baseline& before, const scenario& chosen,
                                         const assumptions& assumed, int year, recorder book) {
    detail::fault_list log;
    evaluation result;
    detail::evaluate_into(result, d, before, chosen, assumed, year, book, log);
    throw_if_any(log.take());
    return result;
}

/// A district after a scenario, for other scenarios to change: counted and priced anew as the one that stands. What
/// prices are fixed by (posts that the day does not need, turnover) stays that of the district before, `d`, which must
/// outlive the baseline: what came back already is told by it.
[[nodiscard]] inline baseline stand_after(const district& d, const baseline& before, const evaluation& e,
                                          const assumptions& assumed, recorder book) {
    baseline b;
    b.tiers = e.tiers;
    b.day = measure_day(e.after, b.tiers, 0, book);
    b.base = before.base;
    b.cost = price(e.after, b.day, b.base, assumed, 0, book);
    b.first = before.first != nullptr ? before.first : &d;
    b.levers = before.levers;
    for (const lever_result& l : e.levers) b.levers.push_back(l.choice);
    return b;
}

/// Evaluates a scenario over a district.
[[nodiscard]] inline evaluation evaluate(const district& d, const scenario& chosen, const assumptions& assumed = {},
                                         int year = 5) {
    const recorder none = no_ledger{};
    return evaluate(d, stand_before(d, assumed, none), chosen, assumed, year, none);
}

}  // namespace nineways
