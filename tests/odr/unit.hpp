// SPDX-License-Identifier: MIT
// The body of both translation units: it reports where things with one definition live.
#pragma once

#include <nineways/version.hpp>

#define NINEWAYS_NAME(name) NINEWAYS_JOIN(name, _unit)
#define NINEWAYS_JOIN(name, suffix) name##suffix

const void* NINEWAYS_NAME(NINEWAYS_UNIT)();
const void* NINEWAYS_NAME(NINEWAYS_UNIT)() { return &nineways::version; }
