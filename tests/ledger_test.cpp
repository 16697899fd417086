// SPDX-License-Identifier: MIT
#include <nineways/assumptions.hpp>
#include <nineways/ledger.hpp>
#include <nineways/presets.hpp>

#include <algorithm>
#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "small_district.hpp"

#include <nineways/typical.hpp>

namespace ledger_test {

namespace {

using namespace nineways;

const assumptions registry_values;

std::string text(const path& p) {
    std::string words{measure_names[static_cast<std::size_t>(p.what)]};
    words += '@' + std::to_string(p.stage);
    for (const path_step& step : p.steps) {
        if (step.along == axis::none) continue;
        words += '/' + std::string{axis_names[static_cast<std::size_t>(step.along)]} + '/' + std::to_string(step.index);
    }
    return words;
}

double sum_of_pairs(const term* t, std::size_t count) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < count; i += 2) sum += t[i].value * t[i + 1].value;
    return sum;
}

/// Effects on one cell, put together anew: (effect, reach) pairs of levers.
double damped(const term* t, std::size_t count) {
    const double fidelity = registry_values["fidelity"_p];
    double gain = 0;
    double loss = 0;
    for (std::size_t c = 0; c < cluster_count; ++c) {
        std::vector<std::pair<double, double>> by_reach;  // reach, effect as carried out
        for (std::size_t i = 0; i + 1 < count; i += 2) {
            const double effect = t[i].value;
            const double reach = t[i + 1].value;
            std::size_t place = 0;
            while (t[i].where.steps[place].along != axis::lever) ++place;
            if (lever_catalog[t[i].where.steps[place].index]->cluster != static_cast<cluster>(c)) continue;
            if (effect > 0)
                by_reach.emplace_back(reach, effect * fidelity);
            else
                loss += effect * reach;
        }
        // A pupil whom a lever reaches is also reached by every lever that reaches more pupils.
        std::stable_sort(by_reach.begin(), by_reach.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        for (std::size_t n = 1; n <= by_reach.size(); ++n) {
            double all = 0;
            double largest = 0;
            for (std::size_t i = 0; i < n; ++i) {
                all += by_reach[i].second;
                largest = std::max(largest, by_reach[i].second);
            }
            const double reached = by_reach[n - 1].first - (n < by_reach.size() ? by_reach[n].first : 0);
            gain += reached * (largest + registry_values["further_effect_share"_p] * (all - largest));
        }
    }
    const double ceiling = registry_values["effect_ceiling"_p];
    return ceiling * gain / (ceiling + gain) + loss;
}

/// The value of an entry, worked out again from its terms by its rule.
double again(const ledger::entry& e, const term* t, int year) {
    const std::size_t n = e.term_count;
    switch (e.rule) {
        case rule::given:
            return e.value;
        case rule::sum: {
            double sum = 0;
            for (std::size_t i = 0; i < n; ++i) sum += t[i].value;
            return sum;
        }
        case rule::product: {
            double product = t[0].value;
            for (std::size_t i = 1; i < n; ++i) product *= t[i].value;
            return product;
        }
        case rule::difference:
            return t[0].value - t[1].value;
        case rule::quotient:
            return t[0].value / t[1].value;
        case rule::group_count:
            return group_count(pupils{t[0].value}, {pupils{t[1].value}, pupils{t[2].value}});
        case rule::round_up_to_step:
            return nineways::detail::round_up_to_step(t[0].value, t[1].value);
        case rule::posts_from_minutes:
            return t[0].value * (t[1].value * t[2].value / t[3].value);
        case rule::sum_of_products:
            return sum_of_pairs(t, n);
        case rule::weighted_mean: {
            double weights = 0;
            for (std::size_t i = 1; i < n; i += 2) weights += t[i].value;
            return sum_of_pairs(t, n) / weights;
        }
        case rule::damped_sum:
            return damped(t, n);
        case rule::benchmark_dollars:
            return convert(t[0].value, year, 2018) / 1000 * t[1].value;
        case rule::normal_cdf:
            return percentile_points(effect_size{t[0].value});
        case rule::proportional_part:
            return t[0].value * t[1].value / t[2].value;
    }
    return 0;
}

bool may_round(rule r) { return r == rule::damped_sum; }

/// The ledgers of one typical district, as it stands and for both presets at about three percent more money.
struct books {
    district d;
    ledger before;
    ledger a;
    ledger b;
    comparison result;

    explicit books(const typical::district_row& row) : books(typical::build(row)) {}
    explicit books(district given) : d(std::move(given)) {
        const dollars net{488 * total_pupils(d).value()};
        result = compare(d, restore_preset(), transform_preset(), {net, 5, true}, registry_values, before, a, b);
    }
};

using values = std::map<std::string, double>;

/// The typical rural district, whose first two schools share the teachers of specials and special education.
district sharing() {
    district d = typical::build(typical::districts[2]);
    d.shared = {{"circuit",
                 {0, 1},
                 {standard_role::specials_teacher, standard_role::special_education_teacher},
                 minutes{100},
                 fte{0.1}}};
    return d;
}

values values_of(const ledger& book) {
    values all;
    for (const ledger::entry& e : book.entries()) all[text(e.where)] = e.value;
    return all;
}

}  // namespace

TEST_CASE("every number of a comparison follows from its terms by its rule, bit for bit", "[ledger]") {
    std::vector<district> districts{sharing()};
    for (const typical::district_row& row : typical::districts) districts.push_back(typical::build(row));
    for (const district& each : districts) {
        const books all{each};
        for (const ledger* book : {&all.before, &all.a, &all.b}) {
            CHECK(book->entries().size() > 1'000);
            for (const ledger::entry& e : book->entries()) {
                const double value = again(e, book->terms(e), all.d.dollar_year);
                if (value == e.value || (may_round(e.rule) && value == Approx(e.value).epsilon(1e-12).margin(1e-15)))
                    continue;
                CAPTURE(each.id, text(e.where), rule_names[static_cast<std::size_t>(e.rule)]);
                CHECK(value == e.value);
            }
        }
    }
}

TEST_CASE("what is given has no terms, and what is worked out has some", "[ledger]") {
    const books all{typical::districts[2]};
    for (const ledger* book : {&all.before, &all.a, &all.b}) {
        std::size_t given = 0;
        for (const ledger::entry& e : book->entries()) {
            if (e.rule == rule::given) {
                ++given;
                CHECK(e.term_count == 0);
            } else if (e.rule != rule::sum && e.rule != rule::sum_of_products && e.rule != rule::damped_sum) {
                CHECK(e.term_count > 0);  // only a sum may be of nothing
            }
        }
        CHECK(given > 0);
    }
}

TEST_CASE("a path stands for one value, and a term has the value of its own entry", "[ledger]") {
    for (const typical::district_row& row : typical::districts) {
        const books all{row};
        const values base = values_of(all.before);
        for (const ledger* book : {&all.before, &all.a, &all.b}) {
            values own = base;
            for (const ledger::entry& e : book->entries()) {
                const auto [at, is_new] = own.emplace(text(e.where), e.value);
                if (is_new || at->second == e.value) continue;
                CAPTURE(row.id, text(e.where));
                CHECK(at->second == e.value);
            }
            for (const ledger::entry& e : book->entries()) {
                for (std::size_t i = 0; i < e.term_count; ++i) {
                    const term& t = book->terms(e)[i];
                    const auto at = own.find(text(t.where));
                    if (at == own.end() || at->second == t.value) continue;
                    CAPTURE(row.id, text(e.where), text(t.where));
                    CHECK(at->second == t.value);
                }
            }
        }
    }
}

TEST_CASE("a parameter among the terms has the registry's value", "[ledger]") {
    const books all{typical::districts[2]};
    std::size_t found = 0;
    for (const ledger* book : {&all.a, &all.b}) {
        for (const ledger::entry& e : book->entries()) {
            for (std::size_t i = 0; i < e.term_count; ++i) {
                const term& t = book->terms(e)[i];
                if (t.where.what != measure::parameter) continue;
                ++found;
                CHECK(t.value == registry_values[parameter_ref{t.where.steps[0].index}]);
            }
        }
    }
    CHECK(found > 0);
}

TEST_CASE("headline figures stand in the ledger with the value that is shown", "[ledger]") {
    const books all{typical::districts[2]};
    const values base = values_of(all.before);
    CHECK(base.at(text(all.result.before.cost.teachers.where)) == all.result.before.cost.teachers.value.value());
    for (const auto& [book, side] : {std::pair{&all.a, &all.result.a}, std::pair{&all.b, &all.result.b}}) {
        values own = base;
        for (const auto& [where, value] : values_of(*book)) own[where] = value;
        const evaluation& r = side->result;
        CHECK(own.at(text(r.recurring.where)) == r.recurring.value.central.value());
        CHECK(own.at(text(r.one_time.where)) == r.one_time.value.central.value());
        CHECK(own.at(text(r.basis.where)) == r.basis.value.value());
        CHECK(own.at(text(r.ten_years.where)) == r.ten_years.value.value());
        CHECK(own.at(text(r.cost.teachers.where)) == r.cost.teachers.value.value());
        for (const cost_line& line : r.cost.lines) CHECK(own.at(text(line.where)) == line.amount.central.value());
        for (const lever_result& l : r.levers) {
            CHECK(own.at(text(l.recurring.where)) == l.recurring.value.central.value());
            CHECK(own.at(text(l.basis.where)) == l.basis.value.value());
            CHECK(own.at(text(l.ten_years.where)) == l.ten_years.value.value());
        }
        for (const class_metric& m : side->metrics.classes) CHECK(own.at(text(m.size.where)) == m.size.value);
        for (const attention_metric& m : side->metrics.attention)
            CHECK(own.at(text(m.adult_minutes.where)) == m.adult_minutes.value);
    }
}

TEST_CASE("a path keeps three places", "[ledger]") {
    const path p = path{measure::posts, 2, {}}.at(axis::school, 1).at(axis::role, 4);
    CHECK(p.steps[0] == path_step{axis::school, 1});
    CHECK(p.steps[1] == path_step{axis::role, 4});
    CHECK(p.steps[2] == path_step{});
    CHECK(p != path{measure::posts, 1, {}}.at(axis::school, 1).at(axis::role, 4));
    CHECK(measure_names[static_cast<std::size_t>(measure::dollars_a_pupil)] == "dollars_a_pupil");
    CHECK(measure_names[static_cast<std::size_t>(measure::days_a_minute)] == "days_a_minute");
    CHECK(rule_names[static_cast<std::size_t>(rule::normal_cdf)] == "normal_cdf");
    CHECK(axis_names[static_cast<std::size_t>(axis::added_days)] == "added_days");
}

// The lever of coaching counts no day: its state names the posts of the state before any lever.
TEST_CASE("time beyond the contract is explained down to the schools' minutes and teachers", "[ledger]") {
    district d = small::district();
    d.designs[0].week.planning_in = time_place::outside;
    d.designs[0].week.collaboration = minutes{125};  // 60 beyond the contract, as prices_test has it
    ledger before;
    const baseline base = stand_before(d, registry_values, before);
    ledger after;
    static_cast<void>(evaluate(d, base, small::only("coaching", {{"share", 0.5}}), registry_values, 5, after));
    values known = values_of(before);
    CHECK(known.at("cost_line@0/line/3") == Approx(6.2 * 4.8 * 55'000 / 200 * 1.25));
    CHECK(known.at("minutes_beyond@0/school/0") == 60);
    CHECK(known.at("day_teachers@0/school/0") == Approx(6.2));
    for (const auto& [place, value] : values_of(after)) known[place] = value;
    CHECK(known.at("minutes_beyond@1") == Approx(60));
    for (const ledger* book : {&before, &after}) {
        for (const ledger::entry& e : book->entries()) {
            CAPTURE(text(e.where));
            if (!may_round(e.rule)) CHECK(again(e, book->terms(e), d.dollar_year) == e.value);
            if (e.where.what < measure::day_teachers && e.where.what != measure::units) continue;
            for (std::size_t i = 0; i < e.term_count; ++i)
                CHECK(known.at(text(book->terms(e)[i].where)) == book->terms(e)[i].value);
        }
    }
}

// 300 minutes of a longer day that are paid beside the contract, and 60 together that it does not hold, for 5 homerooms,
// 0.7 posts of art and 0.5 of small groups: both stand in one sum.
TEST_CASE("a longer day that is paid is explained beside what the contract does not hold", "[ledger]") {
    district d = small::district();
    d.designs[0].week.collaboration = minutes{360};
    ledger before;
    const baseline base = stand_before(d, registry_values, before);
    ledger after;
    const scenario hour = small::only("extended_time", {{"minutes", 60}, {"schools", 1}});
    static_cast<void>(evaluate(d, base, hour, registry_values, 5, after));
    const values known = values_of(after);
    CHECK(known.at("minutes_paid@1/school/0") == Approx(300));
    CHECK(known.at("minutes_beyond@1/school/0") == Approx(60));
    CHECK(known.at("minutes_beyond@1") == Approx(360));
    CHECK(known.at("cost_line@1/line/3") == Approx(6.2 * 360 * 36 / 60 / 7.5 * 55'000 / 200 * 1.25));
    for (const ledger::entry& e : after.entries()) {
        CAPTURE(text(e.where));
        if (!may_round(e.rule)) CHECK(again(e, after.terms(e), d.dollar_year) == e.value);
    }
}

TEST_CASE("no two numbers have one path", "[ledger]") {
    district d = sharing();
    d.schools[0].enrollment[0] = pupils{36};
    for (auto& g : d.designs)
        for (auto& b : g.blocks)
            if (b.id == "prekindergarten") b.adults[1].adults = 2;
    ledger book;
    const auto b = stand_before(d, registry_values, book);
    (void)b;
    int clash = 0;
    const auto& es = book.entries();
    for (std::size_t i = 0; i < es.size(); ++i)
        for (std::size_t j = i + 1; j < es.size(); ++j)
            if (es[i].where == es[j].where && es[i].value != es[j].value) ++clash;
    CHECK(clash == 0);
}

TEST_CASE("every term has an entry of its own, and so has every figure of a result", "[ledger]") {
    const district d = sharing();
    ledger before, a, b;
    const comparison c =
        compare(d, restore_preset(), transform_preset(), {dollars{585'600}, 5, true}, registry_values, before, a, b);
    std::map<std::string, int> known;
    for (const auto& e : before.entries()) known[text(e.where)] = 1;
    for (const auto& [book, side] : {std::pair{&a, &c.a}, std::pair{&b, &c.b}}) {
        auto own = known;
        for (const auto& e : book->entries()) own[text(e.where)] = 1;
        for (const auto& e : book->entries()) {
            for (std::size_t i = 0; i < e.term_count; ++i) {
                const path& p = book->terms(e)[i].where;
                if (p.what == measure::parameter || own.count(text(p)) == 1) continue;
                CAPTURE(text(p), text(e.where));
                CHECK(own.count(text(p)) == 1);
            }
        }
        CHECK(own.count(text(side->result.in_year.where)) == 1);
        for (const lever_result& l : side->result.levers) CHECK(own.count(text(l.year_one.where)) == 1);
    }
}

}  // namespace ledger_test
