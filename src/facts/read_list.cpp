// SPDX-License-Identifier: Apache-2.0
#include "facts/read_list.h"

#include <algorithm>

#include "facts/read_scalar.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

bool takes_commas(FactType type) {
  return type != FactType::count && type != FactType::number && type != FactType::share && type != FactType::money;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kWideSpace = "\xE3\x80\x80";
  for (;;) {
    const std::size_t size = text.size();
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    text = text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
    if (text.starts_with(kWideSpace)) text.remove_prefix(kWideSpace.size());
    if (text.ends_with(kWideSpace)) text.remove_suffix(kWideSpace.size());
    if (text.size() == size) return text;
  }
}

}  // namespace

std::vector<std::string_view> split_elements(std::string_view text, const FactSpec& element) {
  if (element.type == FactType::choice && !element.other && read_scalar(text, element)) return {text};
  std::vector<std::string_view> marks = {Spelt::kListComma, Spelt::kWideSemicolon, ";", "\n"};
  if (takes_commas(element.type)) marks.push_back(Spelt::kWideComma);
  if (element.type == FactType::choice) marks.emplace_back(",");
  std::vector<std::string_view> elements;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = text.size();
    std::size_t behind = text.size() + 1;
    for (const std::string_view mark : marks) {
      const std::size_t at = text.find(mark, begin);
      if (at >= end) continue;
      end = at;
      behind = at + mark.size();
    }
    const std::string_view each = trimmed(text.substr(begin, end - begin));
    if (!each.empty()) elements.push_back(each);
    begin = behind;
  }
  return elements;
}

}  // namespace ducha
