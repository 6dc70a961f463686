// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: one class goes from the rule down through its records to its windows, with what they share.
#include "judge/rule_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "feel/run/trace.h"
#include "judge/asked_keys.h"
#include "judge/evidence.h"
#include "judge/finding_maker.h"
#include "judge/finding_words.h"
#include "judge/in_doubt.h"
#include "judge/invalid_evidence.h"
#include "judge/judged_windows.h"
#include "judge/outcome.h"
#include "judge/records.h"
#include "judge/subject_check.h"
#include "judge/words.h"
#include "plan/record_key.h"

namespace ducha {

namespace {

// What is settled for the rule as a whole, and the way through its records and windows.
class RuleCheck {
 public:
  explicit RuleCheck(const RuleContext& context) : context_(context) { context_.slots.begin_rule(); }

  void run() {
    if (invalid() || not_addressed() || another_day() || !windows()) return;
    if (context_.rule.each) {
      records();
    } else {
      judge_windows({});
    }
  }

 private:
  // --- what is settled before any fact is looked at

  bool invalid() {
    InvalidEvidence evidence;
    const EvidenceMaker maker(context_.view, context_.slots.shared(), context_.options.language);
    for (const InvalidPart& part : context_.view.facts.invalid) {
      if (context_.reads.touches(part)) maker.add_invalid(part, evidence);
    }
    const bool reads_level = !context_.rule.levels.empty() || context_.reads.reads(context_.rules.slots.level());
    if (context_.view.level.is_unreadable() && reads_level) {
      evidence.unreadable(maker.unreadable("level", words_of(FindingWord::the_level), context_.view.level.at()));
    }
    const Given<Region>& region = context_.view.plan->region;
    if (region.is_unreadable() && context_.reads.reads(context_.rules.slots.region())) {
      evidence.unreadable(maker.unreadable("region", words_of(FindingWord::the_region), region.at()));
    }
    const bool of_period = context_.view.period.is_unreadable() && (reads_period() || reads_day());
    if (of_period)
      evidence.unreadable(maker.unreadable("period", words_of(FindingWord::the_period), context_.view.period.at()));
    const bool of_period_alone = of_period && context_.view.as_of.at() == context_.view.period.at();
    if (context_.view.as_of.is_unreadable() && reads_day() && !of_period_alone) {
      evidence.unreadable(maker.unreadable("as_of", words_of(FindingWord::the_day), context_.view.as_of.at()));
    }
    if (evidence.empty()) return false;
    FindingMaker(context_).settle_invalid(evidence);
    return true;
  }

  // A parameter is dated, but a plan without a period has a day all the same: as_of.
  bool reads_period() const {
    return context_.rule.every || context_.rule.in_force.from || context_.rule.in_force.until ||
           context_.reads.sees_by_period();
  }

  // Nobody knows what has happened by a day that cannot be read, or what is still open. Without a period parameters are
  // those of that day.
  bool reads_day() const {
    const bool final_some_day = context_.rule.every || context_.rule.due || context_.rule.at || context_.rule.within;
    return final_some_day || context_.reads.sees_by_day() || (!context_.view.period && context_.reads.reads_params());
  }

  bool not_addressed() {
    if (!context_.rule.levels.empty() && !context_.view.level) {
      FindingMaker(context_).settle_without(context_.rules.slots.level());
      return true;
    }
    if (!context_.rule.levels.empty() && std::find(context_.rule.levels.begin(), context_.rule.levels.end(),
                                                   *context_.view.level) == context_.rule.levels.end()) {
      FindingMaker(context_).settle(Outcome{.addressed = false}, words_of(FindingWord::level_not_addressed));
      return true;
    }
    const bool dated = context_.rule.in_force.from || context_.rule.in_force.until;
    if ((dated || context_.rule.every || context_.reads.covers_period()) && !context_.view.period) {
      FindingMaker(context_).settle_without(context_.rules.slots.period());
      return true;
    }
    if (dated && !context_.rule.in_force.overlaps(*context_.view.period)) {
      FindingMaker(context_).settle_outside(Outcome{.in_force = false}, not_in_force());
      return true;
    }
    return false;
  }

  [[nodiscard]] Text not_in_force() const {
    const auto& [from, until] = context_.rule.in_force;
    const bool later = from && context_.view.period->last < *from;
    return later   ? filled(FindingWord::in_force_from, {to_string(*from)})
           : until ? filled(FindingWord::in_force_until, {to_string(*until)})
                   : words_of(FindingWord::not_in_force);
  }

  // The demand speaks of one day, and the period does not hold it.
  bool another_day() {
    if (!context_.rule.at) return false;
    if (!context_.view.period) {
      FindingMaker(context_).settle_without(context_.rules.slots.period());
      return true;
    }
    const feel::Value at = context_.rule.at->program->evaluate(context_.slots.all());
    if (at.kind() != feel::Kind::date) return false;  // the day cannot be told: as of a due day
    at_ = at.as_date();
    const bool before = *at_ < context_.view.period->first;
    if (!before && *at_ <= context_.view.period->last) return false;
    const Text why = filled(before ? FindingWord::speaks_of_earlier : FindingWord::speaks_of_later, {to_string(*at_)});
    if (before) {
      FindingMaker(context_).settle_outside(Outcome{.day = DayPlace::before_period}, why);
    } else {
      FindingMaker(context_).settle(Outcome{.day = DayPlace::after_period}, why);
    }
    return true;
  }

  // False where there is none to judge, which is said.
  bool windows() {
    if (!context_.rule.every) return true;
    windows_ = context_.slots.windows(*context_.rule.every);
    hold_ended_window();
    // Ranges that are the record's own are asked of each record.
    if (context_.rule.during && !context_.rule.each && !narrow_windows({})) return false;
    if (!windows_.empty()) return true;
    FindingMaker(context_).settle_outside(Outcome{.addressed = false}, context_.rule.during
                                                                           ? words_of(FindingWord::no_window_left)
                                                                           : words_of(FindingWord::no_window));
    return false;
  }

  // Of the window whose last day the period holds, what is told at its end is told of all of it.
  void hold_ended_window() {
    if (!context_.reads.told_at_end() || windows_.empty() || !windows_.front().is_part()) return;
    if (context_.view.period->last < windows_.front().whole.last) return;
    narrowed_.assign(windows_.begin(), windows_.end());
    narrowed_.front().range = narrowed_.front().whole;
    windows_ = narrowed_;
  }

  // To those in which the rule is judged. False where that cannot be told, which is said.
  bool narrow_windows(const JudgedSubject& of) {
    const feel::Value during = evaluate_in_doubt(*context_.rule.during->program, context_.slots.all()).value;
    const auto ranges = during_ranges(during, context_.known_day(), context_.rule.during_from_event);
    if (!ranges) {
      settle_untold_windows(of);
      return false;
    }
    narrowed_ =
        within_ranges({windows_.begin(), windows_.end()}, *context_.view.period, *ranges, context_.rule.edges_cut);
    if (context_.rule.edges_cut && !of.record) {
      for (const JudgedWindow& piece :
           left_out_pieces({windows_.begin(), windows_.end()}, *context_.view.period, *ranges))
        context_.verdicts.left_out.push_back(words_of_piece(piece));
    }
    windows_ = narrowed_;
    return true;
  }

  [[nodiscard]] std::string words_of_piece(const JudgedWindow& piece) const {
    const auto days = [](const DateRange& range) {
      return Text(std::to_string(to_days(range.last) - to_days(range.first) + 1));
    };
    const std::vector<Text> arguments = {Text(piece.name), days(piece.range), days(piece.whole)};
    return filled(FindingWord::too_short, arguments).in(context_.options.language);
  }

  void settle_untold_windows(const JudgedSubject& of) {
    feel::Trace trace;
    static_cast<void>(context_.rule.during->program->explain(context_.slots.all(), trace));
    FindingMaker maker(context_, of);
    Finding* const finding = maker.settle(Outcome{.when = Ternary::null});
    if (finding == nullptr) return;
    finding->missing = maker.missing_in(trace);
    maker.part_given(*finding);
    finding->why = maker.given_in(trace);
    say_untold(FindingWord::during_unknown, *finding);
    maker.conclude(*finding);
  }

  // What cannot be told, and for want of which facts.
  void say_untold(FindingWord what, Finding& finding) const {
    finding.message = word(what, context_.options.language);
    if (!finding.missing.empty())
      append_words(finding.message, missing_words(finding.missing, context_.options.language),
                   context_.options.language);
  }

  // --- the subjects

  void records() {
    const auto records = candidates(*context_.rule.each->list.program, context_.slots.all());
    if (!records) {
      missing_list();
      return;
    }
    if (context_.rule.keys && !read_keys()) return;
    const bool says_empty = context_.rule.empty_given && context_.rule.empty != EmptyList::fail;
    if (records->empty() && (asked_.empty() || says_empty)) {
      empty_list();
      return;
    }
    const std::span<const JudgedWindow> all_windows = windows_;
    const RecordSources sources(context_);
    std::optional<ListDoubt> doubt;
    if (std::any_of(records->begin(), records->end(), [](const Candidate& one) { return one.in_doubt; }))
      doubt.emplace(context_.rule.each->list, context_.slots.all(), context_.options.language);
    std::map<std::string, std::size_t> names;
    for (std::size_t index = 0; index < records->size(); ++index) {
      if (is_full()) return;
      const auto& [record, in_doubt] = (*records)[index];
      Subject subject;
      JudgedSubject of{.record = &subject, .source = sources.of(record, index), .doubt = in_doubt ? &*doubt : nullptr};
      subject.kind = Subject::Kind::record;
      subject.index = written_index(context_, of.source, index);
      take_key(record);
      const OneSubject* const only = context_.wanted.only;
      if (only != nullptr && only->record && only->record != subject.index) continue;
      subject.name = name_of(context_, record, subject.index);
      of.namesakes = names[*subject.name]++;
      context_.slots.set_record(record);
      windows_ = all_windows;
      if (!invalid_record(of) && record_windows(of)) judge_windows(of);
    }
    std::erase_if(asked_, [this](const AskedKey& one) { return met_.contains(one.compared); });
    for (const AskedKey& key : asked_) {
      if (!is_full()) not_listed(key, records->size());
    }
  }

  // --- the records that there must be

  [[nodiscard]] const FactSpec& list_fact() const {
    return context_.rules.vocabulary.facts()[*context_.rule.each->fact];
  }

  // False where they cannot be told, which is said.
  bool read_keys() {
    const feel::Program& program = *context_.rule.keys->program;
    const FactNames& names = context_.rules.vocabulary.names().below(*context_.rule.each->fact);
    auto asked = asked_keys(evaluate_in_doubt(program, context_.slots.all()).value, list_fact(), names);
    if (asked) {
      asked_ = *std::move(asked);
      return true;
    }
    feel::Trace trace;
    static_cast<void>(program.explain(context_.slots.all(), trace));
    FindingMaker maker(context_);
    if (Finding* const finding = maker.settle(Outcome{.when = Ternary::null})) {
      finding->missing = maker.missing_in(trace);
      maker.part_given(*finding);
      finding->why = maker.given_in(trace);
      say_untold(FindingWord::keys_unknown, *finding);
      maker.conclude(*finding);
    }
    return false;
  }

  // The record is there for its key.
  void take_key(const feel::Value& record) {
    if (asked_.empty()) return;
    if (auto key = key_of(record, list_fact())) met_.insert(std::move(key->compared));
  }

  // Nothing is known of it; where it is not due yet nothing need be known.
  void not_listed(const AskedKey& key, std::size_t behind) {
    Subject subject;
    subject.kind = Subject::Kind::record;
    subject.index = behind + static_cast<std::size_t>(&key - asked_.data());
    subject.name = key.shown.zh;  // as of a record that the list has (name_of)
    const OneSubject* const only = context_.wanted.only;
    if (only != nullptr && only->record && only->record != subject.index) return;
    const JudgedSubject of{.record = &subject};
    context_.slots.set_record(key.record);
    Outcome outcome;
    // That there was none at all says it of each.
    if (behind == 0 && context_.rule.empty == EmptyList::fail) outcome.require = Ternary::no;
    const bool left_out =
        context_.rule.when &&
        ternary_of(evaluate_in_doubt(*context_.rule.when->program, context_.slots.all()).value) == Ternary::no;
    if (left_out) outcome.when = Ternary::no;
    const std::optional<Date> due = read_due(context_.rule, context_.slots, context_.known_day(), at_, outcome);
    FindingMaker maker(context_, of);
    Finding* const finding = maker.settle(outcome, due);
    if (finding == nullptr) return;
    if (left_out) {
      finding->message = word(FindingWord::condition_false, context_.options.language);
    } else {
      const FactSpec& list = list_fact();
      const bool none = finding->status == Status::fail;
      const std::vector<Text> arguments = {called(list), called(*list.field(list.key.front())), key.shown};
      const EvidenceMaker evidence(context_.view, context_.slots.shared(), context_.options.language);
      finding->missing = {evidence.missing_of(feel::Origin{context_.rules.slots.fact(*context_.rule.each->fact), {}})};
      finding->missing.front().fact += "[" + list.key.front() + " = " + key.shown.in(Language::en) + "]";
      finding->missing.front().label = filled(FindingWord::not_listed, arguments);
      if (none) {
        finding->message =
            filled(FindingWord::no_records, {*finding->missing.front().label}).in(context_.options.language);
        finding->missing.clear();
        finding->evidence = maker.evidence_in(trace_of_list());
      }
    }
    maker.conclude(*finding);
  }

  // Those of the record at hand; false where there is none to judge, which is said.
  bool record_windows(const JudgedSubject& of) {
    if (!context_.rule.during) return true;
    if (!narrow_windows(of)) return false;
    if (!windows_.empty()) return true;
    FindingMaker(context_, of).settle(Outcome{.addressed = false}, words_of(FindingWord::no_window_left));
    return false;
  }

  void empty_list() {
    Outcome outcome{.addressed = context_.rule.empty != EmptyList::not_applicable};
    outcome.require = context_.rule.empty == EmptyList::fail ? Ternary::no : Ternary::null;
    const std::optional<Date> due = outcome.addressed ? wait_for_any(outcome) : std::nullopt;
    FindingMaker maker(context_);
    Finding* const finding = maker.settle(outcome, due);
    if (finding == nullptr) return;
    finding->message = filled(outcome.addressed ? FindingWord::no_records : FindingWord::empty_list, {words_of_list()})
                           .in(context_.options.language);
    if (outcome.addressed) finding->evidence = maker.evidence_in(trace_of_list());
    if (finding->status != Status::not_applicable) maker.add_planned(*finding);
    maker.conclude(*finding);
  }

  // What the list is called; of one that an expression picks, the fact that it is picked from.
  [[nodiscard]] Text words_of_list() const {
    const auto& facts = context_.rules.vocabulary.facts();
    if (context_.rule.each->fact) return called(facts[*context_.rule.each->fact]);
    for (const feel::ReadPath& path : context_.rule.each->list.program->reads()) {
      if (path.slot < context_.rules.slots.facts) return called(facts[path.slot]);
    }
    return words_of(FindingWord::the_list);
  }

  // The list as the plan has it.
  [[nodiscard]] feel::Trace trace_of_list() const {
    feel::Trace trace;
    static_cast<void>(context_.rule.each->list.program->explain(context_.slots.all(), trace));
    return trace;
  }

  // Of a list as a whole: until it is due, or its last window has ended. Gives the day that it is due.
  std::optional<Date> wait_for_any(Outcome& outcome) {
    context_.slots.set_record({});
    const std::optional<Date> due = read_due(context_.rule, context_.slots, context_.known_day(), at_, outcome);
    outcome.window_open = !windows_.empty() && context_.known_day() < windows_.back().whole.last;
    return due;
  }

  void missing_list() {
    const feel::Trace trace = trace_of_list();
    Outcome outcome{.require = Ternary::null};
    // Nothing is known of any record; where it is not due yet nothing need be known.
    const std::optional<Date> due = context_.rule.within ? std::nullopt : wait_for_any(outcome);
    FindingMaker maker(context_);
    if (Finding* const finding = maker.settle(outcome, due)) {
      finding->missing = maker.missing_in(trace);
      maker.part_given(*finding);
      finding->why = maker.given_in(trace);
      maker.conclude(*finding);
    }
  }

  bool invalid_record(const JudgedSubject& of) {
    if (!of.source.fact) return false;
    InvalidEvidence evidence;
    const EvidenceMaker maker(context_.view, context_.slots.shared(), context_.options.language, of.source);
    for (const std::uint32_t at : context_.view.facts.invalid_in_record(*of.source.fact, of.record->index)) {
      const InvalidPart& part = context_.view.facts.invalid[at];
      if (context_.reads.touches_record(part, of.record->index)) maker.add_invalid(part, evidence);
    }
    if (evidence.empty()) return false;
    FindingMaker(context_, of).settle_invalid(evidence);
    return true;
  }

  // Of the unit as a whole or of one of its records.
  void judge_windows(JudgedSubject of) {
    if (!context_.rule.every) check_subject(context_, of, at_);
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
    if (!hidden_.empty()) show_totals();
  }

  // A total over the period says nothing of a window that is not all of it.
  void hide_totals(const DateRange& window) {
    const bool whole = context_.view.period && *context_.view.period == window;
    if (whole && !hidden_.empty()) show_totals();
    if (whole || !hidden_.empty()) return;
    const auto& facts = context_.rules.vocabulary.facts();
    for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
      if (facts[slot].measured != Measured::period || !context_.reads.reads(slot)) continue;
      if (context_.view.facts.facts[slot].value.is_null()) continue;
      hidden_.push_back(slot);
      context_.slots.set_fact(slot, {});
    }
  }
  void show_totals() {
    for (const std::uint32_t slot : hidden_) context_.slots.set_fact(slot, context_.view.facts.facts[slot].value);
    hidden_.clear();
  }

  // More than one plan may ask for; nothing of one plan should cost the others theirs.
  bool is_full() {
    RuleVerdicts& verdicts = context_.verdicts;
    verdicts.cut =
        verdicts.cut || verdicts.findings.size() >= kPlanFindings || verdicts.counts.total() >= kRuleSubjects;
    return verdicts.cut;
  }

  const RuleContext& context_;
  std::span<const JudgedWindow> windows_;
  std::vector<JudgedWindow> narrowed_;  // those of them in which the rule is judged
  std::vector<std::uint32_t> hidden_;   // facts that say nothing of the window
  std::optional<Date> at_;
  std::vector<AskedKey> asked_;  // of those for which no record was met, once all were gone through
  std::unordered_set<std::string> met_;
};

}  // namespace

void check_rule(const PlanView& view, const Rule& rule, const RuleReads& reads, SlotValues& slots,
                const CheckOptions& options, const RuleCheckOptions& wanted, RuleVerdicts& verdicts) {
  const RuleContext context{view, *view.rules, rule, reads, options, wanted, slots, verdicts};
  RuleCheck(context).run();
}

}  // namespace ducha
