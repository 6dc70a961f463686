// SPDX-License-Identifier: Apache-2.0
#include "findings/to_ndjson.h"

#include "findings/json_object.h"

namespace ducha {

namespace {

void add_counts(JsonObject& object, const Counts& counts) {
  for (const Status status : kStatuses) object.number(to_string(status), counts[status]);
}

void add_location(JsonObject& object, const Location& at) {
  object.text_or_null("file", at.file);
  object.raw("line", at.line == 0 ? "null" : std::to_string(at.line));
  object.raw("column", at.column == 0 ? "null" : std::to_string(at.column));
}

std::string to_json(const Subject& subject) {
  JsonObject object;
  switch (subject.kind) {
    case Subject::Kind::window:
      object.text("kind", "window").text_or_null("name", subject.name);
      object.text("from", subject.from).text("to", subject.to);
      break;
    case Subject::Kind::record:
      object.text("kind", "record").text_or_null("name", subject.name).number("index", subject.index);
      if (subject.window) object.text_or_null("window", subject.window);
      break;
    case Subject::Kind::group:
      object.text("kind", "group").text_or_null("name", subject.name).number("units", subject.units);
      if (subject.window) object.text_or_null("window", subject.window);
      break;
  }
  return object.done();
}

std::string to_json(const Evidence& evidence) {
  JsonObject object;
  object.text("fact", evidence.fact).raw("value", evidence.value.empty() ? "null" : evidence.value);
  add_location(object, evidence.at);
  object.raw("label", text_map(evidence.label)).text("shown", evidence.shown);
  if (!evidence.unit.empty()) object.text("unit", evidence.unit);
  return object.done();
}

std::string to_json(const Missing& missing) {
  JsonObject object;
  object.text("fact", missing.fact);
  add_location(object, missing.at);
  object.raw("label", text_map(missing.label));
  if (missing.units > 0) object.number("units", missing.units);
  return object.done();
}

std::string to_json(const ClauseRef& clause) {
  JsonObject object;
  object.text("id", clause.id).text("at", clause.at);
  if (!clause.words.empty()) object.text("text", clause.words);
  return object.done();
}

std::string to_json(const PolicyCounts& policy) {
  JsonObject object;
  object.text("policy", policy.policy).text("title", policy.title);
  add_counts(object, policy.counts);
  return object.done();
}

std::string to_json(const ProblemNote& note) {
  JsonObject object;
  object.text("message", note.message);
  add_location(object, note.at);
  return object.done();
}

template <typename Parts>
std::string to_json_array(const Parts& parts) {
  JsonArray array;
  for (const auto& part : parts) array.raw(to_json(part));
  return array.done();
}

// Those that have findings.
std::string modalities_map(const Tally& tally) {
  JsonObject object;
  for (const Modality modality : kModalities) {
    const Counts& counts = tally.by_modality[static_cast<std::size_t>(modality)];
    if (counts.total() == 0) continue;
    JsonObject row;
    add_counts(row, counts);
    object.raw(to_string(modality), row.done());
  }
  return object.done();
}

std::string region_map(const std::vector<std::pair<std::string, std::string>>& region) {
  JsonObject object;
  for (const auto& [key, name] : region) object.text(key, name);
  return object.done();
}

}  // namespace

std::string text_map(const Text& text) {
  JsonObject object;
  if (!text.zh.empty()) object.text("zh", text.zh);
  if (!text.en.empty()) object.text("en", text.en);
  return object.done();
}

std::string to_ndjson(const Run& run) {
  JsonObject object;
  object.text("type", "run").text("schema", "ducha.findings/1");
  object.text("version", run.version).text("rulebook", run.rulebook);
  object.text_or_null("as_of", run.as_of);
  if (!run.options.empty()) object.raw("options", run.options);
  return object.done();
}

std::string to_ndjson(const Finding& finding) {
  JsonObject object;
  object.text("type", "finding").text_or_null("unit", finding.unit).text_or_null("level", finding.level);
  object.raw("region", region_map(finding.region)).text("policy", finding.policy);
  object.text("rule", finding.rule).raw("clauses", to_json_array(finding.clauses));
  object.text("quote", finding.quote).text("modality", to_string(finding.modality));
  object.text("status", to_string(finding.status));
  object.raw("subject", finding.subject ? to_json(*finding.subject) : "null");
  object.text("message", finding.message).raw("evidence", to_json_array(finding.evidence));
  object.raw("missing", to_json_array(finding.missing)).text_or_null("due", finding.due);
  object.text("fingerprint", finding.fingerprint);
  object.text("title", finding.title).text("required", finding.required);
  object.text_or_null("interpretation", finding.interpretation).text_or_null("why", finding.why);
  object.text("policy_title", finding.policy_title);
  return object.done();
}

std::string to_ndjson(const Problem& problem) {
  JsonObject object;
  object.text("type", "problem").text("severity", to_string(problem.severity));
  object.text("code", problem.code).text("message", problem.message);
  add_location(object, problem.at);
  if (!problem.notes.empty()) object.raw("notes", to_json_array(problem.notes));
  if (problem.of_rulebook) object.boolean("of_rulebook", true);
  return object.done();
}

std::string to_ndjson(const PlanResult& plan) {
  JsonObject object;
  object.text("type", "plan").text_or_null("unit", plan.unit).text("file", plan.file);
  add_counts(object, plan.counts);
  object.raw("line", plan.line == 0 ? "null" : std::to_string(plan.line)).text_or_null("level", plan.level);
  object.text_or_null("period", plan.period)
      .text_or_null("as_of", plan.as_of)
      .boolean("as_of_from_clock", plan.as_of_from_clock);
  JsonArray policies;
  for (const std::string& policy : plan.policies) policies.raw(json_string(policy));
  object.raw("unit_line", plan.unit_line == 0 ? "null" : std::to_string(plan.unit_line));
  object.raw("unit_column", plan.unit_line == 0 ? "null" : std::to_string(plan.unit_column));
  object.raw("policies", policies.done());
  if (!plan.kept.empty()) {
    JsonArray kept;
    for (const std::string& one : plan.kept) kept.raw(one);
    object.raw("kept", kept.done());
  }
  return object.done();
}

std::string to_ndjson(const Summary& summary) {
  JsonObject object;
  object.text("type", "summary").number("plans", summary.plans);
  add_counts(object, summary.counts);
  object.number("problems", summary.problems).raw("policies", to_json_array(summary.by_policy));
  object.raw("modalities", modalities_map(summary));
  if (summary.across.counts.total() > 0) {
    JsonObject across;
    add_counts(across, summary.across.counts);
    across.raw("policies", to_json_array(summary.across.by_policy));
    object.raw("across", across.raw("modalities", modalities_map(summary.across)).done());
  }
  return object.done();
}

}  // namespace ducha
