// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/detail/whole_text.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/fault_log.hpp>
#include <nineways/io/json_value.hpp>
#include <nineways/io/number.hpp>
#include <nineways/io/suggestion.hpp>

namespace nineways::io {

class value_reader;

namespace detail {

/// One step of a JSON pointer below a container that was entered before.
struct document_step {
    static constexpr std::uint32_t no_container = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t container = no_container;
    std::string_view key;  // into the document
    std::size_t index = 0;
    bool is_member = false;
};

/// "Did you mean ...?" where one of the names is near, else the usual advice.
[[nodiscard]] inline std::string suggested(std::string_view name, std::span<const std::string_view> known,
                                           std::string usual) {
    const auto nearest = nearest_name(name, known);
    return nearest ? "Did you mean \"" + std::string{*nearest} + "\"?" : usual;
}

/// How to mend a value of the wrong kind.
[[nodiscard]] inline std::string mend_kind(const json& found, std::string_view expected) {
    if (found.is_null()) return "Write the value in place of null, or leave the key out if it may be missing.";
    if (found.is_string()) {
        const std::string& text = found.get_ref<const std::string&>();
        const bool bare = number_from_text(text).has_value() || text == "true" || text == "false";
        if (bare && expected.substr(0, 6) != "one of") return "Take away the quotation marks.";
    }
    return "Write " + std::string{expected} + " here.";
}

}  // namespace detail

/// A document under reading: it knows the path to every value that is open, and files the faults.
///
/// Paths are kept as steps and written out only for a fault, so a faultless document costs no text at all.
class document_reader {
  public:
    /// Neither the document nor the list is copied; both outlive the reading.
    document_reader(const json& document, faults& found) noexcept : document_(&document), log_(found) {}
    document_reader(json&& document, faults& found) = delete;
    document_reader(const document_reader&) = delete;
    document_reader& operator=(const document_reader&) = delete;

    /// The whole document.
    [[nodiscard]] value_reader root();

    /// Where faults go; a caller's own checks may use it too.
    [[nodiscard]] fault_log& log() noexcept { return log_; }

    /// Makes a container part of paths, and gives the number that steps below it carry.
    [[nodiscard]] std::uint32_t enter(const detail::document_step& container) {
        containers_.push_back(container);
        return static_cast<std::uint32_t>(containers_.size() - 1);
    }

    /// The JSON pointer of a step.
    [[nodiscard]] std::string place(const detail::document_step& step) const {
        std::vector<const detail::document_step*> path;
        for (const auto* at = &step; at->container != detail::document_step::no_container;
             at = &containers_[at->container]) {
            path.push_back(at);
        }
        std::string out;
        for (auto at = path.rbegin(); at != path.rend(); ++at) {
            append_pointer_token(out, (*at)->is_member ? std::string{(*at)->key} : whole_text((*at)->index));
        }
        return out;
    }

  private:
    const json* document_;
    fault_log log_;
    std::vector<detail::document_step> containers_;
};

}  // namespace nineways::io
