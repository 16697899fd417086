// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/detail/formed_groups.hpp>
#include <nineways/detail/sharing.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>

namespace nineways {

/// The most blocks that a day may have.
inline constexpr std::size_t block_limit = 96;
/// The most pairs of a role and a subject that a day may staff.
inline constexpr std::size_t field_limit = 64;

namespace detail {

/// A staffed block with its pupils of one grade.
struct day_part {
    const prepared_design::block& block;
    std::size_t grade;
    const std::array<double, tier_count>& reached;  ///< its pupils by tier
    double members;                                 ///< in all tiers
    double size;                                    ///< of a group
    double groups;                                  ///< of all grades that share them
    double share;                                   ///< of the pupils who share the groups
    double density;                                 ///< adults a pupil
    double left_density;                            ///< the same in the block that they leave; 0 where none
};

/// The days of schools, one after the other, block by block. One object serves many schools, so that its memory is
/// taken once.
class school_day {
  public:
    school_day(const district& d, const std::vector<prepared_design>& designs) : designs_(designs), shared_(d) {}

    /// Forms the groups of a school.
    void form(std::size_t design, std::size_t school, const tier_counts& tiers) {
        design_ = &designs_[design];
        shares_ = shared_.at(school);
        if (formed_.size() < design_->pools.size()) formed_.resize(design_->pools.size());
        for (std::size_t p = 0; p < design_->pools.size(); ++p) form_groups(design_->pools[p], tiers, formed_[p]);
    }

    /// Minutes a week with pupils of a full-time post of a role, travel taken off where the school shares it.
    [[nodiscard]] double contact(const prepared_design::block& block, role_id role, subject taught) const noexcept {
        // A homeroom's teacher stays with the school.
        const std::int16_t k = shares_ == nullptr || taught == subject::homeroom ? sharing::none : (*shares_)[role];
        return k == sharing::none ? block.contact : block.contact - shared_[k].travel.value();
    }

    /// Pupils of a group of the block that pupils of a grade leave for this one; 0 where they leave none.
    [[nodiscard]] double left_size(const prepared_design::block& block, std::size_t g) const noexcept {
        const prepared_design::block* left = left_by(block, g);
        return left == nullptr ? 0 : formed_[left->pool].count[g] / formed_[left->pool].groups[g];
    }

    /// Calls `visit` with every part of the school's day.
    template <class Visit>
    void visit(const Visit& visit) const {
        for (const prepared_design::block& block : design_->blocks) {
            const formed_groups& formed = formed_[block.pool];
            for_each_grade(formed.grades, [&](std::size_t g) {
                const prepared_design::block* left = left_by(block, g);
                visit(day_part{block, g, formed.reached[g], formed.members[g], formed.count[g] / formed.groups[g],
                               formed.groups[g], formed.members[g] / formed.count[g], density(block, g),
                               left == nullptr ? 0 : density(*left, g)});
            });
        }
    }

  private:
    [[nodiscard]] const prepared_design::block* left_by(const prepared_design::block& block,
                                                        std::size_t g) const noexcept {
        if (block.leaving < 0) return nullptr;
        const std::int16_t left = design_->leavings[static_cast<std::size_t>(block.leaving)][g];
        return left < 0 ? nullptr : &design_->blocks[static_cast<std::size_t>(left)];
    }

    /// Adults a pupil of a grade has in a block; 0 without pupils.
    [[nodiscard]] double density(const prepared_design::block& block, std::size_t g) const noexcept {
        const formed_groups& formed = formed_[block.pool];
        return formed.grades.contains(static_cast<grade>(g)) ? formed.groups[g] * block.adults / formed.count[g] : 0;
    }

    const std::vector<prepared_design>& designs_;
    sharing shared_;
    const sharing::row* shares_ = nullptr;  ///< of the school; null where nobody shares
    const prepared_design* design_ = nullptr;
    std::vector<formed_groups> formed_;  ///< by pool
};

}  // namespace detail

}  // namespace nineways
