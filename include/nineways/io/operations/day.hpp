// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/day_people.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/io/day_designs_json.hpp>
#include <nineways/io/day_difference.hpp>
#include <nineways/io/day_week_writer.hpp>
#include <nineways/io/day_writer.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_packages.hpp>
#include <nineways/io/operations/requested_parts.hpp>
#include <nineways/ledger.hpp>
#include <nineways/national.hpp>
#include <nineways/validate.hpp>

namespace nineways::io::detail {

inline constexpr number_rule contact_ratio_rule{.min = 0.01, .max = 1};

/// One way to run the days of a district, counted, priced and summed; it answers for one school or for all of them.
class day_way {
  public:
    /// `before` is what stands before any change of `d`.
    day_way(const district& d, baseline before, const assumptions& assumed, std::optional<std::size_t> only,
            std::optional<double> target_ratio)
        : d_(d),
          only_(only),
          before_(std::move(before)),
          prices_(post_prices(d, before_.cost.average_salary.value)),
          schools_(sum_days(d, before_.tiers, prices_, target_ratio)),
          room_cost_(national::money_range(assumed, "room_cost"_p, d.dollar_year)) {
        for (std::size_t s = 0; s < schools_.size(); ++s) {
            if (only && s != *only) continue;
            for (std::size_t l = 0; l < level_count; ++l) levels_[l] += schools_[s].levels[l];
        }
        for (const day_sums& l : levels_) all_ += l;
        if (only) {
            posts_ = before_.day.schools[*only];
            return;
        }
        for (std::size_t r = 0; r < d.roles.size(); ++r) {
            posts_.exact[r] = before_.day.day_posts_exact[r].value();
            posts_.rounded[r] = before_.day.day_posts[r].value.value();
        }
    }

    [[nodiscard]] day_side side() const noexcept { return {d_, prices_, all_, posts_}; }
    [[nodiscard]] day_side side(const day_sums& sums, std::size_t s) const noexcept {
        return {d_, prices_, sums, before_.day.schools[s]};
    }
    [[nodiscard]] const school_sums& school(std::size_t s) const noexcept { return schools_[s]; }

    /// Writes the members of an answer.
    void write(json_stream& out) const {
        write_role_notes(out, d_);
        if (only_) {
            write_school(out);
        } else {
            write_district(out);
        }
    }

  private:
    void write_school(json_stream& out) const {
        const nineways::school& here = d_.schools[*only_];
        const day_design& design = d_.designs[here.design];
        out.object("school").put("id", here.id).put("name", here.name).put("design", design.id);
        out.put("design_title", design.title).put("pupils", total_pupils(here));
        out.put("cycle_days", design.week.cycle_days).put("school_weeks", d_.school_weeks);
        if (here.reported.average_class_size) out.put("reported_class_size", *here.reported.average_class_size);
        out.end();
        write_teacher_week(out.key("teacher_week"), design.week, d_.pay);
        write_homeroom_teachers(out, design, before_.tiers[*only_], d_.school_weeks);
        write_people(out);
        const bool in_day = design.week.collaboration_in == time_place::in_day;
        out.put("collaboration_in_day", in_day ? design.week.collaboration.value() : 0.0);
        out.put("expert_in_the_room", has_expert(d_, here, posts_)).array("weeks");
        week_writer weeks{out, d_, here, before_.tiers[*only_]};
        for (std::size_t g = 0; g < grade_count; ++g) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (before_.tiers[*only_][g][t] > 0) weeks.run(static_cast<grade>(g), static_cast<tier>(t));
            }
        }
        out.end();
        write_metrics(out.object("metrics"), all_);
    }

    void write_district(json_stream& out) const {
        write_metrics(write_experts(out.object("metrics"), std::nullopt), all_);
        write_people(out);
        out.array("levels");
        for (std::size_t l = 0; l < level_count; ++l) {
            if (!(levels_[l].all_pupils() > 0)) continue;
            write_metrics(write_experts(out.object().put("level", level_names[l]), l), levels_[l]);
        }
        out.end().array("schools");
        for (std::size_t s = 0; s < schools_.size(); ++s) {
            const school_quantities& posts = before_.day.schools[s];
            out.object().put("id", d_.schools[s].id).put("name", d_.schools[s].name);
            write_day_metrics(out, schools_[s].all(), d_.school_weeks);
            double hired = 0;
            for (const double one : posts.rounded) hired += one;
            out.put("posts_hired", hired).put("cost_hired", cost_of(d_, posts, prices_).hired);
            room_sums rooms;
            rooms.add(d_.schools[s], posts);
            write_rooms(out.key("rooms"), rooms, room_cost_);
            out.put("expert_in_the_room", has_expert(d_, d_.schools[s], posts)).end();
        }
        out.end();
    }

    /// Posts, their cost, the rooms that they need, and who is there beside them.
    void write_people(json_stream& out) const {
        write_day_posts(out.key("posts"), d_, posts_, prices_);
        write_shared_posts(out, d_, before_.day.shared, prices_, only_);
        write_day_cost(out.key("cost"), cost_of(d_, posts_, prices_));
        room_sums rooms;
        for (std::size_t s = 0; s < d_.schools.size(); ++s) {
            if (!only_ || s == *only_) rooms.add(d_.schools[s], before_.day.schools[s]);
        }
        write_rooms(out.key("rooms"), rooms, room_cost_);
        write_outside_the_day(out.key("outside_the_day"), d_, before_.base, only_);
    }

    void write_metrics(json_stream& out, const day_sums& sums) const {
        write_day_metrics(out, sums, d_.school_weeks);
        write_subject_metrics(out, sums);
        out.end();
    }

    /// Schools with an expert of all schools, or of those with pupils of a level.
    json_stream& write_experts(json_stream& out, std::optional<std::size_t> level) const {
        ratio with;
        for (std::size_t s = 0; s < schools_.size(); ++s) {
            if (level && !(schools_[s].levels[*level].all_pupils() > 0)) continue;
            with.over += 1;
            if (has_expert(d_, d_.schools[s], before_.day.schools[s])) with.of += 1;
        }
        write_ratio(out, "schools_with_expert", with);
        return out;
    }

    const district& d_;
    std::optional<std::size_t> only_;
    baseline before_;
    std::array<dollars, role_limit> prices_;
    std::vector<school_sums> schools_;
    range<double> room_cost_;
    std::array<day_sums, level_count> levels_{};
    day_sums all_;
    school_quantities posts_;
};

/// What changes from the days of `a` to those of `b`, for one school or for all and each.
inline void write_differences(json_stream& out, const district& d, const day_way& a, const day_way& b, bool one) {
    const day_side side_a = a.side();
    const day_side side_b = b.side();
    difference_writer whole{out.object(), side_a, side_b};
    whole.posts();
    whole.all_posts();
    whole.cost();
    whole.teachers();
    whole.tiers();
    if (!one) {
        out.array("schools");
        for (std::size_t s = 0; s < d.schools.size(); ++s) {
            const day_sums sums_a = a.school(s).all();
            const day_sums sums_b = b.school(s).all();
            const day_side school_a = a.side(sums_a, s);
            const day_side school_b = b.side(sums_b, s);
            difference_writer each{out.object().put("id", d.schools[s].id).put("name", d.schools[s].name), school_a,
                                   school_b};
            each.all_posts();
            each.cost();
            out.end();
        }
        out.end();
    }
    out.end();
}

inline void write_set(json_stream& out, const district_by_set& by) {
    out.object("day_designs").put("id", by.set.id).put("title", by.set.title).end();
}

/// The limits of the contract that the days of a set break; the district's own keep them all. `key` is the set's in the
/// request. Nothing where the district has no limits.
inline void write_contract(json_stream& out, const district& own, const std::optional<district_by_set>& by,
                           std::string_view key) {
    if (own.contract_limits.empty()) return;
    out.array("contract");
    if (by) {
        const set_places places{by->set, by->d};
        for (const contract_breach& breach : broken_limits(by->d)) {
            const contract_limit& limit = own.contract_limits[breach.limit];
            out.object().put("clause", limit.clause).put("limit", name_of(limit.of, contract_measure_names));
            out.put("found", nineways::detail::summed{breach.found}.rounded()).put(limit.bound_name(), limit.bound);
            out.put("place", places.in_request(nineways::detail::place_of(by->d, breach), key)).end();
        }
    }
    out.end();
}

inline void run_day(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    const district& own = requested_district(in, assumed);
    const std::optional<district_by_set> set = requested_days(in, "day_designs", own);
    const std::optional<district_by_set> other = requested_days(in, "beside", own);
    const district& d = set ? set->d : own;
    std::optional<double> target_ratio;
    in.request.read_if("target_contact_ratio", target_ratio, contact_ratio_rule);
    const std::optional<std::size_t> only = requested_school(in, own);
    requested_ground ground{in};
    requested_ground ground_beside = ground;
    if (!in.finish()) return;

    constexpr int year = 1;  // of which no figure here depends
    const recorder none = no_ledger{};
    baseline before;
    const district& stands = ground.stand(d, assumed, year, none, before, in.log);
    baseline before_beside;
    if (!in.log.empty()) return;
    const district* stands_beside =
        other ? &ground_beside.stand(other->d, assumed, year, none, before_beside, in.log) : nullptr;
    if (!in.log.empty()) return;
    const day_way way{stands, std::move(before), assumed, only, target_ratio};
    json_stream& out = in.out;
    out.object().object("district").put("id", d.id).put("name", d.name).put("dollar_year", d.dollar_year);
    out.put("filled_values", d.filled.size()).end();
    ground.write(out);
    if (target_ratio) out.put("target_contact_ratio", *target_ratio);
    if (set) write_set(out, *set);
    write_contract(out, own, set, "/day_designs");
    way.write(out);
    if (stands_beside != nullptr) {
        const day_way beside{*stands_beside, std::move(before_beside), assumed, only, target_ratio};
        write_set(out.object("beside"), *other);
        write_contract(out, own, other, "/beside");
        beside.write(out);
        write_differences(out.key("differences"), stands, way, beside, only.has_value());
        out.end();
    }
    out.end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation day_operation{"day", "the school day: weeks, posts and metrics", detail::run_day};

}  // namespace nineways::io
