// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: one workbook, whose sheets share formats and rows.
// A workbook for people who live in spreadsheets: overview with a chart, findings with filters and colours, units,
// rules, missing facts, problems. Text is written as text, so that no value becomes a formula. Findings go out row by
// row; a sheet that is full goes on in a further one.
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <unistd.h>
#include <xlsxwriter.h>

#include "base/date.h"
#include "base/late_library.h"
#include "base/temporary_files.h"
#include "base/text.h"
#include "report/absent.h"
#include "report/facts_lacking.h"
#include "report/formats.h"
#include "report/league_table.h"
#include "report/phrases.h"
#include "report/unjudged.h"
#include "report/words.h"

namespace ducha {

namespace {

#ifdef DUCHA_LATE_XLSXWRITER
DUCHA_LATE_LIBRARY(xlsxwriter, DUCHA_LATE_XLSXWRITER);
DUCHA_LATE(xlsxwriter, chart_add_series);
DUCHA_LATE(xlsxwriter, chart_axis_set_reverse);
DUCHA_LATE(xlsxwriter, chart_legend_set_position);
DUCHA_LATE(xlsxwriter, chart_series_set_categories);
DUCHA_LATE(xlsxwriter, chart_series_set_fill);
DUCHA_LATE(xlsxwriter, chart_series_set_values);
DUCHA_LATE(xlsxwriter, chart_title_set_name);
DUCHA_LATE(xlsxwriter, format_set_align);
DUCHA_LATE(xlsxwriter, format_set_bg_color);
DUCHA_LATE(xlsxwriter, format_set_bold);
DUCHA_LATE(xlsxwriter, format_set_font_color);
DUCHA_LATE(xlsxwriter, format_set_font_size);
DUCHA_LATE(xlsxwriter, format_set_num_format);
DUCHA_LATE(xlsxwriter, format_set_text_wrap);
DUCHA_LATE(xlsxwriter, format_set_underline);
DUCHA_LATE(xlsxwriter, workbook_add_chart);
DUCHA_LATE(xlsxwriter, workbook_add_format);
DUCHA_LATE(xlsxwriter, workbook_add_worksheet);
DUCHA_LATE(xlsxwriter, workbook_close);
DUCHA_LATE(xlsxwriter, workbook_new_opt);
DUCHA_LATE(xlsxwriter, workbook_set_properties);
DUCHA_LATE(xlsxwriter, worksheet_autofilter);
DUCHA_LATE(xlsxwriter, worksheet_freeze_panes);
DUCHA_LATE(xlsxwriter, worksheet_insert_chart);
DUCHA_LATE(xlsxwriter, worksheet_set_column);
DUCHA_LATE(xlsxwriter, worksheet_write_number);
DUCHA_LATE(xlsxwriter, worksheet_write_string);
DUCHA_LATE(xlsxwriter, worksheet_write_url_opt);
#endif

constexpr std::uint32_t kMostRows = 1'048'576;
constexpr std::size_t kMostCell = 8'000;      // code points; a cell holds 32,767 UTF-16 units
constexpr std::uint32_t kMostLinks = 60'000;  // a sheet takes 65,530

std::uint32_t tint_of(Status status) {
  switch (status) {
    case Status::fail: return 0xE6A5A3;
    case Status::error: return 0xD9C3E6;
    case Status::unknown: return 0xF7E3A8;
    case Status::pending: return 0xD3E5F2;
    case Status::waived: return 0xE2E5EA;
    case Status::pass: return 0xE5F3E5;
    case Status::not_applicable: return 0xF3F3F1;
  }
  return 0xFFFFFF;
}

struct Column {
  ReportWord head;
  double width;  // characters; those of Chinese are two wide
};

constexpr std::array kFindingColumns = {
    Column{ReportWord::head_status, 10},    Column{ReportWord::head_force, 8},
    Column{ReportWord::head_unit, 26},      Column{ReportWord::head_region, 16},
    Column{ReportWord::policy, 30},         Column{ReportWord::head_title, 44},
    Column{ReportWord::head_subject, 18},   Column{ReportWord::label_found, 44},
    Column{ReportWord::label_clause, 26},   Column{ReportWord::label_quote, 34},
    Column{ReportWord::label_evidence, 44}, Column{ReportWord::label_missing, 30},
    Column{ReportWord::label_due, 12},      Column{ReportWord::label_reading, 30},
    Column{ReportWord::head_file, 28},      Column{ReportWord::head_line, 7},
    Column{ReportWord::head_rule, 34},      Column{ReportWord::head_requirement, 44},
    Column{ReportWord::label_params, 44},   Column{ReportWord::label_why, 30},
    Column{ReportWord::label_remedy, 40},   Column{ReportWord::label_waiver, 40},
    Column{ReportWord::label_change, 10},   Column{ReportWord::label_adopted, 24}};

constexpr std::array kUnitColumns = {Column{ReportWord::head_unit, 30}, Column{ReportWord::head_level, 12},
                                     Column{ReportWord::head_region, 20}, Column{ReportWord::head_period, 14},
                                     Column{ReportWord::head_file, 34}};
constexpr std::array kRuleColumns = {Column{ReportWord::head_title, 48},    Column{ReportWord::head_force, 8},
                                     Column{ReportWord::policy, 30},        Column{ReportWord::label_clause, 26},
                                     Column{ReportWord::label_quote, 40},   Column{ReportWord::label_required, 40},
                                     Column{ReportWord::label_reading, 40}, Column{ReportWord::head_rule, 34}};
constexpr std::array kLeagueColumns = {Column{ReportWord::head_rank, 8},    Column{ReportWord::head_unit, 30},
                                       Column{ReportWord::head_region, 20}, Column{ReportWord::head_score, 10},
                                       Column{ReportWord::head_earned, 10}, Column{ReportWord::head_possible, 10},
                                       Column{ReportWord::head_lost, 80},   Column{ReportWord::head_apart, 40}};
constexpr std::array kRegionColumns = {Column{ReportWord::head_region_key, 14}, Column{ReportWord::head_region, 24},
                                       Column{ReportWord::head_units, 10}, Column{ReportWord::head_mean, 10},
                                       Column{ReportWord::head_rank, 8}};
constexpr std::array kMissingColumns = {Column{ReportWord::head_fact, 44}, Column{ReportWord::head_findings, 12},
                                        Column{ReportWord::sheet_rules, 10}, Column{ReportWord::head_units, 10}};
constexpr std::array kProblemColumns = {Column{ReportWord::head_severity, 10}, Column{ReportWord::head_message, 80},
                                        Column{ReportWord::head_place, 44}, Column{ReportWord::head_unit, 26}};

constexpr std::array kAbsentColumns = {Column{ReportWord::head_unit, 30}, Column{ReportWord::head_message, 60},
                                       Column{ReportWord::head_place, 44}};

class XlsxReport : public ReportSink {
 public:
  XlsxReport(Output& output, Language language)
      : output_(output), language_(language), absent_(language), unjudged_(language) {
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
    path_ = (error ? std::filesystem::path("/tmp") : folder) / "ducha-XXXXXX";
    const int file = mkstemp(path_.data());
    if (file >= 0) {
      static_cast<void>(close(file));
      note_temporary_file(path_);
    } else {
      output_.reject(errno);
    }
    book_ = workbook_new_opt(path_.c_str(), &options);
    lxw_doc_properties properties = {};
    properties.created = 1;  // the same run gives the same bytes
    workbook_set_properties(book_, &properties);
    head_ = format([](lxw_format* made) {
      format_set_bold(made);
      format_set_bg_color(made, 0xECEAE4);
      format_set_text_wrap(made);
      format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    });
    text_ = format([](lxw_format* made) {
      format_set_text_wrap(made);
      format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    });
    day_ = format([](lxw_format* made) {
      format_set_num_format(made, "yyyy-mm-dd");
      format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    });
    title_ = format([](lxw_format* made) {
      format_set_bold(made);
      format_set_font_size(made, 16);
    });
    link_ = format([](lxw_format* made) {
      format_set_font_color(made, 0x7A1F1F);
      format_set_underline(made, LXW_UNDERLINE_SINGLE);
      format_set_text_wrap(made);
      format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    });
    for (const Status status : kStatuses) {
      tints_[static_cast<std::size_t>(status)] = format([status](lxw_format* made) {
        format_set_bg_color(made, tint_of(status));
        format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
      });
    }
    overview_ = workbook_add_worksheet(book_, phrase(ReportWord::sheet_overview).c_str());
    new_findings_sheet();
    units_ = sheet(ReportWord::sheet_units, kUnitColumns);
    add_status_heads(units_, kUnitColumns.size());
    rules_ = sheet(ReportWord::sheet_rules, kRuleColumns);
    missing_ = sheet(ReportWord::sheet_missing, kMissingColumns);
    problems_ = sheet(ReportWord::sheet_problems, kProblemColumns);
  }
  XlsxReport(const XlsxReport&) = delete;
  XlsxReport& operator=(const XlsxReport&) = delete;
  ~XlsxReport() override {
    if (book_ != nullptr) static_cast<void>(workbook_close(book_));
    std::error_code gone;
    std::filesystem::remove(path_, gone);
    forget_temporary_file(path_);
  }

  void begin(const Run& run) override { run_ = run; }

  void finding(const Finding& finding) override {
    if (finding_row_ >= kMostRows) new_findings_sheet();
    const std::uint32_t row = finding_row_++;
    const std::uint32_t rule = rule_row(finding);
    const std::string region = region_words(finding.region);
    if (finding.unit && region_.empty()) region_ = region;
    const Location at = place_of(finding);
    std::uint16_t column = 0;
    worksheet_write_string(findings_, row, column++, phrase(finding.status).c_str(),
                           tints_[static_cast<std::size_t>(finding.status)]);
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
    write_day(row, column++, finding.due.value_or(""));
    write(findings_, row, column++, plain(finding.rule->interpretation));
    write(findings_, row, column++, plain(at.file));
    if (at.line > 0) worksheet_write_number(findings_, row, column, at.line, text_);
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
    if (units_row_ >= kMostRows) return;
    std::uint16_t column = 0;
    write(units_, units_row_, column++, plan.unit ? plain(*plan.unit) : phrase(ReportWord::no_unit));
    write(units_, units_row_, column++, plain(plan.level.value_or("")));
    write(units_, units_row_, column++, region_);
    write(units_, units_row_, column++, plain(plan.period.value_or("")));
    write(units_, units_row_, column++, to_text(Location{plan.file, plan.line, 0}));
    for (const Status status : kStatuses)
      worksheet_write_number(units_, units_row_, column++, static_cast<double>(plan.counts[status]), text_);
    ++units_row_;
    region_.clear();
  }

  void league(const League& league) override {
    lxw_worksheet* scores = sheet(ReportWord::league, kLeagueColumns);
    const std::uint32_t end = write_cells(scores, league_cells(league, language_));
    worksheet_autofilter(scores, 0, 0, end - 1, static_cast<std::uint16_t>(kLeagueColumns.size() - 1));
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
    worksheet_autofilter(units_, 0, 0, std::max(units_row_, 1U) - 1,
                         static_cast<std::uint16_t>(kUnitColumns.size() + kStatuses.size() - 1));
    worksheet_autofilter(rules_, 0, 0, static_cast<std::uint32_t>(rule_rows_.size()),
                         static_cast<std::uint16_t>(kRuleColumns.size() - 1));
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR) return output_.reject(EIO);
    std::ifstream made(path_, std::ios::binary);
    std::string piece(1U << 16U, '\0');
    while (made) {
      made.read(piece.data(), static_cast<std::streamsize>(piece.size()));
      output_.write(std::string_view(piece.data(), static_cast<std::size_t>(made.gcount())));
    }
  }

 private:
  // What is a number is written as one. Gives the row behind the last.
  std::uint32_t write_cells(lxw_worksheet* into, const LeagueCells& cells) {
    std::uint32_t row = 0;
    for (const auto& line : cells) {
      if (row >= kMostRows) break;
      for (std::size_t i = 0; i < line.size(); ++i) {
        const auto column = static_cast<std::uint16_t>(i);
        const auto number = row > 0 ? Decimal::read(line[i]) : std::nullopt;
        if (row == 0) {
          worksheet_write_string(into, row, column, line[i].c_str(), head_);
        } else if (number) {
          worksheet_write_number(into, row, column, number->to_double(), text_);
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

  template <typename Set>
  lxw_format* format(Set set) {
    lxw_format* made = workbook_add_format(book_);
    set(made);
    return made;
  }

  template <typename Columns>
  lxw_worksheet* sheet(const std::string& name, const Columns& columns) {
    lxw_worksheet* made = workbook_add_worksheet(book_, name.c_str());
    std::uint16_t index = 0;
    for (const Column& column : columns) {
      worksheet_set_column(made, index, index, column.width, nullptr);
      worksheet_write_string(made, 0, index, phrase(column.head).c_str(), head_);
      ++index;
    }
    worksheet_freeze_panes(made, 1, 0);
    return made;
  }
  template <typename Columns>
  lxw_worksheet* sheet(ReportWord name, const Columns& columns) {
    return sheet(phrase(name), columns);
  }

  void add_status_heads(lxw_worksheet* into, std::size_t column) {
    for (const Status status : kStatuses)
      worksheet_write_string(into, 0, static_cast<std::uint16_t>(column++), phrase(status).c_str(), head_);
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
    worksheet_autofilter(findings_, 0, 0, finding_row_ - 1, static_cast<std::uint16_t>(kFindingColumns.size() - 1));
    worksheet_freeze_panes(findings_, 1, 3);
  }

  void write(lxw_worksheet* into, std::uint32_t row, std::uint16_t column, const std::string& text) {
    if (!text.empty()) worksheet_write_string(into, row, column, text.c_str(), text_);
  }
  // A day, so that the column sorts and filters as days do; a spreadsheet has none before 1900.
  void write_day(std::uint32_t row, std::uint16_t column, const std::string& text) {
    const std::optional<Date> day = read_iso_date(text);
    if (!day || day->year < 1901) return write(findings_, row, column, text);
    constexpr Date kBefore{1899, 12, 30};
    worksheet_write_number(findings_, row, column, static_cast<double>(to_days(*day) - to_days(kBefore)), day_);
  }
  // To the first cell of a row of another sheet.
  void write_link(std::uint32_t row, std::uint16_t column, ReportWord to, std::uint32_t to_row,
                  const std::string& text) {
    if (links_ >= kMostLinks) return write(findings_, row, column, text);
    ++links_;
    const std::string target = "internal:'" + phrase(to) + "'!A" + std::to_string(to_row + 1);
    if (worksheet_write_url_opt(findings_, row, column, target.c_str(), link_, text.c_str(), nullptr) != LXW_NO_ERROR)
      write(findings_, row, column, text);
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
        worksheet_write_number(missing_, row, column++, static_cast<double>(count), text_);
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
      if (problem_row_ >= kMostRows) return;
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
    if (!problem.absent || absent_row_ >= kMostRows) return;
    if (absent_sheet_ == nullptr) absent_sheet_ = sheet(ReportWord::sheet_absent, kAbsentColumns);
    write(absent_sheet_, absent_row_, 0, plain(*problem.absent));
    write(absent_sheet_, absent_row_, 1, plain(problem.message));
    write(absent_sheet_, absent_row_++, 2, to_text(problem.at));
  }

  void write_overview(const Summary& summary) {
    worksheet_set_column(overview_, 0, 0, 44, nullptr);
    worksheet_set_column(overview_, 1, static_cast<std::uint16_t>(kStatuses.size()), 11, nullptr);
    worksheet_write_string(overview_, 0, 0, phrase(ReportWord::summary).c_str(), title_);
    write(overview_, 1, 0, phrase(ReportWord::head_program) + " ducha " + plain(run_.version));
    write(overview_, 2, 0, phrase(ReportWord::head_rulebook) + ' ' + folder_words(run_) + plain(run_.rulebook));
    if (!run_.profile.empty()) write(overview_, 4, 0, phrase(ReportWord::head_profile) + ' ' + plain(run_.profile));
    if (run_.as_of) write(overview_, 3, 0, filled(ReportWord::as_of, language_, {plain(*run_.as_of)}));
    std::uint32_t row = 5;
    worksheet_write_string(overview_, row, 0, phrase(ReportWord::policy).c_str(), head_);
    std::uint16_t column = 1;
    for (const Status status : kStatuses)
      worksheet_write_string(overview_, row, column++, phrase(status).c_str(), head_);
    ++row;
    const auto add_row = [&](const std::string& name, const Counts& counts) {
      write(overview_, row, 0, name);
      std::uint16_t at = 1;
      for (const Status status : kStatuses)
        worksheet_write_number(overview_, row, at++, static_cast<double>(counts[status]),
                               tints_[static_cast<std::size_t>(status)]);
      ++row;
    };
    for (const PolicyCounts& policy : summary.by_policy)
      add_row(plain(policy.title.empty() ? policy.policy : policy.title), policy.counts);
    if (summary.by_policy.size() != 1) add_row(phrase(ReportWord::total), summary.counts);
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

  // The rules most often failed, as a table and a chart of it.
  void write_chart(std::uint32_t row) {
    std::vector<std::pair<std::string, std::size_t>> top;
    for (const auto& [rule, failed] : failures_) {
      if (failed.second > 0) top.push_back(failed);
    }
    std::stable_sort(top.begin(), top.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (top.size() > 10) top.resize(10);
    if (top.empty()) return;
    worksheet_write_string(overview_, row, 0, phrase(ReportWord::chart_rules).c_str(), head_);
    worksheet_write_string(overview_, row, 1, phrase(Status::fail).c_str(), head_);
    const std::uint32_t first = row + 1;
    for (const auto& [title, count] : top) {
      write(overview_, ++row, 0, title);
      worksheet_write_number(overview_, row, 1, static_cast<double>(count), text_);
    }
    lxw_chart* chart = workbook_add_chart(book_, LXW_CHART_BAR);
    lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
    const std::string& name = phrase(ReportWord::sheet_overview);
    chart_series_set_categories(series, name.c_str(), first, 0, row, 0);
    chart_series_set_values(series, name.c_str(), first, 1, row, 1);
    lxw_chart_fill fill = {};
    fill.color = 0xB23B38;
    chart_series_set_fill(series, &fill);
    chart_title_set_name(chart, phrase(ReportWord::chart_rules).c_str());
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_axis_set_reverse(chart->y_axis);
    worksheet_insert_chart(overview_, first - 1, 3, chart);
  }

  Output& output_;
  Language language_;
  Run run_;
  std::string path_;  // of the file in which the library puts the workbook together
  lxw_workbook* book_ = nullptr;
  lxw_format *head_ = nullptr, *text_ = nullptr, *day_ = nullptr, *title_ = nullptr, *link_ = nullptr;
  std::array<lxw_format*, kStatuses.size()> tints_{};
  lxw_worksheet *overview_ = nullptr, *findings_ = nullptr, *units_ = nullptr, *rules_ = nullptr, *missing_ = nullptr,
                *problems_ = nullptr, *absent_sheet_ = nullptr;  // the last only where somebody did not submit
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
