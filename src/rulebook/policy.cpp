// SPDX-License-Identifier: Apache-2.0
#include "rulebook/policy.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace ducha {

std::string_view to_string(Grounds grounds) {
  switch (grounds) {
    case Grounds::text: return "text";
    case Grounds::reading: return "reading";
  }
  return "text";
}

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

}  // namespace

LevelNames::LevelNames(const std::vector<Level>& levels) : levels_(levels) {
  const auto add = [this](const std::string& name, const Level& level) {
    std::string folded = fold(name);
    if (!folded.empty()) by_name_.emplace(std::move(folded), &level);
  };
  for (const Level& level : levels) {
    add(level.key, level);
    add(level.label.zh, level);
    add(level.label.en, level);
    for (const std::string& alias : level.aliases) add(alias, level);
    parts_.push_back(parts_of(level.label.zh));
  }
}

const Level* LevelNames::named(std::string_view written) const {
  std::string folded = fold(written);
  if (const auto known = by_name_.find(folded); known != by_name_.end()) return known->second;
  // Brackets and commas may stand between the parts that a text names, as they do in the label.
  std::erase_if(folded, [](char c) { return c == '(' || c == ')' || c == ',' || c == '/' || c == ';'; });
  for (std::size_t comma = folded.find(Level::kListComma); comma != std::string::npos;
       comma = folded.find(Level::kListComma, comma))
    folded.erase(comma, Level::kListComma.size());
  return by_parts(folded);
}

// The one level of whose label's parts a text is made, with or without the word for "level" behind it.
const Level* LevelNames::by_parts(std::string_view folded) const {
  constexpr std::size_t kLongest = 40;
  if (folded.size() > kLongest) return nullptr;
  if (folded.size() > Level::kSuffix.size() && folded.ends_with(Level::kSuffix))
    folded.remove_suffix(Level::kSuffix.size());
  if (folded.empty()) return nullptr;
  if (const auto known = by_name_.find(std::string(folded)); known != by_name_.end()) return known->second;
  const Level* found = nullptr;
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    if (!is_made_of(folded, parts_[i])) continue;
    if (found != nullptr) return nullptr;
    found = &levels_[i];
  }
  return found;
}

}  // namespace ducha
