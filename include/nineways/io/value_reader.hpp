// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/literal.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/document.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/suggestion.hpp>
#include <nineways/units.hpp>

namespace nineways::io {

using nineways::detail::number_rule;
using nineways::detail::size_rule;

class object_reader;
class value_range;

/// A value of a document at its place, read as what it should be. `io/reader.hpp` shows the use.
///
/// Reading never throws on bad content: it files a fault (place, excerpt, what was expected, how to mend it), goes on
/// and returns a harmless value inside the rule. The document and its `document_reader` must outlive every reader.
class value_reader {
  public:
    /// Whether there is a value to read: false where a key is missing, and where the text itself had a fault.
    [[nodiscard, gnu::noinline]] bool present() const noexcept {
        return at_.value.exists() && !at_.value.is(json_kind::unread);
    }
    [[nodiscard]] explicit operator bool() const noexcept { return present(); }
    /// The value itself; it does not exist where there is none to read.
    [[nodiscard]] json_value raw() const noexcept { return present() ? at_.value : json_value{}; }
    [[nodiscard]] bool is_text() const noexcept { return at_.value.is(json_kind::text); }
    [[nodiscard]] bool is_array() const noexcept { return at_.value.is(json_kind::array); }
    [[nodiscard]] bool is_object() const noexcept { return at_.value.is(json_kind::object); }
    /// The JSON pointer to it; there must be a value.
    [[nodiscard]] std::string place() const { return document_->place(at_); }
    /// Its index in the array, or in the object, that it was reached by; there must be a value.
    [[nodiscard]] std::size_t index() const noexcept { return at_.index; }
    /// Its key in the object that it was reached by.
    [[nodiscard]] std::string_view key() const noexcept {
        return at_.value.exists() ? at_.value.key() : std::string_view{};
    }

    /// Files a fault of the caller's own about this value.
    [[gnu::noinline]] void reject(const char* expected, const char* mend) const {
        wrong("values refused", expected, mend);
    }
    void reject(const nineways::detail::text_piece& expected, const nineways::detail::text_piece& mend) const {
        wrong("values refused", expected, mend);
    }
    /// Files a name, the text of this value or its key, that is none of those known; suggests the nearest of them.
    /// A `{}` in the words of what was expected stands for the names.
    [[gnu::noinline]] void reject_name(std::string_view name, std::span<const std::string_view> known,
                                       nineways::detail::literal expected,
                                       const char* usual) const {
        const std::string listed = listed_names(known);
        const nineways::detail::text_piece names{listed};
        std::string words;
        nineways::detail::append_formed(words, expected, &names);
        wrong("values refused", words, detail::suggested(name, known, usual));
    }

    /// A number that the rule admits.
    [[nodiscard, gnu::noinline]] double number(const number_rule& rule = {}) const {
        if (!at_.value.is(json_kind::number)) {
            wrong_kind(rule.words());
            return rule.harmless();
        }
        const double number = at_.value.number();
        if (rule.admits(number)) return number;
        const bool only_broken = rule.whole && number_rule{.min = rule.min, .max = rule.max}.admits(number);
        wrong(rule.kind, rule.words(), only_broken ? "Give a whole number." : rule.advice());
        return rule.harmless();
    }

    /// true or false; false after a fault.
    [[nodiscard]] bool boolean() const {
        if (at_.value.is(json_kind::boolean)) return at_.value.boolean();
        wrong_kind("true or false");
        return false;
    }

    /// A text whose count of characters is inside the limits; empty after a fault. The view is into the document.
    [[nodiscard, gnu::noinline]] std::string_view text_view(const size_rule& characters = {}) const {
        if (!is_text()) {
            wrong_kind(text_words(characters));
            return {};
        }
        const std::string_view text = at_.value.text();
        const std::size_t size = nineways::detail::count_characters(text);
        if (characters.admits(size)) return text;
        wrong("texts of the wrong length", text_words(characters),
              text.empty() ? "Write something here." : nineways::detail::text_of("It has ", size, "."));
        return {};
    }
    [[nodiscard]] std::string text(const size_rule& characters = {}) const {
        return std::string{text_view(characters)};
    }

    /// The index of a text among names; 0 after a fault, which suggests the nearest name.
    [[nodiscard, gnu::noinline]] std::size_t enumerated(std::span<const std::string_view> names) const {
        if (!is_text()) {
            wrong_kind("one of " + listed_names(names));
            return 0;
        }
        const std::string_view text = at_.value.text();
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == text) return i;
        }
        wrong("unknown names", "one of " + listed_names(names),
              detail::suggested(text, names, "Choose one of these names."));
        return 0;
    }

    /// The enumerator whose value is the index of the text among `names`.
    template <class Enum>
    requires std::is_enum_v<Enum>
    [[nodiscard]] Enum enumerated(std::span<const std::string_view> names) const {
        return static_cast<Enum>(enumerated(names));
    }

    /// The bits of a set: each element of an array is the name of a bit. At least one.
    [[nodiscard]] unsigned bits(std::span<const std::string_view> names) const;

    /// An object; every read of it is harmless after a fault.
    [[nodiscard]] object_reader object() const;

    /// The values of an array whose length is inside the limits, in order; none after a fault.
    [[nodiscard]] value_range elements(const size_rule& length = {}) const;

    /// The values of an object whose keys are free, such as grades, in order; none after a fault.
    [[nodiscard]] value_range members(const size_rule& length = {}) const;

  private:
    friend class document_reader;
    friend class object_reader;
    friend class value_range;

    static constexpr auto not_filed = static_cast<std::uint32_t>(-1);

    value_reader(document_reader& document, const detail::document_step& at) noexcept
        : document_(&document), at_(at) {}

    /// What is said of an array or object that holds too little or too much.
    struct container_words {
        nineways::detail::literal wrong_size;
        const char* container_of;
        nineways::detail::literal things;
    };
    [[nodiscard]] value_range values(const container_words& words, const size_rule& length) const;

    [[nodiscard]] static std::string text_words(const size_rule& characters) {
        return "a text of " + characters.words("characters");
    }

    /// Files a value of the wrong kind; where the key is missing, says in the fault already filed what it should hold.
    [[gnu::noinline]] void wrong_kind(const std::string& expected) const {
        if (present()) {
            wrong("values of the wrong kind", expected, detail::mend_kind(at_.value, expected));
        } else if (!at_.value.exists() && at_.index != not_filed) {
            document_->log().filed()[at_.index].expected = expected;
        }
    }

    [[gnu::noinline]] void wrong(nineways::detail::literal kind, const nineways::detail::text_piece& expected,
                                 const nineways::detail::text_piece& mend) const {
        static constexpr nineways::detail::fault_form form{
            .kind = "", .place = "{}", .found = "{}", .expected = "{}", .mend = "{}"};
        if (!present() || !document_->log().admit(kind)) return;
        document_->log().file(form, {place(), json_excerpt(at_.value), expected, mend});
    }

    document_reader* document_;
    detail::document_step at_;  // for a missing key, the index is that of its fault
};

/// The values of an array or object, for a loop.
class value_range {
  public:
    class iterator {
      public:
        [[nodiscard, gnu::noinline]] value_reader operator*() const {
            return {*range_->document_, {range_->here_, index_, *place_}};
        }
        [[gnu::noinline]] iterator& operator++() noexcept {
            ++place_;
            ++index_;
            return *this;
        }
        [[nodiscard]] friend bool operator==(const iterator& a, const iterator& b) noexcept {
            return a.index_ == b.index_;
        }

      private:
        friend class value_range;

        iterator(const value_range& range, json_value::iterator place, std::uint32_t index) noexcept
            : range_(&range), place_(place), index_(index) {}

        const value_range* range_;
        json_value::iterator place_;
        std::uint32_t index_;
    };

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard, gnu::noinline]] iterator begin() const noexcept {
        return {*this, size_ == 0 ? json_value::iterator{} : container_.begin(), 0};
    }
    [[nodiscard]] iterator end() const noexcept { return {*this, {}, size_}; }

  private:
    friend class value_reader;

    value_range() = default;
    value_range(document_reader& document, const json_value& container, std::uint32_t here) noexcept
        : document_(&document),
          container_(container),
          size_(static_cast<std::uint32_t>(container.size())),
          here_(here) {}

    document_reader* document_ = nullptr;
    json_value container_;
    std::uint32_t size_ = 0;
    std::uint32_t here_ = 0;
};

inline value_range value_reader::elements(const size_rule& length) const {
    static constexpr container_words words{"arrays of the wrong length", "an array of ", "values"};
    if (is_array()) return values(words, length);
    wrong_kind("an array of " + length.words("values"));
    return {};
}

inline value_range value_reader::members(const size_rule& length) const {
    static constexpr container_words words{"objects of the wrong size", "an object of ", "keys"};
    if (is_object()) return values(words, length);
    wrong_kind("an object");
    return {};
}

inline value_range value_reader::values(const container_words& words, const size_rule& length) const {
    const std::size_t size = at_.value.size();
    if (length.admits(size)) return {*document_, at_.value, document_->enter(at_)};
    wrong(words.wrong_size, words.container_of + length.words(words.things),
          nineways::detail::text_of("It has ", size, ": add or take out ", words.things, "."));
    return {};
}

inline unsigned value_reader::bits(std::span<const std::string_view> names) const {
    unsigned all = 0;
    for (const value_reader each : elements({.min = 1, .max = names.size()})) all |= 1U << each.enumerated(names);
    return all;
}

}  // namespace nineways::io
