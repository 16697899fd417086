// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <nineways/evaluate.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/package_reader.hpp>
#include <nineways/ledger.hpp>
#include <nineways/presets.hpp>
#include <nineways/scenario.hpp>
#include <nineways/scenario_stack.hpp>

/// The packages of a comparison, and the state that they change. The module of a page has simpler ones in their place.
namespace nineways::io::detail {

/// The district that packages change: as it stands, or after the scenario that a request has as its baseline.
class requested_ground {
  public:
    explicit requested_ground(const request_context& in) {
        const value_reader given = in.request.optional("baseline");
        if (!given) return;
        named_ = true;
        const std::size_t faults_before = in.log.total();
        below_ = read_scenarios(given, in.log);
        if (in.log.total() == faults_before) whole_ = nineways::detail::scenario_stack{below_, {}, in.log}.whole();
    }

    /// The package under a key, or a preset.
    [[nodiscard]] scenario package(const request_context& in, const char* key, std::size_t fallback) const {
        const value_reader given = in.request.optional(key);
        return given ? read_package(given, in.log, below_) : preset(fallback);
    }

    /// The district that the packages change, and what stands before them. Both mean nothing if there are faults.
    [[nodiscard]] const district& stand(const district& own, const assumptions& assumed, int year, recorder book,
                                        baseline& before, fault_list& log) {
        const recorder none = no_ledger{};
        before = stand_before(own, assumed, named_ ? none : book);
        if (!named_) return own;
        nineways::detail::evaluate_into(under_, own, before, whole_, assumed, year, none, log);
        if (!log.empty()) return own;
        before = stand_after(own, before, under_, assumed, book);
        under_.after.reported = {};  // what a source reports is of the district before
        for (school& s : under_.after.schools) s.reported = {};
        return under_.after;
    }

    /// Names the baseline, if there is one; as a member of the open object.
    void write(json_stream& out) const {
        if (named_) write_header(out.key("baseline"), whole_);
    }

  private:
    bool named_ = false;
    std::vector<placed_scenario> below_;
    scenario whole_;
    evaluation under_;
};

}  // namespace nineways::io::detail
