// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/fault.hpp>
#include <nineways/io/csv.hpp>

namespace csv_test {

using nineways::fault;
using nineways::faults;
using nineways::io::append_csv_row;
using nineways::io::csv_cell;
using nineways::io::csv_table;
using nineways::io::parse_csv;

namespace {

faults faults_of(std::string_view text, char separator = ',') {
    try {
        static_cast<void>(parse_csv(text, separator));
    } catch (const nineways::invalid_input& refused) {
        return refused.all();
    }
    return {};
}

fault only_fault(std::string_view text, char separator = ',') {
    const faults found = faults_of(text, separator);
    CAPTURE(text, found.size());
    CHECK(found.size() == 1);
    return found.size() == 1 ? found[0] : fault{};
}

std::vector<std::vector<std::string>> cells_of(const csv_table& table) {
    std::vector<std::vector<std::string>> out;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        out.emplace_back();
        for (std::size_t column = 0; column < table.column_count(); ++column) {
            out.back().emplace_back(table.cell(row, column));
        }
    }
    return out;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

using rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("A table is read by rows and named columns", "[csv]") {
    const csv_table table = parse_csv("Name,K_Enrollment,Grade 1\nGosnold,2,\nBoston,\"4,118\",3.5\n");
    CHECK(table.column_count() == 3);
    CHECK(table.row_count() == 2);
    CHECK(table.name(1) == "K_Enrollment");
    CHECK(table.column("Grade 1") == 2U);
    CHECK_FALSE(table.column("grade 1").has_value());
    CHECK(table.cell(1, 1) == "4,118");
    CHECK(table.number(0, 1) == 2.0);
    CHECK(table.number(1, 2) == 3.5);
    CHECK_FALSE(table.number(0, 2).has_value());  // an empty cell is not zero
    CHECK_FALSE(table.number(1, 1).has_value());  // a thousands separator is not read
    CHECK(table.place(1, 1) == "row 3, column \"K_Enrollment\"");
}

// The rules of RFC 4180, section 2, by number.
TEST_CASE("Tables follow RFC 4180", "[csv]") {
    const auto read = [](std::string_view text) { return cells_of(parse_csv(text)); };
    // 1 and 3: rows end in CR LF, the first names the columns; 2: the last may end without
    CHECK(read("a,b,c\r\naaa,bbb,ccc\r\nzzz,yyy,xxx\r\n") == rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
    CHECK(read("a,b,c\r\naaa,bbb,ccc") == rows{{"aaa", "bbb", "ccc"}});
    // 4: spaces belong to the cell
    CHECK(read("a,b\r\n x , y \r\n") == rows{{" x ", " y "}});
    // 5 to 7: quoted cells may hold separators, line breaks and doubled quotation marks
    CHECK(read("a,b,c\r\n\"aaa\",\"bbb\",ccc") == rows{{"aaa", "bbb", "ccc"}});
    CHECK(read("a,b,c\r\n\"aaa\",\"b\r\nbb\",\"c,c\"") == rows{{"aaa", "b\r\nbb", "c,c"}});
    CHECK(read("a,b,c\r\n\"aaa\",\"b\"\"bb\",\"\"") == rows{{"aaa", "b\"bb", ""}});
}

TEST_CASE("Line ends, byte order marks, separators and blank rows vary", "[csv]") {
    CHECK(cells_of(parse_csv("a,b\n1,2\r3,4\r\n")) == rows{{"1", "2"}, {"3", "4"}});
    CHECK(parse_csv("\xEF\xBB\xBFName,b\n1,2\n").column("Name") == 0U);
    CHECK(cells_of(parse_csv("a;b\n1,5;2\n", ';')) == rows{{"1,5", "2"}});
    const csv_table blank = parse_csv("\na,b\n\n1,2\n\n\n3,4\n\n");
    CHECK(cells_of(blank) == rows{{"1", "2"}, {"3", "4"}});
    CHECK(blank.place(1) == "row 7");
    CHECK(cells_of(parse_csv("a\n1\n\n2\n")) == rows{{"1"}, {""}, {"2"}});
    CHECK(cells_of(parse_csv("a,b\n,\n")) == rows{{"", ""}});
    CHECK(parse_csv("a,b").row_count() == 0);
    CHECK(parse_csv("a,,\n1,2,3\n").column_count() == 3);  // several columns may have no name
}

TEST_CASE("A table outlives the text it was read from", "[csv]") {
    std::string text = "a,b\nx,\"y\"\"\"\n";
    csv_table table = parse_csv(text);
    text.assign(text.size(), '?');
    const csv_table moved = std::move(table);
    CHECK(moved.cell(0, 0) == "x");
    CHECK(moved.cell(0, 1) == "y\"");
}

TEST_CASE("Every row of another length is reported", "[csv]") {
    const auto found = faults_of("a,b,c\n1,2\n1,2,3\n1,2,3,4\n");
    REQUIRE(found.size() == 2);
    CHECK(found[0].place == "row 2");
    CHECK(found[0].found == "2 cells");
    CHECK(found[0].expected == "3 cells, as in the header row");
    CHECK(found[1].place == "row 4");
    CHECK(found[1].found == "4 cells");
    CHECK(contains(found[1].mend, "quotation marks"));
}

TEST_CASE("Quotation marks out of place are reported", "[csv]") {
    const fault open = only_fault("Name,Town\nA,B\n\"A,B\nC,D\n");
    CHECK(open.place == "row 3, column \"Name\"");
    CHECK(open.found == "\"A,B");
    CHECK(contains(open.expected, "closing quotation mark"));

    CHECK(only_fault("Name,Town\nA 5\" pipe,B\n").place == "row 2, column \"Name\"");
    CHECK(only_fault("Name,Town\nA,\"B\"C\n").place == "row 2, column \"Town\"");
    CHECK(only_fault("Name,\"Town\"s\nA,B\n").place == "row 1, column 2");
}

TEST_CASE("Column names are used once", "[csv]") {
    const auto found = faults_of("a,b,a,c,b\n1,2,3,4,5\n");
    REQUIRE(found.size() == 2);
    CHECK(found[0].place == "row 1, column 3");
    CHECK(found[0].found == "\"a\"");
    CHECK(contains(found[0].mend, "column 1"));
    CHECK(found[1].place == "row 1, column 5");
}

TEST_CASE("Another separator or encoding is recognised", "[csv]") {
    using namespace std::string_view_literals;
    CHECK(contains(only_fault("a;b\n1;2\n").mend, "semicolons: save it with commas"));
    CHECK(contains(only_fault("a\tb\n1\t2\n").mend, "tabs"));
    CHECK(contains(only_fault("a,b\n1,2\n", ';').mend, "commas: save it with semicolons"));
    CHECK(contains(only_fault("\xFF\xFE\x61\0"sv).found, "UTF-16"));
    CHECK(only_fault("").found == "an empty text");
    CHECK(only_fault("\n\n").found == "an empty text");

    const auto latin = faults_of("Name,Town\nCaf\xE9,x\ny,\xD1\n");
    REQUIRE(latin.size() == 2);
    CHECK(latin[0].place == "row 2, column \"Name\"");
    CHECK(latin[0].found == "Caf\xEF\xBF\xBD (byte E9)");
    CHECK(latin[1].place == "row 3, column \"Town\"");
    CHECK(contains(faults_of("Nam\xE9\nx\n").at(0).place, "row 1, column 1"));
}

TEST_CASE("Faults of several kinds come together, and more than are listed are counted", "[csv]") {
    std::string text = "a,b,a\n";
    for (int i = 0; i < 413; ++i) text += "1,2\n";
    text += "x\"y,2,\xFF\n";
    const auto found = faults_of(text);
    REQUIRE(found.size() == 103);  // 100 rows, a stray mark, a name, a cell
    CHECK(found[99].place == "row 101");
    CHECK(found[99].found == "2 cells (and 313 more rows of the wrong length)");
    CHECK(found[100].place == "row 415, column \"a\"");
}

TEST_CASE("A table that would fill the memory is refused", "[csv]") {
    CHECK(only_fault(std::string(20'000, ',')).found == "more than 10000 columns");
    std::string wide(9'999, ',');
    for (int i = 0; i < 3000; ++i) wide += "\nx";
    const auto found = faults_of(wide);
    REQUIRE(found.size() == 101);
    CHECK(found.back().found == "more than 20 million cells");
    CHECK(only_fault(std::string(nineways::io::max_input_bytes + 1, ',')).expected == "at most 128 MB");
}

TEST_CASE("A missing column suggests the nearest name", "[csv]") {
    const csv_table table = parse_csv("School Name,K_Enrolment\nx,1\n");
    nineways::detail::fault_list log;
    CHECK(table.required_column("School Name", log) == 0U);
    CHECK(log.total() == 0);
    CHECK_FALSE(table.required_column("K_Enrollment", log).has_value());
    const faults found = log.take();
    REQUIRE(found.size() == 1);
    CHECK(contains(found[0].mend, "\"K_Enrolment\""));
    CHECK(contains(found[0].found, "\"School Name\", \"K_Enrolment\""));
    CHECK_FALSE(table.required_column("Spending", log).has_value());
    CHECK(contains(log.take().at(0).mend, "Add the column"));
}

TEST_CASE("Rows are written so that they read back the same", "[csv]") {
    std::string out;
    append_csv_row(out, {"name", "value"});
    append_csv_row(out, {"a,b", 0.1});
    append_csv_row(out, {"line\r\nbreak", 5});
    append_csv_row(out, {"said \"no\"", -1234567.5});
    append_csv_row(out, {" spaced ", 1e21});
    CHECK(out ==
          "name,value\n\"a,b\",0.1\n\"line\r\nbreak\",5\n\"said \"\"no\"\"\",-1234567.5\n\" spaced \",1e+21\n");
    const rows expected{{"a,b", "0.1"}, {"line\r\nbreak", "5"}, {"said \"no\"", "-1234567.5"}, {" spaced ", "1e+21"}};
    CHECK(cells_of(parse_csv(out)) == expected);
    std::string blank;
    append_csv_row(blank, {""});
    CHECK(blank == "\"\"\n");
}

TEST_CASE("A text is never a formula, a number never a text", "[csv]") {
    std::string out;
    append_csv_row(out, {"=1+2", "+1", "-1", "@x", "\tx", "a=b", -1, -0.5});
    CHECK(out == "'=1+2,'+1,'-1,'@x,'\tx,a=b,-1,-0.5\n");
    out.clear();
    append_csv_row(out, {"=HYPERLINK(\"http://x\",\"y\")"});
    CHECK(out == "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"\n");
    out.clear();
    append_csv_row(out, {"Caf\xE9"});
    CHECK(out == "Caf\xEF\xBF\xBD\n");
    CHECK_THROWS_AS(append_csv_row(out, {std::numeric_limits<double>::quiet_NaN()}), nineways::invalid_input);
}

TEST_CASE("Random cells survive writing and reading", "[csv]") {
    std::mt19937 random{99};
    constexpr std::string_view letters = "ab,\"\r\n ;\t'x";
    for (int round = 0; round < 300; ++round) {
        const std::size_t columns = 1 + random() % 4;
        std::string text;
        rows expected;
        std::vector<csv_cell> header;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < columns; ++i) names.push_back("n" + std::to_string(i));
        for (const auto& name : names) header.emplace_back(name);
        append_csv_row(text, header);
        for (int row = 0; row < 5; ++row) {
            std::vector<std::string> cells(columns);
            for (auto& cell : cells) {
                cell = "x";  // never a formula
                for (auto n = random() % 6; n > 0; --n) cell.push_back(letters[random() % letters.size()]);
                if (random() % 4 == 0) cell.clear();
            }
            append_csv_row(text, std::vector<csv_cell>(cells.begin(), cells.end()));
            expected.push_back(cells);
        }
        REQUIRE(cells_of(parse_csv(text)) == expected);
    }
}

TEST_CASE("Cut and mutated tables are refused or read", "[csv]") {
    std::mt19937 random{4};
    constexpr std::string_view noise{",\"\r\n;x\xFF\0 ", 9};
    const std::string original = "Name,\"K, first\",Town\r\n\"A \"\"B\"\"\",12,\"x\ny\"\r\nC,3.5,Z\xC3\xA9\r\n";
    int read = 0;
    for (int round = 0; round < 5000; ++round) {
        std::string text = original.substr(0, round % 2 == 0 ? original.size() : random() % original.size());
        for (auto n = random() % 4; n > 0 && !text.empty(); --n) {
            text[random() % text.size()] = noise[random() % noise.size()];
        }
        try {
            const csv_table table = parse_csv(text);
            REQUIRE(table.column_count() > 0);
            for (std::size_t row = 0; row < table.row_count(); ++row) {
                REQUIRE(table.cell(row, table.column_count() - 1).size() < text.size());
            }
            ++read;
        } catch (const nineways::invalid_input& refused) {
            REQUIRE_FALSE(refused.all().empty());
        }
    }
    CHECK(read > 100);
}

}  // namespace csv_test
