// SPDX-License-Identifier: Apache-2.0
#include "feel/value/people.h"

#include <string>

#include "base/text.h"
#include "feel/value/in_place.h"
#include "feel/value/word_lists.h"

namespace ducha::feel {

namespace {

namespace named {
#define DUCHA_NAMED(name, words) constexpr Words name{words};
#include "feel/value/people.def"
#undef DUCHA_NAMED
}  // namespace named

// Longer texts name more than people.
constexpr std::size_t kLongest = 600;
// Bytes of a Chinese character.
constexpr std::size_t kCharacter = 3;

// Spaces inside a name part it as often as they part two people.
[[nodiscard]] bool has_space(std::string_view text) { return narrowed(text).find(' ') != std::string::npos; }

// Without ranks and titles, wherever they stand; a rank is one only before a title.
[[nodiscard]] std::string without_titles(std::string_view folded) {
  std::string left;
  while (!folded.empty()) {
    std::string_view rest = folded;
    std::string_view behind = folded;
    bool titled = take(behind, named::title);
    while (take(rest, named::rank)) {
      std::string_view further = rest;
      if (!take(further, named::title)) continue;
      behind = further;
      titled = true;
    }
    if (titled) {
      folded = behind;
      continue;
    }
    left += folded.front();
    folded.remove_prefix(1);
  }
  return left;
}

// "Director Qian" and "a certain Qian" of Qian Daming: `plain` is `folded` without titles.
[[nodiscard]] bool is_family_name_of(std::string_view plain, std::string_view folded, std::string_view name) {
  std::string_view left = plain;
  bool cut = plain.size() < folded.size();
  while (drop(left, named::unsaid)) cut = true;
  return cut && left.size() == kCharacter && left.size() < name.size() && name.starts_with(left);
}

[[nodiscard]] bool stands_for_many(std::string_view folded) {
  if (has_any(folded, named::many)) return true;
  std::string_view end = folded;
  if (drop(end, named::and_others)) return true;
  return some_place(folded, named::heads,
                    [](std::string_view before, std::string_view) { return drop(before, named::figure); });
}

// A post without a name, or with a family name that may be the person's.
[[nodiscard]] bool is_post_of(std::string_view entry, std::string_view name) {
  if (!drop(entry, named::post)) return false;
  std::string_view left = entry;
  if (name.size() > kCharacter && left.starts_with(name.substr(0, kCharacter))) left.remove_prefix(kCharacter);
  while (take(left, named::post_of)) {
  }
  return left.empty();
}

[[nodiscard]] bool is_count(std::string_view entry) {
  if (entry.empty()) return false;
  while (take(entry, named::figure)) {
  }
  return entry.empty();
}

// "Li Ming (retired)": one person, of whom the brackets say that they are in charge no longer.
[[nodiscard]] bool has_left(std::string_view folded) {
  const std::size_t open = folded.find('(');
  if (open == std::string_view::npos || !folded.ends_with(')') || has_any(folded, named::part)) return false;
  std::string_view told = folded.substr(open + 1);
  bool over = false;
  while (take(told, named::since)) over = true;
  const bool left = begins_any(told, named::departed) || (over && begins_any(told, named::moved));
  return left && !has_any(told, named::again);
}

[[nodiscard]] bool is_now_vacant(std::string_view folded) {
  std::string_view end = folded;
  return begins_any(folded, named::formerly) && drop(end, named::now_vacant);
}

// Off the front: a committee before its members.
void take_committee(std::string_view& text) {
  std::string_view left = text;
  const bool found = some_place(text, named::members, [&left, &text](std::string_view before, std::string_view) {
    const std::size_t size = before.size();
    if (!drop(before, named::committee) || has_any(before, named::part)) return false;
    left = text.substr(size);
    return true;
  });
  if (found) text = left;
}

[[nodiscard]] bool is_undecided(std::string_view text) {
  return take(text, named::denial) && begins_any(text, named::denied);
}

// What is left behind a body or a duty that no name was given to.
[[nodiscard]] bool is_left_undecided(std::string_view text) {
  take(text, named::holder);
  take(text, named::stop);
  return is_undecided(text);
}

// Nobody holds the post yet, or it is not said who does. What stands in brackets behind a name is told of somebody.
[[nodiscard]] bool is_vacant(std::string_view folded) {
  return is_any(folded, named::vacant) || !names_somebody(folded) ||
         is_in_place(folded.substr(0, folded.find('('))) != true;
}

}  // namespace

std::optional<bool> same_person(std::string_view one, std::string_view other) {
  if (one.size() > kLongest || other.size() > kLongest) return std::nullopt;
  const std::string a = fold(one);
  const std::string b = fold(other);
  if (is_vacant(a) || is_vacant(b)) return std::nullopt;
  if (a == b) return true;
  if (has_any(a, named::sign) || has_any(b, named::sign)) return std::nullopt;
  const std::string plain_a = without_titles(a);
  const std::string plain_b = without_titles(b);
  if (plain_a.empty() || plain_b.empty() || plain_a == plain_b) return std::nullopt;
  if (is_family_name_of(plain_a, a, plain_b) || is_family_name_of(plain_b, b, plain_a)) return std::nullopt;
  const bool holds = a.find(b) != std::string::npos || b.find(a) != std::string::npos;
  if (holds && (has_space(one) || has_space(other))) return std::nullopt;
  return false;
}

std::optional<bool> is_among(std::string_view person, std::span<const std::string_view> people) {
  const std::string folded = person.size() > kLongest ? std::string() : fold(person);
  if (is_vacant(folded)) return std::nullopt;
  const std::string_view name = std::string_view(folded).substr(0, folded.find('('));
  bool doubtful = false;
  for (const std::string_view each : people) {
    const std::string entry = fold(each);
    if (entry == folded) return true;
    const bool holds = !name.empty() && entry.find(name) != std::string::npos;
    const bool beside = name.size() != folded.size() || has_space(each) || has_any(entry, named::joint) ||
                        has_any(entry, named::beside);
    doubtful = doubtful || stands_for_many(entry) || is_count(entry) || is_post_of(entry, name) || (holds && beside);
  }
  return doubtful ? std::nullopt : std::optional(false);
}

bool names_somebody(std::string_view text) {
  if (text.size() > kLongest) return true;
  const std::string folded = fold(text);
  if (folded.empty() || is_any(folded, named::nobody) || is_any(folded, named::unnamed)) return false;
  if (is_any(folded, named::vacant) || tells_progress(folded)) return false;
  if (is_undecided(folded) || has_left(folded) || is_now_vacant(folded)) return false;
  std::string_view left = folded;
  for (bool more = true; more;) {
    bool body = false;
    bool any = true;
    take_committee(left);
    while (any) {
      const bool another = take(left, named::body);
      body = body || another;
      any = another || take(left, named::concerned);
    }
    if (!body) return !is_left_undecided(left);
    more = take(left, named::part);
  }
  return !left.empty() && !is_left_undecided(left);
}

}  // namespace ducha::feel
