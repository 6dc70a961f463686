// SPDX-License-Identifier: Apache-2.0
// A row a finding, and one a problem: the columns of docs/formats.md, whose heads stay the same in every language. CSV
// begins with a byte order mark, without which spreadsheets take it for another encoding; TSV does not.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "report/formats.h"
#include "report/league_table.h"
#include "report/phrases.h"
#include "report/table.h"
#include "report/words.h"

namespace ducha {

namespace {

enum class Column : std::size_t {
#define DUCHA_CSV_COLUMN(head) head,
#include "report/csv.def"
#undef DUCHA_CSV_COLUMN
};

constexpr std::array kHeads = {
#define DUCHA_CSV_COLUMN(head) #head,
#include "report/csv.def"
#undef DUCHA_CSV_COLUMN
};

// A row of which most cells stay empty, filled in by column.
class SparseRow {
 public:
  std::string& operator[](Column column) { return cells_[static_cast<std::size_t>(column)]; }
  [[nodiscard]] const std::vector<std::string>& cells() const { return cells_; }

 private:
  std::vector<std::string> cells_ = std::vector<std::string>(kHeads.size());
};

std::string number(std::size_t value) { return value == 0 ? std::string() : std::to_string(value); }

std::string region_of(const Finding& finding) {
  std::string text;
  for (const auto& [key, name] : finding.region) {
    if (!text.empty()) text += "; ";
    text += key + '=' + name;
  }
  return plain(text);
}

template <typename Parts, typename Words>
std::string listed(const Parts& parts, Words words) {
  std::string text;
  for (const auto& part : parts) {
    if (!text.empty()) text += "; ";
    text += words(part);
  }
  return text;
}

// Of a list of facts, each with its place.
std::string with_place(const std::string& words, const Location& at) {
  const std::string place = to_text(at);
  return place.empty() ? words : words + " @ " + place;
}

// A window stands in a column of its own, so that a table sorts by it.
std::string window_of(const Finding& finding) {
  if (!finding.subject) return {};
  if (finding.subject->kind == Subject::Kind::window) return plain(finding.subject->name.value_or(""));
  return plain(finding.subject->window.value_or(""));
}

std::string subject_of(const Finding& finding, Language language) {
  if (!finding.subject || finding.subject->kind == Subject::Kind::window) return {};
  Finding alone = finding;
  alone.subject->window.reset();
  return subject_words(alone, language);
}

// A row that is put together cell by cell.
class RowText {
 public:
  RowText(std::string& out, TableForm form) : out_(out), form_(form) { out_.clear(); }
  RowText& cell(std::string_view text) {
    next();
    if (!text.empty()) append_cell(out_, text, form_);
    return *this;
  }
  // Cells that are written as they stand in a row, with what stands between them.
  RowText& cells(std::string_view written) {
    next();
    out_ += written;
    return *this;
  }
  [[nodiscard]] std::string_view done() { return out_ += line_end_of(form_); }

 private:
  void next() {
    if (!std::exchange(first_, false)) out_ += separator_of(form_);
  }
  std::string& out_;
  TableForm form_;
  bool first_ = true;
};

// What the findings of a rule say again and again, written once.
struct RuleCells {
  std::string rule, policy, title, quote, required, interpretation, required_words;  // as the finding has them
  std::vector<ClauseRef> clauses;
  std::string until_clauses, until_reading, words;  // policy to at; quote to reading; required_words
  [[nodiscard]] bool are_of(const Finding& finding) const {
    const auto same = [](const ClauseRef& a, const ClauseRef& b) { return a.id == b.id && a.at == b.at; };
    return !until_clauses.empty() && rule == finding.rule->id && policy == finding.rule->policy &&
           title == finding.rule->title && quote == finding.rule->quote && required == finding.rule->required &&
           interpretation == finding.rule->interpretation && required_words == finding.rule->required_words &&
           std::equal(clauses.begin(), clauses.end(), finding.rule->clauses.begin(), finding.rule->clauses.end(), same);
  }
};

class TableReport : public ReportSink {
 public:
  TableReport(Output& output, Language language, TableForm form) : output_(output), language_(language), form_(form) {}

  void begin(const Run& run) override {
    version_ = plain(run.version);
    rulebook_ = rulebook_words(run);
    if (form_ == TableForm::csv) output_.write("\xEF\xBB\xBF");
    write(std::vector<std::string>(kHeads.begin(), kHeads.end()));
  }
  void finding(const Finding& finding) override {
    const Location at = place_of(finding);
    const RuleCells& rule = cells_of(finding);
    RowText row(line_, form_);
    row.cell("finding").cell(to_string(finding.status)).cell(to_string(finding.rule->modality));
    row.cell(finding.unit ? plain(*finding.unit) : std::string()).cell(finding.level ? plain(*finding.level) : "");
    row.cell(region_of(finding)).cells(rule.until_clauses);
    row.cell(subject_of(finding, language_)).cell(window_of(finding)).cell(plain(finding.message));
    row.cells(rule.until_reading);
    row.cell(listed(finding.evidence,
                    [this](const Evidence& each) { return with_place(evidence_words(each, language_), each.at); }));
    row.cell(listed(finding.missing,
                    [this](const Missing& each) { return with_place(missing_words(each, language_), each.at); }));
    row.cell(finding.due ? std::string_view(*finding.due) : std::string_view()).cell(plain(finding.why));
    row.cell(plain(at.file)).cell(number(at.line)).cell(number(at.column)).cell("");
    row.cell(finding.rule->grounds).cell(finding.fingerprint).cell(waiver_words(finding, language_));
    row.cell(finding.change ? to_string(*finding.change) : std::string_view());
    row.cell(listed(finding.remedies, [this](const Remedy& each) { return remedy_words(each, language_); }));
    row.cells(rule.words).cell(plain(finding.requirement));
    row.cell(finding.params->empty() ? std::string() : joined(param_lines(finding, language_), "; "));
    row.cell(version_).cell(rulebook_);
    output_.write(row.done());
  }
  void problem(const Problem& problem) override {
    SparseRow row;
    row[Column::type] = "problem";
    row[Column::status] = to_string(problem.severity);
    row[Column::message] = problem_sentence(problem, language_);
    row[Column::file] = plain(problem.at.file);
    row[Column::line] = number(problem.at.line);
    row[Column::column] = number(problem.at.column);
    row[Column::code] = problem.code;
    write(row);
  }
  // A row a unit, and one a region: the score in `message`, what was lost in `why`, the rank in `code`.
  void league(const League& league) override {
    for (const LeagueRow& each : league.rows) {
      SparseRow row;
      row[Column::type] = "score";
      row[Column::unit] = plain(each.unit);
      for (const auto& [key, name] : each.region)
        row[Column::region] += (row[Column::region].empty() ? "" : "; ") + plain(key) + '=' + plain(name);
      row[Column::title] = league_title(league, language_);
      row[Column::message] = each.score ? each.score->to_string() : std::string();
      row[Column::evidence] = each.earned.to_string() + " / " + each.possible.to_string();
      row[Column::why] = losses_of(league, each, language_);
      row[Column::code] = each.rank == 0 ? std::string() : std::to_string(each.rank);
      write(row);
    }
    for (const LeagueRegion& each : league.regions) {
      SparseRow row;
      row[Column::type] = "region_score";
      row[Column::region] = plain(each.key) + '=' + plain(each.name);
      row[Column::title] = word(ReportWord::league_regions, language_);
      row[Column::message] = each.score ? each.score->to_string() : std::string();
      row[Column::evidence] = std::to_string(each.units);
      row[Column::code] = std::to_string(each.rank);
      write(row);
    }
  }

 private:
  const RuleCells& cells_of(const Finding& finding) {
    RuleCells& cells = rules_[finding.rule->id];
    if (cells.are_of(finding)) return cells;
    cells = {finding.rule->id,
             finding.rule->policy,
             finding.rule->title,
             finding.rule->quote,
             finding.rule->required,
             finding.rule->interpretation,
             finding.rule->required_words,
             finding.rule->clauses,
             {},
             {},
             {}};
    RowText(cells.until_clauses, form_)
        .cell(finding.rule->policy)
        .cell(finding.rule->id)
        .cell(plain(finding.rule->title))
        .cell(listed(finding.rule->clauses, [](const ClauseRef& each) { return each.id; }))
        .cell(listed(finding.rule->clauses, [](const ClauseRef& each) { return plain(each.at); }));
    RowText(cells.until_reading, form_)
        .cell(plain(finding.rule->quote))
        .cell(plain(finding.rule->required))
        .cell(plain(finding.rule->interpretation));
    RowText(cells.words, form_).cell(plain(finding.rule->required_words));
    return cells;
  }

  // Of whatever is no finding; each row says what judged.
  void write(SparseRow& row) {
    row[Column::version] = version_;
    row[Column::rulebook] = rulebook_;
    write(row.cells());
  }
  void write(const std::vector<std::string>& row) {
    std::string line;
    append_row(line, row, form_);
    output_.write(line);
  }

  Output& output_;
  Language language_;
  TableForm form_;
  std::string version_, rulebook_;
  std::string line_;  // of the finding at hand
  std::unordered_map<std::string, RuleCells> rules_;
};

}  // namespace

std::unique_ptr<ReportSink> csv_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<TableReport>(output, settings.language, TableForm::csv);
}

std::unique_ptr<ReportSink> tsv_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<TableReport>(output, settings.language, TableForm::tsv);
}

}  // namespace ducha
