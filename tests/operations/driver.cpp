// SPDX-License-Identifier: MIT
// Runs many requests in one process. Reads `session\n`, which forgets all loaded documents, and
// `run A B\n` followed by an operation of A bytes and a request of B bytes; answers `OK B\n` and a body of B bytes.
#include <cli/door.hpp>

#include <cstddef>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>

int main() {
    const std::string input{std::istreambuf_iterator<char>{std::cin}, {}};
    std::string_view rest{input};
    nineways::io::session documents;
    while (!rest.empty()) {
        const std::size_t line_end = rest.find('\n');
        if (line_end == std::string_view::npos) return 64;
        std::istringstream line{std::string{rest.substr(0, line_end)}};
        rest.remove_prefix(line_end + 1);
        std::string word;
        std::size_t operation_size = 0;
        std::size_t request_size = 0;
        line >> word >> operation_size >> request_size;
        if (word == "session") {
            documents = {};
            continue;
        }
        if (word != "run" || line.fail() || operation_size + request_size > rest.size()) return 64;
        const auto answer = nineways::cli::run_operation(documents, rest.substr(0, operation_size),
                                                         rest.substr(operation_size, request_size));
        rest.remove_prefix(operation_size + request_size);
        std::cout << (answer.ok ? 1 : 0) << ' ' << answer.body.size() << '\n' << answer.body;
    }
    return std::cout.flush() ? 0 : 1;
}
