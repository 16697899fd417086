// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

/// Schools in the order of their pupils' low income, in quarters of all pupils.
namespace nineways::detail {

/// Schools of one low-income share, which cannot be put in order and so are one.
struct need_band {
    double low_income = 0;  ///< share of pupils
    double pupils = 0;
    double sum = 0;  ///< pupils x the measure that is averaged
};

/// The bands in order, the least poor first; schools of one share are put together.
[[nodiscard]] inline std::vector<need_band> in_bands(std::vector<need_band> schools) {
    std::stable_sort(schools.begin(), schools.end(),
                     [](const need_band& x, const need_band& y) { return x.low_income < y.low_income; });
    std::vector<need_band> bands;
    for (const need_band& s : schools) {
        if (bands.empty() || bands.back().low_income != s.low_income) {
            bands.push_back(s);
        } else {
            bands.back().pupils += s.pupils;
            bands.back().sum += s.sum;
        }
    }
    return bands;
}

/// The mean of the measure over the first `count` pupils; a band in which the count ends gives its part.
[[nodiscard]] inline double mean_of_first(const std::vector<need_band>& bands, double count) noexcept {
    double left = count;
    double sum = 0;
    for (const need_band& b : bands) {
        const double taken = std::min(left, b.pupils);
        sum += b.sum * (taken / b.pupils);
        left -= taken;
        if (!(left > 0)) break;
    }
    return sum / count;
}

/// The mean of a measure in the quarter of pupils in the least poor schools, and in the poorest.
struct quarter_means {
    double least_poor = 0;
    double poorest = 0;
};
[[nodiscard]] inline quarter_means in_quarters(std::vector<need_band> bands) {
    double pupils = 0;
    for (const need_band& b : bands) pupils += b.pupils;
    quarter_means means;
    means.least_poor = mean_of_first(bands, pupils / 4);
    std::reverse(bands.begin(), bands.end());
    means.poorest = mean_of_first(bands, pupils / 4);
    return means;
}

}  // namespace nineways::detail
