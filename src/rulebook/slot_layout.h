// SPDX-License-Identifier: Apache-2.0
// Where each name of a policy's expressions stands among the slots of an evaluation:
#pragma once

#include <cstddef>

#include "facts/vocabulary.h"
#include "feel/code/slot.h"
#include "rulebook/policy.h"

namespace ducha {

//   0 .. facts-1 | params | unit level region period as_of | window | record | units
//
// unit and level are strings, region a context of strings, period and window ranges of dates, as_of a date. `record`
// has in each rule the name that its `each` gives it. Under `across`, facts, unit, level and region are not in scope of
// when and require; `units` is: a list of contexts holding unit, level, region and every fact. `across` itself sees one
// plan.
struct SlotLayout {
  std::size_t facts = 0;   // how many
  std::size_t params = 0;  // how many
  [[nodiscard]] feel::Slot fact(std::size_t index) const { return static_cast<feel::Slot>(index); }
  [[nodiscard]] feel::Slot param(std::size_t index) const { return static_cast<feel::Slot>(facts + index); }
  [[nodiscard]] bool is_param(feel::Slot slot) const { return slot >= facts && slot < facts + params; }
  [[nodiscard]] feel::Slot unit() const { return static_cast<feel::Slot>(facts + params); }
  [[nodiscard]] feel::Slot level() const { return unit() + 1; }
  [[nodiscard]] feel::Slot region() const { return unit() + 2; }
  [[nodiscard]] feel::Slot period() const { return unit() + 3; }
  [[nodiscard]] feel::Slot as_of() const { return unit() + 4; }
  [[nodiscard]] feel::Slot window() const { return unit() + 5; }
  [[nodiscard]] feel::Slot record() const { return unit() + 6; }
  [[nodiscard]] feel::Slot units() const { return unit() + 7; }
  [[nodiscard]] std::size_t size() const { return units() + 1; }
};

[[nodiscard]] inline SlotLayout layout_of(const Policy& policy, const Vocabulary& vocabulary) {
  return {vocabulary.facts().size(), policy.params.size()};
}

}  // namespace ducha
