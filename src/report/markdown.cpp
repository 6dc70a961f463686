// SPDX-License-Identifier: Apache-2.0
// For pull requests and job summaries: a table of the counts, then what is wrong, folded by unit. Where it would grow
// beyond what such places take, what is open goes first, then it is cut, with a word.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "report/absent.h"
#include "report/formats.h"
#include "report/markdown_text.h"
#include "report/phrases.h"
#include "report/unjudged.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::string_view kSectionEnd = "\n</details>\n";

class MarkdownReport : public ReportSink {
 public:
  MarkdownReport(Output& output, const ReportSettings& settings)
      : output_(output),
        language_(settings.language),
        limit_(settings.limit),
        absent_(settings.language),
        unjudged_(settings.language) {}

  void begin(const Run& run) override { run_ = run; }
  void finding(const Finding& finding) override {
    if (finding.status == Status::pass || finding.status == Status::not_applicable) return;
    findings_.push_back(finding);
  }
  void problem(const Problem& problem) override {
    absent_.add(problem);
    const std::string place = to_text(problem.at);
    std::string line = "- **" + words_of(problem.severity).in(language_) + "** ";
    if (!place.empty()) line += markdown_text(place) + word(ReportWord::colon, language_);
    line += markdown_text(problem_sentence(problem, language_)) + '\n';
    // What could never stand in the report is not held.
    if (held_problems_ <= limit_) {
      held_problems_ += line.size();
      problems_.push_back(std::move(line));
    } else {
      ++problems_left_out_;
    }
  }
  void plan(const PlanResult& plan) override {
    unjudged_.add(plan);
    std::string head = markdown_text(plan.unit ? *plan.unit : word(ReportWord::no_unit, language_));
    const std::string region = region_words(plan.region);
    for (const auto& part : {region.empty() ? std::optional<std::string>() : region, plan.level, plan.period}) {
      if (part) head += word(ReportWord::separator, language_) + markdown_text(*part);
    }
    write_section(head);
  }
  void end(const Summary& summary) override {
    write_section(markdown_text(word(ReportWord::all_units, language_)));
    std::string text = "## " + word(ReportWord::summary, language_) + "\n\n" + table_of(summary);
    for (const std::string& remark : {absent_.words(), unjudged_.words()}) {
      if (!remark.empty()) text += '\n' + markdown_text(remark) + '\n';
    }
    if (summary.changes)
      text += '\n' +
              markdown_text(filled(ReportWord::changes, language_, {changes_words(*summary.changes, language_)})) +
              '\n';
    if (!run_.version.empty()) text += '\n' + markdown_text(run_words(run_, language_)) + '\n';
    if (!problems_.empty()) {
      text += problem_list();
    }
    write_sections(text);
    output_.write(text);
  }

 private:
  struct Section {
    std::string head;
    std::vector<std::string> wrong, open;  // items
  };

  // Room is left for the end of a section and the word that says that it was cut.
  [[nodiscard]] bool fits(std::size_t size) const {
    constexpr std::size_t kRoom = 256;
    return size + kRoom <= limit_;
  }
  void cut(std::string& text) const { text += "\n> " + word(ReportWord::cut, language_) + '\n'; }

  // As many as fit into half of the report: what was found shall stand there too.
  [[nodiscard]] std::string problem_list() const {
    std::string text = "\n## " + word(ReportWord::problems, language_) + "\n\n";
    std::size_t shown = 0;
    while (shown < problems_.size() && fits(2 * (text.size() + problems_[shown].size()))) text += problems_[shown++];
    if (const std::size_t more = problems_.size() - shown + problems_left_out_; more > 0)
      text += "- " + filled(ReportWord::more, language_, {std::to_string(more)}) + '\n';
    return text;
  }

  void write_sections(std::string& text) const {
    const bool all = left_out_ == 0 && fits(text.size() + held_);
    for (const Section& section : sections_) {
      std::vector<std::string> items = section.wrong;
      if (all) items.insert(items.end(), section.open.begin(), section.open.end());
      if (items.empty()) continue;
      if (!fits(text.size() + section.head.size() + items.front().size())) return cut(text);
      text += section.head;
      bool whole = true;
      for (const std::string& item : items) {
        whole = fits(text.size() + item.size());
        if (!whole) break;
        text += item;
      }
      text += kSectionEnd;
      if (!whole) return cut(text);
    }
    if (!all) cut(text);
  }

  void write_section(const std::string& head) {
    if (findings_.empty()) return;
    std::stable_sort(findings_.begin(), findings_.end(), weightier);
    Counts counts;
    for (const Finding& finding : findings_) counts.add(finding.status);
    Section section{"\n<details><summary>" + head + word(ReportWord::colon, language_) +
                        counts_words(counts, language_) + "</summary>\n\n",
                    {},
                    {}};
    // What could never stand in the report is not held: it may be of a batch without end.
    for (const Finding& finding : findings_) {
      const bool wrong = finding.status == Status::fail || finding.status == Status::error;
      if ((wrong ? held_wrong_ : held_) > 2 * limit_) {
        ++left_out_;
        continue;
      }
      std::string item = item_of(finding);
      held_ += item.size();
      if (wrong) held_wrong_ += item.size();
      (wrong ? section.wrong : section.open).push_back(std::move(item));
    }
    held_ += section.head.size() + kSectionEnd.size();
    if (!section.wrong.empty() || !section.open.empty()) sections_.push_back(std::move(section));
    findings_.clear();
  }

  [[nodiscard]] std::string item_of(const Finding& finding) const {
    std::string subject = subject_words(finding, language_);
    if (!subject.empty()) subject = word(ReportWord::separator, language_) + subject;
    std::string item = "- **" + word(finding.status, language_) + "** (" + word(finding.rule->modality, language_) +
                       ") " + markdown_text(title_of(finding) + subject) + " `" + finding.rule->id + "`\n";
    const auto add_line = [&item](const std::string& line) { item += "  - " + line + '\n'; };
    add_line(markdown_text(citation(finding, language_)) +
             (finding.rule->quote.empty() ? std::string()
                                          : word(ReportWord::colon, language_) + markdown_text(finding.rule->quote)));
    add_line(markdown_text(sentence_of(finding, language_)));
    if (!finding.rule->required_words.empty())
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
    return table + '\n' + extent_words(summary, language_) + '\n';
  }

  Output& output_;
  Language language_;
  std::size_t limit_;
  Run run_;
  std::vector<Finding> findings_;  // of the plan that is being reported
  std::vector<Section> sections_;
  std::vector<std::string> problems_;
  std::size_t held_problems_ = 0, problems_left_out_ = 0;
  AbsentUnits absent_;
  UnjudgedPlans unjudged_;
  std::size_t held_ = 0, held_wrong_ = 0, left_out_ = 0;
};

}  // namespace

std::unique_ptr<ReportSink> markdown_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<MarkdownReport>(output, settings);
}

}  // namespace ducha
