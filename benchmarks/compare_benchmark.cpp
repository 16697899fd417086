// SPDX-License-Identifier: MIT
#include <nineways/compare.hpp>

#include <benchmark/benchmark.h>

#include "typical_city.hpp"

namespace {

void compare(benchmark::State& state, bool fitted) {
    const typical_city city;
    const nineways::comparison_options asked{city.new_money, city.year, fitted};
    for (auto _ : state) {
        benchmark::DoNotOptimize(nineways::compare(city.d, city.restore, city.transform, asked, city.assumed));
    }
}
BENCHMARK_CAPTURE(compare, as_set, false)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(compare, fitted, true)->Unit(benchmark::kMicrosecond);

}  // namespace
