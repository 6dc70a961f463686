// SPDX-License-Identifier: Apache-2.0
// A workbook for people who live in spreadsheets: overview with a chart, findings with filters and colours, units,
// rules, missing facts, problems. Findings go out row by row; a sheet that is full goes on in a further one.
#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "report/absent.h"
#include "report/facts_lacking.h"
#include "report/formats.h"
#include "report/league_table.h"
#include "report/phrases.h"
#include "report/unjudged.h"
#include "report/words.h"
#include "report/xlsx_columns.h"
#include "report/xlsx_file.h"

namespace ducha {

namespace {

constexpr std::size_t kMostCell = 8'000;      // code points; a cell holds 32,767 UTF-16 units
constexpr std::uint32_t kMostLinks = 60'000;  // a sheet takes 65,530

class XlsxReport : public ReportSink {
 public:
  XlsxReport(Output& output, Language language)
      : file_(output), language_(language), absent_(language), unjudged_(language) {
    overview_ = file_.add_sheet(phrase(ReportWord::sheet_overview));
    new_findings_sheet();
    units_ = sheet(ReportWord::sheet_units, kUnitColumns);
    add_status_heads(units_, 0, kUnitColumns.size());
    rules_ = sheet(ReportWord::sheet_rules, kRuleColumns);
    missing_ = sheet(ReportWord::sheet_missing, kMissingColumns);
    problems_ = sheet(ReportWord::sheet_problems, kProblemColumns);
  }

  void begin(const Run& run) override { run_ = run; }

  void finding(const Finding& finding) override {
    if (finding_row_ >= kMostSheetRows) new_findings_sheet();
    const std::uint32_t row = finding_row_++;
    const std::uint32_t rule = rule_row(finding);
    const std::string region = region_words(finding.region);
    if (finding.unit && region_.empty()) region_ = region;
    const Location at = place_of(finding);
    std::uint16_t column = 0;
    file_.write(findings_, row, column++, phrase(finding.status), finding.status);
    write(findings_, row, column++, phrase(force_of(finding)));  // as the overview counts it
    write_link(row, column++, finding.unit ? ReportWord::sheet_units : ReportWord::sheet_overview,
               finding.unit ? units_row_ : 0, unit_words(finding, language_));
    write(findings_, row, column++, region);
    write(findings_, row, column++,
          plain(finding.rule->policy_title.empty() ? finding.rule->policy : finding.rule->policy_title));
    write_link(row, column++, ReportWord::sheet_rules, rule, title_of(finding));
    write(findings_, row, column++, subject_words(finding, language_));
    write(findings_, row, column++, plain(finding.message));
    write(findings_, row, column++, clauses_of(finding));
    write(findings_, row, column++, plain(finding.rule->quote));
    write(findings_, row, column++, lines_of(finding.evidence, evidence_words));
    write(findings_, row, column++, lines_of(finding.missing, missing_words));
    file_.write_day(findings_, row, column++, finding.due.value_or(""));
    write(findings_, row, column++, plain(finding.rule->interpretation));
    write(findings_, row, column++, plain(at.file));
    if (at.line > 0) file_.write_number(findings_, row, column, at.line);
    ++column;
    write(findings_, row, column++, finding.rule->id);
    write(findings_, row, column++, plain(finding.requirement));
    write(findings_, row, column++, joined(param_lines(finding, language_), "\n"));
    write(findings_, row, column++, plain(finding.why));
    write(findings_, row, column++, remedy_lines(finding));
    write(findings_, row, column++, waiver_words(finding, language_));
    write(findings_, row, column++, finding.change ? phrase(*finding.change) : std::string());
    write(findings_, row, column, adoption_words(finding, language_));
    lacking_.add(finding);
    if (finding.status == Status::fail) ++failures_[finding.rule->id].second;
  }

  void problem(const Problem& problem) override {
    add_absent(problem);
    held_problems_.push_back(problem);
  }

  void plan(const PlanResult& plan) override {
    unjudged_.add(plan);
    write_problems(&plan);
    if (units_row_ >= kMostSheetRows) return;
    std::uint16_t column = 0;
    write(units_, units_row_, column++, plan.unit ? plain(*plan.unit) : phrase(ReportWord::no_unit));
    write(units_, units_row_, column++, plain(plan.level.value_or("")));
    write(units_, units_row_, column++, region_);
    write(units_, units_row_, column++, plain(plan.period.value_or("")));
    write(units_, units_row_, column++, to_text(Location{plan.file, plan.line, 0}));
    for (const Status status : kStatuses)
      file_.write_number(units_, units_row_, column++, static_cast<double>(plan.counts[status]));
    ++units_row_;
    region_.clear();
  }

  void league(const League& league) override {
    const XlsxFile::Sheet scores = sheet(ReportWord::league, kLeagueColumns);
    const std::uint32_t end = write_cells(scores, league_cells(league, language_));
    file_.filter(scores, end - 1, kLeagueColumns.size());
    write(scores, end + 1, 1, league_title(league, language_));
    write(scores, end + 2, 1, league_note(league, language_));
    if (league.regions.empty()) return;
    write_cells(sheet(ReportWord::league_regions, kRegionColumns), region_cells(league, language_));
  }

  void end(const Summary& summary) override {
    write_problems(nullptr);
    write_missing();
    write_overview(summary);
    finish_findings_sheet();
    file_.filter(units_, std::max(units_row_, 1U) - 1, kUnitColumns.size() + kStatuses.size());
    file_.filter(rules_, static_cast<std::uint32_t>(rule_rows_.size()), kRuleColumns.size());
    file_.finish();
  }

 private:
  // What is a number is written as one. Gives the row behind the last.
  std::uint32_t write_cells(XlsxFile::Sheet into, const LeagueCells& cells) {
    std::uint32_t row = 0;
    for (const auto& line : cells) {
      if (row >= kMostSheetRows) break;
      for (std::size_t i = 0; i < line.size(); ++i) {
        const auto column = static_cast<std::uint16_t>(i);
        const auto number = row > 0 ? Decimal::read(line[i]) : std::nullopt;
        if (row == 0) {
          file_.write(into, row, column, line[i], XlsxFile::Look::head);
        } else if (number) {
          file_.write_number(into, row, column, number->to_double());
        } else {
          write(into, row, column, line[i]);
        }
      }
      ++row;
    }
    return row;
  }

  template <typename Word>
  [[nodiscard]] const std::string& phrase(Word name) const {
    return word(name, language_);
  }

  template <typename Columns>
  XlsxFile::Sheet sheet(const std::string& name, const Columns& columns) {
    const XlsxFile::Sheet made = file_.add_sheet(name);
    std::uint16_t index = 0;
    for (const SheetColumn& column : columns) {
      file_.set_width(made, index, index, column.width);
      file_.write(made, 0, index, phrase(column.head), XlsxFile::Look::head);
      ++index;
    }
    file_.freeze(made, 1, 0);
    return made;
  }
  template <typename Columns>
  XlsxFile::Sheet sheet(ReportWord name, const Columns& columns) {
    return sheet(phrase(name), columns);
  }

  void add_status_heads(XlsxFile::Sheet into, std::uint32_t row, std::size_t column) {
    for (const Status status : kStatuses)
      file_.write(into, row, static_cast<std::uint16_t>(column++), phrase(status), XlsxFile::Look::head);
  }

  void new_findings_sheet() {
    finish_findings_sheet();
    ++finding_sheets_;
    std::string name = phrase(ReportWord::sheet_findings);
    if (finding_sheets_ > 1) name += ' ' + std::to_string(finding_sheets_);
    findings_ = sheet(name, kFindingColumns);
    finding_row_ = 1;
    links_ = 0;
  }
  void finish_findings_sheet() {
    if (findings_ == nullptr) return;
    file_.filter(findings_, finding_row_ - 1, kFindingColumns.size());
    file_.freeze(findings_, 1, 3);
  }

  void write(XlsxFile::Sheet into, std::uint32_t row, std::uint16_t column, const std::string& text) {
    file_.write(into, row, column, text);
  }
  // To a row of another sheet, as long as the sheet of findings takes links.
  void write_link(std::uint32_t row, std::uint16_t column, ReportWord to, std::uint32_t to_row,
                  const std::string& text) {
    if (links_ >= kMostLinks) return write(findings_, row, column, text);
    ++links_;
    if (!file_.write_link(findings_, row, column, text, phrase(to), to_row)) write(findings_, row, column, text);
  }

  // One fact a line.
  template <typename Facts, typename Words>
  [[nodiscard]] std::string lines_of(const Facts& facts, Words words) const {
    std::string text;
    std::size_t listed = 0;
    for (const auto& fact : facts) {
      const std::string place = to_text(fact.at);
      const std::string line = words(fact, language_) + (place.empty() ? "" : "  " + place);
      if (text.size() + line.size() > kMostCell) {
        text += '\n' + filled(ReportWord::more, language_, {std::to_string(facts.size() - listed)});
        break;
      }
      ++listed;
      text += (text.empty() ? "" : "\n") + line;
    }
    return text;
  }

  [[nodiscard]] std::string clauses_of(const Finding& finding) const {
    std::string text;
    for (const ClauseRef& clause : finding.rule->clauses) {
      if (!text.empty()) text += phrase(ReportWord::between_clauses);
      text += clause.at.empty() ? plain(clause.id)
                                : filled(ReportWord::clause_at, language_, {plain(clause.at), plain(clause.id)});
    }
    return text;
  }

  // Its row in the sheet of rules, written when it is first seen.
  std::uint32_t rule_row(const Finding& finding) {
    const auto [known, fresh] = rule_rows_.emplace(finding.rule->id, static_cast<std::uint32_t>(rule_rows_.size() + 1));
    if (!fresh) return known->second;
    failures_[finding.rule->id] = {title_of(finding), 0};
    const std::uint32_t row = known->second;
    std::uint16_t column = 0;
    write(rules_, row, column++, title_of(finding));
    write(rules_, row, column++, phrase(force_of(finding)));
    write(rules_, row, column++,
          plain(finding.rule->policy_title.empty() ? finding.rule->policy : finding.rule->policy_title));
    write(rules_, row, column++, clauses_of(finding));
    write(rules_, row, column++, plain(finding.rule->quote));
    write(rules_, row, column++,
          plain(finding.rule->required_words.empty() ? finding.rule->required : finding.rule->required_words));
    write(rules_, row, column++, plain(finding.rule->interpretation));
    write(rules_, row, column, finding.rule->id);
    return row;
  }

  void write_missing() {
    std::uint32_t row = 1;
    for (const LackingFact& fact : lacking_.ranked()) {
      write(missing_, row, 0, fact_words(fact.label, fact.fact, language_));
      std::uint16_t column = 1;
      for (const std::size_t count : {fact.findings, fact.rules, fact.units})
        file_.write_number(missing_, row, column++, static_cast<double>(count));
      ++row;
    }
  }

  // On its sheet, where it has one, or another of the same form; in a file of several plans not before it.
  static bool stands_in(const Location& at, const PlanResult& plan) {
    if (plan.file.empty() || at.file == plan.file) return !plan.file.empty() && at.line >= plan.line;
    const std::size_t sheet = plan.file.rfind('!');
    return sheet != std::string::npos && at.file.starts_with(plan.file.substr(0, sheet + 1));
  }

  // Those of a plan come before it.
  void write_problems(const PlanResult* plan) {
    for (const Problem& problem : std::exchange(held_problems_, {})) {
      if (problem_row_ >= kMostSheetRows) return;
      write(problems_, problem_row_, 0, words_of(problem.severity).in(language_));
      write(problems_, problem_row_, 1, problem_sentence(problem, language_));
      write(problems_, problem_row_, 2, to_text(problem.at));
      const bool of_unit = plan != nullptr && plan->unit && !problem.of_rulebook && stands_in(problem.at, *plan);
      if (problem.absent || of_unit)
        write(problems_, problem_row_, 3, plain(problem.absent ? *problem.absent : *plan->unit));
      ++problem_row_;
    }
  }

  // One a line; each alone is enough.
  [[nodiscard]] std::string remedy_lines(const Finding& finding) const {
    std::vector<std::string> lines;
    for (const Remedy& remedy : finding.remedies)
      lines.push_back((lines.empty() ? "" : phrase(ReportWord::or_else)) + remedy_words(remedy, language_));
    return joined(lines, "\n");
  }

  void add_absent(const Problem& problem) {
    absent_.add(problem);
    if (!problem.absent || absent_row_ >= kMostSheetRows) return;
    if (absent_sheet_ == nullptr) absent_sheet_ = sheet(ReportWord::sheet_absent, kAbsentColumns);
    write(absent_sheet_, absent_row_, 0, plain(*problem.absent));
    write(absent_sheet_, absent_row_, 1, plain(problem.message));
    write(absent_sheet_, absent_row_++, 2, to_text(problem.at));
  }

  void write_overview(const Summary& summary) {
    file_.set_width(overview_, 0, 0, 44);
    file_.set_width(overview_, 1, static_cast<std::uint16_t>(kStatuses.size()), 11);
    file_.write(overview_, 0, 0, phrase(ReportWord::summary), XlsxFile::Look::title);
    write(overview_, 1, 0, phrase(ReportWord::head_program) + " ducha " + plain(run_.version));
    write(overview_, 2, 0, phrase(ReportWord::head_rulebook) + ' ' + folder_words(run_) + plain(run_.rulebook));
    if (!run_.profile.empty()) write(overview_, 4, 0, phrase(ReportWord::head_profile) + ' ' + plain(run_.profile));
    if (run_.as_of) write(overview_, 3, 0, filled(ReportWord::as_of, language_, {plain(*run_.as_of)}));
    std::uint32_t row = write_counts(summary, 5);
    write(overview_, ++row, 0,
          filled(summary.plans == 1 ? ReportWord::one_plan : ReportWord::plans, language_,
                 {std::to_string(summary.plans)}));
    for (const std::string& remark : {absent_.words(), unjudged_.words()}) {
      if (!remark.empty()) write(overview_, ++row, 0, remark);
    }
    if (summary.changes)
      write(overview_, ++row, 0, filled(ReportWord::changes, language_, {changes_words(*summary.changes, language_)}));
    write_chart(row + 2);
  }

  // Of each policy, and of all where there is not one alone. Gives the row behind the last.
  std::uint32_t write_counts(const Summary& summary, std::uint32_t row) {
    file_.write(overview_, row, 0, phrase(ReportWord::policy), XlsxFile::Look::head);
    add_status_heads(overview_, row++, 1);
    const auto add_row = [&](const std::string& name, const Counts& counts) {
      write(overview_, row, 0, name);
      std::uint16_t at = 1;
      for (const Status status : kStatuses)
        file_.write_number(overview_, row, at++, static_cast<double>(counts[status]), status);
      ++row;
    };
    for (const PolicyCounts& policy : summary.by_policy)
      add_row(plain(policy.title.empty() ? policy.policy : policy.title), policy.counts);
    if (summary.by_policy.size() != 1) add_row(phrase(ReportWord::total), summary.counts);
    return row;
  }

  // The rules most often failed, as a table and a chart of it.
  void write_chart(std::uint32_t row) {
    std::vector<std::pair<std::string, std::size_t>> top;
    for (const auto& [rule, failed] : failures_) {
      if (failed.second > 0) top.push_back(failed);
    }
    std::stable_sort(top.begin(), top.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (top.size() > 10) top.resize(10);
    if (top.empty()) return;
    file_.write(overview_, row, 0, phrase(ReportWord::chart_rules), XlsxFile::Look::head);
    file_.write(overview_, row, 1, phrase(Status::fail), XlsxFile::Look::head);
    const std::uint32_t first = row + 1;
    for (const auto& [title, count] : top) {
      write(overview_, ++row, 0, title);
      file_.write_number(overview_, row, 1, static_cast<double>(count));
    }
    file_.add_bars(overview_, phrase(ReportWord::sheet_overview), first, row, phrase(ReportWord::chart_rules));
  }

  XlsxFile file_;
  Language language_;
  Run run_;
  XlsxFile::Sheet overview_ = nullptr, findings_ = nullptr, units_ = nullptr, rules_ = nullptr, missing_ = nullptr,
                  problems_ = nullptr, absent_sheet_ = nullptr;  // the last only where somebody did not submit
  AbsentUnits absent_;
  UnjudgedPlans unjudged_;
  FactsLacking lacking_;
  std::vector<Problem> held_problems_;  // until it is known whose they are
  std::uint32_t finding_row_ = 1, units_row_ = 1, problem_row_ = 1, absent_row_ = 1, links_ = 0;
  std::size_t finding_sheets_ = 0;
  std::string region_;  // of the unit at hand
  std::map<std::string, std::uint32_t> rule_rows_;
  std::map<std::string, std::pair<std::string, std::size_t>> failures_;  // by rule: its title, how many
};

}  // namespace

std::unique_ptr<ReportSink> xlsx_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<XlsxReport>(output, settings.language);
}

}  // namespace ducha
