// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/fault_text.hpp>
#include <nineways/fault.hpp>

namespace nineways::detail {

/// Collects faults, at most 100 of a kind; the last of a kind says how many more there were. Free without faults.
class fault_list {
  public:
    static constexpr std::size_t limit = 100;

    /// Adds what `make_fault()` returns, or only counts it. `kind` is a literal in the plural ("ids used twice").
    template <class MakeFault>
    void add(std::string_view kind, MakeFault&& make_fault) {
        tally& kept = tally_of(kind);
        if (++kept.count > limit) return;
        kept.last = found_.size();
        found_.push_back(std::forward<MakeFault>(make_fault)());
    }

    [[nodiscard]] faults take() {
        for (const tally& kept : tallies_) {
            if (kept.count > limit)
                found_[kept.last].found += text_of(" (and ", kept.count - limit, " more ", kept.kind, ")");
        }
        tallies_.clear();
        return std::move(found_);
    }

  private:
    struct tally {
        std::string_view kind;
        std::size_t count = 0;
        std::size_t last = 0;
    };

    tally& tally_of(std::string_view kind) {
        for (tally& each : tallies_) {
            if (each.kind == kind) return each;
        }
        tallies_.push_back({kind, 0, 0});
        return tallies_.back();
    }

    faults found_;
    std::vector<tally> tallies_;
};

/// The numbers that a value may be, and what to say when it is another. NaN and infinity never pass.
struct number_rule {
    std::string_view kind;  ///< in the plural, for those that are only counted
    double min = 0;
    double max = std::numeric_limits<double>::max();
    std::string_view unit{};
    std::string_view mend{};
    bool above_min = false;
    bool whole = false;  ///< needs a `max` below 2^63

    [[nodiscard]] constexpr bool admits(double value) const noexcept {
        if (!(above_min ? value > min : value >= min) || !(value <= max)) return false;
        return !whole || value == static_cast<double>(static_cast<std::int64_t>(value));
    }
    [[nodiscard]] std::string words() const {
        const bool open_end = max == std::numeric_limits<double>::max();
        std::string out = whole ? "a whole number" : "a number";
        if (above_min)
            out += text_of(" above ", min, open_end ? "" : ", at most ");
        else
            out += text_of(open_end ? " of at least " : " from ", min, open_end ? "" : " to ");
        if (!open_end) out += decimal_text(max);
        return unit.empty() ? out : text_of(out, " ", unit);
    }
};

/// Whether a number keeps its rule; files a fault at the place that the pieces join to when it does not.
template <class... Pieces>
bool check_number(fault_list& log, double value, const number_rule& rule, const Pieces&... place) {
    if (rule.admits(value)) return true;
    log.add(rule.kind, [&] {
        return fault{text_of(place...), decimal_text(value), rule.words(), std::string{rule.mend}};
    });
    return false;
}

/// Most bytes of an id, a name or a title.
inline constexpr std::size_t name_limit = 200;

/// Files a name or title that is too long.
template <class... Pieces>
void check_name(fault_list& log, std::string_view text, const Pieces&... place) {
    if (text.size() <= name_limit) return;
    log.add("names that are too long", [&] {
        return fault{text_of(place...), text_of(in_quotes(text), ", ", text.size(), " bytes"),
                     text_of("a text of at most ", name_limit, " bytes"),
                     "Shorten it; a longer text belongs in the note."};
    });
}

/// Files an id that is empty or too long.
template <class... Pieces>
void check_id(fault_list& log, std::string_view id, const Pieces&... place) {
    check_name(log, id, place...);
    if (!id.empty()) return;
    log.add("ids left empty", [&] {
        return fault{text_of(place...), in_quotes(id), text_of("a text of 1 to ", name_limit, " bytes"),
                     "Give a short id that will not change, such as \"alder\"."};
    });
}

/// Files every id of a list that is empty, too long, or used before. `key` is what follows the position: "/id" or "".
template <class Items, class IdOf, class... Pieces>
void check_ids(fault_list& log, const Items& items, IdOf id_of, std::string_view key, const Pieces&... list) {
    std::vector<std::pair<std::string_view, std::size_t>> sorted;
    sorted.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string_view id = id_of(items[i]);
        check_id(log, id, list..., "/", i, key);
        if (!id.empty()) sorted.emplace_back(id, i);
    }
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::pair<std::size_t, std::size_t>> repeated;  // the later place and the first
    std::size_t first = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        if (sorted[i].first != sorted[first].first)
            first = i;
        else
            repeated.emplace_back(sorted[i].second, sorted[first].second);
    }
    std::sort(repeated.begin(), repeated.end());
    for (const auto& [later, earlier] : repeated) {
        log.add("ids used twice", [&, at = later, other = earlier] {
            return fault{text_of(list..., "/", at, key),
                         text_of(in_quotes(id_of(items[at])), ", which is also ", list..., "/", other, key),
                         "an id that nothing else in this list has", "Give one of the two another id."};
        });
    }
}

}  // namespace nineways::detail
