// SPDX-License-Identifier: Apache-2.0
#include "authoring/profile_table.h"

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

// A force, and the day from which a value holds, in the reader's words.
std::string shown(const ProfileChange& change, const std::string& value, Language language) {
  constexpr std::string_view kFrom = " @ ";
  if (const std::size_t at = value.rfind(kFrom); change.kind == Kind::param && at != std::string::npos)
    return filled(PageWord::value_from, language, {value.substr(0, at), value.substr(at + kFrom.size())});
  const auto modality = change.kind == Kind::modality ? read_modality(value) : std::nullopt;
  return modality ? word(*modality, language) : value;
}

}  // namespace

Table profile_table(const ProfileChanges& changes, Language language) {
  Table table = {{word(PageWord::head_what, language), word(PageWord::head_change, language),
                  word(PageWord::head_before, language), word(PageWord::head_after, language),
                  word(PageWord::head_paper, language), word(PageWord::head_reason, language)}};
  for (const auto& [policy, rows] : changes) {
    for (const ProfileChange& change : rows)
      table.push_back({change.what, word(word_of(change.kind), language), shown(change, change.before, language),
                       shown(change, change.after, language), change.paper, change.reason});
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
      text += (text.empty() ? "\n" : ",\n") + object.done();
    }
  }
  return text.empty() ? "[]\n" : '[' + text + "\n]\n";
}

}  // namespace ducha
