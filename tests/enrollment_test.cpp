// SPDX-License-Identifier: MIT
#include <nineways/enrollment.hpp>

#include <catch2/catch.hpp>

namespace enrollment_test {

namespace {

using namespace nineways;
using counts = std::array<double, 4>;

// 74 x (0.08, 0.25, 0.67) = 5.92, 18.5, 49.58: two are left over, and 0.92 and 0.58 are the largest remainders.
static_assert(largest_remainder(74.0, counts{0.08, 0.25, 0.67, 0}) == counts{6, 18, 50, 0});
// 18 x the same = 1.44, 4.5, 12.06: one is left over, for 0.5.
static_assert(largest_remainder(18.0, counts{0.08, 0.25, 0.67, 0}) == counts{1, 5, 12, 0});
static_assert(largest_remainder(3.0, counts{1, 1, 0, 0}) == counts{2, 1, 0, 0}, "ties to the earlier");
static_assert(largest_remainder(10.0, counts{2, 2, 2, 2}) == counts{3, 3, 2, 2}, "shares need not add up to one");
static_assert(largest_remainder(0.0, counts{1, 2, 3, 4}) == counts{0, 0, 0, 0});
static_assert(largest_remainder(1.0, counts{0.2, 0.3, 0.4, 0.1}) == counts{0, 0, 1, 0});

double all_of(const counts& c) { return c[0] + c[1] + c[2] + c[3]; }

school hundred() {
    school s;
    s.enrollment[static_cast<std::size_t>(grade::third)] = pupils{100};
    return s;
}

}  // namespace

TEST_CASE("largest remainder gives out every pupil, none further than one from the share", "[enrollment]") {
    for (int total = 0; total <= 300; ++total) {
        for (const counts& shares :
             {counts{0.08, 0.25, 0.67, 0}, counts{0.15, 0.25, 0.58, 0.02}, counts{1, 1, 1, 0}, counts{0, 0, 7, 0}}) {
            const counts whole = largest_remainder(static_cast<double>(total), shares);
            CAPTURE(total);
            CHECK(all_of(whole) == total);
            for (std::size_t i = 0; i < whole.size(); ++i) {
                const double exact = total * shares[i] / all_of(shares);
                CHECK(whole[i] > exact - 1 - 1e-9);
                CHECK(whole[i] < exact + 1 + 1e-9);
            }
        }
    }
}

TEST_CASE("tiers follow poverty and disability", "[enrollment]") {
    const assumptions registry_values;
    school s = hundred();
    const auto third = static_cast<std::size_t>(grade::third);
    CHECK(attention_tiers(s, registry_values)[third] == counts{8, 25, 67, 0});
    // 0.08 + 0.14 x 0.5 = 15 % intensive; 20 pupils with disabilities x 0.13 = 2.6 in separate settings:
    // shares 15, 25, 57.4, 2.6, so the last pupil goes to the separate setting.
    s.needs.low_income = pupils{50};
    s.needs.disability = pupils{20};
    CHECK(attention_tiers(s, registry_values)[third] == counts{15, 25, 57, 3});
    // All poor: 0.08 + 0.14 = 22 %.
    s.needs = {};
    s.needs.low_income = pupils{100};
    CHECK(attention_tiers(s, registry_values)[third] == counts{22, 25, 53, 0});
}

TEST_CASE("prekindergarten is on track, ungraded pupils are in separate settings", "[enrollment]") {
    school s = hundred();
    s.enrollment[static_cast<std::size_t>(grade::prekindergarten)] = pupils{36};
    s.enrollment[static_cast<std::size_t>(grade::ungraded)] = pupils{5};
    const tier_counts tiers = attention_tiers(s, {});
    CHECK(tiers[static_cast<std::size_t>(grade::prekindergarten)] == counts{0, 0, 36, 0});
    CHECK(tiers[static_cast<std::size_t>(grade::ungraded)] == counts{0, 0, 0, 5});
    CHECK(tiers[static_cast<std::size_t>(grade::fourth)] == counts{0, 0, 0, 0});
}

TEST_CASE("tiers that would pass all pupils are held to them", "[enrollment]") {
    assumptions all_need_help;
    all_need_help.set("intensive_share_base"_p, {0.9, 0.9, 0.9});
    all_need_help.set("intensive_share_per_low_income"_p, {0.9, 0.9, 0.9});
    school s = hundred();
    s.needs.low_income = pupils{100};
    CHECK(attention_tiers(s, all_need_help)[static_cast<std::size_t>(grade::third)] == counts{100, 0, 0, 0});
    s.needs.low_income = pupils{0};
    CHECK(attention_tiers(s, all_need_help)[static_cast<std::size_t>(grade::third)] == counts{90, 10, 0, 0});
}

TEST_CASE("a school without pupils has none in any tier", "[enrollment]") {
    for (const auto& tiers : attention_tiers(school{}, {})) CHECK(tiers == counts{0, 0, 0, 0});
}

}  // namespace enrollment_test
