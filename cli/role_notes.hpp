// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <cli/requests.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

/// What an answer says of the pay and prices of roles, in lines; empty where it says nothing.
[[nodiscard]] inline std::string role_notes(const json& answer) {
    std::string out;
    if (!answer.contains("notes")) return out;
    for (const json& n : answer.at("notes"))
        out += wrapped(one_line("! " + n.at("title").get<std::string>() + ": " + n.at("note").get<std::string>()), 0);
    return out;
}

}  // namespace nineways::cli
