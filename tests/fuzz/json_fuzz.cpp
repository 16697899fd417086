// SPDX-License-Identifier: MIT
// What the JSON reader takes, another reader takes too; and written text is read back to the same text.
#include <nineways/io/json.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(bytes), size};
    try {
        const auto value = nineways::io::parse_json(text);
        if (!nlohmann::json::accept(text)) std::abort();
        const std::string written = nineways::io::write_json(value.root());
        if (nineways::io::write_json(nineways::io::parse_json(written).root()) != written) std::abort();
    } catch (const nineways::invalid_input& refused) {
        if (refused.all().empty()) std::abort();
    }
    return 0;
}
