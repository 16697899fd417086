// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <fmt/format.h>

#include <cli/requests.hpp>
#include <cli/words.hpp>

namespace nineways::cli {

/// The new money of a fit, from the "money" of an answer, as lines of text; `once` says that it comes once.
[[nodiscard]] inline std::string money_line(const json& asked, bool once) {
    const double a_year = asked.at("new_money");
    const std::string share = fmt::format("{} a pupil = {:+.1f} % of spending", money(asked.at("a_pupil")),
                                          asked.at("share_of_budget").get<double>() * 100);
    return once ? wrapped(fmt::format("New money: {} once. A tenth of it counts as a year's: {} = {}.",
                                      money(10 * a_year), money(a_year), share),
                          0)
                : fmt::format("New money: {} a year = {}.\n", money(a_year), share);
}

}  // namespace nineways::cli
