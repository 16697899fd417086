// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/io/document.hpp>
#include <nineways/io/object_reader.hpp>
#include <nineways/io/value_reader.hpp>

/// Typed reading of JSON documents that reports every fault at once.
///
///     fault_list log;
///     document_reader document{parsed, log};
///     object_reader root = document.root().object();
///     root.read("name", result.name, {.min = 1, .max = 120});
///     root.read("pupils", result.enrolled, {.min = 0, .max = 2e6, .unit = "pupils"});
///     root.read_if("days", result.days, days_rule);
///     for (const value_reader each : root.required("schools").elements()) result.schools.push_back(school_of(each));
///     root.finish();
///     throw_if_any(log.take());
///
/// Reading never throws on bad content. Each fault has a JSON pointer, an excerpt of at most 60 bytes, what was
/// expected and how to mend it; at most 100 of a kind are listed, the rest are counted. The document and its
/// `document_reader` must outlive every reader made from them.
namespace nineways::io {

/// The whole document, as a value.
inline value_reader document_reader::root() {
    return {*this, {detail::document_step::no_container, 0, document_->root()}};
}

}  // namespace nineways::io
