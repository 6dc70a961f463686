// SPDX-License-Identifier: Apache-2.0
#include "report/history.h"

namespace ducha {

namespace {

constexpr std::string_view kTables = R"sql(
CREATE TABLE runs (
  run INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  day TEXT,
  period TEXT,
  version TEXT NOT NULL,
  rulebook TEXT NOT NULL,
  as_of TEXT,
  options TEXT,
  plans INTEGER NOT NULL,
  pass INTEGER NOT NULL, fail INTEGER NOT NULL, pending INTEGER NOT NULL, unknown INTEGER NOT NULL,
  not_applicable INTEGER NOT NULL, waived INTEGER NOT NULL, error INTEGER NOT NULL,
  problems INTEGER NOT NULL);
CREATE TABLE policies (
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  policy TEXT NOT NULL,
  title TEXT NOT NULL,
  pass INTEGER NOT NULL, fail INTEGER NOT NULL, pending INTEGER NOT NULL, unknown INTEGER NOT NULL,
  not_applicable INTEGER NOT NULL, waived INTEGER NOT NULL, error INTEGER NOT NULL,
  PRIMARY KEY (run, policy)) WITHOUT ROWID;
CREATE TABLE units (
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  unit INTEGER NOT NULL,
  identity TEXT NOT NULL,
  name TEXT,
  level TEXT,
  region TEXT NOT NULL,
  region_name TEXT NOT NULL,
  period TEXT,
  as_of TEXT,
  file TEXT NOT NULL,
  line INTEGER,
  pass INTEGER NOT NULL, fail INTEGER NOT NULL, pending INTEGER NOT NULL, unknown INTEGER NOT NULL,
  not_applicable INTEGER NOT NULL, waived INTEGER NOT NULL, error INTEGER NOT NULL,
  PRIMARY KEY (run, unit)) WITHOUT ROWID;
CREATE TABLE rules (
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  rule TEXT NOT NULL,
  policy TEXT NOT NULL,
  title TEXT NOT NULL,
  chapter TEXT NOT NULL,
  clauses TEXT NOT NULL,
  quote TEXT NOT NULL,
  required TEXT NOT NULL,
  interpretation TEXT,
  modality TEXT NOT NULL,
  PRIMARY KEY (run, rule)) WITHOUT ROWID;
CREATE TABLE findings (
  finding INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  unit INTEGER,
  rule TEXT NOT NULL,
  status TEXT NOT NULL,
  force TEXT NOT NULL,
  subject TEXT,
  subject_kind TEXT,
  subject_from TEXT,
  subject_to TEXT,
  message TEXT NOT NULL,
  why TEXT,
  due TEXT,
  days_late INTEGER,
  grounds TEXT NOT NULL,
  adopted INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  change TEXT,
  waived_was TEXT,
  waived_reason TEXT,
  waived_by TEXT,
  waived_paper TEXT,
  waived_until TEXT);
CREATE TABLE evidence (
  finding INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  kind TEXT NOT NULL,
  fact TEXT NOT NULL,
  label TEXT NOT NULL,
  value TEXT,
  shown TEXT,
  file TEXT,
  line INTEGER,
  "column" INTEGER,
  of_unit TEXT,
  units INTEGER);
CREATE TABLE problems (
  run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  severity TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  file TEXT,
  line INTEGER,
  "column" INTEGER);
CREATE INDEX findings_of_run ON findings (run, rule);
CREATE INDEX findings_same ON findings (fingerprint);
CREATE INDEX evidence_of_finding ON evidence (finding);
CREATE INDEX problems_of_run ON problems (run);
)sql";

constexpr std::string_view kView = R"sql(
CREATE VIEW latest AS
  SELECT f.finding, f.run, r.day, u.name AS unit, u.region, u.period, rules.policy, f.rule, rules.title, rules.chapter,
         f.status, f.force, f.subject, f.message, f.why, f.due, f.fingerprint,
         f.change, f.waived_was, f.waived_reason, f.waived_by, f.waived_paper, f.waived_until
  FROM findings f JOIN runs r ON r.run = f.run JOIN rules ON rules.run = f.run AND rules.rule = f.rule
    LEFT JOIN units u ON u.run = f.run AND u.unit = f.unit
  WHERE f.run = (SELECT run FROM runs ORDER BY day DESC, run DESC LIMIT 1);
)sql";

// Came later; made where it is not there.
constexpr std::string_view kFurther = R"sql(
CREATE TABLE IF NOT EXISTS params (
  finding INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  value TEXT NOT NULL,
  shown TEXT NOT NULL,
  since TEXT,
  whose TEXT NOT NULL,
  paper TEXT);
CREATE TABLE IF NOT EXISTS requirements (
  finding INTEGER PRIMARY KEY REFERENCES findings ON DELETE CASCADE,
  requirement TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS params_of_finding ON params (finding);
)sql";

// From the first form, which had neither the change nor the waiver of a finding, to the second.
constexpr std::string_view kSecond = R"sql(
DROP VIEW latest;
ALTER TABLE findings ADD COLUMN change TEXT;
ALTER TABLE findings ADD COLUMN waived_was TEXT;
ALTER TABLE findings ADD COLUMN waived_reason TEXT;
ALTER TABLE findings ADD COLUMN waived_by TEXT;
ALTER TABLE findings ADD COLUMN waived_paper TEXT;
ALTER TABLE findings ADD COLUMN waived_until TEXT;
)sql";

void set_form(Database& database) { database.run("PRAGMA user_version = " + std::to_string(kHistoryForm)); }

}  // namespace

void make_history(Database& database) {
  database.run(kTables);
  database.run(kFurther);
  database.run(kView);
  database.run("PRAGMA application_id = " + std::to_string(kHistoryMark));
  set_form(database);
}

void bring_up_to_date(Database& database) {
  database.run(kFurther);
  if (database.number("PRAGMA user_version") == kHistoryForm) return;
  database.run(kSecond);
  database.run(kView);
  set_form(database);
}

HistoryKind kind_of(Database& database) {
  if (database.number("PRAGMA application_id") == kHistoryMark)
    return database.number("PRAGMA user_version") <= kHistoryForm ? HistoryKind::history : HistoryKind::another;
  return database.number("SELECT count(*) FROM sqlite_master") == 0 ? HistoryKind::empty : HistoryKind::another;
}

}  // namespace ducha
