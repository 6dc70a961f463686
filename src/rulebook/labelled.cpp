// SPDX-License-Identifier: Apache-2.0
#include "rulebook/labelled.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "feel/syntax/tokens.h"
#include "rulebook/say.h"

namespace ducha {

namespace {

using Labels = std::map<std::string, std::string, std::less<>>;

void add_label(Labels& labels, const std::string& name, const Text& label, Language language) {
  const std::string words = label.in(language);
  if (!words.empty() && words != name) labels.try_emplace(name, words);
}

void add_fields(Labels& labels, const std::vector<FactSpec>& fields, Language language) {
  for (const FactSpec& field : fields) {
    add_label(labels, field.name, field.label, language);
    add_fields(labels, field.fields, language);
    add_fields(labels, field.element, language);
  }
}

// Where an end of the period or of the window is written from that token on, what it is called: its name is no field's.
std::string end_of_time(const std::vector<feel::Token>& tokens, std::size_t at, std::string_view expression,
                        Language language) {
  if (at + 2 >= tokens.size() || tokens[at].mark != feel::Mark::word || tokens[at + 1].mark != feel::Mark::dot)
    return {};
  if (at > 0 && tokens[at - 1].mark == feel::Mark::dot) return {};
  const std::string_view time = feel::text_of(tokens[at], expression);
  const std::string_view end = feel::text_of(tokens[at + 2], expression);
  if ((time != "period" && time != "window") || (end != "start" && end != "end")) return {};
  const std::string& whose = phrase(time == "period" ? Say::the_period : Say::the_window, language);
  return phrase(end == "start" ? Say::first_day : Say::last_day, language, {whose});
}

}  // namespace

std::string labelled(std::string_view expression, const PolicyRules& rules, Language language) {
  Labels names;
  Labels fields;
  for (const FactSpec& fact : rules.vocabulary.facts()) {
    add_label(names, fact.name, fact.label, language);
    add_fields(fields, fact.fields, language);
    add_fields(fields, fact.element, language);
  }
  for (const Param& param : rules.policy.params) add_label(names, param.name, param.label, language);
  // Behind a point, and where no fact is so called, as in a filter, it is a field; of a unit it is a fact.
  const auto label_of = [&](std::string_view name, bool of_record) -> const std::string* {
    const auto fact = names.find(name);
    if (!of_record && fact != names.end()) return &fact->second;
    if (const auto field = fields.find(name); field != fields.end()) return &field->second;
    return of_record && fact != names.end() ? &fact->second : nullptr;
  };
  std::string words;
  bool any = false;
  std::uint32_t told = 0;  // up to here
  feel::Mark before = feel::Mark::end;
  const std::vector<feel::Token> tokens = feel::tokens_of(expression);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const feel::Token& token = tokens[i];
    const std::string_view text = feel::text_of(token, expression);
    // What is called is a function, also where a field has its name.
    const bool called = i + 1 < tokens.size() && tokens[i + 1].mark == feel::Mark::left_paren;
    const std::string end = end_of_time(tokens, i, expression, language);
    if (!end.empty()) i += 2;
    const std::string* const label = !end.empty() ? &end
                                     : token.mark == feel::Mark::word && !called
                                         ? label_of(text, before == feel::Mark::dot)
                                         : nullptr;
    before = token.mark;
    if (label == nullptr) continue;
    words += expression.substr(told, token.at.offset - told);
    words += '[' + *label + ']';
    told = tokens[i].at.end();
    any = true;
  }
  words += expression.substr(told);
  return any ? words : std::string();
}

}  // namespace ducha
