// SPDX-License-Identifier: Apache-2.0
// Text meant for people, in the languages that the program speaks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <mutex>
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

// A table of words, turned into each language once; the references last as long as the table. Traditional words are
// made when one of them is first asked for, from whatever thread: making them takes longer than a short run.
class TextTable {
 public:
  explicit TextTable(std::span<const Text> rows);
  [[nodiscard]] const std::string& at(std::size_t row, Language language) const { return of(language)[row]; }

 private:
  [[nodiscard]] const std::vector<std::string>& of(Language language) const;

  std::vector<std::string> zh_, en_;
  mutable std::vector<std::string> zh_hant_;
  mutable std::once_flag traditional_made_;
};

// A pattern with its {0}, {1}, ... filled in; other braces stay as they are, so that a sentence may show YAML.
[[nodiscard]] std::string filled(std::string_view pattern, std::span<const std::string_view> arguments);
[[nodiscard]] inline std::string filled(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
  return filled(pattern, std::span<const std::string_view>(arguments.begin(), arguments.size()));
}

// "zh", "zh-Hant", "en", also as a locale spells them (zh_CN.UTF-8, zh_TW, zh-HK, en_GB); false where it is none.
[[nodiscard]] bool read_language(std::string_view text, Language& language);
[[nodiscard]] std::string_view to_string(Language language);

}  // namespace ducha
