// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/detail/district_rules.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/staff.hpp>

namespace nineways::io::detail {

inline constexpr nineways::detail::size_rule note_size{.max = 2000};

/// Reads a role, as the documents of districts and of day designs have it.
inline void read_role(const value_reader& v, role& r) {
    using namespace nineways::detail;
    object_reader o = v.object();
    o.read("id", r.id, id_size);
    o.read("title", r.title, name_size);
    o.read("function", r.function, function_names);
    o.read("pay", r.basis, pay_basis_names);
    if (r.basis == pay_basis::own_salary) o.read("salary", r.salary, salary_rule);
    if (r.basis == pay_basis::contract) o.read("price", r.salary, contract_price_rule);
    o.read("teacher", r.is_teacher);
    o.read_if("note", r.note, note_size);
    o.finish();
}

}  // namespace nineways::io::detail
