// SPDX-License-Identifier: Apache-2.0
#include "feel/syntax/names.h"

#include <utility>

#include "base/utf8.h"
#include "feel/value/characters.h"

namespace ducha::feel {

std::string_view name_part(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return {};
  if (joins_names(text[offset])) return text.substr(offset, 1);
  // The apostrophe as the standard prints it.
  constexpr std::string_view kApostrophe = "\xE2\x80\x99";
  if (text.substr(offset).starts_with(kApostrophe)) return text.substr(offset, kApostrophe.size());
  return text.substr(offset, past_word(text, offset) - offset);
}

std::string spelt_name(std::string_view text) {
  std::string spelt;
  bool gap = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const CodePoint next = code_point_at(text, offset);
    if (is_space(next.value)) {
      gap = !spelt.empty();
    } else {
      if (gap) spelt += ' ';
      gap = false;
      spelt += text.substr(offset, next.length);
    }
    offset += next.length;
  }
  return spelt;
}

NameTable::Node* NameTable::node_of(std::string_view name, bool make) {
  std::uint32_t at = 0;
  for (std::size_t offset = past_spaces(name, 0); offset < name.size(); offset = past_spaces(name, offset)) {
    const std::string_view part = name_part(name, offset);
    if (part.empty()) return nullptr;
    offset += part.size();
    const auto found = nodes_[at].next.find(part);
    if (found != nodes_[at].next.end()) {
      at = found->second;
    } else if (make) {
      const auto made = static_cast<std::uint32_t>(nodes_.size());
      nodes_[at].next.emplace(part, made);
      nodes_.emplace_back();
      at = made;
    } else {
      return nullptr;
    }
  }
  return at == 0 ? nullptr : &nodes_[at];
}

void NameTable::add(std::string_view name, Type type) {
  if (Node* node = node_of(name, true)) node->known.push_back({std::string(name), std::move(type)});
}

void NameTable::remove(std::string_view name) {
  if (Node* node = node_of(name, false); node != nullptr && !node->known.empty()) node->known.pop_back();
}

std::vector<NameTable::Match> NameTable::matches(std::string_view text, std::uint32_t offset) const {
  std::vector<Match> found;
  if (nodes_.size() == 1) return found;
  std::uint32_t at = 0;
  std::size_t parts = 0;
  for (std::size_t here = offset; here < text.size(); here = past_spaces(text, here)) {
    const std::string_view part = name_part(text, here);
    if (part.empty()) break;
    const auto next = nodes_[at].next.find(part);
    if (next == nodes_[at].next.end()) break;
    at = next->second;
    here += part.size();
    ++parts;
    if (!nodes_[at].known.empty()) {
      found.push_back({static_cast<std::uint32_t>(here), &nodes_[at].known.back(), parts == 1});
    }
  }
  return found;
}

}  // namespace ducha::feel
