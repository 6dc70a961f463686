// SPDX-License-Identifier: Apache-2.0
// What a spreadsheet's format shows of a stored number (ECMA-376, part 1, 18.8.30 and 18.8.31). Private to the readers
// of workbooks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ducha {

class NumberFormat {
 public:
  // A day is shown whole, or no more of it than its month or its year.
  enum class Shows : std::uint8_t { number, day, month, year, time, percent };

  NumberFormat() = default;
  explicit NumberFormat(std::string_view code);
  // One of those that every spreadsheet knows by number, as it is in China where languages differ.
  [[nodiscard]] static NumberFormat built_in(int number);

  [[nodiscard]] Shows shows() const { return shows_; }
  // The words around a number: 50,000 yuan. Signs of yuan are none: headings count in ten thousands beside them.
  struct Words {
    std::string before, behind;
    bool scaled = false;   // thousands or ten thousands are shown, by a comma behind the digits or a point among them
    bool grouped = false;  // its thousands are parted by commas
  };
  [[nodiscard]] Words words(double value) const;

 private:
  Shows shows_ = Shows::number;
  std::vector<Words> sections_;  // of positive numbers and all others, of negative ones, of zero
};

// What stands before or behind a number without blanks around it; nothing where it holds no word.
[[nodiscard]] std::string worded(std::string text);

}  // namespace ducha
