// SPDX-License-Identifier: MIT
#include <nineways/units.hpp>

namespace {
double cost(nineways::dollars money) { return money.value(); }
}  // namespace

int main() {
    double total = cost(nineways::dollars{1.0});
#ifdef MUST_NOT_COMPILE
    total = cost(1.0);
#endif
    return total > 0 ? 0 : 1;
}
