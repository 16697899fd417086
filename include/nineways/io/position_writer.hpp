// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/io/json_stream.hpp>
#include <nineways/io/position_map.hpp>
#include <nineways/io/position_sums.hpp>
#include <nineways/io/role_writer.hpp>
#include <nineways/io/text_or_null.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways::io {

inline constexpr std::string_view positions_format = "nineways-positions/1";

namespace detail {

/// Writes what a list of positions comes to. Use `write_positions`.
class position_writer {
  public:
    position_writer(json_stream& out, const position_totals& totals) : out_(out), totals_(totals) {}

    void write(const position_map& map, const std::vector<role>& standard, bool departments, bool count_vacant) {
        out_.object().put("format", positions_format).put("title", map.title);
        out_.put("school_year", map.school_year).put("source", map.source).put("rows", totals_.rows);
        held_sums mapped;
        for (std::size_t r = 0; r < standard_role::count; ++r) add(mapped, totals_.roles[r]);
        held_sums all = mapped;
        add(all, totals_.roles.back());
        out_.key("totals").object();
        sums(all);
        out_.end().key("mapped").object();
        sums(mapped);
        out_.end().key("unmapped").object();
        sums(totals_.roles.back());
        out_.end().array("roles");
        for (std::size_t r = 0; r < standard_role::count; ++r) {
            if (totals_.roles[r].all().positions == 0) continue;
            out_.object().put("role", standard[r].id).put("title", standard[r].title);
            sums(totals_.roles[r]);
            out_.end();
        }
        out_.end();
        unmapped_titles();
        if (departments) write_departments(standard);
        out_.array("unused_titles");
        for (const std::string& each : totals_.unused_titles) out_.add(each);
        out_.end().array("notes");
        for (const position_note& each : totals_.notes)
            out_.object()
                .put("kind", each.kind)
                .put("rows", each.rows)
                .put("first_row", each.first_row)
                .put("sentence", each.sentence)
                .end();
        out_.end().put("vacant_in_roster", count_vacant);
        roster(map, standard, count_vacant);
        out_.end();
    }

  private:
    static void add(held_sums& to, const held_sums& more) noexcept {
        to.filled += more.filled;
        to.vacant += more.vacant;
    }

    void sum(const char* key, const position_sum& one) {
        out_.object(key).put("positions", one.positions).put("fte", one.fte()).put("salary", one.salary());
        if (totals_.has_benefits)
            out_.put("benefits", one.benefits());
        else
            out_.put("benefits", nullptr);
        per_fte("salary_per_fte", one.salary(), one, true);
        per_fte("benefits_per_fte", one.benefits(), one, totals_.has_benefits);
        out_.end();
    }
    void per_fte(const char* key, double dollars, const position_sum& one, bool known) {
        if (known && one.millionths > 0)
            out_.put(key, dollars / one.fte());
        else
            out_.put(key, nullptr);
    }

    /// With the money of vacant posts, and without it.
    void sums(const held_sums& held) {
        sum("all", held.all());
        sum("filled", held.filled);
        sum("vacant", held.vacant);
    }

    void unmapped_titles() {
        std::vector<const title_sums*> left;
        for (const title_sums& each : totals_.titles) {
            if (!each.role) left.push_back(&each);
        }
        const auto money = [](const title_sums* t) {
            const position_sum all = t->sums.all();
            return all.salary_cents + all.benefit_cents;
        };
        std::stable_sort(left.begin(), left.end(),
                         [&](const title_sums* a, const title_sums* b) { return money(a) > money(b); });
        out_.array("unmapped_titles");
        for (const title_sums* each : left) {
            out_.object().put("title", each->title).put("row", each->row);
            sums(each->sums);
            out_.end();
        }
        out_.end();
    }

    void write_departments(const std::vector<role>& standard) {
        out_.array("departments");
        for (const department_sums& d : totals_.departments) {
            out_.object();
            write_text_or_null(out_, "id", d.id);
            write_text_or_null(out_, "name", d.name);
            held_sums all;
            for (const held_sums& each : d.roles) add(all, each);
            sums(all);
            out_.array("roles");
            for (std::size_t r = 0; r < d.roles.size(); ++r) {
                if (d.roles[r].all().positions == 0) continue;
                out_.object().key("role");
                if (r < standard_role::count)
                    out_.add(standard[r].id);
                else
                    out_.add(nullptr);
                out_.put("fte", d.roles[r].all().fte()).put("vacant_fte", d.roles[r].vacant.fte()).end();
            }
            out_.end().end();
        }
        out_.end();
    }

    /// Posts and pay by role as a district document has them; pay of roles that the list lacks is national.
    void roster(const position_map& map, const std::vector<role>& standard, bool count_vacant) {
        std::vector<role> roles = standard;
        position_sum teachers;
        const auto counted = [&](std::size_t r) {
            return count_vacant ? totals_.roles[r].all() : totals_.roles[r].filled;
        };
        for (std::size_t r = 0; r < standard_role::count; ++r) {
            const position_sum here = counted(r);
            if (roles[r].basis == pay_basis::teacher_grid) {
                teachers += here;
            } else if (here.millionths > 0 && here.salary_cents > 0) {
                roles[r].salary = dollars_per_fte{here.salary() / here.fte()};
            } else {
                roles[r].note = "National figure: the list of positions has no pay of this role.";
            }
        }
        out_.object("roster").put("dollar_year", map.school_year);
        if (teachers.millionths > 0 && teachers.salary_cents > 0)
            out_.object("average_salary")
                .put("amount", teachers.salary() / teachers.fte())
                .put("year", map.school_year)
                .end();
        write_roles(out_.key("roles"), roles);
        out_.object("roster");
        for (std::size_t r = 0; r < standard_role::count; ++r) {
            if (const position_sum here = counted(r); here.millionths > 0) out_.put(roles[r].id.c_str(), here.fte());
        }
        out_.end().end();
    }

    json_stream& out_;
    const position_totals& totals_;
};

}  // namespace detail

/// Writes what a list of positions comes to: a document `nineways-positions/1`. `standard` are the standard roles with
/// national pay in the dollars of the list.
inline void write_positions(json_stream& out, const position_totals& totals, const position_map& map,
                            const std::vector<role>& standard, bool departments, bool count_vacant) {
    detail::position_writer{out, totals}.write(map, standard, departments, count_vacant);
}

}  // namespace nineways::io
