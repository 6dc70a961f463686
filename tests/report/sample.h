// SPDX-License-Identifier: Apache-2.0
// A run with one finding of each status, each kind of subject, a long list of facts, text that a terminal would obey,
// and problems with and without a place.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "findings/finding.h"
#include "report/sink.h"

namespace ducha {

inline Finding sample_finding(Status status, Modality modality, std::string rule, std::string title) {
  Finding finding;
  finding.unit = "青山县司法局";
  finding.level = "county";
  finding.region = {{"province", "某省"}};
  finding.rule.own().policy = "corrections";
  finding.rule.own().policy_title = "进一步加强社区矫正工作意见";
  finding.rule.own().id = std::move(rule);
  finding.rule.own().clauses = {{"2.1.1", "二、1、一是", ""}};
  finding.rule.own().quote = "比例应当达到1:15";
  finding.rule.own().modality = modality;
  finding.status = status;
  finding.rule.own().title = std::move(title);
  finding.rule.own().required = "subjects <= caseload_limit * social_workers";
  finding.fingerprint = "0f";
  return finding;
}

inline Evidence sample_evidence(std::string fact, Text label, std::string value, std::string shown,
                                std::uint32_t line) {
  Evidence evidence;
  evidence.fact = std::move(fact);
  evidence.label = std::move(label);
  evidence.value = std::move(value);
  evidence.shown = std::move(shown);
  evidence.at = {"plans/qingshan.yaml", line, 13};
  return evidence;
}

inline std::vector<Finding> sample_plan_findings() {
  std::vector<Finding> findings;
  findings.push_back(sample_finding(Status::pass, Modality::must, "corrections.leading-group", "成立领导小组"));
  Finding target = sample_finding(Status::fail, Modality::target, "corrections.centre", "三年内建成中心");
  target.rule.own().quote.clear();
  target.rule.own().required = "centre and\n    // every county\n\n    centre_open";
  target.evidence = {sample_evidence("centre", {}, "false", "否", 9)};
  findings.push_back(target);
  Finding caseload = sample_finding(Status::fail, Modality::must, "corrections.caseload", "每名社工不超过十五人");
  caseload.message = "2名社工负责31人";
  caseload.rule.own().interpretation = "按期末人数";
  caseload.rule.own().required_words = "社区矫正对象人数 ≤ 每名社工对象上限 × 社工人数";
  caseload.requirement = "社区矫正对象人数 ≤ 每名社工对象上限（15） × 社工人数（2） = 30，实有 31";
  caseload.params.own() = {{"caseload_limit", Text("每名社工对象上限", "subjects for each worker"), "15", "15",
                            "2012-01-01", "document", ""},
                           {"share", {}, "0.9", "90%", "", "profile", "〔2024〕\n17号"}};
  caseload.evidence = {sample_evidence("subjects", Text("社区矫正对象人数", "subjects"), "31", "31", 8),
                       sample_evidence("social_workers", Text("社工人数", "social workers"), "2", "2", 10)};
  findings.push_back(caseload);
  Finding unknown = sample_finding(Status::unknown, Modality::should, "corrections.graduates", "招募高校毕业生");
  unknown.rule.own().clauses.push_back({"2.1.2", "二、1、二是", ""});
  unknown.missing = {{"graduates", Text("招募高校毕业生人数", "graduates"), {"plans/qingshan.yaml", 6, 1}, 0}};
  findings.push_back(unknown);
  Finding pending = sample_finding(Status::pending, Modality::must, "corrections.meetings", "每半年开会");
  pending.due = "2024-12-31";
  Subject window;
  window.name = "2024-H2";
  window.from = "2024-07-01";
  window.to = "2024-12-31";
  pending.subject = window;
  for (std::uint32_t i = 0; i < 8; ++i) {
    pending.evidence.push_back(sample_evidence("meetings[" + std::to_string(i) + "].date", Text("会议", "meetings"),
                                               "\"2024-01-0" + std::to_string(i + 1) + "\"",
                                               "2024-01-0" + std::to_string(i + 1), 20 + i));
  }
  findings.push_back(pending);
  Finding error = sample_finding(Status::error, Modality::encouraged, "corrections.funds", "经费增长");
  error.why = "事实的类型不符";
  Subject record;
  record.kind = Subject::Kind::record;
  record.index = 2;
  record.window = "2024-H1";
  error.subject = record;
  error.evidence = {sample_evidence("remark", {}, "\"x\"", "red \x1B[31m and\nanother line", 30)};
  findings.push_back(error);
  Finding waived = sample_finding(Status::waived, Modality::must, "corrections.posts", "核定编制");
  record.name = "社工岗";
  record.window.reset();
  waived.subject = record;
  findings.push_back(waived);
  findings.push_back(sample_finding(Status::not_applicable, Modality::should, "corrections.crises", "突发事件"));
  return findings;
}

inline std::vector<Finding> sample_across_findings() {
  Finding finding = sample_finding(Status::unknown, Modality::target, "ageing.centres", "九成市县建成");
  finding.unit.reset();
  finding.level.reset();
  finding.rule.own().policy = "ageing";
  finding.rule.own().policy_title.clear();
  Subject group;
  group.kind = Subject::Kind::group;
  group.name = "某省";
  group.units = 181;
  finding.subject = group;
  finding.evidence = {sample_evidence("centres", Text("服务中心", "centres"), "0", "0", 4)};
  finding.evidence[0].unit = "白河县";
  finding.missing = {{"centres", Text("服务中心", "centres"), {}, 3}};
  Finding whole = finding;
  whole.status = Status::fail;
  whole.subject->name.reset();
  whole.subject->units = 1;
  whole.missing[0].units = 1;
  return {finding, whole};
}

// Tells a report the run; shown: which findings it is told.
inline void tell_sample(ReportSink& report) {
  Run run;
  run.version = "1.2.3";
  run.rulebook = "sha256:00ff";
  Summary summary;
  report.begin(run);
  Problem broken;
  broken.code = "document.yaml";
  broken.message = "broken YAML";
  broken.at = {"plans/broken.yaml", 3, 1};
  broken.notes = {{"did you mean it?", {"plans/broken.yaml", 1, 2}}};
  report.problem(broken);
  summary.add(broken);
  PlanResult plan;
  for (const Finding& finding : sample_plan_findings()) {
    report.finding(finding);
    plan.counts.add(finding.status);
    summary.add(finding);
  }
  Problem missing;
  missing.severity = Severity::warning;
  missing.code = "plan.not-found";
  missing.message = "no such file";
  missing.at = {"plans/gone.yaml", 0, 0};
  report.problem(missing);
  summary.add(missing);
  plan.unit = "青山县司法局";
  plan.file = "plans/qingshan.yaml";
  plan.line = 2;
  plan.level = "县";
  plan.period = "2024";
  plan.as_of = "2024-12-31";
  report.plan(plan);
  PlanResult silent;
  silent.file = "plans/silent.yaml";
  silent.as_of = "2025-01-01";
  silent.as_of_from_clock = true;
  report.plan(silent);
  summary.plans = 2;
  for (const Finding& finding : sample_across_findings()) {
    report.finding(finding);
    summary.add(finding);
  }
  report.end(summary);
}

}  // namespace ducha
