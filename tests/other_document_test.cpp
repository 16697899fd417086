// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <optional>
#include <string>

#include <nineways/assumptions.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/bell_json.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/day_designs_json.hpp>
#include <nineways/io/district_reader.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/other_document.hpp>
#include <nineways/io/package_reader.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/typical.hpp>

#include "small_district.hpp"

namespace other_document_test {

namespace {

using namespace nineways;

/// The faults of a text read as a document.
template <class Read>
faults read_as(const std::string& text, const Read& read) {
    nineways::detail::fault_list log;
    const std::optional<io::json_document> document = io::read_json(text, log);
    REQUIRE(document);
    io::document_reader reading{*document, log};
    read(reading.root(), log);
    return log.take();
}

const auto as_district = [](const io::value_reader& v, io::fault_list& log) {
    static_cast<void>(io::read_district(v, log, assumptions{}));
};
const auto as_day_designs = [](const io::value_reader& v, io::fault_list& log) {
    const district d = small::district();
    const day_design_set set = io::read_day_designs(v, d);
    static_cast<void>(io::with_day_designs(d, set, v, log));
};
const auto as_scenario = [](const io::value_reader& v, io::fault_list& log) {
    static_cast<void>(io::read_package(v, log));
};
const auto as_column_map = [](const io::value_reader& v, io::fault_list&) {
    static_cast<void>(io::read_column_map(v));
};
const auto as_bell = [](const io::value_reader& v, io::fault_list& log) { static_cast<void>(io::read_bell(v, log)); };

std::string written_district() {
    io::json_stream out;
    io::write_district(out, *typical::find("typical-rural"));
    return std::move(out).text();
}

}  // namespace

TEST_CASE("a whole other document is one fault", "[other_document]") {
    const std::string district = written_district();
    for (const faults& found : {read_as(district, as_day_designs), read_as(district, as_scenario),
                                read_as(district, as_column_map), read_as(district, as_bell)}) {
        REQUIRE(found.size() == 1);
        CHECK(found[0].place.empty());
        CHECK(found[0].mend.find("\"dollar_year\"") != std::string::npos);
    }
    CHECK(read_as(district, as_day_designs)[0].expected ==
          "a document \"nineways-day-designs/1\", with the keys \"title\", \"designs\"");
    CHECK(read_as(district, as_district).empty());
}

TEST_CASE("an object with none of a document's keys is one fault", "[other_document]") {
    const std::string result = R"({"model": "0.1.0", "as_it_stands": {}, "a": {"id": "restore"}, "b": {}})";
    const faults found = read_as(result, as_district);
    REQUIRE(found.size() == 1);
    CHECK(found[0].expected == "a document \"nineways-district/1\", with the keys \"name\", \"schools\"");
    CHECK(found[0].mend ==
          "This one has the keys \"model\", \"as_it_stands\", \"a\", \"b\": look which document belongs here.");
    CHECK(read_as(result, as_bell).size() == 1);
}

TEST_CASE("a document with faults of its own is told all of them", "[other_document]") {
    // The name is there; the schools are not, and one key is a slip.
    const faults slips = read_as(R"({"id": "x", "name": "X", "school": []})", as_district);
    REQUIRE(slips.size() == 2);
    CHECK(slips[0].place == "/schools");
    CHECK(slips[1].place == "/school");
    // A format that is no document's is a slip too.
    const faults format = read_as(R"({"format": "nineways-scenari/1", "levers": {}, "bogus": 1})", as_scenario);
    REQUIRE(format.size() == 3);
    CHECK(format[0].place == "/format");
    // Nothing at all lacks every key.
    CHECK(read_as("{}", as_scenario).size() == 2);
    CHECK(read_as("\"restore\"", as_scenario).empty());
}

}  // namespace other_document_test
