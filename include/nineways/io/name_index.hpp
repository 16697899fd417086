// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nineways::io {

/// Names in the order in which they came, each once, and quick to know again, however many they are.
class name_index {
  public:
    /// The number of a name: how many came before it. A new name is added.
    std::size_t add(std::string_view name) {
        if (2 * names_.size() >= slots_.size()) grow();
        std::size_t& slot = slots_[slot_of(name)];
        if (slot == free_slot) {
            slot = names_.size();
            names_.emplace_back(name);
        }
        return slot;
    }

    /// Makes room for so many names in all.
    void reserve(std::size_t count) {
        names_.reserve(count);
        while (2 * count >= slots_.size()) grow();
    }

    /// The first names, so many; the index is empty afterwards.
    [[nodiscard]] std::vector<std::string> take(std::size_t count) {
        std::vector<std::string> taken = std::move(names_);
        taken.resize(count);
        names_.clear();
        slots_.clear();
        return taken;
    }

    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

  private:
    static constexpr std::size_t free_slot = static_cast<std::size_t>(-1);

    /// The slot that holds the name, or else the free one where it belongs.
    [[nodiscard]] std::size_t slot_of(std::string_view name) const noexcept {
        std::uint32_t hash = 2166136261U;  // FNV-1a
        for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
        std::size_t at = hash & (slots_.size() - 1);
        while (slots_[at] != free_slot && names_[slots_[at]] != name) at = (at + 1) & (slots_.size() - 1);
        return at;
    }

    void grow() {
        const std::size_t size = slots_.empty() ? 64 : 2 * slots_.size();
        slots_.assign(size, free_slot);
        for (std::size_t i = 0; i < names_.size(); ++i) slots_[slot_of(names_[i])] = i;
    }

    std::vector<std::string> names_;
    std::vector<std::size_t> slots_;  // a power of two of them, at most half in use: numbers of names
};

}  // namespace nineways::io
