// SPDX-License-Identifier: Apache-2.0
// Words with places in which values are filled in.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "base/source.h"
#include "facts/vocabulary.h"
#include "feel/compile/program.h"

namespace ducha {

// A literal, or a value with what stands before and after it; all three are left out where the value is not known.
struct WordsPart {
  std::string text;  // literal; with a value what stands before it
  std::shared_ptr<const feel::Program> value;
  const FactSpec* spec = nullptr;  // how the value is shown; null: as it is
  std::string after;
  std::optional<Span> in_require = std::nullopt;  // where the rule's `require` evaluates the same
};
using Words = std::vector<WordsPart>;

struct PolicyRules;

// The words of a rule as an earlier run made them.
class KeptWords {
 public:
  KeptWords() = default;
  KeptWords(const KeptWords&) = delete;
  KeptWords& operator=(const KeptWords&) = delete;
  virtual ~KeptWords() = default;
  // For the rules that they were made of. Nothing where they were not made in that language.
  [[nodiscard]] virtual std::optional<Words> in(Language language, const PolicyRules& rules) const = 0;
};

}  // namespace ducha
