// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nineways/fault.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/listed_schedule.hpp>
#include <nineways/io/salary_list.hpp>
#include <nineways/io/salary_oddities.hpp>

namespace salary_oddities_test {

using nineways::io::listed_schedule;
using nineways::io::odd_salary;
using nineways::io::salary_columns;
using nineways::io::salary_oddity;

namespace {

const salary_columns columns{std::nullopt, "schedule", std::nullopt, "step", "lane", "salary"};

/// The schedules of rows such as "one,1,BA,40000".
std::vector<listed_schedule> read(const std::string& rows, nineways::faults* faults = nullptr) {
    nineways::detail::fault_list log;
    const auto table = nineways::io::parse_csv("schedule,step,lane,salary\n" + rows);
    std::vector<listed_schedule> all = nineways::io::read_salary_list(table, columns, log);
    if (faults != nullptr) *faults = log.take();
    REQUIRE(log.empty());
    for (listed_schedule& s : all) judge_salaries(s);
    return all;
}

/// A lane of a schedule of its own: a step for each label and salary.
listed_schedule lane(const std::vector<std::pair<std::string, std::string>>& cells) {
    std::string rows;
    for (const auto& [step, salary] : cells) rows += "s," + step + ",BA," + salary + '\n';
    return read(rows).at(0);
}

std::vector<salary_oddity> kinds(const listed_schedule& s) {
    std::vector<salary_oddity> all;
    for (const odd_salary& each : s.odd) all.push_back(each.kind);
    return all;
}

using odd_kinds = std::vector<salary_oddity>;
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a list becomes a grid in the order of its rows, with the cells that it lacks", "[salary]") {
    const auto all = read("a,1,BA,40000\nb,1,X,30000\na,1,MA,44000\na,2,BA,41000.5\na,2,MA,\na,2,DR,50000\n");
    REQUIRE(all.size() == 2);
    const listed_schedule& a = all[0];
    CHECK(a.id == "a");
    CHECK(a.steps == texts{"1", "2"});
    CHECK(a.lanes == texts{"BA", "MA", "DR"});
    CHECK(a.at(1, 0).salary == 41000.5);
    CHECK(a.at(1, 0).row == 5);
    CHECK(!a.has(1, 1));
    CHECK(!a.has(0, 2));
    CHECK(a.blank_rows == 1);
    CHECK(all[1].cells.size() == 1);
}

TEST_CASE("faults of cells come all at once, by row and column", "[salary]") {
    nineways::faults faults;
    read("a,1,BA,x\n,1,BA,40000\na,,BA,40000\na,1,BA,0\nb,1,BA,\n", &faults);
    std::vector<std::string> places;
    for (const auto& each : faults) places.push_back(each.place);
    CHECK(places == texts{"row 2, column \"salary\"", "row 3, column \"schedule\"", "row 4, column \"step\"",
                          "row 5, column \"salary\"", "row 6"});
}

TEST_CASE("a schedule of more steps than a district's grid may have is refused once a row", "[salary]") {
    std::string rows;
    for (int step = 1; step <= 101; ++step) rows += "a," + std::to_string(step) + ",BA,40000\n";
    nineways::faults faults;
    read(rows, &faults);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].place == "row 102, column \"step\"");
    CHECK(faults[0].found == "\"101\", one more than 100");
}

TEST_CASE("steps that fall and pay the same", "[salary]") {
    // 41000 < 42000 falls; 41000 = 41000 is flat; after the gap 43000 is compared with 41000.
    const listed_schedule s = lane({{"1", "42000"}, {"2", "41000"}, {"3", "41000"}, {"4", ""}, {"5", "43000"}});
    CHECK(kinds(s) == odd_kinds{salary_oddity::step_without_salary, salary_oddity::falling_step});
    CHECK(s.flat_steps == 1);
    CHECK(s.odd.back().row == 3);
    CHECK(*s.odd.back().step == "2");
    CHECK(s.odd.back().found == "41000");
}

TEST_CASE("a whole step below a quarter of the one before it is a payment on top", "[salary]") {
    // A quarter of 40000 is 10000: 9999 is a payment on top, 10000 a salary that falls, and not far outside of a
    // median of 40000.
    const listed_schedule paid = lane({{"1", "40000"}, {"2", "40000"}, {"3+", "9999"}});
    REQUIRE(paid.longevity.size() == 1);
    CHECK(paid.longevity[0].after_years == 3);
    CHECK(paid.longevity[0].amounts.at(0).amount == 9999);
    CHECK(paid.longevity[0].amounts[0].row == 4);
    CHECK(paid.steps == texts{"1", "2"});
    CHECK(kinds(paid) == odd_kinds{salary_oddity::longevity});
    const listed_schedule salary = lane({{"1", "40000"}, {"2", "40000"}, {"3+", "10000"}});
    CHECK(salary.longevity.empty());
    CHECK(kinds(salary) == odd_kinds{salary_oddity::falling_step});
    // A text says no years; and in another lane that step is a salary.
    CHECK(!lane({{"1", "40000"}, {"Loyalty", "500"}}).longevity.at(0).after_years);
    const auto mixed = read("s,1,BA,40000\ns,1,MA,44000\ns,2,BA,500\ns,2,MA,45000\n");
    CHECK(mixed[0].longevity.empty());
    CHECK(kinds(mixed[0]) == odd_kinds{salary_oddity::far_outside});
}

TEST_CASE("cells below a quarter or above four times the median are not in the grid", "[salary]") {
    // The median of 100, 200, 200, 200 and 801 is 200; above 800 is out, and of 100, 200, 200, 200 below 50.
    const listed_schedule high = lane({{"1", "100"}, {"2", "200"}, {"3", "200"}, {"4", "200"}, {"5", "801"}});
    CHECK(kinds(high) == odd_kinds{salary_oddity::far_outside, salary_oddity::step_without_salary});
    CHECK(high.odd[0].row == 6);
    CHECK(high.odd[0].found == "801");
    const listed_schedule kept = lane({{"1", "50"}, {"2", "200"}, {"3", "200"}, {"4", "200"}, {"5", "800"}});
    CHECK(kinds(kept).empty());
    const listed_schedule low = lane({{"1", "49"}, {"2", "200"}, {"3", "200"}});
    CHECK(kinds(low) == odd_kinds{salary_oddity::far_outside, salary_oddity::step_without_salary});
    // A slip above does not make a payment on top of the step behind it.
    const listed_schedule slip = lane({{"1", "40000"}, {"2", "41000"}, {"3", "420000"}, {"4", "43000"}});
    CHECK(slip.longevity.empty());
    CHECK(slip.steps == texts{"1", "2", "4"});
}

TEST_CASE("a cell that stands twice counts once, and with two salaries not at all", "[salary]") {
    const auto all = read("s,1,BA,40000\ns,1,BA,40000\ns,2,BA,41000\ns,2,BA,41001\ns,3,BA,42000\n");
    CHECK(kinds(all[0]) == odd_kinds{salary_oddity::repeated_cell, salary_oddity::contradicting_cell,
                                     salary_oddity::step_without_salary});
    CHECK(all[0].steps == texts{"1", "3"});
    CHECK(all[0].odd[1].row == 5);
    CHECK(all[0].odd[1].sentence.find("41000 on row 4") != std::string::npos);
}

TEST_CASE("labels: brackets, letters, gaps, order", "[salary]") {
    CHECK(kinds(lane({{"(1)", "40000"}, {"(2)", "41000"}})) == odd_kinds{salary_oddity::bracketed_label});
    // D to F lacks E, and the first letter is B.
    const listed_schedule letters = lane({{"B", "40000"}, {"C", "41000"}, {"D", "42000"}, {"F", "43000"}});
    CHECK(kinds(letters) ==
          odd_kinds{salary_oddity::label_without_number, salary_oddity::late_first_step, salary_oddity::gap_in_steps});
    CHECK(letters.odd[2].found == "D, then F");
    CHECK(kinds(lane({{"0", "40000"}, {"1", "41000"}})).empty());
    // Numbers are put in order; labels that overlap are told, and stay.
    const listed_schedule turned = lane({{"3", "42000"}, {"1", "40000"}, {"2", "41000"}});
    CHECK(turned.steps == texts{"1", "2", "3"});
    CHECK(kinds(turned) == odd_kinds{salary_oddity::step_out_of_order});
    const listed_schedule overlap = lane({{"1 & 2", "40000"}, {"2 & 3", "41000"}});
    CHECK(kinds(overlap) == odd_kinds{salary_oddity::step_out_of_order});
    // A text among numbers: nothing is moved.
    const listed_schedule mixed = lane({{"New", "40000"}, {"3", "42000"}, {"2", "41000"}});
    CHECK(mixed.steps == texts{"New", "3", "2"});
    CHECK(kinds(mixed) == odd_kinds{salary_oddity::label_without_number, salary_oddity::step_out_of_order,
                                    salary_oddity::falling_step});
}

TEST_CASE("lanes that begin late, have a gap or pay less than the one before", "[salary]") {
    const auto all =
        read("s,1,BA,40000\ns,1,MA,39000\ns,2,MA,42000\ns,2,DR,41000\ns,3,BA,43000\ns,3,MA,44000\ns,3,DR,43000\n");
    // MA falls below BA at step 1 of the two that both have; DR below MA at both; BA lacks step 2; DR begins there.
    CHECK(kinds(all[0]) == odd_kinds{salary_oddity::late_lane, salary_oddity::gap_in_lane, salary_oddity::falling_lane,
                                     salary_oddity::falling_lane});
    CHECK(all[0].odd[2].found == "1 of 2");
    CHECK(all[0].odd[3].found == "2 of 2");
    CHECK(all[0].odd[1].row == 6);
}

TEST_CASE("years on a step are read from labels of several, and from nothing else", "[salary]") {
    using years = std::vector<double>;
    CHECK(step_years(lane({{"1", "40000"}, {"2 & 3", "41000"}, {"4-6", "42000"}, {"7+", "43000"}})) ==
          years{1, 2, 3, 1});
    CHECK(step_years(lane({{"1", "40000"}, {"2", "41000"}})).empty());
    CHECK(step_years(lane({{"1 & 2", "40000"}, {"New", "41000"}})).empty());
}

}  // namespace salary_oddities_test
