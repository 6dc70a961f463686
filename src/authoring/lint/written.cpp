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

}  // namespace ducha
