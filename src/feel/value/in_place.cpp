// SPDX-License-Identifier: Apache-2.0
#include "feel/value/in_place.h"

#include <optional>
#include <string>

#include "base/text.h"
#include "feel/value/word_lists.h"

namespace ducha::feel {

namespace {

// Longer texts tell of something before they say when or how far. (Their places are looked at one by one.)
constexpr std::size_t kLongest = 300;

namespace told {
#define DUCHA_TOLD(name, words) constexpr Words name{words};
#include "feel/value/in_place.def"
#undef DUCHA_TOLD
}  // namespace told

// A year, a month, a length of time; `four`: only a year of four figures, since others are lengths as well.
[[nodiscard]] bool begins_day(std::string_view text, bool four) {
  int figures = 0;
  while (take(text, told::figure)) ++figures;
  if (four) return figures == 4 && begins_any(text, told::year);
  return figures > 0 && begins_any(text, told::length);
}

[[nodiscard]] bool begins_when(std::string_view text, bool four) {
  return begins_any(text, told::toward) || begins_any(text, told::soon) || begins_day(text, four);
}

[[nodiscard]] bool begins_building(std::string_view text, Words no) {
  return take(text, told::build) && !begins_any(text, no);
}
// A deed that is left undone or is to be done.
[[nodiscard]] bool begins_deed(std::string_view text, Words kind) {
  return begins_any(text, kind) && (!begins_any(text, told::build) || begins_building(text, told::no_building));
}

// "Being drawn up", "at the stage of planning and design", and no more.
[[nodiscard]] bool is_process(std::string_view text) {
  if (!take(text, told::process)) return false;
  while (take(text, told::process)) {
  }
  return is_any(text, told::stage);
}

[[nodiscard]] bool is_under_way(std::string_view text) {
  if (begins_any(text, told::still)) {
    take(text, told::still);
    std::string_view end = text;
    if (drop(end, told::formalities)) return true;
    return is_process(text) || begins_any(text, told::process) || begins_deed(text, told::begun);
  }
  std::string_view within = text;
  if (take(within, told::within) && (is_process(within) || begins_building(within, told::no_site))) return true;
  return is_process(text);
}

[[nodiscard]] bool is_intended(std::string_view text) {
  if (begins_any(text, told::drafted)) return !has_any(text, told::published);
  if (take(text, told::foretold)) return !begins_any(text, told::no_forecast);
  if (take(text, told::will)) return begins_when(text, true) || begins_deed(text, told::deed);
  if (begins_any(text, told::next_year)) return !has_any(text, told::more) && !has_any(text, told::attribute);
  if (begins_any(text, told::conditional)) return true;
  std::string_view left = text;
  if (take(left, told::striving) && begins_deed(left, told::deed)) return true;
  if (take(text, told::hoped)) return begins_day(text, true);
  if (take(text, told::listed) && begins_when(text, false) && drop(text, told::list)) return true;
  const bool meant = begins_any(text, told::meant);
  if (!take(text, told::intent)) return false;
  while (take(text, told::intent)) {
  }
  if (begins_any(text, told::change_of_its_own) || (meant && begins_any(text, told::meant_change)))
    return !drop(text, told::paper);
  return text.empty() || begins_when(text, false) || begins_deed(text, told::deed) || begins_any(text, told::change);
}

// "In 2025 our county means to found ...".
[[nodiscard]] bool is_meant_later(std::string_view text) {
  bool any = false;
  while (take(text, told::whose)) any = true;
  std::string_view day = text;
  while (take(day, told::figure)) {
  }
  if (begins_day(text, true) && take(day, told::year)) {
    text = day;
    any = true;
  }
  while (take(text, told::whose)) any = true;
  return any && begins_any(text, told::meant) && is_intended(text) && !has_any(text, told::attribute) &&
         !has_any(text, told::more) && !drop(text, told::paper);
}

// "To found a ward for the aged"; not the office that founds it, nor one founded and more.
[[nodiscard]] bool is_being_founded(std::string_view text) {
  return take(text, told::founding) && !begins_any(text, told::founder) && !has_any(text, told::more) &&
         !has_any(text, told::attribute);
}

// A house, a body or a work, and nothing told of it.
[[nodiscard]] bool is_house(std::string_view text) {
  return drop(text, told::house) && !has_any(text, told::since_then);
}

// "The home that is being founded", and nothing told of it.
[[nodiscard]] bool is_rising(std::string_view text) {
  if (!take(text, told::rising) || !take(text, told::rising_of) || has_any(text, told::more)) return false;
  return text.empty() || is_house(text);
}

// "New varieties still in research", by what is made so; in brackets behind it, too.
[[nodiscard]] bool is_in_research(std::string_view text) {
  if (!take(text, told::in_research)) return false;
  return text.empty() || (drop(text, told::made) && !begins_any(text, told::no_research));
}

// What was not done is told of whom the measure is for: in one breath, what is done for them follows.
[[nodiscard]] bool is_served(std::string_view text) {
  return some_place(text, told::served, [](std::string_view before, std::string_view behind) {
    return !before.empty() && !behind.empty() && !has_any(before, told::apart);
  });
}

// "No fee is asked of the aged."
[[nodiscard]] bool lifts_burden(std::string_view text) {
  return begins_any(text, told::toward_whom) && has_any(text, told::burden);
}

[[nodiscard]] bool is_left(std::string_view text) {
  std::string_view left = text;
  if (take(left, told::awaiting) && begins_deed(left, told::awaited)) return true;
  return take(text, told::not_yet) && begins_deed(text, told::undone) && !is_served(text) && !lifts_burden(text);
}

// What is said of it before it is named, or without naming it.
[[nodiscard]] bool is_told_first(std::string_view text) {
  while (take(text, told::now)) {
  }
  return is_under_way(text) || is_intended(text) || is_meant_later(text) || is_being_founded(text) || is_rising(text) ||
         is_left(text) || begins_any(text, told::english);
}

[[nodiscard]] bool ends_under_way(std::string_view text) {
  const bool still = some_place(text, told::still, [](std::string_view, std::string_view behind) {
    std::string_view left = behind;
    bool any = false;
    while (take(left, told::process)) any = true;
    return any && (left.empty() || is_process(behind));
  });
  if (still) return true;
  return some_place(text, told::process, [&](std::string_view before, std::string_view behind) {
    if (!is_any(behind, told::stage)) return false;
    const std::string_view word = text.substr(before.size(), text.size() - before.size() - behind.size());
    return is_any(word, told::process_behind) || !has_any(before, told::preposition);
  });
}

// "The examination was not passed."
[[nodiscard]] bool ends_not_passed(std::string_view text) {
  return drop(text, told::not_passed) && drop(text, told::passed) && !has_any(text, told::attribute);
}

[[nodiscard]] bool ends_undone(std::string_view text) {
  if (ends_not_passed(text)) return true;
  return some_place(text, told::not_yet_behind, [](std::string_view before, std::string_view behind) {
    return is_any(behind, told::undone_behind) && !drop(before, told::asking);
  });
}

// "The ward is to be ready in 2025."
[[nodiscard]] bool has_day_to_come(std::string_view text) {
  const auto comes = [](std::string_view, std::string_view behind) {
    if (has_any(behind, told::attribute)) return false;
    const bool at = take(behind, told::on);
    return begins_any(behind, told::soon) || begins_day(behind, !at);
  };
  return some_place(text, told::intent, comes) || some_place(text, told::foretold, comes) ||
         some_place(text, told::will, comes) || some_place(text, told::hoped, comes);
}

[[nodiscard]] bool ends_awaiting(std::string_view text) {
  std::string_view end = text;
  if (drop(end, told::awaited_behind)) return true;
  if (drop(end, told::put_off)) return !has_any(end, told::burden);
  if (drop(end, told::handed_in) && drop(end, told::proposal)) return true;
  return take(text, told::now_with) && drop(text, told::process);
}

// What is named first.
[[nodiscard]] bool is_told_behind(std::string_view text) {
  if (text.size() > kLongest) return false;
  if (ends_awaiting(text)) return true;
  if (has_any(text, told::more)) return false;
  return ends_under_way(text) || ends_undone(text) || has_day_to_come(text);
}

// "Closed down", "since 2023 no longer run", and no more.
[[nodiscard]] bool is_ceased(std::string_view text) {
  while (take(text, told::by_now) || take(text, told::figure) || take(text, told::length)) {
  }
  return is_any(text, told::ceased) || is_any(text, told::ceased_aside);
}

// "There was a window of its own, now done away with."
[[nodiscard]] bool is_over(std::string_view text) {
  if (!begins_any(text, told::once) || has_any(text, told::burden)) return false;
  return some_place(text, told::by_now, [](std::string_view, std::string_view behind) {
    while (take(behind, told::by_now) || take(behind, told::figure) || take(behind, told::length)) {
    }
    return is_any(behind, told::ceased) || is_any(behind, told::ceased_aside);
  });
}

[[nodiscard]] bool is_mishap(std::string_view text) {
  return begins_any(text, told::mishap) || (begins_any(text, told::scarce) && drop(text, told::scant));
}

// "Because of ..., cancelled"; behind its name only for what spoils a day.
[[nodiscard]] bool is_called_off(std::string_view text) {
  if (!drop(text, told::called_off)) return false;
  if (begins_any(text, told::because)) return true;
  return some_place(text, told::because, [text](std::string_view before, std::string_view behind) {
    const std::string_view word = text.substr(before.size(), text.size() - before.size() - behind.size());
    if (is_any(word, told::under) && !drop(behind, told::influence)) return false;
    return is_mishap(behind) && !drop(before, told::charge) && !has_any(before, told::attribute);
  });
}

// In brackets, and no more: "(not yet run)", "(did not pass the examination)".
[[nodiscard]] bool is_undone_aside(std::string_view text) {
  std::string_view done = text;
  if (take(done, told::not_yet_behind) && (is_any(done, told::undone_behind) || is_any(done, told::passed)))
    return true;
  if (ends_not_passed(text)) return true;
  std::string_view left = text;
  return take(left, told::not_passed) &&
         (left.empty() || (drop(left, told::passed) && !has_any(left, told::attribute)));
}

// "The canteen has been closed down."
[[nodiscard]] bool ends_ceased(std::string_view text) {
  return some_place(text, told::by_now, [](std::string_view, std::string_view behind) {
    while (take(behind, told::figure) || take(behind, told::length)) {
    }
    return is_any(behind, told::ceased);
  });
}

// "The cooperative that was dissolved", and nothing told of what became of it.
[[nodiscard]] bool is_of_ceased(std::string_view text) {
  bool over = false;
  while (take(text, told::by_now) || take(text, told::figure) || take(text, told::length)) over = true;
  return over && take(text, told::ceased) && take(text, told::of) && is_house(text);
}

// "Yes", "carried out as required", "12 items": it is claimed, and nothing named.
[[nodiscard]] bool is_bare(std::string_view text) {
  if (is_any(text, told::bare)) return true;
  bool figures = false;
  while (take(text, told::figure)) figures = true;
  return figures && is_any(text, told::counted);
}

// What the brackets at the end hold: "(designate)", "(under construction)".
[[nodiscard]] std::optional<std::string_view> aside_of(std::string_view text) {
  if (!text.ends_with(')')) return std::nullopt;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos) return std::nullopt;
  return text.substr(open + 1, text.size() - open - 2);
}

}  // namespace

std::optional<bool> is_in_place(std::string_view text) {
  const std::string folded = fold(text);
  std::string_view said = folded;
  while (drop(said, told::full_stop)) {
  }
  if (said.empty() || is_any(said, told::none) || is_any(said, told::unnamed)) return false;
  if (is_bare(said)) return std::nullopt;
  if (begins_any(said, told::denied) && !has_any(said, told::attribute)) return false;
  if (is_told_first(said) || is_told_behind(said) || ends_ceased(said) || is_over(said) || is_of_ceased(said) ||
      is_called_off(said) || is_in_research(said))
    return false;
  const std::optional<std::string_view> aside = aside_of(said);
  std::string_view named = aside ? said.substr(0, said.rfind('(')) : said;
  if (is_ceased(aside.value_or(said))) {
    const bool bought = aside && aside->ends_with(told::delisted.all) && drop(named, told::plot);
    return bought || (aside && drop(named, told::burden));
  }
  if (!aside) return true;
  if (is_any(*aside, told::in_research)) return !drop(named, told::made);
  return !(is_told_first(*aside) || is_called_off(*aside) || is_undone_aside(*aside) || is_any(*aside, told::aside) ||
           begins_any(*aside, told::meant));
}

bool tells_progress(std::string_view text) {
  if (is_any(text, told::unnamed)) return true;
  const bool still = take(text, told::still);
  if (!still) take(text, told::within);
  if (!take(text, told::process)) return false;
  while (take(text, told::process)) {
  }
  return is_any(text, told::stage) || (still && text.empty());
}

std::string progress_pattern(const std::function<std::string(std::string_view)>& written) {
  const auto any_of = [&written](Words words) {
    std::string pattern;
    for_each(words, [&](std::string_view word) { pattern += (pattern.empty() ? "(?:" : "|") + written(word); });
    return pattern + ')';
  };
  const std::string process = any_of(told::process) + '+', stage = any_of(told::stage);
  return "(?:" + any_of(told::unnamed) + '|' + any_of(told::still) + process + stage + "?|" + any_of(told::within) +
         '?' + process + stage + ')';
}

}  // namespace ducha::feel
