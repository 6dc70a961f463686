// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "findings/part_digest.h"
#include "findings/to_ndjson.h"
#include "report/formats.h"

namespace ducha {

namespace {

class NdjsonReport : public ReportSink {
 public:
  explicit NdjsonReport(Output& output) : output_(output) {}
  void begin(const Run& run) override { write_line(run); }
  void finding(const Finding& finding) override { write_line(finding); }
  void finding_line(const Finding&, std::string_view line) override { write(line); }
  [[nodiscard]] bool wants_lines() const override { return true; }
  void problem(const Problem& problem) override { write_line(problem); }
  void plan(const PlanResult& plan) override { write_line(plan); }
  void league(const League& league) override {
    for (const LeagueRow& row : league.rows) write(to_ndjson(league, row) += '\n');
  }
  void end(const Summary& summary) override { output_.write(digest_.sealed(to_ndjson(summary)) + '\n'); }

 private:
  template <typename Part>
  void write_line(const Part& part) {
    write(to_ndjson(part) += '\n');
  }
  void write(std::string_view line) {
    digest_.add(line.substr(0, line.size() - 1));
    output_.write(line);
  }
  Output& output_;
  PartDigest digest_;
};

}  // namespace

std::unique_ptr<ReportSink> ndjson_report(Output& output, const ReportSettings&) {
  return std::make_unique<NdjsonReport>(output);
}

}  // namespace ducha
