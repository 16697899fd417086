// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <cli/requests.hpp>

namespace CLI {
class App;
}

namespace nineways::cli {

/// What several commands take in the same words: the district, the days of its schools, edited assumptions.
class district_options {
  public:
    /// `usual` is the district that is meant where none is named; empty for none.
    explicit district_options(std::string usual = "typical-city") : district_(std::move(usual)) {}

    /// Adds the options to a command; `name` is that of the first, such as `--district`.
    void add_to(CLI::App& command, const std::string& name = "--district");

    /// Puts the members of a request that they name.
    void put(request_text& request, std::vector<file_part>& parts) const;

    /// The file of day designs; empty where none is named.
    [[nodiscard]] const std::string& day_designs() const noexcept { return day_designs_; }

  private:
    std::string district_;
    std::string day_designs_;
    std::string assumptions_;
};

}  // namespace nineways::cli
