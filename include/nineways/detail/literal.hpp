// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <string_view>

namespace nineways::detail {

/// A text that is written in the program: half the size of a view in a table of many, and a view whenever it is read.
class literal {
  public:
    constexpr literal() noexcept = default;
    constexpr literal(const char* text) noexcept : text_(text) {}  // NOLINT: a literal is a literal

    constexpr operator std::string_view() const noexcept { return text_; }  // NOLINT: and a view
    [[nodiscard]] constexpr std::string_view view() const noexcept { return text_; }
    [[nodiscard]] constexpr const char* data() const noexcept { return text_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return *text_ == '\0'; }
    template <std::convertible_to<std::string_view> Text>
    [[nodiscard]] friend constexpr bool operator==(literal a, const Text& b) noexcept {
        return a.view() == std::string_view{b};
    }

  private:
    const char* text_ = "";
};

}  // namespace nineways::detail
