// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/decimal.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/detail/suggestion.hpp>
#include <nineways/formula/expression.hpp>

namespace nineways {

namespace detail {

/// What is wrong with the text of an expression, and where.
struct expression_slip {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string expected;
    std::string mend;
};

/// Reads one expression by recursive descent; stops at the first slip.
class expression_parser {
  public:
    static constexpr std::size_t deepest = 100;         ///< brackets
    static constexpr std::uint32_t deepest_tree = 300;  ///< operations within operations: sums are, from the left
    static constexpr std::size_t longest = 20'000;

    explicit expression_parser(std::string text) { out_.text = std::move(text); }

    /// The expression; empty where `slip` says what is wrong.
    [[nodiscard]] expression run() {
        if (out_.text.size() > longest) {
            stop(0, 0, text_of("at most ", longest, " bytes"), "Divide it among several lines.");
        } else {
            next();
            const std::optional<std::uint32_t> root = condition();
            if (root && kind_ != token::end) stop_at_token("an operator or the end", "Check brackets and operators.");
        }
        if (slip_) out_.nodes.clear();
        return std::move(out_);
    }
    [[nodiscard]] const std::optional<expression_slip>& slip() const noexcept { return slip_; }

  private:
    enum class token : std::uint8_t { end, number, text, word, sign };
    using place = std::optional<std::uint32_t>;  ///< of a node; none after a slip

    // --- characters ----------------------------------------------------------------------------------------------
    [[nodiscard]] char at(std::size_t i) const noexcept { return i < out_.text.size() ? out_.text[i] : '\0'; }
    [[nodiscard]] static bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
    [[nodiscard]] static bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
    [[nodiscard]] static bool is_part(char c) noexcept { return is_letter(c) || is_digit(c) || c == '_'; }

    void next() {
        last_end_ = end_;
        while (at(end_) == ' ' || at(end_) == '\t' || at(end_) == '\n' || at(end_) == '\r') ++end_;
        begin_ = end_;
        const char c = at(begin_);
        if (begin_ >= out_.text.size()) {
            kind_ = token::end;
        } else if (is_digit(c) || (c == '.' && is_digit(at(begin_ + 1)))) {
            number_token();
        } else if (is_letter(c)) {
            kind_ = token::word;
            while (is_part(at(end_))) ++end_;
        } else if (c == '\'') {
            kind_ = token::text;
            do {
                ++end_;
            } while (end_ < out_.text.size() && at(end_) != '\'');
            if (end_ == out_.text.size()) stop(begin_, end_, "a closing '", "Close the text with '.");
            ++end_;
        } else {
            kind_ = token::sign;
            ++end_;
            if ((c == '<' || c == '>' || c == '!') && at(end_) == '=') ++end_;
            while ((static_cast<unsigned char>(at(end_)) & 0xC0U) == 0x80U) ++end_;  // a character of several bytes
        }
    }

    /// A decimal number of at most 18 digits, with a percent sign or not.
    void number_token() {
        kind_ = token::number;
        std::uint64_t digits = 0;
        int kept = 0;
        int exponent = 0;
        bool point = false;
        for (;; ++end_) {
            const char c = at(end_);
            if (c == '.' && !point) {
                point = true;
                continue;
            }
            if (!is_digit(c)) break;
            if (++kept > 18) return stop(begin_, end_ + 1, "at most 18 digits", "Write fewer digits.");
            digits = digits * 10 + static_cast<std::uint64_t>(c - '0');
            exponent -= point ? 1 : 0;
        }
        if (at(end_) == '%') {
            exponent -= 2;
            ++end_;
        }
        if (is_part(at(end_))) {  // a member of a set, such as 2013_14
            kind_ = token::word;
            while (is_part(at(end_))) ++end_;
        }
        number_ = nearest_double(digits, exponent).value;
    }

    [[nodiscard]] std::string_view word() const noexcept {
        return std::string_view{out_.text}.substr(begin_, end_ - begin_);
    }
    [[nodiscard]] bool is(token kind, std::string_view text) const noexcept { return kind_ == kind && word() == text; }
    [[nodiscard]] bool take(token kind, std::string_view text) {
        if (!is(kind, text)) return false;
        next();
        return true;
    }

    // --- slips ---------------------------------------------------------------------------------------------------
    void stop(std::size_t begin, std::size_t end, std::string expected, std::string mend) {
        if (!slip_) slip_ = {begin, end, std::move(expected), std::move(mend)};
    }
    place stop_at_token(std::string expected, std::string mend) {
        if (is(token::sign, "=") && begin_ > 0 && at(begin_ - 1) == '=') mend = "Write = once to compare.";
        stop(begin_, end_, std::move(expected), std::move(mend));
        return {};
    }

    // --- nodes ---------------------------------------------------------------------------------------------------
    [[nodiscard]] place made(formula_op op, std::size_t begin, std::initializer_list<std::uint32_t> operands) {
        if (slip_) return {};
        expression_node node;
        node.op = op;
        node.operands = operands;
        return made(std::move(node), begin);
    }
    [[nodiscard]] place made(expression_node node, std::size_t begin) {
        if (slip_) return {};
        node.begin = static_cast<std::uint32_t>(begin);
        node.end = static_cast<std::uint32_t>(last_end_);
        std::uint32_t depth = 1;
        for (const std::uint32_t o : node.operands) depth = std::max(depth, depths_[o] + 1);
        if (depth > deepest_tree) {
            stop(begin, last_end_, text_of("at most ", std::size_t{deepest_tree}, " operations within each other"),
                 "Divide it among several lines, or add up a set with total.");
            return {};
        }
        depths_.push_back(depth);
        out_.nodes.push_back(std::move(node));
        return static_cast<std::uint32_t>(out_.nodes.size() - 1);
    }

    struct sign {
        token kind;
        const char* text;
        formula_op op;
    };

    [[nodiscard]] const sign* sign_here(std::span<const sign> signs) const noexcept {
        for (const sign& each : signs) {
            if (is(each.kind, each.text)) return &each;
        }
        return nullptr;
    }

    /// Operands of one kind between signs of one rank, from the left.
    template <class Operand>
    [[nodiscard]] place chain(std::span<const sign> signs, const Operand& operand) {
        const std::size_t begin = begin_;
        place left = operand();
        while (left) {
            const sign* found = sign_here(signs);
            if (found == nullptr) return left;
            next();
            const place right = operand();
            if (!right) return {};
            left = made(found->op, begin, {*left, *right});
        }
        return left;
    }

    [[nodiscard]] place condition() {
        static constexpr sign signs[]{{token::word, "or", formula_op::either}};
        if (++depth_ > deepest + 1) {  // the whole expression stands in none
            stop(begin_, end_, text_of("at most ", deepest, " levels of brackets"), "Divide it among several lines.");
            return {};
        }
        const place whole = chain(signs, [this] { return conjunction(); });
        --depth_;
        return whole;
    }
    [[nodiscard]] place conjunction() {
        static constexpr sign signs[]{{token::word, "and", formula_op::both}};
        return chain(signs, [this] { return negation(); });
    }
    [[nodiscard]] place negation() {
        const std::size_t begin = begin_;
        std::size_t count = 0;
        while (take(token::word, "not")) ++count;
        place inner = comparison();
        if (inner && count % 2 == 1) inner = made(formula_op::opposite, begin, {*inner});
        return inner;
    }
    [[nodiscard]] place comparison() {
        static constexpr sign signs[]{{token::sign, "<", formula_op::less},  {token::sign, "<=", formula_op::at_most},
                                      {token::sign, ">", formula_op::more},  {token::sign, ">=", formula_op::at_least},
                                      {token::sign, "=", formula_op::equal}, {token::sign, "!=", formula_op::unequal}};
        const std::size_t begin = begin_;
        const place left = addition();
        if (!left) return {};
        const sign* found = sign_here(signs);
        if (found == nullptr) return left;
        next();
        const place right = addition();
        if (!right) return {};
        if (sign_here(signs) != nullptr)
            return stop_at_token("one comparison", "Join two comparisons with \"and\": a < b and b < c.");
        return made(found->op, begin, {*left, *right});
    }
    [[nodiscard]] place addition() {
        static constexpr sign signs[]{{token::sign, "+", formula_op::add}, {token::sign, "-", formula_op::subtract}};
        return chain(signs, [this] { return product(); });
    }
    [[nodiscard]] place product() {
        static constexpr sign signs[]{{token::sign, "*", formula_op::multiply}, {token::sign, "/", formula_op::divide}};
        return chain(signs, [this] { return signed_value(); });
    }
    [[nodiscard]] place signed_value() {
        const std::size_t begin = begin_;
        std::size_t count = 0;
        while (take(token::sign, "-")) ++count;
        place inner = value();
        if (inner && count % 2 == 1) inner = made(formula_op::negate, begin, {*inner});
        return inner;
    }

    [[nodiscard]] place value() {
        const std::size_t begin = begin_;
        expression_node node;
        switch (kind_) {
            case token::number:
                node.number = number_;
                next();
                return made(std::move(node), begin);
            case token::text:
                node.op = formula_op::text;
                node.word = std::string{word().substr(1, word().size() - 2)};
                next();
                return made(std::move(node), begin);
            case token::word:
                return named();
            case token::sign:
                if (take(token::sign, "(")) {
                    const place inner = condition();
                    return inner && close(")") ? inner : place{};
                }
                break;
            case token::end:
                break;
        }
        return stop_at_token("a number, a name, a function or (", "Check what stands around it.");
    }

    [[nodiscard]] bool close(const char* bracket) {
        if (take(token::sign, bracket)) return true;
        stop_at_token(text_of("\"", bracket, "\""), "Close the bracket, or take the opening one out.");
        return false;
    }

    [[nodiscard]] place named() {
        static constexpr std::array<std::string_view, 5> reserved{"and", "or", "not", "where", "by"};
        const std::size_t begin = begin_;
        expression_node node;
        node.word = std::string{word()};
        if (node.word == "none") {
            next();
            node.op = formula_op::none;
            return made(std::move(node), begin);
        }
        for (const std::string_view each : reserved) {
            if (node.word == each) return stop_at_token("a value", "Put a value on both sides of the word.");
        }
        if (is_digit(node.word.front()))
            return stop_at_token("a number or a name", "Write numbers with digits and one point, without an exponent.");
        for (const char c : node.word) {
            if (c >= 'A' && c <= 'Z')
                return stop_at_token("a name of small letters, digits and _", "Write names in small letters.");
        }
        next();
        if (is(token::sign, "(")) return call(std::move(node.word), begin);
        node.op = formula_op::name;
        if (take(token::sign, "[")) {
            do {
                if (!subscript(node.subscripts.emplace_back())) return {};
            } while (take(token::sign, ","));
            if (!close("]")) return {};
        }
        return made(std::move(node), begin);
    }

    [[nodiscard]] bool subscript(formula_subscript& out) {
        if (kind_ != token::word && kind_ != token::number) {
            stop_at_token("a set or a member of one", "Write the name of a set, as in x[band], or of a member.");
            return false;
        }
        out.word = std::string{word()};
        next();
        const bool before = is(token::sign, "-");
        if (!before && !is(token::sign, "+")) return true;
        next();
        if (kind_ != token::number || number_ > 1'000 || number_ != static_cast<double>(static_cast<int>(number_))) {
            stop_at_token("a whole number of members", "Write a whole number, as in rate[year - 1].");
            return false;
        }
        out.shift = static_cast<int>(number_) * (before ? -1 : 1);
        next();
        return true;
    }

    [[nodiscard]] place call(std::string name, std::size_t begin) {
        const formula_function* function = nullptr;
        std::vector<std::string_view> names;
        for (const formula_function& each : formula_functions) {
            if (each.name == name) function = &each;
            names.push_back(each.name);
        }
        if (function == nullptr) {
            const auto near = nearest_name(name, names);
            stop(begin, begin + name.size(), text_of("one of the functions ", listed_names(names, 400)),
                 near ? text_of("Did you mean \"", *near, "\"?") : "Use one of these functions.");
            return {};
        }
        next();
        expression_node node;
        node.op = function->op;
        if (node.op == formula_op::total) {
            node.word = std::string{word()};
            if (kind_ != token::word) return stop_at_token("the name of a set", text_of("Write ", function->use, "."));
            next();
            if (!take(token::sign, ",")) return stop_at_token("\",\"", text_of("Write ", function->use, "."));
        }
        std::size_t count = node.op == formula_op::total ? 1 : 0;
        do {
            const place operand = condition();
            if (!operand) return {};
            node.operands.push_back(*operand);
            ++count;
        } while (take(token::sign, ","));
        if (is_aggregate(node.op)) {
            if (take(token::word, "where")) {
                const place which = condition();
                if (!which) return {};
                node.operands.push_back(*which);
            }
            if (take(token::word, "by")) {
                node.word = std::string{word()};
                if (kind_ != token::word)
                    return stop_at_token("the name of a group", text_of("Write ", function->use, "."));
                next();
            }
        }
        const bool uneven = (node.op == formula_op::choose || node.op == formula_op::interpolate) && count % 2 == 0;
        if (count < function->least || count > function->most || uneven) {
            stop(begin, end_, text_of(function->use),
                 text_of("It has ", count, count == 1 ? " operand." : " operands."));
            return {};
        }
        if (!close(")")) return {};
        return made(std::move(node), begin);
    }

    expression out_;
    std::vector<std::uint32_t> depths_;  // of the nodes
    std::optional<expression_slip> slip_;
    token kind_ = token::end;
    double number_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::size_t last_end_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace detail

/// The expression in a text; a slip is a fault at `place`, and the expression is then empty.
[[nodiscard]] inline expression read_expression(std::string_view text, std::string_view place,
                                                detail::fault_list& log) {
    static constexpr detail::fault_form form{.kind = "expressions that cannot be read",
                                             .place = "{}",
                                             .found = "{} at character {}",
                                             .expected = "{}",
                                             .mend = "{}"};
    detail::expression_parser parser{std::string{text}};
    expression read = parser.run();
    if (const auto& slip = parser.slip()) {
        const std::string_view rest = text.substr(std::min(slip->begin, text.size()), slip->end - slip->begin);
        const std::string found = rest.empty() ? "the end" : detail::in_quotes(rest);
        log.add(form, place, found, detail::count_characters(text.substr(0, slip->begin)) + 1, slip->expected,
                slip->mend);
    }
    return read;
}

}  // namespace nineways
