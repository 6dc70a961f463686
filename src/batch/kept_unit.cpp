// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: writing and reading back are one format.
#include "batch/kept_unit.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <memory>
#include <set>
#include <type_traits>

#include "base/limits.h"
#include "base/period.h"
#include "base/text.h"
#include "batch/codes.h"
#include "document/read.h"
#include "facts/read_event.h"
#include "feel/run/trace.h"
#include "feel/value/context.h"
#include "findings/json_object.h"
#include "judge/evidence.h"
#include "judge/finding_words.h"
#include "judge/outcome.h"
#include "judge/plan_view.h"
#include "judge/subject_check.h"
#include "judge/words.h"

namespace ducha {

namespace {

// Of a plan whose level nobody can tell: what the condition says of each level.
Ternary belongs_at_any_level(const Rule& rule, const PlanView& view, const SlotValues& slots) {
  const auto& levels = rule.levels;
  std::vector<feel::Value> values = slots.all();
  for (const Level& level : view.rules->policy.levels) {
    if (!levels.empty() && std::find(levels.begin(), levels.end(), level.key) == levels.end()) continue;
    values[view.rules->slots.level()] = feel::Value::string(level.key);
    if (!rule.across->program->evaluate(values).is_false()) return Ternary::null;
  }
  return Ternary::no;
}

bool in_force(const Rule& rule, const PlanView& view) { return !view.period || rule.in_force.overlaps(*view.period); }

// A unit does not leave a population because its level or its period cannot be told.
Membership membership_of(const AcrossRule& one, const PlanView& view, const SlotValues& slots) {
  const Rule& rule = *one.rule;
  const SlotLayout& layout = view.rules->slots;
  const bool by_level = !rule.levels.empty() || one.reads.population_reads(layout.level());
  if (!view.level && by_level && !view.rules->policy.levels.empty())
    return belongs_at_any_level(rule, view, slots) == Ternary::no ? Membership::no
           : view.level.is_unreadable()                           ? Membership::error
                                                                  : Membership::unknown;
  if (!rule.levels.empty() &&
      (!view.level || std::find(rule.levels.begin(), rule.levels.end(), *view.level) == rule.levels.end()))
    return Membership::no;
  const Ternary belongs = truth_of(*rule.across, slots);
  if (belongs == Ternary::no) return Membership::no;
  const auto unreadable = [&](const auto& given, feel::Slot slot) {
    return given.is_unreadable() && one.reads.population_reads(slot);
  };
  const auto& invalid = view.facts.invalid;
  if (unreadable(view.plan->region, layout.region()) || unreadable(view.period, layout.period()) ||
      unreadable(view.as_of, layout.as_of()) ||
      std::any_of(invalid.begin(), invalid.end(),
                  [&one](const InvalidPart& part) { return one.reads.population_touches(part); }))
    return Membership::error;
  // For which period its figures are cannot be told.
  if (view.period.is_unreadable()) return Membership::unknown;
  return belongs == Ternary::yes ? Membership::yes : Membership::unknown;
}

constexpr std::array<std::string_view, 5> kMemberships = {"yes", "no", "unknown", "error", "superior"};

std::string_view to_string(Membership in) { return kMemberships[static_cast<std::size_t>(in)]; }

std::optional<Membership> read_membership(std::string_view word) {
  for (std::size_t i = 0; i < kMemberships.size(); ++i) {
    if (kMemberships[i] == word) return static_cast<Membership>(i);
  }
  return std::nullopt;
}

void report_undecided(const Rule& rule, const PlanView& view, const SlotValues& slots, const CheckOptions& options,
                      Diagnostics& diagnostics) {
  feel::Trace trace;
  static_cast<void>(rule.across->program->explain(slots.all(), trace));
  std::vector<Missing> missing;
  const EvidenceMaker maker(view, slots.shared(), options.language);
  for (const feel::Origin& origin : feel::missing(trace)) append_missing(missing, maker.missing_of(origin));
  for (const feel::Origin& origin : feel::doubtful(trace)) append_missing(missing, maker.missing_of(origin));
  // No fact is left out: a head that is missing or cannot be read is why.
  if (missing.empty() && !view.level.value()) missing.push_back({"level", words_of(FindingWord::the_level), {}, 1});
  if (missing.empty() && view.period.is_unreadable())
    missing.push_back({"period", words_of(FindingWord::the_period), {}, 1});
  std::vector<Text> facts;
  facts.reserve(missing.size());
  for (const Missing& one : missing) facts.push_back(*one.label);
  diagnostics.add(code::check_population_null, view.plan->place(), {Text(rule.id), listed(facts)});
}

// The rules by the key of a region that they group by and a plan leaves out.
using Ungrouped = std::map<std::string, std::vector<std::string>>;

// The group's name; none: `per` is left out, or the plan does not say.
std::optional<std::string> group_of(const Rule& rule, const PlanView& view, Ungrouped& ungrouped) {
  if (rule.per.empty()) return std::nullopt;
  for (const auto& [key, name] : view.plan->region.value().value_or(Region{})) {
    if (key == rule.per) return name;
  }
  ungrouped[rule.per].push_back(rule.id);
  return std::nullopt;
}

// Once a key, whatever the number of its rules.
void report_ungrouped(const Ungrouped& ungrouped, const PlanView& view, Diagnostics& diagnostics) {
  for (const auto& [key, rules] : ungrouped)
    diagnostics.add(code::check_region_missing, view.plan->place(), {listed(std::span(rules)), Text(key)});
}

// In the plan's own file unless it says another: a table beside it, a cell of a workbook, the command line.
void add_place(JsonObject& object, const PlanView& view, const Location& at) {
  object.number("line", at.line).number("column", at.column);
  if (!at.file.empty() && at.file != view.plan->place().file()) object.text("file", at.file);
}

std::string facts_json(const PlanView& view, const std::vector<std::uint32_t>& facts, Language language) {
  const Vocabulary& vocabulary = view.rules->vocabulary;
  JsonObject object;
  for (const std::uint32_t slot : facts) {
    const Place place = place_of(*view.plan, vocabulary, view.facts.facts[slot], slot, {});
    JsonObject fact;
    const bool says = !is_of_other_period(view, slot);
    fact.raw("value", says ? to_json(view.facts.facts[slot].value) : "null");
    add_place(fact, view, location_of(place, language));
    object.raw(vocabulary.facts()[slot].name, fact.done());
  }
  return object.done();
}

// Where a part of a fact stands, and how it is written there.
void add_written(JsonObject& object, const PlanView& view, std::uint32_t slot, const FactPath& steps, const Place& of,
                 Language language) {
  const std::string_view text = of.known() ? of.source->slice(of.span) : std::string_view();
  JsonArray path;
  for (const auto& step : steps) {
    const auto* name = std::get_if<std::string>(&step);
    path.raw(name != nullptr ? json_string(*name) : std::to_string(std::get<std::size_t>(step)));
  }
  object.text("fact", view.rules->vocabulary.facts()[slot].name).raw("path", path.done());
  object.text("written", shortened(text, kShownScalar));
  add_place(object, view, location_of(of, language));
}

std::string invalid_json(const PlanView& view, const std::vector<AcrossRule>& across, Language language) {
  JsonArray array;
  for (const InvalidPart& part : view.facts.invalid) {
    if (std::none_of(across.begin(), across.end(), [&part](const AcrossRule& one) { return reads_part(one, part); })) {
      continue;
    }
    JsonObject object;
    add_written(object, view, part.slot, part.path, part.at, language);
    if (part.because != nullptr) {
      JsonObject told;
      object.raw("told", told.text("zh", part.because->told.zh).text("en", part.because->told.en).done());
      if (const auto& other = part.because->other) {
        JsonObject against;
        add_written(against, view, other->slot, other->path, other->at, language);
        object.raw("against", against.done());
      }
    }
    array.raw(object.done());
  }
  return array.done();
}

std::string unreadable_json(const PlanView& view) {
  JsonArray array;
  const auto add = [&](std::string_view head, const auto& given) {
    if (!given.is_unreadable()) return;
    const Place place = view.plan->place(given.at());
    JsonObject object;
    object.text("head", head).text("written", shortened(place.source->slice(place.span), kShownScalar));
    add_place(object, view, location_of(place));
    array.raw(object.done());
  };
  add("level", view.level);
  add("region", view.plan->region);
  add("period", view.period);
  add("as_of", view.as_of);
  return array.done();
}

// --- and back

std::optional<std::size_t> number_in(NodeView node) {
  if (!node.is_scalar()) return std::nullopt;
  const std::string_view text = node.text();
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<std::string> text_in(NodeView node) {
  return node.is_scalar() && !node.is_null() ? std::optional(std::string(node.text())) : std::nullopt;
}

// As to_json() wrote it; null where it is of another shape.
feel::Value value_in(NodeView node, const FactSpec& fact);

feel::Value record_in(NodeView node, const FactSpec& fact) {
  if (node.is_null()) return {};
  std::vector<std::pair<std::string, feel::Value>> entries;
  for (const FactSpec& field : fact.fields) entries.emplace_back(field.name, value_in(node.find(field.name), field));
  return feel::Value::context(std::move(entries));
}

feel::Value event_in(NodeView node) {
  Event event;
  const NodeView happened = node.find("happened");
  if (happened.is_scalar() && !happened.is_null()) event.happened = happened.text() == "true";
  const auto day = [&node](std::string_view key) {
    const NodeView entry = node.find(key);
    return entry.is_scalar() ? read_iso_date(entry.text()) : std::nullopt;
  };
  event.on = day("on");
  event.planned = day("planned");
  return to_value(event);
}

feel::Value value_in(NodeView node, const FactSpec& fact) {
  if (!node.exists() || node.is_null()) return fact.type == FactType::event ? to_value(Event{}) : feel::Value();
  if (node.is_list() && fact.type == FactType::list) {
    std::vector<feel::Value> elements;
    for (const NodeView element : node.elements()) {
      elements.push_back(fact.element.empty() ? record_in(element, fact) : value_in(element, fact.element.front()));
    }
    return fact.dated.empty() ? feel::Value::list(std::move(elements)) : feel::Value::dated_list(std::move(elements));
  }
  if (node.is_map() && fact.type == FactType::record) return record_in(node, fact);
  if (node.is_map() && fact.type == FactType::event) return event_in(node);
  if (!node.is_scalar()) return {};
  switch (fact.type) {
    case FactType::count:
    case FactType::number:
    case FactType::share:
    case FactType::money: {
      const auto number = Decimal::read(node.text());
      return number ? feel::Value(*number) : feel::Value();
    }
    case FactType::date: {
      const auto date = read_iso_date(node.text());
      return date ? feel::Value(*date) : feel::Value();
    }
    case FactType::boolean: return feel::Value(node.text() == "true");
    case FactType::name: return feel::Value::name(std::string(node.text()));
    case FactType::choice:
    case FactType::text: return feel::Value::string(std::string(node.text()));
    case FactType::event:
    case FactType::record:
    case FactType::list: return {};
  }
  return {};
}

FactPath path_in(NodeView node) {
  FactPath path;
  if (!node.is_list()) return path;
  for (const NodeView step : node.elements()) {
    if (step.style() == ScalarStyle::plain) {
      path.emplace_back(number_in(step).value_or(0));
    } else {
      path.emplace_back(std::string(step.text()));
    }
  }
  return path;
}

Location location_in(NodeView node, const std::string& file) {
  const auto number = [&node](std::string_view key) {
    return static_cast<std::uint32_t>(number_in(node.find(key)).value_or(0));
  };
  return {text_in(node.find("file")).value_or(file), number("line"), number("column")};
}

std::vector<KeptHead> unreadable_in(NodeView node, const std::string& file) {
  std::vector<KeptHead> heads;
  for (const NodeView one : node.is_list() ? node.elements() : std::vector<NodeView>()) {
    if (!one.is_map()) continue;
    heads.push_back(
        {text_in(one.find("head")).value_or(""), text_in(one.find("written")).value_or(""), location_in(one, file)});
  }
  return heads;
}

bool is_unreadable(const KeptUnit& unit, std::string_view head) {
  return std::any_of(unit.unreadable.begin(), unit.unreadable.end(),
                     [head](const KeptHead& one) { return one.head == head; });
}

std::optional<KeptPart> part_in(NodeView node, const Vocabulary& vocabulary, const std::string& file) {
  const auto name = node.is_map() ? text_in(node.find("fact")) : std::nullopt;
  const auto slot = name ? vocabulary.slot_of(*name) : std::nullopt;
  if (!slot) return std::nullopt;
  return KeptPart{{*slot, path_in(node.find("path")), {}, nullptr},
                  text_in(node.find("written")).value_or(""),
                  location_in(node, file)};
}

std::vector<KeptInvalid> invalid_in(NodeView node, const Vocabulary& vocabulary, const std::string& file) {
  std::vector<KeptInvalid> invalid;
  if (!node.is_list()) return invalid;
  for (const NodeView one : node.elements()) {
    auto part = part_in(one, vocabulary, file);
    if (!part) continue;
    const NodeView told = one.find("told");
    Text sentence;
    if (told.is_map()) sentence = {text_in(told.find("zh")).value_or(""), text_in(told.find("en")).value_or("")};
    invalid.push_back({*std::move(part), std::move(sentence), part_in(one.find("against"), vocabulary, file)});
  }
  return invalid;
}

}  // namespace

std::vector<std::uint32_t> kept_facts(const PolicyRules& rules, const std::vector<AcrossRule>& across) {
  std::set<std::uint32_t> kept;
  const auto& facts = rules.vocabulary.facts();
  for (std::uint32_t slot = 0; slot < facts.size(); ++slot) {
    for (const AcrossRule& one : across) {
      const auto& condition = one.rule->across->program->reads();
      const bool conditional = std::any_of(condition.begin(), condition.end(), [&](const feel::ReadPath& path) {
        return path.slot == rules.slots.fact(slot);
      });
      if (conditional || one.reads.shows_of_unit(facts[slot].name)) kept.insert(slot);
    }
  }
  return {kept.begin(), kept.end()};
}

std::string kept_json(const PlanView& view, const SlotValues& slots, const std::vector<AcrossRule>& across,
                      const std::vector<std::uint32_t>& facts, const CheckOptions& options, Diagnostics& diagnostics) {
  JsonObject rules;
  bool any = false;
  const auto add = [&](const Rule& rule, Membership in, const std::optional<std::string>& group,
                       const std::optional<std::string>& count) {
    JsonObject membership;
    membership.text("in", to_string(in));
    if (group) membership.text("group", *group);
    if (count) membership.raw("count", *count);
    rules.raw(rule.id, membership.done());
    any = true;
  };
  Ungrouped ungrouped;
  for (const AcrossRule& one : across) {
    const Rule& rule = *one.rule;
    if (!in_force(rule, view)) continue;
    const Membership in = membership_of(one, view, slots);
    if (in == Membership::unknown) report_undecided(rule, view, slots, options, diagnostics);
    if (in != Membership::no) {
      add(rule, in, group_of(rule, view, ungrouped), std::nullopt);
    } else if (rule.whole_slot) {
      Ungrouped discarded;
      const feel::Value count = view.facts.facts[*rule.whole_slot].value;
      const bool given = count.kind() == feel::Kind::number && !is_of_other_period(view, *rule.whole_slot);
      add(rule, Membership::superior, group_of(rule, view, discarded),
          given ? std::optional(to_json(count)) : std::nullopt);
    } else if (!options.roster.empty()) {
      add(rule, in, std::nullopt, std::nullopt);
    }
  }
  report_ungrouped(ungrouped, view, diagnostics);
  if (!any) return {};
  JsonObject region;
  for (const auto& [key, name] : view.plan->region.value().value_or(Region{})) region.text(key, name);
  JsonObject object;
  object.text("policy", view.rules->policy.id).raw("rules", rules.done()).text_or_null("level", view.level.value());
  object.raw("region", region.done());
  object.text_or_null("period", view.period ? to_string(*view.period) : std::string());
  object.text_or_null("as_of", view.as_of ? to_string(*view.as_of) : std::string())
      .raw("facts", facts_json(view, facts, options.language));
  object.raw("invalid", invalid_json(view, across, options.language));
  return object.raw("unreadable", unreadable_json(view)).done();
}

bool reads_head(const AcrossRule& rule, const SlotLayout& slots, std::string_view head) {
  const RuleReads& reads = rule.reads;
  const bool dated = rule.rule->in_force.from || rule.rule->in_force.until;
  if (head == "level") {
    return !rule.rule->levels.empty() || reads.population_reads(slots.level()) || reads.reads_of_unit("level");
  }
  if (head == "region") {
    return !rule.rule->per.empty() || reads.population_reads(slots.region()) || reads.reads_of_unit("region");
  }
  if (head == "period") {
    return rule.rule->every || dated || reads.sees_by_period() || reads.population_reads(slots.period());
  }
  return rule.rule->every || rule.rule->due || reads.sees_by_day() || reads.population_reads(slots.as_of()) ||
         reads.reads_of_unit("as_of");
}

bool reads_part(const AcrossRule& rule, const InvalidPart& part) {
  return rule.reads.touches_unit(part) || rule.reads.population_touches(part) || rule.rule->whole_slot == part.slot;
}

bool kept_is_of(std::string_view kept, std::string_view policy) {
  return kept.starts_with("{\"policy\":" + json_string(policy) + ",");
}

std::string kept_line(std::string_view unit, std::string_view file, std::uint32_t line, std::string_view kept) {
  return JsonObject().text("unit", unit).text("file", file).number("line", line).raw("kept", kept).done();
}

namespace {

void read_head(const NodeView& kept, KeptUnit& unit) {
  const auto head = [&unit](std::string_view name, auto& given, auto value) {
    if (value) {
      given = *std::move(value);
    } else if (is_unreadable(unit, name)) {
      given = std::remove_reference_t<decltype(given)>::unreadable({});
    }
  };
  std::optional<Region> region;
  if (kept.find("region").is_map() && !is_unreadable(unit, "region")) {
    region.emplace();
    for (const NodeView::Entry& entry : kept.find("region").entries()) {
      region->emplace_back(std::string(entry.key.text()), text_in(entry.value).value_or(""));
    }
  }
  const auto period = text_in(kept.find("period"));
  const auto as_of = text_in(kept.find("as_of"));
  head("level", unit.level, text_in(kept.find("level")));
  head("region", unit.region, std::move(region));
  head("period", unit.period, period ? read_period(*period) : std::nullopt);
  head("as_of", unit.as_of, as_of ? read_iso_date(*as_of) : std::nullopt);
}

// A figure beyond every count is as good as none.
std::optional<std::int64_t> count_in(NodeView node) {
  const auto number = number_in(node);
  if (!number || !std::in_range<std::int64_t>(*number)) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

// Whether the unit belongs to a rule's, and to which group.
std::optional<KeptMembership> membership_in(const NodeView::Entry& entry) {
  if (!entry.value.is_map()) return std::nullopt;
  const auto in = read_membership(text_in(entry.value.find("in")).value_or(""));
  if (!in) return std::nullopt;
  KeptMembership membership;
  membership.rule = std::string(entry.key.text());
  membership.in = *in;
  membership.group = text_in(entry.value.find("group"));
  membership.count = count_in(entry.value.find("count"));
  return membership;
}

}  // namespace

std::optional<KeptUnit> read_kept(std::string_view line, const PolicyRules& rules,
                                  const std::vector<std::uint32_t>& facts) {
  Diagnostics discarded;
  const auto document = read_json(std::make_shared<const SourceText>("kept", std::string(line)), discarded);
  if (!document || !document->root().is_map()) return std::nullopt;
  const NodeView kept = document->root().find("kept");
  if (!kept.is_map() || !kept.find("rules").is_map() || !kept.find("facts").is_map()) return std::nullopt;
  KeptUnit unit;
  unit.unit = text_in(document->root().find("unit")).value_or("");
  unit.file = text_in(document->root().find("file")).value_or("");
  unit.line = static_cast<std::uint32_t>(number_in(document->root().find("line")).value_or(0));
  unit.unreadable = unreadable_in(kept.find("unreadable"), unit.file);
  read_head(kept, unit);
  if (unit.as_of.state() == GivenState::missing) return std::nullopt;
  for (const NodeView::Entry& entry : kept.find("rules").entries()) {
    std::optional<KeptMembership> membership = membership_in(entry);
    if (!membership) return std::nullopt;
    unit.rules.push_back(*std::move(membership));
  }
  for (const std::uint32_t slot : facts) {
    const FactSpec& fact = rules.vocabulary.facts()[slot];
    const NodeView node = kept.find("facts").find(fact.name);
    const bool given = node.is_map();
    unit.values.push_back(given ? value_in(node.find("value"), fact) : feel::Value());
    unit.places.push_back(given ? location_in(node, unit.file) : Location{unit.file, 0, 0});
  }
  unit.invalid = invalid_in(kept.find("invalid"), rules.vocabulary, unit.file);
  return unit;
}

}  // namespace ducha
