// SPDX-License-Identifier: Apache-2.0
// From a node of the document to the value of the fact, field or element that stands there. What cannot be read is
// null, and told.
#pragma once

#include "document/node.h"
#include "facts/vocabulary.h"
#include "feel/value/value.h"
#include "plan/reading.h"

namespace ducha {

// Nothing, or a mark that says so: it is not given. A text may be a dash, but not where it is a choice's word.
[[nodiscard]] bool says_nothing(const NodeView& value, const FactSpec& spec);
// Of an event it is known, even where nothing is said, that it is one: a plan may say nothing of its day.
[[nodiscard]] feel::Value unsaid(const FactSpec& spec);

// `below`: the names of the fields, of a record or of a list's.
[[nodiscard]] feel::Value read_value(Reading& reading, const NodeView& value, const FactSpec& spec,
                                     const FactNames& below);

// Of a map, as one record (read_value_record.cpp); of a list, element by element (read_value_list.cpp). They and
// read_value() go down through each other.
[[nodiscard]] feel::Value read_record(Reading& reading, const NodeView& map, const FactSpec& spec,
                                      const FactNames& names);
[[nodiscard]] feel::Value read_list(Reading& reading, const NodeView& list, const FactSpec& spec,
                                    const FactNames& below);

}  // namespace ducha
