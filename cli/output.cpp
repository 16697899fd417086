// SPDX-License-Identifier: MIT
#include <cli/output.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

#include <CLI/CLI.hpp>

namespace nineways::cli {

void output::add_to(CLI::App& command, std::vector<std::string> formats) {
    formats_ = std::move(formats);
    format_ = formats_.front();
    std::string words;
    for (std::size_t i = 0; i < formats_.size(); ++i)
        words += (i == 0 ? "" : i + 1 < formats_.size() ? ", " : " or ") + formats_[i];
    asked_ = command.add_option("--format", format_, words + "; left out: by the ending of the output's name")
                 ->check(CLI::IsMember(formats_))
                 ->capture_default_str();
    command.add_option("-o,--output", file_, "file to write; written whole or not at all");
}

std::string output::format() const {
    const std::size_t dot = file_.rfind('.');
    if (asked_->count() > 0 || dot == std::string::npos) return format_;
    const std::string ending = file_.substr(dot + 1);
    const auto writes = [&](const std::string& format) {
        return std::find(formats_.begin(), formats_.end(), format) != formats_.end();
    };
    if (writes(ending)) return ending;
    if (ending == "csv" || ending == "svg" || ending == "json" || ending == "fet")
        throw CLI::ValidationError("--output", '"' + file_ + "\": this command writes no " + ending + ", but " +
                                                   format_ + " where the name does not say otherwise");
    return format_;
}

}  // namespace nineways::cli
