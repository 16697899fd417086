// SPDX-License-Identifier: MIT
#include <nineways/io/operations.hpp>

#include <benchmark/benchmark.h>

namespace {

/// The cost of the door itself: name looked up, request read, answer written, no model run.
void version_operation(benchmark::State& state) {
    nineways::io::session documents;
    for (auto _ : state) benchmark::DoNotOptimize(nineways::io::run(documents, "version", "{}"));
}
BENCHMARK(version_operation);

}  // namespace
