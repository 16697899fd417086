// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/detail/district_rules.hpp>
#include <nineways/district.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/school_rows.hpp>
#include <nineways/sketch_district.hpp>

namespace nineways::io::detail {

inline void run_sketch_district(const request_context& in) {
    district_numbers known;
    in.request.read("pupils", known.pupils, nineways::detail::sketched_pupils_rule);
    in.request.read("schools", known.schools, nineways::detail::sketched_schools_rule);
    in.request.read("low_income", known.low_income, nineways::detail::sketched_share_rule);
    in.request.read("budget", known.budget, nineways::detail::sketched_budget_rule);
    if (in.request.read_if("name", known.name, nineways::detail::name_size)) known.id = slug(known.name, "sketch");
    in.request.read_if("dollar_year", known.dollar_year, nineways::detail::dollar_year_rule);
    const assumptions assumed = requested_assumptions(in);
    if (!in.finish()) return;
    const district d = nineways::detail::sketch(known, assumed, in.log);
    if (in.log.empty()) write_district(in.out, d);
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation sketch_district_operation{"sketch_district", "a district document from five numbers",
                                                     detail::run_sketch_district};

}  // namespace nineways::io
