// SPDX-License-Identifier: Apache-2.0
#include "findings/fingerprint.h"

#include <set>
#include <string>

#include <doctest/doctest.h>

using ducha::Finding;
using ducha::Subject;

namespace {

Finding finding_of(const char* unit, const char* rule) {
  Finding finding;
  if (unit != nullptr) finding.unit = unit;
  finding.rule.own().id = rule;
  return finding;
}

Finding about(Finding finding, Subject subject) {
  finding.subject = std::move(subject);
  return finding;
}

Subject record(const char* name, std::size_t index, const char* window = nullptr) {
  Subject subject;
  subject.kind = Subject::Kind::record;
  if (name != nullptr) subject.name = name;
  subject.index = index;
  if (window != nullptr) subject.window = window;
  return subject;
}

Subject window(const char* name) {
  Subject subject;
  subject.name = name;
  return subject;
}

}  // namespace

TEST_CASE("unit, rule and subject each make another fingerprint") {
  Subject group = window("A");
  group.kind = Subject::Kind::group;
  const Finding findings[] = {
      finding_of("A", "p.r"),
      finding_of("B", "p.r"),
      finding_of(nullptr, "p.r"),
      finding_of("A", "p.s"),
      finding_of("Ap", ".r"),
      about(finding_of("A", "p.r"), window("2024-H1")),
      about(finding_of("A", "p.r"), window("2024-H2")),
      about(finding_of("A", "p.r"), window("A")),
      about(finding_of("A", "p.r"), group),
      about(finding_of("A", "p.r"), record("first", 0)),
      about(finding_of("A", "p.r"), record("second", 0)),
      about(finding_of("A", "p.r"), record(nullptr, 0)),
      about(finding_of("A", "p.r"), record(nullptr, 1)),
      about(finding_of("A", "p.r"), record("first", 0, "2024-H1")),
  };
  std::set<std::string> seen;
  for (const Finding& finding : findings) {
    CHECK(ducha::fingerprint(finding).size() == 32);
    CHECK(seen.insert(ducha::fingerprint(finding)).second);
  }
}

TEST_CASE("nothing else does") {
  const Finding before = about(finding_of("A", "p.r"), record("first", 0));
  Finding after = about(before, record("first", 3));
  after.status = ducha::Status::pass;
  after.message = "another";
  after.evidence.emplace_back();
  after.due = "2024-12-31";
  CHECK(ducha::fingerprint(before) == ducha::fingerprint(after));
}

TEST_CASE("two records of one name do not share a fingerprint") {
  std::vector<Finding> findings = {about(finding_of("A", "p.r"), record("same", 0)),
                                   about(finding_of("A", "p.r"), record("same", 1)),
                                   about(finding_of("A", "p.s"), record("same", 0))};
  ducha::set_fingerprints(findings);
  CHECK(findings[0].fingerprint == ducha::fingerprint(findings[0]));
  CHECK(findings[1].fingerprint == ducha::fingerprint(findings[1], 1));
  CHECK(findings[1].fingerprint != findings[0].fingerprint);
  CHECK(findings[2].fingerprint == ducha::fingerprint(findings[2]));
}

// It stands in saved reports and baselines: a change here loses track of every finding.
TEST_CASE("a fingerprint is the same from version to version") {
  CHECK(ducha::fingerprint(about(finding_of("A", "p.r"), window("2024-H1"))) == "b17789cd6cda3d056b2826eda94603a9");
}
