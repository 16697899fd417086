// SPDX-License-Identifier: MIT
// The whole C ABI of nineways.wasm. Strings are UTF-8 bytes with a length; every pointer is an offset in memory.
// Operations throw nothing and memory that runs out ends the instance, so the module is built without exceptions.
#include <nineways/io/operations.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string_view>

#define NINEWAYS_EXPORT(name) __attribute__((export_name(#name), used))

namespace {

/// How a run ended, or with which code the instance ended itself. Anything else that can go wrong is a trap. After
/// either the instance must be dropped.
enum outcome : std::int32_t { refused = 0, answered = 1, out_of_memory = 2 };

struct instance {
    nineways::io::session documents;
    nineways::io::response last;
};

instance& here() {
    static instance only;
    return only;
}

}  // namespace

/// All memory of the library: there is room, or the instance ends.
void* operator new(std::size_t size) {
    void* room = std::malloc(size);
    if (room == nullptr) std::_Exit(out_of_memory);
    return room;
}
void operator delete(void* room) noexcept { std::free(room); }

extern "C" {

/// Room for `size` bytes, or 0 when there is none.
NINEWAYS_EXPORT(nineways_alloc) char* nineways_alloc(std::uint32_t size) {
    return static_cast<char*>(std::malloc(size == 0 ? 1 : size));
}

/// Gives back what `nineways_alloc` gave.
NINEWAYS_EXPORT(nineways_release) void nineways_release(char* room) { std::free(room); }

/// Runs one operation: 1 with a result, 0 with a list of faults.
NINEWAYS_EXPORT(nineways_run)
std::int32_t nineways_run(const char* operation, std::uint32_t operation_size, const char* request,
                          std::uint32_t request_size) {
    instance& self = here();
    self.last = {};
    self.last = nineways::io::run(self.documents, {operation, operation_size}, {request, request_size});
    return self.last.ok ? answered : refused;
}

/// The bytes of the last response. They stay until the next run.
NINEWAYS_EXPORT(nineways_response) const char* nineways_response() { return here().last.body.data(); }

NINEWAYS_EXPORT(nineways_response_size) std::uint32_t nineways_response_size() {
    return static_cast<std::uint32_t>(here().last.body.size());
}

}  // extern "C"
