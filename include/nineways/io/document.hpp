// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/suggestion.hpp>

namespace nineways::io {

using nineways::detail::fault_list;

class value_reader;

namespace detail {

/// One step of a JSON pointer below a container that was entered before.
struct document_step {
    static constexpr std::uint32_t no_container = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t container = no_container;
    std::uint32_t index = 0;  ///< among the values that the container holds
    json_value value;
};

/// "Did you mean ...?" where one of the names is near, else the usual advice.
[[nodiscard]] inline std::string suggested(std::string_view name, std::span<const std::string_view> known,
                                           std::string_view usual) {
    const auto nearest = nearest_name(name, known);
    return nearest ? nineways::detail::text_of("Did you mean \"", *nearest, "\"?") : std::string{usual};
}

/// How to mend a value of the wrong kind.
[[nodiscard]] inline std::string mend_kind(const json_value& found, std::string_view expected) {
    if (found.is(json_kind::null))
        return "Write the value in place of null, or leave the key out if it may be missing.";
    if (found.is(json_kind::text)) {
        const std::string_view text = found.text();
        const bool bare = text == "true" || text == "false" || number_from_text(text).has_value();
        if (bare && expected.substr(0, 6) != "one of") return "Take away the quotation marks.";
    }
    return nineways::detail::text_of("Write ", expected, " here.");
}

}  // namespace detail

/// A document under reading: it knows the path to every value that is open, and files the faults.
///
/// Paths are kept as steps and written out only for a fault, so a faultless document costs no text at all.
class document_reader {
  public:
    /// Nothing is copied; all outlive the reading. `above` is the place of the document inside a greater one.
    document_reader(const json_document& document, fault_list& log, std::string_view above = {}) noexcept
        : document_(&document), log_(&log), above_(above) {}
    document_reader(json_document&& document, fault_list& log, std::string_view above = {}) = delete;
    document_reader(const document_reader&) = delete;
    document_reader& operator=(const document_reader&) = delete;

    /// The whole document.
    [[nodiscard]] value_reader root();

    /// Where faults go; a caller's own checks may use it too.
    [[nodiscard]] fault_list& log() noexcept { return *log_; }

    /// Makes a container part of paths, and gives the number that steps below it carry.
    [[nodiscard, gnu::noinline]] std::uint32_t enter(const detail::document_step& container) {
        containers_.push_back(container);
        return static_cast<std::uint32_t>(containers_.size() - 1);
    }

    /// The JSON pointer of a step.
    [[nodiscard]] std::string place(const detail::document_step& step) const {
        if (step.container == detail::document_step::no_container) return std::string{above_};
        const detail::document_step& container = containers_[step.container];
        std::string out = place(container);
        const bool is_member = container.value.is(json_kind::object);
        append_pointer_token(out, is_member ? step.value.key() : std::string_view{whole_text(step.index)});
        return out;
    }

  private:
    const json_document* document_;
    fault_list* log_;
    std::string_view above_;
    std::vector<detail::document_step> containers_;
};

}  // namespace nineways::io
