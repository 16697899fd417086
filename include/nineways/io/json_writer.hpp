// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

#include <nineways/io/json_text.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/number.hpp>

namespace nineways::io::detail {

/// Appends the text of JSON values to a string. Use `write_json` or `json_excerpt`.
class json_writer {
  public:
    static constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

    /// Pretty is two spaces a level and a line for each value. Writing stops soon after `limit` bytes.
    json_writer(std::string& out, bool pretty, std::size_t limit = no_limit) noexcept
        : out_(out), limit_(limit), pretty_(pretty) {}

    void write(const json_value& value, std::size_t depth = 0) {
        switch (value.kind()) {
            case json_kind::null: out_ += "null"; return;
            case json_kind::boolean: out_ += value.boolean() ? "true" : "false"; return;
            case json_kind::number: append_number(out_, value.number()); return;
            case json_kind::text: write_text(value.text()); return;
            case json_kind::array:
            case json_kind::object: write_held(value, depth); return;
            case json_kind::unread:
            case json_kind::repeated: out_ += "null"; return;
        }
    }

  private:
    void write_text(std::string_view text) { append_json_text(out_, text.substr(0, limit_)); }

    void write_held(const json_value& value, std::size_t depth) {
        const bool is_object = value.kind() == json_kind::object;
        out_.push_back(is_object ? '{' : '[');
        bool first = true;
        for (const json_value each : value) {
            if (out_.size() > limit_) return;
            if (!first) out_.push_back(',');
            first = false;
            new_line(depth + 1);
            if (is_object) {
                write_text(each.key());
                out_ += pretty_ ? ": " : ":";
            }
            write(each, depth + 1);
        }
        if (!first) new_line(depth);
        out_.push_back(is_object ? '}' : ']');
    }

    void new_line(std::size_t depth) {
        if (!pretty_) return;
        out_.push_back('\n');
        out_.append(2 * depth, ' ');
    }

    std::string& out_;
    std::size_t limit_;
    bool pretty_;
};

}  // namespace nineways::io::detail
