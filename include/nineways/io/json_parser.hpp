// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/encoding.hpp>
#include <nineways/io/fault_log.hpp>
#include <nineways/io/json_number.hpp>
#include <nineways/io/json_scanner.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/json_words.hpp>

namespace nineways::io::detail {

/// Reads one JSON document in one pass, without recursion. Use `parse_json`.
///
/// Finished values wait on one stack until their array or object closes, which then takes them over at its exact
/// size. The path to the present value is implicit in the open frames and written out only for a fault.
/// Slips after which the reader knows where it stands are filed and stepped over; others end the reading.
class json_parser {
  public:
    explicit json_parser(std::string_view text) : log_(found_), in_(text, log_) {
        if (auto whole = unreadable(text, "document")) throw invalid_input{std::move(*whole)};
    }

    [[nodiscard]] json run() {
        if (in_.check_encoding()) read_document();
        throw_if_any(std::move(found_));
        return std::move(values_.front());
    }

  private:
    struct frame {
        std::size_t values = 0;  // where its values begin on the stack
        std::size_t keys = 0;
        std::size_t opened = 0;  // offset of its bracket
        bool is_object = false;
    };
    struct open_key {
        std::string name;
        std::size_t at = 0;
    };

    void read_document() {
        in_.skip_space();
        if (in_.at_end()) {
            in_.file(0, "empty texts", in_.offset() == 0 ? "an empty text" : "nothing but spaces", "a JSON document",
                     "Check that it is the right file and that it was saved.");
            return;
        }
        do {
            if (!read_value() || !close_finished()) return;
        } while (depth_ > 0);
        in_.skip_space();
        if (!in_.at_end()) {
            in_.stop("the end of the document", "Take out what follows, or the bracket that closes too early.", 0);
        }
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
                    return in_.read_text(text, depth_) && push(json(std::move(text)));
                }
                default: return read_word();
            }
        }
    }

    /// After a value: closes what ends here and steps over a comma, to where the next value begins.
    [[nodiscard]] bool close_finished() {
        while (depth_ > 0) {
            const frame& top = frames_[depth_ - 1];
            const char closing = top.is_object ? '}' : ']';
            in_.skip_space();
            if (in_.peek() == closing) {
                if (!close()) return false;
                continue;
            }
            if (in_.peek() != ',') {
                const std::string kind = top.is_object ? "object" : "array";
                const std::string end = std::string{"a comma, or "} + closing + " to close the " + kind;
                return in_.stop(end + " opened at " + in_.words_for(top.opened),
                                "Add the comma, or close what is open.", depth_);
            }
            const std::size_t comma = in_.offset();
            in_.step();
            in_.skip_space();
            if (in_.peek() == closing) {
                in_.file(comma, "commas that end a list", std::string{", and then "} + closing,
                         "no comma after the last value", "Take out the comma.");
                continue;
            }
            return !top.is_object || read_key();
        }
        return true;
    }

    [[nodiscard]] bool open(bool is_object) {
        if (depth_ == frames_.size()) {
            const std::string limit = whole_text(max_json_depth);
            in_.file(in_.offset(), "nestings too deep", "brackets nested deeper than " + limit,
                     "at most " + limit + " levels", "Check that it is the right file: no document here is so deep.");
            return false;
        }
        frames_[depth_++] = {values_.size(), keys_.size(), in_.offset(), is_object};
        in_.step();
        in_.skip_space();
        return true;
    }

    [[nodiscard]] bool close() {
        in_.step();
        const frame top = frames_[--depth_];
        const auto first = values_.begin() + static_cast<std::ptrdiff_t>(top.values);
        json node(top.is_object ? json::value_t::object : json::value_t::array);
        if (top.is_object) {
            file_repeated_keys(top.keys);
            json::object_t::Container& members = node.get_ref<json::object_t&>();
            members.reserve(values_.size() - top.values);
            for (std::size_t i = top.values; i < values_.size(); ++i) {
                members.emplace_back(std::move(keys_[top.keys + i - top.values].name), std::move(values_[i]));
            }
            keys_.erase(keys_.begin() + static_cast<std::ptrdiff_t>(top.keys), keys_.end());
        } else {
            auto& elements = node.get_ref<json::array_t&>();
            elements.assign(std::make_move_iterator(first), std::make_move_iterator(values_.end()));
        }
        values_.erase(first, values_.end());
        return push(std::move(node));
    }

    [[nodiscard]] bool push(json&& value) {
        values_.push_back(std::move(value));
        if (++count_ <= max_json_values) return true;
        const std::string limit = whole_text(max_json_values / 1'000'000) + " million values";
        in_.file(in_.offset(), "documents too long", "more than " + limit, "at most " + limit, "Split the document.");
        return false;
    }

    [[nodiscard]] bool read_key() {
        if (in_.peek() != '"') {
            return in_.stop("a key in double quotation marks",
                            is_word_character(in_.peek()) ? "Put the key in double quotation marks."
                                                          : "Add the key, or take out what stands here.", depth_);
        }
        keys_.push_back({{}, in_.offset()});
        if (!in_.read_text(keys_.back().name, depth_)) return false;
        in_.skip_space();
        if (in_.peek() != ':') {
            return in_.stop("a colon after the key \"" + excerpt(keys_.back().name, 40) + "\"",
                            "Put a colon between the key and its value.", depth_);
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
        if (word == "true" || word == "false") return push(json(word == "true"));
        if (word == "null") return push(json());
        if (word.empty() || (in_.at_end() && depth_ > 0)) {
            return in_.stop("a value: {, [, a text in double quotation marks, a number, true, false or null",
                            "Add the value, or take out the comma or colon before it.", depth_);
        }
        if (means_not_a_number(word)) {
            file_value({"numbers that are not finite", "a finite number",
                        "JSON has no NaN or infinity: give a number, or leave the key out if it is not known."},
                       word, begin);
        } else {
            in_.file(begin, "words that are no value", excerpt(word, 30),
                     "a number, true, false, null or a text in double quotation marks", mend_word(word));
        }
        return push(json());
    }

    /// Files a value that is wrong in itself, by its JSON pointer.
    void file_value(const number_objection& objection, std::string_view word, std::size_t begin) {
        log_.add(objection.kind, [&] {
            return fault{pointer(values_.size(), keys_.size()), excerpt(word, 30) + " (" + in_.words_for(begin) + ")",
                         objection.expected, objection.mend};
        });
    }

    void file_repeated_keys(std::size_t first) {
        const auto name = [&](std::size_t index) -> const std::string& { return keys_[first + index].name; };
        for (const std::size_t index : repeated_names(keys_.size() - first, name)) {
            log_.add("keys written twice", [&] {
                std::string place = pointer(frames_[depth_].values, first);
                append_pointer_token(place, name(index));
                const std::string where = " again (" + in_.words_for(keys_[first + index].at) + ")";
                return fault{std::move(place), '"' + excerpt(name(index), 58) + '"' + where,
                             "each key once in an object", "Keep one of them and take out the others."};
            });
        }
    }

    /// The JSON pointer to what comes next in the innermost open frame, given how far the stacks reach there.
    [[nodiscard]] std::string pointer(std::size_t values_end, std::size_t keys_end) const {
        std::string out;
        for (std::size_t i = 0; i < depth_; ++i) {
            const bool innermost = i + 1 == depth_;
            if (frames_[i].is_object) {
                append_pointer_token(out, keys_[(innermost ? keys_end : frames_[i + 1].keys) - 1].name);
            } else {
                const std::size_t end = innermost ? values_end : frames_[i + 1].values;
                append_pointer_token(out, whole_text(end - frames_[i].values));
            }
        }
        return out;
    }

    faults found_;
    fault_log log_;
    json_scanner in_;
    std::array<frame, max_json_depth> frames_{};
    std::size_t depth_ = 0;
    std::vector<json> values_;
    std::vector<open_key> keys_;
    std::size_t count_ = 0;
};

}  // namespace nineways::io::detail
