// SPDX-License-Identifier: Apache-2.0
#include "plan/reading.h"

#include "base/limits.h"
#include "base/text.h"

namespace ducha {

feel::Value Reading::invalid(Diagnostic diagnostic) {
  set.invalid.push_back({slot, path, diagnostic.at});
  // The reader of the workbook has told that the cell holds no value.
  if (!diagnostic.at.source->is_told(diagnostic.at.span.offset)) findings.add(std::move(diagnostic));
  return {};
}

feel::Value Reading::invalid(const NodeView& value, Code code, std::vector<Text> arguments) {
  return invalid({code, value.place(), std::move(arguments), {}, false});
}

void Reading::refute(CannotHold::Other part, const Diagnostic& why, std::optional<CannotHold::Other> against) {
  auto because = std::make_shared<const CannotHold>(
      CannotHold{Text(why.message(Language::zh), why.message(Language::en)), std::move(against)});
  set.invalid.push_back({part.slot, std::move(part.path), std::move(part.at), std::move(because)});
}

std::string excerpt(std::string_view text) { return shortened(text, kShownScalar); }

bool is_single(const FactSpec& spec) { return spec.type != FactType::record && spec.type != FactType::list; }

bool in_sheet(const NodeView& node) { return node.place().source->is_sheet(node.span().offset); }

Place field_place(const NodeView& record, std::string_view name, const FactNames& names) {
  const std::optional<std::uint32_t> field = names.index_of(name);
  if (record.is_map()) {
    for (const auto& [key, value] : record.entries()) {
      if (names.index_of(key.text()) == field) return value.place();
    }
  }
  return record.place();
}

}  // namespace ducha
