// SPDX-License-Identifier: MIT
// Two replacements in the C library of the module, put in place by the linker's --wrap.
#include <emscripten/heap.h>

#include <cstddef>
#include <cstdint>

extern "C" {

double __real_strtod(const char* text, char** end);
double __wrap_strtod(const char* text, char** end);
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

/// The same value as strtod, an order of magnitude sooner for the numbers that documents hold.
///
/// A decimal of at most 15 digits scaled by at most 22 powers of ten is one exact integer and one exact power, so
/// that a single multiplication or division rounds once and rightly (Clinger, 1990). All else goes to the library.
double __wrap_strtod(const char* text, char** end) {
    static constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const char* at = text;
    const bool negative = *at == '-';
    if (negative) ++at;
    std::int64_t digits = 0;
    int count = 0;     // significant digits read
    int exponent = 0;  // power of ten
    bool any = false;
    const auto take = [&](int scale) {
        for (; *at >= '0' && *at <= '9'; ++at, any = true) {
            if (digits != 0 || *at != '0') ++count;
            if (count > 15) return false;
            digits = digits * 10 + (*at - '0');
            exponent += scale;
        }
        return true;
    };
    if (!take(0)) return __real_strtod(text, end);
    if (*at == 'x' || *at == 'X') return __real_strtod(text, end);
    if (*at == '.') {
        ++at;
        if (!take(-1)) return __real_strtod(text, end);
    }
    if (!any) return __real_strtod(text, end);
    if (*at == 'e' || *at == 'E') {
        const char* sign = at + 1;
        const bool down = *sign == '-';
        if (*sign == '-' || *sign == '+') ++sign;
        if (*sign < '0' || *sign > '9') return __real_strtod(text, end);
        int written = 0;
        for (; *sign >= '0' && *sign <= '9'; ++sign) {
            written = written * 10 + (*sign - '0');
            if (written > 400) return __real_strtod(text, end);
        }
        exponent += down ? -written : written;
        at = sign;
    }
    if (exponent < -22 || exponent > 22) return __real_strtod(text, end);
    double value = static_cast<double>(digits);
    value = exponent < 0 ? value / powers[-exponent] : value * powers[exponent];
    if (end != nullptr) *end = const_cast<char*>(at);
    return negative ? -value : value;
}

}  // extern "C"
