// SPDX-License-Identifier: Apache-2.0
#include "batch/judged_policies.h"

#include <algorithm>
#include <string_view>

#include <fnmatch.h>

namespace ducha {

namespace {

bool fits_any(std::string_view name, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [name](const std::string& pattern) { return fits(name, pattern); });
}

}  // namespace

bool fits(std::string_view name, const std::string& pattern) {
  return ::fnmatch(pattern.c_str(), std::string(name).c_str(), 0) == 0;
}

JudgedPolicy& JudgedPolicies::policy(const std::string& id) {
  const std::lock_guard lock(loading_);
  const auto known = loaded_.find(id);
  return known != loaded_.end() ? *known->second : *loaded_.emplace(id, load(id)).first->second;
}

std::unique_ptr<JudgedPolicy> JudgedPolicies::load(const std::string& id) const {
  auto made = std::make_unique<JudgedPolicy>();
  made->id = id;
  made->rules = source_.load(id, made->loading);
  if (!made->rules) return made;
  std::vector<const Rule*> over_batch;
  for (const Rule& rule : made->rules->rules) {
    const bool wanted = options_.select.empty() || fits_any(rule.id, options_.select);
    if (!wanted || fits_any(rule.id, options_.ignore)) continue;
    if (rule.across && !options_.across) continue;
    ++made->selected;
    if (rule.across) {
      over_batch.push_back(&rule);
    } else {
      made->each_plan.emplace_back(&rule, RuleReads(*made->rules, rule));
    }
  }
  made->across = std::make_unique<Across>(made->rules, over_batch, options_);
  return made;
}

}  // namespace ducha
