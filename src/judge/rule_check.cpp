// SPDX-License-Identifier: Apache-2.0
#include "judge/rule_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "base/limits.h"
#include "base/period.h"
#include "feel/run/trace.h"
#include "feel/value/context.h"
#include "findings/fingerprint.h"
#include "judge/evidence.h"
#include "judge/finding_words.h"
#include "judge/in_doubt.h"
#include "judge/message.h"
#include "judge/outcome.h"
#include "judge/words.h"

namespace ducha {

namespace {

class RuleCheck {
 public:
  RuleCheck(const PlanView& view, const Rule& rule, const RuleReads& reads, SlotValues& slots,
            const CheckOptions& options, const RuleCheckOptions& wanted, RuleVerdicts& verdicts)
      : view_(view),
        rules_(*view.rules),
        rule_(rule),
        reads_(reads),
        language_(options.language),
        shown_(options.shown),
        wanted_(wanted),
        slots_(slots),
        verdicts_(verdicts) {
    slots_.begin_rule();
  }

  void run() {
    if (invalid() || not_addressed() || !windows()) return;
    if (rule_.each) {
      records();
    } else {
      judge_windows(nullptr, {});
    }
  }

 private:
  // --- what is settled before any fact is looked at
  // -------------------------------------------------------------------------

  bool invalid() {
    std::vector<Evidence> evidence;
    const EvidenceMaker maker(view_, language_);
    for (const InvalidPart& part : view_.facts.invalid) {
      if (reads_.touches(part)) evidence.push_back(maker.invalid(part));
    }
    const bool reads_level = !rule_.levels.empty() || reads_.reads(rules_.slots.level());
    if (view_.level.is_unreadable() && reads_level) {
      evidence.push_back(maker.unreadable("level", said::the_level, view_.level.at()));
    }
    const Given<Region>& region = view_.plan->region;
    if (region.is_unreadable() && reads_.reads(rules_.slots.region())) {
      evidence.push_back(maker.unreadable("region", said::the_region, region.at()));
    }
    const bool of_period = view_.period.is_unreadable() && (reads_period() || reads_day());
    if (of_period) evidence.push_back(maker.unreadable("period", said::the_period, view_.period.at()));
    const bool of_period_alone = of_period && view_.as_of.at() == view_.period.at();
    if (view_.as_of.is_unreadable() && reads_day() && !of_period_alone) {
      evidence.push_back(maker.unreadable("as_of", said::the_day, view_.as_of.at()));
    }
    if (evidence.empty()) return false;
    settle_invalid(evidence);
    return true;
  }

  // A parameter is dated, but a plan without a period has a day all the same: as_of.
  bool reads_period() const {
    return rule_.every || rule_.in_force.from || rule_.in_force.until || reads_.sees_by_period();
  }

  // Nobody knows what has happened by a day that cannot be read, or what is still open. Without a period parameters are
  // those of that day.
  bool reads_day() const {
    return rule_.every || rule_.due || reads_.sees_by_day() || (!view_.period && reads_.reads_params());
  }

  bool not_addressed() {
    if (!rule_.levels.empty() && !view_.level) {
      settle_without(rules_.slots.level());
      return true;
    }
    if (!rule_.levels.empty() &&
        std::find(rule_.levels.begin(), rule_.levels.end(), *view_.level) == rule_.levels.end()) {
      settle(Outcome{.addressed = false}, said::level_not_addressed);
      return true;
    }
    const bool dated = rule_.in_force.from || rule_.in_force.until;
    if ((dated || rule_.every || reads_.covers_period()) && !view_.period) {
      settle_without(rules_.slots.period());
      return true;
    }
    if (dated && !rule_.in_force.overlaps(*view_.period)) {
      settle(Outcome{.in_force = false}, said::not_in_force);
      return true;
    }
    return false;
  }

  // False where the period holds none, which is said.
  bool windows() {
    if (!rule_.every) return true;
    windows_ = slots_.windows(*rule_.every);
    if (!windows_.empty()) return true;
    settle(Outcome{.addressed = false}, said::no_window);
    return false;
  }

  // --- the subjects
  // -----------------------------------------------------------------------------------------------------------

  void records() {
    const auto records = candidates(*rule_.each->list.program, slots_.all());
    if (!records) {
      missing_list();
      return;
    }
    if (records->empty()) {
      settle(Outcome{.addressed = false}, said::empty_list);
      return;
    }
    std::map<std::string, std::size_t> names;
    for (std::size_t index = 0; index < records->size(); ++index) {
      const auto& [record, in_doubt] = (*records)[index];
      Subject subject;
      const RecordSource source = source_of(record, index);
      subject.kind = Subject::Kind::record;
      subject.index = written_index(source, index);
      subject.name = name_of(record, subject.index);
      namesakes_ = names[*subject.name]++;
      slots_.set_record(record);
      in_doubt_ = in_doubt;
      if (!invalid_record(subject, source)) judge_windows(&subject, source);
      in_doubt_ = false;
    }
  }

  // Its place in the list as written, where it is a record of one.
  [[nodiscard]] std::size_t written_index(const RecordSource& source, std::size_t index) const {
    if (!source.fact) return index;
    return std::get<std::size_t>(view_.facts.written(*source.fact, {source.index}).front());
  }

  void missing_list() {
    feel::Trace trace;
    static_cast<void>(rule_.each->list.program->explain(slots_.all(), trace));
    Outcome outcome{.require = Ternary::null};
    read_due();
    // Nothing is known of any record; where no window has ended nothing need be known yet.
    outcome.still_open =
        (due_ && *view_.as_of < *due_) || (!windows_.empty() && *view_.as_of < windows_.front().range.last);
    if (Finding* const finding = settle(outcome)) {
      finding->missing = missing_in(trace, {});
      conclude(*finding);
    }
  }

  // The first of name, title and date that the vocabulary declares for the records and that this one has.
  std::string name_of(const feel::Value& record, std::size_t index) const {
    if (record.kind() == feel::Kind::context) {
      const feel::Context& context = record.as_context();
      for (std::size_t i = 0; i < context.size(); ++i) {
        const std::string& field = context.name(i);
        const bool names = field == "name" || field == "title" || field == "date";
        if (names && !context.value(i).is_null()) return feel::to_text(context.value(i));
      }
    }
    return std::to_string(index + 1);
  }

  // A record of a fact as it stands is at the same place; one that an expression picked is found again by its identity.
  RecordSource source_of(const feel::Value& record, std::size_t index) const {
    if (rule_.each->fact) return {rule_.each->fact, index};
    if (record.kind() != feel::Kind::context) return {};
    for (const feel::ReadPath& path : rule_.each->list.program->reads()) {
      if (path.slot >= rules_.slots.facts) continue;
      const feel::Value& fact = view_.facts.facts[path.slot].value;
      if (fact.kind() != feel::Kind::list) continue;
      const auto elements = fact.elements();
      for (std::size_t i = 0; i < elements.size(); ++i) {
        if (elements[i].kind() == feel::Kind::context && &elements[i].as_context() == &record.as_context())
          return {path.slot, i};
      }
    }
    return {};
  }

  bool invalid_record(const Subject& subject, const RecordSource& source) {
    if (!source.fact) return false;
    std::vector<Evidence> evidence;
    const EvidenceMaker maker(view_, language_, source);
    for (const InvalidPart& part : view_.facts.invalid) {
      if (part.slot == *source.fact && reads_.touches_record(part, subject.index))
        evidence.push_back(maker.invalid(part));
    }
    if (evidence.empty()) return false;
    record_ = &subject;
    for (const Window& window : windows_) {
      window_ = &window;
      settle_invalid(evidence);
    }
    if (windows_.empty()) settle_invalid(evidence);
    window_ = nullptr;
    record_ = nullptr;
    return true;
  }

  // What the finding at hand is of; nothing: the unit as a whole.
  [[nodiscard]] std::optional<Subject> subject() const {
    if (window_ == nullptr) return record_ != nullptr ? std::optional(*record_) : std::nullopt;
    const Window& window = *window_;
    Subject subject;
    if (record_ != nullptr) {
      subject = *record_;
      subject.window = window.name;
    } else {
      subject.name = window.name;
    }
    subject.from = to_string(window.range.first);
    subject.to = to_string(window.range.last);
    return subject;
  }

  // Of the unit as a whole or of one of its records.
  void judge_windows(const Subject* record, const RecordSource& source) {
    record_ = record;
    if (!rule_.every) judge_subject(source);
    for (const Window& window : windows_) {
      window_ = &window;
      slots_.set_window(window.range);
      slots_.set_params(window.range.last);
      judge_subject(source);
    }
    window_ = nullptr;
    record_ = nullptr;
  }

  // --- one subject
  // --------------------------------------------------------------------------------------------------------------

  void judge_subject(const RecordSource& source) {
    if (window_ != nullptr && !rule_.in_force.overlaps(window_->range)) {
      settle(Outcome{.in_force = false}, said::not_in_force);
      return;
    }
    Outcome outcome;
    if (rule_.when) outcome.when = ternary_of(evaluate_in_doubt(*rule_.when->program, slots_.all()).value);
    if (outcome.when == Ternary::yes)
      outcome.require = ternary_of(evaluate_in_doubt(*rule_.require.program, slots_.all()).value);
    // Whether the record is one to be judged at all depends on what it does not say.
    if (in_doubt_ && outcome.when == Ternary::yes) outcome.when = Ternary::null;
    read_due();
    outcome.still_open = (due_ && *view_.as_of < *due_) || (window_ != nullptr && *view_.as_of < window_->range.last);
    if (is_shown(judge(outcome)) || wanted_.requires_seen != nullptr) {
      explain_subject(outcome, source);
    } else {
      static_cast<void>(settle(outcome));
    }
  }

  // A null one leaves the rule without a due date; the finding names what was missing.
  void read_due() {
    due_.reset();
    if (!rule_.due) return;
    const feel::Value due = evaluate_in_doubt(*rule_.due->program, slots_.all()).value;
    if (due.kind() == feel::Kind::date) due_ = due.as_date();
  }

  void explain_subject(const Outcome& outcome, const RecordSource& source) {
    feel::Trace when, require, due;
    if (rule_.when) static_cast<void>(rule_.when->program->explain(slots_.all(), when));
    if (outcome.when == Ternary::yes) static_cast<void>(rule_.require.program->explain(slots_.all(), require));
    if (rule_.due) static_cast<void>(rule_.due->program->explain(slots_.all(), due));
    if (wanted_.requires_seen != nullptr && outcome.when == Ternary::yes) wanted_.requires_seen->push_back(require);

    Finding* const finding = settle(outcome);
    if (finding == nullptr) return;
    feel::Trace list;
    if (in_doubt_) static_cast<void>(rule_.each->list.program->explain(slots_.all(), list));
    const feel::Trace& decisive = outcome.when == Ternary::yes ? require : in_doubt_ ? list : when;
    const bool undecided =
        outcome.when == Ternary::null || (outcome.when == Ternary::yes && outcome.require == Ternary::null);
    if (undecided) finding->missing = missing_in(decisive, source);
    if (rule_.due && !finding->due && outcome.when == Ternary::yes && outcome.require != Ternary::yes)
      append_missing(finding->missing, missing_in(due, source));
    if (undecided) finding->why = reason_words(decisive, language_);
    finding->message = outcome.when == Ternary::no ? said::condition_false.in(language_)
                                                   : message_of(rules_, rule_, slots_.all(), language_);
    finding->evidence = evidence_in(decisive, source);
    conclude(*finding);
    if (wanted_.explanations == nullptr) return;
    Explanation& explanation = wanted_.explanations->back();
    if (rule_.when) explanation.parts.push_back(explained("when", *rule_.when, when, language_));
    if (outcome.when == Ternary::yes)
      explanation.parts.push_back(explained("require", rule_.require, require, language_));
    if (rule_.due) explanation.parts.push_back(explained("due", *rule_.due, due, language_));
  }

  std::vector<Missing> missing_in(const feel::Trace& trace, const RecordSource& source) const {
    std::vector<Missing> missing;
    const EvidenceMaker maker(view_, language_, source);
    for (const feel::Origin& origin : feel::missing(trace)) append_missing(missing, {maker.missing_of(origin)});
    for (const feel::Origin& origin : feel::doubtful(trace)) append_missing(missing, {maker.missing_of(origin)});
    return missing;
  }

  std::vector<Evidence> evidence_in(const feel::Trace& trace, const RecordSource& source) const {
    std::vector<Evidence> evidence;
    const EvidenceMaker maker(view_, language_, source);
    for (const feel::Origin& origin : feel::deciding(trace)) {
      if (auto one = maker.evidence_of(origin, slots_.all())) evidence.push_back(std::move(*one));
    }
    return evidence;
  }

  // --- what is said of it

  bool is_shown(Status status) const {
    return shown_[static_cast<std::size_t>(status)] || wanted_.explanations != nullptr;
  }

  // Counts the verdict. Gives the finding to fill in, and to conclude, where it is shown.
  Finding* settle(const Outcome& outcome) {
    const Status status = judge(outcome);
    verdicts_.counts.add(status);
    const std::optional<Date> due = std::exchange(due_, std::nullopt);
    if (!is_shown(status)) return nullptr;
    Finding& finding = verdicts_.findings.emplace_back(finding_of_rule(rules_, rule_, language_));
    const Plan& plan = *view_.plan;
    if (!plan.unit.empty()) finding.unit = plan.unit;
    finding.level = view_.level.value();
    if (plan.region) finding.region = *plan.region;
    finding.status = status;
    finding.subject = subject();
    if (due) finding.due = to_string(*due);
    finding.fingerprint = fingerprint(finding, namesakes_);
    return &finding;
  }

  void settle(const Outcome& outcome, const Text& message) {
    Finding* const finding = settle(outcome);
    if (finding == nullptr) return;
    finding->message = message.in(language_);
    conclude(*finding);
  }

  void settle_invalid(const std::vector<Evidence>& evidence) {
    Finding* const finding = settle(Outcome{.invalid_fact = true});
    if (finding == nullptr) return;
    finding->message = invalid_words(evidence, language_);
    finding->evidence = evidence;
    conclude(*finding);
  }

  // Something that stands in the plan's head is missing.
  void settle_without(feel::Slot head) {
    Finding* const finding = settle(Outcome{.when = Ternary::null});
    if (finding == nullptr) return;
    finding->missing = {EvidenceMaker(view_, language_).missing_head(head)};
    conclude(*finding);
  }

  void conclude(Finding& finding) {
    if (finding.message.empty() && !finding.missing.empty())
      finding.message = missing_words(finding.missing, language_);
    if (finding.message.empty()) finding.message = evidence_words(finding.evidence, language_);
    if (wanted_.explanations != nullptr) wanted_.explanations->push_back({finding, {}});
  }

  const PlanView& view_;
  const PolicyRules& rules_;
  const Rule& rule_;
  const RuleReads& reads_;
  Language language_;
  const Shown& shown_;
  const RuleCheckOptions& wanted_;
  SlotValues& slots_;
  RuleVerdicts& verdicts_;
  std::span<const Window> windows_;
  const Subject* record_ = nullptr;  // and window: of the finding at hand
  const Window* window_ = nullptr;
  std::size_t namesakes_ = 0;  // records of the same name before this one
  bool in_doubt_ = false;      // it cannot be told whether the record at hand is one of the list
  std::optional<Date> due_;
};

}  // namespace

void check_rule(const PlanView& view, const Rule& rule, const RuleReads& reads, SlotValues& slots,
                const CheckOptions& options, const RuleCheckOptions& wanted, RuleVerdicts& verdicts) {
  RuleCheck(view, rule, reads, slots, options, wanted, verdicts).run();
}

}  // namespace ducha
