// SPDX-License-Identifier: MIT
#pragma once

#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/request_assumptions.hpp>
#include <nineways/io/request_district.hpp>
#include <nineways/io/session.hpp>

/// What an operation is: a function from a JSON request to a JSON response.
namespace nineways::io {

/// What one operation answers: JSON text, and whether it is a result or the list of faults.
struct response {
    bool ok = false;
    std::string body;
};

/// Writes faults as a response body: `{"error": {"kind": ..., "faults": [...]}}`.
inline void write_error(json_stream& out, std::string_view kind, const faults& all) {
    out.object().object("error").put("kind", kind).array("faults");
    for (const fault& f : all) {
        out.object().put("place", f.place).put("found", f.found).put("expected", f.expected).put("mend", f.mend).end();
    }
    out.end().end().end();
}

namespace detail {

/// A request under reading: its object, its faults, the documents already loaded, and the response to write.
struct request_context {
    session& known;
    object_reader& request;
    fault_list& log;
    json_stream& out;

    /// Ends the reading: unknown keys are faults. False with any fault: the operation ends here.
    [[nodiscard]] bool finish() const {
        request.finish();
        return log.empty();
    }
};

[[nodiscard]] inline assumptions requested_assumptions(const request_context& in) {
    return read_request_assumptions(in.request.optional("assumptions"));
}

[[nodiscard]] inline const district& requested_district(const request_context& in, const assumptions& assumed) {
    const bool replaced = in.request.present() && in.request.self().raw().find("day_designs").exists();
    return read_request_district(in.known, in.request.required("district"), assumed, in.log, replaced);
}

}  // namespace detail

/// One operation: its name, what it does, and the function behind it.
struct operation {
    std::string_view name;
    std::string_view summary;
    void (*run)(const detail::request_context&);
};

namespace detail {

inline void answer(session& known, std::string_view name, std::string_view request_text, fault_list& log,
                   json_stream& out, std::span<const operation> table) {
    for (const operation& op : table) {
        if (op.name != name) continue;
        const std::optional<json_document> document = read_json(request_text, log);
        if (!document) return;
        document_reader reading{*document, log};
        object_reader request = reading.root().object();
        return op.run({known, request, log, out});
    }
    std::vector<std::string_view> names;
    for (const operation& op : table) names.push_back(op.name);
    log.append(fault{"operation", std::string{name}, "one of " + listed_names(names, 400),
                     suggested(name, names, "Name one of these operations.")});
}

}  // namespace detail

/// Runs one operation of a table by name. Bad input is an answer that is not `ok` and lists every fault, never an
/// exception.
[[nodiscard]] inline response run(session& known, std::string_view name, std::string_view request,
                                  std::span<const operation> table) {
    try {
        fault_list log;
        json_stream out;
        detail::answer(known, name, request, log, out, table);
        log.append(out.log().take());
        if (log.empty()) return {true, std::move(out).text()};
        json_stream error;
        write_error(error, "invalid_input", log.take());
        return {false, std::move(error).text()};
    } catch (const std::bad_alloc&) {
        return {false, R"({"error":{"kind":"out_of_memory","faults":[]}})"};
    }
}

}  // namespace nineways::io
