// SPDX-License-Identifier: MIT
#include <nineways/assumptions.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

#include <catch2/catch.hpp>

namespace assumptions_test {

namespace {

using namespace nineways;

static_assert(std::is_trivially_copyable_v<assumptions>);
static_assert(sizeof(assumptions) == registry.size() * 3 * sizeof(double));

// All of it works while compiling, so that defaults can be checked there.
constexpr assumptions edited_defaults = [] {
    assumptions given;
    given.set("fidelity"_p, {0.6, 0.7, 0.9});
    return given;
}();
static_assert(edited_defaults["fidelity"_p] == 0.7);
static_assert(edited_defaults.edited("fidelity"_p) && !edited_defaults.edited("effect_ceiling"_p));

static_assert(pick(range<double>{1, 2, 3}, bound::low) == 1);
static_assert(pick(range<double>{1, 2, 3}, bound::central) == 2);
static_assert(pick(range<double>{1, 2, 3}, bound::high) == 3);
static_assert(pick(range<dollars>{dollars{1}, dollars{2}, dollars{3}}, bound::high) == dollars{3});

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

static_assert(admits("fidelity"_p, {0, 0, 1}));
static_assert(!admits("fidelity"_p, {0, 0, 1.01}));
static_assert(!admits("fidelity"_p, {-0.01, 0, 1}));
static_assert(!admits("fidelity"_p, {0.5, 0.4, 1}));
static_assert(!admits("fidelity"_p, {0.5, 0.9, 0.8}));
static_assert(!admits("fidelity"_p, {0.5, not_a_number, 0.8}));
static_assert(!admits("room_cost"_p, {0, 0, infinity}));
static_assert(!admits("class_cap_high"_p, {0, 30, 40}), "a class of no pupils divides by zero");
static_assert(admits("turnover_pay_elasticity"_p, {-3, -2, 0.5}));
static_assert(admits("effect_small_groups"_p, {-0.1, 0, 0.1}));
static_assert(!admits("effect_ceiling"_p, {0, 0.3, 0.5}), "a ceiling of 0 divides 0 by 0");
static_assert(!admits("effect_ceiling"_p, {-0.5, -0.3, 0.5}) && admits("effect_ceiling"_p, {0.01, 0.3, 0.5}));
static_assert(!admits("exposure_years"_p, {3.5, 3.5, 3.5}) && !admits("exposure_years"_p, {0, 0, 0}));
static_assert(!admits("exposure_years"_p, {4, 4, 10}) && admits("exposure_years"_p, {4, 4, 4}), "as the benchmark has");
static_assert(!admits("full_dose_minutes"_p, {0, 2'700, 5'400}) && admits("effect_persistence"_p, {0, 0.5, 1}));
static_assert(!admits("collaboration_full_minutes"_p, {0, 0, 0}), "no minutes would have the whole effect");
static_assert(!admits("stipend_studied"_p, {0, 0, 0}) && !admits("redesign_share_studied"_p, {0, 0, 1}));

}  // namespace

TEST_CASE("assumptions start as the registry", "[assumptions]") {
    const assumptions defaults;
    CHECK(defaults["teacher_salary"_p] == 69'597);
    CHECK(defaults.of("benefits_average_rate"_p) == range<double>{0.40, 0.43, 0.50});
    CHECK(defaults.value("turnover_cost"_p, bound::low) == 11'860);
    CHECK(defaults.value("turnover_cost"_p, bound::central) == 16'450);
    CHECK(defaults.value("turnover_cost"_p, bound::high) == 24'930);
    for (std::uint16_t i = 0; i < registry.size(); ++i) {
        CHECK_FALSE(defaults.edited({i}));
        CHECK(defaults[{i}] == registry[i].central);
    }
}

TEST_CASE("an edit changes its own row and nothing else", "[assumptions]") {
    assumptions mine;
    mine.set("teacher_salary"_p, {60'000, 65'000, 70'000});
    CHECK(mine["teacher_salary"_p] == 65'000);
    CHECK(mine.edited("teacher_salary"_p));
    for (std::uint16_t i = 0; i < registry.size(); ++i) {
        if (parameter_ref{i} == "teacher_salary"_p) continue;
        CHECK_FALSE(mine.edited({i}));
    }

    SECTION("copies are independent") {
        assumptions other = mine;
        CHECK(other == mine);
        other.set("fidelity"_p, {1, 1, 1});
        CHECK_FALSE(other == mine);
        CHECK(mine["fidelity"_p] == 0.8);
    }
    SECTION("a wider range at the same centre counts as an edit") {
        mine.set("effect_ceiling"_p, {0.1, 0.30, 0.5});
        CHECK(mine.edited("effect_ceiling"_p));
        CHECK(mine["effect_ceiling"_p] == 0.30);
    }
    SECTION("writing the registry's own range back is no edit") {
        mine.set("teacher_salary"_p, {69'597, 69'597, 69'597});
        CHECK_FALSE(mine.edited("teacher_salary"_p));
        CHECK(mine == assumptions{});
    }
}

TEST_CASE("a refused edit says which row and why, and changes nothing", "[assumptions]") {
    assumptions mine;
    const auto complaint = [&](parameter_ref ref, const range<double>& values) -> fault {
        try {
            mine.set(ref, values);
        } catch (const invalid_input& refused) {
            REQUIRE(refused.all().size() == 1);
            return refused.all().front();
        }
        return {};
    };

    const fault disordered = complaint("school_days"_p, {190, 180, 200});
    CHECK(disordered.place == "/assumptions/school_days");
    CHECK(disordered.found == "figures out of order");
    CHECK(disordered.expected == "low <= central <= high, in days");

    const fault beyond = complaint("school_days"_p, {180, 180, 400});
    CHECK(beyond.found != disordered.found);
    CHECK(complaint("school_days"_p, {180, not_a_number, 190}).found == beyond.found);

    const fault ceiling = complaint("effect_ceiling"_p, {0, 0.3, 0.5});
    CHECK(ceiling.expected == "figures from 0.01 to 10, in sd");
    CHECK(complaint("exposure_years"_p, {3.5, 3.5, 3.5}).expected == "figures from 4 to 4, in years");

    CHECK(mine == assumptions{});
}

}  // namespace assumptions_test
