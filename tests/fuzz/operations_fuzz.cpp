// SPDX-License-Identifier: MIT
// The first line is the operation, the rest is the request. Any bytes at all must give a response that is JSON.
#include <nineways/io/operations.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(bytes), size};
    const std::size_t line_end = text.find('\n');
    if (line_end == std::string_view::npos) return 0;
    nineways::io::session documents;
    const auto answer = nineways::io::run(documents, text.substr(0, line_end), text.substr(line_end + 1));
    if (!nlohmann::json::accept(answer.body)) std::abort();
    return 0;
}
