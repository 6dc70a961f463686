// SPDX-License-Identifier: Apache-2.0
#include "batch/judged_policies.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "base/title_marks.h"

namespace ducha {

namespace {

bool fits_any(std::string_view name, const std::vector<std::string>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [name](const std::string& pattern) { return fits(name, pattern); });
}

}  // namespace

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
  made->levels = LevelNames(made->rules->policy.levels);
  std::vector<const Rule*> over_batch;
  for (const Rule& rule : made->rules->rules) {
    const bool wanted = options_.select.empty() || fits_any(rule.id, options_.select);
    if (!wanted || fits_any(rule.id, options_.ignore)) continue;
    if (rule.left_out || (rule.across && !options_.across)) continue;
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

void JudgedPolicies::read_titles() {
  if (!titles_.empty()) return;
  for (const std::string& id : source_.known) {
    Diagnostics discarded;  // of policies that no plan names
    const auto rules = source_.load(id, discarded);
    titles_.emplace_back(id, rules ? rules->policy.title : Text());
  }
}

std::optional<std::string> JudgedPolicies::named(const std::string& written) {
  const std::vector<std::string>& ids = source_.known;
  if (std::find(ids.begin(), ids.end(), written) != ids.end()) return written;
  const std::lock_guard<std::mutex> lock(loading_);
  read_titles();
  const std::string folded = fold(without_title_marks(written));
  if (folded.empty()) return std::nullopt;
  for (const auto& [id, own] : titles_) {
    if (fold(id) == folded || fold(own.zh) == folded || fold(own.en) == folded) return id;
  }
  return std::nullopt;
}

std::vector<std::string> JudgedPolicies::titles(Language language) {
  const std::lock_guard<std::mutex> lock(loading_);
  read_titles();
  std::vector<std::string> names;
  for (const auto& [id, title] : titles_) {
    const std::string own = title.in(language);
    names.push_back(own.empty() ? id : id + " (" + own + ')');
  }
  return names;
}

}  // namespace ducha
