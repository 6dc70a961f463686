// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: one wire, each of whose objects is read by the function that has its name.
#include "findings/from_ndjson.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include <simdjson.h>

#include "base/trimmed.h"
#include "findings/subject_kind.h"
#include "findings/words.h"

namespace ducha {

namespace {

using simdjson::ondemand::array;
using simdjson::ondemand::json_type;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

// A field that is not as the wire has it; simdjson's own errors are of the field that is being read.
struct Misfit {
  std::string field;
  WireWord expected;
  const char* at;
};

// Of counts, so that a sum of any number of them that a file can hold stays a number.
constexpr std::uint64_t kMostCount = std::uint64_t{1} << 53U;
// Deeper than any plan: a value of a fact stands in the evidence, or among what is kept.
constexpr std::size_t kDepth = 256;

// A value as it is written, without what follows it.
bool is_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])) != 0) ++at;
    return at - begin;
  };
  if (text.starts_with('-')) ++at;
  const bool zero = at < text.size() && text[at] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (at < text.size() && text[at] == '.' && (++at, digits() == 0)) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

// simdjson reads on demand: what nobody asks for it passes over unread. So the whole line is walked once.
void walk(value one, std::size_t depth) {
  const auto refuse = [&one] { throw Misfit{{}, WireWord::json, one.raw_json_token().data()}; };
  if (depth > kDepth) refuse();
  switch (json_type(one.type())) {
    case json_type::object: {
      object entries = one.get_object();
      for (auto entry : entries) {
        static_cast<void>(std::string_view(entry.unescaped_key()));
        walk(entry.value().value(), depth + 1);
      }
      return;
    }
    case json_type::array: {
      array elements = one.get_array();
      for (auto element : elements) walk(element.value(), depth + 1);
      return;
    }
    case json_type::string: static_cast<void>(std::string_view(one.get_string())); return;
    case json_type::number:
      if (!is_number(trimmed(one.raw_json_token()))) refuse();
      return;
    case json_type::boolean:
    case json_type::null: {
      const std::string_view word = trimmed(one.raw_json_token());
      if (word != "true" && word != "false" && word != "null") refuse();
      return;
    }
  }
}

class Fields {
 public:
  explicit Fields(object& fields) : fields_(fields) {}

  // None where it is left out or null.
  std::optional<value> find(std::string_view name) {
    auto found = fields_.find_field_unordered(name);
    if (found.error() == simdjson::NO_SUCH_FIELD) return std::nullopt;
    value one = found.value();
    if (trimmed(one.raw_json_token()) == "null") return std::nullopt;
    return one;
  }
  std::optional<std::string> text_or_none(std::string_view name) {
    auto found = find(name);
    if (!found) return std::nullopt;
    return std::string(text_of(*found, name));
  }
  std::string text(std::string_view name) { return text_or_none(name).value_or(""); }
  // The same until the parser reads on.
  std::string_view view(std::string_view name) {
    auto found = find(name);
    return found ? text_of(*found, name) : std::string_view();
  }
  // At most `most`; 0 where it is left out.
  std::uint64_t number(std::string_view name, std::uint64_t most = kMostCount) {
    auto found = find(name);
    if (!found) return 0;
    std::uint64_t whole = 0;
    if (found->get_uint64().get(whole) != simdjson::SUCCESS || whole > most)
      throw Misfit{std::string(name), WireWord::count, found->raw_json_token().data()};
    return whole;
  }
  std::uint32_t position(std::string_view name) {
    return static_cast<std::uint32_t>(number(name, std::numeric_limits<std::uint32_t>::max()));
  }
  bool boolean(std::string_view name) {
    auto found = find(name);
    if (!found) return false;
    bool truth = false;
    if (found->get_bool().get(truth) != simdjson::SUCCESS)
      throw Misfit{std::string(name), WireWord::boolean, found->raw_json_token().data()};
    return truth;
  }
  // One of the wire's words, which `read` knows; none where it is left out.
  template <typename Read>
  auto word(std::string_view name, WireWord expected, Read read) -> decltype(read(std::string_view())) {
    auto found = find(name);
    if (!found) return std::nullopt;
    auto known = read(text_of(*found, name));
    if (!known) throw Misfit{std::string(name), expected, found->raw_json_token().data()};
    return known;
  }
  // The same, where a line without it is none.
  template <typename Read>
  auto needed_word(std::string_view name, WireWord expected, Read read) {
    const auto known = word(name, expected, read);
    if (!known) throw Misfit{std::string(name), expected, nullptr};
    return *known;
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
    return std::string(trimmed(text));
  }
  static std::string_view text_of(value one, std::string_view name) {
    std::string_view text;
    if (one.get_string().get(text) != simdjson::SUCCESS)
      throw Misfit{std::string(name), WireWord::text, one.raw_json_token().data()};
    return text;
  }
  template <typename Take>
  void each(std::string_view name, Take take) {
    auto found = find(name);
    if (!found) return;
    array elements;
    if (found->get_array().get(elements) != simdjson::SUCCESS)
      throw Misfit{std::string(name), WireWord::list, found->raw_json_token().data()};
    std::size_t index = 0;
    for (auto element : elements) {
      within(std::string(name) + '[' + std::to_string(index) + ']', [&] { take(element.value()); });
      ++index;
    }
  }
  template <typename Take>
  void each_entry(std::string_view name, Take take) {
    auto found = find(name);
    if (!found) return;
    // Named, for the loop holds no longer than its own expression what a temporary gives it.
    object entries;
    if (found->get_object().get(entries) != simdjson::SUCCESS)
      throw Misfit{std::string(name), WireWord::object, found->raw_json_token().data()};
    for (auto entry : entries) {
      const std::string key(std::string_view(entry.unescaped_key()));
      within(name, [&] { take(key, entry.value().value()); });
    }
  }
  // What is wrong within it is said with its name before.
  template <typename Act>
  static void within(std::string_view name, Act act) {
    try {
      act();
    } catch (Misfit& misfit) {
      const bool nested = !misfit.field.empty();
      misfit.field = std::string(name) + (nested ? "." : "") + misfit.field;
      throw;
    }
  }

 private:
  object& fields_;
};

template <typename Part>
Part read_part(value one, Part (*read)(Fields&)) {
  object of_it;
  if (one.get_object().get(of_it) != simdjson::SUCCESS) throw Misfit{{}, WireWord::object, one.raw_json_token().data()};
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
    const std::string_view one = Fields::text_of(words, language);
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
  missing.given = fields.boolean("given");
  return missing;
}

Remedy remedy_in(Fields& fields) {
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

ParamUsed param_in(Fields& fields) {
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

SetAside set_aside_in(Fields& fields) {
  SetAside plan;
  plan.unit = fields.text("unit");
  plan.period = fields.text("period");
  plan.at = location_in(fields);
  return plan;
}

WaiverNote waiver_in(Fields& fields) {
  WaiverNote waiver;
  waiver.was = fields.needed_word("was", WireWord::status, read_status);
  waiver.reason = fields.text("reason");
  waiver.approved_by = fields.text("approved_by");
  waiver.paper = fields.text("paper");
  waiver.until = fields.text("until");
  waiver.at = location_in(fields);
  return waiver;
}

Adoption adoption_in(Fields& fields) {
  Adoption adoption;
  adoption.by = fields.text("by");
  adoption.paper = fields.text("paper");
  return adoption;
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
  subject.kind = fields.needed_word("kind", WireWord::subject, read_subject_kind);
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
    const auto modality = read_modality(word);
    if (!modality) throw Misfit{word, WireWord::modality, counts.raw_json_token().data()};
    Fields::within(word,
                   [&] { tally.by_modality[static_cast<std::size_t>(*modality)] = read_part(counts, counts_in); });
  });
  return tally;
}

Run run_in(Fields& fields) {
  Run run;
  run.version = fields.text("version");
  run.rulebook = fields.text("rulebook");
  fields.each("rulebook_folders", [&run](value one) { run.folders.emplace_back(Fields::text_of(one, "")); });
  run.as_of = fields.text_or_none("as_of");
  run.options = fields.raw("options");
  run.profile = fields.text("profile");
  run.written = fields.raw("written");
  return run;
}

Finding finding_in(Fields& fields) {
  Finding finding;
  finding.unit = fields.text_or_none("unit");
  finding.level = fields.text_or_none("level");
  fields.each_entry("region", [&finding](const std::string& key, value name) {
    finding.region.emplace_back(key, std::string(Fields::text_of(name, key)));
  });
  FindingRule& rule = finding.rule.own();
  rule.policy = fields.text("policy");
  rule.id = fields.text("rule");
  fields.each("clauses", [&rule](value one) { rule.clauses.push_back(read_part(one, clause_in)); });
  rule.quote = fields.text("quote");
  rule.modality = fields.needed_word("modality", WireWord::modality, read_modality);
  finding.status = fields.needed_word("status", WireWord::status, read_status);
  if (auto subject = fields.find("subject"))
    Fields::within("subject", [&] { finding.subject = read_part(*subject, subject_in); });
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

Problem problem_in(Fields& fields) {
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

Outside outside_in(Fields& fields) {
  Outside outside;
  outside.policy = fields.text("policy");
  outside.title = fields.text("title");
  outside.why = fields.text("why");
  outside.rules = fields.number("rules");
  return outside;
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
  fields.each("policies", [&plan](value one) { plan.policies.emplace_back(Fields::text_of(one, "")); });
  fields.each_entry("region", [&plan](const std::string& key, value name) {
    plan.region.emplace_back(key, std::string(Fields::text_of(name, key)));
  });
  fields.each("kept", [&plan](value one) {
    if (json_type(one.type()) != json_type::object) throw Misfit{{}, WireWord::object, one.raw_json_token().data()};
    plan.kept.push_back(Fields::raw_of(one));
  });
  fields.each("outside", [&plan](value one) { plan.outside.push_back(read_part(one, outside_in)); });
  return plan;
}

ChangeCounts changes_in(Fields& fields) {
  ChangeCounts counts{};
  for (const Change change : kChanges) counts[static_cast<std::size_t>(change)] = fields.number(to_string(change));
  return counts;
}

Summary summary_in(Fields& fields) {
  Summary summary;
  static_cast<Tally&>(summary) = tally_in(fields);
  summary.plans = fields.number("plans");
  summary.problems = fields.number("problems");
  summary.lines = fields.number("lines");
  summary.digest = fields.text("digest");
  if (auto across = fields.find("across"))
    Fields::within("across", [&] { summary.across = read_part(*across, tally_in); });
  if (auto changes = fields.find("changes"))
    Fields::within("changes", [&] { summary.changes = read_part(*changes, changes_in); });
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
    for (auto entry : whole) {
      static_cast<void>(std::string_view(entry.unescaped_key()));
      walk(entry.value().value(), 0);
    }
    // Whatever stands behind the object.
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) return false;
    document.rewind();
    whole = document.get_object();
    Fields fields(whole);
    const auto type = fields.text_or_none("type");
    if (!type) throw Misfit{"type", WireWord::text, nullptr};
    if (*type == "run") result = run_in(fields);
    if (*type == "finding") result = finding_in(fields);
    if (*type == "problem") result = problem_in(fields);
    if (*type == "plan") result = plan_in(fields);
    if (*type == "summary") result = summary_in(fields);
    return true;
  } catch (const Misfit& misfit) {
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
    Fields fields(whole);
    // In the order of the wire, so that nothing is looked for twice.
    if (fields.text("type") != "finding") return std::nullopt;
    FindingMark mark;
    const Modality modality = fields.needed_word("modality", WireWord::modality, read_modality);
    mark.status = fields.needed_word("status", WireWord::status, read_status);
    mark.fingerprint = fields.view("fingerprint");
    const bool reading = fields.text("grounds") == "reading";
    mark.force = force_of(modality, reading, reading && fields.boolean("adopted"));
    return mark;
  } catch (const Misfit&) {
    return std::nullopt;  // read() says what is wrong with it
  } catch (const simdjson::simdjson_error&) {
    return std::nullopt;
  }
}

}  // namespace ducha
