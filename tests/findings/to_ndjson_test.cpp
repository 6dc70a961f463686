// SPDX-License-Identifier: Apache-2.0
#include "findings/to_ndjson.h"

#include <optional>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "findings/json_object.h"

using ducha::Finding;
using ducha::Status;
using ducha::Subject;
using ducha::to_ndjson;

TEST_CASE("strings are escaped, and what is no text is replaced") {
  CHECK(ducha::json_string("a\"b\\c\n\x01") == R"("a\"b\\c\n\u0001")");
  CHECK(ducha::json_string("\xE6\xB1\x89") == "\"\xE6\xB1\x89\"");
  // What a terminal obeys or what turns the direction of text, and what stands beside it in Unicode.
  CHECK(ducha::json_string("\u200E\u200F\u2028\u2029\u202A\u202E\u2066\u2069\u061C\u0085\u009B") ==
        R"("\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\u061c\u0085\u009b")");
  CHECK(ducha::json_string("\u200D\u2010\u2027\u202F\u2065\u206A\u061B\u061D\u00A0\u00B7\u201C") ==
        "\"\u200D\u2010\u2027\u202F\u2065\u206A\u061B\u061D\u00A0\u00B7\u201C\"");
  CHECK(ducha::json_string("\u6C49\u202E\xFF") == "\"\u6C49\\u202e\uFFFD\"");
  CHECK(ducha::json_string("a\xFF") == "\"a\xEF\xBF\xBD\"");
}

TEST_CASE("what is escaped is escaped wherever it stands in a text") {
  struct Row {
    const char* written;
    const char* escaped;
  };
  static constexpr Row kRows[] = {
      {"\"", "\\\""}, {"\u202E", "\\u202e"}, {"\u201C", "\u201C"}, {"\x1F", "\\u001f"}, {"\n\u0085", "\\n\\u0085"}};
  for (const char* const plain : {"a", "\u6C49"}) {
    for (const Row& row : kRows) {
      for (std::size_t before = 0; before < 20; ++before) {
        for (std::size_t behind = 0; behind < 10; ++behind) {
          std::string front, back;
          for (std::size_t i = 0; i < before; ++i) front += plain;
          for (std::size_t i = 0; i < behind; ++i) back += plain;
          CAPTURE(front);
          CHECK(ducha::json_string(front + row.written + back + row.written) ==
                '"' + front + row.escaped + back + row.escaped + '"');
        }
      }
    }
  }
}

TEST_CASE("a run") {
  ducha::Run run;
  run.version = "1.2.3";
  run.rulebook = "sha256:00";
  CHECK(to_ndjson(run) ==
        R"({"type":"run","schema":"ducha.findings/1","version":"1.2.3","rulebook":"sha256:00","as_of":null})");
  run.as_of = "2024-12-31";
  CHECK(to_ndjson(run) ==
        R"({"type":"run","schema":"ducha.findings/1","version":"1.2.3","rulebook":"sha256:00","as_of":"2024-12-31"})");
}

TEST_CASE("a finding with everything in it, in the documented order") {
  Finding finding;
  finding.unit = "Q";
  finding.level = "county";
  finding.region = {{"province", "P"}, {"city", "C"}};
  finding.rule.own().policy = "corrections";
  finding.rule.own().policy_title = "Opinions";
  finding.rule.own().id = "corrections.caseload";
  finding.rule.own().clauses = {{"2.1.1", "II-1", ""}, {"2.1.2", "II-2", "In full"}};
  finding.rule.own().quote = "1:15";
  finding.status = Status::fail;
  finding.rule.own().title = "T";
  finding.message = "two for 31";
  finding.rule.own().required = "a <= b";
  finding.why = "because";
  finding.rule.own().interpretation = "as read";
  ducha::Evidence evidence;
  evidence.fact = "subjects";
  evidence.label = ducha::Text("Z", "E");
  evidence.value = "0.020";
  evidence.shown = "2 %";
  evidence.at = {"plans/q.yaml", 8, 13};
  finding.evidence = {evidence};
  finding.missing = {{"workers", ducha::Text("", "W"), {"plans/q.yaml", 2, 1}, 0}};
  finding.due = "2024-12-31";
  finding.fingerprint = "ff";
  finding.rule.own().required_words = "a at most b";
  finding.requirement = "a 3 at most b 2";
  finding.params.own() = {{"b", ducha::Text("Z", "E"), "0.5", "50 %", "2012-01-01", "profile", "No. 17"},
                          {"c", ducha::Text("c"), "null", "not set", "", "reading", ""}};
  CHECK(
      to_ndjson(finding) ==
      R"({"type":"finding","unit":"Q","level":"county","region":{"province":"P","city":"C"},"policy":"corrections",)"
      R"("rule":"corrections.caseload","clauses":[{"id":"2.1.1","at":"II-1"},{"id":"2.1.2","at":"II-2","text":"In full"}],)"
      R"("quote":"1:15","modality":"must","status":"fail","subject":null,"message":"two for 31",)"
      R"("evidence":[{"fact":"subjects","value":0.020,"file":"plans/q.yaml","line":8,"column":13,)"
      R"("label":{"zh":"Z","en":"E"},"shown":"2 %"}],)"
      R"("missing":[{"fact":"workers","file":"plans/q.yaml","line":2,"column":1,"label":{"en":"W"}}],)"
      R"("due":"2024-12-31","fingerprint":"ff","title":"T","required":"a <= b","interpretation":"as read",)"
      R"("required_words":"a at most b","why":"because","policy_title":"Opinions","grounds":"text",)"
      R"("requirement":"a 3 at most b 2","params":[{"name":"b","value":0.5,"label":{"zh":"Z","en":"E"},)"
      R"("shown":"50 %","from":"2012-01-01","whose":"profile","paper":"No. 17"},{"name":"c","value":null,)"
      R"("label":{"zh":"c","en":"c"},"shown":"not set","from":null,"whose":"reading"}]})");
}

TEST_CASE("a finding with as little as can be") {
  CHECK(
      to_ndjson(Finding()) ==
      R"({"type":"finding","unit":null,"level":null,"region":{},"policy":"","rule":"","clauses":[],"quote":"",)"
      R"("modality":"must","status":"unknown","subject":null,"message":"","evidence":[],"missing":[],"due":null,)"
      R"("fingerprint":"","title":"","required":"","interpretation":null,"why":null,"policy_title":"","grounds":"text"})");
}

TEST_CASE("subjects") {
  Finding finding;
  const auto subject_of = [&finding](Subject subject) {
    finding.subject = std::move(subject);
    const std::string line = to_ndjson(finding);
    const std::size_t from = line.find("\"subject\":") + 10;
    return line.substr(from, line.find(",\"message\"") - from);
  };
  Subject subject;
  subject.name = "2024-H1";
  subject.from = "2024-01-01";
  subject.to = "2024-06-30";
  CHECK(subject_of(subject) == R"({"kind":"window","name":"2024-H1","from":"2024-01-01","to":"2024-06-30"})");
  subject = {};
  subject.kind = Subject::Kind::record;
  subject.index = 2;
  CHECK(subject_of(subject) == R"({"kind":"record","name":null,"index":2})");
  subject.name = "reform";
  subject.window = "2024-H1";
  CHECK(subject_of(subject) == R"({"kind":"record","name":"reform","index":2,"window":"2024-H1"})");
  subject = {};
  subject.kind = Subject::Kind::group;
  subject.units = 181;
  CHECK(subject_of(subject) == R"({"kind":"group","name":null,"units":181})");
}

TEST_CASE("evidence and missing facts across units, and what has no place") {
  Finding finding;
  ducha::Evidence evidence;
  evidence.fact = "a";
  evidence.unit = "Q";
  finding.evidence = {evidence};
  finding.missing = {{"a", {}, {}, 3}};
  const std::string line = to_ndjson(finding);
  CHECK(line.find(
            R"([{"fact":"a","value":null,"file":null,"line":null,"column":null,"label":{},"shown":"","unit":"Q"}])") !=
        std::string::npos);
  CHECK(line.find(R"("missing":[{"fact":"a","file":null,"line":null,"column":null,"label":{},"units":3}])") !=
        std::string::npos);
}

TEST_CASE("problems, plans and the summary") {
  ducha::Problem problem;
  problem.severity = ducha::Severity::warning;
  problem.code = "plan.fact-unknown";
  problem.message = "m";
  problem.at = {"a.yaml", 3, 11};
  CHECK(
      to_ndjson(problem) ==
      R"({"type":"problem","severity":"warning","code":"plan.fact-unknown","message":"m","file":"a.yaml","line":3,"column":11})");
  problem.at = {"a.yaml", 0, 0};
  problem.notes = {{"n", {"a.yaml", 1, 2}}};
  CHECK(
      to_ndjson(problem) ==
      R"({"type":"problem","severity":"warning","code":"plan.fact-unknown","message":"m","file":"a.yaml","line":null,"column":null,"notes":[{"message":"n","file":"a.yaml","line":1,"column":2}]})");

  ducha::PlanResult plan;
  plan.unit = "Q";
  plan.file = "a.yaml";
  plan.line = 4;
  plan.counts.add(Status::fail);
  plan.period = "2024";
  plan.as_of = "2024-12-31";
  CHECK(
      to_ndjson(plan) ==
      R"({"type":"plan","unit":"Q","file":"a.yaml","pass":0,"fail":1,"pending":0,"unknown":0,"not_applicable":0,"waived":0,"error":0,"line":4,"level":null,"period":"2024","as_of":"2024-12-31","as_of_from_clock":false,"unit_line":null,"unit_column":null,"policies":[]})");
  plan.unit_line = 5;
  plan.unit_column = 7;
  plan.policies = {"p"};
  plan.kept = {R"({"policy":"p"})"};
  CHECK(to_ndjson(plan).ends_with(R"("unit_line":5,"unit_column":7,"policies":["p"],"kept":[{"policy":"p"}]})"));
  plan.outside = {{"p", "P", "in force from 2024-01-02", 4}};
  CHECK(to_ndjson(plan).ends_with(
      R"("outside":[{"policy":"p","title":"P","why":"in force from 2024-01-02","rules":4}]})"));

  ducha::Summary summary;
  summary.plans = 1;
  Finding finding;
  finding.rule.own().policy = "p";
  finding.status = Status::pass;
  summary.add(finding);
  summary.add(problem);
  CHECK(
      to_ndjson(summary) ==
      R"({"type":"summary","plans":1,"pass":1,"fail":0,"pending":0,"unknown":0,"not_applicable":0,"waived":0,"error":0,"problems":1,"policies":[{"policy":"p","title":"","pass":1,"fail":0,"pending":0,"unknown":0,"not_applicable":0,"waived":0,"error":0}],"modalities":{"must":{"pass":1,"fail":0,"pending":0,"unknown":0,"not_applicable":0,"waived":0,"error":0}}})");
  summary.across.add(finding);
  CHECK(to_ndjson(summary).find(R"("across":{"pass":1,)") != std::string::npos);
}

TEST_CASE("the parts of a batch give the whole") {
  ducha::Summary whole, first, second;
  for (const Status status : ducha::kStatuses) {
    Finding finding;
    finding.rule.own().policy = status == Status::fail ? "b" : "a";
    finding.rule.own().policy_title = "title";
    finding.rule.own().modality = status == Status::pass ? ducha::Modality::target : ducha::Modality::must;
    finding.status = status;
    whole.add(finding);
    (status == Status::pass ? first : second).add(finding);
  }
  first.add(static_cast<const ducha::Tally&>(second));
  CHECK(to_ndjson(first) == to_ndjson(whole));
}

namespace {

// One whose rule, label and parameters are said by many; or each by itself.
Finding repeated(bool written) {
  ducha::FindingRule rule;
  rule.policy = "p";
  rule.id = "p.r";
  rule.clauses = {{"1", "I-1", ""}};
  rule.quote = "a \"quote\"";
  rule.required_words = "a at most b";
  rule.adopted = true;
  rule.adoption = {"office", "No. 17"};
  ducha::Evidence evidence{"a", ducha::Text("Z", "E"), "1", "1", {"plan.yaml", 3, 5}, {}};
  ducha::ParamUsed used{"b", ducha::Text("Z", "E"), "2", "2", {}, "document", {}};
  if (written) {
    evidence.label = ducha::Label::written(*evidence.label);
    used.label = ducha::Label::written(*used.label);
  }
  const std::vector<ducha::ParamUsed> params = {used, used};
  Finding finding;
  finding.unit = "Q";
  finding.evidence = {evidence};
  finding.rule = written ? ducha::SharedRule::written(rule) : ducha::SharedRule(rule);
  finding.params = written ? ducha::ParamsUsed::written(params) : ducha::ParamsUsed(params);
  return finding;
}

}  // namespace

TEST_CASE("what is written once for many findings is what each of them would write") {
  CHECK(to_ndjson(repeated(true)) == to_ndjson(repeated(false)));
  CHECK(ducha::to_json_beside_rules(repeated(true)) == ducha::to_json_beside_rules(repeated(false)));
  CHECK(ducha::rule_json(repeated(true)) == ducha::rule_json(repeated(false)));
}

TEST_CASE("what one finding changes stays as it is in the others, and is written anew") {
  const Finding first = repeated(true);
  Finding second = first;
  second.rule.own().quote = "another";
  second.params.own().clear();
  CHECK(first.rule->quote == "a \"quote\"");
  CHECK(first.params->size() == 2);
  CHECK(to_ndjson(first) == to_ndjson(repeated(false)));
  CHECK(to_ndjson(second).find(R"("quote":"another")") != std::string::npos);
  CHECK(to_ndjson(second).find(R"("params")") == std::string::npos);
}

TEST_CASE("findings of another unit, level, region or file than those before say so") {
  Finding finding = repeated(false);
  const std::string before = to_ndjson(finding);
  finding.level = "county";
  CHECK(to_ndjson(finding).find(R"("level":"county")") != std::string::npos);
  finding.region = {{"city", "C"}};
  CHECK(to_ndjson(finding).find(R"("region":{"city":"C"})") != std::string::npos);
  finding.evidence.front().at.file = "other.yaml";
  CHECK(to_ndjson(finding).find(R"("file":"other.yaml")") != std::string::npos);
  finding.unit = std::nullopt;
  CHECK(to_ndjson(finding).find(R"("unit":null)") != std::string::npos);
  CHECK(to_ndjson(repeated(false)) == before);
}
