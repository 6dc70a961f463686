// SPDX-License-Identifier: Apache-2.0
#include "judge/invalid_evidence.h"

#include <algorithm>
#include <utility>

#include "judge/finding_words.h"
#include "judge/words.h"

namespace ducha {

namespace {

void add_once(std::vector<Text>& to, const Text& told) {
  if (std::find(to.begin(), to.end(), told) == to.end()) to.push_back(told);
}

bool is_same_place(const Evidence& one, const Evidence& other) {
  return one.fact == other.fact && one.unit == other.unit && one.at.file == other.at.file &&
         one.at.line == other.at.line && one.at.column == other.at.column;
}

}  // namespace

void InvalidEvidence::unreadable(Evidence what) {
  unreadable_.push_back(what);
  show(std::move(what));
}

void InvalidEvidence::impossible(const Text& told, Evidence what) {
  add_once(impossible_, told);
  show(std::move(what));
}

void InvalidEvidence::contradiction(const Text& told, Evidence one, Evidence other) {
  add_once(contradictions_, told);
  show(std::move(one));
  show(std::move(other));
}

void InvalidEvidence::show(Evidence what) {
  const bool known =
      std::any_of(shown_.begin(), shown_.end(), [&what](const Evidence& one) { return is_same_place(one, what); });
  if (!known) shown_.push_back(std::move(what));
}

std::string InvalidEvidence::words(Language language) const {
  std::vector<std::string> parts;
  if (!unreadable_.empty()) parts.push_back(invalid_words(unreadable_, language));
  const auto add = [&](FindingWord opening, const std::vector<Text>& sentences) {
    if (sentences.empty()) return;
    std::string all;
    for (const Text& each : sentences) {
      all += (all.empty() ? word(opening, language) : word(FindingWord::separator, language)) + each.in(language);
    }
    parts.push_back(std::move(all));
  };
  add(FindingWord::impossible_value, impossible_);
  add(FindingWord::contradiction, contradictions_);
  std::string all;
  for (const std::string& part : parts) all += (all.empty() ? "" : word(FindingWord::separator, language)) + part;
  return all;
}

}  // namespace ducha
