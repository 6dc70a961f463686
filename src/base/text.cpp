// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: what keys, scripts and widths are made of, with the tables of characters that they share.
#include "base/text.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <memory>

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/ascii.h"
#include "base/replace_all.h"
#include "base/trimmed.h"
#include "base/utf8.h"

namespace ducha {

namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// A character that would not show, or may not stand there, as one that does.
std::string named(std::int32_t code_point) { return fmt::format("<U+{:04X}>", code_point); }

// ICU counts in 32 bits; what is longer than this is not text that anybody wrote.
constexpr std::size_t kIcuLimit = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) / 4;

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

// transliterate() takes a lock of ICU's own.
const icu::Transliterator* transliterator(const char* id) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance(id, UTRANS_FORWARD, status));
  return U_SUCCESS(status) != 0 ? made.release() : nullptr;
}

std::string transliterated(std::string_view text, const icu::Transliterator* rules) {
  if (rules == nullptr || text.size() > kIcuLimit || !is_utf8(text)) return std::string(text);
  icu::UnicodeString converted = from_utf8(text);
  rules->transliterate(converted);
  return to_utf8(converted);
}

struct Simplified {
  std::uint16_t from;
  std::uint16_t to;
};

// In the order of the traditional characters.
constexpr Simplified kSimplified[] = {
#include "base/simplified.inc"
};

using Instance = const icu::Normalizer2*(UErrorCode& status);

const icu::Normalizer2* made(Instance* instance) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  return U_SUCCESS(status) != 0 ? found : nullptr;
}

// ICU keeps them; asked for once.
const icu::Normalizer2* normalizer(bool with_case_folding) {
  static const icu::Normalizer2* const kFolding =
      made([](UErrorCode& status) { return icu::Normalizer2::getNFKCCasefoldInstance(status); });
  static const icu::Normalizer2* const kPlain =
      made([](UErrorCode& status) { return icu::Normalizer2::getNFKCInstance(status); });
  return with_case_folding ? kFolding : kPlain;
}

icu::UnicodeString normalized(const icu::UnicodeString& text, bool with_case_folding) {
  const icu::Normalizer2* rules = normalizer(with_case_folding);
  if (rules == nullptr) return text;
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = rules->normalize(text, status);
  return U_SUCCESS(status) != 0 ? result : text;
}

bool is_left_out_of_keys(UChar32 c) {
  constexpr UChar32 kHyphen = 0x2010;  // U+2011 becomes it under NFKC
  return c == '_' || c == '-' || c == kHyphen || u_isUWhiteSpace(c) != 0;
}

// What NFKC and case folding make of one character of which most words are made, wherever it stands; -1: what ICU has
// to be asked about, and the characters beside it with it.
std::int32_t folded_alone(std::int32_t c) {
  constexpr std::int32_t kAscii = 0x80;
  constexpr std::int32_t kIdeographs = 0x4E00, kIdeographsEnd = 0xA000;
  constexpr std::int32_t kWide = 0xFF01, kWideEnd = 0xFF5F, kWideShift = kWide - 0x21;
  constexpr std::int32_t kIdeographicSpace = 0x3000;
  if (c == kIdeographicSpace) return ' ';
  if (c >= kWide && c < kWideEnd) c -= kWideShift;
  if (c < kAscii) return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
  return c >= kIdeographs && c < kIdeographsEnd ? simplified(c) : -1;
}

std::string fold_by_icu(std::string_view text) {
  const icu::UnicodeString folded = normalized(from_utf8(text), true);
  std::string result;
  for (std::int32_t at = 0; at < folded.length(); at = folded.moveIndex32(at, 1)) {
    const std::int32_t c = simplified(folded.char32At(at));
    if (!is_left_out_of_keys(c)) append_utf8(result, c);
  }
  return result;
}

}  // namespace

std::int32_t simplified(std::int32_t code_point) {
  const auto* const found =
      std::lower_bound(std::begin(kSimplified), std::end(kSimplified), code_point,
                       [](const Simplified& row, std::int32_t wanted) { return row.from < wanted; });
  // Of two simplified forms of one character, to consult, the usual one.
  constexpr std::int32_t kRare = 0x8C18;
  constexpr std::int32_t kUsual = 0x54A8;
  const std::int32_t simple = found != std::end(kSimplified) && found->from == code_point ? found->to : code_point;
  return simple == kRare ? kUsual : simple;
}

std::string fold(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const std::int32_t c = point.value < 0 ? -1 : folded_alone(point.value);
    if (c < 0) return text.size() > kIcuLimit || !is_utf8(text) ? std::string() : fold_by_icu(text);
    const bool left_out = c == '_' || c == '-' || c == ' ' || (c >= '\t' && c <= '\r');
    if (!left_out) append_utf8(result, c);
    at += point.length;
  }
  return result;
}

namespace {

// Each is made when it is first asked for, in ten milliseconds, and kept.
std::string traditional_letters(std::string_view text) {
  static const icu::Transliterator* const kRules = transliterator("Hans-Hant");
  return transliterated(text, kRules);
}

}  // namespace

std::string to_traditional(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  struct Row {
    std::string_view made, meant;
  };
  static constexpr Row kRows[] = {
#define DUCHA_TRADITIONAL(made, meant) {made, meant},
#include "base/traditional.def"
  };
  std::string words = traditional_letters(text);
  for (const Row& row : kRows) replace_all(words, row.made, row.meant);
  return words;
}

// As ICU has it where words are not: a key is looked up character by character.
std::string traditional_key(std::string_view key) {
  for (std::string traditional : {to_traditional(key), traditional_letters(key)}) {
    if (fold(traditional) == fold(key)) return traditional;
  }
  return std::string(key);
}

std::string simplified_words(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  static const icu::Transliterator* const kRules = transliterator("Hant-Hans");
  return transliterated(text, kRules);
}

std::string to_simplified(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value < 0) return std::string(text);
    append_utf8(result, simplified(point.value));
    at += point.length;
  }
  return result;
}

namespace {

// What nearly all text is made of, known without asking ICU: printable ASCII; ideographs; the full-width forms and the
// stops and brackets of Chinese. A test compares them with ICU's properties.
constexpr bool is_narrow(std::int32_t code_point) { return code_point >= ' ' && code_point <= '~'; }
constexpr bool is_wide(std::int32_t code_point) {
  constexpr std::int32_t kFirstIdeograph = 0x4E00, kLastIdeograph = 0x9FFF;
  constexpr std::int32_t kFirstStop = 0x3001, kLastBracket = 0x3029;
  constexpr std::int32_t kFirstFullWidth = 0xFF01, kLastFullWidth = 0xFF5E;
  return (code_point >= kFirstIdeograph && code_point <= kLastIdeograph) ||
         (code_point >= kFirstFullWidth && code_point <= kLastFullWidth) ||
         (code_point >= kFirstStop && code_point <= kLastBracket);
}

}  // namespace

std::size_t display_width(std::int32_t code_point) {
  constexpr std::int32_t kSoftHyphen = 0xAD;
  constexpr std::int32_t kJamoMedial = 0x1160;  // drawn inside the syllable that the leading consonant opened
  constexpr std::int32_t kJamoEnd = 0x11FF;
  if (code_point < 0 || is_narrow(code_point)) return 1;
  if (is_wide(code_point)) return 2;
  if (code_point >= kJamoMedial && code_point <= kJamoEnd) return 0;
  const std::uint32_t mask = U_GET_GC_MASK(code_point);
  if ((mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CC_MASK)) != 0) return 0;
  if ((mask & U_GC_CF_MASK) != 0) return code_point == kSoftHyphen ? 1 : 0;
  const std::int32_t width = u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (is_narrow(text[at])) {
      ++width;
      ++at;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    width += display_width(point.value);
    at += point.length;
  }
  return width;
}

namespace {

bool is_graphic_ascii(char c) { return c > ' ' && c <= '~'; }

// As nearly every text is: already what normalized() would make of it. Ideographs are no blanks, so that a text which
// begins and ends with one has none around it.
bool is_normalized(std::string_view text) {
  constexpr unsigned char kFirstIdeographs = 0xE4, kLastIdeographs = 0xE9;  // first bytes of U+4000 to U+9FFF
  constexpr std::size_t kSize = 3;
  const auto ideograph = [&](std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    return lead >= kFirstIdeographs && lead <= kLastIdeographs;
  };
  const bool starts = is_graphic_ascii(text.front()) || ideograph(0);
  const bool ends = is_graphic_ascii(text.back()) || (text.size() >= kSize && ideograph(text.size() - kSize));
  const icu::Normalizer2* rules = normalizer(false);
  if (!starts || !ends || rules == nullptr) return false;
  UErrorCode status = U_ZERO_ERROR;
  const auto size = static_cast<std::int32_t>(text.size());
  return rules->isNormalizedUTF8(icu::StringPiece(text.data(), size), status) != 0 && U_SUCCESS(status) != 0;
}

}  // namespace

std::string normalized(std::string_view text) {
  if (is_ascii(text)) return std::string(trimmed(text));
  if (text.size() > kIcuLimit || !is_utf8(text)) return std::string(text);
  if (is_normalized(text)) return std::string(text);
  const icu::UnicodeString whole = normalized(from_utf8(text), false);
  std::int32_t begin = 0;
  std::int32_t end = whole.length();
  while (begin < end && u_isUWhiteSpace(whole.char32At(begin)) != 0) begin = whole.moveIndex32(begin, 1);
  while (end > begin && u_isUWhiteSpace(whole.char32At(whole.moveIndex32(end, -1))) != 0) {
    end = whole.moveIndex32(end, -1);
  }
  return to_utf8(whole.tempSubStringBetween(begin, end));
}

std::string narrowed(std::string_view text) {
  constexpr std::int32_t kFirst = 0xFF01;  // the full-width exclamation mark, for U+0021, and so on
  constexpr std::int32_t kLast = 0xFF5E;
  constexpr std::int32_t kShift = kFirst - 0x21;
  constexpr std::int32_t kIdeographicSpace = 0x3000;
  constexpr std::int32_t kNoBreakSpace = 0xA0;
  if (is_ascii(text)) return std::string(trimmed(text));
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value >= kFirst && point.value <= kLast) {
      result += static_cast<char>(point.value - kShift);
    } else if (point.value == kIdeographicSpace || point.value == kNoBreakSpace) {
      result += ' ';
    } else {
      result += text.substr(at, point.length);
    }
    at += point.length;
  }
  return std::string(trimmed(result));
}

bool is_control(std::int32_t code_point) {
  if (code_point < 0) return false;
  const auto c = static_cast<UChar32>(code_point);
  const bool obeyed = (U_GET_GC_MASK(c) & (U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0;
  return obeyed || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0;
}

bool is_invisible(std::int32_t code_point) {
  return code_point >= 0 && (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & U_GC_CF_MASK) != 0;
}

bool is_letter_or_digit(std::int32_t code_point) {
  if (code_point < 0) return false;
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

namespace {

struct Stretch {
  std::size_t bytes = 0, points = 0, last = 0;  // last: bytes of the last code point
};

// Of what nearly all text is made and nobody has to be asked about: printable ASCII, ideographs, and the punctuation of
// East Asia (U+3000 to U+303F, U+FF00 to U+FF7F).
Stretch plain_stretch(std::string_view text, std::size_t at, std::size_t most) {
  Stretch stretch;
  const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(text[at + stretch.bytes + index]); };
  for (; stretch.points < most && at + stretch.bytes < text.size(); ++stretch.points) {
    const unsigned lead = byte(0);
    if (lead >= 0x20U && lead < 0x7FU) {
      stretch.last = 1;
    } else if (lead >= 0xE3U && at + stretch.bytes + 2 < text.size() &&
               continues_code_point(text[at + stretch.bytes + 2])) {
      const unsigned second = byte(1);
      const bool ideograph = (lead == 0xE4U && second >= 0xB8U && second <= 0xBFU) ||
                             (lead >= 0xE5U && lead <= 0xE9U && second >= 0x80U && second <= 0xBFU);
      const bool punctuation =
          (lead == 0xE3U && second == 0x80U) || (lead == 0xEFU && (second == 0xBCU || second == 0xBDU));
      if (!ideograph && !punctuation) break;
      stretch.last = 3;
    } else {
      break;
    }
    stretch.bytes += stretch.last;
  }
  return stretch;
}

}  // namespace

std::string shortened(std::string_view text, std::size_t limit) {
  std::string result;
  std::size_t count = 0;
  std::size_t before_last = 0;  // size of the result without its last code point
  for (std::size_t at = 0; at < text.size();) {
    if (count == limit) {
      result.resize(before_last);
      return result.append(kEllipsis);
    }
    if (const Stretch stretch = plain_stretch(text, at, limit - count); stretch.points > 0) {
      result += text.substr(at, stretch.bytes);
      before_last = result.size() - stretch.last;
      count += stretch.points;
      at += stretch.bytes;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    before_last = result.size();
    const bool space = point.value == '\n' || point.value == '\r' || point.value == '\t';
    if (space) {
      result += ' ';
    } else if (point.value < 0 || is_control(point.value)) {
      result += kReplacement;
    } else if (is_invisible(point.value) || U_IS_UNICODE_NONCHAR(point.value)) {
      result += named(point.value);
    } else {
      result += text.substr(at, point.length);
    }
    ++count;
    at += point.length;
  }
  return result;
}

std::string joined(std::span<const std::string> words, std::string_view between) {
  std::string text;
  for (const std::string& each : words) {
    if (&each != words.data()) text += between;
    text += each;
  }
  return text;
}

namespace {

// "[", "vso[", "teamcity[": what makes two number signs in front of it a command.
bool names_command(std::string_view text) {
  const auto* const end =
      std::find_if_not(text.begin(), text.end(), [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; });
  return end != text.end() && *end == '[';
}

}  // namespace

std::string inert_lines(std::string lines) {
  constexpr std::string_view kSigns = "##", kColons = "::";
  const std::string_view text = lines;
  if (text.find(kSigns) == std::string_view::npos && text.find(kColons) == std::string_view::npos) return lines;
  std::string inert;
  bool in_front = true;  // of a line, but for blanks of any kind, which runners pass over
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (in_front && rest.starts_with(kColons)) inert += '\\';
    const CodePoint point = code_point_at(text, at);
    in_front = point.value == '\n' || point.value == '\r' ||
               (in_front && point.value >= 0 && u_isUWhiteSpace(static_cast<UChar32>(point.value)) != 0);
    const bool command = rest.starts_with(kSigns) && names_command(rest.substr(kSigns.size()));
    inert += command ? "##\\" : rest.substr(0, point.length);
    at += command ? kSigns.size() : point.length;
  }
  return inert;
}

bool is_of_xml(std::int32_t code_point) {
  constexpr std::int32_t kNone = 0xFFFE, kNoneEither = 0xFFFF;
  if (code_point == '\t' || code_point == '\n' || code_point == '\r') return true;
  return code_point >= ' ' && code_point != kNone && code_point != kNoneEither;
}

std::string for_xml(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value < 0) {
      result += kReplacement;
    } else if (is_of_xml(point.value)) {
      result += text.substr(at, point.length);
    } else {
      result += named(point.value);
    }
    at += point.length;
  }
  return result;
}

std::string for_xlsx(std::string_view text) {
  constexpr std::string_view kBegin = "_x", kEscaped = "_x005F";
  constexpr std::size_t kDigits = 4;
  std::string result = for_xml(text);
  for (std::size_t at = result.find(kBegin); at != std::string::npos; at = result.find(kBegin, at + kBegin.size())) {
    const std::string_view behind = std::string_view(result).substr(at + kBegin.size());
    const std::string_view digits = behind.substr(0, kDigits);
    const bool meant = behind.size() > kDigits && behind[kDigits] == '_' &&
                       std::all_of(digits.begin(), digits.end(), [](char c) { return is_hex_digit(c); });
    if (!meant) continue;
    result.insert(at, kEscaped);
    at += kEscaped.size();
  }
  return result;
}

}  // namespace ducha
