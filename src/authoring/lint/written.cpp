// SPDX-License-Identifier: Apache-2.0
#include "authoring/lint/written.h"

#include <cstdint>
#include <string>

#include "feel/compile/program.h"
#include "feel/syntax/tokens.h"

namespace ducha {

std::vector<feel::Value> literals_in(std::string_view text) {
  std::vector<feel::Value> literals;
  bool at_sign = false;
  for (const feel::Token& token : feel::tokens_of(text)) {
    const bool literal = token.mark == feel::Mark::number || token.mark == feel::Mark::string;
    if (literal) {
      const feel::Compiled compiled = feel::compile((at_sign ? "@" : "") + std::string(feel::text_of(token, text)), {});
      const auto value = compiled.program ? compiled.program->constant() : std::nullopt;
      if (value && !value->is_null()) literals.push_back(*value);
    }
    at_sign = token.mark == feel::Mark::at;
  }
  return literals;
}

std::vector<feel::Value> values_of(const PolicyRules& rules, const Expression& expression) {
  if (expression.program == nullptr) return {};
  const auto& reads = expression.program->reads();
  std::vector<feel::Value> values;
  if (reads.empty()) {
    const auto value = expression.program->constant();
    if (value) values.push_back(*value);
  } else if (reads.size() == 1 && rules.slots.is_param(reads[0].slot)) {
    const Param& param = rules.policy.params[reads[0].slot - rules.slots.facts];
    if (expression.text != param.name) return {};
    for (const auto& [from, value] : param.values) values.push_back(value);
  }
  return values;
}

}  // namespace ducha
