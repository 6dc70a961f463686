// SPDX-License-Identifier: Apache-2.0
#include "judge/set_facts.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>

#include "base/codes.h"
#include "document/read.h"
#include "facts/blank_marks.h"
#include "facts/bounds.h"
#include "facts/cures.h"
#include "facts/read_scalar.h"
#include "findings/json_object.h"
#include "judge/codes.h"
#include "judge/words.h"
#include "plan/codes.h"
#include "plan/set_parts.h"

namespace ducha {

namespace {

// Records and lists are written as YAML in one line, so they are read as the facts of a plan that holds nothing else.
std::optional<FactSet> read_nested(const std::string& name, const std::string& value, const PlanView& view,
                                   Diagnostics& diagnostics) {
  // Under a key of their own: the root of a document is no fact's map.
  const std::string text = "{facts: {" + json_string(name) + ": " + value + "}}";
  auto document = read_yaml(std::make_shared<const SourceText>("--set", text), diagnostics);
  if (!document || !document->root().is_map()) return std::nullopt;
  Plan plan;
  plan.document = std::make_shared<const Document>(std::move(*document));
  plan.facts_node = plan.document->root().find("facts").index();
  Diagnostics found;
  std::vector<FactSet> sets = read_facts(plan, {&view.rules->vocabulary}, seen_until(view), found);
  const bool readable = found.errors() == 0;
  diagnostics.append(std::move(found));
  if (!readable || sets.empty()) return std::nullopt;
  return std::move(sets.front());
}

// A fact, or of an event what happened of it: `announced.on`, `announced.happened`, `announced.planned`.
struct Named {
  std::uint32_t slot;
  std::optional<FactType> part;  // what its value must be
};
std::optional<Named> named(const std::string& name, const Vocabulary& vocabulary) {
  if (const auto slot = vocabulary.slot_of(name)) return Named{*slot, std::nullopt};
  struct Row {
    std::string_view part;
    FactType type;
  };
  static constexpr Row kRows[] = {
      {".on", FactType::date}, {".planned", FactType::date}, {".happened", FactType::boolean}};
  for (const Row& row : kRows) {
    if (!name.ends_with(row.part)) continue;
    const auto slot = vocabulary.slot_of(std::string_view(name).substr(0, name.size() - row.part.size()));
    if (slot && vocabulary.facts()[*slot].type == FactType::event) return Named{*slot, row.type};
  }
  return std::nullopt;
}

// A set in which the fact at that slot is the one that was written.
std::optional<FactSet> read_fact(const std::string& name, const std::string& value, const Named& fact,
                                 const PlanView& view, Diagnostics& diagnostics) {
  const std::uint32_t slot = fact.slot;
  const FactSpec& spec = view.rules->vocabulary.facts()[slot];
  FactSpec part = spec;
  part.type = fact.part.value_or(spec.type);
  FactSet set;
  set.facts.resize(view.rules->vocabulary.facts().size());
  if (value == "null" || is_missing_mark(value)) return set;
  if (spec.type == FactType::record || spec.type == FactType::list) return read_nested(name, value, view, diagnostics);
  const WrittenIn where = written_in(view.period.value());
  const auto read = read_scalar(value, spec, where, seen_until(view));
  const bool fits = !fact.part || read_scalar(value, part, where);
  if (read && fits && !broken_bound(*read, spec)) {
    set.facts[slot] = {*read, FactState::given, 0, true};
    return set;
  }
  Diagnostic diagnostic{code::check_set_value,
                        {std::make_shared<const SourceText>("--set", std::string()), {}},
                        {Text(name), Text(value), expected_of(part)},
                        {},
                        true};
  if (auto cure = cure_of(value, part, where)) {
    diagnostic.notes.push_back({cure->code, diagnostic.at, std::move(cure->arguments)});
  }
  diagnostics.add(std::move(diagnostic));
  return std::nullopt;
}

Diagnostic unknown_name(const std::string& name, const std::vector<PlanView>& views) {
  Diagnostic diagnostic{code::check_set_unknown,
                        {std::make_shared<const SourceText>("--set", std::string()), {}},
                        {Text(name)},
                        {},
                        true};
  for (const PlanView& view : views) {
    const auto near = view.rules->vocabulary.names().nearest(split_set_name(name).fact);
    if (!near) continue;
    diagnostic.notes.push_back({code::base_nearest, {}, {Text(*near)}});
    break;
  }
  return diagnostic;
}

// A part of a fact that some view knows, which was set when the plan was read (plan/set_parts.h).
bool is_part(const std::string& name, const std::vector<PlanView>& views) {
  const SetName parts = split_set_name(name);
  return !parts.steps.empty() && std::any_of(views.begin(), views.end(), [&parts](const PlanView& view) {
    const Vocabulary& vocabulary = view.rules->vocabulary;
    const auto slot = vocabulary.slot_of(parts.fact);
    return slot && vocabulary.facts()[*slot].type != FactType::event;
  });
}

// What the facts say together when some are set: a part that is more than its whole, a day before the one it follows.
void check_parts(PlanView& view, Diagnostics& diagnostics) {
  const std::vector<FactSpec>& specs = view.rules->vocabulary.facts();
  std::vector<const feel::Value*> values;
  values.reserve(specs.size());
  for (const Fact& fact : view.facts.facts) values.push_back(&fact.value);
  for (const BrokenPart& broken : broken_parts(specs, values)) {
    const auto text = [&](std::uint32_t slot) {
      return Text(shown(*values[slot], &specs[slot], Language::zh), shown(*values[slot], &specs[slot], Language::en));
    };
    const Code code = broken.of_days ? code::plan_early : code::plan_part;
    const std::vector<Text> both = {called(specs[broken.part]), text(broken.part), called(specs[broken.whole]),
                                    text(broken.whole)};
    const Text told(sentence(code, both, Language::zh), sentence(code, both, Language::en));
    diagnostics.add_file(code, "--set", both);
    const auto place = [&](std::uint32_t slot) {
      const Fact& fact = view.facts.facts[slot];
      return fact.from_command_line ? Place() : place_of(*view.plan, view.rules->vocabulary, fact, slot, {});
    };
    const CannotHold::Other whole{broken.whole, {}, place(broken.whole), *values[broken.whole]};
    view.facts.invalid.push_back({broken.part,
                                  {},
                                  place(broken.part),
                                  std::make_shared<const CannotHold>(CannotHold{told, whole}),
                                  *values[broken.part]});
    view.facts.facts[broken.part].value = feel::Value();
    view.facts.facts[broken.part].state = FactState::invalid;
  }
}

}  // namespace

void set_facts(const std::vector<std::pair<std::string, std::string>>& set, std::vector<PlanView>& views,
               Diagnostics& diagnostics) {
  for (const auto& [name, value] : set) {
    bool known = is_part(name, views);
    for (PlanView& view : views) {
      const auto found = named(name, view.rules->vocabulary);
      if (!found) continue;
      known = true;
      const std::uint32_t* const slot = &found->slot;
      auto made = read_fact(name, value, *found, view, diagnostics);
      if (!made) continue;
      Fact& fact = view.facts.facts[*slot];
      const std::uint32_t node = fact.node;  // of the plan's document, not of the command line
      fact = std::move(made->facts[*slot]);
      fact.node = node;
      fact.from_command_line = true;
      const auto of_slot = [&slot](const auto& part) { return part.slot == *slot; };
      std::erase_if(view.facts.invalid, of_slot);
      std::erase_if(view.facts.dated, of_slot);
      std::copy_if(made->dated.begin(), made->dated.end(), std::back_inserter(view.facts.dated), of_slot);
    }
    if (!known && !views.empty()) diagnostics.add(unknown_name(name, views));
  }
  if (set.empty()) return;
  for (PlanView& view : views) {
    check_parts(view, diagnostics);
    view.facts.index_parts();
  }
}

}  // namespace ducha
