// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>

namespace nineways::io {

/// Appends faults to a list, at most `limit` of a kind, and says how many more there were.
///
/// The one that follows the last full report of its kind stands for all later ones: its `found` ends in
/// "(and 312 more ...)". So a file of a million bad cells makes a short report that hides nothing.
class fault_log {
  public:
    static constexpr std::size_t default_limit = 100;
    static constexpr std::size_t not_filed = static_cast<std::size_t>(-1);

    explicit fault_log(faults& out) noexcept : out_(&out) {}

    /// Adds what `make_fault()` returns, and gives its index in the list, or `not_filed` where it is only counted.
    /// `kind` is a literal in the plural ("keys written twice").
    template <class MakeFault>
    std::size_t add(std::string_view kind, MakeFault&& make_fault, std::size_t limit = default_limit) {
        ++total_;
        tally& kept = tally_of(kind);
        ++kept.count;
        if (kept.count <= limit + 1) {
            fault made = std::forward<MakeFault>(make_fault)();
            if (kept.count == limit + 1) {
                kept.summary = out_->size();
                kept.found = made.found;
            }
            out_->push_back(std::move(made));
            return out_->size() - 1;
        }
        (*out_)[kept.summary].found =
            kept.found + " (and " + whole_text(kept.count - limit - 1) + " more " + std::string{kind} + ")";
        return not_filed;
    }

    /// How many faults were found through this log, listed or only counted.
    [[nodiscard]] std::size_t total() const noexcept { return total_; }

    [[nodiscard]] faults& list() noexcept { return *out_; }

  private:
    struct tally {
        std::string_view kind;
        std::size_t count = 0;
        std::size_t summary = 0;
        std::string found;
    };

    tally& tally_of(std::string_view kind) {
        for (tally& each : tallies_) {
            if (each.kind == kind) return each;
        }
        tallies_.push_back({kind, 0, 0, {}});
        return tallies_.back();
    }

    faults* out_;
    std::vector<tally> tallies_;
    std::size_t total_ = 0;
};

}  // namespace nineways::io
