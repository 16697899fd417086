// SPDX-License-Identifier: MIT
#pragma once

/// Names of the main types, for headers that only pass them on.
namespace nineways {

class assumptions;
class ledger;
struct no_ledger;
class recorder;

struct school;
struct day_design;
struct time_block;
struct bell_schedule;
struct salary_grid;
struct pay_system;
struct contract_limit;
struct fund_source;
struct district;
struct district_draft;

struct lever;
struct lever_choice;
struct scenario;

struct quantities;
struct spending;
struct baseline;
struct evaluation;
struct fitted;
struct package;
struct comparison;

struct fault;
class invalid_input;

}  // namespace nineways
