// SPDX-License-Identifier: Apache-2.0
#include "report/text_finding.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
constexpr std::size_t kFactColumn = 60;  // places stand in a column at most this far right

template <typename Words>
std::size_t widest(const Words& words, Language language) {
  std::size_t width = 0;
  for (const auto each : words) width = std::max(width, display_width(word(each, language)));
  return width;
}

// The longest word is rare and may stick out.
std::size_t status_width(Language language) {
  static constexpr std::array kUsual = {Status::fail, Status::error, Status::unknown, Status::pending, Status::waived};
  return widest(kUsual, language);
}

std::size_t modality_width(Language language) {
  static constexpr std::array kUsual = {Modality::must, Modality::should, Modality::target, Modality::encouraged};
  return widest(kUsual, language);
}

std::size_t label_width(Language language) {
  static constexpr std::array kLabels = {
      ReportWord::label_clause,   ReportWord::label_quote, ReportWord::label_reading,
      ReportWord::label_required, ReportWord::label_found, ReportWord::label_evidence,
      ReportWord::label_missing,  ReportWord::label_why,   ReportWord::label_due};
  return widest(kLabels, language);
}

// The lines under a verdict: a label and one or more lines beside it.
class Details {
 public:
  Details(Language language, const Style& style)
      : language_(language),
        style_(style),
        margin_(kIndent + status_width(language) + kGap + modality_width(language) + kGap, ' ') {}

  void add(ReportWord label, const std::string& line) {
    if (!line.empty()) add_lines(label, {line});
  }
  void add_lines(ReportWord label, const std::vector<std::string>& lines) {
    const std::size_t width = label_width(language_) + kGap;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const std::string head = i == 0 ? style_.dim(word(label, language_)) : std::string();
      const std::size_t taken = i == 0 ? display_width(word(label, language_)) : 0;
      text_ += margin_ + head + std::string(width - taken, ' ') + lines[i] + '\n';
    }
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  Language language_;
  const Style& style_;
  std::string margin_;
  std::string text_;
};

// As the document has it; one line a clause.
std::vector<std::string> clause_words(const Finding& finding) {
  std::vector<std::string> lines;
  for (const ClauseRef& clause : finding.clauses) {
    if (!clause.words.empty()) lines.push_back(plain(clause.words));
  }
  return lines;
}

// Left halves, and places in a column behind them.
std::vector<std::string> beside_places(const std::vector<std::pair<std::string, std::string>>& rows,
                                       const Style& style) {
  std::size_t column = 0;
  for (const auto& [fact, place] : rows) {
    if (display_width(fact) <= kFactColumn) column = std::max(column, display_width(fact));
  }
  std::vector<std::string> lines;
  lines.reserve(rows.size());
  for (const auto& [fact, place] : rows) {
    lines.push_back(place.empty() ? fact : padded(fact, column) + std::string(kGap, ' ') + style.dim(place));
  }
  return lines;
}

template <typename Facts, typename Row>
std::vector<std::string> listed(const Facts& facts, Language language, const Style& style, Row row) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::size_t i = 0; i < std::min(facts.size(), kListedFacts); ++i) {
    rows.emplace_back(row(facts[i]), to_text(facts[i].at));
  }
  std::vector<std::string> lines = beside_places(rows, style);
  if (facts.size() > kListedFacts) {
    lines.push_back(style.dim(filled(ReportWord::more, language, {std::to_string(facts.size() - kListedFacts)})));
  }
  return lines;
}

// What is missing is listed as such.
std::vector<Evidence> given(const Finding& finding) {
  std::vector<Evidence> facts;
  for (const Evidence& evidence : finding.evidence) {
    const bool missing = std::any_of(finding.missing.begin(), finding.missing.end(),
                                     [&evidence](const Missing& each) { return each.fact == evidence.fact; });
    if (evidence.value != "null" || !evidence.unit.empty() || !missing) facts.push_back(evidence);
  }
  return facts;
}

std::vector<std::string> evidence_lines(const Finding& finding, Language language, const Style& style) {
  return listed(given(finding), language, style,
                [language](const Evidence& evidence) { return evidence_words(evidence, language); });
}

std::vector<std::string> missing_lines(const Finding& finding, Language language, const Style& style) {
  return listed(finding.missing, language, style,
                [language](const Missing& missing) { return missing_words(missing, language); });
}

// An expression may take several lines; they keep their order and lose their indentation.
std::vector<std::string> expression_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    line.remove_prefix(std::min(line.find_first_not_of(" \t\r"), line.size()));
    if (!line.empty()) lines.push_back(plain(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string headline(const Finding& finding, Language language, const Style& style) {
  const std::string& status = word(finding.status, language);
  const std::size_t width = std::max(status_width(language), display_width(status));
  std::string line(kIndent, ' ');
  line += style.of(finding.status, status) + std::string(width - display_width(status) + kGap, ' ');
  line += padded(word(finding.modality, language), modality_width(language)) + std::string(kGap, ' ');
  line += style.bold(title_of(finding));
  if (finding.subject) line += word(ReportWord::separator, language) + subject_words(finding, language);
  return line + "  " + style.dim(plain(finding.rule)) + '\n';
}

}  // namespace

std::string to_text(const Finding& finding, Language language, const Style& style) {
  const std::string head = headline(finding, language, style);
  if (finding.status == Status::pass || finding.status == Status::not_applicable) return head;
  Details details(language, style);
  details.add(ReportWord::label_clause, citation(finding, language));
  details.add(ReportWord::label_quote, plain(finding.quote));
  details.add_lines(ReportWord::label_words, clause_words(finding));
  details.add(ReportWord::label_reading, plain(finding.interpretation));
  details.add_lines(ReportWord::label_required, expression_lines(finding.required));
  details.add(ReportWord::label_found, plain(finding.message));
  details.add(ReportWord::label_why, plain(finding.why));
  details.add_lines(ReportWord::label_evidence, evidence_lines(finding, language, style));
  details.add_lines(ReportWord::label_missing, missing_lines(finding, language, style));
  details.add(ReportWord::label_due, finding.due.value_or(std::string()));
  return head + details.text();
}

}  // namespace ducha
