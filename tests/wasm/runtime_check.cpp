// SPDX-License-Identifier: MIT
// The module's own growth of memory.
#include <catch2/catch.hpp>
#include <emscripten/heap.h>

#include <cstddef>

TEST_CASE("Memory grows by a quarter at least, however little is wanted") {
    const std::size_t before = emscripten_get_heap_size();
    REQUIRE(emscripten_resize_heap(before + 1) != 0);
    CHECK(emscripten_get_heap_size() >= before + before / 4);
}
