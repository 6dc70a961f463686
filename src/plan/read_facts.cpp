// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/codes.h"
#include "base/limits.h"
#include "base/period.h"
#include "base/text.h"
#include "facts/read_scalar.h"
#include "facts/words.h"
#include "feel/value/context.h"
#include "plan/codes.h"
#include "plan/head_words.h"
#include "plan/plan.h"

namespace ducha {

namespace {

std::string cut(std::string_view text) { return shortened(text, kShownScalar); }

// What is found while a plan is read by several vocabularies: said once, in the order of the document; a key is unknown
// only where none knows it.
class Findings {
 public:
  void add(Diagnostic diagnostic) {
    const auto [entry, fresh] = said_.emplace(diagnostic.at.span.offset, diagnostic.code);
    if (fresh) found_.push_back({std::move(diagnostic), kAlways});
  }
  void know(const NodeView& key) { known_.insert(key.index()); }
  // Unless another vocabulary knows it.
  void add_unknown(const NodeView& key, Diagnostic diagnostic) {
    const auto [entry, fresh] = said_.emplace(diagnostic.at.span.offset, diagnostic.code);
    if (fresh) found_.push_back({std::move(diagnostic), key.index()});
  }

  void report(Diagnostics& diagnostics) {
    std::erase_if(found_, [this](const Found& found) { return known_.contains(found.unless_known); });
    // A heading stands above what is under it.
    const auto order = [](const Found& found) {
      const Place& at = found.diagnostic.at;
      return std::pair(!at.source->is_heading(), at.span.offset);
    };
    std::stable_sort(found_.begin(), found_.end(),
                     [&order](const Found& a, const Found& b) { return order(a) < order(b); });
    for (Found& found : found_) diagnostics.add(std::move(found.diagnostic));
  }

 private:
  static constexpr std::uint32_t kAlways = UINT32_MAX;
  struct Found {
    Diagnostic diagnostic;
    std::uint32_t unless_known;  // node of a key
  };
  std::vector<Found> found_;
  std::set<std::pair<std::uint32_t, Code>> said_;
  std::set<std::uint32_t> known_;
};

// What tells a record from the others of its list.
struct RecordKey {
  std::string compared;
  Text named;  // the fields
  Text shown;  // their values
};

// nullopt: one of the fields is not given.
std::optional<RecordKey> key_of(const feel::Value& record, const FactSpec& list) {
  if (record.kind() != feel::Kind::context) return std::nullopt;
  RecordKey key;
  const auto append = [](Text& text, const Text& more) {
    text.zh += (text.zh.empty() ? "" : words_of(Shown::comma).zh) + more.in(Language::zh);
    text.en += (text.en.empty() ? "" : words_of(Shown::comma).en) + more.in(Language::en);
  };
  for (const std::string& name : list.key) {
    const feel::Value* value = record.find(name);
    const FactSpec* field = list.field(name);
    if (value == nullptr || field == nullptr || value->is_null()) return std::nullopt;
    const bool text = value->kind() == feel::Kind::string;
    const bool folded = text && !value->folded_name().empty();
    key.compared += folded ? std::string(value->folded_name()) : text ? std::string(value->written()) : to_feel(*value);
    key.compared += '\0';
    append(key.named, called(*field));
    append(key.shown, Text(shown(*value, field, Language::zh), shown(*value, field, Language::en)));
  }
  return key;
}

bool is_single(const FactSpec& spec) { return spec.type != FactType::record && spec.type != FactType::list; }

// Reads the facts of one plan in the words of one vocabulary.
class FactReader {
 public:
  FactReader(const Vocabulary& vocabulary, const SeenUntil& seen, bool alone, Findings& findings)
      : vocabulary_(vocabulary), seen_(seen), alone_(alone), findings_(findings) {}

  FactSet read(const NodeView& map) {
    const std::vector<FactSpec>& specs = vocabulary_.facts();
    set_.facts.resize(specs.size());
    std::vector<NodeView> keys(specs.size());
    if (!map.exists()) return std::move(set_);
    NodeView key = map.first_child();
    for (std::uint32_t left = map.size(); left > 0; --left) {
      const NodeView value = key.next_sibling();
      if (const auto slot = vocabulary_.slot_of(key.text())) {
        if (!alone_) findings_.know(key);
        slot_ = *slot;
        read_fact(specs[slot_], keys[slot_], key, value);
      } else if (key.in_heading()) {
        report_column(key, value);
      } else {
        report_unknown(code::plan_fact_unknown, vocabulary_.names(), key, {cut(key.text())});
      }
      key = value.next_sibling();
    }
    return std::move(set_);
  }

 private:
  void read_fact(const FactSpec& spec, NodeView& first, const NodeView& key, const NodeView& value) {
    Fact& fact = set_.facts[slot_];
    if (first.exists()) {
      // Which of the two holds, nobody can say: the fact as a whole is invalid.
      report_twice(spec, first, key);
      fact = {feel::Value(), FactState::invalid, fact.node, false};
      return;
    }
    first = key;
    fact.node = value.index();
    if (value.is_null()) return;
    if (key.in_heading() && !is_single(spec)) {
      set_.invalid.push_back({slot_, path_, value.place()});
      findings_.add({code::plan_column_type, key.place(), {called(spec)}, {}, false});
      fact.state = FactState::invalid;
      return;
    }
    const std::size_t before = set_.invalid.size();
    fact.value = read_value(value, spec, vocabulary_.names().below(slot_));
    const bool whole = set_.invalid.size() > before && set_.invalid.back().path.empty();
    fact.state = whole ? FactState::invalid : FactState::given;
  }

  feel::Value read_value(const NodeView& value, const FactSpec& spec, const FactNames& below) {
    switch (spec.type) {
      case FactType::record:
        if (value.is_map()) return read_record(value, spec, below);
        break;
      case FactType::list:
        if (value.is_list()) return read_list(value, spec, below);
        break;
      case FactType::count:
      case FactType::number:
      case FactType::share:
      case FactType::money:
      case FactType::date:
      case FactType::event:
      case FactType::boolean:
      case FactType::choice:
      case FactType::name:
      case FactType::text:
        if (!value.is_scalar()) break;
        if (std::optional<feel::Value> read = read_scalar(value.text(), spec, seen_)) {
          if (is_doubtful_share(value.text(), spec, *read)) {
            findings_.add({code::plan_share, value.place(), {name_of(spec), cut(value.text())}, {}, false});
          }
          return *std::move(read);
        }
        return invalid(value, code::plan_type, {name_of(spec), cut(value.text()), expected_of(spec)});
    }
    return invalid(value, code::plan_kind, {name_of(spec), words_of(value.kind()), expected_of(spec)});
  }

  feel::Value read_record(const NodeView& map, const FactSpec& spec, const FactNames& names) {
    std::vector<feel::Value> values(spec.fields.size());
    std::vector<NodeView> keys(spec.fields.size());
    NodeView key = map.first_child();
    for (std::uint32_t left = map.size(); left > 0; --left) {
      const NodeView value = key.next_sibling();
      if (const auto index = names.index_of(key.text())) {
        if (!alone_) findings_.know(key);
        const FactSpec& field = spec.fields[*index];
        path_.emplace_back(field.name);
        if (keys[*index].exists()) {
          report_twice(field, keys[*index], key);
          values[*index] = feel::Value();
        } else {
          keys[*index] = key;
          if (!value.is_null()) values[*index] = read_value(value, field, names.below(*index));
        }
        path_.pop_back();
      } else {
        report_unknown(code::plan_field_unknown, names, key,
                       {cut(key.text()), name_of(spec),
                        spec.type == FactType::list ? expected_of_element(spec) : expected_of(spec)});
      }
      key = value.next_sibling();
    }
    return feel::Value::context(names.shape(), std::move(values));
  }

  feel::Value read_list(const NodeView& list, const FactSpec& spec, const FactNames& below) {
    std::vector<feel::Value> values;
    values.reserve(list.size());
    NodeView element = list.first_child();
    for (std::uint32_t left = list.size(); left > 0; --left, element = element.next_sibling()) {
      path_.emplace_back(values.size());
      const FactSpec* listed = listed_;
      listed_ = &spec;
      values.push_back(read_element(element, spec, below));
      listed_ = listed;
      path_.pop_back();
    }
    tell_apart(list, values, spec);
    return spec.dated.empty() ? feel::Value::list(std::move(values))
                              : read_ledger(list, std::move(values), spec, below);
  }

  // Two records of one key: which of the two holds, nobody can say, and nobody adds them up.
  void tell_apart(const NodeView& list, const std::vector<feel::Value>& records, const FactSpec& spec) {
    if (spec.key.empty()) return;
    std::map<std::string, std::pair<std::size_t, NodeView>> first;  // where each stands
    std::set<std::size_t> doubled;
    NodeView element = list.first_child();
    for (std::size_t index = 0; index < records.size(); ++index, element = element.next_sibling()) {
      const std::optional<RecordKey> key = key_of(records[index], spec);
      if (!key) continue;
      const auto [known, fresh] = first.try_emplace(key->compared, index, element);
      if (fresh) continue;
      if (doubled.insert(known->second.first).second) invalid_at(known->second.first, known->second.second);
      invalid_at(index, element);
      findings_.add({code::plan_key_twice,
                     element.place(),
                     {name_of(spec), key->named, key->shown},
                     {{code::base_first_here, known->second.second.place(), {}}},
                     false});
    }
  }

  void invalid_at(std::size_t index, const NodeView& element) {
    FactPath path = path_;
    path.emplace_back(index);
    set_.invalid.push_back({slot_, std::move(path), element.place()});
  }

  // The list as of the day. What no rule sees is told where it is wrong, but makes no finding an error.
  feel::Value read_ledger(const NodeView& list, std::vector<feel::Value> records, const FactSpec& spec,
                          const FactNames& names) {
    Ledger ledger = ledger_of(spec, records, seen_);
    if (!ledger.passed_over.empty()) {
      const NodeView record = element_of(list, ledger.passed_over.front());
      findings_.add({code::plan_passed_over,
                     day_of(record, names.index_of(spec.dated), names),
                     {name_of(spec), Text(std::to_string(ledger.passed_over.size())), to_string(*seen_.period)},
                     {},
                     false});
    }
    std::vector<feel::Value> seen;
    seen.reserve(ledger.seen.size());
    for (const std::size_t index : ledger.seen) seen.push_back(std::move(records[index]));
    std::erase_if(set_.invalid, [&](const InvalidPart& part) { return is_unseen(part, ledger); });
    set_.dated.push_back({slot_, path_, std::move(ledger)});
    return feel::Value::dated_list(std::move(seen));
  }

  // Whether it lies in a record of the list at path_ that the ledger leaves out.
  [[nodiscard]] bool is_unseen(const InvalidPart& part, const Ledger& ledger) const {
    if (part.slot != slot_ || part.path.size() <= path_.size()) return false;
    if (!std::equal(path_.begin(), path_.end(), part.path.begin())) return false;
    const auto* index = std::get_if<std::size_t>(&part.path[path_.size()]);
    return index != nullptr && !std::binary_search(ledger.seen.begin(), ledger.seen.end(), *index);
  }

  static NodeView element_of(const NodeView& list, std::size_t index) {
    NodeView element = list.first_child();
    for (; index > 0; --index) element = element.next_sibling();
    return element;
  }

  static Place day_of(const NodeView& record, std::optional<std::uint32_t> field, const FactNames& names) {
    if (record.is_map()) {
      for (const auto& [key, value] : record.entries()) {
        if (names.index_of(key.text()) == field) return value.place();
      }
    }
    return record.place();
  }

  feel::Value read_element(const NodeView& element, const FactSpec& list, const FactNames& below) {
    if (element.is_null()) {
      return invalid(element, code::plan_element_empty, {name_of(list), expected_of_element(list)});
    }
    if (!list.element.empty()) return read_value(element, list.element.front(), below);
    if (element.is_map()) return read_record(element, list, below);
    return invalid(element, code::plan_kind, {name_of(list), words_of(element.kind()), expected_of_element(list)});
  }

  // An element of a list has no name of its own.
  [[nodiscard]] Text name_of(const FactSpec& spec) const {
    return spec.name.empty() && listed_ != nullptr ? called(*listed_) : called(spec);
  }

  feel::Value invalid(const NodeView& value, Code code, std::vector<Text> arguments) {
    set_.invalid.push_back({slot_, path_, value.place()});
    findings_.add({code, value.place(), std::move(arguments), {}, false});
    return {};
  }

  void report_twice(const FactSpec& spec, const NodeView& first, const NodeView& key) {
    set_.invalid.push_back({slot_, path_, key.place()});
    findings_.add({code::plan_twice,
                   key.place(),
                   {called(spec), cut(first.text())},
                   {{code::base_first_here, first.place(), {}}},
                   false});
  }

  void report_unknown(Code code, const FactNames& names, const NodeView& key, std::vector<Text> arguments) {
    Diagnostic diagnostic{code, key.place(), std::move(arguments), {}, false};
    if (const auto nearest = names.nearest(key.text())) {
      diagnostic.notes.push_back({code::base_nearest, key.place(), {*nearest}});
    }
    findings_.add_unknown(key, std::move(diagnostic));
  }

  // A column that is no fact matters where something is written in it.
  void report_column(const NodeView& key, const NodeView& value) {
    if (value.is_null()) return;
    if (key.text().empty()) return findings_.add({code::plan_column_unnamed, key.place(), {}, {}, false});
    const auto whole = vocabulary_.slot_of(key.text().substr(0, key.text().find('.')));
    if (whole && !is_single(vocabulary_.facts()[*whole])) {
      if (!alone_) findings_.know(key);
      return findings_.add({code::plan_column_type, key.place(), {called(vocabulary_.facts()[*whole])}, {}, false});
    }
    Diagnostic diagnostic{code::plan_column_unknown, key.place(), {cut(key.text())}, {}, false};
    auto nearest = vocabulary_.names().nearest(key.text());
    if (!nearest && !head_named(key.text())) nearest = nearest_head(key.text());
    if (nearest) diagnostic.notes.push_back({code::base_nearest, key.place(), {*nearest}});
    findings_.add_unknown(key, std::move(diagnostic));
  }

  const Vocabulary& vocabulary_;
  SeenUntil seen_;
  bool alone_;
  Findings& findings_;
  FactSet set_;
  std::uint32_t slot_ = 0;
  FactPath path_;                     // inside the fact
  const FactSpec* listed_ = nullptr;  // the list whose element is read
};

}  // namespace

FactPath FactSet::written(std::uint32_t slot, const FactPath& path) const {
  FactPath found;
  found.reserve(path.size());
  for (const auto& step : path) {
    const auto* index = std::get_if<std::size_t>(&step);
    const auto list = std::find_if(dated.begin(), dated.end(), [&](const DatedList& one) {
      return index != nullptr && one.slot == slot && one.at == found && *index < one.ledger.seen.size();
    });
    if (list != dated.end()) {
      found.emplace_back(list->ledger.seen[*index]);
    } else {
      found.push_back(step);
    }
  }
  return found;
}

std::vector<FactSet> read_facts(const Plan& plan, const std::vector<const Vocabulary*>& vocabularies,
                                const SeenUntil& seen, Diagnostics& diagnostics) {
  const NodeView map = plan.facts_node == 0 ? NodeView() : NodeView(*plan.document, plan.facts_node);
  std::vector<FactSet> sets;
  sets.reserve(vocabularies.size());
  Findings findings;
  for (const Vocabulary* vocabulary : vocabularies) {
    sets.push_back(FactReader(*vocabulary, seen, vocabularies.size() == 1, findings).read(map));
  }
  findings.report(diagnostics);
  return sets;
}

}  // namespace ducha
