// SPDX-License-Identifier: Apache-2.0
#include "judge/record_check.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/text.h"
#include "feel/run/trace.h"
#include "judge/asked_keys.h"
#include "judge/evidence.h"
#include "judge/finding_maker.h"
#include "judge/in_doubt.h"
#include "judge/invalid_evidence.h"
#include "judge/outcome.h"
#include "judge/records.h"
#include "judge/subject_check.h"
#include "judge/words.h"
#include "plan/record_key.h"

namespace ducha {

namespace {

class RecordCheck {
 public:
  RecordCheck(const RuleContext& context, const std::optional<Date>& at, RuleWindows& windows)
      : context_(context), at_(at), windows_(windows) {}

  void run() {
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
    judge(*records);
    std::erase_if(asked_, [this](const AskedKey& one) { return met_.contains(one.compared); });
    for (const AskedKey& key : asked_) {
      if (!windows_.is_full()) not_listed(key, records->size());
    }
  }

 private:
  // --- the records that the list has

  void judge(const std::vector<Candidate>& records) {
    const RecordSources sources(context_);
    std::optional<ListDoubt> doubt;
    if (std::any_of(records.begin(), records.end(), [](const Candidate& one) { return one.in_doubt; }))
      doubt.emplace(context_.rule.each->list, context_.slots.all(), context_.options.language);
    std::map<std::string, std::size_t> names;
    for (std::size_t index = 0; index < records.size(); ++index) {
      if (windows_.is_full()) return;
      const auto& [record, in_doubt] = records[index];
      Subject subject;
      JudgedSubject of{.record = &subject, .source = sources.of(record, index), .doubt = in_doubt ? &*doubt : nullptr};
      subject.kind = Subject::Kind::record;
      subject.index = written_index(context_, of.source, index);
      take_key(record);
      if (is_passed_over(subject)) continue;
      subject.name = name_of(context_, record, subject.index);
      of.namesakes = names[fold(*subject.name)]++;  // as fingerprints take it
      context_.slots.set_record(record);
      if (!is_invalid(of) && windows_.begin_record(of)) windows_.judge(of);
    }
  }

  [[nodiscard]] bool is_passed_over(const Subject& subject) const {
    const OneSubject* const only = context_.wanted.only;
    return only != nullptr && only->record && only->record != subject.index;
  }

  bool is_invalid(const JudgedSubject& of) {
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
    FindingMaker(context_).settle_untold(trace, FindingWord::keys_unknown);
    return false;
  }

  // The record is there for its key.
  void take_key(const feel::Value& record) {
    if (asked_.empty()) return;
    if (auto key = key_of(record, list_fact())) met_.insert(std::move(key->compared));
  }

  // Nothing is known of it; where it is not due yet nothing need be known. `behind`: records of the list.
  void not_listed(const AskedKey& key, std::size_t behind) {
    Subject subject;
    subject.kind = Subject::Kind::record;
    subject.index = behind + static_cast<std::size_t>(&key - asked_.data());
    subject.name = key.shown.zh;  // as of a record that the list has (name_of)
    if (is_passed_over(subject)) return;
    context_.slots.set_record(key.record);
    Outcome outcome;
    // That there was none at all says it of each.
    if (behind == 0 && context_.rule.empty == EmptyList::fail) outcome.require = Ternary::no;
    const bool left_out =
        context_.rule.when &&
        ternary_of(evaluate_in_doubt(*context_.rule.when->program, context_.slots.all()).value) == Ternary::no;
    if (left_out) outcome.when = Ternary::no;
    const std::optional<Date> due = read_due(context_.rule, context_.slots, context_.known_day(), at_, outcome);
    FindingMaker maker(context_, {.record = &subject});
    Finding* const finding = maker.settle(outcome, due);
    if (finding == nullptr) return;
    if (left_out) {
      finding->message = word(FindingWord::condition_false, context_.options.language);
    } else {
      tell_not_listed(key, maker, *finding);
    }
    maker.conclude(*finding);
  }

  void tell_not_listed(const AskedKey& key, const FindingMaker& maker, Finding& finding) const {
    const FactSpec& list = list_fact();
    const Text label =
        filled(FindingWord::not_listed, {called(list), called(*list.field(list.key.front())), key.shown});
    if (finding.status == Status::fail) {
      finding.message = filled(FindingWord::no_records, {label}).in(context_.options.language);
      finding.evidence = maker.evidence_in(trace_of_list());
      return;
    }
    const EvidenceMaker evidence(context_.view, context_.slots.shared(), context_.options.language);
    Missing missing = evidence.missing_of(feel::Origin{context_.rules.slots.fact(*context_.rule.each->fact), {}});
    missing.fact += "[" + list.key.front() + " = " + key.shown.in(Language::en) + "]";
    missing.label = label;
    finding.missing = {std::move(missing)};
  }

  // --- the list as a whole

  void empty_list() {
    Outcome outcome{.addressed = context_.rule.empty != EmptyList::not_applicable};
    outcome.require = context_.rule.empty == EmptyList::fail ? Ternary::no : Ternary::null;
    const std::optional<Date> due = outcome.addressed ? wait_for_any(outcome) : std::nullopt;
    FindingMaker maker(context_);
    Finding* const finding = maker.settle(outcome, due);
    if (finding == nullptr) return;
    Text message = filled(outcome.addressed ? FindingWord::no_records : FindingWord::empty_list, {words_of_list()});
    if (const std::optional<Text> unseen = words_of_unseen())
      message = filled(FindingWord::none_of_these, {message, *unseen});
    finding->message = message.in(context_.options.language);
    if (outcome.addressed) finding->evidence = maker.evidence_in(trace_of_list());
    if (finding->status != Status::not_applicable) maker.add_planned(*finding);
    maker.conclude(*finding);
  }

  // What the list holds that no rule sees.
  [[nodiscard]] std::optional<Text> words_of_unseen() const {
    if (!context_.rule.each->fact) return std::nullopt;
    const EvidenceMaker maker(context_.view, context_.slots.shared(), context_.options.language);
    return maker.unseen_words(*context_.rule.each->fact, {});
  }

  void missing_list() {
    const feel::Trace trace = trace_of_list();
    Outcome outcome{.require = Ternary::null};
    // Nothing is known of any record; where it is not due yet nothing need be known.
    const std::optional<Date> due = context_.rule.within ? std::nullopt : wait_for_any(outcome);
    FindingMaker maker(context_);
    if (Finding* const finding = maker.settle(outcome, due)) {
      maker.add_lacks(trace, *finding);
      maker.conclude(*finding);
    }
  }

  // Until it is due, or its last window has ended. Gives the day that it is due.
  std::optional<Date> wait_for_any(Outcome& outcome) {
    context_.slots.set_record({});
    const std::optional<Date> due = read_due(context_.rule, context_.slots, context_.known_day(), at_, outcome);
    const std::optional<Date> last = windows_.last_day();
    outcome.window_open = last && context_.known_day() < *last;
    return due;
  }

  // What it is called; of one that an expression picks, the fact that it is picked from.
  [[nodiscard]] Text words_of_list() const {
    const auto& facts = context_.rules.vocabulary.facts();
    if (context_.rule.each->fact) return called(facts[*context_.rule.each->fact]);
    for (const feel::ReadPath& path : context_.rule.each->list.program->reads()) {
      if (path.slot < context_.rules.slots.facts) return called(facts[path.slot]);
    }
    return words_of(FindingWord::the_list);
  }

  // As the plan has it.
  [[nodiscard]] feel::Trace trace_of_list() const {
    feel::Trace trace;
    static_cast<void>(context_.rule.each->list.program->explain(context_.slots.all(), trace));
    return trace;
  }

  const RuleContext& context_;
  std::optional<Date> at_;
  RuleWindows& windows_;
  std::vector<AskedKey> asked_;  // of those for which no record was met, once all were gone through
  std::unordered_set<std::string> met_;
};

}  // namespace

void check_records(const RuleContext& context, const std::optional<Date>& at, RuleWindows& windows) {
  RecordCheck(context, at, windows).run();
}

}  // namespace ducha
