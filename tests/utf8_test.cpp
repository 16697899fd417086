// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <string>
#include <string_view>

#include <nineways/io/encoding.hpp>
#include <nineways/io/utf8.hpp>

namespace utf8_test {

using namespace nineways::io;

TEST_CASE("Well-formed UTF-8 is what table 3-7 of the Unicode standard allows", "[utf8]") {
    // First and last of every row of the table, and their neighbours outside it.
    for (const char* good : {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xE0\xBF\xBF", "\xE1\x80\x80", "\xEC\xBF\xBF",
                             "\xED\x80\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80",
                             "\xF0\xBF\xBF\xBF", "\xF1\x80\x80\x80", "\xF4\x80\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        CHECK(first_invalid_utf8(good) == std::string_view::npos);
        CHECK(count_characters(good) == 1);
    }
    for (const char* bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x7F", "\xC2\xC0", "\xE0\x9F\x80",
                            "\xE1\x80", "\xED\xA0\x80", "\xEF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                            "\xF5\x80\x80\x80", "\xFF"}) {
        CHECK(first_invalid_utf8(bad) == 0);
    }
    CHECK(first_invalid_utf8("sixteen letters \xC3\xA9 and \xFF") == 23);
}

TEST_CASE("Code points are written in one to four bytes", "[utf8]") {
    std::string out;
    for (const std::uint32_t code : {0x24U, 0xA3U, 0x20ACU, 0x10348U}) append_utf8(out, code);
    CHECK(out == "$\xC2\xA3\xE2\x82\xAC\xF0\x90\x8D\x88");
}

// The example of the Unicode standard, section 3.9, "U+FFFD substitution of maximal subparts" (table 3-8).
TEST_CASE("Each maximal ill-formed part becomes one replacement character", "[utf8]") {
    const std::string r{replacement_character};
    CHECK(clean_utf8("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64") ==
          "a" + r + r + r + "b" + r + "c" + r + r + "d");
}

TEST_CASE("An excerpt is short, whole in its characters and harmless in a terminal", "[utf8]") {
    CHECK(excerpt("short", 5) == "short");
    CHECK(excerpt("longer", 5) == "lo\xE2\x80\xA6");
    CHECK(excerpt("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9", 7) == "\xC3\xA9\xC3\xA9\xE2\x80\xA6");
    CHECK(excerpt("a\tb\r\nc", 20) == "a b  c");
    CHECK(excerpt("\x1b[31m\xC2\x9B\x7F", 40) == "\xEF\xBF\xBD[31m\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("Rows and columns count from one, columns in characters", "[utf8]") {
    text_locator where{"ab\n\xC3\xA9\xC3\xA9x\r\n\nend"};
    CHECK(where.locate(0).words() == "row 1, column 1");
    CHECK(where.locate(7).words() == "row 2, column 3");
    CHECK(where.locate(11).words() == "row 4, column 1");
    CHECK(where.locate(2).words() == "row 1, column 3");  // and back again
    CHECK(where.locate(99).words() == "row 4, column 4");
}

}  // namespace utf8_test
