// SPDX-License-Identifier: Apache-2.0
// The policies of a run: each loaded when a plan first names it, with the rules that were selected of it. Shared by the
// threads that judge.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "batch/across.h"
#include "batch/plan_findings.h"
#include "judge/options.h"
#include "judge/rule_reads.h"

namespace ducha {

struct JudgedPolicy {
  std::string id;
  std::shared_ptr<const PolicyRules> rules;  // null: it could not be had
  LevelNames levels;
  Diagnostics loading;                                       // what was found when it was loaded
  std::vector<std::pair<const Rule*, RuleReads>> each_plan;  // those selected that judge one plan
  std::unique_ptr<Across> across;                            // those selected that judge the batch
  std::size_t selected = 0;
};

class JudgedPolicies {
 public:
  // The options must outlive it.
  JudgedPolicies(PolicySource source, const CheckOptions& options) : source_(std::move(source)), options_(options) {}

  [[nodiscard]] const std::vector<std::string>& known() const { return source_.known; }
  // The id of a policy by its id or by its title, in any language, with or without title marks, folded. From any
  // thread.
  [[nodiscard]] std::optional<std::string> named(const std::string& written);
  // "id (title)" of each, for messages.
  [[nodiscard]] std::vector<std::string> titles(Language language);
  // Of one of the known ids. From any thread; what it gives stays as it is, but for `across`, which is the batch's.
  [[nodiscard]] JudgedPolicy& policy(const std::string& id);
  // Those asked for so far, in the order of their ids. Not while others ask.
  [[nodiscard]] const std::map<std::string, std::unique_ptr<JudgedPolicy>>& all() const { return loaded_; }

 private:
  [[nodiscard]] std::unique_ptr<JudgedPolicy> load(const std::string& id) const;
  void read_titles();  // with loading_ held

  PolicySource source_;
  const CheckOptions& options_;
  std::vector<std::pair<std::string, Text>> titles_;  // of all, once one was asked for
  std::mutex loading_;
  std::map<std::string, std::unique_ptr<JudgedPolicy>> loaded_;
};

}  // namespace ducha
