// SPDX-License-Identifier: Apache-2.0
#include "authoring/first_roster.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <yaml-cpp/emitter.h>

#include "authoring/yaml_text.h"
#include "base/csv_cell.h"
#include "base/text.h"
#include "findings/identity.h"

namespace ducha {

void FirstRoster::add(const Plan& plan) {
  if (plan.unit.empty()) {
    ++nameless_;
    return;
  }
  const Region region = plan.region ? *plan.region : Region();
  const auto [known, fresh] = index_.emplace(identity_of(plan.unit, region), units_.size());
  if (fresh) units_.push_back({plan.unit, {}, region, {}});
  Listed& unit = units_[known->second];
  if (plan.level) unit.level = *plan.level;
  for (const std::string& policy : plan.policies) {
    if (std::find(unit.policies.begin(), unit.policies.end(), policy) == unit.policies.end())
      unit.policies.push_back(policy);
  }
}
// A line a unit.
std::string FirstRoster::yaml() const {
  YAML::Emitter out;
  out << YAML::BeginMap << YAML::Key << "roster" << YAML::Value << YAML::BeginSeq;
  for (const Listed& unit : units_) {
    const auto add = [&out](std::string_view key, std::string_view value) {
      out << YAML::Key;
      emit_scalar(out, key);
      out << YAML::Value;
      emit_scalar(out, value);
    };
    out << YAML::Flow << YAML::BeginMap;
    add("unit", unit.unit);
    if (!unit.level.empty()) add("level", unit.level);
    if (!unit.region.empty()) {
      out << YAML::Key << "region" << YAML::Value << YAML::Flow << YAML::BeginMap;
      for (const auto& [key, name] : unit.region) add(key, name);
      out << YAML::EndMap;
    }
    if (!unit.policies.empty()) {
      out << YAML::Key << "policies" << YAML::Value << YAML::Flow << YAML::BeginSeq;
      for (const std::string& policy : unit.policies) emit_scalar(out, policy);
      out << YAML::EndSeq;
    }
    out << YAML::EndMap;
  }
  out << YAML::EndSeq << YAML::EndMap;
  return std::string(out.c_str(), out.size()) + '\n';
}

std::string FirstRoster::csv() const {
  std::vector<std::string> keys;
  for (const Listed& unit : units_) {
    for (const auto& [key, name] : unit.region) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
  }
  // The mark by which spreadsheets know UTF-8.
  std::string text = "\xEF\xBB\xBFunit,level,policies";
  for (const std::string& key : keys) text += ',' + guarded_csv_cell(key);
  text += '\n';
  for (const Listed& unit : units_) {
    text += guarded_csv_cell(unit.unit) + ',' + guarded_csv_cell(unit.level) + ',' +
            guarded_csv_cell(joined(unit.policies, ";"));
    for (const std::string& key : keys) {
      text += ',';
      for (const auto& [own, name] : unit.region) {
        if (own == key) text += guarded_csv_cell(name);
      }
    }
    text += '\n';
  }
  return text;
}

}  // namespace ducha
