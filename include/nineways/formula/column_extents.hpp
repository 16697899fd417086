// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/formula/block_kernels.hpp>
#include <nineways/formula/decimal_grid.hpp>
#include <nineways/formula/extent.hpp>
#include <nineways/formula/program.hpp>

namespace nineways::detail {

/// The extents and decimal places of columns, block by block, each found once however many steps ask for it; those of
/// inputs however many runs.
class column_extents {
  public:
    explicit column_extents(const formula_program& p) : p_(p), known_(p.columns.size()) {}

    /// Forgets all but the inputs, because lines change.
    void forget() noexcept { ++epoch_; }
    /// Forgets the inputs too.
    void forget_inputs() noexcept {
        for (std::vector<entry>& column : known_) column.clear();
    }

    /// The extent of a column's rows from `begin` on, which is where a block begins, whose doubles are off by at most
    /// `error`.
    [[nodiscard]] const extent& of(std::uint32_t column, std::size_t begin, const double* values, std::size_t count,
                                   double error) {
        entry& e = at(column, begin);
        if (!e.is_measured) e.found = extent_of(values, count, error);
        e.is_measured = true;
        return e.found;
    }

    /// Says what the extent of a line is, so that nobody has to look.
    void tell(std::uint32_t column, std::size_t begin, extent found) {
        entry& e = at(column, begin);
        found.written = found.written || found.error == 0;
        e.found = found;
        e.is_measured = true;
    }

    /// The decimal places of the same rows.
    [[nodiscard]] int places(std::uint32_t column, std::size_t begin, const double* values, std::size_t count) {
        entry& e = at(column, begin);
        if (e.places < 0) e.places = e.is_measured && e.found.whole ? 0 : places_of(values, count);
        return e.places;
    }

  private:
    struct entry {
        std::uint64_t epoch = 0;
        std::size_t begin = 0;
        bool is_measured = false;
        int places = -1;
        extent found{};
    };

    [[nodiscard]] entry& at(std::uint32_t column, std::size_t begin) {
        const bool lasting = p_.columns[column].kind == column_kind::input;
        const std::size_t place = lasting ? begin / block_rows : 0;
        std::vector<entry>& all = known_[column];
        if (place >= all.size()) all.resize(place + 1);
        entry& e = all[place];
        const std::uint64_t epoch = lasting ? 1 : epoch_;
        if (e.epoch != epoch || e.begin != begin) e = {epoch, begin, false, -1, {}};
        return e;
    }

    const formula_program& p_;
    std::vector<std::vector<entry>> known_;
    std::uint64_t epoch_ = 1;
};

}  // namespace nineways::detail
