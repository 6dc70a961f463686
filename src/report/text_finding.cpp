// SPDX-License-Identifier: Apache-2.0
#include "report/text_finding.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/columns.h"
#include "base/text.h"
#include "base/wrap.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kIndent = 2;
constexpr std::size_t kGap = 2;
constexpr std::size_t kFactColumn = 60;  // places stand in a column at most this far right
constexpr std::size_t kLanguages = 3;
constexpr std::size_t kLeastWidth = 24;  // of what stands beside a label, however narrow the terminal

// The same for every finding of a run: kept in each language from the first on.
template <typename Words>
std::size_t widest(const Words& words, Language language, std::array<std::atomic<std::size_t>, kLanguages>& kept) {
  std::atomic<std::size_t>& known = kept[static_cast<std::size_t>(language)];
  if (const std::size_t width = known.load(std::memory_order_relaxed); width > 0) return width;
  std::size_t width = 0;
  for (const auto each : words) width = std::max(width, display_width(word(each, language)));
  known.store(width, std::memory_order_relaxed);
  return width;
}

// The longest word is rare and may stick out.
std::size_t status_width(Language language) {
  static constexpr std::array kUsual = {Status::fail, Status::error, Status::unknown, Status::pending, Status::waived};
  static std::array<std::atomic<std::size_t>, kLanguages> kept{};
  return widest(kUsual, language, kept);
}

std::size_t modality_width(Language language) {
  static constexpr std::array kUsual = {Modality::must, Modality::should, Modality::target, Modality::encouraged};
  static std::array<std::atomic<std::size_t>, kLanguages> kept{};
  return widest(kUsual, language, kept);
}

std::size_t label_width(Language language) {
  static constexpr std::array kLabels = {
      ReportWord::label_clause, ReportWord::label_quote,    ReportWord::label_reading, ReportWord::label_required,
      ReportWord::label_found,  ReportWord::label_evidence, ReportWord::label_missing, ReportWord::label_why,
      ReportWord::label_due,    ReportWord::label_grounds,  ReportWord::label_planned, ReportWord::label_set_aside,
      ReportWord::label_remedy, ReportWord::label_params};
  static std::array<std::atomic<std::size_t>, kLanguages> kept{};
  return widest(kLabels, language, kept);
}

std::size_t title_column(Language language) {
  return kIndent + status_width(language) + kGap + modality_width(language) + kGap;
}

// What is left of the line behind a column; 0: as much as it takes.
std::size_t room(const TextLayout& layout, std::size_t column) {
  if (layout.width == 0) return 0;
  return std::max(kLeastWidth, layout.width > column ? layout.width - column : 0);
}

// The lines under a verdict: a label and one or more lines beside it, which hang under each other.
class Details {
 public:
  explicit Details(const TextLayout& layout)
      : layout_(layout), room_(room(layout, title_column(layout.language) + label_width(layout.language) + kGap)) {
    columns_.indent = title_column(layout.language);
    columns_.least = {label_width(layout.language)};
    columns_.painted = [&style = layout.style](const std::string& text, std::size_t /*row*/, std::size_t column) {
      return column == 0 ? style.dim(text) : text;
    };
  }

  [[nodiscard]] std::size_t width() const { return room_; }
  void add(ReportWord label, const std::string& text) {
    if (!text.empty()) add_lines(label, wrapped(text, room_));
  }
  void add_all(ReportWord label, const std::vector<std::string>& texts) {
    std::vector<std::string> lines;
    for (const std::string& text : texts) {
      for (std::string& line : wrapped(text, room_)) lines.push_back(std::move(line));
    }
    add_lines(label, lines);
  }
  // Lines that were broken already.
  void add_lines(ReportWord label, const std::vector<std::string>& lines) {
    std::vector<Cells> rows;
    rows.reserve(lines.size());
    for (const std::string& line : lines)
      rows.push_back({rows.empty() ? word(label, layout_.language) : std::string(), line});
    text_ += in_columns(rows, columns_);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  const TextLayout& layout_;
  std::size_t room_;
  Columns columns_;
  std::string text_;
};

// As the document has it; one line a clause.
std::vector<std::string> clause_words(const Finding& finding) {
  std::vector<std::string> lines;
  for (const ClauseRef& clause : finding.rule->clauses) {
    if (!clause.words.empty()) lines.push_back(plain(clause.words));
  }
  return lines;
}

// Left halves, and places in a column behind them; a place that does not fit stands under its fact.
std::vector<std::string> beside_places(const std::vector<std::pair<std::string, std::string>>& rows,
                                       const TextLayout& layout, std::size_t width) {
  std::size_t column = 0, longest = 0;
  for (const auto& [fact, place] : rows) {
    if (display_width(fact) <= kFactColumn) column = std::max(column, display_width(fact));
    longest = std::max(longest, display_width(place));
  }
  const bool beside = width == 0 || column + kGap + longest <= width;
  const Columns columns{
      .indent = 0,
      .least = {column},
      .painted = [&style = layout.style](const std::string& text, std::size_t /*row*/, std::size_t cell) {
        return cell == 1 ? style.dim(text) : text;
      }};
  std::vector<std::string> lines;
  for (const auto& [fact, place] : rows) {
    if (place.empty()) {
      for (std::string& line : wrapped(fact, width)) lines.push_back(std::move(line));
    } else if (beside && (width == 0 || display_width(fact) <= column)) {
      const std::vector<Cells> row = {{fact, place}};
      lines.push_back(column_lines(row, columns).front());
    } else {
      for (std::string& line : wrapped(fact, width)) lines.push_back(std::move(line));
      lines.push_back(std::string(kIndent, ' ') + layout.style.dim(place));
    }
  }
  return lines;
}

// `more`: of them, that the finding does not hold.
template <typename Facts, typename Row>
std::vector<std::string> listed(const Facts& facts, const TextLayout& layout, std::size_t width, Row row,
                                std::size_t more = 0) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (std::size_t i = 0; i < std::min(facts.size(), kListedFacts); ++i) {
    rows.emplace_back(row(facts[i], layout.language), to_text(facts[i].at));
  }
  std::vector<std::string> lines = beside_places(rows, layout, width);
  if (facts.size() > kListedFacts) more += facts.size() - kListedFacts;
  if (more > 0) lines.push_back(layout.style.dim(filled(ReportWord::more, layout.language, {std::to_string(more)})));
  return lines;
}

// One line each; each alone is enough.
std::vector<std::string> remedy_lines(const Finding& finding, Language language) {
  std::vector<std::string> lines;
  for (const Remedy& remedy : finding.remedies) {
    const bool first = lines.empty();
    lines.push_back((first ? "" : word(ReportWord::or_else, language)) + remedy_words(remedy, language));
  }
  return lines;
}

// What is missing is listed as such.
std::vector<Evidence> given(const Finding& finding) {
  std::unordered_set<std::string_view> lacking;
  for (const Missing& each : finding.missing) lacking.insert(each.fact);
  std::vector<Evidence> facts;
  for (const Evidence& evidence : finding.evidence) {
    const bool missing = lacking.contains(evidence.fact);
    if (evidence.value != "null" || !evidence.unit.empty() || !missing) facts.push_back(evidence);
  }
  return facts;
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

// Whose figure it is, of what failed on a reading.
std::string grounds_words(const Finding& finding, Language language) {
  if (finding.status != Status::fail || finding.rule->grounds != "reading") return {};
  if (finding.rule->adopted) return word(ReportWord::of_an_adopted_reading, language);
  return word(finding.rule->modality == Modality::must ? ReportWord::of_a_reading_must : ReportWord::of_a_reading,
              language);
}

std::string due_words(const Finding& finding, Language language) {
  const std::string due = finding.due.value_or(std::string());
  if (finding.days_late.value_or(0) <= 0) return due;
  const std::string days = std::to_string(*finding.days_late);
  if (due.empty()) return filled(ReportWord::late, language, {days});
  return filled(days == "1" ? ReportWord::due_late_one : ReportWord::due_late, language, {due, days});
}

// Plans of a unit that another of its plans takes the place of.
std::string set_aside_words(const SetAside& plan, Language language) {
  const std::string period = plain(plan.period);
  return plain(plan.unit) + (period.empty() ? "" : word(ReportWord::separator, language) + period);
}

std::string headline(const Finding& finding, const std::string& subject, const TextLayout& layout) {
  const Language language = layout.language;
  const Style& style = layout.style;
  std::string title = title_of(finding);
  if (!subject.empty()) title += word(ReportWord::separator, language) + subject;
  const std::size_t column = title_column(language);
  const std::vector<std::string> titles = wrapped(title, room(layout, column));
  std::vector<Cells> rows = {{word(finding.status, language), word(finding.rule->modality, language), titles.front()}};
  for (std::size_t i = 1; i < titles.size(); ++i) rows.push_back({"", "", titles[i]});
  const std::string rule = plain(finding.rule->id);
  const bool beside = layout.width == 0 || column + display_width(titles.back()) + kGap + rule.size() <= layout.width;
  if (!beside) rows.push_back({"", "", rule});
  const auto painted = [&](const std::string& text, std::size_t row, std::size_t cell) {
    if (cell < 2) return cell == 0 ? style.of(finding.status, text) : text;
    return row < titles.size() ? style.bold(text) : style.dim(text);
  };
  std::string text = in_columns(
      rows, {.indent = kIndent, .least = {status_width(language), modality_width(language)}, .painted = painted});
  if (beside) text.insert(text.size() - 1, std::string(kGap, ' ') + style.dim(rule));
  return text;
}

}  // namespace

std::string to_text(const Finding& finding, const TextLayout& layout) {
  return to_text(finding, subject_words(finding, layout.language), layout);
}

std::string to_text(const Finding& finding, const std::string& subject, const TextLayout& layout) {
  const std::string head = headline(finding, subject, layout);
  if (finding.status == Status::pass || finding.status == Status::not_applicable) return head;
  Details details(layout);
  details.add(ReportWord::label_clause, citation(finding, layout.language));
  details.add(ReportWord::label_quote, plain(finding.rule->quote));
  details.add_all(ReportWord::label_words, clause_words(finding));
  details.add(ReportWord::label_reading, plain(finding.rule->interpretation));
  details.add(ReportWord::label_grounds, grounds_words(finding, layout.language));
  if (finding.rule->required_words.empty()) {
    details.add_all(ReportWord::label_required, expression_lines(finding.rule->required));
  } else {
    details.add(ReportWord::label_required, required_words(finding));
  }
  details.add_all(ReportWord::label_params, param_lines(finding, layout.language));
  details.add(ReportWord::label_found, plain(finding.message));
  details.add(ReportWord::label_why, plain(finding.why));
  details.add_lines(ReportWord::label_evidence, listed(given(finding), layout, details.width(), evidence_words));
  details.add_lines(ReportWord::label_missing, listed(finding.missing, layout, details.width(), missing_words));
  details.add_lines(ReportWord::label_planned,
                    listed(finding.planned, layout, details.width(), evidence_words, finding.more_planned));
  details.add_lines(ReportWord::label_set_aside, listed(finding.set_aside, layout, details.width(), set_aside_words));
  details.add(ReportWord::label_waiver, waiver_words(finding, layout.language));
  details.add(ReportWord::label_adopted, adoption_words(finding, layout.language));
  if (finding.change) details.add(ReportWord::label_change, word(*finding.change, layout.language));
  details.add(ReportWord::label_due, due_words(finding, layout.language));
  details.add_all(ReportWord::label_remedy, remedy_lines(finding, layout.language));
  return head + details.text();
}

}  // namespace ducha
