// SPDX-License-Identifier: Apache-2.0
// Text meant for people, in the languages that the program speaks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ducha {

enum class Language : std::uint8_t { zh, zh_hant, en };

// A text in both languages of the sources. Traditional Chinese is derived from simplified when it is printed
// (base/text.h); a language that is missing falls back to the other.
struct Text {
  std::string zh;
  std::string en;

  Text() = default;
  // The same words in every language: a name, a number, a path.
  Text(std::string_view same) : zh(same), en(same) {}    // NOLINT(google-explicit-constructor)
  Text(const std::string& same) : zh(same), en(same) {}  // NOLINT(google-explicit-constructor)
  Text(const char* same) : zh(same), en(same) {}         // NOLINT(google-explicit-constructor)
  Text(std::string_view zh_words, std::string_view en_words) : zh(zh_words), en(en_words) {}

  [[nodiscard]] bool empty() const { return zh.empty() && en.empty(); }
  [[nodiscard]] std::string in(Language language) const;
  friend bool operator==(const Text&, const Text&) = default;
};

// The words of a pattern up to its next {0}, {1}, ..., and which one that is; npos: the pattern ends with them.
struct PatternPart {
  std::string_view words;
  std::size_t hole = std::string_view::npos;
};
// Takes it from the pattern's beginning.
[[nodiscard]] PatternPart take_part(std::string_view& pattern);
// A pattern with its {0}, {1}, ... filled in; other braces stay as they are, so that a sentence may show YAML.
[[nodiscard]] std::string filled(std::string_view pattern, std::span<const std::string_view> arguments);
[[nodiscard]] inline std::string filled(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
  return filled(pattern, std::span<const std::string_view>(arguments.begin(), arguments.size()));
}
// The same with the arguments' words in that language.
[[nodiscard]] std::string filled(std::string_view pattern, std::span<const Text> arguments, Language language);
// Both languages at once.
[[nodiscard]] Text filled(const Text& pattern, std::span<const Text> arguments);

// Names one after the other, as each language parts them.
[[nodiscard]] Text listed(std::span<const Text> names);
[[nodiscard]] Text listed(std::span<const std::string> names);

// "zh", "zh-Hant", "en", also as a locale spells them (zh_CN.UTF-8, zh_TW, zh-HK, en_GB); false where it is none.
[[nodiscard]] bool read_language(std::string_view text, Language& language);
[[nodiscard]] std::string_view to_string(Language language);

}  // namespace ducha
