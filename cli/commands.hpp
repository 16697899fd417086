// SPDX-License-Identifier: MIT
#pragma once

namespace CLI {
class App;
}

/// The commands, each in a file of its own. A command adds itself to the program, or to the command above it.
namespace nineways::cli {

inline constexpr int bad_input = 2;
inline constexpr int wrong_usage = 64;

void add_assumptions(CLI::App& app);
void add_compare(CLI::App& app);
void add_curve(CLI::App& app);
void add_day(CLI::App& app);
void add_diff(CLI::App& app);
void add_equity(CLI::App& app);
void add_fund(CLI::App& app);
void add_import_bell(CLI::App& import);
void add_import_positions(CLI::App& import);
void add_import_salary(CLI::App& import);
void add_import_schools(CLI::App& import);
void add_pay(CLI::App& app);
void add_project(CLI::App& app);
void add_run(CLI::App& app);
void add_scenario(CLI::App& app);
void add_school_budgets(CLI::App& app);
void add_scorecard(CLI::App& app);
void add_simulate(CLI::App& app);
void add_sketch(CLI::App& app);
void add_timetable(CLI::App& app);
void add_validate(CLI::App& app);

}  // namespace nineways::cli
