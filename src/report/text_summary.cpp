// SPDX-License-Identifier: Apache-2.0
#include "report/text_summary.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/columns.h"
#include "base/text.h"
#include "findings/identity.h"
#include "report/phrases.h"
#include "report/words.h"

namespace ducha {

namespace {

constexpr std::size_t kIndent = 2;

Cells cells_of(const std::string& name, const Counts& counts) {
  Cells cells = {plain(name)};
  for (const Status status : kStatuses) cells.push_back(std::to_string(counts[status]));
  return cells;
}

Cells heads(Language language) {
  Cells cells = {word(ReportWord::policy, language)};
  for (const Status status : kStatuses) cells.push_back(word(status, language));
  return cells;
}

std::string painted(const std::string& cell, std::size_t row, std::size_t column, const Style& style) {
  if (column == 0) return cell;
  if (row == 0) return style.of(kStatuses[column - 1], cell);
  return cell == "0" ? style.dim(cell) : cell;
}

std::string failures(const Summary& summary, Language language) {
  std::string list;
  for (const Modality modality : kModalities) {
    const std::size_t count = summary.by_modality[static_cast<std::size_t>(modality)][Status::fail];
    if (count == 0) continue;
    if (!list.empty()) list += word(ReportWord::comma, language);
    list += word(modality, language) + ' ' + std::to_string(count);
  }
  return list.empty() ? list : filled(ReportWord::failures, language, {list});
}

}  // namespace

std::string summary_table(const Summary& summary, std::span<const std::string> remarks, Language language,
                          const Style& style) {
  std::vector<Cells> rows = {heads(language)};
  for (const PolicyCounts& policy : summary.by_policy) {
    rows.push_back(cells_of(policy.title.empty() ? policy.policy : policy.title, policy.counts));
  }
  if (summary.by_policy.size() != 1) rows.push_back(cells_of(word(ReportWord::total, language), summary.counts));
  const auto in_colour = [&style](const std::string& cell, std::size_t row, std::size_t column) {
    return painted(cell, row, column, style);
  };
  std::string text = in_columns(rows, {.indent = kIndent, .align = {Align::left, Align::right}, .painted = in_colour});
  text += '\n' + std::string(kIndent, ' ') + extent_words(summary, language) + '\n';
  for (const std::string& remark : remarks) {
    if (!remark.empty()) text += std::string(kIndent, ' ') + remark + '\n';
  }
  if (const std::string failed = failures(summary, language); !failed.empty())
    text += std::string(kIndent, ' ') + failed + '\n';
  if (summary.changes)
    text += std::string(kIndent, ' ') +
            filled(ReportWord::changes, language, {changes_words(*summary.changes, language)}) + '\n';
  return text;
}

void BatchOverview::add(const Finding& finding) {
  lacking_.add(finding);
  if (finding.status != Status::fail) return;
  const std::string unit = finding.unit ? identity_of(*finding.unit, finding.region) : std::string();
  Failed& rule = rules_[finding.rule->id];
  if (rule.findings++ == 0) {
    rule.name = title_of(finding) + "  " + finding.rule->id;
    rule.order = rules_.size();
  }
  if (!finding.unit) return;
  Failed& failed = units_[unit];
  const bool fresh = failed.findings++ == 0;
  if (fresh) failed.order = units_.size();
  // Its plans of other periods may come long after the first.
  if (rule.in_units.size() <= failed.order) rule.in_units.resize(failed.order + 1);
  if (!rule.in_units[failed.order]) ++rule.units;
  rule.in_units[failed.order] = true;
  if (!fresh) return;
  failed.name = plain(*finding.unit);
  failed.region = region_words(finding.region);
}

// Units of one name are told apart by their regions.
std::string BatchOverview::shown_name(const Failed& unit, const std::map<std::string, std::size_t>& of_name) {
  const auto known = of_name.find(unit.name);
  const bool several = known != of_name.end() && known->second > 1;
  return several && !unit.region.empty() ? unit.region + ' ' + unit.name : unit.name;
}

void BatchOverview::add(const PlanResult& plan) {
  unjudged_.add(plan);
  for (const Outside& one : plan.outside) {
    InPlans& known = outside_[{one.policy, one.why}];
    const std::size_t rules = std::max(known.outside.rules, one.rules);
    known.outside = one;
    known.outside.rules = rules;
    ++known.plans;
  }
}

std::string outside_lines(std::span<const std::pair<Outside, std::size_t>> outside, Language language) {
  std::vector<std::pair<std::string, std::vector<std::string>>> policies;
  for (const auto& [one, plans] : outside) {
    const std::string title = plain(one.title.empty() ? one.policy : one.title);
    const auto same = [&title](const auto& policy) { return policy.first == title; };
    auto policy = std::find_if(policies.begin(), policies.end(), same);
    if (policy == policies.end()) policy = policies.insert(policies.end(), {title, {}});
    const std::string why = plain(one.why);
    std::string words = one.rules == 1 ? filled(ReportWord::outside_rule, language, {why})
                                       : filled(ReportWord::outside_rules, language, {std::to_string(one.rules), why});
    if (plans > 1) words = filled(ReportWord::outside_in_plans, language, {words, std::to_string(plans)});
    policy->second.push_back(std::move(words));
  }
  std::string lines;
  for (const auto& [title, parts] : policies) {
    lines += std::string(kIndent, ' ') +
             filled(ReportWord::outside, language, {title, joined(parts, word(ReportWord::comma, language))}) + '\n';
  }
  return lines;
}

std::string BatchOverview::text(const Summary& summary, const std::string& absent, const TextLayout& layout) const {
  std::string text = layout.style.bold(word(ReportWord::summary, language_)) + "\n\n" +
                     summary_table(summary, std::array{absent, unjudged()}, language_, layout.style) + '\n';
  std::vector<std::pair<Outside, std::size_t>> outside;
  for (const auto& [key, one] : outside_) outside.emplace_back(one.outside, one.plans);
  if (!outside.empty()) text += outside_lines(outside, language_) + '\n';
  std::vector<const Failed*> rules, units;
  for (const auto& [id, failed] : rules_) rules.push_back(&failed);
  for (const auto& [id, failed] : units_) units.push_back(&failed);
  return text + ranking(ReportWord::chart_rules, std::move(rules), true, layout) +
         ranking(ReportWord::chart_units, std::move(units), false, layout) + most_lacking(layout);
}

// What the undecided wait for: told once a fact, the most telling first.
std::string BatchOverview::most_lacking(const TextLayout& layout) const {
  constexpr std::size_t kListed = 12;
  std::vector<LackingFact> facts = lacking_.ranked();
  std::erase_if(facts, [](const LackingFact& fact) { return fact.owed; });
  if (facts.empty() && lacking_.for_other_reasons() == 0) return {};
  std::vector<Cells> listed;
  for (std::size_t i = 0; i < std::min(facts.size(), kListed); ++i) {
    std::string name = fact_words(facts[i].label, facts[i].fact, language_);
    if (facts[i].units > 1) name += "  " + filled(ReportWord::in_units, language_, {std::to_string(facts[i].units)});
    listed.push_back({std::to_string(facts[i].findings), plain(name)});
  }
  std::string text;
  if (!facts.empty())
    text = layout.style.bold(word(ReportWord::chart_facts, language_)) + "\n\n" +
           in_columns(listed, {.indent = kIndent, .align = {Align::right, Align::left}});
  const auto add_line = [&](ReportWord words, std::size_t count) {
    if (count > 0)
      text += std::string(kIndent, ' ') + layout.style.dim(filled(words, language_, {std::to_string(count)})) + '\n';
  };
  add_line(ReportWord::more_facts, facts.size() - listed.size());
  add_line(ReportWord::undecided_otherwise, lacking_.for_other_reasons());
  return text + '\n';
}

std::string BatchOverview::ranking(ReportWord heading, std::vector<const Failed*> rows, bool with_units,
                                   const TextLayout& layout) const {
  constexpr std::size_t kListed = 10;
  if (rows.empty()) return {};
  std::sort(rows.begin(), rows.end(), [](const Failed* a, const Failed* b) {
    return std::pair(b->findings, a->order) < std::pair(a->findings, b->order);
  });
  std::map<std::string, std::size_t> of_name;
  for (const Failed* row : rows) ++of_name[row->name];
  std::string text = layout.style.bold(word(heading, language_)) + "\n\n";
  std::vector<Cells> listed;
  for (std::size_t i = 0; i < std::min(rows.size(), kListed); ++i) {
    const Failed& row = *rows[i];
    std::string name = shown_name(row, of_name);
    if (with_units && row.units > 1)
      name += "  " + filled(ReportWord::in_units, language_, {std::to_string(row.units)});
    listed.push_back({std::to_string(row.findings), plain(name)});
  }
  text += in_columns(listed, {.indent = kIndent, .align = {Align::right, Align::left}});
  if (rows.size() > kListed) {
    const ReportWord more = with_units ? ReportWord::more_rules : ReportWord::more_units;
    text += std::string(kIndent, ' ') +
            layout.style.dim(filled(more, language_, {std::to_string(rows.size() - kListed)})) + '\n';
  }
  return text + '\n';
}

}  // namespace ducha
