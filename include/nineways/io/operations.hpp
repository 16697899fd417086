// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/compare.hpp>
#include <nineways/fault.hpp>
#include <nineways/io/assumptions_json.hpp>
#include <nineways/io/column_map.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/district_writer.hpp>
#include <nineways/io/import_schools.hpp>
#include <nineways/io/json.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/reader.hpp>
#include <nineways/io/result_writer.hpp>
#include <nineways/io/scenario_json.hpp>
#include <nineways/io/session.hpp>
#include <nineways/version.hpp>

/// The one door: every operation is a function from a JSON request to a JSON response.
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
    const auto edits = in.request.optional("assumptions");
    return edits ? read_assumptions(edits) : assumptions{};
}

[[nodiscard]] inline const district& requested_district(const request_context& in, const assumptions& assumed) {
    return read_request_district(in.known, in.request.required("district"), assumed, in.log);
}

inline void run_version(const request_context& in) {
    if (!in.finish()) return;
    in.out.object().put("version", version).put("district", district_format).put("scenario", scenario_format);
    in.out.put("column_map", column_map_format).end();
}

inline void run_assumptions(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    if (in.finish()) write_assumptions(in.out, assumed);
}

inline void run_levers(const request_context& in) {
    if (!in.finish()) return;
    write_lever_catalog(in.out.object().key("levers"));
    in.out.array("presets");
    for (std::size_t i = 0; i < preset_names.size(); ++i) write_scenario(in.out, preset(i));
    in.out.end().end();
}

inline void run_districts(const request_context& in) {
    if (!in.finish()) return;
    in.out.object().array("districts");
    for (std::size_t i = 0; i < typical::districts.size(); ++i)
        write_district_summary(in.out, in.known.typical_district(i));
    in.out.end().end();
}

inline void run_district(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    const district& d = requested_district(in, assumed);
    if (in.finish()) write_district(in.out, d);
}

inline void run_validate(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    const district& d = requested_district(in, assumed);
    if (!in.finish()) return;
    write_district_summary(in.out.object().put("valid", true).key("district"), d);
    in.out.array("filled");
    for (const filled_value& f : d.filled) {
        in.out.object().put("place", f.place).put("reason", f.reason);
        if (f.value) in.out.put("value", *f.value);
        in.out.end();
    }
    in.out.end().end();
}

inline void run_load(const request_context& in) {
    const value_reader document = in.request.required("district");
    const bool named = document && (!document.is_object() || document.raw().find("digest").exists());
    if (named) {
        document.reject("a district document",
                        "Name typical districts and loaded documents directly: they need no loading.");
    }
    const district& d = named ? in.known.hold(no_district()) : read_request_district(in.known, document, {}, in.log);
    if (!in.finish()) return;
    in.out.object().put("digest", in.known.keep(document.raw(), d));
    write_district_summary(in.out.key("district"), d);
    in.out.end();
}

inline void run_import_schools(const request_context& in) {
    const std::string_view csv = in.request.required("csv").text_view();
    const column_map map = read_column_map(in.request.required("map"));
    const std::string name = in.request.required("district").text(name_size);
    const assumptions assumed = requested_assumptions(in);
    if (!in.finish()) return;
    const csv_table table = read_csv(csv, in.log);
    if (!in.log.empty()) return;
    const district_draft draft = read_schools(table, map, name, in.log);
    if (!in.log.empty()) return;
    const district d = complete(draft, assumed);
    in.log.append(validate(d));
    if (in.log.empty()) write_district(in.out, d);
}

enum class detail_level : std::uint8_t { summary, full };
inline constexpr std::array<std::string_view, 2> detail_names{"summary", "full"};
inline constexpr number_rule new_money_rule{.min = -most_money, .max = most_money, .unit = "dollars a year"};
inline constexpr number_rule years_rule{.min = 1, .max = 30, .unit = "years", .whole = true};

[[nodiscard]] inline scenario requested_scenario(const request_context& in, const char* key,
                                                 std::size_t fallback) {
    const auto given = in.request.optional(key);
    return given ? read_scenario(given) : preset(fallback);
}

/// Teaching posts of each school as it stands and after each package.
inline void write_schools(json_stream& out, const district& d, const comparison& c) {
    out.array();
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const auto teachers = [&](const quantities& q) {
            double sum = 0;
            for (std::size_t r = 0; r < d.roles.size(); ++r) {
                if (d.roles[r].is_teacher) sum += q.schools[s].rounded[r];
            }
            return sum;
        };
        out.object().put("id", d.schools[s].id).put("name", d.schools[s].name);
        out.put("pupils", total_pupils(d.schools[s]));
        out.object("day_teachers").put("as_it_stands", teachers(c.before.day));
        out.put("a", teachers(c.a.result.day)).put("b", teachers(c.b.result.day)).end().end();
    }
    out.end();
}

inline void run_compare(const request_context& in) {
    const assumptions assumed = requested_assumptions(in);
    const district& d = requested_district(in, assumed);
    const scenario a = requested_scenario(in, "a", 0);
    const scenario b = requested_scenario(in, "b", 1);
    comparison_options asked;
    in.request.read_if("fit", asked.fit);
    if (asked.fit) {
        in.request.read("new_money", asked.new_money, new_money_rule);
    } else if (const value_reader given = in.request.optional("new_money")) {
        given.reject("no amount beside \"fit\": false", "Take out \"new_money\", or let the packages be fitted.");
    }
    in.request.read_if("years", asked.year, years_rule);
    detail_level wanted = detail_level::summary;
    in.request.read_if("detail", wanted, detail_names);
    if (!in.finish()) return;

    const bool full = wanted == detail_level::full;
    ledger before;
    ledger of_a;
    ledger of_b;
    const recorder none = no_ledger{};
    const comparison c = nineways::detail::compare(d, a, b, asked, assumed, full ? before : none, full ? of_a : none,
                                                   full ? of_b : none, in.log);
    if (!in.log.empty()) return;
    write_comparison(in.out.object(), d, c, asked, assumed);
    if (full) {
        write_schools(in.out.key("schools"), d, c);
        in.out.object("ledgers");
        write_ledger(in.out.key("as_it_stands"), before, path_writer{d});
        write_ledger(in.out.key("a"), of_a, path_writer{c.a.result.after, &c.a.result.levers});
        write_ledger(in.out.key("b"), of_b, path_writer{c.b.result.after, &c.b.result.levers});
        in.out.end();
    }
    in.out.end();
}

}  // namespace detail

/// One operation: its name, what it does, and the function behind it.
struct operation {
    std::string_view name;
    std::string_view summary;
    void (*run)(const detail::request_context&);
};

/// All operations.
inline constexpr std::array<operation, 9> operations{
    operation{"assumptions", "the registry of assumptions, with edits", detail::run_assumptions},
    operation{"compare", "two packages over one district on equal dollars", detail::run_compare},
    operation{"district", "the whole document of a district", detail::run_district},
    operation{"districts", "the typical districts", detail::run_districts},
    operation{"import_schools", "a district document from a state's school list", detail::run_import_schools},
    operation{"levers", "the catalog of levers and the preset packages", detail::run_levers},
    operation{"load", "keeps a district document and gives its digest", detail::run_load},
    operation{"validate", "every fault of a district document", detail::run_validate},
    operation{"version", "versions of the library and its documents", detail::run_version},
};

namespace detail {

inline void answer(session& known, std::string_view name, std::string_view request_text, fault_list& log,
                   json_stream& out) {
    for (const operation& op : operations) {
        if (op.name != name) continue;
        const std::optional<json_document> document = read_json(request_text, log);
        if (!document) return;
        document_reader reading{*document, log};
        object_reader request = reading.root().object();
        return op.run({known, request, log, out});
    }
    std::vector<std::string_view> names;
    for (const operation& op : operations) names.push_back(op.name);
    log.append(fault{"operation", std::string{name}, "one of " + listed_names(names),
                     suggested(name, names, "Name one of these operations.")});
}

}  // namespace detail

/// Runs one operation by name. Bad input is an answer that is not `ok` and lists every fault, never an exception.
[[nodiscard]] inline response run(session& known, std::string_view name, std::string_view request) {
    try {
        fault_list log;
        json_stream out;
        detail::answer(known, name, request, log, out);
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
