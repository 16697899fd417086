// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include <nineways/enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/lesson_plan.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/units.hpp>

namespace nineways::detail {

/// How pupils are put into classes and groups.
struct section_choices {
    /// Pupils who are pulled out sit together in classes, a group's pupils in each, in place of evenly in all classes.
    bool together = false;
    /// Pulled-out groups keep a class's pupils whole, even where some pass their cap by it.
    bool whole = false;
};

/// Puts every pupil of a school into the classes and groups that the model counts.
///
/// The classes of most tiers come first: every tier is dealt out evenly, but pupils for whom adults push in sit
/// together in as many classes as there are such groups. Other blocks cut the line of those classes. Pulled-out groups
/// take whole classes' pupils together where they can, so that few classes must have their lesson at one time.
class section_former {
  public:
    section_former(const day_design& design, const tier_counts& tiers, section_choices how, lesson_plan& plan)
        : design_(design), plan_(plan), how_(how), pool_of_(design.blocks.size(), none) {
        for (std::size_t g = 0; g < grade_count; ++g) {
            for (std::size_t t = 0; t < tier_count; ++t) {
                const pupil_set one{static_cast<grade>(g), static_cast<tier>(t), 1, {}};
                pupils_.insert(pupils_.end(), static_cast<std::size_t>(tiers[g][t]), one);
            }
        }
    }

    void run() {
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            if (plan_.slots[b] > 0 && design_.blocks[b].staffing != staffing::none) find_pool(b);
        }
        for (pupil_set& p : pupils_) p.sections.assign(pools_.size(), -1);
        for (std::size_t g = 0; g < grade_count; ++g) {
            const std::size_t p = widest_pool(static_cast<grade>(g));
            if (p != none) form(p, static_cast<grade>(g), true);
        }
        for (std::size_t p = 0; p < pools_.size(); ++p) {
            for (std::size_t g = 0; g < grade_count && !is_child(p); ++g) form(p, static_cast<grade>(g), false);
        }
        for (std::size_t p = 0; p < pools_.size(); ++p) {
            for (std::size_t g = 0; g < grade_count && is_child(p); ++g) form_moved(p, static_cast<grade>(g));
        }
        gather();
    }

  private:
    static constexpr std::size_t none = no_section;
    using members = std::vector<std::size_t>;  ///< positions of pupils

    /// Pupils of a class, or of several.
    struct part {
        grade from{};
        members pupils{};
    };
    struct pool {
        std::size_t block = 0;  ///< the first that has it
        int count = 0;          ///< sections formed so far
        grade_set formed;
    };

    [[nodiscard]] const time_block& block_of(std::size_t p) const { return design_.blocks[pools_[p].block]; }
    [[nodiscard]] bool is_child(std::size_t p) const { return block_of(p).moves_pupils(); }

    void find_pool(std::size_t b) {
        const time_block& wanted = design_.blocks[b];
        const auto same = [&](const pool& p) {
            const time_block& has = design_.blocks[p.block];
            return has.grades == wanted.grades && has.tiers == wanted.tiers && has.pooling == wanted.pooling &&
                   has.group.target == wanted.group.target && has.group.cap == wanted.group.cap &&
                   has.parent == wanted.parent;
        };
        const auto found = std::find_if(pools_.begin(), pools_.end(), same);
        pool_of_[b] = static_cast<std::size_t>(found - pools_.begin());
        if (found == pools_.end()) pools_.push_back({b, 0, {}});
    }

    /// The pool by whose classes a grade's pupils are known: one with push-ins before others, then that of most tiers.
    [[nodiscard]] std::size_t widest_pool(grade g) const {
        std::size_t best = none;
        std::size_t most = 0;
        for (std::size_t p = 0; p < pools_.size(); ++p) {
            if (is_child(p) || !block_of(p).grades.contains(g)) continue;
            std::size_t wide = has_push_ins(p, g) ? tier_count : 0;
            for (std::size_t t = 0; t < tier_count; ++t) wide += block_of(p).tiers.contains(static_cast<tier>(t));
            if (wide <= most) continue;
            most = wide;
            best = p;
        }
        return best;
    }

    [[nodiscard]] bool has_push_ins(std::size_t p, grade g) const {
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            const time_block& child = design_.blocks[b];
            if (plan_.slots[b] == 0 || !child.joins_parent() || child.pooling != pooling::each_grade) continue;
            const std::size_t from = child.grades.contains(g) ? parent_of(b, g) : none;
            if (from != none && pool_of_[from] == p && child.tiers.meets(general_tiers)) return true;
        }
        return false;
    }

    [[nodiscard]] members members_of(std::size_t p, grade g) const {
        const time_block& block = block_of(p);
        members found;
        for (std::size_t i = 0; i < pupils_.size(); ++i) {
            const pupil_set& pupil = pupils_[i];
            if (!block.grades.contains(pupil.grade) || !block.tiers.contains(pupil.tier)) continue;
            if (block.pooling == pooling::across_grades || pupil.grade == g) found.push_back(i);
        }
        return found;
    }

    /// Whether sections are to be formed at this grade: once a grade, or once in all where grades are together.
    [[nodiscard]] bool enter(std::size_t p, grade g) {
        if (!block_of(p).grades.contains(g) || pools_[p].formed.contains(g)) return false;
        pools_[p].formed =
            pools_[p].formed | (block_of(p).pooling == pooling::across_grades ? all_grades : grade_set{g});
        return true;
    }

    [[nodiscard]] int count_of(std::size_t p, std::size_t pupils_there) const {
        return static_cast<int>(group_count(pupils{static_cast<double>(pupils_there)}, block_of(p).group));
    }

    void form(std::size_t p, grade g, bool first) {
        if (!enter(p, g)) return;
        members here = members_of(p, g);
        const int groups = count_of(p, here.size());
        if (first)
            deal(p, here, groups);
        else
            cut(p, here, groups);
        pools_[p].count += groups;
    }

    /// Deals pupils out: each to the class with fewest of the same tier, then to the smallest.
    void deal(std::size_t p, const members& here, int groups) {
        std::vector<std::array<int, tier_count>> dealt(static_cast<std::size_t>(groups));
        std::vector<int> sizes(static_cast<std::size_t>(groups));
        const std::array<int, tier_count> together = classes_together(p, here, groups);
        std::array<std::size_t, tier_count> chunk{};
        if (how_.together) chunk = pulled_out_together(p);
        bool apart = false;  // some tiers sit in some of the classes only
        for (std::size_t t = 0; t < tier_count; ++t) apart = apart || together[t] < groups || chunk[t] > 0;
        std::array<int, tier_count> from{};
        std::array<bool, tier_count> backward{};
        std::array<std::size_t, tier_count> met{};
        bool front = true;
        for (std::size_t t = 0; t < tier_count; ++t) {
            if (together[t] >= groups && chunk[t] == 0) continue;
            from[t] = front ? 0 : groups - together[t];
            backward[t] = !front;
            front = !front;
        }
        for (const bool few : {true, false}) {
            for (const std::size_t i : here) {
                const auto t = static_cast<std::size_t>(pupils_[i].tier);
                const bool in_chunks = chunk[t] > 0 && together[t] >= groups;
                if ((together[t] < groups || in_chunks) != few) continue;
                if (in_chunks) {
                    const auto all = static_cast<std::size_t>(groups);
                    const std::size_t k = met[t]++ / chunk[t] % all;
                    put_into(p, i, backward[t] ? all - 1 - k : k, sizes);
                    continue;
                }
                const auto begin = static_cast<std::size_t>(few ? from[t] : 0);
                const auto end = begin + static_cast<std::size_t>(few ? together[t] : groups);
                std::size_t best = begin;
                for (std::size_t k = begin + 1; k < end; ++k) {
                    const bool fewer = dealt[k][t] < dealt[best][t];
                    const bool same = dealt[k][t] == dealt[best][t] || (apart && !few);
                    if ((fewer && !(apart && !few)) || (same && sizes[k] < sizes[best])) best = k;
                }
                ++dealt[best][t];
                put_into(p, i, best, sizes);
            }
        }
    }

    void put_into(std::size_t p, std::size_t pupil, std::size_t section, std::vector<int>& sizes) {
        ++sizes[section];
        pupils_[pupil].sections[p] = pools_[p].count + static_cast<int>(section);
    }

    /// Pupils of each tier who sit together because they are pulled out together: a group's; 0 where nobody is.
    [[nodiscard]] std::array<std::size_t, tier_count> pulled_out_together(std::size_t p) const {
        std::array<std::size_t, tier_count> chunk{};
        for (std::size_t child = 0; child < pools_.size(); ++child) {
            const time_block& block = block_of(child);
            if (!block.moves_pupils() || block.joins_parent()) continue;
            std::size_t reached = 0;
            for (const pupil_set& pupil : pupils_) {
                if (!block.grades.contains(pupil.grade) || !block.tiers.contains(pupil.tier)) continue;
                const std::size_t from = parent_of(pools_[child].block, pupil.grade);
                reached += from != none && pool_of_[from] == p;
            }
            if (reached == 0) continue;
            const auto groups = static_cast<std::size_t>(count_of(child, reached));
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (block.tiers.contains(static_cast<tier>(t)) && chunk[t] == 0)
                    chunk[t] = (reached + groups - 1) / groups;
            }
        }
        return chunk;
    }

    /// In how many classes the pupils of each tier sit: all, but for tiers for whom adults push in.
    [[nodiscard]] std::array<int, tier_count> classes_together(std::size_t p, const members& here, int groups) const {
        std::array<int, tier_count> in;
        in.fill(groups);
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            const time_block& child = design_.blocks[b];
            if (plan_.slots[b] == 0 || !child.joins_parent() || child.pooling != pooling::each_grade) continue;
            std::size_t reached = 0;
            for (const std::size_t i : here) {
                const std::size_t from = parent_of(b, pupils_[i].grade);
                reached += child.tiers.contains(pupils_[i].tier) && from != none && pool_of_[from] == p;
            }
            if (reached == 0) continue;
            const int needed = static_cast<int>(group_count(pupils{static_cast<double>(reached)}, child.group));
            for (std::size_t t = 0; t < tier_count; ++t) {
                if (child.tiers.contains(static_cast<tier>(t))) in[t] = std::min(in[t], needed);
            }
        }
        return in;
    }

    /// Cuts the line of a pool's pupils, class by class, into parts of like size.
    void cut(std::size_t p, members& here, int groups) {
        std::array<std::size_t, grade_count> widest{};
        for (std::size_t g = 0; g < grade_count; ++g) widest[g] = widest_pool(static_cast<grade>(g));
        const auto place = [&](std::size_t i) {
            const pupil_set& one = pupils_[i];
            return std::pair{one.grade, one.sections[widest[static_cast<std::size_t>(one.grade)]]};
        };
        std::stable_sort(here.begin(), here.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
        for (std::size_t i = 0; i < here.size(); ++i) {
            const std::size_t k = i * static_cast<std::size_t>(groups) / here.size();
            pupils_[here[i]].sections[p] = pools_[p].count + static_cast<int>(k);
        }
    }

    /// The block in which a block's pupils of a grade otherwise are.
    [[nodiscard]] std::size_t parent_of(std::size_t b, grade g) const {
        for (std::size_t i = 0; i < design_.blocks.size(); ++i) {
            const time_block& parent = design_.blocks[i];
            if (block_family(parent.id) == design_.blocks[b].parent && parent.grades.contains(g)) return i;
        }
        return none;
    }

    /// Groups that leave (or join) their parent's classes: whole groups out of one class first, then what is left of
    /// the classes, put together as it fits.
    void form_moved(std::size_t p, grade g) {
        if (!enter(p, g)) return;
        const members here = members_of(p, g);
        if (here.empty()) return;
        const auto groups = static_cast<std::size_t>(count_of(p, here.size()));
        const std::size_t size = (here.size() + groups - 1) / groups;
        std::vector<part> by_class;
        std::vector<std::pair<std::size_t, int>> classes;
        for (const std::size_t i : here) {
            const std::size_t from = parent_of(pools_[p].block, pupils_[i].grade);
            const std::pair<std::size_t, int> its{from, pupils_[i].sections[pool_of_[from]]};
            const auto found = std::find(classes.begin(), classes.end(), its);
            const auto at = static_cast<std::size_t>(found - classes.begin());
            if (found == classes.end()) {
                classes.push_back(its);
                by_class.push_back({pupils_[i].grade, {}});
            }
            by_class[at].pupils.push_back(i);
        }
        std::vector<part> formed(groups);
        std::size_t next = 0;
        for (part& one : by_class) {
            while (one.pupils.size() >= size && next < groups) move(one, formed[next++], size);
        }
        std::stable_sort(by_class.begin(), by_class.end(),
                         [](const part& a, const part& b) { return a.pupils.size() > b.pupils.size(); });
        for (part& one : by_class) {
            if (!one.pupils.empty()) put(one, formed, size);
        }
        for (part& one : by_class) {
            while (!one.pupils.empty()) put_rest(one, formed, size);
        }
        for (std::size_t k = 0; k < groups; ++k) {
            for (const std::size_t i : formed[k].pupils) pupils_[i].sections[p] = pools_[p].count + static_cast<int>(k);
        }
        pools_[p].count += static_cast<int>(groups);
    }

    /// Puts what is left of a class into the fullest group that has room, of the same grade before others, if any has.
    static void put(part& one, std::vector<part>& formed, std::size_t size) {
        const auto worth = [&](const part& to) {
            return to.pupils.empty() ? 0 : to.pupils.size() + (to.from == one.from ? 2 * size : 0);
        };
        std::size_t best = none;
        for (std::size_t k = 0; k < formed.size(); ++k) {
            if (formed[k].pupils.size() + one.pupils.size() > size) continue;
            if (best == none || worth(formed[k]) > worth(formed[best])) best = k;
        }
        if (best != none) move(one, formed[best], one.pupils.size());
    }

    /// Puts what fits into the smallest group; all of it, where classes are kept whole.
    void put_rest(part& one, std::vector<part>& formed, std::size_t size) const {
        const auto smaller = [](const part& a, const part& b) { return a.pupils.size() < b.pupils.size(); };
        part& to = *std::min_element(formed.begin(), formed.end(), smaller);
        const std::size_t room = size > to.pupils.size() ? size - to.pupils.size() : 1;
        move(one, to, how_.whole ? one.pupils.size() : std::min(room, one.pupils.size()));
    }

    static void move(part& from, part& to, std::size_t count) {
        if (to.pupils.empty()) to.from = from.from;
        const auto end = from.pupils.begin() + static_cast<std::ptrdiff_t>(count);
        to.pupils.insert(to.pupils.end(), from.pupils.begin(), end);
        from.pupils.erase(from.pupils.begin(), end);
    }

    /// Pupils who are together all week become one set; sections list their sets.
    void gather() {
        const auto before = [](const pupil_set& a, const pupil_set& b) {
            if (a.grade != b.grade) return a.grade < b.grade;
            if (a.tier != b.tier) return a.tier < b.tier;
            return a.sections < b.sections;
        };
        std::stable_sort(pupils_.begin(), pupils_.end(), before);
        for (const pupil_set& p : pupils_) {
            if (plan_.sets.empty() || before(plan_.sets.back(), p))
                plan_.sets.push_back(p);
            else
                ++plan_.sets.back().count;
        }
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            if (pool_of_[b] == none) continue;
            const std::size_t p = pool_of_[b];
            for (int k = 0; k < pools_[p].count; ++k) {
                block_section one{.block = b, .number = k};
                for (std::size_t s = 0; s < plan_.sets.size(); ++s) {
                    if (plan_.sets[s].sections[p] != k) continue;
                    one.sets.push_back(s);
                    one.pupils += plan_.sets[s].count;
                }
                plan_.sections.push_back(std::move(one));
            }
        }
        // From here on a set's sections go by the sections of the plan, one for each block that it is in.
        for (pupil_set& s : plan_.sets) s.sections.assign(design_.blocks.size(), -1);
        for (std::size_t i = 0; i < plan_.sections.size(); ++i) {
            const block_section& one = plan_.sections[i];
            for (const std::size_t s : one.sets) plan_.sets[s].sections[one.block] = static_cast<int>(i);
        }
    }

    const day_design& design_;
    lesson_plan& plan_;
    section_choices how_;
    std::vector<std::size_t> pool_of_;  ///< by block
    std::vector<pool> pools_;
    std::vector<pupil_set> pupils_;
};

}  // namespace nineways::detail
