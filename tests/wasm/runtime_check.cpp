// SPDX-License-Identifier: MIT
// The module's own strtod against the library's, bit for bit.
#include <catch2/catch.hpp>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

extern "C" double __real_strtod(const char* text, char** end);

namespace {

std::uint64_t bits(double value) {
    std::uint64_t all = 0;
    std::memcpy(&all, &value, sizeof all);
    return all;
}

bool agree(const std::string& text) {
    char* end_ours = nullptr;
    char* end_theirs = nullptr;
    const double ours = std::strtod(text.c_str(), &end_ours);
    const double theirs = __real_strtod(text.c_str(), &end_theirs);
    INFO(text);
    CHECK(bits(ours) == bits(theirs));
    CHECK(end_ours == end_theirs);
    return bits(ours) == bits(theirs) && end_ours == end_theirs;
}

}  // namespace

TEST_CASE("strtod: edges of the quick path") {
    for (const char* text : {"0",
                             "-0",
                             "0.0",
                             "-0.0",
                             "1",
                             "-1",
                             "12.5",
                             "0.1",
                             "1e22",
                             "1e23",
                             "1e-22",
                             "1e-23",
                             "999999999999999",
                             "9999999999999999",
                             "123456789012345e22",
                             "123456789012345e-22",
                             "0.000000000000001",
                             "0.0000000000000000000001",
                             "00000000000000000000001",
                             "1.7976931348623157e308",
                             "1e309",
                             "-1e309",
                             "4.9406564584124654e-324",
                             "5e-324",
                             "2.4703282292062327e-324",
                             "1e-400",
                             "1e99999999999999999999",
                             "1e",
                             "1e+",
                             "1e-",
                             "1.",
                             ".5",
                             ".",
                             "-",
                             "+1",
                             " 1",
                             "",
                             "x",
                             "0x10",
                             "0x1p-3",
                             "inf",
                             "nan",
                             "1,5",
                             "1e5x",
                             "8.5e+3,",
                             "1.e3",
                             "12345678901234.5"})
        CHECK(agree(text));
}

TEST_CASE("strtod: many written numbers") {
    std::uint64_t state = 2026;
    const auto next = [&state] {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return state >> 11;
    };
    int wrong = 0;
    std::array<char, 64> text{};
    for (int i = 0; i < 20000; ++i) {
        const double value =
            static_cast<double>(next() % 1000000000000000u) / static_cast<double>(1 + next() % 100000u);
        const char* const form = i % 3 == 0 ? "%.17g" : i % 3 == 1 ? "%.15g" : "%.9e";
        std::snprintf(text.data(), text.size(), form, value);
        wrong += bits(std::strtod(text.data(), nullptr)) != bits(__real_strtod(text.data(), nullptr)) ? 1 : 0;
    }
    CHECK(wrong == 0);
}
