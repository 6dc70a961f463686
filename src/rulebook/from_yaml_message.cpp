// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rulebook/codes.h"
#include "rulebook/embedded_text.h"
#include "rulebook/from_yaml.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

// The end of the expression that begins behind a brace: the brace that closes it, braces and strings of its own passed
// over.
std::size_t expression_end(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char character = text[at];
    if (in_string) {
      if (character == '\\') ++at;
      if (character == '"') in_string = false;
    } else if (character == '"') {
      in_string = true;
    } else if (character == '{') {
      ++depth;
    } else if (character == '}') {
      if (depth == 0) return at;
      --depth;
    }
  }
  return std::string_view::npos;
}

std::vector<MessagePart> read_parts(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  std::vector<MessagePart> parts;
  const auto word = read_word(node, what, diagnostics);
  if (!word) return parts;
  const std::string_view text = *word;
  std::string literal;
  const auto fault = [&](std::size_t at) {
    const Span brace{static_cast<std::uint32_t>(at), 1};
    diagnostics.add(code::rule_message_brace, EmbeddedText(node).place(brace));
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool brace = text[at] == '{' || text[at] == '}';
    if (brace && at + 1 < text.size() && text[at + 1] == text[at]) {
      literal += text[at++];
    } else if (text[at] == '{') {
      const std::size_t end = expression_end(text, at + 1);
      if (end == std::string_view::npos || end == at + 1) {
        fault(at);
        return {};
      }
      if (!literal.empty()) parts.push_back({std::exchange(literal, {}), {}});
      MessagePart part;
      // Blanks in front keep the offsets of the expression's characters in the whole text.
      part.expression.text = std::string(at + 1, ' ') + std::string(text.substr(at + 1, end - at - 1));
      part.expression.at = node.place();
      part.expression.node = node;
      parts.push_back(std::move(part));
      at = end;
    } else if (text[at] == '}') {
      fault(at);
      return {};
    } else {
      literal += text[at];
    }
  }
  if (!literal.empty()) parts.push_back({std::move(literal), {}});
  return parts;
}

}  // namespace

Message read_message(NodeView node, Diagnostics& diagnostics) {
  Message message;
  if (node.is_map()) {
    const YamlMap map(node, {"zh", "en"}, diagnostics);
    message.zh = read_parts(map.find("zh"), "zh", diagnostics);
    message.en = read_parts(map.find("en"), "en", diagnostics);
  } else {
    message.zh = message.en = read_parts(node, "message", diagnostics);
  }
  return message;
}

}  // namespace ducha
