// SPDX-License-Identifier: Apache-2.0
#include "feel/value/in_place.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "base/text.h"

namespace ducha::feel {

namespace {

// Longer texts tell of something before they say when or how far. (Their places are looked at one by one.)
constexpr std::size_t kLongest = 300;

enum class Told : std::uint8_t {
#define DUCHA_TOLD(name, words) name,
#include "feel/value/in_place.def"
#undef DUCHA_TOLD
};
constexpr auto kTold = std::to_array<std::string_view>({
#define DUCHA_TOLD(name, words) words,
#include "feel/value/in_place.def"
#undef DUCHA_TOLD
});

// Each word of a kind.
template <typename Use>
void for_each(Told kind, Use use) {
  std::string_view words = kTold[static_cast<std::size_t>(kind)];
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    use(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

[[nodiscard]] bool has_any(std::string_view text, Told kind) {
  bool found = false;
  for_each(kind, [&](std::string_view word) { found = found || text.find(word) != std::string_view::npos; });
  return found;
}

[[nodiscard]] bool is_any(std::string_view text, Told kind) {
  bool found = false;
  for_each(kind, [&](std::string_view word) { found = found || text == word; });
  return found;
}

[[nodiscard]] bool begins_any(std::string_view text, Told kind) {
  bool found = false;
  for_each(kind, [&](std::string_view word) { found = found || text.starts_with(word); });
  return found;
}

// Whether any place behind a word of the kind satisfies; what stands before the word, and what behind it.
template <typename Satisfies>
[[nodiscard]] bool some_place(std::string_view text, Told kind, Satisfies satisfies) {
  bool found = false;
  for_each(kind, [&](std::string_view word) {
    for (std::size_t at = text.find(word); !found && at != std::string_view::npos; at = text.find(word, at + 1))
      found = satisfies(text.substr(0, at), text.substr(at + word.size()));
  });
  return found;
}

// Takes the longest word of a kind off the front; false: none stands there.
bool take(std::string_view& text, Told kind) {
  std::size_t longest = 0;
  for_each(kind, [&](std::string_view word) {
    if (word.size() > longest && text.starts_with(word)) longest = word.size();
  });
  text.remove_prefix(longest);
  return longest > 0;
}

// The same off the end.
bool drop(std::string_view& text, Told kind) {
  std::size_t longest = 0;
  for_each(kind, [&](std::string_view word) {
    if (word.size() > longest && text.ends_with(word)) longest = word.size();
  });
  text.remove_suffix(longest);
  return longest > 0;
}

// A year, a month, a length of time; `four`: only a year of four figures, since others are lengths as well.
[[nodiscard]] bool begins_day(std::string_view text, bool four) {
  int figures = 0;
  while (take(text, Told::figure)) ++figures;
  if (four) return figures == 4 && begins_any(text, Told::year);
  return figures > 0 && begins_any(text, Told::length);
}

[[nodiscard]] bool begins_when(std::string_view text, bool four) {
  return begins_any(text, Told::toward) || begins_any(text, Told::soon) || begins_day(text, four);
}

[[nodiscard]] bool begins_building(std::string_view text, Told no) {
  return take(text, Told::build) && !begins_any(text, no);
}
// A deed that is left undone or is to be done.
[[nodiscard]] bool begins_deed(std::string_view text, Told kind) {
  return begins_any(text, kind) && (!begins_any(text, Told::build) || begins_building(text, Told::no_building));
}

// "Being drawn up", "at the stage of planning and design", and no more.
[[nodiscard]] bool is_process(std::string_view text) {
  if (!take(text, Told::process)) return false;
  while (take(text, Told::process)) {
  }
  return is_any(text, Told::stage);
}

[[nodiscard]] bool is_under_way(std::string_view text) {
  if (begins_any(text, Told::still)) {
    take(text, Told::still);
    return is_process(text) || begins_any(text, Told::process) || begins_deed(text, Told::begun);
  }
  std::string_view within = text;
  if (take(within, Told::within) && (is_process(within) || begins_building(within, Told::no_site))) return true;
  return is_process(text);
}

[[nodiscard]] bool is_intended(std::string_view text) {
  if (begins_any(text, Told::drafted)) return !has_any(text, Told::published);
  if (take(text, Told::foretold)) return !begins_any(text, Told::no_forecast);
  if (take(text, Told::will)) return begins_when(text, true) || begins_deed(text, Told::deed);
  if (take(text, Told::hoped)) return begins_day(text, true);
  take(text, Told::listed);
  if (!take(text, Told::intent)) return false;
  return text.empty() || begins_when(text, false) || begins_deed(text, Told::deed) || begins_any(text, Told::change);
}

[[nodiscard]] bool is_left(std::string_view text) {
  std::string_view left = text;
  if (take(left, Told::awaiting) && begins_deed(left, Told::awaited)) return true;
  return take(text, Told::not_yet) && begins_deed(text, Told::undone);
}

// What is said of it before it is named, or without naming it.
[[nodiscard]] bool is_told_first(std::string_view text) {
  while (take(text, Told::now)) {
  }
  return is_under_way(text) || is_intended(text) || is_left(text) || begins_any(text, Told::english);
}

[[nodiscard]] bool ends_under_way(std::string_view text) {
  const bool still = some_place(text, Told::still, [](std::string_view, std::string_view behind) {
    std::string_view left = behind;
    bool any = false;
    while (take(left, Told::process)) any = true;
    return any && (left.empty() || is_process(behind));
  });
  if (still) return true;
  return some_place(text, Told::process, [&](std::string_view before, std::string_view behind) {
    if (!is_any(behind, Told::stage)) return false;
    const std::string_view word = text.substr(before.size(), text.size() - before.size() - behind.size());
    return is_any(word, Told::process_behind) || !has_any(before, Told::preposition);
  });
}

[[nodiscard]] bool ends_undone(std::string_view text) {
  return some_place(text, Told::not_yet_behind,
                    [](std::string_view, std::string_view behind) { return is_any(behind, Told::undone_behind); });
}

// "The ward is to be ready in 2025."
[[nodiscard]] bool has_day_to_come(std::string_view text) {
  const auto comes = [](std::string_view, std::string_view behind) {
    if (has_any(behind, Told::attribute)) return false;
    const bool at = take(behind, Told::on);
    return begins_any(behind, Told::soon) || begins_day(behind, !at);
  };
  return some_place(text, Told::intent, comes) || some_place(text, Told::foretold, comes) ||
         some_place(text, Told::will, comes) || some_place(text, Told::hoped, comes);
}

// What is named first.
[[nodiscard]] bool is_told_behind(std::string_view text) {
  if (text.size() > kLongest || has_any(text, Told::more)) return false;
  return ends_under_way(text) || ends_undone(text) || has_day_to_come(text);
}

// What the brackets at the end hold: "(designate)", "(under construction)".
[[nodiscard]] std::optional<std::string_view> aside_of(std::string_view text) {
  if (!text.ends_with(')')) return std::nullopt;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos) return std::nullopt;
  return text.substr(open + 1, text.size() - open - 2);
}

}  // namespace

bool is_in_place(std::string_view text) {
  const std::string folded = fold(text);
  std::string_view said = folded;
  while (drop(said, Told::full_stop)) {
  }
  if (said.empty() || is_any(said, Told::none) || is_any(said, Told::unnamed)) return false;
  if (is_told_first(said) || is_told_behind(said)) return false;
  const std::optional<std::string_view> aside = aside_of(said);
  return !aside || !(is_told_first(*aside) || is_any(*aside, Told::aside) || begins_any(*aside, Told::meant));
}

}  // namespace ducha::feel
