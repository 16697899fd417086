// SPDX-License-Identifier: MIT
#include <nineways/io/operations.hpp>

#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

/// Runs one operation: `nineways run OPERATION < request.json`, or `nineways --version`.
int main(int count, char** words) {
    nineways::io::session documents;
    if (count == 2 && std::string_view{words[1]} == "--version") {
        std::printf("nineways %s\n", std::string{nineways::version}.c_str());
        return 0;
    }
    if (count != 3 || std::string_view{words[1]} != "run") {
        std::fputs("usage: nineways run OPERATION < request.json\n       nineways --version\n", stderr);
        return 64;
    }
    const std::string request{std::istreambuf_iterator<char>{std::cin}, {}};
    const auto answer = nineways::io::run(documents, words[2], request);
    std::fputs((answer.body + '\n').c_str(), stdout);
    return answer.ok ? 0 : 2;
}
