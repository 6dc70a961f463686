// SPDX-License-Identifier: Apache-2.0
#include "base/language.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"

namespace ducha {

namespace {

std::string lowered(std::string_view text) {
  std::string result(text.substr(0, text.find_first_of(".@")));
  for (char& character : result) {
    character = lower(character);
    if (character == '_') character = '-';
  }
  return result;
}

}  // namespace

std::string Text::in(Language language) const {
  switch (language) {
    case Language::zh: return zh.empty() ? en : zh;
    case Language::zh_hant: return zh.empty() ? en : to_traditional(zh);
    case Language::en: return en.empty() ? zh : en;
  }
  return en;
}

bool read_language(std::string_view text, Language& language) {
  static constexpr std::array<std::string_view, 5> kTraditional = {"zh-hant", "zh-tw", "zh-hk", "zh-mo", "zht"};
  const std::string name = lowered(text);
  const auto is = [&name](std::string_view prefix) {
    return name == prefix || (name.starts_with(prefix) && name[prefix.size()] == '-');
  };
  if (std::any_of(kTraditional.begin(), kTraditional.end(), is)) {
    language = Language::zh_hant;
  } else if (is("zh")) {
    language = Language::zh;
  } else if (is("en") || name == "c" || name == "posix") {
    language = Language::en;
  } else {
    return false;
  }
  return true;
}

std::string_view to_string(Language language) {
  switch (language) {
    case Language::zh: return "zh";
    case Language::zh_hant: return "zh-Hant";
    case Language::en: return "en";
  }
  return "en";
}

PatternPart take_part(std::string_view& pattern) {
  for (std::size_t at = pattern.find('{'); at < pattern.size(); at = pattern.find('{', at + 1)) {
    const bool hole =
        at + 2 < pattern.size() && pattern[at + 2] == '}' && pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
    if (!hole) continue;
    const PatternPart part{pattern.substr(0, at), static_cast<std::size_t>(pattern[at + 1] - '0')};
    pattern.remove_prefix(at + 3);
    return part;
  }
  return {std::exchange(pattern, std::string_view())};
}

std::string filled(std::string_view pattern, std::span<const std::string_view> arguments) {
  std::string result;
  while (!pattern.empty()) {
    const PatternPart part = take_part(pattern);
    result += part.words;
    if (part.hole < arguments.size()) result += arguments[part.hole];
  }
  return result;
}

std::string filled(std::string_view pattern, std::span<const Text> arguments, Language language) {
  std::vector<std::string> words;
  words.reserve(arguments.size());
  for (const Text& argument : arguments) words.push_back(argument.in(language));
  const std::vector<std::string_view> views(words.begin(), words.end());
  return filled(pattern, views);
}

Text listed(std::span<const Text> names) {
  constexpr std::string_view kListComma = "\xE3\x80\x81";  // the ideographic comma
  Text text;
  for (const Text& each : names) {
    const bool first = &each == names.data();
    text.zh.append(first ? "" : kListComma).append(each.in(Language::zh));
    text.en.append(first ? "" : ", ").append(each.in(Language::en));
  }
  return text;
}

Text listed(std::span<const std::string> names) { return listed(std::vector<Text>(names.begin(), names.end())); }

Text filled(const Text& pattern, std::span<const Text> arguments) {
  return {filled(pattern.zh, arguments, Language::zh), filled(pattern.en, arguments, Language::en)};
}

}  // namespace ducha
