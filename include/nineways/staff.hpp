// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <nineways/units.hpp>

namespace nineways {

/// The functions of the national finance survey, under which spending is reported.
enum class spending_function : std::uint8_t {
    instruction,
    student_support,
    instructional_staff,
    general_administration,
    school_administration,
    operations,
    transport,
    other_support,
    food,
    enterprise,
};
inline constexpr std::size_t function_count = 10;
inline constexpr std::array<std::string_view, function_count> function_names{
    "instruction", "student_support", "instructional_staff", "general_administration", "school_administration",
    "operations",  "transport",       "other_support",       "food",                   "enterprise"};

/// How a post is paid: on the teachers' salary grid, with a salary of its own, or as a service of another organisation
/// at its price, with no benefits on top.
enum class pay_basis : std::uint8_t { teacher_grid, own_salary, contract };
inline constexpr std::array<std::string_view, 3> pay_basis_names{"teacher_grid", "own_salary", "contract"};

/// Position of a role in `district::roles`.
using role_id = std::uint16_t;
/// The most roles that a district may have.
inline constexpr std::size_t role_limit = 32;
/// In place of a role: every role that teaches.
inline constexpr role_id all_teachers = 0xffff;

/// A kind of post. The list is open: a district may add roles behind the standard ones.
struct role {
    std::string id;
    std::string title;
    spending_function function = spending_function::instruction;
    pay_basis basis = pay_basis::own_salary;
    /// Average yearly salary, or the yearly price under contract, in the district's dollars; unused on the teachers'
    /// grid.
    dollars_per_fte salary{};
    /// Whether the national count of teachers includes the role.
    bool is_teacher = false;
    /// Where the pay or the price comes from, if it needs saying: answers print it beside what they price with it.
    std::string note{};
};

/// The roles that every district has, in this order, at the front of `district::roles`.
namespace standard_role {
inline constexpr role_id classroom_teacher = 0;
inline constexpr role_id specials_teacher = 1;
inline constexpr role_id special_education_teacher = 2;
inline constexpr role_id interventionist = 3;
inline constexpr role_id coach = 4;
inline constexpr role_id teacher_leader = 5;
inline constexpr role_id aide = 6;
inline constexpr role_id counselor = 7;
inline constexpr role_id librarian = 8;
inline constexpr role_id student_support = 9;
inline constexpr role_id principal = 10;
inline constexpr role_id assistant_principal = 11;
inline constexpr role_id clerical = 12;
inline constexpr role_id coordinator = 13;
inline constexpr role_id district_official = 14;
inline constexpr role_id district_support = 15;
inline constexpr role_id other_support = 16;
inline constexpr role_id count = 17;
}  // namespace standard_role

/// Posts of one role.
struct post_count {
    role_id role = 0;
    fte posts{};

    [[nodiscard]] friend bool operator==(const post_count&, const post_count&) = default;
};

}  // namespace nineways
