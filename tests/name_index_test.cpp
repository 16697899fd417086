// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <cstddef>
#include <string>
#include <vector>

#include <nineways/io/name_index.hpp>

namespace name_index_test {

using nineways::io::name_index;

TEST_CASE("A name has the number of its first coming", "[name_index]") {
    name_index names;
    CHECK(names.add("b") == 0);
    CHECK(names.add("") == 1);
    CHECK(names.add("a") == 2);
    CHECK(names.add("b") == 0);
    CHECK(names.add("") == 1);
    CHECK(names.names() == std::vector<std::string>{"b", "", "a"});
}

TEST_CASE("Names keep their numbers however many they are", "[name_index]") {
    name_index names;
    for (const int round : {1, 2}) {
        for (std::size_t i = 0; i < 5000; ++i) {
            CAPTURE(round, i);
            REQUIRE(names.add("name " + std::to_string(i)) == i);
        }
    }
    CHECK(names.names().size() == 5000);
}

}  // namespace name_index_test
