// SPDX-License-Identifier: Apache-2.0
// Makes plans of any number for any policy: the facts of the cases that its rules pass, put together, now and then one
// that fails or one left out. The same arguments give the same bytes.
//
//   generate RULES POLICY COUNT yaml|ndjson|csv|files OUT     (files: OUT is a folder, one YAML file a plan)
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "findings/json_object.h"
#include "rulebook/rulebook.h"

namespace {

using namespace ducha;

struct Choices {
  std::vector<NodeView> pass, fail;  // facts of one rule's cases
};

bool is_number(std::string_view text) {
  if (text.empty() || text == "-") return false;
  std::size_t digits = 0, points = 0;
  for (std::size_t i = text[0] == '-' ? 1 : 0; i < text.size(); ++i) {
    if (text[i] == '.') {
      ++points;
    } else if (text[i] >= '0' && text[i] <= '9') {
      ++digits;
    } else {
      return false;
    }
  }
  return digits > 0 && points <= 1 && text.back() != '.' && (text.size() == 1 || text[0] != '0' || text[1] == '.');
}

std::string to_json(NodeView node) {
  if (!node.exists() || node.is_null()) return "null";
  if (node.is_map()) {
    JsonObject object;
    for (const NodeView::Entry& entry : node.entries()) object.raw(entry.key.text(), to_json(entry.value));
    return object.done();
  }
  if (node.is_list()) {
    JsonArray array;
    for (const NodeView element : node.elements()) array.raw(to_json(element));
    return array.done();
  }
  const std::string_view text = node.text();
  const bool bare = node.style() == ScalarStyle::plain && (text == "true" || text == "false" || is_number(text));
  return bare ? std::string(text) : json_string(text);
}

// As people write it: a fact a line, a record a line.
std::string to_yaml(NodeView node) {
  if (!node.is_list()) return " " + to_json(node) + "\n";
  if (node.elements().empty()) return " []\n";
  std::string text = "\n";
  for (const NodeView element : node.elements()) text += "    - " + to_json(element) + "\n";
  return text;
}

std::string csv_cell(std::string_view text) {
  if (text.find_first_of(",\"\n") == std::string_view::npos) return std::string(text);
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + "\"";
}

class Generator {
 public:
  explicit Generator(const PolicyRules& rules) : rules_(rules) {
    std::map<std::string, std::size_t> periods;
    for (const Rule& rule : rules.rules) {
      for (const Case& one : rule.cases) take(rule, one, periods);
    }
    std::size_t most = 0;
    for (const auto& [text, count] : periods) {
      if (count > most) period_ = text;
      most = std::max(most, count);
    }
    for (const auto& [level, choices] : by_level_) levels_.push_back(level);
  }

  struct Made {
    std::string unit, level;
    std::map<std::uint32_t, NodeView> facts;  // by slot
  };

  Made plan(std::size_t number) {
    Made made;
    made.unit = "单位" + std::to_string(number);
    made.level = levels_[number % levels_.size()];
    const auto& rules = by_level_[made.level];
    const std::size_t failing = next(20) == 0 && !rules.empty() ? next(rules.size()) : SIZE_MAX;
    std::size_t index = 0;
    for (const auto& [rule, choices] : rules) {
      const bool fails = index++ == failing && !choices.fail.empty();
      const std::vector<NodeView>& from = fails ? choices.fail : choices.pass;
      if (from.empty()) continue;
      const NodeView facts = from[next(from.size())];
      if (!facts.exists()) continue;
      for (const NodeView::Entry& entry : facts.entries()) {
        const auto slot = rules_.vocabulary.slot_of(entry.key.text());
        if (!slot) continue;
        if (fails) made.facts.erase(*slot);
        made.facts.emplace(*slot, entry.value);
      }
    }
    if (next(30) == 0 && !made.facts.empty())
      made.facts.erase(std::next(made.facts.begin(), static_cast<long>(next(made.facts.size()))));
    return made;
  }

  std::string ndjson(std::size_t number) {
    const Made made = plan(number);
    JsonObject facts;
    for (const auto& [slot, node] : made.facts) facts.raw(name_of(slot), to_json(node));
    JsonObject object;
    object.text("unit", made.unit);
    if (!made.level.empty()) object.text("level", made.level);
    object.raw("region", JsonObject().text("province", province(number)).text("city", city(number)).done());
    object.text("policy", rules_.policy.id).text("period", period_).text("as_of", last_day());
    return object.raw("facts", facts.done()).done() + "\n";
  }

  std::string yaml(std::size_t number) {
    const Made made = plan(number);
    std::string text = "unit: " + made.unit + "\n";
    if (!made.level.empty()) text += "level: " + made.level + "\n";
    text += "region: {province: " + province(number) + ", city: " + city(number) + "}\n";
    text += "policy: " + rules_.policy.id + "\nperiod: " + period_ + "\nas_of: " + last_day() + "\nfacts:\n";
    for (const auto& [slot, node] : made.facts) text += "  " + name_of(slot) + ":" + to_yaml(node);
    if (made.facts.empty()) text += "  {}\n";
    return text;
  }

  std::string csv_head() const {
    std::string text = "unit,level,region.province,policy,period,as_of";
    for (const FactSpec& fact : rules_.vocabulary.facts()) {
      if (is_scalar(fact)) text += "," + fact.name;
    }
    return text + "\n";
  }

  std::string csv(std::size_t number) {
    const Made made = plan(number);
    std::string text = made.unit + "," + made.level + "," + province(number) + "," + rules_.policy.id + "," + period_ +
                       "," + last_day();
    for (std::uint32_t slot = 0; slot < rules_.vocabulary.facts().size(); ++slot) {
      if (!is_scalar(rules_.vocabulary.facts()[slot])) continue;
      const auto fact = made.facts.find(slot);
      text +=
          "," + (fact != made.facts.end() && fact->second.is_scalar() ? csv_cell(fact->second.text()) : std::string());
    }
    return text + "\n";
  }

 private:
  void take(const Rule& rule, const Case& one, std::map<std::string, std::size_t>& periods) {
    std::vector<Status> expected = one.expect.in_order;
    for (const auto& [name, status] : one.expect.by_name) expected.push_back(status);
    if (one.plans.empty() || expected.empty()) return;
    const CasePlan& plan = one.plans.front();
    ++periods[plan.period ? to_text(*plan.period) : period_];
    std::vector<std::string> levels = plan.level ? std::vector<std::string>{*plan.level} : rule.levels;
    if (levels.empty()) {
      for (const Level& level : rules_.policy.levels) levels.push_back(level.key);
    }
    if (levels.empty()) levels.emplace_back();
    for (const std::string& level : levels) {
      Choices& choices = by_level_[level][rule.id];
      const auto all = [&expected](Status status) {
        return std::all_of(expected.begin(), expected.end(), [status](Status each) { return each == status; });
      };
      if (all(Status::pass)) choices.pass.push_back(plan.facts);
      if (all(Status::fail)) choices.fail.push_back(plan.facts);
    }
  }

  static std::string to_text(const DateRange& range) {
    const bool year = range.first.month == 1 && range.first.day == 1 && range.last.month == 12 && range.last.day == 31;
    return year && range.first.year == range.last.year ? std::to_string(range.first.year)
                                                       : to_string(range.first) + "/" + to_string(range.last);
  }
  std::string last_day() const {
    return period_.size() == 4 ? period_ + "-12-31" : period_.substr(period_.size() - 10);
  }
  static std::string province(std::size_t number) { return "省" + std::to_string(number % 31); }
  static std::string city(std::size_t number) { return "市" + std::to_string(number % 340); }
  const std::string& name_of(std::uint32_t slot) const { return rules_.vocabulary.facts()[slot].name; }
  static bool is_scalar(const FactSpec& fact) { return fact.type != FactType::list && fact.type != FactType::record; }

  // A linear congruence (Knuth, MMIX): the same everywhere.
  std::size_t next(std::size_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % bound;
  }

  const PolicyRules& rules_;
  std::map<std::string, std::map<std::string, Choices>> by_level_;
  std::vector<std::string> levels_;
  std::string period_ = "2024";
  std::uint64_t state_ = 20240630;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::cerr << "usage: generate RULES POLICY COUNT yaml|ndjson|csv|files OUT\n";
    return 2;
  }
  Diagnostics diagnostics;
  const auto rules = load_policy(argv[1], argv[2], diagnostics);
  if (!rules) {
    for (const Diagnostic& each : diagnostics.all()) std::cerr << to_text(each, Language::en, false);
    return 2;
  }
  const std::size_t count = std::strtoull(argv[3], nullptr, 10);
  const std::string format = argv[4];
  const std::filesystem::path out = argv[5];
  Generator generator(*rules);
  if (format == "files") {
    constexpr std::size_t kInFolder = 1000;
    for (std::size_t i = 0; i < count; ++i) {
      const auto folder = out / std::to_string(i / kInFolder);
      std::filesystem::create_directories(folder);
      std::ofstream(folder / (std::to_string(i) + ".yaml"), std::ios::binary) << generator.yaml(i);
    }
    return 0;
  }
  std::ofstream file(out, std::ios::binary);
  if (format == "csv") file << generator.csv_head();
  for (std::size_t i = 0; i < count; ++i) {
    if (format == "yaml") file << "---\n" << generator.yaml(i);
    if (format == "ndjson") file << generator.ndjson(i);
    if (format == "csv") file << generator.csv(i);
  }
  return file ? 0 : 2;
}
