// SPDX-License-Identifier: Apache-2.0
#include "rulebook/params.h"

#include <utility>

#include "base/limits.h"
#include "base/text.h"
#include "facts/read_measured.h"
#include "feel/compile/program.h"
#include "feel/value/meant.h"
#include "feel/value/temporal.h"
#include "feel/value/type.h"
#include "rulebook/codes.h"
#include "rulebook/from_yaml.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

// A word is text; what calls a function or begins with @ is meant as FEEL.
bool looks_like_feel(std::string_view text) {
  return text.starts_with('@') || text.find('(') != std::string_view::npos || text.starts_with('"') ||
         text.starts_with('[');
}

std::optional<feel::Value> constant_of(std::string_view text) {
  const feel::Compiled compiled = feel::compile(text, feel::Scope());
  if (!compiled.program) return std::nullopt;
  std::optional<feel::Value> value = compiled.program->constant();
  if (value && value->is_null()) return std::nullopt;
  return value;
}

// A day, a length of time or a number, written as a word. True: reported.
bool tell_mere_word(NodeView node, Diagnostics& diagnostics) {
  const std::string text(node.text());
  const std::optional<std::string> meant = feel::read_temporal(text) ? text : feel::temporal_meant(text);
  if (meant) diagnostics.add(code::rule_param_word, node.place(), {Text(text), Text(*meant)});
  const std::optional<Decimal> number = meant ? std::nullopt : read_measured(text, {}, {});
  if (number) diagnostics.add(code::rule_param_number, node.place(), {Text(text), Text(number->to_string())});
  return meant || number;
}

}  // namespace

std::optional<feel::Value> param_value_of(std::string_view written) {
  const std::string text = normalized(written);
  if (text == "true" || text == "false") return feel::Value(text == "true");
  if (const auto number = Decimal::read(text)) return feel::Value(*number);
  if (text.ends_with('%')) {
    const auto percent = Decimal::read(normalized(std::string_view(text).substr(0, text.size() - 1)));
    const auto share = percent ? divide(*percent, Decimal(100)) : std::nullopt;
    return share ? std::optional<feel::Value>(*share) : std::nullopt;
  }
  if (looks_like_feel(written)) return constant_of(written);
  if (text.empty()) return std::nullopt;
  return feel::Value::string(std::string(written));
}

std::optional<feel::Value> read_param_value(NodeView node, Diagnostics& diagnostics) {
  if (node.is_list()) {
    std::vector<feel::Value> elements;
    for (const NodeView element : node.elements()) {
      auto value = read_param_value(element, diagnostics);
      if (!value) return std::nullopt;
      elements.push_back(std::move(*value));
    }
    return feel::Value::list(std::move(elements));
  }
  auto value = node.is_scalar() && !node.is_null() ? param_value_of(node.text()) : std::nullopt;
  if (!value) {
    const std::string shown = node.is_scalar() ? shortened(node.text(), kShownScalar) : std::string("{}");
    diagnostics.add(code::rule_param_value, node.place(), {Text(shown)});
  } else if (value->kind() == feel::Kind::string && !looks_like_feel(node.text()) &&
             tell_mere_word(node, diagnostics)) {
    return std::nullopt;
  }
  return value;
}

bool is_in_percent(NodeView node) { return node.is_scalar() && normalized(node.text()).ends_with('%'); }

bool is_doubtful_share(const feel::Value& value, bool in_percent) {
  return !in_percent && value.kind() == feel::Kind::number && value.as_number() > Decimal(1);
}

std::vector<Param> read_params(NodeView node, Diagnostics& diagnostics) {
  std::vector<Param> params;
  for (const NodeView::Entry& entry : read_entries(node, "params", diagnostics)) {
    const YamlMap map(entry.value, {"label", "clause", "grounds", "values"}, diagnostics);
    if (!map.ok()) continue;
    Param param;
    param.name = entry.key.text();
    param.at = entry.key.place();
    param.label = read_text(map.need("label"), "label", diagnostics);
    param.grounds = read_grounds(map.find("grounds"), diagnostics);
    param.clause = read_word(map.find("clause"), "clause", diagnostics).value_or("");
    std::string first_type;
    std::vector<std::pair<Place, feel::Value>> doubtful;  // if the others turn out to be shares
    for (const NodeView::Entry& dated : read_entries(map.need("values"), "values", diagnostics)) {
      const auto day = read_date(dated.key, diagnostics);
      const auto value = read_param_value(dated.value, diagnostics);
      if (!day || !value) continue;
      const std::string type = feel::to_string(feel::type_of(*value));
      if (first_type.empty()) first_type = type;
      if (type != first_type) {
        diagnostics.add(code::rule_param_types, dated.value.place(), {Text(param.name), Text(first_type), Text(type)});
        continue;
      }
      const bool in_percent = is_in_percent(dated.value);
      param.percent = param.percent || in_percent;
      if (is_doubtful_share(*value, in_percent)) doubtful.emplace_back(dated.value.place(), *value);
      param.values.emplace(*day, *value);
    }
    if (!param.percent) doubtful.clear();
    for (const auto& [at, value] : doubtful)
      diagnostics.add(code::rule_param_share, at, {Text(param.name), Text(feel::to_feel(value))});
    params.push_back(std::move(param));
  }
  return params;
}

}  // namespace ducha
