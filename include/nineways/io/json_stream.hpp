// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/literal.hpp>
#include <nineways/io/json_text.hpp>
#include <nineways/io/number.hpp>
#include <nineways/units.hpp>

namespace nineways::io {

/// Writes a JSON document value by value, in the order of the calls: compact, the same bytes as `write_json`.
///
///     out.object().put("id", d.id).put("pupils", total_pupils(d)).array("schools");
///     for (const school& s : d.schools) write_school(out, s);
///     out.end().end();
///
/// A function `write_...(json_stream&, ...)` writes one value; `write_pay(out.key("pay"), d.pay)` makes it a member.
/// Keys are not checked for duplicates. NaN and infinity are written `null`, and are faults of the document.
class json_stream {
  public:
    /// Opens an object or an array as the next value.
    json_stream& object() { return open('{', '}'); }
    json_stream& array() { return open('[', ']'); }
    /// Opens one as a member of the open object.
    json_stream& object(const char* name) { return key(name).object(); }
    json_stream& array(const char* name) { return key(name).array(); }
    /// Closes the object or array that was opened last.
    [[gnu::noinline]] json_stream& end() {
        text_.push_back(closing_.back());
        closing_.pop_back();
        return *this;
    }

    /// Names the next value.
    [[gnu::noinline]] json_stream& key(const std::string_view& name) {
        separate();
        detail::append_json_text(text_, name);
        text_.push_back(':');
        return *this;
    }
    [[gnu::noinline]] json_stream& key(const char* name) { return key(std::string_view{name}); }

    /// Writes a value: an element of the open array, or what `key` named.
    [[gnu::noinline]] json_stream& add(double number) {
        separate();
        if (!append_number(text_, number)) note(number);
        return *this;
    }
    [[gnu::noinline]] json_stream& add(const std::string_view& text) {
        separate();
        detail::append_json_text(text_, text);
        return *this;
    }
    [[gnu::noinline]] json_stream& add(const std::string& text) { return add(std::string_view{text}); }
    [[gnu::noinline]] json_stream& add(const char* text) { return add(std::string_view{text}); }
    [[gnu::noinline]] json_stream& add(bool truth) { return add_word(truth ? "true" : "false"); }
    json_stream& add(std::nullptr_t) { return add_word("null"); }
    json_stream& add(std::integral auto number) { return add(static_cast<double>(number)); }
    template <Dimensioned Quantity>
    json_stream& add(Quantity quantity) {
        return add(quantity.value());
    }

    /// Writes a member of the open object.
    [[gnu::noinline]] json_stream& put(const char* name, double number) { return key(name).add(number); }
    [[gnu::noinline]] json_stream& put(const char* name, const std::string_view& text) { return key(name).add(text); }
    [[gnu::noinline]] json_stream& put(const char* name, const std::string& text) { return key(name).add(text); }
    [[gnu::noinline]] json_stream& put(const char* name, const char* text) { return key(name).add(text); }
    [[gnu::noinline]] json_stream& put(const char* name, bool truth) { return key(name).add(truth); }
    json_stream& put(const char* name, std::nullptr_t) { return key(name).add(nullptr); }
    json_stream& put(const char* name, nineways::detail::literal text) { return put(name, text.data()); }
    json_stream& put(const char* name, std::integral auto number) { return put(name, static_cast<double>(number)); }
    template <Dimensioned Quantity>
    json_stream& put(const char* name, Quantity quantity) {
        return put(name, quantity.value());
    }
    /// Writes a member whose name is not a literal.
    template <class Value>
    json_stream& put(const std::string_view& name, const Value& value) {
        return key(name).add(value);
    }

    /// What has been written; the document when everything is closed.
    [[nodiscard]] const std::string& text() const& noexcept { return text_; }
    [[nodiscard]] std::string text() && noexcept { return std::move(text_); }

    /// What could not be written, each with the last key before it.
    [[nodiscard]] nineways::detail::fault_list& log() noexcept { return log_; }

  private:
    /// Files a number that was written `null`.
    [[gnu::noinline]] void note(double number) {
        static constexpr nineways::detail::fault_form not_finite{
            "numbers that are not finite", "under {}", "{}", "a finite number",
            "Report this: a result must be a number."};
        const std::string_view written{text_};
        const std::string_view before = written.substr(0, written.rfind("\":"));
        const std::string_view key = before.substr(before.rfind('"') + 1);
        log_.add(not_finite, nineways::detail::in_marks(key), number);
    }
    [[gnu::noinline]] json_stream& open(char opening, char closing) {
        separate();
        text_.push_back(opening);
        closing_.push_back(closing);
        return *this;
    }
    [[gnu::noinline]] json_stream& add_word(const char* word) {
        separate();
        text_ += word;
        return *this;
    }
    /// A comma, unless the value is the first here or has its key before it.
    void separate() {
        const char last = text_.empty() ? ':' : text_.back();
        if (last != ':' && last != '{' && last != '[') text_.push_back(',');
    }

    std::string text_;
    std::string closing_;  // of everything open, the innermost last
    nineways::detail::fault_list log_;
};

namespace detail {

/// Writes a member that is a number, or null where it is not known.
inline void put_known(json_stream& out, const char* key, const std::optional<double>& number) {
    if (number)
        out.put(key, *number);
    else
        out.put(key, nullptr);
}

}  // namespace detail

}  // namespace nineways::io
