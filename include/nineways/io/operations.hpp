// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/version.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace nineways::io {

/// Documents already loaded, by digest. Results never depend on it.
class session {};

/// What one operation answers: JSON text, and whether it is a result or the list of faults.
struct response {
    bool ok = false;
    std::string body;
};

/// Runs one operation by name. Bad input is an answer that is not `ok`, never an exception.
[[nodiscard]] inline response run(session&, std::string_view operation, std::string_view request) {
    const auto refuse = [](const char* place, std::string_view found, const char* expected, const char* mend) {
        const nlohmann::ordered_json one{{"place", place}, {"found", found}, {"expected", expected}, {"mend", mend}};
        const nlohmann::ordered_json body{
            {"error", {{"kind", "invalid_input"}, {"faults", nlohmann::ordered_json::array({one})}}}};
        return response{false, body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)};
    };
    if (operation != "version") return refuse("/operation", operation, "version", "name a known operation");
    if (!nlohmann::ordered_json::accept(request)) return refuse("", request, "a JSON object", "send {}");
    return {true, nlohmann::ordered_json{{"version", std::string{version}}}.dump()};
}

}  // namespace nineways::io
