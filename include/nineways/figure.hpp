// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <nineways/units.hpp>

namespace nineways {

/// What a number measures. With the places along its axes it makes the number's path.
enum class measure : std::uint16_t {
    none,
    parameter,          ///< a registered assumption
    enrollment,         ///< pupils of the district
    tier_pupils,        ///< pupils of a tier, whole, by largest remainder
    groups,             ///< groups of a block
    group_target,       ///< pupils a group aimed at
    group_cap,          ///< pupils a group at most
    block_minutes,      ///< minutes a week of each pupil in a block
    block_adults,       ///< adults a group of a block has
    block_posts,        ///< posts that a block needs, before rounding
    contact_minutes,    ///< minutes a week with pupils of a full-time teacher
    hiring_step,        ///< smallest part of a post that can be hired
    posts_exact,        ///< posts from time, before rounding
    posts_day,          ///< posts that the school day needs
    posts_listed,       ///< posts that the document lists beside the day
    posts_outside_day,  ///< teaching posts on the roster that the day does not need
    posts,              ///< all posts of a role
    teachers,           ///< all teaching posts
    grid_payroll,
    grid_teachers,
    salary,  ///< yearly pay of a post
    salary_listed,
    contract_price,  ///< yearly price of a post under contract, with nothing on top
    variable_benefits_rate,
    benefits_on_pay,  ///< yearly benefits of a post that move with pay
    flat_benefits,
    post_price,  ///< pay and all benefits of a post
    units,       ///< units of something bought, of days, of supplements
    unit_price,
    cost_line,  ///< yearly cost of one line of the budget
    one_time_line,
    unmodelled_line,
    nothing_before,   ///< no money: the state before has no such line
    nothing_after,    ///< no money: the state after has no such line
    lever_line,       ///< change of one line by one lever
    lever_recurring,  ///< yearly cost of a lever when fully in place
    lever_one_time,
    lever_year,   ///< yearly cost of a lever in a named year
    lever_basis,  ///< cost of a lever on the basis on which packages are equal
    lever_ten_years,
    package_recurring,
    package_one_time,
    package_year,
    package_basis,
    package_ten_years,
    realised_share,
    class_size,
    pupil_minutes,
    group_minutes,
    adult_minutes,  ///< adult minutes a pupil a week, shared by the pupils of a group
    adult_minutes_total,
    small_group_minutes,
    effect_reached,  ///< effect on the pupils reached, one year
    reach,
    effect_cell,   ///< effect on a tier of a level, one year, combined
    effect_year,   ///< effect on the district's mean, one year
    effect_stock,  ///< effect on the district's mean after four years
    benchmark,     ///< effect of the same money at average effectiveness
    percentile_points,
    dose,             ///< how much of a registered effect a lever gives
    stock_factor,     ///< what a yearly effect comes to after four years, as a multiple
    homeroom_part,    ///< a subject's part of its homeroom's minutes
    dollars_a_pupil,  ///< a package's yearly money a pupil
    travel_minutes,   ///< a week on the road of a full-time shared post
    day_teachers,     ///< teaching posts that the school day needs
    outside_minutes,  ///< minutes a week of planning and collaboration outside the pupils' day
    contract_room,    ///< minutes a week of the contract that the open week leaves for them
    minutes_beyond,   ///< minutes a week of a teacher beyond the contract
    minutes_beyond_total,
    days_a_minute,            ///< contract days a year that one minute a week comes to
    pupils_identified,        ///< with disabilities, now as a share of those before
    special_education_floor,  ///< posts of special education that the law keeps there
    minutes_paid,             ///< minutes a week of a longer day that teachers are paid for beside the contract
};

inline constexpr std::array<std::string_view, 73> measure_names{"none",
                                                                "parameter",
                                                                "enrollment",
                                                                "tier_pupils",
                                                                "groups",
                                                                "group_target",
                                                                "group_cap",
                                                                "block_minutes",
                                                                "block_adults",
                                                                "block_posts",
                                                                "contact_minutes",
                                                                "hiring_step",
                                                                "posts_exact",
                                                                "posts_day",
                                                                "posts_listed",
                                                                "posts_outside_day",
                                                                "posts",
                                                                "teachers",
                                                                "grid_payroll",
                                                                "grid_teachers",
                                                                "salary",
                                                                "salary_listed",
                                                                "contract_price",
                                                                "variable_benefits_rate",
                                                                "benefits_on_pay",
                                                                "flat_benefits",
                                                                "post_price",
                                                                "units",
                                                                "unit_price",
                                                                "cost_line",
                                                                "one_time_line",
                                                                "unmodelled_line",
                                                                "nothing_before",
                                                                "nothing_after",
                                                                "lever_line",
                                                                "lever_recurring",
                                                                "lever_one_time",
                                                                "lever_year",
                                                                "lever_basis",
                                                                "lever_ten_years",
                                                                "package_recurring",
                                                                "package_one_time",
                                                                "package_year",
                                                                "package_basis",
                                                                "package_ten_years",
                                                                "realised_share",
                                                                "class_size",
                                                                "pupil_minutes",
                                                                "group_minutes",
                                                                "adult_minutes",
                                                                "adult_minutes_total",
                                                                "small_group_minutes",
                                                                "effect_reached",
                                                                "reach",
                                                                "effect_cell",
                                                                "effect_year",
                                                                "effect_stock",
                                                                "benchmark",
                                                                "percentile_points",
                                                                "dose",
                                                                "stock_factor",
                                                                "homeroom_part",
                                                                "dollars_a_pupil",
                                                                "travel_minutes",
                                                                "day_teachers",
                                                                "outside_minutes",
                                                                "contract_room",
                                                                "minutes_beyond",
                                                                "minutes_beyond_total",
                                                                "days_a_minute",
                                                                "pupils_identified",
                                                                "special_education_floor",
                                                                "minutes_paid"};

/// The axes along which figures are taken apart.
enum class axis : std::uint8_t {
    none,
    school,
    role,
    subject,
    level,
    tier,
    grade,
    block,
    line,
    function,
    lever,
    parameter,
    purchase,
    supplement,
    added_days,
    sharing,
};

inline constexpr std::array<std::string_view, 16> axis_names{
    "none", "school",   "role",  "subject",   "level",    "tier",       "grade",      "block",
    "line", "function", "lever", "parameter", "purchase", "supplement", "added_days", "sharing"};

/// One step of a path: a place on an axis.
struct path_step {
    axis along = axis::none;
    std::uint16_t index = 0;

    [[nodiscard]] friend constexpr bool operator==(path_step, path_step) noexcept = default;
};

/// Where a number of a result stands: what it measures, in which state of the district, at which places.
/// It is data, not text; `io` writes it as text such as `posts/role/classroom_teacher/school/alder`.
struct path {
    measure what = measure::none;
    /// 0 before any lever; n after the n-th lever of the scenario, in the order in which they are priced.
    std::uint16_t stage = 0;
    std::array<path_step, 4> steps{};

    /// The same path with one more step.
    [[nodiscard]] constexpr path at(axis along, std::size_t index) const noexcept {
        path longer = *this;
        for (path_step& step : longer.steps) {
            if (step.along == axis::none) {
                step = {along, static_cast<std::uint16_t>(index)};
                break;
            }
        }
        return longer;
    }
    [[nodiscard]] friend constexpr bool operator==(const path&, const path&) noexcept = default;
};

/// A number that knows where it stands.
template <Measured Quantity>
struct figure {
    Quantity value{};
    path where{};
};

/// How a number follows from its terms.
enum class rule : std::uint8_t {
    given,  ///< stands in the district document or the registry
    sum,
    product,
    difference,          ///< first term less the second
    quotient,            ///< first term over the second
    group_count,         ///< pupils, target, cap -> whole groups
    round_up_to_step,    ///< posts, step -> posts in whole steps
    posts_from_minutes,  ///< groups, minutes, adults, contact -> groups x (minutes x adults / contact)
    damped_sum,          ///< largest effect of each cluster and a share of the others, saturating
    weighted_mean,       ///< values weighted by the term that follows each
    sum_of_products,     ///< terms in pairs
    benchmark_dollars,   ///< dollars a pupil, in the study's dollars and thousands, times the effect of a thousand
    normal_cdf,          ///< percentile points from the median
    proportional_part,   ///< whole, own, all -> the part of the whole that own is of all
};
inline constexpr std::array<std::string_view, 14> rule_names{"given",
                                                             "sum",
                                                             "product",
                                                             "difference",
                                                             "quotient",
                                                             "group_count",
                                                             "round_up_to_step",
                                                             "posts_from_minutes",
                                                             "damped_sum",
                                                             "weighted_mean",
                                                             "sum_of_products",
                                                             "benchmark_dollars",
                                                             "normal_cdf",
                                                             "proportional_part"};

}  // namespace nineways
