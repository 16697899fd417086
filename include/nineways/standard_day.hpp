// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
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

    [[nodiscard]] day_design build(std::string_view id, std::string_view title) {
        design_.id = id;
        design_.title = title;
        week();
        const bool departments = !(grades_.middle | grades_.high).empty();
        design_.hiring_step = fte{departments ? assumed_["hiring_step_secondary"_p] : assumed_["hiring_step"_p]};
        if (!grades_.homeroom.empty()) homerooms();
        if (!grades_.middle.empty()) {
            departmentalised("middle_", grades_.middle, sized("class_size_middle"_p, "class_cap_middle"_p));
        }
        if (!grades_.high.empty()) {
            departmentalised("high_", grades_.high, sized("class_size_high"_p, "class_cap_high"_p));
        }
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
    [[nodiscard]] group_size exactly(parameter_ref size) const { return sized(size, size); }

    /// A block whose id is the prefix under work and a name.
    time_block& add(std::string_view name, subject what, grade_set grades, tier_set tiers, minutes weekly) {
        time_block block;
        block.id.append(prefix_).append(name);
        block.subject = what;
        block.grades = grades;
        block.tiers = tiers;
        block.weekly = weekly;
        design_.blocks.push_back(std::move(block));
        return design_.blocks.back();
    }

    static void staff(time_block& block, role_id role, group_size size) {
        block.group = size;
        block.adults.push_back({role, 1.0});
    }

    /// Lunch and the duty minutes: pupils' time that needs no post of its own.
    void breaks(grade_set grades, minutes weekly) {
        time_block& block = add("break", subject::break_time, grades, all_tiers, weekly);
        block.setting = setting::unstaffed;
        block.staffing = staffing::none;
    }

    void homerooms() {
        const school_week& w = design_.week;
        const grade_set graded = grades_.homeroom - grade_set{grade::prekindergarten};
        const minutes specials = w.released();
        const minutes taught = w.open - w.lunch - w.duty - specials;
        if (grades_.homeroom.contains(grade::prekindergarten)) prekindergarten(taught, specials);
        if (graded.empty()) return;
        struct core_subject {
            std::string_view name;
            subject what;
            parameter_ref share;
        };
        static constexpr core_subject core[]{
            {"english", subject::english, "share_ela"_p},
            {"mathematics", subject::mathematics, "share_mathematics"_p},
            {"science", subject::science, "share_science"_p},
            {"social_studies", subject::social_studies, "share_social_studies"_p},
        };
        minutes left = taught;
        for (const core_subject& c : core) {
            const double a_day = w.open.value() * assumed_[c.share] / 5;
            const minutes weekly{static_cast<double>(static_cast<int>(a_day + 0.5)) * 5};
            left -= weekly;
            homeroom_block(c.name, c.what, graded, general_tiers, weekly, elementary_size());
        }
        homeroom_block("homeroom", subject::homeroom, graded, general_tiers, left, elementary_size());
        const minutes part = specials / 3;
        specials_block("art", subject::art, graded, part);
        specials_block("music", subject::music, graded, part);
        specials_block("physical_education", subject::physical_education, graded, specials - part - part);
        separate_block(graded, w.open - w.lunch - w.duty);
        breaks(graded, w.lunch + w.duty);
        support(graded, "english");
    }

    void prekindergarten(minutes taught, minutes specials) {
        const grade_set pk{grade::prekindergarten};
        const group_size size = exactly("prekindergarten_class_size"_p);
        homeroom_block("prekindergarten", subject::homeroom, pk, all_tiers, taught, size);
        design_.blocks.back().adults.push_back({standard_role::aide, 1.0});
        prefix_ = "prekindergarten_";
        staff(add("specials", subject::physical_education, pk, all_tiers, specials), standard_role::specials_teacher,
              size);
        breaks(pk, design_.week.lunch + design_.week.duty);
        prefix_ = "";
    }

    void homeroom_block(std::string_view name, subject what, grade_set grades, tier_set tiers, minutes weekly,
                        group_size size) {
        time_block& block = add(name, what, grades, tiers, weekly);
        block.staffing = staffing::homeroom;
        staff(block, standard_role::classroom_teacher, size);
    }

    void specials_block(std::string_view name, subject what, grade_set grades, minutes weekly) {
        staff(add(name, what, grades, general_tiers, weekly), standard_role::specials_teacher, elementary_size());
    }

    /// Pupils in separate settings: their whole taught week, all grades of the span together.
    void separate_block(grade_set grades, minutes weekly) {
        time_block& block = add("separate", subject::special_education, grades, tier::separate, weekly);
        block.setting = setting::separate;
        block.pooling = pooling::across_grades;
        staff(block, standard_role::special_education_teacher, exactly("separate_class_size"_p));
    }

    /// Resource teaching for the intensive tier and intervention for the strategic tier, pulled out of another block.
    void support(grade_set grades, std::string_view from) {
        const std::string parent = std::string{prefix_}.append(from);
        minutes longest{};
        for (const time_block& block : design_.blocks) {
            if (block.id == parent) longest = block.weekly;
        }
        pulled_out(add("resource", subject::special_education, grades, tier::intensive, longest), parent,
                   "resource_minutes_week"_p);
        staff(design_.blocks.back(), standard_role::special_education_teacher, exactly("resource_group_size"_p));
        pulled_out(add("intervention", subject::intervention, grades, tier::strategic, longest), parent,
                   "intervention_minutes_week"_p);
        staff(design_.blocks.back(), standard_role::interventionist, exactly("intervention_group_size"_p));
    }

    /// Takes minutes out of a parent block: at most as long as that is.
    void pulled_out(time_block& block, const std::string& parent, parameter_ref weekly) const {
        const minutes wanted{assumed_[weekly]};
        if (wanted < block.weekly) block.weekly = wanted;
        block.setting = setting::pull_out;
        block.pooling = pooling::across_grades;
        block.parent = parent;
    }

    /// Seven equal periods a day; the rest of the open week is lunch and passing.
    void departmentalised(std::string_view prefix, grade_set grades, group_size size) {
        prefix_ = prefix;
        const minutes period{assumed_["period_minutes"_p] * 5};
        const grade_set graded = grades - (grades & grade_set{grade::ungraded});
        for (const subject what : {subject::english, subject::mathematics, subject::science, subject::social_studies,
                                   subject::physical_education, subject::world_language, subject::elective}) {
            const std::string_view name = subject_names[static_cast<std::size_t>(what)];
            staff(add(name, what, graded, general_tiers, period), standard_role::classroom_teacher, size);
        }
        separate_block(grades, period * 7.0);
        breaks(grades, design_.week.open - period * 7.0);
        support(graded, "elective");
    }

    const assumptions& assumed_;
    design_grades grades_;
    day_design design_;
    std::string_view prefix_;  ///< of the ids of blocks
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
    struct row {
        std::string_view id;
        std::string_view title;
        design_grades grades;
    };
    const row rows[]{
        {"elementary", "Homerooms to grade 6", {between(prekindergarten, sixth) | grade_set{ungraded}, {}, {}}},
        {"k8",
         "Homerooms to grade 5, departments in grades 6 to 8",
         {between(prekindergarten, fifth), middle | grade_set{ungraded}, {}}},
        {"middle", "Departments, seven periods, grades 6 to 8", {{}, middle | grade_set{ungraded}, {}}},
        {"high", "Departments, seven periods, grades 9 to 12", {{}, {}, high}},
        {"secondary", "Departments, seven periods, grades 6 to 12", {{}, middle, high}},
        {"k12", "Homerooms to grade 5, departments in grades 6 to 12", {between(prekindergarten, fifth), middle, high}},
    };
    std::vector<day_design> all;
    for (const row& r : rows) all.push_back(detail::standard_day{assumed, r.grades}.build(r.id, r.title));
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
