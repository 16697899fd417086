// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include <nineways/detail/fault_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/simulation.hpp>

namespace nineways {

/// Runs the parts of a simulation one after the other. Any other executor may run them in any order and at once:
/// `work(first, last)` for ranges that make up (0, count).
struct one_after_the_other {
    template <class Work>
    void operator()(std::size_t count, const Work& work) const {
        work(std::size_t{0}, count);
    }
};

namespace detail {

/// The middle 80 % of all draws, and the draw in the middle.
[[nodiscard]] inline interval interval_of(std::vector<double> all) {
    for (double& x : all) x += 0.0;  // no zero below zero, which would sort as it likes
    std::sort(all.begin(), all.end());
    const std::size_t low = static_cast<std::size_t>(0.1 * static_cast<double>(all.size() - 1) + 0.5);
    const std::size_t middle = all.size() / 2;
    const double median = all.size() % 2 == 1 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
    return {all[low], median, all[all.size() - 1 - low]};
}

template <class Holds>
[[nodiscard]] double share_of_draws(std::size_t draws, const Holds& holds) noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i < draws; ++i) count += holds(i) ? std::size_t{1} : std::size_t{0};
    return static_cast<double>(count) / static_cast<double>(draws);
}

/// What is wrong with the number of draws or the seed.
[[nodiscard]] inline faults faults_of(const simulation_options& asked) {
    faults all;
    if (asked.draws < least_draws || asked.draws > most_draws) {
        all.push_back(
            {"/draws", text_of(static_cast<double>(asked.draws)),
             text_of("a whole number from ", static_cast<double>(least_draws), " to ", static_cast<double>(most_draws)),
             "Leave it out for 10000."});
    }
    if (asked.seed > greatest_seed) {
        all.push_back({"/seed", text_of(static_cast<double>(asked.seed)),
                       text_of("a whole number from 0 to ", static_cast<double>(greatest_seed)),
                       "Take a smaller one: any number gives draws as good."});
    }
    return all;
}

}  // namespace detail

}  // namespace nineways
