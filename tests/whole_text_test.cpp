// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <cstdint>
#include <limits>

#include <nineways/detail/whole_text.hpp>

namespace whole_text_test {

using nineways::whole_text;

TEST_CASE("whole numbers have their digits, from the least to the greatest", "[whole_text]") {
    CHECK(whole_text(0) == "0");
    CHECK(whole_text(-7) == "-7");
    CHECK(whole_text(std::uint16_t{1200}) == "1200");
    CHECK(whole_text(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(whole_text(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
    CHECK(whole_text(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
}

}  // namespace whole_text_test
