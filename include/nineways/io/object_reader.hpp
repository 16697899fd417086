// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/fault.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/document.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/suggestion.hpp>
#include <nineways/io/value_reader.hpp>
#include <nineways/units.hpp>

namespace nineways::io {

/// An object of a document, read key by key; `finish` then makes a fault of every key that was not asked for.
///
/// Keys asked for are literals, or live until `finish`. Asking in the order of the document is fastest.
class object_reader {
  public:
    object_reader(const object_reader&) = delete;
    object_reader& operator=(const object_reader&) = delete;
    [[gnu::noinline]] ~object_reader() {}

    /// Whether there is an object: after a missing key or a value of another kind every read is harmless.
    [[nodiscard]] bool present() const noexcept { return self_.present(); }
    /// The object as a value: its place, its fault if a check across keys fails.
    [[nodiscard]] const value_reader& self() const noexcept { return self_; }

    /// The value of a key that must be there; a fault where it is not.
    [[nodiscard, gnu::noinline]] value_reader required(const std::string_view& key) {
        if (find(key)) return found();
        return missing(present() ? file_missing(key) : value_reader::not_filed);
    }
    [[nodiscard, gnu::noinline]] value_reader required(const char* key) { return required(std::string_view{key}); }
    /// `holds` says what its value is, for whoever left it out: " with \"target\" and \"cap\"".
    [[nodiscard, gnu::noinline]] value_reader required(const char* key, const char* holds) {
        if (find(key)) return found();
        return missing(present() ? file_missing(key, holds) : value_reader::not_filed);
    }

    /// The value of a key, if it is there. `null` is a value: it is not the same as leaving the key out.
    [[nodiscard, gnu::noinline]] value_reader optional(const std::string_view& key) {
        return find(key) ? found() : missing(value_reader::not_filed);
    }
    [[nodiscard, gnu::noinline]] value_reader optional(const char* key) { return optional(std::string_view{key}); }

    /// Reads the value of a key that must be there, as what the target is.
    void read(const char* key, double& to, const number_rule& rule) { to = number(key, rule); }
    void read(const char* key, int& to, const number_rule& whole) { to = static_cast<int>(number(key, whole)); }
    void read(const char* key, bool& to) { to = boolean(key); }
    [[gnu::noinline]] void read(const char* key, std::string& to, const size_rule& characters) {
        to = required(key).text_view(characters);
    }
    template <Dimensioned Quantity>
    void read(const char* key, Quantity& to, const number_rule& rule) {
        to = Quantity{number(key, rule)};
    }
    template <class Enum, std::size_t Count>
    requires std::is_enum_v<Enum>
    void read(const char* key, Enum& to, const std::array<std::string_view, Count>& names) {
        to = static_cast<Enum>(enumerated(key, names.data(), Count));
    }

    /// Reads the value of a key if it is there, else leaves the target as it is. True where the key is there.
    template <class Target, class... Rule>
    bool read_if(const char* key, Target& to, const Rule&... rule) {
        if (!has(key)) return false;
        read(key, to, rule...);
        return true;
    }
    template <class Target, class... Rule>
    bool read_if(const char* key, std::optional<Target>& to, const Rule&... rule) {
        if (!has(key)) return false;
        read(key, to.emplace(), rule...);
        return true;
    }

    /// Accepts a key without reading it, such as `$schema` or a note.
    void allow(const char* key) { static_cast<void>(has(key)); }

    /// Files every key that was never asked for, with the nearest known name. True if there was none.
    [[gnu::noinline]] bool finish() {
        static constexpr nineways::detail::fault_form form{
            .kind = "unknown keys", .place = "{}", .found = "\"{}\"", .expected = "{}{}", .mend = "{}"};
        if (!present() || static_cast<std::size_t>(std::popcount(marks_)) == size()) return true;
        const std::vector<std::string_view> known = known_keys();
        std::uint32_t index = 0;
        bool good = true;
        for (const json_value member : self_.raw()) {
            const std::uint32_t at = index++;
            if (std::find(known.begin(), known.end(), member.key()) != known.end()) continue;
            good = false;
            if (!self_.document_->log().admit(form.kind)) continue;
            self_.document_->log().file(
                form, {self_.document_->place({container_, at, member}), excerpt(member.key(), 58),
                       known.empty() ? "no keys" : "one of the keys ", listed_names(known),
                       detail::suggested(member.key(), known, "Take it out.")});
        }
        return good;
    }

  private:
    friend class value_reader;

    [[gnu::noinline]] object_reader(const value_reader& self, std::uint32_t container) noexcept
        : self_(self), container_(container) {
        if (present()) next_ = self.raw().begin();
    }

    [[nodiscard]] std::size_t size() const { return self_.raw().size(); }
    /// What `find` found.
    [[nodiscard]] value_reader found() const { return {*self_.document_, {container_, next_index_, *next_}}; }
    [[nodiscard]] value_reader missing(std::uint32_t filed) const {
        return {*self_.document_, {container_, filed, {}}};
    }

    [[nodiscard, gnu::noinline]] double number(const char* key, const number_rule& rule) {
        return required(key).number(rule);
    }
    [[nodiscard, gnu::noinline]] bool boolean(const char* key) { return required(key).boolean(); }
    [[nodiscard, gnu::noinline]] std::size_t enumerated(const char* key, const std::string_view* names,
                                                        std::size_t count) {
        return required(key).enumerated({names, count});
    }
    [[nodiscard, gnu::noinline]] bool has(const char* key) { return find(key); }

    /// Files a missing key, and gives the position of the fault.
    [[nodiscard]] std::uint32_t file_missing(std::string_view key, const char* holds = "") const {
        static constexpr nineways::detail::fault_form form{
            .kind = "missing keys", .place = "{}", .found = "nothing", .expected = "the key \"{}\"",
            .mend = "Add the key \"{}\"{} to {}."};
        fault_list& log = self_.document_->log();
        if (!log.admit(form.kind)) return value_reader::not_filed;
        std::string place = self_.place();
        const std::string above = place.empty() ? "the document" : place;
        append_pointer_token(place, key);
        log.file(form, {place, key, key, holds, above});
        return static_cast<std::uint32_t>(log.filed().size() - 1);
    }

    /// Finds a key, beginning where the last one was found, and remembers that it was asked for.
    [[nodiscard, gnu::noinline]] bool find(std::string_view key) {
        remember(key);
        if (!present()) return false;
        for (std::size_t tried = 0; tried < size(); ++tried) {
            if ((*next_).key() == key) {
                if (next_index_ < 64) marks_ |= std::uint64_t{1} << next_index_;
                return true;
            }
            ++next_;
            if (++next_index_ < size()) continue;
            next_ = self_.raw().begin();
            next_index_ = 0;
        }
        return false;
    }

    void remember(std::string_view key) {
        if (known_count_ > 0 && known_count_ <= known_.size() && known_[known_count_ - 1] == key) return;
        if (known_count_ < known_.size()) {
            known_[known_count_++] = key;
        } else {
            more_known_.push_back(key);
        }
    }
    [[nodiscard]] std::vector<std::string_view> known_keys() const {
        std::vector<std::string_view> all;
        for (std::size_t i = 0; i < known_count_; ++i) all.push_back(known_[i]);
        for (const std::string_view key : more_known_) all.push_back(key);
        return all;
    }

    value_reader self_;
    std::uint32_t container_;
    std::uint32_t next_index_ = 0;
    json_value::iterator next_;  // where the search for the next key begins
    std::uint64_t marks_ = 0;    // which of the first 64 keys were asked for
    std::size_t known_count_ = 0;
    std::array<std::string_view, 24> known_{};
    std::vector<std::string_view> more_known_;  // what a common object does not need
};

inline object_reader value_reader::object() const {
    if (is_object()) return {*this, document_->enter(at_)};
    wrong_kind("an object");
    return {{*document_, {detail::document_step::no_container, not_filed, {}}}, detail::document_step::no_container};
}

}  // namespace nineways::io
