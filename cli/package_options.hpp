// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cli/district_options.hpp>
#include <cli/requests.hpp>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace nineways::cli {

/// What every command over two packages takes in the same words: the district, the money, the packages.
class package_options {
  public:
    /// Adds the options to a command. It must stay where it is as long as the command.
    void add_to(CLI::App& command);

    /// Puts the members of a request that they name. Throws where nothing says the money.
    void put(request_text& request, std::vector<file_part>& parts) const;

    [[nodiscard]] const std::string& situation() const noexcept { return situation_; }

  private:
    district_options about_;
    double new_money_ = 0;
    int years_ = 5;
    std::optional<double> teacher_supply_;
    std::string situation_;
    std::vector<std::string> a_;
    std::vector<std::string> b_;
    std::vector<std::string> baseline_;
    bool as_set_ = false;
    const CLI::Option* money_ = nullptr;
};

}  // namespace nineways::cli
