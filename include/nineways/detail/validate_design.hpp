// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>  // before units.hpp: g++ 12 else warns that its unit names shadow quantities
#include <nineways/detail/district_rules.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/minute_cells.hpp>
#include <nineways/detail/validate_values.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/school_day.hpp>
#include <nineways/staff.hpp>

/// The rules of a day design that hold whoever follows it.
namespace nineways::detail {

/// A document as it was written, or a day that levers have changed: they may push a target above its cap (no average
/// passes the cap all the same), use up a block's minutes, split blocks under one id and put the parts at the end.
enum class design_state : std::uint8_t { document, changed };

/// Settings that only make sense inside another block.
[[nodiscard]] constexpr bool is_inside(setting s) noexcept {
    return s == setting::pull_out || s == setting::push_in || s == setting::lab;
}

/// Settings of blocks that may lie inside another.
[[nodiscard]] constexpr bool may_be_inside(setting s) noexcept {
    return s != setting::whole_class && s != setting::separate && s != setting::unstaffed;
}

/// The positions of the first block of every homeroom.
[[nodiscard, gnu::noinline]] inline std::vector<std::size_t> homerooms_of(const std::vector<time_block>& blocks) {
    std::vector<std::size_t> firsts;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const auto is_of = [&](std::size_t first) { return same_homeroom(blocks[first], blocks[b]); };
        if (blocks[b].staffing == staffing::homeroom && std::none_of(firsts.begin(), firsts.end(), is_of))
            firsts.push_back(b);
    }
    return firsts;
}

/// Pupils: *zero_effect_group_size* of the registry, from which small-group teaching has no effect of its own.
inline constexpr double largest_small_group = 15;

inline constexpr number_rule contact_rule{
    .kind = "weeks without time for teaching", .min = 1, .max = week_minutes,
    .unit = "minutes a week with pupils (open - lunch - duty - time in the day)",
    .mend = "Shorten lunch, duty, planning or collaboration, or put one of the last two outside the pupils' day."};

/// Checks one design by itself. `sound()` says whether its numbers can be added up.
class design_check {
  public:
    design_check(const district& d, std::size_t index, design_state state, fault_list& log) noexcept
        : d_(d), design_(d.designs[index]), index_(index), state_(state), log_(log) {}

    void run() {
        static constexpr fault_form too_many{
            .kind = "days of too many blocks", .place = "/designs/{}/blocks", .found = "{} blocks",
            .expected = "at most {} blocks",
            .mend = "Join blocks of the same kind; what blocks are to each other is checked after that."};
        week();
        check_number(log_, design_.hiring_step.value(), step_rule, "/designs/{}/hiring_step", index_);
        const std::size_t blocks = design_.blocks.size();
        if (blocks > block_limit) {
            sound_ = false;
            log_.add(too_many, index_, blocks, block_limit);
        }
        for (std::size_t b = 0; b < blocks; ++b) block(b);
        if (blocks > block_limit) return fields();
        for (const std::size_t first : homerooms_of(design_.blocks)) homeroom(first);
        fields();
    }

    [[nodiscard]] bool sound() const noexcept { return sound_; }

  private:
    void week() {
        static constexpr double least_lunch = 75;  // of 15 minutes a day: what is below was typed per day
        static constexpr fault_form short_lunch{
            .kind = week_rule.kind, .place = "/designs/{}/week/lunch", .found = "{}",
            .expected = "0, or at least 75 minutes a week", .mend = "Lunch is in minutes a week: 30 a day are 150."};
        const school_week& w = design_.week;
        sound_ = number_checks{log_, numbered{"/designs/{}/week", index_}}
            .number("/open", open_rule, w.open.value())
            .number("/lunch", week_rule, w.lunch.value())
            .number("/duty", week_rule, w.duty.value())
            .number("/planning", week_rule, w.planning.value())
            .number("/collaboration", week_rule, w.collaboration.value())
            .number("/cycle_days", cycle_rule, w.cycle_days)
            .good();
        if (sound_) check_number(log_, summed{w.contact().value()}.rounded(), contact_rule, "/designs/{}/week", index_);
        if (w.lunch.value() > 0 && w.lunch.value() < least_lunch) log_.add(short_lunch, index_, w.lunch.value());
    }

    void block(std::size_t b) {
        static constexpr fault_form no_grade{
            .kind = "idle blocks", .place = "/designs/{}/blocks/{}/grades", .found = "no grade",
            .expected = "at least one", .mend = "Name the grades."};
        static constexpr fault_form no_tier{
            .kind = "idle blocks", .place = "/designs/{}/blocks/{}/tiers", .found = "no tier",
            .expected = "at least one", .mend = "Name the tiers."};
        static constexpr fault_form other_setting{
            .kind = "settings that do not go with the staffing", .place = "/designs/{}/blocks/{}/staffing",
            .found = "{} in the setting {}",
            .expected = "\"none\" where the setting is \"unstaffed\", and only there",
            .mend = "Say who teaches the block, or make its setting \"unstaffed\"."};
        static constexpr fault_form idle_adults{
            .kind = "adults of blocks without staff", .place = "/designs/{}/blocks/{}/adults",
            .found = "{} adults' roles", .expected = "none, as its staffing is \"none\"",
            .mend = "Take the adults out, or make the staffing \"pooled\"."};
        const time_block& block = design_.blocks[b];
        if (block.grades.empty()) log_.add(no_grade, index_, b);
        if (block.tiers.empty()) log_.add(no_tier, index_, b);
        length(b);
        const bool alone = block.staffing == staffing::none;
        if (alone != (block.setting == setting::unstaffed)) {
            log_.add(other_setting, index_, b, in_marks(staffing_names[static_cast<std::size_t>(block.staffing)]),
                     in_marks(setting_names[static_cast<std::size_t>(block.setting)]));
        }
        if (!alone) {
            adults(b);
            group(b);
            if (state_ == design_state::document) meaning(b);
        } else if (!block.adults.empty()) {
            log_.add(idle_adults, index_, b, block.adults.size());
        }
    }

    void length(std::size_t b) {
        static constexpr fault_form form{
            .kind = block_minutes_rule.kind, .place = "/designs/{}/blocks/{}/{}", .found = "{}",
            .expected = "a number above 0, at most {} minutes a week (the open week)", .mend = block_minutes_rule.mend};
        static constexpr fault_form too_many_weeks{
            .kind = block_weeks_rule.kind, .place = "/designs/{}/blocks/{}/weeks", .found = "{}",
            .expected = "a number above 0, at most {} weeks (the school year)", .mend = block_weeks_rule.mend};
        const double weeks = design_.blocks[b].weeks;
        if (weeks != 0 && !(weeks > 0 && weeks <= d_.school_weeks)) {
            sound_ = false;
            log_.add(too_many_weeks, index_, b, weeks, d_.school_weeks);
        }
        const double weekly = design_.blocks[b].weekly.value();
        const double open = design_.week.open.value();
        const bool enough = state_ == design_state::document ? weekly > 0 : weekly >= -minutes_tolerance;
        if (enough && weekly <= week_minutes && !(weekly > open + minutes_tolerance)) return;
        if (!(weekly >= -week_minutes && weekly <= week_minutes)) sound_ = false;
        log_.add(form, index_, b, design_.blocks[b].periods > 0 ? "periods" : "minutes", weekly, open);
    }

    void adults(std::size_t b) {
        static constexpr fault_form nobody{
            .kind = "blocks without adults", .place = "/designs/{}/blocks/{}/adults", .found = "no adult",
            .expected = "at least one role",
            .mend = "Name the adults of each group, or make staffing \"none\" and setting \"unstaffed\"."};
        static constexpr fault_form no_role{
            .kind = unknown_role.kind, .place = "/designs/{}/blocks/{}/adults/{}/role", .found = unknown_role.found,
            .expected = unknown_role.expected, .mend = unknown_role.mend};
        const auto& adults = design_.blocks[b].adults;
        if (adults.empty()) log_.add(nobody, index_, b);
        for (std::size_t a = 0; a < adults.size(); ++a) {
            check_number(log_, adults[a].adults, adults_rule, "/designs/{}/blocks/{}/adults/{}/adults", index_, b, a);
            if (adults[a].role < d_.roles.size()) continue;
            log_.add(no_role, index_, b, a, std::size_t{adults[a].role}, d_.roles.size());
        }
    }

    void group(std::size_t b) {
        static constexpr fault_form above_cap{
            .kind = "targets above the cap", .place = "/designs/{}/blocks/{}/group/target", .found = "{}",
            .expected = "at most the cap, {} pupils", .mend = "Lower the target or raise the cap."};
        const double target = design_.blocks[b].group.target.value();
        const double cap = design_.blocks[b].group.cap.value();
        bool good = check_number(log_, target, group_rule, "/designs/{}/blocks/{}/group/target", index_, b);
        good = check_number(log_, cap, group_rule, "/designs/{}/blocks/{}/group/cap", index_, b) && good;
        if (good && target > cap && state_ == design_state::document) log_.add(above_cap, index_, b, target, cap);
    }

    /// One to one is one pupil a group, small groups are small, and a partner's staff are under contract.
    void meaning(std::size_t b) {
        static constexpr fault_form several{
            .kind = "groups of several one to one", .place = "/designs/{}/blocks/{}/group/cap", .found = "{}",
            .expected = "1 pupil, as the setting is \"one_to_one\"",
            .mend = "Make target and cap 1, or the setting \"small_group\"."};
        static constexpr fault_form large{
            .kind = "small groups that are not small", .place = several.place, .found = "{} pupils in the setting {}",
            .expected = "at most 15 pupils: from there a group has the effect of a class",
            .mend = "Make the groups smaller, or the setting \"whole_class\"."};
        static constexpr fault_form own_staff{
            .kind = "partners' blocks with own staff", .place = "/designs/{}/blocks/{}/adults/{}/role", .found = "{}",
            .expected = "a role under contract (\"pay\": \"contract\"), as the setting is \"partner\"",
            .mend = "Name a role under contract, or another setting, such as \"online\" or \"separate\"."};
        const time_block& block = design_.blocks[b];
        const double cap = block.group.cap.value();
        if (block.setting == setting::one_to_one && cap > 1) log_.add(several, index_, b, cap);
        if ((block.setting == setting::small_group || block.setting == setting::pull_out) && cap > largest_small_group)
            log_.add(large, index_, b, cap, in_marks(setting_names[static_cast<std::size_t>(block.setting)]));
        for (std::size_t a = 0; block.setting == setting::partner && a < block.adults.size(); ++a) {
            const std::size_t role = block.adults[a].role;
            if (role < d_.roles.size() && d_.roles[role].basis != pay_basis::contract)
                log_.add(own_staff, index_, b, a, in_marks(d_.roles[role].id));
        }
    }

    /// The blocks of one homeroom are one group with one set of adults all day.
    void homeroom(std::size_t first) {
        const time_block& one = design_.blocks[first];
        for (std::size_t b = first + 1; b < design_.blocks.size(); ++b) {
            const time_block& block = design_.blocks[b];
            if (!same_homeroom(one, block)) continue;
            if (block.group.target != one.group.target)
                differs(b, first, "/group/target", block.group.target.value(), one.group.target.value());
            if (block.group.cap != one.group.cap)
                differs(b, first, "/group/cap", block.group.cap.value(), one.group.cap.value());
            bool same = block.adults.size() == one.adults.size();
            for (std::size_t a = 0; same && a < block.adults.size(); ++a)
                same = block.adults[a].role == one.adults[a].role && block.adults[a].adults == one.adults[a].adults;
            if (!same) differs(b, first, "/adults", adults_of(block).text(), adults_of(one).text());
        }
        if (state_ == design_state::changed) used_up(first);  // in a document every block has minutes of its own
    }

    void differs(std::size_t b, std::size_t first, const char* key, text_piece found, text_piece expected) {
        static constexpr fault_form form{
            .kind = "homerooms that change during the day", .place = "/designs/{}/blocks/{}{}", .found = "{}",
            .expected = "{}, as in /designs/{}/blocks/{}",
            .mend = "Give every block of the homeroom the same group and adults; pool what others teach."};
        log_.add(form, index_, b, key, found, expected, index_, first);
    }

    [[nodiscard]] enumeration adults_of(const time_block& block) const {
        enumeration all;
        for (const adults_per_group& a : block.adults) {
            all.add(text_of(a.adults, " ",
                            a.role < d_.roles.size() ? std::string_view{d_.roles[a.role].id} : "of an unknown role"));
        }
        return all;
    }

    /// A homeroom's teacher is shared out by the blocks' minutes, so they must not all be used up.
    void used_up(std::size_t b) {
        static constexpr fault_form form{
            .kind = "homerooms without minutes", .place = "/designs/{}/blocks/{}/minutes",
            .found = "{} minutes in all blocks of the homeroom", .expected = "more than 0 minutes",
            .mend = "Leave the homeroom's teacher some of the day."};
        const double all = homeroom_minutes(design_, design_.blocks[b], d_.school_weeks);
        if (!(all > minutes_tolerance)) log_.add(form, index_, b, summed{all});
    }

    void fields() {
        static constexpr fault_form too_many{
            .kind = "days of too many fields", .place = "/designs/{}/blocks",
            .found = "{} pairs of a role and a subject", .expected = "at most {} pairs",
            .mend = "Let fewer roles teach the same subject."};
        std::array<std::uint16_t, role_limit> subjects{};
        static_assert(subject_names.size() <= 16);
        std::size_t pairs = 0;
        for (const time_block& block : design_.blocks) {
            if (block.staffing == staffing::none) continue;
            const subject field = block.staffing == staffing::homeroom ? subject::homeroom : block.subject;
            const auto bit = static_cast<std::uint16_t>(1U << static_cast<unsigned>(field));
            for (const adults_per_group& a : block.adults) {
                if (a.role >= role_limit || (subjects[a.role] & bit) != 0) continue;
                subjects[a.role] = static_cast<std::uint16_t>(subjects[a.role] | bit);
                ++pairs;
            }
        }
        if (pairs > field_limit) log_.add(too_many, index_, pairs, field_limit);
    }

    const district& d_;
    const day_design& design_;
    std::size_t index_;
    design_state state_;
    fault_list& log_;
    bool sound_ = true;
};

}  // namespace nineways::detail
