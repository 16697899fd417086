// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <nineways/detail/whole_text.hpp>
#include <nineways/io/json_value.hpp>

namespace nineways::io::detail {

/// An array or object that is not closed yet.
struct json_frame {
    std::size_t values = 0;  // where its values begin on the stack of the parser
    std::size_t keys = 0;    // and its keys on that of the path
    std::size_t opened = 0;  // offset of its bracket
    bool is_object = false;
    bool has_broken_key = false;
};

/// Where the reader of a document stands: what is open, and the keys that wait for their objects to close.
class json_path {
  public:
    [[nodiscard]] std::size_t depth() const noexcept { return depth_; }
    [[nodiscard]] bool is_full() const noexcept { return depth_ == frames_.size(); }
    [[nodiscard]] json_frame& innermost() noexcept { return frames_[depth_ - 1]; }

    void open(std::size_t values, std::size_t offset, bool is_object) noexcept {
        frames_[depth_++] = {values, keys_.size(), offset, is_object, false};
    }
    /// Takes the innermost off; its keys stay until `drop_keys`.
    json_frame close() noexcept { return frames_[--depth_]; }

    std::string& add_key(std::size_t offset) {
        keys_.emplace_back();
        key_offsets_.push_back(offset);
        return keys_.back();
    }
    [[nodiscard]] std::size_t key_count() const noexcept { return keys_.size(); }
    [[nodiscard]] std::string& key(std::size_t index) noexcept { return keys_[index]; }
    [[nodiscard]] std::size_t key_offset(std::size_t index) const noexcept { return key_offsets_[index]; }
    void drop_keys(std::size_t from) {
        while (keys_.size() > from) {
            keys_.pop_back();
            key_offsets_.pop_back();
        }
    }

    /// The JSON pointer to what comes next in the innermost, given how far the values and keys reach there.
    [[nodiscard]] std::string pointer(std::size_t values_end, std::size_t keys_end) const {
        std::string out;
        for (std::size_t i = 0; i < depth_; ++i) {
            const bool innermost = i + 1 == depth_;
            if (frames_[i].is_object) {
                append_pointer_token(out, keys_[(innermost ? keys_end : frames_[i + 1].keys) - 1]);
            } else {
                const std::size_t end = innermost ? values_end : frames_[i + 1].values;
                append_pointer_token(out, whole_text(end - frames_[i].values));
            }
        }
        return out;
    }

  private:
    std::array<json_frame, max_json_depth> frames_{};
    std::size_t depth_ = 0;
    std::vector<std::string> keys_;
    std::vector<std::size_t> key_offsets_;
};

}  // namespace nineways::io::detail
