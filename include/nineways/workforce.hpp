// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/grid_moves.hpp>
#include <nineways/detail/workforce_batch.hpp>
#include <nineways/salary.hpp>
#include <nineways/separations.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// What a year did to a workforce, in posts.
struct workforce_year {
    fte separations{};
    fte retirements{};  ///< part of the separations
    fte hires{};
    fte laid_off{};
};

/// The teachers of a salary grid from year to year.
///
/// Each year some leave every cell (`separation_curve`), the others rise a step, some come to the next lane, and
/// vacancies and new posts are filled at the entry, with the mix of lanes with which today's would hold. Where there
/// are fewer posts than people who stay, the least experienced are let go.
class workforce {
  public:
    /// The teachers of a pay system's grid, as they stand. The headcount must not be empty.
    workforce(const pay_system& pay, const assumptions& assumed)
        : moves_(detail::moves_of(pay.grid)),
          staff_(moves_, {teachers(pay.grid).value()}, {pay.separation_rate}, assumed,
                 detail::workforce_futures<1>::central(assumed)) {}
    workforce(const workforce&) = delete;  // its parts refer to each other

    /// A year on, to as many posts as are told. `moved` is what pay and conditions do to turnover, as a share of it;
    /// `frozen` says that nobody rises a step.
    workforce_year advance(fte posts, double moved = 0, bool frozen = false) {
        detail::workforce_flows<1> flows;
        staff_.advance({posts.value()}, {moved}, frozen, flows);
        return {fte{flows.separations[0]}, fte{flows.retirements[0]}, fte{flows.hires[0]}, fte{flows.laid_off[0]}};
    }

    /// Teachers in a cell of the grid.
    [[nodiscard]] fte at(std::size_t cell) const noexcept { return fte{staff_.headcount()[cell][0]}; }
    [[nodiscard]] fte posts() const noexcept {
        fte all{};
        for (const auto& cell : staff_.headcount()) all += fte{cell[0]};
        return all;
    }
    /// Average salary at today's schedules, with longevity.
    [[nodiscard]] dollars_per_fte average_salary() const noexcept {
        return dollars{staff_.payroll(moves_.salary)[0]} / posts();
    }
    [[nodiscard]] double novice_share() const noexcept { return fte{staff_.novices()[0]} / posts(); }

  private:
    detail::grid_moves moves_;
    detail::workforce_batch<1> staff_;
};

/// Years after which a workforce is taken to stand where it stays.
inline constexpr int years_to_steady_state = 200;

/// The headcount of a pay system's grid in the long run, with as many posts as today: leavers and hires balance, and so
/// do steps. By iteration.
[[nodiscard]] inline std::vector<fte> steady_state(const pay_system& pay, const assumptions& assumed) {
    workforce staff{pay, assumed};
    const fte posts = teachers(pay.grid);
    for (int year = 0; year < years_to_steady_state; ++year) staff.advance(posts);
    std::vector<fte> all;
    for (std::size_t i = 0; i < pay.grid.headcount.size(); ++i) all.push_back(staff.at(i));
    return all;
}

}  // namespace nineways
