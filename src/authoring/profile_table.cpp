// SPDX-License-Identifier: Apache-2.0
#include "authoring/profile_table.h"

#include <algorithm>
#include <utility>

#include "authoring/words.h"
#include "findings/json_object.h"
#include "findings/words.h"

namespace ducha {

namespace {

using Kind = ProfileChange::Kind;

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::selected: return "selected";
    case Kind::left_out: return "left_out";
    case Kind::ignored: return "ignored";
    case Kind::param: return "param";
    case Kind::adopted: return "adopted";
    case Kind::modality: return "modality";
    case Kind::levels: return "levels";
  }
  return {};
}

PageWord word_of(Kind kind) {
  switch (kind) {
    case Kind::selected: return PageWord::change_selected;
    case Kind::left_out: return PageWord::change_left_out;
    case Kind::ignored: return PageWord::change_ignored;
    case Kind::param: return PageWord::change_param;
    case Kind::adopted: return PageWord::change_adopted;
    case Kind::modality: return PageWord::change_modality;
    case Kind::levels: return PageWord::change_levels;
  }
  return PageWord::change_left_out;
}

// More of a policy's rules are told in one row: who selects three rules of six hundred reads of the three.
constexpr std::size_t kLeftOutRows = 10;

bool holds_always(const ProfileChange& change) { return !change.from || *change.from == Date{1, 1, 1}; }

// A force, levels and a parameter's value in the reader's words.
std::string shown(const ProfileChange& change, const std::string& value, const Text& words, Language language) {
  if (!words.empty()) return words.in(language);
  if (change.kind == Kind::levels && value == "*") return word(PageWord::every_level, language);
  const auto modality = change.kind == Kind::modality ? read_modality(value) : std::nullopt;
  return modality ? word(*modality, language) : value;
}

std::vector<std::string> row_of(const ProfileChange& change, Language language) {
  std::string after = shown(change, change.after, change.after_words, language);
  if (!holds_always(change)) after = filled(PageWord::value_from, language, {after, to_string(*change.from)});
  return {change.what,
          word(word_of(change.kind), language),
          shown(change, change.before, change.before_words, language),
          std::move(after),
          change.paper,
          change.reason};
}

}  // namespace

Table profile_table(const ProfileChanges& changes, Language language) {
  Table table = {{word(PageWord::head_what, language), word(PageWord::head_change, language),
                  word(PageWord::head_before, language), word(PageWord::head_after, language),
                  word(PageWord::head_paper, language), word(PageWord::head_reason, language)}};
  for (const auto& [policy, rows] : changes) {
    const auto is_left_out = [](const ProfileChange& change) { return change.kind == Kind::left_out; };
    const auto left_out = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_left_out));
    for (const ProfileChange& change : rows) {
      if (left_out <= kLeftOutRows || !is_left_out(change)) table.push_back(row_of(change, language));
    }
    if (left_out > kLeftOutRows)
      table.push_back({filled(PageWord::so_many_left_out, language, {policy, std::to_string(left_out)}),
                       word(PageWord::change_left_out, language),
                       {},
                       {},
                       {},
                       {}});
  }
  return table;
}

std::string profile_json(const ProfileChanges& changes) {
  std::string text;
  for (const auto& [policy, rows] : changes) {
    for (const ProfileChange& change : rows) {
      JsonObject object;
      object.text("what", change.what).text("change", name_of(change.kind)).text_or_null("before", change.before);
      object.text_or_null("after", change.after).text_or_null("reason", change.reason);
      object.text_or_null("paper", change.paper);
      if (change.kind == Kind::param) object.text_or_null("from", holds_always(change) ? "" : to_string(*change.from));
      text += (text.empty() ? "\n" : ",\n") + object.done();
    }
  }
  return text.empty() ? "[]\n" : '[' + text + "\n]\n";
}

}  // namespace ducha
