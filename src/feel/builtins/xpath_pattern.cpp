// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: one grammar, read in one pass.
#include "feel/builtins/xpath_pattern.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <unicode/uniset.h>

#include "base/ascii.h"

namespace ducha::feel {

namespace {

// The general categories that \p{...} takes.
constexpr std::array<std::string_view, 37> kCategories{
    "L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc", "Me", "N",  "Nd", "Nl", "No", "P",  "Pc", "Pd", "Ps", "Pe",
    "Pi", "Pf", "Po", "Z",  "Zs", "Zl", "Zp", "S",  "Sm", "Sc", "Sk", "So", "C",  "Cc", "Cf", "Co", "Cn", "Cs"};

// XML 1.0, productions 4 and 4a: the insides of a set.
constexpr const char16_t* kNameStart =
    u":A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F"
    u"\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\U00010000-\\U000EFFFF";
constexpr const char16_t* kNameMore = u"\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040";

constexpr std::size_t kLongest = 10'000;  // characters; rules use dozens
constexpr int kDeepest = 50;              // sets subtracted from sets

// A character of the pattern with its place in the text as written.
struct Character {
  UChar32 point;
  std::size_t at;
};

class Translator {
 public:
  Translator(const icu::UnicodeString& pattern, const RegexFlags& flags) : flags_(flags) {
    for (std::int32_t i = 0; i < pattern.length(); i = pattern.moveIndex32(i, 1)) {
      characters_.push_back({pattern.char32At(i), characters_.size() + 1});
    }
    if (flags.spaced && !flags.literal) remove_spaces();
  }

  std::variant<IcuPattern, PatternFault> whole() {
    if (characters_.size() > kLongest) return PatternFault{kLongest};
    if (flags_.literal) {
      for (const Character& each : characters_) put_literal(each.point);
      return IcuPattern{out_, 0, Repeats::none};
    }
    while (!failed_ && next_ < characters_.size()) piece();
    if (!failed_ && open_groups_.size() > 1) fail();
    if (failed_) return PatternFault{fault_};
    return IcuPattern{out_, closed_.size(), repeats_};
  }

 private:
  // What a quantifier repeats: where it begins in the text for ICU, and whether it can match nothing.
  struct Atom {
    std::int32_t begin;
    bool may_be_empty;
    bool repeats = false;
  };
  struct Group {
    std::int32_t begin;
    std::size_t number;    // 0 where it does not capture
    bool repeats = false;  // something in it is repeated without a bound
    bool branch_empty = true;
    bool any_empty = false;
    [[nodiscard]] bool may_be_empty() const { return any_empty || branch_empty; }
    void next_branch() {
      repeats = true;  // one of several may share out what another takes: (a|aa)+

      any_empty = may_be_empty();
      branch_empty = true;
    }
  };

  // The flag x: white space goes, but not inside of sets.
  void remove_spaces() {
    std::vector<Character> kept;
    int depth = 0;
    for (std::size_t i = 0; i < characters_.size(); ++i) {
      const UChar32 c = characters_[i].point;
      if (depth == 0 && is_white(c)) continue;
      kept.push_back(characters_[i]);
      if (c == '\\') {
        while (depth == 0 && i + 1 < characters_.size() && is_white(characters_[i + 1].point)) ++i;
        if (i + 1 < characters_.size()) kept.push_back(characters_[++i]);
      } else if (c == '[') {
        ++depth;
      } else if (c == ']' && depth > 0) {
        --depth;
      }
    }
    characters_ = std::move(kept);
  }

  void fail() {
    if (failed_) return;
    failed_ = true;
    fault_ = next_ < characters_.size() ? characters_[next_].at : (characters_.empty() ? 1 : characters_.back().at + 1);
  }

  [[nodiscard]] UChar32 peek(std::size_t ahead = 0) const {
    return next_ + ahead < characters_.size() ? characters_[next_ + ahead].point : -1;
  }
  bool take(UChar32 c) {
    if (peek() != c) return false;
    ++next_;
    return true;
  }

  void put(const char16_t* text) { out_.append(text); }

  // A character that stands for itself, and for those that differ from it by case where that is ignored.
  void put_literal(UChar32 c) {
    if (flags_.ignore_case) {
      icu::UnicodeSet set(c, c);
      close_over_case(set);
      if (set.size() > 1) {
        icu::UnicodeString text;
        out_.append(set.toPattern(text, true));
        return;
      }
    }
    const bool plain = c >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!plain) out_.append(u'\\');
    out_.append(c);
  }

  static void close_over_case(icu::UnicodeSet& set) {
    set.closeOver(USET_CASE_INSENSITIVE);
    set.removeAllStrings();
  }

  void piece() {
    const UChar32 c = peek();
    Atom atom{out_.length(), false};
    switch (c) {
      case '(': open_group(); return;
      case ')':
        if (open_groups_.size() == 1) return fail();
        if (open_groups_.back().number > 0) closed_[open_groups_.back().number - 1] = true;
        atom = {open_groups_.back().begin, open_groups_.back().may_be_empty(), open_groups_.back().repeats};
        open_groups_.pop_back();
        open_groups_.back().repeats = open_groups_.back().repeats || atom.repeats;
        ++next_;
        put(u")");
        break;
      case '|':
        ++next_;
        put(u"|");
        open_groups_.back().next_branch();
        return;
      case '[': {
        ++next_;
        icu::UnicodeString set;
        read_set(set, 0);
        out_.append(set);
        break;
      }
      case '\\':
        atom.may_be_empty = is_digit(peek(1));  // what a group took may be nothing
        escape();
        break;
      case '.':
        ++next_;
        put(flags_.dot_all ? u"[\\x{0}-\\x{10FFFF}]" : u"[^\\n\\r]");
        break;
      case '^':
        ++next_;
        atom.may_be_empty = true;
        put(flags_.multiline ? u"(?:\\A|(?<=\\n)(?!\\z))" : u"(?:\\A)");
        break;
      case '$':
        ++next_;
        atom.may_be_empty = true;
        put(flags_.multiline ? u"(?:(?=\\n)|\\z)" : u"(?:\\z)");
        break;
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']': return fail();
      default:
        ++next_;
        put_literal(c);
        break;
    }
    if (!failed_) quantifier(atom);
    open_groups_.back().branch_empty = open_groups_.back().branch_empty && atom.may_be_empty;
  }

  void open_group() {
    ++next_;
    if (take('?')) {
      if (!take(':')) return fail();
      open_groups_.push_back({out_.length(), 0});
      put(u"(?:");
      return;
    }
    closed_.push_back(false);
    open_groups_.push_back({out_.length(), closed_.size()});
    put(u"(?<g");
    put_number(static_cast<std::int64_t>(closed_.size()));
    put(u">");
  }

  // What follows a piece: * + ? {n} {n,} {n,m}, and ? after it where as few as possible are meant.
  void quantifier(Atom& atom) {
    bool bounded = false;
    bool once = false;
    std::int64_t least = 0;
    const std::int32_t end = out_.length();
    if (take('*')) {
      put(u"*");
    } else if (take('+')) {
      least = 1;
      put(u"+");
    } else if (take('?')) {
      bounded = once = true;
      put(u"?");
    } else if (take('{')) {
      least = count();
      std::int64_t most = least;
      out_.append(u'{');
      put_number(least);
      if (take(',')) {
        out_.append(u',');
        if (peek() != '}') {
          most = count();
          bounded = true;
          put_number(most);
        } else {
          most = INT32_MAX;
        }
      }
      bounded = bounded || most == least;
      if (failed_ || most < least || !take('}')) return fail();
      out_.append(u'}');
    } else {
      return;
    }
    if (!bounded) {
      open_groups_.back().repeats = true;
      if (repeats_ == Repeats::none) repeats_ = Repeats::plain;
    }
    // (a+)+, but also (a+){20}, of which ICU tries every way to share the characters out.
    if (atom.repeats && !once) repeats_ = Repeats::nested;
    const bool reluctant = take('?');
    if (reluctant && !bounded && atom.may_be_empty) {
      out_.truncate(end);
      repeat_while_it_moves(atom.begin);
    } else if (reluctant) {
      put(u"?");
    }
    atom.may_be_empty = atom.may_be_empty || least == 0;
  }

  // ICU's reluctant loops do not see that an iteration took nothing, and never end. So each iteration must leave less
  // behind it than there was before it; those that take nothing add nothing to what is matched.
  void repeat_while_it_moves(std::int32_t begin) {
    ++guards_;
    const icu::UnicodeString name = icu::UnicodeString(u"r") + icu::UnicodeString::fromUTF8(std::to_string(guards_));
    out_.insert(begin, icu::UnicodeString(u"(?:(?=(?<") + name + u">[\\x{0}-\\x{10FFFF}]*))");
    out_.append(icu::UnicodeString(u"(?!\\k<") + name + u">\\z))*?");
  }

  std::int64_t count() {
    if (!is_digit(peek())) {
      fail();
      return 0;
    }
    std::int64_t value = 0;
    while (is_digit(peek())) {
      value = value * 10 + (peek() - '0');
      if (value > INT32_MAX) {
        fail();
        return 0;
      }
      ++next_;
    }
    return value;
  }

  void put_number(std::int64_t number) { out_.append(icu::UnicodeString::fromUTF8(std::to_string(number))); }

  void escape() {
    if (is_digit(peek(1))) {
      ++next_;
      back_reference();
      return;
    }
    icu::UnicodeString class_text;
    UChar32 single = 0;
    if (!read_escape(single, class_text)) return fail();
    if (class_text.isEmpty()) {
      put_literal(single);
    } else {
      out_.append(class_text);
    }
  }

  // \N is the longest number of a group that began before; it must have ended.
  void back_reference() {
    std::size_t group = 0;
    while (is_digit(peek())) {
      const std::size_t longer = group * 10 + static_cast<std::size_t>(peek() - '0');
      if (group > 0 && longer > closed_.size()) break;
      group = longer;
      if (group == 0 || group > closed_.size()) return fail();
      ++next_;
    }
    if (!closed_[group - 1]) return fail();
    put(flags_.ignore_case ? u"(?i:\\k<g" : u"(?:\\k<g");
    put_number(static_cast<std::int64_t>(group));
    put(u">)");
  }

  // At a backslash: one character, or a class of them as the text of a set; false: no escape of XPath's.
  bool read_escape(UChar32& single, icu::UnicodeString& class_text) {
    ++next_;
    const UChar32 c = peek();
    switch (c) {
      case 'n': single = '\n'; break;
      case 'r': single = '\r'; break;
      case 't': single = '\t'; break;
      case 's': class_text = u"[ \\t\\n\\r]"; break;
      case 'S': class_text = u"[^ \\t\\n\\r]"; break;
      case 'd': class_text = u"[\\p{Nd}]"; break;
      case 'D': class_text = u"[^\\p{Nd}]"; break;
      case 'w': class_text = u"[^\\p{P}\\p{Z}\\p{C}]"; break;
      case 'W': class_text = u"[\\p{P}\\p{Z}\\p{C}]"; break;
      case 'i':
      case 'I': class_text = icu::UnicodeString(c == 'i' ? u"[" : u"[^") + kNameStart + u"]"; break;
      case 'c':
      case 'C': class_text = icu::UnicodeString(c == 'c' ? u"[" : u"[^") + kNameStart + kNameMore + u"]"; break;
      case 'p':
      case 'P': return read_category(class_text);
      case '\\':
      case '|':
      case '.':
      case '-':
      case '^':
      case '?':
      case '*':
      case '+':
      case '{':
      case '}':
      case '(':
      case ')':
      case '[':
      case ']':
      case '$': single = c; break;
      default: return false;
    }
    ++next_;
    return true;
  }

  // \p{Lu}, \P{IsGreek}
  bool read_category(icu::UnicodeString& class_text) {
    const bool negated = peek() == 'P';
    ++next_;
    if (!take('{')) return false;
    std::string name;
    while (peek() != '}') {
      const UChar32 c = peek();
      if (c < 0 || c >= 0x80 || (!is_digit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && c != '-')) {
        return false;
      }
      name += static_cast<char>(c);
      ++next_;
    }
    ++next_;
    const bool block = name.starts_with("Is");
    if (!block && std::find(kCategories.begin(), kCategories.end(), name) == kCategories.end()) return false;
    const std::string property = block ? "blk=" + name.substr(2) : name;
    class_text = icu::UnicodeString::fromUTF8((negated ? "[^\\p{" : "[\\p{") + property + "}]");
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeSet known(class_text, status);
    return U_SUCCESS(status);
  }

  // A character of a set that may begin or end a range.
  bool read_member(UChar32& single, icu::UnicodeString& class_text) {
    const UChar32 c = peek();
    if (c < 0 || c == '[') return false;
    if (c == '\\') return read_escape(single, class_text);
    single = c;
    ++next_;
    return true;
  }

  // After its opening bracket; the text is a set for ICU, whole in itself.
  // NOLINTNEXTLINE(readability-function-cognitive-complexity): the grammar of classes (XSD, appendix G)
  void read_set(icu::UnicodeString& text, int depth) {
    if (depth > kDeepest) return fail();
    const bool negated = take('^');
    icu::UnicodeSet members;
    icu::UnicodeString classes;
    icu::UnicodeString subtracted;
    bool any = false;
    while (!failed_ && peek() != ']') {
      if (any && peek() == '-' && peek(1) == '[') {
        next_ += 2;
        read_set(subtracted, depth + 1);
        if (peek() != ']') return fail();
        break;
      }
      UChar32 first = 0;
      icu::UnicodeString class_text;
      if (!read_member(first, class_text)) return fail();
      any = true;
      if (!class_text.isEmpty()) {
        classes.append(class_text);
        continue;
      }
      UChar32 last = first;
      if (peek() == '-' && peek(1) != ']' && peek(1) != '[') {
        ++next_;
        if (!read_member(last, class_text) || !class_text.isEmpty() || last < first) return fail();
      }
      members.add(first, last);
    }
    if (failed_ || !any || !take(']')) return fail();
    if (flags_.ignore_case) close_over_case(members);
    icu::UnicodeString inside;
    if (!members.isEmpty()) members.toPattern(inside, true);
    inside.append(classes);
    text = icu::UnicodeString(negated ? u"[^" : u"[") + inside + u"]";
    if (!subtracted.isEmpty()) text = icu::UnicodeString(u"[") + text + u"--" + subtracted + u"]";
  }

  RegexFlags flags_;
  std::vector<Character> characters_;
  std::size_t next_ = 0;
  icu::UnicodeString out_;
  std::vector<Group> open_groups_{Group{0, 0}};  // the first is the pattern as a whole
  std::size_t guards_ = 0;
  Repeats repeats_ = Repeats::none;
  std::vector<bool> closed_;  // of the capturing groups
  bool failed_ = false;
  std::size_t fault_ = 0;
};

}  // namespace

std::variant<IcuPattern, PatternFault> to_icu_pattern(const icu::UnicodeString& pattern, const RegexFlags& flags) {
  return Translator(pattern, flags).whole();
}

}  // namespace ducha::feel
