// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/grade.hpp>
#include <nineways/learning.hpp>
#include <nineways/parameters.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// What a year's growth is between two grades, by the sources that tell it.
struct grade_band {
    std::string_view id;
    grade to;  ///< the grade in which it is learned
    std::array<parameter_ref, 3> sources;
    std::size_t source_count;
};

/// From kindergarten to grade 8. Later pupils gain so little in a year (in grade 12 between 0.01 and 0.06 SD) that an
/// effect would be called many months, or years: there are no months for them.
inline constexpr std::array<grade_band, 8> grade_bands{{
    {"K-1", grade::first, {"reading_growth_k_1"_p, "mathematics_growth_k_1"_p, {}}, 2},
    {"1-2", grade::second, {"reading_growth_1_2"_p, "mathematics_growth_1_2"_p, {}}, 2},
    {"2-3", grade::third, {"reading_growth_2_3"_p, "mathematics_growth_2_3"_p, {}}, 2},
    {"3-4", grade::fourth,
     {"reading_growth_3_4"_p, "mathematics_growth_3_4"_p, "other_mathematics_growth_3_4"_p}, 3},
    {"4-5", grade::fifth,
     {"reading_growth_4_5"_p, "mathematics_growth_4_5"_p, "other_mathematics_growth_4_5"_p}, 3},
    {"5-6", grade::sixth,
     {"reading_growth_5_6"_p, "mathematics_growth_5_6"_p, "other_mathematics_growth_5_6"_p}, 3},
    {"6-7", grade::seventh,
     {"reading_growth_6_7"_p, "mathematics_growth_6_7"_p, "other_mathematics_growth_6_7"_p}, 3},
    {"7-8", grade::eighth,
     {"reading_growth_7_8"_p, "mathematics_growth_7_8"_p, "other_mathematics_growth_7_8"_p}, 3},
}};

/// A least and a most.
struct span_of_months {
    double low = 0;
    double high = 0;
};

/// What a package's four-year effect comes to in months of one grade band. Whatever source is right, it lies inside.
struct months_of_learning {
    const grade_band* band = nullptr;
    range<effect_size> effect;  ///< after four years, on the pupils of the band's level
    span_of_months month;       ///< SD in a month, by the sources that disagree
    span_of_months central;     ///< months of the central effect
    span_of_months whole;       ///< months of the effect's whole range
};

/// SD that a month of a band may be: the least and the most that any source says.
[[nodiscard]] inline span_of_months sd_a_month(const grade_band& band, const assumptions& assumed) noexcept {
    const range<double> any = assumed.of("learning_month_all_ages"_p);
    const range<double> other = assumed.of("learning_month_branch"_p);
    const range<double> months = assumed.of("learning_months_a_year"_p);
    span_of_months found{any.low < other.low ? any.low : other.low, any.high > other.high ? any.high : other.high};
    for (const parameter_ref source : std::span{band.sources}.first(band.source_count)) {
        const range<double> year = assumed.of(source);
        if (year.low / months.high < found.low) found.low = year.low / months.high;
        if (year.high / months.low > found.high) found.high = year.high / months.low;
    }
    return found;
}

/// The four-year effect of a package on each level: the mean over its tiers, as the district's mean is made.
[[nodiscard]] inline range<effect_size> stock_of_level(const learning& learned, const by_cell<double>& pupil_count,
                                                       std::size_t level, const assumptions& assumed) noexcept {
    std::array<double, 3> sum{};
    double count = 0;
    for (std::size_t t = 0; t < tier_count; ++t) {
        const range<effect_size>& year = learned.year[level][t];
        sum[0] += year.low.value() * pupil_count[level][t];
        sum[1] += year.central.value() * pupil_count[level][t];
        sum[2] += year.high.value() * pupil_count[level][t];
        count += pupil_count[level][t];
    }
    return stock_of({effect_size{sum[0] / count}, effect_size{sum[1] / count}, effect_size{sum[2] / count}}, assumed);
}

/// Months of learning by grade band, for the levels that the district has. Percentile points are the measure to use:
/// translations into time did worst of all where they were compared.
[[nodiscard]] inline std::vector<months_of_learning> months_of(const learning& learned,
                                                               const by_cell<double>& pupil_count,
                                                               const assumptions& assumed) {
    std::vector<months_of_learning> all;
    for (const grade_band& band : grade_bands) {
        const auto level = static_cast<std::size_t>(level_of(band.to));
        double count = 0;
        for (const double here : pupil_count[level]) count += here;
        if (!(count > 0)) continue;
        const range<effect_size> effect = stock_of_level(learned, pupil_count, level, assumed);
        const span_of_months month = sd_a_month(band, assumed);
        const auto least = [&](effect_size e) { return e.value() / (e.value() < 0 ? month.low : month.high); };
        const auto most = [&](effect_size e) { return e.value() / (e.value() < 0 ? month.high : month.low); };
        all.push_back({&band, effect, month, {least(effect.central), most(effect.central)},
                       {least(effect.low), most(effect.high)}});
    }
    return all;
}

}  // namespace nineways
