// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/scenario.hpp>

namespace nineways {

/// A scenario, and where it stands: the place by which faults name it.
struct placed_scenario {
    scenario chosen;
    std::string place;
    /// Whether its parts have places of their own; those of a preset that is only named have none.
    bool written_out = true;
    scenario_words words{};
};

namespace detail {

/// Checks scenarios that are pulled together, and makes one of them. Every conflict is a fault; none is resolved.
class scenario_stack {
  public:
    /// `below` are scenarios that are pulled before, of which the stack may be a change.
    scenario_stack(std::span<const placed_scenario> stack, std::span<const placed_scenario> below, fault_list& log)
        : stack_(stack), below_(below), log_(log) {}

    /// The stack as one scenario over its bottom's base; it means nothing if there are faults.
    [[nodiscard]] scenario whole() {
        scenario all = in_order(0);
        words_ = stack_[0].words;
        all.base = outer_base();
        for (std::size_t i = 0; i < stack_.size(); ++i) {
            check_id(i);
            check_base(i);
            if (i > 0) put_over(all, in_order(i), i);
        }
        check_levers();
        return in_catalog_order(std::move(all));
    }

    /// What the documents of the whole say together.
    [[nodiscard]] const scenario_words& words() const noexcept { return words_; }

  private:
    [[nodiscard]] const scenario& in_order(std::size_t i) const noexcept { return stack_[i].chosen; }

    [[nodiscard]] static std::string place_of(const placed_scenario& one, const char* key) {
        return one.written_out ? text_of(one.place, key) : one.place;
    }
    [[nodiscard]] static std::string place_of(const placed_scenario& one, const lever& l) {
        return one.written_out ? text_of(one.place, "/levers", pointer_key{l.id}) : one.place;
    }

    [[nodiscard]] static const placed_scenario* find(std::span<const placed_scenario> among, std::string_view id) {
        for (const placed_scenario& one : among) {
            if (one.chosen.id == id) return &one;
        }
        return nullptr;
    }

    void check_id(std::size_t i) {
        static constexpr fault_form twice{"ids used twice", "{}", "{}",
                                          "an id of its own for every scenario of a stack",
                                          "{} has this id too: rename one, or leave one out."};
        const placed_scenario* first = find(stack_, in_order(i).id);
        if (first != &stack_[i]) log_.add(twice, place_of(stack_[i], "/id"), in_marks(in_order(i).id), first->place);
    }

    /// A base is in the stack or below it, and bases lead out of the stack.
    void check_base(std::size_t i) {
        static constexpr fault_form unknown{"unknown bases", "{}", "{}",
                                            "the id of a scenario that is given beside it, or \"as_it_stands\"",
                                            "Give that scenario too, in one stack with this one or as the baseline."};
        static constexpr fault_form circle{"bases in a circle", "{}", "{}",
                                           "the id of a scenario that is no change of this one",
                                           "The bases lead in a circle: let one of them be \"as_it_stands\"."};
        const std::string& base = in_order(i).base;
        if (base.empty() || find(below_, base) != nullptr) return;
        const placed_scenario* at = find(stack_, base);
        if (at == nullptr) return log_.add(unknown, place_of(stack_[i], "/base"), in_marks(base));
        for (std::size_t steps = 0; at != nullptr && steps < stack_.size(); ++steps) {
            if (at->chosen.id == in_order(i).id) return log_.add(circle, place_of(stack_[i], "/base"), in_marks(base));
            at = find(stack_, at->chosen.base);
        }
    }

    /// What the stack is a change of: what is named by those that name nothing of the stack.
    [[nodiscard]] std::string outer_base() const {
        for (const placed_scenario& one : stack_) {
            if (!one.chosen.base.empty() && find(stack_, one.chosen.base) == nullptr) return one.chosen.base;
        }
        return {};
    }

    void put_over(scenario& all, const scenario& next, std::size_t position) {
        for (const lever_choice& choice : next.levers) {
            lever_choice* known = choice_of(all, choice.lever);
            if (known == nullptr) {
                all.levers.push_back(choice);
                continue;
            }
            file_differences(*known, choice, position);
            known->locked = known->locked || choice.locked;
        }
        const scenario_words& more = stack_[position].words;
        for (const lever_reason& reason : more.reasons) {
            if (reason_of(words_, reason.lever).empty()) words_.reasons.push_back(reason);
        }
        join(all.id, next.id, "+", 80);
        join(all.title, next.title, " + ", 200);
        join(all.reason, next.reason, "; ", 2000);
        if (words_.author != more.author) join(words_.author, more.author, ", ", 200);
    }

    void file_differences(const lever_choice& known, const lever_choice& choice, std::size_t position) {
        static constexpr fault_form differs{
            "settings in conflict", "{}", "\"{}\" at {} in {}, at {} in {}",
            "one value of \"{}\" in all scenarios of a stack that set the lever",
            "See {}: give both one value, or take the lever out of one; naming a lever sets all of it."};
        const lever& l = *lever_catalog[choice.lever];
        std::size_t first = 0;
        while (choice_of(in_order(first), choice.lever) == nullptr) ++first;
        for (std::size_t s = 0; s < l.setting_count; ++s) {
            if (known.setting[s] == choice.setting[s]) continue;
            log_.add(differs, place_of(stack_[position], l), l.settings[s].id, choice.setting[s],
                     in_marks(in_order(position).id), known.setting[s], in_marks(in_order(first).id), l.settings[s].id,
                     place_of(stack_[first], l));
        }
    }

    /// A lever that is pulled, and who pulls it.
    struct pulled_lever {
        const lever* row;
        const placed_scenario* by;
    };

    [[nodiscard]] static bool names(const lever_ids& others, const lever& other) noexcept {
        for (const literal id : others) {
            if (id == other.id.view()) return true;
        }
        return false;
    }

    /// Levers of two scenarios that cannot stand beside each other, as the rows of either say. Those of one scenario
    /// are a caution of its package.
    void check_levers() {
        static constexpr fault_form beside{"levers in conflict", "{}", "\"{}\" beside \"{}\" of {}",
                                           "one of the two: \"{}\" and \"{}\" cannot stand beside each other",
                                           "See {}: take one of them out, or set it back to its base."};
        std::vector<pulled_lever> all;
        for (const placed_scenario& one : below_) list_pulled(one, all);
        const std::size_t first_own = all.size();
        for (const placed_scenario& one : stack_) list_pulled(one, all);
        for (std::size_t i = first_own; i < all.size(); ++i) {
            const lever& own = *all[i].row;
            for (std::size_t k = 0; k < i; ++k) {
                const lever& other = *all[k].row;
                const bool clash = names(own.conflicts, other) || names(other.conflicts, own);
                if (!clash || all[k].by == all[i].by) continue;
                log_.add(beside, place_of(*all[i].by, own), own.id, other.id, in_marks(all[k].by->chosen.id), own.id,
                         other.id, place_of(*all[k].by, other));
            }
        }
    }

    /// Adds the levers of which a scenario sets an amount off its base.
    static void list_pulled(const placed_scenario& one, std::vector<pulled_lever>& to) {
        for (const lever_choice& choice : one.chosen.levers) {
            if (does_something(choice)) to.push_back({lever_catalog[choice.lever], &one});
        }
    }

    /// Puts a text behind another while both fit into so many bytes.
    static void join(std::string& text, const std::string& more, const char* between, std::size_t most) {
        if (more.empty() || text.size() + more.size() + 3 > most) return;
        if (!text.empty()) text += between;
        text += more;
    }

    std::span<const placed_scenario> stack_;
    std::span<const placed_scenario> below_;
    fault_list& log_;
    scenario_words words_;
};

}  // namespace detail

}  // namespace nineways
