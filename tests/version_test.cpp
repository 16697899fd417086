// SPDX-License-Identifier: MIT
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/registry.hpp>
#include <nineways/version.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <string>

namespace version_test {

namespace {

// Not the table of all operations, which takes long to compile; tests/operations goes through that.
constexpr std::array<nineways::io::operation, 1> table{nineways::io::version_operation};

}  // namespace

TEST_CASE("the version operation answers with the version of the headers") {
    nineways::io::session documents;
    const auto answer = nineways::io::run(documents, "version", "{}", table);
    CHECK(answer.ok);
    CHECK(nlohmann::json::parse(answer.body).at("version") == std::string{nineways::version});
}

TEST_CASE("an unknown operation is an answer with a fault, not an exception") {
    nineways::io::session documents;
    const auto answer = nineways::io::run(documents, "comparison", "{}", table);
    CHECK_FALSE(answer.ok);
    CHECK(nlohmann::json::parse(answer.body).at("error").at("kind") == "invalid_input");
}

}  // namespace version_test
