// SPDX-License-Identifier: Apache-2.0
#include "document/cell_text.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "base/ascii.h"
#include "base/limits.h"
#include "document/sheet_builder.h"

namespace ducha {

namespace {

// 50,000.5 of 50000.5; what is written with a power of ten as it is.
std::string with_commas(std::string number) {
  constexpr std::size_t kGroup = 3;
  if (number.find_first_not_of("0123456789.-") != std::string::npos) return number;
  const std::size_t first = number.starts_with('-') ? 1 : 0;
  for (std::size_t at = std::min(number.find('.'), number.size()); at > first + kGroup;)
    number.insert(at -= kGroup, 1, ',');
  return number;
}

}  // namespace

std::string unescaped(std::string text) {
  constexpr std::size_t kSize = 7;  // _x000D_
  constexpr std::string_view kHex = "0123456789ABCDEFabcdef";
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at)) {
    const std::string digits = text.substr(at + 2, kSize - 3);
    const bool escape = digits.size() == kSize - 3 && digits.find_first_not_of(kHex) == std::string::npos &&
                        at + kSize <= text.size() && text[at + kSize - 1] == '_';
    const unsigned long code = escape ? std::strtoul(digits.c_str(), nullptr, 16) : 0x80U;
    if (code >= 0x80U) {  // none of these needs it
      ++at;
      continue;
    }
    const std::size_t seen = code >= ' ' || code == '\n' || code == '\r' || code == '\t' ? 1 : 0;
    text.replace(at, kSize, seen, static_cast<char>(code));
    at += seen;
  }
  return text;
}

std::string number_text(const std::string& stored) {
  constexpr std::size_t kDigits = 15;
  if (stored.size() <= kDigits || stored.find('.') == std::string::npos) return stored;
  char text[40];
  std::snprintf(text, sizeof(text), "%.15g", std::strtod(stored.c_str(), nullptr));
  return text;
}

std::string in_words(const std::string& number, const NumberFormat::Words& words) {
  if (words.scaled) return '=' + number;
  return words.before + (words.grouped ? with_commas(number) : number) + words.behind;
}

NumberFormat::Words shown_words(std::string_view shown, const std::string& stored) {
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t first = shown.find_first_of(kDigits);
  if (first == std::string_view::npos) return {};
  const std::size_t end = shown.find_last_of(kDigits) + 1;
  NumberFormat::Words words{worded(std::string(shown.substr(0, first))), worded(std::string(shown.substr(end)))};
  std::string digits(shown.substr(first, end - first));
  words.grouped = std::erase(digits, ',') > 0;
  char* behind = nullptr;
  const double seen = std::strtod(digits.c_str(), &behind);
  const double value = std::fabs(std::strtod(stored.c_str(), nullptr));
  // Rounding makes no ten times as much, or as little, of a number that is shown at all.
  constexpr double kRounded = 9;
  words.scaled = *behind == '\0' && seen > 0 && value > 0 && (value / seen > kRounded || seen / value > kRounded);
  return words;
}

std::string shown_day(std::string_view shown, const std::string& stored) {
  int year = 0;
  int month = 0;
  int day = 0;
  constexpr std::size_t kDay = 10;  // 2024-07-01
  if (stored.size() != kDay || std::sscanf(stored.c_str(), "%4d-%2d-%2d", &year, &month, &day) != 3) return stored;
  std::vector<int> numbers;
  for (std::size_t at = 0; at < shown.size();) {
    int number = 0;
    const std::size_t begin = at;
    for (; at < shown.size() && shown[at] >= '0' && shown[at] <= '9' && at - begin < kDay - 2; ++at)
      number = number * 10 + (shown[at] - '0');
    if (at == begin) {
      ++at;
    } else {
      numbers.push_back(number);
    }
  }
  if (numbers.empty()) return stored;
  const auto take = [&numbers](int number) {
    const auto found = std::find(numbers.begin(), numbers.end(), number);
    if (found == numbers.end()) return false;
    numbers.erase(found);
    return true;
  };
  constexpr int kCentury = 100;
  const bool of_year = take(year) || take(year % kCentury);
  const bool of_month = take(month);
  if (take(day) || !of_year) return stored;
  const bool letters =
      std::any_of(shown.begin(), shown.end(), [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; });
  return stored.substr(0, of_month || letters ? stored.rfind('-') : stored.find('-'));
}

std::string percent_text(const std::string& stored) {
  char* end = nullptr;
  const double value = std::strtod(stored.c_str(), &end);
  if (end == stored.c_str()) return stored;
  char text[40];
  std::snprintf(text, sizeof(text), "%.13g%%", value * 100);
  return text;
}

std::string time_text(const std::string& stored) {
  constexpr double kSeconds = 86400;
  char* end = nullptr;
  const double value = std::strtod(stored.c_str(), &end);
  if (end == stored.c_str() || !(value >= 0 && value < 1000)) return number_text(stored);  // not a number is neither
  const long seconds = std::lround(value * kSeconds);
  char text[40];
  std::snprintf(text, sizeof(text), "%02ld:%02ld:%02ld", seconds / 3600, seconds / 60 % 60, seconds % 60);
  return text;
}

std::string duration_text(std::string_view stored) {
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  const std::string text(stored);
  if (std::sscanf(text.c_str(), "PT%9dH%9dM%9d", &hours, &minutes, &seconds) != 3) return text;
  char shown[40];
  std::snprintf(shown, sizeof(shown), "%02d:%02d:%02d", hours, minutes, seconds);
  return shown;
}

std::string formula_text(std::string_view formula) {
  constexpr std::size_t kLongestPrefix = 8;  // of:=SUM(...), msoxl:=SUM(...)
  if (const std::size_t mark = formula.find('='); mark < kLongestPrefix && (mark == 0 || formula[mark - 1] == ':'))
    formula.remove_prefix(mark + 1);
  return '=' + (formula.empty() ? std::string("?") : std::string(formula));
}

std::optional<NamedCell> named_cell(const std::string& name, std::string_view place, char behind_sheet) {
  const std::size_t mark = place.rfind(behind_sheet);
  if (mark == std::string_view::npos) return std::nullopt;
  NamedCell cell{name, std::string(place.substr(0, mark)), 0, 0};
  if (cell.sheet.starts_with('$')) cell.sheet.erase(0, 1);
  if (cell.sheet.size() > 1 && cell.sheet.front() == '\'') cell.sheet = cell.sheet.substr(1, cell.sheet.size() - 2);
  for (const char c : place.substr(mark + 1)) {
    if (c >= 'A' && c <= 'Z' && cell.row == 0 && cell.column <= kSheetColumns) {
      cell.column = cell.column * 26 + static_cast<std::uint32_t>(c - 'A') + 1;
    } else if (c >= '0' && c <= '9' && cell.row <= kWorkbookCells) {
      cell.row = cell.row * 10 + static_cast<std::uint32_t>(c - '0');
    } else if (c != '$') {
      return std::nullopt;
    }
  }
  return cell.row > 0 && cell.column > 0 ? std::optional(std::move(cell)) : std::nullopt;
}

}  // namespace ducha
