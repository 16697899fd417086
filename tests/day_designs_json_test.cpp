// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/day_designs_json.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/parameters/price_index.hpp>

#include "small_district.hpp"

namespace day_designs_json_test {

namespace {

using namespace nineways;

/// A day of 1,200 minutes of lessons in classes of 20, and of 300 with another adult.
std::string design(const std::string& level, const std::string& grades, const std::string& adult) {
    const std::string all =
        R"("grades": [)" + grades + R"(], "tiers": ["intensive", "strategic", "on_track", "separate"],)";
    const std::string taught = R"("staffing": "pooled", "pooling": "each_grade", "group": {"target": 20, "cap": 25},)";
    return R"({"id": ")" + level + R"(", "title": ")" + level +
           R"(", "week": {"open": 1500, "lunch": 0, "duty": 0, "planning": 300, "planning_in": "in_day",)"
           R"( "collaboration": 0, "collaboration_in": "outside"}, "hiring_step": 0.1, "blocks": [)"
           R"({"id": "lessons", "subject": "english", "minutes": 1200, "setting": "whole_class",)" +
           all + taught + R"("adults": [{"role": "classroom_teacher", "adults": 1}]},)" +
           R"({"id": "club", "subject": "elective", "minutes": 300, "setting": ")" +
           (adult == "aide" ? "online" : "partner") + R"(",)" + all + taught +
           R"("adults": [{"role": ")" + adult + R"(", "adults": 1}]}]})";
}

/// A set with these members beside its designs; the elementary one has a club with this adult, the others with aides.
std::string set_with(const std::string& members, const std::string& adult) {
    return R"({"format": "nineways-day-designs/1", "id": "clubs", "title": "Clubs", "note": "n", )" + members +
           R"("designs": [)" + design("elementary", R"("PK", "K", "1", "2", "3", "4", "5", "6", "ungraded")", adult) +
           ", " + design("middle", R"("6", "7", "8", "ungraded")", "aide") + ", " +
           design("high", R"("9", "10", "11", "12", "ungraded")", "aide") + "]}";
}

/// A role under contract.
std::string contract(const std::string& id, const std::string& price = "40000") {
    return R"({"id": ")" + id + R"(", "title": "Hired", "function": "instruction", "pay": "contract", "price": )" +
           price + R"(, "teacher": false, "note": "a quote"})";
}

struct answer {
    district days;
    faults wrong;
};

/// A district with the days of a set; `d` is valid.
answer follow(const std::string& text, const district& d = small::district(), const std::string& above = {}) {
    nineways::detail::fault_list log;
    const std::optional<io::json_document> document = io::read_json(text, log);
    REQUIRE(document);
    io::document_reader reading{*document, log, above};
    const io::value_reader root = reading.root();
    const day_design_set set = io::read_day_designs(root, d);
    district days = io::with_day_designs(d, set, root, log);
    return {std::move(days), log.take()};
}

std::vector<std::string> places_of(const faults& all) {
    std::vector<std::string> places;
    for (const fault& f : all) places.push_back(f.place);
    return places;
}

using places = std::vector<std::string>;

}  // namespace

// 74 and 18 pupils are 4 and 1 groups; 5 x 300 / 1,200 = 1.25 posts of the club, in steps 1.3, at 40,000 dollars.
TEST_CASE("a role that a set brings is joined, priced in the district's dollars", "[day_designs]") {
    const auto [d, wrong] = follow(set_with(R"("dollar_year": 2023, "roles": [)" + contract("hired") + "],", "hired"));
    REQUIRE(wrong.empty());
    REQUIRE(d.roles.size() == standard_role::count + 1);
    CHECK(d.roles.back().id == "hired");
    CHECK(d.roles.back().basis == pay_basis::contract);
    CHECK(d.roles.back().note == "a quote");
    CHECK(d.roles.back().salary == dollars_per_fte{40'000});  // the small district has dollars of 2023 too
    const spending s = small::stand(d).cost;
    CHECK(s.posts[standard_role::count].value.value() == Approx(1.3));
    double cost = 0;
    for (const cost_line& line : s.lines) {
        if (line.where.steps[0] == path_step{axis::role, standard_role::count}) cost = line.amount.central.value();
    }
    CHECK(cost == Approx(52'000));

    const district older =
        follow(set_with(R"("dollar_year": 2013, "roles": [)" + contract("hired") + "],", "hired")).days;
    CHECK(older.roles.back().salary.value() == Approx(40'000 * price_level(2023) / price_level(2013)));
}

TEST_CASE("a district that has the role keeps its own", "[day_designs]") {
    district d = small::district();
    d.roles.push_back({"hired", "Ours", spending_function::instruction, pay_basis::contract, dollars_per_fte{31'000}});
    const auto [days, wrong] = follow(
        set_with(R"("dollar_year": 2023, "roles": [)" + contract("hired") + ", " + contract("more") + "],", "hired"),
        d);
    REQUIRE(wrong.empty());
    REQUIRE(days.roles.size() == standard_role::count + 1);  // and the other is not used
    CHECK(days.roles.back().title == "Ours");
    CHECK(days.roles.back().salary == dollars_per_fte{31'000});
    CHECK(days.designs[0].blocks[1].adults[0].role == standard_role::count);
}

TEST_CASE("a role that neither the district nor the set has is a fault", "[day_designs]") {
    const faults wrong =
        follow(set_with(R"("dollar_year": 2023, "roles": [)" + contract("hired") + "],", "hird")).wrong;
    REQUIRE(places_of(wrong) == places{"/designs/0/blocks/1/adults/0/role"});
    CHECK(wrong[0].mend.find("\"hired\"") != std::string::npos);
    CHECK(places_of(follow(set_with("", "hired")).wrong) == places{"/designs/0/blocks/1/adults/0/role"});
}

TEST_CASE("faults of the roles that a set brings, each at its place", "[day_designs]") {
    const auto wrong_in = [](const std::string& members) {
        return places_of(follow(set_with(members, "hired")).wrong);
    };
    CHECK(wrong_in(R"("roles": [)" + contract("hired") + "],") == places{"/dollar_year"});
    CHECK(wrong_in(R"("dollar_year": 1066, "roles": [)" + contract("hired") + "],") == places{"/dollar_year"});
    CHECK(wrong_in(R"("dollar_year": 2023, "roles": [)" + contract("hired") + ", " + contract("hired") + "],") ==
          places{"/roles/1"});
    CHECK(wrong_in(R"("dollar_year": 2023, "roles": [)" + contract("hired", "0") + "],") == places{"/roles/0/price"});
    CHECK(wrong_in(R"("dollar_year": 2023, "roles": [],)") == places{"/roles"});
    CHECK(wrong_in(R"("dollar_year": 2023, "roles": [)" + contract("") + "],") == places{"/roles/0/id"});
    // 9,000,000 of 2003 are more than 10,000,000 of 2023.
    CHECK(wrong_in(R"("dollar_year": 2003, "roles": [)" + contract("hired", "9e6") + "],") == places{"/roles"});
}

TEST_CASE("a district with as many roles as can be has no place for one more", "[day_designs]") {
    district d = small::district();
    while (d.roles.size() < role_limit) {
        d.roles.push_back(d.roles[standard_role::aide]);
        d.roles.back().id = "own_" + std::to_string(d.roles.size());
    }
    const std::string roles = R"("dollar_year": 2023, "roles": [)" + contract("hired") + "],";
    const faults wrong = follow(set_with(roles, "hired"), d).wrong;
    REQUIRE(places_of(wrong) == places{"/roles"});
    CHECK(wrong[0].found == "33 roles");
    CHECK(wrong[0].expected == "at most 32 roles");
    CHECK(follow(set_with(roles, "aide"), d).wrong.empty());  // it is not used
}

// A school of all levels follows three designs joined into one. The club of the middle grades is an hour longer there,
// which makes their week 1,560 minutes of 1,500 for each tier; nobody is in a separate class.
TEST_CASE("faults of designs that are joined have their places in the set", "[day_designs]") {
    district d = small::district();
    d.schools[0].enrollment[static_cast<std::size_t>(grade::eighth)] = pupils{20};
    d.schools[0].enrollment[static_cast<std::size_t>(grade::tenth)] = pupils{20};
    std::string text = set_with("", "aide");
    const std::string middle = R"({"id": "middle", "title")";
    const std::string minutes = R"("minutes": 300)";
    const std::size_t club = text.find(minutes, text.find(middle));
    std::string longer = text;
    longer.replace(club, minutes.size(), R"("minutes": 360)");
    const faults gap = follow(longer, d).wrong;
    REQUIRE(gap.size() == 1);
    CHECK(gap[0].place == "/designs");
    CHECK(gap[0].found.find("joined as \"elementary_middle_high\": 1560 minutes a week for intensive, strategic and "
                            "on_track pupils of grade 8 at") == 0);
    CHECK(gap[0].mend == "Take 60 minutes out of their blocks, or change /designs/0/week/open.");
    // In a request the set has a place of its own, which every pointer to it begins with.
    const faults inside = follow(longer, d, "/day_designs").wrong;
    REQUIRE(inside.size() == 1);
    CHECK(inside[0].place == "/day_designs/designs");
    CHECK(inside[0].mend == "Take 60 minutes out of their blocks, or change /day_designs/designs/0/week/open.");
    std::string weeks = text;
    weeks.replace(club, minutes.size(), minutes + R"(, "weeks": 40)");
    CHECK(places_of(follow(weeks, d).wrong) == places{"/designs/1/blocks/1/weeks"});
}

// The small district's teachers have 235 minutes of planning a week, those of the set 300 and 1,200 with pupils.
TEST_CASE("the days of a set may break the contract", "[day_designs]") {
    district d = small::district();
    d.contract_limits = {{"Article 7", contract_measure::planning_minutes, 240, all_grades},
                         {"Article 8", contract_measure::contact_minutes, 1'100, all_grades}};
    const answer by_set = follow(set_with("", "aide"), d, "/day_designs");
    CHECK(by_set.wrong.empty());
    const std::vector<contract_breach> broken = broken_limits(by_set.days);
    REQUIRE(broken.size() == 1);
    CHECK(broken[0].limit == 1);
    CHECK(broken[0].found == 1'200);
}

TEST_CASE("a set has three designs, and says which", "[day_designs]") {
    std::string two = set_with("", "aide");
    two.erase(two.find(", " + design("high", R"("9", "10", "11", "12", "ungraded")", "aide")));
    const faults wrong = follow(two + "]}").wrong;
    const auto of_list = std::find_if(wrong.begin(), wrong.end(), [](const fault& f) { return f.place == "/designs"; });
    REQUIRE(of_list != wrong.end());
    CHECK(of_list->expected == "three designs: elementary, middle and high, in this order");
}

TEST_CASE("a block has minutes or periods, and a group of pupils", "[day_designs]") {
    std::string text = set_with("", "aide");
    const std::string minutes = R"("minutes": 1200)";
    text.replace(text.find(minutes), minutes.size(), minutes + R"(, "periods": 20, "length": 60)");
    const std::string group = R"("group": {"target": 20, "cap": 25},)";
    text.erase(text.rfind(group), group.size());
    const faults wrong = follow(text).wrong;
    REQUIRE(wrong.size() >= 2);
    CHECK(wrong[0].place == "/designs/0/blocks/0/minutes");
    CHECK(wrong[0].mend == "Give minutes a week, or periods and their length: not both.");
    CHECK(wrong[1].place == "/designs/2/blocks/1/group");
    CHECK(wrong[1].mend == "Add the key \"group\" with \"target\" and \"cap\" to /designs/2/blocks/1.");
}

TEST_CASE("a day without blocks for a grade is a fault of its design in the set", "[day_designs]") {
    district d = small::district();
    d.schools[0].enrollment[static_cast<std::size_t>(grade::prekindergarten)] = pupils{20};
    std::string text = set_with("", "aide");
    for (std::size_t at = text.find(R"("PK", )"); at != std::string::npos; at = text.find(R"("PK", )"))
        text.erase(at, 6);
    const faults found = follow(text, d).wrong;
    REQUIRE(found.size() == 1);
    CHECK(found[0].place == "/designs/0/blocks");
    CHECK(found[0].mend.find("/designs/0/blocks") != std::string::npos);
}

}  // namespace day_designs_json_test
