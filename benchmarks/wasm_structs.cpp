// SPDX-License-Identifier: MIT
// The model on structs inside WebAssembly, without a word of JSON: benchmarks/wasm.mjs times these exports.
#include <nineways/compare.hpp>
#include <nineways/presets.hpp>
#include <nineways/project.hpp>
#include <nineways/simulate.hpp>
#include <nineways/typical.hpp>

#include "full_package.hpp"

#define NINEWAYS_BENCHMARK(name) extern "C" __attribute__((export_name(#name), used)) double run_##name()

namespace {

using namespace nineways;

struct typical_city {
    assumptions assumed;
    no_ledger none;
    district d = typical::build(typical::districts[0], assumed);
    baseline before = stand_before(d, assumed, none);
    scenario restore = restore_preset();
    scenario transform = transform_preset();
    dollars new_money = before.cost.recurring.central * 0.03;
    scenario full = full_package::build(d, before, assumed, 14);
    scenario changed = full;
    std::size_t next = 0;
    evaluator steps{d, before, assumed, 5};
    comparison both = compare(d, restore, transform, {.new_money = new_money}, assumed);
};

typical_city& city() {
    static typical_city only;
    return only;
}

double cost_of(const scenario& package) {
    typical_city& c = city();
    return evaluate(c.d, c.before, package, c.assumed, 5, c.none).basis.value.value();
}
double factor_of(const scenario& package) {
    typical_city& c = city();
    return fit(c.d, c.before, package, c.new_money, c.assumed, 5).factor;
}

}  // namespace

NINEWAYS_BENCHMARK(measure_day) {
    return measure_day(city().d, city().before.tiers, 0, city().none).day_posts[0].value.value();
}
NINEWAYS_BENCHMARK(evaluate_restore) { return cost_of(city().restore); }
NINEWAYS_BENCHMARK(evaluate_transform) { return cost_of(city().transform); }
NINEWAYS_BENCHMARK(evaluate_full) { return cost_of(city().full); }
NINEWAYS_BENCHMARK(evaluate_change_one_lever) {
    typical_city& c = city();
    full_package::change(c.changed, c.full, c.next);
    return c.steps.evaluate(c.changed).basis.value.value();
}
NINEWAYS_BENCHMARK(compare_as_set) {
    typical_city& c = city();
    return compare(c.d, c.restore, c.transform, {c.new_money, 5, false}, c.assumed).a.result.basis.value.value();
}
NINEWAYS_BENCHMARK(fit_restore) { return factor_of(city().restore); }
NINEWAYS_BENCHMARK(fit_transform) { return factor_of(city().transform); }
NINEWAYS_BENCHMARK(project_30_years) {
    return project(city().d, city().both, city().assumed, {.years = 30}, {100, 1}).b.chance_never_short;
}
NINEWAYS_BENCHMARK(project_10_years_10000_draws) {
    return project(city().d, city().both, city().assumed, {.years = 10}, {10'000, 1}).b.chance_never_short;
}
NINEWAYS_BENCHMARK(simulate_10000_draws) { return simulate(city().d, city().both, city().assumed).chance_b_ahead; }
