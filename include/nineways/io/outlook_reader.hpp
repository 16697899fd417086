// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/district_rules.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/validate_outlook.hpp>
#include <nineways/future_enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/outlook.hpp>

/// What a request tells of the coming years.
namespace nineways::io::detail {

inline constexpr number_rule horizon_rule{.min = 1, .max = most_projected_years, .unit = "years", .whole = true};
inline constexpr number_rule growth_rule{
    .min = -1, .max = 1, .mend = "Give growth a year as a share: 0.02 for 2 %.", .above_min = true};
inline constexpr number_rule survival_rule{
    .min = 0,
    .max = most_survival,
    .mend = "Divide the pupils of the next grade by those of this grade a year before."};
inline constexpr number_rule reserve_rule{
    .min = -nineways::detail::most_money, .max = nineways::detail::most_money, .unit = "dollars"};
inline constexpr number_rule ending_year_rule{
    .min = 1900, .max = 3000, .unit = "(the year in which a school year ends)", .whole = true};

enum class new_money_comes : std::uint8_t { never, every_year, once };

/// What a request tells of the coming years, and which of it is told at all.
struct requested_outlook {
    outlook told;
    bool entry_growth = false;
    bool survival = false;
    bool money = false;
};

/// Reads the years to come. Every fault that needs no more than them goes to the log, the rest where it is known which
/// years are projected.
class outlook_reader {
  public:
    /// `today` is the year of the district's dollars; none where there is no district. `usual` is how new money comes
    /// where nothing is told of it.
    outlook_reader(std::optional<int> today, const assumptions& assumed, new_money_comes usual, fault_list& log)
        : today_(today), assumed_(assumed), usual_(usual), log_(log) {}

    [[nodiscard]] requested_outlook read(object_reader& request) {
        outlook& told = asked_.told;
        const std::size_t before = log_.total();
        request.read_if("horizon", told.years, horizon_rule);
        const bool horizon = log_.total() == before;
        if (!horizon) today_ = std::nullopt;
        told.money_once = usual_ == new_money_comes::once;
        if (const value_reader given = request.optional("outlook")) document(given);
        if (!horizon) told.price_growth = told.schedule_growth = told.benefits_growth = {};  // how many are right?
        log_.append(nineways::detail::faults_of(told, today_));
        return std::move(asked_);
    }

    /// Reads the outlook alone, for a horizon that is known.
    void document(const value_reader& root) {
        object_reader o = root.object();
        outlook& told = asked_.told;
        growth(o.optional("price_growth"), told.price_growth);
        growth(o.optional("schedule_growth"), told.schedule_growth);
        growth(o.optional("benefits_growth"), told.benefits_growth);
        cohorts(o);
        if (const value_reader given = o.optional("frozen_steps")) {
            for (const value_reader each : given.elements({.max = most_projected_years}))
                told.frozen_steps.push_back(frozen(each.object()));
        }
        o.read_if("reserve", told.reserve, reserve_rule);
        if (const value_reader given = o.optional("money")) {
            if (usual_ != new_money_comes::never)
                money(given.object());
            else
                given.reject("no years of new money beside \"fit\": false",
                             "Take it out, or let the packages be fitted.");
        }
        o.finish();
    }

  private:
    /// One number for all years, or one for each.
    void growth(const value_reader& given, std::vector<double>& to) const {
        if (!given) return;
        if (given.is_array()) {
            for (const value_reader each : given.elements({.min = 1, .max = most_projected_years}))
                to.push_back(each.number(growth_rule));
        } else if (given.raw().is(json_kind::number)) {
            to.assign(static_cast<std::size_t>(asked_.told.years), given.number(growth_rule));
        } else {
            given.reject(growth_rule.words() + ", or an array of one for each year",
                         "Write one number for all years, or a list.");
        }
    }

    void cohorts(object_reader& o) {
        cohort_rates rates = cohort_rates::assumed(assumed_);
        asked_.entry_growth = o.read_if("entry_growth", rates.entry_growth, growth_rule);
        if (const value_reader given = o.optional("survival")) {
            asked_.survival = true;
            if (given.is_object())
                by_grade(given, rates);
            else if (given.raw().is(json_kind::number))
                rates.survival.fill(given.number(survival_rule));
            else
                given.reject(survival_rule.words() + ", or an object of them by grade",
                             "Write one number for all grades, or one by grade.");
        }
        if (asked_.entry_growth || asked_.survival) asked_.told.cohorts = rates;
    }

    /// From kindergarten to eleven, after which grades end.
    static void by_grade(const value_reader& given, cohort_rates& rates) {
        constexpr auto first = static_cast<std::size_t>(grade::kindergarten);
        constexpr auto count = static_cast<std::size_t>(grade::twelfth) - first;
        const auto known = std::span<const std::string_view>{grade_names}.subspan(first, count);
        for (const value_reader each : given.members()) {
            std::size_t g = 0;
            while (g < count && known[g] != each.key()) ++g;
            if (g == count)
                each.reject_name(each.key(), known, "a grade as the key: {}", "Use one of these grades.");
            else
                rates.survival[first + g] = each.number(survival_rule);
        }
    }

    /// The first year that is projected: what stands for years with faults, which have been told.
    [[nodiscard]] int next_year() const noexcept { return today_.value_or(1900) + 1; }

    [[nodiscard]] year_span frozen(object_reader o) const {
        const std::size_t before = log_.total();
        year_span years;
        o.read("first", years.first, ending_year_rule);
        o.read("last", years.last, ending_year_rule);
        o.finish();
        return o.present() && log_.total() == before ? years : year_span{next_year(), next_year()};
    }

    /// All projected years where nothing else is told; of money that comes once the first.
    void money(object_reader o) {
        asked_.money = true;
        const std::size_t before = log_.total();
        year_span years{next_year(), next_year() - 1 + asked_.told.years};
        o.read_if("first", years.first, ending_year_rule);
        const value_reader last = o.optional("last");
        if (last) years.last = static_cast<int>(last.number(ending_year_rule));
        if (log_.total() != before) years = {next_year(), next_year()};
        o.read_if("once", asked_.told.money_once);
        if (asked_.told.money_once) {
            if (last && years.last != years.first) {
                last.reject("no last year of money that comes once",
                            "Take it out, or say \"once\": false for money that comes every year.");
            }
            years.last = years.first;
        }
        o.finish();
        asked_.told.money = years;
    }

    std::optional<int> today_;
    const assumptions& assumed_;
    new_money_comes usual_;
    fault_list& log_;
    requested_outlook asked_;
};

}  // namespace nineways::io::detail
