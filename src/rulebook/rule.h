// SPDX-License-Identifier: Apache-2.0
// One rule: the clauses it decides, whom and when it judges, what it requires, and its own tests.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/period.h"
#include "document/node.h"
#include "feel/compile/program.h"
#include "rulebook/policy.h"

namespace ducha {

// An expression as the rule file has it: a scalar or a part of one. Where its characters stand in the file, if need be
// through quotes, escapes and folded lines, says rulebook/embedded_text.h.
struct Expression {
  std::string text;
  std::uint32_t offset = 0;                      // of the text in the scalar's, in bytes
  Place at;                                      // the whole scalar
  NodeView node;                                 // the same, in the document
  std::shared_ptr<const feel::Program> program;  // set by compile
};

class TraditionalProgram;

// A message: text with {expression} in it. "{{" and "}}" are braces.
struct MessagePart {
  std::string text;  // literal, where expression.text is empty
  Expression expression;
  // `{a: ..., b: ..., said: `, before the expression, where it uses what `let` names; set by compile.
  std::string given = {};
  // Of which fact, or field of a record, the expression gives a value (rulebook/figure_path.h): the fact's slot and the
  // fields below it, which say how it is shown. Set by compile.
  std::optional<std::uint32_t> fact = std::nullopt;
  std::vector<std::string> fields = {};
  std::optional<Span> in_require = std::nullopt;              // where `require` evaluates the same; set by compile
  std::shared_ptr<TraditionalProgram> traditional = nullptr;  // rulebook/traditional.h; null: a part without one
};
// What the expressions of a message name it, in either language; those below it may use it too.
struct MessageLet {
  std::string name;
  Place at;  // of the name
  Expression expression;
};
struct Message {
  std::vector<MessageLet> lets;
  std::vector<MessagePart> zh;
  std::vector<MessagePart> en;
};

// What a case expects: one status, or one a subject in their order, or one a subject's name.
struct Expectation {
  std::vector<Status> in_order;  // one: also for a single finding
  std::vector<std::pair<std::string, Status>> by_name;
  bool single = false;  // written as a bare status
};

// A plan of a case.
struct CasePlan {
  NodeView facts;  // a map, or none: no facts
  std::optional<std::string> unit;
  std::optional<std::string> level;
  std::vector<std::pair<std::string, std::string>> region;
  std::optional<DateRange> period;  // left out: 2024
  std::optional<Date> as_of;        // left out: the period's last day
  Place at;
};

struct Case {
  std::vector<CasePlan> plans;  // one, unless `plans` was given
  std::vector<std::pair<std::string, feel::Value>> params;
  NodeView roster;  // a list of {unit, level, region, policies}; none: there is no roster
  Expectation expect;
  std::optional<Grounds> grounds;  // that each finding must have
  Place at;
};

// `each: reform in major_reforms`
struct Each {
  std::string variable;
  Expression list;
  std::optional<std::uint32_t> fact;  // where the list is simply a fact: its slot
};

// `within`: what must be done by a day. The last day is that of `by`, or `limit` after `from`. It stands in the place
// of `require`.
struct Deadline {
  std::optional<Expression> from;   // an event or a date
  std::optional<Expression> limit;  // a duration; of working days their number
  std::optional<Expression> by;     // a date, instead of both
  Expression done;                  // an event or a date
  bool working_days = false;        // the limit was written as working days(n)
  bool early = false;               // done before `from` is no contradiction
};

// What an empty list under `each` means. `pass` says of a rule without `each` that none is what the document wants; it
// changes no verdict.
// What becomes of a window that reaches outside of what `during` says: it is left out, cut to it, or cut at its
// beginning alone, since what ends before its window does never saw the window's last day.
enum class Edges : std::uint8_t { whole, cut, cut_start };

enum class EmptyList : std::uint8_t { not_applicable, fail, unknown, pass };

// What more records, dated later, can do to a `require`: worked out from the expression (rulebook/direction.h).
enum class Direction : std::uint8_t { neither, help, hurt };

class KeptWords;  // rulebook/worded.h

struct Rule {
  std::string id;
  std::vector<std::size_t> clauses;  // positions in Policy::clauses
  std::string quote;                 // simplified Chinese, at most 30 characters
  Text title;
  Text interpretation;                 // the reading, where words are vague; makes the clause partly checked
  Modality modality = Modality::must;  // the rule's own, else its strongest clause's
  std::vector<std::string> levels;     // keys; empty: every unit
  InForce in_force;                    // the policy's, narrowed
  std::optional<Each> each;
  EmptyList empty = EmptyList::not_applicable;
  bool empty_given = false;
  std::optional<Expression> keys;  // under `each`: those for which the list must hold a record, a list or a range of
                                   // whole numbers
  std::optional<Cadence> every;
  std::optional<Expression> during;  // ranges in which windows are judged: {first, last} or a list of these; null: no
                                     // one can tell
  bool during_from_event = false;    // their first ends are events: one of which nothing is said cannot be told
  Edges edges = Edges::whole;
  std::optional<Expression> across;  // the population
  std::string per;                   // a key of region; empty: the whole batch
  bool whole = false;                // under `across`: never passes on those who happened to submit
  std::string whole_of;  // superior.FACT: that fact of the superior's plan is how many there are; empty: a roster only
  std::optional<std::uint32_t> whole_slot;  // its slot
  std::optional<Expression> when;
  Expression require;  // left out under `within`
  std::optional<Deadline> within;
  std::optional<Expression> at;   // the one day that the demand speaks of: a date
  std::optional<Expression> due;  // gives a date; a bare ISO date in the file is one
  bool at_once = false;           // `due: at once`: nothing is waited for
  Grounds grounds = Grounds::text;
  // What a profile decided (audit/profile.h): by whom the reading was made binding, and on what paper; that it is not
  // to be judged, and why.
  std::string adopted_by, adopted_paper;  // empty: nobody
  bool left_out = false;
  std::string left_out_why;
  Direction direction = Direction::neither;
  feel::Scope scope;  // the names of `when` and `require`; set by compile
  std::optional<Message> message;
  std::shared_ptr<const KeptWords> words;  // of what it requires, where an earlier run made them; null: none did
  std::vector<Case> cases;
  std::string chapter;  // the file's name without its ending: 1-organisation
  Text chapter_title;   // what the file is about, as its `title` says; empty: it does not
  Place place;
};

// As people are told of it: its title, else its file's name.
[[nodiscard]] std::string chapter_named(const Rule& rule, Language language);

}  // namespace ducha
