// SPDX-License-Identifier: Apache-2.0
#include "base/suggest.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <mutex>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"

namespace ducha {

namespace {

// Names longer than this are prose; measuring them would take the square of their length.
constexpr std::size_t kLongestName = 100;

std::u32string folded_points(std::string_view text) {
  const std::string folded = fold(text);
  std::u32string points;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint point = code_point_at(folded, at);
    points += static_cast<char32_t>(point.value);
    at += point.length;
  }
  return points;
}

// Insertions, deletions, replacements and exchanged neighbours, each one edit (optimal string alignment).
std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  // The last three rows of the table: row[j] is the distance of a's first i points to b's first j.
  std::array<std::vector<std::size_t>, 3> rows;
  for (auto& row : rows) row.resize(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& last = rows[(i + 2) % 3];
    const auto& before_last = rows[(i + 1) % 3];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace

struct Spellings::Names {
  struct Known {
    std::string written;
    std::u32string folded;
  };

  explicit Names(std::vector<std::string> names) : written(std::move(names)) {}

  const std::vector<Known>& all() {
    std::call_once(once, [this] {
      known.reserve(written.size());
      for (std::string& name : written) {
        std::u32string folded = folded_points(name);
        if (!folded.empty() && folded.size() <= kLongestName) known.push_back({std::move(name), std::move(folded)});
      }
      written.clear();
    });
    return known;
  }

  std::vector<std::string> written;  // until they are folded
  std::vector<Known> known;
  std::once_flag once;
};

Spellings::Spellings(std::vector<std::string> known) : names_(std::make_shared<Names>(std::move(known))) {}

std::optional<std::string> Spellings::nearest(std::string_view name) const {
  if (names_ == nullptr || name.size() > kLongestName * 4) return std::nullopt;
  const std::u32string wanted = folded_points(name);
  if (wanted.empty()) return std::nullopt;
  const Names::Known* best = nullptr;
  std::size_t least = 0;
  for (const Names::Known& known : names_->all()) {
    const std::size_t longer = std::max(wanted.size(), known.folded.size());
    const std::size_t shorter = std::min(wanted.size(), known.folded.size());
    const std::size_t allowed = longer / 3;
    if (longer - shorter > allowed) continue;
    const std::size_t distance = edit_distance(wanted, known.folded);
    if (distance > allowed || (best != nullptr && distance >= least)) continue;
    best = &known;
    least = distance;
  }
  if (best == nullptr) return std::nullopt;
  return best->written;
}

std::optional<std::string> nearest_or_part(std::string_view name, std::span<const std::string> known) {
  if (name.size() > kLongestName * 4) return std::nullopt;
  const std::u32string wanted = folded_points(name);
  const std::string* within = nullptr;
  const std::string* around = nullptr;
  std::size_t longest = 1;
  std::size_t shortest = kLongestName;
  for (const std::string& each : known) {
    const std::u32string folded = folded_points(each);
    if (folded.size() > longest && wanted.find(folded) != std::u32string::npos) {
      within = &each;
      longest = folded.size();
    }
    if (wanted.size() > 1 && folded.size() < shortest && folded.find(wanted) != std::u32string::npos) {
      around = &each;
      shortest = folded.size();
    }
  }
  if (within != nullptr) return *within;
  return around != nullptr ? std::optional(*around) : nearest(name, known);
}

std::optional<std::string> nearest(std::string_view name, std::span<const std::string> known) {
  return Spellings(std::vector<std::string>(known.begin(), known.end())).nearest(name);
}

}  // namespace ducha
