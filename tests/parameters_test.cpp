// SPDX-License-Identifier: MIT
#include <nineways/parameters.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

#include <catch2/catch.hpp>

namespace parameters_test {

namespace {

using namespace nineways;

// --- What a row must be -----------------------------------------------------------------------------------------

constexpr parameter sound{.id = "teacher_pay", .title = "pay", .unit = unit::usd_per_fte, .dollar_year = 2023,
                          .low = 1, .central = 2, .high = 3, .source = "A survey", .address = "example.org",
                          .year = 2023, .status = status::seen, .evidence = "PAY-0", .note = "", .grade = {}, .own = {}};

template <class Change>
constexpr bool valid_after(Change change) {
    parameter row = sound;
    change(row);
    return is_valid(row);
}

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

static_assert(is_valid(sound));
static_assert(!is_valid(parameter{}));
static_assert(!valid_after([](parameter& row) { row.id = ""; }));
static_assert(!valid_after([](parameter& row) { row.id = "TeacherPay"; }));
static_assert(!valid_after([](parameter& row) { row.id = "teacher pay"; }));
static_assert(!valid_after([](parameter& row) { row.id = "2023_pay"; }));
static_assert(!valid_after([](parameter& row) { row.title = ""; }));

static_assert(!valid_after([](parameter& row) { row.low = 2.5; }), "low above central");
static_assert(!valid_after([](parameter& row) { row.high = 1.5; }), "central above high");
static_assert(!valid_after([](parameter& row) { row.low = not_a_number; }));
static_assert(!valid_after([](parameter& row) { row.central = not_a_number; }));
static_assert(!valid_after([](parameter& row) { row.high = not_a_number; }));
static_assert(!valid_after([](parameter& row) { row.high = infinity; }));
static_assert(!valid_after([](parameter& row) { row.low = -1; }), "negative money");

static_assert(!valid_after([](parameter& row) { row.dollar_year = 0; }), "money needs a dollar year");
static_assert(!valid_after([](parameter& row) { row.unit = unit::ratio; }), "only money has a dollar year");
static_assert(valid_after([](parameter& row) { row.unit = unit::ratio, row.dollar_year = 0; }));
static_assert(!valid_after([](parameter& row) { row.unit = unit::share, row.dollar_year = 0; }), "share above one");
static_assert(valid_after([](parameter& row) { row.unit = unit::sd_per_1000_usd, row.low = -0.5; }));

static_assert(!valid_after([](parameter& row) { row.address = ""; }), "seen without an address");
static_assert(valid_after([](parameter& row) { row.address = "", row.status = status::recalled; }));
static_assert(!valid_after([](parameter& row) { row.source = "", row.status = status::recalled; }));
static_assert(!valid_after([](parameter& row) { row.source = "", row.status = status::seed; }));
static_assert(!valid_after([](parameter& row) { row.source = ""; }));
static_assert(!valid_after([](parameter& row) { row.evidence = ""; }));
static_assert(!valid_after([](parameter& row) { row.status = status::derived; }), "derived without its formula");
static_assert(valid_after([](parameter& row) { row.status = status::derived, row.note = "1 + 1"; }));
static_assert(!valid_after([](parameter& row) { row.status = status::judgement; }), "a choice without its reason");
static_assert(valid_after([](parameter& row) {
    row.status = status::judgement, row.note = "a choice", row.source = row.address = row.evidence = "";
}));

static_assert(valid_after([](parameter& row) { row.own = {1, 3}; }), "limits of its own");
static_assert(!valid_after([](parameter& row) { row.own = {1.5, 3}; }), "a range beyond its own limits");
static_assert(!valid_after([](parameter& row) { row.own = {-1, 3}; }), "own limits beyond those of the unit");

// --- Handles -----------------------------------------------------------------------------------------------------

template <detail::id_text Id>
concept Registered = requires { operator""_p<Id>(); };
static_assert(Registered<"teacher_salary">);
static_assert(!Registered<"teacher_salery">, "a literal with an unknown id must not compile");
static_assert(!Registered<"teacher_salar">);

static_assert(find_parameter("teacher_salery") == -1);
static_assert(find_parameter("") == -1);
static_assert(describe("spending_benchmark"_p).id == "spending_benchmark");
static_assert("teacher_salary"_p == parameter_ref{static_cast<std::uint16_t>(find_parameter("teacher_salary"))});
static_assert(!("teacher_salary"_p == "fidelity"_p));
static_assert(std::is_trivially_copyable_v<parameter_ref> && sizeof(parameter_ref) == 2);

// --- Prices ------------------------------------------------------------------------------------------------------

template <class Year>
concept Priced = requires { typename std::bool_constant<(price_level(Year::value) > 0)>; };
static_assert(Priced<std::integral_constant<int, 2001>> && Priced<std::integral_constant<int, 2024>>);
static_assert(!Priced<std::integral_constant<int, 2000>> && !Priced<std::integral_constant<int, 2025>>);
static_assert(!has_price_level(2000) && has_price_level(2001) && has_price_level(2024) && !has_price_level(2025));
static_assert(convert(0.1, 2019, 2019) == 0.1);

constexpr double central(parameter_ref ref) { return describe(ref).central; }

}  // namespace

TEST_CASE("the registry's units, statuses and grades have distinct names", "[parameters]") {
    for (int i = 0; i <= static_cast<int>(unit::percentile_points); ++i) {
        REQUIRE_FALSE(name(static_cast<unit>(i)).empty());
        for (int j = 0; j < i; ++j) CHECK(name(static_cast<unit>(i)) != name(static_cast<unit>(j)));
    }
    CHECK(name(unit::usd_per_fte) == "usd_per_fte");
    CHECK(name(unit::sd_per_1000_usd) == "sd_per_1000_usd");
    CHECK(name(status::judgement) == "judgement");
    CHECK(name(status::seen) == "seen");
    CHECK(name(evidence_grade::randomised) == "randomised");
    CHECK(name(static_cast<unit>(200)).empty());
}

TEST_CASE("every effect has a grade and is a difference in learning", "[parameters]") {
    for (const parameter& row : effect_parameters) {
        INFO(row.id.view());
        // Nobody measured support inside the class; all other effects rest on comparisons that can show a cause.
        CHECK(row.grade >= (row.id == "effect_push_in" ? evidence_grade::none : evidence_grade::quasi_experimental));
        CHECK_FALSE(row.source.empty());
        CHECK((row.unit == unit::sd || row.unit == unit::sd_per_pupil_fewer || row.unit == unit::sd_per_1000_usd));
    }
}

TEST_CASE("what was seen has an address and what was chosen has a reason", "[parameters]") {
    for (std::uint16_t i = 0; i < registry.size(); ++i) {
        const registered& row = registry[i];
        const parameter_remarks& remarks = remarks_on({i});
        INFO(row.id.view());
        if (row.status == status::seen) CHECK(remarks.address.view().find('.') != std::string_view::npos);
        if (row.status == status::judgement) CHECK(remarks.note.view().size() > 20);
        CHECK((row.year == 0 || (row.year >= 2000 && row.year <= 2024)));
    }
}

TEST_CASE("the functions of spending add up to the published total and shares", "[parameters]") {
    const std::array<parameter_ref, 10> functions{
        "spending_instruction"_p,           "spending_student_support"_p,      "spending_instructional_staff"_p,
        "spending_general_administration"_p, "spending_school_administration"_p, "spending_operations"_p,
        "spending_transport"_p,             "spending_other_support"_p,        "spending_food"_p,
        "spending_enterprise"_p};
    // FIN-2 to FIN-10: the shares as the evidence table prints them, in percent.
    const std::array<double, 10> percent{60.2, 6.2, 4.8, 2.0, 5.7, 9.2, 4.2, 3.7, 3.8, 0.2};
    double total = 0;
    for (const parameter_ref ref : functions) total += central(ref);
    CHECK(total == 13'037);
    for (std::size_t i = 0; i < functions.size(); ++i) {
        INFO(describe(functions[i]).id.view());
        CHECK(100 * central(functions[i]) / total == Approx(percent[i]).margin(0.05));
    }
    // FIN-12: a tenth of the central office frees 75 dollars a pupil.
    CHECK(0.1 * (central("spending_general_administration"_p) + central("spending_other_support"_p)) ==
          Approx(75).margin(0.6));
}

TEST_CASE("derived figures follow from what they are derived from", "[parameters]") {
    const double salary = central("teacher_salary"_p);
    const double per_teacher = central("pupils_per_teacher"_p);
    const double marginal = 1 + central("benefits_variable_rate"_p);

    SECTION("benefits: 24 of 56 parts, and 12,527 dollars flat for a teacher") {
        CHECK(central("benefits_average_rate"_p) == Approx(24.0 / 56).margin(0.005));
        CHECK(describe("benefits_average_rate"_p).low == Approx(2'717.0 / 6'748).margin(0.005));
        CHECK(salary * (central("benefits_average_rate"_p) - central("benefits_variable_rate"_p)) ==
              Approx(12'527).margin(1));
    }
    SECTION("staff: the parts are the whole that teachers are 48.5 % of") {
        const double teachers = central("teachers_per_1000"_p);
        CHECK(teachers == Approx(1'000 / per_teacher).margin(0.05));
        const double staff = teachers / central("teacher_share_of_staff"_p);
        const double parts =
            teachers + central("aides_per_1000"_p) + central("coordinators_per_1000"_p) +
            central("librarians_per_1000"_p) + central("counselors_per_1000"_p) + central("school_leaders_per_1000"_p) +
            central("district_officials_per_1000"_p) + central("district_support_per_1000"_p) +
            central("student_support_per_1000"_p) + central("other_support_per_1000"_p) +
            central("clerical_per_1000"_p);
        CHECK(parts == Approx(staff).margin(0.05));
        CHECK(central("aides_per_1000"_p) == Approx(0.128 * staff).margin(0.3));  // STF-11: 12.8 % are aides
        // Heads of the staff survey among 48.1 million pupils.
        CHECK(describe("coordinators_per_1000"_p).high == Approx(92.120 / 48.1).margin(0.05));
        CHECK(describe("librarians_per_1000"_p).high == Approx(70.460 / 48.1).margin(0.05));
        CHECK(describe("counselors_per_1000"_p).high == Approx(144.490 / 48.1).margin(0.05));
    }
    SECTION("states' spending in the dollars of the national mean") {
        const registered& spending = describe("current_spending_per_pupil"_p);
        CHECK(spending.low == Approx(9'014 * 16'280.0 / 14'295).margin(0.5));
        CHECK(spending.high == Approx(26'097 * 16'280.0 / 14'295).margin(0.5));
    }
    SECTION("time: the teacher's week has no hole and the survey's hours") {
        const double week = 5 * 60 * central("school_day_hours"_p);
        const double taught = week - central("lunch_minutes_week"_p) - 5 * central("planning_minutes_day"_p) -
                              central("duty_minutes_week"_p);
        CHECK(week == 1'950);
        CHECK(taught == 1'512);
        CHECK(taught / 60 == Approx(central("teacher_instruction_hours"_p)));
        CHECK(central("contract_hours_day"_p) == Approx(38.4 / 5));  // TIME-4
        CHECK(central("instruction_weeks"_p) == central("school_days"_p) / 5);
        CHECK(central("share_ela"_p) + central("share_mathematics"_p) + central("share_social_studies"_p) +
                  central("share_science"_p) ==
              Approx(0.663));
        CHECK(central("restored_school_days"_p) * central("school_day_hours"_p) == 1'189.5);
        CHECK(central("full_dose_minutes"_p) == 75 * central("instruction_weeks"_p));
    }
    SECTION("turnover: shares make a whole and 12 % separate") {
        CHECK(central("teacher_stay_share"_p) + central("teacher_move_share"_p) + central("teacher_leave_share"_p) ==
              Approx(1));
        CHECK(central("teacher_leave_share"_p) + central("movers_counted_share"_p) * central("teacher_move_share"_p) ==
              Approx(0.12));
        CHECK(central("teacher_retire_share"_p) >= 0.16 * central("teacher_leave_share"_p));
        CHECK(central("teacher_retire_share"_p) <= 0.17 * central("teacher_leave_share"_p));
    }
    SECTION("prices of the evidence table: C01, C03, C05, C11") {
        CHECK(0.01 * salary / per_teacher * marginal == Approx(57).margin(0.5));
        CHECK(salary / central("contract_days"_p) == Approx(364).margin(0.5));
        const double hourly = salary / (central("contract_hours_day"_p) * central("contract_days"_p));
        CHECK(hourly == Approx(47.4).margin(0.05));
        CHECK(hourly * central("school_days"_p) * marginal / per_teacher == Approx(702).margin(0.5));
        const registered& tutoring = describe("tutoring_per_pupil_published"_p);
        CHECK(tutoring.low / tutoring.central == Approx(1 - central("unit_cost_spread"_p)).margin(0.02));
        CHECK(tutoring.high / tutoring.central == Approx(1 + central("unit_cost_spread"_p)).margin(0.02));
        CHECK(describe("masters_premium"_p).low / central("teacher_start_salary"_p) ==
              Approx(describe("masters_premium_share"_p).low).margin(0.005));
    }
    SECTION("effects: shrunk by the rule their note states") {
        CHECK(central("effect_coaching"_p) == Approx(0.18 * 0.4).margin(0.005));
        CHECK(central("effect_class_size_k3"_p) < (0.036 + 0.018 + 0.007) / 3);
        CHECK(describe("effect_class_size_k3"_p).high == 0.036);
        CHECK(central("effect_expert_teams"_p) >= 0.12 / 4);
        CHECK(central("effect_expert_teams"_p) <= 0.12 / 3);
        // MODEL check 10: 8.5 % on pay is about 0.0026 SD.
        CHECK(0.85 * central("effect_raise_10_percent"_p) == Approx(0.0026).margin(0.0001));
        CHECK(-0.08 - -0.27 == Approx(central("largest_district_gain"_p)));
    }
}

TEST_CASE("the default staff at the default pay cost less than published personnel spending, not much less",
          "[parameters]") {
    const auto bill = [](parameter_ref posts, parameter_ref pay) {
        return central(posts) * convert(central(pay), describe(pay).dollar_year, 2023);
    };
    const double salaries =
        bill("teachers_per_1000"_p, "teacher_salary"_p) + bill("aides_per_1000"_p, "aide_salary"_p) +
        bill("coordinators_per_1000"_p, "instruction_coordinator_salary"_p) +
        bill("librarians_per_1000"_p, "librarian_salary"_p) + bill("counselors_per_1000"_p, "counselor_salary"_p) +
        bill("school_leaders_per_1000"_p, "principal_salary"_p) +
        bill("district_officials_per_1000"_p, "district_official_salary"_p) +
        bill("district_support_per_1000"_p, "district_support_salary"_p) +
        bill("student_support_per_1000"_p, "student_support_salary"_p) +
        bill("other_support_per_1000"_p, "other_support_salary"_p) + bill("clerical_per_1000"_p, "clerical_salary"_p);
    const double staff_cost = salaries / 1'000 * (1 + central("benefits_average_rate"_p));
    const double personnel = central("current_spending_per_pupil"_p) * central("personnel_share"_p);
    CHECK(staff_cost < personnel);
    CHECK(staff_cost > 0.8 * personnel);
}

TEST_CASE("the price index agrees with published pairs of nominal and real figures", "[parameters][price_index]") {
    // FIN-1 and FIN-1b: the same spending of 2020-21 in dollars of 2022-23 and of the year.
    CHECK(convert(14'295, 2021, 2023) == Approx(16'280).epsilon(0.015));
    // C04b: 198 in dollars of 2011 is printed as 247 in dollars of 2022.
    CHECK(convert(198, 2011, 2022) == Approx(247).epsilon(0.04));
    // FIN-15 to FIN-17: nominal less real growth is 2.1 % a year from 2000-01 to 2015-16.
    double slow = 1;
    double fast = 1;
    for (int year = 0; year < 15; ++year) slow *= 1.020, fast *= 1.022;
    CHECK(convert(1, 2001, 2016) > slow);
    CHECK(convert(1, 2001, 2016) < fast);
}

TEST_CASE("a price level is the mean of two calendar years and conversion goes there and back",
          "[parameters][price_index]") {
    CHECK(price_level(2001) == Approx((172.2 + 177.1) / 2));
    CHECK(price_level(2024) == Approx((304.702 + 313.689) / 2));
    for (int from = first_price_level; from <= last_price_level; ++from) {
        for (int to = first_price_level; to <= last_price_level; ++to) {
            CHECK(convert(convert(1'000, from, to), to, from) == Approx(1'000).epsilon(1e-14));
            CHECK((convert(1, from, to) > 1) == (price_level(to) > price_level(from)));
        }
    }
}

}  // namespace parameters_test
