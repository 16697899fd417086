// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/whole_text.hpp>
#include <nineways/io/json_value.hpp>

namespace nineways::io::detail {

/// An array or object that is not closed yet.
struct json_frame {
    std::size_t node = 0;   ///< its place in the row of values
    std::size_t count = 0;  ///< of the values that it holds so far
    std::size_t key = 0;    ///< where the key of the present member begins in the string of texts
    std::size_t key_size = 0;
    std::size_t key_offset = 0;  ///< where it stands in the document
    std::size_t keys = 0;        ///< where the offsets of its keys begin
    std::size_t opened = 0;      ///< offset of its bracket
    bool is_object = false;
    bool has_broken_key = false;
};

/// Where the reader of a document stands: the brackets that are open, and where the keys of the open objects stand.
class json_path {
  public:
    [[nodiscard]] std::size_t depth() const noexcept { return depth_; }
    [[nodiscard]] bool is_full() const noexcept { return depth_ == frames_.size(); }
    [[nodiscard]] json_frame& innermost() noexcept { return frames_[depth_ - 1]; }

    void open(std::size_t node, std::size_t offset, bool is_object) noexcept {
        frames_[depth_] = {};
        frames_[depth_].node = node;
        frames_[depth_].keys = key_offsets_.size();
        frames_[depth_].opened = offset;
        frames_[depth_].is_object = is_object;
        ++depth_;
    }
    /// Takes the innermost off; the offsets of its keys stay until `drop_keys`.
    json_frame close() noexcept { return frames_[--depth_]; }

    void add_key(std::size_t offset) { key_offsets_.push_back(offset); }
    [[nodiscard]] std::size_t key_offset(std::size_t index) const noexcept { return key_offsets_[index]; }
    void drop_keys(std::size_t from) { key_offsets_.resize(from); }

    /// The JSON pointer to the last value of the innermost, or to the one that comes next.
    [[nodiscard]] std::string pointer(std::string_view texts, bool next) const {
        std::string out;
        for (std::size_t i = 0; i < depth_; ++i) {
            const json_frame& open = frames_[i];
            const std::size_t index = next && i + 1 == depth_ ? open.count : open.count - 1;
            append_pointer_token(
                out, open.is_object ? texts.substr(open.key, open.key_size) : std::string_view{whole_text(index)});
        }
        return out;
    }

  private:
    std::array<json_frame, max_json_depth> frames_{};
    std::size_t depth_ = 0;
    std::vector<std::size_t> key_offsets_;
};

}  // namespace nineways::io::detail
