// SPDX-License-Identifier: MIT
#include <nineways/units.hpp>

int main() {
    const nineways::dollars money{1.0};
    const nineways::pupils children{1.0};
    auto both = money + money;
#ifdef MUST_NOT_COMPILE
    both = money + children;
#endif
    return both.value() > children.value() ? 0 : 1;
}
