// SPDX-License-Identifier: Apache-2.0
#include "rulebook/labelled.h"

#include <algorithm>
#include <map>

namespace ducha {

namespace {

using Labels = std::map<std::string, std::string, std::less<>>;

bool in_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

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

// Where a string or a comment that begins here ends; the same place where none does.
std::size_t after_verbatim(std::string_view text, std::size_t at) {
  const auto end_of = [&](std::string_view mark, std::size_t from) {
    const std::size_t found = text.find(mark, from);
    return found == std::string_view::npos ? text.size() : found + mark.size();
  };
  if (text.substr(at, 2) == "//") return end_of("\n", at);
  if (text.substr(at, 2) == "/*") return end_of("*/", at + 2);
  if (text[at] != '"') return at;
  std::size_t end = at + 1;
  while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2U : 1U;
  return std::min(end + 1, text.size());
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
  std::string words;
  bool any = false;
  for (std::size_t at = 0; at < expression.size();) {
    std::size_t end = after_verbatim(expression, at);
    if (end == at) {
      while (end < expression.size() && in_name(expression[end])) ++end;
      const std::string_view name = expression.substr(at, end - at);
      // Behind a point, and where no fact is so called, as in a filter, it is a field; of a unit it is a fact.
      const bool of_record = at > 0 && expression[at - 1] == '.';
      const auto fact = names.find(name);
      const auto field = fields.find(name);
      if (!of_record && fact != names.end()) {
        words += '[' + fact->second + ']';
        any = true;
      } else if (field != fields.end() || (of_record && fact != names.end())) {
        words += '[' + (field != fields.end() ? field : fact)->second + ']';
        any = true;
      } else {
        words += name;
      }
      if (end == at) words += expression[end++];
    } else {
      words += expression.substr(at, end - at);
    }
    at = end;
  }
  return any ? words : std::string();
}

}  // namespace ducha
