// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <nineways/assumptions.hpp>  // before units.hpp: g++ 12 else warns that its unit names shadow quantities
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/school_day.hpp>
#include <nineways/schedule.hpp>
#include <nineways/staff.hpp>

/// The rules of a day design that hold whoever follows it.
namespace nineways::detail {

/// A document as it was written, or a day that levers have changed: they may push a target above its cap (no average
/// passes the cap all the same), use up a block's minutes, split blocks under one id and put the parts at the end.
enum class design_state : std::uint8_t { document, changed };

/// Settings that only make sense inside another block.
[[nodiscard]] constexpr bool is_inside(setting s) noexcept { return s == setting::pull_out || s == setting::push_in; }

/// Minutes may differ by this much, a week, from what they should add up to.
inline constexpr double minutes_tolerance = 1e-6;
inline constexpr double week_minutes = 7 * 24 * 60;
inline constexpr number_rule open_rule{
    .kind = "open weeks", .min = 0, .max = week_minutes, .unit = "minutes a week",
    .mend = "Give the minutes from the first bell to the last, five days together.", .above_min = true};
inline constexpr number_rule week_rule{
    .kind = "parts of a week", .min = 0, .max = week_minutes, .unit = "minutes a week",
    .mend = "Give minutes a week, not a day, and 0 where there are none."};
inline constexpr number_rule contact_rule{
    .kind = "weeks without time for teaching", .min = 1, .max = week_minutes,
    .unit = "minutes a week with pupils (open - lunch - duty - time in the day)",
    .mend = "Shorten lunch, duty, planning or collaboration, or put one of the last two outside the pupils' day."};
inline constexpr number_rule step_rule{
    .kind = "hiring steps", .min = 0.001, .max = 1, .unit = "of a post",
    .mend = "Give the smallest part of a post that is hired, such as 0.1."};
inline constexpr number_rule adults_rule{
    .kind = "numbers of adults", .min = 0, .max = 100, .unit = "adults a group",
    .mend = "Give the adults that each group has at once, or take the entry out.", .above_min = true};
inline constexpr number_rule group_rule{
    .kind = "group sizes", .min = 1, .max = 1e6, .unit = "pupils a group",
    .mend = "Give the pupils of a group as an average of at least one."};

/// Checks one design by itself. `sound()` says whether its numbers can be added up.
class design_check {
  public:
    design_check(const district& d, std::size_t index, design_state state, fault_list& log) noexcept
        : d_(d), design_(d.designs[index]), index_(index), state_(state), log_(log) {}

    void run() {
        week();
        check_number(log_, design_.hiring_step.value(), step_rule, "/designs/", index_, "/hiring_step");
        if (design_.blocks.size() > block_limit) {
            sound_ = false;
            log_.add("days of too many blocks", [&] {
                return fault{text_of("/designs/", index_, "/blocks"), text_of(design_.blocks.size(), " blocks"),
                             text_of("at most ", block_limit, " blocks"),
                             "Join blocks of the same kind; what blocks are to each other is checked after that."};
            });
        }
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) block(b);
        if (design_.blocks.size() <= block_limit) homerooms();
        fields();
    }

    [[nodiscard]] bool sound() const noexcept { return sound_; }

  private:
    template <class... Pieces>
    bool week_part(minutes value, const number_rule& rule, const Pieces&... key) {
        return check_number(log_, value.value(), rule, "/designs/", index_, "/week", key...);
    }

    void week() {
        const school_week& w = design_.week;
        sound_ = week_part(w.open, open_rule, "/open");
        sound_ = week_part(w.lunch, week_rule, "/lunch") && sound_;
        sound_ = week_part(w.duty, week_rule, "/duty") && sound_;
        sound_ = week_part(w.planning, week_rule, "/planning") && sound_;
        sound_ = week_part(w.collaboration, week_rule, "/collaboration") && sound_;
        if (sound_) week_part(w.contact(), contact_rule);
    }

    /// Files a fault of block `b` at one of its keys ("" for the block itself).
    void add(std::string_view kind, std::size_t b, std::string_view key, std::string found, std::string expected,
             std::string mend) {
        log_.add(kind, [&] { return fault{text_of("/designs/", index_, "/blocks/", b, key), found, expected, mend}; });
    }

    void block(std::size_t b) {
        const time_block& block = design_.blocks[b];
        if (block.grades.empty()) add("idle blocks", b, "/grades", "no grade", "at least one", "Name the grades.");
        if (block.tiers.empty()) add("idle blocks", b, "/tiers", "no tier", "at least one", "Name the tiers.");
        length(b);
        const bool alone = block.staffing == staffing::none;
        if (alone != (block.setting == setting::unstaffed)) {
            add("settings that do not go with the staffing", b, "/staffing",
                text_of(in_quotes(staffing_names[static_cast<std::size_t>(block.staffing)]), " in the setting ",
                        in_quotes(setting_names[static_cast<std::size_t>(block.setting)])),
                "\"none\" where the setting is \"unstaffed\", and only there",
                "Say who teaches the block, or make its setting \"unstaffed\".");
        }
        if (alone) {
            if (!block.adults.empty()) {
                add("adults of blocks without staff", b, "/adults", text_of(block.adults.size(), " adults' roles"),
                    "none, as its staffing is \"none\"", "Take the adults out, or make the staffing \"pooled\".");
            }
            return;
        }
        adults(b);
        group(b);
    }

    void length(std::size_t b) {
        const double weekly = design_.blocks[b].weekly.value();
        const double open = design_.week.open.value();
        const bool enough = state_ == design_state::document ? weekly > 0 : weekly >= -minutes_tolerance;
        if (enough && weekly <= week_minutes && !(weekly > open + minutes_tolerance)) return;
        if (!(weekly >= -week_minutes && weekly <= week_minutes)) sound_ = false;
        add("minutes of blocks", b, "/minutes", decimal_text(weekly),
            text_of("a number above 0, at most ", open, " minutes a week (the open week)"),
            "Give the minutes a week that each pupil has the block, or take the block out.");
    }

    void adults(std::size_t b) {
        const auto& adults = design_.blocks[b].adults;
        if (adults.empty()) {
            add("blocks without adults", b, "/adults", "no adult", "at least one role",
                "Name the adults of each group, or make staffing \"none\" and setting \"unstaffed\".");
        }
        for (std::size_t a = 0; a < adults.size(); ++a) {
            check_number(log_, adults[a].adults, adults_rule, "/designs/", index_, "/blocks/", b, "/adults/", a,
                         "/adults");
            if (adults[a].role < d_.roles.size()) continue;
            log_.add("roles that are not there", [&] {
                return fault{text_of("/designs/", index_, "/blocks/", b, "/adults/", a, "/role"),
                             text_of("role ", std::size_t{adults[a].role}, ", counted from 0"),
                             text_of("one of the ", d_.roles.size(), " roles of /roles"),
                             "Add the role to /roles, or name one that is there."};
            });
        }
    }

    void group(std::size_t b) {
        const group_size size = design_.blocks[b].group;
        const bool target =
            check_number(log_, size.target.value(), group_rule, "/designs/", index_, "/blocks/", b, "/group/target");
        const bool cap =
            check_number(log_, size.cap.value(), group_rule, "/designs/", index_, "/blocks/", b, "/group/cap");
        if (state_ == design_state::document && target && cap && size.target > size.cap) {
            add("targets above the cap", b, "/group/target", decimal_text(size.target.value()),
                text_of("at most the cap, ", size.cap.value(), " pupils"), "Lower the target or raise the cap.");
        }
    }

    /// The blocks of one homeroom are one group with one set of adults all day.
    void homerooms() {
        const auto& blocks = design_.blocks;
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            if (blocks[b].staffing != staffing::homeroom) continue;
            std::size_t first = 0;
            while (!same_homeroom(blocks[b], blocks[first])) ++first;
            if (first == b) {
                used_up(b);
                continue;
            }
            const time_block& other = blocks[first];
            const auto differs = [&](std::string_view key, std::string found, std::string expected) {
                add("homerooms that change during the day", b, key, std::move(found),
                    text_of(expected, ", as in /designs/", index_, "/blocks/", first),
                    "Give every block of the homeroom the same group and adults; pool what others teach.");
            };
            const auto size = [](pupils p) { return decimal_text(p.value()); };
            if (blocks[b].group.target != other.group.target)
                differs("/group/target", size(blocks[b].group.target), size(other.group.target));
            if (blocks[b].group.cap != other.group.cap)
                differs("/group/cap", size(blocks[b].group.cap), size(other.group.cap));
            const auto same = [](const adults_per_group& x, const adults_per_group& y) {
                return x.role == y.role && x.adults == y.adults;
            };
            if (!std::equal(blocks[b].adults.begin(), blocks[b].adults.end(), other.adults.begin(), other.adults.end(),
                            same)) {
                differs("/adults", adults_text(blocks[b]), adults_text(other));
            }
        }
    }

    [[nodiscard]] std::string adults_text(const time_block& block) const {
        enumeration all;
        for (const adults_per_group& a : block.adults) {
            all.add(text_of(a.adults, " ",
                            a.role < d_.roles.size() ? std::string_view{d_.roles[a.role].id} : "of an unknown role"));
        }
        return all.text();
    }

    /// A homeroom's teacher is shared out by the blocks' minutes, so they must not all be used up.
    void used_up(std::size_t b) {
        if (state_ == design_state::document) return;  // there every block has minutes of its own
        double all = 0;
        for (const time_block& other : design_.blocks) {
            if (same_homeroom(design_.blocks[b], other)) all += other.weekly.value();
        }
        if (all > minutes_tolerance) return;
        add("homerooms without minutes", b, "/minutes", text_of(all, " minutes in all blocks of the homeroom"),
            "more than 0 minutes", "Leave the homeroom's teacher some of the day.");
    }

    void fields() {
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
        if (pairs <= field_limit) return;
        log_.add("days of too many fields", [&] {
            return fault{text_of("/designs/", index_, "/blocks"), text_of(pairs, " pairs of a role and a subject"),
                         text_of("at most ", field_limit, " pairs"), "Let fewer roles teach the same subject."};
        });
    }

    const district& d_;
    const day_design& design_;
    std::size_t index_;
    design_state state_;
    fault_list& log_;
    bool sound_ = true;
};

}  // namespace nineways::detail
