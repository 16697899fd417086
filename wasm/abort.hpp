// SPDX-License-Identifier: MIT
#pragma once
#pragma GCC system_header  // else the C library's own declaration, which leaves out noexcept, would be an error

/// Ends the instance. That it throws nothing spares the cleanup code wherever a container could be too long.
extern "C" [[noreturn]] void abort() noexcept;
