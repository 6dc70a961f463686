// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: one group is judged, told and read back with the same members and slots.
#include "batch/group_check.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "base/limits.h"
#include "base/period.h"
#include "batch/votes.h"
#include "judge/evidence.h"
#include "judge/finding_words.h"
#include "judge/in_doubt.h"
#include "judge/invalid_evidence.h"
#include "judge/judged_windows.h"
#include "judge/message.h"
#include "judge/outcome.h"
#include "judge/required.h"
#include "judge/subject_check.h"
#include "judge/words.h"

namespace ducha {

namespace {

class GroupCheck {
 public:
  GroupCheck(const PolicyRules& rules, const AcrossRule& rule, const std::vector<std::uint32_t>& facts,
             const CheckOptions& options, Group group, SeenConditions* seen, std::vector<Finding>& findings)
      : rules_(rules),
        across_(rule),
        rule_(*rule.rule),
        reads_(rule.reads),
        facts_(facts),
        language_(options.language),
        options_(options),
        shown_(options.shown),
        group_(std::move(group)),
        size_(group_.contexts.size()),
        voters_(group_.members),
        set_aside_(group_.set_aside),
        slots_(rules, options),
        seen_(seen),
        findings_(findings) {
    subject_.kind = Subject::Kind::group;
    subject_.name = group_.name;
    if (!rule_.per.empty() && !group_.name && size_ > 0) subject_.name.emplace();
    subject_.units = size_;
    slots_.set_units(feel::Value::list(group_.contexts));
    if (rule_.every || rule_.at) ballot_.emplace(rules_, facts_, group_);
    if (!group_.superiors.empty()) superior_.count = group_.superiors.front().count;
    set_times();
  }

  void run() {
    if (size_ == 0) {
      settle(Outcome{.addressed = false}, word(FindingWord::empty_population, language_));
      return;
    }
    if (invalid()) return;
    const bool dated = rule_.in_force.from || rule_.in_force.until;
    if ((dated || rule_.every) && !group_.period) {
      settle_without_period();
      return;
    }
    if (dated && !rule_.in_force.overlaps(*group_.period)) {
      settle(Outcome{.in_force = false}, word(FindingWord::not_in_force, language_));
      return;
    }
    if (another_day()) return;
    if (!rule_.every) {
      judge_subject(nullptr);
      return;
    }
    std::vector<JudgedWindow> windows = judged_windows(*group_.period, *rule_.every, kWindows);
    if (rule_.during && !narrow(windows)) return;
    const FindingWord none = rule_.during ? FindingWord::no_window_left : FindingWord::no_window;
    if (windows.empty()) settle(Outcome{.addressed = false}, word(none, language_));
    for (const JudgedWindow& window : windows) {
      subject_.window = window.name;
      slots_.set_window(window.range);
      slots_.set_params(window.whole.last);
      window_ = window.range;
      take(ballot_->in_window(window.range), window.range, window.name);
      judge_subject(&window);
    }
  }

 private:
  // The demand speaks of one day, and the group's period does not hold it.
  bool another_day() {
    if (!rule_.at || !group_.period) return false;
    const feel::Value at = rule_.at->program->evaluate(slots_.all());
    if (at.kind() != feel::Kind::date) return false;
    at_ = at.as_date();
    const bool before = *at_ < group_.period->first;
    if (!before && *at_ <= group_.period->last) {
      vote_on(*at_);
      return false;
    }
    settle(Outcome{.day = before ? DayPlace::before_period : DayPlace::after_period},
           filled(before ? FindingWord::speaks_of_earlier : FindingWord::speaks_of_later, {Text(to_string(*at_))})
               .in(language_));
    return true;
  }

  // To those in which the rule is judged. False where that cannot be told, which is said.
  bool narrow(std::vector<JudgedWindow>& windows) {
    const feel::Value during = evaluate_in_doubt(*rule_.during->program, slots_.all()).value;
    const auto ranges = during_ranges(during, group_.as_of, rule_.during_from_event);
    if (!ranges) {
      settle(Outcome{.when = Ternary::null}, word(FindingWord::during_unknown, language_));
      return false;
    }
    windows = within_ranges(windows, *group_.period, *ranges, rule_.edges_cut);
    return true;
  }

  void set_times() {
    slots_.set_period(group_.period, group_.as_of);
    slots_.set_params(group_.period ? group_.period->last : group_.as_of);
  }

  [[nodiscard]] const PlanTimes& times_of(const GroupMember& plan) const { return (*group_.times)[plan.times]; }

  // Who holds the day speaks for it: the group's period and day are theirs.
  void vote_on(Date day) {
    take(ballot_->on_day(day), {day, day}, to_string(day));
    std::optional<DateRange> period;
    std::optional<Date> as_of;
    for (const GroupMember& voter : voters_) {
      if (voter.state == GroupMember::State::absent || voter.state == GroupMember::State::elsewhen) continue;
      const PlanTimes& times = times_of(voter);
      as_of = std::max(as_of.value_or(times.as_of), times.as_of);
      if (!times.period) continue;
      period = period
                   ? DateRange{std::min(period->first, times.period->first), std::max(period->last, times.period->last)}
                   : *times.period;
    }
    if (!period || !as_of) return;
    group_.period = period;
    group_.as_of = *as_of;
    set_times();
  }

  // For a window or a day of that name.
  void take(Votes votes, const DateRange& range, const std::string& of) {
    if (rule_.whole_slot) superior_ = ballot_->superior_in(range, *rule_.whole_slot);
    voters_ = std::move(votes.members);
    differing_ = std::move(votes.differing);
    set_aside_ = group_.set_aside;
    set_aside_.insert(set_aside_.end(), votes.set_aside.begin(), votes.set_aside.end());
    spoken_of_ = of;
    slots_.set_units(feel::Value::list(std::move(votes.contexts)));
  }

  void settle_without_period() {
    Finding& finding = settle(Outcome{.when = Ternary::null}, {});
    std::size_t without = 0;
    for (const GroupMember& member : group_.members) without += member.state == GroupMember::State::absent ? 0 : 1;
    if (without > 0) finding.missing.push_back({"period", words_of(FindingWord::the_period), {}, without});
    add_doubtful_members(finding);
    finding.message = missing_words(finding.missing, language_);
  }

  bool invalid() {
    std::vector<std::uint32_t> lines = group_.unreadable;
    const auto look_at = [&lines](const GroupMember& plan) {
      if (plan.invalid && plan.state == GroupMember::State::belongs) lines.push_back(plan.line);
    };
    for (const GroupMember& member : group_.members) look_at(member);
    for (const FurtherPlan& further : group_.further) look_at(further.plan);
    if (lines.empty()) return false;
    InvalidEvidence evidence;
    for (const auto& [line, unit] : group_.units(lines)) {
      for (const KeptHead& one : unit->unreadable) {
        if (!reads_head(across_, rules_.slots, one.head)) continue;
        evidence.unreadable({one.head, head_label(one.head), "null", one.written, one.at, unit->unit});
      }
      for (const KeptInvalid& one : unit->invalid) {
        if (reads_part_of(*unit, one.what.part)) add_invalid(one, unit->unit, evidence);
      }
    }
    Finding& finding = settle(Outcome{.invalid_fact = true}, evidence.words(language_));
    finding.evidence = evidence.shown();
    return true;
  }

  // Of a superior the figure alone, which of the others nobody reads.
  [[nodiscard]] bool reads_part_of(const KeptUnit& unit, const InvalidPart& part) const {
    const bool superior = std::any_of(unit.rules.begin(), unit.rules.end(), [this](const KeptMembership& one) {
      return one.in == Membership::superior && one.rule == rule_.id;
    });
    return superior ? rule_.whole_slot == part.slot : reads_.touches_unit(part) || reads_.population_touches(part);
  }

  void add_invalid(const KeptInvalid& one, const std::string& unit, InvalidEvidence& to) const {
    if (one.told.empty()) return to.unreadable(evidence_of(one.what, unit));
    if (!one.against) return to.impossible(one.told, evidence_of(one.what, unit));
    to.contradiction(one.told, evidence_of(one.what, unit), evidence_of(*one.against, unit));
  }

  [[nodiscard]] Evidence evidence_of(const KeptPart& part, const std::string& unit) const {
    const FactSpec& fact = rules_.vocabulary.facts()[part.part.slot];
    return {path_text(fact.name, part.part.path),   called(fact), "null",
            invalid_shown(part.written, language_), part.at,      unit};
  }

  static const Text& head_label(std::string_view head) {
    if (head == "level") return words_of(FindingWord::the_level);
    if (head == "region") return words_of(FindingWord::the_region);
    return head == "period" ? words_of(FindingWord::the_period) : words_of(FindingWord::the_day);
  }

  // Where a slot of the vocabulary stands among the facts that were kept.
  [[nodiscard]] std::size_t index_of(std::uint32_t slot) const {
    return static_cast<std::size_t>(std::lower_bound(facts_.begin(), facts_.end(), slot) - facts_.begin());
  }

  // How a subject was judged, and by what.
  struct Judged {
    Outcome outcome;
    feel::Trace when, require;
    std::optional<Date> due;
    bool incomplete = false;  // who did not submit, or is of another group, may turn it
    std::size_t early = 0;    // told of a day on which they might still have done it

    [[nodiscard]] const feel::Trace& decisive() const { return outcome.when == Ternary::yes ? require : when; }
  };

  void judge_subject(const JudgedWindow* window) {
    if (window != nullptr && !rule_.in_force.overlaps(window->whole)) {
      settle(Outcome{.in_force = false}, word(FindingWord::not_in_force, language_));
      return;
    }
    if (window != nullptr && !window->told) {
      settle(Outcome{.when = Ternary::null}, filled(FindingWord::window_untold, {Text(window->name)}).in(language_));
      return;
    }
    const Judged judged = judged_subject(window);
    if (seen_ != nullptr && rule_.when) seen_->when.push_back(judged.when);
    if (seen_ != nullptr && judged.outcome.when == Ternary::yes) seen_->require.push_back(judged.require);
    tell(judged);
  }

  [[nodiscard]] Judged judged_subject(const JudgedWindow* window) const {
    Judged judged;
    Outcome& outcome = judged.outcome;
    if (rule_.when) outcome.when = traced_truth_of(*rule_.when, judged.when);
    if (outcome.when == Ternary::yes) outcome.require = traced_truth_of(rule_.require, judged.require);
    judged.due = read_due(rule_, slots_, group_.as_of, at_, outcome);
    if (window != nullptr) set_window(*window, group_.as_of, outcome);
    judged.incomplete =
        (outcome.require == Ternary::yes && !complete()) || (outcome.require != Ternary::null && group_.unsettled);
    if (judged.incomplete) outcome.require = Ternary::null;
    // A `due` day is held against the group's day alone.
    const std::optional<Date> final = window != nullptr ? window->whole.last : at_;
    if (outcome.require == Ternary::no && final) judged.early = told_before(*final);
    if (judged.early > 0) outcome.require = Ternary::null;
    return judged;
  }

  // How many units tell of a day before that on which it is final, where the others alone do not decide that it is not
  // done.
  [[nodiscard]] std::size_t told_before(Date final) const {
    if (!group_.times || group_.as_of < final) return 0;
    std::vector<feel::Value> contexts(units().begin(), units().end());
    std::size_t early = 0;
    for (std::size_t i = 0; i < size_; ++i) {
      if (voters_[i].state != GroupMember::State::belongs || final <= times_of(voters_[i]).as_of) continue;
      contexts[i] = feel::Value();
      ++early;
    }
    if (early == 0) return 0;
    std::vector<feel::Value> values = slots_.all();
    values[rules_.slots.units()] = feel::Value::list(std::move(contexts));
    return ternary_of(evaluate_in_doubt(*rule_.require.program, values).value) == Ternary::no ? 0 : early;
  }

  void tell(const Judged& judged) {
    const bool not_applicable = judged.outcome.when == Ternary::no;
    Finding& finding = settle(judged.outcome, not_applicable ? word(FindingWord::condition_false, language_)
                                                             : message_of(rules_, rule_, slots_.all(), language_));
    if (!not_applicable && shown_[static_cast<std::size_t>(finding.status)])
      say_required(rules_, rule_, reads_, slots_, options_, finding);
    if (judged.due) finding.due = to_string(*judged.due);
    // The units behind a finding that nobody sees need not be read again.
    if (shown_[static_cast<std::size_t>(finding.status)]) add_facts(judged.decisive(), finding);
    if (finding.status == Status::unknown) finding.why = why_unknown(judged);
    add_doubtful_members(finding);
    if (finding.message.empty() && !finding.missing.empty())
      finding.message = missing_words(finding.missing, language_);
    if (not_applicable) return;
    add_bounds(judged.decisive(), finding);
    if (!shown_[static_cast<std::size_t>(finding.status)]) return;
    for (const std::string& words : {periods_words(), superior_period_words(judged)})
      append(finding.status == Status::unknown ? finding.why : finding.message, words);
  }

  [[nodiscard]] std::string why_unknown(const Judged& judged) const {
    if (judged.incomplete) return why_incomplete();
    std::string why;
    std::set<std::uint32_t> facts;
    for (const DifferingPlans& plans : differing_) {
      if (!facts.insert(plans.fact).second) continue;
      append(why, filled(FindingWord::plans_differ, {called(rules_.vocabulary.facts()[plans.fact])}).in(language_));
    }
    append(why, why_totals());
    append(why, why_early(judged));
    append(why, reason_words(judged.decisive(), language_));
    return why;
  }

  void append(std::string& text, const std::string& words) const {
    if (!words.empty()) text += (text.empty() ? "" : word(FindingWord::separator, language_)) + words;
  }

  // Whose plans are from before: also where the rule itself asks for the day of each.
  [[nodiscard]] std::string why_early(const Judged& judged) const {
    if (judged.early > 0) return filled(FindingWord::told_early, {Text(std::to_string(judged.early))}).in(language_);
    if (!reads_.reads_of_unit("as_of")) return {};
    const Date final = group_.period ? group_.period->last : group_.as_of;
    const auto before = std::count_if(voters_.begin(), voters_.end(), [&](const GroupMember& voter) {
      return voter.state == GroupMember::State::belongs && times_of(voter).as_of < final;
    });
    if (before == 0) return {};
    return filled(FindingWord::told_before, {Text(std::to_string(before)), Text(to_string(final))}).in(language_);
  }

  // The plans for one period that have a vote.
  struct OfPeriod {
    std::size_t plans = 0;
    std::vector<std::uint32_t> first;  // as many as are named
  };

  [[nodiscard]] std::string names_of(const OfPeriod& plans) const {
    const std::string& comma = word(FindingWord::list_comma, language_);
    std::string names;
    for (const auto& [line, unit] : units_of(plans.first)) {
      if (!unit->unit.empty()) names += (names.empty() ? "" : comma) + unit->unit;
    }
    if (!names.empty() && plans.plans > plans.first.size()) names += comma + word(FindingWord::and_so_on, language_);
    return names;
  }

  // Where neither windows nor a day are judged, plans for several periods speak beside one another: how many for each,
  // and who stands apart from most.
  [[nodiscard]] std::string periods_words() const {
    constexpr std::size_t kNamed = 10;
    constexpr std::size_t kPeriods = 10;
    if (ballot_) return {};
    std::map<std::pair<Date, Date>, OfPeriod, std::greater<>> periods;  // by the last day and the first
    for (const GroupMember& voter : voters_) {
      if (voter.state != GroupMember::State::belongs || !times_of(voter).period) continue;
      OfPeriod& of = periods[{times_of(voter).period->last, times_of(voter).period->first}];
      if (of.plans++ < kNamed) of.first.push_back(voter.line);
    }
    if (periods.size() < 2) return {};
    const auto most = std::max_element(periods.begin(), periods.end(), [](const auto& one, const auto& other) {
      return one.second.plans < other.second.plans;
    });
    const std::string& comma = word(FindingWord::list_comma, language_);
    std::string words;
    std::size_t told = 0;
    for (const auto& [days, of] : periods) {
      if (told++ == kPeriods) {
        words += comma + word(FindingWord::and_so_on, language_);
        break;
      }
      const std::string names = days == most->first ? std::string() : names_of(of);
      const std::vector<Text> arguments = {Text(ducha::to_string(DateRange{days.second, days.first})),
                                           Text(std::to_string(of.plans)), Text(names)};
      words += (words.empty() ? "" : comma) +
               filled(names.empty() ? FindingWord::for_period : FindingWord::for_period_of, arguments).in(language_);
    }
    return word(FindingWord::periods_differ, language_) + words;
  }

  // The number of the superior counts, though none of the units speaks of its period.
  [[nodiscard]] std::string superior_period_words(const Judged& judged) const {
    const bool asked = judged.incomplete || judged.outcome.require == Ternary::yes;
    if (ballot_ || !asked || !group_.asks_for_all || !superior_.count) return {};
    const std::optional<DateRange>& period = group_.superiors.front().times.period;
    const bool shared = std::any_of(voters_.begin(), voters_.end(), [&](const GroupMember& voter) {
      return voter.state == GroupMember::State::belongs && times_of(voter).period == period;
    });
    if (!period || shared) return {};
    return filled(FindingWord::superior_period, {Text(ducha::to_string(*period))}).in(language_);
  }

  // Totals that say nothing of the window.
  [[nodiscard]] std::string why_totals() const {
    std::string why;
    for (const std::uint32_t slot : facts_) {
      const FactSpec& fact = rules_.vocabulary.facts()[slot];
      if (!reads_.reads_of_unit(fact.name)) continue;
      for (const GroupMember& voter : voters_) {
        if (!is_left_out(voter, slot)) continue;
        const std::vector<Text> arguments = {called(fact), Text(ducha::to_string(*times_of(voter).period))};
        append(why, filled(FindingWord::given_together, arguments).in(language_));
        break;
      }
    }
    return why;
  }

  // A total over another period than the window, whether or not the plan gives it.
  [[nodiscard]] bool is_left_out(const GroupMember& voter, std::uint32_t slot) const {
    return rule_.every && voter.state == GroupMember::State::belongs &&
           rules_.vocabulary.facts()[slot].measured == Measured::period && times_of(voter).period != window_;
  }

  [[nodiscard]] std::int64_t known() const {
    return std::count_if(voters_.begin(), voters_.end(),
                         [](const GroupMember& voter) { return voter.state == GroupMember::State::belongs; });
  }

  // Whether a pass may stand.
  [[nodiscard]] bool complete() const {
    return !group_.asks_for_all || (superior_.count && known() >= *superior_.count);
  }

  // Whom nobody has counted.
  [[nodiscard]] std::string why_incomplete() const {
    if (group_.unsettled)
      return filled(FindingWord::places_of_one_name, {Text(std::to_string(kPlacesOfOneName))}).in(language_);
    if (group_.several_superiors) return word(FindingWord::several_superiors, language_);
    if (superior_.state == SuperiorCount::State::elsewhen)
      return filled(FindingWord::superior_elsewhen, {Text(spoken_of_)}).in(language_);
    if (superior_.state == SuperiorCount::State::contradictory)
      return filled(FindingWord::plans_differ, {called(rules_.vocabulary.facts()[*rule_.whole_slot])}).in(language_);
    if (!superior_.count) return word(FindingWord::not_all_known, language_);
    return filled(FindingWord::not_all_submitted,
                  {Text(std::to_string(*superior_.count)), Text(std::to_string(known()))})
        .in(language_);
  }

  // Those of which it is not known whether they belong, those that did not submit, and plans that are set aside.
  void add_doubtful_members(Finding& finding) const {
    std::vector<std::uint32_t> unknown, absent, aside;
    std::size_t of_which = 0, elsewhen = 0, without_period = 0;
    for (const GroupMember& member : voters_) {
      of_which += member.of_which ? 1 : 0;
      if (member.state == GroupMember::State::elsewhen) ++(times_of(member).period ? elsewhen : without_period);
      if (member.state == GroupMember::State::unknown && !member.of_which) unknown.push_back(member.line);
      if (member.state == GroupMember::State::absent) absent.push_back(member.line);
    }
    if (!unknown.empty()) add_condition(unknown, finding);
    if (of_which > 0) finding.missing.push_back({"region", head_label("region"), {}, of_which});
    if (!absent.empty()) finding.missing.push_back({"plan", words_of(FindingWord::the_plan), {}, absent.size()});
    if (without_period > 0) finding.missing.push_back({"period", head_label("period"), {}, without_period});
    if (elsewhen > 0) {
      const Text plan = filled(FindingWord::plan_holding, {Text(spoken_of_)});
      finding.missing.push_back({"plan", plan, {}, elsewhen});
    }
    add_differing(finding);
    for (const PlanSetAside& plan : set_aside_) aside.push_back(plan.line);
    if (aside.empty()) return;
    for (const auto& [line, unit] : group_.units(aside)) {
      finding.set_aside.push_back(
          {unit->unit, unit->period ? to_string(*unit->period) : std::string(), {unit->file, unit->line, 0}});
    }
  }

  // What each of two plans of a unit says.
  void add_differing(Finding& finding) const {
    constexpr std::size_t kNamed = 20;  // units
    for (std::size_t i = 0; i < std::min(differing_.size(), kNamed); ++i) {
      const DifferingPlans& plans = differing_[i];
      const FactSpec& fact = rules_.vocabulary.facts()[plans.fact];
      for (const auto& [line, unit] : group_.units({plans.line, plans.other})) {
        const feel::Value& value = unit->values[index_of(plans.fact)];
        finding.evidence.push_back({fact.name, called(fact), to_json(value), shown(value, &fact, language_),
                                    unit->places[index_of(plans.fact)], unit->unit});
      }
    }
  }

  [[nodiscard]] KeptUnits units_of(std::span<const std::uint32_t> lines) const {
    return group_.units({lines.begin(), lines.end()});
  }

  // The facts of the condition that these units lack, and what it reads of their plans' heads. Of those whose head
  // cannot be read, the first are named.
  void add_condition(const std::vector<std::uint32_t>& lines, Finding& finding) const {
    constexpr std::size_t kNamed = 100;
    const std::span<const std::uint32_t> all(lines);
    const KeptUnits units = units_of(all.first(std::min(all.size(), kNamed)));
    std::vector<Missing> lacks;
    for (const feel::ReadPath& path : rule_.across->program->reads()) {
      if (path.slot >= rules_.slots.facts) continue;
      const FactSpec& fact = rules_.vocabulary.facts()[path.slot];
      const Location at = units.empty() ? Location{} : units.begin()->second->places[index_of(path.slot)];
      append_missing(lacks, Missing{fact.name, called(fact), at, lines.size()});
    }
    std::size_t without_level = 0, without_period = 0;
    for (std::size_t begin = 0; begin < all.size(); begin += kNamed) {
      for (const auto& [line, unit] : units_of(all.subspan(begin, std::min(kNamed, all.size() - begin)))) {
        if (!unit->level) ++without_level;
        if (!unit->period) ++without_period;
      }
    }
    if (without_level > 0 && reads_head(across_, rules_.slots, "level"))
      append_missing(lacks, Missing{"level", head_label("level"), {}, without_level});
    if (without_period > 0) append_missing(lacks, Missing{"period", head_label("period"), {}, without_period});
    append_missing(finding.missing, std::move(lacks));
    for (const auto& [line, unit] : units) {
      for (const KeptHead& one : unit->unreadable) {
        if (one.head != "period" && !reads_head(across_, rules_.slots, one.head)) continue;
        finding.evidence.push_back({one.head, head_label(one.head), "null", one.written, one.at, unit->unit});
      }
    }
  }

  // "88 to 91 of 100": what the units of which nothing is known leave open. "1 of 3 meet it" where the rule has no
  // words for what does not pass.
  void add_bounds(const feel::Trace& trace, Finding& finding) const {
    const auto counts = [](const feel::Step& step) {
      return step.function == "share at least" || step.function == "count at least";
    };
    const auto step = std::find_if(trace.steps.begin(), trace.steps.end(), counts);
    const auto counted = std::find_if(trace.steps.begin(), trace.steps.end(), [&](const feel::Step& operand) {
      return operand.parent == static_cast<std::uint32_t>(step - trace.steps.begin()) &&
             operand.value.kind() == feel::Kind::list;
    });
    if (step == trace.steps.end() || counted == trace.steps.end()) return;
    std::size_t yes = 0, open = 0;
    for (const feel::Value& value : counted->value.elements()) {
      yes += value.is_true() ? 1U : 0U;
      open += value.is_null() ? 1U : 0U;
    }
    const Text all(std::to_string(counted->value.elements().size()));
    if (open == 0 && finding.message.empty() && finding.status != Status::pass)
      finding.message = filled(FindingWord::counted, {Text(std::to_string(yes)), all}).in(language_);
    if (open == 0) return;
    const std::vector<Text> arguments = {Text(std::to_string(yes)), Text(std::to_string(yes + open)), all};
    append(finding.message, filled(FindingWord::bounds, arguments).in(language_));
  }

  Ternary traced_truth_of(const Expression& expression, feel::Trace& trace) const {
    static_cast<void>(expression.program->explain(slots_.all(), trace));
    return truth_of(expression, slots_);
  }

  // units[2].labs: which unit, which fact, and the path below it.
  struct UnitPart {
    std::size_t unit;
    std::uint32_t slot;
    FactPath path;
    friend auto operator<=>(const UnitPart&, const UnitPart&) = default;  // NOLINT(modernize-use-nullptr)
  };
  [[nodiscard]] std::optional<UnitPart> part_of(const feel::Origin& origin) const {
    if (origin.slot != rules_.slots.units() || origin.path.size() < 2) return std::nullopt;
    const auto* unit = std::get_if<std::size_t>(&origin.path[0]);
    const auto* name = std::get_if<std::string>(&origin.path[1]);
    if (unit == nullptr || name == nullptr || *unit >= size_) return std::nullopt;
    // Of others nothing is known, and nothing was kept.
    if (voters_[*unit].state != GroupMember::State::belongs) return std::nullopt;
    for (const std::uint32_t slot : facts_) {
      if (rules_.vocabulary.facts()[slot].name != *name) continue;
      UnitPart part{*unit, slot, {origin.path.begin() + 2, origin.path.end()}};
      part.path.resize(event_depth(rules_.vocabulary, slot, part.path));
      return part;
    }
    return std::nullopt;
  }

  // Each once, though its own parts were read: whether an event happened, and on which day.
  std::vector<UnitPart> parts_of(const std::vector<feel::Origin>& origins) const {
    std::vector<UnitPart> parts;
    std::set<UnitPart> known;
    for (const feel::Origin& origin : origins) {
      auto part = part_of(origin);
      if (part && known.insert(*part).second) parts.push_back(std::move(*part));
    }
    return parts;
  }

  // The units that decided, and those that lack a fact: also where the verdict stands without them. Only units that are
  // named are read back whole.
  void add_facts(const feel::Trace& trace, Finding& finding) const {
    const std::vector<UnitPart> decided = parts_of(feel::deciding(trace));
    std::vector<Lack> lacks = many(trace) ? all_lacks() : lacks_in(trace, decided);
    std::vector<std::uint32_t> named;
    named.reserve(decided.size() + lacks.size());
    for (const UnitPart& part : decided) named.push_back(line_of(part));
    for (const Lack& lack : lacks) named.push_back(line_of(lack.first));
    const KeptUnits units = group_.units(named);
    for (const UnitPart& part : decided) {
      const auto unit = units.find(line_of(part));
      if (unit == units.end()) continue;
      const FactSpec* spec = spec_of(rules_.vocabulary, part.slot, part.path);
      const std::string& name = rules_.vocabulary.facts()[part.slot].name;
      // Given, and no part of what the window is judged by: the reason says so.
      if (is_left_out(voters_[part.unit], part.slot)) continue;
      const feel::Value value = seen_value(part);
      finding.evidence.push_back(
          {path_text(name, part.path), spec != nullptr ? called(*spec) : Text(name), to_json(value),
           is_unsaid(value, spec) ? word(FindingWord::not_given, language_) : shown(value, spec, language_),
           unit->second->places[index_of(part.slot)], unit->second->unit});
    }
    for (Lack& lack : lacks) {
      const auto unit = units.find(line_of(lack.first));
      if (unit == units.end()) continue;
      const FactSpec* spec = spec_of(rules_.vocabulary, lack.first.slot, lack.first.path);
      finding.missing.push_back({lack.name, spec != nullptr ? called(*spec) : Text(lack.name),
                                 unit->second->places[index_of(lack.first.slot)], lack.units});
    }
  }

  [[nodiscard]] std::uint32_t line_of(const UnitPart& part) const { return voters_[part.unit].line; }

  // A fact that units lack: how many do, and the first of them.
  struct Lack {
    std::string name;
    UnitPart first;
    std::size_t units;
  };

  // Too many to be traced one by one: a trace keeps so many of each outcome, and of the elements that are null.
  [[nodiscard]] bool many(const feel::Trace& trace) const { return trace.thinned || size_ > kFeelLoopSteps; }

  [[nodiscard]] feel::Value seen_value(const UnitPart& part) const {
    const feel::Value* fact = units()[part.unit].find(rules_.vocabulary.facts()[part.slot].name);
    return fact != nullptr ? value_at(*fact, part.path) : feel::Value();
  }

  [[nodiscard]] std::span<const feel::Value> units() const { return slots_.all()[rules_.slots.units()].elements(); }

  // Of such a batch: every fact that the rule reads, of any unit.
  [[nodiscard]] std::vector<Lack> all_lacks() const {
    std::vector<Lack> lacks;
    for (const std::uint32_t slot : facts_) {
      const FactSpec& fact = rules_.vocabulary.facts()[slot];
      if (!reads_.reads_of_unit(fact.name)) continue;
      Lack lack{fact.name, {0, slot, {}}, 0};
      for (std::size_t i = 0; i < size_; ++i) {
        if (voters_[i].state != GroupMember::State::belongs) continue;
        const feel::Value* value = units()[i].find(fact.name);
        if (value != nullptr && !is_unsaid(*value, &fact)) continue;
        if (lack.units++ == 0) lack.first.unit = i;
      }
      if (lack.units > 0) lacks.push_back(std::move(lack));
    }
    return lacks;
  }

  // What made the result null, and what was null among that which decided.
  [[nodiscard]] std::vector<Lack> lacks_in(const feel::Trace& trace, const std::vector<UnitPart>& decided) const {
    std::vector<UnitPart> lacking = parts_of(feel::missing(trace));
    const std::vector<UnitPart> doubtful = parts_of(feel::doubtful(trace));
    lacking.insert(lacking.end(), doubtful.begin(), doubtful.end());
    lacking.insert(lacking.end(), decided.begin(), decided.end());
    // An event of which no more than the day is not said is given.
    std::erase_if(lacking, [this](const UnitPart& part) {
      return !is_unsaid(seen_value(part), spec_of(rules_.vocabulary, part.slot, part.path));
    });
    std::sort(lacking.begin(), lacking.end());
    lacking.erase(std::unique(lacking.begin(), lacking.end()), lacking.end());
    std::vector<Lack> lacks;
    std::map<std::string, std::size_t> index_of_name;
    std::set<std::pair<std::string, std::size_t>> counted;  // a unit counts once, however many records lack the field
    for (const UnitPart& part : lacking) {
      FactPath fields;
      for (const auto& step : part.path) {
        if (std::holds_alternative<std::string>(step)) fields.push_back(step);
      }
      const std::string name = path_text(rules_.vocabulary.facts()[part.slot].name, fields);
      const auto [entry, fresh] = index_of_name.emplace(name, lacks.size());
      if (fresh) lacks.push_back({name, part, 0});
      if (counted.emplace(name, part.unit).second) ++lacks[entry->second].units;
    }
    return lacks;
  }

  Finding& settle(const Outcome& outcome, std::string message) {
    Finding finding;
    finding.rule.own() = finding_rule(rules_, rule_, reads_, language_);
    finding.region = group_.region;
    finding.status = judge(outcome);
    finding.as_of = to_string(group_.as_of);
    finding.subject = subject_;
    finding.message = std::move(message);
    findings_.push_back(std::move(finding));
    return findings_.back();
  }

  const PolicyRules& rules_;
  const AcrossRule& across_;
  const Rule& rule_;
  const RuleReads& reads_;
  const std::vector<std::uint32_t>& facts_;
  Language language_;
  const CheckOptions& options_;
  const Shown& shown_;
  Group group_;
  std::size_t size_;
  std::vector<GroupMember> voters_;  // a plan of each member
  std::vector<PlanSetAside> set_aside_;
  std::vector<DifferingPlans> differing_;
  SuperiorCount superior_;
  std::optional<Ballot> ballot_;     // where it speaks of windows or of a day
  std::optional<DateRange> window_;  // the days that are judged
  std::string spoken_of_;            // the window or the day
  SlotValues slots_;
  SeenConditions* seen_;
  std::vector<Finding>& findings_;
  Subject subject_;
  std::optional<Date> at_;
};

}  // namespace

void check_group(const PolicyRules& rules, const AcrossRule& rule, const std::vector<std::uint32_t>& facts,
                 const CheckOptions& options, Group group, SeenConditions* seen, std::vector<Finding>& findings) {
  GroupCheck(rules, rule, facts, options, std::move(group), seen, findings).run();
}

}  // namespace ducha
