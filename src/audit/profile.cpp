// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: the keys of a profile, each of them read, held against the rulebook, and applied to it.
#include "audit/profile.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "audit/codes.h"
#include "audit/needed_word.h"
#include "base/codes.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "base/suggest.h"
#include "base/text.h"
#include "document/decoding.h"
#include "document/read.h"
#include "feel/value/type.h"
#include "judge/options.h"
#include "rulebook/codes.h"
#include "rulebook/expressions.h"
#include "rulebook/in_words.h"
#include "rulebook/modality_words.h"
#include "rulebook/params.h"
#include "rulebook/words.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

using Policies = std::vector<std::shared_ptr<const PolicyRules>>;

bool is_pattern(const std::string& rule) { return rule.find_first_of("*?[\\") != std::string::npos; }

// Which of a profile's decisions are about a rule. Most name one, and are found by it: only patterns are tried on each.
class DecisionsByRule {
 public:
  template <typename Decision, typename RuleOf>
  DecisionsByRule(const std::vector<Decision>& decisions, RuleOf rule_of) {
    for (std::size_t i = 0; i < decisions.size(); ++i) {
      const std::string& rule = rule_of(decisions[i]);
      if (is_pattern(rule)) patterns_.emplace_back(rule, i);
      if (!is_pattern(rule)) named_[rule].push_back(i);
    }
  }

  // Their numbers, in the profile's order.
  [[nodiscard]] std::vector<std::size_t> about(const std::string& rule) const {
    std::vector<std::size_t> found;
    if (const auto named = named_.find(rule); named != named_.end()) found = named->second;
    for (const auto& [pattern, number] : patterns_) {
      if (fits(rule, pattern)) found.push_back(number);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  std::unordered_map<std::string, std::vector<std::size_t>> named_;
  std::vector<std::pair<std::string, std::size_t>> patterns_;
};

// --- reading

std::string word_of(NodeView node, std::string_view key, Diagnostics& diagnostics) {
  return read_word(node, key, diagnostics).value_or("");
}

void need_some(NodeView node, std::string_view key, Diagnostics& diagnostics) {
  const bool none = (node.is_map() && node.entries().empty()) || (node.is_list() && node.elements().empty());
  if (none) diagnostics.add(code::rule_key_missing, node.place(), {Text(key)});
}

ProfileRule rule_of(const YamlMap& map, NodeView node, Diagnostics& diagnostics) {
  ProfileRule rule;
  const NodeView written = map.need("rule");
  rule.rule = word_of(written, "rule", diagnostics);
  rule.at = written.exists() ? written.place() : node.place();
  rule.reason = need_word(map, "reason", diagnostics);
  rule.paper = word_of(map.find("paper"), "paper", diagnostics);
  return rule;
}

// A pattern alone, or with its reason.
void read_selection(NodeView node, Profile& profile, Diagnostics& diagnostics) {
  const std::vector<NodeView> nodes = node.is_list()  ? node.elements()
                                      : node.exists() ? std::vector<NodeView>{node}
                                                      : std::vector<NodeView>();
  for (const NodeView each : nodes) {
    if (each.is_map()) {
      const YamlMap entry(each, {"rule", "reason", "paper"}, diagnostics);
      if (entry.ok()) profile.select.push_back(rule_of(entry, each, diagnostics));
    } else if (each.is_null()) {
      diagnostics.add(code::rule_key_missing, each.place(), {Text("rule")});
    } else if (auto pattern = read_word(each, "select", diagnostics)) {
      profile.select.push_back({std::move(*pattern), each.place(), {}, {}});
    }
  }
}

// "policy.parameter" or a parameter alone.
std::pair<std::string, std::string> split_name(const std::string& name) {
  const std::size_t dot = name.find('.');
  return dot == std::string::npos ? std::pair(std::string(), name)
                                  : std::pair(name.substr(0, dot), name.substr(dot + 1));
}

void read_profile_params(NodeView node, Profile& profile, Diagnostics& diagnostics) {
  for (const NodeView::Entry& entry : read_entries(node, "params", diagnostics)) {
    const YamlMap map(entry.value, {"values", "reason", "paper"}, diagnostics);
    if (!map.ok()) continue;
    ProfileParam param;
    std::tie(param.policy, param.name) = split_name(std::string(entry.key.text()));
    param.at = entry.key.place();
    param.reason = word_of(map.find("reason"), "reason", diagnostics);
    param.paper = need_word(map, "paper", diagnostics);
    need_some(map.find("values"), "values", diagnostics);
    for (const NodeView::Entry& dated : read_entries(map.need("values"), "values", diagnostics)) {
      const auto day = read_date(dated.key, diagnostics);
      auto value = read_param_value(dated.value, diagnostics);
      if (day && value)
        param.values.emplace(*day, ProfileValue{std::move(*value), is_in_percent(dated.value), dated.value.place()});
    }
    profile.params.push_back(std::move(param));
  }
}

void read_adoptions(NodeView node, Profile& profile, Diagnostics& diagnostics) {
  for (const NodeView each : read_list(node, "adopt", diagnostics)) {
    const YamlMap map(each, {"rule", "param", "by", "paper"}, diagnostics);
    if (!map.ok()) continue;
    ProfileAdoption adoption;
    if (map.has("rule") == map.has("param")) diagnostics.add(code::profile_adopts_one, each.place());
    adoption.rule = word_of(map.find("rule"), "rule", diagnostics);
    std::tie(adoption.policy, adoption.param) = split_name(word_of(map.find("param"), "param", diagnostics));
    const NodeView named = map.has("rule") ? map.find("rule") : map.find("param");
    adoption.at = named.exists() ? named.place() : each.place();
    adoption.by = need_word(map, "by", diagnostics);
    adoption.paper = need_word(map, "paper", diagnostics);
    profile.adopt.push_back(std::move(adoption));
  }
}

void read_modalities(NodeView node, Profile& profile, Diagnostics& diagnostics) {
  for (const NodeView each : read_list(node, "modality", diagnostics)) {
    const YamlMap map(each, {"rule", "modality", "reason", "paper"}, diagnostics);
    if (!map.ok()) continue;
    ProfileModality modality{rule_of(map, each, diagnostics), Modality::must};
    const NodeView word = map.need("modality");
    const auto read = word.is_scalar() ? read_modality(word.text()) : std::nullopt;
    if (word.exists() && (!read || *read == Modality::none))
      report_unknown(code::rule_word, word, rule_modality_words(), diagnostics);
    modality.modality = read.value_or(Modality::must);
    profile.modality.push_back(std::move(modality));
  }
}

void read_level_changes(NodeView node, Profile& profile, Diagnostics& diagnostics) {
  for (const NodeView each : read_list(node, "levels", diagnostics)) {
    const YamlMap map(each, {"rule", "levels", "reason", "paper"}, diagnostics);
    if (!map.ok()) continue;
    ProfileLevels levels{rule_of(map, each, diagnostics), {}};
    need_some(map.find("levels"), "levels", diagnostics);
    for (const NodeView level : read_words(map.need("levels"), "levels", diagnostics))
      levels.levels.emplace_back(std::string(level.text()), level.place());
    profile.levels.push_back(std::move(levels));
  }
}

// --- applying

std::string shown(const feel::Value& value) { return feel::to_feel(value); }

std::string joined_levels(const std::vector<std::string>& levels) {
  return levels.empty() ? std::string("*") : joined(std::span<const std::string>(levels));
}

Text words_of(const Param& param, const feel::Value& value) {
  return {shown_param(param, value, Language::zh), shown_param(param, value, Language::en)};
}

// As the policy calls them; of all levels there is no list.
Text words_of(const std::vector<std::string>& levels, const Policy& policy) {
  std::vector<Text> labels;
  for (const std::string& key : levels) {
    const Level* const level = policy.level(key);
    labels.push_back(level == nullptr || level->label.empty() ? Text(key) : level->label);
  }
  return listed(labels);
}

class Application {
 public:
  Application(PolicyRules& rules, const Profile& profile, std::vector<ProfileChange>& changes)
      : rules_(rules), profile_(profile), changes_(changes) {}

  void run() {
    for (const ProfileParam& param : profile_.params) change_param(param);
    for (Rule& rule : rules_.rules) {
      rule.words = nullptr;  // were made of what the rulebook has
      leave_out(rule);
      change_force(rule);
      change_levels(rule);
      adopt(rule);
    }
  }

 private:
  void add(ProfileChange::Kind kind, const std::string& what, std::string before, std::string after,
           const std::string& reason, const std::string& paper) {
    changes_.push_back({kind, what, std::move(before), std::move(after), reason, paper});
  }

  // From its first day on it stands in place of what the rulebook has.
  void change_param(const ProfileParam& change) {
    if (!change.policy.empty() && change.policy != rules_.policy.id) return;
    for (Param& param : rules_.policy.params) {
      if (param.name != change.name || change.values.empty()) continue;
      const Date first = change.values.begin()->first;
      std::vector<feel::Value> before;
      for (const auto& [day, value] : change.values) before.push_back(param.value_on(day));
      param.values.erase(param.values.lower_bound(first), param.values.end());
      param.papers.erase(param.papers.lower_bound(first), param.papers.end());
      for (const auto& [day, value] : change.values) {
        param.values[day] = value.value;
        param.papers[day] = change.paper;
      }
      for (auto was = before.begin(); const auto& [day, value] : change.values) {
        add(ProfileChange::Kind::param, rules_.policy.id + '.' + param.name, shown(*was), shown(value.value),
            change.reason, change.paper);
        ProfileChange& change_of_day = changes_.back();
        change_of_day.from = day;
        if (!was->is_null()) change_of_day.before_words = words_of(param, *was);
        change_of_day.after_words = words_of(param, value.value);
        ++was;
      }
    }
  }

  void leave_out(Rule& rule) {
    const std::vector<std::size_t> by = select_.about(rule.id);
    const bool selected = profile_.select.empty() || !by.empty();
    if (!by.empty() && !rule.left_out) {
      const ProfileRule& first = profile_.select[by.front()];
      if (!first.reason.empty()) add(ProfileChange::Kind::selected, rule.id, {}, {}, first.reason, first.paper);
    }
    if (!selected && !rule.left_out) {
      rule.left_out = true;
      add(ProfileChange::Kind::left_out, rule.id, {}, {}, {}, {});
    }
    for (const std::size_t number : ignore_.about(rule.id)) {
      const ProfileRule& ignored = profile_.ignore[number];
      if (rule.left_out) continue;
      rule.left_out = true;
      rule.left_out_why = ignored.reason;
      add(ProfileChange::Kind::ignored, rule.id, {}, {}, ignored.reason, ignored.paper);
    }
  }

  void change_force(Rule& rule) {
    for (const std::size_t number : modality_.about(rule.id)) {
      const ProfileModality& change = profile_.modality[number];
      if (rule.modality == change.modality) continue;
      add(ProfileChange::Kind::modality, rule.id, std::string(to_string(rule.modality)),
          std::string(to_string(change.modality)), change.rule.reason, change.rule.paper);
      rule.modality = change.modality;
    }
  }

  void change_levels(Rule& rule) {
    for (const std::size_t number : levels_.about(rule.id)) {
      const ProfileLevels& change = profile_.levels[number];
      std::vector<std::string> keys;
      for (const auto& [written, at] : change.levels) {
        if (const Level* level = rules_.policy.level(written)) keys.push_back(level->key);
      }
      if (keys.empty() || keys == rule.levels) continue;
      add(ProfileChange::Kind::levels, rule.id, joined_levels(rule.levels), joined_levels(keys), change.rule.reason,
          change.rule.paper);
      changes_.back().before_words = words_of(rule.levels, rules_.policy);
      changes_.back().after_words = words_of(keys, rules_.policy);
      rule.levels = std::move(keys);
    }
  }

  void adopt(Rule& rule) {
    if (rule.grounds != Grounds::reading) return;
    for (const ProfileAdoption& adoption : profile_.adopt) {
      if (!adopts(adoption, rules_, rule)) continue;
      add(ProfileChange::Kind::adopted, rule.id, rule.adopted_by, adoption.by, {}, adoption.paper);
      rule.adopted_by = adoption.by;
      rule.adopted_paper = adoption.paper;
      return;
    }
  }

 public:
  static bool adopts(const ProfileAdoption& adoption, const PolicyRules& rules, const Rule& rule) {
    if (adoption.param.empty()) return fits(rule.id, adoption.rule);
    if (!adoption.policy.empty() && adoption.policy != rules.policy.id) return false;
    bool reads = false;
    for_each_expression(rule, [&](const Expression& expression) {
      for (const feel::ReadPath& path : expression.program->reads()) {
        if (rules.slots.is_param(path.slot) &&
            rules.policy.params[path.slot - rules.slots.facts].name == adoption.param)
          reads = true;
      }
    });
    return reads;
  }

 private:
  PolicyRules& rules_;
  const Profile& profile_;
  std::vector<ProfileChange>& changes_;
  DecisionsByRule select_{profile_.select, [](const ProfileRule& one) -> const std::string& { return one.rule; }};
  DecisionsByRule ignore_{profile_.ignore, [](const ProfileRule& one) -> const std::string& { return one.rule; }};
  DecisionsByRule modality_{profile_.modality,
                            [](const ProfileModality& one) -> const std::string& { return one.rule.rule; }};
  DecisionsByRule levels_{profile_.levels,
                          [](const ProfileLevels& one) -> const std::string& { return one.rule.rule; }};
};

// --- holding it against the rulebook

void report_none(Code code, const Place& at, const std::string& name, const std::vector<std::string>& known,
                 Diagnostics& diagnostics) {
  Diagnostic fault{code, at, {Text(shortened(name, kShownScalar))}, {}, false};
  if (const auto close = nearest(name, known)) fault.notes.push_back({code::base_nearest, {}, {Text(*close)}});
  diagnostics.add(std::move(fault));
}

void check_pattern(const std::string& pattern, const Place& at, const std::vector<std::string>& known,
                   Diagnostics& diagnostics) {
  if (pattern.empty()) return;  // said where it was read
  const bool any = is_pattern(pattern) ? std::any_of(known.begin(), known.end(),
                                                     [&](const std::string& id) { return fits(id, pattern); })
                                       : std::find(known.begin(), known.end(), pattern) != known.end();
  if (!any) report_none(code::profile_rule_none, at, pattern, known, diagnostics);
}

// The parameters of that name; reports where there is none.
std::vector<const Param*> params_named(const std::string& policy, const std::string& name, const Place& at,
                                       const Policies& policies, Diagnostics& diagnostics) {
  std::vector<const Param*> found;
  std::vector<std::string> known;
  for (const auto& rules : policies) {
    for (const Param& param : rules->policy.params) {
      known.push_back(param.name);
      if (param.name == name && (policy.empty() || policy == rules->policy.id)) found.push_back(&param);
    }
  }
  if (found.empty()) report_none(code::profile_param_none, at, name, known, diagnostics);
  return found;
}

void check_params(const Profile& profile, const Policies& policies, Diagnostics& diagnostics) {
  for (const ProfileParam& change : profile.params) {
    for (const Param* param : params_named(change.policy, change.name, change.at, policies, diagnostics)) {
      if (param->values.empty()) continue;
      const std::string type = feel::to_string(feel::type_of(param->values.begin()->second));
      for (const auto& [day, value] : change.values) {
        const std::string own = feel::to_string(feel::type_of(value.value));
        if (own != type)
          diagnostics.add(code::profile_param_type, change.at, {Text(change.name), Text(type), Text(own)});
        if (param->percent && is_doubtful_share(value.value, value.in_percent))
          diagnostics.add(code::rule_param_share, value.at, {Text(change.name), Text(shown(value.value))});
      }
    }
  }
}

void check_adoptions(const Profile& profile, const Policies& policies, const std::vector<std::string>& known,
                     Diagnostics& diagnostics) {
  for (const ProfileAdoption& adoption : profile.adopt) {
    const std::size_t before = diagnostics.errors();
    if (!adoption.param.empty())
      static_cast<void>(params_named(adoption.policy, adoption.param, adoption.at, policies, diagnostics));
    check_pattern(adoption.rule, adoption.at, known, diagnostics);
    if (diagnostics.errors() > before || (adoption.rule.empty() && adoption.param.empty())) continue;
    bool any = false;
    for (const auto& rules : policies) {
      any = any || std::any_of(rules->rules.begin(), rules->rules.end(), [&](const Rule& rule) {
              return rule.grounds == Grounds::reading && Application::adopts(adoption, *rules, rule);
            });
    }
    const std::string& named = adoption.param.empty() ? adoption.rule : adoption.param;
    if (!any) diagnostics.add(code::profile_adopts_nothing, adoption.at, {Text(named)});
  }
}

void check_levels(const Profile& profile, const Policies& policies, Diagnostics& diagnostics) {
  for (const ProfileLevels& change : profile.levels) {
    for (const auto& rules : policies) {
      const bool concerned = std::any_of(rules->rules.begin(), rules->rules.end(),
                                         [&](const Rule& rule) { return fits(rule.id, change.rule.rule); });
      if (!concerned) continue;
      std::vector<std::string> known;
      for (const Level& level : rules->policy.levels) known.push_back(level.key);
      for (const auto& [written, at] : change.levels) {
        if (rules->policy.level(written) != nullptr) continue;
        diagnostics.add(code::profile_level_none, at,
                        {Text(shortened(written, kShownScalar)), Text(rules->policy.id), listed(known)});
      }
    }
  }
}

}  // namespace

Profile read_profile(const std::string& name, std::string bytes, Diagnostics& diagnostics) {
  Profile profile;
  profile.digest = "sha256:" + sha256_hex(bytes);
  const auto document = read_yaml(decoded_source(name, std::move(bytes), diagnostics), diagnostics);
  if (!document) return profile;
  if (!document->root().exists()) {
    diagnostics.add(code::rule_key_missing, {document->source, {}}, {Text("profile")});
    return profile;
  }
  const YamlMap map(document->root(), {"profile", "select", "ignore", "params", "adopt", "modality", "levels"},
                    diagnostics);
  const NodeView called = map.need("profile");
  if (called.is_map()) {
    diagnostics.add({code::rule_kind,
                     called.place(),
                     {Text("profile"), kind_words(called), words_of(RulebookPart::a_scalar)},
                     {{code::profile_nested, {}, {}}},
                     false});
  } else {
    profile.name = word_of(called, "profile", diagnostics);
  }
  read_selection(map.find("select"), profile, diagnostics);
  for (const NodeView each : read_list(map.find("ignore"), "ignore", diagnostics)) {
    const YamlMap entry(each, {"rule", "reason", "paper"}, diagnostics);
    if (entry.ok()) profile.ignore.push_back(rule_of(entry, each, diagnostics));
  }
  read_profile_params(map.find("params"), profile, diagnostics);
  read_adoptions(map.find("adopt"), profile, diagnostics);
  read_modalities(map.find("modality"), profile, diagnostics);
  read_level_changes(map.find("levels"), profile, diagnostics);
  return profile;
}

std::shared_ptr<const PolicyRules> under_profile(const PolicyRules& rules, const Profile& profile,
                                                 std::vector<ProfileChange>& changes) {
  auto changed = std::make_shared<PolicyRules>(rules);
  Application(*changed, profile, changes).run();
  return changed;
}

void check_profile(const Profile& profile, const Policies& policies, Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const auto& rules : policies) {
    for (const Rule& rule : rules->rules) known.push_back(rule.id);
  }
  for (const ProfileRule& rule : profile.select) check_pattern(rule.rule, rule.at, known, diagnostics);
  for (const ProfileRule& rule : profile.ignore) check_pattern(rule.rule, rule.at, known, diagnostics);
  for (const ProfileModality& change : profile.modality)
    check_pattern(change.rule.rule, change.rule.at, known, diagnostics);
  for (const ProfileLevels& change : profile.levels)
    check_pattern(change.rule.rule, change.rule.at, known, diagnostics);
  check_params(profile, policies, diagnostics);
  check_adoptions(profile, policies, known, diagnostics);
  check_levels(profile, policies, diagnostics);
}

}  // namespace ducha
