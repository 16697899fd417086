// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <nineways/compare.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_days.hpp>
#include <nineways/io/operations/requested_packages.hpp>
#include <nineways/io/result_writer.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>

namespace nineways::io::detail {

enum class detail_level : std::uint8_t { summary, full };
inline constexpr std::array<std::string_view, 2> detail_names{"summary", "full"};
inline constexpr number_rule new_money_rule{
    .min = -nineways::detail::most_money, .max = nineways::detail::most_money, .unit = "dollars a year"};
inline constexpr number_rule teacher_supply_rule{.min = 0, .max = 1e6, .unit = "posts"};
inline constexpr number_rule years_rule{.min = 1, .max = 30, .unit = "years", .whole = true};

/// Teaching posts of each school as it stands and after each package.
inline void write_schools(json_stream& out, const district& d, const comparison& c) {
    out.array();
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const auto teachers = [&](const quantities& q) {
            double sum = 0;
            for (std::size_t r = 0; r < d.roles.size(); ++r) {
                if (d.roles[r].is_teacher) sum += q.schools[s].rounded[r];
            }
            return sum;
        };
        out.object().put("id", d.schools[s].id).put("name", d.schools[s].name);
        out.put("pupils", total_pupils(d.schools[s]));
        out.object("day_teachers").put("as_it_stands", teachers(c.before.day));
        out.put("a", teachers(c.a.result.day)).put("b", teachers(c.b.result.day)).end().end();
    }
    out.end();
}

inline void run_compare(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    const district& own = requested_district_with_days(in, assumed);
    requested_ground ground{in};
    situation happens = situation::gain;
    const bool usual_money = in.request.read_if("situation", happens, situation_names);
    comparison_options asked;
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
    const scenario a = ground.package(in, "a", preset_of(happens, side::restore));
    const scenario b = ground.package(in, "b", preset_of(happens, side::transform));
    in.request.read_if("years", asked.year, years_rule);
    if (const value_reader given = in.request.optional("teacher_supply"))
        asked.teacher_supply = fte{given.number(teacher_supply_rule)};
    detail_level wanted = detail_level::summary;
    in.request.read_if("detail", wanted, detail_names);
    if (!has_ledgers && wanted == detail_level::full)
        in.request.required("detail").reject("\"summary\"", "Ask nineways-all.wasm, which writes every term.");
    if (!in.finish()) return;

    const bool full = has_ledgers && wanted == detail_level::full;
    ledger before;
    ledger of_a;
    ledger of_b;
    const recorder none = no_ledger{};
    baseline start;
    const district& d = ground.stand(own, assumed, asked.year, full ? recorder{before} : none, start, in.log);
    if (!in.log.empty()) return;
    const comparison c = nineways::detail::compare(d, std::move(start), a, b, asked, assumed, full ? before : none,
                                                   full ? of_a : none, full ? of_b : none, in.log);
    if (!in.log.empty()) return;
    in.out.object();
    ground.write(in.out);
    write_comparison(in.out, d, c, asked, assumed);
    if (full) {
        write_schools(in.out.key("schools"), d, c);
        in.out.object("ledgers");
        write_ledger(in.out.key("as_it_stands"), before, path_writer{d});
        write_ledger(in.out.key("a"), of_a, path_writer{c.a.result.after, &c.a.result.levers});
        write_ledger(in.out.key("b"), of_b, path_writer{c.b.result.after, &c.b.result.levers});
        in.out.end();
    }
    in.out.end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation compare_operation{"compare", "two packages over one district on equal dollars",
                                             detail::run_compare};

}  // namespace nineways::io
