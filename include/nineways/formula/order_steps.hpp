// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/program.hpp>

namespace nineways::detail {

/// Puts the steps of a program in an order in which each comes behind those that it needs.
///
/// A solution needs what its equation needs, but for the steps that depend on its unknown: those are its cone.
class step_order {
  public:
    step_order(formula_program& p, fault_list& log) : p_(p), log_(log) {}

    void run() {
        const std::size_t count = p_.steps.size();
        needs_.resize(count);
        for (std::uint32_t s = 0; s < count; ++s) {
            collect(p_.steps[s].nodes, s);
            collect(p_.steps[s].where, s);
            collect(p_.steps[s].from, s);
            collect(p_.steps[s].to, s);
            collect(p_.steps[s].tolerance, s);
            if (p_.steps[s].kind == step_kind::shares) need(p_.steps[s].pool, s);
        }
        for (std::uint32_t s = 0; s < count; ++s) {
            if (p_.steps[s].kind == step_kind::solution) free_of_cone(s);
        }
        marks_.assign(count, mark::open);
        for (std::uint32_t s = 0; s < count && sound_; ++s) visit(s);
        for (program_step& step : p_.steps) {
            if (step.cone.empty()) continue;
            std::vector<std::uint32_t> sorted;
            for (const std::uint32_t s : p_.order) {
                if (std::find(step.cone.begin(), step.cone.end(), s) != step.cone.end()) sorted.push_back(s);
            }
            step.cone = sorted;
        }
    }

  private:
    enum class mark : std::uint8_t { open, entered, done };

    void need(std::uint32_t column, std::uint32_t s) {
        const column_kind kind = p_.columns[column].kind;
        if (kind == column_kind::parameter || kind == column_kind::input) return;
        const std::uint32_t other = p_.columns[column].step;
        auto& list = needs_[s];
        if (std::find(list.begin(), list.end(), other) == list.end()) list.push_back(other);
    }
    void collect(const program_nodes& nodes, std::uint32_t s) {
        for (const program_node& node : nodes) {
            if (node.op == formula_op::name) need(node.column, s);
        }
    }

    /// The steps that need the unknown of a solution, directly or through others.
    [[nodiscard]] std::vector<bool> dependents(std::uint32_t unknown) const {
        std::vector<std::vector<std::uint32_t>> needed_by(needs_.size());
        for (std::uint32_t s = 0; s < needs_.size(); ++s) {
            for (const std::uint32_t other : needs_[s]) needed_by[other].push_back(s);
        }
        std::vector<bool> found(needs_.size());
        std::vector<std::uint32_t> open{unknown};
        while (!open.empty()) {
            const std::uint32_t s = open.back();
            open.pop_back();
            for (const std::uint32_t other : needed_by[s]) {
                if (found[other]) continue;
                found[other] = true;
                open.push_back(other);
            }
        }
        return found;
    }

    /// Takes the cone of a solution out of what it needs, and adds what the cone needs from outside.
    void free_of_cone(std::uint32_t s) {
        const std::vector<bool> dependent = dependents(s);
        std::vector<std::uint32_t> outside;
        std::vector<std::uint32_t> cone;
        std::vector<std::uint32_t> open = needs_[s];
        while (!open.empty()) {
            const std::uint32_t other = open.back();
            open.pop_back();
            auto& list = dependent[other] ? cone : outside;
            if (other == s || std::find(list.begin(), list.end(), other) != list.end()) continue;
            list.push_back(other);
            if (&list == &cone) open.insert(open.end(), needs_[other].begin(), needs_[other].end());
        }
        static constexpr fault_form form{
            .kind = "equations without their unknown",
            .place = "{}",
            .found = "{}",
            .expected = "an equation in which {} stands",
            .mend = "Use the line's own id in the equation, or in a line that the equation needs."};
        const auto& direct = needs_[s];
        if (cone.empty() && std::find(direct.begin(), direct.end(), s) == direct.end())
            log_.add(form, p_.steps[s].place, in_marks(p_.steps[s].text), p_.columns[p_.steps[s].column].id);
        needs_[s] = outside;
        p_.steps[s].cone = cone;
    }

    /// Puts a step behind all that it needs. Without recursion: formulas may be long chains of lines.
    void visit(std::uint32_t first) {
        std::vector<std::size_t> next{0};  // of each step of the path: which of its needs comes next
        if (marks_[first] == mark::done) return;
        path_ = {first};
        marks_[first] = mark::entered;
        while (!path_.empty()) {
            const std::uint32_t s = path_.back();
            if (next.back() == needs_[s].size()) {
                marks_[s] = mark::done;
                p_.order.push_back(s);
                path_.pop_back();
                next.pop_back();
                continue;
            }
            const std::uint32_t other = needs_[s][next.back()++];
            if (marks_[other] == mark::done) continue;
            path_.push_back(other);
            if (marks_[other] == mark::entered) return cycle(other);
            marks_[other] = mark::entered;
            next.push_back(0);
        }
    }

    void cycle(std::uint32_t s) {
        sound_ = false;
        static constexpr fault_form form{
            .kind = "lines that need themselves",
            .place = "{}",
            .found = "{}",
            .expected = "lines that need only others",
            .mend = "Break the circle: take one of these out of the other, or solve for it."};
        std::size_t first = 0;
        while (path_[first] != s) ++first;
        std::string words;
        for (std::size_t i = first; i < path_.size(); ++i) {
            if (i > first) words += " needs ";
            words += p_.columns[p_.steps[path_[i]].column].id;
        }
        log_.add(form, p_.steps[s].place, words);
    }

    formula_program& p_;
    fault_list& log_;
    std::vector<std::vector<std::uint32_t>> needs_;
    std::vector<mark> marks_;
    std::vector<std::uint32_t> path_;
    bool sound_ = true;
};

inline void order_steps(formula_program& p, fault_list& log) { step_order{p, log}.run(); }

}  // namespace nineways::detail
