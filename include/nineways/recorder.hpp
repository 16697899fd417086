// SPDX-License-Identifier: MIT
#pragma once

namespace nineways {

class ledger;

/// Whether this program can write ledgers.
inline constexpr bool has_ledgers = true;

/// Passed in place of a ledger: nothing is written down.
struct no_ledger {};

/// What numbers are made through: it writes to a ledger, or nowhere. Copies write to the same ledger.
class recorder {
  public:
    recorder(ledger& book) noexcept : book_(&book) {}
    recorder(no_ledger) noexcept {}

    /// Whether anything is written, and so whether a path that is only written is worth making.
    [[nodiscard]] explicit operator bool() const noexcept { return book_ != nullptr; }
    /// The ledger; only where there is one.
    [[nodiscard]] ledger* operator->() const noexcept { return book_; }

  private:
    ledger* book_ = nullptr;
};

}  // namespace nineways
