// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/number_rule.hpp>
#include <nineways/formula/expression.hpp>
#include <nineways/formula/formula.hpp>
#include <nineways/formula/read_expression.hpp>
#include <nineways/io/reader.hpp>

namespace nineways::io {

inline constexpr std::string_view formula_format = "nineways-formula/1";

namespace detail {

inline constexpr size_rule formula_text_size{.max = 2'000};
inline constexpr size_rule expression_size{.min = 1, .max = 20'000};
inline constexpr number_rule places_rule{.min = -15, .max = 15, .unit = "decimal places", .whole = true};

/// Reads a funding formula key by key. Use `read_formula`.
class formula_reading {
  public:
    formula_reading(formula& f, fault_list& log) noexcept : f_(f), log_(log) {}

    void run(const value_reader& root) {
        object_reader o = root.object();
        o.allow("$schema");
        const std::array<std::string_view, 1> formats{formula_format};
        static_cast<void>(o.required("format").enumerated(formats));
        id(o, "id", f_.id);
        o.read("title", f_.title, nineways::detail::name_size);
        o.read_if("note", f_.note, formula_text_size);
        o.read("unit", f_.unit, nineways::detail::name_size);
        o.read("key", f_.key, nineways::detail::name_size);
        for (const value_reader v : list(o, "sets")) set(v, f_.sets.emplace_back());
        for (const value_reader v : list(o, "parameters")) parameter(v, f_.parameters.emplace_back());
        for (const value_reader v : list(o, "inputs")) input(v, f_.inputs.emplace_back());
        for (const value_reader v : list(o, "groups")) group(v, f_.groups.emplace_back());
        for (const value_reader v : o.required("lines").elements({.min = 1, .max = 5'000}))
            line(v, f_.lines.emplace_back());
        for (const value_reader v : list(o, "checks")) check(v, f_.checks.emplace_back());
        o.read("amount", f_.amount, nineways::detail::id_size);
        for (const value_reader v : list(o, "parts")) f_.parts.push_back(v.text(nineways::detail::id_size));
        o.finish();
    }

  private:
    /// The values of a list that may be missing.
    [[nodiscard]] static value_range list(object_reader& o, const char* key) {
        return o.optional(key).elements({.max = 5'000});
    }

    /// An id: small letters, digits and _; not a word of the language.
    void id(object_reader& o, const char* key, std::string& to, bool digits_first = false) {
        const value_reader v = o.required(key);
        to = v.text(nineways::detail::id_size);
        if (!to.empty()) check_id(v, to, digits_first);
    }
    void check_id(const value_reader& v, std::string_view word, bool digits_first) const {
        static constexpr std::array<std::string_view, 7> reserved{"and", "or", "not", "where", "by", "none", "all"};
        bool fits = digits_first || (word.front() >= 'a' && word.front() <= 'z');
        for (const char c : word) fits = fits && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
        if (!fits) v.reject("a name of small letters, digits and _, a letter first", "Write it so: base_per_pupil.");
        bool spoken = std::find(reserved.begin(), reserved.end(), word) != reserved.end();
        for (const formula_function& each : formula_functions) spoken = spoken || (!digits_first && each.name == word);
        if (spoken) v.reject("a name that is no word of the language", "Choose another name.");
    }

    void words(object_reader& o, formula_words& to) {
        id(o, "id", to.id);
        o.read_if("title", to.title, nineways::detail::name_size);
        o.read_if("unit", to.unit, nineways::detail::name_size);
        o.read_if("source", to.source, formula_text_size);
        o.read_if("note", to.note, formula_text_size);
        for (const value_reader v : list(o, "over")) to.over.push_back(v.text(nineways::detail::id_size));
    }

    void set(const value_reader& v, formula_set& to) {
        object_reader o = v.object();
        id(o, "id", to.id);
        o.read_if("title", to.title, nineways::detail::name_size);
        for (const value_reader m : o.required("members").elements({.min = 1, .max = 200})) {
            to.members.push_back(m.text(nineways::detail::id_size));
            if (!to.members.back().empty()) check_id(m, to.members.back(), true);
        }
        o.finish();
    }

    void parameter(const value_reader& v, formula_parameter& to) {
        object_reader o = v.object();
        words(o, to.words);
        values(o.required("value"), to, 0);
        o.finish();
    }
    /// A number, or an object with one value for each member of a set.
    void values(const value_reader& v, formula_parameter& to, std::size_t depth) {
        if (depth == to.words.over.size()) {
            to.values.push_back(v.number({.min = -1e15, .max = 1e15}));
            return;
        }
        const std::string& over = to.words.over[depth];
        const auto found =
            std::find_if(f_.sets.begin(), f_.sets.end(), [&](const formula_set& s) { return s.id == over; });
        object_reader o = v.object();
        if (found == f_.sets.end()) return;  // a fault of "over"
        for (const std::string& member : found->members) values(o.required(std::string_view{member}), to, depth + 1);
        o.finish();
    }

    void input(const value_reader& v, formula_input& to) {
        static constexpr std::array<std::string_view, 2> kinds{"number", "text"};
        static constexpr std::array<std::string_view, 2> blanks{"fault", "none"};
        object_reader o = v.object();
        words(o, to.words);
        if (const value_reader kind = o.optional("kind")) to.is_text = kind.enumerated(kinds) == 1;
        if (const value_reader blank = o.optional("blank")) to.may_be_blank = blank.enumerated(blanks) == 1;
        if (const value_reader from = o.optional("from")) to.table = from.enumerated<input_table>(input_table_names);
        const number_rule any{.min = -1e15, .max = 1e15};
        o.read_if("least", to.least, any);
        o.read_if("most", to.most, any);
        if (to.least > to.most) v.reject("\"least\" no more than \"most\"", "Exchange the two, or correct one.");
        if (const value_reader round = o.optional("round")) rounding_of(round, to.read);
        if (const value_reader ending = o.optional("ending")) {
            to.ending = ending.text(nineways::detail::name_size);
            if (to.is_text) ending.reject("no ending of a text", "Take it out, or let the input be a number.");
        }
        o.finish();
    }

    void group(const value_reader& v, formula_group& to) {
        object_reader o = v.object();
        id(o, "id", to.id);
        o.read_if("title", to.title, nineways::detail::name_size);
        o.read("input", to.input, nineways::detail::id_size);
        o.finish();
    }

    [[nodiscard]] expression read_text(const value_reader& v) {
        const std::string_view text = v.text_view(expression_size);
        return text.empty() ? expression{} : read_expression(text, v.place(), log_);
    }

    void line(const value_reader& v, formula_line& to) {
        object_reader o = v.object();
        words(o, to.words);
        o.read_if("level", to.level, nineways::detail::id_size);
        if (const value_reader pool = o.optional("pool")) {
            to.kind = line_kind::allocate;
            to.value = read_text(pool);
            to.by = read_text(o.required("by"));
            o.read_if("within", to.within, nineways::detail::id_size);
        } else if (const value_reader amount = o.optional("amount")) {
            to.kind = line_kind::waterfall;
            to.value = read_text(amount);
            for (const value_reader b : o.required("into").elements({.min = 1, .max = 100}))
                bucket(b, to.into.emplace_back());
        } else if (const value_reader equation = o.optional("so_that")) {
            to.kind = line_kind::solve;
            to.value = read_text(equation);
            solution(o, to.solution);
        } else {
            to.value = read_text(o.required("value"));
        }
        if (const value_reader round = o.optional("round")) {
            to.largest_remainder = to.kind == line_kind::allocate && rounds_remainders(round, to.rounding);
            if (!to.largest_remainder) rounding_of(round, to.rounding);
        }
        o.finish();
    }

    void bucket(const value_reader& v, formula_bucket& to) {
        object_reader o = v.object();
        id(o, "id", to.id);
        o.read_if("title", to.title, nineways::detail::name_size);
        to.up_to = read_text(o.required("up_to"));
        o.finish();
    }

    void solution(object_reader& o, formula_solution& to) {
        if (const value_reader starts = o.optional("start")) {
            to.by_secant = true;
            std::size_t count = 0;
            for (const value_reader s : starts.elements({.min = 2, .max = 2}))
                (count++ == 0 ? to.from : to.to) = read_text(s);
        } else {
            to.from = read_text(o.required("from"));
            to.to = read_text(o.required("to"));
        }
        if (const value_reader tolerance = to.by_secant ? o.required("tolerance") : o.optional("tolerance"))
            to.tolerance = read_text(tolerance);
    }

    /// `{"half_up": 2}` or `"none"`.
    void rounding_of(const value_reader& v, rounding& to) const {
        if (v.is_text() && v.raw().text() == "none") return;
        if (v.present() && !v.is_object()) return refuse_rounding(v);
        object_reader o = v.object();
        int rules = 0;
        for (std::size_t r = 0; r + 1 < rounding_rule_names.size(); ++r) {
            const value_reader places = o.optional(rounding_rule_names[r]);
            if (!places) continue;
            ++rules;
            to = {static_cast<rounding_rule>(r), static_cast<int>(places.number(places_rule))};
        }
        if (o.finish() && o.present() && rules != 1) refuse_rounding(v);
    }
    static void refuse_rounding(const value_reader& v) {
        v.reject(nineways::detail::text_of("\"none\" or one rule and its places, of the rules ",
                                           listed_names(std::span{rounding_rule_names}.first(6))),
                 "Write {\"half_up\": 0} for whole dollars.");
    }
    [[nodiscard]] static bool rounds_remainders(const value_reader& v, rounding& to) {
        if (!v.is_object() || v.raw().size() != 1) return false;
        object_reader o = v.object();
        const value_reader places = o.optional("largest_remainder");
        if (!places) return false;
        to = {rounding_rule::down, static_cast<int>(places.number(places_rule))};
        return true;
    }

    void check(const value_reader& v, formula_check& to) {
        object_reader o = v.object();
        to.that = read_text(o.required("that"));
        o.read_if("level", to.level, nineways::detail::id_size);
        o.read("otherwise", to.otherwise, formula_text_size);
        o.finish();
    }

    formula& f_;
    fault_list& log_;
};

}  // namespace detail

/// Reads a funding formula: its form and its expressions. `resolve` then gives its names a meaning.
[[nodiscard]] inline formula read_formula(const value_reader& document, fault_list& log) {
    formula f;
    detail::formula_reading{f, log}.run(document);
    return f;
}

}  // namespace nineways::io
