// SPDX-License-Identifier: Apache-2.0
#include "cli/options/choices.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>

#include "findings/status.h"
#include "report/formats.h"

namespace ducha {

namespace {

std::vector<std::string> between(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.emplace_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

Choices words(std::vector<std::string> these) { return {ChoiceKind::words, std::move(these)}; }

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : formats()) names.emplace_back(format.name);
  return names;
}

std::vector<std::string> status_names() {
  std::vector<std::string> names = {"all"};
  for (const Status status : kStatuses) names.emplace_back(to_string(status));
  return names;
}

struct FixedChoices {
  OptionName option;
  std::string_view words;
};

constexpr std::array kFixed = {
    FixedChoices{OptionName::list_format, "text json markdown"},
    FixedChoices{OptionName::test_format, "text json junit sarif github"},
    FixedChoices{OptionName::lint_format, "text json junit sarif github"},
    FixedChoices{OptionName::template_format, "yaml csv"},
    FixedChoices{OptionName::fail_on, "must should target encouraged unknown never"},
    FixedChoices{OptionName::modality, "must should target encouraged none"},
    FixedChoices{OptionName::coverage, "checked partly unchecked background exhortation unobservable"},
    FixedChoices{OptionName::progress, "auto never"},
    FixedChoices{OptionName::color, "auto always never"},
    FixedChoices{OptionName::language, "zh zh-Hant en"},
    FixedChoices{OptionName::from, "yaml json ndjson csv tsv"},
};

}  // namespace

Choices choices_of(const OptionRow& row) {
  if (row.name == OptionName::format) return words(format_names());
  if (row.name == OptionName::status) return words(status_names());
  for (const FixedChoices& fixed : kFixed) {
    if (fixed.option == row.name) return words(between(fixed.words, ' '));
  }
  if (row.argument == "DIR") return {ChoiceKind::folders, {}};
  if (row.argument == "FILE") return {ChoiceKind::files, {}};
  return {};
}

Choices choices_of(const Command& command) {
  std::string_view shown = command.arguments;
  if (shown.starts_with('[') && shown.ends_with(']')) shown = shown.substr(1, shown.size() - 2);
  if (shown.find('|') != std::string_view::npos) return words(between(shown, '|'));
  if (shown == "verify POLICY") return words({"verify"});
  if (shown == "COMMAND") {
    std::vector<std::string> names;
    for (const Command& each : commands()) names.emplace_back(each.name);
    return words(std::move(names));
  }
  return shown.empty() ? Choices{} : Choices{ChoiceKind::files, {}};
}

std::vector<OptionName> options_of(const Command& command) {
  std::istringstream nothing;
  std::ostringstream unread;
  std::vector<OptionName> taken;
  Streams streams{nothing, unread, unread};
  streams.options_taken = &taken;
  static_cast<void>(command.run({}, streams));
  return taken;
}

}  // namespace ducha
