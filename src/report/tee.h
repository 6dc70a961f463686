// SPDX-License-Identifier: Apache-2.0
// One run, many reports.
#pragma once

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "report/sink.h"

namespace ducha {

class Tee : public ReportSink {
 public:
  void add(std::unique_ptr<ReportSink> report) { reports_.push_back(std::move(report)); }
  void begin(const Run& run) override {
    for (const auto& report : reports_) report->begin(run);
  }
  void finding(const Finding& finding) override {
    for (const auto& report : reports_) report->finding(finding);
  }
  void finding_line(const Finding& finding, std::string_view line) override {
    for (const auto& report : reports_) report->finding_line(finding, line);
  }
  [[nodiscard]] bool wants_lines() const override {
    return std::any_of(reports_.begin(), reports_.end(), [](const auto& report) { return report->wants_lines(); });
  }
  void problem(const Problem& problem) override {
    for (const auto& report : reports_) report->problem(problem);
  }
  void plan(const PlanResult& plan) override {
    for (const auto& report : reports_) report->plan(plan);
  }
  void league(const League& league) override {
    for (const auto& report : reports_) report->league(league);
  }
  void end(const Summary& summary) override {
    for (const auto& report : reports_) report->end(summary);
  }

 private:
  std::vector<std::unique_ptr<ReportSink>> reports_;
};

}  // namespace ducha
