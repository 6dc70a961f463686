// SPDX-License-Identifier: Apache-2.0
#include "judge/message.h"

#include "base/text.h"
#include "facts/vocabulary.h"
#include "judge/words.h"

namespace ducha {

namespace {

const FactSpec* spec_of(const PolicyRules& rules, const MessagePart& part) {
  const FactSpec* spec = part.fact ? &rules.vocabulary.facts()[*part.fact] : nullptr;
  for (const std::string& field : part.fields) spec = spec == nullptr ? nullptr : spec->field(field);
  return spec;
}

// A text that the expression itself holds is the rulebook's; what a plan says stays as it is written there.
bool is_literal_of(const MessagePart& part, const feel::Value& value) {
  if (value.kind() != feel::Kind::string) return false;
  const std::string literal = '"' + std::string(value.as_string()) + '"';
  return part.expression.text.find(literal) != std::string::npos || part.given.find(literal) != std::string::npos;
}

}  // namespace

std::string message_of(const PolicyRules& rules, const Rule& rule, const std::vector<feel::Value>& slots,
                       Language language, const feel::Trace& require) {
  if (!rule.message) return {};
  const bool english = language == Language::en ? !rule.message->en.empty() : rule.message->zh.empty();
  std::string text;
  for (const MessagePart& part : english ? rule.message->en : rule.message->zh) {
    if (part.expression.program == nullptr) {
      text += language == Language::zh_hant ? to_traditional(part.text) : part.text;
      continue;
    }
    const feel::Value* const known = part.in_require ? feel::value_at(require, *part.in_require) : nullptr;
    const feel::Value value = known != nullptr ? *known : part.expression.program->evaluate(slots);
    const FactSpec* spec = spec_of(rules, part);
    if (value.is_null()) {
      text += word(FindingWord::not_given, language);
    } else {
      const std::string words = shown(value, spec, language);
      text += language == Language::zh_hant && is_literal_of(part, value) ? to_traditional(words) : words;
    }
  }
  return text;
}

}  // namespace ducha
