// SPDX-License-Identifier: Apache-2.0
#include "audit/needed_word.h"

#include "base/text.h"
#include "rulebook/codes.h"

namespace ducha {

std::string need_word(const YamlMap& map, std::string_view key, Diagnostics& diagnostics) {
  const NodeView node = map.need(key);
  std::string word = read_word(node, key, diagnostics).value_or("");
  if (node.is_scalar() && normalized(word).empty()) diagnostics.add(code::rule_key_missing, node.place(), {Text(key)});
  return word;
}

}  // namespace ducha
