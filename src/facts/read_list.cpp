// SPDX-License-Identifier: Apache-2.0
#include "facts/read_list.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "facts/read_date.h"
#include "facts/read_scalar.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

bool takes_commas(FactType type) {
  return type != FactType::count && type != FactType::number && type != FactType::share && type != FactType::money;
}

// A comma of ASCII between characters that are not: names in Chinese, typed with the other keyboard.
std::size_t find_narrow_comma(std::string_view text, std::size_t begin) {
  const auto is_wide = [&text](std::size_t at) {
    return at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80;
  };
  for (std::size_t at = text.find(',', begin); at != std::string_view::npos; at = text.find(',', at + 1)) {
    const std::size_t behind = text.find_first_not_of(' ', at + 1);
    if (at > begin && is_wide(at - 1) && is_wide(behind)) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<std::string> split_elements(std::string_view text, const FactSpec& element) {
  if (element.type == FactType::date) return listed_days(text);
  if (element.type == FactType::choice && !element.other && read_scalar(text, element)) return {std::string(text)};
  std::vector<std::string_view> marks = {Spelt::kListComma, Spelt::kWideSemicolon, ";", "\n"};
  if (takes_commas(element.type)) {
    marks.push_back(Spelt::kWideComma);
    marks.emplace_back(",");
  }
  std::vector<std::string> elements;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = text.size();
    std::size_t behind = text.size() + 1;
    for (const std::string_view mark : marks) {
      const bool narrow = mark == "," && element.type != FactType::choice;
      const std::size_t at = narrow ? find_narrow_comma(text, begin) : text.find(mark, begin);
      if (at >= end) continue;
      end = at;
      behind = at + mark.size();
    }
    const std::string_view each = without_blanks_around(text.substr(begin, end - begin));
    if (std::vector<std::string> names = run_together(each, element); !names.empty()) {
      std::move(names.begin(), names.end(), std::back_inserter(elements));
    } else if (!each.empty()) {
      elements.emplace_back(each);
    }
    begin = behind;
  }
  return elements;
}

}  // namespace ducha
