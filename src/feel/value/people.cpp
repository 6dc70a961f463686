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
// Characters of a name, and of a name with a title.
constexpr std::size_t kName = 4;
constexpr std::size_t kTitledName = 8;

// Spaces inside a name part it as often as they part two people.
[[nodiscard]] bool has_space(std::string_view text) { return narrowed(text).find(' ') != std::string::npos; }

// Without what is said of what the holder does: "answered for by Zhou Mingyuan". A name of one character would be none.
[[nodiscard]] std::string_view without_acts(std::string_view folded) {
  take(folded, named::by);
  for (std::string_view left = folded; drop(left, named::acts);)
    if (left.empty() || left.size() >= 2 * kCharacter) folded = left;
  return folded;
}

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

// What is left where titles, ranks and what their holder does are no part of it.
[[nodiscard]] std::string name_of(std::string_view folded) {
  const std::string_view whole = without_acts(folded);
  const std::string name = without_titles(whole);
  std::string_view left = name;
  if (name.size() < whole.size()) drop(left, named::serving);
  return std::string(without_acts(left));
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

// Off the end of what is told of somebody who left: "by October 2013", "for illness".
void drop_when(std::string_view& text) {
  bool more = true;
  while (more) {
    more = drop(text, named::why) || drop(text, named::since);
    if (!drop(text, named::dated)) continue;
    more = true;
    while (drop(text, named::dated) || drop(text, named::day_figure)) {
    }
  }
}

void take_when(std::string_view& text) {
  std::string_view left = text;
  while (take(left, named::since) || take(left, named::why) || take(left, named::because) || take(left, named::dated) ||
         take(left, named::day_figure)) {
  }
  text = left;
}

// "And" stands in names as well as between two.
[[nodiscard]] bool are_several(std::string_view folded) {
  return has_any(folded, named::sign) || (has_any(folded, named::part) && folded.size() > kName * kCharacter);
}

// "Li Ming (retired)": one person, of whom the brackets say that they are in charge no longer.
[[nodiscard]] bool has_left_aside(std::string_view folded) {
  const std::size_t open = folded.find('(');
  if (open == std::string_view::npos || !folded.ends_with(')') || are_several(folded.substr(0, open))) return false;
  std::string_view told = folded.substr(open + 1);
  if (has_any(told, named::part)) return false;
  std::string_view come = told;
  bool over = false;
  while (take(come, named::since) || take(come, named::because)) over = true;
  if (over && begins_any(come, named::moved)) return !has_any(come, named::again);
  std::string_view ends = told;
  if (drop(ends, named::close) && is_any(ends, named::out_of_charge)) return true;
  if (!begins_any(told, named::departed)) take_when(told);
  std::string_view later = told;
  if (drop(later, named::close) && is_any(later, named::out_of_charge)) return true;
  return take(told, named::departed) && !begins_any(told, named::no_departure) && !has_any(told, named::again);
}

// The same without brackets, behind a name and perhaps a title: "Li Ming resigned".
[[nodiscard]] bool ends_left(std::string_view folded) {
  std::string_view name = folded;
  const bool moved = drop(name, named::moved);
  if (!moved && !drop(name, named::departed)) return false;
  const std::string_view bare = name;
  drop_when(name);
  const bool over = name.size() < bare.size();
  if (moved && !over) return false;
  drop(name, named::apart);
  const std::size_t longest = (over ? kTitledName : kName) * kCharacter;
  std::string_view end = name;
  return name.size() <= longest && !are_several(name) && !drop(end, named::no_leaving);
}

[[nodiscard]] bool has_left(std::string_view folded) { return has_left_aside(folded) || ends_left(folded); }

// "Two short": posts that are counted because nobody holds them.
[[nodiscard]] bool is_short_of(std::string_view folded) {
  if (!take(folded, named::short_of)) return false;
  bool figures = false;
  while (take(folded, named::figure)) figures = true;
  return figures && is_any(folded, named::heads);
}

// "Candidate", before a name, behind it or in brackets.
[[nodiscard]] bool is_candidate(std::string_view folded) {
  std::string_view end = folded;
  if (drop(end, named::of_candidates)) return false;
  drop(end, named::close);
  return begins_any(folded, named::candidate) || drop(end, named::candidate);
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

// "Settled as things are", "by the county to be named in time"; not "the bureau; the others to be named in time".
[[nodiscard]] bool is_put_off(std::string_view text) {
  if (has_any(text, named::part)) return false;
  const bool open = begins_any(text, named::as_things_are);
  bool settled = false;
  while (drop(text, named::settled)) settled = true;
  if (open && settled) return true;
  if (drop(text, named::as_needed)) return text.empty() || is_any(text, named::holder);
  if (!drop(text, named::later)) return false;
  return text.empty() || begins_any(text, named::by) || is_any(text, named::holder);
}

// What is left behind a body or a duty that no name was given to.
[[nodiscard]] bool is_left_undecided(std::string_view text) {
  take(text, named::holder);
  take(text, named::stop);
  take(text, named::open);
  drop(text, named::close);
  return is_undecided(text) || is_any(text, named::unclear) || is_put_off(text);
}

// "By the leading department to be settled".
[[nodiscard]] bool is_only_settled(std::string_view text) {
  while (take(text, named::settled)) {
  }
  return text.empty();
}

// "Each by its duties": how, and not by whom.
[[nodiscard]] bool is_shared_out(std::string_view text) {
  return has_any(text, named::doing) && !has_any(text, named::levels);
}

// Nobody holds the post yet, or it is not said who does. What stands in brackets behind a name is told of somebody.
[[nodiscard]] bool is_vacant(std::string_view folded) {
  return is_any(folded, named::vacant) || is_any(folded, named::self) || !names_somebody(folded) ||
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
  const std::string plain_a = name_of(a);
  const std::string plain_b = name_of(b);
  if (plain_a.empty() || plain_b.empty() || plain_a == plain_b) return std::nullopt;
  // What looks like a deed may end a name: Wang Youwei.
  const std::string bare_a = without_titles(without_acts(a));
  const std::string bare_b = without_titles(without_acts(b));
  if (bare_a == bare_b || bare_a == plain_b || plain_a == bare_b) return std::nullopt;
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
                        has_any(entry, named::beside) || without_acts(entry) == name;
    doubtful = doubtful || stands_for_many(entry) || is_count(entry) || is_post_of(entry, name) || (holds && beside);
  }
  return doubtful ? std::nullopt : std::optional(false);
}

bool names_somebody(std::string_view text) {
  if (text.size() > kLongest) return true;
  const std::string folded = fold(text);
  if (folded.empty() || is_any(folded, named::nobody) || is_any(folded, named::unnamed)) return false;
  if (is_any(folded, named::vacant) || tells_progress(folded)) return false;
  if (is_undecided(folded) || is_put_off(folded) || has_left(folded) || is_now_vacant(folded)) return false;
  if (is_short_of(folded) || is_candidate(folded)) return false;
  std::string_view left = folded;
  for (bool more = true; more;) {
    const std::string_view segment = left;
    bool body = false;
    bool any = true;
    take_committee(left);
    while (any) {
      const bool another = take(left, named::body);
      body = body || another;
      any = another || take(left, named::concerned);
    }
    if (!body) return left.empty() ? !is_shared_out(segment) : !is_left_undecided(left);
    more = take(left, named::part);
  }
  return !is_only_settled(left) && !is_left_undecided(left);
}

}  // namespace ducha::feel
