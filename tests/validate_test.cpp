// SPDX-License-Identifier: MIT
#include <nineways/assumptions.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/typical.hpp>
#include <nineways/validate.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "small_district.hpp"

namespace validate_test {

namespace {

using namespace nineways;
using namespace standard_role;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Positions of the small day's blocks.
enum position : std::size_t { english, homeroom, art, breaks, resource };

/// The small district with something in every list, so that every place of a document is there.
district whole() {
    district d = small::district();
    d.name = "Small";
    d.schools[0].name = "One Elementary";
    d.schools[0].needs = {pupils{40}, pupils{10}, pupils{0}, pupils{5}};
    d.schools[0].rooms = 7;
    d.schools[0].staff = {{principal, fte{1}}, {aide, fte{2.5}}};
    d.schools[0].reported = {19, 0.2};
    d.central_staff = {{district_official, fte{1}}};
    d.roster = {{classroom_teacher, fte{9}}};
    d.pay.supplements = {{"math", 0.1, dollars_per_fte{2'000}, earned_by::shortage},
                         {"lead", 0.05, dollars_per_fte{4'000}, earned_by::contribution},
                         {"high need", 0.5, dollars_per_fte{9'000}, earned_by::shortage, principal}};
    d.pay.added = {{"summer", 3, 0.5}, {"longer year", 10, 1, principal}};
    d.pay.grid.step_years = {1};
    d.pay.grid.schedules = {{"only", 0, false}};
    d.pay.grid.longevity = {{"long", 20, dollars_per_fte{1'000}, fte{2}}};
    d.purchases = {{"books", spending_function::instruction, purchase::basis::per_pupil, 1, {40, 50, 60}, false}};
    for (dollars& rest : d.unmodelled) rest = dollars{1'000};
    d.funds = {{"general", "local money", dollars{1e6}, restriction::general, 0.02, 0},
               {"title", "federal money", dollars{1e5}, restriction::low_income, 0, 2026}};
    d.before = {pupils{1}, 3, {{librarian, fte{0.5}}}};
    d.reported = {2017, fte{9}, dollars_per_fte{55'000}, dollars{1.2e6}, 0.8};
    return d;
}

using change = std::function<void(district&)>;

faults broken(const change& breaks_a_rule) {
    district d = whole();
    breaks_a_rule(d);
    return validate(d);
}

faults broken_day(const change& breaks_a_rule) {
    district d = whole();
    breaks_a_rule(d);
    return validate_designs(d);
}

std::string places(const faults& all) {
    std::string out;
    for (const fault& f : all) out += f.place + "  " + f.found + "\n";
    return out;
}

const fault* find(const faults& all, std::string_view place) {
    for (const fault& f : all) {
        if (f.place == place) return &f;
    }
    return nullptr;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// What a fault should say: parts of its texts.
struct says {
    std::string_view place;
    std::string_view found;
    std::string_view expected;
    std::string_view mend;
};

/// The change breaks one rule, and the one fault says this.
void check_one(const faults& all, const says& expected) {
    INFO(places(all));
    INFO(expected.place);
    REQUIRE(all.size() == 1);
    CHECK(all[0].place == expected.place);
    CHECK_THAT(all[0].found, Catch::Contains(std::string{expected.found}));
    CHECK_THAT(all[0].expected, Catch::Contains(std::string{expected.expected}));
    CHECK_THAT(all[0].mend, Catch::Contains(std::string{expected.mend}));
}

/// A number of the district, with values that it must not have.
struct number {
    template <class Member>
    number(std::string_view where, Member member, std::vector<double> never = {-1})
        : place(where),
          set([member](district& d, double x) { *member(d) = std::decay_t<decltype(*member(d))>{x}; }),
          refused(std::move(never)) {}

    std::string_view place;
    std::function<void(district&, double)> set;
    std::vector<double> refused;
};

struct broken_rule {
    change breaks;
    says expected;
};

void check_each(std::initializer_list<broken_rule> rules) {
    for (const broken_rule& rule : rules) check_one(broken(rule.breaks), rule.expected);
}

time_block& block(district& d, std::size_t b) { return d.designs[0].blocks[b]; }

/// Gives the small day a second pull-out or push-in.
time_block& add_inside(district& d, nineways::setting how, double weekly) {
    time_block more = block(d, resource);
    more.id = "more";
    more.setting = how;
    more.weekly = minutes{weekly};
    d.designs[0].blocks.push_back(more);
    return d.designs[0].blocks.back();
}

}  // namespace

TEST_CASE("the typical districts and the district worked by hand are valid", "[validate]") {
    for (const typical::district_row& row : typical::districts) {
        const district d = typical::build(row);
        INFO(row.id << "\n" << places(validate(d)));
        CHECK(validate(d).empty());
        CHECK(validate_designs(d).empty());
    }
    INFO(places(validate(whole())));
    CHECK(validate(whole()).empty());
    CHECK(validate_designs(whole()).empty());
}

TEST_CASE("every standard design is valid for a school with pupils in all its grades and tiers", "[validate]") {
    const std::vector<day_design> designs = standard_designs({});
    const std::vector<grade_set> grades{
        grade_set::between(grade::prekindergarten, grade::sixth) | grade_set{grade::ungraded},
        grade_set::between(grade::prekindergarten, grade::eighth) | grade_set{grade::ungraded},
        grade_set::between(grade::sixth, grade::eighth) | grade_set{grade::ungraded},
        grade_set::between(grade::ninth, grade::ungraded),
        grade_set::between(grade::sixth, grade::ungraded),
        all_grades,
    };
    REQUIRE(designs.size() == grades.size());
    for (std::size_t i = 0; i < designs.size(); ++i) {
        district d = whole();
        d.designs = designs;
        school& s = d.schools[0];
        s.design = i;
        for (std::size_t g = 0; g < grade_count; ++g)
            s.enrollment[g] = pupils{grades[i].contains(static_cast<grade>(g)) ? 60.0 : 0.0};
        s.needs.disability = pupils{20};
        INFO(designs[i].id << "\n" << places(validate(d)));
        CHECK(validate(d).empty());
    }
}

TEST_CASE("a number that is none, or beyond its limits, is refused at its place", "[validate]") {
    const std::vector<number> numbers{
        {"/school_days", [](auto& d) { return &d.school_days; }, {0.5, 367}},
        {"/school_weeks", [](auto& d) { return &d.school_weeks; }, {0, 54}},
        {"/roles/6/salary", [](auto& d) { return &d.roles[aide].salary; }, {0, -1, 10'000'001}},
        {"/designs/0/hiring_step", [](auto& d) { return &d.designs[0].hiring_step; }, {0, 1.1, -0.1}},
        {"/designs/0/week/open", [](auto& d) { return &d.designs[0].week.open; }, {0, -1, 3'601}},
        {"/designs/0/week/lunch", [](auto& d) { return &d.designs[0].week.lunch; }, {-1, 30, 74}},
        {"/designs/0/week/duty", [](auto& d) { return &d.designs[0].week.duty; }},
        {"/designs/0/week/planning", [](auto& d) { return &d.designs[0].week.planning; }},
        {"/designs/0/week/collaboration", [](auto& d) { return &d.designs[0].week.collaboration; }},
        {"/designs/0/blocks/2/minutes", [](auto& d) { return &d.designs[0].blocks[art].weekly; }, {0, -1, 1'951}},
        {"/designs/0/blocks/2/group/target",
         [](auto& d) { return &d.designs[0].blocks[art].group.target; },
         {0, 0.5, -1, 10'001}},
        {"/designs/0/blocks/2/group/cap",
         [](auto& d) { return &d.designs[0].blocks[art].group.cap; },
         {0, 0.5, -1, 10'001}},
        {"/designs/0/blocks/2/adults/0/adults",
         [](auto& d) { return &d.designs[0].blocks[art].adults[0].adults; },
         {0, -1, 10.5, 101}},
        {"/schools/0/pupils/K",
         [](auto& d) { return &d.schools[0].enrollment[small::kindergarten]; },
         {-1, 0.5, 2e6, 1e300}},
        {"/schools/0/needs/low_income", [](auto& d) { return &d.schools[0].needs.low_income; }, {-1, 0.5, 93}},
        {"/schools/0/needs/english_learner",
         [](auto& d) { return &d.schools[0].needs.english_learner; },
         {-1, 0.5, 93}},
        {"/schools/0/needs/disability", [](auto& d) { return &d.schools[0].needs.disability; }, {-1, 0.5, 93}},
        {"/schools/0/needs/gifted", [](auto& d) { return &d.schools[0].needs.gifted; }, {-1, 0.5, 93}},
        {"/schools/0/rooms", [](auto& d) { return &*d.schools[0].rooms; }, {-1, 10'001}},
        {"/schools/0/staff/aide", [](auto& d) { return &d.schools[0].staff[1].posts; }},
        {"/schools/0/reported/average_class_size",
         [](auto& d) { return &*d.schools[0].reported.average_class_size; },
         {-1, 1'001}},
        {"/schools/0/reported/novice_share",
         [](auto& d) { return &*d.schools[0].reported.novice_share; },
         {-0.1, 1.1}},
        {"/central_staff/district_official", [](auto& d) { return &d.central_staff[0].posts; }},
        {"/roster/classroom_teacher", [](auto& d) { return &d.roster[0].posts; }},
        {"/pay/grid/salary/0/1", [](auto& d) { return &d.pay.grid.salary[1]; }, {-1, 1, 999.99}},
        {"/pay/grid/headcount/0/1", [](auto& d) { return &d.pay.grid.headcount[1]; }},
        {"/pay/grid/step_years/0", [](auto& d) { return &d.pay.grid.step_years[0]; }, {0, -1, 61}},
        {"/pay/grid/longevity/0/after_years", [](auto& d) { return &d.pay.grid.longevity[0].after_years; }, {0, 61}},
        {"/pay/grid/longevity/0/amount", [](auto& d) { return &d.pay.grid.longevity[0].amount; }},
        {"/pay/grid/longevity/0/teachers", [](auto& d) { return &d.pay.grid.longevity[0].teachers; }, {-1, 10.01}},
        {"/pay/grid_scale", [](auto& d) { return &d.pay.grid_scale; }, {0, -1}},
        {"/pay/variable_benefits", [](auto& d) { return &d.pay.variable_benefits; }, {-0.1, 1.1}},
        {"/pay/flat_benefits", [](auto& d) { return &d.pay.flat_benefits; }, {-1, 10'000'001}},
        {"/pay/contract_days", [](auto& d) { return &d.pay.contract_days; }, {0, 0.5, 367}},
        {"/pay/contract_hours_a_day", [](auto& d) { return &d.pay.contract_hours_a_day; }, {0, 0.5, 25}},
        {"/pay/separation_rate", [](auto& d) { return &d.pay.separation_rate; }, {-0.1, 1.1}},
        {"/pay/supplements/1/share_of_teachers",
         [](auto& d) { return &d.pay.supplements[1].share; },
         {-0.1, 1.1}},
        {"/pay/supplements/1/amount", [](auto& d) { return &d.pay.supplements[1].amount; }},
        {"/pay/supplements/2/share_of_posts", [](auto& d) { return &d.pay.supplements[2].share; }, {-0.1, 1.1}},
        {"/pay/added_days/1/share_of_posts", [](auto& d) { return &d.pay.added[1].share; }, {-0.1, 1.1}},
        {"/pay/added_days/0/days", [](auto& d) { return &d.pay.added[0].days; }, {-1, 367}},
        {"/pay/added_days/0/share_of_teachers", [](auto& d) { return &d.pay.added[0].share; }, {-0.1, 1.1}},
        {"/substitutes_per_teacher", [](auto& d) { return &d.substitutes_per_teacher; }},
        {"/purchases/0/units", [](auto& d) { return &d.purchases[0].units; }},
        {"/purchases/0/unit_price/low", [](auto& d) { return &d.purchases[0].unit_price.low; }},
        {"/purchases/0/unit_price/central", [](auto& d) { return &d.purchases[0].unit_price.central; }},
        {"/purchases/0/unit_price/high", [](auto& d) { return &d.purchases[0].unit_price.high; }},
        {"/unmodelled/instruction", [](auto& d) { return &d.unmodelled[0]; }, {-2e12}},
        {"/unmodelled/enterprise", [](auto& d) { return &d.unmodelled[9]; }, {-2e12}},
        {"/funds/1/amount", [](auto& d) { return &d.funds[1].amount; }},
        {"/funds/1/growth", [](auto& d) { return &*d.funds[1].growth; }, {-1, -2}},
        {"/before/class_size_fewer", [](auto& d) { return &d.before.class_size_fewer; }},
        {"/before/school_days_more", [](auto& d) { return &d.before.school_days_more; }},
        {"/before/posts/librarian", [](auto& d) { return &d.before.posts[0].posts; }, {}},
        {"/reported/teachers", [](auto& d) { return &*d.reported.teachers; }},
        {"/reported/average_salary", [](auto& d) { return &*d.reported.average_salary; }, {-1, 10'000'001}},
        {"/reported/spending", [](auto& d) { return &*d.reported.spending; }},
        {"/reported/adopted_curriculum", [](auto& d) { return &*d.reported.adopted_curriculum; }, {-0.1, 1.1}},
    };
    io::json_stream written;
    io::write_district(written, whole());
    const nlohmann::json document = nlohmann::json::parse(written.text());
    for (const number& n : numbers) {
        INFO(n.place);
        CHECK(
            document.contains(nlohmann::json::json_pointer(std::string{n.place})));  // the place is one of the document
        std::vector<double> refused = n.refused;
        for (const double never : {not_a_number, infinity, -infinity}) refused.push_back(never);
        for (const double x : refused) {
            INFO(x);
            const faults all = broken([&](district& d) { n.set(d, x); });
            const fault* f = find(all, n.place);
            REQUIRE(f != nullptr);
            CHECK(f->found == detail::decimal_text(x));
            CHECK_FALSE(f->expected.empty());
            CHECK_FALSE(f->mend.empty());
        }
    }
}

TEST_CASE("numbers at their limits are taken", "[validate]") {
    const auto taken = [](const change& c) { return broken(c).empty(); };
    CHECK(taken([](district& d) { d.school_days = 366; }));
    CHECK(taken([](district& d) { d.pay.contract_hours_a_day = 1; }));
    CHECK(taken([](district& d) { d.roles[aide].salary = dollars_per_fte{1e7}; }));
    CHECK(taken([](district& d) { d.schools[0].rooms = 1e4; }));
    CHECK(taken([](district& d) { d.designs[0].hiring_step = fte{1}; }));
    CHECK(taken([](district& d) { d.schools[0].needs.low_income = pupils{92}; }));  // all pupils
    CHECK(taken([](district& d) { d.schools[0].enrollment[small::first] = pupils{0}; }));
    CHECK(taken([](district& d) { d.pay.variable_benefits = 1; }));
    CHECK(taken([](district& d) { d.unmodelled[0] = dollars{-5e5}; }));
    CHECK(taken([](district& d) { d.funds[0].growth = -0.99; }));
    CHECK(taken([](district& d) { d.before.posts[0].posts = fte{-0.5}; }));
    CHECK(taken([](district& d) { d.pay.grid.headcount[0] = fte{0}; }));
    CHECK(taken([](district& d) { block(d, art).group.target = block(d, art).group.cap; }));
}

TEST_CASE("whole years and counts", "[validate]") {
    check_each({{[](district& d) { d.dollar_year = 1999; },
                 {"/dollar_year", "1999", "whole number from 2001 to", "nearest year"}},
                {[](district& d) { d.reported.school_year = 0; },
                 {"/reported/school_year", "0", "whole number from 2001 to", "nearest year"}},
                {[](district& d) { d.pay.frozen_steps = -1; },
                 {"/pay/frozen_steps", "-1", "whole number from 0", "0 for none"}},
                {[](district& d) { d.funds[1].last_year = -5; },
                 {"/funds/1/last_year", "-5", "whole number from 0", "Give the year"}}});
    CHECK(broken([](district& d) { d.reported = {}; }).empty());
}

TEST_CASE("ids are there, short, and used once", "[validate]") {
    check_each({{[](district& d) { d.id.clear(); }, {"/id", "\"\"", "1 to 80 characters", "Give a short id"}},
                {[](district& d) { d.schools[0].id.clear(); },
                 {"/schools/0/id", "\"\"", "1 to 80 characters", "Give a short id"}},
                {[](district& d) { d.schools[0].id.assign(81, 'x'); },
                 {"/schools/0/id", "81 characters", "at most 80 characters", "Shorten"}}});
    CHECK(broken([](district& d) { d.schools[0].id.assign(80, 'x'); }).empty());
    const auto twice = [](const change& c, std::string_view place, std::string_view first) {
        check_one(broken(c), {place, first, "nothing else in this list", "another id"});
    };
    twice([](district& d) { d.schools.push_back(d.schools[0]); }, "/schools/1/id",
          "\"one\", which is also /schools/0/id");
    twice([](district& d) { d.designs.push_back(d.designs[0]); }, "/designs/1/id", "/designs/0/id");
    twice([](district& d) { block(d, homeroom).id = "art"; }, "/designs/0/blocks/2/id", "/designs/0/blocks/1/id");
    twice([](district& d) { d.pay.supplements[1].id = "math"; }, "/pay/supplements/1/id", "/pay/supplements/0/id");
    twice([](district& d) { d.pay.added.push_back(d.pay.added[0]); }, "/pay/added_days/2/id", "/pay/added_days/0/id");
    twice([](district& d) { d.purchases.push_back(d.purchases[0]); }, "/purchases/1/id", "/purchases/0/id");
    twice([](district& d) { d.funds[1].id = "general"; }, "/funds/1/id", "/funds/0/id");
    twice([](district& d) { d.pay.grid.lanes[1] = "bachelor"; }, "/pay/grid/lanes/1", "/pay/grid/lanes/0");
    twice([](district& d) { d.roles.push_back(d.roles[aide]); }, "/roles/17/id", "/roles/6/id");
}

TEST_CASE("an id used three times is two faults, both against the first", "[validate]") {
    const faults all = broken([](district& d) {
        d.schools.push_back(d.schools[0]);
        d.schools.push_back(d.schools[0]);
    });
    INFO(places(all));
    REQUIRE(all.size() == 2);
    CHECK(all[0].place == "/schools/1/id");
    CHECK(all[1].place == "/schools/2/id");
    CHECK(holds(all[1].found, "/schools/0/id"));
}

TEST_CASE("names and titles have at most 200 characters, of however many bytes", "[validate]") {
    std::string longest;
    for (int i = 0; i < 200; ++i) longest += "\u00e9";  // e with an acute accent, two bytes
    const std::string longer = longest + 'n';
    const auto names = [](district& d) {
        return std::vector<std::pair<std::string_view, std::string*>>{{"/name", &d.name},
                                                                      {"/schools/0/name", &d.schools[0].name},
                                                                      {"/designs/0/title", &d.designs[0].title},
                                                                      {"/roles/0/title", &d.roles[0].title},
                                                                      {"/funds/0/title", &d.funds[0].title}};
    };
    district d = whole();
    for (const auto& [place, text] : names(d)) *text = longest;
    CHECK(validate(d).empty());
    for (const auto& [place, text] : names(d)) *text = longer;
    const faults all = validate(d);
    CHECK(all.size() == names(d).size());
    for (const auto& [place, text] : names(d)) CHECK(find(all, place) != nullptr);
}

TEST_CASE("roles: the standard ones in front, few enough, paid", "[validate]") {
    const faults swapped = broken([](district& d) { std::swap(d.roles[aide].id, d.roles[counselor].id); });
    INFO(places(swapped));
    REQUIRE(swapped.size() == 2);
    CHECK(swapped[0].place == "/roles/6/id");
    CHECK(swapped[0].found == "\"counselor\"");
    CHECK(holds(swapped[0].expected, "\"aide\""));
    CHECK(holds(swapped[0].mend, "standard order"));

    check_one(broken([](district& d) { d.roles.pop_back(); }),
              {"/roles", "16 roles", "17 standard roles", "\"other_support\""});

    const auto with_roles = [](std::size_t total) {
        return broken([total](district& d) {
            while (d.roles.size() < total) {
                d.roles.push_back(d.roles[aide]);
                d.roles.back().id = "own_" + std::to_string(d.roles.size());
            }
        });
    };
    CHECK(with_roles(32).empty());
    check_one(with_roles(33), {"/roles", "33 roles", "at most 32", "Join"});
    CHECK(broken([](district& d) { d.roles[classroom_teacher].salary = dollars_per_fte{0}; }).empty());  // on the grid
    check_one(broken([](district& d) {
                  d.roles[aide].basis = pay_basis::contract;
                  d.roles[aide].salary = dollars_per_fte{0};
              }),
              {"/roles/6/price", "0", "a number above 0", "other organisation"});
}

TEST_CASE("roles and designs that are not there", "[validate]") {
    constexpr role_id none = 40;
    const says role{"", "role 40", "one of the 17 roles", "Add the role"};
    const auto at = [&](std::string_view place) { return says{place, role.found, role.expected, role.mend}; };
    check_one(broken([](district& d) { d.schools[0].staff[0].role = none; }), at("/schools/0/staff"));
    check_one(broken([](district& d) { d.central_staff[0].role = none; }), at("/central_staff"));
    check_one(broken([](district& d) { d.roster[0].role = none; }), at("/roster"));
    check_one(broken([](district& d) { d.before.posts[0].role = none; }), at("/before/posts"));
    check_one(broken([](district& d) { block(d, art).adults[0].role = none; }),
              at("/designs/0/blocks/2/adults/0/role"));
    check_one(broken([](district& d) { d.schools[0].design = 7; }),
              {"/schools/0/design", "no design", "\"small\"", "Name one of them"});
}

TEST_CASE("a role's id is escaped in a pointer", "[validate]") {
    check_one(broken([](district& d) {
                  d.roles.push_back(d.roles[aide]);
                  d.roles.back().id = "aide/1~2";
                  d.central_staff.push_back({17, fte{-1}});
              }),
              {"/central_staff/aide~11~02", "-1", "from 0", "full-time"});
}

TEST_CASE("a district has schools with pupils", "[validate]") {
    check_one(broken([](district& d) { d.schools.clear(); }),
              {"/schools", "0 schools", "at least one school", "pupils"});
    const faults all = broken([](district& d) {
        d.schools[0].enrollment = {};
        d.schools[0].needs = {};
    });
    check_one(all, {"/schools", "1 schools without a pupil", "at least one pupil", "by grade"});
}

TEST_CASE("a need group is no larger than its school", "[validate]") {
    check_one(broken([](district& d) { d.schools[0].needs.gifted = pupils{93}; }),
              {"/schools/0/needs/gifted", "93", "at most 92", "once"});
}

TEST_CASE("teachers need time with pupils", "[validate]") {
    // 1,950 - 150 - 1,565 - 235 = 0 minutes.
    check_one(broken([](district& d) { d.designs[0].week.duty = minutes{1565}; }),
              {"/designs/0/week", "0", "with pupils", "Shorten"});
    // One minute is left: too little for the homeroom, but a week with time for teaching.
    check_one(broken([](district& d) { d.designs[0].week.duty = minutes{1564}; }),
              {"/designs/0/blocks/0/minutes", "1512", "at most 1 minutes", "Move 1511"});
}

TEST_CASE("blocks name grades and tiers", "[validate]") {
    CHECK(find(broken([](district& d) { block(d, resource).grades = {}; }), "/designs/0/blocks/4/grades") != nullptr);
    check_one(broken([](district& d) { block(d, resource).tiers = {}; }),
              {"/designs/0/blocks/4/tiers", "no tier", "at least one", "Name the tiers"});
}

TEST_CASE("staffing none goes with the setting unstaffed and without adults", "[validate]") {
    check_each(
        {{[](district& d) { block(d, breaks).setting = setting::whole_class; },
          {"/designs/0/blocks/3/staffing", "\"none\" in the setting \"whole_class\"", "only there", "unstaffed"}},
         {[](district& d) { block(d, art).setting = setting::unstaffed; },
          {"/designs/0/blocks/2/staffing", "\"pooled\" in the setting \"unstaffed\"", "only there", "unstaffed"}},
         {[](district& d) {
              block(d, breaks).adults = {{aide, 1}};
          },
          {"/designs/0/blocks/3/adults", "1 adults", "none", "pooled"}},
         {[](district& d) { block(d, art).adults.clear(); },
          {"/designs/0/blocks/2/adults", "no adult", "at least one role", "Name"}}});
    CHECK(broken([](district& d) { block(d, breaks).group = {}; }).empty());  // groups are of no account there
}

TEST_CASE("a setting means what it says, in documents", "[validate]") {
    const change several = [](district& d) {
        add_inside(d, setting::one_to_one, 30).group = {pupils{1}, pupils{25}};
    };
    check_one(broken(several), {"/designs/0/blocks/5/group/cap", "25", "1 pupil", "small_group"});
    CHECK(broken_day(several).empty());
    CHECK(broken([](district& d) {
              add_inside(d, setting::one_to_one, 30).group = {pupils{1}, pupils{1}};
          }).empty());

    // Adults 0 and 2 are the district's own; the one between them is of another organisation.
    const change own = [](district& d) {
        d.roles.push_back({"club_staff", "Club", spending_function::instruction, pay_basis::contract,
                           dollars_per_fte{40'000}});
        block(d, art).setting = setting::partner;
        block(d, art).adults.push_back({static_cast<role_id>(d.roles.size() - 1), 1});
        block(d, art).adults.push_back({aide, 1});
    };
    const faults staff = broken(own);
    INFO(places(staff));
    REQUIRE(staff.size() == 2);
    CHECK(staff[0].place == "/designs/0/blocks/2/adults/0/role");
    CHECK(staff[0].found == "\"specials_teacher\"");
    CHECK(holds(staff[0].expected, "under contract"));
    CHECK(staff[1].place == "/designs/0/blocks/2/adults/2/role");
    CHECK(broken_day(own).empty());
    CHECK(broken([&](district& d) {
              own(d);
              block(d, art).setting = setting::whole_class;  // staff under contract may teach anything
          }).empty());
}

TEST_CASE("only a setting that pupils leave another block for has a parent", "[validate]") {
    for (const setting how : {setting::small_group, setting::lab, setting::online, setting::pull_out})
        CHECK(broken([&](district& d) { add_inside(d, how, 30); }).empty());
    for (const setting how : {setting::whole_class, setting::separate}) {
        const change inside = [&](district& d) { add_inside(d, how, 30); };
        const std::string name{setting_names[static_cast<std::size_t>(how)]};
        check_one(broken(inside), {"/designs/0/blocks/5/parent", name, "no parent", "pull_out"});
        CHECK(broken_day(inside).empty());
    }
}

TEST_CASE("a target within the cap is a rule of documents, not of days that levers changed", "[validate]") {
    const change above = [](district& d) { block(d, art).group = {pupils{30}, pupils{28}}; };
    check_one(broken(above), {"/designs/0/blocks/2/group/target", "30", "at most the cap, 28", "Lower"});
    CHECK(broken_day(above).empty());
    check_one(broken_day([](district& d) { block(d, art).group.target = pupils{0.9}; }),
              {"/designs/0/blocks/2/group/target", "0.9", "from 1", "at least one"});
}

TEST_CASE("a homeroom is one group with the same adults all day", "[validate]") {
    check_each(
        {{[](district& d) { block(d, homeroom).group.target = pupils{20}; },
          {"/designs/0/blocks/1/group/target", "20", "21, as in /designs/0/blocks/0", "same group"}},
         {[](district& d) { block(d, homeroom).group.cap = pupils{30}; },
          {"/designs/0/blocks/1/group/cap", "30", "28, as in /designs/0/blocks/0", "same group"}},
         {[](district& d) {
              block(d, homeroom).adults.push_back({aide, 0.5});
          },
          {"/designs/0/blocks/1/adults", "1 classroom_teacher and 0.5 aide", "1 classroom_teacher, as in", "pool"}}});
    CHECK(broken([](district& d) { block(d, art).group.target = pupils{20}; }).empty());  // a pooled block may differ
}

TEST_CASE("levers may use up a block, but not a whole homeroom", "[validate]") {
    CHECK(broken_day([](district& d) {
              block(d, english).weekly = minutes{1512};
              block(d, homeroom).weekly = minutes{-1e-13};  // what a subtraction leaves of nothing
          }).empty());
    const faults all = broken_day([](district& d) {
        block(d, english).weekly = minutes{0};
        block(d, homeroom).weekly = minutes{0};
        block(d, art).weekly = minutes{1747};
        block(d, resource).parent = "art";
    });
    check_one(all, {"/designs/0/blocks/0/minutes", "0 minutes in all", "more than 0", "teacher"});
    CHECK(find(broken_day([](district& d) { block(d, homeroom).weekly = minutes{-1}; }),
               "/designs/0/blocks/1/minutes") != nullptr);
}

TEST_CASE("a parent is there, in front, and holds the pupils", "[validate]") {
    check_each({{[](district& d) { block(d, resource).parent = "englich"; },
                 {"/designs/0/blocks/4/parent", "\"englich\"", "the id of a block", "Name the block"}},
                {[](district& d) { block(d, resource).parent.clear(); },
                 {"/designs/0/blocks/4", "no parent", "pupils leave", "\"parent\""}},
                {[](district& d) { block(d, resource).tiers = tier_set{tier::intensive} | tier::separate; },
                 {"/designs/0/blocks/4/parent", "without separate pupils", "intensive and separate", "tiers"}},
                {[](district& d) {
                     block(d, resource).grades =
                         block(d, resource).grades | grade_set{grade::second} | grade_set{grade::third};
                 },
                 {"/designs/0/blocks/4/parent", "\"english\" without 2 and 3", "K, 1, 2 and 3", "grades"}},
                {[](district& d) { std::swap(block(d, english), block(d, resource)); },
                 {"/designs/0/blocks/0/parent", "\"english\" at position 4", "before position 0", "in front"}},
                {[](district& d) { block(d, resource).parent = "resource"; },
                 {"/designs/0/blocks/4/parent", "\"resource\" at position 4", "before position 4", "in front"}},
                {[](district& d) {
                     block(d, breaks).parent = "english";
                     block(d, homeroom).weekly = minutes{715};
                 },
                 {"/designs/0/blocks/3/parent", "\"none\"", "only pooled", "Take the parent out"}}});
}

TEST_CASE("a parent may be split by grades", "[validate]") {
    const auto split = [](bool in_front) {
        return [in_front](district& d) {
            auto& blocks = d.designs[0].blocks;
            std::vector<time_block> parts;
            for (const std::size_t b : {english, homeroom, art}) {
                parts.push_back(blocks[b]);
                parts.back().id += '+';
                parts.back().grades = grade::kindergarten;
                blocks[b].grades = grade::first;
            }
            blocks.insert(in_front ? blocks.begin() : blocks.end(), parts.begin(), parts.end());
        };
    };
    CHECK(broken(split(true)).empty());
    check_one(broken(split(false)),
              {"/designs/0/blocks/4/parent", "\"english+\" at position 5", "before position 4", "in front"});
    // Levers put the parts at the end, where the day is counted just as well; but no block is its own parent.
    CHECK(broken_day(split(false)).empty());
    check_one(broken_day([](district& d) { block(d, resource).parent = "resource"; }),
              {"/designs/0/blocks/4/parent", "\"resource\" at position 4", "before position 4", "in front"});
}

TEST_CASE("pull-outs fit into what they leave, together", "[validate]") {
    CHECK(broken([](district& d) { add_inside(d, setting::pull_out, 640); }).empty());  // 360 + 640 = 1,000
    check_one(broken([](district& d) { add_inside(d, setting::pull_out, 645); }),
              {"/designs/0/blocks/5/minutes",
               "1005 minutes a week out of \"english\" for intensive pupils of the grades K and 1", "at most 1000",
               "\"resource\" and \"more\" by 5 minutes"});
    CHECK(broken([](district& d) {
              add_inside(d, setting::pull_out, 645).tiers = tier::strategic;
          }).empty());  // other pupils
    CHECK(broken([](district& d) {
              add_inside(d, setting::small_group, 645).parent.clear();
              d.designs[0].blocks.back().tiers = tier::separate;
          }).empty());
    // A small group that names a parent takes pupils out of it just the same.
    CHECK(broken([](district& d) { add_inside(d, setting::small_group, 645); }).size() == 1);
}

/// Puts art into 18 weeks of the year, with twice its minutes and other minutes in the weeks without it.
change half_of_art(double weekly) {
    return [weekly](district& d) {
        time_block other = block(d, art);
        other.id = "other";
        other.weeks = block(d, art).weeks = 18;
        block(d, art).weekly = minutes{weekly};
        other.weekly = minutes{470 - weekly};
        d.designs[0].blocks.push_back(other);
    };
}

// The week has 1,950 minutes, of which English, homeroom and breaks leave 235 to courses of a part of the year.
TEST_CASE("a block of a part of the year fits into what the others leave", "[validate]") {
    CHECK(broken(half_of_art(235)).empty());
    const faults all = broken(half_of_art(300));  // 300 and 170 minutes of 18 weeks are 235 on the year's average
    INFO(places(all));
    REQUIRE(find(all, "/designs/0/blocks/2/minutes") != nullptr);
    const fault& longer = *find(all, "/designs/0/blocks/2/minutes");
    CHECK(longer.found == "300 minutes in each of its 18 weeks");
    CHECK(longer.expected == "at most 235 minutes, what blocks of the whole year leave of the open week (1950)");
    CHECK(holds(longer.mend, "Shorten the block by 65 minutes"));
    CHECK(find(all, "/designs/0/blocks/5/minutes") == nullptr);
    CHECK(broken_day(half_of_art(300)).empty());  // levers keep the averages
    check_one(broken([](district& d) {            // alone: 470 minutes in 18 weeks, and 18 weeks of 235 too few
                  block(d, art).weeks = 18;
                  block(d, art).weekly = minutes{470};
              }),
              {"/designs/0/blocks/2/minutes", "470 minutes in each of its 18 weeks", "at most 235 minutes",
               "the weeks without it need blocks of their own"});
}

// English, homeroom and breaks are with the class teacher: while the homeroom's course runs, nobody covers.
TEST_CASE("homeroom teachers are free in the worst week, not on the year's average", "[validate]") {
    const auto with_course = [](double homeroom_course) {
        return [homeroom_course](district& d) {
            time_block course = block(d, homeroom);
            course.id = "course";
            course.weeks = 18;
            course.weekly = minutes{homeroom_course};
            time_block music = block(d, art);
            music.id = "music";
            music.weeks = 18;
            music.weekly = minutes{homeroom_course};
            block(d, homeroom).weekly = minutes{512 - homeroom_course / 2};
            block(d, art).weekly = minutes{235 - homeroom_course / 2};
            d.designs[0].blocks.push_back(course);
            d.designs[0].blocks.push_back(music);
        };
    };
    // Courses of 100 minutes in turn: art of 185 minutes all year, and in half of it nothing else covers.
    for (const faults& all : {broken(with_course(100)), broken_day(with_course(100))}) {
        INFO(places(all));
        REQUIRE(all.size() == 1);
        CHECK(all[0].place == "/designs/0/week");
        CHECK(holds(all[0].found, "185 minutes a week in which"));
        CHECK(holds(all[0].found, "50 uncovered"));
    }
    // Two courses that others teach in turn cover as much as one of the whole year.
    CHECK(broken_day(half_of_art(235)).empty());
}

TEST_CASE("small groups and pull-outs are small in a document", "[validate]") {
    CHECK(detail::largest_small_group == assumptions{}["zero_effect_group_size"_p]);
    const change of_16 = [](district& d) { block(d, resource).group = {pupils{12}, pupils{16}}; };
    check_one(broken(of_16), {"/designs/0/blocks/4/group/cap", "16 pupils in the setting \"pull_out\"",
                              "at most 15 pupils", "\"whole_class\""});
    CHECK(broken_day(of_16).empty());
    CHECK(broken([](district& d) { block(d, resource).group = {pupils{12}, pupils{15}}; }).empty());
    check_one(broken([](district& d) { block(d, art).setting = setting::small_group; }),
              {"/designs/0/blocks/2/group/cap", "28 pupils in the setting \"small_group\"", "at most 15", "smaller"});
    CHECK(broken([](district& d) {
              block(d, resource).setting = setting::lab;
              block(d, resource).group = {pupils{20}, pupils{20}};
          }).empty());
}

TEST_CASE("a lunch that was typed per day is refused", "[validate]") {
    const auto lunch = [](double weekly) {
        return [weekly](district& d) { d.designs[0].week.lunch = minutes{weekly}; };
    };
    check_one(broken(lunch(30)),
              {"/designs/0/week/lunch", "30", "0, or at least 75 minutes a week", "30 a day are 150"});
    CHECK(broken(lunch(75)).empty());
    CHECK(broken(lunch(0)).empty());
}

// English has 1,000 minutes a week. 1,400 minutes of 18 weeks in 36 are 700 on the year's average.
TEST_CASE("a block inside another fits into the weeks in which it runs", "[validate]") {
    const auto half_year = [](nineways::setting how, double weekly) {
        return [=](district& d) {
            time_block& more = add_inside(d, how, weekly);
            more.weeks = 18;
            more.tiers = tier::strategic;  // never pulled out otherwise
        };
    };
    for (const setting how : {setting::pull_out, setting::push_in}) {
        const says longer{"/designs/0/blocks/5/minutes", "1400 minutes in each of its 18 weeks",
                          "at most 1000 minutes, what \"english\" has", "by 400 minutes"};
        check_one(broken(half_year(how, 1400)), longer);
        check_one(broken_day(half_year(how, 1400)), longer);
        CHECK(broken(half_year(how, 1000)).empty());
    }
    // Two of different weeks may take turns: 1,000 minutes each of 18 weeks.
    CHECK(broken([&](district& d) {
              half_year(setting::pull_out, 1000)(d);
              time_block other = d.designs[0].blocks.back();
              other.id = "other";
              d.designs[0].blocks.push_back(other);
          }).empty());
    // What is too long on average is told once: 1,800 x 27 / 36 = 1,350.
    check_one(broken([&](district& d) {
                  half_year(setting::pull_out, 1800)(d);
                  d.designs[0].blocks.back().weeks = 27;
              }),
              {"/designs/0/blocks/5/minutes", "1350 minutes a week out of \"english\"", "at most 1000", "350"});
}

TEST_CASE("a block inside another runs in no more weeks than that", "[validate]") {
    // Art of 235 minutes in two courses of 18 weeks each; what leaves the first cannot go on all year.
    const auto courses = [](double weeks) {
        return [weeks](district& d) {
            time_block autumn = block(d, art);
            autumn.id = "autumn";
            autumn.weeks = 18;
            autumn.group = block(d, english).group;
            time_block spring = autumn;
            spring.id = "spring";
            block(d, resource).parent = "autumn";
            block(d, resource).weeks = weeks;
            block(d, resource).weekly = minutes{100};
            auto& blocks = d.designs[0].blocks;
            blocks[art] = autumn;
            blocks.insert(blocks.begin() + art, spring);
        };
    };
    CHECK(broken(courses(18)).empty());
    check_one(broken(courses(27)),
              {"/designs/0/blocks/5/weeks", "27 weeks", "at most 18 weeks, those in which \"autumn\"", "fewer weeks"});
    check_one(broken(courses(0)), {"/designs/0/blocks/5/weeks", "36 weeks", "at most 18 weeks", "fewer weeks"});
    CHECK(broken_day(courses(0)).empty());  // as a lever puts groups of all year into English
}

TEST_CASE("push-ins join a taught block while their pupils are there", "[validate]") {
    CHECK(broken([](district& d) { add_inside(d, setting::push_in, 640); }).empty());
    check_one(broken([](district& d) { add_inside(d, setting::push_in, 641); }),
              {"/designs/0/blocks/5/minutes", "641", "at most 640 minutes", "Shorten"});
    CHECK(broken([](district& d) {
              add_inside(d, setting::push_in, 1000).tiers = tier::strategic;
          }).empty());  // never pulled out
    check_each({{[](district& d) { add_inside(d, setting::push_in, 100).parent.clear(); },
                 {"/designs/0/blocks/5", "no parent", "adults join", "\"parent\""}},
                {[](district& d) { add_inside(d, setting::push_in, 100).parent = "break"; },
                 {"/designs/0/blocks/5/parent", "\"break\", which has no staff", "with a teacher", "pull-out"}},
                {[](district& d) {
                     add_inside(d, setting::push_in, 100);
                     time_block last = block(d, resource);
                     last.id = "last";
                     last.weekly = minutes{50};
                     last.parent = "more";
                     d.designs[0].blocks.push_back(last);
                 },
                 {"/designs/0/blocks/6/parent", "\"more\", a push-in", "holds the pupils", "push-in itself names"}}});
}

TEST_CASE("a day has a limited number of blocks and of fields", "[validate]") {
    const auto with_blocks = [](std::size_t total) {
        return broken([total](district& d) {
            const time_block idle = [&] {
                time_block b = block(d, art);
                b.tiers = tier::separate;  // no pupil of the school
                return b;
            }();
            while (d.designs[0].blocks.size() < total) {
                d.designs[0].blocks.push_back(idle);
                d.designs[0].blocks.back().id = "idle_" + std::to_string(d.designs[0].blocks.size());
            }
        });
    };
    CHECK(with_blocks(96).empty());
    check_one(with_blocks(97), {"/designs/0/blocks", "97 blocks", "at most 96", "Join"});

    // The small day has three pairs: homerooms, art, special education. Five subjects of twelve roles make 63.
    const auto with_pairs = [](std::size_t more) {
        return broken([more](district& d) {
            const std::vector<subject> subjects{subject::english,        subject::mathematics, subject::science,
                                                subject::social_studies, subject::music,       subject::elective};
            for (std::size_t i = 0; i < subjects.size(); ++i) {
                time_block b = block(d, art);
                b.id = "pairs_" + std::to_string(i);
                b.tiers = tier::separate;  // no pupil of the school
                b.subject = subjects[i];
                b.adults.clear();
                for (role_id r = 0; r < (i < 5 ? 12U : more); ++r) b.adults.push_back({r, 1});
                b.adults.push_back(b.adults[0]);  // the same pair again
                d.designs[0].blocks.push_back(b);
            }
        });
    };
    CHECK(with_pairs(1).empty());
    check_one(with_pairs(2), {"/designs/0/blocks", "65 pairs", "at most 64", "fewer roles"});
}

TEST_CASE("weeks add up for every tier of every grade with pupils", "[validate]") {
    const faults all = broken([](district& d) {
        block(d, homeroom).weekly = minutes{502};
        school second = d.schools[0];
        second.id = "two";
        second.name = "Two Elementary";
        school third = second;
        third.id = "three";
        third.name = "Three Elementary";
        third.enrollment[small::first] = pupils{0};
        d.schools.push_back(second);
        d.schools.push_back(third);
    });
    INFO(places(all));
    REQUIRE(all.size() == 1);  // two grades of three tiers: one gap; nobody can be in a separate setting
    CHECK(all[0].place == "/designs/0/blocks");
    CHECK(all[0].found ==
          "1940 minutes a week for intensive, strategic and on_track pupils of the grades K and 1 at "
          "\"One Elementary\", \"Two Elementary\" and 1 more school: 10 too few");
    CHECK(holds(all[0].expected, "1950 minutes"));
    CHECK(holds(all[0].mend, "Add 10 minutes"));
    CHECK(broken_day([](district& d) { block(d, homeroom).weekly = minutes{502}; }).size() == 1);

    const faults over = broken([](district& d) {
        block(d, homeroom).weekly = minutes{512.5};
        d.schools[0].enrollment[small::first] = pupils{0};
    });
    REQUIRE(over.size() == 1);
    CHECK(holds(over[0].found,
                "1950.5 minutes a week for intensive, strategic and on_track pupils of grade K at \"One Elementary\": "
                "0.5 too many"));
    CHECK(holds(over[0].mend, "Take 0.5 minutes"));
    CHECK(broken([](district& d) { block(d, homeroom).weekly = minutes{512 + 1e-9}; }).empty());  // within rounding
}

// Extra time of 10 minutes for intensive pupils of kindergarten, of 20 for those of grade 1 and for on-track pupils of
// both: three gaps in seven grades and tiers, of which strategic pupils' is none.
TEST_CASE("gaps of different causes are different faults, each told once", "[validate]") {
    const auto extra = [](district& d, grade_set grades, tier_set tiers, double weekly) {
        time_block more = block(d, breaks);
        more.id = "extra_" + std::to_string(d.designs[0].blocks.size());
        more.grades = grades;
        more.tiers = tiers;
        more.weekly = minutes{weekly};
        d.designs[0].blocks.push_back(more);
    };
    const faults all = broken([&](district& d) {
        extra(d, grade::kindergarten, tier::intensive, 10);
        extra(d, grade::first, tier::intensive, 20);
        extra(d, grade_set::between(grade::kindergarten, grade::first), tier::on_track, 20);
    });
    INFO(places(all));
    REQUIRE(all.size() == 3);
    CHECK(holds(all[0].found, "1960 minutes a week for intensive pupils of grade K at"));
    CHECK(holds(all[1].found, "1970 minutes a week for on_track pupils of grade K at"));
    CHECK(holds(all[2].found, "1970 minutes a week for intensive and on_track pupils of grade 1 at"));
}

TEST_CASE("sums in faults have at most six decimals", "[validate]") {
    // 0.1 + 0.2 - 0.3 is not 0 in doubles.
    const faults all = broken([](district& d) {
        block(d, homeroom).weekly = minutes{512 + 0.1};
        block(d, art).weekly = minutes{235 + 0.2};
    });
    REQUIRE(all.size() == 1);
    CHECK(holds(all[0].found, "1950.3 minutes"));
    CHECK(holds(all[0].found, ": 0.3 too many"));
    CHECK(holds(all[0].mend, "Take 0.3 minutes"));
}

TEST_CASE("tiers are checked where pupils can be in them", "[validate]") {
    // Pupils with disabilities may be in separate settings, for which the small day has no blocks but the pause.
    const faults separate = broken([](district& d) { d.schools[0].needs.disability = pupils{1}; });
    INFO(places(separate));
    REQUIRE(separate.size() == 1);
    CHECK(holds(separate[0].found, "0 minutes a week for separate pupils of the grades K and 1"));
    CHECK(holds(separate[0].mend, "Add 1950 minutes"));

    // All pupils of prekindergarten are on track, all ungraded ones in separate settings.
    const auto only = [](grade g, tier t) {
        return [g, t](district& d) {
            d.schools[0].enrollment = {};
            d.schools[0].enrollment[static_cast<std::size_t>(g)] = pupils{92};
            for (time_block& b : d.designs[0].blocks) b.grades = g;
            for (const std::size_t b : {english, homeroom, art, breaks}) block(d, b).tiers = t;
            d.designs[0].blocks.pop_back();
        };
    };
    CHECK(broken(only(grade::prekindergarten, tier::on_track)).empty());
    CHECK(broken(only(grade::ungraded, tier::separate)).empty());
    CHECK(broken(only(grade::ungraded, tier::on_track)).size() == 1);
    check_one(broken(only(grade::kindergarten, tier::on_track)),
              {"/designs/0/blocks", "0 minutes a week for intensive and strategic pupils of grade K", "1950 minutes",
               "Add 1950 minutes"});
}

TEST_CASE("a design has blocks for all grades of its schools", "[validate]") {
    const change older = [](district& d) {
        d.schools.insert(d.schools.begin(), d.schools[0]);
        d.schools[0].id = "zero";
        d.schools[1].enrollment[static_cast<std::size_t>(grade::seventh)] = pupils{30};
    };
    const says no_blocks{"/schools/1/design", "\"small\", which has no blocks for grade 7, at \"One Elementary\"",
                         "grade 7 too", "/designs/0/blocks"};
    check_one(broken(older), no_blocks);
    check_one(broken_day(older), no_blocks);
}

TEST_CASE("what is promised to homeroom teachers is covered", "[validate]") {
    const change together = [](district& d) {
        d.designs[0].week.collaboration = minutes{45};
        d.designs[0].week.collaboration_in = time_place::in_day;
    };
    const faults all = broken_day(together);  // 235 + 45 = 280, art is 235
    INFO(places(all));
    REQUIRE(all.size() == 1);
    CHECK(all[0].place == "/designs/0/week");
    CHECK(holds(all[0].found,
                "235 minutes a week in which intensive, strategic and on_track pupils of the grades K and 1 are with "
                "other teachers, at \"One Elementary\": 45 uncovered"));
    CHECK(holds(all[0].expected, "at least 280 minutes"));
    CHECK(holds(all[0].mend, "Move 45 minutes"));
    CHECK(broken([&](district& d) {
              together(d);
              d.designs[0].week.collaboration_in = time_place::outside;
          }).empty());
    CHECK(broken([&](district& d) {
              together(d);
              block(d, art).weekly = minutes{280};
              block(d, homeroom).weekly = minutes{467};
          }).empty());
    // Art for two tiers covers nobody: the third stays with the homeroom's teacher. Lunch covers nobody either.
    const faults partly = broken([](district& d) {
        block(d, art).tiers = tier_set{tier::intensive} | tier::strategic;
        time_block rest = block(d, breaks);
        rest.id = "rest";
        rest.tiers = tier::on_track;
        rest.weekly = minutes{235};
        d.designs[0].blocks.push_back(rest);
    });
    REQUIRE(partly.size() == 1);
    CHECK(holds(partly[0].found, "0 minutes a week in which on_track pupils of the grades K and 1"));
}

change limited(contract_measure of, double bound, grade_set grades = all_grades) {
    return [=](district& d) { d.contract_limits.push_back({"Article 12.1", of, bound, grades}); };
}

// The small day's classes have a cap of 28; contact is 1,512 minutes, planning 235.
TEST_CASE("a document keeps the limits of its contract, and a broken one names the clause", "[validate][contract]") {
    const faults classes = broken(limited(contract_measure::class_size, 27));
    INFO(places(classes));
    REQUIRE(classes.size() == 3);
    CHECK(classes[0].place == "/designs/0/blocks/0/group/cap");
    CHECK(classes[1].place == "/designs/0/blocks/1/group/cap");
    CHECK(classes[2].place == "/designs/0/blocks/2/group/cap");
    CHECK(classes[2].found == "28 pupils a class");
    CHECK(classes[2].expected == "at most 27 pupils a class (Article 12.1)");
    CHECK(holds(classes[2].mend, "Lower the cap"));
    CHECK(holds(classes[2].mend, "/contract_limits/0"));
    check_one(broken(limited(contract_measure::contact_minutes, 1'500)),
              {"/designs/0/week", "1512 minutes a week with pupils",
               "at most 1500 minutes a week with pupils (Article 12.1)", "without pupils"});
    check_one(broken(limited(contract_measure::planning_minutes, 240)),
              {"/designs/0/week/planning", "235 minutes a week of planning",
               "at least 240 minutes a week of planning (Article 12.1)", "more minutes of planning"});
    for (const auto& [of, bound] :
         {std::pair{contract_measure::class_size, 28.0}, std::pair{contract_measure::contact_minutes, 1'512.0},
          std::pair{contract_measure::planning_minutes, 235.0}})
        CHECK(broken(limited(of, bound)).empty());
}

TEST_CASE("the days that are used are held to the contract, at the clause where no day is in the document",
          "[validate][contract]") {
    district d = whole();
    limited(contract_measure::contact_minutes, 1'500)(d);
    limited(contract_measure::class_size, 30)(d);
    d.designs.push_back(d.designs[0]);  // two days of the same week break the clause once
    d.designs[1].id = "other";
    d.schools.push_back(d.schools[0]);
    d.schools[1].id = "two";
    d.schools[1].design = 1;
    check_one(validate(d, days_used::standard),
              {"/contract_limits/0", "1512 minutes a week with pupils in the standard days", "at most 1500",
               "\"designs\" of its own"});
    CHECK(validate(d, days_used::replaced).empty());
    // The days of a set may break it: the first that does so most is named.
    const std::vector<contract_breach> all = broken_limits(d);
    REQUIRE(all.size() == 1);
    CHECK(all[0].found == 1'512);
    CHECK(detail::place_of(d, all[0]) == "/designs/0/week");
    limited(contract_measure::class_size, 27)(d);
    d.designs[0].blocks[art].group.cap = pupils{26};
    CHECK(detail::place_of(d, broken_limits(d).back()) == "/designs/0/blocks/0/group/cap");
}

TEST_CASE("a clause holds where there are pupils of its grades", "[validate][contract]") {
    for (const contract_measure of : {contract_measure::class_size, contract_measure::contact_minutes})
        CHECK(broken(limited(of, 20, grades_4_12)).empty());
    CHECK(broken(limited(contract_measure::planning_minutes, 1'000, grades_4_12)).empty());
    CHECK(broken(limited(contract_measure::planning_minutes, 1'000, grade::first)).size() == 1);
    // A design that no school follows breaks nothing.
    CHECK(broken([](district& d) {
              d.contract_limits = {{"A", contract_measure::planning_minutes, 235}};
              d.designs.push_back(d.designs[0]);
              d.designs[1].id = "unused";
              d.designs[1].week.planning = minutes{0};
          }).empty());
}

TEST_CASE("limits are numbers of grades with a clause", "[validate][contract]") {
    const auto one = [](const std::function<void(contract_limit&)>& breaks) {
        return broken([&](district& d) {
            d.contract_limits = {{"A", contract_measure::planning_minutes, 200}};
            breaks(d.contract_limits[0]);
        });
    };
    CHECK(one([](contract_limit&) {}).empty());
    check_one(one([](contract_limit& c) { c.clause.clear(); }), {"/contract_limits/0/clause", "\"\"", "1 to 80", ""});
    check_one(one([](contract_limit& c) { c.bound = 0; }), {"/contract_limits/0/at_least", "0", "from 1 to 10080", ""});
    check_one(one([](contract_limit& c) { c.bound = not_a_number; }), {"/contract_limits/0/at_least", "NaN", "", ""});
    check_one(one([](contract_limit& c) { c.grades = {}; }),
              {"/contract_limits/0/grades", "no grade", "at least one", "leave the key out"});
}

TEST_CASE("a changed day may break a clause, and says the worst of each", "[validate][contract]") {
    district d = whole();
    d.contract_limits = {{"8", contract_measure::planning_minutes, 235},
                         {"12.1", contract_measure::class_size, 28},
                         {"12.2", contract_measure::class_size, 28, grades_4_12}};
    CHECK(broken_limits(d).empty());
    block(d, english).group.target = pupils{30};
    block(d, homeroom).group.target = pupils{30};
    block(d, art).group.target = pupils{31};
    d.designs.push_back(d.designs[0]);
    d.designs[1].id = "two";
    d.designs[0].week.planning = minutes{200};
    d.designs[1].week.planning = minutes{180};
    d.schools.push_back(d.schools[0]);
    d.schools[1].id = "two";
    d.schools[1].design = 1;
    const std::vector<contract_breach> all = broken_limits(d);
    REQUIRE(all.size() == 2);
    CHECK(all[0].limit == 0);
    CHECK(all[0].found == 180);
    CHECK(all[1].limit == 1);
    CHECK(all[1].found == 31);
    for (const fault& f : validate_designs(d)) CHECK_FALSE(holds(f.expected, "12.1"));
}

TEST_CASE("the grid has steps, lanes, cells and teachers", "[validate]") {
    check_each(
        {{[](district& d) { d.pay.grid.salary.pop_back(); },
          {"/pay/grid/salary", "1 cells", "1 steps of 2 lanes", "every lane"}},
         {[](district& d) { d.pay.grid.headcount.push_back(fte{1}); },
          {"/pay/grid/headcount", "3 cells", "1 steps of 2 lanes", "same rows"}},
         {[](district& d) {
              d.pay.grid.headcount = {fte{0}, fte{0}};
          },
          {"/pay/grid/headcount", "0 teachers", "more than 0", "each cell"}},
         {[](district& d) { d.pay.grid.lanes.clear(); },
          {"/pay/grid/lanes", "no lane", "at least one", "Name the lanes"}},
         {[](district& d) { d.pay.grid.steps = 0; }, {"/pay/grid/salary", "no step", "at least one", "every step"}}});
    const faults all = broken([](district& d) { d.pay.grid = {}; });
    CHECK(find(all, "/pay/grid/lanes") != nullptr);
    CHECK(find(all, "/pay/grid/salary") != nullptr);
}

TEST_CASE("a missing cell holds nobody, and every lane has a cell", "[validate]") {
    check_each({{[](district& d) {
                     d.pay.grid.salary[1] = {};
                     d.pay.grid.headcount[1] = {};
                 },
                 {"/pay/grid/lanes/1", "\"master\", null on every step", "at least one step", "take it out"}}});
    const faults all = broken([](district& d) {
        d.pay.grid.steps = 2;
        d.pay.grid.step_years = {1, 1};
        d.pay.grid.salary = {dollars_per_fte{50'000}, {}, dollars_per_fte{1}, dollars_per_fte{60'000}};
        d.pay.grid.headcount = {fte{5}, fte{0.5}, fte{1}, fte{2}};
    });
    INFO(places(all));
    REQUIRE(all.size() == 2);
    CHECK(all[0].place == "/pay/grid/salary/1/0");
    CHECK(holds(all[0].mend, "null where the schedule has no such cell"));
    CHECK(all[1].place == "/pay/grid/headcount/0/1");
    CHECK(all[1].found == "0.5 teachers");
    CHECK(broken([](district& d) {
              d.pay.grid.steps = 2;
              d.pay.grid.step_years = {2, 1};
              d.pay.grid.salary = {dollars_per_fte{50'000}, {}, {}, dollars_per_fte{60'000}};
              d.pay.grid.headcount = {fte{5}, fte{0}, fte{0}, fte{2}};
          }).empty());
}

TEST_CASE("schedules stand from left to right, and one is open", "[validate]") {
    check_each({{[](district& d) { d.pay.grid.schedules[0].closed = true; },
                 {"/pay/grid/schedules", "closed schedules only", "one that is open", "new teachers"}},
                {[](district& d) { d.pay.grid.schedules[0].first_lane = 1; },
                 {"/pay/grid/schedules/0/first_lane", "lane 1, \"master\"", "begins with lane 0", "left to right"}},
                {[](district& d) { d.pay.grid.schedules.push_back({"more", 0, true}); },
                 {"/pay/grid/schedules/1/first_lane", "lane 0", "right of that of the schedule before", "left to"}},
                {[](district& d) { d.pay.grid.schedules.push_back({"more", 2, true}); },
                 {"/pay/grid/schedules/1/first_lane", "lane 2", "one of the 2 lanes", "with which lane"}},
                {[](district& d) { d.pay.grid.schedules.push_back({"only", 1, true}); },
                 {"/pay/grid/schedules/1/id", "/pay/grid/schedules/0/id", "nothing else in this list", "another id"}},
                {[](district& d) { d.pay.grid.longevity.push_back(d.pay.grid.longevity[0]); },
                 {"/pay/grid/longevity/1/id", "/pay/grid/longevity/0/id", "nothing else in this list", "another id"}},
                {[](district& d) { d.pay.grid.step_years = {1, 2}; },
                 {"/pay/grid/step_years", "2 numbers", "as many as steps, 1", "every step"}}});
    CHECK(broken([](district& d) { d.pay.grid.schedules.push_back({"old", 1, true}); }).empty());
    CHECK(broken([](district& d) { d.pay.grid.longevity[0].teachers = fte{10}; }).empty());  // all there are
}

TEST_CASE("pay is for a role that the district pays itself", "[validate]") {
    check_each({{[](district& d) { d.pay.supplements[2].role = 40; },
                 {"/pay/supplements/2/role", "role 40", "17 roles", "Add the role"}},
                {[](district& d) { d.pay.added[1].role = 40; },
                 {"/pay/added_days/1/role", "role 40", "17 roles", "Add the role"}}});
    CHECK(holds(places(broken([](district& d) { d.roles[principal].basis = pay_basis::contract; })),
                "/pay/supplements/2/role  \"principal\", a role under contract"));
}

TEST_CASE("a range is in order", "[validate]") {
    check_each({{[](district& d) {
                     d.purchases[0].unit_price = {50, 40, 60};
                 },
                 {"/purchases/0/unit_price", "50, 40, 60", "low <= central <= high", "least"}},
                {[](district& d) {
                     d.purchases[0].unit_price = {40, 70, 60};
                 },
                 {"/purchases/0/unit_price", "40, 70, 60", "low <= central <= high", "least"}}});
    CHECK(broken([](district& d) { d.purchases[0].unit_price = {50, 50, 50}; }).empty());
}

TEST_CASE("every broken rule is found at once", "[validate]") {
    const faults all = broken([](district& d) {
        d.school_days = not_a_number;
        d.schools[0].rooms = -1;
        block(d, art).adults.clear();
        d.pay.separation_rate = 2;
        d.funds[0].amount = dollars{-1};
    });
    CHECK(all.size() == 5);
    for (const std::string_view place : {"/school_days", "/schools/0/rooms", "/designs/0/blocks/2/adults",
                                         "/pay/separation_rate", "/funds/0/amount"}) {
        INFO(place);
        CHECK(find(all, place) != nullptr);
    }
}

TEST_CASE("a hundred faults of a kind are listed, the rest are counted", "[validate]") {
    const auto with_bad_rooms = [](std::size_t total) {
        return broken([total](district& d) {
            d.schools[0].rooms = -1;
            while (d.schools.size() < total) {
                d.schools.push_back(d.schools[0]);
                d.schools.back().id = "school_" + std::to_string(d.schools.size());
            }
            d.school_days = 0;  // another kind is listed all the same
        });
    };
    const faults exactly = with_bad_rooms(100);
    CHECK(exactly.size() == 101);
    for (const fault& f : exactly) CHECK_FALSE(holds(f.found, "more"));
    const faults many = with_bad_rooms(412);
    CHECK(many.size() == 101);
    CHECK(find(many, "/school_days") != nullptr);
    const fault* last = find(many, "/schools/99/rooms");
    REQUIRE(last != nullptr);
    CHECK(last->found == "-1 (and 312 more numbers of rooms)");
}

TEST_CASE("designs that no school follows count for documents only", "[validate]") {
    const change unused = [](district& d) {
        d.designs.push_back(d.designs[0]);
        d.designs[1].id = "unused";
        d.designs[1].blocks[art].adults.clear();
        d.designs[1].blocks[homeroom].weekly = minutes{1};  // and nobody's week fails to add up
    };
    check_one(broken(unused), {"/designs/1/blocks/2/adults", "no adult", "at least one role", "Name"});
    CHECK(broken_day(unused).empty());
}

TEST_CASE("levers at the ends of their settings leave every typical day whole", "[validate]") {
    for (const typical::district_row& row : typical::districts) {
        const district before = typical::build(row);
        const auto tiers = attention_tiers(before, assumptions{});
        for (const lever* l : lever_catalog) {
            for (const bool most : {false, true}) {
                district d = before;
                auto tiers_now = tiers;
                setting_values setting{};
                for (std::size_t s = 0; s < l->setting_count; ++s) {
                    setting[s] = most ? l->settings[s].max : l->settings[s].min;
                }
                detail::fault_list log;
                const fte teachers = total_pupils(d) / pupils_per_fte{15};
                l->apply({d, tiers_now}, {setting, assumptions{}, before, teachers, log});
                CHECK(log.empty());
                const faults all = validate_designs(d);
                INFO(row.id << " " << l->id.view() << (most ? " at most" : " at least") << "\n" << places(all));
                CHECK(all.empty());
            }
        }
    }
}

TEST_CASE("an empty district is refused without harm", "[validate]") {
    const faults all = validate(district{});
    for (const std::string_view place :
         {"/id", "/dollar_year", "/school_days", "/roles", "/schools", "/pay/grid/lanes", "/pay/contract_days"}) {
        INFO(place);
        CHECK(find(all, place) != nullptr);
    }
    CHECK(validate_designs(district{}).empty());  // no school uses a design
}

TEST_CASE("numbers in faults are written plainly", "[validate]") {
    using detail::decimal_text;
    CHECK(decimal_text(0) == "0");
    CHECK(decimal_text(-0.0) == "0");
    CHECK(decimal_text(1950) == "1950");
    CHECK(decimal_text(-12.5) == "-12.5");
    CHECK(decimal_text(0.1) == "0.1");
    CHECK(decimal_text(0.3) == "0.3");
    CHECK(decimal_text(78.05) == "78.05");
    CHECK(decimal_text(0.000125) == "0.000125");
    CHECK(decimal_text(1.0000000001) == "1.0000000001");
    CHECK(decimal_text(9.9999999999999999) == "10");
    CHECK(decimal_text(999999999999999) == "999999999999999");
    CHECK(decimal_text(2e15) == "2e+15");
    CHECK(decimal_text(1e300) == "1e+300");
    CHECK(decimal_text(2.5e-7) == "2.5e-7");
    CHECK(decimal_text(not_a_number) == "NaN");
    CHECK(decimal_text(-infinity) == "-infinity");
}

TEST_CASE("texts in faults are quoted, cut between characters and cleaned", "[validate]") {
    using detail::in_quotes;
    CHECK(in_quotes("alder") == "\"alder\"");
    CHECK(in_quotes("a\tb\n") == "\"a?b?\"");
    CHECK(in_quotes(std::string(60, 'x')) == "\"" + std::string(60, 'x') + "\"");
    CHECK(in_quotes(std::string(61, 'x')) == "\"" + std::string(60, 'x') + "...\"");
    CHECK(in_quotes(std::string(59, 'x') + "\xC3\xA9") ==
          "\"" + std::string(59, 'x') + "...\"");  // e with an acute accent
}

TEST_CASE("pieces of a sentence stand in its holes", "[validate]") {
    using namespace detail;
    const auto tiers = [](tier_set some) { return text_of(members{some.bits(), tier_names}); };
    CHECK(text_of(numbered{"/designs/{}/blocks", 2}, "/", std::size_t{5}, pointer_key{"a/b~c"}) ==
          "/designs/2/blocks/5/a~1b~0c");
    CHECK(text_of(in_marks("oak"), " ", -2.5) == "\"oak\" -2.5");
    CHECK(tiers({}) == "none");
    CHECK(tiers(tier::separate) == "separate");
    CHECK(tiers(tier_set{tier::intensive} | tier::separate) == "intensive and separate");
    CHECK(tiers(all_tiers) == "intensive, strategic, on_track and separate");
}

TEST_CASE("a text's first position is that of the first like it", "[validate]") {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 300; ++i) texts.push_back(std::to_string(i * i % 97));
    const std::vector<std::string_view> views{texts.begin(), texts.end()};
    const std::vector<std::size_t> first = detail::first_positions(views);
    REQUIRE(first.size() == views.size());
    for (std::size_t i = 0; i < views.size(); ++i) {
        CHECK(first[i] == static_cast<std::size_t>(std::find(views.begin(), views.end(), views[i]) - views.begin()));
    }
    CHECK(detail::first_positions({}).empty());
}

// Lunch of 600 minutes leaves 1,950 - 600 - 53 - 235 = 1,062 minutes with pupils; the homeroom has 1,512.
TEST_CASE("a homeroom is no longer than its teacher's week", "[validate]") {
    district d = small::district();
    d.designs[0].week.lunch = minutes{600};
    const faults found = validate(d);
    REQUIRE(found.size() == 1);
    CHECK(found[0].place == "/designs/0/blocks/0/minutes");
    CHECK(found[0].found == "1512 minutes a week in all blocks of the homeroom");
    CHECK(found[0].expected.find("at most 1062 minutes") == 0);
    CHECK(found[0].mend.find("Move 450 minutes") == 0);
}

TEST_CASE("a pupil has one homeroom", "[validate]") {
    district pooled = small::district();
    pooled.designs[0].blocks[0].pooling = pooling::across_grades;
    district tiers = small::district();
    tiers.designs[0].blocks[1].tiers = tiers.designs[0].blocks[1].tiers | tier::separate;
    for (const district& d : {pooled, tiers}) {
        bool told = false;
        for (const fault& f : validate(d))
            told = told || (f.place == "/designs/0/blocks/1" && f.found.find("/designs/0/blocks/0") != std::string::npos);
        CHECK(told);
    }
}

}  // namespace validate_test
