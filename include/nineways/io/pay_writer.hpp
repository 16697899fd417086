// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include <nineways/district.hpp>
#include <nineways/district_pay.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/prices.hpp>
#include <nineways/salary.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways::io::detail {

/// Where the values of a part come from in a document: what was filled there is not the district's own.
[[nodiscard]] constexpr std::string_view source_of(pay_part part) noexcept {
    return part == pay_part::own_salaries  ? "/roles"
           : part == pay_part::substitutes ? "/substitutes_per_teacher"
                                           : "/pay";
}

/// Writes the pay of one state of a district.
class pay_writer {
  public:
    pay_writer(json_stream& out, const district& d, const spending& cost)
        : out_(out), d_(d), cost_(cost), found_(measure_pay(d, cost)), teachers_pay_(post_pay(found_.teachers)) {}

    /// The share of teachers' pay that roles and results earn; none where nobody told it.
    [[nodiscard]] std::optional<double> contribution() const {
        if (!(teachers_pay_.value() > 0) || is_unknown(pay_part::contribution)) return std::nullopt;
        return amount(found_.teachers, pay_part::contribution) / teachers_pay_;
    }

    void run() const {
        out_.object().put("teachers", cost_.teachers.value).put("average_salary", cost_.average_salary.value);
        out_.array("parts");
        for (std::size_t p = 0; p < pay_part_count; ++p) part(static_cast<pay_part>(p));
        out_.end();
        sums("pay", post_pay(found_.teachers), post_pay(found_.others));
        sums("cost", total(found_.teachers), total(found_.others));
        out_.put("contract", found_.contract);
        supplements();
        added();
        longevity();
        schedules();
        out_.end();
    }

  private:
    [[nodiscard]] static dollars amount(const pay_parts& parts, pay_part p) noexcept {
        return parts[static_cast<std::size_t>(p)];
    }

    /// Whether teachers get nothing for a part only because what was filled in has none: what nobody told is no 0.
    [[nodiscard]] bool is_unknown(pay_part p) const noexcept {
        const bool may_be_there = p == pay_part::contribution || p == pay_part::shortage || p == pay_part::added_time;
        return may_be_there && amount(found_.teachers, p).value() == 0 && has_filled(d_, source_of(p));
    }

    void part(pay_part p) const {
        const dollars teachers = amount(found_.teachers, p);
        const dollars others = amount(found_.others, p);
        out_.object().put("part", pay_part_names[static_cast<std::size_t>(p)]);
        if (is_unknown(p)) {
            // A package may pay others for it: that is known.
            if (others.value() != 0) out_.put("others", others);
            out_.put("not_measured", "nobody told it; what was filled in has none").end();
            return;
        }
        out_.put("teachers", teachers);
        if (is_post_pay(p) && teachers_pay_.value() > 0) out_.put("share_of_teachers_pay", teachers / teachers_pay_);
        if (cost_.teachers.value.value() > 0) out_.put("a_teacher", teachers / cost_.teachers.value);
        out_.put("others", others).put("all", teachers + others);
        if (has_filled(d_, source_of(p)) && teachers.value() + others.value() != 0) out_.put("filled", true);
        out_.end();
    }

    void sums(const char* name, dollars teachers, dollars others) const {
        out_.object(name).put("teachers", teachers).put("others", others).put("all", teachers + others).end();
    }

    void paid_to(role_id r, double share) const {
        if (r != all_teachers) out_.put("role", d_.roles[r].id);
        out_.put("title", r == all_teachers ? std::string_view{"all who teach"} : d_.roles[r].title);
        out_.put("posts", posts_paid(cost_, r) * share);
    }

    void supplements() const {
        out_.array("supplements");
        for (const pay_supplement& s : d_.pay.supplements) {
            out_.object().put("id", s.id);
            paid_to(s.role, s.share);
            out_.put("amount", s.amount).put("earned_by", name_of(s.earned, earned_by_names));
            out_.put("dollars", s.amount * (posts_paid(cost_, s.role) * s.share)).end();
        }
        out_.end();
    }

    void added() const {
        out_.array("added_days");
        for (const added_days& a : d_.pay.added) {
            const dollars_per_fte a_day = salary_paid(d_, cost_, a.role) / d_.pay.contract_days;
            out_.object().put("id", a.id);
            paid_to(a.role, a.share);
            out_.put("days", a.days);
            out_.put("dollars", a_day * (posts_paid(cost_, a.role) * (a.days * a.share))).end();
        }
        out_.end();
        out_.put("days_beyond_contract", cost_.days_beyond_contract);
    }

    /// Posts of the day that a teacher of the grid's headcount stands for.
    [[nodiscard]] double scale() const noexcept { return posts_on_grid(d_, cost_) / teachers(d_.pay.grid); }

    void longevity() const {
        out_.array("longevity");
        for (const longevity_payment& paid : d_.pay.grid.longevity) {
            const fte posts = paid.teachers * scale();
            out_.object().put("id", paid.id).put("after_years", paid.after_years).put("posts", posts);
            out_.put("amount", paid.amount).put("dollars", paid.amount * posts).end();
        }
        out_.end();
    }

    void schedules() const {
        const salary_grid& g = d_.pay.grid;
        out_.array("schedules");
        for (std::size_t s = 0; s < g.schedules.size(); ++s) {
            fte here{};
            dollars paid{};
            dollars_per_fte top{};
            for (std::size_t step = 0; step < g.steps; ++step) {
                for (std::size_t lane = g.first_lane(s); lane < g.lane_end(s); ++lane) {
                    const std::size_t i = g.cell(step, lane);
                    here += g.headcount[i];
                    paid += g.salary[i] * g.headcount[i];
                    if (g.salary[i] > top) top = g.salary[i];
                }
            }
            out_.object()
                .put("id", g.schedules[s].id)
                .put("closed", g.schedules[s].closed)
                .put("posts", here * scale());
            out_.put("entry_salary", entry_salary(g, s)).put("highest_salary", top);
            if (here.value() > 0) out_.put("average_salary", paid / here);
            out_.end();
        }
        out_.end();
    }

    json_stream& out_;
    const district& d_;
    const spending& cost_;
    district_pay found_;
    dollars teachers_pay_;
};

}  // namespace nineways::io::detail
