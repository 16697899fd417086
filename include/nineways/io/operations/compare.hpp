// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <nineways/compare.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_comparison.hpp>
#include <nineways/io/requested_evidence.hpp>
#include <nineways/io/result_writer.hpp>

namespace nineways::io::detail {

enum class detail_level : std::uint8_t { summary, full };
inline constexpr std::array<std::string_view, 2> detail_names{"summary", "full"};

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
    requested_comparison wished{in};
    detail_level wanted = detail_level::summary;
    in.request.read_if("detail", wanted, detail_names);
    if (!has_ledgers && wanted == detail_level::full)
        in.request.required("detail").reject("\"summary\"", "Ask nineways-all.wasm, which writes every term.");
    const requested_evidence evidence{in};
    if (!in.finish()) return;

    const bool full = has_ledgers && wanted == detail_level::full;
    ledger before;
    ledger of_a;
    ledger of_b;
    const recorder none = no_ledger{};
    const district* d = wished.stand(full ? recorder{before} : none, in.log);
    if (d == nullptr) return;
    const comparison c = wished.compare(*d, full ? before : none, full ? of_a : none, full ? of_b : none, in.log);
    if (!in.log.empty()) return;
    in.out.object();
    wished.ground.write(in.out);
    write_comparison(in.out, *d, c, wished.asked, wished.assumed, evidence);
    if (full) {
        write_schools(in.out.key("schools"), *d, c);
        in.out.object("ledgers");
        write_ledger(in.out.key("as_it_stands"), before, path_writer{*d});
        write_ledger(in.out.key("a"), of_a, path_writer{c.a.result.after, &c.a.result.levers});
        write_ledger(in.out.key("b"), of_b, path_writer{c.b.result.after, &c.b.result.levers});
        in.out.end();
    }
    in.out.end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation compare_operation{"compare", "two packages over one district on equal dollars",
                                             detail::run_compare};

}  // namespace nineways::io
