// SPDX-License-Identifier: Apache-2.0
#include "judge/message.h"

#include <algorithm>

#include "base/text.h"
#include "facts/vocabulary.h"
#include "feel/syntax/tokens.h"
#include "judge/words.h"

namespace ducha {

namespace {

// The specification of what an expression shows, where it is nothing but a name or a path; nullptr otherwise.
const FactSpec* spec_of_expression(const PolicyRules& rules, const Rule& rule, const std::string& text) {
  const FactSpec* spec = nullptr;
  bool first = true;
  for (const std::string_view name : feel::plain_path(text)) {
    if (first && rule.each && name == rule.each->variable && rule.each->fact) {
      spec = &rules.vocabulary.facts()[*rule.each->fact];
    } else if (first) {
      const auto& facts = rules.vocabulary.facts();
      const auto found =
          std::find_if(facts.begin(), facts.end(), [&name](const FactSpec& fact) { return fact.name == name; });
      spec = found == facts.end() ? nullptr : &*found;
    } else {
      spec = spec->field(name);
    }
    if (spec == nullptr) return nullptr;
    first = false;
  }
  return spec;
}

}  // namespace

std::string message_of(const PolicyRules& rules, const Rule& rule, const std::vector<feel::Value>& slots,
                       Language language) {
  if (!rule.message) return {};
  const bool english = language == Language::en ? !rule.message->en.empty() : rule.message->zh.empty();
  std::string text;
  for (const MessagePart& part : english ? rule.message->en : rule.message->zh) {
    if (part.expression.program == nullptr) {
      text += language == Language::zh_hant ? to_traditional(part.text) : part.text;
      continue;
    }
    const feel::Value value = part.expression.program->evaluate(slots);
    const FactSpec* spec = spec_of_expression(rules, rule, part.expression.text);
    if (value.is_null()) {
      text += finding_text::not_given.in(language);
    } else {
      text += shown(value, spec, language);
    }
  }
  return text;
}

}  // namespace ducha
