// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace nineways::typical {

/// A school of a typical district. The districts are fictional; sizes vary as they do in districts of the
/// kind, and none makes a grade that stands exactly between two numbers of classes at today's size or one pupil fewer.
struct school_row {
    std::string_view id;
    std::string_view name;
    std::string_view kind;  ///< a standard design: elementary (K-5), middle (6-8), high (9-12)
    int pupils;
    double low_income_share;
};

/// 42 schools, 25,000 pupils.
inline constexpr auto city_schools = std::to_array<school_row>({
    {"alder", "Alder Elementary", "elementary", 237, 0.15},
    {"ash", "Ash Elementary", "elementary", 249, 0.45},
    {"aspen", "Aspen Elementary", "elementary", 262, 0.75},
    {"basswood", "Basswood Elementary", "elementary", 275, 0.29},
    {"beech", "Beech Elementary", "elementary", 288, 0.59},
    {"birch", "Birch Elementary", "elementary", 312, 0.89},
    {"buckeye", "Buckeye Elementary", "elementary", 314, 0.42},
    {"butternut", "Butternut Elementary", "elementary", 324, 0.73},
    {"catalpa", "Catalpa Elementary", "elementary", 342, 0.26},
    {"cedar", "Cedar Elementary", "elementary", 353, 0.56},
    {"cherry", "Cherry Elementary", "elementary", 366, 0.86},
    {"chestnut", "Chestnut Elementary", "elementary", 379, 0.40},
    {"cottonwood", "Cottonwood Elementary", "elementary", 392, 0.70},
    {"cypress", "Cypress Elementary", "elementary", 406, 0.23},
    {"dogwood", "Dogwood Elementary", "elementary", 414, 0.53},
    {"elm", "Elm Elementary", "elementary", 438, 0.84},
    {"fir", "Fir Elementary", "elementary", 445, 0.37},
    {"gum", "Gum Elementary", "elementary", 456, 0.67},
    {"hackberry", "Hackberry Elementary", "elementary", 469, 0.20},
    {"hawthorn", "Hawthorn Elementary", "elementary", 484, 0.51},
    {"hazel", "Hazel Elementary", "elementary", 497, 0.81},
    {"hemlock", "Hemlock Elementary", "elementary", 510, 0.34},
    {"hickory", "Hickory Elementary", "elementary", 523, 0.64},
    {"holly", "Holly Elementary", "elementary", 534, 0.18},
    {"hornbeam", "Hornbeam Elementary", "elementary", 546, 0.48},
    {"juniper", "Juniper Elementary", "elementary", 563, 0.78},
    {"larch", "Larch Elementary", "elementary", 576, 0.31},
    {"laurel", "Laurel Elementary", "elementary", 588, 0.62},
    {"brookside", "Brookside Middle", "middle", 483, 0.25},
    {"creekside", "Creekside Middle", "middle", 546, 0.48},
    {"fallsside", "Fallsside Middle", "middle", 618, 0.71},
    {"harborside", "Harborside Middle", "middle", 687, 0.33},
    {"lakeside", "Lakeside Middle", "middle", 753, 0.56},
    {"pondside", "Pondside Middle", "middle", 824, 0.79},
    {"riverside", "Riverside Middle", "middle", 893, 0.40},
    {"springside", "Springside Middle", "middle", 962, 0.64},
    {"old_crest", "Old Crest High", "high", 820, 0.30},
    {"old_hill", "Old Hill High", "high", 999, 0.74},
    {"old_meadow", "Old Meadow High", "high", 1192, 0.65},
    {"old_ridge", "Old Ridge High", "high", 1375, 0.56},
    {"old_summit", "Old Summit High", "high", 1560, 0.48},
    {"old_valley", "Old Valley High", "high", 1746, 0.39},
});

/// 13 schools, 8,000 pupils.
inline constexpr auto suburb_schools = std::to_array<school_row>({
    {"alder", "Alder Elementary", "elementary", 362, 0.10},
    {"ash", "Ash Elementary", "elementary", 390, 0.23},
    {"aspen", "Aspen Elementary", "elementary", 414, 0.36},
    {"basswood", "Basswood Elementary", "elementary", 447, 0.14},
    {"beech", "Beech Elementary", "elementary", 480, 0.27},
    {"birch", "Birch Elementary", "elementary", 504, 0.40},
    {"buckeye", "Buckeye Elementary", "elementary", 533, 0.19},
    {"butternut", "Butternut Elementary", "elementary", 562, 0.31},
    {"brookside", "Brookside Middle", "middle", 543, 0.15},
    {"creekside", "Creekside Middle", "middle", 615, 0.35},
    {"fallsside", "Fallsside Middle", "middle", 688, 0.25},
    {"old_crest", "Old Crest High", "high", 1108, 0.20},
    {"old_hill", "Old Hill High", "high", 1354, 0.30},
});

/// 4 schools, 1,200 pupils.
inline constexpr auto rural_schools = std::to_array<school_row>({
    {"north_fork", "North Fork Elementary", "elementary", 241, 0.45},
    {"south_fork", "South Fork Elementary", "elementary", 314, 0.55},
    {"county_middle", "County Middle", "middle", 277, 0.50},
    {"county_high", "County High", "high", 368, 0.48},
});

/// Pupils of a table.
template <std::size_t Count>
[[nodiscard]] constexpr int pupils_of(const std::array<school_row, Count>& rows) noexcept {
    int all = 0;
    for (const school_row& row : rows) all += row.pupils;
    return all;
}

static_assert(city_schools.size() == 42 && pupils_of(city_schools) == 25'000);
static_assert(suburb_schools.size() == 13 && pupils_of(suburb_schools) == 8'000);
static_assert(rural_schools.size() == 4 && pupils_of(rural_schools) == 1'200);

}  // namespace nineways::typical
