// SPDX-License-Identifier: Apache-2.0
#include "base/language.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace ducha {

namespace {

std::string lowered(std::string_view text) {
  std::string result(text.substr(0, text.find_first_of(".@")));
  for (char& character : result) {
    if (character >= 'A' && character <= 'Z') character = static_cast<char>(character - 'A' + 'a');
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

TextTable::TextTable(std::span<const Text> rows) {
  for (const Text& text : rows) {
    zh_.push_back(text.in(Language::zh));
    en_.push_back(text.in(Language::en));
  }
}

const std::vector<std::string>& TextTable::of(Language language) const {
  switch (language) {
    case Language::zh: return zh_;
    case Language::en: return en_;
    case Language::zh_hant: break;
  }
  std::call_once(traditional_made_, [this] {
    for (const std::string& words : zh_) zh_hant_.push_back(to_traditional(words));
  });
  return zh_hant_;
}

std::string filled(std::string_view pattern, std::span<const std::string_view> arguments) {
  std::string result;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const bool hole = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                      pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
    if (!hole) {
      result += pattern[at];
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[at + 1] - '0');
    if (index < arguments.size()) result += arguments[index];
    at += 2;
  }
  return result;
}

}  // namespace ducha
