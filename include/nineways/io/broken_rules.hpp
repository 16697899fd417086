// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/document.hpp>
#include <nineways/io/json_value.hpp>

/// Which broken rules of a district document, or of a bell schedule, are told beside what could not be read of it.
namespace nineways::io::detail {

/// The part of a document that a place lies in: a school, a design, a day type, a part of the pay, a limit, or else
/// what the first key names.
[[nodiscard]] inline std::string_view part_of(std::string_view place) noexcept {
    std::size_t from = 1;
    for (const std::string_view many : {"/schools/", "/designs/", "/days/", "/pay/", "/contract_limits/"}) {
        if (place.substr(0, many.size()) == many) from = many.size();
    }
    return place.substr(0, place.find('/', from));
}

[[nodiscard]] inline bool begins_with(std::string_view place, std::string_view part) noexcept {
    return place.substr(0, part.size()) == part && (place.size() == part.size() || place[part.size()] == '/');
}

/// The cell of the salary grid that a place is, "2/1", in its salary or its headcount; empty where it is none.
[[nodiscard]] inline std::string_view grid_cell_of(std::string_view place) noexcept {
    for (const std::string_view table : {"/pay/grid/salary/", "/pay/grid/headcount/"}) {
        if (place.substr(0, table.size()) != table) continue;
        const std::string_view cell = place.substr(table.size());
        return cell.find('/') == std::string_view::npos ? std::string_view{} : cell;
    }
    return {};
}

/// `may_follow_from` for two places in the salary grid. A list beside the cells is a part of its own. A salary that
/// could not be read is still one; a headcount that could not is missing in their sum.
[[nodiscard]] inline bool may_follow_in_grid(std::string_view broken, std::string_view unread) noexcept {
    for (const std::string_view list : {"/pay/grid/step_years", "/pay/grid/schedules", "/pay/grid/longevity"}) {
        if (begins_with(unread, list)) return begins_with(broken, list);
    }
    const std::string_view cell = grid_cell_of(unread);
    if (cell.empty() || cell == grid_cell_of(broken)) return true;
    const bool uses_sum = broken == "/pay/grid/headcount" || begins_with(broken, "/pay/grid/longevity");
    return uses_sum && begins_with(unread, "/pay/grid/headcount");
}

/// Whether a rule that is broken at a place may only be broken because of what could not be read at another.
///
/// A repeated id is one only if it was read: another fault beside it does not explain it.
[[nodiscard]] inline bool may_follow_from(std::string_view broken, std::string_view unread) noexcept {
    constexpr std::string_view id = "/id";
    const bool is_id = broken.size() > id.size() && broken.substr(broken.size() - id.size()) == id;
    if (is_id) return begins_with(broken, unread);
    if (begins_with(broken, "/pay/grid") && begins_with(unread, "/pay/grid")) return may_follow_in_grid(broken, unread);
    if (begins_with(broken, part_of(unread)) || begins_with(unread, part_of(broken))) return true;
    if (begins_with(unread, "/roles")) {
        for (const std::string_view user :
             {"/designs", "/schools", "/shared_posts", "/central_staff", "/roster", "/pay", "/before"}) {
            if (begins_with(broken, user)) return true;
        }
    }
    const bool is_of_period = unread.find("/periods") != std::string_view::npos;
    if (broken == "/cycle_days") return begins_with(unread, "/days") && !is_of_period;
    return begins_with(unread, "/designs") && (begins_with(broken, "/schools") || begins_with(broken, "/shared_posts"));
}

inline void add_unread(const json_value& value, std::string& place, std::vector<std::string>& places) {
    if (value.is(json_kind::unread)) places.push_back(place);
    if (!value.is(json_kind::array) && !value.is(json_kind::object)) return;
    const std::size_t here = place.size();
    std::size_t index = 0;
    for (const json_value each : value) {
        const std::string position = whole_text(index++);
        append_pointer_token(place, value.is(json_kind::object) ? each.key() : std::string_view{position});
        add_unread(each, place, places);
        place.resize(here);
    }
}

/// Words with `changed(pointer)` in the place of every JSON pointer: what begins with a `/` at the start or behind a
/// space, and is not quoted.
template <class Changed>
[[nodiscard]] std::string with_pointers(std::string_view text, const Changed& changed) {
    std::string out;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        quoted = quoted != (text[at] == '"');
        if (quoted || text[at] != '/' || (at > 0 && text[at - 1] != ' ')) {
            out += text[at];
            continue;
        }
        const std::size_t end = std::min(text.size(), text.find_first_of(" ,;:\".", at));
        out += changed(text.substr(at, end - at));
        at = end - 1;
    }
    return out;
}

/// Puts every pointer in the words of a fault by another; its place stays.
template <class Changed>
void change_pointers(fault& made, const Changed& changed) {
    for (std::string* words : {&made.found, &made.expected, &made.mend}) *words = with_pointers(*words, changed);
}

/// The faults of a document, with the pointers in their words as pointers of what the document stands in at `above`.
[[nodiscard, gnu::noinline]] inline faults told_from_above(faults all, std::string_view above) {
    if (above.empty()) return all;
    for (fault& each : all)
        change_pointers(each, [&](std::string_view pointer) { return std::string{above}.append(pointer); });
    return all;
}

/// The places of the values whose text had a fault.
[[nodiscard]] inline std::vector<std::string> unread_places(const json_value& document) {
    std::string place;
    std::vector<std::string> places;
    add_unread(document, place, places);
    return places;
}

/// Files the rules that a document breaks, but not those that may be echoes of faults that were filed before. Their
/// places are in the document, the pointers in their words already from above it.
inline void file_broken_rules(const json_value& document, std::string_view above, faults broken, fault_list& log) {
    std::vector<std::string> unread;
    if (!broken.empty() && log.total() > 0) unread = unread_places(document);
    for (const fault& f : log.filed()) {
        if (begins_with(f.place, above)) unread.push_back(f.place.substr(above.size()));
    }
    for (fault& each : broken) {
        const auto explains = [&](const std::string& one) { return may_follow_from(each.place, one); };
        if (std::any_of(unread.begin(), unread.end(), explains)) continue;
        each.place.insert(0, above);
        log.append(std::move(each));
    }
}

}  // namespace nineways::io::detail
