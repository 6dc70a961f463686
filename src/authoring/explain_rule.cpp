// SPDX-License-Identifier: Apache-2.0
#include "authoring/explain_rule.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "authoring/words.h"
#include "base/columns.h"
#include "base/text.h"
#include "base/trimmed.h"
#include "feel/compile/program.h"
#include "findings/words.h"
#include "judge/rule_reads.h"
#include "rulebook/expressions.h"
#include "rulebook/in_words.h"

namespace ducha {

namespace {

using Lines = std::vector<std::string>;

class Page {
 public:
  Page(Language language, const Style& style) : language_(language) {
    std::size_t width = 0;
    for (const PageWord each :
         {PageWord::label_document, PageWord::label_clause, PageWord::label_quote, PageWord::label_reading,
          PageWord::label_require, PageWord::label_facts, PageWord::label_params, PageWord::label_rule_file,
          PageWord::label_more, PageWord::label_empty, PageWord::label_grounds}) {
      width = std::max(width, display_width(word(each, language)));
    }
    columns_.indent = 2;
    columns_.least = {width};
    columns_.painted = [&style](const std::string& text, std::size_t /*row*/, std::size_t column) {
      return column == 0 ? style.dim(text) : text;
    };
  }
  void add(PageWord label, const Lines& lines) {
    std::vector<Cells> rows;
    rows.reserve(lines.size());
    for (const std::string& line : lines) rows.push_back({rows.empty() ? word(label, language_) : std::string(), line});
    text_ += in_columns(rows, columns_);
  }
  void add(PageWord label, const std::string& line) {
    if (!line.empty()) add(label, Lines{line});
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  Language language_;
  Columns columns_;
  std::string text_;
};

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The expression, and below it the same in the words of the vocabulary.
Lines expression_lines(const std::string& expression, const PolicyRules& rules, const Rule& rule, Language language) {
  Lines lines = lines_of(expression);
  for (std::string& line : lines_of(in_words(expression, rules, rule, language))) {
    if (lines.size() != 1 || line != lines.front()) lines.push_back(std::move(line));
  }
  return lines;
}

Lines each_lines(const Each& each, const PolicyRules& rules, const Rule& rule, Language language) {
  Lines lines = expression_lines(each.list.text, rules, rule, language);
  lines.front() = each.variable + " in " + lines.front();
  return lines;
}

Lines clause_lines(const PolicyRules& rules, const Rule& rule, Language language) {
  Lines lines;
  for (const std::size_t index : rule.clauses) {
    const Clause& clause = rules.policy.clauses[index];
    const std::string gist = clause.gist.in(language);
    const std::string at = filled(PageWord::clause_at, language, {clause.at_document, clause.id});
    lines.push_back(gist.empty() ? at : at + "  " + gist);
  }
  return lines;
}

// The document's words are Chinese whoever reads them.
std::string quoted(const std::string& words, Language language) {
  return language == Language::zh_hant ? Text(words).in(language) : words;
}

// As the document has it, where that is at hand.
Lines clause_words(const PolicyRules& rules, const Rule& rule, Language language) {
  Lines lines;
  for (const std::size_t index : rule.clauses) {
    const std::string& words = rules.policy.clauses[index].words;
    if (!words.empty()) lines.push_back(quoted(words, language));
  }
  return lines;
}

// The slots that its expressions read, each once; of `units` under `across` the facts that they ask for.
std::set<feel::Slot> reads_of(const PolicyRules& rules, const Rule& rule) {
  std::set<feel::Slot> slots;
  for_each_expression(rule, [&](const Expression& expression) {
    for (const feel::ReadPath& path : expression.program->reads()) {
      slots.insert(path.slot);
      if (path.slot != rules.slots.units() || path.fields.empty()) continue;
      if (const auto fact = rules.vocabulary.slot_of(path.fields.front())) slots.insert(rules.slots.fact(*fact));
    }
  });
  return slots;
}

// What the rule file calls it, and in Chinese what that means.
std::string keyword_words(std::string_view keyword, std::string_view chinese, Language language) {
  return filled(PageWord::keyword, language, {Text(chinese).in(language), std::string(keyword)});
}

std::string type_words(FactType type, Language language) {
  static constexpr std::string_view kChinese[] = {
#define DUCHA_FACT_TYPE(name, zh) zh,
#include "facts/fact_types.def"
  };
  return keyword_words(to_string(type), kChinese[static_cast<std::size_t>(type)], language);
}

std::string cadence_words(const Cadence& every, Language language) {
  const std::string name = to_string(every);
#define DUCHA_CADENCE(key, unit, count, zh) \
  if (name == (key)) return keyword_words(key, zh, language);
#include "base/cadences.def"
  return filled(PageWord::every_months, language, {std::to_string(every.count), name});
}

std::string per_words(const std::string& key, Language language) {
  if (key == "province") return word(PageWord::per_province, language);
  if (key == "city") return word(PageWord::per_city, language);
  return key == "county" ? word(PageWord::per_county, language) : key;
}

std::string measure_of(const FactSpec& fact, Language language) {
  std::string words;
  const auto add = [&](const std::string& part) { words += word(PageWord::between, language) + part; };
  if (fact.measured) {
    add(word(*fact.measured == Measured::end ? PageWord::measured_end : PageWord::measured_period, language));
  }
  if (!fact.dated.empty()) {
    add(word(fact.covers == Covers::open ? PageWord::covers_open : PageWord::covers_period, language));
  }
  return words;
}

Lines fact_lines(const PolicyRules& rules, const Rule& rule, Language language) {
  Lines lines;
  for (const feel::Slot slot : reads_of(rules, rule)) {
    if (slot >= rules.slots.facts) break;
    const FactSpec& fact = rules.vocabulary.facts()[slot];
    const std::string label = called(fact).in(language);
    lines.push_back((label == fact.name ? label : filled(PageWord::fact_label, language, {fact.name, label})) + "  " +
                    type_words(fact.type, language) + measure_of(fact, language));
  }
  return lines;
}

Lines param_lines(const PolicyRules& rules, const Rule& rule, Language language) {
  Lines lines;
  for (const feel::Slot slot : reads_of(rules, rule)) {
    if (slot < rules.slots.facts || slot >= rules.slots.facts + rules.slots.params) continue;
    const Param& param = rules.policy.params[slot - rules.slots.facts];
    const std::string label = param.label.in(language);
    std::string line = label.empty() ? param.name : filled(PageWord::fact_label, language, {param.name, label});
    if (param.values.empty()) line = filled(PageWord::no_value, language, {line});
    for (const auto& [from, value] : param.values) {
      line += from == param.values.begin()->first ? " = " : word(PageWord::between, language);
      const bool always = from == Date{1, 1, 1};
      const std::string shown = shown_param(param, value, language);
      line += always ? shown : filled(PageWord::value_from, language, {shown, to_string(from)});
    }
    lines.push_back(line);
  }
  return lines;
}

std::string grounds_words(const Rule& rule, Language language) {
  if (rule.grounds == Grounds::text) return word(PageWord::grounds_text, language);
  const bool must = rule.modality == Modality::must;
  return word(must ? PageWord::grounds_reading_must : PageWord::grounds_reading, language);
}

std::string in_force_words(const InForce& dates, Language language) {
  const std::string from = dates.from ? to_string(*dates.from) : std::string();
  const std::string until = dates.until ? to_string(*dates.until) : std::string();
  if (dates.from && dates.until) return filled(PageWord::page_from_until, language, {from, until});
  if (dates.from) return filled(PageWord::page_from, language, {from});
  return dates.until ? filled(PageWord::page_until, language, {until}) : std::string();
}

// What more records, dated later, can do to it: what a window that is still open, or only a part, is judged by.
std::string direction_words(const PolicyRules& rules, const Rule& rule, Language language) {
  if (RuleReads(rules, rule).told_at_end()) return word(PageWord::more_nothing, language);
  switch (rule.direction) {
    case Direction::help: return word(PageWord::more_helps, language);
    case Direction::hurt: return word(PageWord::more_hurts, language);
    case Direction::neither: return word(PageWord::more_either, language);
  }
  return {};
}

std::string empty_words(const Rule& rule, Language language) {
  // Each key that there must be is judged then.
  if (rule.keys && rule.empty != EmptyList::fail) return word(Status::unknown, language);
  switch (rule.empty) {
    case EmptyList::not_applicable: return rule.each ? word(Status::not_applicable, language) : std::string();
    case EmptyList::fail: return word(Status::fail, language);
    case EmptyList::unknown: return word(Status::unknown, language);
    case EmptyList::pass: return word(Status::pass, language);
  }
  return {};
}

// The first and the last day of a deadline, what has to be done by then, and the same in words.
Lines deadline_lines(const Deadline& within, const PolicyRules& rules, const Rule& rule, Language language) {
  const auto in_words = [&](const auto& shown) {
    const std::string done = shown(within.done);
    if (within.by) return filled(PageWord::within_by, language, {done, shown(*within.by)});
    if (!within.from || !within.limit) return done;
    const PageWord form = within.working_days ? PageWord::within_working_days : PageWord::within_limit;
    return filled(form, language, {done, shown(*within.from), shown(*within.limit)});
  };
  // Of working days(n) the blanks around n are left.
  Lines lines = {in_words([](const Expression& expression) { return std::string(trimmed(expression.text)); })};
  std::string words = plain(required_in_words(rules, rule, language));
  if (words != lines.front()) lines.push_back(std::move(words));
  if (within.early) lines.push_back(word(PageWord::within_early, language));
  return lines;
}

// When a shortfall is final.
void add_ends(Page& page, const PolicyRules& rules, const Rule& rule, Language language) {
  if (rule.within) page.add(PageWord::label_within, deadline_lines(*rule.within, rules, rule, language));
  if (rule.at) page.add(PageWord::label_at, expression_lines(rule.at->text, rules, rule, language));
  if (rule.due) page.add(PageWord::label_due, expression_lines(rule.due->text, rules, rule, language));
  if (rule.at_once) page.add(PageWord::label_due, word(PageWord::due_at_once, language));
}

std::string edges_words(Edges edges, Language language) {
  switch (edges) {
    case Edges::whole: break;
    case Edges::cut: return word(PageWord::edges_cut, language);
    case Edges::cut_start: return word(PageWord::edges_cut_start, language);
  }
  return word(PageWord::edges_whole, language);
}

void add_windows(Page& page, const PolicyRules& rules, const Rule& rule, Language language) {
  if (!rule.every) return;
  page.add(PageWord::label_every, cadence_words(*rule.every, language));
  if (rule.during) {
    Lines lines = expression_lines(rule.during->text, rules, rule, language);
    lines.push_back(edges_words(rule.edges, language));
    page.add(PageWord::label_during, lines);
  }
  if (!rule.across) page.add(PageWord::label_more, direction_words(rules, rule, language));
}

void add_population(Page& page, const PolicyRules& rules, const Rule& rule, Language language) {
  if (!rule.across) return;
  page.add(PageWord::label_across, expression_lines(rule.across->text, rules, rule, language));
  page.add(PageWord::label_per, per_words(rule.per, language));
  if (!rule.whole) return;
  const std::string fact =
      rule.whole_slot ? called(rules.vocabulary.facts()[*rule.whole_slot]).in(language) : std::string();
  page.add(PageWord::label_whole, rule.whole_slot ? filled(PageWord::whole_superior, language, {fact})
                                                  : word(PageWord::whole_roster, language));
}

std::string level_labels(const PolicyRules& rules, const Rule& rule, Language language) {
  std::string text;
  for (const std::string& key : rule.levels) {
    const Level* level = rules.policy.level(key);
    text +=
        (text.empty() ? "" : word(PageWord::comma, language)) + (level != nullptr ? level->label.in(language) : key);
  }
  return text;
}

std::string document_of(const Policy& policy, Language language) {
  std::string text = policy.title.in(language);
  for (const std::string& part : {policy.issuer.in(language), quoted(policy.number, language)}) {
    if (!part.empty()) text += word(PageWord::between, language) + part;
  }
  return text;
}

std::string place_of(const Rule& rule) {
  if (!rule.place.known()) return {};
  return rule.place.source->name() + ':' + std::to_string(rule.place.position().line);
}

}  // namespace

std::string rule_page(const PolicyRules& rules, const Rule& rule, Language language, const Style& style) {
  Page page(language, style);
  page.add(PageWord::label_document, document_of(rules.policy, language));
  page.add(PageWord::label_clause, clause_lines(rules, rule, language));
  page.add(PageWord::label_quote, quoted(rule.quote, language));
  page.add(PageWord::label_words, clause_words(rules, rule, language));
  page.add(PageWord::label_force, word(rule.modality, language));
  page.add(PageWord::label_grounds, grounds_words(rule, language));
  page.add(PageWord::label_reading, rule.interpretation.in(language));
  page.add(PageWord::label_levels, level_labels(rules, rule, language));
  page.add(PageWord::label_in_force, in_force_words(rule.in_force, language));
  if (rule.each) page.add(PageWord::label_each, each_lines(*rule.each, rules, rule, language));
  if (rule.keys) page.add(PageWord::label_keys, expression_lines(rule.keys->text, rules, rule, language));
  page.add(PageWord::label_empty, empty_words(rule, language));
  add_windows(page, rules, rule, language);
  add_population(page, rules, rule, language);
  if (rule.when) page.add(PageWord::label_when, expression_lines(rule.when->text, rules, rule, language));
  page.add(PageWord::label_require, expression_lines(rule.require.text, rules, rule, language));
  add_ends(page, rules, rule, language);
  page.add(PageWord::label_facts, fact_lines(rules, rule, language));
  page.add(PageWord::label_params, param_lines(rules, rule, language));
  page.add(PageWord::label_rule_file, place_of(rule));
  return style.bold(rule.title.in(language)) + "  " + style.dim(rule.id) + "\n\n" + page.text();
}

}  // namespace ducha
