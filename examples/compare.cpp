// SPDX-License-Identifier: MIT
#include <nineways/compare.hpp>
#include <nineways/presets.hpp>
#include <nineways/typical.hpp>

#include <cstdio>

int main() {
    const nineways::district city = *nineways::typical::find("typical-city");
    const nineways::comparison_options asked{.new_money = nineways::dollars{12'200'000}};
    const auto both = nineways::compare(city, nineways::restore_preset(), nineways::transform_preset(), asked);
    for (const nineways::package* side : {&both.a, &both.b}) {
        const auto& points = side->result.learned.percentile_points;  // of a pupil at the median, after four years
        std::printf("%s: %.1f teachers, %+.1f (%+.1f to %+.1f) percentile points\n", side->fit.package.title.c_str(),
                    side->result.cost.teachers.value.value(), points.central, points.low, points.high);
    }
}
