// SPDX-License-Identifier: MIT
#include <cli/door.hpp>

#include <nineways/io/operations.hpp>

namespace nineways::cli {

std::vector<std::string_view> operation_names() {
    std::vector<std::string_view> names;
    for (const io::operation& op : io::operations) names.push_back(op.name);
    return names;
}

io::response run_operation(io::session& known, std::string_view name, std::string_view request) {
    return io::run(known, name, request);
}

}  // namespace nineways::cli
