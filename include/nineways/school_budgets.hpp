// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include <nineways/formula/formula.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

/// A district's schools under two formulas and under today's posts, and why they differ. Definitions:
/// docs/school_budgets.md.
namespace nineways {

/// What dollars of a school are for. A formula says the first four, by lines of these names as its parts; the last two
/// are what today's posts have beside the staffing formula.
enum class budget_part : std::uint8_t { each_pupil, size, need, programme, staff_cost, legacy_posts };
inline constexpr std::size_t budget_part_count = 6;
inline constexpr std::size_t formula_part_count = 4;
inline constexpr std::array<std::string_view, budget_part_count> budget_part_names{
    "pupils", "size", "need", "programme", "staff_cost", "legacy_posts"};

/// A formula that is resolved, and the JSON pointer to its document.
struct budget_formula {
    const formula& rules;
    const formula_program& program;
    std::string_view place;
};

/// What one formula gives a school.
struct formula_budget {
    dollars amount{};
    std::array<dollars, formula_part_count> parts{};
    /// Dollars that the principal decides on, where the formula has a line `controlled`.
    std::optional<dollars> controlled;
};

/// Posts of a role in a school.
struct budgeted_posts {
    role_id role = 0;
    fte today{};
    /// What the staffing formula gives, where it has lines with the names of roles.
    std::optional<fte> given;
};

/// A school under both formulas and under today's posts.
struct school_budget {
    std::size_t school = 0;  ///< its position in the district
    pupils enrolled{};
    /// Weighted pupils, where the weights formula has a line `weighted_pupils`.
    std::optional<pupils> weighted;
    dollars
        today{};  ///< the posts of its day and its other staff; teachers at the school's own salary where it is told
    /// Today's teachers at their own salary less at the average; nothing where that salary is not told.
    std::optional<dollars> staff_cost;
    dollars legacy_posts{};  ///< today's posts at average pay less what the staffing formula gives; may be below zero
    std::optional<dollars> controlled_today;
    formula_budget staffing;
    formula_budget weights;
    /// What it costs a year that the school is smaller than the staffing formula's `reference_size`: its pupils times
    /// the dollars a pupil around its size less those around the reference. 0 from that size on.
    std::optional<dollars> small_size;
    std::vector<budgeted_posts> posts;

    /// Today's dollars by what they are for; together they are `today`.
    [[nodiscard]] std::array<dollars, budget_part_count> parts_today() const noexcept {
        std::array<dollars, budget_part_count> parts{};
        std::copy(staffing.parts.begin(), staffing.parts.end(), parts.begin());
        parts[static_cast<std::size_t>(budget_part::staff_cost)] = staff_cost.value_or(dollars{});
        parts[static_cast<std::size_t>(budget_part::legacy_posts)] = legacy_posts;
        return parts;
    }
    /// Where the difference of the weights formula from today comes from; together it is `weights.amount - today`.
    [[nodiscard]] std::array<dollars, budget_part_count> parts_of_change() const noexcept {
        std::array<dollars, budget_part_count> parts = parts_today();
        for (std::size_t p = 0; p < budget_part_count; ++p) {
            parts[p] = (p < formula_part_count ? weights.parts[p] : dollars{}) - parts[p];
        }
        return parts;
    }
};

/// The schools with pupils of a district, and what both formulas came to.
struct school_budgets {
    std::vector<school_budget> schools;
    unit_data staffing;  ///< of the staffing formula's program
    unit_data weights;   ///< of the weights formula's program
    /// Posts that are in no school: on the roster beyond the days of all schools. Central staff is not in it.
    dollars outside_schools{};
};

}  // namespace nineways
