// SPDX-License-Identifier: Apache-2.0
// For pull requests and job summaries: a table of the counts, then what is wrong, folded by unit, cut with a word where
// it would grow beyond what such places take.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "report/formats.h"
#include "report/markdown_text.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

class MarkdownReport : public ReportSink {
 public:
  MarkdownReport(Output& output, const ReportSettings& settings)
      : output_(output), language_(settings.language), limit_(settings.limit) {}

  void begin(const Run& run) override { run_ = run; }
  void finding(const Finding& finding) override {
    if (finding.status == Status::pass || finding.status == Status::not_applicable) return;
    findings_.push_back(finding);
  }
  void problem(const Problem& problem) override {
    const std::string place = to_text(problem.at);
    std::string line = "- **" + words_of(problem.severity).in(language_) + "** ";
    if (!place.empty()) line += markdown_text(place) + word(ReportWord::colon, language_);
    problems_.push_back(line + markdown_text(problem.message) + '\n');
  }
  void plan(const PlanResult& plan) override {
    std::string head = markdown_text(plan.unit ? *plan.unit : word(ReportWord::no_unit, language_));
    for (const auto& part : {plan.level, plan.period}) {
      if (part) head += word(ReportWord::separator, language_) + markdown_text(*part);
    }
    write_section(head);
  }
  void end(const Summary& summary) override {
    write_section(markdown_text(word(ReportWord::all_units, language_)));
    std::string text = "## " + word(ReportWord::summary, language_) + "\n\n" + table_of(summary);
    if (!run_.version.empty()) text += '\n' + markdown_text(run_words(run_, language_)) + '\n';
    if (!problems_.empty()) {
      std::string list = "\n## " + word(ReportWord::problems, language_) + "\n\n";
      for (const std::string& line : problems_) list += line;
      add(text, list);
    }
    for (const std::string& section : sections_) {
      if (!add(text, section)) break;
    }
    output_.write(text);
  }

 private:
  bool add(std::string& text, const std::string& part) {
    // Room is left for the word that says so.
    constexpr std::size_t kRoom = 256;
    if (text.size() + part.size() + kRoom > limit_) {
      text += "\n> " + word(ReportWord::cut, language_) + '\n';
      return false;
    }
    text += part;
    return true;
  }

  void write_section(const std::string& head) {
    if (findings_.empty() || held_ > 2 * limit_) {
      findings_.clear();
      return;
    }
    std::stable_sort(findings_.begin(), findings_.end(), weightier);
    Counts counts;
    for (const Finding& finding : findings_) counts.add(finding.status);
    std::string section = "\n<details><summary>" + head + word(ReportWord::colon, language_) +
                          counts_words(counts, language_) + "</summary>\n\n";
    for (const Finding& finding : findings_) section += item_of(finding);
    section += "\n</details>\n";
    held_ += section.size();
    sections_.push_back(std::move(section));
    findings_.clear();
  }

  [[nodiscard]] std::string item_of(const Finding& finding) const {
    std::string subject = subject_words(finding, language_);
    if (!subject.empty()) subject = word(ReportWord::separator, language_) + subject;
    std::string item = "- **" + word(finding.status, language_) + "** (" + word(finding.modality, language_) + ") " +
                       markdown_text(title_of(finding) + subject) + " `" + finding.rule + "`\n";
    const auto add_line = [&item](const std::string& line) { item += "  - " + line + '\n'; };
    add_line(
        markdown_text(citation(finding, language_)) +
        (finding.quote.empty() ? std::string() : word(ReportWord::colon, language_) + markdown_text(finding.quote)));
    add_line(markdown_text(sentence_of(finding, language_)));
    if (!finding.required_words.empty())
      add_line(markdown_text(word(ReportWord::label_required, language_) + word(ReportWord::colon, language_) +
                             required_words(finding)));
    for (const std::string& line : param_lines(finding, language_)) {
      add_line(markdown_text(word(ReportWord::label_params, language_) + word(ReportWord::colon, language_) + line));
    }
    for (const Evidence& each : finding.evidence) add_line(with_place(evidence_words(each, language_), each.at));
    for (const Missing& each : finding.missing) {
      add_line(markdown_text(word(ReportWord::label_missing, language_) + word(ReportWord::colon, language_)) +
               with_place(missing_words(each, language_), each.at));
    }
    for (const std::string& line : {waiver_words(finding, language_), adoption_words(finding, language_)}) {
      if (!line.empty()) add_line(markdown_text(line));
    }
    if (finding.change)
      add_line(markdown_text(filled(ReportWord::compared, language_, {word(*finding.change, language_)})));
    if (finding.due) add_line(markdown_text(word(ReportWord::label_due, language_) + ' ' + *finding.due));
    return item;
  }

  static std::string with_place(const std::string& words, const Location& at) {
    const std::string place = to_text(at);
    return place.empty() ? markdown_text(words) : markdown_text(words) + " -- " + markdown_text(place);
  }

  [[nodiscard]] std::string table_of(const Summary& summary) const {
    std::string table = "| " + word(ReportWord::policy, language_) + " |";
    std::string line = "|---|";
    for (const Status status : kStatuses) {
      table += ' ' + word(status, language_) + " |";
      line += "--:|";
    }
    table += '\n' + line + '\n';
    const auto add_row = [&table](const std::string& name, const Counts& counts) {
      table += "| " + name + " |";
      for (const Status status : kStatuses) table += ' ' + std::to_string(counts[status]) + " |";
      table += '\n';
    };
    for (const PolicyCounts& policy : summary.by_policy)
      add_row(markdown_text(policy.title.empty() ? policy.policy : policy.title), policy.counts);
    if (summary.by_policy.size() != 1) add_row(word(ReportWord::total, language_), summary.counts);
    return table + '\n' +
           filled(summary.plans == 1 ? ReportWord::one_plan : ReportWord::plans, language_,
                  {std::to_string(summary.plans)}) +
           '\n';
  }

  Output& output_;
  Language language_;
  std::size_t limit_;
  Run run_;
  std::vector<Finding> findings_;  // of the plan that is being reported
  std::vector<std::string> sections_, problems_;
  std::size_t held_ = 0;
};

}  // namespace

std::unique_ptr<ReportSink> markdown_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<MarkdownReport>(output, settings);
}

}  // namespace ducha
