// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <nineways/formula/expression.hpp>
#include <nineways/formula/program.hpp>

/// The nodes of a step as instructions for blocks of rows: the shapes in which formulas are written become one each.
namespace nineways::detail {

inline constexpr std::uint32_t no_node = static_cast<std::uint32_t>(-1);

/// A value times a number that is the same in all rows.
struct chain_term {
    std::uint32_t value = no_node;
    std::uint32_t scale = no_node;  ///< none is 1
    bool negative = false;
};

/// What may stand at the end of a chain: its sum times something beside it, or the greater or the smaller of the two.
enum class chain_end : std::uint8_t { sum, times, largest, smallest, largest_behind, smallest_behind };

/// factor x (term + term + ...), added up from the left, then perhaps times a term beside it, or the greater or smaller
/// of that and the term, or of the term and that behind it.
struct chain_shape {
    static constexpr std::size_t most_terms = 6;
    std::array<chain_term, most_terms> terms{};
    std::size_t count = 0;  ///< 0: no chain
    std::uint32_t factor = no_node;
    bool negative = false;
    chain_end end = chain_end::sum;
    chain_term beside{};
};

/// Computes the values of one node in a block.
struct block_instruction {
    std::uint32_t node = 0;
    std::uint32_t slot = 0;  ///< of the room for results
    bool alike = false;      ///< one value for all rows
    chain_shape chain{};     ///< instead of what the node says
};

/// The instructions of a step; the last makes its result. None where that is a column or a number as it is.
struct fused_nodes {
    std::vector<block_instruction> gathers;  ///< columns of other levels, laid out by rows
    std::vector<block_instruction> instructions;
    std::uint32_t slots = 0;
    std::vector<char> alike;  ///< by node: the same for all rows
};

/// Makes the instructions of a step. Use `fuse_nodes`.
///
/// No operation changes its operands or its place in the order of the others, so that every bit of a result stays as it
/// is: a + b is b + a, a - b is a + -b, and 1 x a is a.
class step_fusing {
  public:
    step_fusing(const formula_program& p, const program_nodes& nodes, formula_level level, bool fused)
        : p_(p), nodes_(nodes), level_(level), fused_(fused), alike_(nodes.size()), held_(nodes.size()) {
        for (std::uint32_t n = 0; n < nodes.size(); ++n) alike_[n] = is_alike(n);
    }

    [[nodiscard]] fused_nodes run() {
        emit(static_cast<std::uint32_t>(nodes_.size() - 1));
        return {std::move(gathers_), std::move(made_), slots_, std::move(alike_)};
    }

  private:
    [[nodiscard]] bool is_alike(std::uint32_t n) const noexcept {
        const program_node& node = nodes_[n];
        if (node.op == formula_op::name) return is_of_all(node);
        for (const std::uint32_t o : node.operands) {
            if (!alike_[o]) return false;
        }
        return true;
    }
    [[nodiscard]] bool is_of_all(const program_node& node) const noexcept {
        const formula_level level = p_.columns[node.column].level;
        return level != level_ && level == p_.all();
    }
    [[nodiscard]] bool is_leaf(std::uint32_t n) const noexcept {
        const program_node& node = nodes_[n];
        if (node.op == formula_op::name) return is_of_all(node) || p_.columns[node.column].level == level_;
        return node.op <= formula_op::none;
    }
    [[nodiscard]] bool is(std::uint32_t n, formula_op op) const noexcept { return nodes_[n].op == op; }
    [[nodiscard]] std::uint32_t operand(std::uint32_t n, std::size_t i) const noexcept { return nodes_[n].operands[i]; }
    [[nodiscard]] bool is_sum(std::uint32_t n) const noexcept {
        return !alike_[n] && (is(n, formula_op::add) || is(n, formula_op::subtract));
    }
    /// Which operand of a product is the same in all rows while the other is not; 2 if neither.
    [[nodiscard]] std::size_t scale_of(std::uint32_t n) const noexcept {
        if (!is(n, formula_op::multiply) || alike_[operand(n, 0)] == alike_[operand(n, 1)]) return 2;
        return alike_[operand(n, 0)] ? 0 : 1;
    }
    [[nodiscard]] bool is_extreme(std::uint32_t n) const noexcept {
        return is(n, formula_op::smallest) || is(n, formula_op::largest);
    }
    [[nodiscard]] bool is_chain(std::uint32_t n) const noexcept {
        if (!fused_ || alike_[n]) return false;
        return is_sum(n) || is(n, formula_op::negate) || is(n, formula_op::multiply) || is_extreme(n);
    }
    /// Whether something may yet stand at the end of the chain of a node.
    [[nodiscard]] bool is_open(std::uint32_t n) const noexcept {
        return fused_ && (is_sum(n) || (!alike_[n] && is(n, formula_op::negate)) || scale_of(n) < 2);
    }

    // --- room ------------------------------------------------------------------------------------------------------

    [[nodiscard]] std::uint32_t take() {
        if (free_.empty()) return slots_++;
        const std::uint32_t slot = free_.back();
        free_.pop_back();
        return slot;
    }
    void release(std::uint32_t n) {
        free_.insert(free_.end(), held_[n].begin(), held_[n].end());
        held_[n].clear();
    }
    void push(std::uint32_t n, const chain_shape& chain) {
        block_instruction made;
        made.node = n;
        made.alike = alike_[n];
        made.chain = chain;
        made.slot = take();
        made_.push_back(made);
    }
    void push_chain(std::uint32_t n, const chain_shape& chain) {
        push(n, chain);
        for (std::size_t i = 0; i < chain.count; ++i) release(chain.terms[i].value);
        if (chain.end != chain_end::sum) release(chain.beside.value);
        held_[n].push_back(made_.back().slot);
    }

    // --- instructions ----------------------------------------------------------------------------------------------

    void emit(std::uint32_t n) {
        if (is_leaf(n)) return;
        if (is(n, formula_op::name)) return gather(n);
        if (is_chain(n)) return push_chain(n, whole(n));
        const bool compared = nodes_[n].op == formula_op::equal || nodes_[n].op == formula_op::unequal;
        for (const std::uint32_t o : nodes_[n].operands) {
            if (!(compared && is(o, formula_op::text))) emit(o);
        }
        push(n, {});
        held_[n].push_back(made_.back().slot);
        for (const std::uint32_t o : nodes_[n].operands) {
            // Rounding what is whole gives its operand's own room.
            if (is_rounding(nodes_[n].op)) held_[n].insert(held_[n].end(), held_[o].begin(), held_[o].end());
            if (is_rounding(nodes_[n].op)) held_[o].clear();
            release(o);
        }
    }

    /// Columns of other levels are laid out before all else, and stay.
    void gather(std::uint32_t n) {
        block_instruction made;
        made.node = n;
        made.slot = slots_++;
        gathers_.push_back(made);
    }

    [[nodiscard]] chain_term term(std::uint32_t n, bool negative = false) {
        if (!alike_[n] && is(n, formula_op::negate)) return term(operand(n, 0), !negative);
        const std::size_t side = alike_[n] ? 2 : scale_of(n);
        if (side == 2) {
            emit(n);
            return {n, no_node, negative};
        }
        emit(operand(n, side));
        emit(operand(n, 1 - side));
        return {operand(n, 1 - side), operand(n, side), negative};
    }

    /// Adds a term; a chain that is full becomes the first term of the next.
    void append(chain_shape& chain, std::uint32_t sum, const chain_term& next) {
        if (chain.count == chain_shape::most_terms) {
            push_chain(sum, chain);
            chain = {};
            chain.terms[chain.count++] = {sum, no_node, false};
        }
        chain.terms[chain.count++] = next;
    }

    [[nodiscard]] chain_shape sum(std::uint32_t n) {
        chain_shape chain;
        if (!is_sum(n)) {
            chain.terms[chain.count++] = term(n);
            return chain;
        }
        const bool minus = is(n, formula_op::subtract);
        const bool turned = !minus && is_sum(operand(n, 1)) && !is_sum(operand(n, 0));
        const std::uint32_t first = operand(n, turned ? 1 : 0);
        chain = sum(first);
        append(chain, first, term(operand(n, turned ? 0 : 1), minus));
        return chain;
    }

    /// The longest chain that ends in a node.
    [[nodiscard]] chain_shape whole(std::uint32_t n) {
        if (is_sum(n)) return sum(n);
        if (is_extreme(n)) return extreme(n);
        if (is(n, formula_op::multiply) && scale_of(n) == 2) return product(n);
        chain_shape chain;
        if (is(n, formula_op::negate)) {
            chain = sum(operand(n, 0));
            chain.negative = true;
            return chain;
        }
        const std::size_t side = scale_of(n);
        chain = sum(operand(n, 1 - side));
        emit(operand(n, side));
        if (chain.count == 1 && chain.terms[0].scale == no_node && !chain.terms[0].negative) {
            chain.terms[0].scale = operand(n, side);
        } else {
            chain.factor = operand(n, side);
        }
        return chain;
    }

    /// Of two operands that differ by row.
    [[nodiscard]] chain_shape product(std::uint32_t n) {
        const std::size_t first = is_open(operand(n, 1)) && !is_open(operand(n, 0)) ? 1 : 0;
        chain_shape chain = start(operand(n, first));
        chain.end = chain_end::times;
        chain.beside = term(operand(n, 1 - first));
        return chain;
    }

    [[nodiscard]] chain_shape extreme(std::uint32_t n) {
        const bool most = is(n, formula_op::largest);
        const auto& all = nodes_[n].operands;
        // The longer of the first two goes on as the chain.
        const bool behind =
            alike_[all[0]] || (is_sum(all[1]) && !is_sum(all[0])) || (is_chain(all[1]) && is_leaf(all[0]));
        chain_shape chain = start(all[behind ? 1 : 0]);
        chain.end = behind ? (most ? chain_end::largest_behind : chain_end::smallest_behind)
                           : (most ? chain_end::largest : chain_end::smallest);
        chain.beside = term(all[behind ? 0 : 1]);
        for (std::size_t i = 2; i < all.size(); ++i) {
            push_chain(n, chain);
            chain = {};
            chain.terms[chain.count++] = {n, no_node, false};
            chain.end = most ? chain_end::largest : chain_end::smallest;
            chain.beside = term(all[i]);
        }
        return chain;
    }
    [[nodiscard]] chain_shape alone(std::uint32_t n) {
        chain_shape chain;
        emit(n);
        chain.terms[chain.count++] = {n, no_node, false};
        return chain;
    }
    [[nodiscard]] chain_shape start(std::uint32_t n) { return is_open(n) ? whole(n) : alone(n); }

    const formula_program& p_;
    const program_nodes& nodes_;
    formula_level level_;
    bool fused_;
    std::vector<char> alike_;
    std::vector<std::vector<std::uint32_t>> held_;  // slots, until the node is used
    std::vector<std::uint32_t> free_;
    std::vector<block_instruction> gathers_;
    std::vector<block_instruction> made_;
    std::uint32_t slots_ = 0;
};

/// The instructions of a step; not `fused`, one for each node.
[[nodiscard]] inline fused_nodes fuse_nodes(const formula_program& p, const program_nodes& nodes, formula_level level,
                                            bool fused = true) {
    return step_fusing{p, nodes, level, fused}.run();
}

}  // namespace nineways::detail
