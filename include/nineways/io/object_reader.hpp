// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/fault.hpp>
#include <nineways/io/document.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/suggestion.hpp>
#include <nineways/io/value_reader.hpp>

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
    [[nodiscard]] value_reader required(std::string_view key) {
        if (auto found = optional(key)) return *found;
        detail::document_step step{container_, key, 0, true};
        if (!present()) return {*self_.document_, step, fault_log::not_filed};
        const std::size_t filed = self_.document_->log().add("missing keys", [&] {
            const std::string name = '"' + std::string{key} + '"';
            const std::string above = self_.place();
            return fault{self_.document_->place(step), "nothing", "the key " + name,
                         "Add the key " + name + " to " + (above.empty() ? "the document" : above) + "."};
        });
        return {*self_.document_, step, filed};
    }

    /// The value of a key, if it is there. `null` is a value: it is not the same as leaving the key out.
    [[nodiscard]] std::optional<value_reader> optional(std::string_view key) {
        remember(key);
        if (!present()) return std::nullopt;
        const json::object_t::Container& members = self_.value_->get_ref<const json::object_t&>();
        for (std::size_t tried = 0; tried < members.size(); ++tried) {
            const std::size_t index = next_;
            next_ = index + 1 < members.size() ? index + 1 : 0;
            const auto& [name, value] = members[index];
            if (name == key) {
                mark(index);
                return value_reader{*self_.document_, value, {container_, name, index, true}};
            }
        }
        return std::nullopt;
    }

    /// Accepts a key without reading it, such as `$schema` or a note.
    void allow(std::string_view key) { static_cast<void>(optional(key)); }

    /// Files every key that was never asked for, with the nearest known name. True if there was none.
    bool finish() {
        if (!present()) return true;
        const json::object_t::Container& members = self_.value_->get_ref<const json::object_t&>();
        if (marked_count_ == members.size()) return true;
        std::vector<std::string_view> known{known_.begin(), known_.begin() + static_cast<std::ptrdiff_t>(known_count_)};
        known.insert(known.end(), more_known_.begin(), more_known_.end());
        for (std::size_t index = 0; index < members.size(); ++index) {
            if (is_marked(index)) continue;
            const std::string& key = members[index].first;
            self_.document_->log().add("unknown keys", [&] {
                return fault{self_.document_->place({container_, key, index, true}), '"' + excerpt(key, 58) + '"',
                             known.empty() ? "no keys" : "one of the keys " + listed_names(known),
                             detail::suggested(key, known, "Take it out.")};
            });
        }
        return false;
    }

  private:
    friend class value_reader;

    object_reader(const value_reader& self, std::uint32_t container) noexcept : self_(self), container_(container) {}

    void remember(std::string_view key) {
        if (known_count_ < known_.size()) {
            known_[known_count_++] = key;
        } else {
            more_known_.push_back(key);
        }
    }

    void mark(std::size_t index) {
        if (is_marked(index)) return;
        ++marked_count_;
        if (index < 64) {
            marks_ |= std::uint64_t{1} << index;
        } else {
            if (more_marks_.empty()) more_marks_.resize(self_.value_->size());
            more_marks_[index] = true;
        }
    }
    [[nodiscard]] bool is_marked(std::size_t index) const {
        return index < 64 ? ((marks_ >> index) & 1U) != 0 : !more_marks_.empty() && more_marks_[index];
    }

    value_reader self_;
    std::uint32_t container_;
    std::size_t next_ = 0;  // where the search for the next key begins
    std::uint64_t marks_ = 0;
    std::size_t marked_count_ = 0;
    std::size_t known_count_ = 0;
    std::array<std::string_view, 24> known_{};
    std::vector<std::string_view> more_known_;
    std::vector<bool> more_marks_;
};

inline object_reader value_reader::object() const {
    if (present() && value_->is_object()) return {*this, document_->enter(at_)};
    wrong_kind("an object");
    value_reader nothing = *this;
    nothing.value_ = nullptr;
    nothing.missing_fault_ = fault_log::not_filed;
    return {nothing, detail::document_step::no_container};
}

}  // namespace nineways::io
