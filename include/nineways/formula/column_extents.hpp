// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/formula/extent.hpp>

namespace nineways::detail {

/// The extents of columns in the block at hand, each found once however many steps ask for it.
class column_extents {
  public:
    explicit column_extents(std::size_t columns) : known_(columns) {}

    /// Forgets all, because columns may change.
    void forget() noexcept { ++epoch_; }

    /// The extent of a column's rows from `begin` on, whose doubles are off by at most `error`.
    [[nodiscard]] const extent& of(std::uint32_t column, std::size_t begin, const double* values, std::size_t count,
                                   double error) {
        entry& e = known_[column];
        if (e.epoch != epoch_ || e.begin != begin) e = {epoch_, begin, extent_of(values, count, error)};
        return e.found;
    }

  private:
    struct entry {
        std::uint64_t epoch = 0;
        std::size_t begin = 0;
        extent found{};
    };

    std::vector<entry> known_;
    std::uint64_t epoch_ = 1;
};

}  // namespace nineways::detail
