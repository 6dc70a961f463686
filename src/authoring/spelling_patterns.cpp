// SPDX-License-Identifier: Apache-2.0
#include "authoring/spelling_patterns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "authoring/english_patterns.h"
#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/spelling.h"
#include "feel/value/in_place.h"

namespace ducha {

namespace {

// Within a class: ASCII and full-width forms.
constexpr std::string_view kDigits = "0-9\\uFF10-\\uFF19";
constexpr std::string_view kPoints = ".,\\uFF0E\\uFF0C";
constexpr std::string_view kSigns = "+\\uFF0B\\uFF0D\\-";

// The characters of a text in both scripts, for a class.
std::string characters_of(std::string_view text) {
  std::string characters;
  for (const std::string& each : in_both_scripts(std::string(text))) characters += each;
  return characters;
}

std::string either(std::string_view text) {
  std::string pattern = "(?:";
  for (const std::string& each : in_both_scripts(std::string(text))) pattern += (pattern.size() > 3 ? "|" : "") + each;
  return pattern + ')';
}

const std::string& numerals() {
  static const std::string kNumerals = [] {
    std::string all = characters_of(Spelt::kPoint);
#define DUCHA_DIGIT(character, value) all += characters_of(character);
#define DUCHA_UNIT(character, power) all += characters_of(character);
#define DUCHA_TENS(character, value) all += characters_of(character);
#include "facts/numerals.def"
    return all;
  }();
  return kNumerals;
}

// The apostrophe by which a spreadsheet keeps text text.
constexpr std::string_view kGuard = "['\\u2019]?";

std::string figure() {
  const std::string own = std::string(kDigits) + std::string(kPoints) + "eE" + numerals();
  return std::string("\\s*[") + std::string(kSigns) + characters_of(Spelt::kMinus) + std::string(Spelt::kMinusSign) +
         "]?\\s*[" + own + "][" + own + "\\s\\-+]*";
}

// Neither a bound nor a guess.
std::string exact() {
  std::string words;
  const auto add = [&words](std::string_view word) {
    for (const std::string& each : in_both_scripts(std::string(word))) words += (words.empty() ? "" : "|") + each;
  };
#define DUCHA_BOUND(word) add(word);
#define DUCHA_ABOUT(word) add(word);
#include "facts/spelling.def"
  return "(?!.*(?:" + words + "))";
}

// A figure with what is counted behind it; which words may stand there, the unit says.
std::string measured() {
  return exact() + std::string(kGuard) + "(?:" + either(Spelt::kTogether) + ")?(?:" + either(Spelt::kTotalAlone) +
         ")?(?:" + either(Spelt::kEach) + either(Spelt::kYear) + ")?" + figure() +
         "[\\u4E00-\\u9FFF\\u00B7/\\uFF0F\\s]{0,12}";
}

// Nor more than the whole without a sign for what it is a share of: nobody knows whether 60 is 60 %.
std::string at_most_whole() {
  const std::string digit = "[" + std::string(kDigits) + "]";
  const std::string more = "[" + std::string(kDigits) + std::string(kPoints) + "]*";
  return "(?!" + std::string(kGuard) + "\\s*[+\\uFF0B]?\\s*[0\\uFF10]*(?:[2-9\\uFF12-\\uFF19]" + more +
         "|[1\\uFF11](?:" + digit + more + "|[.\\uFF0E][0\\uFF10]*[1-9\\uFF11-\\uFF19]" + digit + "*))\\s*$)";
}

std::string share() {
  std::string signs = "\\uFF05" + std::string(Spelt::kSmallPercent);
#define DUCHA_PART_SIGN(characters, power) signs += (characters);
#include "facts/spelling.def"
  std::string parts;
#define DUCHA_PART(characters, power) parts += (parts.empty() ? "" : "|") + either(characters);
#include "facts/spelling.def"
  const std::string sign =
      "[" + std::string(kSigns) + characters_of(Spelt::kMinus) + std::string(Spelt::kMinusSign) + "]?";
  const std::string ratio = "(?:[:\\uFF1A" + std::string(Spelt::kRatioSign) + "]|" + either(Spelt::kRatioWord) + ')';
  return exact() + at_most_whole() + std::string(kGuard) + "(?:" + figure() + "[" + signs + "]?\\s*|\\s*" + sign +
         "\\s*(?:" + parts + ")" + figure() + '|' + figure() + either(Spelt::kTenth) + "(?:" + figure() + ")?\\s*|" +
         figure() + either(Spelt::kOfWhich) + figure() + '|' + figure() + ratio + figure() + "|\\s*" +
         either(Spelt::kHalf) + "\\s*|\\s*" + either(Spelt::kWholeHundred) + "\\s*)";
}

std::string money() {
  std::string codes = either(Spelt::kRenminbi);
  for (const std::string_view code : {
#define DUCHA_RENMINBI(code) std::string_view(code),
#include "facts/spelling.def"
       }) {
    std::string small(code);
    for (char& c : small) c = lower(c);
    codes += '|' + in_any_case(small);
  }
  const std::string before =
      "(?:(?:" + codes + ")?\\s*(?:" + std::string(Spelt::kYuanSign) + "|" + std::string(Spelt::kWideYuanSign) + ")?)?";
  const std::string change = std::string(kDigits) + numerals() + characters_of(Spelt::kJiao) +
                             characters_of(Spelt::kFen) + characters_of(Spelt::kWhole) +
                             characters_of(Spelt::kWholeOther);
  const std::string yuan =
      "(?:" + either(Spelt::kYuan) + '|' + either(Spelt::kYuanFull) + '|' + either(Spelt::kYuanSpoken) + ')';
  const std::string renminbi = "(?:" + codes + ")?";
  return exact() + std::string(kGuard) + "(?:" + either(Spelt::kEach) + "[\\u4E00-\\u9FFF]{1,6})?\\s*" + before +
         figure() + "(?:" + yuan + "[" + change + "\\s]*)?" + renminbi + "(?:[/\\uFF0F" + characters_of(Spelt::kEach) +
         "].*)?";
}

// Further days behind a comma or "and".
std::string more_days(const std::string& numeral) {
  std::string marks = ",\\uFF0C" + characters_of(Spelt::kListComma);
#define DUCHA_AND(word) marks += characters_of(word);
#include "facts/spelling.def"
  return "(?:[" + marks + "]+\\s*[" + numeral + characters_of(Spelt::kYear) + characters_of(Spelt::kMonth) +
         characters_of(Spelt::kDay) + characters_of(Spelt::kDaySpoken) + "./\\-]+)*";
}

std::string date(bool month_alone) {
  const std::string digits = "[" + std::string(kDigits) + "]";
  const std::string part = digits + "{1,2}";
  std::string mark = "[/.\\uFF0D\\uFF0F\\uFF0E";
#define DUCHA_DASH(character) mark += (character);
#include "facts/spelling.def"
  mark += "\\-]";
  const std::string numeral = std::string(kDigits) + numerals() + "Oo" + characters_of(Spelt::kFirst);
  const std::string to =
      "[~\\uFF5E\\u301C\\-\\u2013\\u2014" + characters_of(Spelt::kThrough) + characters_of(Spelt::kUpTo) + ']';
  const std::string weekday = "(?:\\s*[(\\uFF08]?(?:" + either(Spelt::kWeekday) + '|' + either(Spelt::kWeekdayShort) +
                              '|' + either(Spelt::kWeekdayOld) + ")[" + characters_of(Spelt::kWeekdays) +
                              characters_of(Spelt::kSunday) + "][)\\uFF09]?)?";
  const std::string midnight = "(?:[T\\s]+[0\\uFF10]{1,2}[:\\uFF1A]00(?:[:\\uFF1A]00(?:\\.0+)?)?(?:Z|[+\\-][0-9:]+)?)?";
  const std::string last = "(?:" + to + "\\s*[" + numeral + characters_of(Spelt::kYear) + characters_of(Spelt::kMonth) +
                           characters_of(Spelt::kDay) + characters_of(Spelt::kDaySpoken) + "./\\-]+)?" +
                           more_days(numeral);
  const std::string year =
      "(?:(?:" + either(Spelt::kRepublic) + ")?[" + numeral + "\\s]+" + either(Spelt::kYear) + ")?";
  const std::string worded = "[" + numeral + "\\s]+";
  const std::string behind =
      "(?:" + worded + "[" + characters_of(Spelt::kDay) + characters_of(Spelt::kDaySpoken) + "]?\\s*)";
  const std::string day = either(Spelt::kMonth) + "\\s*" + behind;
  const std::string month =
      "(?:" + either(Spelt::kMonthAlone) + "\\s*|" + either(Spelt::kMonth) + "\\s*" + behind + "?)";
  return "\\s*" + std::string(kGuard) + "(?:" + digits + "{4}" + mark + part +
         (month_alone ? "(?:" + mark + part + ")?" : mark + part) + '|' + digits + "{8}|" + year + worded +
         (month_alone ? month : day) + ')' + last + weekday + midnight + "[.\\u3002]?\\s*|" + std::string(kGuard) +
         english_day_pattern();
}

std::string period() {
  const std::string digit = "[" + std::string(kDigits) + "]";
  const std::string dash = "[\\-\\uFF0D\\u2013\\u2014]";
  const std::string day = digit + "{4}" + dash + digit + "{2}" + dash + digit + "{2}";
  const std::string part =
      "[Hh\\uFF28][12\\uFF11\\uFF12]|[Qq\\uFF31][1-4\\uFF11-\\uFF14]|[Ww\\uFF37]?" + digit + "{2}|" + digit;
  std::string words;
  for (const std::string_view word :
       {Spelt::kWholeYear, Spelt::kYearAlone, Spelt::kFirstHalf, Spelt::kSecondHalf, Spelt::kOrdinal, Spelt::kQuarter,
        Spelt::kThrough, Spelt::kUpTo, Spelt::kYear, Spelt::kMonthAlone, Spelt::kMonth, Spelt::kMonths, Spelt::kDay,
        Spelt::kDaySpoken, Spelt::kSchoolYear, Spelt::kFirstOnes, Spelt::kFirst}) {
    words += characters_of(word);
  }
  const std::string own = std::string(kDigits) + numerals() + "\\s";
  const std::string marks = "()\\uFF08\\uFF09./~\\uFF5E\\uFF0D\\uFF0F\\uFF0E\\u2013\\u2014\\-";
  const std::string year = "(?=.*(?:" + digit + "{4}|[" + numerals() + "]{4}))";
  // A part of a year says so; a term has no fixed days.
  return "\\s*" + digit + "{4}(?:" + dash + "(?:" + part + ")|[" + characters_of(Spelt::kYear) +
         "\\s]*[HhQq][1-4]|\\.0)?\\s*(?:[(\\uFF08][" + own + words + marks + "]+\\s*)?|\\s*" + day + "[/\\uFF0F]" +
         day + "\\s*|" + year + "(?=.*[" + words + "~/.\\uFF5E])[" + own + words + marks + "]+|\\s*" + digit + "{4}" +
         dash + digit + "{4}\\s*|\\s*" + digit + "[,\\uFF0C]" + digit + "{3}\\s*|\\s*" + digit + "{6}(?:\\s*" + dash +
         "\\s*" + digit + "{6})?\\s*|" + english_period_pattern();
}

// With its year or without.
std::string quarter() {
  const std::string month = "[" + std::string(kDigits) + "]{1,2}";
  const std::string months = month + "\\s*[\\-\\uFF0D\\u2013\\u2014~\\uFF5E" + characters_of(Spelt::kThrough) +
                             characters_of(Spelt::kUpTo) + "]\\s*" + month;
  const std::string numeral = "[1-4\\uFF11-\\uFF14" + numerals() + "]";
  return period() + "|\\s*(?:" + either(Spelt::kOrdinal) + ")?" + numeral + "(?:" + either(Spelt::kQuarter) + '|' +
         either(Spelt::kQuarterShort) + ")\\s*|\\s*[Qq][1-4]\\s*|\\s*" + months + "\\s*" + either(Spelt::kMonth) +
         "\\s*";
}

// Each character that has traditional forms, with all of them: the same that folding takes for it.
const std::map<std::string, std::string, std::less<>>& forms() {
  static const std::map<std::string, std::string, std::less<>> kForms = [] {
    constexpr std::int32_t kFirst = 0x3400;
    constexpr std::int32_t kLast = 0x9FFF;
    std::map<std::string, std::string, std::less<>> forms;
    for (std::int32_t point = kFirst; point <= kLast; ++point) {
      std::string simple;
      append_utf8(simple, simplified(point));
      if (simplified(point) != point) append_utf8(forms[simple], point);
    }
    return forms;
  }();
  return kForms;
}

// A mark of ASCII, such as a bracket; in Chinese texts it may be full-width.
bool is_sign(std::string_view text) {
  return text.size() == 1 && std::ispunct(static_cast<unsigned char>(text.front())) != 0;
}

std::string wide(char sign) {
  constexpr int kShift = 0xFF01 - '!';
  std::string text;
  append_utf8(text, sign + kShift);
  return text;
}

}  // namespace

std::string variant_pattern(const std::vector<std::string>& names) {
  std::vector<std::string> patterns;
  for (const std::string& name : names) {
    const std::string simple = to_simplified(name);
    std::string pattern;
    bool in_forms = false;
    for (std::size_t at = 0; at < simple.size();) {
      const std::size_t length = code_point_at(simple, at).length;
      const std::string_view character = std::string_view(simple).substr(at, length);
      const auto known = forms().find(character);
      if (known != forms().end()) {
        in_forms = true;
        pattern += '[' + std::string(character) + known->second + ']';
      } else if (const std::string sign = narrowed(character); is_sign(sign)) {
        in_forms = true;
        // Within a class these alone are escaped; an escape of another sign is none in Unicode mode.
        constexpr std::string_view kEscaped = "\\]^-";
        const bool escaped = kEscaped.find(sign) != std::string_view::npos;
        pattern += (escaped ? "[\\" : "[") + sign + wide(sign.front()) + ']';
      } else {
        pattern += character;
      }
      at += length;
    }
    if (in_forms && std::find(patterns.begin(), patterns.end(), pattern) == patterns.end()) patterns.push_back(pattern);
  }
  std::string all;
  for (const std::string& pattern : patterns) all += (all.empty() ? "" : "|") + pattern;
  return all.empty() ? all : "^(?:" + all + ")$";
}

std::vector<std::string> in_both_scripts(const std::string& text) {
  std::vector<std::string> both = {text};
  if (std::string traditional = traditional_key(text); traditional != text) both.push_back(std::move(traditional));
  return both;
}

std::string spelling_pattern(const FactSpec& fact) {
  const auto whole = [](const std::string& pattern) { return "^(?:" + pattern + ")$"; };
  switch (fact.type) {
    case FactType::count:
    case FactType::number: return whole(measured());
    case FactType::share: return whole(share());
    case FactType::money: return whole(money() + '|' + either(Spelt::kFree) + '|' + either(Spelt::kFreeTicket));
    case FactType::date:
    case FactType::event:
      return whole(date(fact.takes_months()) +
                   (fact.precision == Precision::quarter ? '|' + quarter() : std::string()));
    case FactType::boolean:
    case FactType::choice:
    case FactType::name:
    case FactType::text:
    case FactType::record:
    case FactType::list: break;
  }
  return {};
}

std::string period_pattern() { return "^(?:" + period() + ")$"; }

std::vector<std::string> truth_words() {
  std::vector<std::string> words;
#define DUCHA_TRUTH(folded, value) \
  for (std::string & each : in_both_scripts(folded)) words.push_back(std::move(each));
#include "facts/spelling.def"
  constexpr std::array kBefore = {
#define DUCHA_BEFORE_DONE(word, value) std::string_view(word),
#include "facts/spelling.def"
  };
  constexpr std::array kVerbs = {
#define DUCHA_DONE(verb) std::string_view(verb),
#include "facts/spelling.def"
  };
  for (const std::string_view verb : kVerbs) {
    for (const std::string_view before : kBefore) {
      for (std::string& each : in_both_scripts(std::string(before) + std::string(verb)))
        words.push_back(std::move(each));
    }
  }
  return words;
}

std::string asked_pattern(const FactSpec& fact) {
  std::string characters;
  const auto take = [&characters](const std::string& name) {
    for (const std::string& each : in_both_scripts(name)) {
      for (std::size_t at = 0; at < each.size();) {
        const CodePoint point = code_point_at(each, at);
        const std::string character = each.substr(at, point.length);
        constexpr std::int32_t kFirst = 0x3400;
        if (point.value >= kFirst && characters.find(character) == std::string::npos) characters += character;
        at += point.length;
      }
    }
  };
  take(fact.label.zh);
  for (const std::string& alias : fact.aliases) take(alias);
  if (characters.empty()) return {};
  std::string before;
#define DUCHA_BEFORE_DONE(word, value) \
  for (const std::string& each : in_both_scripts(word)) before += (before.empty() ? "" : "|") + each;
#include "facts/spelling.def"
  return "^\\s*(?:" + before + ")[" + characters + "]{2,}\\s*$";
}

std::vector<std::string> blank_marks() {
  std::vector<std::string> words = {""};
  const auto add = [&words](std::string_view word) {
    for (std::string& each : in_both_scripts(std::string(word))) words.push_back(std::move(each));
  };
#define DUCHA_BLANK(folded) add(folded);
#include "facts/spelling.def"
  return words;
}

std::string dashes_pattern() {
  std::string dashes = "\\uFF0D";
#define DUCHA_DASH(character) dashes += (character);
#include "facts/spelling.def"
  return "^[" + dashes + "\\-]+$";
}

std::string ticked_pattern() {
  std::string boxes;
#define DUCHA_TICKED(box) boxes += (box);
#include "facts/spelling.def"
  return "^(?:.+[" + boxes + "].*|.*[" + boxes + "].+)$";
}

std::vector<std::string> none_words() {
  std::vector<std::string> words;
  const auto add = [&words](std::string_view word) {
    for (std::string& each : in_both_scripts(std::string(word))) words.push_back(std::move(each));
  };
#define DUCHA_NONE(folded) add(folded);
#include "facts/spelling.def"
  return words;
}

std::string under_way_pattern() {
  const auto in_either_script = [](std::string_view word) {
    std::string pattern;
    for (const std::string& each : in_both_scripts(std::string(word))) pattern += (pattern.empty() ? "" : "|") + each;
    return pattern;
  };
  return "^\\s*" + feel::progress_pattern(in_either_script) + "\\s*$";
}

std::string pattern_of(const std::vector<std::string>& words) {
  std::string pattern;
  for (const std::string& word : words) {
    if (!pattern.empty()) pattern += '|';
    pattern += in_any_case(word);
  }
  return "^\\s*(?:" + pattern + ")\\s*$";
}

}  // namespace ducha
