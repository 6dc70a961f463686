// SPDX-License-Identifier: Apache-2.0
// The run, beside those that its file holds already (report/history.h), in one transaction: killed at any moment the
// file holds all of it or nothing. A run that was asked the same of the same plans takes the place of the one before.
#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/sha256.h"
#include "base/text.h"
#include "base/utf8.h"
#include "findings/identity.h"
#include "findings/json_object.h"
#include "findings/subject_kind.h"
#include "findings/to_ndjson.h"
#include "report/formats.h"
#include "report/history.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

// A program that reads the file expects UTF-8.
std::string clean(const std::string& text) { return is_utf8(text) ? text : shortened(text, text.size()); }

std::string json_of(const Region& region) {
  JsonObject object;
  for (const auto& [key, name] : region) object.text(key, name);
  return object.done();
}

std::string json_of(const std::vector<ClauseRef>& clauses) {
  JsonArray array;
  for (const ClauseRef& clause : clauses) {
    JsonObject object;
    object.text("id", clause.id).text("at", clause.at);
    array.raw(object.done());
  }
  return array.done();
}

void add_counts(Statement& into, const Counts& counts) {
  for (const Status status : kStatuses) into.number(static_cast<std::int64_t>(counts[status]));
}

// What makes a run the one that it is: by what it judged, not how it is written nor by what name it found its rules.
std::string asked_of(Run run) {
  run.folders.clear();
  run.written.clear();
  return to_ndjson(run);
}

// The same of a plan, without the words that are in the language of the run.
std::string came_of(PlanResult plan) {
  plan.level.reset();
  for (Outside& outside : plan.outside) outside = {outside.policy, {}, {}, outside.rules};
  return to_ndjson(plan);
}

class SqliteReport : public ReportSink {
 public:
  SqliteReport(Output& output, const ReportSettings& settings)
      : output_(output), language_(settings.language), database_(settings.file, Database::Mode::write) {
    database_.run("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
    switch (kind_of(database_)) {
      case HistoryKind::history: bring_up_to_date(database_); break;
      case HistoryKind::empty: make_history(database_); break;
      case HistoryKind::another: database_.fail(word(ReportWord::no_history, language_)); break;
    }
    insert_.emplace(database_);
    run_ = database_.number("SELECT coalesce(max(run), 0) + 1 FROM runs");
    finding_ = database_.number("SELECT coalesce(max(finding), 0) + 1 FROM findings");
    tell();
  }

  void begin(const Run& run) override {
    asked_ = run;
    digest_.add(asked_of(run));
    // What the run came to is filled in at its end.
    insert_->run.number(run_).text("").null().null().text(clean(run.version)).text(run.rulebook);
    insert_->run.text_or_null(run.as_of).text_or_null(run.options).number(0);
    add_counts(insert_->run, {});
    insert_->run.number(0).done();
  }

  void finding(const Finding& finding) override {
    add_rule(finding);
    const bool over_batch = !finding.unit && finding.subject && finding.subject->kind == Subject::Kind::group;
    Statement& row = insert_->finding;
    row.number(finding_).number(run_);
    over_batch ? row.null() : row.number(unit_);
    row.text(finding.rule->id).text(ducha::to_string(finding.status)).text(ducha::to_string(force_of(finding)));
    if (finding.subject) {
      row.text(subject_words(finding, language_)).text(to_string(finding.subject->kind));
      row.text_or_null(finding.subject->from).text_or_null(finding.subject->to);
    } else {
      row.null().null().null().null();
    }
    row.text(clean(finding.message)).text_or_null(clean(finding.why)).text_or_null(finding.due);
    finding.days_late ? row.number(*finding.days_late) : row.null();
    row.text(finding.rule->grounds).number(finding.rule->adopted ? 1 : 0).text(finding.fingerprint);
    finding.change ? row.text(ducha::to_string(*finding.change)) : row.null();
    add_waiver(row, finding);
    row.done();
    for (const Evidence& each : finding.evidence) add_evidence("evidence", each);
    for (const Evidence& each : finding.planned) add_evidence("planned", each);
    for (const Missing& each : finding.missing) add_missing(each);
    for (const Remedy& each : finding.remedies) add_remedy(each);
    for (const ParamUsed& each : *finding.params) add_param(each);
    if (!finding.rule->required_words.empty())
      insert_->requirement.number(finding_).text(clean(required_words(finding))).done();
    ++finding_;
  }

  void problem(const Problem& problem) override {
    Statement& row = insert_->problem;
    row.number(run_)
        .text(ducha::to_string(problem.severity))
        .text(problem.code)
        .text(clean(problem_sentence(problem, language_)));
    row.text_or_null(clean(problem.at.file)).number_or_null(problem.at.line).number_or_null(problem.at.column).done();
  }

  void plan(const PlanResult& plan) override {
    digest_.add(came_of(plan));
    Statement& row = insert_->unit;
    row.number(run_).number(unit_++);
    const std::string who = plan.unit ? identity_of(*plan.unit, plan.region) : '\n' + plan.file;
    row.text(sha256_hex(who).substr(0, 16));
    plan.unit ? row.text(clean(*plan.unit)) : row.null();
    row.text_or_null(plan.level).text(json_of(plan.region)).text(region_words(plan.region));
    row.text_or_null(plan.period).text_or_null(plan.as_of);
    row.text(clean(plan.file)).number_or_null(plan.line);
    add_counts(row, plan.counts);
    row.done();
    if (plan.as_of) day_ = std::max(day_.value_or(""), *plan.as_of);
    if (plan.period) periods_.insert(*plan.period);
  }

  void end(const Summary& summary) override {
    // Not the summary as the wire has it, whose digest depends on which findings are listed.
    for (const PolicyCounts& policy : summary.by_policy) {
      digest_.add(policy.policy);
      for (const Status status : kStatuses) digest_.add(' ' + std::to_string(policy.counts[status]));
    }
    if (asked_.as_of) day_ = asked_.as_of;
    const std::string digest = digest_.hex();
    {
      Statement before(database_, "DELETE FROM runs WHERE digest = ?");
      before.text(digest).done();
      for (const PolicyCounts& policy : summary.by_policy) {
        Statement& row = insert_->policy;
        row.number(run_).text(policy.policy).text(clean(policy.title));
        add_counts(row, policy.counts);
        row.done();
      }
      Statement whole(database_,
                      "UPDATE runs SET digest = ?, day = ?, period = ?, plans = ?, pass = ?, fail = ?, pending = ?, "
                      "unknown = ?, not_applicable = ?, waived = ?, error = ?, problems = ? WHERE run = ?");
      whole.text(digest).text_or_null(day_);
      periods_.size() == 1 ? whole.text(*periods_.begin()) : whole.null();
      whole.number(static_cast<std::int64_t>(summary.plans));
      add_counts(whole, summary.counts);
      whole.number(static_cast<std::int64_t>(summary.problems)).number(run_).done();
    }
    insert_.reset();
    database_.run("COMMIT");
    tell();
  }

 private:
  // Prepared once: a row each.
  struct Inserts {
    explicit Inserts(Database& database)
        : run(database, "INSERT INTO runs VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
          policy(database, "INSERT INTO policies VALUES (?,?,?,?,?,?,?,?,?,?)"),
          unit(database, "INSERT INTO units VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
          rule(database, "INSERT INTO rules VALUES (?,?,?,?,?,?,?,?,?,?)"),
          finding(database, "INSERT INTO findings VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
          evidence(database, "INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?,?,?,?)"),
          param(database, "INSERT INTO params VALUES (?,?,?,?,?,?,?,?)"),
          requirement(database, "INSERT INTO requirements VALUES (?,?)"),
          problem(database, "INSERT INTO problems VALUES (?,?,?,?,?,?,?)") {}
    Statement run, policy, unit, rule, finding, evidence, param, requirement, problem;
  };

  static void add_waiver(Statement& row, const Finding& finding) {
    if (!finding.waiver) {
      row.null().null().null().null().null();
      return;
    }
    const WaiverNote& waiver = *finding.waiver;
    row.text(ducha::to_string(waiver.was)).text(clean(waiver.reason)).text(clean(waiver.approved_by));
    row.text_or_null(clean(waiver.paper)).text_or_null(waiver.until);
  }

  void add_rule(const Finding& finding) {
    if (!rules_.insert(finding.rule->id).second) return;
    Statement& row = insert_->rule;
    row.number(run_).text(finding.rule->id).text(finding.rule->policy).text(clean(finding.rule->title));
    row.text(clean(chapter_of(finding))).text(json_of(finding.rule->clauses)).text(clean(finding.rule->quote));
    row.text(clean(finding.rule->required)).text_or_null(clean(finding.rule->interpretation));
    row.text(ducha::to_string(finding.rule->modality)).done();
  }

  void add_evidence(std::string_view kind, const Evidence& each) {
    Statement& row = insert_->evidence;
    row.number(finding_).text(kind).text(clean(each.fact)).text(clean(each.label->in(language_)));
    row.text(clean(each.value)).text(clean(each.shown));
    add_place(row, each.at);
    row.text_or_null(clean(each.unit)).null().done();
  }
  void add_missing(const Missing& each) {
    Statement& row = insert_->evidence;
    row.number(finding_).text("missing").text(clean(each.fact)).text(clean(each.label->in(language_))).null().null();
    add_place(row, each.at);
    row.null().number_or_null(static_cast<std::int64_t>(each.units)).done();
  }
  // What the fact would have to be.
  void add_remedy(const Remedy& each) {
    Statement& row = insert_->evidence;
    row.number(finding_).text("remedy").text(clean(each.fact)).text(clean(each.label->in(language_)));
    row.text(clean(each.to)).text(clean(each.from_shown + word(ReportWord::arrow, language_) + each.to_shown));
    add_place(row, each.at);
    row.null().null().done();
  }
  void add_param(const ParamUsed& each) {
    Statement& row = insert_->param;
    row.number(finding_).text(clean(each.name)).text(clean(each.label->in(language_))).text(clean(each.value));
    row.text(clean(each.shown)).text_or_null(each.from).text(each.whose).text_or_null(clean(each.paper)).done();
  }
  static void add_place(Statement& row, const Location& at) {
    row.text_or_null(clean(at.file)).number_or_null(at.line).number_or_null(at.column);
  }

  void tell() {
    if (!database_.failure().empty()) output_.reject(EIO, database_.failure());
  }

  Output& output_;
  Language language_;
  Database database_;
  std::optional<Inserts> insert_;
  Run asked_;
  Sha256 digest_;  // of what judged and of what came of each plan, in whatever language and whatever is listed
  std::int64_t run_ = 1, finding_ = 1, unit_ = 1;
  std::optional<std::string> day_;
  std::set<std::string> periods_;
  std::set<std::string> rules_;
};

}  // namespace

std::unique_ptr<ReportSink> sqlite_report(Output& output, const ReportSettings& settings) {
  return std::make_unique<SqliteReport>(output, settings);
}

}  // namespace ducha
