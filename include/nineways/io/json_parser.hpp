// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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
/// The path to the present value is written out only for a fault. Slips after which the reader knows where it stands
/// are filed and stepped over; others end the reading.
class json_parser {
  public:
    json_parser(std::string_view text, nineways::detail::fault_list& log) : log_(log), in_(text, log) {}

    [[nodiscard]] std::optional<json_document> run() {
        if (!in_.check_encoding() || !read_document()) return std::nullopt;
        return std::move(made_);
    }

  private:
    using node = json_document::node;

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
                    const auto begin = made_.texts_.size();
                    bool is_broken = false;
                    if (!read_text(is_broken)) return false;
                    node made;
                    made.kind = is_broken ? json_kind::unread : json_kind::text;
                    made.text = span_from(begin);
                    return append(made);
                }
                default:
                    return read_word();
            }
        }
    }

    /// Appends the text that begins here to the string of texts.
    [[nodiscard]] bool read_text(bool& is_broken) {
        const std::size_t opened = in_.offset();
        const auto end = in_.read_text(made_.texts_);
        is_broken = end == json_scanner::text_end::broken;
        return end != json_scanner::text_end::missing ||
               stop("a quotation mark that closes the text begun at " + in_.locate(opened).words(),
                    "Close the text; inside a text write a line break as \\n and a quotation mark as \\\".");
    }
    [[nodiscard]] json_document::span span_from(std::size_t begin) const noexcept {
        return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(made_.texts_.size() - begin)};
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
        const std::size_t at = made_.nodes_.size();
        if (!push(is_object ? json_kind::object : json_kind::array)) return false;
        path_.open(at, in_.offset(), is_object);
        in_.step();
        in_.skip_space();
        return true;
    }

    [[nodiscard]] bool close() {
        in_.step();
        const json_frame top = path_.close();
        node& closed = made_.nodes_[top.node];
        closed.count = static_cast<std::uint32_t>(top.count);
        closed.end = static_cast<std::uint32_t>(made_.nodes_.size());
        if (top.has_broken_key)
            closed.kind = json_kind::unread;
        else if (top.is_object)
            mark_repeated_keys(top);
        path_.drop_keys(top.keys);
        return true;
    }

    /// Of the members with the same key only the first stays.
    void mark_repeated_keys(const json_frame& of) {
        constexpr std::size_t few = 16;
        name_index many;
        std::size_t distinct = 0;
        std::size_t index = 0;
        for (std::size_t at = of.node + 1; at < made_.nodes_.size(); at = made_.nodes_[at].end, ++index) {
            node& member = made_.nodes_[at];
            const std::string_view key = text_of(member.key);
            if (of.count > few ? many.add(key) == distinct : is_first(of.node + 1, at)) {
                ++distinct;
                continue;
            }
            member.kind = json_kind::repeated;
            --made_.nodes_[of.node].count;
            file_repeated_key(key, of.keys + index);
        }
    }
    [[nodiscard]] bool is_first(std::size_t first, std::size_t at) const noexcept {
        for (std::size_t other = first; other < at; other = made_.nodes_[other].end) {
            if (text_of(made_.nodes_[other].key) == text_of(made_.nodes_[at].key)) return false;
        }
        return true;
    }
    void file_repeated_key(std::string_view key, std::size_t index) {
        if (!log_.admit(repeated_key.kind)) return;
        std::string place = path_.pointer(made_.texts_, false);
        append_pointer_token(place, key);
        const text_position at = in_.locate(path_.key_offset(index));
        log_.file(repeated_key, {place, excerpt(key, 58), at.row, at.column});
    }

    /// Appends a value to the row, as what the innermost holds next.
    [[nodiscard]] bool append(node made) {
        made.end = static_cast<std::uint32_t>(made_.nodes_.size() + 1);
        if (path_.depth() > 0) {
            json_frame& within = path_.innermost();
            made.key = {static_cast<std::uint32_t>(within.key), static_cast<std::uint32_t>(within.key_size)};
            ++within.count;
        }
        made_.nodes_.push_back(made);
        if (made_.nodes_.size() <= max_json_values) return true;
        in_.file(in_.offset(), "documents too long", "more than 10 million values", "at most 10 million values",
                 "Split the document.");
        return false;
    }
    [[nodiscard]] bool push(json_kind kind, double number = 0) {
        node made;
        made.kind = kind;
        made.number = number;
        return append(made);
    }
    [[nodiscard]] std::string_view text_of(json_document::span part) const noexcept {
        return std::string_view{made_.texts_}.substr(part.begin, part.size);
    }

    [[nodiscard]] bool read_key() {
        if (in_.peek() != '"') {
            return stop("a key in double quotation marks", is_word_character(in_.peek())
                                                               ? "Put the key in double quotation marks."
                                                               : "Add the key, or take out what stands here.");
        }
        path_.add_key(in_.offset());
        json_frame& within = path_.innermost();
        within.key = made_.texts_.size();
        bool is_broken = false;
        if (!read_text(is_broken)) return false;
        within.key_size = made_.texts_.size() - within.key;
        within.has_broken_key = within.has_broken_key || is_broken;
        in_.skip_space();
        if (in_.peek() != ':') {
            const std::string_view key = text_of(span_from(within.key));
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
            const double value = number_value(word, form, objection);
            if (objection.kind.empty()) return push(json_kind::number, value);
            file_value(objection, word, begin);
            return push(json_kind::unread);
        }
        if (word == "true") return push(json_kind::boolean, 1);
        if (word == "false") return push(json_kind::boolean, 0);
        if (word == "null") return push(json_kind::null);
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
        return push(json_kind::unread);
    }

    /// Files a value that is wrong in itself, by its JSON pointer.
    void file_value(const number_objection& objection, std::string_view word, std::size_t begin) {
        if (!log_.admit(objection.kind)) return;
        const text_position at = in_.locate(begin);
        log_.file(wrong_value, {path_.pointer(made_.texts_, true), excerpt(word, 30), at.row, at.column,
                                objection.expected, objection.mend});
    }

    /// Files that something else was expected here. Always false: nothing after this place can be understood.
    /// `mend` is the advice where no common slip is recognised.
    bool stop(const nineways::detail::text_piece& expected, nineways::detail::literal mend) {
        constexpr nineways::detail::literal kind = "places where reading stopped";
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
    json_document made_;
};

}  // namespace nineways::io::detail
