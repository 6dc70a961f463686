// SPDX-License-Identifier: Apache-2.0
// The report for people: one unit after another, what failed first, then what was judged over all of them, the problems
// of the input, and the counts.
#include "base/text.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "findings/style.h"
#include "report/formats.h"
#include "report/phrases.h"
#include "report/text_finding.h"
#include "report/text_summary.h"
#include "report/words.h"

namespace ducha {

namespace {

bool takes_one_line(const Finding& finding) {
  return finding.status == Status::pass || finding.status == Status::not_applicable;
}

class TextReport : public Reporter {
 public:
  TextReport(Output& output, const ReportSettings& settings)
      : output_(output), settings_(settings), language_(settings.language), style_(settings.color) {}

  void finding(const Finding& finding) override { findings_.push_back(finding); }
  void problem(const Problem& problem) override {
    if (!settings_.problems_seen) problems_.push_back(problem);
  }
  void plan(const PlanResult& plan) override {
    write_section(header_of(plan));
    const bool none = plan.counts.total() == 0;
    output_.write("  " + (none ? word(ReportWord::nothing_judged, language_) : counts_words(plan.counts, language_)) +
                  "\n\n");
  }
  void end(const Summary& summary) override {
    if (!findings_.empty()) write_section(style_.bold(word(ReportWord::all_units, language_)));
    if (!problems_.empty()) write_problems();
    output_.write(style_.bold(word(ReportWord::summary, language_)) + "\n\n" +
                  summary_table(summary, language_, style_));
  }

 private:
  void write_section(const std::string& header) {
    output_.write(header + "\n\n");
    std::stable_sort(findings_.begin(), findings_.end(), weightier);
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      const bool last_of_lines = takes_one_line(findings_[i]) && i + 1 < findings_.size();
      output_.write(to_text(findings_[i], language_, style_) + (last_of_lines ? "" : "\n"));
    }
    findings_.clear();
  }

  [[nodiscard]] std::string header_of(const PlanResult& plan) const {
    std::string header = style_.bold(plan.unit ? plain(*plan.unit) : word(ReportWord::no_unit, language_));
    std::vector<std::string> parts;
    if (plan.level) parts.push_back(plain(*plan.level));
    if (plan.period) parts.push_back(plain(*plan.period));
    if (plan.as_of) {
      parts.push_back(
          filled(plan.as_of_from_clock ? ReportWord::as_of_today : ReportWord::as_of, language_, {plain(*plan.as_of)}));
    }
    if (!plan.file.empty()) parts.push_back(to_text(Location{plan.file, plan.line, 0}));
    std::string line;
    for (const std::string& part : parts)
      line += (line.empty() ? std::string() : word(ReportWord::separator, language_)) + part;
    return header + "  " + style_.dim(line);
  }

  void write_problems() {
    output_.write(style_.bold(word(ReportWord::problems, language_)) + "\n\n");
    for (const Problem& problem : problems_) {
      output_.write(line_of(problem.at, words_of(problem.severity).in(language_), problem.message));
      for (const ProblemNote& note : problem.notes) {
        output_.write("  " + line_of(note.at, words_of(Severity::note).in(language_), note.message));
      }
    }
    output_.write("\n");
    problems_.clear();
  }

  static std::string line_of(const Location& at, const std::string& severity, const std::string& message) {
    const std::string place = to_text(at);
    return "  " + (place.empty() ? place : place + ": ") + severity + ": " + plain(message) + '\n';
  }

  Output& output_;
  ReportSettings settings_;
  Language language_;
  Style style_;
  std::vector<Finding> findings_;  // of the plan that is being reported
  std::vector<Problem> problems_;
};

}  // namespace

std::unique_ptr<Reporter> text_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<TextReport>(output, settings);
}

}  // namespace ducha
