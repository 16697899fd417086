// SPDX-License-Identifier: MIT
// nineways.wasm tells the grade of evidence and nothing more; nineways-all.wasm tells studies and months.
#pragma once

#include <nineways/evaluation.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/io/operation.hpp>

namespace nineways::io::detail {

class requested_evidence {
  public:
    explicit requested_evidence(const request_context&) {}
    void write_lever(json_stream&, const lever_result&, const evaluation&, const assumptions&) const {}
    void write_effect(json_stream&, parameter_ref, const assumptions&) const {}
    void write_months(json_stream&, const evaluation&, const assumptions&) const {}
};

}  // namespace nineways::io::detail
