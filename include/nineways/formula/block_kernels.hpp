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
inline constexpr std::size_t few_rows = 64;

/// The values of a node: one after the other, or the same for all rows, which then stands twice.
struct block_view {
    const double* data = nullptr;
    bool alike = false;

    [[nodiscard]] double operator[](std::size_t i) const noexcept { return data[alike ? 0 : i]; }
    [[nodiscard]] std::size_t mask() const noexcept { return alike ? 0 : ~std::size_t{0}; }
};

/// out = operation(a, b), row by row. `operation` takes and gives lane_pair.
template <class Operation>
inline void for_rows(block_view a, block_view b, double* out, std::size_t count, const Operation& operation) {
    const std::size_t left = a.mask();
    const std::size_t right = b.mask();
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count) {
        store_lanes(out + i, operation(load_lanes(a.data + (i & left)), load_lanes(b.data + (i & right))));
    }
    if (i < count) out[i] = operation(both_lanes(a[i]), both_lanes(b[i]))[0];
}
template <class Operation>
inline void for_rows(block_view a, double* out, std::size_t count, const Operation& operation) {
    for_rows(a, a, out, count, [&](lane_pair x, lane_pair) { return operation(x); });
}

/// Whether infinity may be among numbers; it is not where the answer is no.
[[nodiscard]] inline bool may_be_infinite(const double* x, std::size_t count) noexcept {
    lane_pair sum[2]{};
    std::size_t i = 0;
    for (; i + 2 * lane_count <= count; i += 2 * lane_count) {
        sum[0] += load_lanes(x + i);
        sum[1] += load_lanes(x + i + lane_count);
    }
    for (; i < count; ++i) sum[0][0] += x[i];
    sum[0] += sum[1];
    return !(sum[0][0] - sum[0][0] == 0 && sum[0][1] - sum[0][1] == 0);
}

/// Whether a number is zero.
[[nodiscard]] inline bool has_zero(const double* x, std::size_t count) noexcept {
    lane_pair least = both_lanes(1);
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count) least = least_lanes(size_lanes(load_lanes(x + i)), least);
    for (; i < count; ++i) least = least_lanes(size_lanes(both_lanes(x[i])), least);
    return any_lane(least == 0);
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
[[nodiscard]] inline lane_pair ended(lane_pair x, lane_pair beside) noexcept {
    switch (End) {
        case chain_end::times:
            return x * beside;
        case chain_end::largest:
            return larger_lanes(x, beside);
        case chain_end::smallest:
            return smaller_lanes(x, beside);
        case chain_end::largest_behind:
            return larger_lanes(beside, x);
        case chain_end::smallest_behind:
            return smaller_lanes(beside, x);
        default:
            return x;
    }
}

/// Computes a chain; whether infinity may be among its results.
template <std::size_t Terms, chain_end End>
[[nodiscard]] bool run_chain(const chain_operands& o, double* out, std::size_t count) noexcept {
    const double* value[Terms];
    lane_pair scale[Terms];
    for (std::size_t k = 0; k < Terms; ++k) {
        value[k] = o.value[k];
        scale[k] = both_lanes(o.scale[k]);
    }
    const lane_pair factor = both_lanes(o.factor);
    const double* beside = End == chain_end::sum ? o.value[0] : o.beside;
    const lane_pair beside_scale = both_lanes(o.beside_scale);
    const auto rows = [&](std::size_t i, const auto& load) {
        lane_pair sum = scale[0] * load(value[0] + i);
        for (std::size_t k = 1; k < Terms; ++k) sum = sum + scale[k] * load(value[k] + i);
        sum = factor * sum;
        if constexpr (End != chain_end::sum) sum = ended<End>(sum, beside_scale * load(beside + i));
        return sum;
    };
    lane_pair all[2]{};
    std::size_t i = 0;
    const auto four_rows = [&] {
        const lane_pair one = rows(i, load_lanes);
        const lane_pair other = rows(i + lane_count, load_lanes);
        store_lanes(out + i, one);
        store_lanes(out + i + lane_count, other);
        all[0] += one;
        all[1] += other;
        i += 2 * lane_count;
    };
    if (count == block_rows) {  // the next block is likely to follow, and far away
        while (i < block_rows) {
            for (std::size_t k = 0; k < Terms; ++k) prefetch(value[k] + i + block_rows);
            four_rows();
        }
    }
    while (i + 2 * lane_count <= count) four_rows();
    for (; i < count; ++i) {
        const lane_pair one = rows(i, [](const double* x) { return both_lanes(*x); });
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
        case 1:
            return run_chain<1, End>;
        case 2:
            return run_chain<2, End>;
        case 3:
            return run_chain<3, End>;
        case 4:
            return run_chain<4, End>;
        case 5:
            return run_chain<5, End>;
        default:
            return run_chain<6, End>;
    }
}
[[nodiscard]] inline chain_kernel kernel_of(const chain_shape& chain) noexcept {
    switch (chain.end) {
        case chain_end::times:
            return kernel_of<chain_end::times>(chain.count);
        case chain_end::largest:
            return kernel_of<chain_end::largest>(chain.count);
        case chain_end::smallest:
            return kernel_of<chain_end::smallest>(chain.count);
        case chain_end::largest_behind:
            return kernel_of<chain_end::largest_behind>(chain.count);
        case chain_end::smallest_behind:
            return kernel_of<chain_end::smallest_behind>(chain.count);
        default:
            return kernel_of<chain_end::sum>(chain.count);
    }
}

// --- comparisons and choices
// -------------------------------------------------------------------------------------------

/// 1 where a comparison holds, 0 where it does not, none where an operand is none. Whether two operands lie within
/// `room` of each other.
template <class Holds>
[[nodiscard]] inline bool compare_rows(block_view a, block_view b, double* out, std::size_t count, double room,
                                       const Holds& holds) {
    lane_pair nearest = both_lanes(room + 1);
    for_rows(a, b, out, count, [&](lane_pair x, lane_pair y) {
        nearest = least_lanes(size_lanes(x - y), nearest);
        return none_lanes((x != x) | (y != y), keep_lanes(holds(x, y), both_lanes(1)));
    });
    return any_lane(nearest <= room);
}

/// The same, where operands within `room` of each other are equal.
template <class Holds>
inline void compare_snapped(block_view a, block_view b, double* out, std::size_t count, double room,
                            const Holds& holds) {
    for_rows(a, b, out, count, [&](lane_pair x, lane_pair y) {
        const lane_pair same = choose_lanes(size_lanes(x - y) <= room, x, y);
        return none_lanes((x != x) | (y != y), keep_lanes(holds(x, same), both_lanes(1)));
    });
}

/// Keeps out where a condition does not hold, takes x where it holds, none where it is none.
inline void choose_rows(block_view condition, block_view x, double* out, std::size_t count) {
    const std::size_t left = condition.mask();
    const std::size_t right = x.mask();
    const auto chosen = [](lane_pair c, lane_pair yes, lane_pair no) {
        return none_lanes(c != c, choose_lanes(c != 0, yes, no));
    };
    std::size_t i = 0;
    for (; i + lane_count <= count; i += lane_count)
        store_lanes(out + i, chosen(load_lanes(condition.data + (i & left)), load_lanes(x.data + (i & right)),
                                    load_lanes(out + i)));
    if (i < count) out[i] = chosen(both_lanes(condition[i]), both_lanes(x[i]), both_lanes(out[i]))[0];
}

// --- roundings
// -----------------------------------------------------------------------------------------------------------

/// The whole number nearest to x, whose size is below `shift_limit`; ties to even.
[[nodiscard]] inline lane_pair nearest_lanes(lane_pair x) noexcept { return (x + whole_shift) - whole_shift; }

/// Applies an operation to numbers in units of the last place, and gives the result its places back.
template <class Operation>
inline void in_units(block_view x, double* out, std::size_t count, int places, const Operation& operation) {
    const double power = power_of_ten(places);
    if (places == 0) {
        for_rows(x, out, count, operation);
    } else if (places > 0) {
        for_rows(x, out, count, [&](lane_pair v) { return operation(v * power) / power; });
    } else {
        for_rows(x, out, count, [&](lane_pair v) { return operation(v / power) * power; });
    }
}

/// What a rule that does not look at halves makes of v, from the whole number nearest to it.
[[nodiscard]] inline lane_pair moved_lanes(formula_op rule, lane_pair v, lane_pair near) noexcept {
    const lane_pair one = both_lanes(1);
    const lane_pair down = near - keep_lanes(near > v, one);
    const lane_pair up = near + keep_lanes(near < v, one);
    if (rule == formula_op::truncate) return choose_lanes(v < 0, up, down);
    return rule == formula_op::round_up ? up : down;
}

/// Rounds numbers whose sizes in units are below `shift_limit`. Whether any lies within `room`, in units, of where the
/// rule changes its mind; those are not settled.
[[nodiscard]] inline bool round_rows(formula_op rule, block_view x, double* out, std::size_t count, int places,
                                     double room) {
    const lane_pair one = both_lanes(1);
    if (rule <= formula_op::round_half_even) {  // the rules differ in ties alone
        lane_pair farthest{};
        in_units(x, out, count, places, [&](lane_pair v) {
            const lane_pair near = nearest_lanes(v);
            farthest = most_lanes(size_lanes(v - near), farthest);
            return near;
        });
        return any_lane(farthest >= 0.5 - room);
    }
    lane_pair nearest = one;
    in_units(x, out, count, places, [&](lane_pair v) {
        const lane_pair near = nearest_lanes(v);
        nearest = least_lanes(size_lanes(v - near), nearest);
        return moved_lanes(rule, v, near);
    });
    return any_lane(nearest <= room);
}

/// Rounds numbers that in units lie within `room` of a half or a whole number only where they are one.
inline void round_snapped(formula_op rule, block_view x, double* out, std::size_t count, int places, double room) {
    if (rule > formula_op::round_half_even) {
        return in_units(x, out, count, places, [&](lane_pair v) {
            const lane_pair near = nearest_lanes(v);
            return choose_lanes(size_lanes(v - near) <= room, near, moved_lanes(rule, v, near));
        });
    }
    in_units(x, out, count, places, [&](lane_pair v) {
        const lane_pair near = nearest_lanes(v);
        const lane_pair half = nearest_lanes(v * 2.0) * 0.5;
        lane_pair tie = nearest_lanes(half);
        if (rule != formula_op::round_half_even) tie = half + 0.5;
        if (rule == formula_op::round_half_away) tie = choose_lanes(v < 0, half - 0.5, tie);
        return choose_lanes(size_lanes(v - near) >= 0.5 - room, tie, near);
    });
}

}  // namespace nineways::detail
