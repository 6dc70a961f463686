// SPDX-License-Identifier: Apache-2.0
#include "check/group_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/limits.h"
#include "base/period.h"
#include "check/evidence.h"
#include "check/finding_words.h"
#include "check/judge.h"
#include "check/message.h"
#include "check/words.h"

namespace ducha {

namespace {

class GroupCheck {
 public:
  GroupCheck(const PolicyRules& rules, const Rule& rule, const RuleReads& reads, const CheckOptions& options,
             const std::optional<std::string>& name, const std::vector<std::shared_ptr<const KeptUnit>>& units,
             std::vector<Finding>& findings)
      : rules_(rules),
        rule_(rule),
        reads_(reads),
        language_(options.language),
        units_(units),
        slots_(rules, options),
        findings_(findings) {
    subject_.kind = Subject::Kind::group;
    subject_.name = name;
    subject_.units = units.size();
    std::vector<feel::Value> contexts;
    for (const auto& unit : units) {
      contexts.push_back(unit->facts);
      if (unit->period && period_) {
        period_ = DateRange{std::min(period_->first, unit->period->first), std::max(period_->last, unit->period->last)};
      } else if (unit->period) {
        period_ = unit->period;
      }
      as_of_ = std::max(as_of_, unit->as_of);
    }
    slots_.set_units(feel::Value::list(std::move(contexts)));
    slots_.set_period(period_, as_of_);
    slots_.set_params(period_ ? period_->last : as_of_);
  }

  void run() {
    if (units_.empty()) {
      settle(Outcome{.addressed = false}, said::empty_population.in(language_));
      return;
    }
    if (invalid()) return;
    const bool dated = rule_.in_force.from || rule_.in_force.until;
    if ((dated || rule_.every) && !period_) {
      Finding& finding = settle(Outcome{.when = Ternary::null}, {});
      finding.missing.push_back({"period", said::the_period, {}, units_.size()});
      finding.message = missing_words(finding.missing, language_);
      return;
    }
    if (dated && !rule_.in_force.overlaps(*period_)) {
      settle(Outcome{.in_force = false}, said::not_in_force.in(language_));
      return;
    }
    if (!rule_.every) {
      judge_subject(nullptr);
      return;
    }
    const std::vector<Window> windows = ducha::windows(*period_, *rule_.every, kWindows);
    if (windows.empty()) settle(Outcome{.addressed = false}, said::no_window.in(language_));
    for (const Window& window : windows) {
      subject_.window = window.name;
      slots_.set_window(window.range);
      slots_.set_params(window.range.last);
      judge_subject(&window);
    }
  }

 private:
  bool invalid() {
    std::vector<Evidence> evidence;
    for (const auto& unit : units_) {
      for (std::size_t i = 0; i < unit->invalid.size(); ++i) {
        const InvalidPart& part = unit->invalid[i];
        if (!reads_.touches_unit(part)) continue;
        const FactSpec& fact = rules_.vocabulary.facts()[part.slot];
        evidence.push_back({path_text(fact.name, part.path), called(fact), "null", unit->written[i],
                            unit->places[part.slot], unit->unit});
      }
    }
    if (evidence.empty()) return false;
    Finding& finding = settle(Outcome{.invalid_fact = true}, invalid_words(evidence, language_));
    finding.evidence = std::move(evidence);
    return true;
  }

  void judge_subject(const Window* window) {
    if (window != nullptr && !rule_.in_force.overlaps(window->range)) {
      settle(Outcome{.in_force = false}, said::not_in_force.in(language_));
      return;
    }
    Outcome outcome;
    feel::Trace when, require;
    if (rule_.when) outcome.when = ternary_of(rule_.when->program->explain(slots_.all(), when));
    if (outcome.when == Ternary::yes)
      outcome.require = ternary_of(rule_.require.program->explain(slots_.all(), require));
    std::optional<Date> due;
    if (rule_.due) {
      const feel::Value value = rule_.due->program->evaluate(slots_.all());
      if (value.kind() == feel::Kind::date) due = value.as_date();
    }
    outcome.still_open = (due && as_of_ < *due) || (window != nullptr && as_of_ < window->range.last);
    const bool not_applicable = outcome.when == Ternary::no;
    Finding& finding = settle(outcome, not_applicable ? said::condition_false.in(language_)
                                                      : message_of(rules_, rule_, slots_.all(), language_));
    if (due) finding.due = to_string(*due);
    const feel::Trace& decisive = outcome.when == Ternary::yes ? require : when;
    add_evidence(decisive, finding);
    add_missing(decisive, finding);
    if (finding.status == Status::unknown) finding.why = reason_words(decisive, language_);
    if (finding.message.empty() && !finding.missing.empty())
      finding.message = missing_words(finding.missing, language_);
  }

  // units[2].labs: which unit, which fact, and the path below it.
  struct UnitPart {
    std::size_t unit;
    std::uint32_t slot;
    FactPath path;
  };
  [[nodiscard]] std::optional<UnitPart> part_of(const feel::Origin& origin) const {
    if (origin.slot != rules_.slots.units() || origin.path.size() < 2) return std::nullopt;
    const auto* unit = std::get_if<std::size_t>(&origin.path[0]);
    const auto* name = std::get_if<std::string>(&origin.path[1]);
    if (unit == nullptr || name == nullptr || *unit >= units_.size()) return std::nullopt;
    const auto& facts = rules_.vocabulary.facts();
    const auto fact =
        std::find_if(facts.begin(), facts.end(), [name](const FactSpec& one) { return one.name == *name; });
    if (fact == facts.end()) return std::nullopt;
    return UnitPart{
        *unit, static_cast<std::uint32_t>(fact - facts.begin()), {origin.path.begin() + 2, origin.path.end()}};
  }

  void add_evidence(const feel::Trace& trace, Finding& finding) const {
    for (const feel::Origin& origin : feel::deciding(trace)) {
      const auto part = part_of(origin);
      if (!part) continue;
      const KeptUnit& unit = *units_[part->unit];
      const FactSpec* spec = spec_of(rules_.vocabulary, part->slot, part->path);
      const std::string& name = rules_.vocabulary.facts()[part->slot].name;
      const feel::Value* fact = unit.facts.find(name);
      const feel::Value value = fact != nullptr ? value_at(*fact, part->path) : feel::Value();
      finding.evidence.push_back({path_text(name, part->path), spec != nullptr ? called(*spec) : Text(name),
                                  to_json(value),
                                  value.is_null() ? said::not_given.in(language_) : shown(value, spec, language_),
                                  unit.places[part->slot], unit.unit});
    }
  }

  // One entry a fact, with the number of units that lack it: also where the verdict stands without them.
  void add_missing(const feel::Trace& trace, Finding& finding) const {
    std::vector<feel::Origin> origins = feel::missing(trace);
    for (const feel::Origin& origin : feel::deciding(trace)) {
      const auto part = part_of(origin);
      if (!part) continue;
      const feel::Value* fact = units_[part->unit]->facts.find(rules_.vocabulary.facts()[part->slot].name);
      if (fact != nullptr && value_at(*fact, part->path).is_null()) origins.push_back(origin);
    }
    std::sort(origins.begin(), origins.end());
    origins.erase(std::unique(origins.begin(), origins.end()), origins.end());
    std::map<std::string, std::size_t> index_of;
    std::set<std::pair<std::string, std::size_t>> counted;  // a unit counts once, however many records lack the field
    for (const feel::Origin& origin : origins) {
      const auto part = part_of(origin);
      if (!part) continue;
      const FactSpec* spec = spec_of(rules_.vocabulary, part->slot, part->path);
      FactPath fields;
      for (const auto& step : part->path) {
        if (std::holds_alternative<std::string>(step)) fields.push_back(step);
      }
      const std::string name = path_text(rules_.vocabulary.facts()[part->slot].name, fields);
      const auto [entry, fresh] = index_of.emplace(name, finding.missing.size());
      if (fresh) {
        finding.missing.push_back(
            {name, spec != nullptr ? called(*spec) : Text(name), units_[part->unit]->places[part->slot], 0});
      }
      if (counted.emplace(name, part->unit).second) ++finding.missing[entry->second].units;
    }
  }

  Finding& settle(const Outcome& outcome, std::string message) {
    Finding finding = finding_of_rule(rules_, rule_, language_);
    if (!rule_.per.empty() && subject_.name) finding.region = {{rule_.per, *subject_.name}};
    finding.status = judge(outcome);
    finding.subject = subject_;
    finding.message = std::move(message);
    findings_.push_back(std::move(finding));
    return findings_.back();
  }

  const PolicyRules& rules_;
  const Rule& rule_;
  const RuleReads& reads_;
  Language language_;
  const std::vector<std::shared_ptr<const KeptUnit>>& units_;
  SlotValues slots_;
  std::vector<Finding>& findings_;
  Subject subject_;
  std::optional<DateRange> period_;
  Date as_of_{-kYearLimit, 1, 1};
};

}  // namespace

void check_group(const PolicyRules& rules, const Rule& rule, const RuleReads& reads, const CheckOptions& options,
                 const std::optional<std::string>& name, const std::vector<std::shared_ptr<const KeptUnit>>& units,
                 std::vector<Finding>& findings) {
  GroupCheck(rules, rule, reads, options, name, units, findings).run();
}

}  // namespace ducha
