// SPDX-License-Identifier: MIT
#include <nineways/simulate.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>

#include "typical_city.hpp"

namespace {

/// Paired draws of the presets for 3 % more, in the typical city.
void simulate(benchmark::State& state) {
    typical_city city;
    const nineways::comparison both =
        nineways::compare(city.d, city.restore, city.transform, {.new_money = city.new_money}, city.assumed);
    const auto draws = static_cast<std::size_t>(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(nineways::simulate(city.d, both, city.assumed, {.draws = draws}).chance_b_ahead);
    state.counters["draws"] =
        benchmark::Counter(static_cast<double>(draws), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(simulate)->Unit(benchmark::kMillisecond)->Arg(100)->Arg(1'000)->Arg(10'000)->Arg(50'000);

}  // namespace
