// SPDX-License-Identifier: MIT
#include <nineways/typical.hpp>

#include <benchmark/benchmark.h>

namespace {

void build_typical_city(benchmark::State& state) {
    const nineways::assumptions assumed;
    for (auto _ : state) {
        benchmark::DoNotOptimize(nineways::typical::build(nineways::typical::districts[0], assumed));
    }
}
BENCHMARK(build_typical_city)->Unit(benchmark::kMicrosecond);

}  // namespace
