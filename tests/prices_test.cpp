// SPDX-License-Identifier: MIT
#include <nineways/assumptions.hpp>
#include <nineways/metrics.hpp>
#include <nineways/prices.hpp>

#include <catch2/catch.hpp>

#include "small_district.hpp"

#include <nineways/typical.hpp>

namespace prices_test {

namespace {

using namespace nineways;
using namespace standard_role;

const cost_line* line_of(const spending& s, measure what, axis along, std::size_t index) {
    for (const cost_line& l : s.lines) {
        if (l.where.what == what && l.where.steps[0] == path_step{along, static_cast<std::uint16_t>(index)}) return &l;
    }
    return nullptr;
}

/// The amount of one line; fails the test when there is no such line.
range<dollars> amount(const spending& s, axis along, std::size_t index, measure what = measure::cost_line) {
    const cost_line* line = line_of(s, what, along, index);
    REQUIRE(line != nullptr);
    return line->amount;
}

bool is_ordered(const range<dollars>& r) { return r.low <= r.central && r.central <= r.high; }

}  // namespace

// Average pay 55,000; a post costs 55,000 x 1.25 + 10,000 = 78,750, and from x 1.15 (73,250) to x 1.35 (84,250).
TEST_CASE("a small district's budget, worked by hand", "[prices]") {
    district d = small::district();
    d.schools[0].staff = {{principal, fte{1}}};
    d.roles[principal].salary = dollars_per_fte{100'000};
    d.unmodelled[static_cast<std::size_t>(spending_function::operations)] = dollars{12'345};
    const spending s = small::stand(d).cost;
    CHECK(s.teachers.value.value() == Approx(6.3));
    CHECK(s.average_salary.value == dollars_per_fte{55'000});
    CHECK(amount(s, axis::role, classroom_teacher).central.value() == Approx(5 * 78'750));
    CHECK(amount(s, axis::role, classroom_teacher).low.value() == Approx(5 * 73'250));
    CHECK(amount(s, axis::role, classroom_teacher).high.value() == Approx(5 * 84'250));
    CHECK(amount(s, axis::role, specials_teacher).central.value() == Approx(0.8 * 78'750));
    CHECK(amount(s, axis::role, special_education_teacher).central.value() == Approx(0.5 * 78'750));
    CHECK(amount(s, axis::role, principal).central.value() == Approx(135'000));
    CHECK(amount(s, axis::line, 0).central.value() == Approx(6'300));  // substitutes
    const auto kept = static_cast<std::size_t>(spending_function::operations);
    CHECK(amount(s, axis::function, kept, measure::unmodelled_line) ==
          range<dollars>{dollars{12'345}, dollars{12'345}, dollars{12'345}});
    CHECK(s.recurring.central.value() == Approx(6.3 * 78'750 + 135'000 + 6'300 + 12'345));
    CHECK(s.recurring.low.value() == Approx(6.3 * 73'250 + 125'000 + 6'300 + 12'345));
    CHECK(s.one_time == range<dollars>{});
    CHECK(s.lines.size() == 6);
}

// The art of 5 classes, 5 x 235 / 1,512 = 0.777 posts, in steps 0.8, taught by another organisation for 45,000 a post.
TEST_CASE("posts under contract cost their price and nothing on top", "[prices]") {
    district d = small::district();
    const auto partner = static_cast<role_id>(d.roles.size());
    d.roles.push_back({"partner_staff", "staff of a partner", spending_function::instruction, pay_basis::contract,
                       dollars_per_fte{45'000}, false});
    d.designs[0].blocks[2].adults[0].role = partner;
    ledger book;
    const quantities q = small::count(d);
    const spending s = price(d, q, stand(d, q), {}, 0, book);
    const dollars all{0.8 * 45'000};
    CHECK(amount(s, axis::role, partner).low.value() == Approx(all.value()));
    CHECK(amount(s, axis::role, partner).central.value() == Approx(all.value()));
    CHECK(amount(s, axis::role, partner).high.value() == Approx(all.value()));
    // They are no teachers: substitutes are paid for 5.5 posts, and 5.5 are paid on the grid.
    CHECK(s.teachers.value.value() == Approx(5.5));
    CHECK(s.recurring.central.value() == Approx(5.5 * 78'750 + 5'500 + all.value()));
    // The ledger: posts times the contract's price, and no benefits of theirs.
    const path line = path{measure::cost_line, 0, {}}.at(axis::role, partner);
    const path listed = path{measure::contract_price, 0, {}}.at(axis::role, partner);
    int found = 0;
    for (const ledger::entry& e : book.entries()) {
        if (e.where == line) {
            ++found;
            CHECK(e.rule == rule::product);
            REQUIRE(e.term_count == 2);
            CHECK(book.terms(e)[1].where == listed);
            CHECK(book.terms(e)[1].value == 45'000);
        }
        if (e.where == listed) ++found;
        CHECK_FALSE(e.where == path{measure::benefits_on_pay, 0, {}}.at(axis::role, partner));
    }
    CHECK(found == 2);
}

TEST_CASE("a roster beyond the day is one line that adds to the classroom teachers", "[prices]") {
    district d = small::district();
    d.roster = {{classroom_teacher, fte{6.5}}};
    const baseline b = small::stand(d);
    CHECK(b.base.outside_day[classroom_teacher].value() == Approx(1.5));
    CHECK(b.cost.posts[classroom_teacher].value.value() == Approx(6.5));
    CHECK(b.base.outside_day[specials_teacher] == fte{0});  // a role that the roster does not name
    d.roster = {{classroom_teacher, fte{4}}};
    CHECK(small::stand(d).base.outside_day[classroom_teacher].value() == Approx(-1));
    CHECK(small::stand(d).cost.posts[classroom_teacher].value.value() == Approx(4));
}

TEST_CASE("posts that the central office lists are part of the roster", "[prices]") {
    district d = small::district();
    d.roster = {{classroom_teacher, fte{7}}};
    d.central_staff = {{classroom_teacher, fte{0.5}}};
    CHECK(small::stand(d).cost.posts[classroom_teacher].value.value() == Approx(7));
}

TEST_CASE("added days, supplements and purchases, worked by hand", "[prices]") {
    district d = small::district();
    d.pay.added = {{"days", 2, 0.5}};
    d.pay.supplements = {{"roles", 0.1, dollars_per_fte{4'000}, earned_by::contribution}};
    d.purchases = {{"books", spending_function::instruction, purchase::basis::per_pupil, 2, {5, 10, 15}, false},
                   {"kits", spending_function::instruction, purchase::basis::per_teacher, 1, {100, 100, 200}, false},
                   {"server", spending_function::operations, purchase::basis::flat, 3, {900, 1'000, 2'000}, true}};
    const spending s = small::stand(d).cost;
    CHECK(amount(s, axis::added_days, 0).central.value() == Approx(6.3 * 0.5 * 2 * 55'000 / 200 * 1.25));
    CHECK(amount(s, axis::supplement, 0).central.value() == Approx(6.3 * 0.1 * 4'000 * 1.25));
    CHECK(amount(s, axis::purchase, 0).central.value() == Approx(92 * 2 * 10));
    CHECK(amount(s, axis::purchase, 0).high.value() == Approx(92 * 2 * 15));
    CHECK(amount(s, axis::purchase, 1).central.value() == Approx(630));
    CHECK(amount(s, axis::purchase, 2, measure::one_time_line).central == dollars{3'000});
    CHECK(s.one_time == range<dollars>{dollars{2'700}, dollars{3'000}, dollars{6'000}});
}

// 5 x 7.5 x 60 = 2,250 minutes of contract less 1,950 of school leave 300; 360 outside are 60 more than that, 36 hours
// a year, 4.8 days of 7.5 hours. With nothing to plan in the day contact is 1,747: art needs 5 x 235 / 1,747 = 0.68, so
// 0.7, and resource 2 x 360 / 1,747 = 0.42, so 0.5: with five homerooms 6.2 teachers.
TEST_CASE("time outside the pupils' day is paid where the contract does not hold it", "[prices]") {
    district d = small::district();
    d.designs[0].week.planning_in = time_place::outside;
    d.designs[0].week.collaboration = minutes{65};  // with planning 300, which is all that the contract leaves
    CHECK(line_of(small::stand(d).cost, measure::cost_line, axis::line, 3) == nullptr);
    CHECK(small::stand(d).cost.days_beyond_contract == 0);
    d.designs[0].week.collaboration = minutes{125};
    const spending s = small::stand(d).cost;
    CHECK(s.teachers.value.value() == Approx(6.2));
    CHECK(s.days_beyond_contract == Approx(6.2 * 4.8));
    CHECK(amount(s, axis::line, 3).low.value() == Approx(6.2 * 4.8 * 55'000 / 200 * 1.15));
    CHECK(amount(s, axis::line, 3).central.value() == Approx(6.2 * 4.8 * 55'000 / 200 * 1.25));
    CHECK(amount(s, axis::line, 3).high.value() == Approx(6.2 * 4.8 * 55'000 / 200 * 1.35));
    CHECK(attribute_pay(d, s).added_time.value() ==
          Approx(6.2 * 4.8 * 55'000 / 200));
}

// A second school of the same pupils keeps its time in the day: 6.3 teachers with nothing beyond. The mean over 12.5
// teachers is 6.2 x 60 / 12.5 minutes; it is paid to the 12.5 and the one of the roster beyond the day.
TEST_CASE("time beyond the contract is that of the schools' teachers, on the mean of all", "[prices]") {
    district d = small::district();
    d.designs.push_back(d.designs[0]);
    d.designs[1].id = "in_the_day";
    d.designs[0].week.planning_in = time_place::outside;
    d.designs[0].week.collaboration = minutes{125};
    d.schools.push_back(d.schools[0]);
    d.schools[1].id = "two";
    d.schools[1].design = 1;
    d.roster = {{classroom_teacher, fte{11}}};
    const spending s = small::stand(d).cost;
    CHECK(s.teachers.value.value() == Approx(13.5));
    CHECK(s.days_beyond_contract == Approx(13.5 * (6.2 * 60 / 12.5) * 36 / 60 / 7.5));
}

TEST_CASE("missing rooms cost once", "[prices]") {
    district d = small::district();
    d.schools[0].rooms = 4;  // two short, 60,000 apiece, from 10,000 to 250,000
    CHECK(small::stand(d).cost.one_time == range<dollars>{dollars{20'000}, dollars{120'000}, dollars{500'000}});
}

TEST_CASE("turnover is charged on its change alone", "[prices]") {
    district d = small::district();
    const baseline before = small::stand(d);
    CHECK(line_of(before.cost, measure::cost_line, axis::line, 1) == nullptr);
    d.pay.separation_rate = 0.10;
    no_ledger none;
    const spending after = price(d, before.day, before.base, {}, 1, none);
    const double each = 16'450 * price_level(2023) / price_level(2024);
    CHECK(amount(after, axis::line, 1).central.value() == Approx(-6.3 * 0.02 * each));
    CHECK(is_ordered(amount(after, axis::line, 1)));
}

TEST_CASE("an added post of a typical district costs 69,597 x 1.25 + 12,527", "[prices]") {
    district d = *typical::find("typical-rural");
    const baseline before = small::stand(d);
    d.central_staff.push_back({coach, fte{1}});
    no_ledger none;
    const spending after = price(d, before.day, before.base, {}, 1, none);
    const double added = (after.recurring.central - before.cost.recurring.central).value();
    CHECK(added == Approx(69'597 * 1.25 + 0.18 * 69'597).epsilon(1e-9));
    CHECK(added == Approx(99'523).margin(2));
}

TEST_CASE("every line of a typical budget is ordered, and the lines add up to it", "[prices]") {
    for (const typical::district_row& row : typical::districts) {
        const spending s = small::stand(typical::build(row)).cost;
        double low = 0;
        double central = 0;
        for (const cost_line& line : s.lines) {
            CHECK(is_ordered(line.amount));
            if (line.one_time) continue;
            low += line.amount.low.value();
            central += line.amount.central.value();
        }
        CHECK(s.recurring.low.value() == low);
        CHECK(s.recurring.central.value() == central);
        CHECK(is_ordered(s.recurring));
        CHECK(s.recurring.low < s.recurring.high);
    }
}

TEST_CASE("a roster holds every post of its roles, wherever listed", "[prices]") {
    district d = small::district();
    d.roster = {{classroom_teacher, fte{7}}};
    d.schools[0].staff = {{classroom_teacher, fte{0.5}}};
    CHECK(small::stand(d).cost.posts[classroom_teacher].value.value() == Approx(7));
}

TEST_CASE("a roster may name a role in two rows", "[prices]") {
    district d = small::district();
    d.roster = {{classroom_teacher, fte{4}}, {classroom_teacher, fte{3}}};
    CHECK(small::stand(d).cost.posts[classroom_teacher].value.value() == Approx(7));
}

TEST_CASE("ranges are ordered when an assumption has no spread", "[prices]") {
    assumptions sure;
    sure.set("benefits_variable_rate"_p, {0.25, 0.25, 0.25});
    int bad = 0;
    for (const auto& row : typical::districts) {
        const district d = typical::build(row);
        for (const cost_line& l : small::stand(d, sure).cost.lines)
            bad += !(l.amount.low <= l.amount.central && l.amount.central <= l.amount.high);
    }
    CHECK(bad == 0);
}

}  // namespace prices_test
