// SPDX-License-Identifier: Apache-2.0
// ducha schema: JSON Schemas of what the program reads and writes, for editors and for consumers.
#include <algorithm>
#include <ostream>

#include "authoring/fixed_schema.h"
#include "authoring/plan_schema.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/option.h"
#include "cli/options/policy_level.h"
#include "cli/options/without_effect.h"
#include "cli/process/rulebook_store.h"

namespace ducha {

int run_schema(const Arguments& arguments, Streams& streams) {
  std::vector<std::string> rules;
  std::optional<std::string> level;
  std::vector<std::string> policy;
  std::vector<std::string> what;
  CommonOptions common;
  OptionParser parser(*command_named("schema"));
  parser.values(OptionName::rules, rules);
  parser.values(OptionName::only_policy, policy);
  parser.value(OptionName::of_level, level);
  parser.arguments(what, 1, 1);
  parser.argument_words({"plan", "policy", "facts", "rules", "findings", "waivers", "profile", "roster", "scoring"});
  if (const auto code = parser.parse(arguments, common, streams)) return *code;

  Diagnostics faults;
  if (const auto fixed = fixed_schema(what.front())) {
    refuse_without(common, {OptionName::only_policy, OptionName::of_level}, Text("schema plan"), faults);
    if (!faults.empty()) return usage_error(faults, "schema", common.language, streams);
    streams.out << *fixed;
    return 0;
  }
  RulebookStore store(rules, faults);
  const std::vector<std::string> ids = store.chosen(flattened(policy), faults);
  if (!faults.empty()) return usage_error(faults, "schema", common.language, streams);
  Diagnostics found;
  Loaded loaded;
  for (const std::string& id : ids) {
    if (auto one = store.load(id, found)) loaded.push_back(std::move(one));
  }
  for (const Diagnostic& each : found.all()) {
    streams.err << to_text(each, common.language, streams.err_is_terminal);
  }
  if (found.errors() > 0) return 2;
  std::optional<std::string> key;
  for (const auto& one : loaded) key = level_key(one->policy, level, faults);
  if (!faults.empty()) return usage_error(faults, "schema", common.language, streams);
  streams.out << plan_schema(loaded, key, common.language);
  return 0;
}

}  // namespace ducha
