// SPDX-License-Identifier: Apache-2.0
#include "facts/denial.h"

#include <algorithm>
#include <array>
#include <vector>

#include "facts/spelling.h"

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
constexpr auto kKinds = std::to_array<std::string_view>({
#define DUCHA_DENIED_KIND(word) word,
#include "facts/spelling.def"
});
constexpr auto kFor = std::to_array<std::string_view>({
#define DUCHA_FOR(word) word,
#include "facts/spelling.def"
});
constexpr auto kWhom = std::to_array<std::string_view>({
#define DUCHA_WHOM(noun) noun,
#include "facts/spelling.def"
});
constexpr std::array kOfKind = {Spelt::kOf};
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
  const std::vector<bool> nowhere(folded.size() + 1, false);
  std::vector<bool> before = nowhere;  // what denies
  std::vector<bool> kind = nowhere;    // behind it, and behind words that only say of which kind
  std::vector<bool> owed = nowhere;    // behind whom it would be for: what is denied has to follow
  std::vector<bool> behind = nowhere;  // behind anything that is denied
  before[0] = true;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (before[at]) {
      follow(folded, kLeads, at, before);
      follow(folded, kNots, at, kind);
    }
    if (kind[at]) {
      behind[at] = true;
      follow(folded, kKinds, at, kind);
      follow(folded, kOfKind, at, kind);
      // Bare, whom it is for stands nowhere else: behind a verb it may be whom nothing was done for.
      follow(folded, kWhom, at, owed);
    }
    if (behind[at]) {
      for (const std::string_view word : kFor) {
        if (folded.substr(at).starts_with(word)) follow(folded, kWhom, at + word.size(), owed);
      }
      follow(folded, kKinds, at, behind);
    }
    if (owed[at]) follow(folded, kKinds, at, owed);
    if (behind[at] || owed[at]) follow(folded, kDenied, at, behind);
  }
  return behind[folded.size()] || kind[folded.size()];
}

}  // namespace ducha
