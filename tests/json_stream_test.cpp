// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include <nineways/io/json.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/units.hpp>

namespace json_stream_test {

using nineways::io::json_stream;
using nineways::io::write_json;

TEST_CASE("a stream separates members and elements, whatever they are", "[json_stream]") {
    json_stream out;
    out.object().put("a", 1).object("b").end().array("c").end().array("d");
    out.add(2).add("x").object().put("y", nullptr).end().array().add(true).end().add(false);
    out.end().put("e", std::string{"last"}).end();
    CHECK(out.text() == R"({"a":1,"b":{},"c":[],"d":[2,"x",{"y":null},[true],false],"e":"last"})");
}

TEST_CASE("a stream writes the bytes that write_json writes", "[json_stream]") {
    const std::string_view names[] = {"", ":", "{", "[", ",", "\"\\\n\x01", "\xC3\xA9\xF0\x9F\x98\x80", "broken \xE9"};
    const double numbers[] = {0, -0.0, 0.1, -1e-7, 1e21, 5e-324, 9007199254740993.0};
    json_stream out;
    out.array();
    for (const std::string_view name : names) {
        for (const double number : numbers) {
            out.object().put(name, number).put("text", name).end();
        }
    }
    out.end();
    CHECK(out.text() == write_json(nineways::io::parse_json(out.text()).root()));
}

TEST_CASE("a stream takes whole numbers, quantities and texts of every kind", "[json_stream]") {
    json_stream out;
    out.array().add(std::size_t{3}).add(std::uint8_t{4}).add(-5).add(nineways::dollars{6.5});
    out.add(std::string_view{"seen"}.substr(0, 3)).end();
    CHECK(out.text() == R"([3,4,-5,6.5,"see"])");
}

TEST_CASE("a stream goes on after numbers that are none, and files them by their keys", "[json_stream]") {
    json_stream out;
    out.object().put("good", 1).put("bad", std::numeric_limits<double>::quiet_NaN()).array("row").add(2);
    out.add(-std::numeric_limits<double>::infinity()).end().put("last", 3).end();
    CHECK(out.text() == R"({"good":1,"bad":null,"row":[2,null],"last":3})");
    const nineways::faults found = out.log().take();
    REQUIRE(found.size() == 2);
    CHECK(found[0].place == "under \"bad\"");
    CHECK(found[0].found == "NaN");
    CHECK(found[1].place == "under \"row\"");
    CHECK(found[1].found == "-infinity");
}

TEST_CASE("a number that is none needs no key", "[json_stream]") {
    json_stream out;
    out.add(std::numeric_limits<double>::infinity());
    CHECK(out.text() == "null");
    CHECK(out.log().take().at(0).found == "infinity");
}

}  // namespace json_stream_test
