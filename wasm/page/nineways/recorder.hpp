// SPDX-License-Identifier: MIT
// nineways.wasm writes no ledgers; nineways-all.wasm does. Whatever would write to one is left out of the module.
#pragma once

namespace nineways {

class ledger;

inline constexpr bool has_ledgers = false;

struct no_ledger {};

class recorder {
  public:
    recorder(ledger&) noexcept {}
    recorder(no_ledger) noexcept {}

    [[nodiscard]] explicit constexpr operator bool() const noexcept { return false; }
    [[nodiscard]] constexpr ledger* operator->() const noexcept { return nullptr; }
};

}  // namespace nineways
