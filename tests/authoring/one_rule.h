// SPDX-License-Identifier: Apache-2.0
// The small policy with one rule of a test's own.
#pragma once

#include <memory>
#include <string>

#include <doctest/doctest.h>

#include "../small_policy.h"

namespace ducha {

// `rule`: its lines below the title, each behind four spaces.
inline std::shared_ptr<const PolicyRules> policy_of(const std::string& rule) {
  Diagnostics faults;
  auto rules = small_policy(R"(policy: p
rules:
  - id: p.a
    clause: "1.1"
    quote: q
    title: {en: t}
)" + rule,
                            faults);
  for (const Diagnostic& each : faults.all()) {
    if (each.severity() == Severity::error) FAIL(to_text(each, Language::en, false));
  }
  REQUIRE(rules);
  return rules;
}

}  // namespace ducha
