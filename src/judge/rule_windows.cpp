// SPDX-License-Identifier: Apache-2.0
#include "judge/rule_windows.h"

#include "feel/run/trace.h"
#include "judge/finding_maker.h"
#include "judge/in_doubt.h"
#include "judge/other_period.h"
#include "judge/outcome.h"
#include "judge/subject_check.h"
#include "judge/words.h"

namespace ducha {

bool RuleWindows::begin() {
  if (!context_.rule.every) return true;
  all_ = context_.slots.windows(*context_.rule.every);
  hold_ended_window();
  windows_ = all_;
  // Ranges that are the record's own are asked of each record.
  if (context_.rule.during && !context_.rule.each && !narrow({})) return false;
  if (!windows_.empty()) return true;
  FindingMaker(context_).settle_outside(Outcome{.addressed = false},
                                        context_.rule.during ? why_none_is_left() : words_of(FindingWord::no_window));
  return false;
}

bool RuleWindows::begin_record(const JudgedSubject& of) {
  windows_ = all_;
  if (!context_.rule.during) return true;
  if (!narrow(of)) return false;
  if (!windows_.empty()) return true;
  FindingMaker(context_, of).settle(Outcome{.addressed = false}, why_none_is_left());
  return false;
}

// Of the window whose last day the period holds, what is told at its end is told of all of it.
void RuleWindows::hold_ended_window() {
  if (!context_.reads.told_at_end() || all_.empty() || !all_.front().is_part()) return;
  if (context_.view.period->last < all_.front().whole.last) return;
  ended_.assign(all_.begin(), all_.end());
  ended_.front().range = ended_.front().whole;
  all_ = ended_;
}

// To those in which the rule is judged. False where that cannot be told, which is said.
bool RuleWindows::narrow(const JudgedSubject& of) {
  const feel::Value during = evaluate_in_doubt(*context_.rule.during->program, context_.slots.all()).value;
  const auto ranges = during_ranges(during, context_.known_day(), context_.rule.during_from_event);
  if (!ranges) {
    settle_untold(of);
    return false;
  }
  const std::vector<JudgedWindow> windows(windows_.begin(), windows_.end());
  narrowed_ = within_ranges(windows, *context_.view.period, *ranges, context_.rule.edges);
  windows_ = narrowed_;
  pieces_.clear();
  if (context_.rule.edges == Edges::whole) return true;
  pieces_ = left_out_pieces(windows, *context_.view.period, *ranges, context_.rule.edges);
  if (of.record || windows_.empty()) return true;
  for (const JudgedWindow& piece : pieces_)
    context_.verdicts.left_out.push_back(words_of_piece(piece).in(context_.options.language));
  return true;
}

Text RuleWindows::why_none_is_left() const {
  if (pieces_.empty()) return words_of(FindingWord::no_window_left);
  Text why = words_of_piece(pieces_.front());
  for (const JudgedWindow& piece : std::span(pieces_).subspan(1))
    why = filled(FindingWord::separate, {why, words_of_piece(piece)});
  return why;
}

Text RuleWindows::words_of_piece(const JudgedWindow& piece) {
  const auto days = [](const DateRange& range) { return to_days(range.last) - to_days(range.first) + 1; };
  if (2 * days(piece.range) >= days(piece.whole)) {
    const std::vector<Text> arguments = {Text(piece.name), Text(to_string(piece.range.last))};
    return filled(FindingWord::over_before, arguments);
  }
  const std::vector<Text> arguments = {Text(piece.name), Text(std::to_string(days(piece.range))),
                                       Text(std::to_string(days(piece.whole)))};
  return filled(FindingWord::too_short, arguments);
}

void RuleWindows::settle_untold(const JudgedSubject& of) {
  feel::Trace trace;
  static_cast<void>(context_.rule.during->program->explain(context_.slots.all(), trace));
  FindingMaker(context_, of).settle_untold(trace, FindingWord::during_unknown);
}

void RuleWindows::judge(JudgedSubject of) {
  if (!context_.rule.every) {
    check_subject(context_, of, at_);
    return;
  }
  const OneSubject* const only = context_.wanted.only;
  for (const JudgedWindow& window : windows_) {
    if (only != nullptr && only->window && only->window != window.name) continue;
    if (is_full()) break;
    context_.slots.set_window(window.range);
    context_.slots.set_params(window.whole.last);
    hide_totals(window.range);
    of.window = &window;
    of.hidden = hidden_;
    check_subject(context_, of, at_);
  }
  hide_totals(std::nullopt);
}

std::optional<Date> RuleWindows::last_day() const {
  return windows_.empty() ? std::nullopt : std::optional(windows_.back().whole.last);
}

bool RuleWindows::is_full() const {
  RuleVerdicts& verdicts = context_.verdicts;
  verdicts.cut = verdicts.cut || verdicts.findings.size() >= kPlanFindings || verdicts.counts.total() >= kRuleSubjects;
  return verdicts.cut;
}

// A total over the period says nothing of a window that is not all of it. Without a window the totals are those that
// every rule sees.
void RuleWindows::hide_totals(const std::optional<DateRange>& window) {
  hidden_.clear();
  if (!totals_) totals_ = given_totals();
  for (const std::uint32_t slot : *totals_) {
    const DateRange& days = days_of_total(context_.view, slot);
    const bool hidden = window ? days != *window : days != *context_.view.period;
    context_.slots.set_fact(slot, hidden ? feel::Value() : context_.view.facts.facts[slot].value);
    if (hidden) hidden_.push_back(slot);
  }
}

std::vector<std::uint32_t> RuleWindows::given_totals() const {
  std::vector<std::uint32_t> totals;
  const auto& facts = context_.rules.vocabulary.facts();
  for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
    if (facts[slot].measured != Measured::period || !context_.reads.reads(slot)) continue;
    if (!context_.view.facts.facts[slot].value.is_null()) totals.push_back(slot);
  }
  return totals;
}

}  // namespace ducha
