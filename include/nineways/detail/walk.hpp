// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/attention.hpp>
#include <nineways/detail/changed_lines.hpp>
#include <nineways/detail/day_counter.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/figure.hpp>
#include <nineways/learning.hpp>
#include <nineways/ledger.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/scenario.hpp>
#include <nineways/units.hpp>
#include <nineways/weekly_time.hpp>

namespace nineways::detail {

/// Applies levers one by one to a copy of the district, counting and pricing after each.
///
/// It keeps what each lever of the last package came to. A lever whose own choice and all choices before it are as they
/// were is not counted, priced or learned from again; a day that follows from the same choices of levers that change
/// days is not counted again. What is kept never changes a result: with a ledger nothing is.
class walk {
  public:
    /// Years of which a lever says how much of it has come about.
    static constexpr std::size_t most_realised_years = 30;

    /// What one lever came to.
    struct stage {
        lever_result result;
        spending cost;
        std::size_t day = 0;  ///< in the list of days
        bool learned = false;
        std::vector<exposure> exposures;
        weekly_time week;
        /// Share of the yearly amount that has come about in each year from the first on.
        std::array<double, most_realised_years> realised{};
    };

    /// `after` and `tiers` become the district that the levers leave.
    walk(district& after, std::vector<tier_counts>& tiers, const district& d, const baseline& b,
         const assumptions& assumed, int year, recorder book, fault_list& log)
        : after_(after), tiers_(tiers), d_(d), b_(b), assumed_(assumed), year_(year), book_(book), log_(log) {
        after_ = d;
        tiers_ = b.tiers;
        for (const school& s : d.schools) pupils_.push_back(total_pupils(s).value());
        week_ = weekly_time_of(d, b.day.all, pupils_);
    }

    /// Pulls the levers of a package, which are in catalog order. False when one cannot be pulled. Minutes and what
    /// they do for learning are left out unless `learning`.
    [[nodiscard]] bool run(const std::vector<lever_choice>& levers, bool learning) {
        if (begun_) levers::restart({after_, tiers_}, d_, b_.tiers);
        begun_ = true;
        same_ = same_days_ = !book_;
        days_used_ = 0;
        for (now_ = 0; now_ < levers.size(); ++now_) {
            if (now_ == stages_.size()) stages_.emplace_back();
            if (!pull(levers[now_], learning)) {
                stages_known_ = days_known_ = 0;
                days_left_ = no_days;
                return false;
            }
        }
        stages_known_ = now_;
        if (days_known_ < days_used_) days_known_ = days_used_;
        return true;
    }

    /// What the levers of the last package came to, one after the other.
    [[nodiscard]] std::span<const stage> stages() const noexcept { return {stages_.data(), stages_known_}; }
    /// The money and the day that they left.
    [[nodiscard]] const spending& cost() const noexcept {
        return stages_known_ > 0 ? stages_[stages_known_ - 1].cost : b_.cost;
    }
    [[nodiscard]] const quantities& day() const noexcept { return day_of(days_used_); }

    /// Whether the days are those that the last package left.
    [[nodiscard]] bool left_same_days() const noexcept { return same_days_ && days_used_ == days_left_; }
    /// Notes that the days of the last package can be held.
    void hold() noexcept { days_left_ = days_used_; }

    /// The same day with each of its schools.
    [[nodiscard]] quantities whole_day() {
        if (days_used_ == 0) return b_.day;
        quantities whole = day();
        if (!whole.schools.empty()) return whole;
        if (last_counted_ != days_used_) {
            quantities again;
            counter_.count(after_, tiers_, whole.stage, no_ledger{}, again);
            last_counted_ = days_used_;
        }
        counter_.list_schools(after_, whole);
        return whole;
    }

  private:
    static constexpr std::size_t no_days = static_cast<std::size_t>(-1);
    static constexpr std::size_t ten_years = 10;

    /// A day that was counted, and the choice that left it.
    struct counted_day {
        lever_choice choice;
        quantities day;
        bool has_minutes = false;
    };

    [[nodiscard]] const quantities& day_of(std::size_t used) const noexcept {
        return used > 0 ? days_[used - 1].day : b_.day;
    }
    [[nodiscard]] std::uint16_t number() const noexcept { return static_cast<std::uint16_t>(now_ + 1); }

    [[nodiscard]] static bool is_same(const lever_choice& a, const lever_choice& b) noexcept {
        return a.lever == b.lever && a.setting == b.setting;
    }

    [[nodiscard]] bool pull(const lever_choice& choice, bool learning) {
        const lever& l = *lever_catalog[choice.lever];
        stage& s = stages_[now_];
        same_ = same_ && now_ < stages_known_ && is_same(s.result.choice, choice) && (s.learned || !learning);
        const spending& before = now_ > 0 ? stages_[now_ - 1].cost : b_.cost;
        lever_inputs inputs{choice.setting,         assumed_, d_, before.teachers.value, log_, {},
                            b_.base.school_dollars, b_.first};
        for (std::size_t r = 0; r < d_.roles.size(); ++r) inputs.added[r] = before.posts[r].value - b_.base.posts[r];
        if (!same_) begin(s, choice, l, inputs);
        l.apply({after_, tiers_}, inputs);
        if (!log_.empty()) return false;
        const std::size_t day_before = days_used_;
        if (l.changes_day)
            count(choice, learning);
        else if (book_)
            restage();
        s.day = days_used_;
        if (same_) return true;
        account(s, before);
        s.learned = learning;
        if (learning) learn(s, day_of(day_before).all);
        return true;
    }

    void begin(stage& s, const lever_choice& choice, const lever& l, const lever_inputs& inputs) {
        s.result = {};
        s.result.choice = choice;
        for (std::size_t y = 0; y < most_realised_years; ++y)
            s.realised[y] = l.realised(l, inputs, after_, static_cast<int>(y) + 1);
        this_year_ = l.realised(l, inputs, after_, year_);
    }

    /// Counts the day that a lever left, or takes the one that follows from the same choices.
    void count(const lever_choice& choice, bool learning) {
        if (days_used_ == days_.size()) days_.emplace_back();
        counted_day& made = days_[days_used_++];
        same_days_ =
            same_days_ && days_used_ <= days_known_ && is_same(made.choice, choice) && (made.has_minutes || !learning);
        if (same_days_) return restage(made.day, number());
        days_known_ = 0;
        days_left_ = no_days;
        made.choice = choice;
        made.has_minutes = learning;
        counter_.count(after_, tiers_, number(), book_, made.day);
        if (learning) counter_.minutes(made.day.all);
        if (book_) counter_.list_schools(after_, made.day);
        last_counted_ = days_used_;
    }

    /// Puts a day under the paths of another stage.
    static void restage(quantities& day, std::uint16_t stage) noexcept {
        if (day.stage == stage) return;
        day.stage = stage;
        for (figure<fte>& posts : day.day_posts) posts.where.stage = stage;
    }

    /// The day did not change: its posts are those of the stage before, under the new stage's paths.
    [[gnu::cold, gnu::noinline]] void restage() {
        days_.resize(days_used_ + 1);
        quantities& same = days_.back().day = day_of(days_used_);
        ++days_used_;
        for (std::size_t r = 0; r < after_.roles.size(); ++r) {
            path where = same.day_posts[r].where;
            where.stage = number();
            record::sum<fte> posts{book_, where};
            posts += same.day_posts[r];
            same.day_posts[r] = posts.total();
        }
    }

    /// Prices the changed district: what the lever just pulled costs.
    void account(stage& s, const spending& before) {
        price(after_, day_of(s.day), b_.base, assumed_, number(), book_, s.cost);
        lever_result& result = s.result;
        result.recurring.where = here(s, measure::lever_recurring);
        result.recurring.value = changed_lines(before, s.cost, false, result.recurring.where, book_);
        result.one_time.where = here(s, measure::lever_one_time);
        result.one_time.value = changed_lines(before, s.cost, true, result.one_time.where, book_);
        amounts(s);
        for (std::size_t r = 0; r < after_.roles.size(); ++r) {
            result.posts[r] = s.cost.posts[r].value - before.posts[r].value;
            result.posts_in_all += result.posts[r];
        }
    }

    /// What the lever just pulled does for learning, given the day before it.
    void learn(stage& s, const attention& day_before) {
        const lever_choice& choice = s.result.choice;
        const lever& l = *lever_catalog[choice.lever];
        s.exposures.clear();
        const lever_change change{choice.lever, l.cluster, choice.setting, assumed_,
                                  d_,           after_,    day_before,     day_of(s.day).all};
        l.learn(change, s.exposures);
        s.result.measured = l.learn != levers::learn_unmeasured;
        bool reaches_some = s.exposures.empty();
        for (const exposure& e : s.exposures) reaches_some = reaches_some || e.reach > 0;
        if (!reaches_some) {  // what was measured of it is not what is set
            s.result.measured = false;
            s.exposures.clear();
        }
        if (does_something(choice)) {
            const std::vector<std::size_t> reached = l.reaches != nullptr ? l.reaches(change) : every_school();
            s.result.schools_reached = static_cast<double>(reached.size());
            if (!s.result.measured) {
                by_cell<double> here{};
                for (const std::size_t school : reached) add_pupils(tiers_[school], here);
                reach_all_of(here, day_of(s.day).all.pupil_count, s.result.reach);
            }
        }
        alone(s);
        const weekly_time& week_before = now_ > 0 ? stages_[now_ - 1].week : week_;
        s.week = l.changes_day ? weekly_time_of(after_, day_of(s.day).all, pupils_) : week_before;
        s.result.minutes = s.week - week_before;
    }

    [[nodiscard]] std::vector<std::size_t> every_school() const {
        std::vector<std::size_t> all(d_.schools.size());
        for (std::size_t s = 0; s < all.size(); ++s) all[s] = s;
        return all;
    }

    /// Counts a school's pupils by level and tier.
    static void add_pupils(const tier_counts& tiers, by_cell<double>& to) noexcept {
        for (std::size_t g = 0; g < grade_count; ++g) {
            for (std::size_t t = 0; t < tier_count; ++t)
                to[static_cast<std::size_t>(level_of(static_cast<grade>(g)))][t] += tiers[g][t];
        }
    }

    /// A lever without a measured effect reaches all pupils of its schools.
    static void reach_all_of(const by_cell<double>& here, const by_cell<double>& all, by_cell<double>& reach) noexcept {
        for (std::size_t l = 0; l < level_count; ++l) {
            for (std::size_t t = 0; t < tier_count; ++t) reach[l][t] = all[l][t] > 0 ? here[l][t] / all[l][t] : 0;
        }
    }

    /// A measure of the lever just pulled.
    [[nodiscard]] path here(const stage& s, measure what) const noexcept {
        return path{what, number(), {}}.at(axis::lever, s.result.choice.lever);
    }

    /// What the lever's recurring and one-time amounts come to in a year, on the basis, and over ten years.
    void amounts(stage& s) {
        lever_result& result = s.result;
        const auto here = [&](measure what) { return this->here(s, what); };
        const figure<dollars> recurring{result.recurring.value.central, result.recurring.where};
        const figure<dollars> one_time{result.one_time.value.central, result.one_time.where};
        result.realised = this_year_;
        const auto share = record::given(book_, here(measure::realised_share), this_year_);
        const auto in_year = record::product(book_, here(measure::lever_year), recurring, share);
        result.in_year = {ordered(times(result.recurring.value, this_year_)), in_year.where};
        result.in_year.value.central = in_year.value;
        const auto tenth = record::given(book_, here(measure::unit_price), 1 / one_time_years);
        const auto spread = record::product(book_, here(measure::one_time_line), one_time, tenth);
        record::sum<dollars> basis{book_, here(measure::lever_basis)};
        basis += in_year;
        basis += spread;
        result.basis = basis.total();
        record::sum<double> years{book_, here(measure::realised_share).at(axis::line, 10)};
        for (std::size_t y = 0; y < ten_years; ++y) {
            years += record::given(book_, here(measure::realised_share).at(axis::line, 11 + y), s.realised[y]);
        }
        const figure<double> first_year{s.realised[0], here(measure::realised_share).at(axis::line, 11)};
        result.year_one = record::product(book_, here(measure::lever_year).at(axis::line, 1), recurring, first_year);
        const auto over =
            record::product(book_, here(measure::lever_ten_years).at(axis::line, 0), recurring, years.total());
        record::sum<dollars> ten{book_, here(measure::lever_ten_years)};
        ten += over;
        ten += one_time;
        result.ten_years = ten.total();
    }

    /// A lever's effect on the district's mean by itself, and the pupils it reaches.
    void alone(stage& s) const {
        const auto& count = day_of(s.day).all.pupil_count;
        by_cell<double>& reach = s.result.reach;
        double everyone = 0;
        double reached = 0;
        std::array<double, 3> mean{};
        for (const exposure& e : s.exposures) {
            const auto l = static_cast<std::size_t>(e.level);
            const auto t = static_cast<std::size_t>(e.tier);
            if (e.reach > reach[l][t]) reach[l][t] = e.reach;
            for (const bound which : {bound::low, bound::central, bound::high}) {
                const gain_and_loss effect = take_apart(e, assumed_, which);
                mean[static_cast<std::size_t>(which)] +=
                    (effect.gain * assumed_.value("fidelity"_p, which) + effect.loss) * e.reach * count[l][t];
            }
        }
        for (std::size_t l = 0; l < level_count; ++l) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                everyone += count[l][t];
                reached += reach[l][t] * count[l][t];
            }
        }
        const double share = reached / everyone;
        s.result.reached_share = {share, share, share};
        s.result.mean_year = {effect_size{mean[0] / everyone}, effect_size{mean[1] / everyone},
                              effect_size{mean[2] / everyone}};
    }

    district& after_;
    std::vector<tier_counts>& tiers_;
    const district& d_;
    const baseline& b_;
    const assumptions& assumed_;
    int year_;
    recorder book_;
    fault_list& log_;
    std::vector<double> pupils_;  ///< by school
    weekly_time week_;            ///< before any lever
    bool begun_ = false;
    std::vector<stage> stages_;
    std::size_t stages_known_ = 0;  ///< those of the last package
    std::size_t now_ = 0;           ///< the lever being pulled
    bool same_ = false;             ///< whether all choices so far are those of the last package
    std::vector<counted_day> days_;
    std::size_t days_known_ = 0;
    std::size_t days_left_ = no_days;  ///< number of days that the last package that can be held used
    std::size_t days_used_ = 0;        ///< by the levers pulled so far
    bool same_days_ = false;           ///< the same of the choices that change days
    day_counter counter_;
    std::size_t last_counted_ = 0;       ///< of the list of days; 0 for none
    double this_year_ = 0;               ///< share of the amounts that has come about in the named year
};

}  // namespace nineways::detail
