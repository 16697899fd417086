// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/io/csv_reader.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/csv_writer.hpp>
