// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
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
    /// Whether there is an object: after a missing key or a value of another kind every read is harmless.
    [[nodiscard]] bool present() const noexcept { return self_.present(); }
    /// The object as a value: its place, its fault if a check across keys fails.
    [[nodiscard]] const value_reader& self() const noexcept { return self_; }

    /// The value of a key that must be there; a fault where it is not.
    [[nodiscard, gnu::noinline]] value_reader required(std::string_view key) {
        if (find(key)) return found();
        const detail::document_step step{container_, key, 0, true};
        fault_list& log = self_.document_->log();
        if (!present() || !log.admit("missing keys")) return {*self_.document_, step, value_reader::not_filed};
        const std::string above = self_.place();
        log.file({self_.document_->place(step), "nothing", nineways::detail::text_of("the key \"", key, "\""),
                  nineways::detail::text_of("Add the key \"", key, "\" to ",
                                            above.empty() ? std::string_view{"the document"} : above, ".")});
        return {*self_.document_, step, log.filed().size() - 1};
    }

    /// The value of a key, if it is there. `null` is a value: it is not the same as leaving the key out.
    [[nodiscard, gnu::noinline]] value_reader optional(std::string_view key) {
        if (find(key)) return found();
        return {*self_.document_, {container_, key, 0, true}, value_reader::not_filed};
    }

    /// Reads the value of a key that must be there, as what the target is.
    [[gnu::noinline]] void read(std::string_view key, double& to, const number_rule& rule) {
        to = required(key).number(rule);
    }
    [[gnu::noinline]] void read(std::string_view key, std::string& to, const size_rule& characters) {
        to = required(key).text_view(characters);
    }
    void read(std::string_view key, bool& to) { to = required(key).boolean(); }
    void read(std::string_view key, int& to, const number_rule& whole) {
        double number = 0;
        read(key, number, whole);
        to = static_cast<int>(number);
    }
    template <Dimensioned Quantity>
    void read(std::string_view key, Quantity& to, const number_rule& rule) {
        double number = 0;
        read(key, number, rule);
        to = Quantity{number};
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void read(std::string_view key, Enum& to, std::span<const std::string_view> names) {
        to = static_cast<Enum>(index_of(key, names));
    }

    /// Reads the value of a key if it is there, else leaves the target as it is. True where the key is there.
    template <class Target, class... Rule>
    bool read_if(std::string_view key, Target& to, const Rule&... rule) {
        if (!find(key)) return false;
        read(key, to, rule...);
        return true;
    }
    template <class Target, class... Rule>
    bool read_if(std::string_view key, std::optional<Target>& to, const Rule&... rule) {
        if (!find(key)) return false;
        read(key, to.emplace(), rule...);
        return true;
    }

    /// Accepts a key without reading it, such as `$schema` or a note.
    void allow(std::string_view key) { static_cast<void>(find(key)); }

    /// Files every key that was never asked for, with the nearest known name. True if there was none.
    [[gnu::noinline]] bool finish() {
        if (!present() || marked_count_ == size()) return true;
        std::vector<std::string_view> known{known_.begin(), known_.begin() + static_cast<std::ptrdiff_t>(known_count_)};
        if (more_) known.insert(known.end(), more_->known.begin(), more_->known.end());
        std::size_t index = 0;
        for (const json_value member : self_.raw()) {
            const std::size_t at = index++;
            if (is_marked(at) || !self_.document_->log().admit("unknown keys")) continue;
            const std::string_view key = member.key();
            self_.document_->log().file({self_.document_->place({container_, key, at, true}),
                                         nineways::detail::text_of("\"", excerpt(key, 58), "\""),
                                         known.empty() ? "no keys" : "one of the keys " + listed_names(known),
                                         detail::suggested(key, known, "Take it out.")});
        }
        return false;
    }

  private:
    friend class value_reader;

    /// What a common object does not need.
    struct overflow {
        std::vector<std::string_view> known;
        std::vector<std::size_t> marked;
    };

    object_reader(const value_reader& self, std::uint32_t container) noexcept : self_(self), container_(container) {
        if (present()) next_ = self.raw().begin();
    }

    [[nodiscard]] std::size_t size() const { return self_.raw().size(); }
    /// What `find` found.
    [[nodiscard]] value_reader found() const {
        const json_value value = *next_;
        return {*self_.document_, value, {container_, value.key(), next_index_, true}};
    }
    [[nodiscard]] std::size_t index_of(std::string_view key, std::span<const std::string_view> names) {
        return required(key).enumerated(names);
    }
    /// Finds a key, beginning where the last one was found, and remembers that it was asked for.
    [[nodiscard, gnu::noinline]] bool find(std::string_view key) {
        remember(key);
        if (!present()) return false;
        for (std::size_t tried = 0; tried < size(); ++tried) {
            if ((*next_).key() == key) {
                mark(next_index_);
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
            more().known.push_back(key);
        }
    }
    void mark(std::size_t index) {
        if (is_marked(index)) return;
        ++marked_count_;
        if (index < 64) {
            marks_ |= std::uint64_t{1} << index;
        } else {
            more().marked.push_back(index);
        }
    }
    [[nodiscard]] bool is_marked(std::size_t index) const {
        if (index < 64) return (marks_ >> index & 1U) != 0;
        return more_ && std::find(more_->marked.begin(), more_->marked.end(), index) != more_->marked.end();
    }
    [[nodiscard]] overflow& more() {
        if (!more_) more_ = std::make_unique<overflow>();
        return *more_;
    }

    value_reader self_;
    std::uint32_t container_;
    json_value::iterator next_;  // where the search for the next key begins
    std::size_t next_index_ = 0;
    std::uint64_t marks_ = 0;
    std::size_t marked_count_ = 0;
    std::size_t known_count_ = 0;
    std::array<std::string_view, 24> known_{};
    std::unique_ptr<overflow> more_;
};

inline object_reader value_reader::object() const {
    if (is_object()) return {*this, document_->enter(at_)};
    wrong_kind("an object");
    value_reader nothing = *this;
    nothing.value_ = {};
    nothing.missing_fault_ = not_filed;
    return {nothing, detail::document_step::no_container};
}

}  // namespace nineways::io
