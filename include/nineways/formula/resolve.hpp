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
#include <nineways/formula/order_steps.hpp>
#include <nineways/formula/program.hpp>

namespace nineways {

namespace detail {

/// What a node of an expression is, when it is one at all.
enum class node_kind : std::uint8_t { number, condition, text };

/// Gives every name of a formula its meaning. Use `resolve`.
class formula_resolver {
  public:
    formula_resolver(const formula& f, std::string_view above, fault_list& log) : f_(f), above_(above), log_(log) {}

    [[nodiscard]] formula_program run() {
        declare();
        if (!log_.empty()) return {};
        for (std::size_t i = 0; i < f_.lines.size(); ++i) line(i);
        for (std::size_t i = 0; i < f_.checks.size(); ++i) check(i);
        pays();
        if (log_.empty()) order_steps(p_, log_);
        return std::move(p_);
    }

  private:
    enum class entity_kind : std::uint8_t { set, group, parameter, input, line, bucket };

    /// What an id names, and where its first column stands.
    struct entity {
        entity_kind kind{};
        std::uint32_t index = 0;
        std::uint32_t bucket = 0;
        std::uint32_t column = 0;
        const std::vector<std::string>* over = nullptr;
    };
    /// A set, at one of its members.
    struct binding {
        std::uint32_t set;
        std::uint32_t member;
    };
    using bindings = std::vector<binding>;

    /// Where an expression stands.
    struct context {
        const expression& written;
        const std::string& place;
        const bindings& bound;
        formula_level level;
        program_nodes& nodes;
    };
    struct typed {
        std::uint32_t node;
        node_kind kind;
    };
    using resolved = std::optional<typed>;

    // --- declarations --------------------------------------------------------------------------------------------

    [[nodiscard]] std::string at(std::string_view list, std::size_t i, std::string_view key = {}) const {
        return text_of(above_, list, i, key);
    }

    void declare() {
        for (std::size_t i = 0; i < f_.sets.size(); ++i) {
            const std::string place = at("/sets/", i);
            name(f_.sets[i].id, place, {entity_kind::set, static_cast<std::uint32_t>(i), 0, 0, nullptr});
            members_of(f_.sets[i], place);
        }
        for (std::size_t i = 0; i < f_.groups.size(); ++i) {
            name(f_.groups[i].id, at("/groups/", i), {entity_kind::group, static_cast<std::uint32_t>(i), 0, 0, nullptr});
        }
        for (std::size_t i = 0; i < f_.parameters.size(); ++i) {
            const formula_words& words = f_.parameters[i].words;
            columns(words, at("/parameters/", i), {entity_kind::parameter, static_cast<std::uint32_t>(i), 0, 0, nullptr},
                    column_kind::parameter, all());
        }
        for (std::size_t i = 0; i < f_.inputs.size(); ++i) {
            columns(f_.inputs[i].words, at("/inputs/", i),
                    {entity_kind::input, static_cast<std::uint32_t>(i), 0, 0, nullptr}, column_kind::input, 0);
        }
        for (std::size_t i = 0; i < f_.lines.size(); ++i) {
            const formula_line& l = f_.lines[i];
            const formula_level level = level_of(l.level, at("/lines/", i, "/level"));
            columns(l.words, at("/lines/", i), {entity_kind::line, static_cast<std::uint32_t>(i), 0, 0, nullptr},
                    column_kind::line, level);
            for (std::size_t b = 0; b < l.into.size(); ++b) {
                formula_words words = l.words;
                words.id = l.into[b].id;
                entity made{entity_kind::bucket, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(b), 0, nullptr};
                columns(words, text_of(at("/lines/", i, "/into/"), b), made, column_kind::line, level, &l.words.over);
            }
        }
        for (std::size_t i = 0; i < f_.groups.size(); ++i) key_of(i);
    }

    void members_of(const formula_set& set, const std::string& place) {
        static constexpr fault_form form{
            .kind = "members used twice", .place = "{}/members/{}", .found = "{}, which is there before",
            .expected = "members that differ", .mend = "Take one of the two out."};
        for (std::size_t i = 0; i < set.members.size(); ++i) {
            const auto end = set.members.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::find(set.members.begin(), end, set.members[i]) != end)
                log_.add(form, place, i, in_marks(set.members[i]));
        }
    }

    void name(const std::string& id, const std::string& place, entity made) {
        static constexpr fault_form form{
            .kind = "ids used twice", .place = "{}/id", .found = "{}, which is used before",
            .expected = "an id of its own among sets, groups, parameters, inputs and lines", .mend = "Choose another."};
        if (!entities_.emplace(id, made).second) log_.add(form, place, in_marks(id));
    }

    /// Declares an entity with a column for every combination of members.
    void columns(const formula_words& words, const std::string& place, entity made, column_kind kind,
                 formula_level level, const std::vector<std::string>* over = nullptr) {
        made.over = over != nullptr ? over : &words.over;
        made.column = static_cast<std::uint32_t>(p_.columns.size());
        if (made.kind != entity_kind::bucket && !sets_known(words, place)) return;
        name(words.id, place, made);
        for_each_binding(*made.over, [&](const bindings& bound, std::size_t i) {
            program_column column;
            column.id = words.id;
            for (const binding& b : bound) column.id += '_' + f_.sets[b.set].members[b.member];
            column.kind = kind;
            column.level = level;
            column.source = made.index;
            if (kind == column_kind::parameter) column.number = f_.parameters[made.index].values[i];
            if (kind == column_kind::input) column.is_text = f_.inputs[made.index].is_text;
            p_.columns.push_back(std::move(column));
        });
    }

    [[nodiscard]] bool sets_known(const formula_words& words, const std::string& place) {
        static constexpr fault_form form{
            .kind = "sets that are not there", .place = "{}/over/{}", .found = "{}", .expected = "the id of a set",
            .mend = "{}"};
        bool known = true;
        for (std::size_t i = 0; i < words.over.size(); ++i) {
            if (find_set(words.over[i])) continue;
            known = false;
            log_.add(form, place, i, in_marks(words.over[i]), suggested_among(words.over[i], entity_kind::set));
        }
        return known;
    }

    template <class Visit>
    void for_each_binding(const std::vector<std::string>& over, const Visit& visit) const {
        bindings bound;
        for (const std::string& id : over) bound.push_back({*find_set(id), 0});
        for (std::size_t i = 0;; ++i) {
            visit(bound, i);
            std::size_t last = bound.size();
            while (last > 0 && ++bound[last - 1].member == f_.sets[bound[last - 1].set].members.size()) {
                bound[--last].member = 0;
            }
            if (last == 0) return;
        }
    }

    [[nodiscard]] std::optional<std::uint32_t> find_set(std::string_view id) const noexcept {
        for (std::uint32_t i = 0; i < f_.sets.size(); ++i) {
            if (f_.sets[i].id == id) return i;
        }
        return {};
    }

    [[nodiscard]] formula_level all() const noexcept { return static_cast<formula_level>(f_.groups.size() + 1); }

    [[nodiscard]] formula_level level_of(const std::string& id, const std::string& place) {
        static constexpr fault_form form{
            .kind = "levels that are not there", .place = "{}", .found = "{}", .expected = "\"all\" or the id of a group",
            .mend = "{}"};
        if (id.empty()) return 0;
        if (id == "all") return all();
        for (formula_level i = 0; i < f_.groups.size(); ++i) {
            if (f_.groups[i].id == id) return i + 1;
        }
        log_.add(form, place, in_marks(id), suggested_among(id, entity_kind::group));
        return all();
    }

    void key_of(std::size_t group) {
        static constexpr fault_form form{
            .kind = "groups without their input", .place = "{}", .found = "{}",
            .expected = "the id of an input of kind \"text\" that runs over no set",
            .mend = "Name the input that holds the group of a unit."};
        const std::string& id = f_.groups[group].input;
        const auto found = entities_.find(id);
        const bool is_input = found != entities_.end() && found->second.kind == entity_kind::input;
        if (!is_input || !f_.inputs[found->second.index].is_text || !found->second.over->empty())
            return log_.add(form, at("/groups/", group, "/input"), in_marks(id));
        p_.group_keys.push_back(found->second.column);
    }

    [[nodiscard]] std::string suggested_among(std::string_view wanted, std::optional<entity_kind> kind) const {
        std::vector<std::string_view> names;
        for (const auto& [id, each] : entities_) {
            if (!kind || each.kind == *kind) names.push_back(id);
        }
        if (const auto near = nearest_name(wanted, names)) return text_of("Did you mean \"", *near, "\"?");
        if (names.empty()) return "There is none yet: add it to the formula.";
        return text_of("There are ", listed_names(names), ".");
    }

    // --- lines ---------------------------------------------------------------------------------------------------

    [[nodiscard]] program_step step_of(std::uint32_t column, std::size_t line, const expression& written,
                                       const std::string& place) const {
        program_step step;
        step.column = column;
        step.level = p_.columns[column].level;
        step.line = static_cast<std::uint32_t>(line);
        step.place = place;
        step.text = written.text;
        return step;
    }

    /// Makes the step that computes its column.
    void finish(program_step&& step) {
        if (step.kind == step_kind::value && step.rounding.rule != rounding_rule::none && !step.nodes.empty()) {
            const auto rule = static_cast<std::size_t>(formula_op::round_half_up) + static_cast<std::size_t>(step.rounding.rule);
            const auto last = static_cast<std::uint32_t>(step.nodes.size() - 1);
            step.nodes.push_back(operation(static_cast<formula_op>(rule), {last}));
            step.nodes.back().number = step.rounding.places;
        }
        p_.columns[step.column].step = static_cast<std::uint32_t>(p_.steps.size());
        p_.steps.push_back(std::move(step));
    }

    void line(std::size_t i) {
        const formula_line& l = f_.lines[i];
        const std::uint32_t first = entities_.at(l.words.id).column;
        for_each_binding(l.words.over, [&](const bindings& bound, std::size_t n) {
            const auto column = first + static_cast<std::uint32_t>(n);
            switch (l.kind) {
                case line_kind::value: return value(i, column, bound);
                case line_kind::allocate: return allocation(i, column, bound);
                case line_kind::waterfall: return waterfall(i, column, n, bound);
                case line_kind::solve: return solution(i, column, bound);
            }
        });
    }

    void value(std::size_t i, std::uint32_t column, const bindings& bound) {
        const formula_line& l = f_.lines[i];
        program_step step = step_of(column, i, l.value, at("/lines/", i, "/value"));
        step.rounding = l.rounding;
        number(l.value, step.place, bound, step.level, step.nodes);
        finish(std::move(step));
    }

    /// pool x by / sum of by
    void allocation(std::size_t i, std::uint32_t column, const bindings& bound) {
        static constexpr fault_form form{
            .kind = "allocations that are not to units", .place = "{}", .found = "a line of the level {}",
            .expected = "a line of each unit", .mend = "Take \"level\" out, or write the share as a value."};
        const formula_line& l = f_.lines[i];
        if (p_.columns[column].level != 0) return log_.add(form, at("/lines/", i, "/level"), in_marks(l.level));
        const std::uint32_t pool = hidden(l.value, at("/lines/", i, "/pool"), bound, all(), i, p_.columns[column].id + " pool");
        const std::uint32_t weight = hidden(l.by, at("/lines/", i, "/by"), bound, 0, i, p_.columns[column].id + " weight");
        program_step sum = step_of(weight, i, l.by, at("/lines/", i, "/by"));
        sum.kind = step_kind::aggregate;
        sum.op = formula_op::sum;
        sum.level = all();
        sum.nodes.push_back(name_node(weight));
        const std::uint32_t whole = new_column(p_.columns[column].id + " weights", all(), i);
        sum.column = whole;
        finish(std::move(sum));
        program_step step = step_of(column, i, l.by, at("/lines/", i, "/by"));
        step.kind = l.largest_remainder ? step_kind::shares : step_kind::value;
        step.pool = pool;
        step.rounding = l.rounding;
        step.nodes = {name_node(pool), name_node(weight), operation(formula_op::multiply, {0, 1}), name_node(whole),
                      operation(formula_op::divide, {2, 3})};
        finish(std::move(step));
    }

    /// Each bucket holds the least of its limit and of what those before it left; the line is what they all leave.
    void waterfall(std::size_t i, std::uint32_t column, std::size_t n, const bindings& bound) {
        const formula_line& l = f_.lines[i];
        const formula_level level = p_.columns[column].level;
        std::uint32_t left = hidden(l.value, at("/lines/", i, "/amount"), bound, level, i, l.words.id + " amount");
        for (std::size_t b = 0; b < l.into.size(); ++b) {
            const expression& limit = l.into[b].up_to;
            const std::uint32_t bucket = entities_.at(l.into[b].id).column + static_cast<std::uint32_t>(n);
            const std::string place = text_of(at("/lines/", i, "/into/"), b, "/up_to");
            program_step step = step_of(bucket, i, limit, place);
            step.rounding = l.rounding;
            number(limit, place, bound, level, step.nodes);
            const auto held = static_cast<std::uint32_t>(step.nodes.size());
            step.nodes.push_back({.op = formula_op::number});
            step.nodes.push_back(operation(formula_op::largest, {held - 1, held}));
            step.nodes.push_back(name_node(left));
            step.nodes.push_back(operation(formula_op::smallest, {held + 1, held + 2}));
            finish(std::move(step));
            const bool last = b + 1 == l.into.size();
            program_step rest = step_of(last ? column : new_column(l.into[b].id + " left", level, i), i, limit, place);
            rest.nodes = {name_node(left), name_node(bucket), operation(formula_op::subtract, {0, 1})};
            left = rest.column;
            finish(std::move(rest));
        }
    }

    void solution(std::size_t i, std::uint32_t column, const bindings& bound) {
        static constexpr fault_form not_equation{
            .kind = "solutions without an equation", .place = "{}", .found = "{}",
            .expected = "an equation: expression = expression", .mend = "Write the condition with one = outside brackets."};
        static constexpr fault_form not_all{
            .kind = "solutions of single units", .place = "{}", .found = "{}", .expected = "\"all\": one number for all",
            .mend = "Write \"level\": \"all\"."};
        const formula_line& l = f_.lines[i];
        program_step step = step_of(column, i, l.value, at("/lines/", i, "/so_that"));
        if (step.level != all()) return log_.add(not_all, at("/lines/", i, "/level"), in_marks(l.level));
        if (l.value.root().op != formula_op::equal) return log_.add(not_equation, step.place, in_marks(l.value.text));
        step.kind = step_kind::solution;
        step.rounding = l.rounding;
        step.by_secant = l.solution.by_secant;
        expression difference = l.value;
        difference.nodes.back().op = formula_op::subtract;
        number(difference, step.place, bound, all(), step.nodes);
        const std::string place = at("/lines/", i);
        number(l.solution.from, text_of(place, l.solution.by_secant ? "/start/0" : "/from"), bound, all(), step.from);
        number(l.solution.to, text_of(place, l.solution.by_secant ? "/start/1" : "/to"), bound, all(), step.to);
        if (!l.solution.tolerance.empty())
            number(l.solution.tolerance, place + "/tolerance", bound, all(), step.tolerance);
        finish(std::move(step));
    }

    void check(std::size_t i) {
        const formula_check& c = f_.checks[i];
        program_step step;
        step.kind = step_kind::check;
        step.line = static_cast<std::uint32_t>(i);
        step.level = level_of(c.level, at("/checks/", i, "/level"));
        step.place = at("/checks/", i, "/that");
        step.text = c.that.text;
        step.message = c.otherwise;
        const bindings none;
        root(c.that, step.place, none, step.level, step.nodes, node_kind::condition);
        step.column = new_column("check " + c.that.text, step.level, i);
        finish(std::move(step));
    }

    void pays() {
        static constexpr fault_form form{
            .kind = "amounts that are no lines", .place = "{}", .found = "{}",
            .expected = "the id of a line of each unit that runs over no set", .mend = "{}"};
        const auto find = [&](const std::string& id, const std::string& place) -> std::uint32_t {
            const auto found = entities_.find(id);
            const bool line = found != entities_.end() && (found->second.kind == entity_kind::line ||
                                                           found->second.kind == entity_kind::bucket);
            if (line && found->second.over->empty() && p_.columns[found->second.column].level == 0)
                return found->second.column;
            log_.add(form, place, in_marks(id), suggested_among(id, entity_kind::line));
            return 0;
        };
        p_.amount = find(f_.amount, std::string{above_} + "/amount");
        for (std::size_t i = 0; i < f_.parts.size(); ++i) p_.parts.push_back(find(f_.parts[i], at("/parts/", i)));
    }

    // --- expressions ---------------------------------------------------------------------------------------------

    [[nodiscard]] static program_node name_node(std::uint32_t column) {
        program_node node;
        node.op = formula_op::name;
        node.column = column;
        return node;
    }
    [[nodiscard]] static program_node operation(formula_op op, std::vector<std::uint32_t> operands) {
        program_node node;
        node.op = op;
        node.operands = std::move(operands);
        return node;
    }

    [[nodiscard]] std::uint32_t new_column(std::string id, formula_level level, std::size_t line) {
        program_column column;
        column.id = std::move(id);
        column.kind = column_kind::aggregate;
        column.level = level;
        column.source = static_cast<std::uint32_t>(line);
        p_.columns.push_back(std::move(column));
        return static_cast<std::uint32_t>(p_.columns.size() - 1);
    }

    /// A column of its own for an expression of a line.
    [[nodiscard]] std::uint32_t hidden(const expression& written, const std::string& place, const bindings& bound,
                                       formula_level level, std::size_t line, std::string id) {
        const std::uint32_t column = new_column(std::move(id), level, line);
        program_step step = step_of(column, line, written, place);
        number(written, place, bound, level, step.nodes);
        finish(std::move(step));
        return column;
    }

    void number(const expression& written, const std::string& place, const bindings& bound, formula_level level,
                program_nodes& nodes) {
        root(written, place, bound, level, nodes, node_kind::number);
    }

    void root(const expression& written, const std::string& place, const bindings& bound, formula_level level,
              program_nodes& nodes, node_kind wanted) {
        const context c{written, place, bound, level, nodes};
        expect(c, static_cast<std::uint32_t>(written.nodes.size() - 1), wanted);
    }

    /// Resolves a node that must be of a kind.
    resolved expect(const context& c, std::uint32_t n, node_kind wanted) {
        static constexpr fault_form form{
            .kind = "conditions and numbers mixed up", .place = "{}", .found = "{}, {}", .expected = "{}", .mend = "{}"};
        const resolved found = node(c, n);
        if (!found || found->kind == wanted) return found;
        static constexpr literal kinds[]{"a number", "a condition", "a text"};
        const bool number = wanted == node_kind::number && found->kind == node_kind::condition;
        log_.add(form, c.place, in_marks(c.written.words(c.written.nodes[n])), kinds[static_cast<std::size_t>(found->kind)],
                 kinds[static_cast<std::size_t>(wanted)],
                 number ? "Write if(condition, 1, 0) to make a number of it."
                        : "Compare it with something: x > 0, kind = 'Unit'.");
        return {};
    }

    resolved add(const context& c, program_node made, const expression_node& from, node_kind kind) {
        made.begin = from.begin;
        made.end = from.end;
        made.is_alike = made.op == formula_op::name ? p_.columns[made.column].level == all() || c.level == all()
                                                    : true;
        for (const std::uint32_t o : made.operands) made.is_alike = made.is_alike && c.nodes[o].is_alike;
        c.nodes.push_back(std::move(made));
        return typed{static_cast<std::uint32_t>(c.nodes.size() - 1), kind};
    }

    resolved node(const context& c, std::uint32_t n) {
        const expression_node& written = c.written.nodes[n];
        program_node made;
        made.op = written.op;
        made.number = written.number;
        switch (written.op) {
            case formula_op::number:
            case formula_op::none: return add(c, std::move(made), written, node_kind::number);
            case formula_op::text:
                made.text = written.word;
                return add(c, std::move(made), written, node_kind::text);
            case formula_op::name: return named(c, written);
            case formula_op::total: return total(c, written);
            case formula_op::equal:
            case formula_op::unequal: return equality(c, written);
            default: break;
        }
        if (is_aggregate(written.op)) return aggregate(c, written);
        bool sound = true;
        for (std::size_t i = 0; i < written.operands.size(); ++i) {
            const resolved operand = expect(c, written.operands[i], operand_kind(written, i));
            sound = sound && operand;
            if (operand) made.operands.push_back(operand->node);
        }
        if (!sound) return {};
        if (is_rounding(written.op) || written.op == formula_op::power) {
            if (!whole_operand(c, made)) return {};
        }
        return add(c, std::move(made), written, is_condition(written.op) ? node_kind::condition : node_kind::number);
    }

    [[nodiscard]] static node_kind operand_kind(const expression_node& node, std::size_t i) noexcept {
        const bool logical = node.op == formula_op::both || node.op == formula_op::either || node.op == formula_op::opposite;
        const bool choice = node.op == formula_op::choose && i % 2 == 0 && i + 1 < node.operands.size();
        return logical || choice ? node_kind::condition : node_kind::number;
    }

    /// The places of a rounding and the exponent of a power are whole numbers that the formula itself gives.
    [[nodiscard]] bool whole_operand(const context& c, program_node& made) {
        static constexpr fault_form form{
            .kind = "places that are no whole numbers", .place = "{}", .found = "{}",
            .expected = "a whole number from -15 to 15, as it is written or as a parameter", .mend = "Write such a number."};
        const program_node* given = &c.nodes[made.operands[1]];
        const bool negative = given->op == formula_op::negate;
        if (negative) given = &c.nodes[given->operands[0]];
        const bool parameter = given->op == formula_op::name && p_.columns[given->column].kind == column_kind::parameter;
        const double size = parameter ? p_.columns[given->column].number : given->number;
        const bool whole = (parameter || given->op == formula_op::number) && size >= -15 && size <= 15 &&
                           size == static_cast<double>(static_cast<int>(size));
        if (!whole) {
            const program_node& shown = c.nodes[made.operands[1]];
            log_.add(form, c.place,
                     in_marks(std::string_view{c.written.text}.substr(shown.begin, shown.end - shown.begin)));
            return false;
        }
        made.number = negative ? -size : size;
        return true;
    }

    /// Texts may be compared too, for being the same.
    resolved equality(const context& c, const expression_node& written) {
        static constexpr fault_form form{
            .kind = "texts compared with something else", .place = "{}", .found = "{}",
            .expected = "a text input on one side and a 'text' on the other",
            .mend = "Compare as in kind = 'Unit'; numbers stand without marks."};
        program_node made;
        made.op = written.op;
        const resolved left = node(c, written.operands[0]);
        const resolved right = node(c, written.operands[1]);
        if (!left || !right) return {};
        made.operands = {left->node, right->node};
        const bool texts = left->kind == node_kind::text || right->kind == node_kind::text;
        const program_node& a = c.nodes[left->node];
        program_node& b = c.nodes[right->node];
        const bool fits = texts ? a.op == formula_op::name && b.op == formula_op::text && left->kind == right->kind
                                : left->kind == node_kind::number && right->kind == node_kind::number;
        if (!fits) {
            log_.add(form, c.place, in_marks(c.written.words(written)));
            return {};
        }
        if (texts) b.column = a.column;
        return add(c, std::move(made), written, node_kind::condition);
    }

    resolved total(const context& c, const expression_node& written) {
        const auto set = find_set(written.word);
        if (!set) return unknown(c, written.word, "the id of a set", entity_kind::set);
        resolved sum;
        for (std::uint32_t m = 0; m < f_.sets[*set].members.size(); ++m) {
            bindings bound = c.bound;
            bound.push_back({*set, m});
            const context inner{c.written, c.place, bound, c.level, c.nodes};
            const resolved operand = expect(inner, written.operands[0], node_kind::number);
            if (!operand) return {};
            sum = sum ? add(c, operation(formula_op::add, {sum->node, operand->node}), written, node_kind::number)
                      : operand;
        }
        return sum;
    }

    resolved unknown(const context& c, std::string_view word, literal expected, std::optional<entity_kind> kind) {
        static constexpr fault_form form{
            .kind = "unknown names", .place = "{}", .found = "{}", .expected = "{}", .mend = "{}"};
        log_.add(form, c.place, in_marks(word), expected, suggested_among(word, kind));
        return {};
    }

    resolved aggregate(const context& c, const expression_node& written) {
        formula_level level = c.level == 0 ? all() : c.level;
        if (!written.word.empty()) {
            level = all() + 1;
            if (written.word == "all") level = all();
            for (formula_level i = 0; i < f_.groups.size(); ++i) {
                if (f_.groups[i].id == written.word) level = i + 1;
            }
            if (level > all()) return unknown(c, written.word, "\"all\" or the id of a group", entity_kind::group);
        }
        std::string key = text_of(c.written.words(written), "@", std::size_t{level});
        for (const binding& b : c.bound) key += text_of("/", std::size_t{b.set}, ".", std::size_t{b.member});
        auto known = aggregates_.find(key);
        if (known == aggregates_.end()) {
            program_step step;
            step.kind = step_kind::aggregate;
            step.op = written.op;
            step.level = level;
            step.place = c.place;
            step.text = c.written.text;
            const context units{c.written, c.place, c.bound, 0, step.nodes};
            if (!expect(units, written.operands[0], node_kind::number)) return {};
            const context which{c.written, c.place, c.bound, 0, step.where};
            if (written.operands.size() > 1 && !expect(which, written.operands[1], node_kind::condition)) return {};
            step.column = new_column(std::string{c.written.words(written)}, level, 0);
            known = aggregates_.emplace(std::move(key), step.column).first;
            finish(std::move(step));
        }
        return column_node(c, known->second, written);
    }

    /// A name as a column that this level may see: its own rows, or those of the group or of all that it belongs to.
    resolved column_node(const context& c, std::uint32_t column, const expression_node& written) {
        static constexpr fault_form form{
            .kind = "numbers of another level", .place = "{}", .found = "{}, a number of each {}",
            .expected = "one number for {}", .mend = "Write sum({}), mean({}), greatest({}) or the like."};
        const program_column& found = p_.columns[column];
        if (found.level == c.level || found.level == all() || c.level == 0)
            return add(c, name_node(column), written, found.is_text ? node_kind::text : node_kind::number);
        const std::string_view words = c.written.words(written);
        const std::string of = found.level == 0 ? f_.unit : f_.groups[found.level - 1].id;
        const std::string own = c.level == all() ? "all" : "each " + f_.groups[c.level - 1].id;
        log_.add(form, c.place, in_marks(words), of, own, words, words, words);
        return {};
    }

    resolved named(const context& c, const expression_node& written) {
        static constexpr fault_form count_form{
            .kind = "names with other subscripts", .place = "{}", .found = "{}", .expected = "{}",
            .mend = "Give a member, or a set that the line runs over, for each of its sets."};
        const auto found = entities_.find(written.word);
        if (found == entities_.end() || found->second.kind == entity_kind::set || found->second.kind == entity_kind::group)
            return unknown(c, written.word, "the id of a parameter, an input or a line", {});
        const std::vector<std::string>& over = *found->second.over;
        if (over.size() != written.subscripts.size()) {
            std::string wanted = written.word;
            for (std::size_t i = 0; i < over.size(); ++i) wanted += (i == 0 ? "[" : ", ") + over[i];
            if (!over.empty()) wanted += ']';
            log_.add(count_form, c.place, in_marks(c.written.words(written)), in_marks(wanted));
            return {};
        }
        std::uint32_t offset = 0;
        bool outside = false;
        for (std::size_t i = 0; i < over.size(); ++i) {
            const std::uint32_t set = *find_set(over[i]);
            const auto member = member_of(c, set, written.subscripts[i]);
            if (!member) return {};
            const auto size = static_cast<std::int64_t>(f_.sets[set].members.size());
            outside = outside || *member < 0 || *member >= size;
            offset = offset * static_cast<std::uint32_t>(size) + static_cast<std::uint32_t>(outside ? 0 : *member);
        }
        if (outside) {  // before the first member or behind the last
            program_node none;
            none.op = formula_op::none;
            return add(c, std::move(none), written, node_kind::number);
        }
        return column_node(c, found->second.column + offset, written);
    }

    [[nodiscard]] std::optional<std::int64_t> member_of(const context& c, std::uint32_t set, const formula_subscript& sub) {
        const formula_set& s = f_.sets[set];
        if (sub.word == s.id) {
            for (std::size_t b = c.bound.size(); b-- > 0;) {
                if (c.bound[b].set == set) return std::int64_t{c.bound[b].member} + sub.shift;
            }
        }
        for (std::size_t m = 0; m < s.members.size(); ++m) {
            if (s.members[m] == sub.word) return static_cast<std::int64_t>(m) + sub.shift;
        }
        static constexpr fault_form form{
            .kind = "unknown members", .place = "{}", .found = "{}", .expected = "a member of {}{}", .mend = "{}"};
        std::vector<std::string_view> names{s.members.begin(), s.members.end()};
        const auto near = nearest_name(sub.word, names);
        log_.add(form, c.place, in_marks(sub.word), in_marks(s.id),
                 sub.word == s.id ? ", since the line does not run over it" : "",
                 near ? text_of("Did you mean \"", *near, "\"?") : text_of("There are ", listed_names(names), "."));
        return {};
    }

    const formula& f_;
    std::string_view above_;
    fault_list& log_;
    formula_program p_;
    std::map<std::string, entity, std::less<>> entities_;
    std::map<std::string, std::uint32_t> aggregates_;
};

}  // namespace detail

/// The program of a formula; faults have their places below the pointer `above`. Empty after a fault.
[[nodiscard]] inline formula_program resolve(const formula& f, std::string_view above, detail::fault_list& log) {
    return detail::formula_resolver{f, above, log}.run();
}

}  // namespace nineways
