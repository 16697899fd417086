// SPDX-License-Identifier: MIT
#include <nineways/evaluate.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>

#include "full_package.hpp"
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

/// All levers of the catalog at once, of which at least so many change the school day.
nineways::scenario full(const typical_city& city, std::size_t days) {
    return full_package::build(city.d, city.before, city.assumed, days);
}

void count_levers(benchmark::State& state, const nineways::scenario& package) {
    std::size_t days = 0;
    for (const nineways::lever_choice& choice : package.levers)
        days += nineways::lever_catalog[choice.lever]->changes_day ? 1u : 0u;
    state.counters["levers"] = static_cast<double>(package.levers.size());
    state.counters["days"] = static_cast<double>(days);
}

void evaluate_full(benchmark::State& state) {
    typical_city city;
    const nineways::scenario package = full(city, static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(nineways::evaluate(city.d, city.before, package, city.assumed, city.year, city.none));
    }
    count_levers(state, package);
}
BENCHMARK(evaluate_full)->Unit(benchmark::kMicrosecond)->Arg(0)->Arg(14);

/// Each lever of the full package in turn is set a little higher or back, and everything evaluated again.
void change_one_lever(benchmark::State& state) {
    typical_city city;
    const nineways::scenario package = full(city, static_cast<std::size_t>(state.range(0)));
    nineways::scenario changed = package;
    nineways::evaluator steps{city.d, city.before, city.assumed, city.year};
    static_cast<void>(steps.evaluate(changed));
    std::size_t next = 0;
    for (auto _ : state) {
        full_package::change(changed, package, next);
        benchmark::DoNotOptimize(steps.evaluate(changed).basis.value);
    }
    count_levers(state, package);
}
BENCHMARK(change_one_lever)->Unit(benchmark::kMicrosecond)->Arg(0)->Arg(14);

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
