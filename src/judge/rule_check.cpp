// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: one walk from a rule to its verdicts, whose steps share what is at hand.
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
#include "judge/deadline_check.h"
#include "judge/evidence.h"
#include "judge/finding_words.h"
#include "judge/in_doubt.h"
#include "judge/judged_windows.h"
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
        marks_(options.marks),
        wanted_(wanted),
        slots_(slots),
        verdicts_(verdicts) {
    slots_.begin_rule();
  }

  void run() {
    if (invalid() || not_addressed() || another_day() || !windows()) return;
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
      evidence.push_back(maker.unreadable("level", finding_text::the_level, view_.level.at()));
    }
    const Given<Region>& region = view_.plan->region;
    if (region.is_unreadable() && reads_.reads(rules_.slots.region())) {
      evidence.push_back(maker.unreadable("region", finding_text::the_region, region.at()));
    }
    const bool of_period = view_.period.is_unreadable() && (reads_period() || reads_day());
    if (of_period) evidence.push_back(maker.unreadable("period", finding_text::the_period, view_.period.at()));
    const bool of_period_alone = of_period && view_.as_of.at() == view_.period.at();
    if (view_.as_of.is_unreadable() && reads_day() && !of_period_alone) {
      evidence.push_back(maker.unreadable("as_of", finding_text::the_day, view_.as_of.at()));
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
    const bool final_some_day = rule_.every || rule_.due || rule_.at || rule_.within;
    return final_some_day || reads_.sees_by_day() || (!view_.period && reads_.reads_params());
  }
  // Asked only where it can be read: see invalid().
  [[nodiscard]] Date known_day() const { return view_.as_of.value().value_or(Date{}); }

  bool not_addressed() {
    if (!rule_.levels.empty() && !view_.level) {
      settle_without(rules_.slots.level());
      return true;
    }
    if (!rule_.levels.empty() &&
        std::find(rule_.levels.begin(), rule_.levels.end(), *view_.level) == rule_.levels.end()) {
      settle(Outcome{.addressed = false}, finding_text::level_not_addressed);
      return true;
    }
    const bool dated = rule_.in_force.from || rule_.in_force.until;
    if ((dated || rule_.every || reads_.covers_period()) && !view_.period) {
      settle_without(rules_.slots.period());
      return true;
    }
    if (dated && !rule_.in_force.overlaps(*view_.period)) {
      settle_outside(Outcome{.in_force = false}, not_in_force());
      return true;
    }
    return false;
  }

  [[nodiscard]] Text not_in_force() const {
    const auto& [from, until] = rule_.in_force;
    const bool later = from && view_.period->last < *from;
    return later   ? filled_text(finding_text::in_force_from, to_string(*from))
           : until ? filled_text(finding_text::in_force_until, to_string(*until))
                   : finding_text::not_in_force;
  }

  // The demand speaks of one day, and the period does not hold it.
  bool another_day() {
    if (!rule_.at) return false;
    if (!view_.period) {
      settle_without(rules_.slots.period());
      return true;
    }
    const feel::Value at = rule_.at->program->evaluate(slots_.all());
    if (at.kind() != feel::Kind::date) return false;  // the day cannot be told: as of a due day
    at_ = at.as_date();
    const bool before = *at_ < view_.period->first;
    if (!before && *at_ <= view_.period->last) return false;
    const Text why =
        filled_text(before ? finding_text::speaks_of_earlier : finding_text::speaks_of_later, to_string(*at_));
    if (before) {
      settle_outside(Outcome{.day = DayPlace::before_period}, why);
    } else {
      settle(Outcome{.day = DayPlace::after_period}, why);
    }
    return true;
  }

  // False where there is none to judge, which is said.
  bool windows() {
    if (!rule_.every) return true;
    windows_ = slots_.windows(*rule_.every);
    // Ranges that are the record's own are asked of each record.
    if (rule_.during && !rule_.each && !narrow_windows()) return false;
    if (!windows_.empty()) return true;
    settle_outside(Outcome{.addressed = false}, rule_.during ? finding_text::no_window_left : finding_text::no_window);
    return false;
  }

  // To those in which the rule is judged. False where that cannot be told, which is said.
  bool narrow_windows() {
    const feel::Value during = evaluate_in_doubt(*rule_.during->program, slots_.all()).value;
    const auto ranges = during_ranges(during, known_day(), rule_.during_from_event);
    if (!ranges) {
      settle_untold_windows();
      return false;
    }
    narrowed_ = within_ranges({windows_.begin(), windows_.end()}, *view_.period, *ranges, rule_.edges_cut);
    windows_ = narrowed_;
    return true;
  }

  void settle_untold_windows() {
    feel::Trace trace;
    static_cast<void>(rule_.during->program->explain(slots_.all(), trace));
    Finding* const finding = settle(Outcome{.when = Ternary::null});
    if (finding == nullptr) return;
    finding->missing = missing_in(trace, source_);
    finding->message = finding_text::during_unknown.in(language_);
    conclude(*finding);
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
      empty_list();
      return;
    }
    const std::span<const JudgedWindow> all_windows = windows_;
    std::map<std::string, std::size_t> names;
    for (std::size_t index = 0; index < records->size(); ++index) {
      const auto& [record, in_doubt] = (*records)[index];
      Subject subject;
      const RecordSource source = source_of(record, index);
      subject.kind = Subject::Kind::record;
      subject.index = written_index(source, index);
      if (wanted_.only != nullptr && wanted_.only->record && wanted_.only->record != subject.index) continue;
      subject.name = name_of(record, subject.index);
      namesakes_ = names[*subject.name]++;
      slots_.set_record(record);
      in_doubt_ = in_doubt;
      windows_ = all_windows;
      record_ = &subject;
      source_ = source;
      if (!invalid_record(subject, source) && record_windows()) judge_windows(&subject, source);
      record_ = nullptr;
      source_ = {};
      in_doubt_ = false;
    }
  }

  // Those of the record at hand; false where there is none to judge, which is said.
  bool record_windows() {
    if (!rule_.during) return true;
    if (!narrow_windows()) return false;
    if (!windows_.empty()) return true;
    settle(Outcome{.addressed = false}, finding_text::no_window_left);
    return false;
  }

  void empty_list() {
    Outcome outcome{.addressed = rule_.empty != EmptyList::not_applicable};
    outcome.require = rule_.empty == EmptyList::fail ? Ternary::no : Ternary::null;
    if (outcome.addressed) wait_for_any(outcome);
    const Status status = judge(outcome);
    Finding* const finding = settle(outcome);
    if (finding == nullptr) return;
    finding->message = (outcome.addressed ? finding_text::no_records : finding_text::empty_list).in(language_);
    if (outcome.addressed) finding->evidence = evidence_of_list();
    if (status != Status::not_applicable) add_planned(*finding);
    conclude(*finding);
  }

  // The list as the plan has it.
  [[nodiscard]] std::vector<Evidence> evidence_of_list() const {
    feel::Trace trace;
    static_cast<void>(rule_.each->list.program->explain(slots_.all(), trace));
    return evidence_in(trace, {});
  }

  // Of a list as a whole: until it is due, or its last window has ended.
  void wait_for_any(Outcome& outcome) {
    slots_.set_record({});
    read_due(outcome);
    outcome.window_open = !windows_.empty() && known_day() < windows_.back().whole.last;
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
    // Nothing is known of any record; where it is not due yet nothing need be known.
    if (!rule_.within) wait_for_any(outcome);
    if (Finding* const finding = settle(outcome)) {
      finding->missing = missing_in(trace, {});
      conclude(*finding);
    }
  }

  // Of a list whose records a key tells apart, and that have no name: the key.
  [[nodiscard]] std::string key_name(const feel::Context& context) const {
    std::string name;
    if (!rule_.each->fact) return name;
    for (const std::string& field : rules_.vocabulary.facts()[*rule_.each->fact].key) {
      const feel::Value* value = context.find(field);
      if (value == nullptr || value->is_null()) return {};
      name += (name.empty() ? "" : " ") + feel::to_text(*value);
    }
    return name;
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
      if (std::string key = key_name(context); !key.empty()) return key;
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
    for (const std::uint32_t at : view_.facts.invalid_in_record(*source.fact, subject.index)) {
      const InvalidPart& part = view_.facts.invalid[at];
      if (reads_.touches_record(part, subject.index)) evidence.push_back(maker.invalid(part));
    }
    if (evidence.empty()) return false;
    settle_invalid(evidence);
    return true;
  }

  // What the finding at hand is of; nothing: the unit as a whole.
  [[nodiscard]] std::optional<Subject> subject() const {
    if (window_ == nullptr) return record_ != nullptr ? std::optional(*record_) : std::nullopt;
    const JudgedWindow& window = *window_;
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
    source_ = source;
    if (!rule_.every) judge_subject();
    for (const JudgedWindow& window : windows_) {
      if (wanted_.only != nullptr && wanted_.only->window && wanted_.only->window != window.name) continue;
      window_ = &window;
      slots_.set_window(window.range);
      slots_.set_params(window.whole.last);
      hide_totals(window.range);
      judge_subject();
    }
    if (!hidden_.empty()) show_totals();
    window_ = nullptr;
    record_ = nullptr;
  }

  // A total over the period says nothing of a window that is not all of it.
  void hide_totals(const DateRange& window) {
    const bool whole = view_.period && *view_.period == window;
    if (whole && !hidden_.empty()) show_totals();
    if (whole || !hidden_.empty()) return;
    const auto& facts = rules_.vocabulary.facts();
    for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
      if (facts[slot].measured != Measured::period || !reads_.reads(slot)) continue;
      if (view_.facts.facts[slot].value.is_null()) continue;
      hidden_.push_back(slot);
      slots_.set_fact(slot, {});
    }
  }
  void show_totals() {
    for (const std::uint32_t slot : hidden_) slots_.set_fact(slot, view_.facts.facts[slot].value);
    hidden_.clear();
  }

  // --- one subject
  // --------------------------------------------------------------------------------------------------------------

  void judge_subject() {
    if (window_ != nullptr && !rule_.in_force.overlaps(window_->whole)) {
      settle(Outcome{.in_force = false}, finding_text::not_in_force);
      return;
    }
    if (window_ != nullptr && !window_->told) {
      settle_untold_window();
      return;
    }
    if (rule_.within) {
      judge_deadline();
      return;
    }
    Outcome outcome;
    read_when(outcome);
    if (outcome.when == Ternary::yes)
      outcome.require = ternary_of(evaluate_in_doubt(*rule_.require.program, slots_.all()).value);
    // Whether the record is one to be judged at all depends on what it does not say.
    if (in_doubt_ && outcome.when == Ternary::yes) outcome.when = Ternary::null;
    read_due(outcome);
    if (window_ != nullptr) {
      outcome.window = window_->is_part() ? WindowPart::part : WindowPart::whole;
      outcome.window_open = known_day() < window_->whole.last;
      outcome.direction = rule_.direction;
    }
    if (is_shown(judge(outcome)) || wanted_.seen != nullptr) {
      explain_subject(outcome);
    } else {
      static_cast<void>(settle(outcome));
    }
  }

  void read_when(Outcome& outcome) const {
    if (rule_.when) outcome.when = ternary_of(evaluate_in_doubt(*rule_.when->program, slots_.all()).value);
  }

  void settle_untold_window() {
    Finding* const finding = settle(Outcome{.when = Ternary::null});
    if (finding == nullptr) return;
    feel::Trace trace;
    static_cast<void>(rule_.during->program->explain(slots_.all(), trace));
    finding->evidence = evidence_in(trace, source_);
    for (const Evidence& evidence : finding->evidence) {
      if (evidence.value == "null" || evidence.value.find("\"on\":null") != std::string::npos)
        append_missing(finding->missing, {{evidence.fact, evidence.label, evidence.at, 0}});
    }
    finding->message = filled_text(finding_text::window_untold, window_->name).in(language_);
    conclude(*finding);
  }

  // When a shortfall is final. A null day leaves it open whether it is.
  void read_due(Outcome& outcome) {
    due_.reset();
    if (at_) due_ = at_;
    const Expression* const day = rule_.at ? &*rule_.at : rule_.due ? &*rule_.due : nullptr;
    if (day == nullptr) return;
    if (!at_) {
      const feel::Value due = evaluate_in_doubt(*day->program, slots_.all()).value;
      if (due.kind() == feel::Kind::date) due_ = due.as_date();
    }
    outcome.due = !due_ ? Final::unknown : known_day() < *due_ ? Final::later : Final::now;
  }

  // --- a deadline

  void judge_deadline() {
    Outcome outcome;
    read_when(outcome);
    if (in_doubt_ && outcome.when == Ternary::yes) outcome.when = Ternary::null;
    if (outcome.when != Ternary::yes) {
      explain_subject(outcome);
      return;
    }
    const DeadlineCheck check(view_, rule_, slots_, source_, language_);
    const DeadlineVerdict& verdict = check.verdict();
    due_ = check.last();
    Finding* const finding = settle(verdict.status);
    if (finding == nullptr) return;
    check.describe(*finding);
    if (verdict.row == 4 || verdict.row == 6) finding->days_late = verdict.days;
    if (rule_.message) {
      const std::string own = message_of(rules_, rule_, slots_.all(), language_);
      if (finding->missing.empty() && !own.empty()) finding->message = own;
    }
    conclude(*finding);
    if (wanted_.explanations != nullptr) check.explain(wanted_.explanations->back());
  }

  void explain_subject(const Outcome& outcome) {
    feel::Trace when, require, due, list;
    const bool required = outcome.when == Ternary::yes && rule_.require.program != nullptr;
    if (rule_.when) static_cast<void>(rule_.when->program->explain(slots_.all(), when));
    if (required) static_cast<void>(rule_.require.program->explain(slots_.all(), require));
    const Expression* const day = rule_.at ? &*rule_.at : rule_.due ? &*rule_.due : nullptr;
    if (day != nullptr) static_cast<void>(day->program->explain(slots_.all(), due));
    if (in_doubt_) static_cast<void>(rule_.each->list.program->explain(slots_.all(), list));
    if (wanted_.seen != nullptr && rule_.when) wanted_.seen->when.push_back(when);
    if (wanted_.seen != nullptr && required) wanted_.seen->require.push_back(require);

    Finding* const finding = settle(outcome);
    if (finding == nullptr) return;
    const feel::Trace& decisive = required ? require : in_doubt_ ? list : when;
    const bool undecided = outcome.when == Ternary::null || (required && outcome.require == Ternary::null);
    if (undecided) finding->missing = missing_in(decisive, source_);
    // Whoever fills in what the condition lacks is asked for this next.
    if (outcome.when == Ternary::null && rule_.require.program != nullptr && !in_doubt_) {
      feel::Trace next;
      static_cast<void>(rule_.require.program->explain(slots_.all(), next));
      append_missing(finding->missing, missing_in(next, source_));
    }
    if (outcome.due == Final::unknown && outcome.when == Ternary::yes && outcome.require != Ternary::yes)
      append_missing(finding->missing, missing_in(due, source_));
    if (undecided) finding->why = why_undecided(decisive);
    if (undecided) add_hidden(*finding);
    if (outcome.window == WindowPart::part && finding->status == Status::unknown) add_totals(*finding);
    say_found(outcome, *finding);
    finding->evidence = evidence_in(decisive, source_);
    if (finding->status != Status::pass && finding->status != Status::not_applicable) add_planned(*finding);
    conclude(*finding);
    if (wanted_.explanations == nullptr) return;
    Explanation& explanation = wanted_.explanations->back();
    if (rule_.when) explanation.parts.push_back(explained("when", *rule_.when, when, language_));
    if (required) explanation.parts.push_back(explained("require", rule_.require, require, language_));
    if (day != nullptr) explanation.parts.push_back(explained(rule_.at ? "at" : "due", *day, due, language_));
  }

  void say_found(const Outcome& outcome, Finding& finding) const {
    if (outcome.when == Ternary::no) {
      finding.message = finding_text::condition_false.in(language_);
      return;
    }
    // A sentence with holes says nothing: what is missing is said instead.
    if (finding.missing.empty() || finding.status == Status::fail)
      finding.message = message_of(rules_, rule_, slots_.all(), language_);
    const bool of_part = outcome.window == WindowPart::part && finding.status == Status::unknown;
    if (of_part && outcome.require != Ternary::null)
      finding.message += (finding.message.empty() ? "" : finding_text::separator.in(language_)) +
                         filled_text(finding_text::only_part, window_->name).in(language_);
  }

  // What is given for the part says nothing of the whole window.
  void add_totals(Finding& finding) const {
    const EvidenceMaker maker(view_, language_, source_);
    const auto& facts = rules_.vocabulary.facts();
    for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
      if (facts[slot].measured == Measured::period && reads_.reads(slot))
        append_missing(finding.missing, {maker.missing_of(feel::Origin{rules_.slots.fact(slot), {}})});
    }
  }

  // Totals that say nothing of the window are as good as missing.
  void add_hidden(Finding& finding) const {
    const EvidenceMaker maker(view_, language_, source_);
    for (const std::uint32_t slot : hidden_)
      append_missing(finding.missing, {maker.missing_of(feel::Origin{rules_.slots.fact(slot), {}})});
  }

  [[nodiscard]] std::string why_undecided(const feel::Trace& trace) const {
    std::string why;
    for (const std::uint32_t slot : hidden_) {
      if (!why.empty()) why += finding_text::separator.in(language_);
      const FactSpec& fact = rules_.vocabulary.facts()[slot];
      const std::vector<Text> arguments = {called(fact), Text(ducha::to_string(*view_.period)), Text(window_->name)};
      why += filled_text(finding_text::given_together, arguments).in(language_);
    }
    return why.empty() ? reason_words(trace, language_) : why;
  }

  // Records that are planned for later, where they could have helped.
  void add_planned(Finding& finding) const {
    const EvidenceMaker maker(view_, language_, source_);
    for (const std::uint32_t slot : reads_.dated_lists()) {
      for (Evidence& evidence : maker.planned(slot)) finding.planned.push_back(std::move(evidence));
    }
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
  Finding* settle(const Outcome& outcome) { return settle(judge(outcome)); }
  Finding* settle(Status status) {
    verdicts_.counts.add(status);
    if (wanted_.statuses != nullptr) wanted_.statuses->push_back(status);
    const std::optional<Date> due = std::exchange(due_, std::nullopt);
    if (!is_shown(status)) {
      if (marks_) mark(status);
      return nullptr;
    }
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

  // What names the finding, for whoever compares it with another run's.
  void mark(Status status) {
    Finding& finding = verdicts_.marks.emplace_back();
    const Plan& plan = *view_.plan;
    if (!plan.unit.empty()) finding.unit = plan.unit;
    if (plan.region) finding.region = *plan.region;
    finding.policy = rules_.policy.id;
    finding.rule = rule_.id;
    finding.modality = force_of(rule_);
    finding.status = status;
    finding.subject = subject();
    finding.fingerprint = fingerprint(finding, namesakes_);
  }

  void settle(const Outcome& outcome, const Text& message) {
    Finding* const finding = settle(outcome);
    if (finding == nullptr) return;
    finding->message = message.in(language_);
    conclude(*finding);
  }

  // The period holds nothing for the rule as a whole.
  void settle_outside(const Outcome& outcome, const Text& why) {
    verdicts_.outside = why.in(language_);
    settle(outcome, why);
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
  bool marks_;
  const RuleCheckOptions& wanted_;
  SlotValues& slots_;
  RuleVerdicts& verdicts_;
  std::span<const JudgedWindow> windows_;
  std::vector<JudgedWindow> narrowed_;  // those of them in which the rule is judged
  const Subject* record_ = nullptr;     // and window and source: of the finding at hand
  const JudgedWindow* window_ = nullptr;
  RecordSource source_;
  std::vector<std::uint32_t> hidden_;  // facts that say nothing of the window
  std::optional<Date> at_;
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
