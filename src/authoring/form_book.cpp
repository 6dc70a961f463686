// SPDX-License-Identifier: Apache-2.0
// What stands in the workbook, blank or filled, so that what is filled is what was printed.
#include "authoring/form_book.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "authoring/codes.h"
#include "authoring/form_answers.h"
#include "authoring/form_cell.h"
#include "authoring/form_check.h"
#include "authoring/form_draft.h"
#include "authoring/form_lists.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/blank_marks.h"
#include "judge/required_facts.h"
#include "plan/head_words.h"

namespace ducha {

namespace {

// A unit is its name and its region, whether rules group by that or not.
std::vector<std::string> asked_regions(const PolicyRules& rules, const std::optional<std::string>& level) {
  std::vector<std::string> keys = {"province", "city", "county"};
  for (const std::string& key : required_regions(rules, level)) {
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
  }
  return keys;
}

// The facts of a plan, each where it belongs: on the sheet of single answers, or on one of its own.
class FormFacts {
 public:
  FormFacts(FormDraft& form, AnswerSheet& answers) : form_(form), answers_(answers) {}

  void add(const FactSpec& spec, const std::string& clauses, bool must, const NodeView& value,
           std::string_view unit = {}) {
    add_item(spec, {{form_.label_of(spec)}, {"facts", spec.name}}, clauses, must, value, unit);
  }

 private:
  void add_item(const FactSpec& spec, const FormPlace& place, const std::string& clauses, bool must,
                const NodeView& value, std::string_view unit) {
    AnswerLine line{form_.path_text(place.labels),
                    form_.in(spec.ask),
                    {},
                    wanted(form_, spec),
                    clauses,
                    CellKind::text,
                    must,
                    place.names};
    if (spec.type == FactType::record) {
      if (!value.exists() || value.is_null() || value.is_map()) return add_record(spec, place, clauses, must, value);
      form_.lose(value);
    } else if (spec.type == FactType::list && spec.element.empty()) {
      return add_records(spec, place, std::move(line), value);
    } else if (spec.type == FactType::list) {
      line.answer = list_in_cell(form_, spec, value).value_or("");
      if (value.exists() && !list_in_cell(form_, spec, value)) add_values_sheet(form_, spec, place, value);
      return answers_.add(line);
    }
    line.answer = cell_text(form_, spec, value, unit);
    line.kind = cell_kind(spec, line.answer);
    answers_.check_next(spec);
    answers_.add(line);
  }

  void add_record(const FactSpec& spec, const FormPlace& place, const std::string& clauses, bool must,
                  const NodeView& value) {
    const KnownFields fields = known_fields(value, spec);
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
      const FactSpec& field = spec.fields[i];
      add_item(field, place.below(form_.label_of(field), field.name), clauses, must, fields.known[i], fields.units[i]);
    }
    for (const auto& [key, other] : fields.others)
      answers_.add_other(form_.path_text(place.labels) + form_.text_of(FormWord::step) + key, other);
  }

  // The line leads to the sheet; that there are none can be said in it.
  void add_records(const FactSpec& spec, const FormPlace& place, AnswerLine line, const NodeView& value) {
    const bool none = value.exists() && (value.is_list() ? value.size() == 0 : says_none(value.text()));
    std::vector<NodeView> records;
    if (value.is_list()) records = value.elements();
    if (value.exists() && !value.is_list() && !none && !value.is_null()) line.answer = cell_text(form_, spec, value);
    if (none) line.answer = form_.text_of(FormWord::none);
    if (form_.is_blank() || !records.empty()) {
      line.link = add_records_sheet(form_, spec, {place.labels, {"facts", spec.name}}, records);
      line.wanted = filled(PageWord::form_no_list, form_.language, {line.link});
    }
    answers_.add(line);
  }

  FormDraft& form_;
  AnswerSheet& answers_;
};

std::string policy_name(const FormDraft& form, const Policy& policy) {
  return policy.title.empty() ? policy.id : form.in(policy.title);
}

void add_blank_head(const FormDraft& form, const std::optional<std::string>& level, AnswerSheet& answers) {
  const Level* known = level ? form.rules.policy.level(*level) : nullptr;
  answers.add_chapter(form.text_of(PageWord::form_head));
  answers.add_head(Head::unit, {}, form.text_of(PageWord::form_unit_ask));
  answers.add_head(Head::level, known != nullptr ? form.in(known->label) : level.value_or(""), {});
  for (const std::string& key : asked_regions(form.rules, level)) answers.add_region(key, {});
  answers.add_head(Head::policy, policy_name(form, form.rules.policy), form.text_of(PageWord::form_policy));
  answers.add_head(Head::period, {}, form.text_of(PageWord::blank_period));
  answers.add_head(Head::as_of, {}, form.text_of(PageWord::blank_as_of));
}

void add_filled_head(const FormDraft& form, const Plan& plan, AnswerSheet& answers) {
  answers.add_chapter(form.text_of(PageWord::form_head));
  std::map<Head, std::string> texts;
  std::vector<std::pair<std::string, NodeView>> unknown;
  for (const NodeView::Entry& entry : plan.document->root().entries()) {
    const auto head = head_named(entry.key.text());
    if (head == Head::facts || head == Head::region) continue;
    if (!head) {
      unknown.emplace_back(entry.key.text(), entry.value);
      continue;
    }
    std::string& text = texts[*head];
    for (const NodeView& each : entry.value.is_list() ? entry.value.elements() : std::vector{entry.value}) {
      text += (text.empty() ? "" : "\n") + std::string(each.text());
    }
  }
  for (const Head head : {Head::unit, Head::level}) answers.add_head(head, texts[head], {});
  if (plan.region) {
    for (const auto& [key, name] : *plan.region) answers.add_region(key, name);
  }
  for (const Head head : {Head::policy, Head::period, Head::as_of}) answers.add_head(head, texts[head], {});
  answers.add_others(unknown);
}

// Chapter by chapter, each fact with the clauses that ask for it.
void add_asked(FormDraft& form, const std::vector<RequiredFact>& asked, AnswerSheet& answers) {
  FormFacts facts(form, answers);
  std::string_view chapter_now;
  for (const RequiredFact& fact : asked) {
    const std::string& own = fact.rules.front()->chapter;
    if (own != chapter_now) answers.add_chapter(chapter_named(*fact.rules.front(), form.language));
    chapter_now = own;
    std::string clauses;
    for (const std::size_t index : fact.clauses()) {
      const Clause& clause = form.rules.policy.clauses[index];
      clauses += (clauses.empty() ? "" : "\n") + clause.at_document + ' ' + form.in(clause.gist);
    }
    facts.add(form.rules.vocabulary.facts()[fact.slot], clauses, is_read_by_must(fact), {});
  }
}

// Of each text the first character that no workbook can hold; a text that is longer than any cell is lost.
void report_unwritable(FormDraft& form, const NodeView& node, Diagnostics& diagnostics) {
  constexpr std::size_t kMostCharacters = 32'767;
  const std::string_view text = node.is_scalar() ? node.text() : std::string_view();
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value >= 0 && !is_of_xml(point.value)) {
      diagnostics.add(code::form_character, node.place(), {Text(fmt::format("U+{:04X}", point.value))});
      break;
    }
    at += point.length;
  }
  if (code_points(text) > kMostCharacters) form.lose(node);
  for (const NodeView& each : node.elements()) report_unwritable(form, each, diagnostics);
  for (const NodeView::Entry& entry : node.entries()) {
    report_unwritable(form, entry.key, diagnostics);
    report_unwritable(form, entry.value, diagnostics);
  }
}

}  // namespace

Book blank_form(const BlankPlan& blank, bool only_must) {
  FormDraft form(blank.rules, blank.language, nullptr);
  AnswerSheet answers(form);
  add_blank_head(form, blank.level, answers);
  std::vector<RequiredFact> asked = required_facts(blank.rules, blank.level);
  if (only_must) {
    std::erase_if(asked, [](const RequiredFact& fact) { return !is_read_by_must(fact); });
  }
  add_asked(form, asked, answers);
  return form.done();
}

Book filled_form(const KnownFacts& known, Language language, Diagnostics& diagnostics) {
  FormDraft form(*known.policies.front(), language, &diagnostics);
  report_unwritable(form, known.plan->document->root(), diagnostics);
  AnswerSheet answers(form);
  add_filled_head(form, *known.plan, answers);
  answers.add_chapter(form.text_of(PageWord::label_facts));
  FormFacts facts(form, answers);
  for (const KnownFact& fact : known.known) facts.add(*fact.spec, {}, false, fact.value, fact.unit);
  answers.add_others(known.others);
  return form.done();
}

}  // namespace ducha
