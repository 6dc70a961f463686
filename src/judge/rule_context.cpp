// SPDX-License-Identifier: Apache-2.0
#include "judge/rule_context.h"

namespace ducha {

std::optional<Subject> JudgedSubject::named() const {
  if (window == nullptr) return record != nullptr ? std::optional(*record) : std::nullopt;

  Subject subject;
  if (record != nullptr) {
    subject = *record;
    subject.window = window->name;
  } else {
    subject.name = window->name;
  }
  subject.from = to_string(window->range.first);
  subject.to = to_string(window->range.last);
  return subject;
}

}  // namespace ducha
