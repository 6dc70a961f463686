// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/rule_trials.h"

#include "cli/words.h"
#include "findings/json_object.h"

namespace ducha {

namespace {

std::string place_text(const Place& at) {
  if (!at.known()) return {};
  const Position position = at.position();
  return at.source->name() + ':' + std::to_string(position.line) + ':' + std::to_string(position.column) + ": ";
}

void add_place(JsonObject& object, const Place& at) {
  const Position position = at.known() ? at.position() : Position{};
  object.text_or_null("file", at.known() ? at.source->name() : std::string());
  object.number_or_null("line", position.line).number_or_null("column", position.column);
}

// 9712 as 97.12 %
std::string percent(std::size_t hundredths) {
  const std::string parts = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + '.' + (parts.size() < 2 ? "0" : "") + parts + '%';
}

CliWord word_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::number: return CliWord::change_number;
    case ChangeKind::comparison: return CliWord::change_comparison;
    case ChangeKind::connective: return CliWord::change_connective;
    case ChangeKind::bound: return CliWord::change_bound;
    case ChangeKind::unit_of_time: return CliWord::change_unit_of_time;
    case ChangeKind::grounds: return CliWord::change_grounds;
    case ChangeKind::setting: return CliWord::change_setting;
  }
  return CliWord::change_number;
}

// What no case did: "true", "false, null".
Text untried(const TriedPart& part) {
  std::vector<std::string> values;
  if (!part.made_true) values.emplace_back("true");
  if (!part.made_false) values.emplace_back("false");
  if (part.can_be_null && !part.made_null) values.emplace_back("null");
  return listed(values);
}

std::size_t whole_parts(const std::vector<TriedPart>& parts) {
  std::size_t whole = 0;
  for (const TriedPart& part : parts) whole += part.whole() ? 1U : 0U;
  return whole;
}

}  // namespace

std::size_t noticed_share(const MutantCounts& counts) {
  return counts.all() == 0 ? 10'000 : counts.noticed * 10'000 / counts.all();
}

std::string to_text(const std::vector<PolicyMutation>& policies, Language language) {
  std::string text, totals;
  for (const PolicyMutation& one : policies) {
    for (const Survivor& survivor : one.mutation.survivors) {
      text += place_text(survivor.at) +
              filled(CliWord::change_survived, language,
                     {survivor.of, word(word_of(survivor.kind), language), survivor.from, survivor.to}) +
              '\n';
    }
    const MutantCounts total = one.mutation.total();
    totals +=
        filled(CliWord::changes_noticed, language,
               {one.policy, std::to_string(total.all()), std::to_string(total.noticed), percent(noticed_share(total)),
                std::to_string(total.survived), std::to_string(one.mutation.not_compiled)}) +
        '\n';
  }
  return text + totals;
}

std::string to_text(const std::vector<PolicyParts>& policies, Language language) {
  std::string text, totals;
  for (const PolicyParts& one : policies) {
    for (const TriedPart& part : one.parts) {
      if (part.whole()) continue;
      text += place_text(part.at) +
              filled(CliWord::part_untried, language, {part.rule, untried(part).in(language), part.text}) + '\n';
    }
    const std::size_t whole = whole_parts(one.parts);
    totals += filled(CliWord::parts_tried, language,
                     {one.policy, std::to_string(one.parts.size()), std::to_string(whole),
                      percent(noticed_share({whole, one.parts.size() - whole}))}) +
              '\n';
  }
  return text + totals;
}

std::string to_json(const std::vector<PolicyMutation>& policies) {
  JsonArray array;
  for (const PolicyMutation& one : policies) {
    JsonObject by_kind;
    for (std::size_t i = 0; i < kChangeKinds; ++i) {
      const MutantCounts& counts = one.mutation.by_kind[i];
      by_kind.raw(to_string(static_cast<ChangeKind>(i)),
                  JsonObject().number("noticed", counts.noticed).number("survived", counts.survived).done());
    }
    JsonArray survivors;
    for (const Survivor& survivor : one.mutation.survivors) {
      JsonObject object;
      object.text("of", survivor.of).text("kind", to_string(survivor.kind));
      add_place(object, survivor.at);
      survivors.raw(object.text("from", survivor.from).text("to", survivor.to).done());
    }
    const MutantCounts total = one.mutation.total();
    array.raw(JsonObject()
                  .text("policy", one.policy)
                  .number("changes", total.all())
                  .number("noticed", total.noticed)
                  .number("survived", total.survived)
                  .number("not_compiled", one.mutation.not_compiled)
                  .raw("by_kind", by_kind.done())
                  .raw("survivors", survivors.done())
                  .done());
  }
  return JsonObject().raw("mutation", array.done()).done() + '\n';
}

std::string to_json(const std::vector<PolicyParts>& policies) {
  JsonArray array;
  for (const PolicyParts& one : policies) {
    JsonArray parts;
    for (const TriedPart& part : one.parts) {
      JsonObject object;
      object.text("rule", part.rule).text("expression", part.text);
      add_place(object, part.at);
      object.boolean("true", part.made_true).boolean("false", part.made_false).boolean("null", part.made_null);
      parts.raw(object.boolean("can_be_null", part.can_be_null).done());
    }
    array.raw(JsonObject()
                  .text("policy", one.policy)
                  .number("parts", one.parts.size())
                  .number("tried", whole_parts(one.parts))
                  .raw("of", parts.done())
                  .done());
  }
  return JsonObject().raw("coverage", array.done()).done() + '\n';
}

}  // namespace ducha
