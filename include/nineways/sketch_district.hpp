// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/complete.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/detail/validate_values.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/fault.hpp>
#include <nineways/grade.hpp>
#include <nineways/ledger.hpp>
#include <nineways/typical.hpp>
#include <nineways/units.hpp>
#include <nineways/validate.hpp>

/// A district of which only a few numbers are known, drawn after the nation.
namespace nineways {

/// What is known of a district that is sketched.
struct district_numbers {
    std::string id = "sketch";
    std::string name = "Sketched District";
    double pupils = 0;
    double schools = 0;
    double low_income = 0;  ///< share of pupils
    dollars budget{};       ///< current spending, a year
    std::optional<int> dollar_year;
};

namespace detail {

inline constexpr number_rule sketched_pupils_rule{.min = 20, .max = 2'000'000, .unit = "pupils", .whole = true};
inline constexpr number_rule sketched_schools_rule{.min = 1, .max = 5'000, .unit = "schools", .whole = true};
inline constexpr number_rule sketched_share_rule{.min = 0, .max = 1, .unit = "share of pupils"};
inline constexpr number_rule sketched_budget_rule{.min = 0, .max = 1e12, .unit = "dollars a year"};

/// A district's schools have between these numbers of pupils on average.
inline constexpr double fewest_a_school = 20;
inline constexpr double most_a_school = 5'000;
/// More dollars a pupil than any district spends.
inline constexpr double most_a_pupil = 1e6;

/// The smallest school of a kind has so much of the kind's mean size, and the largest as much more than the mean.
inline constexpr double smallest_of_mean = 0.6;
/// Low-income shares of a kind's schools lie so far around the district's, as a part of what lies between it and the
/// nearer of none and all: about as in the typical districts.
inline constexpr double spread_of_need = 0.6;

/// Draws the schools of a district after a few numbers.
class district_sketch {
  public:
    explicit district_sketch(const district_numbers& known) : known_(known) {}

    [[nodiscard]] district_draft run() {
        draft_.id = known_.id;
        draft_.name = known_.name;
        draft_.note = "A sketch from a few numbers and national figures, not a record of any place.";
        draft_.dollar_year = known_.dollar_year;
        std::array<double, grade_count> even{};
        for (std::size_t g = 0; g < grade_count; ++g) even[g] = all_grades.contains(static_cast<grade>(g)) ? 1 : 0;
        of_grade_ = largest_remainder(known_.pupils, even);
        const auto count = static_cast<std::size_t>(known_.schools);
        std::string_view rule;
        if (count == 1) {
            rule = "one school of all grades, kindergarten to grade 12";
            kind("School", all_grades, 1);
        } else if (count == 2) {
            rule = "one school to grade 5, one from grade 6";
            kind("Elementary", elementary, 1);
            kind("Secondary", grade_set::between(grade::sixth, grade::twelfth), 1);
        } else {
            const typical::district_row& like = nearest_typical();
            rule = like.name;
            const std::array<std::size_t, 3> schools = kinds_after(like, count);
            kind("Elementary", elementary, schools[0]);
            kind("Middle", grade_set::between(grade::sixth, grade::eighth), schools[1]);
            kind("High", grade_set::between(grade::ninth, grade::twelfth), schools[2]);
        }
        draft_.filled.insert(
            draft_.filled.begin(),
            {"/schools", known_.schools,
             count < 3 ? std::string{rule} : text_of("kinds of schools in the proportions of ", rule)});
        return std::move(draft_);
    }

  private:
    static constexpr grade_set all_grades = grade_set::between(grade::kindergarten, grade::twelfth);
    static constexpr grade_set elementary = grade_set::between(grade::kindergarten, grade::fifth);

    [[nodiscard]] static double nearest_whole(double x) noexcept {
        return static_cast<double>(static_cast<std::int64_t>(x + 0.5));
    }

    /// The typical district whose pupils are nearest in number; the smaller one of equals.
    [[nodiscard]] const typical::district_row& nearest_typical() const noexcept {
        const typical::district_row* nearest = nullptr;
        double best = 0;
        for (const typical::district_row& row : typical::districts) {
            double all = 0;
            for (const typical::school_row& s : row.schools) all += s.pupils;
            const double apart = all < known_.pupils ? known_.pupils - all : all - known_.pupils;
            if (nearest == nullptr || apart <= best) {
                nearest = &row;
                best = apart;
            }
        }
        return *nearest;
    }

    /// Schools of each kind: at least one, in the proportions of a typical district.
    [[nodiscard]] static std::array<std::size_t, 3> kinds_after(const typical::district_row& like, std::size_t count) {
        std::array<double, 3> shares{};
        for (const typical::school_row& s : like.schools)
            shares[s.kind == "elementary" ? 0 : s.kind == "middle" ? 1 : 2] += 1;
        const std::array<double, 3> whole = largest_remainder(static_cast<double>(count), shares);
        std::array<std::size_t, 3> schools{};
        for (std::size_t k = 0; k < 3; ++k) schools[k] = static_cast<std::size_t>(whole[k]);
        for (std::size_t& some : schools) {
            if (some > 0) continue;
            std::size_t& most = schools[0] >= schools[1] && schools[0] >= schools[2] ? schools[0]
                                : schools[1] >= schools[2]                           ? schools[1]
                                                                                     : schools[2];
            --most;
            ++some;
        }
        return schools;
    }

    void kind(std::string_view title, grade_set grades, std::size_t count) {
        const std::size_t first = draft_.schools.size();
        const double n = static_cast<double>(count);
        for (std::size_t i = 0; i < count; ++i) {
            school_draft s;
            s.name = text_of(title, " ", i + 1);
            for (const char c : title) s.id.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
            s.id.append("_").append(whole_text(i + 1));
            draft_.schools.push_back(std::move(s));
        }
        // Whole pupils: what has been given so far is always the nearest to what it should be.
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (!grades.contains(static_cast<grade>(g))) continue;
            double before = 0;
            double weights = 0;
            for (std::size_t i = 0; i < count; ++i) {
                weights +=
                    count == 1 ? 1 : smallest_of_mean + 2 * (1 - smallest_of_mean) * static_cast<double>(i) / (n - 1);
                const double given = i + 1 == count ? of_grade_[g] : nearest_whole(of_grade_[g] * weights / n);
                draft_.schools[first + i].enrollment[g] = pupils{given - before};
                before = given;
            }
        }
        needs(first, count);
    }

    /// Low-income pupils of the schools of a kind. Shares step through their span by steps that meet each place once,
    /// so that they do not go with size; the kind's mean is the district's.
    void needs(std::size_t first, std::size_t count) {
        const double low = known_.low_income;
        const double half = spread_of_need * (low < 1 - low ? low : 1 - low);
        std::size_t step = static_cast<std::size_t>(static_cast<double>(count) * 0.382 + 0.5);
        if (step == 0) step = 1;
        while (common_divisor(step, count) != 1) ++step;
        std::vector<double> off(count);
        std::vector<double> sizes(count);
        double all = 0;
        double weighted = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double n = static_cast<double>(count);
            off[i] = count == 1 ? 0 : half * (2 * static_cast<double>(i * step % count) / (n - 1) - 1);
            for (const pupils here : draft_.schools[first + i].enrollment) sizes[i] += here.value();
            all += sizes[i];
            weighted += off[i] * sizes[i];
        }
        for (std::size_t i = 0; i < count; ++i) {
            poor_ += sizes[i] * (low + off[i] - weighted / all);
            const double given = nearest_whole(poor_);
            draft_.schools[first + i].low_income = pupils{given - poor_given_};
            const std::string place = text_of("/schools/", first + i);
            draft_.filled.push_back({text_of(place, "/pupils"), sizes[i],
                                     "as many in each grade; schools of a kind from 0.6 to 1.4 of their mean"});
            draft_.filled.push_back({text_of(place, "/needs/low_income"), given - poor_given_,
                                     "spread around the district's share without regard to size"});
            poor_given_ = given;
        }
    }

    [[nodiscard]] static std::size_t common_divisor(std::size_t a, std::size_t b) noexcept {
        while (b != 0) {
            const std::size_t rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    const district_numbers& known_;
    district_draft draft_;
    std::array<double, grade_count> of_grade_{};
    double poor_ = 0;        ///< low-income pupils that the schools so far should have
    double poor_given_ = 0;  ///< those that they have, whole
};

/// Scales what the model does not mechanise so that the district spends its budget; a fault where posts cost more.
inline void spend_budget(district& d, dollars budget, const assumptions& assumed, fault_list& log) {
    static constexpr fault_form too_little{
        .kind = "budgets below what posts cost",
        .place = "/budget",
        .found = "{}",
        .expected =
            "at least {} dollars a year, what staff at national ratios and national pay costs for these pupils "
            "and schools",
        .mend =
            "Give at least that; check that the budget is that of a whole year, and the numbers of pupils and "
            "schools."};
    static constexpr fault_form nothing_left{.kind = "national posts above national spending",
                                             .place = "/assumptions",
                                             .found = "posts that cost all that the nation spends",
                                             .expected = "national spending above what national posts cost",
                                             .mend = "Edit fewer assumptions of pay, posts and spending."};
    const pupils all = total_pupils(d);
    double rest = 0;
    for (const dollars part : d.unmodelled) rest += part.value();
    for (const purchase& p : d.purchases) rest += p.units * p.unit_price.central * all.value();
    const double spent = stand_before(d, assumed, no_ledger{}).cost.recurring.central.value();
    if (!(rest > 0)) {
        log.add(nothing_left);
        return;
    }
    const double posts = spent - rest;
    if (budget.value() < posts) {
        const double least = static_cast<double>(static_cast<std::int64_t>(posts)) + 1;
        log.add(too_little, budget.value(), least);
        return;
    }
    const double times = (budget.value() - posts) / rest;
    for (dollars& part : d.unmodelled) part *= times;
    for (purchase& p : d.purchases) {
        p.unit_price = {p.unit_price.low * times, p.unit_price.central * times, p.unit_price.high * times};
    }
    dollars grants{};
    for (std::size_t f = 1; f < d.funds.size(); ++f) grants += d.funds[f].amount;
    d.funds.front().amount = budget - grants;
    for (filled_value& f : d.filled) {
        if (f.place == "/unmodelled")
            f.reason =
                "the budget less what posts cost, in proportion to national spending beyond national posts; that "
                "of the central office as purchases";
        if (f.place == "/funds") f.reason = "the budget, of it special_education_grant and low_income_grant";
    }
}

/// As `sketch_district`, of numbers that keep their rules, with its faults filed; the district means nothing if there
/// are any.
[[nodiscard]] inline district sketch(const district_numbers& known, const assumptions& assumed, fault_list& log) {
    static constexpr fault_form too_many{.kind = "more schools than pupils fill",
                                         .place = "/schools",
                                         .found = "{} schools for {} pupils",
                                         .expected = "at most {} schools: {} pupils a school or more",
                                         .mend = "Correct one of the two numbers."};
    static constexpr fault_form too_few{.kind = "fewer schools than pupils need",
                                        .place = "/schools",
                                        .found = "{} schools for {} pupils",
                                        .expected = "at least {} schools: {} pupils a school or fewer",
                                        .mend = "Correct one of the two numbers."};
    static constexpr fault_form too_much{.kind = "budgets above what schools spend",
                                         .place = "/budget",
                                         .found = "{}",
                                         .expected = "at most {} dollars a year: {} a pupil",
                                         .mend = "Correct the budget, in dollars and not in cents, or the pupils."};
    const auto whole = [](double x) { return static_cast<double>(static_cast<std::int64_t>(x)); };
    const double most = whole(known.pupils / fewest_a_school);
    const double least = whole((known.pupils + most_a_school - 1) / most_a_school);
    if (known.schools > most) log.add(too_many, known.schools, known.pupils, most, fewest_a_school);
    if (known.schools < least) log.add(too_few, known.schools, known.pupils, least, most_a_school);
    const double most_budget = known.pupils * most_a_pupil;
    if (known.budget.value() > most_budget) log.add(too_much, known.budget.value(), most_budget, most_a_pupil);
    if (!log.empty()) return {};
    const auto check = [&](const district& d) {
        for (fault& f : validate(d)) {
            f.mend.insert(0, "The edited assumptions make this district impossible: ");
            log.append(std::move(f));
        }
        return log.empty();
    };
    district d = complete(district_sketch{known}.run(), assumed);
    if (!check(d)) return {};
    spend_budget(d, known.budget, assumed, log);
    if (!log.empty() || !check(d)) return {};
    return d;
}

}  // namespace detail

/// A district of which only a few numbers are known: whole pupils in whole schools, everything else at national
/// figures, listed in `filled`; what it spends is its budget.
///
/// Grades K to 12 have the same number of pupils. Three schools and more are elementary (K-5), middle (6-8) and high
/// (9-12), at least one of each, in the proportions of the typical district nearest in pupils; two are K-5 and 6-12,
/// one is K-12. Schools of a kind have 0.6 to 1.4 of their mean pupils. Their low-income shares are evenly spread
/// around the district's, by at most 0.6 of what lies between that and the nearer of none and all, and do not go with
/// size. Both spreads are judgements after the typical districts. The budget less what posts cost is what the model
/// does not mechanise, by function as the nation's. No cuts and no rooms are known.
///
/// Throws `invalid_input` with every fault: numbers outside their rules, schools or a budget that do not go with
/// pupils, a budget below what posts cost.
[[nodiscard]] inline district sketch_district(const district_numbers& known, const assumptions& assumed = {}) {
    detail::fault_list log;
    detail::check_number(log, known.pupils, detail::sketched_pupils_rule, "/pupils");
    detail::check_number(log, known.schools, detail::sketched_schools_rule, "/schools");
    detail::check_number(log, known.low_income, detail::sketched_share_rule, "/low_income");
    detail::check_number(log, known.budget.value(), detail::sketched_budget_rule, "/budget");
    throw_if_any(log.take());
    district d = detail::sketch(known, assumed, log);
    throw_if_any(log.take());
    return d;
}

}  // namespace nineways
