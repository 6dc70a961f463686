// SPDX-License-Identifier: Apache-2.0
#include "judge/set_facts.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>

#include "document/read.h"
#include "facts/read_scalar.h"
#include "findings/json_object.h"
#include "judge/codes.h"
#include "judge/words.h"

namespace ducha {

namespace {

// Records and lists are written as YAML in one line, so they are read as the facts of a plan that holds nothing else.
std::optional<FactSet> read_nested(const std::string& name, const std::string& value, const PlanView& view,
                                   Diagnostics& diagnostics) {
  const std::string text = "{" + json_string(name) + ": " + value + "}";
  auto document = read_yaml(std::make_shared<const SourceText>("--set", text), diagnostics);
  if (!document || !document->root().is_map()) return std::nullopt;
  Plan plan;
  plan.document = std::make_shared<const Document>(std::move(*document));
  plan.facts_node = plan.document->root().index();
  Diagnostics found;
  std::vector<FactSet> sets = read_facts(plan, {&view.rules->vocabulary}, seen_until(view), found);
  const bool readable = found.errors() == 0;
  diagnostics.append(std::move(found));
  if (!readable || sets.empty()) return std::nullopt;
  return std::move(sets.front());
}

// A set in which the fact at that slot is the one that was written.
std::optional<FactSet> read_fact(const std::string& name, const std::string& value, std::uint32_t slot,
                                 const PlanView& view, Diagnostics& diagnostics) {
  const FactSpec& spec = view.rules->vocabulary.facts()[slot];
  FactSet set;
  set.facts.resize(view.rules->vocabulary.facts().size());
  if (value == "null" || value.empty()) return set;
  if (spec.type == FactType::record || spec.type == FactType::list) return read_nested(name, value, view, diagnostics);
  const auto read = read_scalar(value, spec, seen_until(view));
  if (read) {
    set.facts[slot] = {*read, FactState::given, 0, true};
    return set;
  }
  diagnostics.add_file(code::check_set_value, "--set", {Text(name), Text(value), expected_of(spec)});
  return std::nullopt;
}

}  // namespace

void set_facts(const std::vector<std::pair<std::string, std::string>>& set, std::vector<PlanView>& views,
               Diagnostics& diagnostics) {
  for (const auto& [name, value] : set) {
    bool known = false;
    for (PlanView& view : views) {
      const auto slot = view.rules->vocabulary.slot_of(name);
      if (!slot) continue;
      known = true;
      auto made = read_fact(name, value, *slot, view, diagnostics);
      if (!made) continue;
      view.facts.facts[*slot] = std::move(made->facts[*slot]);
      view.facts.facts[*slot].from_command_line = true;
      const auto of_slot = [&slot](const auto& part) { return part.slot == *slot; };
      std::erase_if(view.facts.invalid, of_slot);
      std::erase_if(view.facts.dated, of_slot);
      std::copy_if(made->dated.begin(), made->dated.end(), std::back_inserter(view.facts.dated), of_slot);
    }
    if (!known && !views.empty()) diagnostics.add_file(code::check_set_unknown, "--set", {Text(name)});
  }
}

}  // namespace ducha
