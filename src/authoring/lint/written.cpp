// SPDX-License-Identifier: Apache-2.0
#include "authoring/lint/written.h"

#include <cstdint>
#include <string>

#include "feel/compile/program.h"
#include "feel/syntax/lexer.h"

namespace ducha {

std::vector<feel::Token> tokens_of(std::string_view text) {
  std::vector<feel::Token> tokens;
  std::uint32_t at = 0;
  while (true) {
    const feel::Token token = feel::token_at(text, at);
    if (token.mark == feel::Mark::end || token.at.length == 0) return tokens;
    tokens.push_back(token);
    at = token.at.end();
  }
}

std::string_view text_of(const feel::Token& token, std::string_view text) {
  return text.substr(token.at.offset, token.at.length);
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  for (const feel::Token& token : tokens_of(text)) {
    if (token.mark == feel::Mark::word) words.push_back(text_of(token, text));
  }
  return words;
}

std::vector<feel::Value> literals_in(std::string_view text) {
  std::vector<feel::Value> literals;
  bool at_sign = false;
  for (const feel::Token& token : tokens_of(text)) {
    const bool literal = token.mark == feel::Mark::number || token.mark == feel::Mark::string;
    if (literal) {
      const feel::Compiled compiled = feel::compile((at_sign ? "@" : "") + std::string(text_of(token, text)), {});
      const auto value = compiled.program ? compiled.program->constant() : std::nullopt;
      if (value && !value->is_null()) literals.push_back(*value);
    }
    at_sign = token.mark == feel::Mark::at;
  }
  return literals;
}

}  // namespace ducha
