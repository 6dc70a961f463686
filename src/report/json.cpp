// SPDX-License-Identifier: Apache-2.0
// One object, its parts those of the wire, one a line, so that two runs compare line by line. What the findings of a
// rule repeat stands once, in a table of rules. Everything is kept until the end, for the plans stand above the
// findings; what memory holds is bounded, but for the rules.
#include <map>
#include <string>
#include <string_view>

#include "findings/json_object.h"
#include "findings/to_ndjson.h"
#include "report/formats.h"
#include "report/kept_parts.h"

namespace ducha {

namespace {

// The lines of one array.
class Lines {
 public:
  void add(std::string_view json) { lines_.add(json); }
  void append_to(std::string& out, Output& output, char open = '[', char close = ']') const {
    out += open;
    append_parts(out, output, lines_, "\n");
    if (lines_.size() > 0) out += '\n';
    out += close;
  }

 private:
  SpillBuffer lines_;
};

class JsonReport : public ReportSink {
 public:
  explicit JsonReport(Output& output) : output_(output) {}
  void begin(const Run& run) override { run_ = to_ndjson(run); }
  void finding(const Finding& finding) override {
    const std::string rule = rule_json(finding);
    const auto [known, fresh] = rule_of_.emplace(finding.rule->id, rule);
    if (fresh) rules_.add(json_string(finding.rule->id) + ':' + rule);
    // One that says something else of its rule says all of it itself.
    findings_.add(known->second == rule ? to_json_beside_rules(finding) : to_ndjson(finding));
  }
  void problem(const Problem& problem) override { problems_.add(to_ndjson(problem)); }
  void plan(const PlanResult& plan) override { plans_.add(to_ndjson(plan)); }
  void league(const League& league) override {
    scored_ = true;
    for (const LeagueRow& row : league.rows) scores_.add(to_ndjson(league, row));
  }
  void end(const Summary& summary) override {
    std::string out = "{\n\"run\":" + run_ + ",\n\"plans\":";
    plans_.append_to(out, output_);
    out += ",\n\"rules\":";
    rules_.append_to(out, output_, '{', '}');
    out += ",\n\"findings\":";
    findings_.append_to(out, output_);
    out += ",\n\"problems\":";
    problems_.append_to(out, output_);
    if (scored_) {
      out += ",\n\"scores\":";
      scores_.append_to(out, output_);
    }
    output_.write(out + ",\n\"summary\":" + to_ndjson(summary) + "\n}\n");
  }

 private:
  Output& output_;
  std::string run_ = "null";
  Lines plans_, rules_, findings_, problems_, scores_;
  bool scored_ = false;
  std::map<std::string, std::string> rule_of_;
};

}  // namespace

std::unique_ptr<ReportSink> json_report(Output& output, const ReportSettings&) {
  return std::make_unique<JsonReport>(output);
}

}  // namespace ducha
