// SPDX-License-Identifier: Apache-2.0
#include "plan/head_words.h"

#include <map>
#include <utility>
#include <vector>

#include "base/suggest.h"
#include "base/text.h"

namespace ducha {

namespace {

struct HeadRow {
  Head head;
  std::string_view key;
  std::vector<std::string_view> others;
};

const std::vector<HeadRow>& head_rows() {
  static const std::vector<HeadRow> kRows = {
#define DUCHA_HEAD(key, ...) {Head::key, #key, {__VA_ARGS__}},
#include "plan/head.def"
  };
  return kRows;
}

struct HeadNames {
  std::map<std::string, Head, std::less<>> by_spelling;  // as the table has it, and folded
  Spellings spellings;
  HeadNames() {
    std::vector<std::string> all;
    for (const HeadRow& row : head_rows()) {
      by_spelling.emplace(row.key, row.head);
      by_spelling.emplace(fold(row.key), row.head);
      all.emplace_back(row.key);
      for (const std::string_view other : row.others) {
        by_spelling.emplace(other, row.head);
        by_spelling.emplace(fold(other), row.head);
        all.emplace_back(other);
      }
    }
    spellings = Spellings(std::move(all));
  }
};

const HeadNames& head_names() {
  static const HeadNames kNames;
  return kNames;
}

}  // namespace

std::string_view to_string(Head head) { return head_rows()[static_cast<std::size_t>(head)].key; }

std::optional<Head> head_named(std::string_view key) {
  const auto& known = head_names().by_spelling;
  if (const auto found = known.find(key); found != known.end()) return found->second;
  if (const auto found = known.find(fold(key)); found != known.end()) return found->second;
  return std::nullopt;
}

std::optional<PrefixedHead> prefixed_head(std::string_view name) {
  const std::string narrow = narrowed(name);
  const std::size_t point = narrow.find('.');
  if (point == std::string::npos) return std::nullopt;
  const std::optional<Head> head = head_named(std::string_view(narrow).substr(0, point));
  if (head != Head::region && head != Head::facts) return std::nullopt;
  return PrefixedHead{*head, narrow.substr(point + 1)};
}

std::optional<std::string> nearest_head(std::string_view key) { return head_names().spellings.nearest(key); }

namespace {

struct RegionRow {
  std::string_view folded;
  std::string_view key;
};
constexpr RegionRow kRegionRows[] = {
#define DUCHA_REGION(folded, key) {folded, key},
#include "plan/words.def"
};

}  // namespace

std::vector<std::string> column_words() {
  std::vector<std::string> words;
  for (const HeadRow& row : head_rows()) {
    words.emplace_back(row.key);
    words.insert(words.end(), row.others.begin(), row.others.end());
  }
  for (const RegionRow& row : kRegionRows) words.emplace_back(row.folded);
  return words;
}

std::optional<std::string_view> known_region_key(std::string_view written) {
  for (const RegionRow& row : kRegionRows) {
    if (row.folded == written) return row.key;
  }
  const std::string folded = fold(written);
  for (const RegionRow& row : kRegionRows) {
    if (row.folded == folded) return row.key;
  }
  return std::nullopt;
}

std::string region_label(const std::string& key, Language language) {
  if (language == Language::en) return key;
  // The first Chinese word of the table for it.
  for (const RegionRow& row : kRegionRows) {
    if (row.key == key && row.folded != key) return std::string(row.folded);
  }
  return key;
}

std::string region_key(std::string_view written) { return std::string(known_region_key(written).value_or(written)); }

}  // namespace ducha
