// SPDX-License-Identifier: Apache-2.0
// Documents and diagnostics as text, for expectations.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "document/node.h"

namespace ducha {

inline std::string place_text(const Place& at) {
  const Position position = at.position();
  return std::to_string(position.line) + ":" + std::to_string(position.column) + "+" + std::to_string(at.span.length);
}

// One line a node: `map 2`, `list 3`, or a scalar behind the sign of its style; then line:column+bytes.
inline void dump(const NodeView& node, std::size_t depth, std::string& out) {
  static constexpr std::array<std::string_view, 5> kStyles = {"=", "'", "\"", "|", ">"};
  out.append(depth * 2, ' ');
  if (node.is_scalar()) {
    out += kStyles[static_cast<std::size_t>(node.style())];
    for (const char c : node.text()) {
      if (c == '\n') {
        out += "\\n";
      } else if (static_cast<unsigned char>(c) < ' ') {
        out += "\\?";
      } else {
        out += c;
      }
    }
  } else {
    out += (node.is_map() ? "map " : "list ") + std::to_string(node.size());
  }
  out += "  @" + place_text(node.place()) + "\n";
  if (node.is_list()) {
    for (const NodeView& element : node.elements()) dump(element, depth + 1, out);
  }
  if (node.is_map()) {
    for (const auto& [key, value] : node.entries()) {
      dump(key, depth + 1, out);
      dump(value, depth + 2, out);
    }
  }
}

inline std::string dump(const Document& document) {
  std::string out;
  if (!document.root().exists()) return "empty\n";
  dump(document.root(), 0, out);
  return out;
}

inline std::string reported(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    out += to_text(diagnostic, Language::en, true);
    out += "  " + std::string(diagnostic.code.row().name) + ": " + diagnostic.message(Language::zh) + "\n";
  }
  return out;
}

}  // namespace ducha
