// SPDX-License-Identifier: Apache-2.0
#include "findings/from_ndjson.h"

#include <optional>
#include <string>

#include <simdjson.h>

namespace ducha {

namespace {

using simdjson::ondemand::array;
using simdjson::ondemand::json_type;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

// simdjson throws what does not fit; FindingsReader::read() catches it.
class Fields {
 public:
  explicit Fields(object& fields) : fields_(fields) {}

  // None where it is left out or null.
  std::optional<value> find(std::string_view name) {
    auto found = fields_.find_field_unordered(name);
    if (found.error() == simdjson::NO_SUCH_FIELD) return std::nullopt;
    value one = found.value();
    if (one.is_null()) return std::nullopt;
    return one;
  }
  std::optional<std::string> text_or_none(std::string_view name) {
    auto found = find(name);
    if (!found) return std::nullopt;
    return std::string(std::string_view(found->get_string()));
  }
  std::string text(std::string_view name) { return text_or_none(name).value_or(""); }
  std::size_t number(std::string_view name) {
    auto found = find(name);
    return found ? std::uint64_t(found->get_uint64()) : 0;
  }
  std::uint32_t position(std::string_view name) { return static_cast<std::uint32_t>(number(name)); }
  bool boolean(std::string_view name) {
    auto found = find(name);
    return found && bool(found->get_bool());
  }
  // As it was written.
  std::string raw(std::string_view name) {
    auto found = find(name);
    return found ? raw_of(*found) : std::string();
  }
  static std::string raw_of(value one) {
    std::string_view text;
    switch (json_type(one.type())) {
      case json_type::object: text = one.get_object().value().raw_json(); break;
      case json_type::array: text = one.get_array().value().raw_json(); break;
      case json_type::number:
      case json_type::string:
      case json_type::boolean:
      case json_type::null: text = one.raw_json_token(); break;
    }
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
  }
  template <typename Take>
  void each(std::string_view name, Take take) {
    auto found = find(name);
    if (!found) return;
    array elements = found->get_array();
    for (auto element : elements) take(element.value());
  }
  template <typename Take>
  void each_entry(std::string_view name, Take take) {
    auto found = find(name);
    if (!found) return;
    // Named, for the loop holds no longer than its own expression what a temporary gives it.
    object entries = found->get_object();
    for (auto entry : entries) {
      const std::string key(std::string_view(entry.unescaped_key()));
      take(key, entry.value().value());
    }
  }

 private:
  object& fields_;
};

template <typename Part>
Part read_part(value one, Part (*read)(Fields&)) {
  object of_it = one.get_object();
  Fields fields(of_it);
  return read(fields);
}

Location location_in(Fields& fields) {
  Location at;
  at.file = fields.text("file");
  at.line = fields.position("line");
  at.column = fields.position("column");
  return at;
}

Text text_map_in(Fields& fields, std::string_view name) {
  Text text;
  fields.each_entry(name, [&text](const std::string& language, value words) {
    const std::string_view one = words.get_string();
    if (language == "zh") text.zh = one;
    if (language == "en") text.en = one;
  });
  return text;
}

Counts counts_in(Fields& fields) {
  Counts counts;
  for (const Status status : kStatuses) counts.add(status, fields.number(to_string(status)));
  return counts;
}

Evidence evidence_in(Fields& fields) {
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

Missing missing_in(Fields& fields) {
  Missing missing;
  missing.fact = fields.text("fact");
  missing.at = location_in(fields);
  missing.label = text_map_in(fields, "label");
  missing.units = fields.number("units");
  return missing;
}

SetAside set_aside_in(Fields& fields) {
  SetAside plan;
  plan.unit = fields.text("unit");
  plan.period = fields.text("period");
  plan.at = location_in(fields);
  return plan;
}

ClauseRef clause_in(Fields& fields) {
  ClauseRef clause;
  clause.id = fields.text("id");
  clause.at = fields.text("at");
  clause.words = fields.text("text");
  return clause;
}

Subject subject_in(Fields& fields) {
  Subject subject;
  const std::string kind = fields.text("kind");
  subject.kind = kind == "record"  ? Subject::Kind::record
                 : kind == "group" ? Subject::Kind::group
                                   : Subject::Kind::window;
  subject.name = fields.text_or_none("name");
  subject.from = fields.text("from");
  subject.to = fields.text("to");
  subject.index = fields.number("index");
  subject.units = fields.number("units");
  subject.window = fields.text_or_none("window");
  return subject;
}

ProblemNote note_in(Fields& fields) {
  ProblemNote note;
  note.message = fields.text("message");
  note.at = location_in(fields);
  return note;
}

PolicyCounts policy_in(Fields& fields) {
  PolicyCounts policy;
  policy.policy = fields.text("policy");
  policy.title = fields.text("title");
  policy.counts = counts_in(fields);
  return policy;
}

Tally tally_in(Fields& fields) {
  Tally tally;
  tally.counts = counts_in(fields);
  fields.each("policies", [&tally](value one) { tally.by_policy.push_back(read_part(one, policy_in)); });
  fields.each_entry("modalities", [&tally](const std::string& word, value counts) {
    if (const auto modality = read_modality(word)) {
      tally.by_modality[static_cast<std::size_t>(*modality)] = read_part(counts, counts_in);
    }
  });
  return tally;
}

Run run_in(Fields& fields) {
  Run run;
  run.version = fields.text("version");
  run.rulebook = fields.text("rulebook");
  run.as_of = fields.text_or_none("as_of");
  run.options = fields.raw("options");
  return run;
}

Finding finding_in(Fields& fields) {
  Finding finding;
  finding.unit = fields.text_or_none("unit");
  finding.level = fields.text_or_none("level");
  fields.each_entry("region", [&finding](const std::string& key, value name) {
    finding.region.emplace_back(key, std::string(std::string_view(name.get_string())));
  });
  finding.policy = fields.text("policy");
  finding.rule = fields.text("rule");
  fields.each("clauses", [&finding](value one) { finding.clauses.push_back(read_part(one, clause_in)); });
  finding.quote = fields.text("quote");
  finding.modality = read_modality(fields.text("modality")).value_or(Modality::must);
  finding.status = read_status(fields.text("status")).value_or(Status::error);
  if (auto subject = fields.find("subject")) finding.subject = read_part(*subject, subject_in);
  finding.message = fields.text("message");
  fields.each("evidence", [&finding](value one) { finding.evidence.push_back(read_part(one, evidence_in)); });
  fields.each("missing", [&finding](value one) { finding.missing.push_back(read_part(one, missing_in)); });
  finding.due = fields.text_or_none("due");
  finding.fingerprint = fields.text("fingerprint");
  finding.title = fields.text("title");
  finding.required = fields.text("required");
  finding.interpretation = fields.text("interpretation");
  finding.why = fields.text("why");
  finding.policy_title = fields.text("policy_title");
  if (auto grounds = fields.text_or_none("grounds")) finding.grounds = std::move(*grounds);
  finding.adopted = fields.boolean("adopted");
  fields.each("planned", [&finding](value one) { finding.planned.push_back(read_part(one, evidence_in)); });
  fields.each("set_aside", [&finding](value one) { finding.set_aside.push_back(read_part(one, set_aside_in)); });
  if (const std::string days = fields.raw("days_late"); !days.empty()) finding.days_late = fields.number("days_late");
  return finding;
}

Problem problem_in(Fields& fields) {
  Problem problem;
  const std::string severity = fields.text("severity");
  problem.severity = severity == "warning" ? Severity::warning : severity == "note" ? Severity::note : Severity::error;
  problem.code = fields.text("code");
  problem.message = fields.text("message");
  problem.at = location_in(fields);
  problem.absent = fields.text_or_none("absent");
  problem.of_rulebook = fields.boolean("of_rulebook");
  fields.each("notes", [&problem](value one) { problem.notes.push_back(read_part(one, note_in)); });
  return problem;
}

PlanResult plan_in(Fields& fields) {
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
  fields.each("policies", [&plan](value one) { plan.policies.emplace_back(std::string_view(one.get_string())); });
  fields.each_entry("region", [&plan](const std::string& key, value name) {
    plan.region.emplace_back(key, std::string(std::string_view(name.get_string())));
  });
  fields.each("kept", [&plan](value one) { plan.kept.push_back(Fields::raw_of(one)); });
  return plan;
}

Summary summary_in(Fields& fields) {
  Summary summary;
  static_cast<Tally&>(summary) = tally_in(fields);
  summary.plans = fields.number("plans");
  summary.problems = fields.number("problems");
  if (auto across = fields.find("across")) summary.across = read_part(*across, tally_in);
  return summary;
}

}  // namespace

struct FindingsReader::Parts {
  simdjson::ondemand::parser parser;
  simdjson::padded_string text;
};

FindingsReader::FindingsReader() : parts_(std::make_unique<Parts>()) {}

FindingsReader::~FindingsReader() = default;

bool FindingsReader::read(std::string_view line, FindingsLine& result) {
  result = std::monostate();
  parts_->text = simdjson::padded_string(line);
  try {
    auto document = parts_->parser.iterate(parts_->text);
    object whole = document.get_object();
    Fields fields(whole);
    const auto type = fields.text_or_none("type");
    if (!type) return false;
    if (*type == "run") result = run_in(fields);
    if (*type == "finding") result = finding_in(fields);
    if (*type == "problem") result = problem_in(fields);
    if (*type == "plan") result = plan_in(fields);
    if (*type == "summary") result = summary_in(fields);
    return true;
  } catch (const simdjson::simdjson_error&) {
    result = std::monostate();
    return false;
  }
}

}  // namespace ducha
