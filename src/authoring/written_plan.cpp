// SPDX-License-Identifier: Apache-2.0
#include "authoring/written_plan.h"

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>
#include <yaml-cpp/yaml.h>

#include "authoring/yaml_text.h"
#include "base/text.h"
#include "facts/blank_marks.h"
#include "plan/head_words.h"

namespace ducha {

namespace {

// What is written, whatever the form.
struct Written {
  NodeKind kind = NodeKind::scalar;
  bool null = false;
  std::string text = {};
  std::vector<Written> entries = {};  // of a map or a list
  std::string key = {};               // in a map
  std::string comment = {};
};

Written keyed(std::string key, Written value, std::string comment = {}) {
  value.key = std::move(key);
  value.comment = std::move(comment);
  return value;
}

class PlanWriter {
 public:
  PlanWriter(const KnownFacts& facts, Language language) : facts_(facts), language_(language) {}

  [[nodiscard]] Written written() const {
    Written plan{NodeKind::map};
    const std::vector<NodeView::Entry> entries = facts_.plan->document->root().entries();
    for (const Head head : {Head::unit, Head::level, Head::region, Head::policy, Head::period, Head::as_of}) {
      for (const NodeView::Entry& entry : entries) {
        if (head_named(entry.key.text()) != head || entry.value.is_null()) continue;
        Written value = as_said(entry.value);
        for (Written& part : value.entries) {
          if (head == Head::region) part.key = region_key(part.key);
        }
        plan.entries.push_back(keyed(key_of(head), std::move(value)));
      }
    }
    for (const NodeView::Entry& entry : entries) {
      if (!head_named(entry.key.text()))
        plan.entries.push_back(keyed(std::string(entry.key.text()), as_said(entry.value)));
    }
    Written facts{NodeKind::map};
    for (const KnownFact& fact : facts_.known) {
      facts.entries.push_back(
          keyed(key_of(*fact.spec), value_of(*fact.spec, fact.value, fact.unit), fact.spec->ask.in(language_)));
    }
    for (const auto& [key, value] : facts_.others) facts.entries.push_back(keyed(key, as_said(value)));
    plan.entries.push_back(keyed(key_of(Head::facts), std::move(facts)));
    return plan;
  }

 private:
  [[nodiscard]] std::string key_of(Head head) const {
    static const Text kKeys[] = {
#define DUCHA_HEAD(key, zh, ...) Text(zh, #key),
#include "plan/head.def"
    };
    return kKeys[static_cast<std::size_t>(head)].in(language_);
  }
  [[nodiscard]] std::string key_of(const FactSpec& fact) const {
    return language_ == Language::en || fact.label.zh.empty() ? fact.name : Text(fact.label.zh).in(language_);
  }

  [[nodiscard]] static Written as_said(const NodeView& value) {
    Written made{value.kind(), value.is_null(), std::string(value.text())};
    for (const NodeView& each : value.elements()) made.entries.push_back(as_said(each));
    for (const NodeView::Entry& entry : value.entries()) {
      made.entries.push_back(keyed(std::string(entry.key.text()), as_said(entry.value)));
    }
    return made;
  }

  [[nodiscard]] Written value_of(const FactSpec& spec, const NodeView& value, std::string_view unit = {}) const {
    if (value.is_null()) return {NodeKind::scalar, true};
    if (spec.type == FactType::list) return list_of(spec, value);
    if (spec.type == FactType::record && value.is_map()) return record_of(spec, value);
    if (!value.is_scalar()) return as_said(value);
    return {NodeKind::scalar, false, plain_text(value, spec, unit)};
  }

  [[nodiscard]] Written list_of(const FactSpec& spec, const NodeView& value) const {
    Written list{NodeKind::list};
    if (value.is_scalar() && says_none(value.text())) return list;
    if (!spec.element.empty()) {
      const auto elements = elements_of(value, spec);
      if (!elements) return as_said(value);
      for (const std::string& each : *elements) list.entries.push_back({NodeKind::scalar, false, each});
      return list;
    }
    if (!value.is_list()) return as_said(value);
    for (const NodeView& record : value.elements()) {
      list.entries.push_back(record.is_map() ? record_of(spec, record) : as_said(record));
    }
    return list;
  }

  // What a record leaves out is not written, and nor is what it leaves empty: both are missing.
  [[nodiscard]] Written record_of(const FactSpec& spec, const NodeView& map) const {
    Written record{NodeKind::map};
    const KnownFields fields = known_fields(map, spec);
    for (std::size_t i = 0; i < fields.known.size(); ++i) {
      const NodeView& value = fields.known[i];
      if (!value.exists() || value.is_null()) continue;
      record.entries.push_back(keyed(key_of(spec.fields[i]), value_of(spec.fields[i], value, fields.units[i])));
    }
    for (const auto& [key, value] : fields.others) record.entries.push_back(keyed(key, as_said(value)));
    return record;
  }

  const KnownFacts& facts_;
  Language language_;
};

void emit(YAML::Emitter& out, const Written& value, bool record);

void emit_map(YAML::Emitter& out, const Written& map) {
  out << YAML::BeginMap;
  for (const Written& entry : map.entries) {
    if (!entry.comment.empty()) out << YAML::Newline << YAML::Comment(yaml_comment(entry.comment));
    out << YAML::Key;
    emit_scalar(out, entry.key);
    out << YAML::Value;
    emit(out, entry, false);
  }
  out << YAML::EndMap;
}

// A record takes one line, as people write it.
void emit(YAML::Emitter& out, const Written& value, bool record) {
  switch (value.kind) {
    case NodeKind::scalar:
      if (value.null) {
        out << YAML::Null;
      } else {
        emit_scalar(out, value.text);
      }
      return;
    case NodeKind::list:
      if (value.entries.empty() || record) out << YAML::Flow;
      out << YAML::BeginSeq;
      for (const Written& entry : value.entries) emit(out, entry, true);
      out << YAML::EndSeq;
      return;
    case NodeKind::map:
      if (value.entries.empty() || record) out << YAML::Flow;
      emit_map(out, value);
      return;
  }
}

nlohmann::ordered_json json_of(const Written& value) {
  switch (value.kind) {
    case NodeKind::scalar: return value.null ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(value.text);
    case NodeKind::list: {
      nlohmann::ordered_json list = nlohmann::ordered_json::array();
      for (const Written& entry : value.entries) list.push_back(json_of(entry));
      return list;
    }
    case NodeKind::map: {
      nlohmann::ordered_json map = nlohmann::ordered_json::object();
      for (const Written& entry : value.entries) map[entry.key] = json_of(entry);
      return map;
    }
  }
  return nullptr;
}

}  // namespace

std::string plan_as_yaml(const KnownFacts& facts, Language language) {
  YAML::Emitter out;
  out << YAML::BeginDoc;
  emit_map(out, PlanWriter(facts, language).written());
  return std::string(out.c_str(), out.size()) + '\n';
}

std::string plan_as_ndjson(const KnownFacts& facts, Language language) {
  const auto replaced = nlohmann::ordered_json::error_handler_t::replace;
  return json_of(PlanWriter(facts, language).written()).dump(-1, ' ', false, replaced) + '\n';
}

}  // namespace ducha
