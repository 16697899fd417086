// SPDX-License-Identifier: MIT
#include <nineways/io/operations.hpp>

#include <cstdio>

int main() {
    nineways::io::session documents;
    const auto answer = nineways::io::run(documents, "version", "{}");
    std::puts(answer.body.c_str());
    return answer.ok ? 0 : 1;
}
