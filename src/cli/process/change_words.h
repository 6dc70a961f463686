// SPDX-License-Identifier: Apache-2.0
// A change of a rulebook as people read it: what a rule, a parameter or a fact is called beside its id, what a rule
// requires and what a parameter is since when, in place of how the files write it.
#pragma once

#include <string>

#include "audit/rulebook_diff.h"
#include "base/language.h"

namespace ducha {

class ChangeWords {
 public:
  // The lists must outlive it.
  ChangeWords(const PolicyList& before, const PolicyList& after, Language language)
      : before_(before), after_(after), language_(language) {}

  // "parameter depth_limit (least depth in metres) changed: values: 20 -> 30"
  [[nodiscard]] std::string of(const RulebookChange& change) const;

 private:
  [[nodiscard]] std::string called(const RulebookChange& change) const;

  const PolicyList& before_;
  const PolicyList& after_;
  Language language_;
};

}  // namespace ducha
