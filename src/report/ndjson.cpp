// SPDX-License-Identifier: Apache-2.0
#include "findings/to_ndjson.h"
#include "report/formats.h"

namespace ducha {

namespace {

class NdjsonReport : public ReportSink {
 public:
  explicit NdjsonReport(Output& output) : output_(output) {}
  void begin(const Run& run) override { write_line(run); }
  void finding(const Finding& finding) override { write_line(finding); }
  void problem(const Problem& problem) override { write_line(problem); }
  void plan(const PlanResult& plan) override { write_line(plan); }
  void end(const Summary& summary) override { write_line(summary); }

 private:
  template <typename Part>
  void write_line(const Part& part) {
    output_.write(to_ndjson(part) + '\n');
  }
  Output& output_;
};

}  // namespace

std::unique_ptr<ReportSink> ndjson_report(Output& output, const ReportSettings&) {
  return std::make_unique<NdjsonReport>(output);
}

}  // namespace ducha
