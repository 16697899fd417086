// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/literal.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/detail/repeated_texts.hpp>

/// Checks of single values by their rules. A place is a JSON pointer with a `{}` for every piece.
namespace nineways::detail {

inline bool check_number_at(fault_list& log, double value, const number_rule& rule, literal place,
                            const text_piece* pieces) {
    if (rule.admits(value)) return true;
    if (log.admit(rule.kind)) {
        fault& made = log.file();
        append_formed(made.place, place, pieces);
        made.found = decimal_text(value);
        made.expected = rule.words();
        made.mend = rule.advice();
    }
    return false;
}

/// Whether a number keeps its rule; files a fault at its place when it does not.
template <class... Pieces>
[[gnu::always_inline]] inline bool check_number(fault_list& log, double value, const number_rule& rule, literal place,
                                                const Pieces&... pieces) {
    return check_number_at(log, value, rule, place,
                  std::initializer_list<text_piece>{text_piece{pieces}...}.begin());
}

/// Checks the numbers of the object at a place one after the other: `number_checks{log, "/pay"}.number(...).good()`.
class number_checks {
  public:
    number_checks(fault_list& log, const text_piece& place) noexcept : log_(log), place_(place) {}

    /// Files a fault when a number does not keep its rule. `key` is what follows the object's place.
    [[gnu::noinline]] number_checks& number(literal key, const number_rule& rule, double value) {
        good_ = check_number(log_, value, rule, "{}{}", place_, key) && good_;
        return *this;
    }
    /// Whether all numbers kept their rules.
    [[nodiscard]] bool good() const noexcept { return good_; }

  private:
    fault_list& log_;
    text_piece place_;
    bool good_ = true;
};

inline void check_text_at(fault_list& log, const std::string_view& text, const size_rule& rule, literal place,
                          const text_piece* pieces) {
    const std::size_t size = count_characters(text);
    if (rule.admits(size)) return;
    std::string pointer;
    append_formed(pointer, place, pieces);
    if (size == 0) {
        static constexpr fault_form left_empty{
            .kind = "ids left empty", .place = "{}", .found = "\"\"",
            .expected = "a text of {} to {} characters",
            .mend = "Give a short id that will not change, such as \"alder\"."};
        return log.add(left_empty, std::string_view{pointer}, rule.min, rule.max);
    }
    static constexpr fault_form too_long{
        .kind = "names that are too long", .place = "{}", .found = "{}, {} characters",
        .expected = "a text of at most {} characters", .mend = "Shorten it; a longer text belongs in the note."};
    log.add(too_long, std::string_view{pointer}, in_marks(text), size, rule.max);
}

/// Files an id that is empty or too long.
template <class... Pieces>
[[gnu::always_inline]] inline void check_id(fault_list& log, const std::string_view& id, literal place,
                                              const Pieces&... pieces) {
    check_text_at(log, id, id_size, place,
                  std::initializer_list<text_piece>{text_piece{pieces}...}.begin());
}

/// Files a name or title that is too long.
template <class... Pieces>
[[gnu::always_inline]] inline void check_name(fault_list& log, const std::string& text, literal place,
                                              const Pieces&... pieces) {
    static constexpr size_rule empty_too{.max = name_size.max};
    check_text_at(log, text, empty_too, place,
                  std::initializer_list<text_piece>{text_piece{pieces}...}.begin());
}

/// The ids of one list, which are there, short, and used once.
class id_list {
  public:
    void add(const std::string& id) { ids_.push_back(id); }

    /// Files every id that is empty, too long, or used before, and forgets them. `list` is the place of the list,
    /// `key` what follows the position: "/id" or "".
    void check(fault_list& log, text_piece list, const char* key = "/id") {
        static constexpr fault_form used_twice{
            .kind = "ids used twice", .place = "{}/{}{}", .found = "{}, which is also {}/{}{}",
            .expected = "an id that nothing else in this list has", .mend = "Give one of the two another id."};
        for (std::size_t i = 0; i < ids_.size(); ++i) check_id(log, ids_[i], "{}/{}{}", list, i, key);
        const std::vector<std::size_t> first = first_positions(ids_);
        for (std::size_t i = 0; i < ids_.size(); ++i) {
            if (first[i] != i && !ids_[i].empty())
                log.add(used_twice, list, i, key, in_marks(ids_[i]), list, first[i], key);
        }
        ids_.clear();
    }

  private:
    std::vector<std::string_view> ids_;
};

/// A post or an adult with a role that the district does not have. The place is that of the list or of the role.
inline constexpr fault_form unknown_role{
    .kind = "roles that are not there", .place = "{}", .found = "role {}, counted from 0",
    .expected = "one of the {} roles of /roles", .mend = "Add the role to /roles, or name one that is there."};

}  // namespace nineways::detail
