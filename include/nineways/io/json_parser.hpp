// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/io/encoding.hpp>
#include <nineways/io/json_number.hpp>
#include <nineways/io/json_path.hpp>
#include <nineways/io/json_scanner.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/json_words.hpp>
#include <nineways/io/name_index.hpp>
#include <nineways/io/utf8.hpp>

namespace nineways::io::detail {

inline constexpr nineways::detail::fault_form wrong_value{"", "{}", "{} (row {}, column {})", "{}", "{}"};
inline constexpr nineways::detail::fault_form repeated_key{
    "keys written twice", "{}", "\"{}\" again (row {}, column {})", "each key once in an object",
    "Keep one of them and take out the others."};

/// Reads one JSON document in one pass, without recursion. Use `read_json`.
///
/// Finished values wait on one stack until their array or object closes, which then takes them over at its exact
/// size. The path to the present value is written out only for a fault.
/// Slips after which the reader knows where it stands are filed and stepped over; others end the reading.
class json_parser {
  public:
    json_parser(std::string_view text, nineways::detail::fault_list& log) : log_(log), in_(text, log) {}

    [[nodiscard]] std::optional<json> run() {
        if (!in_.check_encoding() || !read_document()) return std::nullopt;
        return std::move(values_.front());
    }

  private:
    [[nodiscard]] bool read_document() {
        in_.skip_space();
        if (in_.at_end()) {
            in_.file(0, "empty texts", in_.offset() == 0 ? "an empty text" : "nothing but spaces", "a JSON document",
                     "Check that it is the right file and that it was saved.");
            return false;
        }
        do {
            if (!read_value() || !close_finished()) return false;
        } while (path_.depth() > 0);
        in_.skip_space();
        return in_.at_end() ||
               stop("the end of the document", "Take out what follows, or the bracket that closes too early.");
    }

    /// Reads one scalar, or goes down to the first scalar or empty container of a nested value.
    [[nodiscard]] bool read_value() {
        for (;;) {
            in_.skip_space();
            switch (in_.peek()) {
                case '{':
                    if (!open(true)) return false;
                    if (in_.peek() == '}') return close();
                    if (!read_key()) return false;
                    break;
                case '[':
                    if (!open(false)) return false;
                    if (in_.peek() == ']') return close();
                    break;
                case '"': {
                    std::string text;
                    bool is_broken = false;
                    if (!read_text(text, is_broken)) return false;
                    return push(is_broken ? json(json::value_t::discarded) : json(std::move(text)));
                }
                default: return read_word();
            }
        }
    }

    [[nodiscard]] bool read_text(std::string& text, bool& is_broken) {
        const std::size_t opened = in_.offset();
        const auto end = in_.read_text(text);
        is_broken = end == json_scanner::text_end::broken;
        return end != json_scanner::text_end::missing ||
               stop("a quotation mark that closes the text begun at " + in_.locate(opened).words(),
                    "Close the text; inside a text write a line break as \\n and a quotation mark as \\\".");
    }

    /// After a value: closes what ends here and steps over a comma, to where the next value begins.
    [[nodiscard]] bool close_finished() {
        while (path_.depth() > 0) {
            const json_frame& top = path_.innermost();
            in_.skip_space();
            const std::size_t comma = in_.offset();
            const bool at_comma = in_.peek() == ',';
            if (at_comma) {
                in_.step();
                in_.skip_space();
            }
            if (in_.peek() == (top.is_object ? '}' : ']')) {
                if (at_comma) {
                    in_.file(comma, "commas that end a list", top.is_object ? ", and then }" : ", and then ]",
                             "no comma after the last value", "Take out the comma.");
                }
                if (!close()) return false;
            } else if (at_comma) {
                return !top.is_object || read_key();
            } else {
                const std::string_view end = top.is_object ? "} to close the object" : "] to close the array";
                const std::string where = in_.locate(top.opened).words();
                return stop(nineways::detail::text_of("a comma, or ", end, " opened at ", where),
                            "Add the comma, or close what is open.");
            }
        }
        return true;
    }

    [[nodiscard]] bool open(bool is_object) {
        if (path_.is_full()) {
            in_.file(in_.offset(), "nestings too deep", "brackets nested deeper than 128", "at most 128 levels",
                     "Check that it is the right file: no document here is so deep.");
            return false;
        }
        path_.open(values_.size(), in_.offset(), is_object);
        in_.step();
        in_.skip_space();
        return true;
    }

    [[nodiscard]] bool close() {
        in_.step();
        const json_frame top = path_.close();
        json node(top.has_broken_key ? json::value_t::discarded
                  : top.is_object    ? json::value_t::object
                                     : json::value_t::array);
        if (auto* elements = node.get_ptr<json::array_t*>()) {
            elements->reserve(values_.size() - top.values);
            for (std::size_t i = top.values; i < values_.size(); ++i) elements->push_back(std::move(values_[i]));
        } else if (auto* members = node.get_ptr<json::object_t*>()) {
            take_members(*members, top);
        }
        while (values_.size() > top.values) values_.pop_back();
        path_.drop_keys(top.keys);
        return push(std::move(node));
    }

    /// Moves an object's keys and values from the stacks; the first of those that have the same key.
    void take_members(json::object_t::Container& members, const json_frame& from) {
        constexpr std::size_t few = 16;
        const std::size_t count = path_.key_count() - from.keys;
        name_index many;
        members.reserve(count);
        for (std::size_t i = 0; i < count; ++i) {
            std::string& key = path_.key(from.keys + i);
            if (count > few ? many.add(key) != members.size() : has_key(members, key)) {
                file_repeated_key(from, from.keys + i);
            } else {
                members.emplace_back(std::move(key), std::move(values_[from.values + i]));
            }
        }
    }
    [[nodiscard]] static bool has_key(const json::object_t::Container& members, const std::string& key) noexcept {
        for (const auto& member : members) {
            if (member.first == key) return true;
        }
        return false;
    }
    void file_repeated_key(const json_frame& from, std::size_t index) {
        if (!log_.admit(repeated_key.kind)) return;
        const std::string& key = path_.key(index);
        std::string place = path_.pointer(from.values, from.keys);
        append_pointer_token(place, key);
        const text_position at = in_.locate(path_.key_offset(index));
        log_.file(repeated_key, {place, excerpt(key, 58), at.row, at.column});
    }

    [[nodiscard]] bool push(json&& value) {
        values_.push_back(std::move(value));
        if (++count_ <= max_json_values) return true;
        in_.file(in_.offset(), "documents too long", "more than 10 million values", "at most 10 million values",
                 "Split the document.");
        return false;
    }

    [[nodiscard]] bool read_key() {
        if (in_.peek() != '"') {
            return stop("a key in double quotation marks", is_word_character(in_.peek())
                                                               ? "Put the key in double quotation marks."
                                                               : "Add the key, or take out what stands here.");
        }
        std::string& key = path_.add_key(in_.offset());
        bool is_broken = false;
        if (!read_text(key, is_broken)) return false;
        if (is_broken) path_.innermost().has_broken_key = true;
        in_.skip_space();
        if (in_.peek() != ':') {
            return stop(nineways::detail::text_of("a colon after the key \"", excerpt(key, 40), "\""),
                        "Put a colon between the key and its value.");
        }
        in_.step();
        return true;
    }

    /// A number, true, false, null, or a word that is none of these.
    [[nodiscard]] bool read_word() {
        const std::size_t begin = in_.offset();
        const std::string_view word = in_.take_word();
        const number_form form = form_of(word);
        if (form != number_form::none) {
            number_objection objection;
            json value = number_value(word, form, objection);
            if (!objection.kind.empty()) file_value(objection, word, begin);
            return push(std::move(value));
        }
        if (word == "true") return push(json(true));
        if (word == "false") return push(json(false));
        if (word == "null") return push(json());
        if (word.empty() || (in_.at_end() && path_.depth() > 0)) {
            return stop("a value: {, [, a text in double quotation marks, a number, true, false or null",
                        "Add the value, or take out the comma or colon before it.");
        }
        if (means_not_a_number(word)) {
            file_value({"numbers that are not finite", "a finite number",
                        "JSON has no NaN or infinity: give a number, or leave the key out if it is not known."},
                       word, begin);
        } else {
            in_.file(begin, "words that are no value", excerpt(word, 30),
                     "a number, true, false, null or a text in double quotation marks", mend_word(word));
        }
        return push(json(json::value_t::discarded));
    }

    /// Files a value that is wrong in itself, by its JSON pointer.
    void file_value(const number_objection& objection, std::string_view word, std::size_t begin) {
        if (!log_.admit(objection.kind)) return;
        const text_position at = in_.locate(begin);
        log_.file(wrong_value, {path_.pointer(values_.size(), path_.key_count()), excerpt(word, 30), at.row, at.column,
                                objection.expected, objection.mend});
    }

    /// Files that something else was expected here. Always false: nothing after this place can be understood.
    /// `mend` is the advice where no common slip is recognised.
    bool stop(std::string_view expected, std::string_view mend) {
        constexpr std::string_view kind = "places where reading stopped";
        const std::string_view rest = in_.rest();
        if (!rest.empty()) {
            const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
            in_.file(in_.offset(), kind, line.empty() ? "a line break" : excerpt(line, 30), expected,
                     mend_slip(rest, mend));
        } else if (path_.depth() == 0) {
            in_.file(in_.offset(), kind, "the end of the text", expected, mend);
        } else {
            in_.file(in_.offset(), kind, "the end of the text", expected,
                     nineways::detail::text_of("The text is cut off: ", path_.depth(),
                                               path_.depth() == 1 ? " bracket is" : " brackets are",
                                               " still open. Copy or download it again."));
        }
        return false;
    }

    nineways::detail::fault_list& log_;
    json_scanner in_;
    json_path path_;
    std::vector<json> values_;
    std::size_t count_ = 0;
};

}  // namespace nineways::io::detail
