// SPDX-License-Identifier: Apache-2.0
// A policy document: what it is, its parameters, and every clause in it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/language.h"
#include "base/source.h"
#include "feel/value/value.h"
#include "rulebook/clause.h"

namespace ducha {

struct Level {
  std::string key;
  Text label;
  std::vector<std::string> aliases = {};
};

// From and until belong to it; an absent end is open.
struct InForce {
  std::optional<Date> from;
  std::optional<Date> until;
  [[nodiscard]] bool overlaps(const DateRange& range) const {
    return (!from || *from <= range.last) && (!until || range.first <= *until);
  }
};

// A figure that rules may use; a value holds from its date until the next one.
struct Param {
  std::string name;
  Text label;
  std::string clause;  // id; empty: none
  std::map<Date, feel::Value> values;
  Place at;
  // Null before the first.
  [[nodiscard]] feel::Value value_on(Date day) const;
};

struct Policy {
  std::string id;
  Text title;
  Text issuer;
  std::string number;  // empty: the document has none
  std::optional<Date> issued;
  std::string source;  // the document's text: a path from the policy's folder; empty: not at hand
  std::vector<Level> levels;
  InForce in_force;
  std::vector<Param> params;
  std::vector<Clause> clauses;  // the document's order
  Place at;

  [[nodiscard]] const Clause* clause(std::string_view wanted) const;
  // By key, by label in any language or by alias, folded; nullptr: none.
  [[nodiscard]] const Level* level(std::string_view written) const;
};

}  // namespace ducha
