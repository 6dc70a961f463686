// SPDX-License-Identifier: Apache-2.0
// An expression as an official would write it: labels in place of names, the signs of print, choices and windows in the
// reader's language, and beside each figure the value that it had.
//
//   subjects <= caseload_limit * social_workers
//   corrections subjects <= subjects for each worker (15) x social workers (2) = 30; found 31     (with print's signs)
//
// What has no good words (functions that few rules use, records written out) stays FEEL with labels in brackets.
#pragma once

#include <array>
#include <mutex>
#include <string>
#include <string_view>

#include "base/language.h"
#include "rulebook/rulebook.h"
#include "rulebook/worded.h"

namespace ducha {

// Without values. The rule says what its record is called and how long its windows are.
[[nodiscard]] std::string in_words(std::string_view expression, const PolicyRules& rules, const Rule& rule,
                                   Language language);
// What the rule requires, also where it is a day by which something must be done.
[[nodiscard]] Words required_in_words(const PolicyRules& rules, const Rule& rule, Language language);
// A parameter's value as people read it: a share as such where it is written so.
[[nodiscard]] std::string shown_param(const Param& param, const feel::Value& value, Language language);
// Without values.
[[nodiscard]] std::string plain(const Words& words);

// The words of one rule, made in each language when they are first asked for, from whatever thread.
class RequiredWords {
 public:
  [[nodiscard]] const Words& in(Language language, const PolicyRules& rules, const Rule& rule) const;

  // Without values.
  [[nodiscard]] const std::string& plain_in(Language language, const PolicyRules& rules, const Rule& rule) const;

 private:
  mutable std::array<std::once_flag, 3> made_;
  mutable std::array<Words, 3> words_;
  mutable std::array<std::string, 3> plain_;
};

}  // namespace ducha
