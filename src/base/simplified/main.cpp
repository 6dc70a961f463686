// SPDX-License-Identifier: Apache-2.0
// Writes the table of traditional characters and their simplified forms, as ICU's Hant-Hans has them one by one, to
// standard output. Run when the build is configured (cmake/simplified.cmake), so that no program that is shipped asks
// ICU: its rules for words would fold one word into another, U+5DE1 U+5BDF into U+5DE1 U+67E5. Radicals, which are what
// is copied out of some PDF files for the characters that look like them, stand in it as those characters.
#include <cstdint>
#include <cstdio>
#include <memory>

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

namespace {

struct Radical {
  UChar32 from;
  UChar32 to;
};

// Those that NFKC leaves as they are, and that are characters of their own.
constexpr Radical kRadicals[] = {
    {0x2EA0, 0x6C11}, {0x2EC1, 0x864E}, {0x2EC4, 0x897F}, {0x2EC5, 0x89C1}, {0x2EC6, 0x89D2},
    {0x2EC9, 0x8D1D}, {0x2ECB, 0x8F66}, {0x2ED3, 0x957F}, {0x2ED4, 0x95E8}, {0x2ED8, 0x9752},
    {0x2ED9, 0x97E6}, {0x2EDA, 0x9875}, {0x2EDB, 0x98CE}, {0x2EDC, 0x98DE}, {0x2EDD, 0x98DF},
    {0x2EE2, 0x9A6C}, {0x2EE3, 0x9AA8}, {0x2EE4, 0x9B3C}, {0x2EE5, 0x9C7C}, {0x2EE6, 0x9E1F},
    {0x2EE8, 0x9EA6}, {0x2EE9, 0x9EC4}, {0x2EEC, 0x9F50}, {0x2EEE, 0x9F7F}, {0x2EF0, 0x9F99},
};

// The character that a radical looks like; any other character as it is.
UChar32 character_of(UChar32 point, const icu::Normalizer2& normalizer) {
  constexpr UChar32 kFirst = 0x2E80;
  constexpr UChar32 kLast = 0x2FDF;
  if (point < kFirst || point > kLast) return point;
  for (const Radical& radical : kRadicals) {
    if (radical.from == point) return radical.to;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString plain = normalizer.normalize(icu::UnicodeString(point), status);
  return U_SUCCESS(status) != 0 && plain.countChar32() == 1 ? plain.char32At(0) : point;
}

}  // namespace

int main() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> rules(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
  if (U_FAILURE(status) != 0 || rules == nullptr) {
    std::fprintf(stderr, "ICU has no Hant-Hans: %s\n", u_errorName(status));
    return 1;
  }
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status) != 0) {
    std::fprintf(stderr, "ICU has no NFKC: %s\n", u_errorName(status));
    return 1;
  }
  constexpr UChar32 kFirst = 0x80;
  constexpr UChar32 kLast = 0x10FFFF;
  constexpr UChar32 kMostInTable = 0xFFFF;
  for (UChar32 from = kFirst; from <= kLast; ++from) {
    if (U_IS_SURROGATE(from)) continue;
    const icu::UnicodeString written(from);
    icu::UnicodeString text(character_of(from, *normalizer));
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
