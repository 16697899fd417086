// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
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
#include <nineways/formula/program.hpp>
#include <nineways/formula/program_builder.hpp>

namespace nineways::detail {

/// What a node of an expression is, when it is one at all.
enum class node_kind : std::uint8_t { number, condition, text };

/// Gives the names in expressions their meaning, and adds what they need to the program.
class expression_resolver {
  public:
    static constexpr std::size_t most_nodes = 1'000'000;

    expression_resolver(const formula& f, const formula_names& names, formula_program& p, fault_list& log)
        : f_(f), names_(names), p_(p), log_(log) {}

    void number(const expression& written, const std::string& place, const set_bindings& bound, formula_level level,
                program_nodes& nodes) {
        root(written, place, bound, level, nodes, node_kind::number);
    }

    void root(const expression& written, const std::string& place, const set_bindings& bound, formula_level level,
              program_nodes& nodes, node_kind wanted) {
        if (written.empty()) return;  // a fault of its own
        const context c{written, place, bound, level, nodes};
        expect(c, static_cast<std::uint32_t>(written.nodes.size() - 1), wanted);
    }

  private:
    /// Where an expression stands.
    struct context {
        const expression& written;
        const std::string& place;
        const set_bindings& bound;
        formula_level level;
        program_nodes& nodes;
    };
    struct typed {
        std::uint32_t node;
        node_kind kind;
    };
    using resolved = std::optional<typed>;

    /// Resolves a node that must be of a kind.
    resolved expect(const context& c, std::uint32_t n, node_kind wanted) {
        static constexpr fault_form form{.kind = "conditions and numbers mixed up",
                                         .place = "{}",
                                         .found = "{}, {}",
                                         .expected = "{}",
                                         .mend = "{}"};
        const resolved found = node(c, n);
        if (!found || found->kind == wanted) return found;
        static constexpr literal kinds[]{"a number", "a condition", "a text"};
        const bool number = wanted == node_kind::number && found->kind == node_kind::condition;
        const std::string_view words = c.written.words(c.written.nodes[n]);
        if (!is_new(c, words)) return {};
        log_.add(form, c.place, in_marks(words), kinds[static_cast<std::size_t>(found->kind)],
                 kinds[static_cast<std::size_t>(wanted)],
                 number ? "Write if(condition, 1, 0) to make a number of it."
                        : "Compare it with something: x > 0, kind = 'Unit'.");
        return {};
    }

    resolved add(const context& c, program_node made, const expression_node& from, node_kind kind) {
        made.begin = from.begin;
        made.end = from.end;
        made.is_alike = made.op == formula_op::name
                            ? p_.columns[made.column].level == names_.all() || c.level == names_.all()
                            : true;
        for (const std::uint32_t o : made.operands) made.is_alike = made.is_alike && c.nodes[o].is_alike;
        c.nodes.push_back(std::move(made));
        return typed{static_cast<std::uint32_t>(c.nodes.size() - 1), kind};
    }

    resolved node(const context& c, std::uint32_t n) {
        static constexpr fault_form too_many{.kind = "too many operations",
                                             .place = "{}",
                                             .found = "more than {} operations in all the lines so far",
                                             .expected = "fewer: a sum over sets within sets multiplies them",
                                             .mend = "Add up one set in a line of its own, then the next."};
        if (made_ > most_nodes) return {};
        if (++made_ > most_nodes) {
            log_.add(too_many, c.place, most_nodes);
            return {};
        }
        const expression_node& written = c.written.nodes[n];
        program_node made;
        made.op = written.op;
        made.number = written.number;
        switch (written.op) {
            case formula_op::number:
            case formula_op::none:
                return add(c, std::move(made), written, node_kind::number);
            case formula_op::text:
                made.text = written.word;
                return add(c, std::move(made), written, node_kind::text);
            case formula_op::name:
                return named(c, written);
            case formula_op::total:
                return total(c, written);
            case formula_op::equal:
            case formula_op::unequal:
                return equality(c, written);
            default:
                break;
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
        const bool logical =
            node.op == formula_op::both || node.op == formula_op::either || node.op == formula_op::opposite;
        const bool choice = node.op == formula_op::choose && i % 2 == 0 && i + 1 < node.operands.size();
        return logical || choice ? node_kind::condition : node_kind::number;
    }

    /// The places of a rounding and the exponent of a power are whole numbers that the formula itself gives.
    [[nodiscard]] bool whole_operand(const context& c, program_node& made) {
        static constexpr fault_form form{
            .kind = "places that are no whole numbers",
            .place = "{}",
            .found = "{}",
            .expected = "a whole number from -15 to 15, as it is written or as a parameter",
            .mend = "Write such a number."};
        const program_node* given = &c.nodes[made.operands[1]];
        const bool negative = given->op == formula_op::negate;
        if (negative) given = &c.nodes[given->operands[0]];
        const bool parameter =
            given->op == formula_op::name && p_.columns[given->column].kind == column_kind::parameter;
        const double size = parameter ? p_.columns[given->column].number : given->number;
        const bool whole = (parameter || given->op == formula_op::number) && size >= -15 && size <= 15 &&
                           size == static_cast<double>(static_cast<int>(size));
        if (!whole) {
            const program_node& shown = c.nodes[made.operands[1]];
            const std::string_view words =
                std::string_view{c.written.text}.substr(shown.begin, shown.end - shown.begin);
            if (is_new(c, words)) log_.add(form, c.place, in_marks(words));
            return false;
        }
        made.number = negative ? -size : size;
        return true;
    }

    /// Texts may be compared too, for being the same.
    resolved equality(const context& c, const expression_node& written) {
        static constexpr fault_form form{.kind = "texts compared with something else",
                                         .place = "{}",
                                         .found = "{}",
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
            const std::string_view words = c.written.words(written);
            if (is_new(c, words)) log_.add(form, c.place, in_marks(words));
            return {};
        }
        if (texts) b.column = a.column;
        return add(c, std::move(made), written, node_kind::condition);
    }

    resolved total(const context& c, const expression_node& written) {
        const auto set = names_.find_set(written.word);
        if (!set) return unknown(c, written.word, "the id of a set", entity_kind::set);
        // Long sums are sums of shorter ones, so that no tree becomes too deep.
        constexpr std::uint32_t run = 64;
        resolved whole;
        resolved sum;
        const auto joined = [&](const resolved& a, const resolved& b) {
            return a ? add(c, operation(formula_op::add, {a->node, b->node}), written, node_kind::number) : b;
        };
        for (std::uint32_t m = 0; m < f_.sets[*set].members.size(); ++m) {
            set_bindings bound = c.bound;
            bound.push_back({*set, m});
            const context inner{c.written, c.place, bound, c.level, c.nodes};
            const resolved operand = expect(inner, written.operands[0], node_kind::number);
            if (!operand) return {};
            if (m % run == 0 && m > 0) {
                whole = joined(whole, sum);
                sum = {};
            }
            sum = joined(sum, operand);
        }
        return joined(whole, sum);
    }

    /// Whether a fault is new: an expression over a set would have each once for every member.
    [[nodiscard]] bool is_new(const context& c, std::string_view word) {
        return told_.insert(text_of(c.place, " ", word)).second;
    }

    resolved unknown(const context& c, std::string_view word, literal expected, std::optional<entity_kind> kind) {
        static constexpr fault_form form{
            .kind = "unknown names", .place = "{}", .found = "{}", .expected = "{}", .mend = "{}"};
        if (is_new(c, word)) log_.add(form, c.place, in_marks(word), expected, names_.suggested_among(word, kind));
        return {};
    }

    /// The level whose rows are added up: units, unless all numbers in it are those of one group. A number of a county
    /// is added up once for each county.
    [[nodiscard]] formula_level level_of_rows(const program_step& step) const {
        formula_level found = names_.all();
        for (const program_nodes* nodes : {&step.nodes, &step.where}) {
            for (const program_node& node : *nodes) {
                if (node.op != formula_op::name) continue;
                const formula_level level = p_.columns[node.column].level;
                if (level == names_.all() || level == found) continue;
                if (found != names_.all()) return 0;
                found = level;
            }
        }
        return found == names_.all() ? 0 : found;
    }

    /// The place of each unit in an order: a column of its own, over a column of what puts them in order.
    resolved ranking(const context& c, const expression_node& written, formula_level within) {
        static constexpr fault_form form{.kind = "ranks of other levels",
                                         .place = "{}",
                                         .found = "{}, a number of each {}",
                                         .expected = "a line of each {}",
                                         .mend = "Take \"level\" out of this line, or rank in a line of its own."};
        const std::string words{c.written.words(written)};
        if (c.level != 0) {
            if (is_new(c, words)) log_.add(form, c.place, in_marks(words), f_.unit, f_.unit);
            return {};
        }
        program_step step;
        step.kind = step_kind::ranking;
        step.op = written.op;
        step.within = within;
        step.line = no_line;
        step.place = c.place;
        step.text = c.written.text;
        const bool adds = written.op == formula_op::sum_up_to;
        const bool chooses = written.operands.size() > (adds ? 2U : 1U);
        const auto made = [&](std::uint32_t operand, bool chosen) -> std::optional<std::uint32_t> {
            program_step column;
            column.line = no_line;
            column.place = c.place;
            column.text = c.written.text;
            const context units{c.written, c.place, c.bound, 0, column.nodes};
            const resolved which = chosen ? expect(units, written.operands.back(), node_kind::condition) : resolved{};
            const resolved x = expect(units, operand, node_kind::number);
            if (!x || (chosen && !which)) return {};
            if (chosen) {
                column.nodes.push_back({.op = formula_op::none});
                const auto last = static_cast<std::uint32_t>(column.nodes.size() - 1);
                column.nodes.push_back(operation(formula_op::choose, {which->node, x->node, last}));
            }
            column.column = new_column(p_, words + " of", 0, 0);
            const std::uint32_t id = column.column;
            finish(p_, std::move(column));
            return id;
        };
        const auto order = made(written.operands[adds ? 1 : 0], chooses);
        const auto added = adds ? made(written.operands[0], false) : order;
        if (!order || !added) return {};
        step.nodes.push_back(name_node(*order));
        if (adds) step.nodes.push_back(name_node(*added));
        step.column = new_column(p_, words, 0, 0);
        const std::uint32_t column = step.column;
        finish(p_, std::move(step));
        return column_node(c, column, written);
    }

    resolved aggregate(const context& c, const expression_node& written) {
        formula_level level = c.level == 0 ? names_.all() : c.level;
        if (!written.word.empty()) {
            level = names_.all() + 1;
            if (written.word == "all") level = names_.all();
            for (formula_level i = 0; i < f_.groups.size(); ++i) {
                if (f_.groups[i].id == written.word) level = i + 1;
            }
            if (level > names_.all())
                return unknown(c, written.word, "\"all\" or the id of a group", entity_kind::group);
        }
        if (is_ranking(written.op)) return ranking(c, written, written.word.empty() ? names_.all() : level);
        std::string key = text_of(c.written.words(written), "@", std::size_t{level});
        for (const set_binding& b : c.bound) key += text_of("/", std::size_t{b.set}, ".", std::size_t{b.member});
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
            step.over = level == names_.all() ? level_of_rows(step) : 0;
            step.column = new_column(p_, std::string{c.written.words(written)}, level, 0);
            known = aggregates_.emplace(std::move(key), step.column).first;
            finish(p_, std::move(step));
        }
        return column_node(c, known->second, written);
    }

    /// A name as a column that this level may see: its own rows, or those of the group or of all that it belongs to.
    resolved column_node(const context& c, std::uint32_t column, const expression_node& written) {
        static constexpr fault_form form{.kind = "numbers of another level",
                                         .place = "{}",
                                         .found = "{}, a number of each {}",
                                         .expected = "one number for {}",
                                         .mend = "Write sum({}), mean({}), greatest({}) or the like."};
        const program_column& found = p_.columns[column];
        if (found.level == c.level || found.level == names_.all() || c.level == 0)
            return add(c, name_node(column), written, found.is_text ? node_kind::text : node_kind::number);
        const std::string_view words = c.written.words(written);
        const std::string of = found.level == 0 ? f_.unit : f_.groups[found.level - 1].id;
        const std::string own = c.level == names_.all() ? "all" : "each " + f_.groups[c.level - 1].id;
        if (is_new(c, words)) log_.add(form, c.place, in_marks(words), of, own, words, words, words);
        return {};
    }

    resolved named(const context& c, const expression_node& written) {
        static constexpr fault_form count_form{
            .kind = "names with other subscripts",
            .place = "{}",
            .found = "{}",
            .expected = "{}",
            .mend = "Give a member, or a set that the line runs over, for each of its sets."};
        const auto found = names_.find(written.word);
        if (found == nullptr || found->kind == entity_kind::set || found->kind == entity_kind::group)
            return unknown(c, written.word, "the id of a parameter, an input or a line", {});
        if (!found->is_sound) return {};  // a fault of its own
        const std::vector<std::string>& over = *found->over;
        if (over.size() != written.subscripts.size()) {
            std::string wanted = written.word;
            for (std::size_t i = 0; i < over.size(); ++i) wanted += (i == 0 ? "[" : ", ") + over[i];
            if (!over.empty()) wanted += ']';
            if (is_new(c, c.written.words(written)))
                log_.add(count_form, c.place, in_marks(c.written.words(written)), in_marks(wanted));
            return {};
        }
        for (std::size_t i = 0; i < over.size(); ++i) {
            const auto text = text_input(written.subscripts[i].word, *names_.find_set(over[i]));
            if (text) return looked_up(c, written, i, *names_.find_set(over[i]), *text);
        }
        std::uint32_t offset = 0;
        bool outside = false;
        for (std::size_t i = 0; i < over.size(); ++i) {
            const std::uint32_t set = *names_.find_set(over[i]);
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
        return column_node(c, found->column + offset, written);
    }

    /// The column of a text input that stands where a member could: the unit's own text says which.
    [[nodiscard]] std::optional<std::uint32_t> text_input(std::string_view word, std::uint32_t set) const {
        const std::vector<std::string>& members = f_.sets[set].members;
        if (word == f_.sets[set].id || std::find(members.begin(), members.end(), word) != members.end()) return {};
        const formula_entity* found = names_.find(word);
        const bool is_text = found != nullptr && found->kind == entity_kind::input && f_.inputs[found->index].is_text;
        return is_text && found->over->empty() ? std::optional{found->column} : std::nullopt;
    }

    /// x[kind], where kind is a text input: the member that its text names, or none.
    resolved looked_up(const context& c, const expression_node& written, std::size_t subscript, std::uint32_t set,
                       std::uint32_t text) {
        program_node made;
        made.op = formula_op::choose;
        for (const std::string& member : f_.sets[set].members) {
            const resolved own = column_node(c, text, written);
            program_node word{.op = formula_op::text, .column = text, .text = member};
            const resolved wanted = add(c, std::move(word), written, node_kind::text);
            if (!own) return {};
            const resolved same =
                add(c, operation(formula_op::equal, {own->node, wanted->node}), written, node_kind::condition);
            expression_node at_member = written;
            at_member.subscripts[subscript].word = member;
            const resolved value = named(c, at_member);
            if (!value) return {};
            made.operands.push_back(same->node);
            made.operands.push_back(value->node);
        }
        program_node none;
        none.op = formula_op::none;
        made.operands.push_back(add(c, std::move(none), written, node_kind::number)->node);
        return add(c, std::move(made), written, node_kind::number);
    }

    [[nodiscard]] std::optional<std::int64_t> member_of(const context& c, std::uint32_t set,
                                                        const formula_subscript& sub) {
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
        if (!is_new(c, text_of(s.id, " ", sub.word))) return {};
        log_.add(form, c.place, in_marks(sub.word), in_marks(s.id),
                 sub.word == s.id ? ", since the line does not run over it" : "",
                 near ? text_of("Did you mean \"", *near, "\"?") : text_of("There are ", listed_names(names), "."));
        return {};
    }

    const formula& f_;
    const formula_names& names_;
    formula_program& p_;
    fault_list& log_;
    std::map<std::string, std::uint32_t> aggregates_;
    std::set<std::string> told_;
    std::size_t made_ = 0;  // nodes
};

}  // namespace nineways::detail
