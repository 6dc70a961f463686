// SPDX-License-Identifier: Apache-2.0
// The smallest policy that rules can be tried with: the texts of its files, and loaded from them without a folder.
#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "rulebook/policy_files.h"
#include "rulebook/rulebook.h"

namespace ducha {

inline constexpr std::string_view kSmallPolicy = R"(policy: p
title: {en: P}
issuer: {en: I}
number: null
issued: null
levels: {county: {en: county}}
params: {limit: {label: {en: limit}, clause: "1.1", values: {0001-01-01: 15}}}
clauses:
  - {id: "1.1", at: "1", gist: {en: g}, modality: must}
)";
inline constexpr std::string_view kSmallFacts = R"(facts:
  subjects: {label: {en: subjects}, type: count, min: 0, max: 100}
  officers: {label: {en: officers}, type: count}
  reports: {label: {en: reports}, type: list, of: {date: {type: date, label: {en: date}}}}
)";
inline constexpr std::string_view kSmallRules = R"(policy: p
rules:
  - id: p.few
    clause: "1.1"
    quote: q
    title: {en: few}
    require: subjects <= limit
    cases: [{facts: {subjects: 1}, expect: pass}]
  - id: p.reports
    clause: "1.1"
    quote: q
    title: {en: reports}
    every: quarter
    require: count(reports[date in window]) > 0
    cases: [{period: 2024-Q1, facts: {reports: []}, expect: fail}]
)";

// With the rules of that text; null where they have a fault.
inline std::shared_ptr<const PolicyRules> small_policy(std::string_view rules, Diagnostics& faults) {
  const auto file = [](const char* name, std::string_view text) {
    return PolicyFiles::File{name, std::make_shared<const std::string>(text), {}, {}};
  };
  PolicyFiles files;
  files.folder = "p";
  files.files = {file("1-rules.yaml", rules), file("facts.yaml", kSmallFacts), file("policy.yaml", kSmallPolicy)};
  return load_policy(files, ".", "p", faults);
}

inline std::shared_ptr<const PolicyRules> small_policy() {
  Diagnostics faults;
  auto rules = small_policy(kSmallRules, faults);
  if (rules == nullptr) std::abort();
  return rules;
}

}  // namespace ducha
