// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/counter_random.hpp>
#include <nineways/detail/portable_math.hpp>
#include <nineways/parameters.hpp>
#include <nineways/parameters/names.hpp>
#include <nineways/simulation.hpp>
#include <nineways/units.hpp>

/// The assumptions behind two packages that are drawn, and how.
namespace nineways::detail {

/// Draws are computed side by side, each as it would be alone.
inline constexpr std::size_t block_size = 64;
using draw_block = std::array<double, block_size>;

/// A normal variable lies below -this in 5 % of its draws: low and high ends of a range stand there.
inline constexpr double ends_at = 1.6448536269514722;

/// An assumption with a range: normal to either side of its central value, with a half of its own.
struct drawn_input {
    drawn_assumption is;
    limits within{};                 ///< draws beyond the limits of the unit are put at the limit
    bool by_implementation = false;  ///< whether it shares the implementation factor
    std::uint32_t name = 0;

    [[nodiscard]] bool moves() const noexcept { return is.values.low < is.values.high; }
    /// Its value where a normal variable has the value z.
    [[nodiscard]] double at(double z) const noexcept {
        const range<double>& r = is.values;
        const double value = r.central + (z < 0 ? r.central - r.low : r.high - r.central) * (z / ends_at);
        return value < within.least ? within.least : value > within.most ? within.most : value;
    }
};

/// The inputs of both packages, each once, and the shared implementation behind some of them.
class drawn_inputs {
  public:
    explicit drawn_inputs(const assumptions& assumed) : assumed_(assumed) {
        const double shared = assumed["implementation_correlation"_p];
        common_ = std::sqrt(shared);
        own_ = std::sqrt(1 - shared);
    }

    /// The place of a registered assumption among the inputs.
    [[nodiscard]] std::size_t of(parameter_ref ref, bool by_implementation = false) {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (all_[i].is.parameter == ref) return i;
        }
        const registered& row = describe(ref);
        all_.push_back({{ref, std::string{row.id}, std::string{nineways::name(row.unit)}, assumed_.of(ref)},
                        limits_of(ref),
                        by_implementation,
                        id_hash(row.id)});
        return all_.size() - 1;
    }

    /// The place of a figure that the registry does not have, by its name.
    [[nodiscard]] std::size_t of(std::string id, std::string unit, const range<double>& values) {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (!all_[i].is.parameter && all_[i].is.id == id) return i;
        }
        const std::uint32_t name = id_hash(id);
        all_.push_back({{std::nullopt, std::move(id), std::move(unit), values}, {0, 1e12}, false, name});
        return all_.size() - 1;
    }

    [[nodiscard]] const std::vector<drawn_input>& all() const noexcept { return all_; }
    [[nodiscard]] std::size_t size() const noexcept { return all_.size(); }

    /// Whether a shared implementation moves anything.
    [[nodiscard]] bool implementation_moves() const noexcept {
        bool any = false;
        for (const drawn_input& one : all_) any = any || (one.by_implementation && one.moves());
        return any && common_ > 0;
    }

    /// The standard normal variable behind each input, and behind the shared implementation in the last place, of the
    /// draws of a block.
    void draw(std::uint64_t seed, std::size_t block, std::vector<draw_block>& normal) const noexcept {
        if (implementation_moves()) fill(seed, block, id_hash("implementation"), normal[size()]);
        for (std::size_t i = 0; i < size(); ++i) {
            if (all_[i].moves()) fill(seed, block, all_[i].name, normal[i]);
        }
    }

    /// The values of an input where the variables behind it, and behind the shared implementation, are these.
    void values(std::size_t i, const draw_block& own, const draw_block& shared, draw_block& to) const noexcept {
        const drawn_input& input = all_[i];
        if (!input.moves()) {
            to.fill(input.is.values.central);
        } else if (input.by_implementation) {
            for (std::size_t k = 0; k < block_size; ++k) to[k] = input.at(common_ * shared[k] + own_ * own[k]);
        } else {
            for (std::size_t k = 0; k < block_size; ++k) to[k] = input.at(own[k]);
        }
    }

  private:
    static void fill(std::uint64_t seed, std::size_t block, std::uint32_t name, draw_block& to) noexcept {
        for (std::size_t k = 0; k < block_size; k += 2) {
            const std::array<double, 2> uniform = uniform_pair(seed, (block * block_size + k) / 2, name);
            to[k] = portable::normal_quantile(uniform[0]);
            to[k + 1] = portable::normal_quantile(uniform[1]);
        }
    }

    const assumptions& assumed_;
    double common_ = 0;
    double own_ = 1;
    std::vector<drawn_input> all_;
};

}  // namespace nineways::detail
