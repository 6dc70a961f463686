// SPDX-License-Identifier: Apache-2.0
#include "rulebook/modality_words.h"

#include "findings/status.h"

namespace ducha {

std::vector<std::string> clause_modality_words() {
  std::vector<std::string> words;
  words.reserve(kModalities.size());
  for (const Modality modality : kModalities) words.emplace_back(to_string(modality));
  return words;
}

std::vector<std::string> rule_modality_words() {
  std::vector<std::string> words = clause_modality_words();
  std::erase(words, to_string(Modality::none));
  return words;
}

}  // namespace ducha
