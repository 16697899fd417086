// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/detail/suggestion.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/formula/formula.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/grade.hpp>
#include <nineways/school.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

/// What a funding formula can know of the schools of a district.
namespace nineways {

/// A fact about every school, under the name of a formula's input.
struct school_fact {
    std::string id;
    std::vector<double> values;
    bool counts_pupils = false;
};

namespace detail {

/// Small letters and digits, as names of formulas have them: PK is pk.
[[nodiscard]] inline std::string small_letters(std::string_view name) {
    std::string out{name};
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// The pupils of a school by span of grades; ungraded pupils are in the span that most of the others are in.
[[nodiscard]] inline std::array<double, level_count> pupils_in_spans(const school& s) noexcept {
    std::array<double, level_count> in{};
    constexpr auto ungraded = static_cast<std::size_t>(grade::ungraded);
    for (std::size_t g = 0; g < grade_count; ++g) {
        if (g != ungraded) in[static_cast<std::size_t>(level_of(static_cast<grade>(g)))] += s.enrollment[g].value();
    }
    std::size_t most = 0;
    for (std::size_t l = 1; l < level_count; ++l) most = in[l] > in[most] ? l : most;
    in[most] += s.enrollment[ungraded].value();
    return in;
}

}  // namespace detail

/// The facts about some schools of a district, given by their positions: `enrollment`, `enrolled_k` and so on by
/// grade, `in_class_k` and so on: those who are not in separate settings, `in_span_elementary` and so on, pupils of
/// each need, `price_principal` and so on: pay and benefits of a post of each role at the district's average.
[[nodiscard]] inline std::vector<school_fact> school_facts(const district& d, std::span<const std::size_t> schools,
                                                           const std::vector<tier_counts>& tiers,
                                                           const std::array<dollars, role_limit>& prices) {
    std::vector<school_fact> all;
    const auto add = [&](std::string id, bool counts_pupils, const auto& value_of) {
        school_fact& fact = all.emplace_back();
        fact.id = std::move(id);
        fact.counts_pupils = counts_pupils;
        for (const std::size_t s : schools) fact.values.push_back(value_of(s));
    };
    add("enrollment", true, [&](std::size_t s) { return total_pupils(d.schools[s]).value(); });
    for (std::size_t g = 0; g < grade_count; ++g) {
        add("enrolled_" + detail::small_letters(grade_names[g]), true,
            [&](std::size_t s) { return d.schools[s].enrollment[g].value(); });
    }
    for (std::size_t g = 0; g < grade_count; ++g) {
        constexpr auto separate = static_cast<std::size_t>(tier::separate);
        add("in_class_" + detail::small_letters(grade_names[g]), true,
            [&](std::size_t s) { return d.schools[s].enrollment[g].value() - tiers[s][g][separate]; });
    }
    for (std::size_t l = 0; l < level_count; ++l) {
        add(detail::text_of("in_span_", level_names[l]), true,
            [&](std::size_t s) { return detail::pupils_in_spans(d.schools[s])[l]; });
    }
    add("low_income", true, [&](std::size_t s) { return d.schools[s].needs.low_income.value(); });
    add("english_learner", true, [&](std::size_t s) { return d.schools[s].needs.english_learner.value(); });
    add("disability", true, [&](std::size_t s) { return d.schools[s].needs.disability.value(); });
    add("gifted", true, [&](std::size_t s) { return d.schools[s].needs.gifted.value(); });
    for (std::size_t r = 0; r < d.roles.size(); ++r) {
        add("price_" + d.roles[r].id, false, [&](std::size_t) { return prices[r].value(); });
    }
    return all;
}

/// Puts facts into the inputs of a formula's program. Faults, by the formula's place in `above`: inputs that no fact
/// has the name of, inputs of text or of last year, and facts beyond an input's bounds.
[[nodiscard]] inline unit_data units_of_facts(const formula& f, const formula_program& p, std::string_view above,
                                              std::vector<std::string> names, std::span<const school_fact> facts,
                                              detail::fault_list& log) {
    static constexpr detail::fault_form unknown{.kind = "inputs that a district does not have",
                                                .place = "{}/inputs/{}",
                                                .found = "the input {}",
                                                .expected = "a number that the model knows of a school",
                                                .mend = "{}"};
    static constexpr detail::fault_form outside{.kind = "facts beyond their bounds",
                                                .place = "{}/inputs/{}",
                                                .found = "{} = {} in school {}",
                                                .expected = "{}",
                                                .mend = "Correct the district, or the bounds of the input."};
    unit_data data;
    data.units = std::move(names);
    data.columns.resize(p.columns.size());
    for (std::size_t c = 0; c < p.columns.size(); ++c) {
        const program_column& column = p.columns[c];
        if (column.kind != column_kind::input) continue;
        const formula_input& input = f.inputs[column.source];
        const school_fact* found = nullptr;
        std::vector<std::string_view> known;
        for (const school_fact& fact : facts) {
            known.push_back(fact.id);
            if (fact.id == column.id && !input.is_text && input.table == input_table::units) found = &fact;
        }
        if (found == nullptr) {
            const auto near = detail::nearest_name(column.id, known);
            log.add(unknown, above, std::size_t{column.source}, detail::in_quotes(column.id),
                    near && *near != column.id
                        ? detail::text_of("Is \"", *near, "\" meant?")
                        : std::string{"A district has enrollment, enrolled and in_class by grade, in_span, the needs, "
                                      "price by role "
                                      "and staffing: take another input, or run the formula over a table (fund)."});
            continue;
        }
        const detail::number_rule rule{.min = input.least, .max = input.most};
        for (std::size_t unit = 0; unit < data.units.size(); ++unit) {
            if (!rule.admits(found->values[unit]))
                log.add(outside, above, std::size_t{column.source}, column.id, found->values[unit],
                        detail::in_quotes(data.units[unit]), rule.words());
        }
        data.columns[c] = found->values;
    }
    return data;
}

/// The numbers of a program's lines, or of its parameters, with an id; null where it has none. One number holds for
/// all.
[[nodiscard]] inline const std::vector<double>* find_column(const formula_program& p, const unit_data& data,
                                                            column_kind kind, std::string_view id) noexcept {
    for (std::size_t c = 0; c < p.columns.size(); ++c) {
        if (p.columns[c].id == id && p.columns[c].kind == kind) return &data.columns[c];
    }
    return nullptr;
}

}  // namespace nineways
