// SPDX-License-Identifier: Apache-2.0
#include "plan/set_facts.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <string_view>

#include "base/codes.h"
#include "base/limits.h"
#include "base/text.h"
#include "document/read.h"
#include "facts/blank_marks.h"
#include "facts/cures.h"
#include "facts/read_scalar.h"
#include "facts/words.h"
#include "facts/written_in.h"
#include "plan/codes.h"
#include "plan/column_unit.h"
#include "plan/splice.h"

namespace ducha {

namespace {

constexpr std::string_view kOption = "--set ";

// The name of a fact and what stands behind it: steps of `.field` and `[position]`, from 0 as evidence counts them.
// The steps are empty where it names a fact as a whole.
struct SetName {
  std::string_view fact, steps;
};
SetName split(std::string_view name) {
  const std::size_t end = std::min(name.find_first_of(".["), name.size());
  return {name.substr(0, end), name.substr(end)};
}

// A step from a value to a part of it: the entry of a map or the element of a list, and the field that it is, if any.
struct Step {
  bool is_field = false;
  std::string text;          // of a field, as it was written
  std::size_t position = 0;  // of an element
  std::uint32_t index = 0;   // of a field among its record's
};

// What must stand behind such a part of an event.
std::optional<FactType> part_of_event(std::string_view steps) {
  if (steps == ".on" || steps == ".planned") return FactType::date;
  return steps == ".happened" ? std::optional(FactType::boolean) : std::nullopt;
}

// One option.
class SetFact {
 public:
  SetFact(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies, const std::string& name,
          const std::string& value, Diagnostics& diagnostics)
      : plan_(plan),
        vocabularies_(vocabularies),
        name_(split(name)),
        source_(std::make_shared<const SourceText>(std::string(kOption) + name, value)),
        diagnostics_(diagnostics) {
    // A fact may have such a name itself.
    const auto knows = [&name](const Vocabulary* one) { return one->slot_of(name).has_value(); };
    if (std::any_of(vocabularies.begin(), vocabularies.end(), knows)) name_ = {name, {}};
  }

  // A fact that several policies know is written alike in all.
  std::optional<Plan> set() {
    for (const Vocabulary* vocabulary : vocabularies_) {
      const auto slot = vocabulary->slot_of(name_.fact);
      if (!slot) continue;
      vocabulary_ = vocabulary;
      slot_ = *slot;
      const FactSpec& fact = vocabulary->facts()[slot_];
      if (fact.type == FactType::event && !name_.steps.empty()) {
        const auto part = part_of_event(name_.steps);
        if (!part) break;
        if (!fits(fact, *part) || !read_value(fact)) return std::nullopt;
        return spliced();
      }
      key_ = key_of_fact();
      const NodeView written = key_.exists() ? key_.next_sibling() : NodeView();
      const FactSpec* const part = walk(fact, vocabulary->names().below(slot_), written, name_.steps);
      return part != nullptr && read_value(*part) ? spliced() : std::nullopt;
    }
    if (!vocabularies_.empty()) report_unknown();
    return std::nullopt;
  }

 private:
  [[nodiscard]] NodeView key_of_fact() const {
    if (plan_.facts_node == 0) return {};
    for (const auto& [key, value] : NodeView(*plan_.document, plan_.facts_node).entries()) {
      const auto keyed = fact_keyed(key, *vocabulary_);
      if (keyed && keyed->slot == slot_) return key;
    }
    return {};
  }

  void report_unknown() {
    Diagnostic diagnostic{code::plan_set_unknown,
                          {std::make_shared<const SourceText>("--set", std::string()), {}},
                          {source_->name().substr(kOption.size())},
                          {},
                          true};
    for (const Vocabulary* vocabulary : vocabularies_) {
      const auto near = vocabulary->names().nearest(name_.fact);
      if (!near) continue;
      diagnostic.notes.push_back({code::base_nearest, {}, {Text(*near)}});
      break;
    }
    diagnostics_.add(std::move(diagnostic));
  }

  // Whether the value is one of that part of an event.
  bool fits(const FactSpec& event, FactType type) {
    const std::string_view text = source_->bytes();
    FactSpec part = event;
    part.type = type;
    const WrittenIn where = written_in(plan_.period.value());
    if (text == "null" || is_missing_mark(text) || read_scalar(text, part, where)) return true;
    Diagnostic diagnostic{code::plan_type,
                          {source_, {0, static_cast<std::uint32_t>(text.size())}},
                          {called(event), shortened(text, kShownScalar), expected_of(part)},
                          {},
                          false};
    if (auto cure = cure_of(text, part, where)) {
      diagnostic.notes.push_back({cure->code, diagnostic.at, std::move(cure->arguments)});
    }
    diagnostics_.add(std::move(diagnostic));
    return false;
  }

  // --- The way to the part

  const FactSpec* refuse(Code code, std::vector<Text> arguments, std::optional<std::string> near = {}) {
    Diagnostic diagnostic{code, {source_, {}}, std::move(arguments), {}, true};
    if (near) diagnostic.notes.push_back({code::base_nearest, {}, {Text(*near)}});
    diagnostics_.add(std::move(diagnostic));
    return nullptr;
  }

  // What stands at the end of the steps; null where they lead nowhere, which is reported.
  const FactSpec* walk(const FactSpec& fact, const FactNames& fact_names, NodeView written, std::string_view steps) {
    const FactSpec* spec = &fact;
    const FactNames* names = &fact_names;
    bool in_record = false;  // of a list
    while (!steps.empty()) {
      const bool lists = spec->type == FactType::list && !in_record;
      const bool records = spec->type == FactType::record || (in_record && spec->element.empty());
      if (steps.front() == '[' && lists) {
        if (!take_position(*spec, written, steps)) return nullptr;
        in_record = spec->element.empty();
        if (!in_record) spec = &spec->element.front();
      } else if (steps.front() == '.' && records) {
        const auto index = take_field(*spec, *names, steps);
        if (!index) return nullptr;
        written = field_entry(written, *names, *spec, *index).value;
        spec = &spec->fields[*index];
        names = &names->below(*index);
        in_record = false;
      } else {
        return refuse_step(*spec, fact, lists, records, count_of(written));
      }
    }
    if (in_record) record_.emplace(record_of(*spec));
    return in_record ? &*record_ : spec;
  }

  // A step that does not fit what it is to lead into.
  const FactSpec* refuse_step(const FactSpec& spec, const FactSpec& fact, bool lists, bool records, std::size_t count) {
    if (lists) return refuse(code::plan_set_wants_position, {called(spec), Text(std::to_string(count))});
    if (records) return refuse(code::plan_set_wants_field, {called(spec), fields_of(spec)});
    return refuse(code::plan_set_single, {spec.name.empty() ? called(fact) : called(spec)});
  }

  static std::size_t count_of(const NodeView& written) { return written.is_list() ? written.size() : 0; }

  bool take_position(const FactSpec& list, NodeView& written, std::string_view& steps) {
    const std::size_t end = steps.find(']');
    const std::string_view digits = steps.substr(1, end == std::string_view::npos ? end : end - 1);
    std::size_t position = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), position);
    const std::size_t count = count_of(written);
    if (end == std::string_view::npos || error != std::errc() || stop != digits.data() + digits.size()) {
      return refuse(code::plan_set_wants_position, {called(list), Text(std::to_string(count))}) != nullptr;
    }
    if (position >= count) {
      if (count == 0) return refuse(code::plan_set_none, {called(list)}) != nullptr;
      return refuse(code::plan_set_behind, {called(list), Text(std::to_string(position)), Text(std::to_string(count)),
                                            Text(std::to_string(count - 1))}) != nullptr;
    }
    written = written.element(position);
    steps.remove_prefix(end + 1);
    Step step;
    step.position = position;
    steps_.push_back(std::move(step));
    return true;
  }

  std::optional<std::uint32_t> take_field(const FactSpec& record, const FactNames& names, std::string_view& steps) {
    const std::size_t end = std::min(steps.find_first_of(".[", 1), steps.size());
    const std::string name(steps.substr(1, end - 1));
    steps.remove_prefix(end);
    const auto index = names.index_of(name);
    if (!index || *index >= record.fields.size()) {
      static_cast<void>(
          refuse(code::plan_set_no_field, {called(record), Text(name), fields_of(record)}, names.nearest(name)));
      return std::nullopt;
    }
    Step step;
    step.is_field = true;
    step.text = name;
    step.index = *index;
    steps_.push_back(std::move(step));
    return index;
  }

  static Text fields_of(const FactSpec& record) {
    std::vector<Text> names;
    names.reserve(record.fields.size());
    for (const FactSpec& field : record.fields) names.push_back(called(field));
    return listed(names);
  }

  // A record of a list, as a fact of its own.
  static FactSpec record_of(const FactSpec& list) {
    FactSpec record = list;
    record.type = FactType::record;
    return record;
  }

  // A single value is taken as it is written, a record or a list as YAML in one line.
  bool read_value(const FactSpec& part) {
    const std::string text(source_->bytes());
    const bool nested = part.type == FactType::record || (part.type == FactType::list && part.element.empty()) ||
                        (part.type == FactType::list && text.starts_with('['));
    const std::string_view bare = without_blanks_around(text);
    const bool null = bare == "null" || bare.empty();
    if (nested && !null && !is_missing_mark(bare)) {
      const std::size_t before = diagnostics_.errors();
      auto document = read_yaml(source_, diagnostics_);
      if (!document || document->nodes.empty()) {
        if (diagnostics_.errors() == before) static_cast<void>(refuse(code::plan_set_nothing, {called(part)}));
        return false;
      }
      value_ = std::move(*document);
      return true;
    }
    DocumentBuilder builder(value_, diagnostics_);
    const auto size = static_cast<std::uint32_t>(text.size());
    return builder.scalar(text, null ? ScalarStyle::plain : ScalarStyle::double_quoted, {0, size});
  }

  // --- The plan with it

  std::optional<Plan> spliced() {
    const Document& from = *plan_.document;
    const std::shared_ptr<Document> made = emptied(from, {source_});
    begins_ = made->source->offset_of(0);
    DocumentBuilder builder(*made, diagnostics_);
    return copy_top(from.root(), builder) ? read_again(plan_, made) : std::nullopt;
  }

  [[nodiscard]] Span whole() const { return {begins_, static_cast<std::uint32_t>(source_->bytes().size())}; }

  bool copy_top(const NodeView& top, DocumentBuilder& builder) {
    if (!builder.open(top.kind(), top.span())) return false;
    if (plan_.facts_node == 0 && (!builder.scalar("facts", ScalarStyle::plain, whole()) || !copy_facts({}, builder))) {
      return false;
    }
    for (const auto& [key, value] : top.entries()) {
      if (!copy_node(key, builder)) return false;
      const bool facts = value.index() == plan_.facts_node && plan_.facts_node != 0;
      if (!(facts ? copy_facts(value, builder) : copy_node(value, builder))) return false;
    }
    builder.close();
    return true;
  }

  bool copy_facts(const NodeView& facts, DocumentBuilder& builder) {
    if (!builder.open(NodeKind::map, facts.exists() ? facts.span() : whole())) return false;
    bool there = false;
    for (const auto& [key, value] : facts.entries()) {
      if (steps_.empty() && names_it(key)) {
        // In the place of all that the plan says of it, by whatever name, and of the column's unit.
        if (!std::exchange(there, true) && !add_fact(builder)) return false;
        continue;
      }
      const bool here = key_.exists() && key.index() == key_.index();
      there = there || here;
      if (!copy_node(key, builder)) return false;
      if (!(here ? copy_edited(value, 0, builder) : copy_node(value, builder))) return false;
    }
    if (!there && !add_fact(builder)) return false;
    builder.close();
    return true;
  }

  // Whether the key gives the fact in the words of any policy.
  [[nodiscard]] bool names_it(const NodeView& key) const {
    return std::any_of(vocabularies_.begin(), vocabularies_.end(), [&](const Vocabulary* vocabulary) {
      const auto keyed = fact_keyed(key, *vocabulary);
      return keyed && vocabulary->slot_of(name_.fact) == keyed->slot;
    });
  }

  bool add_fact(DocumentBuilder& builder) {
    return builder.scalar(name_.fact, ScalarStyle::plain, whole()) && copy_edited({}, 0, builder);
  }

  // `value` may be left out by the plan.
  bool copy_edited(const NodeView& value, std::size_t depth, DocumentBuilder& builder) {
    if (depth == steps_.size()) return copy_node(value_.root(), builder, begins_);
    const Span at = value.exists() ? value.span() : whole();
    if (steps_[depth].is_field) return copy_record(value, at, depth, builder);
    if (!builder.open(NodeKind::list, at)) return false;
    std::size_t position = 0;
    for (const NodeView& element : value.elements()) {
      const bool here = position++ == steps_[depth].position;
      if (!(here ? copy_edited(element, depth + 1, builder) : copy_node(element, builder))) return false;
    }
    builder.close();
    return true;
  }

  bool copy_record(const NodeView& record, Span at, std::size_t depth, DocumentBuilder& builder) {
    if (!builder.open(NodeKind::map, at)) return false;
    const FactNames& names = names_at(depth);
    const std::vector<FactSpec>& fields = record_at(depth).fields;
    bool there = false;
    for (const auto& [key, value] : record.entries()) {
      const auto keyed = field_keyed(key, names, fields);
      const bool here = !there && keyed && keyed->index == steps_[depth].index;
      there = there || here;
      // What is set is in the field's unit, and not in that of the column.
      const bool renamed = here && !keyed->unit.empty();
      if (!(renamed ? builder.scalar(fields[keyed->index].name, ScalarStyle::plain, key.span())
                    : copy_node(key, builder)))
        return false;
      if (!(here ? copy_edited(value, depth + 1, builder) : copy_node(value, builder))) return false;
    }
    if (!there &&
        (!builder.scalar(steps_[depth].text, ScalarStyle::plain, whole()) || !copy_edited({}, depth + 1, builder))) {
      return false;
    }
    builder.close();
    return true;
  }

  // The record that the first steps lead to.
  [[nodiscard]] const FactSpec& record_at(std::size_t depth) const {
    const FactSpec* record = &vocabulary_->facts()[slot_];
    for (std::size_t i = 0; i < depth; ++i) {
      if (steps_[i].is_field) record = &record->fields[steps_[i].index];
    }
    return *record;
  }

  // The names of its fields.
  [[nodiscard]] const FactNames& names_at(std::size_t depth) const {
    const FactNames* names = &vocabulary_->names().below(slot_);
    for (std::size_t i = 0; i < depth; ++i) {
      if (steps_[i].is_field) names = &names->below(steps_[i].index);
    }
    return *names;
  }

  const Plan& plan_;
  const std::vector<const Vocabulary*>& vocabularies_;
  SetName name_;
  SourcePtr source_;  // of the option
  Diagnostics& diagnostics_;
  const Vocabulary* vocabulary_ = nullptr;  // that knows the fact
  std::uint32_t slot_ = 0;
  std::vector<Step> steps_;
  std::optional<FactSpec> record_;
  NodeView key_;              // of the fact in the plan; none where it has no such fact
  Document value_;            // what it becomes
  std::uint32_t begins_ = 0;  // where the option's source does, among those of the plan that is made
};

}  // namespace

std::optional<Plan> with_set_facts(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                   const std::vector<std::pair<std::string, std::string>>& set,
                                   Diagnostics& diagnostics) {
  std::optional<Plan> made;
  for (const auto& [name, value] : set) {
    const Plan& before = made ? *made : plan;
    if (auto after = SetFact(before, vocabularies, name, value, diagnostics).set()) made = std::move(after);
  }
  return made;
}

bool is_set_by_option(const Place& place) { return place.known() && place.file().starts_with(kOption); }

}  // namespace ducha
