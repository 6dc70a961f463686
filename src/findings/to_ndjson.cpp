// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: the lines of one wire, with the parts that they share.
#include "findings/to_ndjson.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "findings/json_object.h"
#include "findings/subject_kind.h"

namespace ducha {

namespace {

void add_counts(JsonObject& object, const Counts& counts) {
  for (const Status status : kStatuses) object.number(to_string(status), counts[status]);
}

// Behind a field, as they stand in a line.
template <typename Add>
std::string fields_by(const Add& add) {
  std::string text;
  JsonObject object(text);
  add(object);
  text.front() = ',';
  return text;
}

// Places that stand one behind the other are mostly of one file.
const std::string& file_field(const std::string& file) {
  struct Last {
    std::string file, field;
  };
  thread_local Last last;
  if (last.field.empty() || last.file != file)
    last = {file, fields_by([&file](JsonObject& object) { object.text_or_null("file", file); })};
  return last.field;
}

// Behind another field.
void add_location(JsonObject& object, const Location& at) {
  object.fields(file_field(at.file)).number_or_null("line", at.line).number_or_null("column", at.column);
}

void append_text(std::string& out, const Text& text) {
  JsonObject object(out);
  if (!text.zh.empty()) object.text("zh", text.zh);
  if (!text.en.empty()) object.text("en", text.en);
  object.close();
}

JsonObject& add_label(JsonObject& object, const Label& label) {
  if (const std::string* const written = label.as_written()) return object.raw("label", *written);
  return object.with("label", [&label](std::string& text) { append_text(text, *label); });
}

void append_subject(std::string& out, const Subject& subject) {
  JsonObject object(out);
  object.text("kind", to_string(subject.kind)).text_or_null("name", subject.name);
  switch (subject.kind) {
    case Subject::Kind::window: object.text("from", subject.from).text("to", subject.to); break;
    case Subject::Kind::record:
      object.number("index", subject.index);
      if (subject.window) object.text_or_null("window", subject.window);
      break;
    case Subject::Kind::group:
      object.number("units", subject.units);
      if (subject.window) object.text_or_null("window", subject.window);
      break;
  }
  object.close();
}

void append_evidence(std::string& out, const Evidence& evidence) {
  JsonObject object(out);
  object.text("fact", evidence.fact).raw("value", evidence.value.empty() ? "null" : evidence.value);
  add_location(object, evidence.at);
  add_label(object, evidence.label).text("shown", evidence.shown);
  if (!evidence.unit.empty()) object.text("unit", evidence.unit);
  object.close();
}

void append_missing(std::string& out, const Missing& missing) {
  JsonObject object(out);
  object.text("fact", missing.fact);
  add_location(object, missing.at);
  add_label(object, missing.label);
  if (missing.units > 0) object.number("units", missing.units);
  if (missing.given) object.boolean("given", true);
  object.close();
}

void append_set_aside(std::string& out, const SetAside& plan) {
  JsonObject object(out);
  object.text("unit", plan.unit).text_or_null("period", plan.period);
  add_location(object, plan.at);
  object.close();
}

void append_waiver(std::string& out, const WaiverNote& waiver) {
  JsonObject object(out);
  object.text("was", to_string(waiver.was)).text("reason", waiver.reason).text("approved_by", waiver.approved_by);
  object.text_or_null("paper", waiver.paper).text("until", waiver.until);
  add_location(object, waiver.at);
  object.close();
}

void append_remedy(std::string& out, const Remedy& remedy) {
  JsonObject object(out);
  object.text("fact", remedy.fact).raw("from", remedy.from).raw("to", remedy.to);
  if (remedy.more > 0) object.number("more", remedy.more);
  add_location(object, remedy.at);
  add_label(object, remedy.label);
  object.text("shown_from", remedy.from_shown).text("shown_to", remedy.to_shown).close();
}

void append_param(std::string& out, const ParamUsed& param) {
  JsonObject object(out);
  object.text("name", param.name).raw("value", param.value);
  add_label(object, param.label);
  object.text("shown", param.shown).text_or_null("from", param.from).text("whose", param.whose);
  if (!param.paper.empty()) object.text("paper", param.paper);
  object.close();
}

void append_clause(std::string& out, const ClauseRef& clause) {
  JsonObject object(out);
  object.text("id", clause.id).text("at", clause.at);
  if (!clause.words.empty()) object.text("text", clause.words);
  object.close();
}

void append_policy(std::string& out, const PolicyCounts& policy) {
  JsonObject object(out);
  object.text("policy", policy.policy).text("title", policy.title);
  add_counts(object, policy.counts);
  object.close();
}

void append_note(std::string& out, const ProblemNote& note) {
  JsonObject object(out);
  object.text("message", note.message);
  add_location(object, note.at);
  object.close();
}

// Those that have findings.
void append_modalities(std::string& out, const Tally& tally) {
  JsonObject object(out);
  for (const Modality modality : kModalities) {
    const Counts& counts = tally.by_modality[static_cast<std::size_t>(modality)];
    if (counts.total() == 0) continue;
    object.with(to_string(modality), [&](std::string& text) {
      JsonObject row(text);
      add_counts(row, counts);
      row.close();
    });
  }
  object.close();
}

void append_region(std::string& out, const std::vector<std::pair<std::string, std::string>>& region) {
  JsonObject object(out);
  for (const auto& [key, name] : region) object.text(key, name);
  object.close();
}

}  // namespace

std::string write_repeated(const Text& label) { return text_map(label); }

std::string write_repeated(const std::vector<ParamUsed>& params) {
  std::string out = "[";
  for (const ParamUsed& param : params) {
    if (&param != params.data()) out += ',';
    append_param(out, param);
  }
  return out += ']';
}

std::string text_map(const Text& text) {
  std::string out;
  append_text(out, text);
  return out;
}

std::string to_ndjson(const Run& run) {
  JsonObject object;
  object.text("type", "run").text("schema", "ducha.findings/1");
  object.text("version", run.version).text("rulebook", run.rulebook);
  if (!run.folders.empty()) {
    object.array("rulebook_folders", run.folders,
                 [](std::string& out, const std::string& folder) { out += json_string(folder); });
  }
  object.text_or_null("as_of", run.as_of);
  if (!run.options.empty()) object.raw("options", run.options);
  if (!run.profile.empty()) object.text("profile", run.profile);
  if (!run.written.empty()) object.raw("written", run.written);
  return object.done();
}

namespace {

// What every finding of a rule says again. in_full: also what the table of rules has.
void add_demand(JsonObject& object, const FindingRule& rule, bool in_full) {
  object.text("policy", rule.policy).text("rule", rule.id);
  if (in_full) object.array("clauses", rule.clauses, append_clause).text("quote", rule.quote);
  object.text("modality", to_string(rule.modality));
}
void add_reading(JsonObject& object, const FindingRule& rule) {
  object.text("title", rule.title).text("required", rule.required);
  object.text_or_null("interpretation", rule.interpretation);
  if (!rule.required_words.empty()) object.text("required_words", rule.required_words);
}
void add_grounds(JsonObject& object, const FindingRule& rule, bool in_full) {
  if (in_full) object.text("policy_title", rule.policy_title);
  object.text("grounds", rule.grounds);
  if (rule.adopted) object.boolean("adopted", true);
}

// Findings of one unit come one behind the other.
const std::string& unit_fields(const Finding& finding) {
  struct Last {
    std::optional<std::string> unit, level;
    Region region;
    std::string fields;
  };
  thread_local Last last;
  if (last.fields.empty() || last.unit != finding.unit || last.level != finding.level || last.region != finding.region)
    last = {finding.unit, finding.level, finding.region, fields_by([&finding](JsonObject& object) {
              object.text_or_null("unit", finding.unit).text_or_null("level", finding.level);
              object.with("region", [&](std::string& text) { append_region(text, finding.region); });
            })};
  return last.fields;
}

void append_finding(std::string& out, const Finding& finding, bool in_full) {
  const RuleFields* const written = in_full ? finding.rule.as_written() : nullptr;
  JsonObject object(out);
  object.text("type", "finding").fields(unit_fields(finding));
  if (written != nullptr) {
    object.fields(written->demand);
  } else {
    add_demand(object, *finding.rule, in_full);
  }
  object.text("status", to_string(finding.status));
  if (finding.subject) {
    object.with("subject", [&](std::string& text) { append_subject(text, *finding.subject); });
  } else {
    object.raw("subject", "null");
  }
  object.text("message", finding.message).array("evidence", finding.evidence, append_evidence);
  if (finding.given.empty()) {
    object.array("missing", finding.missing, append_missing);
  } else {
    std::vector<Missing> lacking = finding.missing;
    lacking.insert(lacking.end(), finding.given.begin(), finding.given.end());
    object.array("missing", lacking, append_missing);
  }
  object.text_or_null("due", finding.due);
  object.text("fingerprint", finding.fingerprint);
  if (written != nullptr) {
    object.fields(written->reading);
  } else if (in_full) {
    add_reading(object, *finding.rule);
  }
  object.text_or_null("why", finding.why);
  if (written != nullptr) {
    object.fields(written->grounds);
  } else {
    add_grounds(object, *finding.rule, in_full);
  }
  if (!finding.planned.empty()) object.array("planned", finding.planned, append_evidence);
  if (finding.more_planned > 0) object.number("more_planned", finding.more_planned);
  if (!finding.set_aside.empty()) object.array("set_aside", finding.set_aside, append_set_aside);
  if (finding.days_late) object.raw("days_late", std::to_string(*finding.days_late));
  if (finding.waiver) {
    object.with("waiver", [&](std::string& text) { append_waiver(text, *finding.waiver); });
  }
  if (finding.rule->adoption) {
    object.with("adoption", [&](std::string& text) {
      JsonObject(text).text("by", finding.rule->adoption->by).text("paper", finding.rule->adoption->paper).close();
    });
  }
  if (finding.change) object.text("change", to_string(*finding.change));
  if (!finding.remedies.empty()) object.array("remedies", finding.remedies, append_remedy);
  if (!finding.requirement.empty()) object.text("requirement", finding.requirement);
  if (const std::string* const params = finding.params.as_written()) {
    if (!finding.params->empty()) object.raw("params", *params);
  } else if (!finding.params->empty()) {
    object.array("params", *finding.params, append_param);
  }
  object.close();
}

}  // namespace

RuleFields write_repeated(const FindingRule& rule) {
  return {fields_by([&rule](JsonObject& object) { add_demand(object, rule, true); }),
          fields_by([&rule](JsonObject& object) { add_reading(object, rule); }),
          fields_by([&rule](JsonObject& object) { add_grounds(object, rule, true); })};
}

void append_ndjson(std::string& out, const Finding& finding) { append_finding(out, finding, true); }

std::string to_ndjson(const Finding& finding) {
  std::string out;
  append_finding(out, finding, true);
  return out;
}

std::string to_json_beside_rules(const Finding& finding) {
  std::string out;
  append_finding(out, finding, false);
  return out;
}

std::string rule_json(const Finding& finding) {
  JsonObject object;
  object.text("policy", finding.rule->policy).text("policy_title", finding.rule->policy_title);
  object.array("clauses", finding.rule->clauses, append_clause).text("quote", finding.rule->quote);
  add_reading(object, *finding.rule);
  return object.done();
}

std::string to_ndjson(const Problem& problem) {
  JsonObject object;
  object.text("type", "problem").text("severity", to_string(problem.severity));
  object.text("code", problem.code).text("message", problem.message);
  add_location(object, problem.at);
  if (!problem.notes.empty()) object.array("notes", problem.notes, append_note);
  if (problem.absent) object.text("absent", *problem.absent);
  if (problem.of_rulebook) object.boolean("of_rulebook", true);
  return object.done();
}

std::string to_ndjson(const PlanResult& plan) {
  JsonObject object;
  object.text("type", "plan").text_or_null("unit", plan.unit).text("file", plan.file);
  add_counts(object, plan.counts);
  object.number_or_null("line", plan.line).text_or_null("level", plan.level);
  object.text_or_null("period", plan.period)
      .text_or_null("as_of", plan.as_of)
      .boolean("as_of_from_clock", plan.as_of_from_clock);
  object.number_or_null("unit_line", plan.unit_line);
  object.number_or_null("unit_column", plan.unit_line == 0 ? 0 : plan.unit_column);
  object.array("policies", plan.policies, append_json_string);
  if (!plan.region.empty()) object.with("region", [&](std::string& text) { append_region(text, plan.region); });
  if (!plan.kept.empty()) {
    object.array("kept", plan.kept, [](std::string& out, const std::string& json) { out += json; });
  }
  if (!plan.outside.empty()) {
    object.array("outside", plan.outside, [](std::string& out, const Outside& outside) {
      JsonObject one(out);
      one.text("policy", outside.policy).text("title", outside.title).text("why", outside.why);
      one.number("rules", outside.rules).close();
    });
  }
  return object.done();
}

std::string to_ndjson(const Summary& summary) {
  JsonObject object;
  object.text("type", "summary").number("plans", summary.plans);
  add_counts(object, summary.counts);
  object.number("problems", summary.problems).array("policies", summary.by_policy, append_policy);
  object.with("modalities", [&](std::string& text) { append_modalities(text, summary); });
  if (summary.across.counts.total() > 0) {
    object.with("across", [&](std::string& text) {
      JsonObject across(text);
      add_counts(across, summary.across.counts);
      across.array("policies", summary.across.by_policy, append_policy);
      across.with("modalities", [&](std::string& inner) { append_modalities(inner, summary.across); }).close();
    });
  }
  if (summary.changes) {
    object.with("changes", [&](std::string& text) {
      JsonObject changes(text);
      for (const Change change : kChanges)
        changes.number(to_string(change), (*summary.changes)[static_cast<std::size_t>(change)]);
      changes.close();
    });
  }
  return object.done();
}

std::string to_ndjson(const League& league, const LeagueRow& row) {
  JsonObject object;
  object.text("type", "score").text("unit", row.unit);
  object.with("region", [&](std::string& text) { append_region(text, row.region); });
  object.number_or_null("rank", row.rank).raw("score", row.score ? row.score->to_string() : "null");
  object.raw("earned", row.earned.to_string()).raw("possible", row.possible.to_string());
  object.raw("total", league.total.to_string());
  std::size_t index = 0;
  object.array("items", row.entries, [&](std::string& out, const LeagueEntry& entry) {
    JsonObject item(out);
    item.with("label", [&](std::string& text) { append_text(text, league.items[index].label); });
    item.raw("possible", entry.possible.to_string()).raw("lost", entry.lost.to_string());
    item.raw("apart", entry.apart.to_string()).number("failed", entry.failed);
    item.number("unknown", entry.unknown + entry.errors).close();
    ++index;
  });
  return object.done();
}

}  // namespace ducha
