// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/bounds.hpp>
#include <nineways/io/document.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/suggestion.hpp>
#include <nineways/units.hpp>

namespace nineways::io {

class object_reader;

/// A value of a document at its place, read as what it should be. `io/reader.hpp` shows the use.
///
/// Reading never throws on bad content: it files a fault (place, excerpt, what was expected, how to mend it), goes on
/// and returns a harmless value inside the bounds. The document and its
/// `document_reader` must outlive every reader.
class value_reader {
  public:
    /// Whether there is a value: false after `required` of a missing key. Reading such a one files nothing more.
    [[nodiscard]] bool present() const noexcept { return value_ != nullptr; }
    /// The value itself, or nullptr.
    [[nodiscard]] const json* raw() const noexcept { return value_; }
    /// The JSON pointer to it.
    [[nodiscard]] std::string place() const { return document_->place(at_); }
    /// Its index in the array, or in the object, that it was reached by.
    [[nodiscard]] std::size_t index() const noexcept { return at_.index; }

    /// Files a fault of the caller's own about this value.
    void reject(std::string expected, std::string mend) const {
        wrong("values refused", std::move(expected), std::move(mend));
    }

    /// A number inside the bounds.
    [[nodiscard]] double number(const bounds& allowed = {}) const { return read_number(allowed, false); }

    /// A number inside the bounds, as a quantity: `number<dollars>({.min = 0})`.
    template <Dimensioned Quantity>
    [[nodiscard]] Quantity number(const bounds& allowed = {}) const {
        return Quantity{read_number(allowed, false)};
    }

    /// A whole number from `min` to `max` (and within 2^53); `5.0` is one.
    template <std::integral Integer>
    [[nodiscard]] Integer integer(Integer min, Integer max, std::string_view unit = {}) const {
        constexpr double exact = 9007199254740992.0;
        const bounds allowed{.min = std::max(static_cast<double>(min), -exact),
                             .max = std::min(static_cast<double>(max), exact),
                             .unit = unit};
        return static_cast<Integer>(read_number(allowed, true));
    }

    /// true or false; false after a fault.
    [[nodiscard]] bool boolean() const {
        if (present() && value_->is_boolean()) return value_->get<bool>();
        wrong_kind("true or false");
        return false;
    }

    /// A text whose count of characters is inside the limits; empty after a fault. The view is into the document.
    [[nodiscard]] std::string_view text_view(const size_limits& characters = {}) const {
        const auto words = [&] { return "a text of " + characters.words("characters"); };
        if (!present() || !value_->is_string()) {
            wrong_kind(words());
            return {};
        }
        const std::string_view text = value_->get_ref<const std::string&>();
        if (characters.contain(count_characters(text))) return text;
        wrong("texts of the wrong length", words(),
              text.empty() ? "Write something here." : "It has " + whole_text(count_characters(text)) + ".");
        return {};
    }
    [[nodiscard]] std::string text(const size_limits& characters = {}) const {
        return std::string{text_view(characters)};
    }

    /// The index of a text among names; 0 after a fault, which suggests the nearest name.
    [[nodiscard]] std::size_t enumerated(std::span<const std::string_view> names) const {
        const auto words = [&] { return "one of " + listed_names(names); };
        if (!present() || !value_->is_string()) {
            wrong_kind(words());
            return 0;
        }
        const std::string_view text = value_->get_ref<const std::string&>();
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == text) return i;
        }
        wrong("unknown names", words(), detail::suggested(text, names, "Choose one of these names."));
        return 0;
    }

    /// The enumerator whose value is the index of the text among `names`.
    template <class Enum>
        requires std::is_enum_v<Enum>
    [[nodiscard]] Enum enumerated(std::span<const std::string_view> names) const {
        return static_cast<Enum>(enumerated(names));
    }

    /// An object; every read of it is harmless after a fault.
    [[nodiscard]] object_reader object() const;

    /// Calls `visit(value_reader)` for each value of an array whose length is inside the limits.
    template <class Visit>
    void for_each_element(Visit&& visit, const size_limits& length = {}) const {
        if (!present() || !value_->is_array()) return wrong_kind("an array of " + length.words("values"));
        if (!length.contain(value_->size())) {
            return wrong("arrays of the wrong length", "an array of " + length.words("values"),
                         "It has " + whole_text(value_->size()) + ": add or take out values.");
        }
        const auto here = document_->enter(at_);
        std::size_t index = 0;
        for (const json& element : value_->get_ref<const json::array_t&>()) {
            visit(value_reader{*document_, element, {here, {}, index, false}});
            ++index;
        }
    }

    /// Calls `visit(key, value_reader)` for each member of an object whose keys are free, such as grades.
    template <class Visit>
    void for_each_member(Visit&& visit, const size_limits& length = {}) const {
        if (!present() || !value_->is_object()) return wrong_kind("an object");
        if (!length.contain(value_->size())) {
            return wrong("objects of the wrong size", "an object of " + length.words("keys"),
                         "It has " + whole_text(value_->size()) + ": add or take out keys.");
        }
        const auto here = document_->enter(at_);
        std::size_t index = 0;
        for (const auto& [key, member] : value_->get_ref<const json::object_t&>()) {
            visit(std::string_view{key}, value_reader{*document_, member, {here, key, index, true}});
            ++index;
        }
    }

  private:
    friend class document_reader;
    friend class object_reader;

    value_reader(document_reader& document, const json& value, const detail::document_step& at) noexcept
        : document_(&document), value_(&value), at_(at) {}
    value_reader(document_reader& document, const detail::document_step& at, std::size_t missing_fault) noexcept
        : document_(&document), at_(at), missing_fault_(missing_fault) {}

    [[nodiscard]] double read_number(const bounds& allowed, bool whole) const {
        const auto words = [&] { return allowed.words(whole ? "a whole number" : "a number"); };
        if (!present() || !value_->is_number()) {
            wrong_kind(words());
            return allowed.harmless();
        }
        const double number = value_->get<double>();
        if (whole && number != std::floor(number)) {
            wrong("values out of range", words(), "Give a whole number.");
        } else if (!allowed.contain(number)) {
            wrong("values out of range", words(),
                  "Give a number inside this range" +
                      (allowed.unit.empty() ? "." : "; check that it is in " + std::string{allowed.unit} + "."));
        } else {
            return number;
        }
        return allowed.harmless();
    }

    /// Files a value of the wrong kind; where the key is missing, says in the fault already filed what it should hold.
    void wrong_kind(std::string expected) const {
        if (present()) {
            std::string mend = detail::mend_kind(*value_, expected);
            return wrong("values of the wrong kind", std::move(expected), std::move(mend));
        }
        faults& filed = document_->log().list();
        if (missing_fault_ < filed.size()) filed[missing_fault_].expected = std::move(expected);
    }

    void wrong(std::string_view kind, std::string expected, std::string mend) const {
        if (!present()) return;
        document_->log().add(kind, [&] {
            return fault{place(), json_excerpt(*value_), std::move(expected), std::move(mend)};
        });
    }

    document_reader* document_;
    const json* value_ = nullptr;
    detail::document_step at_;
    std::size_t missing_fault_ = fault_log::not_filed;
};

}  // namespace nineways::io
