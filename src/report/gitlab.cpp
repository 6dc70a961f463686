// SPDX-License-Identifier: Apache-2.0
// GitLab's code quality report: a list of issues, each with a place, a severity by force, and a fingerprint by which
// the next run knows it again. What passed, is open or does not apply is no issue.
#include <map>
#include <string>
#include <string_view>

#include "findings/json_object.h"
#include "report/formats.h"
#include "report/markdown_text.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

std::string_view severity_of(const Finding& finding) {
  if (finding.status == Status::error) return "critical";
  if (finding.status == Status::unknown) return "minor";
  switch (force_of(finding)) {
    case Modality::must: return "critical";
    case Modality::should: return "major";
    case Modality::target: return "minor";
    case Modality::encouraged:
    case Modality::none: return "info";
  }
  return "info";
}

bool is_issue(Status status) {
  switch (status) {
    case Status::fail:
    case Status::unknown:
    case Status::error: return true;
    case Status::pass:
    case Status::pending:
    case Status::not_applicable:
    case Status::waived: return false;
  }
  return false;
}

class GitlabReport : public ReportSink {
 public:
  GitlabReport(Output& output, Language language) : output_(output), language_(language) {}
  void begin(const Run& run) override {
    run_ = run;
    output_.write("[");
  }
  void finding(const Finding& finding) override {
    if (!is_issue(finding.status)) return;
    std::string subject = subject_words(finding, language_);
    if (!subject.empty()) subject = word(ReportWord::separator, language_) + subject;
    std::string change;
    if (finding.change)
      change = word(ReportWord::separator, language_) +
               filled(ReportWord::compared, language_, {word(*finding.change, language_)});
    write(finding.rule->id,
          unit_words(finding, language_) + subject + word(ReportWord::colon, language_) + title_of(finding) +
              word(ReportWord::separator, language_) + sentence_of(finding, language_) + change,
          severity_of(finding), finding.fingerprint, place_of(finding), required_of(finding));
  }
  void problem(const Problem& problem) override {
    write(problem.code, problem_sentence(problem, language_), problem.severity == Severity::error ? "blocker" : "minor",
          problem.code + '@' + to_text(problem.at), problem.at, {});
  }
  void end(const Summary&) override { output_.write(first_ ? "]\n" : "\n]\n"); }

 private:
  // In Markdown, as `content` wants it.
  [[nodiscard]] std::string required_of(const Finding& finding) const {
    std::string body;
    const auto add = [&](ReportWord label, const std::string& line) {
      body += (body.empty() ? "- " : "\n- ") +
              markdown_text(word(label, language_) + word(ReportWord::colon, language_) + line);
    };
    if (!finding.rule->required_words.empty()) add(ReportWord::label_required, required_words(finding));
    for (const std::string& line : param_lines(finding, language_)) add(ReportWord::label_params, line);
    return body;
  }

  // The format wants a path and a line: where there is none, that of the whole.
  void write(const std::string& check, const std::string& description, std::string_view severity,
             std::string fingerprint, const Location& at, const std::string& body) {
    auto [known, fresh] = fingerprints_.try_emplace(fingerprint, 1);
    const std::string alone = fingerprint;
    while (!fresh) {
      fingerprint = alone + '#' + std::to_string(++known->second);
      fresh = fingerprints_.try_emplace(fingerprint, 1).second;
    }
    JsonObject object;
    object.text("description", description).text("check_name", check).text("fingerprint", fingerprint);
    object.text("severity", severity).with("location", [&](std::string& out) {
      JsonObject location(out);
      location.text("path", at.file.empty() ? "." : at.file).with("lines", [&](std::string& inner) {
        JsonObject lines(inner);
        lines.number("begin", at.line == 0 ? 1 : at.line).close();
      });
      location.close();
    });
    if (!body.empty()) object.with("content", [&](std::string& out) { JsonObject(out).text("body", body).close(); });
    object.text("engine_name", run_.version.empty() ? "ducha" : "ducha " + run_.version);
    if (!run_.rulebook.empty()) object.text("rulebook", rulebook_words(run_));
    output_.write((first_ ? "\n" : ",\n") + object.done());
    first_ = false;
  }

  Output& output_;
  Language language_;
  Run run_;
  bool first_ = true;
  std::map<std::string, std::size_t> fingerprints_;  // and how many there are of each
};

}  // namespace

std::unique_ptr<ReportSink> gitlab_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<GitlabReport>(output, settings.language);
}

}  // namespace ducha
