// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/funding.hpp>
#include <nineways/salary.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school.hpp>
#include <nineways/shared_posts.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// What the district bought and no longer does: the state to which restoring goes back.
struct before_cuts {
    /// Pupils fewer in each class than today.
    pupils class_size_fewer{};
    /// School days a year more than today.
    double school_days_more = 0;
    std::vector<post_count> posts;
};

/// A value that no source gave and that was filled from the national defaults.
struct filled_value {
    std::string place;            ///< JSON pointer in the district document
    std::optional<double> value;  ///< where it is one number
    std::string reason;           ///< where it comes from
};

/// Facts that a source reports of the whole district: printed beside the model's figures or on the scorecard, and used
/// for no other figure.
struct reported_district {
    int school_year = 0;  ///< ends in this year; the dollars below are of this year
    std::optional<fte> teachers;
    std::optional<dollars_per_fte> average_salary;
    std::optional<dollars> spending;
    /// Share of the sections of core subjects that use a curriculum which the district adopted.
    std::optional<double> adopted_curriculum{};
};

/// Something bought that is not a post: priced by the units it needs.
struct purchase {
    enum class basis : std::uint8_t { per_teacher, per_pupil, flat };

    std::string id;
    spending_function function = spending_function::instructional_staff;
    basis per = basis::per_teacher;
    double units = 0;
    /// Price of a unit in the district's dollars, with its range.
    range<double> unit_price;
    bool one_time = false;
    /// Place in the registry of the assumption that the price follows; -1 for a price of its own. Prices that follow
    /// the same assumption are drawn together.
    int price_of = -1;
};

/// A school district: the root document. Money is in dollars of `dollar_year`.
struct district {
    std::string id;
    std::string name;
    /// What the figures stand for: a typical fictional district, or the source of a real one.
    std::string note;
    int dollar_year = 0;  ///< school year that ends in this year
    double school_days = 0;
    double school_weeks = 0;
    std::vector<role> roles;
    std::vector<day_design> designs;
    std::vector<school> schools;
    /// Itinerant posts.
    std::vector<shared_posts> shared;
    /// Posts of the central office and of services that schools share.
    std::vector<post_count> central_staff;
    /// All posts on the payroll that teach, where known: posts that the day does not need are `roster - day`.
    std::vector<post_count> roster;
    pay_system pay;
    /// What the teachers' contract allows; empty where its limits are not known.
    std::vector<contract_limit> contract_limits;
    dollars_per_fte substitutes_per_teacher{};
    std::vector<purchase> purchases;
    /// Spending that the model does not mechanise, by function: printed, and out of reach of every lever.
    std::array<dollars, function_count> unmodelled{};
    std::vector<fund_source> funds;
    nineways::before_cuts before;
    reported_district reported;
    std::vector<filled_value> filled;
};

[[nodiscard]] inline pupils total_pupils(const district& d) noexcept {
    pupils total{};
    for (const school& s : d.schools) total += total_pupils(s);
    return total;
}

/// Whether a part of the district, or of any school, was filled in: the end of its place tells which.
[[nodiscard]] inline bool has_filled(const district& d, std::string_view part) noexcept {
    for (const filled_value& f : d.filled) {
        if (std::string_view{f.place}.ends_with(part)) return true;
    }
    return false;
}

/// Pupils of a need group over the district.
[[nodiscard]] inline pupils total_need(const district& d, pupils need_counts::*group) noexcept {
    pupils total{};
    for (const school& s : d.schools) total += s.needs.*group;
    return total;
}

}  // namespace nineways
