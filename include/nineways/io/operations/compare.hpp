// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include <nineways/comparability.hpp>
#include <nineways/compare.hpp>
#include <nineways/day_people.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/operations/requested_comparison.hpp>
#include <nineways/io/requested_evidence.hpp>
#include <nineways/io/result_writer.hpp>

namespace nineways::io::detail {

enum class detail_level : std::uint8_t { summary, schools, full };
inline constexpr std::array<std::string_view, 3> detail_names{"summary", "schools", "full"};

/// The schools of a district in one state: what a comparison says of each.
class schools_state {
  public:
    schools_state(const district& d, const quantities& day, const spending& cost)
        : d_(d), day_(day), prices_(post_prices(d, cost.average_salary.value)) {}

    [[nodiscard]] double teachers(std::size_t s) const noexcept {
        double sum = 0;
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            if (d_.roles[r].is_teacher) sum += day_.schools[s].rounded[r];
        }
        return sum;
    }
    [[nodiscard]] dollars amount(std::size_t s) const noexcept {
        return dollars_of_school(d_, s, day_.schools[s], prices_);
    }

  private:
    const district& d_;
    const quantities& day_;
    std::array<dollars, role_limit> prices_;
};

/// Each school: its pupils and their needs, teaching posts and dollars as it stands and after each package.
inline void write_schools(json_stream& out, const district& d, const comparison& c) {
    const schools_state before{d, c.before.day, c.before.cost};
    const schools_state a{c.a.result.after, c.a.result.day, c.a.result.cost};
    const schools_state b{c.b.result.after, c.b.result.day, c.b.result.cost};
    out.array();
    for (std::size_t s = 0; s < d.schools.size(); ++s) {
        const school& here = d.schools[s];
        out.object().put("id", here.id).put("name", here.name).put("level", name_of(span_of(here), level_names));
        out.put("pupils", total_pupils(here)).object("needs").put("low_income", here.needs.low_income);
        out.put("english_learner", here.needs.english_learner).put("disability", here.needs.disability);
        out.put("gifted", here.needs.gifted).end();
        out.object("day_teachers").put("as_it_stands", before.teachers(s));
        out.put("a", a.teachers(s)).put("b", b.teachers(s)).end();
        out.object("dollars").put("as_it_stands", before.amount(s));
        out.put("a", a.amount(s)).put("b", b.amount(s)).end().end();
    }
    out.end();
}

inline void run_compare(const request_context& in) {
    requested_comparison wished{in};
    detail_level wanted = detail_level::summary;
    in.request.read_if("detail", wanted, detail_names);
    if (!has_ledgers && wanted != detail_level::summary)
        in.request.required("detail").reject("\"summary\"", "Ask nineways-all.wasm, which has every operation.");
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
    if (has_ledgers && wanted != detail_level::summary) write_schools(in.out.key("schools"), *d, c);
    if (full) {
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
