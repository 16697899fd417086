// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/io/utf8.hpp>

namespace nineways::io {

/// The deepest nesting of arrays and objects that is read or written.
inline constexpr std::size_t max_json_depth = 128;

/// The most values (objects, arrays, texts, numbers ...) that one document may hold.
inline constexpr std::size_t max_json_values = 10'000'000;

enum class json_kind : std::uint8_t {
    null,
    boolean,
    number,
    text,
    array,
    object,
    unread,    ///< the text had a fault here: nobody knows what was meant
    repeated,  ///< a member whose key an earlier one has; loops pass over it
};

class json_value;

namespace detail {
class json_parser;
}

/// A JSON document: all its values in one row, each container before what it holds, and all its texts in one string.
///
/// It is made by `read_json` or `parse_json` and never changed. Values are handles into it.
class json_document {
  public:
    /// The outermost value. The document must outlive it, and stay where it is.
    [[nodiscard]] json_value root() const noexcept;

  private:
    friend class json_value;
    friend class detail::json_parser;

    /// A part of the string of texts.
    struct span {
        std::uint32_t begin;
        std::uint32_t size;
    };
    struct node {
        union {
            double number = 0;  ///< 1 or 0 for a boolean
            span text;
            std::uint32_t count;  ///< of the values that an array or object holds
        };
        span key{};
        std::uint32_t end = 0;  ///< the node behind this one and all that it holds
        json_kind kind = json_kind::null;
    };

    std::vector<node> nodes_;
    std::string texts_;
};

/// A value of a JSON document: two words to copy. Objects keep the order in which their keys were written.
class json_value {
  public:
    /// No value at all, which is of no kind.
    json_value() noexcept = default;

    [[nodiscard]] bool exists() const noexcept { return document_ != nullptr; }
    [[nodiscard]] bool is(json_kind kind) const noexcept { return exists() && node().kind == kind; }
    [[nodiscard]] json_kind kind() const noexcept { return node().kind; }

    /// What the value is; each needs the value to be of its kind.
    [[nodiscard]] bool boolean() const noexcept { return node().number != 0; }
    [[nodiscard]] double number() const noexcept { return node().number; }
    [[nodiscard]] std::string_view text() const noexcept { return view(node().text); }

    /// How many values an array or object holds.
    [[nodiscard]] std::size_t size() const noexcept { return node().count; }
    /// The key of a member of an object; empty elsewhere.
    [[nodiscard]] std::string_view key() const noexcept { return view(node().key); }
    /// The member of an object with a key, or no value.
    [[nodiscard]] json_value find(std::string_view key) const noexcept {
        for (const json_value each : *this) {
            if (each.key() == key) return each;
        }
        return {};
    }

    /// Walks over the values that an array or object holds, in order.
    class iterator {
      public:
        iterator() noexcept = default;
        [[nodiscard]] json_value operator*() const noexcept { return {document_, at_}; }
        iterator& operator++() noexcept {
            do at_ = document_->nodes_[at_].end;
            while (at_ != end_ && document_->nodes_[at_].kind == json_kind::repeated);
            return *this;
        }
        [[nodiscard]] friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.at_ == b.at_; }

      private:
        friend class json_value;

        iterator(const json_document* document, std::uint32_t at, std::uint32_t end) noexcept
            : document_(document), at_(at), end_(end) {}

        const json_document* document_ = nullptr;
        std::uint32_t at_ = 0;
        std::uint32_t end_ = 0;
    };
    [[nodiscard]] iterator begin() const noexcept { return {document_, at_ + 1, node().end}; }
    [[nodiscard]] iterator end() const noexcept { return {document_, node().end, node().end}; }

  private:
    friend class json_document;

    json_value(const json_document* document, std::uint32_t at) noexcept : document_(document), at_(at) {}

    [[nodiscard]] const json_document::node& node() const noexcept { return document_->nodes_[at_]; }
    [[nodiscard]] std::string_view view(json_document::span part) const noexcept {
        return std::string_view{document_->texts_}.substr(part.begin, part.size);
    }

    const json_document* document_ = nullptr;
    std::uint32_t at_ = 0;
};

inline json_value json_document::root() const noexcept { return {this, 0}; }

/// Appends `/token` to a JSON pointer, with `~` as `~0` and `/` as `~1`. A very long key is cut and control
/// characters are replaced, since pointers are shown to people.
inline void append_pointer_token(std::string& pointer, std::string_view token) {
    constexpr std::size_t longest = 200;
    pointer.push_back('/');
    for (const char c : excerpt(token, longest)) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer.push_back(c);
        }
    }
}

}  // namespace nineways::io
