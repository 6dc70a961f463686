// SPDX-License-Identifier: Apache-2.0
// Findings, plans and whole runs for the tests of audit/, no more of them than names them.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "findings/finding.h"
#include "findings/fingerprint.h"
#include "findings/part_digest.h"
#include "findings/to_ndjson.h"

namespace ducha {

inline Finding finding_of(const char* unit, const char* rule, Status status, Modality modality = Modality::must) {
  Finding finding;
  if (unit != nullptr) finding.unit = unit;
  finding.rule.own().policy = "p";
  finding.rule.own().id = rule;
  finding.rule.own().modality = modality;
  finding.status = status;
  return finding;
}

inline Finding in_window(Finding finding, const char* window) {
  finding.subject = Subject{};
  finding.subject->name = window;
  return finding;
}

inline PlanResult plan_of(const char* unit, const char* period) {
  PlanResult plan;
  plan.unit = unit;
  if (period != nullptr) plan.period = period;
  plan.policies = {"p"};
  return plan;
}

struct JudgedPlanOf {
  PlanResult plan;
  std::vector<Finding> findings;
};

// The lines of a run, as NDJSON.
inline std::string run_text(std::vector<JudgedPlanOf> plans, std::vector<Finding> over_batch = {}) {
  PartDigest digest;
  std::string text;
  const auto line = [&](const std::string& one) {
    digest.add(one);
    text += one + '\n';
  };
  Run run;
  run.version = "1";
  run.rulebook = "sha256:a";
  line(to_ndjson(run));
  Summary summary;
  for (JudgedPlanOf& each : plans) {
    set_fingerprints(each.findings);
    for (const Finding& finding : each.findings) {
      line(to_ndjson(finding));
      each.plan.counts.add(finding.status);
      summary.add(finding);
    }
    line(to_ndjson(each.plan));
    ++summary.plans;
  }
  set_fingerprints(over_batch);
  for (const Finding& finding : over_batch) {
    line(to_ndjson(finding));
    summary.add(finding);
    summary.across.add(finding);
  }
  return text + digest.sealed(to_ndjson(summary)) + '\n';
}

}  // namespace ducha
