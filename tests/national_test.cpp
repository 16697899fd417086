// SPDX-License-Identifier: MIT
#include <nineways/national.hpp>

#include <catch2/catch.hpp>

namespace national_test {

namespace {

using namespace nineways;

double posts_of(const std::vector<post_count>& all, role_id r) {
    double sum = 0;
    for (const post_count& p : all) sum += p.role == r ? p.posts.value() : 0;
    return sum;
}

}  // namespace

TEST_CASE("the default grid averages what it is asked for, in one printed factor", "[national]") {
    const pay_system p = national::pay({}, fte{1'645}, dollars_per_fte{69'597}, 2023);
    CHECK(average_salary(p.grid).value() == Approx(69'597).epsilon(1e-12));
    CHECK(teachers(p.grid).value() == Approx(1'645).epsilon(1e-12));
    // 45,000 in dollars of 2021 at steps of 2.5 % averages well below 69,597, so the factor is above one.
    const double start = 45'000 * price_level(2023) / price_level(2021);
    CHECK(p.grid.salary[0].value() == Approx(start * p.grid_scale));
    CHECK(p.grid_scale > 1);
    CHECK(p.grid_scale < 1.3);
    REQUIRE(p.grid.salary.size() == p.grid.steps * p.grid.lanes.size());
    for (std::size_t step = 0; step < p.grid.steps; ++step) {
        const double first = p.grid.salary[p.grid.cell(step, 0)].value();
        CHECK(p.grid.salary[p.grid.cell(step, 1)].value() == Approx(1.11 * first));
        if (step > 0) CHECK(first == Approx(1.025 * p.grid.salary[p.grid.cell(step - 1, 0)].value()));
    }
}

TEST_CASE("51 percent of teachers hold a master's degree at every step", "[national]") {
    const pay_system p = national::pay({}, fte{100}, dollars_per_fte{60'000}, 2023);
    for (std::size_t step = 0; step < p.grid.steps; ++step) {
        const double both = (p.grid.headcount[p.grid.cell(step, 0)] + p.grid.headcount[p.grid.cell(step, 1)]).value();
        CHECK(p.grid.headcount[p.grid.cell(step, 1)].value() == Approx(0.51 * both));
    }
}

TEST_CASE("the default headcount is steady: a year of staying, leaving and hiring gives it back", "[national]") {
    const assumptions registry_values;
    const pay_system p = national::pay(registry_values, fte{1'000}, dollars_per_fte{60'000}, 2023);
    const double stay = 1 - 0.12;
    std::vector<double> now(p.grid.steps);
    for (std::size_t s = 0; s < p.grid.steps; ++s) {
        now[s] = (p.grid.headcount[p.grid.cell(s, 0)] + p.grid.headcount[p.grid.cell(s, 1)]).value();
    }
    for (std::size_t s = 0; s < p.grid.steps; ++s) {
        // 120 hires: half at the first step, half spread over the next ten.
        const double hired = s == 0 ? 60 : s <= 10 ? 6 : 0;
        const double kept = s == 0 ? 0 : stay * now[s - 1];
        const double at_top = s + 1 == p.grid.steps ? stay * now[s] : 0;
        CHECK(now[s] == Approx(hired + kept + at_top));
    }
}

TEST_CASE("separations are leavers and half of the movers", "[national]") {
    CHECK(national::separation_rate({}) == Approx(0.12));
}

TEST_CASE("flat benefits are the part of the average rate that does not move with pay", "[national]") {
    CHECK(national::flat_benefits({}, 2023).value() == Approx(0.18 * 69'597));  // $12,527
}

TEST_CASE("a school has the national staff for its pupils, and never more than one principal", "[national]") {
    const auto large = national::school_staff({}, pupils{1'000});
    CHECK(posts_of(large, standard_role::principal) == 1);
    CHECK(posts_of(large, standard_role::assistant_principal) == Approx(3));
    CHECK(posts_of(large, standard_role::aide) == Approx(17.2));
    CHECK(posts_of(large, standard_role::counselor) == Approx(2.4));
    CHECK(posts_of(large, standard_role::librarian) == Approx(0.9));
    CHECK(posts_of(large, standard_role::clerical) == Approx(6.4));
    for (const double count : {20.0, 100.0, 250.0, 251.0, 2'000.0}) {
        const auto staff = national::school_staff({}, pupils{count});
        CHECK(posts_of(staff, standard_role::principal) <= 1);
        CHECK(posts_of(staff, standard_role::assistant_principal) >= 0);
        CHECK(posts_of(staff, standard_role::principal) + posts_of(staff, standard_role::assistant_principal) ==
              Approx(count * 0.004));
    }
}

TEST_CASE("spending by function adds up to the national figure, in the shares of the finance survey", "[national]") {
    const auto parts = national::spending_by_function({}, 2023);
    double all = 0;
    for (const double part : parts) all += part;
    CHECK(all == Approx(16'280));
    CHECK(parts[static_cast<std::size_t>(spending_function::instruction)] == Approx(16'280 * 7'854 / 13'037.0));
}

TEST_CASE("what is not modelled is what is left of national spending, in every function", "[national]") {
    const auto spent = national::spending_by_function({}, 2023);
    const auto rest = national::unmodelled_per_pupil({}, 2023);
    for (std::size_t f = 0; f < function_count; ++f) {
        CAPTURE(function_names[f]);
        CHECK(rest[f] >= 0);  // no function's posts cost more than is spent on it
        CHECK(rest[f] <= spent[f]);
    }
    // Nobody is modelled in transport and food.
    CHECK(rest[static_cast<std::size_t>(spending_function::transport)] ==
          spent[static_cast<std::size_t>(spending_function::transport)]);
    // Central administration: 1.6 officials for 1,000 pupils.
    const double official = 115'000 * 1.25 + 0.18 * 69'597;
    const auto general = static_cast<std::size_t>(spending_function::general_administration);
    CHECK(spent[general] - rest[general] == Approx(1.6 * official / 1'000));
}

TEST_CASE("roles stand in the order of their constants", "[national]") {
    const auto roles = national::roles({}, 2023);
    REQUIRE(roles.size() == standard_role::count);
    CHECK(roles[standard_role::classroom_teacher].id == "classroom_teacher");
    CHECK(roles[standard_role::coach].id == "coach");
    CHECK(roles[standard_role::aide].id == "aide");
    CHECK(roles[standard_role::other_support].id == "other_support");
    CHECK(roles[standard_role::interventionist].is_teacher);
    CHECK_FALSE(roles[standard_role::coach].is_teacher);
    // Pay of 2021-22 in dollars of 2022-23.
    CHECK(roles[standard_role::principal].salary.value() == Approx(113'470 * price_level(2023) / price_level(2022)));
}

}  // namespace national_test
