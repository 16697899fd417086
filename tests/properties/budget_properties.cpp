// SPDX-License-Identifier: MIT
// What must hold of school budgets under the shipped formulas whatever the schools are.
#include <cstddef>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include <nineways/budget_schools.hpp>
#include <nineways/complete.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/formula/resolve.hpp>
#include <nineways/io/formula_json.hpp>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "property.hpp"

namespace budget_properties {

namespace {

using namespace nineways;

using properties::holds;

struct shipped {
    formula rules;
    formula_program program;
};

shipped formula_in(const std::string& name) {
    std::ifstream file{std::string{NINEWAYS_SOURCE_DIR} + "/data/formulas/" + name + ".json"};
    const std::string text{std::istreambuf_iterator<char>{file}, {}};
    shipped out;
    io::fault_list log;
    const auto document = io::read_json(text, log);
    if (document) {
        io::document_reader reading{*document, log};
        out.rules = io::read_formula(reading.root(), log);
        if (log.empty()) out.program = resolve(out.rules, "", log);
    }
    if (!log.empty()) throw log.take()[0].found;
    return out;
}

double some(int least, int most) { return *rc::gen::inRange(least, most); }

/// Schools of any grades and needs, on the standard days.
district any_district() {
    district_draft draft;
    draft.id = "any";
    draft.name = "Any";
    const int count = *rc::gen::inRange(1, 6);
    for (int i = 0; i < count; ++i) {
        school_draft s;
        s.id = std::to_string(i);
        s.name = s.id;
        const std::size_t first = *rc::gen::inRange<std::size_t>(0, grade_count);
        const std::size_t last = *rc::gen::inRange<std::size_t>(first, grade_count);
        double all = 0;
        for (std::size_t g = first; g <= last; ++g) all += (s.enrollment[g] = pupils{some(0, 150)}).value();
        s.low_income = pupils{some(0, static_cast<int>(all) + 1)};
        s.english_learner = pupils{some(0, static_cast<int>(all) + 1)};
        s.disability = pupils{some(0, static_cast<int>(all) + 1)};
        draft.schools.push_back(s);
    }
    return complete(std::move(draft));
}

bool near(dollars a, dollars b) { return a - b < dollars{0.01} && b - a < dollars{0.01}; }

}  // namespace

TEST_CASE("parts of school budgets add up, and both formulas spend the same", "[properties]") {
    const shipped staffing = formula_in("generic_staffing");
    const shipped weights = formula_in("generic_student_based");
    CHECK(holds("parts and totals", 8, [&] {
        const district d = any_district();
        RC_PRE(total_pupils(d).value() > 0);
        std::vector<std::optional<dollars_per_fte>> salaries(d.schools.size());
        for (auto& salary : salaries) {
            if (*rc::gen::arbitrary<bool>()) salary = dollars_per_fte{some(40'000, 120'000)};
        }
        detail::fault_list log;
        const school_budgets all = budget_schools(d, {}, {staffing.rules, staffing.program, ""},
                                                  {weights.rules, weights.program, ""}, salaries, log);
        RC_ASSERT(log.empty());
        dollars by_posts{};
        dollars by_weights{};
        for (const school_budget& s : all.schools) {
            by_posts += s.staffing.amount;
            by_weights += s.weights.amount;
            dollars today{};
            dollars change{};
            for (const dollars part : s.parts_today()) today += part;
            for (const dollars part : s.parts_of_change()) change += part;
            RC_ASSERT(near(today, s.today));
            RC_ASSERT(near(change, s.weights.amount - s.today));
            double legacy = 0;
            const auto prices = post_prices(d, dollars_per_fte{average_salary(d.pay.grid)});
            for (const budgeted_posts& p : s.posts) legacy += prices[p.role].value() * (p.today - *p.given).value();
            RC_ASSERT(near(dollars{legacy}, s.legacy_posts));
            RC_ASSERT(*s.controlled_today >= dollars{});
            RC_ASSERT(*s.controlled_today <= s.today - s.staff_cost.value_or(dollars{}));
            RC_ASSERT(*s.staffing.controlled >= dollars{});
            RC_ASSERT(*s.staffing.controlled <= s.staffing.amount);
            RC_ASSERT(*s.weights.controlled <= s.weights.amount);
        }
        RC_ASSERT(near(by_posts, by_weights));
    }));
}

}  // namespace budget_properties
