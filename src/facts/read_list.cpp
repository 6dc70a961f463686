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

// What parts one element from the next. Where it stands next is looked for once it is passed: a mark that a long text
// lacks is looked for once, not for each element.
class ListMark {
 public:
  ListMark(std::string_view mark, bool narrow) : mark_(mark), narrow_(narrow) {}

  std::size_t next(std::string_view text, std::size_t begin) {
    // A narrow comma at the very beginning has nothing before it.
    const bool passed = narrow_ ? at_ <= begin : at_ < begin;
    if (!looked_ || passed) at_ = narrow_ ? find_narrow_comma(text, begin) : text.find(mark_, begin);
    looked_ = true;
    return at_;
  }
  [[nodiscard]] std::size_t size() const { return mark_.size(); }

 private:
  std::string_view mark_;
  bool narrow_;  // a comma of ASCII between characters that are not
  bool looked_ = false;
  std::size_t at_ = 0;
};

std::vector<ListMark> marks_between(const FactSpec& element) {
  std::vector<ListMark> marks;
  for (const std::string_view mark :
       {Spelt::kListComma, Spelt::kWideSemicolon, std::string_view(";"), std::string_view("\n")})
    marks.emplace_back(mark, false);
  if (!takes_commas(element.type)) return marks;
  marks.emplace_back(Spelt::kWideComma, false);
  marks.emplace_back(",", element.type != FactType::choice);
  return marks;
}

}  // namespace

std::vector<std::string> split_elements(std::string_view text, const FactSpec& element) {
  if (element.type == FactType::date) return listed_days(text);
  if (element.type == FactType::choice && !element.other && read_scalar(text, element)) return {std::string(text)};
  std::vector<ListMark> marks = marks_between(element);
  // The sentence that a list makes ends with one.
  text = without_blanks_around(text);
  if (element.type == FactType::choice && text.ends_with(Spelt::kFullStop)) text.remove_suffix(Spelt::kFullStop.size());
  std::vector<std::string> elements;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = text.size();
    std::size_t behind = text.size() + 1;
    for (ListMark& mark : marks) {
      const std::size_t at = mark.next(text, begin);
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
