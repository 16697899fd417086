// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/contract.hpp>
#include <nineways/curve_setting.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/swept_district.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/fault.hpp>
#include <nineways/grade.hpp>
#include <nineways/ledger.hpp>
#include <nineways/prices.hpp>
#include <nineways/measure_day.hpp>
#include <nineways/units.hpp>
#include <nineways/validate.hpp>

namespace nineways {

/// One value of the setting and what the day comes to at it.
struct curve_point {
    double value = 0;
    /// The first rule that the day breaks at this value, and how many more; the other figures mean nothing then.
    std::optional<fault> gap;
    std::size_t more_faults = 0;
    /// The limits of the contract that the day breaks at this value: it needs the union's agreement.
    std::vector<contract_breach> breaches;
    fte teachers_exact{};
    fte teachers{};  ///< in hiring steps
    fte posts_exact{};
    fte posts{};  ///< all posts of the day, in hiring steps
    /// What these posts cost a year: pay, benefits, substitutes and what else goes with a post.
    range<dollars> cost;
    /// Rooms needed beyond those there are, in schools whose rooms are known, and what they cost once.
    double rooms_short = 0;
    dollars rooms_cost;
    double class_size = 0;
    /// Adult minutes a pupil a week by tier, in the levels of `curve_options::grades`; none without such pupils.
    std::array<std::optional<double>, tier_count> attention;
};

struct curve {
    curve_options asked;
    /// The setting as it stands: the same everywhere where low is high.
    double now_low = 0;
    double now_high = 0;
    /// The caps of the groups whose target is swept.
    double cap_low = 0;
    double cap_high = 0;
    /// The day as it stands; its value means nothing where low is not high.
    curve_point today;
    std::vector<curve_point> points;
    /// Those of the district.
    std::vector<contract_limit> contract_limits;
};

/// A change of the rounded posts between two neighbours of a curve; `from` and `to` are positions in its points.
struct curve_jump {
    std::size_t from = 0;
    std::size_t to = 0;
    fte change{};
};

namespace detail {

/// A number without what sums and products of decimals leave behind its ninth decimal; sizes from 9e9 up as they are.
[[nodiscard]] inline double nine_decimals(double value) noexcept {
    if (!(value < 9e9 && value > -9e9)) return value;
    return static_cast<double>(static_cast<std::int64_t>(value * 1e9 + (value < 0 ? -0.5 : 0.5))) / 1e9;
}

}  // namespace detail

/// The largest change of rounded posts from one point to the next, the first of equals; none on a flat curve.
[[nodiscard]] inline std::optional<curve_jump> largest_jump(const curve& c) noexcept {
    std::optional<curve_jump> largest;
    const auto size = [](fte change) { return change.value() < 0 ? -change.value() : change.value(); };
    for (std::size_t i = 1; i < c.points.size(); ++i) {
        if (c.points[i - 1].gap || c.points[i].gap) continue;
        const fte change{detail::nine_decimals((c.points[i].posts - c.points[i - 1].posts).value())};
        if (size(change) > (largest ? size(largest->change) : 0) + 1e-9) largest = curve_jump{i - 1, i, change};
    }
    return largest;
}

namespace detail {

/// Files what is wrong with the way of a sweep; the number of its points otherwise.
[[nodiscard]] inline std::size_t check_sweep(const curve_options& asked, fault_list& log) {
    static constexpr fault_form backward{.kind = "sweeps that run backward",
                                         .place = "/from",
                                         .found = "{}",
                                         .expected = "at most {}, where the sweep ends",
                                         .mend = "Exchange \"from\" and \"to\"."};
    static constexpr fault_form too_many{.kind = "sweeps of too many points",
                                         .place = "/step",
                                         .found = "{}, which makes {} points",
                                         .expected = "at most {} points",
                                         .mend = "Take a larger step, or a shorter way."};
    if (asked.from > asked.to) {
        log.add(backward, asked.from, asked.to);
        return 0;
    }
    const double steps = (asked.to - asked.from) / asked.step + 1e-9;
    if (!(steps < static_cast<double>(curve_limit))) {
        const double points = steps < 1e15 ? static_cast<double>(static_cast<std::int64_t>(steps)) + 1 : steps;
        log.add(too_many, asked.step, points, curve_limit);
        return 0;
    }
    return static_cast<std::size_t>(steps) + 1;
}

/// Sweeps one setting of a district; the district is valid.
class curve_sweep {
  public:
    curve_sweep(const district& d, const curve_options& asked, const assumptions& assumed, fault_list& log)
        : assumed_(assumed), asked_(asked), log_(log), swept_(d, asked) {}

    [[nodiscard]] curve run() {
        curve result{asked_, 0, 0, 0, 0, {}, {}, swept_.day().contract_limits};
        const std::size_t count = check_sweep(asked_, log_);
        swept_.stand(result.now_low, result.now_high, log_);
        if (!log_.empty()) return result;
        swept_.caps(result.cap_low, result.cap_high);
        result.today.value = result.now_low;
        measure(result.today);
        result.points.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            // Nine decimals are kept, so that 0.1 + 2 x 0.1 is the 0.3 that was meant.
            result.points[i].value = nine_decimals(asked_.from + static_cast<double>(i) * asked_.step);
            fill(result.points[i]);
        }
        return result;
    }

  private:
    void fill(curve_point& p) {
        static constexpr fault_form no_count{.kind = "numbers that are no pupils",
                                             .place = "/enrollment",
                                             .found = "{}",
                                             .expected = "a whole number of pupils, at least one",
                                             .mend = "Sweep whole numbers from 1 on."};
        fault_list wrong;
        if (!swept_.set(p.value))
            wrong.add(no_count, p.value);
        else {
            check_designs(swept_.day(), design_state::changed, wrong);
            check_travel(swept_.day(), wrong);
        }
        if (!wrong.empty()) {
            p.more_faults = wrong.total() - 1;
            p.gap = std::move(wrong.filed().front());
        } else {
            measure(p);
        }
    }

    void measure(curve_point& p) {
        const district& d = swept_.day();
        p.breaches = broken_limits(d);
        for (contract_breach& breach : p.breaches) breach.found = nine_decimals(breach.found);
        const quantities q = measure_day(d, attention_tiers(d, assumed_), 0, no_ledger{});
        for (std::size_t r = 0; r < d.roles.size(); ++r) {
            p.posts_exact += q.day_posts_exact[r];
            p.posts += q.day_posts[r].value;
            if (!d.roles[r].is_teacher) continue;
            p.teachers_exact += q.day_posts_exact[r];
            p.teachers += q.day_posts[r].value;
        }
        p.posts = fte{nine_decimals(p.posts.value())};
        p.teachers = fte{nine_decimals(p.teachers.value())};
        if (asked_.setting == curve_setting::open) swept_.pay_longer_days(q, p.teachers);
        const standing base{.separation_rate = d.pay.separation_rate};
        const auto priced = price(d, q, base, assumed_, 0, no_ledger{});
        p.cost = priced.recurring;
        p.rooms_short = q.rooms_short;
        p.rooms_cost = priced.one_time.central;  // of other things that are bought once, a swept day has none
        p.class_size = class_size(q.all, asked_.grades);
        for (std::size_t t = 0; t < tier_count; ++t) {
            double count = 0;
            double given = 0;
            for (std::size_t l = 0; l < level_count; ++l) {
                if (!grades_of(static_cast<level>(l)).meets(asked_.grades)) continue;
                count += q.all.pupil_count[l][t];
                given += q.all.adult_minutes[l][t];
            }
            if (count > 0) p.attention[t] = given / count;
        }
    }

    const assumptions& assumed_;
    const curve_options& asked_;
    fault_list& log_;
    swept_district swept_;
};

/// As the `sweep` that throws, into an empty list of faults; the result means nothing if there are any.
[[nodiscard]] inline curve sweep(const district& d, const curve_options& asked, const assumptions& assumed,
                                 fault_list& log) {
    return curve_sweep{d, asked, assumed, log}.run();
}

}  // namespace detail

/// What the day of a district, or of one of its schools, comes to at every value of one setting from `from` to `to`.
///
/// The document must be valid (`validate(d)` finds nothing). A value at which the day breaks a rule is a gap with its
/// reason; one at which it breaks a limit of the contract is computed all the same, and says so. Throws `invalid_input`
/// with every fault of the sweep itself: a way that runs backward or has more than `curve_limit` points, groups that no
/// block has.
[[nodiscard]] inline curve sweep(const district& d, const curve_options& asked, const assumptions& assumed = {}) {
    detail::fault_list log;
    curve result = detail::sweep(d, asked, assumed, log);
    throw_if_any(log.take());
    return result;
}

}  // namespace nineways
