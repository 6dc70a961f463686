// SPDX-License-Identifier: Apache-2.0
// One wire, each of whose objects is read by the function that has its name.
#include "findings/from_ndjson.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "findings/subject_kind.h"
#include "findings/wire_fields.h"
#include "findings/words.h"

namespace ducha {

namespace {

using simdjson::ondemand::json_type;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

Location location_in(WireFields& fields) {
  Location at;
  at.file = fields.text("file");
  at.line = fields.position("line");
  at.column = fields.position("column");
  return at;
}

Text text_map_in(WireFields& fields, std::string_view name) {
  Text text;
  fields.each_entry(name, [&text](const std::string& language, value words) {
    const std::string_view one = WireFields::text_of(words, language);
    if (language == "zh") text.zh = one;
    if (language == "en") text.en = one;
  });
  return text;
}

Counts counts_in(WireFields& fields) {
  Counts counts;
  for (const Status status : kStatuses) counts.add(status, fields.number(to_string(status)));
  return counts;
}

Evidence evidence_in(WireFields& fields) {
  Evidence evidence;
  evidence.fact = fields.text("fact");
  evidence.value = fields.raw("value");
  if (evidence.value.empty()) evidence.value = "null";
  evidence.at = location_in(fields);
  evidence.label = text_map_in(fields, "label");
  evidence.shown = fields.text("shown");
  evidence.unit = fields.text("unit");
  return evidence;
}

Missing missing_in(WireFields& fields) {
  Missing missing;
  missing.fact = fields.text("fact");
  missing.at = location_in(fields);
  missing.label = text_map_in(fields, "label");
  missing.units = fields.number("units");
  missing.given = fields.boolean("given");
  return missing;
}

Remedy remedy_in(WireFields& fields) {
  Remedy remedy;
  remedy.fact = fields.text("fact");
  remedy.from = fields.raw("from");
  remedy.to = fields.raw("to");
  if (remedy.from.empty()) remedy.from = "null";
  if (remedy.to.empty()) remedy.to = "null";
  remedy.more = fields.number("more");
  remedy.at = location_in(fields);
  remedy.label = text_map_in(fields, "label");
  remedy.from_shown = fields.text("shown_from");
  remedy.to_shown = fields.text("shown_to");
  return remedy;
}

ParamUsed param_in(WireFields& fields) {
  ParamUsed param;
  param.name = fields.text("name");
  param.value = fields.raw("value");
  if (param.value.empty()) param.value = "null";
  param.label = text_map_in(fields, "label");
  param.shown = fields.text("shown");
  param.from = fields.text("from");
  param.whose = fields.text("whose");
  param.paper = fields.text("paper");
  return param;
}

SetAside set_aside_in(WireFields& fields) {
  SetAside plan;
  plan.unit = fields.text("unit");
  plan.period = fields.text("period");
  plan.at = location_in(fields);
  return plan;
}

WaiverNote waiver_in(WireFields& fields) {
  WaiverNote waiver;
  waiver.was = fields.needed_word("was", WireWord::status, read_status);
  waiver.reason = fields.text("reason");
  waiver.approved_by = fields.text("approved_by");
  waiver.paper = fields.text("paper");
  waiver.until = fields.text("until");
  waiver.at = location_in(fields);
  return waiver;
}

Adoption adoption_in(WireFields& fields) {
  Adoption adoption;
  adoption.by = fields.text("by");
  adoption.paper = fields.text("paper");
  return adoption;
}

ClauseRef clause_in(WireFields& fields) {
  ClauseRef clause;
  clause.id = fields.text("id");
  clause.at = fields.text("at");
  clause.words = fields.text("text");
  return clause;
}

Subject subject_in(WireFields& fields) {
  Subject subject;
  subject.kind = fields.needed_word("kind", WireWord::subject, read_subject_kind);
  subject.name = fields.text_or_none("name");
  subject.from = fields.text("from");
  subject.to = fields.text("to");
  subject.index = fields.number("index");
  subject.units = fields.number("units");
  subject.window = fields.text_or_none("window");
  return subject;
}

ProblemNote note_in(WireFields& fields) {
  ProblemNote note;
  note.message = fields.text("message");
  note.at = location_in(fields);
  return note;
}

PolicyCounts policy_in(WireFields& fields) {
  PolicyCounts policy;
  policy.policy = fields.text("policy");
  policy.title = fields.text("title");
  policy.counts = counts_in(fields);
  return policy;
}

Tally tally_in(WireFields& fields) {
  Tally tally;
  tally.counts = counts_in(fields);
  fields.each("policies", [&tally](value one) { tally.by_policy.push_back(read_part(one, policy_in)); });
  fields.each_entry("modalities", [&tally](const std::string& word, value counts) {
    const auto modality = read_modality(word);
    if (!modality) throw WireMisfit{word, WireWord::modality, counts.raw_json_token().data()};
    WireFields::within(word,
                       [&] { tally.by_modality[static_cast<std::size_t>(*modality)] = read_part(counts, counts_in); });
  });
  return tally;
}

Run run_in(WireFields& fields) {
  Run run;
  run.version = fields.text("version");
  run.rulebook = fields.text("rulebook");
  fields.each("rulebook_folders", [&run](value one) { run.folders.emplace_back(WireFields::text_of(one, "")); });
  run.as_of = fields.text_or_none("as_of");
  run.options = fields.raw("options");
  run.profile = fields.text("profile");
  run.written = fields.raw("written");
  return run;
}

Finding finding_in(WireFields& fields) {
  Finding finding;
  finding.unit = fields.text_or_none("unit");
  finding.level = fields.text_or_none("level");
  fields.each_entry("region", [&finding](const std::string& key, value name) {
    finding.region.emplace_back(key, std::string(WireFields::text_of(name, key)));
  });
  FindingRule& rule = finding.rule.own();
  rule.policy = fields.text("policy");
  rule.id = fields.text("rule");
  fields.each("clauses", [&rule](value one) { rule.clauses.push_back(read_part(one, clause_in)); });
  rule.quote = fields.text("quote");
  rule.modality = fields.needed_word("modality", WireWord::modality, read_modality);
  finding.status = fields.needed_word("status", WireWord::status, read_status);
  if (auto subject = fields.find("subject"))
    WireFields::within("subject", [&] { finding.subject = read_part(*subject, subject_in); });
  finding.message = fields.text("message");
  fields.each("evidence", [&finding](value one) { finding.evidence.push_back(read_part(one, evidence_in)); });
  fields.each("missing", [&finding](value one) {
    Missing missing = read_part(one, missing_in);
    (missing.given ? finding.given : finding.missing).push_back(std::move(missing));
  });
  finding.due = fields.text_or_none("due");
  finding.fingerprint = fields.text("fingerprint");
  rule.title = fields.text("title");
  rule.required = fields.text("required");
  rule.interpretation = fields.text("interpretation");
  rule.required_words = fields.text("required_words");
  finding.why = fields.text("why");
  rule.policy_title = fields.text("policy_title");
  const auto known_grounds = [](std::string_view word) {
    return word == "text" || word == "reading" ? std::optional(std::string(word)) : std::nullopt;
  };
  if (auto grounds = fields.word("grounds", WireWord::grounds, known_grounds)) rule.grounds = std::move(*grounds);
  rule.adopted = fields.boolean("adopted");
  fields.each("planned", [&finding](value one) { finding.planned.push_back(read_part(one, evidence_in)); });
  finding.more_planned = fields.number("more_planned");
  fields.each("set_aside", [&finding](value one) { finding.set_aside.push_back(read_part(one, set_aside_in)); });
  if (fields.find("days_late")) finding.days_late = static_cast<std::int64_t>(fields.number("days_late"));
  if (auto waiver = fields.find("waiver")) finding.waiver = read_part(*waiver, waiver_in);
  if (auto adoption = fields.find("adoption")) rule.adoption = read_part(*adoption, adoption_in);
  finding.change = fields.word("change", WireWord::change, read_change);
  fields.each("remedies", [&finding](value one) { finding.remedies.push_back(read_part(one, remedy_in)); });
  finding.requirement = fields.text("requirement");
  std::vector<ParamUsed> params;
  fields.each("params", [&params](value one) { params.push_back(read_part(one, param_in)); });
  if (!params.empty()) finding.params = std::move(params);
  return finding;
}

std::optional<Severity> read_severity(std::string_view word) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    if (word == to_string(severity)) return severity;
  }
  return std::nullopt;
}

Problem problem_in(WireFields& fields) {
  Problem problem;
  problem.severity = fields.needed_word("severity", WireWord::severity, read_severity);
  problem.code = fields.text("code");
  problem.message = fields.text("message");
  problem.at = location_in(fields);
  problem.absent = fields.text_or_none("absent");
  problem.of_rulebook = fields.boolean("of_rulebook");
  fields.each("notes", [&problem](value one) { problem.notes.push_back(read_part(one, note_in)); });
  return problem;
}

Outside outside_in(WireFields& fields) {
  Outside outside;
  outside.policy = fields.text("policy");
  outside.title = fields.text("title");
  outside.why = fields.text("why");
  outside.rules = fields.number("rules");
  return outside;
}

PlanResult plan_in(WireFields& fields) {
  PlanResult plan;
  plan.unit = fields.text_or_none("unit");
  plan.file = fields.text("file");
  plan.counts = counts_in(fields);
  plan.line = fields.position("line");
  plan.level = fields.text_or_none("level");
  plan.period = fields.text_or_none("period");
  plan.as_of = fields.text_or_none("as_of");
  plan.as_of_from_clock = fields.boolean("as_of_from_clock");
  plan.unit_line = fields.position("unit_line");
  plan.unit_column = fields.position("unit_column");
  fields.each("policies", [&plan](value one) { plan.policies.emplace_back(WireFields::text_of(one, "")); });
  fields.each_entry("region", [&plan](const std::string& key, value name) {
    plan.region.emplace_back(key, std::string(WireFields::text_of(name, key)));
  });
  fields.each("kept", [&plan](value one) {
    if (json_type(one.type()) != json_type::object) throw WireMisfit{{}, WireWord::object, one.raw_json_token().data()};
    plan.kept.push_back(WireFields::raw_of(one));
  });
  fields.each("outside", [&plan](value one) { plan.outside.push_back(read_part(one, outside_in)); });
  return plan;
}

ChangeCounts changes_in(WireFields& fields) {
  ChangeCounts counts{};
  for (const Change change : kChanges) counts[static_cast<std::size_t>(change)] = fields.number(to_string(change));
  return counts;
}

Summary summary_in(WireFields& fields) {
  Summary summary;
  static_cast<Tally&>(summary) = tally_in(fields);
  summary.plans = fields.number("plans");
  summary.problems = fields.number("problems");
  summary.lines = fields.number("lines");
  summary.digest = fields.text("digest");
  if (auto across = fields.find("across"))
    WireFields::within("across", [&] { summary.across = read_part(*across, tally_in); });
  if (auto changes = fields.find("changes"))
    WireFields::within("changes", [&] { summary.changes = read_part(*changes, changes_in); });
  return summary;
}

}  // namespace

struct FindingsReader::Parts {
  simdjson::ondemand::parser parser;
  simdjson::padded_string text;
  FindingsFault fault;
};

FindingsReader::FindingsReader() : parts_(std::make_unique<Parts>()) {}

FindingsReader::~FindingsReader() = default;

const FindingsFault& FindingsReader::fault() const { return parts_->fault; }

bool FindingsReader::read(std::string_view line, FindingsLine& result) {
  result = std::monostate();
  parts_->fault = {{}, words_of(WireWord::json), 0};
  parts_->text = simdjson::padded_string(line);
  try {
    auto document = parts_->parser.iterate(parts_->text);
    object whole = document.get_object();
    walk_whole(whole);
    // Whatever stands behind the object.
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return false;
    document.rewind();
    whole = document.get_object();
    WireFields fields(whole);
    const auto type = fields.text_or_none("type");
    if (!type) throw WireMisfit{"type", WireWord::text, nullptr};
    if (*type == "run") result = run_in(fields);
    if (*type == "finding") result = finding_in(fields);
    if (*type == "problem") result = problem_in(fields);
    if (*type == "plan") result = plan_in(fields);
    if (*type == "summary") result = summary_in(fields);
    return true;
  } catch (const WireMisfit& misfit) {
    parts_->fault.field = misfit.field;
    parts_->fault.expected = words_of(misfit.expected);
    if (misfit.at != nullptr) parts_->fault.offset = static_cast<std::size_t>(misfit.at - parts_->text.data());
  } catch (const simdjson::simdjson_error&) {
    // No JSON: where, whoever shows it can find out.
  }
  result = std::monostate();
  return false;
}

std::optional<FindingMark> FindingsReader::read_mark(std::string_view line) {
  parts_->text = simdjson::padded_string(line);
  try {
    auto document = parts_->parser.iterate(parts_->text);
    object whole = document.get_object();
    WireFields fields(whole);
    // In the order of the wire, so that nothing is looked for twice.
    if (fields.text("type") != "finding") return std::nullopt;
    FindingMark mark;
    const Modality modality = fields.needed_word("modality", WireWord::modality, read_modality);
    mark.status = fields.needed_word("status", WireWord::status, read_status);
    mark.fingerprint = fields.view("fingerprint");
    const bool reading = fields.text("grounds") == "reading";
    mark.force = force_of(modality, reading, reading && fields.boolean("adopted"));
    return mark;
  } catch (const WireMisfit&) {
    return std::nullopt;  // read() says what is wrong with it
  } catch (const simdjson::simdjson_error&) {
    return std::nullopt;
  }
}

}  // namespace ducha
