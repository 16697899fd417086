// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/lever.hpp>

/// Area 3: how much attention each pupil gets.
namespace nineways::levers {

namespace detail {

inline constexpr nineways::detail::fault_form empty_class{
    "classes of less than one pupil", "block \"{}\" of day \"{}\"", "a class of less than one pupil",
    "at least one pupil a class", "Make classes smaller by fewer pupils."};

/// Makes every whole class in `grades` smaller (or larger) by `fewer` pupils at the target.
inline void shift_class_size(district& d, grade_set grades, double fewer, nineways::detail::fault_list& log) {
    if (fewer == 0) return;
    for (day_design& design : d.designs) {
        split_blocks(design, grades);
        for (time_block& block : design.blocks) {
            if (block.setting == setting::whole_class && grades.includes(block.grades) && block.grades != grade_set{}) {
                block.group.target -= pupils{fewer};
                if (block.group.target.value() < 1)
                    log.add(empty_class, std::string_view{block.id}, std::string_view{design.id});
            }
        }
    }
}

/// The part of a class size inside the range over which studies found an effect of size.
[[nodiscard]] inline double effective_size(double size, const assumptions& assumed) noexcept {
    const double floor = assumed["class_effect_floor"_p];
    const double ceiling = assumed["class_effect_ceiling"_p];
    return size < floor ? floor : size > ceiling ? ceiling : size;
}

/// Effects of the change in actual class sizes, grade by grade, averaged over a level's grades by pupils.
inline void learn_class_size(const lever_change& change, std::vector<exposure>& out) {
    for (std::size_t l = 0; l < level_count; ++l) {
        double weight = 0;
        double early_change = 0;
        double later_change = 0;
        for (std::size_t g = 0; g < grade_count; ++g) {
            const grade_set here{static_cast<grade>(g)};
            const double taught = change.before_day.pupil_minutes[g];
            if (level_of(static_cast<grade>(g)) != static_cast<level>(l) || !(taught > 0)) continue;
            const double fewer = effective_size(class_size(change.before_day, here), change.assumed) -
                                 effective_size(class_size(change.after_day, here), change.assumed);
            weight += taught;
            (grades_k_3.includes(here) ? early_change : later_change) += fewer * taught;
        }
        if (!(weight > 0)) continue;
        // The two bands hold different pupils of the level, so their effects are shares of one mean, not rivals.
        const effect_part parts[]{{"effect_class_size_k3"_p, early_change / weight},
                                  {"effect_class_size_4_12"_p, later_change / weight}};
        const auto put = [&](std::span<const effect_part> some) {
            for (const tier t : {tier::intensive, tier::strategic, tier::on_track}) {
                const exposure e = expose(change, static_cast<level>(l), t, 1, some);
                if (e.part_count > 0) out.push_back(e);
            }
        };
        if ((early_change < 0) == (later_change < 0)) {
            put(parts);
        } else {
            put(std::span{parts}.first(1));
            put(std::span{parts}.last(1));
        }
    }
}

inline void smaller_classes(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    shift_class_size(d, grades_k_3, in.setting[0], in.log);
    shift_class_size(d, grades_4_12, in.setting[1], in.log);
}

/// The first whole class of English in the grades of a level: pupils leave it for their small group.
[[nodiscard]] inline const time_block* english_of(const day_design& design, grade_set grades) {
    for (const time_block& block : design.blocks) {
        if (block.subject == subject::english && block.setting == setting::whole_class && block.grades.meets(grades))
            return &block;
    }
    return nullptr;
}

inline void flexible_groups(const lever_state& now, const lever_inputs& in) {
    district& d = now.d;
    const pupils size{in.setting[3]};
    for (day_design& design : d.designs) {
        for (std::size_t l = 0; l < level_count; ++l) {
            const minutes weekly{in.setting[l]};
            const grade_set grades = grades_of(static_cast<level>(l));
            const time_block* english = english_of(design, grades);
            if (!(weekly.value() > 0) || english == nullptr) continue;
            time_block group;
            group.id = "flexible_" + std::string{level_names[l]};
            group.subject = subject::intervention;
            group.tiers = tier::intensive;
            group.weekly = weekly;
            group.setting = setting::small_group;
            group.pooling = pooling::across_grades;
            group.group = {size, size};
            group.adults = {{standard_role::interventionist, 1.0}};
            group.parent = std::string{nineways::detail::block_family(english->id)};
            for (const time_block& block : design.blocks) {
                if (nineways::detail::block_family(block.id) == group.parent)
                    group.grades = group.grades | (block.grades & grades);
            }
            design.blocks.push_back(std::move(group));
        }
    }
    shift_class_size(d, grades_4_12, -in.setting[4], in.log);
}

/// How much of the full effect of small groups a pupil has, by minutes a week and the size of the group.
[[nodiscard]] inline double group_dose(double weekly, double size, const assumptions& assumed,
                                       double school_weeks) noexcept {
    const double full_size = assumed["full_effect_group_size"_p];
    const double zero_size = assumed["zero_effect_group_size"_p];
    const double size_factor = size <= full_size   ? 1.0
                               : size >= zero_size ? 0.0
                                                   : (zero_size - size) / (zero_size - full_size);
    return at_most_one(weekly * school_weeks / assumed["full_dose_minutes"_p]) * size_factor;
}

inline void learn_flexible_groups(const lever_change& change, std::vector<exposure>& out) {
    for (std::size_t l = 0; l < level_count; ++l) {
        const auto intensive = static_cast<std::size_t>(tier::intensive);
        const double added =
            change.after_day.small_group_minutes[l][intensive] - change.before_day.small_group_minutes[l][intensive];
        const double taught = change.after_day.pupil_count[l][intensive];
        if (!(added > 0) || !(change.setting[l] > 0)) continue;
        const double dose = group_dose(change.setting[l], change.setting[3], change.assumed, change.after.school_weeks);
        // Reach: pupils of the tier whose school has the block, from the minutes that pupils really have.
        const double reach = added / change.setting[l] / taught;
        const effect_part parts[]{{"effect_small_groups"_p, dose}};
        out.push_back(expose(change, static_cast<level>(l), tier::intensive, at_most_one(reach), parts));
    }
    learn_class_size(change, out);
}

}  // namespace detail

inline constexpr lever smaller_classes{
    .id = "smaller_classes",
    .bullet = "R3a",
    .title = "Smaller classes everywhere",
    .sentence = "Every class has fewer pupils, in all subjects and schools.",
    .area = area::individual_attention,
    .side = side::restore,
    .cluster = cluster::attention,
    .difficulty = difficulty::low,
    .agree = party_set{party::board},
    .laws = law_set{law::contract_clause} | law::class_size,
    .ramp_years = 2,
    .changes_day = true,
    .settings = {lever_setting{"k_3", "pupils fewer a class, kindergarten to grade 3", "pupils", -4, 6, 0, 0.1},
                 lever_setting{"grades_4_12", "pupils fewer a class, grades 4 to 12", "pupils", -4, 6, 0, 0.1}},
    .setting_count = 2,
    .overlap = "The added posts are posts of the staffing guidelines: counted here, once.",
    .apply = detail::smaller_classes,
    .learn = detail::learn_class_size,
    .realised = realised_by_ramp,
};

inline constexpr lever flexible_groups{
    .id = "flexible_groups",
    .bullet = "S3a",
    .title = "Flexible groups",
    .sentence = "Pupils who need most learn in small groups for part of the week; other classes are a little larger.",
    .area = area::individual_attention,
    .side = side::transform,
    .cluster = cluster::attention,
    .difficulty = difficulty::high,
    .agree = party_set{party::board} | party::union_ | party::parents,
    .laws = law_set{law::contract_clause} | law::class_size,
    .ramp_years = 3,
    .changes_day = true,
    .settings = {lever_setting{"elementary", "minutes a week in small groups, elementary", "minutes a week", 0, 300, 0,
                               5},
                 lever_setting{"middle", "minutes a week in small groups, middle", "minutes a week", 0, 250, 0, 5},
                 lever_setting{"high", "minutes a week in small groups, high", "minutes a week", 0, 250, 0, 5},
                 lever_setting{"group_size", "pupils a small group", "pupils", 1, 8, 4, 1, setting_kind::shape},
                 lever_setting{"larger_elsewhere", "pupils more in classes of grades 4 to 12", "pupils", 0, 4, 0, 0.1}},
    .setting_count = 5,
    .overlap = "The same minutes for the same child as early intervention and push-in support.",
    .apply = detail::flexible_groups,
    .learn = detail::learn_flexible_groups,
    .realised = realised_by_ramp,
};

}  // namespace nineways::levers
