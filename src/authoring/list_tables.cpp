// SPDX-License-Identifier: Apache-2.0
#include "authoring/list_tables.h"

#include <algorithm>

#include "authoring/words.h"
#include "base/text.h"
#include "batch/checker.h"
#include "findings/words.h"

namespace ducha {

namespace {

PageWord word_of(Checked checked) {
  switch (checked) {
    case Checked::checked: return PageWord::checked;
    case Checked::partly: return PageWord::partly;
    case Checked::background: return PageWord::background;
    case Checked::exhortation: return PageWord::exhortation;
    case Checked::unobservable: return PageWord::unobservable;
  }
  return PageWord::checked;
}

std::vector<std::string> coverage_head(Language language) {
  std::vector<std::string> head;
  for (const PageWord name :
       {PageWord::head_policy, PageWord::head_clauses, PageWord::checked, PageWord::partly, PageWord::unchecked,
        PageWord::background, PageWord::exhortation, PageWord::unobservable}) {
    head.push_back(word(name, language));
  }
  return head;
}

std::vector<std::string> coverage_row(std::string name, const CoverageTotals& totals) {
  std::vector<std::string> row = {std::move(name)};
  for (const std::size_t count : {totals.clauses(), totals.checked, totals.partly, totals.unchecked(),
                                  totals.background, totals.exhortation, totals.unobservable}) {
    row.push_back(std::to_string(count));
  }
  return row;
}

}  // namespace

bool Wanted::takes(const ClauseCoverage& row) const {
  return (coverage.empty() || std::find(coverage.begin(), coverage.end(), row.checked) != coverage.end()) &&
         takes(row.clause->modality);
}

bool Wanted::takes(const Rule& rule) const {
  const auto matches = [&rule](const std::string& pattern) { return fits(rule.id, pattern); };
  return (select.empty() || std::any_of(select.begin(), select.end(), matches)) && takes(rule.modality);
}

bool Wanted::takes(Modality modality) const {
  return modalities.empty() || std::find(modalities.begin(), modalities.end(), modality) != modalities.end();
}

CoverageTotals totals_of(const PolicyRules& rules, const Wanted& wanted) {
  CoverageTotals totals;
  for (const ClauseCoverage& row : coverage_of(rules)) {
    if (wanted.takes(row)) totals.add(row.checked);
  }
  return totals;
}

std::string shown_in(Language language, Checked checked) { return word(word_of(checked), language); }

Table policies_table(const Loaded& loaded, Language language) {
  Table table = {coverage_head(language)};
  table.front().push_back(word(PageWord::head_rules, language));
  table.front().push_back(word(PageWord::head_title, language));
  CoverageTotals all;
  std::size_t rule_count = 0;
  for (const auto& rules : loaded) {
    const CoverageTotals totals = totals_of(*rules);
    table.push_back(coverage_row(rules->policy.id, totals));
    table.back().push_back(std::to_string(rules->rules.size()));
    table.back().push_back(rules->policy.title.in(language));
    all.add(totals);
    rule_count += rules->rules.size();
  }
  if (loaded.size() < 2) return table;
  table.push_back(coverage_row(word(PageWord::all_policies, language), all));
  table.back().push_back(std::to_string(rule_count));
  table.back().emplace_back();
  return table;
}

Table coverage_table(const Loaded& loaded, const Wanted& wanted, Language language) {
  Table table = {coverage_head(language)};
  CoverageTotals all;
  for (const auto& rules : loaded) {
    const CoverageTotals totals = totals_of(*rules, wanted);
    table.push_back(coverage_row(rules->policy.id, totals));
    all.add(totals);
  }
  if (loaded.size() > 1) table.push_back(coverage_row(word(PageWord::all_policies, language), all));
  return table;
}

Table clauses_table(const Loaded& loaded, const Wanted& wanted, Language language) {
  Table table = {{word(PageWord::head_policy, language), word(PageWord::head_clause, language),
                  word(PageWord::head_place, language), word(PageWord::head_modality, language),
                  word(PageWord::head_coverage, language), word(PageWord::head_gist, language)}};
  for (const auto& rules : loaded) {
    for (const ClauseCoverage& row : coverage_of(*rules)) {
      if (!wanted.takes(row)) continue;
      table.push_back({rules->policy.id, row.clause->id, row.clause->at_document, word(row.clause->modality, language),
                       shown_in(language, row.checked), row.clause->gist.in(language)});
    }
  }
  return table;
}

Table rules_table(const Loaded& loaded, const Wanted& wanted, Language language) {
  Table table = {{word(PageWord::head_rule, language), word(PageWord::head_modality, language),
                  word(PageWord::head_clause, language), word(PageWord::head_title, language)}};
  for (const auto& rules : loaded) {
    for (const Rule& rule : rules->rules) {
      if (!wanted.takes(rule) || rule.left_out) continue;
      std::vector<std::string> clauses;
      for (const std::size_t clause : rule.clauses) clauses.push_back(rules->policy.clauses[clause].id);
      table.push_back({rule.id, word(rule.modality, language), joined(clauses, word(PageWord::comma, language)),
                       rule.title.in(language)});
    }
  }
  return table;
}

}  // namespace ducha
