// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/minute_cells.hpp>
#include <nineways/detail/validate_design.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school_day.hpp>

namespace nineways::detail {

/// Checks the blocks of one design that lie inside others: pull-outs, labs and push-ins, with their parents.
class parent_check {
  public:
    parent_check(const district& d, std::size_t index, design_state state, fault_list& log) noexcept
        : design_(d.designs[index]), school_weeks_(d.school_weeks), index_(index), state_(state), log_(log) {}

    /// The design has at most `block_limit` blocks. `sound`: their minutes are numbers that can be added up.
    void run(bool sound) {
        static constexpr fault_form no_parent{
            .kind = "blocks without a parent", .place = "/designs/{}/blocks/{}", .found = "no parent",
            .expected = "the block that its {}", .mend = "Name the other block's id as \"parent\"."};
        bool any = false;
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            any = any || block(b).moves_pupils();
            if (block(b).moves_pupils() || !is_inside(block(b).setting)) continue;
            log_.add(no_parent, index_, b,
                     block(b).joins_parent() ? "adults join" : "pupils leave");
        }
        if (!any) return;
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            if (block(b).moves_pupils()) find(b);
        }
        for (std::size_t p = 0; sound && p < design_.blocks.size(); ++p) {
            if (parents_[p].is_parent) room(p);
        }
    }

  private:
    struct family {
        std::array<std::int16_t, grade_count> by_grade{};  ///< position of the parent, as the quantity stage finds it
        bool is_parent = false;
    };

    static constexpr fault_form lacks_grades{
        .kind = "parents that lack grades", .place = "/designs/{}/blocks/{}/parent", .found = "{} without {}",
        .expected = "a block for the grades {}",
        .mend = "Take these grades out of this block, or add them to its parent."};
    static constexpr fault_form lacks_tiers{
        .kind = "parents that lack tiers", .place = lacks_grades.place, .found = "{} without {} pupils",
        .expected = "a block for the tiers {}",
        .mend = "Take these tiers out of this block, or add them to its parent."};

    [[nodiscard]] const time_block& block(std::size_t b) const noexcept { return design_.blocks[b]; }
    [[nodiscard, gnu::noinline]] double weekly(std::size_t b) const noexcept {
        return block(b).average(school_weeks_).value();
    }

    /// Finds the parents of a block by grade, and files what is wrong with them.
    void find(std::size_t b) {
        static constexpr fault_form not_pooled{
            .kind = "parents of blocks that need none", .place = "/designs/{}/blocks/{}/parent",
            .found = "{} for a block with the staffing {}",
            .expected = "no parent: only pooled blocks lie inside another",
            .mend = "Take the parent out, or make the staffing \"pooled\"."};
        static constexpr fault_form not_there{
            .kind = "parents that are not there", .place = not_pooled.place, .found = "{}",
            .expected = "the id of a block of this day", .mend = "Name the block in which these pupils otherwise are."};
        static constexpr fault_form behind{
            .kind = "parents behind their blocks", .place = not_pooled.place, .found = "{} at position {}",
            .expected = "a block before position {}", .mend = "Move the parent in front of this block."};
        static constexpr fault_form on_its_own{
            .kind = not_pooled.kind, .place = not_pooled.place, .found = "{} for a block in the setting {}",
            .expected = "no parent: pupils of this setting leave no other block",
            .mend = "Take the parent out, or name the setting to which pupils leave it, such as \"pull_out\"."};
        const time_block& child = block(b);
        if (child.staffing != staffing::pooled) {
            log_.add(not_pooled, index_, b, in_marks(child.parent),
                     in_marks(staffing_names[static_cast<std::size_t>(child.staffing)]));
        } else if (state_ == design_state::document && !may_be_inside(child.setting)) {
            log_.add(on_its_own, index_, b, in_marks(child.parent),
                     in_marks(setting_names[static_cast<std::size_t>(child.setting)]));
        }
        auto& by_grade = parents_[b].by_grade;
        by_grade.fill(-1);
        bool found = false;
        grade_set covered;
        const std::size_t in_order = design_.blocks.size();
        std::size_t late = in_order;
        for (std::size_t p = 0; p < design_.blocks.size(); ++p) {
            if (block_family(block(p).id) != child.parent) continue;
            found = true;
            const grade_set shared = block(p).grades & child.grades;
            if (shared.empty()) continue;
            covered = covered | shared;
            if (late == in_order && (state_ == design_state::document ? p >= b : p == b)) late = p;
            for_each_grade(shared, [&](std::size_t g) { by_grade[g] = static_cast<std::int16_t>(p); });
        }
        if (!found) return log_.add(not_there, index_, b, in_marks(child.parent));
        if (!covered.includes(child.grades)) {
            lacks(b, lacks_grades, {(child.grades - covered).bits(), grade_names}, child.grades.bits());
        }
        if (late != in_order) log_.add(behind, index_, b, in_marks(block(late).id), late, b);
        compare(b, covered);
    }

    void lacks(std::size_t b, const fault_form& form, members lacking, unsigned all) {
        log_.add(form, index_, b, in_marks(block(b).parent), lacking, members{all, lacking.names});
    }

    /// Files what does not go with the parents that were found.
    void compare(std::size_t b, grade_set covered) {
        static constexpr fault_form pushed_in{
            .kind = "parents that are push-ins", .place = "/designs/{}/blocks/{}/parent", .found = "{}, a push-in",
            .expected = "the block that holds the pupils", .mend = "Name the block that the push-in itself names."};
        static constexpr fault_form not_taught{
            .kind = "push-ins where nobody teaches", .place = pushed_in.place, .found = "{}, which has no staff",
            .expected = "a block with a teacher",
            .mend = "Name a block that is taught, or make this one a pull-out."};
        const time_block& child = block(b);
        tier_set lacking;
        bool pushed = false;
        bool alone = false;
        for_each_grade(covered, [&](std::size_t g) {
            const auto p = static_cast<std::size_t>(parents_[b].by_grade[g]);
            parents_[p].is_parent = true;
            lacking = lacking | (child.tiers - block(p).tiers);
            pushed = pushed || block(p).joins_parent();
            alone = alone || block(p).staffing == staffing::none;
        });
        if (!lacking.empty()) lacks(b, lacks_tiers, {lacking.bits(), tier_names}, child.tiers.bits());
        if (pushed) log_.add(pushed_in, index_, b, in_marks(child.parent));
        if (alone && child.joins_parent()) log_.add(not_taught, index_, b, in_marks(child.parent));
    }

    /// The grades in which block `b` lies inside block `p`.
    [[nodiscard, gnu::noinline]] grade_set inside(std::size_t b, std::size_t p) const noexcept {
        grade_set grades;
        for (std::size_t g = 0; block(b).moves_pupils() && g < grade_count; ++g) {
            if (parents_[b].by_grade[g] == static_cast<std::int16_t>(p)) grades = grades | static_cast<grade>(g);
        }
        return grades;
    }
    /// The grades in which pupils leave block `p` for block `b`.
    [[nodiscard]] grade_set pulled_out(std::size_t b, std::size_t p) const noexcept {
        return block(b).joins_parent() ? grade_set{} : inside(b, p);
    }

    /// What lies inside a parent fits into its minutes, for every tier of every grade.
    void room(std::size_t p) {
        cell_minutes pulled{};
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            add_minutes(pulled, pulled_out(b, p), block(b).tiers, weekly(b));
        }
        design_use over{};
        for (std::size_t g = 0; g < grade_count; ++g) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (pulled[g][t] > weekly(p) + minutes_tolerance) over[g] = over[g] | static_cast<tier>(t);
            }
        }
        for (const equal_cells& each : joined_cells(over, pulled)) too_long(p, each);
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            if (inside(b, p).empty()) continue;
            if (block(b).joins_parent()) push_in(p, b, pulled);
            running(p, b);
        }
    }

    void too_long(std::size_t p, const equal_cells& who) {
        static constexpr fault_form form{
            .kind = "pull-outs longer than what they leave", .place = "/designs/{}/blocks/{}/minutes",
            .found = "{} minutes a week out of {} for {} pupils of {}",
            .expected = "at most {} minutes, all that {} has",
            .mend = "Shorten {} by {} minutes, or pull those out of another block."};
        const double held = weekly(p);
        const text_piece name = in_marks(block(p).id);
        enumeration blocks;
        std::size_t last = p;
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            if (!pulled_out(b, p).meets(who.grades) || !block(b).tiers.meets(who.tiers)) continue;
            blocks.add(in_quotes(block(b).id));
            last = b;
        }
        const text_piece grades = named_grades(who.grades);
        log_.add(form, index_, last, summed{who.weekly}, name, members{who.tiers.bits(), tier_names}, grades,
                 summed{held}, name, blocks.text(), summed{who.weekly - held});
    }

    /// In the weeks in which a block runs, its parent runs too and has as many minutes. Blocks of other weeks may take
    /// turns, so each is held to this alone; what is too long on the year's average is told already. Levers put blocks
    /// of the whole year into parents of a part of it.
    void running(std::size_t p, std::size_t b) {
        static constexpr fault_form more_weeks{
            .kind = "blocks of more weeks than their parents", .place = "/designs/{}/blocks/{}/weeks",
            .found = "{} weeks", .expected = "at most {} weeks, those in which {} runs",
            .mend = "Give the block fewer weeks, or name a parent for each part of the year."};
        static constexpr fault_form longer{
            .kind = "blocks longer than their parents", .place = "/designs/{}/blocks/{}/minutes",
            .found = "{} minutes in each of its {} weeks",
            .expected = "at most {} minutes, what {} has in the weeks in which it runs",
            .mend = "Shorten the block by {} minutes, or let it run in more weeks."};
        const double weeks = weeks_of(b);
        if (state_ == design_state::document && weeks > weeks_of(p))
            log_.add(more_weeks, index_, b, weeks, weeks_of(p), in_marks(block(p).id));
        const double over = (block(b).weekly - block(p).weekly).value();
        if (!(over > minutes_tolerance) || weekly(b) > weekly(p) + minutes_tolerance) return;
        log_.add(longer, index_, b, summed{block(b).weekly.value()}, weeks, summed{block(p).weekly.value()},
                 in_marks(block(p).id), summed{over});
    }
    /// Weeks of the year in which a block runs.
    [[nodiscard]] double weeks_of(std::size_t b) const noexcept {
        return block(b).weeks > 0 ? block(b).weeks : school_weeks_;
    }

    /// A push-in lasts no longer than its pupils are in the parent.
    void push_in(std::size_t p, std::size_t b, const cell_minutes& pulled) {
        static constexpr fault_form form{
            .kind = "push-ins longer than their pupils are there", .place = "/designs/{}/blocks/{}/minutes",
            .found = "{}", .expected = "at most {} minutes: what {} has, less its pull-outs of the same pupils",
            .mend = "Shorten the push-in or the pull-outs."};
        const grade_set joined = inside(b, p);
        if (joined.empty()) return;
        double least = weekly(p);
        for_each_grade(joined, [&](std::size_t g) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                const double left = weekly(p) - pulled[g][t];
                if (block(b).tiers.contains(static_cast<tier>(t)) && left < least) least = left;
            }
        });
        const double lasting = weekly(b);
        if (lasting > least + minutes_tolerance)
            log_.add(form, index_, b, summed{lasting}, summed{least > 0 ? least : 0.0}, in_marks(block(p).id));
    }

    const day_design& design_;
    double school_weeks_;
    std::size_t index_;
    design_state state_;
    fault_list& log_;
    std::array<family, block_limit> parents_{};
};

}  // namespace nineways::detail
