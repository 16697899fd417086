// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <nineways/bell_schedule.hpp>
#include <nineways/detail/literal.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/school_rows.hpp>

/// What the names and keys in bell schedules of other programs mean.
namespace nineways::io::detail {

/// What a member of a period says.
enum class bell_part : std::uint8_t {
    name,
    start,
    start_hour,
    start_minute,
    end,
    end_hour,
    end_minute,
    stated_minutes,
    other
};
inline constexpr std::size_t bell_part_count = static_cast<std::size_t>(bell_part::other);

/// The part that a key names, whatever its spelling: `start`, `Start Time`, `begin_hour`, `endsAt`.
[[nodiscard]] inline bell_part bell_part_of(std::string_view key) {
    std::string plain;
    for (const char c : small_letters(key)) {
        if (c >= 'a' && c <= 'z') plain.push_back(c);
    }
    for (const std::string_view known : {"name", "period", "title", "label"}) {
        if (plain == known) return bell_part::name;
    }
    for (const std::string_view known : {"minutes", "duration", "length"}) {
        if (plain == known) return bell_part::stated_minutes;
    }
    struct side {
        std::string_view word;
        bell_part first;
    };
    for (const side& each :
         {side{"start", bell_part::start}, side{"begin", bell_part::start}, side{"from", bell_part::start},
          side{"end", bell_part::end}, side{"finish", bell_part::end}, side{"until", bell_part::end}}) {
        if (plain.compare(0, each.word.size(), each.word) != 0) continue;
        const std::string_view rest = std::string_view{plain}.substr(each.word.size());
        const auto first = static_cast<std::size_t>(each.first);
        if (rest.empty() || rest == "s" || rest == "time" || rest == "sat" || rest == "at") return each.first;
        if (rest == "hour" || rest == "h") return static_cast<bell_part>(first + 1);
        if (rest == "minute" || rest == "min" || rest == "m") return static_cast<bell_part>(first + 2);
    }
    return bell_part::other;
}

/// Whether an array is a list of periods: one of its objects says when something starts.
[[nodiscard]] inline bool is_period_list(const json_value& array) {
    for (const json_value each : array) {
        if (!each.is(json_kind::object)) continue;
        for (const json_value member : each) {
            const bell_part part = bell_part_of(member.key());
            if (part == bell_part::start || part == bell_part::start_hour) return true;
        }
    }
    return false;
}

/// Whether the key of a list only says that it is one, so that the day type is named by what holds it.
[[nodiscard]] inline bool says_only_periods(std::string_view key) {
    const std::string small = small_letters(key);
    for (const std::string_view word : {"period", "bell", "block", "times", "schedule"}) {
        if (small.find(word) != std::string::npos) return true;
    }
    return false;
}

/// What a period is for by its name; none when the name has no word that says so.
[[nodiscard]] inline std::optional<period_kind> kind_named(std::string_view name) {
    struct word {
        nineways::detail::literal text;
        period_kind kind;
    };
    static constexpr std::array<word, 26> words{word{"lunch", period_kind::lunch},
                                                {"warning", period_kind::before_or_after},
                                                {"zero", period_kind::before_or_after},
                                                {"before school", period_kind::before_or_after},
                                                {"after school", period_kind::before_or_after},
                                                {"extra help", period_kind::before_or_after},
                                                {"breakfast", period_kind::before_or_after},
                                                {"homeroom", period_kind::advisory},
                                                {"home room", period_kind::advisory},
                                                {"advis", period_kind::advisory},
                                                {"interven", period_kind::intervention},
                                                {"tutor", period_kind::intervention},
                                                {"flex", period_kind::intervention},
                                                {"enrich", period_kind::intervention},
                                                {"break", period_kind::break_time},
                                                {"recess", period_kind::break_time},
                                                {"nutrition", period_kind::break_time},
                                                {"brunch", period_kind::break_time},
                                                {"passing", period_kind::break_time},
                                                {"period", period_kind::class_period},
                                                {"block", period_kind::class_period},
                                                {"class", period_kind::class_period},
                                                {"hour", period_kind::class_period},
                                                {"course", period_kind::class_period},
                                                {"lesson", period_kind::class_period},
                                                {"mod ", period_kind::class_period}};
    constexpr std::string_view digits = "0123456789";
    const std::size_t first_digit = name.find_first_of(digits);
    const std::size_t behind = name.find_first_not_of(digits, first_digit);
    const bool is_zero = first_digit != std::string_view::npos && name[first_digit] == '0' &&
                         (behind == std::string_view::npos ? name.size() : behind) == first_digit + 1;
    const std::string small = small_letters(name);
    for (const word& each : words) {
        if (small.find(each.text.view()) == std::string::npos) continue;
        return is_zero && each.kind == period_kind::class_period ? period_kind::before_or_after : each.kind;
    }
    if (is_zero) return period_kind::before_or_after;
    if (first_digit != std::string_view::npos) return period_kind::class_period;
    return std::nullopt;
}

}  // namespace nineways::io::detail
