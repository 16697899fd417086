// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/whole_text.hpp>
#include <nineways/district.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/figure.hpp>
#include <nineways/parameters.hpp>

namespace nineways::io {

/// Lines of a budget that are neither a role nor something listed in the district.
inline constexpr std::array<std::string_view, 6> line_names{
    "substitutes",          "turnover",                      "rooms",
    "time_beyond_contract", "special_education_kept_by_law", "moved_between_schools"};

/// Writes paths as text: `posts/role/classroom_teacher/school/alder`, and for a state after levers
/// `posts/role/classroom_teacher@smaller_classes`. The same path always gives the same text.
class path_writer {
  public:
    /// `levers` are those of the package whose paths are written; none for the district as it stands.
    explicit path_writer(const district& d, const std::vector<lever_result>* levers = nullptr)
        : d_(d), levers_(levers) {}

    /// The text of a path. It stands until the next is asked for.
    [[nodiscard]] const std::string& operator()(const path& p) {
        text_ = measure_names[static_cast<std::size_t>(p.what)];
        std::size_t school = 0;
        for (const path_step& step : p.steps) {
            if (step.along == axis::none) break;
            if (step.along == axis::school) school = step.index;
            text_ += '/';
            text_ += axis_names[static_cast<std::size_t>(step.along)];
            text_ += '/';
            if (step.along == axis::line && step.index >= line_names.size()) text_ += whole_text(step.index);
            else text_ += key(step, school);
        }
        if (p.stage > 0 && levers_ != nullptr && p.stage <= levers_->size()) {
            text_ += '@';
            text_ += lever_catalog[(*levers_)[p.stage - 1U].choice.lever]->id;
        }
        return text_;
    }

  private:
    [[nodiscard]] std::string_view key(const path_step& step, std::size_t school) const {
        const std::size_t i = step.index;
        switch (step.along) {
            case axis::school: return d_.schools[i].id;
            case axis::role: return d_.roles[i].id;
            case axis::subject: return subject_names[i];
            case axis::level: return level_names[i];
            case axis::tier: return tier_names[i];
            case axis::grade: return grade_names[i];
            case axis::block: return d_.designs[d_.schools[school].design].blocks[i].id;
            case axis::line: return line_names[i];
            case axis::function: return function_names[i];
            case axis::lever: return lever_catalog[i]->id;
            case axis::parameter: return registry[i].id;
            case axis::purchase: return d_.purchases[i].id;
            case axis::supplement: return d_.pay.supplements[i].id;
            case axis::added_days: return d_.pay.added[i].id;
            case axis::sharing: return d_.shared[i].id;
            case axis::none: break;
        }
        return {};
    }

    const district& d_;
    const std::vector<lever_result>* levers_;
    std::string text_;
};

}  // namespace nineways::io
