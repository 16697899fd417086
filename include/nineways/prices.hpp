// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/contract.hpp>
#include <nineways/district.hpp>
#include <nineways/figure.hpp>
#include <nineways/ledger.hpp>
#include <nineways/national.hpp>
#include <nineways/parameters.hpp>
#include <nineways/quantities.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// One line of a district's budget in one state: a yearly or a one-time amount with its range.
struct cost_line {
    path where;
    spending_function function = spending_function::instruction;
    range<dollars> amount;
    bool one_time = false;
};

/// What never changes while levers are applied: fixed by the district as it stands.
struct standing {
    /// Teaching posts on the roster that the day does not need; may be negative. By role.
    std::array<fte, role_limit> outside_day{};
    fte teachers{};
    double separation_rate = 0;
    /// Posts of special-education teachers, and the pupils with disabilities: what the law compares with.
    fte special_education{};
    pupils identified{};
    /// All posts by role: what a lever finds beyond them came back already.
    std::array<fte, role_limit> posts{};
    /// What the posts of each school cost at the district's average prices, those of special education left out: their
    /// dollars follow pupils' plans.
    std::vector<dollars> school_dollars{};
};

/// The price stage: what the quantities of one state cost, line by line.
struct spending {
    std::array<figure<fte>, role_limit> posts{};
    figure<fte> teachers;
    figure<dollars_per_fte> average_salary;
    std::vector<cost_line> lines;
    range<dollars> recurring;
    range<dollars> one_time;
    /// Days of teachers' time outside the pupils' day that the contract does not hold.
    double days_beyond_contract = 0;
    std::size_t one_time_lines = 0;

    /// Lines of yearly or of one-time amounts.
    [[nodiscard]] std::size_t count(bool once) const noexcept {
        return once ? one_time_lines : lines.size() - one_time_lines;
    }
};

/// Posts that what is paid to a role, or to all who teach, is paid to.
[[nodiscard]] inline fte posts_paid(const spending& cost, role_id r) noexcept {
    return r == all_teachers ? cost.teachers.value : cost.posts[r].value;
}

/// Average yearly salary of a role of the district's own, or of all who teach.
[[nodiscard]] inline dollars_per_fte salary_paid(const district& d, const spending& cost, role_id r) noexcept {
    const bool on_grid = r == all_teachers || d.roles[r].basis == pay_basis::teacher_grid;
    return on_grid ? cost.average_salary.value : d.roles[r].salary;
}

/// Posts of the roster that the day does not need, by role: the visible line that levers leave alone.
[[nodiscard]] inline standing stand(const district& d, const quantities& q) {
    standing base;
    std::array<bool, role_limit> listed{};
    for (const post_count& entry : d.roster) {
        base.outside_day[entry.role] += entry.posts;
        listed[entry.role] = true;
    }
    const auto take = [&](const post_count& posts) {
        if (listed[posts.role]) base.outside_day[posts.role] -= posts.posts;
    };
    for (std::size_t r = 0; r < d.roles.size(); ++r) take({static_cast<role_id>(r), q.day_posts[r].value});
    for (const post_count& posts : d.central_staff) take(posts);
    for (const school& s : d.schools) {
        for (const post_count& posts : s.staff) take(posts);
    }
    base.separation_rate = d.pay.separation_rate;
    return base;
}

/// What the posts of each school cost, as `standing` has it.
[[nodiscard]] inline std::vector<dollars> dollars_of_schools(const district& d, const quantities& q) {
    std::vector<dollars> all(d.schools.size());
    std::array<dollars_per_fte, role_limit> price{};
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        const role& kind = d.roles[r];
        if (r == standard_role::special_education_teacher) continue;
        price[r] = kind.basis == pay_basis::teacher_grid ? average_salary(d.pay.grid) : kind.salary;
        if (kind.basis != pay_basis::contract)
            price[r] = price[r] * (1 + d.pay.variable_benefits) + d.pay.flat_benefits;
    }
    for (std::size_t s = 0; s < all.size(); ++s) {
        for (std::size_t r = 0; r < d.roles.size(); ++r) all[s] += price[r] * fte{q.schools[s].rounded[r]};
        for (const post_count& p : d.schools[s].staff) all[s] += price[p.role] * p.posts;
    }
    return all;
}

namespace detail {

/// Prices one state of a district.
class pricing {
  public:
    pricing(const district& d, const quantities& q, const standing& base, const assumptions& assumed,
            std::uint16_t stage, recorder book, spending& result)
        : d_(d), q_(q), base_(base), assumed_(assumed), stage_(stage), book_(book), result_(result) {}

    void run() {
        result_.lines.clear();
        result_.recurring = result_.one_time = {};
        result_.days_beyond_contract = 0;
        result_.one_time_lines = 0;
        result_.lines.reserve(d_.roles.size() + d_.purchases.size() + function_count + 8);
        rates();
        count_posts();
        post_lines();
        teacher_lines();
        school_lines();
        purchase_lines();
        for (std::size_t f = 0; f < function_count; ++f) {
            if (d_.unmodelled[f].value() == 0) continue;
            const auto amount =
                record::given(book_, here(measure::unmodelled_line).at(axis::function, f), d_.unmodelled[f]);
            add({amount.where, static_cast<spending_function>(f), {amount.value, amount.value, amount.value}, false});
        }
    }

  private:
    [[nodiscard]] path here(measure what) const noexcept { return path{what, stage_, {}}; }

    void add(const cost_line& line) {
        result_.lines.push_back(line);
        if (line.one_time) ++result_.one_time_lines;
        range<dollars>& total = line.one_time ? result_.one_time : result_.recurring;
        total.low += line.amount.low;
        total.central += line.amount.central;
        total.high += line.amount.high;
    }

    /// The benefits rate of the district, with the registry's range in proportion.
    void rates() {
        const range<double> registered = assumed_.of("benefits_variable_rate"_p);
        const double own = d_.pay.variable_benefits;
        rate_ = registered.central > 0 ? range<double>{own * registered.low / registered.central, own,
                                                       own * registered.high / registered.central}
                                       : range<double>{own, own, own};
        const auto paid = record::given(book_, here(measure::grid_payroll), payroll(d_.pay.grid));
        const auto count = record::given(book_, here(measure::grid_teachers), nineways::teachers(d_.pay.grid));
        result_.average_salary = record::quotient(book_, here(measure::salary), paid, count);
        rate_figure_ = record::given(book_, here(measure::variable_benefits_rate), own);
        flat_ = record::given(book_, here(measure::flat_benefits), d_.pay.flat_benefits);
    }

    void count_posts() {
        std::array<fte, role_limit> listed{};
        for (const school& s : d_.schools) {
            for (const post_count& p : s.staff) listed[p.role] += p.posts;
        }
        for (const post_count& p : d_.central_staff) listed[p.role] += p.posts;
        record::sum<fte> teaching{book_, here(measure::teachers)};
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            record::sum<fte> all{book_, here(measure::posts).at(axis::role, r)};
            all += q_.day_posts[r];
            if (listed[r].value() != 0)
                all += record::given(book_, here(measure::posts_listed).at(axis::role, r), listed[r]);
            if (base_.outside_day[r].value() != 0) {
                all += record::given(book_, here(measure::posts_outside_day).at(axis::role, r), base_.outside_day[r]);
            }
            result_.posts[r] = all.total();
            if (d_.roles[r].is_teacher) teaching += result_.posts[r];
        }
        result_.teachers = teaching.total();
    }

    /// Pay with the benefits that move with it, at each bound of the rate.
    [[nodiscard]] range<double> loaded(double pay, double flat) const noexcept {
        return {pay * (1 + rate_.low) + flat, pay * (1 + rate_.central) + flat, pay * (1 + rate_.high) + flat};
    }

    [[nodiscard]] static range<dollars> times(double units, const range<double>& price) noexcept {
        return units < 0 ? range<dollars>{dollars{units * price.high}, dollars{units * price.central},
                                          dollars{units * price.low}}
                         : range<dollars>{dollars{units * price.low}, dollars{units * price.central},
                                          dollars{units * price.high}};
    }

    void post_lines() {
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            // Special education is priced even when nobody is left: the law may keep its money.
            const bool kept = r == standard_role::special_education_teacher && base_.special_education.value() > 0;
            if (result_.posts[r].value.value() == 0 && !kept) continue;
            const role& kind = d_.roles[r];
            const bool contract = kind.basis == pay_basis::contract;
            const measure listed = contract ? measure::contract_price : measure::salary_listed;
            const auto pay = kind.basis == pay_basis::teacher_grid
                                 ? result_.average_salary
                                 : record::given(book_, here(listed).at(axis::role, r), kind.salary);
            const auto price = contract ? pay : with_benefits(r, pay);
            const auto cost =
                record::product(book_, here(measure::cost_line).at(axis::role, r), result_.posts[r], price);
            const double each = pay.value.value();
            range<dollars> amount =
                times(result_.posts[r].value.value(),
                      contract ? range<double>{each, each, each} : loaded(each, d_.pay.flat_benefits.value()));
            amount.central = cost.value;
            if (r == standard_role::special_education_teacher) special_education_price_ = price;
            add({cost.where, kind.function, amount, false});
        }
    }

    /// What a post of the district's own costs: its salary, the benefits that move with it, and those that do not.
    [[nodiscard]] figure<dollars_per_fte> with_benefits(std::size_t r, const figure<dollars_per_fte>& salary) const {
        const auto variable =
            record::product(book_, here(measure::benefits_on_pay).at(axis::role, r), salary, rate_figure_);
        record::sum<dollars_per_fte> whole{book_, here(measure::post_price).at(axis::role, r)};
        whole += salary;
        whole += variable;
        whole += flat_;
        return whole.total();
    }

    void teacher_lines() {
        const auto per_teacher =
            record::given(book_, here(measure::unit_price).at(axis::line, 0), d_.substitutes_per_teacher);
        const auto substitutes =
            record::product(book_, here(measure::cost_line).at(axis::line, 0), result_.teachers, per_teacher);
        add({substitutes.where,
             spending_function::instruction,
             {substitutes.value, substitutes.value, substitutes.value},
             false});

        for (std::size_t i = 0; i < d_.pay.added.size(); ++i) {
            const added_days& extra = d_.pay.added[i];
            const double a_year = salary_paid(d_, result_, extra.role).value();
            yearly(axis::added_days, i, posts_paid(result_, extra.role).value() * extra.share * extra.days,
                   loaded(a_year / d_.pay.contract_days, 0), function_of(extra.role));
        }
        time_beyond_contract();
        for (std::size_t i = 0; i < d_.pay.supplements.size(); ++i) {
            const pay_supplement& extra = d_.pay.supplements[i];
            yearly(axis::supplement, i, posts_paid(result_, extra.role).value() * extra.share,
                   loaded(extra.amount.value(), 0), function_of(extra.role));
        }
        const double change = base_.teachers.value() * (d_.pay.separation_rate - base_.separation_rate);
        if (change != 0) {
            const range<double> price = national::money_range(assumed_, "turnover_cost"_p, d_.dollar_year);
            yearly(axis::line, 1, change, price, spending_function::other_support);
        }
    }

    [[nodiscard]] spending_function function_of(role_id r) const noexcept {
        return r == all_teachers ? spending_function::instruction : d_.roles[r].function;
    }

    /// What moved between schools, and what the law keeps in special education.
    void school_lines() {
        double moved = 0;
        double identified = 0;
        for (const school& s : d_.schools) {
            moved += s.allotted.value();
            identified += s.needs.disability.value();
        }
        if (moved != 0) yearly(axis::line, 5, 1, {moved, moved, moved}, spending_function::instruction);
        if (base_.special_education.value() > 0) kept_by_law(pupils{identified});
    }

    /// Money for special education may not fall (maintenance of effort, IDEA, 34 CFR 300.203): not in all, or not a
    /// pupil with disabilities, whichever asks for less. What posts free beyond that is spent there all the same. Posts
    /// are compared, at one price: staff who leave may be followed by others with lower pay (300.204).
    void kept_by_law(pupils identified) {
        constexpr role_id r = standard_role::special_education_teacher;
        const figure<fte>& now = result_.posts[r];
        const double ratio = identified < base_.identified ? identified / base_.identified : 1.0;
        constexpr fte least{1e-6};  // posts come in steps: less is left over from adding them up
        if (!(base_.special_education * ratio - now.value > least)) return;
        const auto before =
            record::given(book_, here(measure::special_education_floor).at(axis::line, 0), base_.special_education);
        const auto share = record::given(book_, here(measure::pupils_identified), ratio);
        const auto floor = record::product(book_, here(measure::special_education_floor), before, share);
        const auto kept = record::difference(book_, here(measure::units).at(axis::line, 4), floor, now);
        const auto cost =
            record::product(book_, here(measure::cost_line).at(axis::line, 4), kept, special_education_price_);
        range<dollars> amount =
            times(kept.value.value(), loaded(result_.average_salary.value.value(), d_.pay.flat_benefits.value()));
        amount.central = cost.value;
        add({cost.where, spending_function::instruction, amount, false});
    }

    /// Planning and collaboration outside the pupils' day that the contract does not hold, and a longer day that is
    /// paid beside it: paid to every teacher, by the mean over the teaching posts of the schools' days.
    void time_beyond_contract() {
        double all = 0;
        std::vector<term> terms;
        for (std::size_t s = 0; s < d_.schools.size(); ++s) {
            const school_week& week = d_.designs[d_.schools[s].design].week;
            const double pushed = pushed_beyond(week, d_.pay).value();
            if (!(pushed > 0 || week.paid.value() > 0)) continue;
            all += pushed * q_.teachers[s];
            all += week.paid.value() * q_.teachers[s];
            if (book_) record_beyond(s, pushed, q_.teachers[s], terms);
        }
        if (!(all > 0)) return;
        record::sum<fte> teaching{book_, here(measure::day_teachers)};
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            if (d_.roles[r].is_teacher) teaching += q_.day_posts[r];
        }
        const auto total = here(measure::minutes_beyond_total);
        if (book_) book_->write({total, all}, rule::sum_of_products, terms);
        const auto mean = record::quotient(book_, here(measure::minutes_beyond), figure<double>{all, total},
                                           as_number(teaching.total()));
        const auto days =
            record::given(book_, here(measure::days_a_minute), contract_days(minutes{1}, d_.school_weeks, d_.pay));
        const auto count =
            record::product(book_, here(measure::units).at(axis::line, 3), as_number(result_.teachers), mean, days);
        result_.days_beyond_contract = count.value;
        const range<double> price = loaded(result_.average_salary.value.value() / d_.pay.contract_days, 0);
        line(measure::cost_line, axis::line, 3, count, price, spending_function::instruction, false);
    }

    [[nodiscard]] static figure<double> as_number(const figure<fte>& posts) noexcept {
        return {posts.value.value(), posts.where};
    }

    /// Writes down the minutes of a school's teachers beyond the contract, and how many teachers they are.
    [[gnu::cold, gnu::noinline]] void record_beyond(std::size_t s, double pushed, double posts,
                                                    std::vector<term>& terms) {
        const auto at_school = [&](measure what) { return here(what).at(axis::school, s); };
        const school_week& week = d_.designs[d_.schools[s].design].week;
        record::sum<double> teaching{book_, at_school(measure::day_teachers)};
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            if (!d_.roles[r].is_teacher || !(q_.schools[s].rounded[r] > 0)) continue;
            teaching += {q_.schools[s].rounded[r],
                         path{measure::posts_day, q_.stage, {}}.at(axis::school, s).at(axis::role, r)};
        }
        const term all{teaching.total().where, posts};
        if (pushed > 0) {
            const auto outside = record::given(book_, at_school(measure::outside_minutes), week.outside().value());
            const auto room =
                record::given(book_, at_school(measure::contract_room), contract_room(week, d_.pay).value());
            terms.push_back(
                {record::difference(book_, at_school(measure::minutes_beyond), outside, room).where, pushed});
            terms.push_back(all);
        }
        if (!(week.paid.value() > 0)) return;
        const auto longer = record::given(book_, at_school(measure::minutes_paid), week.paid.value());
        terms.push_back({longer.where, longer.value});
        terms.push_back(all);
    }

    /// A yearly line of units at a price, with the range of the price.
    void yearly(axis along, std::size_t index, double units, const range<double>& price, spending_function function) {
        line(measure::cost_line, along, index, given_units(along, index, units), price, function, false);
    }

    [[nodiscard]] figure<double> given_units(axis along, std::size_t index, double units) {
        return record::given(book_, here(measure::units).at(along, index), units);
    }

    void line(measure what, axis along, std::size_t index, const figure<double>& count, const range<double>& price,
              spending_function function, bool one_time) {
        const auto each = record::given(book_, here(measure::unit_price).at(along, index), dollars{price.central});
        const auto cost = record::product(book_, here(what).at(along, index), count, each);
        range<dollars> amount = times(count.value, price);
        amount.central = cost.value;
        add({cost.where, function, amount, one_time});
    }

    void purchase_lines() {
        const double teachers = result_.teachers.value.value();
        const double everyone = total_pupils(d_).value();
        for (std::size_t i = 0; i < d_.purchases.size(); ++i) {
            const purchase& p = d_.purchases[i];
            const double units = p.per == purchase::basis::per_teacher ? p.units * teachers
                                 : p.per == purchase::basis::per_pupil ? p.units * everyone
                                                                       : p.units;
            line(p.one_time ? measure::one_time_line : measure::cost_line, axis::purchase, i,
                 given_units(axis::purchase, i, units), p.unit_price, p.function, p.one_time);
        }
        if (q_.rooms_short > 0) {
            const range<double> price = national::money_range(assumed_, "room_cost"_p, d_.dollar_year);
            line(measure::one_time_line, axis::line, 2, given_units(axis::line, 2, q_.rooms_short), price,
                 spending_function::operations, true);
        }
    }

    const district& d_;
    const quantities& q_;
    const standing& base_;
    const assumptions& assumed_;
    std::uint16_t stage_;
    recorder book_;
    spending& result_;
    range<double> rate_;
    figure<double> rate_figure_;
    figure<dollars_per_fte> flat_;
    figure<dollars_per_fte> special_education_price_;
};

}  // namespace detail

/// What one state of the district costs, line by line; ranges come from prices, never from quantities. `result` keeps
/// its memory, and nothing else.
inline void price(const district& d, const quantities& q, const standing& base, const assumptions& assumed,
                  std::uint16_t stage, recorder book, spending& result) {
    detail::pricing{d, q, base, assumed, stage, book, result}.run();
}

[[nodiscard]] inline spending price(const district& d, const quantities& q, const standing& base,
                                    const assumptions& assumed, std::uint16_t stage, recorder book) {
    spending result;
    price(d, q, base, assumed, stage, book, result);
    return result;
}

}  // namespace nineways
