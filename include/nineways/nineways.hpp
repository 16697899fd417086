// SPDX-License-Identifier: MIT
#pragma once

/// The whole core: everything but reading and writing (`nineways/io/`).
#include <nineways/assumptions.hpp>
#include <nineways/compare.hpp>
#include <nineways/complete.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/fault.hpp>
#include <nineways/figure.hpp>
#include <nineways/fit.hpp>
#include <nineways/funding.hpp>
#include <nineways/fwd.hpp>
#include <nineways/grade.hpp>
#include <nineways/learning.hpp>
#include <nineways/ledger.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/metrics.hpp>
#include <nineways/national.hpp>
#include <nineways/parameters.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/reported.hpp>
#include <nineways/salary.hpp>
#include <nineways/scenario.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school.hpp>
#include <nineways/staff.hpp>
#include <nineways/standard_day.hpp>
#include <nineways/typical.hpp>
#include <nineways/units.hpp>
#include <nineways/validate.hpp>
#include <nineways/version.hpp>
