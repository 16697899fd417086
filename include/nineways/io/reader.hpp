// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/io/document.hpp>
#include <nineways/io/object_reader.hpp>
#include <nineways/io/value_reader.hpp>

/// Typed reading of JSON documents that reports every fault at once.
///
///     faults found;
///     document_reader document{parsed, found};
///     auto root = document.root().object();
///     result.name = root.required("name").text({.min = 1, .max = 120});
///     result.enrolled = root.required("pupils").number<pupils>({.min = 0, .max = 2e6, .unit = "pupils"});
///     if (auto days = root.optional("days")) result.days = days->integer(1, 366, "days");
///     root.required("schools").for_each_element([&](value_reader it) { result.schools.push_back(school_of(it)); });
///     root.finish();
///     throw_if_any(std::move(found));
///
/// Reading never throws on bad content. Each fault has a JSON pointer, an excerpt of at most 60 bytes, what was
/// expected and how to mend it; at most 100 of a kind are listed, the rest are counted. The document and its
/// `document_reader` must outlive every reader made from them.
namespace nineways::io {

/// The whole document, as a value.
inline value_reader document_reader::root() { return {*this, *document_, {}}; }

}  // namespace nineways::io
