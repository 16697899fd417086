// SPDX-License-Identifier: MIT
// A replacement in the C library of the module, put in place by the linker's --wrap.
#include <emscripten/heap.h>

#include <cstddef>
#include <cstdint>

extern "C" {

int __real_emscripten_resize_heap(std::size_t wanted);
int __wrap_emscripten_resize_heap(std::size_t wanted);

/// Grows memory by at least a quarter: growing to the exact size wanted costs a collection of the host each time.
int __wrap_emscripten_resize_heap(std::size_t wanted) {
    const std::size_t now = emscripten_get_heap_size();
    const std::uint64_t ample = std::uint64_t{now} + now / 4;
    if (ample > wanted && ample <= 0xffff'0000u && __real_emscripten_resize_heap(static_cast<std::size_t>(ample)) != 0)
        return 1;
    return __real_emscripten_resize_heap(wanted);
}

}  // extern "C"
