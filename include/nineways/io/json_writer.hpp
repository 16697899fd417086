// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/io/json_text.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/number.hpp>

namespace nineways::io::detail {

/// Writes JSON values as text, byte for byte as `JSON.stringify` of JavaScript would. Use `write_json`.
class json_writer {
  public:
    static constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

    /// With a log, what cannot be written is filed there. With a limit, writing stops soon after so many bytes.
    json_writer(std::string& out, bool pretty, nineways::detail::fault_list* log, std::size_t limit = no_limit) noexcept
        : out_(out), log_(log), limit_(limit), pretty_(pretty) {}

    void write(const json& value) { write(value, nullptr, 0); }

    void write_text(std::string_view text) {
        append_json_text(out_, text.size() > limit_ ? text.substr(0, limit_) : text);
    }

  private:
    /// One step of the path to the present value; the steps form a chain on the call stack.
    struct place {
        const place* above = nullptr;
        const std::string* key = nullptr;
        std::size_t index = 0;
    };

    void write(const json& value, const place* here, std::size_t depth) {
        switch (value.type()) {
            case json::value_t::null: out_ += "null"; return;
            case json::value_t::boolean: out_ += value.get<bool>() ? "true" : "false"; return;
            case json::value_t::number_integer: {
                const auto integer = value.get<std::int64_t>();
                const auto size = static_cast<std::uint64_t>(integer);
                write_integer(integer < 0 ? 0U - size : size, integer < 0, here);
                return;
            }
            case json::value_t::number_unsigned: write_integer(value.get<std::uint64_t>(), false, here); return;
            case json::value_t::number_float: write_number(value.get<double>(), here); return;
            case json::value_t::string: write_text(value.get_ref<const std::string&>()); return;
            case json::value_t::array:
            case json::value_t::object: write_nested(value, here, depth); return;
            case json::value_t::binary:
            case json::value_t::discarded: break;
        }
        refuse(here, "bytes", "a JSON value");
    }

    void write_nested(const json& value, const place* here, std::size_t depth) {
        const char closing = value.is_array() ? ']' : '}';
        out_.push_back(value.is_array() ? '[' : '{');
        if (depth == max_json_depth) {
            refuse(here, "values nested deeper than 128", "at most 128 levels");
        } else if (value.is_array()) {
            place below{here, nullptr, 0};
            for (const json& element : value.get_ref<const json::array_t&>()) {
                if (out_.size() > limit_) return;
                separate(below.index, depth + 1);
                write(element, &below, depth + 1);
                ++below.index;
            }
        } else {
            place below{here, nullptr, 0};
            for (const auto& [key, member] : value.get_ref<const json::object_t&>()) {
                if (out_.size() > limit_) return;
                separate(below.index, depth + 1);
                write_text(key);
                out_ += pretty_ ? ": " : ":";
                below.key = &key;
                write(member, &below, depth + 1);
                ++below.index;
            }
        }
        if (!value.empty()) new_line(depth);
        out_.push_back(closing);
    }

    void separate(std::size_t index, std::size_t depth) {
        if (index > 0) out_.push_back(',');
        new_line(depth);
    }

    void new_line(std::size_t depth) {
        if (!pretty_) return;
        out_.push_back('\n');
        out_.append(2 * depth, ' ');
    }

    void write_number(double value, const place* here) {
        if (std::isfinite(value)) {
            append_number(out_, value);
        } else {
            refuse(here, std::isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity", "a finite number");
        }
    }

    /// An integer is written if a double holds it, so that whatever is written can be read.
    void write_integer(std::uint64_t size, bool negative, const place* here) {
        const auto number = static_cast<double>(size);
        // 2^64, to which the largest integers round, is outside the type and so not converted back.
        if (number < 18446744073709551616.0 && static_cast<std::uint64_t>(number) == size) {
            append_number(out_, negative ? -number : number);
        } else {
            refuse(here, nineways::detail::digits_of(size, negative), "an integer that a double holds exactly");
        }
    }

    /// Files what cannot be written; in an excerpt it is shown as it is.
    void refuse(const place* here, std::string_view found, std::string_view expected) {
        out_ += found;
        if (log_ == nullptr || !log_->admit("values that cannot be written")) return;
        std::string pointer;
        append_pointer(pointer, here);
        log_->file({std::move(pointer), std::string{found}, std::string{expected},
                    "Report this, with the request: a result must be plain JSON."});
    }

    static void append_pointer(std::string& pointer, const place* here) {
        if (here == nullptr) return;
        append_pointer(pointer, here->above);
        append_pointer_token(pointer, here->key != nullptr ? *here->key : whole_text(here->index));
    }

    std::string& out_;
    nineways::detail::fault_list* log_;
    std::size_t limit_;
    bool pretty_;
};

}  // namespace nineways::io::detail
