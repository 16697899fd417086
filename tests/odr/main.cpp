// SPDX-License-Identifier: MIT
#include <cstdio>

const void* forward_unit();
const void* backward_unit();

/// Both units hold every header; that they link proves that no definition is doubled.
int main() {
    if (forward_unit() == backward_unit()) return 0;
    std::puts("an inline variable has two addresses");
    return 1;
}
