// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/codes.h"
#include "base/suggest.h"
#include "base/text.h"
#include "feel/syntax/tokens.h"
#include "feel/value/temporal.h"
#include "rulebook/codes.h"
#include "rulebook/from_yaml.h"
#include "rulebook/modality_words.h"
#include "rulebook/words.h"
#include "rulebook/written_date.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

void read_clauses(const YamlMap& map, const Policy& policy, Rule& rule, Diagnostics& diagnostics) {
  for (const NodeView word : read_words(map.need("clause"), "clause", diagnostics)) {
    const Clause* clause = policy.clause(word.text());
    if (clause == nullptr) {
      std::vector<std::string> ids;
      for (const Clause& known : policy.clauses) ids.push_back(known.id);
      Diagnostic diagnostic{
          code::rule_clause_unknown, word.place(), {Text(shortened(word.text(), kShownScalar))}, {}, false};
      if (const auto close = nearest(word.text(), ids))
        diagnostic.notes.push_back({code::base_nearest, {}, {Text(*close)}});
      diagnostics.add(std::move(diagnostic));
      continue;
    }
    rule.clauses.push_back(static_cast<std::size_t>(clause - policy.clauses.data()));
  }
}

void read_modality_of(const YamlMap& map, const Policy& policy, Rule& rule, Diagnostics& diagnostics) {
  const NodeView node = map.find("modality");
  if (const auto word = read_word(node, "modality", diagnostics)) {
    const auto known = read_modality(*word);
    if (!known) {
      report_unknown(code::rule_word, node, rule_modality_words(), diagnostics);
    } else {
      rule.modality = *known;
    }
  } else {
    rule.modality = Modality::none;
    for (const std::size_t index : rule.clauses)
      rule.modality = std::min(rule.modality, policy.clauses[index].modality);
  }
  if (rule.modality == Modality::none && !rule.clauses.empty()) diagnostics.add(code::rule_modality_none, rule.place);
}

void read_levels(const YamlMap& map, const Policy& policy, Rule& rule, Diagnostics& diagnostics) {
  check_some(map, "levels", diagnostics);
  for (const NodeView word : read_words(map.find("levels"), "levels", diagnostics)) {
    const auto known = std::find_if(policy.levels.begin(), policy.levels.end(),
                                    [word](const Level& level) { return level.key == word.text(); });
    if (known != policy.levels.end()) {
      rule.levels.push_back(known->key);
      continue;
    }
    if (policy.levels.empty()) {
      diagnostics.add(code::rule_no_levels, word.place(), {Text(word.text())});
      continue;
    }
    std::vector<std::string> keys;
    for (const Level& level : policy.levels) keys.push_back(level.key);
    report_unknown(code::rule_level_unknown, word, keys, diagnostics);
  }
}

// `name in list`; the place of the list's expression is cut out of the scalar's.
std::optional<Each> read_each(NodeView node, Diagnostics& diagnostics) {
  const auto text = read_word(node, "each", diagnostics);
  if (!text) return std::nullopt;
  const std::vector<feel::Token> tokens = feel::tokens_of(*text);
  const bool three = tokens.size() >= 3 && tokens[0].mark == feel::Mark::word;
  if (!three || tokens[1].keyword != feel::Keyword::in) diagnostics.add(code::rule_each_form, node.place());
  // Of another word between them the records have their name all the same, so that it is not told as well.
  if (!three || tokens[1].mark != feel::Mark::word) return std::nullopt;
  Each each;
  each.variable = feel::text_of(tokens[0], *text);
  each.list.offset = tokens[2].at.offset;
  each.list.text = text->substr(each.list.offset);
  each.list.at = node.place();
  each.list.node = node;
  return each;
}

std::optional<Cadence> read_every(NodeView node, Diagnostics& diagnostics) {
  const auto word = read_word(node, "every", diagnostics);
  if (!word) return std::nullopt;
  auto cadence = read_cadence(*word);
  if (cadence) return cadence;
  Diagnostic diagnostic{code::rule_every, node.place(), {Text(shortened(*word, kShownScalar))}, {}, false};
  static const std::vector<std::string> kWords = {
#define DUCHA_CADENCE(name, unit, count, zh) name,
#include "base/cadences.def"
  };
  if (const auto close = nearest(*word, kWords)) diagnostic.notes.push_back({code::base_nearest, {}, {Text(*close)}});
  diagnostics.add(std::move(diagnostic));
  // The rule has windows all the same, so that the names of windows in it are not told as well.
  return Cadence{};
}

std::optional<Expression> optional_expression(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  if (!node.exists()) return std::nullopt;
  return read_expression(node, what, diagnostics);
}

// 2024-02-30: four, two and two digits.
bool is_written_as_day(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  const auto fits = [](char form, char one) { return form == '0' ? is_digit(one) : one == form; };
  return text.size() == kForm.size() && std::equal(kForm.begin(), kForm.end(), text.begin(), fits);
}

// An expression that gives a date.
std::optional<Expression> read_day(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  if (!node.exists()) return std::nullopt;
  Expression due = read_expression(node, what, diagnostics);
  if (due.text.empty()) return std::nullopt;
  // As FEEL, 2024-06-30 is a difference; everybody who writes it here means the day.
  if (const auto date = read_written_date(due.text)) {
    due.text = "@\"" + to_string(*date) + "\"";
  } else if (const bool is_none = is_written_as_day(due.text); is_none || read_iso_date(due.text)) {
    diagnostics.add(is_none ? code::rule_no_such_day : code::rule_date, node.place(), {Text(due.text)});
    due.text = "@\"2000-01-01\"";  // it has a day all the same, so that none is told to lack
  }
  return due;
}

// As FEEL, P30D is a name; everybody who writes it here means the time.
std::optional<Expression> read_limit(NodeView node, Diagnostics& diagnostics) {
  auto limit = optional_expression(node, "limit", diagnostics);
  const auto time = limit && limit->text.starts_with('P') ? feel::read_temporal(limit->text) : std::nullopt;
  const bool is_time = time && (time->kind() == feel::Kind::days_time || time->kind() == feel::Kind::years_months);
  if (is_time) limit->text = "@\"" + limit->text + "\"";
  return limit;
}

// working days(EXPRESSION)
bool take_working_days(Expression& limit) {
  static constexpr std::string_view kOpening = "working days(";
  const std::size_t begin = limit.text.find_first_not_of(" \t\n");
  const std::size_t end = limit.text.find_last_not_of(" \t\n");
  if (begin == std::string::npos || limit.text.compare(begin, kOpening.size(), kOpening) != 0) return false;
  if (limit.text[end] != ')') return false;
  // Blanks keep the offsets of what stays.
  limit.text.replace(begin, kOpening.size(), kOpening.size(), ' ');
  limit.text[end] = ' ';
  return true;
}

std::optional<Deadline> read_within(NodeView node, Diagnostics& diagnostics) {
  if (!node.exists()) return std::nullopt;
  const YamlMap map(node, {"from", "limit", "done", "early", "by"}, diagnostics);
  if (!map.ok()) return std::nullopt;
  Deadline within;
  within.from = optional_expression(map.find("from"), "from", diagnostics);
  within.limit = read_limit(map.find("limit"), diagnostics);
  within.by = read_day(map.find("by"), "by", diagnostics);
  within.done = read_expression(map.need("done"), "done", diagnostics);
  within.early = read_flag(map.find("early"), "early", diagnostics).value_or(false);
  if (within.limit) within.working_days = take_working_days(*within.limit);
  const bool by_day = within.by && !within.from && !within.limit;
  const bool by_limit = !within.by && within.from && within.limit;
  if (!by_day && !by_limit && !map.has_unknown()) diagnostics.add(code::rule_within_form, node.place());
  // A day that is said begins nowhere: what was done before it is in time.
  if (by_day && map.find("early").exists())
    diagnostics.add(code::rule_beside, map.find("early").place(), {Text("early"), Text("from")});
  return within;
}

void read_empty(const YamlMap& map, Rule& rule, Diagnostics& diagnostics) {
  const NodeView node = map.find("empty");
  const auto word = read_word(node, "empty", diagnostics);
  if (!word) return;
  rule.empty_given = true;
  if (*word == "pass") {
    rule.empty = EmptyList::pass;
    // Of no record nothing can be passed.
    if (rule.each) diagnostics.add(code::rule_empty_pass, node.place());
    return;
  }
  if (!map.has("each")) diagnostics.add(code::rule_beside, node.place(), {Text("empty"), Text("each")});
  if (*word == "fail") {
    rule.empty = EmptyList::fail;
  } else if (*word == "unknown") {
    rule.empty = EmptyList::unknown;
  } else if (*word != "not_applicable") {
    report_unknown(code::rule_word, node, {"not_applicable", "fail", "unknown", "pass"}, diagnostics);
  }
}

// A key of the region, and not a path to it.
std::string read_per(NodeView node, Diagnostics& diagnostics) {
  static constexpr std::string_view kRegion = "region.";
  std::string per = read_word(node, "per", diagnostics).value_or("");
  if (!per.starts_with(kRegion)) return per;
  diagnostics.add(code::rule_per_path, node.place(), {Text(per), Text(per.substr(kRegion.size()))});
  return per.substr(kRegion.size());
}

// Where what `each` calls its records could not be read, that name would be told wherever it stands.
void leave_out_expressions(Rule& rule) {
  rule.keys.reset();
  rule.when.reset();
  rule.during.reset();
  rule.within.reset();
  rule.due.reset();
  rule.require.text.clear();
  rule.message.reset();
}

// `true`, or superior.FACT.
void read_whole(NodeView node, Rule& rule, Diagnostics& diagnostics) {
  static constexpr std::string_view kSuperior = "superior.";
  const auto word = read_word(node, "whole", diagnostics);
  if (!word) return;
  if (!rule.across) diagnostics.add(code::rule_beside, node.place(), {Text("whole"), Text("across")});
  rule.whole = *word != "false";
  if (word->starts_with(kSuperior)) {
    rule.whole_of = word->substr(kSuperior.size());
  } else if (*word != "true" && *word != "false") {
    report_unknown(code::rule_word, node, {"true", "false", "superior.FACT"}, diagnostics);
  }
}

void read_edges(NodeView node, Rule& rule, Diagnostics& diagnostics) {
  const auto word = read_word(node, "edges", diagnostics);
  if (!word) return;
  if (!rule.during) diagnostics.add(code::rule_beside, node.place(), {Text("edges"), Text("during")});
  if (*word == "cut") {
    rule.edges = Edges::cut;
  } else if (*word == "cut_start") {
    rule.edges = Edges::cut_start;
  } else {
    report_unknown(code::rule_word, node, {"cut", "cut_start"}, diagnostics);
  }
}

// at_once, period_end, end of period: reports it.
bool is_end_misspelt(const NodeView& due, Diagnostics& diagnostics) {
  std::string text = normalized(due.text());
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
  const bool misspelt = text == "at once" || text == "period end" || text == "end of period";
  if (misspelt) report_unknown(code::rule_word, due, {"at once", "period.end"}, diagnostics);
  return misspelt;
}

// When a shortfall becomes final: every rule says it.
void read_ends(const YamlMap& map, Rule& rule, Diagnostics& diagnostics) {
  rule.within = read_within(map.find("within"), diagnostics);
  rule.at = read_day(map.find("at"), "at", diagnostics);
  const NodeView due = map.find("due");
  if (due.is_scalar() && (due.text() == "at once" || is_end_misspelt(due, diagnostics))) {
    rule.at_once = true;
  } else {
    rule.due = read_day(due, "due", diagnostics);
  }
  const NodeView require = map.find("require");
  if (rule.within) {
    if (require.exists()) diagnostics.add(code::rule_within_beside, require.place(), {Text("require")});
    if (due.exists()) diagnostics.add(code::rule_within_beside, due.place(), {Text("due")});
    if (rule.at) diagnostics.add(code::rule_within_beside, map.find("at").place(), {Text("at")});
    if (rule.every) diagnostics.add(code::rule_within_beside, map.find("every").place(), {Text("every")});
    if (rule.across) diagnostics.add(code::rule_within_beside, map.find("across").place(), {Text("across")});
    return;
  }
  if (map.has("within")) return;  // it could not be read
  if (rule.at && due.exists()) diagnostics.add(code::rule_at_beside, due.place(), {Text("due")});
  // What is asked of one day is not asked of each month again.
  if (rule.at && rule.every) diagnostics.add(code::rule_at_beside, map.find("every").place(), {Text("every")});
  rule.require = read_expression(map.need("require"), "require", diagnostics);
}

InForce narrowed(const InForce& policy, const InForce& rule) {
  InForce result = policy;
  if (rule.from && (!result.from || *result.from < *rule.from)) result.from = rule.from;
  if (rule.until && (!result.until || *rule.until < *result.until)) result.until = rule.until;
  return result;
}

std::optional<Rule> read_rule(NodeView node, const Policy& policy, Diagnostics& diagnostics) {
  const YamlMap map(node,
                    {"id",      "clause", "quote", "title",  "interpretation", "modality", "levels", "in_force", "each",
                     "keys",    "empty",  "every", "during", "edges",          "across",   "per",    "whole",    "when",
                     "require", "within", "at",    "due",    "grounds",        "message",  "cases"},
                    diagnostics);
  if (!map.ok()) return std::nullopt;
  Rule rule;
  const NodeView id = map.need("id");
  rule.place = id.exists() ? id.place() : node.place();
  rule.id = read_word(id, "id", diagnostics).value_or("");
  if (!rule.id.empty() && !rule.id.starts_with(policy.id + ".")) {
    diagnostics.add(code::rule_id_prefix, rule.place, {Text(rule.id), Text(policy.id + ".")});
  }
  read_clauses(map, policy, rule, diagnostics);
  rule.quote = read_phrase(map.need("quote"), "quote", diagnostics);
  rule.title = read_text(map.need("title"), "title", diagnostics);
  rule.interpretation = read_text(map.find("interpretation"), "interpretation", diagnostics);
  read_modality_of(map, policy, rule, diagnostics);
  read_levels(map, policy, rule, diagnostics);
  rule.in_force = narrowed(policy.in_force, read_in_force(map.find("in_force"), diagnostics));
  rule.each = read_each(map.find("each"), diagnostics);
  rule.every = read_every(map.find("every"), diagnostics);
  rule.across = optional_expression(map.find("across"), "across", diagnostics);
  rule.per = read_per(map.find("per"), diagnostics);
  rule.when = optional_expression(map.find("when"), "when", diagnostics);
  rule.during = optional_expression(map.find("during"), "during", diagnostics);
  if (rule.during && !rule.every)
    diagnostics.add(code::rule_beside, map.find("during").place(), {Text("during"), Text("every")});
  rule.keys = optional_expression(map.find("keys"), "keys", diagnostics);
  read_empty(map, rule, diagnostics);
  read_edges(map.find("edges"), rule, diagnostics);
  read_whole(map.find("whole"), rule, diagnostics);
  rule.grounds = read_grounds(map.find("grounds"), diagnostics)
                     .value_or(rule.interpretation.empty() ? Grounds::text : Grounds::reading);
  read_ends(map, rule, diagnostics);
  if (const NodeView message = map.find("message"); message.exists()) rule.message = read_message(message, diagnostics);
  if (rule.keys && (!map.has("each") || rule.every || rule.within))
    diagnostics.add(code::rule_keys_form, map.find("keys").place());
  if (rule.across && rule.each) diagnostics.add(code::rule_each_across, map.find("each").place());
  if (!rule.across && !rule.per.empty()) diagnostics.add(code::rule_per_alone, map.find("per").place());
  if (map.has("each") && !rule.each) leave_out_expressions(rule);
  rule.cases = read_cases(map.find("cases"), rule, diagnostics);
  if (rule.cases.empty()) diagnostics.add(code::rule_no_cases, rule.place, {Text(rule.id)});
  return rule;
}

}  // namespace

std::optional<Grounds> read_grounds(NodeView node, Diagnostics& diagnostics) {
  const auto word = read_word(node, "grounds", diagnostics);
  if (!word) return std::nullopt;
  for (const Grounds known : {Grounds::text, Grounds::reading}) {
    if (*word == to_string(known)) return known;
  }
  report_unknown(code::rule_word, node, {"text", "reading"}, diagnostics);
  return std::nullopt;
}

Expression read_expression(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  Expression expression;
  if (node.is_list() || node.is_map()) {
    diagnostics.add({code::rule_kind,
                     node.place(),
                     {Text(std::string(what)), kind_words(node), words_of(RulebookPart::a_scalar)},
                     {{code::rule_expression_quotes, {}, {}}},
                     false});
    return expression;
  }
  // A plain true, false or number is an expression too; null was taken for left out.
  if (const auto text = read_word(node, what, diagnostics)) {
    expression.text = *text;
    expression.at = node.place();
    expression.node = node;
  }
  return expression;
}

void read_rules(const Document& document, const std::string& chapter, const Policy& policy, std::vector<Rule>& rules,
                Diagnostics& diagnostics) {
  const NodeView root = document.root();
  if (!root.exists()) {
    diagnostics.add(code::rule_empty_file, {document.source, {}}, {words_of(RulebookPart::the_rules_file)});
    return;
  }
  const YamlMap map(root, {"policy", "title", "rules"}, diagnostics);
  const NodeView id = map.need("policy");
  if (const auto word = read_word(id, "policy", diagnostics); word && *word != policy.id) {
    diagnostics.add(code::rule_policy_id, id.place(), {Text(*word), Text(policy.id)});
  }
  const Text title = read_text(map.find("title"), "title", diagnostics);
  for (const NodeView node : read_list(map.need("rules"), "rules", diagnostics)) {
    auto rule = read_rule(node, policy, diagnostics);
    if (!rule) continue;
    rule->chapter = chapter;
    rule->chapter_title = title;
    const auto first =
        std::find_if(rules.begin(), rules.end(), [&rule](const Rule& other) { return other.id == rule->id; });
    if (first != rules.end() && !rule->id.empty()) {
      diagnostics.add(
          {code::rule_id_double, rule->place, {Text(rule->id)}, {{code::base_first_here, first->place, {}}}, false});
    }
    rules.push_back(std::move(*rule));
  }
}

}  // namespace ducha
