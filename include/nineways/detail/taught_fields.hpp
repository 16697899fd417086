// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include <nineways/detail/sharing.hpp>
#include <nineways/lesson_plan.hpp>
#include <nineways/schedule.hpp>
#include <nineways/staff.hpp>

namespace nineways::detail {

/// A role in one certification field, as a school's plan needs it. Every homeroom has its own people.
struct taught_field {
    role_id role = 0;
    subject taught{};
    bool homeroom = false;
    std::size_t block = 0;  ///< the first that needs it
    double posts = 0;       ///< exact; 0 for homerooms
    double contact = 0;     ///< minutes a week with pupils of a post, at most
};

/// The fields of a plan's sections.
class taught_fields {
  public:
    taught_fields(const day_design& design, double school_weeks, const lesson_plan& plan)
        : step_(design.hiring_step.value()), of_block_(design.blocks.size()) {
        for (const block_section& section : plan.sections) {
            const time_block& block = design.blocks[section.block];
            if (section.sets.empty()) continue;
            const double contact = contact_of(design.week, block);
            of_block_[section.block].clear();
            for (const adults_per_group& a : block.adults) {
                const std::size_t f = find(block, a.role, section.block);
                of_block_[section.block].push_back(f);
                fields_[f].contact = std::max(fields_[f].contact, contact);
                if (!fields_[f].homeroom) fields_[f].posts += block.average(school_weeks).value() * a.adults / contact;
            }
        }
    }

    [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }
    [[nodiscard]] const taught_field& operator[](std::size_t f) const { return fields_[f]; }
    /// The fields of a block's adults, in the order of its list.
    [[nodiscard]] const std::vector<std::size_t>& of(std::size_t block) const { return of_block_[block]; }

    /// People who hold the posts of a field, rounded up to the hiring step and then to whole people.
    [[nodiscard]] int people(std::size_t f) const {
        const double posts = round_up_to_step(fields_[f].posts, step_);
        int whole = 0;
        while (static_cast<double>(whole) < posts - 1e-6) ++whole;
        return whole;
    }

  private:
    [[nodiscard]] static double contact_of(const school_week& week, const time_block& block) {
        const bool small = block.setting == setting::small_group || block.setting == setting::one_to_one ||
                           block.setting == setting::pull_out || block.setting == setting::push_in;
        return (small ? week.small_group_contact() : week.contact()).value();
    }

    [[nodiscard]] std::size_t find(const time_block& block, role_id role, std::size_t position) {
        const bool homeroom = block.staffing == staffing::homeroom;
        const subject taught = homeroom ? subject::homeroom : block.subject;
        for (std::size_t f = 0; f < fields_.size(); ++f) {
            if (fields_[f].role == role && fields_[f].taught == taught && fields_[f].homeroom == homeroom) return f;
        }
        fields_.push_back({role, taught, homeroom, position});
        return fields_.size() - 1;
    }

    double step_;
    std::vector<taught_field> fields_{};
    std::vector<std::vector<std::size_t>> of_block_;
};

}  // namespace nineways::detail
