// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <cstddef>
#include <string>
#include <vector>

#include <nineways/fault.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/position_list.hpp>
#include <nineways/io/position_map.hpp>
#include <nineways/io/position_sums.hpp>
#include <nineways/staff.hpp>

namespace position_list_test {

using nineways::io::position_map;
using nineways::io::position_totals;
using nineways::io::title_rule;
namespace standard_role = nineways::standard_role;
using texts = std::vector<std::string>;

namespace {

position_map map() {
    position_map made;
    made.position = "id";
    made.department = "school";
    made.job_title = "title";
    made.fte = "fte";
    made.salary = "pay";
    made.benefits = "benefits";
    made.vacancy = {{"held", {"N"}, {"Y"}}};
    made.titles = {{"Principal", "Principal", false, false, standard_role::principal},
                   {"*Aide*", "Aide", true, true, standard_role::aide},
                   {"Teacher*", "Teacher", false, true, standard_role::classroom_teacher},
                   {"Bus*", "Bus", false, true, standard_role::other_support}};
    return made;
}

position_totals read(const std::string& rows, nineways::faults* faults = nullptr) {
    nineways::detail::fault_list log;
    const auto table = nineways::io::parse_csv("id,school,title,fte,pay,benefits,held\n" + rows);
    const position_totals totals = nineways::io::read_positions(table, map(), log);
    if (faults != nullptr) *faults = log.take();
    REQUIRE(log.empty());
    return totals;
}

texts kinds(const position_totals& totals) {
    texts all;
    for (const auto& each : totals.notes) all.emplace_back(each.kind);
    return all;
}

}  // namespace

TEST_CASE("a title fits letter by letter, at its beginning, its end or within", "[positions]") {
    CHECK(title_rule{"", "Nurse", false, false, 0}.admits("Nurse"));
    CHECK(!title_rule{"", "Nurse", false, false, 0}.admits("School Nurse"));
    CHECK(title_rule{"", "Nurse", true, false, 0}.admits("School Nurse"));
    CHECK(!title_rule{"", "Nurse", true, false, 0}.admits("Nurse Aide"));
    CHECK(title_rule{"", "Nurse", false, true, 0}.admits("Nurse Aide"));
    CHECK(!title_rule{"", "Nurse", false, true, 0}.admits("School Nurse"));
    CHECK(title_rule{"", "Nurse", true, true, 0}.admits("A Nurse Aide"));
}

TEST_CASE("posts and money add up exactly, by role and department, held or vacant", "[positions]") {
    // Ten posts of 0.1 are one, and ten times 0.1 dollars one dollar: in binary fractions neither is.
    std::string rows;
    for (int i = 0; i < 10; ++i) rows += std::to_string(i) + ",Elm,Teacher,0.1,0.10,0.01,Y\n";
    rows += "11,Oak,Teacher,1,50000,10000.99,N\n12,Oak,Bus Aide,1,30000,8000,Y\n13,Oak,Baker,1,40000,9000,Y\n";
    const position_totals totals = read(rows);
    CHECK(totals.rows == 13);
    const auto& teachers = totals.roles[standard_role::classroom_teacher];
    CHECK(teachers.filled.positions == 10);
    CHECK(teachers.filled.fte() == 1);
    CHECK(teachers.filled.salary() == 1);
    CHECK(teachers.filled.benefit_cents == 10);
    CHECK(teachers.vacant.salary_cents == 5'000'000);
    CHECK(teachers.vacant.benefits() == 10000.99);
    CHECK(teachers.all().fte() == 2);
    // The first title that fits has it: a bus aide is an aide, and the title "Bus*" has no row left.
    CHECK(totals.roles[standard_role::aide].filled.positions == 1);
    CHECK(totals.unused_titles == texts{"Principal", "Bus*"});
    CHECK(totals.roles.back().filled.salary() == 40000);
    REQUIRE(totals.departments.size() == 2);
    CHECK(*totals.departments[1].name == "Oak");
    CHECK(totals.departments[1].roles[standard_role::classroom_teacher].vacant.positions == 1);
    CHECK(totals.departments[1].roles.back().filled.positions == 1);
    CHECK(totals.departments[0].roles[standard_role::classroom_teacher].filled.fte() == 1);
    CHECK(totals.titles.size() == 3);
    CHECK(kinds(totals).empty());
}

TEST_CASE("what is odd in a list is told, and counts", "[positions]") {
    // 25001 for half a post is more than the 25000 that full posts average, 25000 is not.
    const position_totals totals = read(
        "1,Elm,Teacher,1,20000,1,Y\n2,Elm,Teacher,1,30000,1,Y\n2,Elm,Teacher,1,30000,1,Y\n2,Elm,Teacher,1,20000,1,Y\n"
        "3,Elm,Teacher,0.5,25001,1,Y\n4,Elm,Teacher,0.5,25000,1,Y\n5,Elm,Baker,1,0,1,Y\n6,Elm,Cook,0.5,9999,1,Y\n");
    CHECK(kinds(totals) == texts{"repeated_position", "identical_row", "no_salary", "part_time_at_full_pay"});
    std::vector<std::size_t> rows;
    std::vector<std::size_t> first;
    for (const auto& each : totals.notes) {
        rows.push_back(each.rows);
        first.push_back(each.first_row);
    }
    CHECK(rows == std::vector<std::size_t>{2, 1, 1, 1});
    CHECK(first == std::vector<std::size_t>{4, 4, 8, 6});
    CHECK(totals.roles[standard_role::classroom_teacher].filled.positions == 6);
}

TEST_CASE("faults of positions come all at once, by row and column", "[positions]") {
    nineways::faults faults;
    read("1,Elm,,1,1,1,Y\n2,Elm,Teacher,x,1.001,1,Y\n3,Elm,Teacher,0.1234567,-1,1,?\n4,Elm,Teacher,1,1,,Y\n", &faults);
    texts places;
    for (const auto& each : faults) places.push_back(each.place);
    CHECK(places == texts{"row 2, column \"title\"", "row 3, column \"fte\"", "row 3, column \"pay\"",
                          "row 4, column \"fte\"", "row 4, column \"pay\"", "row 4, column \"held\"",
                          "row 5, column \"benefits\""});
}

}  // namespace position_list_test
