// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
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
#include <nineways/formula/formula.hpp>
#include <nineways/formula/program.hpp>

namespace nineways::detail {

/// What the id of a formula's part can name.
enum class entity_kind : std::uint8_t { set, group, parameter, input, line, bucket };

/// What an id names, and where its first column stands.
struct formula_entity {
    entity_kind kind{};
    std::uint32_t index = 0;
    std::uint32_t bucket = 0;
    std::uint32_t column = 0;
    const std::vector<std::string>* over = nullptr;
    bool is_sound = true;  ///< whether it has its columns
};
/// A set, at one of its members.
struct set_binding {
    std::uint32_t set;
    std::uint32_t member;
};
using set_bindings = std::vector<set_binding>;

/// The names of a formula and the columns that they stand for. Parts that are wrong are faults.
class formula_names {
  public:
    formula_names(const formula& f, std::string_view above, formula_program& p, fault_list& log)
        : f_(f), above_(above), p_(p), log_(log) {}

    /// The JSON pointer of a part.
    [[nodiscard]] std::string at(std::string_view key) const { return text_of(above_, key); }
    [[nodiscard]] std::string at(std::string_view list, std::size_t i, std::string_view key = {}) const {
        return text_of(above_, list, i, key);
    }

    /// Gives all that has an id its columns.
    void declare() {
        for (std::size_t i = 0; i < f_.sets.size(); ++i) {
            const std::string place = at("/sets/", i);
            name(f_.sets[i].id, place, {entity_kind::set, static_cast<std::uint32_t>(i), 0, 0, nullptr});
            members_of(f_.sets[i], place);
        }
        for (std::size_t i = 0; i < f_.groups.size(); ++i) {
            name(f_.groups[i].id, at("/groups/", i),
                 {entity_kind::group, static_cast<std::uint32_t>(i), 0, 0, nullptr});
        }
        for (std::size_t i = 0; i < f_.parameters.size(); ++i) {
            const formula_words& words = f_.parameters[i].words;
            columns(words, at("/parameters/", i),
                    {entity_kind::parameter, static_cast<std::uint32_t>(i), 0, 0, nullptr}, column_kind::parameter,
                    all());
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
                formula_entity made{entity_kind::bucket, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(b),
                                    0, nullptr};
                columns(words, text_of(at("/lines/", i, "/into/"), b), made, column_kind::line, level, &l.words.over);
            }
        }
        for (std::size_t i = 0; i < f_.groups.size(); ++i) key_of(i);
    }

    /// Visits every combination of the members of sets, the last set fastest, with its number.
    template <class Visit>
    void for_each_binding(const std::vector<std::string>& over, const Visit& visit) const {
        set_bindings bound;
        for (const std::string& id : over) {
            bound.push_back({*find_set(id), 0});
            if (f_.sets[bound.back().set].members.empty()) return;  // a fault of its own
        }
        for (std::size_t i = 0;; ++i) {
            visit(bound, i);
            std::size_t last = bound.size();
            while (last > 0 && ++bound[last - 1].member == f_.sets[bound[last - 1].set].members.size()) {
                bound[--last].member = 0;
            }
            if (last == 0) return;
        }
    }

    /// What an id names; nothing where it names nothing.
    [[nodiscard]] const formula_entity* find(std::string_view id) const {
        const auto found = entities_.find(id);
        return found == entities_.end() ? nullptr : &found->second;
    }

    [[nodiscard]] std::optional<std::uint32_t> find_set(std::string_view id) const noexcept {
        for (std::uint32_t i = 0; i < f_.sets.size(); ++i) {
            if (f_.sets[i].id == id) return i;
        }
        return {};
    }

    [[nodiscard]] formula_level all() const noexcept { return static_cast<formula_level>(f_.groups.size() + 1); }

    /// The level that a part names.
    [[nodiscard]] formula_level level_of(const std::string& id, const std::string& place) {
        static constexpr fault_form form{.kind = "levels that are not there",
                                         .place = "{}",
                                         .found = "{}",
                                         .expected = "\"all\" or the id of a group",
                                         .mend = "{}"};
        if (id.empty()) return 0;
        if (id == "all") return all();
        for (formula_level i = 0; i < f_.groups.size(); ++i) {
            if (f_.groups[i].id == id) return i + 1;
        }
        log_.add(form, place, in_marks(id), suggested_among(id, entity_kind::group));
        return 0;
    }

    /// The nearest id to a word, among those of a kind or all, as a sentence.
    [[nodiscard]] std::string suggested_among(std::string_view wanted, std::optional<entity_kind> kind) const {
        std::vector<std::string_view> names;
        for (const auto& [id, each] : entities_) {
            if (!kind || each.kind == *kind) names.push_back(id);
        }
        if (const auto near = nearest_name(wanted, names)) return text_of("Did you mean \"", *near, "\"?");
        if (names.empty()) return "There is none yet: add it to the formula.";
        return text_of("There are ", listed_names(names), ".");
    }

  private:
    void members_of(const formula_set& set, const std::string& place) {
        static constexpr fault_form form{.kind = "members used twice",
                                         .place = "{}/members/{}",
                                         .found = "{}, which is there before",
                                         .expected = "members that differ",
                                         .mend = "Take one of the two out."};
        for (std::size_t i = 0; i < set.members.size(); ++i) {
            const auto end = set.members.begin() + static_cast<std::ptrdiff_t>(i);
            if (std::find(set.members.begin(), end, set.members[i]) != end)
                log_.add(form, place, i, in_marks(set.members[i]));
        }
    }

    /// Registers an id; false where it has a fault.
    bool name(const std::string& id, const std::string& place, formula_entity made) {
        if (id.empty()) return false;
        static constexpr fault_form form{
            .kind = "ids used twice",
            .place = "{}/id",
            .found = "{}, which is used before",
            .expected = "an id of its own among sets, groups, parameters, inputs and lines",
            .mend = "Choose another."};
        if (entities_.emplace(id, made).second) return true;
        log_.add(form, place, in_marks(id));
        return false;
    }

    /// Declares an entity with a column for every combination of members.
    void columns(const formula_words& words, const std::string& place, formula_entity made, column_kind kind,
                 formula_level level, const std::vector<std::string>* over = nullptr) {
        made.over = over != nullptr ? over : &words.over;
        made.column = static_cast<std::uint32_t>(p_.columns.size());
        if (words.id.empty()) return;  // a fault of its own
        const bool counted =
            (made.kind == entity_kind::bucket || sets_known(words, place)) && few_enough(*made.over, place);
        made.is_sound = counted;
        const bool first = name(words.id, place, made);
        if (!counted) return;
        for_each_binding(*made.over, [&](const set_bindings& bound, std::size_t i) {
            program_column column;
            column.id = words.id;
            for (const set_binding& b : bound) column.id += '_' + f_.sets[b.set].members[b.member];
            if (first) apart(column.id, place, kind);
            column.kind = kind;
            column.level = level;
            column.source = made.index;
            if (kind == column_kind::parameter) column.number = number_of(f_.parameters[made.index], i);
            if (kind == column_kind::input) column.is_text = f_.inputs[made.index].is_text;
            p_.columns.push_back(std::move(column));
        });
    }

    /// A value of a parameter; 0 where the document has a fault instead.
    [[nodiscard]] static double number_of(const formula_parameter& p, std::size_t i) {
        return i < p.values.size() ? p.values[i] : 0;
    }

    /// Whether the columns of a part stay within what a formula may have.
    [[nodiscard]] bool few_enough(const std::vector<std::string>& over, const std::string& place) {
        static constexpr fault_form form{.kind = "too many numbers",
                                         .place = "{}/over",
                                         .found = "sets with more than {} members together",
                                         .expected = "at most {} columns in a formula",
                                         .mend = "Take a set out, or give its members as units."};
        std::size_t count = p_.columns.size();
        std::size_t own = 1;
        for (const std::string& id : over)
            own = std::min(most_columns + 1, own * f_.sets[*find_set(id)].members.size());
        if (count + own <= most_columns) return true;
        log_.add(form, place, most_columns - std::min(count, most_columns), most_columns);
        return false;
    }

    /// Files a name that comes out the same as another: "x_a" over "b", and "x" over "a_b".
    void apart(const std::string& column, const std::string& place, column_kind kind) {
        static constexpr fault_form form{.kind = "columns of one name",
                                         .place = "{}",
                                         .found = "{}, which another part comes out as too",
                                         .expected = "names that differ when their members are added with _",
                                         .mend = "Choose another id or other members."};
        static constexpr fault_form key{.kind = "lines with the name of the key",
                                        .place = "{}",
                                        .found = "{}, which names the units",
                                        .expected = "a name of its own",
                                        .mend = "Choose another id."};
        if (!columns_.insert(column).second) log_.add(form, place, in_marks(column));
        if (kind == column_kind::line && column == f_.key) log_.add(key, place, in_marks(column));
    }

    [[nodiscard]] bool sets_known(const formula_words& words, const std::string& place) {
        static constexpr fault_form form{.kind = "sets that are not there",
                                         .place = "{}/over/{}",
                                         .found = "{}",
                                         .expected = "the id of a set",
                                         .mend = "{}"};
        static constexpr fault_form again{.kind = "sets run over twice",
                                          .place = "{}/over/{}",
                                          .found = "{}, which is there before",
                                          .expected = "sets that differ",
                                          .mend = "Take one of the two out, or make a second set of the same members."};
        bool known = true;
        for (std::size_t i = 0; i < words.over.size(); ++i) {
            const auto end = words.over.begin() + static_cast<std::ptrdiff_t>(i);
            const bool twice = std::find(words.over.begin(), end, words.over[i]) != end;
            if (twice) log_.add(again, place, i, in_marks(words.over[i]));
            known = known && !twice;
            if (find_set(words.over[i])) continue;
            known = false;
            log_.add(form, place, i, in_marks(words.over[i]), suggested_among(words.over[i], entity_kind::set));
        }
        return known;
    }

    void key_of(std::size_t group) {
        static constexpr fault_form form{.kind = "groups without their input",
                                         .place = "{}",
                                         .found = "{}",
                                         .expected =
                                             "the id of an input of kind \"text\" that runs over no set and is "
                                             "never blank",
                                         .mend = "Name the input that holds the group of a unit; every unit has one."};
        const std::string& id = f_.groups[group].input;
        const auto found = entities_.find(id);
        const bool is_input = found != entities_.end() && found->second.kind == entity_kind::input;
        const formula_input* input = is_input ? &f_.inputs[found->second.index] : nullptr;
        if (!is_input || !input->is_text || input->may_be_blank || !found->second.over->empty())
            return log_.add(form, at("/groups/", group, "/input"), in_marks(id));
        p_.group_keys.push_back(found->second.column);
    }

    static constexpr std::size_t most_columns = 100'000;

    const formula& f_;
    std::string_view above_;
    formula_program& p_;
    fault_list& log_;
    std::map<std::string, formula_entity, std::less<>> entities_;
    std::set<std::string> columns_;
};

}  // namespace nineways::detail
