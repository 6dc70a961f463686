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
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.h"

namespace ducha {

// The rows in the order of the names. What it gives lasts as long as the table; from whatever thread.
template <typename Name>
class WordTable {
 public:
  explicit WordTable(std::vector<Text> rows) : rows_(std::move(rows)), words_(rows_) {}
  [[nodiscard]] const Text& text(Name name) const { return rows_[static_cast<std::size_t>(name)]; }
  [[nodiscard]] const std::string& in(Name name, Language language) const {
    return words_.at(static_cast<std::size_t>(name), language);
  }
  [[nodiscard]] std::span<const Text> rows() const { return rows_; }

 private:
  std::vector<Text> rows_;
  TextTable words_;
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

}  // namespace ducha
