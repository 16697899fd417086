// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace nineways {

namespace detail {

[[gnu::noinline]] inline std::string digits_of(std::uint64_t size, bool negative) {
    std::array<char, 21> room{};
    std::size_t first = room.size();
    do {
        room[--first] = static_cast<char>('0' + static_cast<char>(size % 10U));
        size /= 10U;
    } while (size != 0);
    if (negative) room[--first] = '-';
    return {room.data() + first, room.size() - first};
}

}  // namespace detail

/// The digits of a whole number. Unlike `std::to_string` it is no call into a library that, for all a compiler knows,
/// may throw anything.
[[nodiscard]] std::string whole_text(std::integral auto number) {
    const bool negative = std::cmp_less(number, 0);
    const auto size = static_cast<std::uint64_t>(number);
    return detail::digits_of(negative ? 0U - size : size, negative);
}

}  // namespace nineways
