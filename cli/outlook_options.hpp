// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cli/requests.hpp>

namespace CLI {
class App;
}

namespace nineways::cli {

/// What is told of the coming years on the command line: in a file, or in options of their own.
class outlook_options {
  public:
    /// Adds the options to a command. They must stay where they are as long as the command.
    void add_to(CLI::App& command);

    /// Puts the members of a request that they name.
    void put(request_text& request, std::vector<file_part>& parts) const;

  private:
    std::optional<double> horizon_;
    std::string file_;
    std::string price_growth_;
    std::string schedule_growth_;
    std::string benefits_growth_;
    std::optional<double> entry_growth_;
    std::optional<double> survival_;
    std::vector<std::string> freeze_;
    std::optional<double> reserve_;
    std::string money_years_;
    std::vector<std::string> formulas_;
};

}  // namespace nineways::cli
