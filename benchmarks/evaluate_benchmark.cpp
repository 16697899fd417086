// SPDX-License-Identifier: MIT
#include <nineways/evaluate.hpp>

#include <benchmark/benchmark.h>

#include "typical_city.hpp"

namespace {

void stand_before(benchmark::State& state) {
    typical_city city;
    for (auto _ : state) benchmark::DoNotOptimize(nineways::stand_before(city.d, city.assumed, city.none));
}
BENCHMARK(stand_before)->Unit(benchmark::kMicrosecond);

void evaluate(benchmark::State& state, const nineways::scenario typical_city::*package) {
    typical_city city;
    for (auto _ : state) {
        benchmark::DoNotOptimize(
            nineways::evaluate(city.d, city.before, city.*package, city.assumed, city.year, city.none));
    }
}
BENCHMARK_CAPTURE(evaluate, restore, &typical_city::restore)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(evaluate, transform, &typical_city::transform)->Unit(benchmark::kMicrosecond);

/// The same with every term written down: what an explanation costs.
void evaluate_with_ledger(benchmark::State& state) {
    const typical_city city;
    std::size_t entries = 0;
    for (auto _ : state) {
        nineways::ledger book;
        benchmark::DoNotOptimize(
            nineways::evaluate(city.d, city.before, city.transform, city.assumed, city.year, book));
        entries = book.entries().size();
    }
    state.counters["entries"] = static_cast<double>(entries);
}
BENCHMARK(evaluate_with_ledger)->Unit(benchmark::kMicrosecond);

}  // namespace
