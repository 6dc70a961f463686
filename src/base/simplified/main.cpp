// SPDX-License-Identifier: Apache-2.0
// Writes the table of traditional characters and their simplified forms, as ICU's Hant-Hans has them one by one, to
// standard output. Run when the build is configured (cmake/simplified.cmake), so that no program that is shipped asks
// ICU: its rules for words would fold one word into another, U+5DE1 U+5BDF into U+5DE1 U+67E5.
#include <cstdint>
#include <cstdio>
#include <memory>

#include <unicode/translit.h>
#include <unicode/unistr.h>

int main() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0 || rules == nullptr) {
    std::fprintf(stderr, "ICU has no Hant-Hans: %s\n", u_errorName(status));
    return 1;
  }
  constexpr UChar32 kFirst = 0x80;
  constexpr UChar32 kLast = 0x10FFFF;
  constexpr UChar32 kMostInTable = 0xFFFF;
  for (UChar32 from = kFirst; from <= kLast; ++from) {
    if (U_IS_SURROGATE(from)) continue;
    const icu::UnicodeString written(from);
    icu::UnicodeString text = written;
    rules->transliterate(text);
    if (text == written) continue;
    const UChar32 to = text.char32At(0);
    if (text.countChar32() != 1 || from > kMostInTable || to > kMostInTable) {
      std::fprintf(stderr, "U+%04X does not become one character of 16 bits: the table cannot hold it\n",
                   static_cast<unsigned>(from));
      return 1;
    }
    std::printf("{0x%04X, 0x%04X},\n", static_cast<unsigned>(from), static_cast<unsigned>(to));
  }
  return 0;
}
