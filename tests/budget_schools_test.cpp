// SPDX-License-Identifier: MIT
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <nineways/budget_schools.hpp>
#include <nineways/formula/resolve.hpp>
#include <nineways/io/formula_json.hpp>

#include "small_district.hpp"

namespace budget_schools_test {

using namespace nineways;

namespace {

struct read_formula {
    formula rules;
    formula_program program;
    faults found;

    [[nodiscard]] budget_formula at(std::string_view place) const { return {rules, program, place}; }
};

read_formula formula_of(const std::string& rest) {
    const std::string text =
        R"j({"format": "nineways-formula/1", "id": "f", "title": "F", "unit": "school", "key": "school", )j" + rest +
        "}";
    read_formula out;
    io::fault_list log;
    const auto document = io::read_json(text, log);
    REQUIRE(document);
    io::document_reader reading{*document, log};
    out.rules = io::read_formula(reading.root(), log);
    if (log.empty()) out.program = resolve(out.rules, "", log);
    out.found = log.take();
    REQUIRE(out.found.empty());
    return out;
}

/// A teacher for 20 pupils, rounded up, a principal, an intervention teacher for 30 low-income pupils.
const std::string posts = R"j(
    "sets": [{"id": "role", "members": ["classroom_teacher", "interventionist", "aide", "principal"]}],
    "parameters": [{"id": "may_exchange", "over": ["role"],
        "value": {"classroom_teacher": 0, "interventionist": 1, "aide": 1, "principal": 0}}],
    "inputs": [{"id": "enrollment"}, {"id": "low_income"}, {"id": "price", "over": ["role"]}],
    "lines": [{"id": "classroom_teacher", "value": "round_up(enrollment / 20, 0)"},
              {"id": "principal", "value": "1"}, {"id": "interventionist", "value": "low_income / 30"},
              {"id": "paid", "value": "classroom_teacher * price[classroom_teacher] + principal * price[principal] + need"},
              {"id": "pupils", "value": "enrollment / 20 * price[classroom_teacher]"},
              {"id": "need", "value": "interventionist * price[interventionist]"},
              {"id": "size", "value": "paid - pupils - need"}, {"id": "controlled", "value": "need"}],
    "amount": "paid", "parts": ["pupils", "size", "need"])j";

/// $100,000 a school, and a base with half as much again for low-income pupils.
const std::string weights = R"j(
    "inputs": [{"id": "enrollment"}, {"id": "low_income"}, {"id": "staffing"}],
    "lines": [{"id": "weighted_pupils", "value": "enrollment + 0.5 * low_income"},
              {"id": "base", "level": "all", "so_that": "sum(allocation) = sum(staffing)", "from": "0", "to": "100000"},
              {"id": "pupils", "value": "base * enrollment"}, {"id": "need", "value": "base * 0.5 * low_income"},
              {"id": "size", "value": "100000"}, {"id": "allocation", "value": "pupils + need + size"},
              {"id": "controlled", "value": "allocation - 90000"}],
    "amount": "allocation", "parts": ["pupils", "size", "need"])j";

/// Two schools: 92 pupils and 40 pupils, 30 of low income in both; a teacher costs 55,000 x 1.25 + 10,000 = $78,750, a
/// principal 100,000 x 1.25 + 10,000 = $135,000, an aide 20,000 x 1.25 + 10,000 = $35,000. A third has no pupils.
district two_schools() {
    district d = small::district();
    d.roles[standard_role::principal].salary = dollars_per_fte{100'000};
    d.roles[standard_role::aide].salary = dollars_per_fte{20'000};
    d.schools[0].staff = {{standard_role::principal, fte{1}}, {standard_role::aide, fte{0.5}}};
    d.schools[0].needs.low_income = pupils{30};
    school two = d.schools[0];
    two.id = "two";
    two.enrollment[small::kindergarten] = pupils{20};
    two.enrollment[small::first] = pupils{20};
    two.staff = {{standard_role::principal, fte{1}}};
    school empty = two;
    empty.id = "empty";
    empty.enrollment = {};
    empty.needs = {};
    d.schools.push_back(empty);
    d.schools.push_back(two);
    return d;
}

/// 8 % of pupils are intensive, and 14 % more of the low-income share.
assumptions plain_tiers() {
    assumptions assumed;
    assumed.set("intensive_share_per_low_income"_p, {0, 0, 0});
    return assumed;
}

double part(const std::array<dollars, budget_part_count>& parts, budget_part p) {
    return parts[static_cast<std::size_t>(p)].value();
}

}  // namespace

TEST_CASE("two schools under posts, weights and as they are, by hand", "[budgets]") {
    const read_formula a = formula_of(posts);
    const read_formula b = formula_of(weights);
    const district d = two_schools();
    detail::fault_list log;
    const std::vector<std::optional<dollars_per_fte>> salaries{dollars_per_fte{60'000}};
    const school_budgets all = budget_schools(d, plain_tiers(), a.at("/a"), b.at("/b"), salaries, log);
    REQUIRE(log.empty());
    REQUIRE(all.schools.size() == 2);
    const school_budget& one = all.schools[0];
    const school_budget& two = all.schools[1];
    CHECK(one.school == 0);
    CHECK(two.school == 2);

    // 92 / 20 = 4.6: 5 teachers, 1 intervention teacher, a principal: 6 x 78,750 + 135,000
    CHECK(one.staffing.amount.value() == Approx(607'500));
    CHECK(one.staffing.parts[0].value() == Approx(4.6 * 78'750));
    CHECK(one.staffing.parts[1].value() == Approx(135'000 + 0.4 * 78'750));
    CHECK(one.staffing.parts[2].value() == Approx(78'750));
    CHECK(two.staffing.amount.value() == Approx(371'250));

    // 978,750 in all, less 2 x 100,000, for 92 + 15 and 40 + 15 weighted pupils: 778,750 / 162 a weight
    CHECK(one.weights.amount.value() == Approx(100'000 + 107 * 778'750.0 / 162));
    CHECK(two.weights.amount.value() == Approx(100'000 + 55 * 778'750.0 / 162));
    CHECK(one.weighted.value().value() == 107);

    // Today: 4 + 1 classes; art 5 x 235 / 1,512 = 0.78: 0.8; 6 + 1 intensive pupils in 2 groups x 360 / 1,512 = 0.48:
    // 0.5; 6.3 teachers, a principal, half an aide. They earn 5,000 above the average, with 25 % on it.
    CHECK(one.staff_cost.value().value() == Approx(6.3 * 5'000 * 1.25));
    CHECK(one.today.value() == Approx(6.3 * 78'750 + 135'000 + 17'500 + 39'375));
    // 0.8 + 0.5 - 1 teachers and half an aide that the formula does not give
    CHECK(one.legacy_posts.value() == Approx(0.3 * 78'750 + 17'500));
    // 2 classes, art 2 x 235 / 1,512 = 0.31: 0.4; 2 + 2 intensive pupils in a group of 360 / 1,512 = 0.24: 0.3
    CHECK_FALSE(two.staff_cost);
    CHECK(two.today.value() == Approx(2.7 * 78'750 + 135'000));
    CHECK(two.legacy_posts.value() == Approx(-0.3 * 78'750));

    // Half an aide, an intervention teacher, all but 90,000.
    CHECK(one.controlled_today.value().value() == Approx(17'500));
    CHECK(one.staffing.controlled.value().value() == Approx(78'750));
    CHECK(one.weights.controlled.value() == one.weights.amount - dollars{90'000});
    CHECK_FALSE(one.small_size);

    const auto change = one.parts_of_change();
    CHECK(part(change, budget_part::each_pupil) == Approx(92 * 778'750.0 / 162 - 362'250));
    CHECK(part(change, budget_part::size) == Approx(100'000 - 166'500));
    CHECK(part(change, budget_part::need) == Approx(15 * 778'750.0 / 162 - 78'750));
    CHECK(part(change, budget_part::programme) == 0);
    CHECK(part(change, budget_part::staff_cost) == Approx(-39'375));
    CHECK(part(change, budget_part::legacy_posts) == Approx(-41'125));

    std::vector<std::string> legacy;
    for (const budgeted_posts& p : one.posts) {
        legacy.push_back(d.roles[p.role].id + ' ' + detail::decimal_text((p.today - p.given.value()).value()));
    }
    CHECK(legacy == std::vector<std::string>{"classroom_teacher 0", "specials_teacher 0.8",
                                             "special_education_teacher 0.5", "interventionist -1", "aide 0.5",
                                             "principal 0"});
}

TEST_CASE("the yearly cost of small size is that of what is fixed", "[budgets]") {
    // 100,000 + 1,000 a pupil: below 100 pupils a school lacks the part 1 - pupils / 100 of the fixed dollars, times
    // the mean of 1 / x over sizes x from three to five quarters.
    const read_formula a = formula_of(R"j("inputs": [{"id": "enrollment"}],
        "lines": [{"id": "pupils", "value": "1000 * enrollment"}, {"id": "size", "value": "100000"},
                  {"id": "paid", "value": "pupils + size"}, {"id": "reference_size", "level": "all", "value": "92"}],
        "amount": "paid", "parts": ["pupils", "size"])j");
    const read_formula b = formula_of(weights);
    detail::fault_list log;
    const school_budgets all = budget_schools(two_schools(), {}, a.at("/a"), b.at("/b"), {}, log);
    REQUIRE(log.empty());
    double mean = 0;
    for (int k = 0; k <= 16; ++k) mean += 1 / (0.75 + k / 32.0) / 17;
    CHECK(all.schools[0].small_size.value().value() == 0);
    CHECK(all.schools[1].small_size.value().value() == Approx(100'000 * mean * (1 - 40.0 / 92)));
    CHECK_FALSE(all.schools[1].controlled_today);
    CHECK_FALSE(all.schools[1].posts[0].given);
}

TEST_CASE("formulas that do not fit a district's schools are faults, all at once", "[budgets]") {
    const read_formula a = formula_of(R"j("inputs": [{"id": "enrolment"}, {"id": "low_income", "least": 31}],
        "lines": [{"id": "paid", "value": "enrolment + low_income"}], "amount": "paid", "parts": ["paid"])j");
    const read_formula b = formula_of(R"j("inputs": [{"id": "enrollment"}],
        "lines": [{"id": "paid", "value": "enrollment"}], "amount": "paid")j");
    detail::fault_list log;
    static_cast<void>(budget_schools(two_schools(), {}, a.at("/a"), b.at("/b"), {}, log));
    const faults parts = log.take();
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].place == "/a/parts/0");
    CHECK(parts[0].found == "\"paid\"");
    CHECK(parts[1].place == "/b");

    const read_formula c = formula_of(R"j("inputs": [{"id": "enrolment"}, {"id": "low_income", "least": 31}],
        "lines": [{"id": "pupils", "value": "enrolment + low_income"}], "amount": "pupils", "parts": ["pupils"])j");
    static_cast<void>(budget_schools(two_schools(), {}, c.at("/c"), c.at("/c"), {}, log));
    const faults inputs = log.take();
    REQUIRE(inputs.size() == 3);
    CHECK(inputs[0].place == "/c/inputs/0");
    CHECK(inputs[0].mend == "Is \"enrollment\" meant?");
    CHECK(inputs[1].place == "/c/inputs/1");
    CHECK(inputs[1].found == "low_income = 30 in school \"one\"");
}

}  // namespace budget_schools_test
