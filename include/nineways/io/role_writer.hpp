// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/io/json_stream.hpp>
#include <nineways/staff.hpp>

namespace nineways::io::detail {

/// Writes roles as the document of a district has them: the list.
inline void write_roles(json_stream& out, const std::vector<role>& roles) {
    out.array();
    for (const role& r : roles) {
        out.object().put("id", r.id).put("title", r.title);
        out.put("function", function_names[static_cast<std::size_t>(r.function)]);
        out.put("pay", pay_basis_names[static_cast<std::size_t>(r.basis)]);
        if (r.basis == pay_basis::own_salary) out.put("salary", r.salary);
        if (r.basis == pay_basis::contract) out.put("price", r.salary);
        out.put("teacher", r.is_teacher);
        if (!r.note.empty()) out.put("note", r.note);
        out.end();
    }
    out.end();
}

}  // namespace nineways::io::detail
