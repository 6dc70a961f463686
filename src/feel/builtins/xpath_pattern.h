// SPDX-License-Identifier: Apache-2.0
// An XPath regular expression said in ICU's dialect.
//
// The dialects differ in nearly every construct: what `.` `^` `$` `\s` `\w` `\i` stand for, how sets are subtracted,
// which escapes there are. So a pattern is read whole by the grammar of XML Schema Part 2, appendix F, with the
// additions of XPath (groups that capture, anchors, reluctant quantifiers, back-references), and each construct is
// written anew.
#pragma once

#include <cstddef>
#include <cstdint>
#include <variant>

#include <unicode/unistr.h>

namespace ducha::feel {

struct RegexFlags {
  bool dot_all = false;      // s
  bool multiline = false;    // m
  bool ignore_case = false;  // i
  bool spaced = false;       // x
  bool literal = false;      // q
};

// How much of itself a pattern repeats without a bound, which says how long a search for it may take.
enum class Repeats : std::uint8_t { none, plain, nested };

struct IcuPattern {
  icu::UnicodeString text;
  std::size_t groups = 0;  // those that capture, named g1, g2, ... in the text
  Repeats repeats = Repeats::none;
};

struct PatternFault {
  std::size_t at = 0;  // the character that does not fit, from 1
};

[[nodiscard]] std::variant<IcuPattern, PatternFault> to_icu_pattern(const icu::UnicodeString& pattern,
                                                                    const RegexFlags& flags);

}  // namespace ducha::feel
