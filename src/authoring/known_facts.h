// SPDX-License-Identifier: Apache-2.0
// What a plan says, sorted by the vocabularies of its policies: for whoever writes it down in another form.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plan/plan.h"
#include "rulebook/rulebook.h"

namespace ducha {

struct KnownFact {
  const FactSpec* spec;
  NodeView value;
  std::string unit = {};  // in which a column has its bare figures
};

struct KnownFacts {
  const Plan* plan = nullptr;
  std::vector<const PolicyRules*> policies;
  std::vector<KnownFact> known;                          // in the vocabularies' order
  std::vector<std::pair<std::string, NodeView>> others;  // keys that no vocabulary knows, and remarks
};

// Of a fact or a field that is given twice both are kept, so that its reader finds the fault again.
[[nodiscard]] KnownFacts known_facts(const Plan& plan, const std::vector<const PolicyRules*>& policies);
// A map's entries sorted by the fields of a record.
struct KnownFields {
  std::vector<NodeView> known;     // by field; none where it is not given
  std::vector<std::string> units;  // by field, in which a column has its bare figures
  std::vector<std::pair<std::string, NodeView>> others;
};
[[nodiscard]] KnownFields known_fields(const NodeView& map, const FactSpec& record);
// A single value's text as every form reads it: a spreadsheet's number of a day is the day, and a bare figure says the
// unit of its column.
[[nodiscard]] std::string plain_text(const NodeView& value, const FactSpec& spec, std::string_view unit = {});
// The elements of a list of single values, written as a list or in one text; nullopt where they are none.
[[nodiscard]] std::optional<std::vector<std::string>> elements_of(const NodeView& value, const FactSpec& list);

}  // namespace ducha
