// SPDX-License-Identifier: Apache-2.0
#include "audit/waivers.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "audit/codes.h"
#include "audit/needed_word.h"
#include "base/codes.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "base/suggest.h"
#include "base/text.h"
#include "document/decoding.h"
#include "document/read.h"
#include "findings/identity.h"
#include "judge/options.h"
#include "plan/head_words.h"
#include "rulebook/codes.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

constexpr std::int64_t kSoon = 30;                   // days
constexpr std::string_view kBetween = " \xC2\xB7 ";  // a record and its window, where both are named

std::string pair_key(std::string_view key, std::string_view name) {
  return std::string(key) + '\n' + std::string(name);
}

Region folded_region(const Region& region) {
  Region folded;
  for (const auto& [key, name] : region) folded.emplace_back(fold(key), folded_region_name(key, name));
  return folded;
}

// Gives the names of the units, as written.
std::vector<std::string> read_whom(const YamlMap& map, Waiver& waiver, Diagnostics& diagnostics) {
  std::vector<std::string> units;
  if (!map.has("unit") && !map.has("region")) diagnostics.add(code::waivers_whom, map.place());
  for (const NodeView unit : read_words(map.find("unit"), "unit", diagnostics)) {
    if (fold(unit.text()).empty()) diagnostics.add(code::waivers_whom, unit.place());
    units.emplace_back(unit.text());
  }
  for (const NodeView::Entry& entry : read_entries(map.find("region"), "region", diagnostics)) {
    const auto name = read_word(entry.value, entry.key.text(), diagnostics);
    const std::string key = region_key(entry.key.text());
    if (name) waiver.region.emplace_back(fold(key), folded_region_name(key, *name));
  }
  // An empty list or map is for nobody, and not for all.
  if (map.ok() && units.empty() && waiver.region.empty() && (map.has("unit") || map.has("region")))
    diagnostics.add(code::waivers_whom, map.place());
  return units;
}

// One for each of the units that an entry of a file names, so that each is held against the findings; one where it
// names a region alone. Empty where it is faulty.
std::vector<Waiver> waivers_of(NodeView node, Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.errors();
  const YamlMap map(node, {"rule", "unit", "region", "subject", "from", "until", "reason", "approved_by", "paper"},
                    diagnostics);
  if (!map.ok()) return {};
  Waiver waiver;
  waiver.at = node.place();
  const NodeView rule = map.need("rule");
  waiver.rule_at = rule.exists() ? rule.place() : waiver.at;
  waiver.rule = read_word(rule, "rule", diagnostics).value_or("");
  // No letter in front of the first star: every policy's rules.
  if (rule.is_scalar() && waiver.rule.find_first_of("*?[") == 0)
    diagnostics.add(code::waivers_all_rules, waiver.rule_at);
  const std::vector<std::string> units = read_whom(map, waiver, diagnostics);
  const NodeView subject = map.find("subject");
  waiver.subject = fold(read_word(subject, "subject", diagnostics).value_or(""));
  if (subject.exists()) waiver.subject_at = subject.place();
  waiver.from = read_date(map.find("from"), diagnostics);
  const NodeView until = map.need("until");
  const auto last = read_date(until, diagnostics);
  if (last) waiver.until = *last;
  if (waiver.from && last && *last < *waiver.from)
    diagnostics.add(code::rule_dates_reversed, until.place(), {Text(to_string(*waiver.from))});
  waiver.reason = need_word(map, "reason", diagnostics);
  waiver.approved_by = need_word(map, "approved_by", diagnostics);
  waiver.paper = read_word(map.find("paper"), "paper", diagnostics).value_or("");
  if (diagnostics.errors() > before) return {};
  if (units.empty()) return {waiver};
  std::vector<Waiver> waivers;
  std::unordered_set<std::string> seen;
  for (const std::string& unit : units) {
    if (!seen.insert(fold(unit)).second) continue;
    waivers.push_back(waiver);
    waivers.back().unit = fold(unit);
    waivers.back().named = unit;
  }
  return waivers;
}

std::string with_subject(const std::string& whose, const std::string& subject) { return whose + '\n' + subject; }

// What a waiver is found by: its unit, or the first pair of its region.
std::string whose_of(const Waiver& waiver) {
  return waiver.unit.empty() ? pair_key(waiver.region[0].first, waiver.region[0].second) : waiver.unit;
}

// All that a waiver of it may be found by.
std::vector<std::string> whose_of(const Finding& finding) {
  std::vector<std::string> whose;
  if (finding.unit) whose.push_back(fold(*finding.unit));
  for (const auto& [key, name] : finding.region) whose.push_back(pair_key(fold(key), folded_region_name(key, name)));
  return whose;
}

// What a subject may be called: by its name, by its window, or by both, as reports do.
std::vector<std::string> subjects_of(const Finding& finding) {
  std::vector<std::string> subjects;
  if (!finding.subject) return subjects;
  const std::optional<std::string>& name = finding.subject->name;
  const std::optional<std::string>& window = finding.subject->window;
  if (name) subjects.push_back(fold(*name));
  if (window) subjects.push_back(fold(*window));
  if (name && window) subjects.push_back(fold(*name + std::string(kBetween) + *window));
  return subjects;
}

bool is_waivable(const Finding& finding) { return finding.status == Status::fail || finding.status == Status::unknown; }

WaiverNote note_of(const Waiver& waiver, Status was) {
  WaiverNote note;
  note.was = was;
  note.reason = waiver.reason;
  note.approved_by = waiver.approved_by;
  note.paper = waiver.paper;
  note.until = to_string(waiver.until);
  const Position position = waiver.at.position();
  note.at = {waiver.at.file(), position.line, position.column};
  return note;
}

}  // namespace

bool Waiver::is_about(const Finding& finding) const {
  if (!ducha::fits(finding.rule->id, rule)) return false;
  if (!unit.empty() && (!finding.unit || unit != fold(*finding.unit))) return false;
  const Region where = region.empty() ? Region() : folded_region(finding.region);
  for (const auto& pair : region) {
    if (std::find(where.begin(), where.end(), pair) == where.end()) return false;
  }
  return true;
}

bool Waiver::fits(const Finding& finding) const {
  if (!is_about(finding)) return false;
  if (subject.empty()) return true;
  const std::vector<std::string> subjects = subjects_of(finding);
  return std::find(subjects.begin(), subjects.end(), subject) != subjects.end();
}

void Waivers::add(Waiver waiver) {
  const auto index = static_cast<std::uint32_t>(all_.size());
  auto& by_whose = waiver.unit.empty() ? of_region_ : of_unit_;
  all_.push_back(std::make_unique<const Waiver>(std::move(waiver)));
  used_.push_back(std::make_unique<Use>());
  const std::string whose = whose_of(*all_[index]);
  by_whose[with_subject(whose, all_[index]->subject)].push_back(index);
  add_subjects(whose, index);
}

void Waivers::add_subjects(const std::string& whose, std::uint32_t index) {
  const Waiver& waiver = *all_[index];
  if (waiver.subject.empty()) return;
  std::vector<std::unique_ptr<Subjects>>& known = subjects_[whose];
  const bool seen = std::any_of(known.begin(), known.end(), [&](const std::unique_ptr<Subjects>& each) {
    const Waiver& other = *all_[each->waiver];
    return other.rule == waiver.rule && other.region == waiver.region;
  });
  if (seen) return;
  known.push_back(std::make_unique<Subjects>());
  known.back()->waiver = index;
}

void Waivers::note_failed(const Finding& finding) const {
  if (subjects_.empty()) return;
  for (const std::string& whose : whose_of(finding)) {
    const auto known = subjects_.find(whose);
    if (known == subjects_.end()) continue;
    for (const std::unique_ptr<Subjects>& each : known->second) {
      if (!each->failed && all_[each->waiver]->is_about(finding)) each->failed = true;
    }
  }
}

bool Waivers::has_other_subjects(std::uint32_t index) const {
  const Waiver& waiver = *all_[index];
  if (waiver.subject.empty()) return false;
  const auto& known = subjects_.at(whose_of(waiver));
  return std::any_of(known.begin(), known.end(), [&](const std::unique_ptr<Subjects>& one) {
    const Waiver& other = *all_[one->waiver];
    return one->failed && other.rule == waiver.rule && other.region == waiver.region;
  });
}

void Waivers::read(const std::string& name, std::string bytes, Diagnostics& diagnostics) {
  digests_.push_back("sha256:" + sha256_hex(bytes));
  const auto document = read_yaml(decoded_source(name, std::move(bytes), diagnostics), diagnostics);
  if (!document) return;
  if (!document->root().exists()) {
    diagnostics.add(code::rule_key_missing, {document->source, {}}, {Text("waivers")});
    return;
  }
  const YamlMap map(document->root(), {"waivers"}, diagnostics);
  for (const NodeView each : read_list(map.need("waivers"), "waivers", diagnostics)) {
    begins_.push_back(all_.size());
    for (Waiver& waiver : waivers_of(each, diagnostics)) add(std::move(waiver));
  }
}

void Waivers::check_rules(const std::vector<std::string>& known, Diagnostics& diagnostics) const {
  std::unordered_map<std::string_view, bool> seen;
  for (const auto& waiver : all_) {
    const auto [entry, fresh] = seen.emplace(waiver->rule, false);
    if (fresh) {
      entry->second = std::any_of(known.begin(), known.end(),
                                  [&waiver](const std::string& id) { return ducha::fits(id, waiver->rule); });
    }
    if (entry->second) continue;
    Diagnostic fault{
        code::waivers_rule_none, waiver->rule_at, {Text(shortened(waiver->rule, kShownScalar))}, {}, false};
    if (const auto close = nearest(waiver->rule, known))
      fault.notes.push_back({code::base_nearest, {}, {Text(*close)}});
    diagnostics.add(std::move(fault));
  }
}

std::vector<std::uint32_t> Waivers::near(const Finding& finding) const {
  // Those for all subjects, and those for this one.
  std::vector<std::string> subjects = {{}};
  if (!subjects_.empty()) {
    for (std::string& subject : subjects_of(finding)) subjects.push_back(std::move(subject));
  }
  std::vector<std::uint32_t> near;
  for (const std::string& whose : whose_of(finding)) {
    for (const std::string& subject : subjects) {
      const std::string key = with_subject(whose, subject);
      for (const auto* index : {&of_unit_, &of_region_}) {
        const auto found = index->find(key);
        if (found != index->end()) near.insert(near.end(), found->second.begin(), found->second.end());
      }
    }
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  return near;
}

void Waivers::note_cover(std::uint32_t index, const Finding& finding, Date as_of) const {
  Use& use = *used_[index];
  if (finding.unit && !all_[index]->unit.empty()) {
    const std::size_t whose = std::hash<std::string>()(identity_of(finding.region));
    std::size_t first = 0;
    const std::size_t wanted = whose == 0 ? 1 : whose;
    if (!use.whose.compare_exchange_strong(first, wanted) && first != wanted) use.namesakes = true;
  }
  use.covered.fetch_add(1, std::memory_order_relaxed);
  if (to_days(all_[index]->until) - to_days(as_of) <= kSoon) use.ends_soon = true;
}

std::uint32_t Waivers::first_of(const std::vector<std::uint32_t>& fitting, Date as_of) const {
  std::uint32_t first = kNobody;
  for (const std::uint32_t index : fitting) {
    const Waiver& waiver = *all_[index];
    if ((waiver.from && as_of < *waiver.from) || waiver.until < as_of) continue;
    if (first == kNobody) {
      first = index;
    } else {
      // Of several the first in the files, whichever thread comes first.
      std::uint32_t known = used_[index]->behind;
      while (first < known && !used_[index]->behind.compare_exchange_weak(known, first)) {
      }
    }
  }
  for (const std::uint32_t index : fitting) {
    if (first != kNobody && all_[index]->until < as_of) used_[index]->renewed = true;
  }
  return first;
}

bool Waivers::apply(Finding& finding, Date as_of) const {
  const bool waivable = is_waivable(finding);
  if (!waivable && finding.status != Status::error) return false;
  std::vector<std::uint32_t> fitting = near(finding);
  std::erase_if(fitting, [&](std::uint32_t index) { return !all_[index]->fits(finding); });
  if (waivable) note_failed(finding);
  if (!waivable) {
    for (const std::uint32_t index : fitting) used_[index]->of_error = true;
    return false;
  }
  if (const std::uint32_t first = first_of(fitting, as_of); first != kNobody) {
    note_cover(first, finding, as_of);
    finding.waiver = note_of(*all_[first], finding.status);
    finding.status = Status::waived;
    return true;
  }
  for (const std::uint32_t index : fitting) {
    if (all_[index]->until < as_of) {
      used_[index]->run_out.fetch_add(1, std::memory_order_relaxed);
    } else {
      used_[index]->early = true;
    }
  }
  return false;
}

void Waivers::note(const Finding& waived, Date as_of) const {
  if (!waived.waiver) return;
  std::vector<std::uint32_t> fitting = near(waived);
  std::erase_if(fitting, [&](std::uint32_t index) { return !all_[index]->fits(waived); });
  if (const std::uint32_t first = first_of(fitting, as_of); first != kNobody) note_cover(first, waived, as_of);
}

Waivers::Effect Waivers::effect_of(std::size_t index) const {
  const Use& use = *used_[index];
  if (use.covered > 0 || use.run_out > 0 || use.early || use.renewed) return Effect::some;
  if (use.behind != kNobody) return Effect::doubled;
  return use.of_error ? Effect::error : Effect::none;
}

void Waivers::report_unused(std::size_t index, const std::string& called, Diagnostics& diagnostics) const {
  const Waiver& waiver = *all_[index];
  const Text name(called);
  switch (effect_of(index)) {
    case Effect::some: return;
    case Effect::doubled: {
      const Place& first = all_[used_[index]->behind]->at;
      diagnostics.add({code::waivers_doubled, waiver.at, {name}, {{code::waivers_first, first, {}}}, false});
      return;
    }
    case Effect::error: diagnostics.add(code::waivers_of_error, waiver.at, {name}); return;
    case Effect::none: {
      Diagnostic fault{code::waivers_covers_nothing, waiver.at, {name}, {}, false};
      if (has_other_subjects(static_cast<std::uint32_t>(index)))
        fault.notes.push_back({code::waivers_subject, waiver.subject_at, {}});
      diagnostics.add(std::move(fault));
      return;
    }
  }
}

void Waivers::report_entry(std::size_t begin, std::size_t end, Diagnostics& diagnostics) const {
  const Waiver& waiver = *all_[begin];
  const std::string rule = shortened(waiver.rule, kShownScalar);
  const Text until(to_string(waiver.until));
  std::size_t run_out = 0;
  bool ends_soon = false, alike = true, early = false, covers = false;
  for (std::size_t i = begin; i < end; ++i) {
    run_out += used_[i]->run_out;
    ends_soon = ends_soon || used_[i]->ends_soon;
    early = early || used_[i]->early;
    covers = covers || used_[i]->covered > 0;
    alike = alike && effect_of(i) == effect_of(begin) &&
            has_other_subjects(static_cast<std::uint32_t>(i)) == has_other_subjects(static_cast<std::uint32_t>(begin));
  }
  if (run_out > 0) diagnostics.add(code::waivers_run_out, waiver.at, {Text(rule), until, std::to_string(run_out)});
  if (early && !covers && waiver.from)
    diagnostics.add(code::waivers_begins_later, waiver.at, {Text(rule), Text(to_string(*waiver.from))});
  if (ends_soon) diagnostics.add(code::waivers_runs_out_soon, waiver.at, {Text(rule), until});
  if (alike) report_unused(begin, rule, diagnostics);
  for (std::size_t i = begin; i < end; ++i) {
    const std::string name = shortened(all_[i]->named, kShownScalar);
    if (!alike) report_unused(i, rule + std::string(kBetween) + name, diagnostics);
    if (used_[i]->namesakes) diagnostics.add(code::waivers_namesakes, waiver.at, {Text(rule), Text(name)});
  }
}

void Waivers::report(Diagnostics& diagnostics) const {
  for (std::size_t entry = 0; entry < begins_.size(); ++entry) {
    const std::size_t end = entry + 1 < begins_.size() ? begins_[entry + 1] : all_.size();
    if (begins_[entry] < end) report_entry(begins_[entry], end, diagnostics);
  }
}

}  // namespace ducha
