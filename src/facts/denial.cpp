// SPDX-License-Identifier: Apache-2.0
#include "facts/denial.h"

#include <algorithm>
#include <array>
#include <vector>

namespace ducha {

namespace {

// Longer texts tell of something.
constexpr std::size_t kLongest = 90;

constexpr auto kLeads = std::to_array<std::string_view>({
#define DUCHA_DENIED_LEAD(word) word,
#include "facts/spelling.def"
});
constexpr auto kNots = std::to_array<std::string_view>({
#define DUCHA_NOT(word) word,
#include "facts/spelling.def"
});
constexpr auto kDenied = std::to_array<std::string_view>({
#define DUCHA_DONE(verb) verb,
#define DUCHA_DENIED(word) word,
#include "facts/spelling.def"
});

// Where a text may have been read up to, behind one of the words that stands at one of these places.
template <std::size_t Count>
void follow(std::string_view text, const std::array<std::string_view, Count>& words, std::size_t from,
            std::vector<bool>& reached) {
  const std::string_view left = text.substr(from);
  for (const std::string_view word : words) {
    if (left.starts_with(word)) reached[from + word.size()] = true;
  }
}

}  // namespace

bool is_denial(std::string_view folded) {
  if (folded.empty() || folded.size() > kLongest) return false;
  std::vector<bool> before(folded.size() + 1, false);
  std::vector<bool> behind(folded.size() + 1, false);
  before[0] = true;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (before[at]) {
      follow(folded, kLeads, at, before);
      follow(folded, kNots, at, behind);
    }
    if (behind[at]) follow(folded, kDenied, at, behind);
  }
  return behind[folded.size()];
}

}  // namespace ducha
