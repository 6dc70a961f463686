// SPDX-License-Identifier: Apache-2.0
#include "judge/rule_scope.h"

#include <algorithm>

#include "judge/evidence.h"
#include "judge/finding_maker.h"
#include "judge/invalid_evidence.h"
#include "judge/outcome.h"
#include "judge/words.h"

namespace ducha {

namespace {

// A parameter is dated, but a plan without a period has a day all the same: as_of.
bool reads_period(const RuleContext& context) {
  return context.rule.every || context.rule.in_force.from || context.rule.in_force.until ||
         context.reads.sees_by_period();
}

// Nobody knows what has happened by a day that cannot be read, or what is still open. Without a period parameters are
// those of that day.
bool reads_day(const RuleContext& context) {
  const bool final_some_day = context.rule.every || context.rule.due || context.rule.at || context.rule.within;
  return final_some_day || context.reads.sees_by_day() || (!context.view.period && context.reads.reads_params());
}

bool is_invalid(const RuleContext& context) {
  InvalidEvidence evidence;
  const EvidenceMaker maker(context.view, context.slots.shared(), context.options.language);
  for (const InvalidPart& part : context.view.facts.invalid) {
    if (context.reads.touches(part)) maker.add_invalid(part, evidence);
  }
  const bool reads_level = !context.rule.levels.empty() || context.reads.reads(context.rules.slots.level());
  if (context.view.level.is_unreadable() && reads_level) {
    evidence.unreadable(maker.unreadable("level", words_of(FindingWord::the_level), context.view.level.at()));
  }
  const Given<Region>& region = context.view.plan->region;
  if (region.is_unreadable() && context.reads.reads(context.rules.slots.region())) {
    evidence.unreadable(maker.unreadable("region", words_of(FindingWord::the_region), region.at()));
  }
  const bool of_period = context.view.period.is_unreadable() && (reads_period(context) || reads_day(context));
  if (of_period)
    evidence.unreadable(maker.unreadable("period", words_of(FindingWord::the_period), context.view.period.at()));
  const bool of_period_alone = of_period && context.view.as_of.at() == context.view.period.at();
  if (context.view.as_of.is_unreadable() && reads_day(context) && !of_period_alone) {
    evidence.unreadable(maker.unreadable("as_of", words_of(FindingWord::the_day), context.view.as_of.at()));
  }
  if (evidence.empty()) return false;
  FindingMaker(context).settle_invalid(evidence);
  return true;
}

Text not_in_force(const RuleContext& context) {
  const auto& [from, until] = context.rule.in_force;
  const bool later = from && context.view.period->last < *from;
  return later   ? filled(FindingWord::in_force_from, {to_string(*from)})
         : until ? filled(FindingWord::in_force_until, {to_string(*until)})
                 : words_of(FindingWord::not_in_force);
}

bool is_not_addressed(const RuleContext& context) {
  if (!context.rule.levels.empty() && !context.view.level) {
    FindingMaker(context).settle_without(context.rules.slots.level());
    return true;
  }
  if (!context.rule.levels.empty() && std::find(context.rule.levels.begin(), context.rule.levels.end(),
                                                *context.view.level) == context.rule.levels.end()) {
    FindingMaker(context).settle(Outcome{.addressed = false}, words_of(FindingWord::level_not_addressed));
    return true;
  }
  const bool dated = context.rule.in_force.from || context.rule.in_force.until;
  if ((dated || context.rule.every || context.reads.covers_period()) && !context.view.period) {
    FindingMaker(context).settle_without(context.rules.slots.period());
    return true;
  }
  if (dated && !context.rule.in_force.overlaps(*context.view.period)) {
    FindingMaker(context).settle_outside(Outcome{.in_force = false}, not_in_force(context));
    return true;
  }
  return false;
}

// The demand speaks of one day, and the period does not hold it.
bool speaks_of_another_day(const RuleContext& context, std::optional<Date>& at) {
  if (!context.rule.at) return false;
  if (!context.view.period) {
    FindingMaker(context).settle_without(context.rules.slots.period());
    return true;
  }
  const feel::Value day = context.rule.at->program->evaluate(context.slots.all());
  if (day.kind() != feel::Kind::date) return false;  // the day cannot be told: as of a due day
  at = day.as_date();
  const bool before = *at < context.view.period->first;
  if (!before && *at <= context.view.period->last) return false;
  const Text why = filled(before ? FindingWord::speaks_of_earlier : FindingWord::speaks_of_later, {to_string(*at)});
  if (before) {
    FindingMaker(context).settle_outside(Outcome{.day = DayPlace::before_period}, why);
  } else {
    FindingMaker(context).settle(Outcome{.day = DayPlace::after_period}, why);
  }
  return true;
}

}  // namespace

bool is_settled_as_a_whole(const RuleContext& context, std::optional<Date>& at) {
  return is_invalid(context) || is_not_addressed(context) || speaks_of_another_day(context, at);
}

}  // namespace ducha
