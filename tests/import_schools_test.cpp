// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/complete.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/import_schools.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>

namespace import_schools_test {

using nineways::district;
using nineways::district_draft;
using nineways::dollars_per_fte;
using nineways::fault;
using nineways::faults;
using nineways::fte;
using nineways::grade;
using nineways::pupils;
using nineways::school_draft;
using nineways::io::column_map;
using nineways::io::import_schools;
using nineways::io::parse_column_map;
using nineways::io::parse_csv;

namespace {

constexpr std::string_view map_text = R"({
  "format": "nineways-column-map/1", "title": "Invented list", "school_year": 2020, "source": "Nobody",
  "columns": {
    "district": "District", "school_id": "Code", "school_name": "School",
    "pupils": {"PK": "PK", "K": "K", "1": ["1 girls", "1 boys"], "ungraded": "SP"},
    "total_pupils": "All",
    "needs": {"low_income": "Poor", "english_learner": {"column": "% EL", "as": "percent"}},
    "average_class_size": "Class",
    "district_facts": {"teachers": "FTE", "average_salary": "Salary", "spending": "Spent"}
  },
  "blanks": ["", "n/a"], "no_pupils": ["-"]
})";

constexpr std::string_view header =
    "District,Code,School,PK,K,1 girls,1 boys,SP,All,Poor,% EL,Class,FTE,Salary,Spent\n";
constexpr std::string_view alder_rows =
    "Alder,01,Ash,0,20,11,9,0,40,25,12.5,20,12.5,60000,9000000\n"
    "Alder,02,\"Birch, \"\"Old\"\"\nHouse\",-,30,15,16,2,63,n/a,,n/a,12.5,60000.0,\n"
    "Alder,03,Head Start,18,0,0,0,0,18,18.0,100,,12.5,60000,9000000\n"
    "Alder,04,Closed,0,0,0,0,0,0,,,,,,\n";
constexpr std::string_view beech_rows = "Beech,01,B,0,10,0,0,0,10,1,0,15,3,50000,1000000\n";

std::string list(std::string_view rows) { return std::string{header} + std::string{rows}; }

district_draft imported(std::string_view text, std::string_view name, std::string_view map = map_text) {
    return import_schools(parse_csv(text), parse_column_map(map), name);
}

faults faults_of(std::string_view text, std::string_view name, std::string_view map = map_text) {
    try {
        static_cast<void>(imported(text, name, map));
    } catch (const nineways::invalid_input& refused) {
        return refused.all();
    }
    return {};
}

fault only_fault(std::string_view text, std::string_view name, std::string_view map = map_text) {
    const faults found = faults_of(text, name, map);
    CAPTURE(text, found.size());
    CHECK(found.size() == 1);
    return found.size() == 1 ? found[0] : fault{};
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

pupils in_grade(const school_draft& s, grade g) { return s.enrollment[static_cast<std::size_t>(g)]; }

/// One row of Alder with a cell changed: the fault it makes.
fault fault_of_row(std::string_view row) { return only_fault(list(row), "Alder"); }

}  // namespace

TEST_CASE("A district's rows become a draft", "[import_schools]") {
    const district_draft d = imported(list(std::string{beech_rows} + std::string{alder_rows}), "Alder");
    CHECK(d.id == "alder");
    CHECK(d.name == "Alder");
    CHECK(contains(d.note, "Nobody"));
    CHECK(contains(d.note, "2020"));
    REQUIRE(d.schools.size() == 3);

    const school_draft& ash = d.schools[0];
    CHECK(ash.id == "01");
    CHECK(ash.name == "Ash");
    CHECK(in_grade(ash, grade::kindergarten) == pupils{20});
    CHECK(in_grade(ash, grade::first) == pupils{20});  // 11 girls and 9 boys
    CHECK(in_grade(ash, grade::second) == pupils{0});
    CHECK(ash.low_income == pupils{25});
    CHECK(ash.english_learner == pupils{5});  // 12.5 percent of 40
    CHECK_FALSE(ash.disability);
    CHECK(ash.reported.average_class_size == 20.0);

    const school_draft& birch = d.schools[1];
    CHECK(birch.name == "Birch, \"Old\" House");
    CHECK(in_grade(birch, grade::prekindergarten) == pupils{0});
    CHECK(in_grade(birch, grade::ungraded) == pupils{2});
    CHECK_FALSE(birch.low_income);
    CHECK_FALSE(birch.english_learner);
    CHECK_FALSE(birch.reported.average_class_size);

    CHECK(in_grade(d.schools[2], grade::prekindergarten) == pupils{18});
    CHECK(d.schools[2].english_learner == pupils{18});

    CHECK(d.reported.school_year == 2020);
    CHECK(d.reported.teachers == fte{12.5});
    CHECK(d.reported.average_salary == dollars_per_fte{60000});
    CHECK(d.reported.spending == nineways::dollars{9000000});
    REQUIRE(d.average_salary);
    CHECK(d.average_salary->amount == dollars_per_fte{60000});
    CHECK(d.average_salary->year == 2020);
    CHECK_FALSE(d.dollar_year);
}

TEST_CASE("A school without pupils is left out and listed", "[import_schools]") {
    const district_draft d = imported(list(alder_rows), "Alder");
    REQUIRE(d.filled.size() == 1);
    CHECK(d.filled[0].place == "/schools");
    CHECK(contains(d.filled[0].reason, "\"Closed\" (04)"));

    const fault found = only_fault(list("Alder,04,Closed,0,0,0,0,0,0,,,,,,\n"), "Alder");
    CHECK(contains(found.found, "without pupils"));
    CHECK(contains(found.place, "row 2"));
}

TEST_CASE("Facts that a list leaves blank are unknown", "[import_schools]") {
    const district_draft d = imported(list("Alder,01,Ash,0,20,11,9,0,40,25,12.5,20,,n/a,\n"), "Alder");
    CHECK_FALSE(d.reported.teachers);
    CHECK_FALSE(d.reported.average_salary);
    CHECK_FALSE(d.reported.spending);
    CHECK_FALSE(d.average_salary);
}

TEST_CASE("Salaries divided by teachers go before a column of averages", "[import_schools]") {
    const std::string map = replaced(std::string{map_text}, "\"spending\": \"Spent\"", "\"salary_total\": \"Spent\"");
    const district_draft d = imported(list("Alder,01,Ash,0,20,11,9,0,40,25,0,20,12.5,60000,700000\n"), "Alder", map);
    CHECK(d.average_salary->amount == dollars_per_fte{56000});  // 700,000 / 12.5
    CHECK(d.reported.average_salary == dollars_per_fte{56000});
    const district_draft unknown = imported(list("Alder,01,Ash,0,20,11,9,0,40,25,0,20,,60000,700000\n"), "Alder", map);
    CHECK(unknown.average_salary->amount == dollars_per_fte{60000});
    const fault cents = only_fault(list("Alder,01,Ash,0,20,11,9,0,40,25,0,20,12.5,60000,7\n"), "Alder", map);
    CHECK(contains(cents.place, "Spent"));
    CHECK(contains(cents.found, "0.56"));
}

TEST_CASE("Percents and shares become the nearest whole number of pupils", "[import_schools]") {
    const std::string row = "Alder,01,Ash,0,20,11,9,0,40,25,PART,20,1,60000,1\n";
    const auto learners = [&](std::string_view part, std::string_view map) {
        return imported(list(replaced(row, "PART", part)), "Alder", map).schools.at(0).english_learner;
    };
    CHECK(learners("1.2", map_text) == pupils{0});    // 0.48
    CHECK(learners("1.25", map_text) == pupils{1});   // one half, up
    CHECK(learners("100", map_text) == pupils{40});
    const std::string shares = replaced(std::string{map_text}, "percent", "share");
    CHECK(learners("0.3", shares) == pupils{12});
    CHECK(contains(only_fault(list(replaced(row, "PART", "30")), "Alder", shares).expected, "from 0 to 1"));
    CHECK(contains(only_fault(list(replaced(row, "PART", "101")), "Alder").expected, "from 0 to 100 percent"));
}

TEST_CASE("Without a column of ids, names make them", "[import_schools]") {
    const std::string map = replaced(std::string{map_text}, "\"school_id\": \"Code\", ", "");
    const district_draft d = imported(list("Alder,x,P.S. 7 - North!,0,1,0,0,0,1,,,,,,\n"
                                           "Alder,x,P.S. 7 North,0,2,0,0,0,2,,,,,,\n"
                                           "Alder,x,\xE5\xAD\xA6\xE6\xA0\xA1,0,3,0,0,0,3,,,,,,\n"
                                           "Alder,x,P.S. 7 north,0,4,0,0,0,4,,,,,,\n"),
                                      "Alder", map);
    REQUIRE(d.schools.size() == 4);
    CHECK(d.schools[0].id == "p-s-7-north");
    CHECK(d.schools[1].id == "p-s-7-north-2");
    CHECK(d.schools[2].id == "school");
    CHECK(d.schools[2].name == "\xE5\xAD\xA6\xE6\xA0\xA1");
    CHECK(d.schools[3].id == "p-s-7-north-3");
}

TEST_CASE("A byte order mark, outer spaces and accents do no harm", "[import_schools]") {
    const std::string row = " Pe\xC3\xB1" "a , 01 ,Ash,0, 20 ,11,9,0,40,25,0,20,1,60000,1\r\n";
    const district_draft d = imported("\xEF\xBB\xBF" + list(row), "Pe\xC3\xB1" "a");
    CHECK(d.name == "Pe\xC3\xB1" "a");
    CHECK(d.id == "pe-a");
    REQUIRE(d.schools.size() == 1);
    CHECK(d.schools[0].id == "01");
    CHECK(in_grade(d.schools[0], grade::kindergarten) == pupils{20});
}

TEST_CASE("Rows that are no schools are skipped", "[import_schools]") {
    const std::string map = replaced(std::string{map_text}, "\"no_pupils\"",
                                     "\"skip_rows\": [{\"column\": \"School\", \"is\": [\"Total\"]}], \"no_pupils\"");
    const std::string total = "Alder,00,Total,18,50,26,25,2,121,99,10,20,12.5,60000,9000000\n";
    CHECK(imported(list(std::string{alder_rows} + total), "Alder", map).schools.size() == 3);
    CHECK(contains(only_fault(list(total), "Alder", map).mend, "skip_rows"));
}

TEST_CASE("An unknown district is a fault that names the nearest", "[import_schools]") {
    const std::string rows = list("Worcester,1,A,0,1,0,0,0,1,,,,,,\nBoston,1,A,0,1,0,0,0,1,,,,,,\n"
                                  "Boston Green (District),1,A,0,1,0,0,0,1,,,,,,\n");
    CHECK(only_fault(rows, "Worchester").mend == "Did you mean \"Worcester\"?");
    CHECK(only_fault(rows, "worcester").mend == "Did you mean \"Worcester\"?");
    CHECK(only_fault(rows, "Bostn").mend == "Did you mean \"Boston\"?");
    CHECK(only_fault(rows, "Boston Green").mend == "Did you mean one of \"Boston\", \"Boston Green (District)\"?");
    const fault far = only_fault(rows, "Springfield");
    CHECK(far.place == "column \"District\"");
    CHECK(far.found == "no row with \"Springfield\"");
    CHECK(contains(far.expected, "\"Boston\""));
    CHECK_FALSE(contains(far.mend, "Did you mean"));
    CHECK(only_fault(rows, "").found == "no row with \"\"");
    // Two slips make any two letters of any other two.
    CHECK_FALSE(contains(only_fault(list("Ax,1,A,0,1,0,0,0,1,,,,,,\n"), "Qz").mend, "Did you mean"));
    CHECK(only_fault(std::string{header}, "Alder").expected == "the name of a district on every row");
}

TEST_CASE("Districts of one name are told apart by their ids", "[import_schools]") {
    const std::string map = replaced(std::string{map_text}, "\"school_id\": \"Code\"", "\"district_id\": \"Code\"");
    const std::string rows = list("Union,31,A,0,1,0,0,0,1,,,,,,\nUnion,32,B,0,2,0,0,0,2,,,,,,\n");
    const fault found = only_fault(rows, "Union", map);
    CHECK(found.place == "row 3, column \"Code\"");
    CHECK(contains(found.found, "32"));
    CHECK(contains(found.expected, "31"));
    const district_draft second = imported(rows, "32", map);
    CHECK(second.name == "Union");
    REQUIRE(second.schools.size() == 1);
    CHECK(second.schools[0].name == "B");
}

TEST_CASE("Missing columns are faults, all at once", "[import_schools]") {
    const std::string names = replaced(replaced(std::string{header}, "District", "Districts"), ",K,", ",KG,");
    const faults found = faults_of(names, "Alder");
    REQUIRE(found.size() == 2);
    CHECK(found[0].place == "row 1");
    CHECK(contains(found[0].found, "no column \"District\""));
    CHECK(contains(found[0].mend, "\"Districts\""));
    CHECK(contains(found[1].found, "no column \"K\""));

    // A missing grade does not also make every total wrong.
    const std::string without = "District,Code,School,PK,1 girls,1 boys,SP,All,Poor,% EL,Class,FTE,Salary,Spent\n"
                                "Alder,01,Ash,0,11,9,0,40,25,12.5,20,12.5,60000,9000000\n";
    CHECK(contains(only_fault(without, "Alder").found, "no column \"K\""));
}

TEST_CASE("Cells that hold no proper number are faults", "[import_schools]") {
    const auto row = [](std::string_view kindergarten) {
        return "Alder,01,Ash,0," + std::string{kindergarten} + ",11,9,0,40,25,12.5,20,12.5,60000,9000000\n";
    };
    for (const char* wrong : {"twenty", "-20", "20.5", "nan", "inf", "1e9", "0x14", "", "n/a", "*"}) {
        const fault found = fault_of_row(row(wrong));
        CAPTURE(wrong);
        CHECK(found.place == "row 2, column \"K\"");
        CHECK(found.found == '"' + std::string{wrong} + '"');
        CHECK(found.expected == "a whole number from 0 to 1000000 pupils");
        CHECK(contains(found.mend, "no_pupils"));
    }
    CHECK(contains(fault_of_row(row("\"1,020\"")).mend, "separators"));
    const auto tail = [](std::string_view cells) { return "Alder,01,Ash,0,20,11,9,0,40," + std::string{cells} + '\n'; };
    CHECK(fault_of_row(tail("x,12.5,20,12.5,60000,9")).place == "row 2, column \"Poor\"");
    CHECK(fault_of_row(tail("25,12.5,0,12.5,60000,9")).place == "row 2, column \"Class\"");
    CHECK(fault_of_row(tail("25,12.5,20,-1,60000,9")).place == "row 2, column \"FTE\"");
    CHECK(fault_of_row(tail("25,12.5,20,1,0,9")).place == "row 2, column \"Salary\"");
    CHECK(contains(fault_of_row(tail("25,12.5,20,1,\"$60,000\",9")).mend, "dollar"));
    const district_draft zero = imported(list(tail("-0,12.5,20,-0,60000,9")), "Alder");
    CHECK_FALSE(std::signbit(zero.schools[0].low_income->value()));
    CHECK_FALSE(std::signbit(zero.reported.teachers->value()));
}

TEST_CASE("Grades that do not add up to the total are a fault with both figures", "[import_schools]") {
    const std::string rows = list("Alder,01,Ash,0,20,11,9,0,42,25,0,20,1,60000,1\nAlder,02,Birch,0,5,0,0,0,5,,,,,,\n");
    const fault found = only_fault(rows, "Alder");
    CHECK(found.place == "row 2, column \"All\"");
    CHECK(found.found == "42");
    CHECK(contains(found.expected, "40"));
    const auto tolerant = [&](const char* by) {
        return replaced(std::string{map_text}, "\"total_pupils\": \"All\"",
                        std::string{"\"total_pupils\": {\"column\": \"All\", \"tolerance\": "} + by + "}");
    };
    CHECK(imported(rows, "Alder", tolerant("2")).schools.size() == 2);
    CHECK(contains(only_fault(rows, "Alder", tolerant("1")).expected, "within 1"));
    const std::string fewer = replaced(rows, ",42,", ",38,");
    CHECK(only_fault(fewer, "Alder").found == "38");
    CHECK(imported(fewer, "Alder", tolerant("2")).schools.size() == 2);
}

TEST_CASE("More pupils with a need than pupils are a fault", "[import_schools]") {
    const fault found = fault_of_row("Alder,01,Ash,0,20,11,9,0,40,41,0,20,1,60000,1\n");
    CHECK(found.place == "row 2, column \"Poor\"");
    CHECK(found.found == "41");
    CHECK(contains(found.expected, "at most 40"));

    const std::string map =
        replaced(std::string{map_text}, "\"low_income\": \"Poor\"", "\"low_income\": [\"Poor\", \"FTE\"]");
    const auto row = [](std::string_view poor, std::string_view teachers) {
        return list("Alder,01,Ash,0,20,11,9,0,40," + std::string{poor} + ",0,20," + std::string{teachers} +
                    ",60000,1\n");
    };
    CHECK(imported(row("30", "10"), "Alder", map).schools[0].low_income == pupils{40});
    CHECK(contains(only_fault(row("31", "10"), "Alder", map).found, "41 in all"));
    CHECK_FALSE(imported(row("30", "n/a"), "Alder", map).schools[0].low_income);
}

TEST_CASE("Ids are unique and names are there", "[import_schools]") {
    const fault twice = fault_of_row("Alder,01,Ash,0,20,11,9,0,40,25,0,20,1,60000,1\n"
                                     "Alder,01,Birch,0,5,0,0,0,5,,,,,,\n");
    CHECK(twice.place == "row 3, column \"Code\"");
    CHECK(twice.found == "\"01\"");
    CHECK(contains(twice.mend, "row 2"));
    CHECK(fault_of_row("Alder,,Ash,0,20,11,9,0,40,25,0,20,1,60000,1\n").place == "row 2, column \"Code\"");
    CHECK(fault_of_row("Alder,01, ,0,20,11,9,0,40,25,0,20,1,60000,1\n").place == "row 2, column \"School\"");
    // The same id in another district is no fault.
    CHECK(imported(list(std::string{beech_rows} + std::string{alder_rows}), "Beech").schools.size() == 1);
}

TEST_CASE("Facts of the district agree on its rows", "[import_schools]") {
    const fault found = fault_of_row("Alder,01,Ash,0,20,11,9,0,40,25,0,20,12,60000,1\n"
                                     "Alder,02,Birch,0,5,0,0,0,5,,,,13,60000,1\n");
    CHECK(found.place == "row 3, column \"FTE\"");
    CHECK(found.found == "13");
    CHECK(contains(found.expected, "12 as on row 2"));
    CHECK(contains(found.mend, "district_facts"));
}

TEST_CASE("All faults of a district come at once, none of another", "[import_schools]") {
    const faults found = faults_of(list("Alder,01,Ash,0,x,11,9,0,40,-5,0,20,12,60000,1\n"
                                        "Beech,01,B,0,y,0,0,0,9,,,,,,\n"
                                        "Alder,01,,0,5,0,0,0,6,,,,13,60000,\n"),
                                   "Alder");
    std::set<std::string> places;
    for (const fault& each : found) places.insert(each.place);
    CHECK(places == std::set<std::string>{"row 2, column \"K\"", "row 2, column \"Poor\"", "row 4, column \"School\"",
                                          "row 4, column \"Code\"", "row 4, column \"All\"", "row 4, column \"FTE\""});
}

TEST_CASE("A list cut short or in another encoding is refused by row and column", "[import_schools]") {
    const std::string whole = list(alder_rows);
    CHECK(contains(only_fault(whole.substr(0, whole.find("Old")), "Alder").expected, "closing quotation mark"));
    CHECK(contains(only_fault(whole.substr(0, whole.find(",18,0")), "Alder").expected, "15 cells"));
    const fault latin = only_fault(list("Alder,01,Pe\xF1" "a,0,20,11,9,0,40,25,0,20,1,60000,1\n"), "Alder");
    CHECK(latin.place == "row 2, column \"School\"");
    CHECK(contains(latin.expected, "UTF-8"));
    CHECK_FALSE(faults_of("", "Alder").empty());
}

#ifdef NINEWAYS_SOURCE_DIR

namespace {

std::optional<std::string> text_of(const std::string& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// The real list of Massachusetts, which is not part of the project; nothing where it is not there.
std::optional<std::string> massachusetts() {
    const char* shared = std::getenv("NINEWAYS_SHARED");
    const std::string folder = shared != nullptr ? shared : NINEWAYS_SOURCE_DIR "/../shared";
    auto text = text_of(folder + "/data/massachusetts/ma_public_schools_2017.csv");
    if (!text) WARN("Skipped: no data/massachusetts/ma_public_schools_2017.csv in " << folder);
    return text;
}

column_map massachusetts_map() {
    const auto text = text_of(NINEWAYS_SOURCE_DIR "/data/column_maps/massachusetts_2017.json");
    REQUIRE(text);
    return parse_column_map(*text);
}

double sum_of_needs(const district_draft& d, std::optional<pupils> school_draft::*group) {
    double sum = 0;
    for (const school_draft& s : d.schools) {
        REQUIRE(s.*group);
        sum += (s.*group)->value();
    }
    return sum;
}

bool is_finite(const nineways::range<nineways::dollars>& r) {
    return std::isfinite(r.low.value()) && std::isfinite(r.central.value()) && std::isfinite(r.high.value());
}

}  // namespace

TEST_CASE("Worcester is imported as its list has it", "[import_schools]") {
    const auto text = massachusetts();
    if (!text) return;
    const district_draft d = import_schools(parse_csv(*text), massachusetts_map(), "Worcester");
    CHECK(d.schools.size() == 45);
    // Sums of the columns, made by another program.
    const std::array<double, nineways::grade_count> by_grade{1298, 2049, 1991, 2004, 1984, 1823, 1940, 1797,
                                                             1698, 1668, 1877, 1814, 1843, 1622, 71};
    for (std::size_t g = 0; g < nineways::grade_count; ++g) {
        double sum = 0;
        for (const school_draft& s : d.schools) sum += s.enrollment[g].value();
        CAPTURE(nineways::grade_names[g]);
        CHECK(sum == by_grade[g]);
    }
    CHECK(sum_of_needs(d, &school_draft::english_learner) == 8714);
    CHECK(sum_of_needs(d, &school_draft::disability) == 4443);
    CHECK(sum_of_needs(d, &school_draft::low_income) == 14565);
    CHECK(d.reported.school_year == 2017);
    CHECK(d.reported.teachers == fte{1829});
    CHECK(d.reported.average_salary == dollars_per_fte{78256});
    CHECK(d.reported.spending->value() == Approx(388.8e6).epsilon(0.0002));
    CHECK(total_pupils(complete(d)) == pupils{25479});
}

TEST_CASE("Districts of every size in a real list can be compared", "[import_schools]") {
    const auto text = massachusetts();
    if (!text) return;
    struct known {
        std::string_view name;
        std::size_t schools;
        double pupils;
    };
    const auto table = parse_csv(*text);
    const column_map map = massachusetts_map();
    for (const known& each : {known{"Worcester", 45, 25479}, known{"Boston", 118, 53263},
                              known{"Concord-Carlisle", 1, 1276}, known{"Gosnold", 1, 2}}) {
        CAPTURE(each.name);
        const district_draft draft = import_schools(table, map, each.name);
        CHECK(draft.schools.size() == each.schools);
        const district d = complete(draft);
        CHECK(total_pupils(d) == pupils{each.pupils});
        for (const auto& chosen : {nineways::restore_preset(), nineways::transform_preset()}) {
            const auto e = evaluate(d, chosen);
            CHECK(is_finite(e.cost.recurring));
            CHECK(e.cost.recurring.central.value() > 0);
            CHECK(e.cost.teachers.value.value() > 0);
            CHECK(is_finite(e.recurring.value));
            CHECK(is_finite(e.one_time.value));
            CHECK(std::isfinite(e.ten_years.value.value()));
            CHECK(std::isfinite(e.learned.stock.low.value()));
            CHECK(std::isfinite(e.learned.stock.high.value()));
        }
    }
}

#endif

}  // namespace import_schools_test
