// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace nineways::cli {

/// Where a command's answer goes, and in what form.
class output {
  public:
    /// Adds `--format`, of which the first is the usual one, and `-o`. It must stay where it is as long as the command.
    void add_to(CLI::App& command, std::vector<std::string> formats);

    /// The format that was asked for; else the one that the file's name ends with; else the usual one.
    [[nodiscard]] std::string format() const;
    /// The file to write; empty for standard output.
    [[nodiscard]] const std::string& file() const noexcept { return file_; }

  private:
    std::vector<std::string> formats_;
    std::string format_;
    std::string file_;
    const CLI::Option* asked_ = nullptr;
};

}  // namespace nineways::cli
