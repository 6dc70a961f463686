// SPDX-License-Identifier: Apache-2.0
// A message counts what the rule counted: "two reports, expected one" under a failure is no reason, it is a riddle.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "feel/syntax/tokens.h"

namespace ducha {

namespace {

using feel::Mark;
using feel::Token;

std::string path_text(const std::vector<Token>& tokens, std::size_t begin, std::size_t end, std::string_view text) {
  std::string path;
  for (std::size_t i = begin; i < end; ++i) path += feel::text_of(tokens[i], text);
  return path;
}

struct Uses {
  std::vector<std::string> counted;   // count(list)
  std::vector<std::string> whole;     // the list, otherwise than under a condition
  std::vector<std::string> filtered;  // list[condition]
};

bool has(const std::vector<std::string>& paths, const std::string& path) {
  return std::find(paths.begin(), paths.end(), path) != paths.end();
}

Uses uses_in(std::string_view text) {
  Uses uses;
  const std::vector<Token> tokens = feel::tokens_of(text);
  const auto mark_at = [&tokens](std::size_t at) { return at < tokens.size() ? tokens[at].mark : Mark::end; };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].mark != Mark::word || (i > 0 && tokens[i - 1].mark == Mark::dot)) continue;
    const std::size_t end = feel::end_of_path(tokens, i);
    const std::string path = path_text(tokens, i, end, text);
    const bool position = mark_at(end + 1) == Mark::number && mark_at(end + 2) == Mark::right_bracket;
    const bool filtered = mark_at(end) == Mark::left_bracket && !position;
    (filtered ? uses.filtered : uses.whole).push_back(path);
    const bool in_count =
        i > 1 && tokens[i - 1].mark == Mark::left_paren && feel::text_of(tokens[i - 2], text) == "count";
    if (in_count && mark_at(end) == Mark::right_paren) uses.counted.push_back(path);
  }
  return uses;
}

void add(Uses& uses, const Uses& more) {
  uses.counted.insert(uses.counted.end(), more.counted.begin(), more.counted.end());
  uses.whole.insert(uses.whole.end(), more.whole.begin(), more.whole.end());
  uses.filtered.insert(uses.filtered.end(), more.filtered.begin(), more.filtered.end());
}

// The expression that counts a list which the rule filters and the message does not; null: none.
const MessagePart* fault_in(const std::vector<MessagePart>& message, const Uses& required) {
  Uses all;
  for (const MessagePart& part : message) add(all, uses_in(part.given + part.expression.text));
  for (const MessagePart& part : message) {
    for (const std::string& list : uses_in(part.given + part.expression.text).counted) {
      const bool whole = has(required.whole, list) || has(all.filtered, list);
      if (has(required.filtered, list) && !whole) return &part;
    }
  }
  return nullptr;
}

}  // namespace

void lint_message_counts(const PolicyRules& rules, Diagnostics& diagnostics) {
  for (const Rule& rule : rules.rules) {
    if (!rule.message) continue;
    const Uses required = uses_in(rule.require.text);
    for (const std::vector<MessagePart>* message : {&rule.message->zh, &rule.message->en}) {
      if (const MessagePart* part = fault_in(*message, required))
        diagnostics.add(code::lint_message_count, part->expression.at, {Text(part->expression.text), Text(rule.id)});
    }
  }
}

}  // namespace ducha
