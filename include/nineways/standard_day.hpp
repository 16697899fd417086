// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/parameters.hpp>
#include <nineways/schedule.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// The grades that a school teaches in each manner.
struct design_grades {
    grade_set homeroom;  ///< one teacher a class, specials beside
    grade_set middle;    ///< departments, middle class sizes
    grade_set high;      ///< departments, high-school class sizes
};

namespace detail {

/// Builds the standard week and blocks from the registry.
class standard_day {
  public:
    standard_day(const assumptions& assumed, const design_grades& grades) : assumed_(assumed), grades_(grades) {}

    [[nodiscard]] day_design build(std::string id, std::string title) {
        design_.id = std::move(id);
        design_.title = std::move(title);
        week();
        const bool departments = !(grades_.middle | grades_.high).empty();
        design_.hiring_step = fte{departments ? assumed_["hiring_step_secondary"_p] : assumed_["hiring_step"_p]};
        if (!grades_.homeroom.empty()) homerooms();
        if (!grades_.middle.empty()) departmentalised("middle", grades_.middle, middle_size());
        if (!grades_.high.empty()) departmentalised("high", grades_.high, high_size());
        return std::move(design_);
    }

  private:
    void week() {
        const double days = 5;
        design_.week = {
            .open = minutes{assumed_["school_day_hours"_p] * 60 * days},
            .lunch = minutes{assumed_["lunch_minutes_week"_p]},
            .duty = minutes{assumed_["duty_minutes_week"_p]},
            .planning = minutes{assumed_["planning_minutes_day"_p] * days},
            .planning_in = time_place::in_day,
            .collaboration = minutes{0},
            .collaboration_in = time_place::outside,
        };
    }

    [[nodiscard]] group_size sized(parameter_ref target, parameter_ref cap) const {
        return {pupils{assumed_[target]}, pupils{assumed_[cap]}};
    }
    [[nodiscard]] group_size elementary_size() const {
        return sized("class_size_elementary"_p, "class_cap_elementary"_p);
    }
    [[nodiscard]] group_size middle_size() const { return sized("class_size_middle"_p, "class_cap_middle"_p); }
    [[nodiscard]] group_size high_size() const { return sized("class_size_high"_p, "class_cap_high"_p); }
    [[nodiscard]] group_size exactly(parameter_ref size) const { return sized(size, size); }

    time_block& add(std::string id, subject what, grade_set grades, tier_set tiers, minutes weekly) {
        time_block block;
        block.id = std::move(id);
        block.subject = what;
        block.grades = grades;
        block.tiers = tiers;
        block.weekly = weekly;
        design_.blocks.push_back(std::move(block));
        return design_.blocks.back();
    }

    void staff(time_block& block, role_id role, group_size size) {
        block.group = size;
        block.adults = {{role, 1.0}};
    }

    /// Lunch and the duty minutes: pupils' time that needs no post of its own.
    void breaks(const std::string& prefix, grade_set grades, minutes weekly) {
        time_block& block = add(prefix + "break", subject::break_time, grades, all_tiers, weekly);
        block.setting = setting::unstaffed;
        block.staffing = staffing::none;
    }

    void homerooms() {
        const school_week& w = design_.week;
        const grade_set graded = grades_.homeroom - grade_set{grade::prekindergarten};
        const minutes specials = w.released();
        const minutes taught = w.open - w.lunch - w.duty - specials;
        if (grades_.homeroom.contains(grade::prekindergarten)) prekindergarten(taught, specials);
        if (!graded.empty()) {
            minutes left = taught;
            const auto core = [&](std::string id, subject what, parameter_ref share) {
                const minutes weekly{static_cast<double>(static_cast<int>(w.open.value() * assumed_[share] / 5 + 0.5)) *
                                     5};
                left -= weekly;
                homeroom_block(std::move(id), what, graded, general_tiers, weekly, elementary_size());
            };
            core("english", subject::english, "share_ela"_p);
            core("mathematics", subject::mathematics, "share_mathematics"_p);
            core("science", subject::science, "share_science"_p);
            core("social_studies", subject::social_studies, "share_social_studies"_p);
            homeroom_block("homeroom", subject::homeroom, graded, general_tiers, left, elementary_size());
            const minutes part = specials / 3;
            specials_block("art", subject::art, graded, part);
            specials_block("music", subject::music, graded, part);
            specials_block("physical_education", subject::physical_education, graded, specials - part - part);
            separate_block("", graded);
            breaks("", graded, w.lunch + w.duty);
            support("", graded, "english");
        }
    }

    void prekindergarten(minutes taught, minutes specials) {
        const grade_set pk{grade::prekindergarten};
        const group_size size = exactly("prekindergarten_class_size"_p);
        homeroom_block("prekindergarten", subject::homeroom, pk, all_tiers, taught, size);
        design_.blocks.back().adults.push_back({standard_role::aide, 1.0});
        time_block& block = add("prekindergarten_specials", subject::physical_education, pk, all_tiers, specials);
        staff(block, standard_role::specials_teacher, size);
        breaks("prekindergarten_", pk, design_.week.lunch + design_.week.duty);
    }

    void homeroom_block(std::string id, subject what, grade_set grades, tier_set tiers, minutes weekly,
                        group_size size) {
        time_block& block = add(std::move(id), what, grades, tiers, weekly);
        block.staffing = staffing::homeroom;
        staff(block, standard_role::classroom_teacher, size);
    }

    void specials_block(std::string id, subject what, grade_set grades, minutes weekly) {
        time_block& block = add(std::move(id), what, grades, general_tiers, weekly);
        staff(block, standard_role::specials_teacher, elementary_size());
    }

    /// Pupils in separate settings: their whole taught week, all grades of the span together.
    void separate_block(const std::string& prefix, grade_set grades) {
        const school_week& w = design_.week;
        time_block& block =
            add(prefix + "separate", subject::special_education, grades, tier::separate, w.open - w.lunch - w.duty);
        block.setting = setting::separate;
        block.pooling = pooling::across_grades;
        staff(block, standard_role::special_education_teacher, exactly("separate_class_size"_p));
    }

    /// Resource teaching for the intensive tier and intervention for the strategic tier, pulled out of English.
    /// At most as long as the block that pupils leave.
    void support(const std::string& prefix, grade_set grades, const std::string& parent) {
        minutes longest{};
        for (const time_block& block : design_.blocks) {
            if (block.id == parent) longest = block.weekly;
        }
        const auto within = [longest](double weekly) { return weekly < longest.value() ? minutes{weekly} : longest; };
        time_block& resource = add(prefix + "resource", subject::special_education, grades, tier::intensive,
                                   within(assumed_["resource_minutes_week"_p]));
        resource.setting = setting::pull_out;
        resource.pooling = pooling::across_grades;
        resource.parent = parent;
        staff(resource, standard_role::special_education_teacher, exactly("resource_group_size"_p));
        time_block& intervention = add(prefix + "intervention", subject::intervention, grades, tier::strategic,
                                       within(assumed_["intervention_minutes_week"_p]));
        intervention.setting = setting::pull_out;
        intervention.pooling = pooling::across_grades;
        intervention.parent = parent;
        staff(intervention, standard_role::interventionist, exactly("intervention_group_size"_p));
    }

    /// Seven equal periods a day; the rest of the open week is lunch and passing.
    void departmentalised(const std::string& name, grade_set grades, group_size size) {
        const std::string prefix = name + "_";
        const minutes period{assumed_["period_minutes"_p] * 5};
        const grade_set ungraded = grades & grade_set{grade::ungraded};
        const grade_set graded = grades - ungraded;
        const auto course = [&](std::string_view id, subject what, role_id role) {
            time_block& block = add(prefix + std::string{id}, what, graded, general_tiers, period);
            staff(block, role, size);
        };
        course("english", subject::english, standard_role::classroom_teacher);
        course("mathematics", subject::mathematics, standard_role::classroom_teacher);
        course("science", subject::science, standard_role::classroom_teacher);
        course("social_studies", subject::social_studies, standard_role::classroom_teacher);
        course("physical_education", subject::physical_education, standard_role::classroom_teacher);
        course("world_language", subject::world_language, standard_role::classroom_teacher);
        course("elective", subject::elective, standard_role::classroom_teacher);
        time_block& separate =
            add(prefix + "separate", subject::special_education, grades, tier::separate, period * 7.0);
        separate.setting = setting::separate;
        separate.pooling = pooling::across_grades;
        staff(separate, standard_role::special_education_teacher, exactly("separate_class_size"_p));
        breaks(prefix, grades, design_.week.open - period * 7.0);
        support(prefix, graded, prefix + "elective");
    }

    const assumptions& assumed_;
    design_grades grades_;
    day_design design_;
};

}  // namespace detail

/// Ids of the standard day designs.
inline constexpr std::array<std::string_view, 6> standard_design_ids{"elementary", "k8",        "middle",
                                                                     "high",       "secondary", "k12"};

/// The standard day designs, built from the registry: `elementary` (homerooms to grade 6), `k8`, `middle`, `high`,
/// `secondary` (6 to 12) and `k12`.
[[nodiscard]] inline std::vector<day_design> standard_designs(const assumptions& assumed) {
    using enum grade;
    const auto between = [](grade first, grade last) { return grade_set::between(first, last); };
    const grade_set middle = between(sixth, eighth);
    const grade_set high = between(ninth, ungraded);
    const auto build = [&](const char* id, const char* title, const design_grades& grades) {
        return detail::standard_day{assumed, grades}.build(id, title);
    };
    std::vector<day_design> all;
    all.push_back(
        build("elementary", "Homerooms to grade 6", {between(prekindergarten, sixth) | grade_set{ungraded}, {}, {}}));
    all.push_back(build("k8", "Homerooms to grade 5, departments in grades 6 to 8",
                        {between(prekindergarten, fifth), middle | grade_set{ungraded}, {}}));
    all.push_back(build("middle", "Departments, seven periods, grades 6 to 8", {{}, middle | grade_set{ungraded}, {}}));
    all.push_back(build("high", "Departments, seven periods, grades 9 to 12", {{}, {}, high}));
    all.push_back(build("secondary", "Departments, seven periods, grades 6 to 12", {{}, middle, high}));
    all.push_back(build("k12", "Homerooms to grade 5, departments in grades 6 to 12",
                        {between(prekindergarten, fifth), middle, high}));
    return all;
}

/// The standard design for the grades in which a school has pupils: its id.
///
/// Departments begin at grade 6 wherever the school goes beyond grade 6; a school that ends at grade 6 keeps homerooms.
[[nodiscard]] constexpr std::string_view standard_design_for(grade_set present) noexcept {
    const bool young = present.meets(grade_set::between(grade::prekindergarten, grade::fifth));
    const bool beyond_sixth = present.meets(grade_set::between(grade::seventh, grade::eighth));
    const bool middle = present.meets(grade_set::between(grade::sixth, grade::eighth));
    const bool high = present.meets(grade_set::between(grade::ninth, grade::twelfth));
    if (high) return young ? "k12" : middle ? "secondary" : "high";
    if (young) return beyond_sixth ? "k8" : "elementary";
    if (middle) return "middle";
    return present.contains(grade::ungraded) ? "high" : "elementary";
}

}  // namespace nineways
