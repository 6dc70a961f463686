// SPDX-License-Identifier: Apache-2.0
// How many findings of each policy have which status, in a table that lines up with Chinese text too.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/language.h"
#include "findings/finding.h"
#include "findings/style.h"
#include "report/facts_lacking.h"
#include "report/text_finding.h"
#include "report/unjudged.h"
#include "report/words.h"

namespace ducha {

// `remarks`: of who did not submit, say, a line each; those that are empty are left out.
[[nodiscard]] std::string summary_table(const Summary& summary, std::span<const std::string> remarks, Language language,
                                        const Style& style);

// What a batch shows instead of each finding: the counts, the rules most often failed, the units with most failures,
// the facts most often missing. Memory: a number a rule, and one a unit that failed or lacks a fact.
class BatchOverview {
 public:
  explicit BatchOverview(Language language) : language_(language), unjudged_(language) {}
  void add(const Finding& finding);
  void add(const PlanResult& plan);
  [[nodiscard]] std::string text(const Summary& summary, const std::string& absent, const TextLayout& layout) const;
  // Which plans were judged by no policy; empty: none.
  [[nodiscard]] std::string unjudged() const { return unjudged_.words(); }

 private:
  struct Failed {
    std::string name;
    std::size_t findings = 0;
    std::size_t units = 0;       // of a rule: in how many
    std::vector<bool> in_units;  // by their order
    std::string region;          // of a unit
    std::size_t order = 0;       // which one failed first
  };
  [[nodiscard]] static std::string shown_name(const Failed& unit, const std::map<std::string, std::size_t>& of_name);
  [[nodiscard]] std::string ranking(ReportWord heading, std::vector<const Failed*> rows, bool with_units,
                                    const TextLayout& layout) const;
  [[nodiscard]] std::string most_lacking(const TextLayout& layout) const;

  // Of a policy and a reason: how many rules of a plan at most, in how many plans.
  struct InPlans {
    Outside outside;
    std::size_t plans = 0;
  };

  Language language_;
  std::map<std::pair<std::string, std::string>, InPlans> outside_;
  std::map<std::string, Failed> rules_;
  std::map<std::string, Failed> units_;
  FactsLacking lacking_;
  UnjudgedPlans unjudged_;
};

// One line a policy of which the period of a plan holds nothing for some rules; each with the number of its plans.
[[nodiscard]] std::string outside_lines(std::span<const std::pair<Outside, std::size_t>> outside, Language language);

}  // namespace ducha
