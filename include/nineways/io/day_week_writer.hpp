// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include <nineways/contract.hpp>
#include <nineways/detail/validate_design.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/timetable.hpp>
#include <nineways/units.hpp>

namespace nineways::io::detail {

/// The week of a grade's pupils of one tier: its blocks, and how they lie over the days.
class week_writer {
  public:
    week_writer(json_stream& out, const district& d, const school& s, const tier_counts& tiers)
        : out_(out), d_(d), design_(d.designs[s.design]), tiers_(tiers) {}

    void run(grade g, tier t) {
        const auto at = static_cast<std::size_t>(g);
        out_.object().put("grade", grade_names[at]).put("tier", name_of(t, tier_names));
        out_.put("pupils", tiers_[at][static_cast<std::size_t>(t)]).array("blocks");
        const std::vector<double> spent = minutes_spent(g, t);
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            if (is_of(design_.blocks[b], g, t)) one(design_.blocks[b], at, spent[b]);
        }
        out_.end().array("days");
        const pupil_week week = lay_out_week(design_, g, t, d_.school_weeks);
        for (const auto& in_turn : week.in_turn) {
            out_.array();
            for (const std::size_t b : week.daily) lesson_of(b, design_.blocks[b].average(d_.school_weeks) / 5.0);
            for (const lesson& l : in_turn) lesson_of(l.block, l.length);
            out_.end();
        }
        out_.end().end();
    }

  private:
    [[nodiscard]] static bool is_of(const time_block& block, grade g, tier t) noexcept {
        return block.grades.contains(g) && block.tiers.contains(t);
    }

    /// Minutes a week in each block: less those for which pupils leave it, none where adults join another's groups.
    [[nodiscard]] std::vector<double> minutes_spent(grade g, tier t) const {
        std::vector<double> spent(design_.blocks.size());
        for (std::size_t b = 0; b < spent.size(); ++b) {
            const time_block& block = design_.blocks[b];
            if (!is_of(block, g, t) || block.joins_parent()) continue;
            const double weekly = block.average(d_.school_weeks).value();
            spent[b] += weekly;
            if (!block.moves_pupils()) continue;
            std::size_t left = spent.size();
            for (std::size_t p = 0; p < spent.size(); ++p) {
                const time_block& parent = design_.blocks[p];
                if (nineways::detail::block_family(parent.id) == block.parent && is_of(parent, g, t)) left = p;
            }
            if (left < spent.size()) spent[left] -= weekly;
        }
        return spent;
    }

    void lesson_of(std::size_t b, minutes length) {
        out_.object().put("block", design_.blocks[b].id).put("minutes", length).end();
    }

    void one(const time_block& block, std::size_t g, double spent) {
        out_.object().put("id", block.id).put("subject", name_of(block.subject, subject_names));
        out_.put("setting", name_of(block.setting, setting_names));
        out_.put("minutes_a_week", block.average(d_.school_weeks));
        out_.put("spent_minutes_a_week", spent > 1e-9 ? spent : 0.0);  // rounding keeps a trace of a block left whole
        if (block.weeks > 0) out_.put("weeks", block.weeks);
        if (block.periods > 0) out_.put("periods", block.periods).put("length", block.length);
        if (!block.parent.empty()) out_.put("parent", block.parent);
        if (block.staffing != staffing::none) {
            double sharing = 0;
            for (std::size_t other = 0; other < grade_count; ++other) {
                const bool shares = block.pooling == pooling::across_grades
                                        ? block.grades.contains(static_cast<grade>(other))
                                        : other == g;
                for (std::size_t t = 0; shares && t < tier_count; ++t) {
                    if (block.tiers.contains(static_cast<tier>(t))) sharing += tiers_[other][t];
                }
            }
            const double groups = group_count(pupils{sharing}, block.group);
            out_.put("groups", groups);
            if (groups > 0) out_.put("pupils_a_group", sharing / groups);
            out_.array("adults");
            for (const adults_per_group& a : block.adults)
                out_.object().put("role", d_.roles[a.role].id).put("adults", a.adults).end();
            out_.end();
        }
        out_.end();
    }

    json_stream& out_;
    const district& d_;
    const day_design& design_;
    const tier_counts& tiers_;
};

/// The weeks of full-time teachers by the blocks that they teach.
inline void write_teacher_week(json_stream& out, const school_week& w, const pay_system& pay) {
    out.object().put("open", w.open).put("lunch", w.lunch).put("duty", w.duty);
    out.put("planning", w.planning).put("planning_in", name_of(w.planning_in, time_place_names));
    out.put("collaboration", w.collaboration).put("collaboration_in", name_of(w.collaboration_in, time_place_names));
    const minutes paid = beyond_contract(w, pay);
    out.put("outside_in_contract", w.outside() - paid).put("outside_paid", paid);
    out.put("with_classes", w.contact()).put("with_small_groups", w.small_group_contact()).end();
}

/// The weeks of the teachers of a school's homerooms: minutes with their pupils, and those of a full-time teacher that
/// nobody uses, because a homeroom has one teacher however few minutes it holds.
inline void write_homeroom_teachers(json_stream& out, const day_design& design, const tier_counts& tiers,
                                    double school_weeks) {
    out.array("homeroom_teachers");
    for (const std::size_t first : nineways::detail::homerooms_of(design.blocks)) {
        const time_block& block = design.blocks[first];
        grade_set present;
        nineways::detail::for_each_grade(block.grades, [&](std::size_t g) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (block.tiers.contains(static_cast<tier>(t)) && tiers[g][t] > 0)
                    present = present | static_cast<grade>(g);
            }
        });
        if (present.empty()) continue;
        out.object().array("grades");
        nineways::detail::for_each_grade(present, [&](std::size_t g) { out.add(grade_names[g]); });
        out.end().array("tiers");
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (block.tiers.contains(static_cast<tier>(t))) out.add(tier_names[t]);
        }
        const double held = nineways::detail::homeroom_minutes(design, block, school_weeks);
        const double full = design.week.contact().value();
        out.end().put("with_pupils", held).put("unused", held < full - 1e-9 ? full - held : 0.0).end();
    }
    out.end();
}

}  // namespace nineways::io::detail
