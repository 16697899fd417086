// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include <nineways/day_people.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/state_writer.hpp>
#include <nineways/prices.hpp>
#include <nineways/quantities.hpp>
#include <nineways/schedule.hpp>

namespace nineways::io::detail {

/// A metric with the two sums that it comes from; null where there is nothing to divide by.
inline void write_ratio(json_stream& out, const char* key, const ratio& r) {
    out.object(key);
    if (const auto value = r.value())
        out.put("value", *value);
    else
        out.put("value", nullptr);
    out.put("of", r.of).put("over", r.over).end();
}

/// Metrics of a part of a district, a level, a school, or all of it: as a whole and by tier.
inline void write_day_metrics(json_stream& out, const day_sums& sums, double school_weeks) {
    const subject_sums all = sums.all_subjects();
    const double pupils = sums.all_pupils();
    out.put("pupils", pupils).put("posts", all.posts).put("teaching_posts", all.teaching_posts);
    out.put("posts_needed", all.posts_needed).put("cost", all.cost);
    write_ratio(out, "cost_a_pupil", {all.cost.value(), pupils});
    write_ratio(out, "class_size", {all.pupil_minutes, all.group_minutes});
    write_ratio(out, "contact_ratio", {all.taught_minutes, all.timetable_minutes});
    write_ratio(out, "load", {all.taught_minutes, all.teaching_posts});
    write_ratio(out, "cost_a_taught_hour", {all.teaching_cost.value(), all.taught_minutes / 60 * school_weeks});
    write_ratio(out, "pupils_a_teacher", {all.seats, all.seat_posts});
    write_ratio(out, "together_minutes_a_week", {all.together_minutes, all.teaching_posts});
    out.array("tiers");
    for (std::size_t t = 0; t < tier_count; ++t) {
        if (!(sums.pupils[t] > 0)) continue;
        double core = 0;
        for (std::size_t s = 0; s < subject_count; ++s) {
            if (is_core(static_cast<subject>(s))) core += sums.subjects[s].attended[t];
        }
        out.object().put("tier", tier_names[t]).put("pupils", sums.pupils[t]);
        write_ratio(out, "adult_minutes_a_week", {all.adult_minutes[t], sums.pupils[t]});
        write_ratio(out, "small_group_minutes_a_week", {all.small_group_minutes[t], sums.pupils[t]});
        write_ratio(out, "class_size", all.class_size(t));
        // A class of its own does not say how much of its time is English or mathematics.
        const bool untold = static_cast<tier>(t) == tier::separate &&
                            sums.subjects[static_cast<std::size_t>(subject::special_education)].attended[t] > 0;
        write_ratio(out, "core_share", untold ? ratio{} : ratio{core, all.attended[t]});
        out.end();
    }
    out.end();
}

/// The metrics of every subject, by tier.
inline void write_subject_metrics(json_stream& out, const day_sums& sums) {
    const double pupils = sums.all_pupils();
    out.array("subjects");
    for (std::size_t s = 0; s < subject_count; ++s) {
        const subject_sums& here = sums.subjects[s];
        if (!(here.posts > 0)) continue;
        out.object().put("subject", subject_names[s]).put("posts", here.posts).put("cost", here.cost);
        write_ratio(out, "cost_a_pupil", {here.cost.value(), pupils});
        write_ratio(out, "class_size", {here.pupil_minutes, here.group_minutes});
        out.array("tiers");
        for (std::size_t t = 0; t < tier_count; ++t) {
            // A tier that leaves a subject for all of its minutes has none of it; rounding keeps a trace of them.
            if (here.attended[t] < 1e-6 && here.adult_minutes[t] < 1e-6) continue;
            out.object().put("tier", tier_names[t]);
            write_ratio(out, "minutes_a_week", {here.attended[t], sums.pupils[t]});
            write_ratio(out, "adult_minutes_a_week", {here.adult_minutes[t], sums.pupils[t]});
            write_ratio(out, "class_size", here.class_size(t));
            out.end();
        }
        out.end().end();
    }
    out.end();
}

/// Posts of a school, or of all schools, by role: what the day needs, what must be hired, and what the difference costs
/// a year.
inline void write_day_posts(json_stream& out, const district& d, const school_quantities& q,
                            const std::array<dollars, role_limit>& prices) {
    out.array();
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        if (!(q.exact[r] > 0)) continue;
        out.object().put("role", d.roles[r].id).put("title", d.roles[r].title).put("exact", q.exact[r]);
        out.put("rounded", q.rounded[r]).put("cost_of_rounding", prices[r] * (q.rounded[r] - q.exact[r])).end();
    }
    out.end();
}

/// What the posts cost a year: as the minutes come to, and as they are hired.
inline void write_day_cost(json_stream& out, const day_cost& cost) {
    out.object().put("exact", cost.exact).put("hired", cost.hired);
    out.put("hired_with_substitutes", cost.hired + cost.substitutes).end();
}

/// Rooms at once; what schools have, what is missing and what that costs once, where they tell.
inline void write_rooms(json_stream& out, const room_sums& rooms, const range<double>& room_cost) {
    out.object().put("needed", rooms.needed).put("schools_told", rooms.schools_told);
    if (rooms.schools_told > 0) {
        out.put("has", rooms.has).put("missing", rooms.missing).put("schools_short", rooms.schools_short);
        open_range(out.key("one_time_cost"), rooms.missing * room_cost.low, rooms.missing * room_cost.central,
                   rooms.missing * room_cost.high, "dollars")
            .end();
    }
    out.end();
}

/// Posts that the day does not need, by role: on the schools' lists; for a district also in the central office, and
/// what its roster has beyond all of these.
inline void write_outside_the_day(json_stream& out, const district& d, const standing& base,
                                  std::optional<std::size_t> school) {
    const auto outside = outside_the_day(d, base, school);
    out.array();
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        const outside_posts& here = outside[r];
        if (here.in_schools.value() == 0 && here.central.value() == 0 && here.roster.value() == 0) continue;
        out.object().put("role", d.roles[r].id).put("title", d.roles[r].title).put("in_schools", here.in_schools);
        if (!school) out.put("central_office", here.central).put("roster", here.roster);
        out.end();
    }
    out.end();
}

/// What schools share, all of them or those of one school: posts added up, hired together, and hired if every school
/// hired for itself. Nothing where nobody shares.
inline void write_shared_posts(json_stream& out, const district& d, const std::vector<shared_field>& fields,
                               const std::array<dollars, role_limit>& prices, std::optional<std::size_t> school) {
    if (d.shared.empty()) return;
    out.array("shared_posts");
    for (std::size_t k = 0; k < d.shared.size(); ++k) {
        const shared_posts& shared = d.shared[k];
        bool here = !school;
        for (const std::size_t s : shared.schools) here = here || s == *school;
        if (!here) continue;
        out.object().put("id", shared.id).array("schools");
        for (const std::size_t s : shared.schools) out.add(d.schools[s].id);
        out.end().put("travel", shared.travel).array("posts");
        for (const shared_field& f : fields) {
            if (f.sharing != k) continue;
            out.object().put("role", d.roles[f.role].id).put("subject", name_of(f.taught, subject_names));
            out.put("exact", f.exact).put("rounded", f.rounded).put("rounded_apart", f.apart);
            out.put("saved", prices[f.role] * (f.apart - f.rounded)).end();
        }
        out.end().end();
    }
    out.end();
}

}  // namespace nineways::io::detail
