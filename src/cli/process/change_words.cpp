// SPDX-License-Identifier: Apache-2.0
#include "cli/process/change_words.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "cli/words.h"
#include "report/phrases.h"
#include "rulebook/in_words.h"

namespace ducha {

namespace {

using Kind = RulebookChange::Kind;
using What = RulebookChange::What;

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

CliWord word_of(Kind kind) {
  switch (kind) {
    case Kind::policy: return CliWord::kind_policy;
    case Kind::clause: return CliWord::kind_clause;
    case Kind::fact: return CliWord::kind_fact;
    case Kind::param: return CliWord::kind_param;
    case Kind::rule: return CliWord::kind_rule;
  }
  return CliWord::kind_rule;
}

CliWord word_of(What what) {
  switch (what) {
    case What::added: return CliWord::was_added;
    case What::removed: return CliWord::was_removed;
    case What::changed:
    case What::renamed: return CliWord::was_changed;
  }
  return CliWord::was_changed;
}

const PolicyRules* policy_of(const PolicyList& list, const std::string& id) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& rules) { return rules->policy.id == id; });
  return found == list.end() ? nullptr : found->get();
}

template <typename List>
auto found_by(const List& list, const std::string& id, std::string List::value_type::*name) -> decltype(list.data()) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.*name == id; });
  return found == list.end() ? nullptr : &*found;
}

// Empty where it is called nothing but its id.
std::string label_in(const PolicyRules* rules, const RulebookChange& change, Language language) {
  if (rules == nullptr) return {};
  switch (change.kind) {
    case Kind::policy: return rules->policy.title.in(language);
    case Kind::clause: {
      const Clause* const clause = found_by(rules->policy.clauses, change.id, &Clause::id);
      return clause == nullptr ? std::string() : clause->at_document;
    }
    case Kind::fact: {
      const FactSpec* const fact = found_by(rules->vocabulary.facts(), change.id, &FactSpec::name);
      return fact == nullptr ? std::string() : fact->label.in(language);
    }
    case Kind::param: {
      const Param* const param = found_by(rules->policy.params, change.id, &Param::name);
      return param == nullptr ? std::string() : param->label.in(language);
    }
    case Kind::rule: {
      const Rule* const rule = found_by(rules->rules, change.id, &Rule::id);
      return rule == nullptr ? std::string() : rule->title.in(language);
    }
  }
  return {};
}

// Its values, each since when.
std::string values_in_words(const Param& param, Language language) {
  std::string words;
  for (const auto& [day, value] : param.values) {
    const std::string shown = shown_param(param, value, language);
    words += (words.empty() ? "" : word(CliWord::between_reasons, language)) +
             (day == Date{1, 1, 1} ? shown : filled(CliWord::value_since, language, {shown, to_string(day)}));
  }
  return words;
}

// Empty where it has no words but those of the file.
std::string value_in_words(const PolicyRules* rules, const RulebookChange& change, Language language) {
  if (rules == nullptr) return {};
  if (change.kind == Kind::param && change.field == "values") {
    const Param* const param = found_by(rules->policy.params, change.id, &Param::name);
    return param == nullptr ? std::string() : values_in_words(*param, language);
  }
  const Rule* const rule = change.kind == Kind::rule ? found_by(rules->rules, change.id, &Rule::id) : nullptr;
  if (rule == nullptr) return {};
  if (change.field == "require" || change.field == "within") return plain(required_in_words(*rules, *rule, language));
  if (change.field == "when" && rule->when) return in_words(rule->when->text, *rules, *rule, language);
  return {};
}

// Long texts of which little changed: what changed, and a little before and behind it.
void leave_out_the_same(std::string& before, std::string& after) {
  constexpr std::size_t kShort = 160, kAround = 48;
  if (before.size() <= kShort && after.size() <= kShort) return;
  const std::size_t least = std::min(before.size(), after.size());
  std::size_t front = 0, back = 0;
  while (front < least && before[front] == after[front]) ++front;
  while (back < least - front && before[before.size() - 1 - back] == after[after.size() - 1 - back]) ++back;
  front -= std::min(front, kAround);
  back -= std::min(back, kAround);
  const auto shortened = [front, back](const std::string& text) {
    const auto inside = [&text](std::size_t at) { return at < text.size() && (text[at] & 0xC0) == 0x80; };
    std::size_t first = front, last = text.size() - back;
    while (first > 0 && inside(first)) --first;
    while (inside(last)) ++last;
    std::string left(first > 0 ? kEllipsis : std::string_view());
    left += text.substr(first, last - first);
    if (last < text.size()) left += kEllipsis;
    return left;
  };
  before = shortened(before);
  after = shortened(after);
}

}  // namespace

// As it is called now.
std::string ChangeWords::called(const RulebookChange& change) const {
  const std::string id = plain(change.id.empty() ? change.policy : change.id);
  std::string label = label_in(policy_of(after_, change.policy), change, language_);
  if (label.empty()) label = label_in(policy_of(before_, change.policy), change, language_);
  return label.empty() || label == id ? id : filled(CliWord::called_so, language_, {id, plain(label)});
}

std::string ChangeWords::of(const RulebookChange& change) const {
  const std::string kind = word(word_of(change.kind), language_);
  if (change.what == What::renamed)
    return filled(CliWord::rulebook_renamed, language_, {kind, called(change), plain(change.after)});
  const std::string text =
      filled(CliWord::rulebook_change, language_, {kind, called(change), word(word_of(change.what), language_)});
  if (change.field.empty()) return text;
  std::string before = change.before, after = change.after;
  std::string old = before.empty() ? "" : value_in_words(policy_of(before_, change.policy), change, language_);
  std::string now = after.empty() ? "" : value_in_words(policy_of(after_, change.policy), change, language_);
  // Where both are the same in words, or one has none, how the files write them tells them apart.
  if (old != now && old.empty() == before.empty() && now.empty() == after.empty()) {
    before = std::move(old);
    after = std::move(now);
  }
  leave_out_the_same(before, after);
  const auto shown = [this](const std::string& value) {
    return value.empty() ? word(CliWord::nothing_there, language_) : plain(value);
  };
  return filled(CliWord::rulebook_field, language_, {text, change.field, shown(before), shown(after)});
}

}  // namespace ducha
