// SPDX-License-Identifier: Apache-2.0
// Whether the rules' own cases notice mistakes: one thing of a rulebook is changed at a time and the cases are run.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "authoring/text_changes.h"
#include "base/source.h"
#include "rulebook/rulebook.h"

namespace ducha {

// A change that every case passed all the same.
struct Survivor {
  std::string of;  // the rule's id, or the parameter's or the fact's name
  ChangeKind kind = ChangeKind::number;
  Place at;
  std::string from, to;  // as the file has it
};

struct MutantCounts {
  std::size_t noticed = 0;
  std::size_t survived = 0;
  [[nodiscard]] std::size_t all() const { return noticed + survived; }
};

struct Mutation {
  std::array<MutantCounts, kChangeKinds> by_kind{};
  std::size_t not_compiled = 0;  // changes that loading finds, which no case need
  std::vector<Survivor> survivors;

  [[nodiscard]] MutantCounts total() const;
  void add(Mutation more);
};

// The rules in their order, then parameters, then facts. Precondition: every case passes as the rules stand, otherwise
// what is noticed says little. The result does not depend on `threads`.
[[nodiscard]] Mutation mutated(const PolicyRules& rules, unsigned threads);

}  // namespace ducha
