// SPDX-License-Identifier: Apache-2.0
// How spreadsheets call a column.
#pragma once

#include <cstddef>
#include <string>

namespace ducha {

// Of a column by its number from 0: "A", "Z", "AA".
[[nodiscard]] inline std::string column_letters(std::size_t column) {
  constexpr std::size_t kLetters = 26;
  std::string letters;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / kLetters) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % kLetters));
  }
  return letters;
}

}  // namespace ducha
