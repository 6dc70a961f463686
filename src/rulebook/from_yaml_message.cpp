// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/syntax/tokens.h"
#include "rulebook/codes.h"
#include "rulebook/embedded_text.h"
#include "rulebook/from_yaml.h"
#include "rulebook/yaml_map.h"

namespace ducha {

namespace {

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
      const auto end = feel::closing_brace(text, static_cast<std::uint32_t>(at + 1));
      const std::size_t begin = text.find_first_not_of(' ', at + 1);
      if (!end || begin == *end) {
        fault(at);
        return {};
      }
      if (!literal.empty()) parts.push_back({std::exchange(literal, {}), {}});
      MessagePart part;
      const std::string_view within = text.substr(begin, *end - begin);
      part.expression.text = within.substr(0, within.find_last_not_of(' ') + 1);
      part.expression.offset = static_cast<std::uint32_t>(begin);
      part.expression.at = node.place();
      part.expression.node = node;
      parts.push_back(std::move(part));
      at = *end;
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

// Names as FEEL has them, without spaces and signs.
bool is_plain_name(std::string_view name) {
  const std::vector<std::string_view> path = feel::plain_path(name);
  return path.size() == 1 && path.front() == name;
}

std::vector<MessageLet> read_lets(NodeView node, Diagnostics& diagnostics) {
  std::vector<MessageLet> lets;
  for (const NodeView::Entry& entry : without_doubles(read_entries(node, "let", diagnostics), diagnostics)) {
    MessageLet let{std::string(entry.key.text()), entry.key.place(), read_expression(entry.value, "let", diagnostics)};
    if (!is_plain_name(let.name)) {
      diagnostics.add(code::rule_let_name, let.at, {Text(let.name)});
    } else if (!let.expression.text.empty()) {
      lets.push_back(std::move(let));
    }
  }
  return lets;
}

}  // namespace

Message read_message(NodeView node, Diagnostics& diagnostics) {
  Message message;
  if (node.is_map()) {
    const YamlMap map(node, {"let", "zh", "en"}, diagnostics);
    message.lets = read_lets(map.find("let"), diagnostics);
    message.zh = read_parts(map.find("zh"), "zh", diagnostics);
    message.en = read_parts(map.find("en"), "en", diagnostics);
  } else {
    message.zh = message.en = read_parts(node, "message", diagnostics);
  }
  return message;
}

}  // namespace ducha
