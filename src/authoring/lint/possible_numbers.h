// SPDX-License-Identifier: Apache-2.0
// What a number can be at all, whatever a plan says: a count is never less than nothing, a part never more than its
// whole.
#pragma once

#include <cstdint>
#include <optional>

#include "authoring/lint/rule_tree.h"
#include "base/decimal.h"
#include "feel/value/range.h"

namespace ducha {

// Both ends are in it; an absent one is open.
struct NumberRange {
  std::optional<Decimal> low, high;
};

// `declared`: with the bounds that facts.yaml gives.
enum class Bounds : std::uint8_t { declared, natural };
[[nodiscard]] NumberRange numbers_of(const RuleTree& tree, feel::NodeId id, Bounds bounds = Bounds::declared);
// Of whole numbers: count(...), string length(...), a fact that is a count.
[[nodiscard]] bool is_whole_number(const RuleTree& tree, feel::NodeId id);
// The fact that the node is said to be a part of, which stands beside it in the same record; by their names.
[[nodiscard]] bool is_part_of(const RuleTree& tree, feel::NodeId part, feel::NodeId whole);
// What the comparison is for all of these; nullopt: now this, now that.
[[nodiscard]] std::optional<bool> decided(feel::RangeForm form, const NumberRange& left, const NumberRange& right);

}  // namespace ducha
