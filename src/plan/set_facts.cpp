// SPDX-License-Identifier: Apache-2.0
#include "plan/set_parts.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

#include "base/codes.h"
#include "base/text.h"
#include "document/document_builder.h"
#include "document/read.h"
#include "plan/codes.h"

namespace ducha {

namespace {

constexpr std::string_view kOption = "--set ";

// A step from a value to a part of it: the entry of a map or the element of a list, and the field that it is, if any.
struct Step {
  bool is_field = false;
  std::string text;          // of a field, as it was written
  std::size_t position = 0;  // of an element
  std::uint32_t index = 0;   // of a field among its record's
};

struct Edit {
  const Vocabulary* vocabulary = nullptr;
  std::uint32_t slot = 0;
  std::vector<Step> steps;
  NodeView fact_key;      // in the plan; none where it has no such fact
  Document value;         // what it becomes; a scalar where the part is one
  SourcePtr source;       // in which that stands
  std::size_t other = 0;  // of the sources that are joined
};

class SetParts {
 public:
  SetParts(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies, Diagnostics& diagnostics)
      : plan_(plan), vocabularies_(vocabularies), diagnostics_(diagnostics) {}

  void add(const std::string& name, const std::string& value) {
    const SetName parts = split_set_name(name);
    if (parts.steps.empty() || is_whole(name)) return;
    source_ = std::make_shared<const SourceText>(std::string(kOption) + name, value);
    for (const Vocabulary* vocabulary : vocabularies_) {
      const auto slot = vocabulary->slot_of(parts.fact);
      if (!slot) continue;
      Edit edit;
      edit.vocabulary = vocabulary;
      edit.slot = *slot;
      edit.fact_key = key_of(*vocabulary, *slot);
      edit.source = source_;
      const FactSpec& fact = vocabulary->facts()[*slot];
      if (fact.type == FactType::event) return;  // its parts are set with it
      const NodeView written = edit.fact_key.exists() ? edit.fact_key.next_sibling() : NodeView();
      const FactSpec* const part = walk(fact, vocabulary->names().below(*slot), written, parts.steps, edit.steps);
      if (part != nullptr && read_value(*part, edit)) edits_.push_back(std::move(edit));
      return;  // a fact that several policies know is written alike in all
    }
  }

  std::optional<Plan> spliced() {
    if (edits_.empty()) return std::nullopt;
    std::vector<SourcePtr> others;
    for (Edit& edit : edits_) {
      edit.other = others.size();
      others.push_back(edit.source);
    }
    const Document& from = *plan_.document;
    auto made = std::make_shared<Document>();
    made->source = SourceText::joined(from.source, others);
    made->heading = from.heading;
    made->table_units = from.table_units;
    made->from_yaml = from.from_yaml;
    DocumentBuilder builder(*made, diagnostics_);
    if (!copy_top(from.root(), builder, *made->source)) return std::nullopt;
    Diagnostics again;  // said when it was read before
    std::optional<Plan> plan = read_plan(std::move(made), again);
    if (plan) plan->index = plan_.index;
    return plan;
  }

 private:
  bool is_whole(const std::string& name) const {
    return std::any_of(vocabularies_.begin(), vocabularies_.end(),
                       [&name](const Vocabulary* one) { return one->slot_of(name).has_value(); });
  }

  NodeView key_of(const Vocabulary& vocabulary, std::uint32_t slot) const {
    if (plan_.facts_node == 0) return {};
    for (const auto& [key, value] : NodeView(*plan_.document, plan_.facts_node).entries()) {
      if (vocabulary.slot_of(key.text()) == slot) return key;
    }
    return {};
  }

  // --- The way to the part

  const FactSpec* refuse(Code code, std::vector<Text> arguments, std::optional<std::string> near = {}) {
    Diagnostic diagnostic{code, {source_, {}}, std::move(arguments), {}, true};
    if (near) diagnostic.notes.push_back({code::base_nearest, {}, {Text(*near)}});
    diagnostics_.add(std::move(diagnostic));
    return nullptr;
  }

  // What stands at the end of the steps, which are added to `found`; null where they lead nowhere, which is reported.
  const FactSpec* walk(const FactSpec& fact, const FactNames& fact_names, NodeView written, std::string_view steps,
                       std::vector<Step>& found) {
    const FactSpec* spec = &fact;
    const FactNames* names = &fact_names;
    bool in_record = false;  // of a list
    while (!steps.empty()) {
      const bool lists = spec->type == FactType::list && !in_record;
      const bool records = spec->type == FactType::record || (in_record && spec->element.empty());
      if (steps.front() == '[' && lists) {
        if (!take_position(*spec, written, steps, found)) return nullptr;
        in_record = spec->element.empty();
        if (!in_record) spec = &spec->element.front();
      } else if (steps.front() == '.' && records) {
        const auto index = take_field(*spec, *names, steps, found);
        if (!index) return nullptr;
        written = entry_of(written, *names, *index);
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

  bool take_position(const FactSpec& list, NodeView& written, std::string_view& steps, std::vector<Step>& found) {
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
    found.push_back(std::move(step));
    return true;
  }

  std::optional<std::uint32_t> take_field(const FactSpec& record, const FactNames& names, std::string_view& steps,
                                          std::vector<Step>& found) {
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
    found.push_back(std::move(step));
    return index;
  }

  static Text fields_of(const FactSpec& record) {
    std::vector<Text> names;
    names.reserve(record.fields.size());
    for (const FactSpec& field : record.fields) names.push_back(called(field));
    return listed(names);
  }

  static NodeView entry_of(const NodeView& map, const FactNames& names, std::uint32_t index) {
    if (!map.is_map()) return {};
    for (const auto& [key, value] : map.entries()) {
      if (names.index_of(key.text()) == index) return value;
    }
    return {};
  }

  // A record of a list, as a fact of its own.
  static FactSpec record_of(const FactSpec& list) {
    FactSpec record = list;
    record.type = FactType::record;
    return record;
  }

  // A single value is taken as it is written, a record or a list as YAML in one line.
  bool read_value(const FactSpec& part, Edit& edit) {
    const std::string text(source_->bytes());
    const bool nested = part.type == FactType::record || (part.type == FactType::list && part.element.empty()) ||
                        (part.type == FactType::list && text.starts_with('['));
    const std::string_view bare = without_blanks_around(text);
    if (nested && bare != "null" && !bare.empty()) {
      const std::size_t before = diagnostics_.errors();
      auto document = read_yaml(source_, diagnostics_);
      if (!document || document->nodes.empty()) {
        if (diagnostics_.errors() == before) static_cast<void>(refuse(code::plan_set_nothing, {called(part)}));
        return false;
      }
      edit.value = std::move(*document);
      return true;
    }
    DocumentBuilder builder(edit.value, diagnostics_);
    const auto size = static_cast<std::uint32_t>(text.size());
    return builder.scalar(text, bare == "null" || bare.empty() ? ScalarStyle::plain : ScalarStyle::double_quoted,
                          {0, size});
  }

  // --- The plan with the parts in it

  using Edits = std::vector<const Edit*>;

  bool copy_top(const NodeView& top, DocumentBuilder& builder, const SourceText& source) {
    if (!builder.open(top.kind(), top.span())) return false;
    if (plan_.facts_node == 0) {
      if (!builder.scalar("facts", ScalarStyle::plain, moved(edits_.front(), source)) ||
          !copy_facts({}, builder, source)) {
        return false;
      }
    }
    for (const auto& [key, value] : top.entries()) {
      if (!copy_scalar(key, builder)) return false;
      const bool facts = value.index() == plan_.facts_node && plan_.facts_node != 0;
      if (!(facts ? copy_facts(value, builder, source) : copy(value, builder))) return false;
    }
    builder.close();
    return true;
  }

  bool copy_facts(const NodeView& facts, DocumentBuilder& builder, const SourceText& source) {
    if (!builder.open(NodeKind::map, facts.exists() ? facts.span() : moved(edits_.front(), source))) return false;
    for (const auto& [key, value] : facts.entries()) {
      Edits here;
      for (const Edit& edit : edits_) {
        if (edit.fact_key.exists() && edit.fact_key.index() == key.index()) here.push_back(&edit);
      }
      if (!copy_scalar(key, builder) || !copy_edited(value, here, 0, builder, source)) return false;
    }
    // Records that the plan leaves out.
    std::map<std::uint32_t, Edits> fresh;
    for (const Edit& edit : edits_) {
      if (!edit.fact_key.exists()) fresh[edit.slot].push_back(&edit);
    }
    for (const auto& [slot, edits] : fresh) {
      const std::string& name = edits.front()->vocabulary->facts()[slot].name;
      if (!builder.scalar(name, ScalarStyle::plain, moved(*edits.front(), source)) ||
          !copy_edited({}, edits, 0, builder, source))
        return false;
    }
    builder.close();
    return true;
  }

  Span moved(const Edit& edit, const SourceText& source) const {
    return {source.offset_of(edit.other), static_cast<std::uint32_t>(edit.source->bytes().size())};
  }

  // What the edits say of a value: it as a whole, the last of them, or parts of it. `value` may be left out by the
  // plan.
  bool copy_edited(const NodeView& value, const Edits& edits, std::size_t depth, DocumentBuilder& builder,
                   const SourceText& source) {
    if (edits.empty()) return copy(value, builder);
    const auto whole =
        std::find_if(edits.rbegin(), edits.rend(), [depth](const Edit* edit) { return edit->steps.size() == depth; });
    if (whole != edits.rend()) return copy_new((*whole)->value.root(), **whole, builder, source);
    const Span at = value.exists() ? value.span() : moved(*edits.front(), source);
    if (edits.front()->steps[depth].is_field) return copy_record(value, at, edits, depth, builder, source);
    if (!builder.open(NodeKind::list, at)) return false;
    std::size_t position = 0;
    for (const NodeView& element : value.elements()) {
      Edits here;
      for (const Edit* edit : edits) {
        if (edit->steps[depth].position == position) here.push_back(edit);
      }
      ++position;
      if (!copy_edited(element, here, depth + 1, builder, source)) return false;
    }
    builder.close();
    return true;
  }

  bool copy_record(const NodeView& record, Span at, const Edits& edits, std::size_t depth, DocumentBuilder& builder,
                   const SourceText& source) {
    if (!builder.open(NodeKind::map, at)) return false;
    std::map<std::uint32_t, Edits> by_field;
    for (const Edit* edit : edits) by_field[edit->steps[depth].index].push_back(edit);
    const FactNames& names = names_at(*edits.front(), depth);
    if (record.is_map()) {
      for (const auto& [key, value] : record.entries()) {
        const auto index = names.index_of(key.text());
        const auto found = index ? by_field.find(*index) : by_field.end();
        const bool edited = found != by_field.end();
        if (!copy_scalar(key, builder)) return false;
        if (!copy_edited(value, edited ? found->second : Edits(), depth + 1, builder, source)) return false;
        if (edited) by_field.erase(found);
      }
    }
    for (const auto& [index, more] : by_field) {
      const Edit& edit = *more.front();
      if (!builder.scalar(edit.steps[depth].text, ScalarStyle::plain, moved(edit, source))) return false;
      if (!copy_edited({}, more, depth + 1, builder, source)) return false;
    }
    builder.close();
    return true;
  }

  // The names of the fields of the record that the first steps lead to.
  static const FactNames& names_at(const Edit& edit, std::size_t depth) {
    const FactNames* names = &edit.vocabulary->names().below(edit.slot);
    for (std::size_t i = 0; i < depth; ++i) {
      if (edit.steps[i].is_field) names = &names->below(edit.steps[i].index);
    }
    return *names;
  }

  static bool copy_scalar(const NodeView& node, DocumentBuilder& builder) {
    return node.in_heading() ? builder.heading_key(node.text(), node.span())
                             : builder.scalar(node.text(), node.style(), node.span());
  }

  static bool copy(const NodeView& node, DocumentBuilder& builder) {
    if (!node.exists()) return builder.scalar({}, ScalarStyle::plain, {});
    if (node.is_scalar()) return copy_scalar(node, builder);
    if (!builder.open(node.kind(), node.span())) return false;
    NodeView child = node.first_child();
    const std::uint32_t count = node.is_map() ? node.size() * 2 : node.size();
    for (std::uint32_t left = count; left > 0; --left, child = child.next_sibling()) {
      if (!copy(child, builder)) return false;
    }
    builder.close();
    return true;
  }

  bool copy_new(const NodeView& node, const Edit& edit, DocumentBuilder& builder, const SourceText& source) {
    const Span at{source.offset_of(edit.other) + node.span().offset, node.span().length};
    if (node.is_scalar()) return builder.scalar(node.text(), node.style(), at);
    if (!builder.open(node.kind(), at)) return false;
    NodeView child = node.first_child();
    const std::uint32_t count = node.is_map() ? node.size() * 2 : node.size();
    for (std::uint32_t left = count; left > 0; --left, child = child.next_sibling()) {
      if (!copy_new(child, edit, builder, source)) return false;
    }
    builder.close();
    return true;
  }

  const Plan& plan_;
  const std::vector<const Vocabulary*>& vocabularies_;
  Diagnostics& diagnostics_;
  SourcePtr source_;  // of the option that is read
  std::optional<FactSpec> record_;
  std::vector<Edit> edits_;
};

}  // namespace

SetName split_set_name(std::string_view name) {
  const std::size_t end = std::min(name.find_first_of(".["), name.size());
  return {name.substr(0, end), name.substr(end)};
}

std::optional<Plan> with_set_parts(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                   const std::vector<std::pair<std::string, std::string>>& set,
                                   Diagnostics& diagnostics) {
  SetParts parts(plan, vocabularies, diagnostics);
  for (const auto& [name, value] : set) parts.add(name, value);
  return parts.spliced();
}

bool is_set_by_option(const Place& place) { return place.known() && place.file().starts_with(kOption); }

}  // namespace ducha
