// SPDX-License-Identifier: Apache-2.0
// The characters that a Chinese document is cut by.
#pragma once

#include <cstdint>

namespace ducha {

inline constexpr std::int32_t kFullStop = 0x3002;
inline constexpr std::int32_t kIdeographicComma = 0x3001;
inline constexpr std::int32_t kWideExclamation = 0xFF01;
inline constexpr std::int32_t kWideQuestion = 0xFF1F;
inline constexpr std::int32_t kWideSemicolon = 0xFF1B;
inline constexpr std::int32_t kWideColon = 0xFF1A;
inline constexpr std::int32_t kWideOpening = 0xFF08;  // a bracket
inline constexpr std::int32_t kWideClosing = 0xFF09;
inline constexpr std::int32_t kWideStop = 0xFF0E;
inline constexpr std::int32_t kClosingDoubleQuote = 0x201D;
inline constexpr std::int32_t kClosingSingleQuote = 0x2019;
inline constexpr std::int32_t kClosingTitle = 0x300B;
inline constexpr std::int32_t kEmDash = 0x2014;
inline constexpr std::int32_t kReplacement = 0xFFFD;

// Unified ideographs of the basic plane and its extension A, compatibility ones, those of the second and third plane,
// and the zero of dates.
[[nodiscard]] constexpr bool is_han(std::int32_t c) {
  return c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}
[[nodiscard]] constexpr bool is_digit_sign(std::int32_t c) {
  return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}
// One to ten, as chapters are numbered.
[[nodiscard]] constexpr bool is_chinese_number(std::int32_t c) {
  return c == 0x4E00 || c == 0x4E8C || c == 0x4E09 || c == 0x56DB || c == 0x4E94 || c == 0x516D || c == 0x4E03 ||
         c == 0x516B || c == 0x4E5D || c == 0x5341;
}
inline constexpr std::int32_t kYear = 0x5E74;
inline constexpr std::int32_t kMonth = 0x6708;
inline constexpr std::int32_t kDay = 0x65E5;
inline constexpr std::int32_t kIdeographicZero = 0x3007;
inline constexpr std::int32_t kCircle = 0x25CB;  // written for it
// What a date is written with.
[[nodiscard]] constexpr bool is_of_date(std::int32_t c) {
  return is_digit_sign(c) || is_chinese_number(c) || c == kIdeographicZero || c == kCircle || c == kYear ||
         c == kMonth || c == kDay;
}
[[nodiscard]] constexpr bool ends_sentence(std::int32_t c) {
  return c == kFullStop || c == kWideExclamation || c == kWideQuestion || c == '!';
}
[[nodiscard]] constexpr bool closes(std::int32_t c) {
  return c == kClosingDoubleQuote || c == kClosingSingleQuote || c == kWideClosing || c == ')' || c == kClosingTitle;
}

}  // namespace ducha
