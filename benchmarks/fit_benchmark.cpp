// SPDX-License-Identifier: MIT
#include <nineways/fit.hpp>

#include <benchmark/benchmark.h>

#include "typical_city.hpp"

namespace {

void fit(benchmark::State& state, const nineways::scenario typical_city::*package) {
    const typical_city city;
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            nineways::fit(city.d, city.before, city.*package, city.new_money, city.assumed, city.year));
    }
}
BENCHMARK_CAPTURE(fit, restore, &typical_city::restore)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(fit, transform, &typical_city::transform)->Unit(benchmark::kMicrosecond);

}  // namespace
