// SPDX-License-Identifier: Apache-2.0
// Annotations of GitHub's job logs: a workflow command a finding, at the line that decided it. GitHub shows ten of each
// level a step: the weightiest come first and the rest is one line. Every value is escaped, so that none of them ends
// its command or begins one.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "report/formats.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kShownEach = 10;  // of each level, as GitHub does
constexpr std::array<std::string_view, 3> kLevels = {"error", "warning", "notice"};

// As in the toolkit of actions: data, and values of properties.
std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '%': result += "%25"; break;
      case '\r': result += "%0D"; break;
      case '\n': result += "%0A"; break;
      case ':': result += property ? std::string("%3A") : std::string(1, c); break;
      case ',': result += property ? std::string("%2C") : std::string(1, c); break;
      default: result += c;
    }
  }
  return result;
}

std::size_t level_of(const Finding& finding) {
  if (finding.status == Status::error) return 0;
  if (finding.status == Status::unknown) return 2;
  switch (force_of(finding)) {
    case Modality::must: return 0;
    case Modality::should:
    case Modality::target: return 1;
    case Modality::encouraged:
    case Modality::none: return 2;
  }
  return 2;
}

class GithubReport : public ReportSink {
 public:
  GithubReport(Output& output, Language language) : output_(output), language_(language) {}

  void begin(const Run& run) override { run_ = run; }
  void finding(const Finding& finding) override {
    const Status status = finding.status;
    if (status != Status::fail && status != Status::error && status != Status::unknown) return;
    const std::size_t level = level_of(finding);
    std::string text = unit_words(finding, language_);
    const std::string subject = subject_words(finding, language_);
    if (!subject.empty()) text += word(ReportWord::separator, language_) + subject;
    text += word(ReportWord::colon, language_) + sentence_of(finding, language_) + '\n' + citation(finding, language_);
    if (!finding.rule->required_words.empty())
      text += '\n' + word(ReportWord::label_required, language_) + word(ReportWord::colon, language_) +
              required_words(finding);
    for (const std::string& line : param_lines(finding, language_))
      text += '\n' + word(ReportWord::label_params, language_) + word(ReportWord::colon, language_) + line;
    for (const Evidence& evidence : finding.evidence) text += '\n' + evidence_words(evidence, language_);
    if (finding.change) text += '\n' + filled(ReportWord::compared, language_, {word(*finding.change, language_)});
    keep(level, {rank(status), force_of(finding),
                 command(level, place_of(finding), title_of(finding) + " (" + finding.rule->id + ')', text)});
  }
  void problem(const Problem& problem) override {
    const std::size_t level = problem.severity == Severity::error ? 0 : 1;
    keep(level, {0, Modality::must, command(level, problem.at, problem.code, problem_sentence(problem, language_))});
  }
  void end(const Summary& summary) override {
    for (std::size_t level = 0; level < kLevels.size(); ++level) {
      Kept& kept = kept_[level];
      settle(kept);
      for (const Line& line : kept.lines) output_.write(line.text);
      if (kept.dropped > 0)
        output_.write("::" + std::string(kLevels[level]) + "::" +
                      escaped(filled(ReportWord::more, language_, {std::to_string(kept.dropped)}), false) + '\n');
    }
    // The cases and the faults of a rulebook are of no plan.
    const std::string counts = counts_words(summary.counts, language_);
    std::string last = "ducha: ";
    if (summary.plans > 0 || counts.empty())
      last += (summary.plans == 0 && summary.problems > 0 ? problem_words(summary, language_)
                                                          : extent_words(summary, language_)) +
              (counts.empty() ? std::string() : word(ReportWord::separator, language_));
    output_.write(last + counts + '\n');
    // A line of its own is no command, whatever a folder is called.
    if (!run_.version.empty()) output_.write(inert_lines(run_words(run_, language_)) + '\n');
  }

 private:
  struct Line {
    std::size_t rank;
    Modality modality;
    std::string text;
    friend bool operator<(const Line& a, const Line& b) {
      return a.rank != b.rank ? a.rank < b.rank : a.modality < b.modality;
    }
  };
  struct Kept {
    std::vector<Line> lines;
    std::size_t dropped = 0;
  };

  static void settle(Kept& kept) {
    std::stable_sort(kept.lines.begin(), kept.lines.end());
    if (kept.lines.size() <= kShownEach) return;
    kept.dropped += kept.lines.size() - kShownEach;
    kept.lines.resize(kShownEach);
  }
  // Memory stays what is shown, however long the batch.
  void keep(std::size_t level, Line line) {
    Kept& kept = kept_[level];
    kept.lines.push_back(std::move(line));
    if (kept.lines.size() >= 16 * kShownEach) settle(kept);
  }

  static std::string command(std::size_t level, const Location& at, const std::string& title, const std::string& text) {
    std::string properties;
    const auto add = [&properties](std::string_view name, const std::string& value) {
      properties += (properties.empty() ? " " : ",") + std::string(name) + '=' + escaped(value, true);
    };
    if (!at.file.empty()) add("file", plain(at.file));
    if (at.line > 0) add("line", std::to_string(at.line));
    if (at.column > 0) add("col", std::to_string(at.column));
    add("title", title);
    return "::" + std::string(kLevels[level]) + properties + "::" + escaped(text, false) + '\n';
  }

  Output& output_;
  Language language_;
  Run run_;
  std::array<Kept, kLevels.size()> kept_;
};

}  // namespace

std::unique_ptr<ReportSink> github_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<GithubReport>(output, settings.language);
}

}  // namespace ducha
