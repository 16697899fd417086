// SPDX-License-Identifier: MIT
#pragma once

// The charts of a simulation: how sure who is ahead is, and what that hangs on.
#include <nineways/io/chart/driver_chart.hpp>
#include <nineways/io/chart/interval_chart.hpp>
