// SPDX-License-Identifier: Apache-2.0
// What of a plan no rule can go by, gathered for a finding: what cannot be read, and what contradicts something else.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/language.h"
#include "findings/finding.h"

namespace ducha {

class InvalidEvidence {
 public:
  void unreadable(Evidence what);
  // It is out of its own bounds.
  void impossible(const Text& told, Evidence what);
  // Both places are shown, whichever of them the rule reads; each contradiction is told once.
  void contradiction(const Text& told, Evidence one, Evidence other);

  [[nodiscard]] bool empty() const { return shown_.empty(); }
  [[nodiscard]] const std::vector<Evidence>& shown() const { return shown_; }
  [[nodiscard]] std::string words(Language language) const;

 private:
  // Each once, however many there are.
  struct Sentences {
    std::vector<Text> in_order;
    std::set<std::pair<std::string, std::string>> known;
    void add(const Text& told);
  };
  void show(Evidence what);

  std::vector<Evidence> shown_, unreadable_;
  // Of what is shown: the fact, whose it is, and where it stands.
  std::set<std::tuple<std::string, std::string, std::string, std::uint32_t, std::uint32_t>> places_;
  Sentences impossible_, contradictions_;
};

}  // namespace ducha
