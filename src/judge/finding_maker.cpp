// SPDX-License-Identifier: Apache-2.0
#include "judge/finding_maker.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/limits.h"
#include "findings/fingerprint.h"
#include "judge/finding_words.h"
#include "judge/words.h"

namespace ducha {

namespace {

// Whether an event happened and on which day are parts of one fact, which is shown once: where it was read first.
void remove_doubles(std::vector<Evidence>& evidence) {
  constexpr std::size_t kFew = 16;  // of which each is held against those before it
  std::unordered_set<std::string> told;
  const bool few = evidence.size() <= kFew;
  auto end = evidence.begin();
  for (auto one = evidence.begin(); one != evidence.end(); ++one) {
    const auto same = [one](const Evidence& other) { return other.fact == one->fact; };
    if (few ? std::any_of(evidence.begin(), end, same) : !told.insert(one->fact).second) continue;
    if (end != one) *end = std::move(*one);
    ++end;
  }
  evidence.erase(end, evidence.end());
}

}  // namespace

std::vector<feel::Origin> lacking(const feel::Trace& trace) {
  std::vector<feel::Origin> origins = feel::missing(trace);
  for (feel::Origin& origin : feel::doubtful(trace)) origins.push_back(std::move(origin));
  return origins;
}

// Another record of the list that `each` goes through helps none, unless the rule counts them too.
void FindingMaker::add_planned(Finding& finding) const {
  // More of them could only hurt.
  if (context_.rule.direction == Direction::hurt) return;
  const EvidenceMaker maker(context_.view, context_.slots.shared(), context_.options.language, of_.source);
  // What comes behind the window, and behind the day by which a shortfall is final, comes too late for it.
  std::optional<Date> last;
  if (of_.window != nullptr)
    last = std::max(of_.window->whole.last, read_iso_date(finding.due.value_or("")).value_or(Date{}));
  const FactSet& facts = context_.view.facts;
  for (const std::uint32_t slot : context_.reads.dated_lists()) {
    const bool own = of_.record != nullptr && of_.source.fact == slot && !context_.reads.reads_beside_each(slot);
    for (const std::uint32_t at : own ? facts.dated_in_record(slot, of_.record->index) : facts.dated_of(slot)) {
      const std::size_t room = kPlannedRecords - std::min(finding.planned.size(), kPlannedRecords);
      finding.more_planned += maker.add_planned(facts.dated[at], last, room, finding.planned);
    }
  }
}

std::vector<Missing> FindingMaker::missing_in(const feel::Trace& trace) const {
  std::vector<Missing> missing = missing_of(feel::missing(trace));
  append_missing(missing, missing_of(feel::missing_within(trace)));
  append_missing(missing, missing_of(feel::doubtful(trace)));
  return missing;
}

std::vector<Missing> FindingMaker::missing_of(const std::vector<feel::Origin>& origins) const {
  const EvidenceMaker maker(context_.view, context_.slots.shared(), context_.options.language, of_.source);
  std::vector<Missing> all, missing;
  all.reserve(origins.size());
  for (const feel::Origin& origin : origins) {
    if (maker.is_param(origin)) continue;
    all.push_back(maker.missing_of(origin));
    all.back().given = maker.is_given(origin);
  }
  append_missing(missing, std::move(all));
  return missing;
}

void FindingMaker::part_given(Finding& finding) {
  const auto given = std::stable_partition(finding.missing.begin(), finding.missing.end(),
                                           [](const Missing& each) { return !each.given; });
  finding.given.insert(finding.given.end(), std::make_move_iterator(given),
                       std::make_move_iterator(finding.missing.end()));
  finding.missing.erase(given, finding.missing.end());
}

void FindingMaker::add_lacks(const feel::Trace& trace, Finding& finding) const {
  finding.missing = missing_in(trace);
  part_given(finding);
  finding.why = given_in(trace);
}

std::string FindingMaker::given_in(const feel::Trace& trace, std::span<const std::uint32_t> hidden) const {
  return given_of(lacking(trace), hidden);
}

std::string FindingMaker::given_of(const std::vector<feel::Origin>& origins,
                                   std::span<const std::uint32_t> hidden) const {
  std::vector<std::string> said;
  const EvidenceMaker maker(context_.view, context_.slots.shared(), context_.options.language, of_.source);
  for (const feel::Origin& origin : origins) {
    if (std::find(hidden.begin(), hidden.end(), origin.slot) != hidden.end()) continue;
    const std::optional<Text> words = maker.given_words(origin);
    std::string one = words ? words->in(context_.options.language) : std::string();
    if (words && std::find(said.begin(), said.end(), one) == said.end()) said.push_back(std::move(one));
  }
  std::string text;
  for (const std::string& one : said) append_words(text, one, context_.options.language);
  return text;
}

std::vector<Evidence> FindingMaker::evidence_in(const feel::Trace& trace) const {
  return evidence_of(feel::deciding(trace));
}

std::vector<Evidence> FindingMaker::evidence_of(const std::vector<feel::Origin>& origins) const {
  std::vector<Evidence> evidence;
  const EvidenceMaker maker(context_.view, context_.slots.shared(), context_.options.language, of_.source);
  for (const feel::Origin& origin : origins) {
    if (auto one = maker.evidence_of(origin, context_.slots.all())) evidence.push_back(std::move(*one));
  }
  remove_doubles(evidence);
  return evidence;
}

bool FindingMaker::is_shown(Status status) const {
  return context_.options.shown[static_cast<std::size_t>(status)] || context_.wanted.explanations != nullptr;
}

// Counts the verdict. Gives the finding to fill in, and to conclude, where it is shown.
Finding* FindingMaker::settle(const Outcome& outcome, const std::optional<Date>& due) {
  return settle(judge(outcome), due);
}

Finding* FindingMaker::settle(Status status, const std::optional<Date>& due) {
  context_.verdicts.counts.add(status);
  if (context_.wanted.statuses != nullptr) context_.wanted.statuses->push_back(status);
  if (!is_shown(status)) {
    if (context_.options.marks) mark(status);
    return nullptr;
  }
  Finding& finding = context_.verdicts.findings.emplace_back();
  finding.rule = context_.slots.shared().rule(context_.rule, context_.reads);
  const Plan& plan = *context_.view.plan;
  if (!plan.unit.empty()) finding.unit = plan.unit;
  finding.level = context_.view.level.value();
  if (plan.region) finding.region = *plan.region;
  finding.status = status;
  finding.subject = of_.named();
  if (due) finding.due = to_string(*due);
  finding.fingerprint = fingerprint(finding, of_.namesakes);
  return &finding;
}

// What names the finding, for whoever compares it with another run's.
void FindingMaker::mark(Status status) {
  Finding& finding = context_.verdicts.marks.emplace_back();
  const Plan& plan = *context_.view.plan;
  if (!plan.unit.empty()) finding.unit = plan.unit;
  if (plan.region) finding.region = *plan.region;
  finding.rule.own().policy = context_.rules.policy.id;
  finding.rule.own().id = context_.rule.id;
  finding.rule.own().modality = force_of(context_.rule);
  finding.status = status;
  finding.subject = of_.named();
  finding.fingerprint = fingerprint(finding, of_.namesakes);
}

void FindingMaker::settle(const Outcome& outcome, const Text& message) {
  Finding* const finding = settle(outcome, std::nullopt);
  if (finding == nullptr) return;
  finding->message = message.in(context_.options.language);
  conclude(*finding);
}

// The period holds nothing for the rule as a whole.
void FindingMaker::settle_outside(const Outcome& outcome, const Text& why) {
  context_.verdicts.outside = why.in(context_.options.language);
  settle(outcome, why);
}

void FindingMaker::settle_invalid(const InvalidEvidence& evidence) {
  Finding* const finding = settle(Outcome{.invalid_fact = true}, std::nullopt);
  if (finding == nullptr) return;
  finding->message = evidence.words(context_.options.language);
  finding->evidence = evidence.shown();
  conclude(*finding);
}

// Something that stands in the plan's head is missing.
void FindingMaker::settle_untold(const feel::Trace& trace, FindingWord message) {
  Finding* const finding = settle(Outcome{.when = Ternary::null});
  if (finding == nullptr) return;
  add_lacks(trace, *finding);
  const Language language = context_.options.language;
  finding->message = word(message, language);
  if (!finding->missing.empty()) append_words(finding->message, missing_words(finding->missing, language), language);
  conclude(*finding);
}

void FindingMaker::settle_without(feel::Slot head) {
  Finding* const finding = settle(Outcome{.when = Ternary::null}, std::nullopt);
  if (finding == nullptr) return;
  finding->missing = {
      EvidenceMaker(context_.view, context_.slots.shared(), context_.options.language).missing_head(head)};
  conclude(*finding);
}

void FindingMaker::conclude(Finding& finding) {
  if (finding.message.empty() && !finding.missing.empty())
    finding.message = missing_words(finding.missing, context_.options.language);
  if (finding.message.empty()) finding.message = evidence_words(finding.evidence, context_.options.language);
  if (finding.message.empty()) finding.message = std::exchange(finding.why, {});
  if (context_.wanted.explanations != nullptr) context_.wanted.explanations->push_back({finding, {}});
}

}  // namespace ducha
