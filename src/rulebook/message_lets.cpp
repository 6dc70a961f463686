// SPDX-License-Identifier: Apache-2.0
#include "rulebook/message_lets.h"

#include <algorithm>
#include <vector>

#include "feel/syntax/tokens.h"

namespace ducha {

namespace {

constexpr std::string_view kSaid = "said";

}  // namespace

bool names(std::string_view text, std::string_view name) {
  const std::vector<feel::Token> tokens = feel::tokens_of(text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool field = i > 0 && tokens[i - 1].mark == feel::Mark::dot;
    if (tokens[i].mark == feel::Mark::word && !field && feel::text_of(tokens[i], text) == name) return true;
  }
  return false;
}

std::string given_for(std::string_view text, std::span<const MessageLet> lets) {
  std::vector<bool> used(lets.size(), false);
  for (std::size_t i = lets.size(); i-- > 0;) {
    used[i] = names(text, lets[i].name);
    for (std::size_t later = i + 1; later < lets.size() && !used[i]; ++later)
      used[i] = used[later] && names(lets[later].expression.text, lets[i].name);
  }
  std::string given;
  for (std::size_t i = 0; i < lets.size(); ++i) {
    // An expression may end in a comment.
    if (used[i]) given += (given.empty() ? "{" : ", ") + lets[i].name + ": " + lets[i].expression.text + '\n';
  }
  if (!given.empty()) given += ", " + std::string(kSaid) + ": ";
  return given;
}

std::string with_given(const std::string& given, const std::string& text) {
  return given.empty() ? text : given + text + "\n}." + std::string(kSaid);
}

const MessageLet* let_of(std::string_view text, std::span<const MessageLet> lets) {
  const auto found = std::find_if(lets.begin(), lets.end(), [&](const MessageLet& let) { return let.name == text; });
  return found == lets.end() ? nullptr : &*found;
}

}  // namespace ducha
