// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/compare.hpp>
#include <nineways/presets.hpp>
#include <nineways/typical.hpp>

/// What every benchmark starts from: the typical city, counted and priced, and 3 % of its budget as new money.
struct typical_city {
    nineways::assumptions assumed;
    nineways::district d = nineways::typical::build(nineways::typical::districts[0], assumed);
    nineways::no_ledger none;
    nineways::baseline before = nineways::stand_before(d, assumed, none);
    nineways::scenario restore = nineways::restore_preset();
    nineways::scenario transform = nineways::transform_preset();
    nineways::dollars new_money = before.cost.recurring.central * 0.03;
    int year = 5;
};
