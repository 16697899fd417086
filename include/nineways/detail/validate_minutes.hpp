// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/design_use.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/minute_cells.hpp>
#include <nineways/detail/validate_design.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school.hpp>

namespace nineways::detail {

/// Checks that a design gives every pupil of its schools the whole week, and every homeroom's teacher the time without
/// pupils that it promises.
class minutes_check {
  public:
    minutes_check(const district& d, std::size_t index, const design_use& use, fault_list& log) noexcept
        : d_(d), design_(d.designs[index]), index_(index), use_(use), log_(log) {}

    /// `in_document`: levers take minutes out of blocks of the whole year, or add them, and keep only averages.
    void run(bool in_document) {
        add_up();
        grade_set idle;
        design_use wrong{};
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (!use_[g].empty() && !taught_.contains(static_cast<grade>(g))) {
                idle = idle | static_cast<grade>(g);
                continue;
            }
            for (std::size_t t = 0; t < tier_count; ++t) {
                const double gap = all_[g][t] - design_.week.open.value();
                if (gap <= minutes_tolerance && gap >= -minutes_tolerance) continue;
                if (use_[g].contains(static_cast<tier>(t))) wrong[g] = wrong[g] | static_cast<tier>(t);
            }
        }
        if (!idle.empty()) no_blocks(idle);
        for (const equal_cells& each : joined_cells(wrong, all_)) whole_week(each);
        if (in_document && idle.empty() && !is_used(wrong)) parts_of_year();
        released();
    }

    /// A pupil has one homeroom, and its teacher no more minutes with pupils than the week leaves. For a design without
    /// other faults, of which these may be echoes.
    void homerooms() {
        static constexpr fault_form too_long{
            .kind = "homerooms longer than a teacher's day", .place = "/designs/{}/blocks/{}/minutes",
            .found = "{} minutes a week in all blocks of the homeroom",
            .expected = "at most {} minutes, what lunch, duty and time in the day leave of a full-time teacher's week",
            .mend = "Move {} minutes to breaks or to pooled blocks, or correct /designs/{}/week."};
        static constexpr fault_form twice{
            .kind = "pupils with two homerooms", .place = "/designs/{}/blocks/{}",
            .found = "another homeroom of pupils of /designs/{}/blocks/{}",
            .expected = "one homeroom a pupil: the same grades, tiers and pooling in all its blocks",
            .mend = "Give its blocks the same grades, tiers and pooling, or pool what other teachers teach."};
        const auto& blocks = design_.blocks;
        const double contact = design_.week.contact().value();
        const std::vector<std::size_t> homerooms = homerooms_of(blocks);
        for (const std::size_t b : homerooms) {
            if (!serves(blocks[b].grades, blocks[b].tiers)) continue;
            const double taught = homeroom_minutes(design_, blocks[b], d_.school_weeks);
            if (taught > contact + minutes_tolerance)
                log_.add(too_long, index_, b, summed{taught}, summed{contact}, summed{taught - contact}, index_);
            for (const std::size_t c : homerooms) {
                if (c == b) break;
                if (!serves(blocks[b].grades & blocks[c].grades, blocks[b].tiers & blocks[c].tiers)) continue;
                log_.add(twice, index_, b, index_, c);
                break;
            }
        }
    }

  private:
    [[nodiscard]] bool in_part_of_year(const time_block& block) const noexcept {
        return block.weeks > 0 && block.weeks < d_.school_weeks;
    }

    /// Pull-outs and push-ins move minutes, so they are left out. Blocks of a part of the year take turns: in the worst
    /// week for a homeroom's teacher the longest of those that others do not teach runs.
    void add_up() {
        cell_minutes longest{};
        for (const time_block& block : design_.blocks) {
            if (block.moves_pupils() || is_inside(block.setting)) continue;
            taught_ = taught_ | block.grades;
            const double weekly = block.average(d_.school_weeks).value();
            const bool pooled = block.staffing == staffing::pooled;
            add_minutes(all_, block.grades, block.tiers, weekly);
            if (!in_part_of_year(block)) {
                if (pooled) add_minutes(others_, block.grades, block.tiers, weekly);
                continue;
            }
            add_minutes(parts_, block.grades, block.tiers, weekly);
            for (std::size_t g = 0; g < grade_count && !pooled; ++g) {
                for (std::size_t t = 0; t < tier_count; ++t) {
                    if (!block.grades.contains(static_cast<grade>(g)) || !block.tiers.contains(static_cast<tier>(t)))
                        continue;
                    if (longest[g][t] < block.weekly.value()) longest[g][t] = block.weekly.value();
                }
            }
        }
        for (std::size_t g = 0; g < grade_count; ++g) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (parts_[g][t] > longest[g][t]) others_[g][t] += parts_[g][t] - longest[g][t];
            }
        }
    }

    /// A block of a part of the year fits into what blocks of the whole year leave, for every pupil who has it.
    void parts_of_year() {
        static constexpr fault_form form{
            .kind = "weeks that are too full in a part of the year", .place = "/designs/{}/blocks/{}/{}",
            .found = "{} minutes in each of its {} weeks",
            .expected = "at most {} minutes, what blocks of the whole year leave of the open week ({})",
            .mend = "Shorten the block by {} minutes and let it run in more weeks, or shorten blocks of the whole "
                    "year; the weeks without it need blocks of their own."};
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            const time_block& block = design_.blocks[b];
            if (!in_part_of_year(block) || block.moves_pupils()) continue;
            const double weekly = block.weekly.value();
            double least = weekly;
            for_each_grade(block.grades, [&](std::size_t g) {
                for (std::size_t t = 0; t < tier_count; ++t) {
                    if ((block.tiers & use_[g]).contains(static_cast<tier>(t)) && parts_[g][t] < least)
                        least = parts_[g][t];
                }
            });
            const bool told = weekly > design_.week.open.value() + minutes_tolerance;  // longer than the open week
            if (told || weekly <= least + minutes_tolerance) continue;
            log_.add(form, index_, b, block.periods > 0 ? "periods" : "minutes", summed{weekly}, block.weeks,
                     summed{least}, design_.week.open.value(), summed{weekly - least});
        }
    }

    void no_blocks(grade_set idle) {
        static constexpr fault_form form{
            .kind = "grades without blocks", .place = "/schools/{}/design",
            .found = "{}, which has no blocks for {}, at {}",
            .expected = "a day for all grades in which there are pupils: {} too",
            .mend = "Name another design, or add the blocks to /designs/{}/blocks."};
        if (!log_.admit(form.kind)) return;
        std::size_t first = 0;
        while (!attends(d_.schools[first], idle, all_tiers)) ++first;
        const text_piece grades = named_grades(idle);
        log_.file(form, {first, in_marks(design_.id), grades, schools(idle, all_tiers), grades, index_});
    }

    void whole_week(const equal_cells& who) {
        static constexpr fault_form form{
            .kind = "weeks that do not add up", .place = "/designs/{}/blocks",
            .found = "{} minutes a week for {} pupils of {} at {}: {} too {}",
            .expected = "{} minutes, the open week, in blocks without a parent",
            .mend = "{} {} minutes {} their blocks, or change /designs/{}/week/open."};
        if (!log_.admit(form.kind)) return;
        const double open = design_.week.open.value();
        const bool over = who.weekly > open;
        const summed missing{over ? who.weekly - open : open - who.weekly};
        const text_piece grades = named_grades(who.grades);
        log_.file(form, {index_, summed{who.weekly}, members{who.tiers.bits(), tier_names}, grades,
                         schools(who.grades, who.tiers), missing, over ? "many" : "few", open,
                         over ? "Take" : "Add", missing, over ? "out of" : "to", index_});
    }

    /// A homeroom's teacher is free only while all of its pupils are with others: those who are least count.
    void released() {
        const double needed = design_.week.released().value();
        if (!(needed > 0)) return;
        design_use with_few{};
        for (const std::size_t b : homerooms_of(design_.blocks)) {
            for_each_grade(design_.blocks[b].grades, [&](std::size_t g) {
                const tier_set here = design_.blocks[b].tiers & use_[g];
                double least = needed - minutes_tolerance;
                for (std::size_t t = 0; t < tier_count; ++t) {
                    const double with_others = others_[g][t];
                    if (!here.contains(static_cast<tier>(t)) || !(with_others < least + minutes_tolerance) ||
                        !(with_others < needed - minutes_tolerance))
                        continue;
                    if (with_others < least - minutes_tolerance) with_few[g] = with_few[g] - here;
                    if (with_others < least) least = with_others;
                    with_few[g] = with_few[g] | static_cast<tier>(t);
                }
            });
        }
        for (const equal_cells& each : joined_cells(with_few, others_)) uncovered(each, needed);
    }

    void uncovered(const equal_cells& who, double needed) {
        static constexpr fault_form form{
            .kind = "homeroom teachers' time that is uncovered", .place = "/designs/{}/week",
            .found = "{} minutes a week in which {} pupils of {} are with other teachers, at {}: {} uncovered",
            .expected = "at least {} minutes: the homeroom teachers' planning and collaboration in the day",
            .mend = "Move {} minutes from the homeroom to pooled blocks (such as specials), or put planning or "
                    "collaboration outside the pupils' day."};
        if (!log_.admit(form.kind)) return;
        const text_piece grades = named_grades(who.grades);
        const summed lacking{needed - who.weekly};
        log_.file(form, {index_, summed{who.weekly}, members{who.tiers.bits(), tier_names}, grades,
                         schools(who.grades, who.tiers), lacking, summed{needed}, lacking});
    }

    /// Whether any pupil can be in these grades and tiers.
    [[nodiscard]] bool serves(grade_set grades, tier_set tiers) const noexcept {
        bool anyone = false;
        for_each_grade(grades, [&](std::size_t g) { anyone = anyone || use_[g].meets(tiers); });
        return anyone;
    }

    [[nodiscard]] bool attends(const school& s, grade_set grades, tier_set tiers) const noexcept {
        bool anyone = false;
        for_each_grade(grades, [&](std::size_t g) {
            anyone = anyone || tiers_possible(s, static_cast<grade>(g)).meets(tiers);
        });
        return s.design == index_ && anyone;
    }

    /// The first schools with such pupils by name, and how many more.
    [[nodiscard, gnu::noinline]] std::string_view schools(grade_set grades, tier_set tiers) {
        constexpr std::size_t named = 2;
        schools_ = {};
        std::size_t count = 0;
        for (const school& s : d_.schools) {
            if (attends(s, grades, tiers) && ++count <= named) schools_.add(in_quotes(s.name.empty() ? s.id : s.name));
        }
        if (count > named) schools_.add(text_of(count - named, count - named == 1 ? " more school" : " more schools"));
        return schools_.text();
    }

    const district& d_;
    const day_design& design_;
    std::size_t index_;
    const design_use& use_;
    fault_list& log_;
    grade_set taught_;
    cell_minutes all_{};
    cell_minutes parts_{};   ///< in blocks of a part of the year, on the year's average
    cell_minutes others_{};  ///< with teachers other than the homeroom's, in the worst week of the year
    enumeration schools_;    ///< of the last fault
};

}  // namespace nineways::detail
