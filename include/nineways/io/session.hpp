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
#include <nineways/io/district_reader.hpp>
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

/// Reads the district that a request means: the id of a typical district, `{"digest": "..."}` of one that was loaded,
/// or a district document. Faults go to the reader's list. The session holds the district until it reads another.
/// `replaced`: other days will take the place of its own.
[[nodiscard]] inline const district& read_request_district(session& known, const value_reader& v,
                                                           const assumptions& assumed, fault_list& log,
                                                           bool replaced = false) {
    const bool registered = assumed == assumptions{};
    const std::size_t before = log.total();
    if (v.is_text()) {
        std::array<std::string_view, typical::districts.size()> ids;
        for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = typical::districts[i].id;
        const std::size_t index = v.enumerated(ids);
        if (log.total() != before) return known.hold(detail::no_district());
        if (registered) return known.typical_district(index);
        const district& d = known.hold(typical::detail::build(typical::districts[index], assumed, log));
        if (log.total() != before) return d;
        for (fault& f : validate(d)) {
            f.mend.insert(0, "The edited assumptions make this district impossible: ");
            log.append(std::move(f));
        }
        return d;
    }
    if (!v) return known.hold(detail::no_district());
    if (!v.is_object() || !v.raw().find("digest").exists()) return known.hold(read_district(v, log, assumed, replaced));
    object_reader o = v.object();
    const value_reader digest = o.required("digest");
    const std::string_view text = digest.text_view({.min = 64, .max = 64});
    o.finish();
    if (const district* ready = known.find(text); ready != nullptr && registered) return *ready;
    if (const json_document* document = known.document(text); document != nullptr) {
        const std::string above = v.place();
        document_reader again{*document, log, above};
        return known.hold(read_district(again.root(), log, assumed, replaced));
    }
    if (!text.empty()) {
        digest.reject("the digest of a document loaded in this instance",
                      "Load the document again with the operation \"load\", or send it.");
    }
    return known.hold(detail::no_district());
}

}  // namespace nineways::io
