// SPDX-License-Identifier: MIT
#include <nineways/prices.hpp>

#include <benchmark/benchmark.h>

#include "typical_city.hpp"

namespace {

void price(benchmark::State& state) {
    typical_city city;
    const nineways::baseline& b = city.before;
    for (auto _ : state) benchmark::DoNotOptimize(nineways::price(city.d, b.day, b.base, city.assumed, 0, city.none));
}
BENCHMARK(price)->Unit(benchmark::kMicrosecond);

}  // namespace
