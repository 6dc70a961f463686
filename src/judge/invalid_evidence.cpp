// SPDX-License-Identifier: Apache-2.0
#include "judge/invalid_evidence.h"

#include <utility>

#include "judge/finding_words.h"
#include "judge/words.h"

namespace ducha {

void InvalidEvidence::Sentences::add(const Text& told) {
  if (known.emplace(told.zh, told.en).second) in_order.push_back(told);
}

void InvalidEvidence::unreadable(Evidence what) {
  unreadable_.push_back(what);
  show(std::move(what));
}

void InvalidEvidence::impossible(const Text& told, Evidence what) {
  impossible_.add(told);
  show(std::move(what));
}

void InvalidEvidence::contradiction(const Text& told, Evidence one, Evidence other) {
  contradictions_.add(told);
  show(std::move(one));
  show(std::move(other));
}

void InvalidEvidence::show(Evidence what) {
  const auto& [file, line, column] = what.at;
  if (places_.emplace(what.fact, what.unit, file, line, column).second) shown_.push_back(std::move(what));
}

std::string InvalidEvidence::words(Language language) const {
  std::vector<std::string> parts;
  if (!unreadable_.empty()) parts.push_back(invalid_words(unreadable_, language));
  const auto add = [&](FindingWord opening, const Sentences& sentences) {
    if (sentences.in_order.empty()) return;
    std::string all;
    for (const Text& each : sentences.in_order) {
      all += (all.empty() ? word(opening, language) : word(FindingWord::separator, language)) + each.in(language);
    }
    parts.push_back(std::move(all));
  };
  add(FindingWord::impossible_value, impossible_);
  add(FindingWord::contradiction, contradictions_);
  std::string all;
  for (const std::string& part : parts) append_words(all, part, language);
  return all;
}

}  // namespace ducha
