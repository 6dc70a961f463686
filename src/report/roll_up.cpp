// SPDX-License-Identifier: Apache-2.0
#include "report/roll_up.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "findings/identity.h"
#include "report/absent.h"
#include "report/facts_lacking.h"
#include "report/figure_table.h"
#include "report/phrases.h"
#include "report/unjudged.h"
#include "report/words.h"

namespace ducha {

namespace {

// The columns of statuses, gravest first.
constexpr std::array kColumns = {Status::fail,   Status::error, Status::unknown,       Status::pending,
                                 Status::waived, Status::pass,  Status::not_applicable};

// Passes of what was decided, in tenths of a per cent; nullopt: nothing was. All and nothing are not rounded to.
std::optional<std::size_t> share_met(const Counts& counts) {
  constexpr std::size_t kAll = 1000;
  const std::size_t met = counts[Status::pass];
  const std::size_t decided = met + counts[Status::fail];
  if (decided == 0) return std::nullopt;
  if (met == 0 || met == decided) return met == 0 ? 0 : kAll;
  return std::clamp<std::size_t>((met * 2 * kAll + decided) / (2 * decided), 1, kAll - 1);
}

std::string share_words(const Counts& counts) {
  const std::optional<std::size_t> share = share_met(counts);
  return share ? std::to_string(*share / 10) + '.' + std::to_string(*share % 10) : std::string();
}

class RollUp : public ReportSink {
 public:
  RollUp(Output& output, Language language, RollUpBy by, std::string_view form)
      : output_(output), language_(language), by_(by), form_(form), absent_words_(language), unjudged_(language) {}

  void finding(const Finding& finding) override {
    listed_.add(finding.status);
    const bool over_batch = is_over_batch(finding);
    const std::string unit = finding.unit ? identity_of(*finding.unit, finding.region) : std::string();
    switch (by_) {
      case RollUpBy::unit:
        if (over_batch) add(row(kBatch, {unit_words(finding, language_), "", "", ""}), finding, unit);
        // The counts come with the plan; of what must be they come with the findings.
        if (!over_batch && fails_must(finding)) ++must_of_plan_;
        break;
      case RollUpBy::region: {
        over_batch_ = over_batch_ || over_batch;
        if (over_batch) break;
        const std::string region = region_words(finding.region);
        add(row(identity_of(finding.region), {region}), finding, unit);
        break;
      }
      case RollUpBy::rule:
        add(row(finding.rule->id, {title_of(finding), finding.rule->id, citation(finding, language_),
                                   word(force_of(finding), language_)}),
            finding, unit);
        break;
      case RollUpBy::clause:
        for (const ClauseRef& clause : finding.rule->clauses) {
          Row& one =
              row(finding.rule->policy + '\n' + clause.id, {policy_of(finding), plain(clause.at), plain(clause.id)});
          add(one, finding, unit);
          one.rules.insert(finding.rule->id);
        }
        break;
      case RollUpBy::chapter: {
        const std::string chapter = chapter_of(finding);
        Row& one = row(finding.rule->policy + '\n' + chapter, {policy_of(finding), chapter});
        add(one, finding, unit);
        one.rules.insert(finding.rule->id);
        break;
      }
      case RollUpBy::fact: lacking_.add(finding); break;
    }
  }

  void begin(const Run& run) override { run_ = run; }

  void problem(const Problem& problem) override {
    absent_words_.add(problem);
    if (problem.absent && by_ == RollUpBy::unit) absent_.push_back(plain(*problem.absent));
  }

  void plan(const PlanResult& plan) override {
    unjudged_.add(plan);
    if (by_ == RollUpBy::unit) {
      const std::string name = plan.unit ? plain(*plan.unit) : word(ReportWord::no_unit, language_);
      const std::string key =
          plan.unit ? identity_of(*plan.unit, plan.region) : "\n" + to_text(Location{plan.file, plan.line, 0});
      Row& one =
          row(key, {name, region_words(plan.region), plain(plan.level.value_or("")), plain(plan.period.value_or(""))});
      // What is counted together is named together.
      add_name(one, 2, plain(plan.level.value_or("")));
      add_name(one, 3, plain(plan.period.value_or("")));
      one.counts.add(plan.counts);
      one.judged = one.judged || !is_unjudged(plan);
      one.must += must_of_plan_;
    }
    if (by_ == RollUpBy::region) {
      const std::string region = region_words(plan.region);
      Row& one = row(identity_of(plan.region), {region});
      one.judged = one.judged || !is_unjudged(plan);
      one.submitted.insert(plan.unit ? identity_of(*plan.unit, plan.region)
                                     : to_text(Location{plan.file, plan.line, 0}));
    }
    must_of_plan_ = 0;
  }

  void end(const Summary& summary) override {
    for (const Status status : kColumns) {
      whole_[static_cast<std::size_t>(status)] = by_ == RollUpBy::unit || listed_[status] >= summary.counts[status];
    }
    must_known_ = listed_[Status::fail] >= summary.counts[Status::fail];
    output_.write(to_form(by_ == RollUpBy::fact ? fact_table() : counted_table(), form_, language_));
  }

 private:
  static constexpr const char* kBatch = "\n\n";

  struct Row {
    std::vector<std::string> names;
    Counts counts;
    bool judged = false;              // by any policy; else it has no rank
    std::size_t must = 0;             // failures of what must be
    std::set<std::string> units;      // in which it is wrong
    std::set<std::string> submitted;  // of a region
    std::set<std::string> rules;
    std::set<std::pair<std::size_t, std::string>> named;  // by their column, where there may be several
  };

  // It is no unit's.
  [[nodiscard]] static bool is_over_batch(const Finding& finding) {
    return !finding.unit && finding.subject && finding.subject->kind == Subject::Kind::group;
  }
  [[nodiscard]] static bool fails_must(const Finding& finding) {
    return finding.status == Status::fail && force_of(finding) == Modality::must;
  }
  [[nodiscard]] const std::string& text_of(ReportWord name) const { return word(name, language_); }
  [[nodiscard]] static std::string policy_of(const Finding& finding) {
    return plain(finding.rule->policy_title.empty() ? finding.rule->policy : finding.rule->policy_title);
  }

  Row& row(const std::string& key, std::vector<std::string> names) {
    const auto [known, fresh] = index_.emplace(key, rows_.size());
    if (fresh) rows_.push_back({std::move(names), {}, false, 0, {}, {}, {}, {}});
    return rows_[known->second];
  }
  void add_name(Row& row, std::size_t column, const std::string& name) const {
    if (name.empty() || !row.named.emplace(column, name).second || row.names[column] == name) return;
    row.names[column] += (row.names[column].empty() ? "" : text_of(ReportWord::comma)) + name;
  }
  static void add(Row& row, const Finding& finding, const std::string& unit) {
    row.counts.add(finding.status);
    row.judged = true;
    if (finding.status != Status::fail) return;
    if (!is_over_batch(finding)) row.units.insert(unit);
    if (fails_must(finding)) ++row.must;
  }

  [[nodiscard]] bool met_known() const {
    return whole_[static_cast<std::size_t>(Status::pass)] && whole_[static_cast<std::size_t>(Status::fail)];
  }

  // What orders the rows; those with the same have the same rank.
  using Weight = std::tuple<std::size_t, std::size_t, std::size_t>;
  [[nodiscard]] Weight weight_of(const Row& row) const {
    // Regions have more units or fewer: they compare by their shares.
    if (by_ == RollUpBy::region && met_known()) return {1000 - share_met(row.counts).value_or(1000), 0, 0};
    return {row.must, row.counts[Status::fail], 0};
  }

  [[nodiscard]] const Row* batch_row() const {
    const auto batch = index_.find(kBatch);
    return batch == index_.end() ? nullptr : &rows_[batch->second];
  }

  // Behind each other as they are to be read, each with its rank; the batch as a whole has none.
  [[nodiscard]] std::vector<std::pair<std::string, const Row*>> ranked() const {
    std::vector<const Row*> order;
    const Row* const whole = batch_row();
    for (const Row& each : rows_) {
      if (&each != whole) order.push_back(&each);
    }
    std::stable_sort(order.begin(), order.end(), [this](const Row* a, const Row* b) {
      return std::tuple(a->judged, weight_of(*a), a->counts[Status::unknown]) >
             std::tuple(b->judged, weight_of(*b), b->counts[Status::unknown]);
    });
    std::vector<std::pair<std::string, const Row*>> result;
    std::size_t rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i == 0 || weight_of(*order[i]) != weight_of(*order[i - 1])) rank = i + 1;
      result.emplace_back(order[i]->judged ? std::to_string(rank) : std::string(), order[i]);
    }
    if (whole != nullptr) result.emplace_back("", whole);
    return result;
  }

  void add_column(FigureTable& table, std::string key, ReportWord head, bool number = false) const {
    table.columns.push_back({std::move(key), text_of(head), number});
  }
  void add_name_columns(FigureTable& table) const {
    add_column(table, "rank", ReportWord::head_rank, true);
    switch (by_) {
      case RollUpBy::unit:
        add_column(table, "unit", ReportWord::head_unit);
        add_column(table, "region", ReportWord::head_region);
        add_column(table, "level", ReportWord::head_level);
        add_column(table, "period", ReportWord::head_period);
        break;
      case RollUpBy::region: add_column(table, "region", ReportWord::head_region); break;
      case RollUpBy::rule:
        add_column(table, "title", ReportWord::head_title);
        add_column(table, "rule", ReportWord::head_rule);
        add_column(table, "clause", ReportWord::label_clause);
        add_column(table, "force", ReportWord::head_force);
        break;
      case RollUpBy::clause:
        add_column(table, "policy", ReportWord::policy);
        add_column(table, "clause", ReportWord::label_clause);
        add_column(table, "id", ReportWord::head_number);
        break;
      case RollUpBy::chapter:
        add_column(table, "policy", ReportWord::policy);
        add_column(table, "chapter", ReportWord::head_chapter);
        break;
      case RollUpBy::fact:
        add_column(table, "label", ReportWord::head_fact);
        add_column(table, "fact", ReportWord::head_name);
        break;
    }
  }

  [[nodiscard]] ReportWord title() const {
    switch (by_) {
      case RollUpBy::unit: return ReportWord::by_unit;
      case RollUpBy::region: return ReportWord::by_region;
      case RollUpBy::rule: return ReportWord::by_rule;
      case RollUpBy::clause: return ReportWord::by_clause;
      case RollUpBy::chapter: return ReportWord::by_chapter;
      case RollUpBy::fact: return ReportWord::by_fact;
    }
    return ReportWord::summary;
  }

  // NOLINTNEXTLINE(readability-function-cognitive-complexity): columns and cells side by side
  [[nodiscard]] FigureTable counted_table() const {
    FigureTable table;
    table.title = text_of(title());
    add_name_columns(table);
    const bool with_rules = by_ == RollUpBy::clause || by_ == RollUpBy::chapter;
    if (with_rules) add_column(table, "rules", ReportWord::sheet_rules, true);
    if (by_ == RollUpBy::region) add_column(table, "units", ReportWord::head_units, true);
    if (by_ != RollUpBy::unit) add_column(table, "failing_units", ReportWord::head_failing_units, true);
    if (must_known_) add_column(table, "must_fail", ReportWord::head_must_fail, true);
    for (const Status status : kColumns) {
      if (whole_[static_cast<std::size_t>(status)])
        table.columns.push_back({std::string(to_string(status)), word(status, language_), true});
    }
    if (met_known()) add_column(table, "met_percent", ReportWord::head_met, true);
    if (by_ == RollUpBy::unit) add_column(table, "submitted", ReportWord::head_submitted);
    for (const auto& [rank, each] : ranked()) {
      std::vector<std::string> cells = {rank};
      cells.insert(cells.end(), each->names.begin(), each->names.end());
      if (with_rules) cells.push_back(std::to_string(each->rules.size()));
      if (by_ == RollUpBy::region) cells.push_back(std::to_string(each->submitted.size()));
      if (by_ != RollUpBy::unit) cells.push_back(std::to_string(each->units.size()));
      if (must_known_) cells.push_back(std::to_string(each->must));
      for (const Status status : kColumns) {
        if (whole_[static_cast<std::size_t>(status)]) cells.push_back(std::to_string(each->counts[status]));
      }
      if (met_known()) cells.push_back(share_words(each->counts));
      if (by_ == RollUpBy::unit) cells.push_back(each == batch_row() ? "" : text_of(ReportWord::yes));
      table.rows.push_back(std::move(cells));
    }
    add_absent(table);
    add_notes(table);
    add_judged(table);
    return table;
  }

  // Who did not submit, and what was judged by nothing.
  void add_absent(FigureTable& table) const {
    for (const std::string& name : absent_) {
      std::vector<std::string> cells(table.columns.size());
      cells[1] = name;
      cells.back() = text_of(ReportWord::no);
      table.rows.push_back(std::move(cells));
    }
    if (const std::string words = absent_words_.words(); !words.empty()) table.notes.push_back(words);
    if (const std::string words = unjudged_.words(); !words.empty()) table.notes.push_back(words);
  }

  void add_notes(FigureTable& table) const {
    std::string left_out;
    for (const Status status : kColumns) {
      if (whole_[static_cast<std::size_t>(status)]) continue;
      left_out += (left_out.empty() ? "" : text_of(ReportWord::comma)) + word(status, language_);
    }
    if (!left_out.empty()) table.notes.push_back(filled(ReportWord::columns_left_out, language_, {left_out}));
    if (over_batch_) table.notes.push_back(text_of(ReportWord::without_batch));
  }

  void add_judged(FigureTable& table) const {
    if (!run_.version.empty()) table.notes.push_back(run_words(run_, language_));
  }

  [[nodiscard]] FigureTable fact_table() const {
    FigureTable table;
    table.title = text_of(title());
    add_name_columns(table);
    add_column(table, "findings", ReportWord::head_findings, true);
    add_column(table, "rules", ReportWord::sheet_rules, true);
    add_column(table, "units", ReportWord::head_units, true);
    const std::vector<LackingFact> facts = lacking_.ranked();
    std::size_t rank = 0;
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const LackingFact& one = facts[i];
      const auto weight = [](const LackingFact& fact) { return std::pair(fact.findings, fact.rules); };
      if (i == 0 || weight(one) != weight(facts[i - 1])) rank = i + 1;
      const std::string label = plain(one.label.in(language_));
      const std::string fact = plain(one.fact);
      table.rows.push_back({std::to_string(rank), label.empty() ? fact : label, fact, std::to_string(one.findings),
                            std::to_string(one.rules), std::to_string(one.units)});
    }
    add_absent(table);
    if (!whole_[static_cast<std::size_t>(Status::unknown)]) add_notes(table);
    add_judged(table);
    return table;
  }

  Output& output_;
  Language language_;
  RollUpBy by_;
  std::string form_;
  Run run_;
  std::map<std::string, std::size_t> index_;
  std::vector<Row> rows_;
  std::size_t must_of_plan_ = 0;
  bool over_batch_ = false;          // there are verdicts over the batch that the table leaves out
  std::vector<std::string> absent_;  // in the roster's order
  AbsentUnits absent_words_;
  UnjudgedPlans unjudged_;
  FactsLacking lacking_;
  Counts listed_;
  Shown whole_{};
  bool must_known_ = false;
};

}  // namespace

std::optional<RollUpBy> read_roll_up(std::string_view name) {
  for (std::size_t i = 0; i < kRollUps.size(); ++i) {
    if (kRollUps[i] == name) return static_cast<RollUpBy>(i);
  }
  return std::nullopt;
}

std::unique_ptr<ReportSink> roll_up_report(Output& output, const ReportSettings& settings, RollUpBy by,
                                           std::string_view form) {
  return std::make_unique<RollUp>(output, settings.language, by, form);
}

}  // namespace ducha
