// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/figure.hpp>
#include <nineways/parameters.hpp>

namespace nineways::io {

/// Lines of a budget that are neither a role nor something listed in the district.
inline constexpr std::array<std::string_view, 3> line_names{"substitutes", "turnover", "rooms"};

/// Writes paths as text: `posts/role/classroom_teacher/school/alder`, and for a state after levers
/// `posts/role/classroom_teacher@smaller_classes`. The same path always gives the same text.
class path_writer {
  public:
    /// `levers` are those of the package whose paths are written; none for the district as it stands.
    explicit path_writer(const district& d, const std::vector<lever_result>* levers = nullptr) : d_(d), levers_(levers) {}

    [[nodiscard]] std::string operator()(const path& p) const {
        std::string text{measure_names[static_cast<std::size_t>(p.what)]};
        std::size_t school = 0;
        for (const path_step& step : p.steps) {
            if (step.along == axis::none) break;
            if (step.along == axis::school) school = step.index;
            text += '/';
            text += axis_names[static_cast<std::size_t>(step.along)];
            text += '/';
            text += key(step, school);
        }
        if (p.stage > 0 && levers_ != nullptr && p.stage <= levers_->size()) {
            text += '@';
            text += lever_catalog[(*levers_)[p.stage - 1U].choice.lever]->id;
        }
        return text;
    }

  private:
    [[nodiscard]] std::string key(const path_step& step, std::size_t school) const {
        const std::size_t i = step.index;
        switch (step.along) {
            case axis::school: return d_.schools[i].id;
            case axis::role: return d_.roles[i].id;
            case axis::subject: return std::string{subject_names[i]};
            case axis::level: return std::string{level_names[i]};
            case axis::tier: return std::string{tier_names[i]};
            case axis::grade: return std::string{grade_names[i]};
            case axis::block: return d_.designs[d_.schools[school].design].blocks[i].id;
            case axis::line: return i < line_names.size() ? std::string{line_names[i]} : std::to_string(i);
            case axis::function: return std::string{function_names[i]};
            case axis::lever: return std::string{lever_catalog[i]->id};
            case axis::parameter: return std::string{registry[i].id};
            case axis::purchase: return d_.purchases[i].id;
            case axis::supplement: return d_.pay.supplements[i].id;
            case axis::added_days: return d_.pay.added[i].id;
            case axis::none: break;
        }
        return {};
    }

    const district& d_;
    const std::vector<lever_result>* levers_;
};

}  // namespace nineways::io
