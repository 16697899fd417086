// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace nineways::detail {

/// Sorts a handful of items in place by insertion; items of which neither comes before the other keep their order.
template <class Item, class Before>
void sort_few(std::vector<Item>& items, const Before& before) {
    for (std::size_t i = 1; i < items.size(); ++i) {
        for (std::size_t at = i; at > 0 && before(items[at], items[at - 1]); --at) {
            using std::swap;
            swap(items[at], items[at - 1]);
        }
    }
}

}  // namespace nineways::detail
