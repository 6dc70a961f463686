// SPDX-License-Identifier: Apache-2.0
// What can be read of a plan and cannot hold beside something else of it: one fact given twice, more of a part than of
// the whole, a day before the one it follows, a figure that a row of years has otherwise, two records of one key. It is
// null to the rules, and told with the place that contradicts it.
#pragma once

#include <vector>

#include "document/node.h"
#include "facts/vocabulary.h"
#include "feel/value/value.h"
#include "plan/reading.h"

namespace ducha {

// Which of the two holds, nobody can say. The caller makes it null.
void report_twice(Reading& reading, const FactSpec& spec, const NodeView& first, const NodeView& again);
// Among the facts that were read.
void settle_facts(Reading& reading, const GivenKeys& keys);
// Among the fields of one record.
void settle_fields(Reading& reading, const std::vector<FactSpec>& specs, const GivenKeys& keys,
                   std::vector<feel::Value>& fields);
// Among the records of one list: nobody adds up two of one key.
void report_doubled(Reading& reading, const NodeView& list, const FactSpec& spec, const FactNames& names,
                    const std::vector<feel::Value>& records);

}  // namespace ducha
