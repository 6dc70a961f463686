// SPDX-License-Identifier: Apache-2.0
#include "judge/message.h"

#include "base/text.h"
#include "facts/vocabulary.h"
#include "judge/words.h"
#include "rulebook/message_lets.h"
#include "rulebook/traditional.h"

namespace ducha {

namespace {

// Of a list one entry, where that is what was picked of it.
const FactSpec* spec_of(const PolicyRules& rules, const MessagePart& part, const feel::Value& value) {
  const FactSpec* spec = part.fact ? &rules.vocabulary.facts()[*part.fact] : nullptr;
  for (const std::string& field : part.fields) spec = spec == nullptr ? nullptr : spec->field(field);
  const bool of_list = spec != nullptr && spec->type == FactType::list && value.kind() != feel::Kind::list;
  return of_list && !spec->element.empty() ? &spec->element.front() : spec;
}

// A text that the expression itself holds is the rulebook's; what a plan says stays as it is written there.
bool is_literal_of(const MessagePart& part, const feel::Value& value) {
  if (value.kind() != feel::Kind::string) return false;
  const std::string literal = '"' + std::string(value.as_string()) + '"';
  return part.expression.text.find(literal) != std::string::npos || part.given.find(literal) != std::string::npos;
}

class MessageWords {
 public:
  MessageWords(const PolicyRules& rules, const Rule& rule, Language language)
      : rules_(rules), rule_(rule), language_(language) {}

  [[nodiscard]] std::string of(const MessagePart& part, const std::vector<feel::Value>& slots,
                               const feel::Trace& require) const {
    if (part.expression.program == nullptr) return in_script(part.text);
    const feel::Value* const known = part.in_require ? feel::value_at(require, *part.in_require) : nullptr;
    const feel::Value value = known != nullptr ? *known : program_of(part).evaluate(slots);
    if (value.is_null()) return word(FindingWord::not_given, language_);
    const std::string words = shown(value, spec_of(rules_, part, value), language_);
    return is_literal_of(part, value) ? in_script(words) : words;
  }

 private:
  [[nodiscard]] std::string in_script(const std::string& text) const {
    return language_ == Language::zh_hant ? to_traditional(text) : text;
  }
  [[nodiscard]] const feel::Program& program_of(const MessagePart& part) const {
    const bool own = language_ == Language::zh_hant && part.traditional != nullptr;
    const feel::Program* const program =
        own ? part.traditional->of(with_given(part.given, part.expression.text), rule_) : nullptr;
    return program != nullptr ? *program : *part.expression.program;
  }

  const PolicyRules& rules_;
  const Rule& rule_;
  Language language_;
};

}  // namespace

std::string message_of(const PolicyRules& rules, const Rule& rule, const std::vector<feel::Value>& slots,
                       Language language, const feel::Trace& require) {
  if (!rule.message) return {};
  const bool english = language == Language::en ? !rule.message->en.empty() : rule.message->zh.empty();
  const MessageWords words(rules, rule, language);
  std::string text;
  for (const MessagePart& part : english ? rule.message->en : rule.message->zh) text += words.of(part, slots, require);
  return text;
}

}  // namespace ducha
