// SPDX-License-Identifier: Apache-2.0
#include "facts/unsaid.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace ducha {

namespace {

// Longer texts tell of something.
constexpr std::size_t kLongest = 60;

constexpr std::string_view kUnsaid[] = {
#define DUCHA_UNSAID(folded) folded,
#include "facts/spelling.def"
};
constexpr std::string_view kAllLeads[] = {
#define DUCHA_ALL_LEAD(word) word,
#include "facts/spelling.def"
};
constexpr std::string_view kAllDone[] = {
#define DUCHA_ALL_LEAD(word) word,
#define DUCHA_ALL_DONE(word) word,
#define DUCHA_DONE(verb) verb,
#include "facts/spelling.def"
};

}  // namespace

bool is_unsaid(std::string_view folded) {
  return std::find(std::begin(kUnsaid), std::end(kUnsaid), folded) != std::end(kUnsaid);
}

bool is_all_done(std::string_view folded) {
  if (folded.empty() || folded.size() > kLongest) return false;
  // Where the text may have been read up to.
  std::vector<bool> reached(folded.size() + 1, false);
  const auto follow = [&](const auto& words, std::size_t from) {
    for (const std::string_view word : words) {
      if (folded.substr(from).starts_with(word)) reached[from + word.size()] = true;
    }
  };
  follow(kAllLeads, 0);
  for (std::size_t at = 1; at < folded.size(); ++at) {
    if (reached[at]) follow(kAllDone, at);
  }
  return reached[folded.size()];
}

}  // namespace ducha
