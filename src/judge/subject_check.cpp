// SPDX-License-Identifier: Apache-2.0
#include "judge/subject_check.h"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "facts/read_event.h"
#include "feel/run/trace.h"
#include "judge/deadline_check.h"
#include "judge/evidence.h"
#include "judge/finding_maker.h"
#include "judge/finding_words.h"
#include "judge/in_doubt.h"
#include "judge/message.h"
#include "judge/required.h"
#include "judge/words.h"

namespace ducha {

namespace {

class SubjectCheck {
 public:
  SubjectCheck(const RuleContext& context, const JudgedSubject& of, const std::optional<Date>& at)
      : context_(context), of_(of), maker_(context, of), at_(at) {}

  void run() {
    if (of_.window != nullptr && !context_.rule.in_force.overlaps(of_.window->whole)) {
      maker_.settle(Outcome{.in_force = false}, words_of(FindingWord::not_in_force));
      return;
    }
    if (of_.window != nullptr && !of_.window->told) {
      settle_untold_window();
      return;
    }
    if (context_.rule.within) {
      judge_deadline();
      return;
    }
    Outcome outcome;
    read_when(outcome);
    if (context_.rule.at && !at_ && outcome.when != Ternary::no) {
      settle_untold_day();
      return;
    }
    if (outcome.when == Ternary::yes) outcome.require = truth_of(context_.rule.require, context_.slots);
    // Whether the record is one to be judged at all depends on what it does not say.
    if (of_.doubt != nullptr && outcome.when == Ternary::yes) outcome.when = Ternary::null;
    due_ = read_due(context_.rule, context_.slots, context_.known_day(), at_, outcome);
    if (of_.window != nullptr) {
      set_window(*of_.window, context_.known_day(), outcome);
      outcome.direction = context_.rule.direction;
    }
    see_other_period(outcome);
    if (maker_.is_shown(judge(outcome)) || context_.wanted.seen != nullptr) {
      explain_subject(outcome);
    } else {
      static_cast<void>(maker_.settle(outcome, due_));
    }
  }

 private:
  void read_when(Outcome& outcome) const {
    if (context_.rule.when) outcome.when = truth_of(*context_.rule.when, context_.slots);
  }

  // The days that are judged, of which the plan tells nothing or a part: what its lists lack may have happened all the
  // same. Of a record that is judged by itself it says what it says.
  [[nodiscard]] bool is_of_other_days() const {
    const auto& other = context_.view.other;
    if (!other || other->lists.empty() || (of_.record != nullptr && of_.window == nullptr)) return false;
    const auto& read = context_.reads.dated_lists();
    return !other->covers(days_judged()) && std::any_of(other->lists.begin(), other->lists.end(), [&](auto slot) {
      return std::binary_search(read.begin(), read.end(), slot);
    });
  }
  [[nodiscard]] const DateRange& days_judged() const {
    return of_.window != nullptr ? of_.window->range : *context_.view.period;
  }
  void see_other_period(Outcome& outcome) const {
    if (!is_of_other_days()) return;
    outcome.window = WindowPart::part;
    outcome.direction = context_.rule.direction;
  }

  void settle_untold_window() {
    Finding* const finding = maker_.settle(Outcome{.when = Ternary::null});
    if (finding == nullptr) return;
    feel::Trace trace;
    static_cast<void>(context_.rule.during->program->explain(context_.slots.all(), trace));
    const EvidenceMaker maker(context_.view, context_.slots.shared(), context_.options.language, of_.source);
    for (const feel::Origin& end : feel::deciding(trace)) {
      auto evidence = maker.evidence_of(end, context_.slots.all());
      const auto same = [&evidence](const Evidence& other) { return other.fact == evidence->fact; };
      if (!evidence || std::any_of(finding->evidence.begin(), finding->evidence.end(), same)) continue;
      say_open_end(maker.seen_at(end, context_.slots.all()), *evidence, *finding);
      finding->evidence.push_back(std::move(*evidence));
    }
    finding->message = filled(FindingWord::window_untold, {of_.window->name}).in(context_.options.language);
    maker_.conclude(*finding);
  }

  // Whether the period holds the day, nobody knows.
  void settle_untold_day() {
    Finding* const finding = maker_.settle(Outcome{.when = Ternary::null});
    if (finding == nullptr) return;
    feel::Trace trace;
    static_cast<void>(context_.rule.at->program->explain(context_.slots.all(), trace));
    finding->missing = maker_.missing_in(trace);
    maker_.part_given(*finding);
    finding->why = maker_.given_in(trace);
    finding->message = word(FindingWord::day_untold, context_.options.language);
    maker_.conclude(*finding);
  }

  // What is not said of an end of the window.
  void say_open_end(const feel::Value& end, const Evidence& evidence, Finding& finding) const {
    const bool is_event = end.kind() == feel::Kind::context && end.find("happened") != nullptr;
    const Event event = event_of(end);
    if (end.is_null() || (is_event && !event.happened))
      append_missing(finding.missing, Missing{evidence.fact, evidence.label, evidence.at, 0});
    if (event.happened != true) return;
    if (!event.on) add_sentence(finding.why, filled(FindingWord::happened_undated, {*evidence.label}));
    const auto open = event.on ? open_day_words(written_days(*event.on, event.last)) : std::nullopt;
    if (open) add_sentence(finding.why, with_open_day(evidence, *open));
  }

  [[nodiscard]] static Text with_open_day(const Evidence& evidence, const Text& more) {
    const Text said = filled(FindingWord::happened_on, {*evidence.label, Text(evidence.shown)});
    const Text comma = words_of(FindingWord::clause_comma);
    return {said.zh + comma.zh + more.zh, said.en + comma.en + more.en};
  }

  void judge_deadline() {
    Outcome outcome;
    read_when(outcome);
    if (of_.doubt != nullptr && outcome.when == Ternary::yes) outcome.when = Ternary::null;
    if (outcome.when != Ternary::yes) {
      explain_subject(outcome);
      return;
    }
    const DeadlineCheck check(context_.view, context_.rule, context_.slots, of_.source, context_.options.language);
    const DeadlineVerdict& verdict = check.verdict();
    due_ = check.last();
    Finding* const finding = maker_.settle(verdict.status, due_);
    if (finding == nullptr) return;
    check.describe(*finding);
    say_required(context_.rules, context_.rule, context_.reads, context_.slots, context_.options, *finding);
    if (verdict.row == DeadlineRow::late || verdict.row == DeadlineRow::overdue) finding->days_late = verdict.days;
    if (context_.rule.message) {
      const std::string own =
          message_of(context_.rules, context_.rule, context_.slots.all(), context_.options.language);
      if (verdict.row != DeadlineRow::undecided && !own.empty()) finding->message = own;
    }
    maker_.conclude(*finding);
    if (context_.wanted.explanations != nullptr) check.explain(context_.wanted.explanations->back());
  }

  // What the expressions read, of those that say something of the verdict.
  struct Traces {
    feel::Trace when, require, day;
  };

  [[nodiscard]] const Expression* day_of_rule() const {
    return context_.rule.at ? &*context_.rule.at : context_.rule.due ? &*context_.rule.due : nullptr;
  }

  [[nodiscard]] Traces traces_of(const Outcome& outcome, bool required) const {
    Traces traces;
    const auto trace = [this](const Expression& expression, feel::Trace& of) {
      static_cast<void>(expression.program->explain(context_.slots.all(), of));
    };
    // All of them for whoever wants to see more than the finding.
    const bool all = context_.wanted.explanations != nullptr || context_.wanted.seen != nullptr;
    if (context_.rule.when && (all || !required)) trace(*context_.rule.when, traces.when);
    if (required) trace(context_.rule.require, traces.require);
    const Expression* const day = day_of_rule();
    const bool day_matters = outcome.due == Final::unknown || context_.wanted.explanations != nullptr;
    if (day != nullptr && day_matters) trace(*day, traces.day);
    return traces;
  }

  void explain_subject(const Outcome& outcome) {
    const bool required = outcome.when == Ternary::yes && context_.rule.require.program != nullptr;
    const Traces traces = traces_of(outcome, required);
    if (context_.wanted.seen != nullptr) {
      if (context_.rule.when) context_.wanted.seen->when.push_back(traces.when);
      if (required) context_.wanted.seen->require.push_back(traces.require);
    }
    Finding* const finding = maker_.settle(outcome, due_);
    if (finding == nullptr) return;
    if (finding->status != Status::not_applicable)
      say_required(context_.rules, context_.rule, context_.reads, context_.slots, context_.options, *finding,
                   traces.require);
    // Which records the list holds was asked before anything of the record was.
    const ListDoubt* const doubt = required ? nullptr : of_.doubt;
    const feel::Trace& decisive = required ? traces.require : traces.when;
    const bool undecided = outcome.when == Ternary::null || (required && outcome.require == Ternary::null);
    const std::string given = undecided ? say_undecided(decisive, doubt, *finding) : std::string();
    add_next_missing(outcome, traces.day, *finding);
    const bool part = outcome.window == WindowPart::part && !is_of_other_days();
    if (part && finding->status == Status::unknown) add_totals(totals(), *finding);
    FindingMaker::part_given(*finding);
    finding->evidence =
        doubt != nullptr ? maker_.evidence_of(doubt->deciding(of_.source)) : maker_.evidence_in(decisive);
    // A sentence with holes says nothing: what is missing is said instead.
    const bool holes = undecided && (!finding->missing.empty() || !given.empty());
    say_found(outcome, traces.require, holes, *finding);
    if (finding->status != Status::pass && finding->status != Status::not_applicable) maker_.add_planned(*finding);
    maker_.conclude(*finding);
    if (context_.wanted.explanations != nullptr) add_parts(traces, required);
  }

  // Gives what is said of facts that are given.
  [[nodiscard]] std::string say_undecided(const feel::Trace& decisive, const ListDoubt* doubt, Finding& finding) const {
    const std::vector<feel::Origin> origins = doubt != nullptr ? doubt->missing(of_.source) : lacking(decisive);
    finding.missing = maker_.missing_of(origins);
    add_totals(of_.hidden, finding);
    std::string given = given_words(origins);
    finding.why = given.empty() ? why_undecided(decisive, doubt) : given;
    return given;
  }

  // What whoever fills in what the condition lacks is asked for next, and the day that would make it final.
  void add_next_missing(const Outcome& outcome, const feel::Trace& due, Finding& finding) const {
    if (outcome.when == Ternary::null && context_.rule.require.program != nullptr && of_.doubt == nullptr) {
      feel::Trace next;
      static_cast<void>(context_.rule.require.program->explain(context_.slots.all(), next));
      append_missing(finding.missing, maker_.missing_in(next));
    }
    if (outcome.due == Final::unknown && outcome.when == Ternary::yes && outcome.require != Ternary::yes)
      append_missing(finding.missing, maker_.missing_in(due));
    if (outcome.due == Final::unknown && finding.status == Status::unknown && finding.why.empty())
      finding.why = maker_.given_in(due);
  }

  void add_parts(const Traces& traces, bool required) {
    Explanation& explanation = context_.wanted.explanations->back();
    const auto add = [&](std::string_view name, const Expression& expression, const feel::Trace& trace) {
      explanation.parts.push_back(explained(name, expression, trace, context_.options.language));
    };
    if (context_.rule.when) add("when", *context_.rule.when, traces.when);
    if (required) add("require", context_.rule.require, traces.require);
    if (const Expression* const day = day_of_rule()) add(context_.rule.at ? "at" : "due", *day, traces.day);
  }

  // Of a premise that goes by nothing but the period.
  [[nodiscard]] std::string period_words() const {
    const auto& period = context_.view.period;
    if (!period || !context_.rule.when || context_.rule.when->program == nullptr) return {};
    const std::vector<feel::ReadPath>& reads = context_.rule.when->program->reads();
    const feel::Slot slot = context_.rules.slots.period();
    const bool reads_it =
        std::any_of(reads.begin(), reads.end(), [slot](const feel::ReadPath& path) { return path.slot == slot; });
    if (!reads_it) return {};
    return word(FindingWord::the_period, context_.options.language) +
           word(FindingWord::equals, context_.options.language) + to_string(*period);
  }

  void say_found(const Outcome& outcome, const feel::Trace& require, bool holes, Finding& finding) const {
    if (outcome.when == Ternary::no) {
      std::string found = evidence_words(finding.evidence, context_.options.language);
      if (found.empty()) found = period_words();
      finding.message = found.empty()
                            ? word(FindingWord::condition_false, context_.options.language)
                            : filled(FindingWord::condition_found, {Text(found)}).in(context_.options.language);
      return;
    }
    if (!holes)
      finding.message =
          message_of(context_.rules, context_.rule, context_.slots.all(), context_.options.language, require);
    const bool of_part = outcome.window == WindowPart::part && finding.status == Status::unknown;
    if (of_part && outcome.require != Ternary::null) add_sentence(finding.message, part_words());
    // What is true of the part that is over may be otherwise of the whole.
    if (outcome.require == Ternary::yes && finding.status == Status::pending && of_.window != nullptr) {
      const Date until = std::min(of_.window->range.last, context_.known_day());
      add_sentence(finding.message, filled(FindingWord::met_so_far, {ducha::to_string(until), Text(of_.window->name)}));
    }
    if (!holes && !finding.message.empty() && !finding.missing.empty())
      add_sentence(finding.message, Text(missing_words(finding.missing, context_.options.language)));
  }

  void add_sentence(std::string& to, const Text& sentence) const {
    append_words(to, sentence.in(context_.options.language), context_.options.language);
  }

  // Why what was found says nothing of the whole.
  [[nodiscard]] Text part_words() const {
    if (!is_of_other_days()) return filled(FindingWord::only_part, {Text(of_.window->name), rest_of_window()});
    const Text judged(of_.window != nullptr ? of_.window->name : ducha::to_string(*context_.view.period));
    return filled(FindingWord::plan_of_other, {Text(ducha::to_string(context_.view.other->own)), judged});
  }

  // The days of the window that the period does not hold.
  [[nodiscard]] Text rest_of_window() const {
    const auto& [whole, held] = std::pair(of_.window->whole, of_.window->range);
    std::string before, behind;
    if (whole.first < held.first)
      before = ducha::to_string(DateRange{whole.first, plus_days(held.first, -1).value_or(held.first)});
    if (held.last < whole.last)
      behind = ducha::to_string(DateRange{plus_days(held.last, 1).value_or(held.last), whole.last});
    if (before.empty() || behind.empty()) return Text(before + behind);
    return {before + words_of(FindingWord::and_also).zh + behind, before + words_of(FindingWord::and_also).en + behind};
  }

  // Totals say nothing of a window that is not their own.
  void add_totals(std::span<const std::uint32_t> slots, Finding& finding) const {
    const EvidenceMaker maker(context_.view, context_.slots.shared(), context_.options.language, of_.source);
    std::vector<Missing> totals;
    for (const std::uint32_t slot : slots) {
      totals.push_back(maker.missing_of(feel::Origin{context_.rules.slots.fact(slot), {}}));
      totals.back().given = context_.view.facts.facts[slot].state != FactState::missing;
    }
    append_missing(finding.missing, std::move(totals));
  }

  [[nodiscard]] std::vector<std::uint32_t> totals() const {
    std::vector<std::uint32_t> totals;
    const auto& facts = context_.rules.vocabulary.facts();
    for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
      if (facts[slot].measured == Measured::period && context_.reads.reads(slot)) totals.push_back(slot);
    }
    return totals;
  }

  [[nodiscard]] std::string why_undecided(const feel::Trace& trace, const ListDoubt* doubt) const {
    return doubt != nullptr ? doubt->why() : reason_words(trace, context_.options.language);
  }

  // What the plan says of the facts that left it undecided all the same: totals that say nothing of the window, events
  // whose day is not said.
  [[nodiscard]] std::string given_words(const std::vector<feel::Origin>& origins) const {
    std::string words;
    for (const std::uint32_t slot : of_.hidden) {
      const FactSpec& fact = context_.rules.vocabulary.facts()[slot];
      const Text period(ducha::to_string(days_of_total(context_.view, slot)));
      add_sentence(words, context_.view.other
                              ? filled(FindingWord::given_for_other, {called(fact), period, Text(of_.window->name)})
                              : filled(FindingWord::given_together, {called(fact), period}));
    }
    const std::string more = maker_.given_of(origins, of_.hidden);
    if (!more.empty()) add_sentence(words, Text(more));
    return words;
  }

  const RuleContext& context_;
  const JudgedSubject& of_;
  FindingMaker maker_;
  const std::optional<Date>& at_;
  std::optional<Date> due_;
};

}  // namespace

Ternary truth_of(const Expression& expression, const SlotValues& slots) {
  return ternary_of(evaluate_in_doubt(*expression.program, slots.all()).value);
}

std::optional<Date> read_due(const Rule& rule, const SlotValues& slots, Date as_of, const std::optional<Date>& at,
                             Outcome& outcome) {
  const Expression* const day = rule.at ? &*rule.at : rule.due ? &*rule.due : nullptr;
  std::optional<Date> due = at;
  if (day == nullptr) return due;
  if (!at) {
    const feel::Value value = evaluate_in_doubt(*day->program, slots.all()).value;
    if (value.kind() == feel::Kind::date) due = value.as_date();
  }
  outcome.due = !due ? Final::unknown : as_of < *due ? Final::later : Final::now;
  return due;
}

void set_window(const JudgedWindow& window, Date as_of, Outcome& outcome) {
  outcome.window = window.is_part() ? WindowPart::part : WindowPart::whole;
  outcome.window_open = as_of < window.whole.last;
}

void check_subject(const RuleContext& context, const JudgedSubject& of, const std::optional<Date>& at) {
  SubjectCheck(context, of, at).run();
}

}  // namespace ducha
