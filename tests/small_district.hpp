// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/compare.hpp>

/// A district of one small school, in round numbers, so that every figure can be worked by hand.
namespace small {

using namespace nineways;

inline constexpr int year = 2023;
inline constexpr std::size_t kindergarten = static_cast<std::size_t>(grade::kindergarten);
inline constexpr std::size_t first = static_cast<std::size_t>(grade::first);

/// The registry with every range closed at its central value.
inline assumptions closed() {
    assumptions all;
    for (std::size_t i = 0; i < registry.size(); ++i) {
        const parameter_ref ref{static_cast<std::uint16_t>(i)};
        all.set(ref, {all[ref], all[ref], all[ref]});
    }
    return all;
}

inline time_block block(std::string id, subject what, double weekly, role_id role, group_size size) {
    time_block b;
    b.id = std::move(id);
    b.subject = what;
    b.grades = grade_set::between(grade::kindergarten, grade::first);
    b.tiers = general_tiers;
    b.weekly = minutes{weekly};
    b.group = size;
    b.adults = {{role, 1.0}};
    return b;
}

/// 1,950 minutes: 1,000 of English and 512 of homeroom time with the class teacher, 235 of art, 203 of breaks;
/// intensive pupils leave English for 360 minutes in groups of six.
inline day_design design() {
    day_design d;
    d.id = "small";
    d.week = {.open = minutes{1950}, .lunch = minutes{150}, .duty = minutes{53}, .planning = minutes{235}};
    d.hiring_step = fte{0.1};
    const group_size whole_class{pupils{21}, pupils{28}};
    const group_size six{pupils{6}, pupils{6}};
    time_block english = block("english", subject::english, 1000, standard_role::classroom_teacher, whole_class);
    english.staffing = staffing::homeroom;
    time_block homeroom = block("homeroom", subject::homeroom, 512, standard_role::classroom_teacher, whole_class);
    homeroom.staffing = staffing::homeroom;
    time_block breaks = block("break", subject::break_time, 203, standard_role::classroom_teacher, whole_class);
    breaks.staffing = staffing::none;
    breaks.setting = setting::unstaffed;
    breaks.adults.clear();
    time_block resource =
        block("resource", subject::special_education, 360, standard_role::special_education_teacher, six);
    resource.tiers = tier::intensive;
    resource.setting = setting::pull_out;
    resource.pooling = pooling::across_grades;
    resource.parent = "english";
    d.blocks = {english, homeroom, block("art", subject::art, 235, standard_role::specials_teacher, whole_class),
                breaks, resource};
    return d;
}

/// 74 pupils in kindergarten and 18 in grade 1; ten teachers on the grid, half at 50,000 and half at 60,000.
inline nineways::district district() {
    nineways::district d;
    d.id = "small";
    d.dollar_year = year;
    d.school_days = 180;
    d.school_weeks = 36;
    d.roles = national::roles({}, year);
    d.designs = {design()};
    school s;
    s.id = "one";
    s.enrollment[kindergarten] = pupils{74};
    s.enrollment[first] = pupils{18};
    d.schools = {s};
    d.pay.grid.lanes = {"bachelor", "master"};
    d.pay.grid.steps = 1;
    d.pay.grid.salary = {dollars_per_fte{50'000}, dollars_per_fte{60'000}};
    d.pay.grid.headcount = {fte{5}, fte{5}};
    d.pay.variable_benefits = 0.25;
    d.pay.flat_benefits = dollars_per_fte{10'000};
    d.pay.contract_days = 200;
    d.pay.contract_hours_a_day = 7.5;
    d.pay.separation_rate = 0.12;
    d.substitutes_per_teacher = dollars_per_fte{1'000};
    return d;
}

/// The same with leaders, support staff and a central office, at round salaries. A post costs 1.25 salaries and 10,000.
inline nineways::district staffed() {
    using namespace standard_role;
    nineways::district d = district();
    const auto paid = [&](role_id r, double salary) { d.roles[r].salary = dollars_per_fte{salary}; };
    paid(principal, 100'000);           // 135,000 a post
    paid(assistant_principal, 80'000);  // 110,000
    paid(counselor, 60'000);            // 85,000
    paid(librarian, 60'000);            // 85,000
    paid(student_support, 50'000);      // 72,500
    paid(coordinator, 70'000);          // 97,500
    paid(district_official, 120'000);   // 160,000
    paid(district_support, 40'000);     // 60,000
    paid(aide, 30'000);                 // 47,500
    d.schools[0].staff = {{principal, fte{1}},
                          {assistant_principal, fte{1}},
                          {counselor, fte{1}},
                          {librarian, fte{0.5}},
                          {student_support, fte{2}}};
    d.central_staff = {{district_official, fte{2}}, {district_support, fte{4}}, {coordinator, fte{1}}};
    d.purchases = {{"services", spending_function::other_support, purchase::basis::per_pupil, 1, {90, 100, 120}, false},
                   {"books", spending_function::instruction, purchase::basis::per_pupil, 1, {50, 50, 50}, false}};
    return d;
}

inline baseline stand(const nineways::district& d, const assumptions& assumed = {}) {
    no_ledger none;
    return stand_before(d, assumed, none);
}

inline quantities count(const nineways::district& d) {
    no_ledger none;
    return measure_day(d, attention_tiers(d, {}), 0, none);
}

/// One lever at its base, with some settings changed.
inline scenario only(std::string_view lever_id_text,
                     std::initializer_list<std::pair<std::string_view, double>> values = {}) {
    const int found = find_lever(lever_id_text);
    const lever& l = *lever_catalog.at(static_cast<std::size_t>(found));
    scenario s;
    s.levers.push_back({static_cast<lever_id>(found), base_settings(l), false});
    for (const auto& [id, value] : values)
        s.levers[0].setting.at(static_cast<std::size_t>(find_setting(l, id))) = value;
    return s;
}

}  // namespace small
