// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/district_reader.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/typical.hpp>

namespace district_reader_test {

using nineways::fault;
using nineways::faults;

namespace {

using places = std::vector<std::string>;

/// The faults of a district document, those of its text among them.
faults faults_of(const std::string& text, const std::string& above = {}) {
    nineways::detail::fault_list log;
    const std::optional<nineways::io::json_document> document = nineways::io::read_json(text, log);
    if (document) {
        nineways::io::document_reader reading{*document, log, above};
        static_cast<void>(nineways::io::read_district(reading.root(), log, nineways::assumptions{}));
    }
    return log.take();
}

places places_of(const std::string& text) {
    places all;
    for (const fault& f : faults_of(text)) all.push_back(f.place);
    return all;
}

/// Two schools, whose content is put between braces.
std::string two_schools(const std::string& one, const std::string& other, const std::string& more = "") {
    return R"({"id": "d", "name": "D", "schools": [{"name": "One", )" + one + R"(}, {"name": "Other", )" + other +
           "}]" + more + "}";
}

/// A typical district's document with a text in place of another, which it has.
std::string typical_with(std::string_view old_text, std::string_view new_text) {
    nineways::io::json_stream out;
    nineways::io::write_district(out, *nineways::typical::find("typical-rural"));
    std::string text = std::move(out).text();
    const std::size_t at = text.find(old_text);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old_text.size(), new_text);
}

}  // namespace

TEST_CASE("A district of schools with pupils is enough", "[district_reader]") {
    CHECK(places_of(two_schools(R"("id": "a", "pupils": {"K": 20})", R"("id": "b", "pupils": {"12": 1})")).empty());
}

TEST_CASE("A role under contract has a price, and may say where it is from", "[district_reader]") {
    const auto with_role = [](const std::string& role) {
        return typical_with(R"(,"teacher":false}],"designs")",
                            R"(,"teacher":false},{"id": "tutors", "title": "tutors", "function": "instruction",)" +
                                role + R"(, "teacher": false}],"designs")");
    };
    const std::string text = with_role(R"("pay": "contract", "price": 41000, "note": "a quote of 2022")");
    nineways::detail::fault_list log;
    const std::optional<nineways::io::json_document> document = nineways::io::read_json(text, log);
    REQUIRE(document);
    nineways::io::document_reader reading{*document, log};
    const nineways::district d = nineways::io::read_district(reading.root(), log, nineways::assumptions{});
    REQUIRE(log.empty());
    CHECK(d.roles.back().basis == nineways::pay_basis::contract);
    CHECK(d.roles.back().salary == nineways::dollars_per_fte{41'000});
    CHECK(d.roles.back().note == "a quote of 2022");
    nineways::io::json_stream out;
    nineways::io::write_district(out, d);
    const std::string again = std::move(out).text();
    CHECK(again.find(R"("pay":"contract","price":41000,"teacher":false,"note":"a quote of 2022"})") !=
          std::string::npos);

    CHECK(places_of(with_role(R"("pay": "contract")")) == places{"/roles/17/price"});
    CHECK(places_of(with_role(R"("pay": "contract", "price": 0)")) == places{"/roles/17/price"});
    CHECK(places_of(with_role(R"("pay": "contract", "price": 1, "salary": 1)")) == places{"/roles/17/salary"});
    CHECK(places_of(with_role(R"("pay": "own_salary", "salary": 1, "price": 1)")) == places{"/roles/17/price"});
    CHECK(places_of(with_role(R"("pay": "teacher_grid", "price": 1)")) == places{"/roles/17/price"});
}

TEST_CASE("Faults of the text, of the form and of the rules come in one report", "[district_reader]") {
    const std::string text =
        two_schools(R"("id": "a", "pupils": {"K": 20}, "needs": {"gifted": 21})",
                    R"("id": "a", "pupils": {"K": 20, "K": 21}, "rooms": tru)", R"(, "substitutes_per_teacher": -1)");
    const std::string of_the_word = "row 1, column " + std::to_string(text.find("tru") + 1);
    CHECK(places_of(text) == places{"/schools/1/pupils/K", of_the_word, "/substitutes_per_teacher", "/schools/1/id",
                                    "/schools/0/needs/gifted"});
}

TEST_CASE("A rule that may be broken only because a value could not be read is not told", "[district_reader]") {
    // The gifted of the first school are more than the pupils that could be read; the second has 21 of 20 in any case.
    const std::string second = R"("id": "b", "pupils": {"K": 20}, "needs": {"gifted": 21})";
    for (const char* pupils : {R"({"K": tru, "1": 5})", R"({"K": "many", "1": 5})", R"({"K": 1e999, "1": 5})"}) {
        const places all =
            places_of(two_schools(std::string{R"("id": "a", "needs": {"gifted": 6}, "pupils": )"} + pupils, second));
        INFO(pupils);
        REQUIRE(all.size() == 2);
        CHECK(all[1] == "/schools/1/needs/gifted");
    }
    const places nobody = places_of(two_schools(R"("id": "a", "pupils": {"K": tru})", R"("id": "b", "pupils": {})"));
    CHECK(nobody.size() == 1);
    CHECK(places_of(two_schools(R"("id": "a", "pupils": {"K": 0})", R"("id": "b", "pupils": {})")) == places{""});
}

TEST_CASE("Pointers in a fault begin where its place begins", "[district_reader]") {
    // The two schools have one id between them, in which a pointer is a word like any other.
    const std::string text = two_schools(R"("id": "to /designs", "pupils": {"K": 20})",
                                         R"("id": "to /designs", "pupils": {"1": 20})");
    const faults alone = faults_of(text);
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].place == "/schools/1/id");
    CHECK(alone[0].found == R"("to /designs", which is also /schools/0/id)");
    const faults inside = faults_of(text, "/district");
    REQUIRE(inside.size() == 1);
    CHECK(inside[0].place == "/district/schools/1/id");
    CHECK(inside[0].found == R"("to /designs", which is also /district/schools/0/id)");
}

TEST_CASE("Names that could not be read are not held against those who use them", "[district_reader]") {
    REQUIRE(faults_of(typical_with("\"id\":\"typical-rural\"", "\"id\":\"r\"")).empty());
    CHECK(places_of(typical_with("\"roles\":[", "\"roles\":[],\"rolls\":[")) == places{"/roles", "/rolls"});
    CHECK(places_of(typical_with("\"id\":\"aide\"", "\"id\":7")) == places{"/roles/6/id"});
    CHECK(places_of(typical_with("\"designs\":[", "\"designs\":[],\"days\":[")) == places{"/designs", "/days"});
    CHECK(places_of(typical_with("\"id\":\"elementary\"", "\"id\":null")) == places{"/designs/0/id"});
    CHECK(places_of(typical_with("\"salary\":[[", "\"salary\":[],\"wages\":[[")) ==
          places{"/pay/grid/salary", "/pay/grid/wages"});
    CHECK(places_of(typical_with("\"lanes\":[", "\"lanes\":[],\"columns\":[")) ==
          places{"/pay/grid/lanes", "/pay/grid/columns"});
}

TEST_CASE("a salary grid keeps its rules beside what could not be read of it", "[district_reader]") {
    const auto with_grid = [](const std::string& cells, const std::string& beside = {}) {
        return two_schools(R"("id": "a", "pupils": {"K": 20})", R"("id": "b", "pupils": {"K": 20})",
                           R"(, "pay": {"grid": {"lanes": ["one", "two"], )" + cells + beside +
                               R"(}, "variable_benefits": 0.2, "flat_benefits": 0, "contract_days": 190,)"
                               R"("contract_hours_a_day": 7, "separation_rate": 0.1})");
    };
    const std::string good = R"("salary": [[null, 50000], [48000, null]], "headcount": [[null, 1], [2, 0]])";
    CHECK(places_of(with_grid(good)).empty());
    CHECK(places_of(with_grid(R"("salary": [[null, 50000], [48000, 1]], "headcount": [[3, 1], [2, 1]])")) ==
          places{"/pay/grid/salary/1/1", "/pay/grid/headcount/0/0"});
    CHECK(places_of(with_grid(R"("salary": [[null, 50000], [48000, 5e4]], "headcount": [[3, 1], [2, null]])")) ==
          places{"/pay/grid/headcount/1/1", "/pay/grid/headcount/0/0"});
    // A row too short: nobody knows which cell is which.
    CHECK(places_of(with_grid(R"("salary": [[50000], [48000, 1000]], "headcount": [[null, 1], [2, 1]])")) ==
          places{"/pay/grid/salary/0"});
    // No headcount could be read: that there is none says nothing.
    CHECK(places_of(with_grid(R"("salary": [[40000, 50000]], "headcount": [[0, "many"]])")) ==
          places{"/pay/grid/headcount/0/1"});
    const std::string lists =
        R"(, "step_years": [1, 0], "schedules": [{"id": "s", "first_lane": "tow", "closed": true}],)"
        R"("longevity": [{"id": "l", "after_years": 0, "amount": 1, "teachers": 9}])";
    CHECK(places_of(with_grid(good, lists)) == places{"/pay/grid/step_years/1", "/pay/grid/schedules/0/first_lane",
                                                      "/pay/grid/longevity/0/after_years"});
    const std::string rules =
        R"(, "step_years": [1], "schedules": [{"id": "s", "first_lane": "two", "closed": true}],)"
        R"("longevity": [{"id": "l", "after_years": 0, "amount": 1, "teachers": 9}])";
    CHECK(places_of(with_grid(good, rules)) ==
          places{"/pay/grid/longevity/0/after_years", "/pay/grid/schedules/0/first_lane", "/pay/grid/schedules",
                 "/pay/grid/step_years"});
}

TEST_CASE("pay of roles is written as it was read", "[district_reader]") {
    const std::string pay =
        R"("supplements":[{"id":"a","role":"principal","share_of_posts":0.5,"amount":8000,"earned_by":"shortage"},)"
        R"({"id":"b","share_of_teachers":0.25,"amount":1500,"earned_by":"credits"}],)"
        R"("added_days":[{"id":"c","days":10,"role":"principal","share_of_posts":1}]})";
    const std::string text = typical_with(R"("supplements":[],"added_days":[]})", pay);
    nineways::detail::fault_list log;
    const auto document = nineways::io::read_json(text, log);
    REQUIRE(document);
    nineways::io::document_reader reading{*document, log};
    const nineways::district d = nineways::io::read_district(reading.root(), log, nineways::assumptions{});
    CHECK(log.take().empty());
    CHECK(d.pay.supplements[0].role == nineways::standard_role::principal);
    CHECK(d.pay.supplements[1].earned == nineways::earned_by::credits);
    CHECK(d.pay.added[0].role == nineways::standard_role::principal);
    nineways::io::json_stream out;
    nineways::io::write_district(out, d);
    CHECK(std::move(out).text() == text);
}

TEST_CASE("limits of the contract are written as they were read", "[district_reader]") {
    const std::string limits =
        R"("contract_limits":[{"clause":"Article 12.1","limit":"class_size","at_most":40,"grades":["K","1"]},)"
        R"({"clause":"Article 7","limit":"contact_minutes","at_most":1800.5},)"
        R"({"clause":"Article 7","limit":"planning_minutes","at_least":60}],"substitutes)";
    const std::string text = typical_with("\"substitutes", limits);
    nineways::detail::fault_list log;
    const auto document = nineways::io::read_json(text, log);
    REQUIRE(document);
    nineways::io::document_reader reading{*document, log};
    const nineways::district d = nineways::io::read_district(reading.root(), log, nineways::assumptions{});
    CHECK(log.take().empty());
    nineways::io::json_stream out;
    nineways::io::write_district(out, d);
    CHECK(std::move(out).text() == text);
}

TEST_CASE("A limit that cannot be read is broken by nothing", "[district_reader]") {
    const auto with = [](const std::string& limit) {
        return places_of(typical_with("\"substitutes", "\"contract_limits\":[" + limit + "],\"substitutes"));
    };
    const std::string at = "/contract_limits/0";
    // Each of these bounds would be broken by every day.
    CHECK(with(R"({"clause": "A", "limit": "planing_minutes", "at_least": 9000})") == places{at + "/limit"});
    CHECK(with(R"({"clause": "A", "limit": 7, "at_most": 1})") == places{at + "/limit"});
    CHECK(with(R"({"clause": "A", "at_most": 1})") == places{at + "/limit"});
    CHECK(with(R"({"clause": "A", "limit": "class_size", "at_most": "1"})") == places{at + "/at_most"});
    CHECK(with(R"({"clause": "A", "limit": "class_size", "at_least": 1})") ==
          places{at + "/at_most", at + "/at_least"});
    CHECK(with(R"({"clause": "", "limit": "class_size", "at_most": 0})") == places{at + "/clause", at + "/at_most"});
    CHECK(with(R"({"clause": "A", "limit": "class_size", "at_most": 1, "grades": ["12", "13"]})") ==
          places{at + "/grades/1"});
    CHECK(with(R"({"clause": "A", "limit": "class_size", "at_most": 1.1.1})").size() == 1);
    CHECK(with(R"({"clause": "A", "limit": "planning_minutes", "at_least": 9000, "grades": ["12"]})") ==
          places{"/designs/3/week/planning"});
}

TEST_CASE("Names are as long as their characters", "[district_reader]") {
    const auto named = [](std::size_t characters) {
        std::string name;
        for (std::size_t i = 0; i < characters; ++i) name += "\xC3\xA9";
        return places_of(R"({"id": "d", "schools": [{"id": "a", "name": "A", "pupils": {"K": 1}}], "name": ")" + name +
                         "\"}");
    };
    CHECK(named(200).empty());
    CHECK(named(201) == places{"/name"});
}

TEST_CASE("periods of a cycle are minutes a week, and are written as they were read", "[district_reader]") {
    // 5 periods of 47 minutes a week; the city's middle day has 235 minutes of each subject.
    const std::string before = typical_with("{", "{");
    const std::string minutes = R"("minutes":235,"setting":"whole_class")";
    const std::string periods = R"("periods":5,"length":47,"setting":"whole_class")";
    REQUIRE(before.find(minutes) != std::string::npos);
    const std::string text = typical_with(minutes, periods);
    CHECK(faults_of(text).empty());
    nineways::detail::fault_list log;
    const auto document = nineways::io::read_json(text, log);
    REQUIRE(document);
    nineways::io::document_reader reading{*document, log};
    const nineways::district d = nineways::io::read_district(reading.root(), log, nineways::assumptions{});
    nineways::io::json_stream out;
    nineways::io::write_district(out, d);
    CHECK(std::move(out).text() == text);
}

TEST_CASE("a block's time is told wrong by key", "[district_reader]") {
    const std::string minutes = R"("minutes":235,"setting":"whole_class")";
    const auto faults_with = [&](const std::string& time) {
        return faults_of(typical_with(minutes, time + R"("setting":"whole_class")"));
    };
    const auto place_with = [&](const std::string& time) {
        const faults all = faults_with(time);
        return all.empty() ? std::string{} : all[0].place.substr(all[0].place.rfind('/'));
    };
    CHECK(place_with(R"("periods":5,)") == "/length");
    CHECK(place_with(R"("periods":0,"length":47,)") == "/periods");
    CHECK(place_with(R"("periods":5,"length":-47,)") == "/length");
    CHECK(place_with(R"("minutes":235,"periods":5,"length":47,)") == "/minutes");  // one or the other
    CHECK(place_with(R"("minutes":235,"weeks":0,)") == "/weeks");
    CHECK(place_with(R"("minutes":235,"weeks":37,)") == "/weeks");    // the year has 36
    CHECK(place_with(R"("periods":5,"length":480,)") == "/periods");  // 2,400 of 1,950 minutes
}

}  // namespace district_reader_test
