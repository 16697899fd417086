// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include <nineways/assumptions.hpp>
#include <nineways/district_pay.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/io/assumptions_json.hpp>
#include <nineways/io/chart/label.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_days.hpp>
#include <nineways/io/operations/requested_packages.hpp>
#include <nineways/io/pay_writer.hpp>
#include <nineways/io/scenario_json.hpp>
#include <nineways/ledger.hpp>
#include <nineways/parameters.hpp>
#include <nineways/prices.hpp>
#include <nineways/salary.hpp>
#include <nineways/scenario.hpp>

/// How a district's dollars of pay are earned, as it stands and after a package.
namespace nineways::io::detail {

/// What roles and results earn, beside what the paper says of districts.
[[nodiscard]] inline std::string contribution_sentence(const std::optional<double>& now, const scenario* package,
                                                       const std::optional<double>& after, const assumptions& assumed) {
    const auto percent = [](double share) { return chart::short_label(share * 100, 1) + " %"; };
    std::string out = now ? "Roles and results earn " + percent(*now) + " of teachers' pay as it stands"
                          : std::string{"Nobody told what roles and results earn of teachers' pay as it stands"};
    if (package != nullptr) {
        out += after ? "; they earn " + percent(*after) + " after \"" : std::string{", nor after \""};
        out += (package->title.empty() ? package->id : package->title) + '"';
    }
    return out + ". The paper says that districts give less than " + percent(assumed["paper_contribution_share"_p]) +
           " of compensation for them.";
}

inline void write_frozen_and_falling(json_stream& out, const district& d, const spending& cost) {
    if (d.pay.frozen_steps > 0) {
        out.object("frozen_steps").put("years", d.pay.frozen_steps);
        out.put("cost_of_giving_back", cost_of_frozen_steps(d, cost)).end();
    }
    const salary_grid& g = d.pay.grid;
    out.array("falling_steps");
    for (const falling_step& fall : falling_steps(g)) {
        out.object().put("lane", g.lanes[fall.lane]).put("from_step", fall.from).put("to_step", fall.to);
        out.put("from", g.salary[g.cell(fall.from, fall.lane)]).put("to", g.salary[g.cell(fall.to, fall.lane)]).end();
    }
    out.end();
}

inline void run_pay(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    const district& own = requested_district_with_days(in, assumed);
    requested_ground ground{in};
    const bool has_package = in.request.optional("a").present();
    const scenario package = ground.package(in, "a", 0);
    if (!in.finish()) return;

    constexpr int year = 1;  // of which no figure here depends
    baseline before;
    const recorder none = no_ledger{};
    const district& d = ground.stand(own, assumed, year, none, before, in.log);
    if (!in.log.empty()) return;
    evaluation after;
    if (has_package) nineways::detail::evaluate_into(after, d, before, package, assumed, year, none, in.log);
    if (!in.log.empty()) return;

    json_stream& out = in.out.object();
    write_district_summary(out.key("district"), d);
    write_role_notes(out, d);
    ground.write(out);
    const pay_writer now{out, d, before.cost};
    out.key("as_it_stands");
    now.run();
    std::optional<double> share_after;
    if (has_package) {
        write_header(out.key("package"), package);
        const pay_writer then{out, after.after, after.cost};
        share_after = then.contribution();
        out.key("after");
        then.run();
    }
    write_frozen_and_falling(out, d, before.cost);
    out.object("contribution");
    put_known(out, "as_it_stands", now.contribution());
    if (has_package) put_known(out, "after", share_after);
    write_assumed_range(out.key("paper"), "paper_contribution_share"_p, assumed);
    const scenario* changed_by = has_package ? &package : nullptr;
    out.put("sentence", contribution_sentence(now.contribution(), changed_by, share_after, assumed)).end().end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation pay_operation{"pay", "how each dollar that a district pays its people is earned",
                                         detail::run_pay};

}  // namespace nineways::io
