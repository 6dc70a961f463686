// SPDX-License-Identifier: Apache-2.0
// Who did not submit, as the head of a report tells it.
#pragma once

#include <string>

#include "base/language.h"
#include "findings/finding.h"
#include "report/first_names.h"

namespace ducha {

class AbsentUnits {
 public:
  explicit AbsentUnits(Language language) : names_(language) {}
  void add(const Problem& problem);
  // "not submitted (2): A; B", the first twenty of them by name; empty: everybody did, or there is no roster.
  [[nodiscard]] std::string words() const;

 private:
  FirstNames names_;
};

}  // namespace ducha
