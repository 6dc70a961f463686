// SPDX-License-Identifier: Apache-2.0
// The parts of a policy, its facts and its rules in the order in which they are kept. Private to kept_rules.cpp.
//
// Not kept is what only those need who write rules: cases, and the nodes of the documents. What can be made again for
// less than reading it (scopes, the names of facts) is made again.
#pragma once

#include <memory>
#include <optional>
#include <type_traits>

#include "base/working_days.h"
#include "rulebook/kept/archive.h"
#include "rulebook/kept/feel_fields.h"
#include "rulebook/rulebook.h"

namespace ducha {

template <class Archive>
void serialize(Archive& archive, Text& text) {
  archive(text.zh, text.en);
}

// 0: no source; else its number and one.
inline void save(kept::Writer& archive, const Place& place) {
  archive(place.source ? archive.number_of(*place.source) + 1 : 0, place.span);
}
inline void load(kept::Reader& archive, Place& place) {
  std::uint32_t number = 0;
  archive(number, place.span);
  place.source = number == 0 ? nullptr : archive.source(number - 1);
}

template <class Archive>
void serialize(Archive& archive, Level& level) {
  archive(level.key, level.label, level.aliases);
}

template <class Archive>
void serialize(Archive& archive, InForce& in_force) {
  archive(in_force.from, in_force.until);
}

template <class Archive>
void serialize(Archive& archive, Param& param) {
  archive(param.name, param.label, param.clause, param.named, param.values, param.percent, param.papers, param.at);
}

template <class Archive>
void serialize(Archive& archive, Unchecked& unchecked) {
  archive(unchecked.kind, unchecked.why);
}

template <class Archive>
void serialize(Archive& archive, Clause& clause) {
  archive(clause.id, clause.at_document, clause.opens, clause.digest, clause.words, clause.gist, clause.modality,
          clause.unchecked, clause.at);
}

template <class Archive>
void serialize(Archive& archive, Policy& policy) {
  archive(policy.id, policy.title, policy.issuer, policy.number, policy.issued, policy.source, policy.levels,
          policy.in_force, policy.params, policy.clauses, policy.at);
}

template <class Archive>
void serialize(Archive& archive, Choice& choice) {
  archive(choice.key, choice.label, choice.aliases);
}

template <class Archive>
void serialize(Archive& archive, SameFigure& same) {
  archive(same.list, same.field, same.before);
}

template <class Archive>
void serialize(Archive& archive, FactSpec& fact) {
  archive(fact.name, fact.label, fact.aliases, fact.ask, fact.type, fact.unit, fact.month_precision, fact.choices,
          fact.other, fact.measured, fact.min, fact.max, fact.part_of, fact.same_as, fact.given, fact.fields,
          fact.element, fact.dated, fact.covers, fact.key, fact.levels, fact.at);
}

template <class Archive>
void serialize(Archive& archive, Cadence& cadence) {
  archive(cadence.unit, cadence.count);
}

template <class Archive>
void serialize(Archive& archive, Expression& expression) {
  archive(expression.text, expression.offset, expression.at, expression.program);
}

template <class Archive>
void serialize(Archive& archive, MessagePart& part) {
  archive(part.text, part.expression, part.fact, part.fields);
}

template <class Archive>
void serialize(Archive& archive, Message& message) {
  archive(message.zh, message.en);
}

template <class Archive>
void serialize(Archive& archive, Each& each) {
  archive(each.variable, each.list, each.fact);
}

template <class Archive>
void serialize(Archive& archive, Deadline& within) {
  archive(within.from, within.limit, within.by, within.done, within.working_days, within.early);
}

template <class Archive>
void serialize(Archive& archive, Rule& rule) {
  archive(rule.id, rule.clauses, rule.quote, rule.title, rule.interpretation, rule.modality, rule.levels, rule.in_force,
          rule.each, rule.empty, rule.empty_given, rule.keys, rule.every, rule.during, rule.during_from_event,
          rule.edges_cut, rule.across, rule.per, rule.whole, rule.whole_of, rule.whole_slot, rule.when, rule.require,
          rule.within, rule.at, rule.due, rule.at_once, rule.grounds, rule.adopted_by, rule.adopted_paper,
          rule.left_out, rule.left_out_why, rule.direction, rule.message, rule.chapter, rule.chapter_title, rule.place);
}

template <class Archive>
void serialize(Archive& archive, WorkingCalendar& calendar) {
  archive(calendar.years, calendar.off, calendar.on);
}

}  // namespace ducha
