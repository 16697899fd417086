// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <string_view>

#include <nineways/fault.hpp>
#include <nineways/io/number.hpp>

namespace number_test {

using nineways::io::append_number;
using nineways::io::number_from_text;
using nineways::io::number_outcome;
using nineways::io::number_text;
using nineways::io::parse_number;

namespace {

double from_bits(std::uint64_t bits) {
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

}  // namespace

// RFC 8785 (JSON Canonicalization Scheme), appendix B: the samples of number serialisation.
TEST_CASE("Numbers are written as RFC 8785 prints them", "[number]") {
    struct sample {
        std::uint64_t bits;
        std::string_view text;
    };
    constexpr sample samples[] = {
        {0x0000000000000000, "0"},
        {0x8000000000000000, "0"},
        {0x0000000000000001, "5e-324"},
        {0x8000000000000001, "-5e-324"},
        {0x7fefffffffffffff, "1.7976931348623157e+308"},
        {0xffefffffffffffff, "-1.7976931348623157e+308"},
        {0x4340000000000000, "9007199254740992"},
        {0xc340000000000000, "-9007199254740992"},
        {0x4430000000000000, "295147905179352830000"},
        {0x44b52d02c7e14af5, "9.999999999999997e+22"},
        {0x44b52d02c7e14af6, "1e+23"},
        {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
        {0x444b1ae4d6e2ef4e, "999999999999999700000"},
        {0x444b1ae4d6e2ef4f, "999999999999999900000"},
        {0x444b1ae4d6e2ef50, "1e+21"},
        {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
        {0x3eb0c6f7a0b5ed8d, "0.000001"},
        {0x41b3de4355555553, "333333333.3333332"},
        {0x41b3de4355555554, "333333333.33333325"},
        {0x41b3de4355555555, "333333333.3333333"},
        {0x41b3de4355555556, "333333333.3333334"},
        {0x41b3de4355555557, "333333333.33333343"},
        {0xbecbf647612f3696, "-0.0000033333333333333333"},
        {0x43143ff3c1cb0959, "1424953923781206.2"},
    };
    for (const auto& each : samples) CHECK(number_text(from_bits(each.bits)) == each.text);
}

TEST_CASE("Plain numbers are written plainly", "[number]") {
    CHECK(number_text(5.0) == "5");
    CHECK(number_text(-12.5) == "-12.5");
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(0.1 + 0.2) == "0.30000000000000004");
    CHECK(number_text(78247) == "78247");
    CHECK(number_text(388.8e6) == "388800000");
    CHECK(number_text(1e20) == "100000000000000000000");
    CHECK(number_text(1.5e300) == "1.5e+300");
    CHECK(number_text(2.2250738585072014e-308) == "2.2250738585072014e-308");
}

TEST_CASE("A number that is not finite is written as JSON.stringify writes it, and said to be none", "[number]") {
    std::string out = "x";
    CHECK_FALSE(append_number(out, std::numeric_limits<double>::quiet_NaN()));
    CHECK_FALSE(append_number(out, -std::numeric_limits<double>::infinity()));
    CHECK(append_number(out, std::numeric_limits<double>::max()));
    CHECK(out == "xnullnull1.7976931348623157e+308");
}

TEST_CASE("Written numbers read back the same and could not be shorter", "[number]") {
    std::mt19937_64 bits{20240607};
    const auto check = [](double value) {
        const std::string text = number_text(value);
        REQUIRE(number_from_text(text) == value);
        std::string digits;
        for (const char c : text.substr(0, text.find('e'))) {
            if (c >= '0' && c <= '9' && (c != '0' || !digits.empty())) digits.push_back(c);
        }
        while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
        if (digits.size() == 1) return;
        // printf rounds correctly to one digit less; if that read back, the text was too long.
        char shorter[64];
        std::snprintf(shorter, sizeof shorter, "%.*e", static_cast<int>(digits.size()) - 2, value);
        REQUIRE(std::strtod(shorter, nullptr) != value);
    };
    for (int i = 0; i < 20'000; ++i) {
        const double any = from_bits(bits());
        if (std::isfinite(any) && any != 0) check(any);
        check(static_cast<double>(bits() % 100'000'000 + 1) / 1000.0);  // amounts of money
        check(from_bits((bits() >> (12 + i % 52)) + 1));                // below the normal range
        check(std::ldexp(1.0, i % 2000 - 1000));                        // where the lower neighbour is closer
    }
}

TEST_CASE("Decimal texts give the nearest double, as the C library has it", "[number]") {
    std::mt19937_64 random{7};
    const auto check = [](const std::string& text) {
        const double nearest = std::strtod(text.c_str(), nullptr);
        const auto parsed = parse_number(text);
        CAPTURE(text);
        if (std::isinf(nearest)) {
            REQUIRE(parsed.outcome == number_outcome::too_large);
        } else if (parsed.outcome == number_outcome::too_small) {
            REQUIRE(nearest == 0);
        } else {
            REQUIRE(parsed.outcome == number_outcome::read);
            REQUIRE(parsed.value == nearest);
        }
    };
    for (int i = 0; i < 40'000; ++i) {
        std::string text;
        const auto size = 1 + random() % 30;
        for (std::uint64_t j = 0; j < size; ++j) text.push_back("0123456789"[random() % 10]);
        if (random() % 2 == 0) text.insert(random() % text.size(), ".");
        const int widest = random() % 2 == 0 ? 340 : 25;
        if (random() % 4 != 0) {
            text += "e" + std::to_string(static_cast<int>(random() % static_cast<unsigned>(2 * widest)) - widest);
        }
        check(text);
    }
}

// 2^53 + 1 lies half way between two doubles; a tie goes to the even one, anything above goes up.
TEST_CASE("Ties go to even, at any length", "[number]") {
    CHECK(number_from_text("9007199254740993") == 9007199254740992.0);
    CHECK(number_from_text("9007199254740993.0000000000000000000000000000") == 9007199254740992.0);
    CHECK(number_from_text("9007199254740993.0000000000000000000000000001") == 9007199254740994.0);
    CHECK(number_from_text("9007199254740995") == 9007199254740996.0);
    CHECK(number_from_text("0.1" + std::string(5000, '0') + "1") == 0.1);
    CHECK(number_from_text("1" + std::string(300, '0') + "e-300") == 1.0);
    CHECK(number_from_text(std::string(400, '0') + "1") == 1.0);
    CHECK(number_from_text("0." + std::string(400, '0') + "1e401") == 1.0);
}

#ifndef __EMSCRIPTEN__  // its printf writes a long double as a double, which is no middle of two doubles
TEST_CASE("Texts about the middle between two doubles fall on their side of it", "[number]") {
    std::mt19937_64 random{11};
    for (int i = 0; i < 400; ++i) {
        const std::uint64_t below = (random() >> 1U) >> (i % 2 == 0 ? 0U : 1U + random() % 60U);
        if (below == 0 || below >= 0x7FEFFFFFFFFFFFFFU) continue;  // beside zero or infinity there is no answer
        const double even = from_bits(below + below % 2);
        // A long double holds the middle of two doubles, and printf writes all of its digits.
        const long double middle = (static_cast<long double>(from_bits(below)) + from_bits(below + 1)) / 2;
        char text[1200];
        std::snprintf(text, sizeof text, "%.1100Le", middle);
        std::string digits{text};
        const std::string exponent = digits.substr(digits.find('e'));
        digits.resize(digits.find_last_not_of('0', digits.find('e') - 1) + 1);
        CAPTURE(digits, exponent);
        REQUIRE(number_from_text(digits + exponent) == even);
        REQUIRE(number_from_text(digits + std::string(900, '0') + '1' + exponent) == from_bits(below + 1));
        --digits.back();
        REQUIRE(number_from_text(digits + std::string(900, '9') + exponent) == from_bits(below));
    }
}
#endif

TEST_CASE("A number fills the whole text", "[number]") {
    CHECK(number_from_text("12") == 12.0);
    CHECK(number_from_text("-0.5") == -0.5);
    CHECK(number_from_text("+.5") == 0.5);
    CHECK(number_from_text("5.") == 5.0);
    CHECK(number_from_text("007") == 7.0);
    CHECK(number_from_text("1.5E-3") == 0.0015);
    CHECK(number_from_text("0e99999999999999999999") == 0.0);
    const auto negative_zero = number_from_text("-0");
    REQUIRE(negative_zero.has_value());
    CHECK(*negative_zero == 0.0);
    CHECK(std::signbit(*negative_zero));
    for (const char* text : {"", " 1", "1 ", "1,000", "1e", "1e+", "e5", ".", "-", "--1", "1.2.3", "0x10", "NaN", "inf",
                             "Infinity", "1_000", "$5", "5%", "1d", "\xC2\xBD"}) {
        CAPTURE(text);
        CHECK(parse_number(text).outcome == number_outcome::not_a_number);
    }
    CHECK(parse_number(std::string_view{"1\0", 2}).outcome == number_outcome::not_a_number);
}

TEST_CASE("A number outside the range of a double is not read as infinity or zero", "[number]") {
    CHECK(parse_number("1e999").outcome == number_outcome::too_large);
    CHECK(parse_number("-1e309").outcome == number_outcome::too_large);
    CHECK(parse_number("1.7976931348623159e308").outcome == number_outcome::too_large);
    CHECK(parse_number("1e99999999999999999999").outcome == number_outcome::too_large);
    CHECK(parse_number("1e-999").outcome == number_outcome::too_small);
    CHECK(parse_number("2e-324").outcome == number_outcome::too_small);
    CHECK(parse_number("3e-324").value == 5e-324);
    CHECK(parse_number("1.7976931348623158e308").value == std::numeric_limits<double>::max());
}

}  // namespace number_test
