// SPDX-License-Identifier: Apache-2.0
#include "rulebook/writer.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"
#include "feel/compile/parse_scope.h"
#include "feel/syntax/parser.h"

namespace ducha {

using feel::NodeId;
using feel::Syntax;

namespace {

// Around the number of a hole, in words that are still being put together.
constexpr char kHole = '\x01';
constexpr char kHoleEnd = '\x02';

}  // namespace

std::optional<Words> Writer::condition(std::string_view text) {
  if (!read(text)) return std::nullopt;
  const Phrase phrase = root_truth(tree_.root);
  if (failed_) return std::nullopt;
  return parts_of(phrase.text);
}

std::optional<Words> Writer::value(std::string_view text) {
  if (!read(text)) return std::nullopt;
  const Phrase phrase = figure(tree_.root);
  if (failed_) return std::nullopt;
  return parts_of(phrase.text);
}

bool Writer::read(std::string_view text) {
  text_ = text;
  failed_ = false;
  holes_.clear();
  feel::Parsed parsed = feel::parse(text_, feel::parse_scope(rule_.scope), {});
  if (!parsed.tree) return false;
  tree_ = std::move(*parsed.tree);
  return true;
}

Words Writer::parts_of(const std::string& text) const {
  Words words;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = std::min(text.find(kHole, at), text.size());
    if (begin > at) words.push_back({text.substr(at, begin - at), nullptr, nullptr, {}});
    if (begin == text.size()) break;
    const std::size_t end = text.find(kHoleEnd, begin);
    words.push_back(holes_[std::stoul(text.substr(begin + 1, end - begin - 1))]);
    at = end + 1;
  }
  return words;
}

std::string Writer::held(Phrase phrase, Hold least) const {
  return phrase.hold < least ? say(Say::brackets, {phrase.text}) : std::move(phrase.text);
}

std::string Writer::hole(NodeId id, Say form, const FactSpec* spec) {
  if (!with_values_ || !filtered_.empty() || (!bound_.empty() && tree_[id].kind != Syntax::name)) return {};
  feel::CompileOptions options;
  options.strict = true;
  if (rule_.across) {
    options.limits.elements = kBatchUnits;
    options.limits.steps = kBatchSteps;
  }
  const Span at = tree_[id].at;
  feel::Compiled compiled = feel::compile(std::string_view(text_).substr(at.offset, at.length), rule_.scope, options);
  if (!compiled.program) return {};
  std::string_view behind = phrase(form, language_);
  const std::string_view before = take_part(behind).words;
  const auto& require = rule_.require.program;
  const std::optional<Span> in_require = require != nullptr ? require->once(compiled.program->text()) : std::nullopt;
  holes_.push_back({std::string(before), std::move(compiled.program), spec, std::string(behind), in_require});
  return kHole + std::to_string(holes_.size() - 1) + kHoleEnd;
}

bool Writer::is_bound(std::string_view name) const {
  return std::any_of(bound_.begin(), bound_.end(), [name](const Bound& one) { return one.name == name; });
}

const Param* Writer::param(std::string_view name) const {
  if (is_bound(name)) return nullptr;
  for (const Param& one : rules_.policy.params) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

Writer::Meant Writer::meant_by_name(std::string_view name) const {
  // Within a filter a name is first of all one of the record's own fields.
  for (auto list = filtered_.rbegin(); list != filtered_.rend(); ++list) {
    if (*list == nullptr) continue;
    if (const FactSpec* field = (*list)->field(name)) return {field};
    if (name == "item") return {*list};
  }
  for (auto one = bound_.rbegin(); one != bound_.rend(); ++one) {
    if (one->name == name) return {one->list, one->unit};
  }
  if (rule_.each && rule_.each->variable == name)
    return {rule_.each->fact ? &rules_.vocabulary.facts()[*rule_.each->fact] : nullptr};
  if (rule_.across && name == "units") return {nullptr, true};
  for (const FactSpec& fact : rules_.vocabulary.facts()) {
    if (fact.name == name) return {&fact};
  }
  return {};
}

Writer::Meant Writer::meant(NodeId id) const {
  const auto parts = tree_.children(id);
  switch (tree_[id].kind) {
    case Syntax::name: return meant_by_name(tree_.text(id));
    case Syntax::filter: return meant(parts[0]);
    case Syntax::path: {
      const Meant of = meant(parts[0]);
      if (of.units) {
        for (const FactSpec& fact : rules_.vocabulary.facts()) {
          if (fact.name == tree_.text(id)) return {&fact};
        }
        return {};
      }
      return {of.spec != nullptr ? of.spec->field(tree_.text(id)) : nullptr};
    }
    default: return {};
  }
}

// The choices that the name itself is held against in this comparison; nullptr: it is none, or not with the name.
const FactSpec* Writer::choices_beside(std::string_view name, NodeId id) const {
  const auto parts = tree_.children(id);
  const auto choices_of = [this](NodeId at) -> const FactSpec* {
    const FactSpec* const spec = meant(at).spec;
    const FactSpec* const one =
        spec != nullptr && spec->type == FactType::list && !spec->element.empty() ? &spec->element.front() : spec;
    return one != nullptr && one->type == FactType::choice ? one : nullptr;
  };
  const auto is_it = [&](NodeId at) {
    if (tree_[at].kind == Syntax::list && tree_.children(at).size() == 1) at = tree_.children(at)[0];
    return tree_[at].kind == Syntax::name && tree_.text(at) == name;
  };
  const bool pair = tree_[id].kind == Syntax::compare || tree_[id].kind == Syntax::in;
  const std::size_t first = is_call(id, "list contains") ? 1 : 0;
  if ((pair && parts.size() == 2) || (first == 1 && parts.size() == 3)) {
    if (is_it(parts[first + 1])) return choices_of(parts[first]);
    if (is_it(parts[first])) return choices_of(parts[first + 1]);
  }
  return nullptr;
}

const FactSpec* Writer::compared_with(std::string_view name, NodeId id) {
  if (const FactSpec* const found = choices_beside(name, id)) return found;
  const auto parts = tree_.children(id);
  const auto within = [&](NodeId part) { return compared_with(name, part); };
  switch (tree_[id].kind) {
    case Syntax::some:
    case Syntax::every:
    case Syntax::for_:
      if (parts.size() != 2) return nullptr;
      if (const FactSpec* const found = within(tree_.children(parts[0])[0])) return found;
      return within_entry(parts[0], [&] { return within(parts[1]); });
    case Syntax::filter: {
      if (const FactSpec* const found = within(parts[0])) return found;
      filtered_.push_back(meant(parts[0]).spec);
      const FactSpec* const found = within(parts[1]);
      filtered_.pop_back();
      return found;
    }
    default:
      for (const NodeId part : parts) {
        if (const FactSpec* const found = within(part)) return found;
      }
      return nullptr;
  }
}

std::vector<std::string_view> Writer::alternatives(Say name) const {
  std::vector<std::string_view> parts;
  std::string_view rest = phrase(name, language_);
  while (!rest.empty()) {
    parts.push_back(rest.substr(0, rest.find('|')));
    rest.remove_prefix(std::min(parts.back().size() + 1, rest.size()));
  }
  return parts;
}

std::string Writer::within_quotes(std::string_view text) const {
  const auto outer = alternatives(Say::quotes), inner = alternatives(Say::quotes_within);
  std::string result;
  while (!text.empty()) {
    const auto sign =
        std::find_if(outer.begin(), outer.end(), [&](std::string_view one) { return text.starts_with(one); });
    if (sign == outer.end()) {
      result += text.front();
      text.remove_prefix(1);
    } else {
      result += inner[static_cast<std::size_t>(sign - outer.begin())];
      text.remove_prefix(sign->size());
    }
  }
  return result;
}

bool Writer::is_name(NodeId id, std::string_view name) const {
  return tree_[id].kind == Syntax::name && tree_.text(id) == name && !is_bound(name);
}

bool Writer::is_path(NodeId id, std::string_view of, std::string_view entry) const {
  return tree_[id].kind == Syntax::path && tree_.text(id) == entry && is_name(tree_.children(id)[0], of);
}

bool Writer::is_call(NodeId id, std::string_view function) const {
  return tree_[id].kind == Syntax::call && is_name(tree_.children(id)[0], function);
}

bool Writer::is_event_part(NodeId id) const {
  if (tree_[id].kind != Syntax::path) return false;
  const FactSpec* const of = meant(tree_.children(id)[0]).spec;
  return of != nullptr && of->type == FactType::event;
}

bool Writer::is_day(NodeId id) const {
  const FactSpec* const spec = meant(id).spec;
  if (spec != nullptr) return spec->type == FactType::date;
  const auto parts = tree_.children(id);
  switch (tree_[id].kind) {
    case Syntax::path: {
      const std::string& entry = tree_.text(id);
      if (is_event_part(id)) return entry != "happened";
      return (entry == "start" || entry == "end") && (is_name(parts[0], "window") || is_name(parts[0], "period"));
    }
    case Syntax::name: {
      if (tree_.text(id) == "as_of") return true;
      const Param* const one = param(tree_.text(id));
      return one != nullptr && !one->values.empty() && one->values.begin()->second.kind() == feel::Kind::date;
    }
    case Syntax::call: return is_call(id, "date");
    case Syntax::temporal: return read_iso_date(tree_.text(id)).has_value();
    case Syntax::arithmetic: return is_day(parts[0]);
    default: return false;
  }
}

// for entry in list return entry.field
const FactSpec* Writer::spec_of_each(NodeId loop) const {
  const auto parts = tree_.children(loop);
  if (parts.size() != 2 || tree_[parts[1]].kind != Syntax::path) return nullptr;
  const NodeId entry = tree_.children(parts[1])[0];
  if (tree_[entry].kind != Syntax::name || tree_.text(entry) != tree_.text(parts[0])) return nullptr;
  const Meant list = meant(tree_.children(parts[0])[0]);
  const std::string& field = tree_.text(parts[1]);
  if (!list.units) return list.spec != nullptr ? list.spec->field(field) : nullptr;
  const auto& facts = rules_.vocabulary.facts();
  const auto fact = std::find_if(facts.begin(), facts.end(), [&](const FactSpec& one) { return one.name == field; });
  return fact != facts.end() ? &*fact : nullptr;
}

// How a figure of that part is shown.
const FactSpec* Writer::spec_for(NodeId id) const {
  static const FactSpec kShare = [] {
    FactSpec spec;
    spec.type = FactType::share;
    return spec;
  }();
  const auto parts = tree_.children(id);
  switch (tree_[id].kind) {
    case Syntax::name:
      if (const Param* const one = param(tree_.text(id))) return one->percent ? &kShare : nullptr;
      return meant(id).spec;
    case Syntax::path:
    case Syntax::filter: return meant(id).spec;
    case Syntax::for_: return spec_of_each(id);
    case Syntax::call: {
      const FactSpec* const of = is_call(id, "sum") && parts.size() == 2 ? spec_for(parts[1]) : nullptr;
      return of != nullptr && of->type == FactType::list && !of->element.empty() ? &of->element.front() : of;
    }
    case Syntax::arithmetic: {
      // Money times a share is money.
      for (const NodeId part : parts) {
        const FactSpec* const spec = spec_for(part);
        if (spec != nullptr && spec->type == FactType::money) return spec;
      }
      return nullptr;
    }
    default: return nullptr;
  }
}

// replace(text, pattern, word), where the word is one of the list: what is written otherwise is read as the word, which
// says enough.
NodeId Writer::as_written(NodeId value, NodeId list) const {
  const auto is_listed = [&](NodeId word) {
    if (tree_[word].kind != Syntax::string || tree_[list].kind != Syntax::list) return false;
    const auto options = tree_.children(list);
    return std::any_of(options.begin(), options.end(), [&](NodeId option) {
      return tree_[option].kind == Syntax::string && tree_.text(option) == tree_.text(word);
    });
  };
  while (is_call(value, "replace") && tree_.children(value).size() == 4 && is_listed(tree_.children(value)[3]))
    value = tree_.children(value)[1];
  return value;
}

}  // namespace ducha
