// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include <nineways/detail/lay_out_days.hpp>
#include <nineways/detail/slot_week.hpp>
#include <nineways/detail/taught_fields.hpp>
#include <nineways/lesson_plan.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/timetable.hpp>

namespace nineways::detail {

/// Adults of a section who are needed in an activity.
struct adults_needed {
    std::size_t section = 0;
    std::size_t activity = 0;
};

/// How groups that leave their classes find their lessons.
struct placing_order {
    static constexpr std::size_t turns = 4;
    /// No more classes and groups begin together than there are people for them.
    bool limited = true;
    /// Where in the list of groups placing begins: 0 to 3.
    std::size_t turn = 0;
};

/// Sets of things of which some belong together.
class joined_sets {
  public:
    std::size_t add() {
        up_.push_back(up_.size());
        return up_.size() - 1;
    }
    [[nodiscard]] std::size_t root(std::size_t i) const {
        while (up_[i] != i) i = up_[i];
        return i;
    }
    /// The one added first stays the root.
    void join(std::size_t a, std::size_t b) {
        const std::size_t x = root(a);
        const std::size_t y = root(b);
        up_[std::max(x, y)] = std::min(x, y);
    }

  private:
    std::vector<std::size_t> up_;
};

/// Makes activities of sections: the days of every class, the parts of a lesson in which pupils are elsewhere or adults
/// push in, and the activities that begin together.
class lesson_placer {
  public:
    lesson_placer(const day_design& design, double school_weeks, const taught_fields& fields, placing_order how,
                  lesson_plan& plan)
        : design_(design),
          school_weeks_(school_weeks),
          fields_(fields),
          how_(how),
          plan_(plan),
          load_(design.blocks.size()),
          days_(plan.sections.size()),
          parts_(plan.sections.size()) {}

    [[nodiscard]] std::vector<adults_needed> run() {
        join_pupils();
        lay_out();
        find_period();
        std::vector<std::size_t> moved;
        for (std::size_t i = 0; i < plan_.sections.size(); ++i) {
            if (block_of(i).moves_pupils() && !plan_.sections[i].sets.empty()) moved.push_back(i);
        }
        if (!moved.empty()) {
            const auto turn = static_cast<std::ptrdiff_t>(how_.turn * moved.size() / placing_order::turns);
            std::rotate(moved.begin(), moved.begin() + turn, moved.end());
        }
        // Pull-outs of several classes are the hardest to place, push-ins the easiest.
        const auto ease = [&](std::size_t i) {
            return std::pair{block_of(i).joins_parent() ? 1 : 0, -static_cast<int>(parents_of(i).size())};
        };
        std::stable_sort(moved.begin(), moved.end(), [&](std::size_t a, std::size_t b) { return ease(a) < ease(b); });
        for (const std::size_t i : moved) place(i);
        write();
        return std::move(needed_);
    }

  private:
    static constexpr std::size_t none = no_section;
    using sections = std::vector<std::size_t>;

    /// A part of a section's lesson of a day.
    struct part {
        int slots = 0;
        sections out;  ///< groups whose pupils are elsewhere
        sections in;   ///< push-ins
        std::size_t section = 0;
        std::size_t day = 0;
    };
    /// A lesson of a group that pupils leave their classes for.
    struct moved_lesson {
        std::size_t section = 0;
        std::size_t day = 0;
        int slots = 0;
        std::size_t link = 0;
    };

    [[nodiscard]] const time_block& block_of(std::size_t section) const {
        return design_.blocks[plan_.sections[section].block];
    }

    [[nodiscard]] sections parents_of(std::size_t section) const {
        sections found;
        for (const std::size_t s : plan_.sections[section].sets) {
            for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
                if (block_family(design_.blocks[b].id) != block_of(section).parent || plan_.sets[s].sections[b] < 0)
                    continue;
                const auto parent = static_cast<std::size_t>(plan_.sets[s].sections[b]);
                if (std::find(found.begin(), found.end(), parent) == found.end()) found.push_back(parent);
            }
        }
        return found;
    }

    /// Pupils who share a class have the same days.
    void join_pupils() {
        for (std::size_t s = 0; s < plan_.sets.size(); ++s) family_.add();
        for (std::size_t i = 0; i < plan_.sections.size(); ++i) {
            if (block_of(i).moves_pupils()) continue;
            for (const std::size_t s : plan_.sections[i].sets) family_.join(plan_.sections[i].sets.front(), s);
        }
    }

    void lay_out() {
        for (std::size_t first = 0; first < plan_.sets.size(); ++first) {
            if (family_.root(first) != first) continue;
            sections family;
            std::vector<week_blocks> weeks;
            for (std::size_t s = first; s < plan_.sets.size(); ++s) {
                if (family_.root(s) != first) continue;
                family.push_back(s);
                week_blocks week = blocks_of(design_, static_cast<std::size_t>(plan_.sets[s].grade),
                                             static_cast<std::size_t>(plan_.sets[s].tier), school_weeks_);
                if (std::find(weeks.begin(), weeks.end(), week) == weeks.end()) weeks.push_back(std::move(week));
            }
            std::stable_sort(weeks.begin(), weeks.end(),
                             [](const week_blocks& a, const week_blocks& b) { return a.size() > b.size(); });
            day_layout layout{design_, plan_, load_};
            for (const week_blocks& week : weeks) layout.lay_out(week);
            for (std::size_t i = 0; i < plan_.sections.size(); ++i) {
                const block_section& one = plan_.sections[i];
                if (!block_of(i).moves_pupils() && !one.sets.empty() && family_.root(one.sets.front()) == first)
                    days_[i] = layout.days()[one.block];
            }
            add_breaks(family, layout.days());
        }
    }

    void add_breaks(const sections& family, const std::vector<by_day>& days) {
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            const time_block& block = design_.blocks[b];
            if (block.staffing != staffing::none || block.moves_pupils() || plan_.slots[b] == 0) continue;
            sections there;
            for (const std::size_t s : family) {
                if (block.grades.contains(plan_.sets[s].grade) && block.tiers.contains(plan_.sets[s].tier))
                    there.push_back(s);
            }
            for (std::size_t d = 0; d < days_a_week && !there.empty(); ++d) {
                if (days[b][d] > 0) add_activity({b, none, d, days[b][d], there, {}, links_.add()});
            }
        }
    }

    std::size_t add_activity(lesson_activity one) {
        plan_.activities.push_back(std::move(one));
        return plan_.activities.size() - 1;
    }

    // --- Parts of lessons ---------------------------------------------------------------------------------------

    [[nodiscard]] int room(std::size_t section, std::size_t day) const {
        int left = days_[section][day];
        for (const std::size_t p : parts_[section]) {
            if (all_parts_[p].day == day) left -= all_parts_[p].slots;
        }
        return left;
    }

    [[nodiscard]] bool share_pupils(std::size_t a, std::size_t b) const {
        for (const std::size_t s : plan_.sections[a].sets) {
            const sections& others = plan_.sections[b].sets;
            if (std::find(others.begin(), others.end(), s) != others.end()) return true;
        }
        return false;
    }

    [[nodiscard]] bool free_of(const part& p, std::size_t group) const {
        const auto meets = [&](std::size_t other) { return share_pupils(other, group); };
        return std::none_of(p.out.begin(), p.out.end(), meets) && std::none_of(p.in.begin(), p.in.end(), meets);
    }

    void place(std::size_t group) {
        const sections from = parents_of(group);
        const time_block& block = block_of(group);
        const std::size_t b = plan_.sections[group].block;
        if (!block.joins_parent()) return place(group, from, plan_.slots[b]);
        if (from.size() > 1) remark(plan_remark_kind::push_in_shared, b, static_cast<double>(from.size()));
        for (std::size_t i = 0; i < from.size(); ++i) {
            const auto count = static_cast<int>(from.size());
            place(group, {from[i]}, plan_.slots[b] / count + (static_cast<int>(i) < plan_.slots[b] % count ? 1 : 0));
        }
    }

    /// The lessons of a group: of the length of all other lessons, where that is one.
    [[nodiscard]] std::vector<int> pieces_of(std::size_t group, int slots) const {
        if (plan_.period == 0 || slots > plan_.period * static_cast<int>(days_a_week))
            return cut_lessons(block_of(group), design_.week, slots, plan_.slot);
        std::vector<int> pieces(static_cast<std::size_t>(slots / plan_.period), plan_.period);
        if (slots % plan_.period > 0) pieces.push_back(slots % plan_.period);
        return pieces;
    }

    void place(std::size_t group, const sections& from, int slots) {
        if (slots == 0) return;
        std::vector<int> pieces = pieces_of(group, slots);
        std::reverse(pieces.begin(), pieces.end());
        std::array<bool, days_a_week> used{};
        int left_out = 0;
        while (!pieces.empty()) {
            const int wanted = pieces.back();
            pieces.pop_back();
            int given = 0;
            for (int slots_now = wanted; slots_now > 0 && given == 0; --slots_now) {
                for (const use_of how : {use_of::room, use_of::parts, use_of::longer_parts}) {
                    if (given == 0 && place_some(group, from, slots_now, how, used)) given = slots_now;
                }
            }
            if (given == 0)
                left_out += wanted;
            else if (given < wanted)
                pieces.push_back(wanted - given);
        }
        if (left_out > 0)
            remark(plan_remark_kind::minutes_left_out, plan_.sections[group].block, left_out * plan_.slot);
    }

    /// Where a lesson may go: to the room that is left; also beside others in parts of the same length; also in longer
    /// parts, which are split for it.
    enum class use_of : unsigned char { room, parts, longer_parts };

    /// Places a lesson of a group on the best day.
    bool place_some(std::size_t group, const sections& from, int slots, use_of how,
                    std::array<bool, days_a_week>& used) {
        std::array<std::size_t, days_a_week> order{0, 1, 2, 3, 4};
        std::array<int, days_a_week> rooms{};
        for (std::size_t d = 0; d < days_a_week; ++d) {
            rooms[d] = room(from.front(), d);
            for (const std::size_t p : from) rooms[d] = std::min(rooms[d], room(p, d));
        }
        by_day& load = load_[plan_.sections[group].block];
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            if (used[a] != used[b]) return used[b];
            if (load[a] != load[b]) return load[a] < load[b];
            return rooms[a] > rooms[b];
        });
        for (const std::size_t d : order) {
            sections chosen;
            if (!choose(group, from, slots, how, d, chosen)) continue;
            for (std::size_t i = 0; i < from.size(); ++i) {
                if (chosen[i] == none)
                    chosen[i] = add_part({slots, {}, {}, from[i], d});
                else if (all_parts_[chosen[i]].slots > slots)
                    split(chosen[i], slots);
                part& p = all_parts_[chosen[i]];
                (block_of(group).joins_parent() ? p.in : p.out).push_back(group);
                links_.join(chosen.front(), chosen[i]);
            }
            if (!block_of(group).joins_parent()) moved_.push_back({group, d, slots, chosen.front()});
            used[d] = true;
            load[d] += slots;
            return true;
        }
        return false;
    }

    std::size_t add_part(part p) {
        // Parts and activities without parts share the numbers of links.
        const std::size_t id = links_.add();
        all_parts_.resize(id + 1);
        parts_[p.section].push_back(id);
        all_parts_[id] = std::move(p);
        return id;
    }

    [[nodiscard]] bool choose(std::size_t group, const sections& from, int slots, use_of how, std::size_t d,
                              sections& chosen) const {
        for (const std::size_t section : from) {
            std::size_t found = none;
            if (room(section, d) < slots) {
                for (const std::size_t p : parts_[section]) {
                    const part& there = all_parts_[p];
                    const bool long_enough =
                        there.slots == slots || (there.slots > slots && how == use_of::longer_parts);
                    if (how != use_of::room && there.day == d && long_enough && free_of(there, group)) found = p;
                }
                if (found == none) return false;
            }
            chosen.push_back(found);
        }
        return can_begin_together(group, chosen, from);
    }

    /// Whether all that would begin with a group's lesson has one part of each class only, and people enough.
    [[nodiscard]] bool can_begin_together(std::size_t group, const sections& chosen, const sections& from) const {
        sections classes;
        sections groups{group};
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (chosen[i] == none) classes.push_back(from[i]);
        }
        sections roots;
        for (const std::size_t p : chosen) {
            if (p == none) continue;
            const std::size_t root = links_.root(p);
            if (std::find(roots.begin(), roots.end(), root) != roots.end()) continue;
            roots.push_back(root);
            for (std::size_t q = 0; q < all_parts_.size(); ++q) {
                const part& its = all_parts_[q];
                if (its.slots == 0 || links_.root(q) != root) continue;
                if (std::find(classes.begin(), classes.end(), its.section) != classes.end()) return false;
                classes.push_back(its.section);
                for (const sections* some : {&its.out, &its.in}) {
                    for (const std::size_t g : *some) {
                        if (std::find(groups.begin(), groups.end(), g) == groups.end()) groups.push_back(g);
                    }
                }
            }
        }
        if (!how_.limited) return true;
        std::vector<double> wanted(fields_.size());
        for (const sections* some : {&classes, &groups}) {
            for (const std::size_t i : *some) {
                const std::size_t b = plan_.sections[i].block;
                for (std::size_t k = 0; k < fields_.of(b).size(); ++k)
                    wanted[fields_.of(b)[k]] += design_.blocks[b].adults[k].adults;
            }
        }
        for (std::size_t f = 0; f < fields_.size(); ++f) {
            if (!fields_[f].homeroom && wanted[f] > fields_.people(f) + 1e-6) return false;
        }
        return true;
    }

    /// Splits a part after some slots, and with it all that begins together with it.
    void split(std::size_t which, int slots) {
        const std::size_t root = links_.root(which);
        std::size_t first = none;
        const std::size_t parts = all_parts_.size();
        for (std::size_t q = 0; q < parts; ++q) {
            if (all_parts_[q].slots == 0 || links_.root(q) != root) continue;
            part rest = all_parts_[q];
            rest.slots -= slots;
            all_parts_[q].slots = slots;
            const std::size_t added = add_part(std::move(rest));
            if (first == none) first = added;
            links_.join(first, added);
        }
        const std::size_t lessons = moved_.size();
        for (std::size_t i = 0; i < lessons; ++i) {
            if (links_.root(moved_[i].link) != root) continue;
            moved_lesson rest = moved_[i];
            rest.slots -= slots;
            rest.link = first;
            moved_[i].slots = slots;
            moved_.push_back(rest);
        }
    }

    /// The length that all lessons without a parent have, where they have one.
    void find_period() {
        const int longest = longest_lesson / plan_.slot;
        for (int period = longest; period > 0; --period) {
            bool common = true;
            bool met = false;
            for (std::size_t i = 0; i < plan_.sections.size(); ++i) {
                if (block_of(i).moves_pupils()) continue;
                for (const int slots : days_[i]) {
                    met = met || slots == period;
                    common = common && slots % period == 0;
                }
            }
            if (!common || !met) continue;
            plan_.period = period;
            return;
        }
    }

    // --- Activities ---------------------------------------------------------------------------------------------

    void write() {
        for (std::size_t i = 0; i < plan_.sections.size(); ++i) {
            if (block_of(i).moves_pupils() || plan_.sections[i].sets.empty()) continue;
            for (std::size_t d = 0; d < days_a_week; ++d) {
                for (const std::size_t p : parts_[i]) {
                    if (all_parts_[p].day == d) write_part(i, p);
                }
                write_rest(i, d);
            }
        }
        for (const moved_lesson& m : moved_) {
            const block_section& group = plan_.sections[m.section];
            need(m.section,
                 add_activity({group.block, m.section, m.day, m.slots, group.sets, {}, links_.root(m.link)}));
        }
    }

    void need(std::size_t section, std::size_t activity) { needed_.push_back({section, activity}); }

    void write_part(std::size_t section, std::size_t p) {
        const part& its = all_parts_[p];
        lesson_activity one{plan_.sections[section].block, section, its.day, its.slots, {}, {}, links_.root(p)};
        for (const std::size_t s : plan_.sections[section].sets) {
            bool away = false;
            for (const std::size_t group : its.out) {
                const sections& gone = plan_.sections[group].sets;
                away = away || std::find(gone.begin(), gone.end(), s) != gone.end();
            }
            if (!away) one.sets.push_back(s);
        }
        const std::size_t activity = add_activity(std::move(one));
        need(section, activity);
        for (const std::size_t adults : its.in) need(adults, activity);
    }

    /// What is left of a lesson, cut where it is longer than lessons are.
    void write_rest(std::size_t section, std::size_t d) {
        const int left = room(section, d);
        if (left <= 0) return;
        const auto own = static_cast<int>(block_of(section).length.value() + 0.5);
        const int longest = std::max({1, longest_lesson / plan_.slot, (own + plan_.slot - 1) / plan_.slot});
        const bool whole = plan_.period > 0 && left % plan_.period == 0;
        const int count = whole ? left / plan_.period : (left + longest - 1) / longest;
        for (int k = 0; k < count; ++k) {
            const int slots = left / count + (k < left % count ? 1 : 0);
            const block_section& all = plan_.sections[section];
            need(section, add_activity({all.block, section, d, slots, all.sets, {}, links_.add()}));
        }
    }

    void remark(plan_remark_kind kind, std::size_t block, double amount) {
        for (plan_remark& r : plan_.remarks) {
            if (r.kind != kind || r.block != block) continue;
            if (kind == plan_remark_kind::minutes_left_out)
                r.amount += amount;
            else
                r.amount = std::max(r.amount, amount);
            return;
        }
        plan_.remarks.push_back({kind, block, amount});
    }

    const day_design& design_;
    double school_weeks_;
    const taught_fields& fields_;
    placing_order how_;
    lesson_plan& plan_;
    std::vector<by_day> load_;  ///< by block
    std::vector<by_day> days_;  ///< by section
    joined_sets family_;        ///< of sets of pupils
    joined_sets links_;         ///< of parts, and of activities without parts
    std::vector<part> all_parts_;
    std::vector<sections> parts_;  ///< by section
    std::vector<moved_lesson> moved_;
    std::vector<adults_needed> needed_;
};

}  // namespace nineways::detail
