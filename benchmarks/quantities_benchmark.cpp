// SPDX-License-Identifier: MIT
#include <nineways/day_sums.hpp>
#include <nineways/measure_day.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <vector>

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

/// The city's schools over and over: time grows with their number and nothing else.
void measure_days(benchmark::State& state) {
    typical_city city;
    const auto count = static_cast<std::size_t>(state.range(0));
    std::vector<nineways::school> schools;
    for (std::size_t s = 0; s < count; ++s) schools.push_back(city.d.schools[s % city.d.schools.size()]);
    city.d.schools = schools;
    const auto tiers = nineways::attention_tiers(city.d, city.assumed);
    for (auto _ : state) benchmark::DoNotOptimize(nineways::measure_day(city.d, tiers, 0, city.none));
    state.counters["a_school"] = benchmark::Counter(
        static_cast<double>(count), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
BENCHMARK(measure_days)->Unit(benchmark::kMicrosecond)->Arg(10)->Arg(100)->Arg(1000)->Arg(10000);

/// The same days in sums by subject, level and tier, from which the metrics follow.
void sum_days(benchmark::State& state) {
    typical_city city;
    const auto prices = nineways::post_prices(city.d, city.before.cost.average_salary.value);
    for (auto _ : state) benchmark::DoNotOptimize(nineways::sum_days(city.d, city.before.tiers, prices));
}
BENCHMARK(sum_days)->Unit(benchmark::kMicrosecond);

}  // namespace
