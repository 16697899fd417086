// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace nineways::cli {

/// The bytes of a file, or of standard input for `-`. Throws `invalid_input` when it cannot be read, or is larger than
/// any document may be; a large file is refused before it is read.
[[nodiscard]] std::string read_file(const std::string& name);

/// Writes a whole file: beside its place first, then renamed into it, so that no reader ever sees a part. `-` and an
/// empty name mean standard output. Throws `invalid_input` when it cannot be written, and leaves nothing behind.
void write_file(const std::string& name, std::string_view bytes);

}  // namespace nineways::cli
