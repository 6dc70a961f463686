// SPDX-License-Identifier: Apache-2.0
#include "rulebook/in_words.h"

#include <optional>
#include <utility>

#include "feel/compile/parse_scope.h"
#include "feel/syntax/parser.h"
#include "feel/syntax/unparse.h"
#include "rulebook/labelled.h"
#include "rulebook/say.h"
#include "rulebook/writer.h"

namespace ducha {

namespace {

// On one line and with its names as labels, where there are no words.
std::string left_as_written(std::string_view expression, const PolicyRules& rules, const Rule& rule,
                            Language language) {
  const feel::Parsed parsed = feel::parse(expression, feel::parse_scope(rule.scope), {});
  const std::string written = parsed.tree ? feel::unparse(*parsed.tree) : std::string(expression);
  std::string text = labelled(written, rules, language);
  return text.empty() ? written : text;
}

void append(Words& words, const std::string& text) {
  if (text.empty()) return;
  if (!words.empty() && words.back().value == nullptr) {
    words.back().text += text;
  } else {
    words.push_back({text, nullptr, nullptr, {}, {}});
  }
}

Words value_words(const Expression& expression, const PolicyRules& rules, const Rule& rule, Language language) {
  if (auto words = Writer(rules, rule, language, true).value(expression.text)) return std::move(*words);
  return {{left_as_written(expression.text, rules, rule, language), nullptr, nullptr, {}, {}}};
}

// A pattern with words in place of its {0}, {1}, {2}.
Words filled_with(Say form, Language language, const std::vector<Words>& parts) {
  Words words;
  std::string_view pattern = phrase(form, language);
  while (!pattern.empty()) {
    const auto [before, hole] = take_part(pattern);
    append(words, std::string(before));
    if (hole >= parts.size()) continue;
    for (const WordsPart& part : parts[hole]) {
      if (part.value == nullptr) {
        append(words, part.text);
      } else {
        words.push_back(part);
      }
    }
  }
  return words;
}

Words deadline_words(const PolicyRules& rules, const Rule& rule, const Deadline& within, Language language) {
  // Of an event that only an expression can name, none of it helps who reads the demand.
  const auto event_words = [&](const Expression& expression, Say otherwise) -> Words {
    if (auto words = Writer(rules, rule, language, true).value(expression.text)) return std::move(*words);
    return {{std::string(phrase(otherwise, language)), nullptr, nullptr, {}, {}}};
  };
  const auto words_of = [&](const Expression& expression) { return value_words(expression, rules, rule, language); };
  const Words done = event_words(within.done, Say::what_is_due);
  if (within.by) return filled_with(Say::done_by, language, {done, words_of(*within.by)});
  if (!within.from || !within.limit) return done;
  const Words from = event_words(*within.from, Say::what_begins);
  Words limit = words_of(*within.limit);
  if (within.working_days) limit = filled_with(Say::working_days, language, {limit});
  const Say form = within.early ? Say::done_within_or_before : Say::done_within;
  return filled_with(form, language, {done, from, limit});
}

}  // namespace

std::string in_words(std::string_view expression, const PolicyRules& rules, const Rule& rule, Language language) {
  Writer writer(rules, rule, language, false);
  if (const auto words = writer.condition(expression)) return plain(*words);
  if (const auto words = writer.value(expression)) return plain(*words);
  return left_as_written(expression, rules, rule, language);
}

Words required_in_words(const PolicyRules& rules, const Rule& rule, Language language) {
  if (rule.within) return deadline_words(rules, rule, *rule.within, language);
  if (auto words = Writer(rules, rule, language, true).condition(rule.require.text)) return std::move(*words);
  return {{left_as_written(rule.require.text, rules, rule, language), nullptr, nullptr, {}, {}}};
}

std::string shown_param(const Param& param, const feel::Value& value, Language language) {
  static const FactSpec kShare = [] {
    FactSpec spec;
    spec.type = FactType::share;
    return spec;
  }();
  return shown(value, param.percent ? &kShare : nullptr, language);
}

std::string plain(const Words& words) {
  std::string text;
  for (const WordsPart& part : words) {
    if (part.value == nullptr) text += part.text;
  }
  return text;
}

const Words& RequiredWords::in(Language language, const PolicyRules& rules, const Rule& rule) const {
  const auto at = static_cast<std::size_t>(language);
  std::call_once(made_[at], [&] {
    std::optional<Words> kept = rule.words != nullptr ? rule.words->in(language, rules) : std::nullopt;
    words_[at] = kept ? std::move(*kept) : required_in_words(rules, rule, language);
    plain_[at] = plain(words_[at]);
  });
  return words_[at];
}

const std::string& RequiredWords::plain_in(Language language, const PolicyRules& rules, const Rule& rule) const {
  static_cast<void>(in(language, rules, rule));
  return plain_[static_cast<std::size_t>(language)];
}

}  // namespace ducha
