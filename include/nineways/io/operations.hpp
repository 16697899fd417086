// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string_view>

#include <nineways/io/operation.hpp>
#include <nineways/io/operations/compare.hpp>
#include <nineways/io/operations/curve.hpp>
#include <nineways/io/operations/day.hpp>
#include <nineways/io/operations/diff.hpp>
#include <nineways/io/operations/districts.hpp>
#include <nineways/io/operations/equity.hpp>
#include <nineways/io/operations/fund.hpp>
#include <nineways/io/operations/import_bell.hpp>
#include <nineways/io/operations/import_positions.hpp>
#include <nineways/io/operations/import_salary.hpp>
#include <nineways/io/operations/import_schools.hpp>
#include <nineways/io/operations/pay.hpp>
#include <nineways/io/operations/project.hpp>
#include <nineways/io/operations/registry.hpp>
#include <nineways/io/operations/school_budgets.hpp>
#include <nineways/io/operations/scorecard.hpp>
#include <nineways/io/operations/simulate.hpp>
#include <nineways/io/operations/sketch_district.hpp>
#include <nineways/io/operations/timetable.hpp>

/// The one door: the table of operations.
namespace nineways::io {

/// All operations.
inline constexpr std::array<operation, 25> operations{
    assumptions_operation,
    compare_operation,
    curve_operation,
    day_operation,
    diff_operation,
    district_operation,
    districts_operation,
    equity_operation,
    fund_operation,
    import_bell_operation,
    import_positions_operation,
    import_salary_operation,
    import_schools_operation,
    levers_operation,
    load_operation,
    pay_operation,
    project_operation,
    scenario_operation,
    school_budgets_operation,
    scorecard_operation,
    simulate_operation,
    sketch_district_operation,
    timetable_operation,
    validate_operation,
    version_operation,
};

/// Runs one operation by name. Bad input is an answer that is not `ok` and lists every fault, never an exception.
[[nodiscard]] inline response run(session& known, std::string_view name, std::string_view request) {
    return run(known, name, request, operations);
}

}  // namespace nineways::io
