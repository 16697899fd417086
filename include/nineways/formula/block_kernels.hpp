// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include <nineways/detail/lanes.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/fuse_steps.hpp>
#include <nineways/formula/row_numbers.hpp>

/// The loops over the rows of a block.
namespace nineways::detail {

/// Rows that are evaluated together: their operands stay in the nearest cache.
inline constexpr std::size_t block_rows = 512;

/// The values of a node: one after the other, or the same for all rows, which then stands twice.
struct block_view {
    const double* data = nullptr;
    bool alike = false;

    [[nodiscard]] double operator[](std::size_t i) const noexcept { return data[alike ? 0 : i]; }
    [[nodiscard]] std::size_t mask() const noexcept { return alike ? 0 : ~std::size_t{0}; }
};

/// out = operation(a, b), row by row. `operation` takes and gives lanes.
template <class Operation>
inline void for_rows(block_view a, block_view b, double* out, std::size_t count, const Operation& operation) {
    const std::size_t left = a.mask();
    const std::size_t right = b.mask();
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count)
        store_lanes(out + i, operation(load_lanes(a.data + (i & left)), load_lanes(b.data + (i & right))));
    if (i < count) out[i] = operation(both_lanes(a[i]), both_lanes(b[i]))[0];
}
template <class Operation>
inline void for_rows(block_view a, double* out, std::size_t count, const Operation& operation) {
    for_rows(a, a, out, count, [&](lanes x, lanes) { return operation(x); });
}

/// Whether infinity may be among numbers; it is not where the answer is no.
[[nodiscard]] inline bool may_be_infinite(const double* x, std::size_t count) noexcept {
    lanes sum{};
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count) sum += load_lanes(x + i);
    if (i < count) sum[0] += x[i];
    return !(sum[0] - sum[0] == 0 && sum[1] - sum[1] == 0);
}

// --- chains ----------------------------------------------------------------------------------------------------------

/// What the terms of a chain are in a block.
struct chain_operands {
    const double* value[chain_shape::most_terms]{};
    double scale[chain_shape::most_terms]{};
    double factor = 1;
    const double* beside = nullptr;
    double beside_scale = 1;
};

template <chain_end End>
[[nodiscard]] inline lanes ended(lanes x, lanes beside) noexcept {
    switch (End) {
        case chain_end::largest: return larger_lanes(x, beside);
        case chain_end::smallest: return smaller_lanes(x, beside);
        case chain_end::largest_behind: return larger_lanes(beside, x);
        case chain_end::smallest_behind: return smaller_lanes(beside, x);
        default: return x;
    }
}

/// Computes a chain; whether infinity may be among its results.
template <std::size_t Terms, chain_end End>
[[nodiscard]] bool run_chain(const chain_operands& o, double* out, std::size_t count) noexcept {
    const double* value[Terms];
    lanes scale[Terms];
    for (std::size_t k = 0; k < Terms; ++k) {
        value[k] = o.value[k];
        scale[k] = both_lanes(o.scale[k]);
    }
    const lanes factor = both_lanes(o.factor);
    const double* beside = End == chain_end::sum ? o.value[0] : o.beside;
    const lanes beside_scale = both_lanes(o.beside_scale);
    const auto rows = [&](std::size_t i, const auto& load) {
        lanes sum = scale[0] * load(value[0] + i);
        for (std::size_t k = 1; k < Terms; ++k) sum = sum + scale[k] * load(value[k] + i);
        sum = factor * sum;
        if constexpr (End != chain_end::sum) sum = ended<End>(sum, beside_scale * load(beside + i));
        return sum;
    };
    lanes all[2]{};
    std::size_t i = 0;
    for (; i + 2 * lane_count <= count; i += 2 * lane_count) {
        const lanes one = rows(i, load_lanes);
        const lanes other = rows(i + lane_count, load_lanes);
        store_lanes(out + i, one);
        store_lanes(out + i + lane_count, other);
        all[0] += one;
        all[1] += other;
    }
    for (; i < count; ++i) {
        const lanes one = rows(i, [](const double* x) { return both_lanes(*x); });
        out[i] = one[0];
        all[0] += one;
    }
    all[0] += all[1];
    return !(all[0][0] - all[0][0] == 0 && all[0][1] - all[0][1] == 0);
}

using chain_kernel = bool (*)(const chain_operands&, double*, std::size_t) noexcept;

template <chain_end End>
[[nodiscard]] inline chain_kernel kernel_of(std::size_t terms) noexcept {
    switch (terms) {
        case 1: return run_chain<1, End>;
        case 2: return run_chain<2, End>;
        case 3: return run_chain<3, End>;
        default: return run_chain<4, End>;
    }
}
[[nodiscard]] inline chain_kernel kernel_of(const chain_shape& chain) noexcept {
    switch (chain.end) {
        case chain_end::largest: return kernel_of<chain_end::largest>(chain.count);
        case chain_end::smallest: return kernel_of<chain_end::smallest>(chain.count);
        case chain_end::largest_behind: return kernel_of<chain_end::largest_behind>(chain.count);
        case chain_end::smallest_behind: return kernel_of<chain_end::smallest_behind>(chain.count);
        default: return kernel_of<chain_end::sum>(chain.count);
    }
}

// --- comparisons and choices -------------------------------------------------------------------------------------------

/// 1 where a comparison holds, 0 where it does not, none where an operand is none. Whether operands that are not none
/// lie nowhere more than `room` apart.
template <class Holds>
[[nodiscard]] inline bool compare_rows(block_view a, block_view b, double* out, std::size_t count, double room,
                                       const Holds& holds) {
    lane_mask near{};
    for_rows(a, b, out, count, [&](lanes x, lanes y) {
        const lanes apart = x - y;
        near |= (apart <= room) & (apart >= -room);
        return none_lanes((x != x) | (y != y), keep_lanes(holds(x, y), both_lanes(1)));
    });
    return any_lane(near);
}

/// Keeps out where a condition does not hold, takes x where it holds, none where it is none.
inline void choose_rows(block_view condition, block_view x, double* out, std::size_t count) {
    const std::size_t left = condition.mask();
    const std::size_t right = x.mask();
    const auto chosen = [](lanes c, lanes yes, lanes no) { return none_lanes(c != c, choose_lanes(c != 0, yes, no)); };
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count)
        store_lanes(out + i, chosen(load_lanes(condition.data + (i & left)), load_lanes(x.data + (i & right)),
                                    load_lanes(out + i)));
    if (i < count) out[i] = chosen(both_lanes(condition[i]), both_lanes(x[i]), both_lanes(out[i]))[0];
}

// --- roundings -----------------------------------------------------------------------------------------------------------

/// The whole number that a rounding rule makes of x, whose size is below `shift_limit`, and whether x lies within `room`
/// of where the rule changes its mind.
template <formula_op Rule>
[[nodiscard]] inline lanes whole_lanes(lanes x, lanes room, lane_mask& near) noexcept {
    const lanes below = floor_lanes(x);
    const lanes over = x - below;
    const lanes one = both_lanes(1);
    if constexpr (Rule <= formula_op::round_half_even) {
        const lanes off = over - 0.5;
        near |= (off <= room) & (off >= -room);
    } else {
        near |= (over <= room) | (one - over <= room);
    }
    if constexpr (Rule == formula_op::round_half_up) return below + keep_lanes(over >= 0.5, one);
    if constexpr (Rule == formula_op::round_half_away)
        return below + keep_lanes((over > 0.5) | ((over == 0.5) & (x > 0)), one);
    if constexpr (Rule == formula_op::round_half_even) {
        const lanes half = below * 0.5;
        return below + keep_lanes((over > 0.5) | ((over == 0.5) & (half != floor_lanes(half))), one);
    }
    if constexpr (Rule == formula_op::truncate) return below + keep_lanes((x < 0) & (over > 0), one);
    if constexpr (Rule == formula_op::round_up) return below + keep_lanes(over > 0, one);
    return below;
}

/// Rounds x to `places` by a rule; the sizes are below `shift_limit` when scaled. Whether any lies within `room`, scaled,
/// of where the rule changes its mind.
template <formula_op Rule>
[[nodiscard]] bool round_rows(block_view x, double* out, std::size_t count, int places, double room) {
    const double power = power_of_ten(places);
    const lanes wide = both_lanes(room);
    lane_mask near{};
    if (places == 0) {
        for_rows(x, out, count, [&](lanes v) { return whole_lanes<Rule>(v, wide, near); });
    } else if (places > 0) {
        for_rows(x, out, count, [&](lanes v) { return whole_lanes<Rule>(v * power, wide, near) / power; });
    } else {
        for_rows(x, out, count, [&](lanes v) { return whole_lanes<Rule>(v / power, wide, near) * power; });
    }
    return any_lane(near);
}

using rounding_kernel = bool (*)(block_view, double*, std::size_t, int, double);

[[nodiscard]] inline rounding_kernel kernel_of(formula_op rule) noexcept {
    switch (rule) {
        case formula_op::round_half_up: return round_rows<formula_op::round_half_up>;
        case formula_op::round_half_away: return round_rows<formula_op::round_half_away>;
        case formula_op::round_half_even: return round_rows<formula_op::round_half_even>;
        case formula_op::truncate: return round_rows<formula_op::truncate>;
        case formula_op::round_down: return round_rows<formula_op::round_down>;
        default: return round_rows<formula_op::round_up>;
    }
}

}  // namespace nineways::detail
