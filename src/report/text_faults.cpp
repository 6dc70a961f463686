// SPDX-License-Identifier: Apache-2.0
#include "report/text_faults.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/text.h"
#include "base/wrap.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kIndent = 6;

// What is said and where; empty: it is no fault of what the plan says, or more is said of it.
std::string key_of(const Finding& finding) {
  if (finding.status != Status::error || !finding.unit || finding.evidence.empty() || finding.message.empty())
    return {};
  if (!finding.why.empty() || !finding.remedies.empty()) return {};
  std::string key = finding.message;
  if (finding.change) key += '\n' + std::string(to_string(*finding.change));
  // Of two figures that contradict each other a rule shows first which it reads.
  std::set<std::string> facts;
  for (const Evidence& evidence : finding.evidence) facts.insert('\n' + evidence.fact + '\n' + to_text(evidence.at));
  for (const std::string& fact : facts) key += fact;
  return key;
}

}  // namespace

FaultsTold::FaultsTold(const std::vector<Finding>& findings, const TextLayout& layout) : layout_(layout) {
  for (const Finding& finding : findings) {
    std::string key = key_of(finding);
    if (key.empty()) continue;
    Fault& fault = faults_[std::move(key)];
    if (fault.first == nullptr) fault.first = &finding;
    if (std::find(fault.rules.begin(), fault.rules.end(), finding.rule->id) == fault.rules.end())
      fault.rules.push_back(finding.rule->id);
  }
}

const FaultsTold::Fault* FaultsTold::fault_of(const Finding& finding) const {
  const std::string key = key_of(finding);
  const auto known = key.empty() ? faults_.end() : faults_.find(key);
  return known == faults_.end() || known->second.rules.size() < 2 ? nullptr : &known->second;
}

bool FaultsTold::holds(const Finding& finding) const { return fault_of(finding) != nullptr; }

std::string FaultsTold::text(const Finding& finding) const {
  const Fault* const fault = fault_of(finding);
  if (fault == nullptr || fault->first != &finding) return {};
  const Language language = layout_.language;
  const std::string& status = word(finding.status, language);
  const std::size_t column = 2 + display_width(status) + 2;
  const auto room = [this](std::size_t indent) {
    return layout_.width == 0 ? 0 : std::max<std::size_t>(layout_.width, 40) - indent;
  };
  std::string message =
      filled(ReportWord::fault_of_rules, language, {plain(finding.message), std::to_string(fault->rules.size())});
  if (finding.change) message += word(ReportWord::separator, language) + word(*finding.change, language);
  std::string text;
  for (const std::string& line : wrapped(message, room(column)))
    text += text.empty() ? "  " + layout_.style.of(finding.status, status) + "  " + line + '\n'
                         : std::string(column, ' ') + line + '\n';
  const auto add = [&](const std::string& words) {
    for (const std::string& line : wrapped(words, room(kIndent)))
      text += std::string(kIndent, ' ') + layout_.style.dim(line) + '\n';
  };
  for (std::size_t i = 0; i < std::min(finding.evidence.size(), kListedFacts); ++i) {
    const std::string place = to_text(finding.evidence[i].at);
    add(evidence_words(finding.evidence[i], language) + (place.empty() ? place : "  " + place));
  }
  if (finding.evidence.size() > kListedFacts)
    add(filled(ReportWord::more, language, {std::to_string(finding.evidence.size() - kListedFacts)}));
  std::vector<std::string> rules;
  rules.reserve(fault->rules.size());
  for (const std::string& rule : fault->rules) rules.push_back(plain(rule));
  add(joined(rules, word(ReportWord::comma, language)));
  return text;
}

}  // namespace ducha
