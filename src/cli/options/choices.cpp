// SPDX-License-Identifier: Apache-2.0
#include "cli/options/choices.h"

#include <sstream>
#include <string_view>
#include <utility>

namespace ducha {

namespace {

Choices words(std::vector<std::string> these) { return {ChoiceKind::words, std::move(these)}; }

}  // namespace

Choices choices_of(const TakenOption& option) {
  if (!option.words.empty()) return words(option.words);
  const std::string_view argument = row_of(option.name).argument;
  if (argument == "DIR") return {ChoiceKind::folders, {}};
  if (argument == "FILE") return {ChoiceKind::files, {}};
  return {};
}

Choices choices_of(const Command& command) {
  if (std::vector<std::string> these = taken_by(command).argument_words; !these.empty()) return words(std::move(these));
  std::string_view shown = command.arguments;
  if (shown.starts_with('[') && shown.ends_with(']')) shown = shown.substr(1, shown.size() - 2);
  if (shown == "COMMAND") {
    std::vector<std::string> names;
    for (const Command& each : commands()) names.emplace_back(each.name);
    return words(std::move(names));
  }
  return shown.empty() ? Choices{} : Choices{ChoiceKind::files, {}};
}

TakenOptions taken_by(const Command& command) {
  std::istringstream nothing;
  std::ostringstream unread;
  TakenOptions taken;
  Streams streams{nothing, unread, unread};
  streams.options_taken = &taken;
  static_cast<void>(command.run({}, streams));
  return taken;
}

}  // namespace ducha
