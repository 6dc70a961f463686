// SPDX-License-Identifier: Apache-2.0
#include "rulebook/policy.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace ducha {

feel::Value Param::value_on(Date day) const {
  const auto after = values.upper_bound(day);
  return after == values.begin() ? feel::Value() : std::prev(after)->second;
}

const Clause* Policy::clause(std::string_view wanted) const {
  const auto found =
      std::find_if(clauses.begin(), clauses.end(), [wanted](const Clause& clause) { return clause.id == wanted; });
  return found == clauses.end() ? nullptr : &*found;
}

namespace {

// The parts of a label such as "county (city, district, banner)": the word before the brackets, and those in them.
std::vector<std::string> parts_of(const std::string& label) {
  std::vector<std::string> parts(1);
  const std::string narrow = narrowed(label);
  for (std::size_t at = 0; at < narrow.size();) {
    const std::size_t length = code_point_at(narrow, at).length;
    const std::string character = narrow.substr(at, length);
    at += length;
    if (character.size() == 1 ? character.find_first_of("(),/; ") == 0 : character == Level::kListComma) {
      if (!parts.back().empty()) parts.emplace_back();
    } else {
      parts.back() += character;
    }
  }
  std::vector<std::string> folded;
  for (const std::string& part : parts) {
    if (!part.empty()) folded.push_back(fold(part));
  }
  return folded.size() > 1 ? folded : std::vector<std::string>();
}

// Whether a text is one of the parts, or several of them behind one another.
bool is_made_of(std::string_view text, const std::vector<std::string>& parts) {
  if (text.empty()) return true;
  return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return text.starts_with(part) && is_made_of(text.substr(part.size()), parts);
  });
}

// The one level of whose label's parts a text is made, with or without the word for "level" behind it.
const Level* level_of_part(const std::vector<Level>& levels, std::string_view folded) {
  constexpr std::size_t kLongest = 40;
  if (folded.size() > kLongest) return nullptr;
  if (folded.size() > Level::kSuffix.size() && folded.ends_with(Level::kSuffix))
    folded.remove_suffix(Level::kSuffix.size());
  const Level* found = nullptr;
  for (const Level& level : levels) {
    if (fold(level.label.zh) == folded) return &level;
    if (!is_made_of(folded, parts_of(level.label.zh)) || folded.empty()) continue;
    if (found != nullptr) return nullptr;
    found = &level;
  }
  return found;
}

}  // namespace

const Level* Policy::level(std::string_view written) const {
  const std::string folded = fold(written);
  for (const Level& level : levels) {
    if (fold(level.key) == folded || fold(level.label.zh) == folded || fold(level.label.en) == folded) return &level;
    const auto& aliases = level.aliases;
    if (std::any_of(aliases.begin(), aliases.end(), [&](const std::string& alias) { return fold(alias) == folded; }))
      return &level;
  }
  // Brackets and commas may stand between the parts that a text names, as they do in the label.
  std::string bare = folded;
  std::erase_if(bare, [](char c) { return c == '(' || c == ')' || c == ',' || c == '/' || c == ';'; });
  for (std::size_t comma = bare.find(Level::kListComma); comma != std::string::npos;
       comma = bare.find(Level::kListComma, comma))
    bare.erase(comma, Level::kListComma.size());
  return level_of_part(levels, bare);
}

}  // namespace ducha
