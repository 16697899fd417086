// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace nineways {

/// One thing that is wrong with an input: where, what was found, what was expected, how to mend it.
struct fault {
    /// JSON pointer (`/schools/3/pupils/7`), or `row 12, column "K_Enrollment"` for a table.
    std::string place;
    std::string found;
    std::string expected;
    std::string mend;

    [[nodiscard]] friend bool operator==(const fault&, const fault&) = default;
};

/// All the faults of one input. Checks append to it and go on, so that a user sees every fault at once.
using faults = std::vector<fault>;

/// The one exception type for bad input: it carries every fault, never only the first.
class invalid_input : public std::exception {
  public:
    explicit invalid_input(faults all) : all_(std::move(all)) {}
    explicit invalid_input(fault one) : all_{std::move(one)} {}

    [[nodiscard]] const char* what() const noexcept override { return "invalid input"; }
    [[nodiscard]] const faults& all() const noexcept { return all_; }

  private:
    faults all_;
};

/// Throws `invalid_input` when anything was found.
inline void throw_if_any(faults&& found) {
    if (!found.empty()) throw invalid_input{std::move(found)};
}

}  // namespace nineways
