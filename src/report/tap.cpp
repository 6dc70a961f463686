// SPDX-License-Identifier: Apache-2.0
// The Test Anything Protocol, version 14: a test point a finding, its facts as a YAML block; what cannot be told yet is
// to do, what does not apply is skipped. The plan comes last, since nobody knows before how many there are.
#include <string>

#include "base/replace_all.h"
#include "base/text.h"
#include "findings/exit_code.h"
#include "findings/json_object.h"
#include "report/formats.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

// `#` begins a directive and `\` an escape.
std::string description(const std::string& text) {
  std::string result;
  for (const char c : plain(text)) {
    if (c == '#' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

// A JSON string is a YAML scalar. What a runner of CI would obey anywhere in a line ("##[") is the same text, escaped.
std::string scalar(std::string_view text) {
  std::string quoted = json_string(text);
  replace_all(quoted, "##", "#\\u0023");
  return quoted;
}

class TapReport : public ReportSink {
 public:
  TapReport(Output& output, const ReportSettings& settings) : output_(output), settings_(settings) {}

  void begin(const Run& run) override {
    output_.write("TAP version 14\n");
    if (!run.version.empty()) output_.write("# " + inert_lines(run_words(run, settings_.language)) + '\n');
  }
  void finding(const Finding& finding) override {
    const Language language = settings_.language;
    std::string text = unit_words(finding, language) + word(ReportWord::colon, language) + finding.rule->id;
    const std::string subject = subject_words(finding, language);
    if (!subject.empty()) text += word(ReportWord::separator, language) + subject;
    write_point(finding, text);
    if (finding.status == Status::pass || finding.status == Status::not_applicable) return;
    std::string block = "  ---\n";
    add(block, "message", sentence_of(finding, language));
    add(block, "severity", to_string(finding.rule->modality));
    add(block, "status", to_string(finding.status));
    add(block, "clause", citation(finding, language));
    add(block, "quote", plain(finding.rule->quote));
    add(block, "required", required_words(finding));
    const Location at = place_of(finding);
    if (!at.file.empty()) add(block, "at", to_text(at));
    add_list(block, "evidence", finding.evidence, evidence_words);
    add_list(block, "missing", finding.missing, missing_words);
    if (!finding.params->empty()) block += "  params:\n";
    for (const std::string& line : param_lines(finding, language)) block += "    - " + scalar(line) + '\n';
    if (finding.due) add(block, "due", *finding.due);
    add(block, "waiver", waiver_words(finding, language));
    add(block, "adopted", adoption_words(finding, language));
    if (finding.change) add(block, "change", to_string(*finding.change));
    output_.write(block + "  ...\n");
  }
  void problem(const Problem& problem) override {
    const bool error = problem.severity == Severity::error;
    const std::string place = to_text(problem.at);
    output_.write((error ? "not ok " : "ok ") + std::to_string(++count_) + " - " +
                  description(place.empty() ? problem.code : problem.code + ' ' + place) + '\n');
    std::string block = "  ---\n";
    add(block, "message", problem_sentence(problem, settings_.language));
    add(block, "severity", to_string(problem.severity));
    output_.write(block + "  ...\n");
  }
  void end(const Summary&) override { output_.write("1.." + std::to_string(count_) + '\n'); }

 private:
  void write_point(const Finding& finding, const std::string& text) {
    std::string point = std::to_string(++count_) + " - " + description(text);
    const std::string& status = word(finding.status, settings_.language);
    switch (finding.status) {
      case Status::pass: point = "ok " + point; break;
      case Status::not_applicable: point = "ok " + point + " # SKIP " + status; break;
      case Status::waived: {
        const std::string waiver = waiver_words(finding, settings_.language);
        point = "ok " + point + " # SKIP " + status;
        if (!waiver.empty()) point += word(ReportWord::colon, settings_.language) + description(waiver);
        break;
      }
      case Status::pending: point = "not ok " + point + " # TODO " + status; break;
      case Status::error: point = "not ok " + point; break;
      case Status::fail:
      case Status::unknown:
        point = "not ok " + point;
        if (!counts_against(finding, settings_.fail_on))
          point += " # TODO " + status + word(ReportWord::comma, settings_.language) +
                   word(finding.rule->modality, settings_.language);
        break;
    }
    output_.write(point + '\n');
  }

  static void add(std::string& block, std::string_view key, std::string_view value) {
    if (!value.empty()) block += "  " + std::string(key) + ": " + scalar(value) + '\n';
  }
  template <typename Facts, typename Words>
  void add_list(std::string& block, std::string_view key, const Facts& facts, Words words) const {
    if (facts.empty()) return;
    block += "  " + std::string(key) + ":\n";
    for (const auto& fact : facts) {
      const std::string place = to_text(fact.at);
      const std::string text = words(fact, settings_.language);
      block += "    - " + scalar(place.empty() ? text : text + " @ " + place) + '\n';
    }
  }

  Output& output_;
  ReportSettings settings_;
  std::size_t count_ = 0;
};

}  // namespace

std::unique_ptr<ReportSink> tap_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<TapReport>(output, settings);
}

}  // namespace ducha
