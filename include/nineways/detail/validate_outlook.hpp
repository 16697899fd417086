// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <nineways/detail/fault_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/future_enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/outlook.hpp>

namespace nineways::detail {

/// What is wrong with what is told of the coming years. `today` is the year of the district's dollars; none where it is
/// not known which years are projected.
[[nodiscard]] inline faults faults_of(const outlook& told, std::optional<int> today) {
    faults all;
    if (told.years < 1 || told.years > most_projected_years) {
        all.push_back({"/horizon", text_of(static_cast<double>(told.years)),
                       text_of("a whole number from 1 to ", static_cast<double>(most_projected_years)),
                       "Leave it out for 10."});
    }
    const auto series = [&](const std::vector<double>& values, const char* place) {
        if (!values.empty() && values.size() != static_cast<std::size_t>(told.years)) {
            all.push_back({place, text_of(static_cast<double>(values.size()), " values"),
                           text_of("one for each of the ", static_cast<double>(told.years), " years"),
                           "Give a value for every projected year, or one number for all."});
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i] > -1 && values[i] <= 1) continue;
            all.push_back({text_of(place, "/", static_cast<double>(i)), text_of(values[i]), "more than -1, at most 1",
                           "Give growth as a share: 0.02 for 2 %."});
        }
    };
    series(told.price_growth, "/outlook/price_growth");
    series(told.schedule_growth, "/outlook/schedule_growth");
    series(told.benefits_growth, "/outlook/benefits_growth");
    const auto span = [&](const year_span& s, const std::string& place) {
        if (s.last < s.first) {
            all.push_back({place, text_of(static_cast<double>(s.first), " to ", static_cast<double>(s.last)),
                           "a last year that is not before the first", "Turn the years around."});
        } else if (today && (s.last <= *today || s.first > *today + told.years)) {
            all.push_back({place, text_of(static_cast<double>(s.first), " to ", static_cast<double>(s.last)),
                           text_of("years from ", static_cast<double>(*today + 1), " to ",
                                   static_cast<double>(*today + told.years)),
                           "Name years that are projected, each by the year in which it ends."});
        }
    };
    for (std::size_t i = 0; i < told.frozen_steps.size(); ++i)
        span(told.frozen_steps[i], text_of("/outlook/frozen_steps/", static_cast<double>(i)));
    if (told.money) span(*told.money, "/outlook/money");
    if (!told.cohorts) return all;
    if (!(told.cohorts->entry_growth > -1 && told.cohorts->entry_growth <= 1)) {
        all.push_back({"/outlook/entry_growth", text_of(told.cohorts->entry_growth), "more than -1, at most 1",
                       "Give growth as a share: -0.01 for 1 % fewer a year."});
    }
    for (std::size_t g = 0; g < grade_count; ++g) {
        const double survival = told.cohorts->survival[g];
        if (survival >= 0 && survival <= most_survival) continue;
        all.push_back({text_of("/outlook/survival/", grade_names[g]), text_of(survival),
                       text_of("0 to ", most_survival),
                       "Divide the pupils of the next grade by those of this grade a year before."});
    }
    return all;
}

}  // namespace nineways::detail
