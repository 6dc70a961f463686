// SPDX-License-Identifier: Apache-2.0
// A clause is lost where nobody would miss it: the catalogue skips a number, or the rule that decides it is never in
// force. One that no rule cites and that is not said to be unchecked does not even load (rule.clause-unruled).
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "authoring/codes.h"
#include "authoring/lint/lint.h"
#include "base/ascii.h"
#include "rulebook/words.h"

namespace ducha {

namespace {

// 2.1.3b is 2 1 3 and the second letter; no letter is 0.
struct Number {
  std::vector<int> parts;
  int letter = 0;
};

// nullopt: numbered in another way, of which nothing is known.
std::optional<Number> read_number(std::string_view id) {
  constexpr int kMost = 1'000'000;
  Number number;
  if (!id.empty() && id.back() >= 'a' && id.back() <= 'z') {
    number.letter = id.back() - 'a' + 1;
    id.remove_suffix(1);
  }
  bool in_part = false;
  for (const char c : id) {
    if (is_digit(c)) {
      if (!in_part) number.parts.push_back(0);
      in_part = true;
      number.parts.back() = number.parts.back() * 10 + (c - '0');
      if (number.parts.back() > kMost) return std::nullopt;
    } else if (c == '.' && in_part) {
      in_part = false;
    } else {
      return std::nullopt;
    }
  }
  if (!in_part) return std::nullopt;
  return number;
}

enum class Step : std::uint8_t { next, gap, back };

// From one clause to the next: the first number that differs is one more, and what stands behind it begins anew, with a
// heading's 0 or with 1; a letter follows the one before, or is the first.
Step step_between(const Number& before, const Number& after) {
  const std::size_t parts = std::max(before.parts.size(), after.parts.size());
  const auto part = [](const Number& number, std::size_t at) {
    return at < number.parts.size() ? number.parts[at] : 0;
  };
  std::size_t differs = 0;
  while (differs < parts && part(before, differs) == part(after, differs)) ++differs;
  if (differs == parts) {
    if (after.letter <= before.letter) return Step::back;
    return after.letter == before.letter + 1 ? Step::next : Step::gap;
  }
  if (part(after, differs) < part(before, differs)) return Step::back;
  if (part(after, differs) > part(before, differs) + 1 || after.letter > 1) return Step::gap;
  for (std::size_t at = differs + 1; at < parts; ++at) {
    if (part(after, at) > 1) return Step::gap;
  }
  return Step::next;
}

void check_catalogue(const Policy& policy, Diagnostics& diagnostics) {
  std::optional<Number> before = Number();
  Text before_id = words_of(RulebookPart::the_beginning);
  for (const Clause& clause : policy.clauses) {
    std::optional<Number> number = read_number(clause.id);
    const Step step = before && number ? step_between(*before, *number) : Step::next;
    if (step != Step::next) {
      diagnostics.add(step == Step::gap ? code::lint_clause_gap : code::lint_clause_order, clause.at,
                      {before_id, Text(clause.id)});
    }
    before = std::move(number);
    before_id = Text(clause.id);
    if (clause.unchecked && clause.unchecked->why.empty()) {
      diagnostics.add(code::lint_no_reason, clause.at, {Text(clause.id)});
    }
  }
}

}  // namespace

void lint_lost_clauses(const PolicyRules& rules, Diagnostics& diagnostics) {
  check_catalogue(rules.policy, diagnostics);
  for (const Rule& rule : rules.rules) {
    const InForce& dates = rule.in_force;
    if (dates.from && dates.until && *dates.until < *dates.from) {
      diagnostics.add(code::lint_never_in_force, rule.place,
                      {Text(rule.id), Text(to_string(*dates.from)), Text(to_string(*dates.until))});
    }
  }
}

}  // namespace ducha
