// SPDX-License-Identifier: MIT
#include <nineways/units.hpp>
#include <nineways/version.hpp>

#include <cstdio>

#ifdef INCLUDE_NLOHMANN_JSON_HPP_
#error "the core includes no JSON"
#endif

int main() {
    // (1 + 2^-30)^2 - 1 - 2^-29 is 0 when each step is rounded, and 2^-60 when the product is fused into the sum.
    volatile double step = 0x1p-30;
    const double one_up = 1.0 + step;
    const double left = one_up * one_up - (1.0 + 2 * step);
    const nineways::dollars_per_pupil spending = nineways::dollars{100.0} / nineways::pupils{4.0};
    std::printf("%.*s %g %g\n", static_cast<int>(nineways::version.size()), nineways::version.data(), spending.value(),
                left);
    return spending.value() == 25.0 && left == 0.0 ? 0 : 1;
}
