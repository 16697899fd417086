// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/io/bell_clock.hpp>

namespace bell_clock_test {

using nineways::io::clock_time;
using nineways::io::parse_time;
using nineways::io::times_read;
using nineways::io::times_reader;
using nineways::io::written_time;

namespace {

times_read read(std::initializer_list<std::string_view> texts) {
    std::vector<written_time> times;
    for (const std::string_view text : texts) {
        const auto time = parse_time(text);
        REQUIRE(time);
        times.push_back(*time);
    }
    const std::vector<bool> moments(times.size() / 2, false);
    return times_reader{times, moments}.run();
}

constexpr int at(int hour, int minute) { return hour * 60 + minute; }

}  // namespace

TEST_CASE("A time is hours and minutes, with am or pm or without", "[bell_clock]") {
    struct known {
        std::string_view text;
        int minute;
        bool may_be_later;
    };
    for (const known& each :
         {known{"7:50", at(7, 50), true}, known{"07:50", at(7, 50), true}, known{" 1:15 ", at(1, 15), true},
          known{"11:59", at(11, 59), true}, known{"12:35", at(12, 35), false}, known{"13:10", at(13, 10), false},
          known{"0:30", at(0, 30), false}, known{"23:59", at(23, 59), false}, known{"1:15pm", at(13, 15), false},
          known{"1:15 P.M.", at(13, 15), false}, known{"12:00 am", 0, false}, known{"12:00 PM", at(12, 0), false},
          known{"7:50 a.m.", at(7, 50), false}, known{"08:05:00", at(8, 5), true}}) {
        CAPTURE(each.text);
        const auto time = parse_time(each.text);
        REQUIRE(time);
        CHECK(time->minute == each.minute);
        CHECK(time->may_be_later == each.may_be_later);
    }
    for (const std::string_view text : {"", "8", "8:5", "24:00", "8:60", "8.30", "830", "8:30 xm", "8:30 a", "13:00 pm",
                                        "0:10 am", "8:30:15", ":30", "8::30", "8:300", "-8:30", "8:30 pm x", "eight"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_time(text));
    }
}

TEST_CASE("Hours and minutes as numbers are a time if they are whole and on the clock", "[bell_clock]") {
    REQUIRE(clock_time(13, 5));
    CHECK(clock_time(13, 5)->minute == 785);
    CHECK(clock_time(1, 5)->may_be_later);
    CHECK_FALSE(clock_time(24, 0));
    CHECK_FALSE(clock_time(9, 60));
    CHECK_FALSE(clock_time(9.5, 0));
    CHECK_FALSE(clock_time(-1, 0));
}

TEST_CASE("Times in order are as they are written", "[bell_clock]") {
    const times_read day = read({"7:25", "8:09", "8:13", "13:17", "13:21", "14:01"});
    CHECK(day.found == times_read::result::one);
    CHECK(day.minutes == std::vector<int>{at(7, 25), at(8, 9), at(8, 13), at(13, 17), at(13, 21), at(14, 1)});
    CHECK(read({"6:00", "7:00"}).minutes == std::vector<int>{at(6, 0), at(7, 0)});  // not the evening
}

TEST_CASE("The order of a day tells morning from afternoon", "[bell_clock]") {
    CHECK(read({"12:40", "13:10", "1:15", "1:50", "1:55", "2:35"}).minutes ==
          std::vector<int>{at(12, 40), at(13, 10), at(13, 15), at(13, 50), at(13, 55), at(14, 35)});
    CHECK(read({"8:00", "11:30", "12:30", "3:00"}).minutes ==
          std::vector<int>{at(8, 0), at(11, 30), at(12, 30), at(15, 0)});
    // Before 5:00 there is no school: an afternoon.
    CHECK(read({"1:00", "2:30", "2:35", "4:00"}).minutes ==
          std::vector<int>{at(13, 0), at(14, 30), at(14, 35), at(16, 0)});
    // From 5:15 it could be an early morning, but 17:50 behind it leaves the evening alone.
    CHECK(read({"5:15", "5:45", "17:50", "18:30"}).minutes ==
          std::vector<int>{at(17, 15), at(17, 45), at(17, 50), at(18, 30)});
}

TEST_CASE("A day with two readings has none", "[bell_clock]") {
    const times_read day = read({"5:15", "6:00", "6:05", "7:00"});  // at dawn or in the evening
    CHECK(day.found == times_read::result::several);
    CHECK(day.trouble == 0);
    CHECK(read({"5:15 pm", "6:00", "6:05", "7:00"}).minutes ==
          std::vector<int>{at(17, 15), at(18, 0), at(18, 5), at(19, 0)});
    CHECK(read({"5:15 am", "6:00", "6:05", "7:00"}).minutes ==
          std::vector<int>{at(5, 15), at(6, 0), at(6, 5), at(7, 0)});
}

TEST_CASE("What is out of order is no evening", "[bell_clock]") {
    const times_read overlap = read({"8:00", "9:00", "8:50", "9:30"});
    CHECK(overlap.found == times_read::result::none);
    CHECK(overlap.trouble == 2);
    CHECK(overlap.before == at(9, 0));
    const times_read backwards = read({"8:00", "9:00", "9:05", "8:55"});
    CHECK(backwards.found == times_read::result::none);
    CHECK(backwards.trouble == 3);
    CHECK(backwards.before == at(9, 5));
    CHECK(read({"8:00", "15:00", "7:30", "7:55"}).trouble == 2);  // breakfast behind the last bell
    CHECK(read({"13:00", "12:00"}).found == times_read::result::none);
    CHECK(read({"22:30", "23:00"}).trouble == 0);
    CHECK(read({"22:30", "23:00"}).before == -1);
    CHECK(read({"8:00", "8:00"}).trouble == 1);  // a period without length
}

TEST_CASE("A bell may end when it begins", "[bell_clock]") {
    const std::vector<written_time> times{{at(7, 20), true}, {at(7, 20), true}, {at(7, 25), true}, {at(8, 0), true}};
    const std::vector<bool> bell_first{true, false};
    CHECK(times_reader{times, bell_first}.run().found == times_read::result::one);
    const std::vector<bool> no_bell{false, false};
    CHECK(times_reader{times, no_bell}.run().found == times_read::result::none);
}

TEST_CASE("However afternoons are written, a day is read as it was", "[bell_clock]") {
    std::uint32_t state = 7;
    const auto random = [&](std::uint32_t below) {
        state = state * 1664525U + 1013904223U;
        return static_cast<int>((state >> 8U) % below);
    };
    int mixed = 0;
    for (int tried = 0; tried < 2000; ++tried) {
        std::vector<int> day;
        std::vector<written_time> written;
        for (int now = at(7, 0) + random(90); now < at(16, 0);) {
            day.push_back(now);
            now += 20 + random(70);
            day.push_back(now);
            now += random(20);
        }
        bool changed = false;
        for (const int minute : day) {
            const bool twelve = minute >= at(13, 0) && random(2) == 0;
            changed = changed || twelve;
            const int shown = twelve ? minute - 12 * 60 : minute;
            written.push_back({shown, shown >= 60 && shown < 12 * 60});
        }
        mixed += changed ? 1 : 0;
        const std::vector<bool> moments(day.size() / 2, false);
        const times_read found = times_reader{written, moments}.run();
        CHECK(found.found == times_read::result::one);
        CHECK(found.minutes == day);
    }
    CHECK(mixed > 1000);
}

}  // namespace bell_clock_test
