// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include <nineways/compare.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_days.hpp>
#include <nineways/io/operations/requested_packages.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>

/// What a request asks to have compared: every operation over two packages reads the same keys.
namespace nineways::io::detail {

inline constexpr number_rule new_money_rule{
    .min = -nineways::detail::most_money, .max = nineways::detail::most_money, .unit = "dollars a year"};
inline constexpr number_rule teacher_supply_rule{.min = 0, .max = 1e6, .unit = "posts"};
inline constexpr number_rule years_rule{.min = 1, .max = 30, .unit = "years", .whole = true};

/// A district, the money, and the packages over it. Means nothing if there are faults.
class requested_comparison {
  public:
    explicit requested_comparison(const request_context& in)
        : assumed(requested_assumptions(in)), own(requested_district_with_days(in, assumed)), ground(in) {
        const bool usual_money = in.request.read_if("situation", happens, situation_names);
        in.request.read_if("fit", asked.fit);
        if (asked.fit) {
            if (!in.request.read_if("new_money", asked.new_money, new_money_rule)) {
                if (usual_money)
                    asked.money_share = money_share(happens);
                else
                    in.request.read("new_money", asked.new_money, new_money_rule);
            }
            // Less money is a cut, whose packages can come down to it.
            if (!usual_money && asked.new_money.value() < 0) happens = situation::cut;
        } else if (const value_reader given = in.request.optional("new_money")) {
            given.reject("no amount beside \"fit\": false", "Take out \"new_money\", or let the packages be fitted.");
        }
        a = ground.package(in, "a", preset_of(happens, side::restore));
        b = ground.package(in, "b", preset_of(happens, side::transform));
        in.request.read_if("years", asked.year, years_rule);
        if (const value_reader given = in.request.optional("teacher_supply"))
            asked.teacher_supply = fte{given.number(teacher_supply_rule)};
    }

    /// The district that the packages change, counted and priced; null where there are faults.
    [[nodiscard]] const district* stand(recorder book, fault_list& log) {
        const district& d = ground.stand(own, assumed, asked.year, book, before_, log);
        return log.empty() ? &d : nullptr;
    }

    /// The comparison over the district that stands; once. Means nothing if there are faults.
    [[nodiscard]] comparison compare(const district& d, recorder book_before, recorder book_a, recorder book_b,
                                     fault_list& log) {
        return nineways::detail::compare(d, std::move(before_), a, b, asked, assumed, book_before, book_a, book_b,
                                         log);
    }

    assumptions assumed;
    const district& own;
    requested_ground ground;
    situation happens = situation::gain;
    comparison_options asked;
    scenario a;
    scenario b;

  private:
    baseline before_;
};

}  // namespace nineways::io::detail
