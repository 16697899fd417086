// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/district.hpp>
#include <nineways/io/digest.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/typical.hpp>

namespace nineways::io {

/// Documents already read in this process, so that a request may name one by its digest and a moving slider sends
/// nothing again. It only saves reading: the answer to a request is the same with the document in it.
class session {
  public:
    /// Keeps a district document and gives its digest: SHA-256 of the document's compact text.
    std::string keep(const json_value& document, district ready) {
        const std::string text = write_json(document);
        std::string digest = sha256_hex(text);
        if (find(digest) == nullptr) {
            if (kept_.size() == limit) kept_.erase(kept_.begin());
            fault_list none;
            kept_.push_back({digest, *read_json(text, none), std::move(ready)});
        }
        return digest;
    }

    /// A kept document as its district at registered assumptions; none when it was never kept, or long ago.
    [[nodiscard]] const district* find(std::string_view digest) const {
        const entry* e = entry_of(digest);
        return e != nullptr ? &e->ready : nullptr;
    }
    [[nodiscard]] const json_document* document(std::string_view digest) const {
        const entry* e = entry_of(digest);
        return e != nullptr ? &e->document : nullptr;
    }

    /// A typical district at registered assumptions.
    [[nodiscard]] const district& typical_district(std::size_t index) {
        fault_list none;
        if (!typical_[index]) typical_[index].emplace(typical::detail::build(typical::districts[index], {}, none));
        return *typical_[index];
    }

    /// Keeps a district until the next one is held, for the request that it was read for.
    const district& hold(district&& read) { return held_.emplace(std::move(read)); }

  private:
    struct entry {
        std::string digest;
        json_document document;
        district ready;
    };

    [[nodiscard]] const entry* entry_of(std::string_view digest) const {
        for (const entry& e : kept_) {
            if (e.digest == digest) return &e;
        }
        return nullptr;
    }

    static constexpr std::size_t limit = 8;
    std::vector<entry> kept_;
    std::array<std::optional<district>, typical::districts.size()> typical_;
    std::optional<district> held_;
};

}  // namespace nineways::io
