// SPDX-License-Identifier: MIT
// What must hold of groups, posts and curves whatever the numbers are.
#include <array>
#include <cstddef>
#include <string>

#include <nineways/curve.hpp>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "../small_district.hpp"
#include "property.hpp"

namespace curve_properties {

namespace {

using namespace nineways;

using properties::holds;

double tenths(int low, int high) { return *rc::gen::inRange(low, high) / 10.0; }

/// The small district with its numbers of pupils, class sizes and minutes anew.
district any_district() {
    district d = small::district();
    for (const std::size_t g : {small::kindergarten, small::first})
        d.schools[0].enrollment[g] = pupils{static_cast<double>(*rc::gen::inRange(1, 400))};
    const double target = tenths(100, 300);
    const group_size size{pupils{target}, pupils{target + tenths(0, 80)}};
    for (time_block& block : d.designs[0].blocks) {
        if (block.setting == setting::whole_class) block.group = size;
    }
    return d;
}

double posts_exact(const district& d) {
    const quantities q = small::count(d);
    double all = 0;
    for (std::size_t r = 0; r < d.roles.size(); ++r) all += q.day_posts_exact[r].value();
    return all;
}

}  // namespace

TEST_CASE("more pupils never need fewer groups at equal target and cap", "[properties]") {
    CHECK(holds("groups grow with pupils", [] {
        const double target = tenths(10, 400);
        const group_size size{pupils{target}, pupils{target + tenths(0, 200)}};
        const int count = *rc::gen::inRange(0, 5000);
        const int more = count + *rc::gen::inRange(0, 50);
        RC_ASSERT(group_count(pupils{static_cast<double>(more)}, size) >=
                  group_count(pupils{static_cast<double>(count)}, size));
    }));
}

TEST_CASE("minutes and contact scaled alike need the same posts", "[properties]") {
    CHECK(holds("posts stay", [] {
        const district d = any_district();
        district longer = d;
        const double factor = tenths(5, 40);
        school_week& week = longer.designs[0].week;
        for (minutes school_week::*part : {&school_week::open, &school_week::lunch, &school_week::duty,
                                           &school_week::planning, &school_week::collaboration})
            week.*part *= factor;
        for (time_block& block : longer.designs[0].blocks) block.weekly *= factor;
        const double before = posts_exact(d);
        const double after = posts_exact(longer);
        RC_ASSERT((after - before) / before < 1e-12);
        RC_ASSERT((before - after) / before < 1e-12);
    }));
}

TEST_CASE("a higher target or cap never needs more posts, and never makes classes smaller", "[properties]") {
    CHECK(holds("curves of groups fall", [] {
        const district d = any_district();
        curve_options asked;
        asked.setting = *rc::gen::element(curve_setting::group_target, curve_setting::group_cap);
        asked.from = tenths(10, 200);
        asked.step = tenths(1, 30);
        asked.to = asked.from + 10 * asked.step;
        const curve c = sweep(d, asked);
        RC_ASSERT(c.points.size() == 11U);
        for (std::size_t i = 1; i < c.points.size(); ++i) {
            RC_ASSERT(!c.points[i].gap);
            RC_ASSERT(c.points[i].posts_exact.value() <= c.points[i - 1].posts_exact.value() + 1e-9);
            RC_ASSERT(c.points[i].class_size >= c.points[i - 1].class_size - 1e-9);
            RC_ASSERT(c.points[i].posts >= c.points[i].posts_exact - fte{1e-9});
        }
    }));
}

TEST_CASE("the schools of a district need and cost together what they do one by one", "[properties]") {
    CHECK(holds("parts sum to the whole", [] {
        district d = any_district();
        d.schools.push_back(d.schools[0]);
        d.schools[1].id = "two";
        d.schools[1].enrollment[small::first] = pupils{static_cast<double>(*rc::gen::inRange(1, 200))};
        curve_options asked;
        asked.setting = curve_setting::planning;
        asked.from = tenths(0, 3000);
        asked.to = asked.from;
        asked.step = 1;
        const curve_point whole = sweep(d, asked).points[0];
        double posts = 0;
        double cost = 0;
        for (const std::size_t s : {std::size_t{0}, std::size_t{1}}) {
            asked.school = s;
            const curve_point part = sweep(d, asked).points[0];
            posts += part.posts.value();
            cost += part.cost.central.value();
        }
        RC_ASSERT(posts - whole.posts.value() < 1e-9);
        RC_ASSERT(whole.posts.value() - posts < 1e-9);
        RC_ASSERT(cost - whole.cost.central.value() < 1e-3);
        RC_ASSERT(whole.cost.central.value() - cost < 1e-3);
    }));
}

TEST_CASE("weeks of any length within reason stay valid, and pupils grow without losing any", "[properties]") {
    CHECK(holds("open weeks", [] {
        const district d = any_district();
        curve_options asked;
        asked.setting = curve_setting::open;
        asked.from = tenths(15'000, 19'000);
        asked.to = asked.from + 500;
        asked.step = 50;
        for (const curve_point& p : sweep(d, asked).points) RC_ASSERT(!p.gap);
    }));
    CHECK(holds("growing schools", [] {
        const district d = any_district();
        detail::growing_school growing{d.schools[0]};
        std::array<pupils, grade_count> last{};
        for (int total = 1; total < 300; ++total) {
            const auto now = growing.at(total);
            double sum = 0;
            for (std::size_t g = 0; g < grade_count; ++g) {
                RC_ASSERT(now[g] >= last[g]);
                sum += now[g].value();
            }
            RC_ASSERT(sum == total);
            last = now;
        }
    }));
}

}  // namespace curve_properties
