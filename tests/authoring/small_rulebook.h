// SPDX-License-Identifier: Apache-2.0
// A policy of one rule, as it would lie in a rulebook's folder.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <doctest/doctest.h>

#include "rulebook/policy_files.h"
#include "rulebook/rulebook.h"

namespace ducha {

// With the facts n and m (counts, n of 0 to 100), days (a list of records with a date) and the parameter limit (15).
// `rule`: its lines below the title, each behind four spaces.
inline std::shared_ptr<const PolicyRules> rulebook_of(const std::string& rule) {
  const auto file = [](const char* name, std::string text) {
    return PolicyFiles::File{name, std::make_shared<const std::string>(std::move(text)), {}, {}};
  };
  PolicyFiles files;
  files.folder = "p";
  files.files = {file("1-rules.yaml", R"(policy: p
rules:
  - id: p.a
    clause: "1.1"
    quote: q
    title: {en: t}
)" + rule),
                 file("facts.yaml", R"(facts:
  n: {type: count, label: {en: n}, min: 0, max: 100}
  m: {type: count, label: {en: m}}
  days: {type: list, label: {en: days}, of: {date: {type: date, label: {en: date}}}}
)"),
                 file("policy.yaml", R"(policy: p
title: {en: P}
issuer: {en: I}
number: null
issued: null
levels: {county: {en: county}}
params: {limit: {label: {en: limit}, clause: "1.1", values: {0001-01-01: 15}}}
clauses:
  - {id: "1.1", at: "1", gist: {en: g}, modality: must}
)")};
  Diagnostics faults;
  auto rules = load_policy(files, ".", "p", faults);
  for (const Diagnostic& each : faults.all()) {
    if (each.severity() == Severity::error) FAIL(to_text(each, Language::en, false));
  }
  REQUIRE(rules);
  return rules;
}

}  // namespace ducha
