// SPDX-License-Identifier: Apache-2.0
// A table of words (.def) by the names of an enumeration. Whoever has such a table declares beside its enumeration
//
//   [[nodiscard]] const WordTable<PageWord>& table_of(PageWord name);
//
// and word(), words_of() and filled() are there for its names.
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"

namespace ducha {

// Rows of words, turned into each language once; the references last as long as the table, and it may be asked from
// whatever thread. Traditional words are made when one of them is first asked for: making them takes longer than a
// short run.
class WordRows {
 public:
  explicit WordRows(std::vector<Text> rows);
  [[nodiscard]] const std::vector<Text>& texts() const { return texts_; }
  [[nodiscard]] const std::string& at(std::size_t row, Language language) const;

 private:
  std::vector<Text> texts_;
  std::vector<std::string> zh_, en_;
  mutable std::vector<std::string> zh_hant_;
  mutable std::once_flag traditional_made_;
};

// The rows in the order of the names.
template <typename Name>
class WordTable {
 public:
  explicit WordTable(std::vector<Text> rows) : rows_(std::move(rows)) {}
  [[nodiscard]] const Text& text(Name name) const { return rows()[static_cast<std::size_t>(name)]; }
  [[nodiscard]] const std::string& in(Name name, Language language) const {
    return rows_.at(static_cast<std::size_t>(name), language);
  }
  [[nodiscard]] const std::vector<Text>& rows() const { return rows_.texts(); }

 private:
  WordRows rows_;
};

template <typename Name>
concept NameOfWord = requires(Name name) {
  { table_of(name) } -> std::same_as<const WordTable<Name>&>;
};

template <NameOfWord Name>
[[nodiscard]] const Text& words_of(Name name) {
  return table_of(name).text(name);
}
template <NameOfWord Name>
[[nodiscard]] const std::string& word(Name name, Language language) {
  return table_of(name).in(name, language);
}
// With {0}, {1}, ... filled in.
template <NameOfWord Name>
[[nodiscard]] std::string filled(Name name, Language language, std::initializer_list<std::string_view> arguments) {
  return filled(word(name, language), arguments);
}
// The same in both languages.
template <NameOfWord Name>
[[nodiscard]] Text filled(Name name, std::span<const Text> arguments) {
  return filled(words_of(name), arguments);
}
template <NameOfWord Name>
[[nodiscard]] Text filled(Name name, std::initializer_list<Text> arguments) {
  return filled(words_of(name), std::span<const Text>(arguments.begin(), arguments.size()));
}

}  // namespace ducha
