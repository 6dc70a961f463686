// SPDX-License-Identifier: Apache-2.0
#include "feel/syntax/tokens.h"

#include "feel/syntax/lexer.h"

namespace ducha::feel {

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  std::uint32_t at = 0;
  while (true) {
    const Token token = token_at(text, at);
    if (token.mark == Mark::end || token.at.length == 0) return tokens;
    tokens.push_back(token);
    at = token.at.end();
  }
}

std::string_view text_of(const Token& token, std::string_view text) {
  return text.substr(token.at.offset, token.at.length);
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  for (const Token& token : tokens_of(text)) {
    if (token.mark == Mark::word) words.push_back(text_of(token, text));
  }
  return words;
}

std::size_t end_of_path(const std::vector<Token>& tokens, std::size_t begin) {
  std::size_t end = begin;
  while (end < tokens.size() && tokens[end].mark == Mark::word) {
    ++end;
    if (end + 1 >= tokens.size() || tokens[end].mark != Mark::dot || tokens[end + 1].mark != Mark::word) break;
    ++end;
  }
  return end;
}

std::vector<std::string_view> plain_path(std::string_view text) {
  const std::vector<Token> tokens = tokens_of(text);
  if (tokens.empty() || tokens.front().keyword != Keyword::none || end_of_path(tokens, 0) != tokens.size()) return {};
  std::vector<std::string_view> names;
  for (const Token& token : tokens) {
    if (token.mark == Mark::word) names.push_back(text_of(token, text));
  }
  return names;
}

std::optional<std::uint32_t> closing_brace(std::string_view text, std::uint32_t offset) {
  std::size_t depth = 0;
  while (true) {
    const Token token = token_at(text, offset);
    if (token.mark == Mark::end || token.at.length == 0) return std::nullopt;
    if (token.mark == Mark::right_brace && depth == 0) return token.at.offset;
    if (token.mark == Mark::left_brace) ++depth;
    if (token.mark == Mark::right_brace) --depth;
    offset = token.at.end();
  }
}

}  // namespace ducha::feel
