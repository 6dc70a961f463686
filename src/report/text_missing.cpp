// SPDX-License-Identifier: Apache-2.0
#include "report/text_missing.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/text.h"
#include "base/wrap.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kListedRules = 6;

struct Lack {
  std::string fact;
  const Text* label = nullptr;
  Location at;
  std::vector<std::string> rules;  // each once, in the order of their findings
  std::size_t position = 0;
};

// As the first finding that lacks the fact has it.
std::map<std::string_view, const Text*> labels_of(const std::vector<Finding>& findings) {
  std::map<std::string_view, const Text*> labels;
  for (const Finding& finding : findings) {
    for (const Missing& missing : finding.missing) labels.try_emplace(missing.fact, &*missing.label);
  }
  return labels;
}

std::vector<Lack> lacks_of(const std::vector<Finding>& findings) {
  const std::map<std::string_view, const Text*> labels = labels_of(findings);
  std::map<std::string, Lack> by_fact;
  for (const Finding& finding : findings) {
    if (!waits_for_facts(finding)) continue;
    for (const Missing& missing : finding.missing) {
      const std::size_t position = by_fact.size();
      const auto [entry, fresh] = by_fact.try_emplace(missing.fact);
      Lack& lack = entry->second;
      if (fresh) {
        lack.label = labels.at(missing.fact);
        lack.at = missing.at;
        lack.position = position;
      }
      if (std::find(lack.rules.begin(), lack.rules.end(), finding.rule->id) == lack.rules.end())
        lack.rules.push_back(finding.rule->id);
    }
  }
  std::vector<Lack> lacks;
  for (auto& [fact, lack] : by_fact) {
    lack.fact = fact;
    lacks.push_back(std::move(lack));
  }
  std::sort(lacks.begin(), lacks.end(), [](const Lack& a, const Lack& b) {
    return a.rules.size() != b.rules.size() ? a.rules.size() > b.rules.size() : a.position < b.position;
  });
  return lacks;
}

std::string rules_waiting(const std::vector<std::string>& rules, Language language) {
  std::string text;
  for (std::size_t i = 0; i < std::min(rules.size(), kListedRules); ++i)
    text += (i == 0 ? "" : word(ReportWord::comma, language)) + plain(rules[i]);
  if (rules.size() <= kListedRules) return text;
  return text + word(ReportWord::comma, language) +
         filled(ReportWord::more, language, {std::to_string(rules.size() - kListedRules)});
}

}  // namespace

bool waits_for_facts(const Finding& finding) {
  return finding.status == Status::unknown && finding.unit && !finding.missing.empty() && finding.remedies.empty();
}

std::string missing_facts(const std::vector<Finding>& findings, const TextLayout& layout) {
  std::string text;
  for (const Lack& lack : lacks_of(findings)) {
    const ReportWord how_many = lack.rules.size() == 1 ? ReportWord::one_rule_waits : ReportWord::rules_wait;
    const std::string head =
        filled(how_many, layout.language,
               {fact_words(*lack.label, lack.fact, layout.language), std::to_string(lack.rules.size())});
    const std::string place = to_text(lack.at);
    const std::vector<std::string> lines =
        wrapped(head, layout.width == 0 ? 0 : std::max<std::size_t>(layout.width, 40) - 2);
    for (const std::string& line : lines)
      text += "  " + (&line == lines.data() ? layout.style.of(Status::unknown, line) : line) + '\n';
    std::string rules = rules_waiting(lack.rules, layout.language);
    if (!place.empty()) rules = place + word(ReportWord::separator, layout.language) + rules;
    for (const std::string& line : wrapped(rules, layout.width == 0 ? 0 : std::max<std::size_t>(layout.width, 40) - 6))
      text += "      " + layout.style.dim(line) + '\n';
  }
  return text;
}

}  // namespace ducha
