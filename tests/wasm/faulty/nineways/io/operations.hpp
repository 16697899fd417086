// SPDX-License-Identifier: MIT
// A door that misbehaves on purpose: it takes the place of the real one in the module that tests the loader.
#pragma once

#include <nineways/version.hpp>

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace nineways::io {

class session {
  public:
    int calls = 0;
};

struct response {
    bool ok = false;
    std::string body;
};

namespace faulty {

/// Uses a kilobyte of stack for each level.
inline int descend(const volatile int* above, int levels) {
    volatile int here[256] = {};
    here[levels % 256] = *above;
    return levels == 0 ? 0 : descend(here, levels - 1) + here[0];
}

inline void complain() { throw std::runtime_error{"not caught by anyone"}; }
inline void complain_where_none_may() noexcept { complain(); }

[[noreturn]] inline void exhaust() {
    std::vector<std::vector<char>> kept;
    for (;;) kept.emplace_back(std::size_t{16} * 1024 * 1024, 'x');
}

}  // namespace faulty

[[nodiscard]] inline response run(session& documents, std::string_view operation, std::string_view request) {
    ++documents.calls;
    if (operation == "echo") return {true, std::string{request}};
    if (operation == "calls") return {true, std::to_string(documents.calls)};
    if (operation == "trap") __builtin_trap();
    if (operation == "throw") faulty::complain();
    if (operation == "terminate") faulty::complain_where_none_may();
    if (operation == "exhaust") faulty::exhaust();
    if (operation == "descend") {
        const volatile int zero = 0;
        return {true, std::to_string(faulty::descend(&zero, 1 << 20))};
    }
    if (operation == "broken text") return {true, "\xff"};
    return {
        false,
        R"({"error":{"kind":"invalid_input","faults":[{"place":"/operation","found":"?","expected":"a name","mend":"name one"},{"place":"/more","found":"2","expected":"1","mend":"take one away"}]}})"};
}

}  // namespace nineways::io
