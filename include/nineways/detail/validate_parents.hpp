// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_design.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>

namespace nineways::detail {

/// Checks the blocks of one design that lie inside others: pull-outs, labs and push-ins, with their parents.
class parent_check {
  public:
    parent_check(const day_design& design, std::size_t index, design_state state, fault_list& log) noexcept
        : design_(design), index_(index), state_(state), log_(log) {}

    /// `sound`: the blocks' minutes are numbers that can be added up.
    void run(bool sound) {
        bool any = false;
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            const time_block& block = design_.blocks[b];
            any = any || block.moves_pupils();
            if (is_inside(block.setting) && !block.moves_pupils()) {
                add("blocks without a parent", b, "no parent",
                    block.setting == setting::pull_out ? "the block that its pupils leave"
                                                       : "the block that its adults join",
                    "Name the other block's id as \"parent\".", "");
            }
        }
        if (!any) return;
        parents_.resize(design_.blocks.size());
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            if (design_.blocks[b].moves_pupils()) find(b);
        }
        for (std::size_t p = 0; sound && p < design_.blocks.size(); ++p) {
            if (parents_[p].is_parent) room(p);
        }
    }

  private:
    using cell_minutes = std::array<std::array<double, tier_count>, grade_count>;

    struct family {
        std::array<std::int16_t, grade_count> by_grade{};  ///< position of the parent, as the quantity stage finds it
        bool found = false;
        bool is_parent = false;
    };

    [[nodiscard]] const time_block& block(std::size_t b) const noexcept { return design_.blocks[b]; }
    [[nodiscard]] std::string name(std::size_t b) const { return in_quotes(block(b).id); }

    void add(std::string_view kind, std::size_t b, std::string found, std::string expected, std::string mend,
             std::string_view key = "/parent") {
        log_.add(kind, [&] { return fault{text_of("/designs/", index_, "/blocks/", b, key), found, expected, mend}; });
    }

    /// Finds the parents of a block by grade, and files what is wrong with them.
    void find(std::size_t b) {
        const time_block& child = block(b);
        family& kin = parents_[b];
        kin.by_grade.fill(-1);
        if (child.staffing != staffing::pooled) {
            add("parents of blocks that need none", b,
                text_of(in_quotes(child.parent), " for a block with the staffing ",
                        in_quotes(staffing_names[static_cast<std::size_t>(child.staffing)])),
                "no parent: only pooled blocks lie inside another",
                "Take the parent out, or make the staffing \"pooled\".");
        }
        grade_set covered;
        tier_set lacking;
        std::size_t late = b;
        bool in_order = true;
        for (std::size_t p = 0; p < design_.blocks.size(); ++p) {
            if (block_family(block(p).id) != child.parent) continue;
            kin.found = true;
            const grade_set shared = block(p).grades & child.grades;
            covered = covered | shared;
            if (shared.empty()) continue;
            if (in_order && (state_ == design_state::document ? p >= b : p == b)) {
                in_order = false;
                late = p;
            }
            for (std::size_t g = 0; g < grade_count; ++g) {
                if (shared.contains(static_cast<grade>(g))) kin.by_grade[g] = static_cast<std::int16_t>(p);
            }
        }
        if (!kin.found) {
            return add("parents that are not there", b, in_quotes(child.parent), "the id of a block of this day",
                       "Name the block in which these pupils otherwise are.");
        }
        if (!covered.includes(child.grades)) {
            add("parents that lack grades", b,
                text_of(in_quotes(child.parent), " without ", names_in(child.grades - covered, grade_names)),
                text_of("a block for the grades ", names_in(child.grades, grade_names)),
                "Take these grades out of this block, or add them to its parent.");
        }
        if (!in_order) {
            add("parents behind their blocks", b, text_of(name(late), " at position ", late),
                text_of("a block before position ", b), "Move the parent in front of this block.");
        }
        bool pushed = false;
        bool alone = false;
        for (const std::int16_t at : kin.by_grade) {
            if (at < 0) continue;
            const time_block& parent = block(static_cast<std::size_t>(at));
            parents_[static_cast<std::size_t>(at)].is_parent = true;
            lacking = lacking | (child.tiers - parent.tiers);
            pushed = pushed || parent.setting == setting::push_in;
            alone = alone || (child.setting == setting::push_in && parent.staffing == staffing::none);
        }
        if (!lacking.empty()) {
            add("parents that lack tiers", b,
                text_of(in_quotes(child.parent), " without ", names_in(lacking, tier_names), " pupils"),
                text_of("a block for the tiers ", names_in(child.tiers, tier_names)),
                "Take these tiers out of this block, or add them to its parent.");
        }
        if (pushed) {
            add("parents that are push-ins", b, text_of(in_quotes(child.parent), ", a push-in"),
                "the block that holds the pupils", "Name the block that the push-in itself names.");
        }
        if (alone) {
            add("push-ins where nobody teaches", b, text_of(in_quotes(child.parent), ", which has no staff"),
                "a block with a teacher", "Name a block that is taught, or make this one a pull-out.");
        }
    }

    [[nodiscard]] bool is_parent_of(std::size_t p, std::size_t b) const noexcept {
        if (!block(b).moves_pupils()) return false;
        for (const std::int16_t at : parents_[b].by_grade) {
            if (at == static_cast<std::int16_t>(p)) return true;
        }
        return false;
    }
    [[nodiscard]] bool pulls(std::size_t b, std::size_t p, std::size_t g) const noexcept {
        return block(b).moves_pupils() && block(b).setting != setting::push_in &&
               parents_[b].by_grade[g] == static_cast<std::int16_t>(p);
    }

    /// What lies inside a parent fits into its minutes, for every tier of every grade.
    void room(std::size_t p) {
        cell_minutes pulled{};
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            if (!block(b).moves_pupils()) continue;
            for (std::size_t g = 0; g < grade_count; ++g) {
                if (!pulls(b, p, g)) continue;
                for (std::size_t t = 0; t < tier_count; ++t) {
                    if (block(b).tiers.contains(static_cast<tier>(t))) pulled[g][t] += block(b).weekly.value();
                }
            }
        }
        for (std::size_t t = 0; t < tier_count; ++t) pull_outs(p, t, pulled);
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            if (block(b).setting == setting::push_in && is_parent_of(p, b)) push_in(p, b, pulled);
        }
    }

    void pull_outs(std::size_t p, std::size_t t, const cell_minutes& pulled) {
        const double held = block(p).weekly.value();
        double most = held + minutes_tolerance;
        grade_set over;
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (!(pulled[g][t] > held + minutes_tolerance)) continue;
            over = over | grade_set{static_cast<grade>(g)};
            if (pulled[g][t] > most) most = pulled[g][t];
        }
        if (over.empty()) return;
        enumeration blocks;
        std::size_t last = p;
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            bool counts = false;
            for (std::size_t g = 0; g < grade_count; ++g)
                counts = counts || (over.contains(static_cast<grade>(g)) && pulls(b, p, g));
            if (!counts || !block(b).tiers.contains(static_cast<tier>(t))) continue;
            blocks.add(name(b));
            last = b;
        }
        add("pull-outs longer than what they leave", last,
            text_of(most, " minutes a week out of ", name(p), " for ", tier_names[t], " pupils of the grades ",
                    names_in(over, grade_names)),
            text_of("at most ", held, " minutes, all that ", name(p), " has"),
            text_of("Shorten ", blocks.text(), " by ", most - held, " minutes, or pull those out of another block."),
            "/minutes");
    }

    /// A push-in lasts no longer than its pupils are in the parent.
    void push_in(std::size_t p, std::size_t b, const cell_minutes& pulled) {
        double least = block(p).weekly.value();
        for (std::size_t g = 0; g < grade_count; ++g) {
            if (parents_[b].by_grade[g] != static_cast<std::int16_t>(p)) continue;
            for (std::size_t t = 0; t < tier_count; ++t) {
                const double left = block(p).weekly.value() - pulled[g][t];
                if (block(b).tiers.contains(static_cast<tier>(t)) && left < least) least = left;
            }
        }
        if (!(block(b).weekly.value() > least + minutes_tolerance)) return;
        add("push-ins longer than their pupils are there", b, decimal_text(block(b).weekly.value()),
            text_of("at most ", least > 0 ? least : 0.0, " minutes: what ", name(p),
                    " has, less its pull-outs of the same pupils"),
            "Shorten the push-in or the pull-outs.", "/minutes");
    }

    const day_design& design_;
    std::size_t index_;
    design_state state_;
    fault_list& log_;
    std::vector<family> parents_;
};

}  // namespace nineways::detail
