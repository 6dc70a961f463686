// SPDX-License-Identifier: Apache-2.0
#include "judge/deadline_check.h"

#include <string>
#include <utility>

#include "feel/run/operators.h"
#include "judge/finding_words.h"
#include "judge/in_doubt.h"
#include "judge/words.h"

namespace ducha {

namespace {

using State = Happening::State;

Text dated(const Text& label, const Happening& happening) {
  return filled(FindingWord::happened_on, {label, Text(written_days(happening.on, happening.last))});
}

Text not_yet(FindingWord pattern, const Text& label, const Happening& happening) {
  if (happening.planned) return filled(FindingWord::planned_for, {label, Text(to_string(*happening.planned))});
  return filled(pattern, {label});
}

}  // namespace

DeadlineCheck::DeadlineCheck(const PlanView& view, const Rule& rule, const SlotValues& slots,
                             const RecordSource& source, Language language)
    : view_(view), rule_(rule), within_(*rule.within), slots_(slots), source_(source), language_(language) {
  const auto happening = [this](const Expression& expression) {
    return happening_of(evaluate_in_doubt(*expression.program, slots_.all()).value, *view_.as_of);
  };
  facts_.as_of = *view.as_of;
  facts_.early = within_.early;
  facts_.from_required = within_.from.has_value();
  if (within_.from) facts_.from = happening(*within_.from);
  facts_.done = happening(within_.done);
  find_last(facts_);
  verdict_ = judge(facts_);
  if (facts_.from.latest || facts_.done.latest) judge_days();
}

// Whichever of the days it was: where they give one verdict, it stands, with the days that it is late at least.
void DeadlineCheck::judge_days() {
  DeadlineFacts least = with_least_time(facts_);
  DeadlineFacts most = with_most_time(facts_);
  find_last(least);
  find_last(most);
  verdict_ = judge(most);
  day_decides_ = judge(least).row != verdict_.row;
  if (day_decides_) verdict_ = {};
  facts_.last = day_decides_ ? std::nullopt : most.last;
}

std::optional<std::int64_t> DeadlineCheck::working_days(const feel::Value& limit) const {
  if (limit.kind() != feel::Kind::number) return std::nullopt;
  return limit.as_number().to_int64();
}

void DeadlineCheck::find_last(DeadlineFacts& facts) {
  if (within_.by) {
    const feel::Value by = evaluate_in_doubt(*within_.by->program, slots_.all()).value;
    if (by.kind() == feel::Kind::date) facts.last = by.as_date();
    return;
  }
  if (facts.from.state != State::day_known) return;
  const feel::Value limit = evaluate_in_doubt(*within_.limit->program, slots_.all()).value;
  if (within_.working_days) {
    const auto count = working_days(limit);
    if (!count || *count < 0 || view_.rules->calendar == nullptr) return;
    const WorkingDaysEnd end = plus_working_days(*view_.rules->calendar, facts.from.on, *count);
    facts.last = end.last;
    lacks_year_ = end.lacks_year;
    return;
  }
  const feel::Value last = feel::combined('+', feel::Value(facts.from.on), limit).value;
  if (last.kind() == feel::Kind::date) facts.last = last.as_date();
}

// The label of the fact or field that the expression names.
Text DeadlineCheck::label_of(const Expression& expression, const Text& otherwise) const {
  const SlotLayout& slots = view_.rules->slots;
  for (const feel::ReadPath& read : expression.program->reads()) {
    FactPath path(read.fields.begin(), read.fields.end());
    std::uint32_t slot = read.slot;
    if (slot == slots.record() && rule_.each) {
      slot = static_cast<std::uint32_t>(slots.facts);
      if (rule_.each->fact) slot = *rule_.each->fact;
      for (const feel::ReadPath& list : rule_.each->list.program->reads()) {
        if (slot == slots.facts && list.slot < slots.facts) slot = list.slot;
      }
      path.insert(path.begin(), std::size_t{0});
    }
    if (slot >= slots.facts) continue;
    if (const FactSpec* spec = spec_of(view_.rules->vocabulary, slot, path)) return called(*spec);
  }
  return otherwise;
}

// Of a day that an expression makes of what is given, such as that of an event which has not happened, what is given.
Text DeadlineCheck::not_given_words(const Expression& expression, const Text& label) const {
  feel::Trace trace;
  static_cast<void>(expression.program->explain(slots_.all(), trace));
  std::vector<feel::Origin> origins = feel::missing(trace);
  if (origins.empty()) origins = feel::deciding(trace);
  const EvidenceMaker maker(view_, slots_.shared(), language_, source_);
  for (const feel::Origin& origin : origins) {
    if (const auto given = maker.given_words(origin)) return *given;
  }
  return filled(FindingWord::event_not_given, {label});
}

Text DeadlineCheck::from_words() const {
  const Text label = label_of(*within_.from, words_of(FindingWord::the_from));
  switch (facts_.from.state) {
    case State::not_given: return not_given_words(*within_.from, label);
    case State::not_yet: return not_yet(FindingWord::not_begun, label, facts_.from);
    case State::day_known: return dated(label, facts_.from);
    case State::undated: return filled(FindingWord::happened_undated, {label});
  }
  return label;
}

Text DeadlineCheck::done_words() const {
  const Text label = label_of(within_.done, words_of(FindingWord::the_done));
  switch (facts_.done.state) {
    case State::not_given: return not_given_words(within_.done, label);
    case State::not_yet: return not_yet(FindingWord::not_done, label, facts_.done);
    case State::day_known: return dated(label, facts_.done);
    case State::undated: return filled(FindingWord::done_undated, {label});
  }
  return label;
}

std::vector<Text> DeadlineCheck::sentence() const {
  std::vector<Text> parts;
  if (verdict_.row == DeadlineRow::contradiction) {
    parts.push_back(filled(FindingWord::done_before, {label_of(within_.done, words_of(FindingWord::the_done)),
                                                      Text(written_days(facts_.done.on, facts_.done.last)),
                                                      label_of(*within_.from, words_of(FindingWord::the_from)),
                                                      Text(written_days(facts_.from.on, facts_.from.last))}));
    return parts;
  }
  if (within_.from) parts.push_back(from_words());
  if (verdict_.row == DeadlineRow::not_begun) return parts;
  const bool known = facts_.last.has_value();
  if (day_decides_) {
    // It is said behind what is done.
  } else if (known) {
    parts.push_back(filled(FindingWord::at_the_latest, {Text(to_string(*facts_.last))}));
  } else if (lacks_year_) {
    parts.push_back(filled(FindingWord::no_calendar, {Text(std::to_string(*lacks_year_))}));
  } else if (facts_.from.state == State::day_known || within_.by) {
    parts.push_back(words_of(FindingWord::limit_unknown));
  }
  parts.push_back(done_words());
  if (day_decides_) {
    const Happening& open = facts_.done.latest ? facts_.done : facts_.from;
    parts.push_back(open_day_words(written_days(open.on, open.last)).value_or(Text()));
  }
  const Text days(std::to_string(verdict_.days));
  if (verdict_.row == DeadlineRow::late)
    parts.push_back(filled(verdict_.days == 1 ? FindingWord::day_late : FindingWord::days_late, {days}));
  // On the last day itself nothing is overdue yet, though it is over.
  if (verdict_.row == DeadlineRow::overdue && verdict_.days > 0)
    parts.push_back(filled(verdict_.days == 1 ? FindingWord::day_overdue : FindingWord::days_overdue,
                           {days, Text(to_string(*view_.as_of))}));
  return parts;
}

void DeadlineCheck::add_missing(Finding& finding, const Expression& expression) const {
  feel::Trace trace;
  static_cast<void>(expression.program->explain(slots_.all(), trace));
  const EvidenceMaker maker(view_, slots_.shared(), language_, source_);
  std::vector<feel::Origin> origins = feel::missing(trace);
  if (origins.empty()) origins = feel::deciding(trace);
  for (const feel::Origin& origin : origins) {
    const auto given = maker.given_words(origin);
    if (!given) append_missing(finding.missing, maker.missing_of(origin));
    // Of `from` and `done` the sentence says it.
    const bool said = &expression == &within_.done || (within_.from && &expression == &*within_.from);
    if (given && !said) append_words(finding.why, given->in(language_), language_);
  }
}

void DeadlineCheck::add_evidence(Finding& finding, const Expression& expression) const {
  feel::Trace trace;
  static_cast<void>(expression.program->explain(slots_.all(), trace));
  const EvidenceMaker maker(view_, slots_.shared(), language_, source_);
  for (const feel::Origin& origin : feel::deciding(trace)) {
    if (auto one = maker.evidence_of(origin, slots_.all())) finding.evidence.push_back(std::move(*one));
  }
}

void DeadlineCheck::describe(Finding& finding) const {
  std::string message;
  for (const Text& part : sentence()) {
    if (!message.empty()) message += word(FindingWord::clause_comma, language_);
    message += part.in(language_);
  }
  finding.message = std::move(message);
  if (within_.from) add_evidence(finding, *within_.from);
  if (within_.by) add_evidence(finding, *within_.by);
  if (verdict_.row != DeadlineRow::not_begun) add_evidence(finding, within_.done);
  if (verdict_.row != DeadlineRow::undecided) return;
  if (within_.from && facts_.from.state != State::day_known) add_missing(finding, *within_.from);
  if (within_.by && !facts_.last && !day_decides_) add_missing(finding, *within_.by);
  if (within_.limit && !facts_.last && !day_decides_ && facts_.from.state == State::day_known && !lacks_year_)
    add_missing(finding, *within_.limit);
  if (facts_.done.state == State::not_given || facts_.done.state == State::undated) add_missing(finding, within_.done);
}

void DeadlineCheck::explain(Explanation& explanation) const {
  const auto add = [&](std::string_view key, const std::optional<Expression>& part) {
    if (!part) return;
    feel::Trace trace;
    static_cast<void>(part->program->explain(slots_.all(), trace));
    explanation.parts.push_back(explained(key, *part, trace, language_));
  };
  add("from", within_.from);
  add("limit", within_.limit);
  add("by", within_.by);
  add("done", within_.done);
}

}  // namespace ducha
