// SPDX-License-Identifier: MIT
#include <nineways/io/operations.hpp>

#include <nineways/version.hpp>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

TEST_CASE("the version operation answers with the version of the headers") {
    nineways::io::session documents;
    const auto answer = nineways::io::run(documents, "version", "{}");
    CHECK(answer.ok);
    CHECK(nlohmann::json::parse(answer.body).at("version") == std::string{nineways::version});
}

TEST_CASE("an unknown operation is an answer with a fault, not an exception") {
    nineways::io::session documents;
    const auto answer = nineways::io::run(documents, "comparison", "{}");
    CHECK_FALSE(answer.ok);
    CHECK(nlohmann::json::parse(answer.body).at("error").at("kind") == "invalid_input");
}
