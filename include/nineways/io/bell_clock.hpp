// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Times of day as schools write them: "7:50", "13:10", "1:15", "1:15 pm".
namespace nineways::io {

/// A time as it stands in a file: minutes after midnight by a 24-hour clock, and whether it may also be 12 hours later.
struct written_time {
    int minute = 0;
    bool may_be_later = false;  ///< 1:00 to 11:59 without "am" or "pm"

    [[nodiscard]] int reading(std::size_t which) const noexcept { return minute + (which == 0 ? 0 : 12 * 60); }
    [[nodiscard]] std::size_t readings() const noexcept { return may_be_later ? 2 : 1; }
};

/// A time of hours and minutes without "am" or "pm"; none when there is no such time.
[[nodiscard]] inline std::optional<written_time> clock_time(double hour, double minute) noexcept {
    if (!(hour >= 0 && hour <= 23) || !(minute >= 0 && minute <= 59)) return std::nullopt;
    const int h = static_cast<int>(hour);
    const int m = static_cast<int>(minute);
    if (h != hour || m != minute) return std::nullopt;
    return written_time{h * 60 + m, h >= 1 && h <= 11};
}

/// The time in a text: hours, a colon, two digits of minutes, seconds of 0 perhaps, "am" or "pm" perhaps (a.m., AM).
[[nodiscard]] inline std::optional<written_time> parse_time(std::string_view text) noexcept {
    std::size_t at = 0;
    const auto skip = [&](char c) {
        const std::size_t before = at;
        while (at < text.size() && text[at] == c) ++at;
        return at - before;
    };
    const auto number = [&](std::size_t least) {
        int value = 0;
        std::size_t digits = 0;
        for (; at < text.size() && digits < 2 && text[at] >= '0' && text[at] <= '9'; ++digits)
            value = value * 10 + (text[at++] - '0');
        return digits < least ? -1 : value;
    };
    const auto letter = [&](char small) {
        const bool is = at < text.size() && (text[at] == small || text[at] == small - 'a' + 'A');
        if (is) ++at;
        return is;
    };
    skip(' ');
    const int hour = number(1);
    if (skip(':') != 1) return std::nullopt;
    const int minute = number(2);
    if (skip(':') == 1 && number(2) != 0) return std::nullopt;
    std::optional<written_time> found = clock_time(hour, minute);
    skip(' ');
    const bool am = letter('a');
    const bool pm = !am && letter('p');
    if (found && (am || pm)) {
        skip('.');
        if (!letter('m') || hour < 1 || hour > 12) return std::nullopt;
        skip('.');
        found = written_time{hour % 12 * 60 + minute + (pm ? 12 * 60 : 0), false};
    }
    skip(' ');
    return at == text.size() ? found : std::nullopt;
}

/// The limits within which the times of one day are read: a school day lies between these times, and no time that can
/// be read in two ways lies further behind the one before it.
struct day_limits {
    static constexpr int first = 5 * 60;
    static constexpr int last = 22 * 60;
    static constexpr int plainly_morning = 6 * 60;  ///< from here on, times in order are taken as they are written
    static constexpr int longest_gap = 2 * 60;
    static constexpr int longest_period = 8 * 60;
};

/// How the times of one day were read.
struct times_read {
    enum class result : unsigned char { one, none, several };

    result found = result::none;
    std::vector<int> minutes;  ///< of each time, where there is one reading
    std::size_t trouble = 0;   ///< else the first time without a reading, or with several
    int before = -1;           ///< without a reading: the earliest that the time before it can be; -1 for the first
};

/// Reads the times of one day, start and end of each period in turn. `moments` tells which periods may end when they
/// start.
///
/// Where all times are in order as a 24-hour clock shows them, and the day begins at 6:00 or later, they are as they
/// are written. Else every time is tried as before and after noon: each start not before the end before it, each end
/// after its start, within `day_limits`. The result is that reading, if there is exactly one.
class times_reader {
  public:
    times_reader(std::span<const written_time> times, const std::vector<bool>& moments) noexcept
        : times_(times), moments_(moments) {}

    [[nodiscard]] times_read run() const {
        times_read out;
        if (in_order_as_written()) {
            out.found = times_read::result::one;
            for (const written_time& t : times_) out.minutes.push_back(t.minute);
            return out;
        }
        // For each time and reading: how many ways lead there, where two stand for many.
        std::vector<std::array<unsigned, 2>> ways(times_.size());
        for (std::size_t i = 0; i < times_.size(); ++i) {
            unsigned all = 0;
            for (std::size_t r = 0; r < times_[i].readings(); ++r) all += ways[i][r] = ways_to(i, r, ways);
            if (all > 0) continue;
            out.trouble = i;
            if (i > 0) out.before = times_[i - 1].reading(ways[i - 1][0] > 0 ? 0 : 1);
            return out;
        }
        const std::vector<int> earliest = path(ways, false);
        const std::vector<int> latest = path(ways, true);
        for (std::size_t i = 0; i < earliest.size(); ++i) {
            if (earliest[i] == latest[i]) continue;
            out.found = times_read::result::several;
            out.trouble = i;
            return out;
        }
        out.found = times_read::result::one;
        out.minutes = earliest;
        return out;
    }

  private:
    [[nodiscard]] bool in_order_as_written() const noexcept {
        if (times_.empty() || times_[0].minute < day_limits::plainly_morning) return false;
        for (std::size_t i = 0; i < times_.size(); ++i) {
            if (!in_order(i, i == 0 ? 0 : times_[i - 1].minute, times_[i].minute)) return false;
        }
        return true;
    }

    [[nodiscard]] bool in_order(std::size_t i, int before, int minute) const noexcept {
        if (minute < day_limits::first || minute > day_limits::last) return false;
        if (i == 0) return true;
        const bool may_be_equal = i % 2 == 0 || moments_[i / 2];
        return may_be_equal ? minute >= before : minute > before;
    }

    [[nodiscard]] bool may_follow(std::size_t i, int before, int minute) const noexcept {
        if (!in_order(i, before, minute)) return false;
        if (i == 0 || (!times_[i].may_be_later && !times_[i - 1].may_be_later)) return true;
        return minute - before <= (i % 2 == 0 ? day_limits::longest_gap : day_limits::longest_period);
    }

    [[nodiscard]] unsigned ways_to(std::size_t i, std::size_t r,
                                   const std::vector<std::array<unsigned, 2>>& ways) const noexcept {
        const int minute = times_[i].reading(r);
        if (i == 0) return may_follow(0, 0, minute) ? 1 : 0;
        unsigned sum = 0;
        for (std::size_t q = 0; q < times_[i - 1].readings(); ++q) {
            if (may_follow(i, times_[i - 1].reading(q), minute)) sum += ways[i - 1][q];
        }
        return sum < 2 ? sum : 2;
    }

    /// One whole way, from the last time back, each time as early or as late as it can be.
    [[nodiscard]] std::vector<int> path(const std::vector<std::array<unsigned, 2>>& ways, bool late) const {
        std::vector<int> out(times_.size());
        for (std::size_t i = times_.size(); i-- > 0;) {
            for (std::size_t tried = 0; tried < times_[i].readings(); ++tried) {
                const std::size_t r = late ? times_[i].readings() - 1 - tried : tried;
                const int minute = times_[i].reading(r);
                if (ways[i][r] == 0 || (i + 1 < out.size() && !may_follow(i + 1, minute, out[i + 1]))) continue;
                out[i] = minute;
                break;
            }
        }
        return out;
    }

    std::span<const written_time> times_;
    const std::vector<bool>& moments_;
};

}  // namespace nineways::io
