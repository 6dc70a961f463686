// SPDX-License-Identifier: Apache-2.0
#include "wording/repair.h"

#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "base/utf8.h"
#include "wording/characters.h"

namespace ducha {

namespace {

using Letters = std::vector<Letter>;

Letters decoded(std::string_view bytes) {
  constexpr std::size_t kMark = 3;
  Letters letters;
  std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? kMark : 0;
  while (at < bytes.size()) {
    const CodePoint point = code_point_at(bytes, at);
    // An ASCII sign behind a loss is what is left of a character.
    const bool behind_loss =
        !letters.empty() && letters.back().damaged && point.value > ' ' && point.value < 0x80 && point.value != '(';
    const bool lost = point.value < 0 || point.value == kReplacement || point.value == '?' || behind_loss;
    if (point.value != '\r') {
      letters.push_back({point.value < 0 ? kReplacement : point.value, static_cast<std::uint32_t>(at), lost});
    }
    at += point.length;
  }
  return letters;
}

bool is_space(std::int32_t c) { return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0 || c == 0xFEFF; }

// A lower-case Latin letter as pinyin has it, with or without the mark of a tone.
bool is_pinyin(std::int32_t c) {
  constexpr std::int32_t kFirst = 0xE0;
  constexpr std::int32_t kLast = 0x1DC;
  constexpr std::int32_t kDivision = 0xF7;
  constexpr std::int32_t kScriptG = 0x261;
  return (c >= 'a' && c <= 'z') || (c >= kFirst && c <= kLast && c != kDivision) || c == kScriptG;
}

// The letters of a gloss that begins with the bracket at `at`; 0: none begins there.
std::size_t gloss_at(const Letters& letters, std::size_t at) {
  constexpr std::size_t kLongest = 7;
  if (letters[at].value != '(' && letters[at].value != kWideOpening) return 0;
  std::size_t end = at + 1;
  while (end < letters.size() && is_pinyin(letters[end].value)) ++end;
  const std::size_t length = end - at - 1;
  if (length == 0 || length > kLongest || end == letters.size()) return 0;
  if (length == 1 && letters[at + 1].value <= 'z') return 0;  // (a) numbers an item
  return letters[end].value == ')' || letters[end].value == kWideClosing ? end + 1 - at : 0;
}

// What stands before a gloss and is no character of Chinese was one.
Letters without_glosses(const Letters& letters) {
  Letters kept;
  for (std::size_t at = 0; at < letters.size();) {
    const std::size_t gloss = kept.empty() || kept.back().value == '\n' ? 0 : gloss_at(letters, at);
    if (gloss == 0) {
      kept.push_back(letters[at++]);
      continue;
    }
    if (!is_han(kept.back().value)) kept.back().damaged = true;
    at += gloss;
  }
  return kept;
}

bool is_dash(std::int32_t c) { return c == '-' || c == 0xFF0D || (c >= 0x2010 && c <= 0x2015); }

// A page's number between dashes.
std::size_t page_mark_at(const Letters& letters, std::size_t at) {
  constexpr std::size_t kDigits = 4;
  if (!is_dash(letters[at].value)) return 0;
  std::size_t end = at + 1;
  const auto skip = [&](auto&& wanted) {
    const std::size_t begin = end;
    while (end < letters.size() && wanted(letters[end].value)) ++end;
    return end - begin;
  };
  skip(is_space);
  const std::size_t digits = skip(is_digit_sign);
  if (digits == 0 || digits > kDigits) return 0;
  skip(is_space);
  if (end == letters.size() || !is_dash(letters[end].value)) return 0;
  ++end;
  skip(is_space);
  return end - at;
}

// A page's number alone at the end of a line of text: a space, digits, the end of the line.
std::size_t page_number_at(const Letters& letters, std::size_t at) {
  constexpr std::size_t kDigits = 3;
  if (at == 0 || !is_space(letters[at].value) || !is_han(letters[at - 1].value)) return 0;
  std::size_t end = at;
  while (end < letters.size() && is_space(letters[end].value)) ++end;
  const std::size_t first = end;
  while (end < letters.size() && is_digit_sign(letters[end].value)) ++end;
  const std::size_t digits = end - first;
  if (digits == 0 || digits > kDigits || end == letters.size() || letters[end].value != '\n') return 0;
  return end - at;
}

Letters without_page_marks(const Letters& letters) {
  Letters kept;
  for (std::size_t at = 0; at < letters.size();) {
    const std::size_t mark = std::max(page_mark_at(letters, at), page_number_at(letters, at));
    if (mark == 0) kept.push_back(letters[at]);
    at += std::max<std::size_t>(mark, 1);
  }
  return kept;
}

// A character that fonts of one maker show as another.
std::int32_t meant(std::int32_t c) {
  constexpr std::int32_t kShown = 0x81F5;
  constexpr std::int32_t kMeant = 0x7F6E;  // to place
  constexpr std::int32_t kRare = 0x8C18;
  constexpr std::int32_t kUsual = 0x54A8;  // to consult, in its usual simplified form
  return c == kShown ? kMeant : c == kRare ? kUsual : c;
}

// Whole lines where that keeps their length, for words may be converted otherwise than their characters; else one
// character after the other.
void simplify(Letters& letters) {
  for (std::size_t begin = 0; begin < letters.size();) {
    std::size_t end = begin;
    std::string line;
    while (end < letters.size() && letters[end].value != '\n') append_utf8(line, letters[end++].value);
    const std::string simple = simplified_words(line);
    const bool as_long = code_points(simple) == end - begin;
    std::size_t at = 0;
    for (std::size_t index = begin; index < end; ++index) {
      std::string alone;
      if (!as_long) append_utf8(alone, letters[index].value);
      const CodePoint point = as_long ? code_point_at(simple, at) : code_point_at(simplified_words(alone), 0);
      letters[index].value = meant(point.value);
      at += point.length;
    }
    begin = end + 1;
  }
}

// A heading or an item of a list begins so: a number and a mark, a number in brackets, a dash.
bool begins_item(const Letters& letters, std::size_t at) {
  while (at < letters.size() && is_space(letters[at].value)) ++at;
  if (at == letters.size()) return true;
  const auto value = [&](std::size_t index) { return index < letters.size() ? letters[index].value : 0; };
  const std::int32_t first = value(at);
  if (first == kEmDash) return true;
  const bool bracket = first == '(' || first == kWideOpening;
  std::size_t end = bracket ? at + 1 : at;
  const auto is_number = [](std::int32_t c) { return is_digit_sign(c) || is_chinese_number(c); };
  const std::size_t number = end;
  while (is_number(value(end))) ++end;
  if (end == number) return false;
  const std::int32_t mark = value(end);
  if (bracket) return mark == ')' || mark == kWideClosing;
  return mark == kIdeographicComma || mark == kWideStop || (mark == '.' && !is_digit_sign(value(end + 1)));
}

bool ends_paragraph(std::int32_t c) {
  return ends_sentence(c) || c == '?' || c == kWideColon || c == ':' || c == kWideSemicolon || c == ';' ||
         (closes(c) && c != kWideClosing && c != ')' && c != kClosingTitle);
}

// A line goes on in the next one where it ends in the middle of a sentence and no item begins there.
Letters joined_lines(const Letters& letters) {
  constexpr std::size_t kHeading = 30;  // what is numbered and no longer is a heading though no mark ends it
  Letters kept;
  std::size_t line = 0;  // where it begins, among those kept
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const Letter& letter = letters[at];
    const std::int32_t next = at + 1 < letters.size() ? letters[at + 1].value : '\n';
    const std::int32_t before = kept.empty() ? '\n' : kept.back().value;
    if (letter.value == '\n') {
      while (!kept.empty() && kept.size() > line && is_space(kept.back().value)) kept.pop_back();
      if (kept.size() == line) continue;
      const bool heading = kept.size() - line <= kHeading && begins_item(kept, line);
      const bool over = heading || ends_paragraph(kept.back().value) || begins_item(letters, at + 1);
      if (!over) continue;
      kept.push_back(letter);
      line = kept.size();
    } else if (!is_space(letter.value) || (before > ' ' && before < 0x80 && next > ' ' && next < 0x80)) {
      kept.push_back(letter);
    }
  }
  return kept;
}

}  // namespace

std::string RepairedText::text(std::size_t begin, std::size_t end) const {
  std::string result;
  for (std::size_t at = begin; at < end; ++at) append_utf8(result, letters[at].value);
  return result;
}

std::string RepairedText::readable(std::size_t begin, std::size_t end) const {
  constexpr std::int32_t kLost = 0x25A1;  // the white square that stands for a character nobody can read
  std::string result;
  std::size_t lost_until = begin;
  for (std::size_t at = begin; at < end; ++at) {
    if (letters[at].damaged) {
      // What lies between two losses that are near one another is what a wrong encoding made of the words there.
      lost_until = at + 1;
      for (std::size_t near = at + 1; near < end && near <= at + kLossReach; ++near) {
        if (letters[near].damaged) lost_until = near + 1;
      }
    }
    append_utf8(result, at < lost_until && letters[at].value != '\n' ? kLost : letters[at].value);
  }
  return result;
}

Place RepairedText::place(std::size_t begin, std::size_t end) const {
  if (begin >= end) return {source, {}};
  const std::uint32_t first = letters[begin].offset;
  return {source, {first, letters[end - 1].offset + 1 - first}};
}

RepairedText repair(const SourcePtr& source) {
  Letters letters = without_page_marks(without_glosses(decoded(source->bytes())));
  simplify(letters);
  return {source, joined_lines(letters)};
}

}  // namespace ducha
