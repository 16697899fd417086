// SPDX-License-Identifier: MIT
#include <nineways/project.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>

#include "typical_city.hpp"

namespace {

/// Nothing decided and the presets for 3 % more over the coming years, in the typical city.
void project(benchmark::State& state) {
    typical_city city;
    const nineways::comparison both =
        nineways::compare(city.d, city.restore, city.transform, {.new_money = city.new_money}, city.assumed);
    const nineways::outlook told{.years = static_cast<int>(state.range(0))};
    const nineways::simulation_options asked{.draws = static_cast<std::size_t>(state.range(1))};
    for (auto _ : state)
        benchmark::DoNotOptimize(nineways::project(city.d, both, city.assumed, told, asked).b.chance_never_short);
    state.counters["draws"] =
        benchmark::Counter(static_cast<double>(state.range(1)), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(project)
    ->Unit(benchmark::kMillisecond)
    ->Args({30, 100})
    ->Args({10, 100})
    ->Args({10, 1'000})
    ->Args({10, 10'000})
    ->Args({10, 20'000});

}  // namespace
