// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include <nineways/io/number.hpp>

namespace nineways::cli {

/// Refuses words that are no number, and infinite ones: what is refused "is no `words`". `unit` stands in --help.
[[nodiscard]] inline CLI::Validator finite(std::string words, std::string unit) {
    return {[words = std::move(words)](const std::string& word) {
                return io::number_from_text(word) ? std::string{} : '"' + word + "\" is no " + words;
            },
            std::move(unit)};
}

}  // namespace nineways::cli
