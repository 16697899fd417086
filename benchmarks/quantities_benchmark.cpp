// SPDX-License-Identifier: MIT
#include <nineways/quantities.hpp>

#include <benchmark/benchmark.h>

#include "typical_city.hpp"

namespace {

void attention_tiers(benchmark::State& state) {
    const typical_city city;
    for (auto _ : state) benchmark::DoNotOptimize(nineways::attention_tiers(city.d, city.assumed));
}
BENCHMARK(attention_tiers)->Unit(benchmark::kMicrosecond);

/// One count of all schools' days: what a lever that changes the day costs at most.
void measure_day(benchmark::State& state) {
    typical_city city;
    for (auto _ : state) benchmark::DoNotOptimize(nineways::measure_day(city.d, city.before.tiers, 0, city.none));
}
BENCHMARK(measure_day)->Unit(benchmark::kMicrosecond);

}  // namespace
