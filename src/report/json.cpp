// SPDX-License-Identifier: Apache-2.0
// One object, its parts those of the wire, one a line, so that two runs compare line by line. Everything is held until
// the end: a batch that outgrows memory is for ndjson.
#include <string>
#include <string_view>

#include "findings/to_ndjson.h"
#include "report/formats.h"

namespace ducha {

namespace {

// The lines of one array.
class Lines {
 public:
  void add(std::string_view json) { text_.append(text_.empty() ? "\n" : ",\n").append(json); }
  [[nodiscard]] std::string done() const { return text_.empty() ? "[]" : '[' + text_ + "\n]"; }

 private:
  std::string text_;
};

class JsonReport : public ReportSink {
 public:
  explicit JsonReport(Output& output) : output_(output) {}
  void begin(const Run& run) override { run_ = to_ndjson(run); }
  void finding(const Finding& finding) override { findings_.add(to_ndjson(finding)); }
  void problem(const Problem& problem) override { problems_.add(to_ndjson(problem)); }
  void plan(const PlanResult& plan) override { plans_.add(to_ndjson(plan)); }
  void league(const League& league) override {
    scored_ = true;
    for (const LeagueRow& row : league.rows) scores_.add(to_ndjson(league, row));
  }
  void end(const Summary& summary) override {
    output_.write("{\n\"run\":" + run_ + ",\n\"plans\":" + plans_.done() + ",\n\"findings\":" + findings_.done() +
                  ",\n\"problems\":" + problems_.done() +
                  (scored_ ? ",\n\"scores\":" + scores_.done() : std::string()) +
                  ",\n\"summary\":" + to_ndjson(summary) + "\n}\n");
  }

 private:
  Output& output_;
  std::string run_ = "null";
  Lines plans_, findings_, problems_, scores_;
  bool scored_ = false;
};

}  // namespace

std::unique_ptr<ReportSink> json_report(Output& output, const ReportSettings&) {
  return std::make_unique<JsonReport>(output);
}

}  // namespace ducha
