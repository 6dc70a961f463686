// SPDX-License-Identifier: Apache-2.0
// The parts of a policy, its facts and its rules in the order in which they are kept. Private to kept_rules.cpp.
//
// Each names all fields of its structure, so that one that is added there does not compile before it is thought of
// here. Not kept is what only those need who write rules: cases, and the nodes of the documents. What can be made again
// for less than reading it (scopes, the names of facts) is made again.
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
  auto& [zh, en] = text;
  archive(zh, en);
}

// 0: no source; else its number and one.
inline void save(kept::Writer& archive, const Place& place) {
  archive(place.source ? archive.shared().number_of(*place.source) + 1 : 0, place.span);
}
inline void load(kept::Reader& archive, Place& place) {
  std::uint32_t number = 0;
  archive(number, place.span);
  place.source = number == 0 ? nullptr : archive.source(number - 1);
}

template <class Archive>
void serialize(Archive& archive, Level& level) {
  auto& [key, label, aliases] = level;
  archive(key, label, aliases);
}

template <class Archive>
void serialize(Archive& archive, InForce& in_force) {
  auto& [from, until] = in_force;
  archive(from, until);
}

template <class Archive>
void serialize(Archive& archive, Param& param) {
  auto& [name, label, clause, grounds, values, percent, papers, at] = param;
  archive(name, label, clause, grounds, values, percent, papers, at);
}

template <class Archive>
void serialize(Archive& archive, Unchecked& unchecked) {
  auto& [kind, why] = unchecked;
  archive(kind, why);
}

template <class Archive>
void serialize(Archive& archive, Clause& clause) {
  auto& [id, at_document, opens, digest, words, gist, modality, unchecked, at] = clause;
  archive(id, at_document, opens, digest, words, gist, modality, unchecked, at);
}

template <class Archive>
void serialize(Archive& archive, Policy& policy) {
  auto& [id, title, issuer, number, issued, source, levels, in_force, params, clauses, at] = policy;
  archive(id, title, issuer, number, issued, source, levels, in_force, params, clauses, at);
}

template <class Archive>
void serialize(Archive& archive, Choice& choice) {
  auto& [key, label, aliases] = choice;
  archive(key, label, aliases);
}

template <class Archive>
void serialize(Archive& archive, SameFigure& same) {
  auto& [list, field, before] = same;
  archive(list, field, before);
}

template <class Archive>
void serialize(Archive& archive, FactSpec& fact) {
  auto& [name, label, aliases, ask, type, unit, month_precision, choices, other, measured, min, max, part_of,
         not_before, same_as, given, fields, element, dated, covers, key, levels, at] = fact;
  archive(name, label, aliases, ask, type, unit, month_precision, choices, other, measured, min, max, part_of,
          not_before, same_as, given, fields, element, dated, covers, key, levels, at);
}

template <class Archive>
void serialize(Archive& archive, Cadence& cadence) {
  auto& [unit, count] = cadence;
  archive(unit, count);
}

template <class Archive>
void serialize(Archive& archive, Expression& expression) {
  auto& [text, offset, at, node, program] = expression;
  static_cast<void>(node);
  archive(text, offset, at, program);
}

template <class Archive>
void serialize(Archive& archive, MessagePart& part) {
  auto& [text, expression, given, fact, fields, in_require, traditional] = part;
  static_cast<void>(traditional);
  archive(text, expression, given, fact, fields, in_require);
}

template <class Archive>
void serialize(Archive& archive, MessageLet& let) {
  auto& [name, at, expression] = let;
  archive(name, at, expression);
}

template <class Archive>
void serialize(Archive& archive, Message& message) {
  auto& [lets, zh, en] = message;
  archive(lets, zh, en);
}

template <class Archive>
void serialize(Archive& archive, Each& each) {
  auto& [variable, list, fact] = each;
  archive(variable, list, fact);
}

template <class Archive>
void serialize(Archive& archive, Deadline& within) {
  auto& [from, limit, by, done, working_days, early] = within;
  archive(from, limit, by, done, working_days, early);
}

template <class Archive>
void serialize(Archive& archive, Rule& rule) {
  auto& [id, clauses, quote, title, interpretation, modality, levels, in_force, each, empty, empty_given, keys, every,
         during, during_from_event, edges, across, per, whole, whole_of, whole_slot, when, require, within, at, due,
         at_once, grounds, adopted_by, adopted_paper, left_out, left_out_why, direction, scope, message, words, cases,
         chapter, chapter_title, place] = rule;
  static_cast<void>(scope);
  static_cast<void>(words);  // behind the rules: see kept_rules.cpp
  static_cast<void>(cases);
  archive(id, clauses, quote, title, interpretation, modality, levels, in_force, each, empty, empty_given, keys, every,
          during, during_from_event, edges, across, per, whole, whole_of, whole_slot, when, require, within, at,
          due, at_once, grounds, adopted_by, adopted_paper, left_out, left_out_why, direction, message, chapter,
          chapter_title, place);
}

template <class Archive>
void serialize(Archive& archive, WorkingCalendar& calendar) {
  auto& [years, off, on] = calendar;
  archive(years, off, on);
}

}  // namespace ducha
