// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/suggestion.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/formula.hpp>
#include <nineways/formula/formula_names.hpp>
#include <nineways/formula/order_steps.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/program_builder.hpp>
#include <nineways/formula/resolve_expression.hpp>

namespace nineways {

namespace detail {

/// Makes the program of a formula. Use `resolve`.
class formula_resolver {
  public:
    formula_resolver(const formula& f, std::string_view above, fault_list& log)
        : f_(f), log_(log), before_(log.total()), names_(f, above, p_, log), expressions_(f, names_, p_, log) {}

    [[nodiscard]] formula_program run() {
        names_.declare();
        for (std::size_t i = 0; i < f_.lines.size(); ++i) line(i);
        for (std::size_t i = 0; i < f_.checks.size(); ++i) check(i);
        pays();
        if (log_.total() == before_) order_steps(p_, log_);
        return std::move(p_);
    }

  private:
    void line(std::size_t i) {
        const formula_line& l = f_.lines[i];
        const formula_entity* own = names_.find(l.words.id);
        const bool declared = own != nullptr && own->is_sound && own->kind == entity_kind::line && own->index == i;
        if (!declared) return;  // a fault of its id or its sets
        const std::uint32_t first = own->column;
        names_.for_each_binding(l.words.over, [&](const set_bindings& bound, std::size_t n) {
            const auto column = first + static_cast<std::uint32_t>(n);
            switch (l.kind) {
                case line_kind::value:
                    return value(i, column, bound);
                case line_kind::allocate:
                    return allocation(i, column, bound);
                case line_kind::waterfall:
                    return waterfall(i, column, n, bound);
                case line_kind::solve:
                    return solution(i, column, bound);
            }
        });
    }

    void value(std::size_t i, std::uint32_t column, const set_bindings& bound) {
        const formula_line& l = f_.lines[i];
        program_step step = step_of(p_, column, i, l.value, names_.at("/lines/", i, "/value"));
        step.rounding = l.rounding;
        expressions_.number(l.value, step.place, bound, step.level, step.nodes);
        finish(p_, std::move(step));
    }

    /// pool x by / sum of by
    void allocation(std::size_t i, std::uint32_t column, const set_bindings& bound) {
        static constexpr fault_form form{.kind = "allocations that are not to units",
                                         .place = "{}",
                                         .found = "a line of the level {}",
                                         .expected = "a line of each unit",
                                         .mend = "Take \"level\" out, or write the share as a value."};
        const formula_line& l = f_.lines[i];
        if (p_.columns[column].level != 0) return log_.add(form, names_.at("/lines/", i, "/level"), in_marks(l.level));
        const formula_level within =
            l.within.empty() ? names_.all() : names_.level_of(l.within, names_.at("/lines/", i, "/within"));
        if (within == 0) return;  // a fault of its own
        const std::uint32_t pool =
            hidden(l.value, names_.at("/lines/", i, "/pool"), bound, within, i, p_.columns[column].id + " pool");
        const std::uint32_t weight =
            hidden(l.by, names_.at("/lines/", i, "/by"), bound, 0, i, p_.columns[column].id + " weight");
        program_step sum = step_of(p_, weight, i, l.by, names_.at("/lines/", i, "/by"));
        sum.kind = step_kind::aggregate;
        sum.op = formula_op::sum;
        sum.level = within;
        sum.nodes.push_back(name_node(weight));
        const std::uint32_t whole = new_column(p_, p_.columns[column].id + " weights", within, i);
        sum.column = whole;
        finish(p_, std::move(sum));
        program_step step = step_of(p_, column, i, l.by, names_.at("/lines/", i, "/by"));
        step.kind = l.largest_remainder ? step_kind::shares : step_kind::value;
        step.pool = pool;
        step.rounding = l.rounding;
        const std::string_view id = p_.columns[column].id;
        step.text = text_of(id, " pool * ", id, " weight / ", id, " weights");
        // Where nobody has a weight nobody gets anything; a check tells of a pool that is lost so.
        step.nodes = {name_node(pool),
                      name_node(weight),
                      operation(formula_op::multiply, {0, 1}),
                      name_node(whole),
                      operation(formula_op::divide, {2, 3}),
                      {.op = formula_op::number},
                      operation(formula_op::equal, {3, 5}),
                      operation(formula_op::choose, {6, 5, 4})};
        finish(p_, std::move(step));
        no_more_than_the_pool(i, column, pool, weight, whole);
    }

    /// Nobody has a share below nothing, and roundings do not add up to more than there is.
    void no_more_than_the_pool(std::size_t i, std::uint32_t column, std::uint32_t pool, std::uint32_t weight,
                               std::uint32_t whole) {
        const std::string id = p_.columns[column].id;
        program_nodes positive{name_node(weight), {.op = formula_op::number}, operation(formula_op::at_least, {0, 1})};
        holds(i, names_.at("/lines/", i, "/by"), 0, std::move(positive), id + " weight >= 0",
              "weights of 0 or more to share a pool by");
        program_nodes taken{
            name_node(pool),  {.op = formula_op::number},          operation(formula_op::equal, {0, 1}),
            name_node(whole), operation(formula_op::more, {3, 1}), operation(formula_op::either, {2, 4})};
        const formula_level within = p_.columns[pool].level;
        holds(i, names_.at("/lines/", i, "/by"), within, std::move(taken),
              text_of(id, " pool = 0 or ", id, " weights > 0"), "somebody who has a weight, to share the pool among");
        if (f_.lines[i].rounding.rule == rounding_rule::none || f_.lines[i].largest_remainder) return;
        program_step sum = step_of(p_, column, i, f_.lines[i].by, names_.at("/lines/", i, "/pool"));
        sum.kind = step_kind::aggregate;
        sum.op = formula_op::sum;
        sum.level = within;
        sum.nodes.push_back(name_node(column));
        sum.column = new_column(p_, text_of("sum(", id, ")"), within, i);
        program_nodes no_more{name_node(sum.column), name_node(pool), operation(formula_op::at_most, {0, 1})};
        finish(p_, std::move(sum));
        holds(i, names_.at("/lines/", i, "/pool"), within, std::move(no_more),
              text_of("sum(", id, ") <= ", id, " pool"),
              "shares that add up to no more than their pool: round them with largest_remainder, truncate or down");
    }

    /// A check that the formula does not write itself.
    void holds(std::size_t line, std::string place, formula_level level, program_nodes&& nodes, std::string text,
               std::string message) {
        program_step step;
        step.kind = step_kind::check;
        step.line = static_cast<std::uint32_t>(line);
        step.level = level;
        step.place = std::move(place);
        step.message = std::move(message);
        step.column = new_column(p_, "check " + text, level, line);
        step.text = std::move(text);
        step.nodes = std::move(nodes);
        finish(p_, std::move(step));
    }

    /// Each bucket holds the least of its limit and of what those before it left; the line is what they all leave.
    void waterfall(std::size_t i, std::uint32_t column, std::size_t n, const set_bindings& bound) {
        const formula_line& l = f_.lines[i];
        const formula_level level = p_.columns[column].level;
        std::uint32_t left =
            hidden(l.value, names_.at("/lines/", i, "/amount"), bound, level, i, l.words.id + " amount");
        const std::uint32_t whole = left;
        for (std::size_t b = 0; b < l.into.size(); ++b) {
            const expression& limit = l.into[b].up_to;
            const formula_entity* made = names_.find(l.into[b].id);
            const bool declared = made != nullptr && made->is_sound && made->kind == entity_kind::bucket &&
                                  made->index == i && made->bucket == b;
            if (!declared) continue;  // a fault of its id
            const std::uint32_t bucket = made->column + static_cast<std::uint32_t>(n);
            const std::string place = text_of(names_.at("/lines/", i, "/into/"), b, "/up_to");
            program_step step = step_of(p_, bucket, i, limit, place);
            step.text += ", at most what is left";  // the places of the nodes stay
            step.rounding = l.rounding;
            expressions_.number(limit, place, bound, level, step.nodes);
            const auto held = static_cast<std::uint32_t>(step.nodes.size());
            step.nodes.push_back({.op = formula_op::number});
            step.nodes.push_back(operation(formula_op::largest, {held - 1, held}));
            step.nodes.push_back(name_node(left));
            step.nodes.push_back(operation(formula_op::smallest, {held + 1, held + 2}));
            finish(p_, std::move(step));
            const bool last = b + 1 == l.into.size();
            program_step rest =
                step_of(p_, last ? column : new_column(p_, l.into[b].id + " left", level, i), i, limit, place);
            rest.text = p_.columns[left].id + " - " + p_.columns[bucket].id;
            rest.nodes = {name_node(left), name_node(bucket), operation(formula_op::subtract, {0, 1})};
            left = rest.column;
            finish(p_, std::move(rest));
        }
        program_nodes some{name_node(whole), {.op = formula_op::number}, operation(formula_op::at_least, {0, 1})};
        holds(i, names_.at("/lines/", i, "/amount"), level, std::move(some), p_.columns[whole].id + " >= 0",
              "an amount of 0 or more: fill what is taken away into buckets of its own, as a positive amount");
        if (l.rounding.rule == rounding_rule::none) return;
        program_nodes enough{name_node(column), {.op = formula_op::number}, operation(formula_op::at_least, {0, 1})};
        holds(i, names_.at("/lines/", i, "/amount"), level, std::move(enough), p_.columns[column].id + " >= 0",
              "buckets that hold no more than the amount: round them down, or truncate");
    }

    void solution(std::size_t i, std::uint32_t column, const set_bindings& bound) {
        static constexpr fault_form not_equation{.kind = "solutions without an equation",
                                                 .place = "{}",
                                                 .found = "{}",
                                                 .expected = "an equation: expression = expression",
                                                 .mend = "Write the condition with one = outside brackets."};
        static constexpr fault_form not_all{.kind = "solutions of single units",
                                            .place = "{}",
                                            .found = "{}",
                                            .expected = "\"all\": one number for all",
                                            .mend = "Write \"level\": \"all\"."};
        const formula_line& l = f_.lines[i];
        program_step step = step_of(p_, column, i, l.value, names_.at("/lines/", i, "/so_that"));
        if (step.level != names_.all()) return log_.add(not_all, names_.at("/lines/", i, "/level"), in_marks(l.level));
        if (l.value.empty()) return;  // a fault of its own
        if (l.value.root().op != formula_op::equal) return log_.add(not_equation, step.place, in_marks(l.value.text));
        step.kind = step_kind::solution;
        step.rounding = l.rounding;
        step.by_secant = l.solution.by_secant;
        expression difference = l.value;
        difference.nodes.back().op = formula_op::subtract;
        expressions_.number(difference, step.place, bound, names_.all(), step.nodes);
        const std::string place = names_.at("/lines/", i);
        expressions_.number(l.solution.from, text_of(place, l.solution.by_secant ? "/start/0" : "/from"), bound,
                            names_.all(), step.from);
        expressions_.number(l.solution.to, text_of(place, l.solution.by_secant ? "/start/1" : "/to"), bound,
                            names_.all(), step.to);
        if (!l.solution.tolerance.empty())
            expressions_.number(l.solution.tolerance, place + "/tolerance", bound, names_.all(), step.tolerance);
        finish(p_, std::move(step));
    }

    void check(std::size_t i) {
        const formula_check& c = f_.checks[i];
        const formula_level level = names_.level_of(c.level, names_.at("/checks/", i, "/level"));
        const std::string place = names_.at("/checks/", i, "/that");
        const set_bindings none;
        program_nodes nodes;
        expressions_.root(c.that, place, none, level, nodes, node_kind::condition);
        holds(i, place, level, std::move(nodes), c.that.text, c.otherwise);
    }

    void pays() {
        static constexpr fault_form form{.kind = "amounts that are no lines",
                                         .place = "{}",
                                         .found = "{}",
                                         .expected = "the id of a line of each unit that runs over no set",
                                         .mend = "{}"};
        const auto paid_line = [&](const std::string& id, const std::string& place) -> std::uint32_t {
            const formula_entity* found = names_.find(id);
            const bool line =
                found != nullptr && (found->kind == entity_kind::line || found->kind == entity_kind::bucket);
            if (line && !found->is_sound) return 0;              // a fault of its own
            if (found != nullptr && !found->is_sound) return 0;  // a fault of its own
            if (line && found->over->empty() && p_.columns[found->column].level == 0) return found->column;
            log_.add(form, place, in_marks(id),
                     line ? std::string{"Make a line of each unit of it: total(set, x[set]) adds up a set."}
                          : names_.suggested_among(id, entity_kind::line));
            return 0;
        };
        p_.amount = paid_line(f_.amount, names_.at("/amount"));
        for (std::size_t i = 0; i < f_.parts.size(); ++i)
            p_.parts.push_back(paid_line(f_.parts[i], names_.at("/parts/", i)));
        if (f_.parts.empty() || log_.total() != before_) return;
        program_nodes nodes{name_node(p_.parts[0])};
        std::string text = f_.amount + " = " + f_.parts[0];
        for (std::size_t i = 1; i < p_.parts.size(); ++i) {
            const auto last = static_cast<std::uint32_t>(nodes.size() - 1);
            nodes.push_back(name_node(p_.parts[i]));
            nodes.push_back(operation(formula_op::add, {last, last + 1}));
            text += " + " + f_.parts[i];
        }
        const auto sum = static_cast<std::uint32_t>(nodes.size() - 1);
        nodes.push_back(name_node(p_.amount));
        nodes.push_back(operation(formula_op::equal, {sum + 1, sum}));
        holds(0, names_.at("/parts"), 0, std::move(nodes), std::move(text), "parts that add up to the amount");
    }

    /// A column of its own for an expression of a line.
    [[nodiscard]] std::uint32_t hidden(const expression& written, const std::string& place, const set_bindings& bound,
                                       formula_level level, std::size_t line, std::string id) {
        const std::uint32_t column = new_column(p_, std::move(id), level, line);
        program_step step = step_of(p_, column, line, written, place);
        expressions_.number(written, place, bound, level, step.nodes);
        finish(p_, std::move(step));
        return column;
    }

    const formula& f_;
    fault_list& log_;
    std::size_t before_;  // faults when this began
    formula_program p_;
    formula_names names_;
    expression_resolver expressions_;
};

}  // namespace detail

/// The program of a formula; faults have their places below the pointer `above`. Empty after a fault.
[[nodiscard]] inline formula_program resolve(const formula& f, std::string_view above, detail::fault_list& log) {
    return detail::formula_resolver{f, above, log}.run();
}

}  // namespace nineways
