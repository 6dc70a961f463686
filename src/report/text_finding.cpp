// SPDX-License-Identifier: Apache-2.0
#include "report/text_finding.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
constexpr std::size_t kShownValue = 80;    // code points of one value
constexpr std::size_t kShownText = 2'000;  // of a title, a name, a message
constexpr std::size_t kFactColumn = 60;    // places stand in a column at most this far right

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

std::string citation(const Finding& finding, Language language) {
  std::string clauses;
  for (const ClauseRef& clause : finding.clauses) {
    if (!clauses.empty()) clauses += word(ReportWord::between_clauses, language);
    clauses += clause.at.empty() ? plain(clause.id)
                                 : filled(ReportWord::clause_at, language, {plain(clause.at), plain(clause.id)});
  }
  const std::string& title = finding.policy_title.empty() ? finding.policy : finding.policy_title;
  return filled(ReportWord::citation, language, {plain(title), clauses});
}

// As the document has it; one line a clause.
std::vector<std::string> clause_words(const Finding& finding) {
  std::vector<std::string> lines;
  for (const ClauseRef& clause : finding.clauses) {
    if (!clause.words.empty()) lines.push_back(plain(clause.words));
  }
  return lines;
}

std::string subject_of(const Subject& subject, Language language) {
  std::string text;
  if (subject.kind == Subject::Kind::group) {
    const std::string name = subject.name ? plain(*subject.name) : word(ReportWord::whole_batch, language);
    text = filled(subject.units == 1 ? ReportWord::of_one_unit : ReportWord::of_units, language,
                  {name, std::to_string(subject.units)});
  } else if (subject.name) {
    text = plain(*subject.name);
  } else {
    text = filled(ReportWord::record_number, language, {std::to_string(subject.index + 1)});
  }
  if (subject.window) text += word(ReportWord::separator, language) + plain(*subject.window);
  return text;
}

std::string fact_name(const Text& label, const std::string& fact, Language language) {
  const std::string name = plain(label.in(language));
  return name.empty() || name == fact ? plain(fact) : filled(ReportWord::fact, language, {name, plain(fact)});
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
  return listed(given(finding), language, style, [language](const Evidence& evidence) {
    const std::string& value = evidence.shown.empty() ? evidence.value : evidence.shown;
    const std::string text = fact_name(evidence.label, evidence.fact, language) + " = " + shortened(value, kShownValue);
    return evidence.unit.empty() ? text : filled(ReportWord::unit_fact, language, {plain(evidence.unit), text});
  });
}

std::vector<std::string> missing_lines(const Finding& finding, Language language, const Style& style) {
  return listed(finding.missing, language, style, [language](const Missing& missing) {
    const std::string text = fact_name(missing.label, missing.fact, language);
    if (missing.units == 0) return text;
    const ReportWord how_many = missing.units == 1 ? ReportWord::lacked_by_one : ReportWord::lacked_by;
    return text + word(ReportWord::colon, language) + filled(how_many, language, {std::to_string(missing.units)});
  });
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
  line += style.bold(plain(finding.title.empty() ? finding.rule : finding.title));
  if (finding.subject) line += word(ReportWord::separator, language) + subject_of(*finding.subject, language);
  return line + "  " + style.dim(plain(finding.rule)) + '\n';
}

}  // namespace

std::string plain(std::string_view text) { return shortened(text, kShownText); }

std::string to_text(const Location& at) {
  std::string text = plain(at.file);
  if (at.line > 0) text += ':' + std::to_string(at.line);
  if (at.line > 0 && at.column > 0) text += ':' + std::to_string(at.column);
  return text;
}

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
