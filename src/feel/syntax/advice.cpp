// SPDX-License-Identifier: Apache-2.0
// Over 400 lines: the tokens of a text are read once, and every kind of advice looks at them.
#include "feel/syntax/advice.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/utf8.h"
#include "feel/codes.h"
#include "feel/syntax/elsewhere.h"
#include "feel/syntax/lexer.h"
#include "feel/value/characters.h"
#include "feel/value/meant.h"

namespace ducha::feel {

namespace {

// Beyond this many tokens of a text nothing is looked for.
constexpr std::size_t kMostPieces = 10'000;

// Where an operand ends when a text is read for what stands beside a sign.
enum class Reach : std::uint8_t { factor, sum, condition };

bool is_sign(Mark mark) {
  return mark == Mark::equal || mark == Mark::not_equal || mark == Mark::less || mark == Mark::less_equal ||
         mark == Mark::greater || mark == Mark::greater_equal;
}

bool is_opening(Mark mark) {
  return mark == Mark::left_paren || mark == Mark::left_bracket || mark == Mark::left_brace;
}

bool is_closing(Mark mark) {
  return mark == Mark::right_paren || mark == Mark::right_bracket || mark == Mark::right_brace;
}

bool is_arithmetic(Mark mark) {
  return mark == Mark::plus || mark == Mark::minus || mark == Mark::star || mark == Mark::slash || mark == Mark::power;
}

bool is_value_word(const Token& token) {
  return token.keyword == Keyword::none || token.keyword == Keyword::null || token.keyword == Keyword::true_ ||
         token.keyword == Keyword::false_ || token.keyword == Keyword::of;
}

bool ends_operand(const Token& token, Reach reach) {
  if (token.mark == Mark::word) return !is_value_word(token);
  if (token.mark == Mark::comma || token.mark == Mark::colon || token.mark == Mark::dots || token.mark == Mark::end ||
      token.mark == Mark::unknown || token.mark == Mark::question) {
    return true;
  }
  if (is_sign(token.mark)) return reach != Reach::condition;
  return is_arithmetic(token.mark) && reach == Reach::factor;
}

// Signs side by side, spaces between them left out, and the one that is meant.
std::string_view sign_meant(std::string_view signs) {
  static constexpr std::array<std::array<std::string_view, 2>, 12> kMeant{{{"==", "="},
                                                                           {"===", "="},
                                                                           {"<>", "!="},
                                                                           {"><", "!="},
                                                                           {"=!", "!="},
                                                                           {"!==", "!="},
                                                                           {"=>", ">="},
                                                                           {">=", ">="},
                                                                           {"=<", "<="},
                                                                           {"<=", "<="},
                                                                           {"!=", "!="},
                                                                           {"**", "**"}}};
  const auto* const found =
      std::find_if(kMeant.begin(), kMeant.end(), [&](const auto& each) { return each[0] == signs; });
  return found == kMeant.end() ? std::string_view() : (*found)[1];
}

class Advisor {
 public:
  Advisor(std::string_view text, const ParseScope& scope) : text_(text), scope_(scope) {
    for (std::uint32_t offset = 0; pieces_.size() < kMostPieces;) {
      Token token = token_at(text_, offset);
      if (const std::uint32_t end = known_end(token); end > token.at.end()) token.at.length = end - token.at.offset;
      pieces_.push_back(token);
      if (token.mark == Mark::end || token.mark == Mark::unclosed_comment || token.mark == Mark::unclosed_string) break;
      offset = token.at.end();
    }
  }

  std::optional<SyntaxError> at(std::uint32_t offset) {
    for (std::size_t i = 0; i < pieces_.size() && pieces_[i].at.offset <= offset; ++i) {
      if (auto found = look_alike_in(i)) return found;
      here_ = i;
    }
    if (auto found = signs()) return found;
    if (auto found = date_or_amount()) return found;
    const Token& token = pieces_[here_];
    if (token.mark == Mark::dots) return range_without_brackets();
    if (token.mark == Mark::question) return write(token.at, "if ... then ... else ...");
    if (is_sign(token.mark)) return half_condition();
    if (token.mark == Mark::word && behind_operand()) return word(here_);
    return std::nullopt;
  }

  // Words side by side that nobody knows as a name: the first that is known elsewhere says what is meant.
  std::optional<SyntaxError> name(Span name) {
    for (std::size_t i = 0; i < pieces_.size() && pieces_[i].at.offset < name.end(); ++i) {
      if (pieces_[i].at.offset < name.offset) continue;
      here_ = i;
      if (pieces_[i].at.offset == name.offset) {
        if (auto found = first_word(i)) return found;
      } else if (auto found = word(i)) {
        return found;
      }
    }
    const std::string_view written = slice(name);
    const std::optional<WordWithin> within = infix_within(written);
    if (!within) return std::nullopt;
    const std::string_view behind = written.substr(within->at + within->found.length);
    Operands operands{written.substr(0, within->at), {}, behind, {}};
    operands.factor = operands.left;
    if (behind.empty()) operands.right = right_of(name.end(), Reach::sum);
    return write(name, with_operands(within->found.instead, operands));
  }

 private:
  [[nodiscard]] std::string_view slice(Span at) const { return text_.substr(at.offset, at.length); }

  [[nodiscard]] std::uint32_t known_end(const Token& token) const {
    if (token.mark != Mark::word) return 0;
    std::uint32_t end = 0;
    for (const auto& found : {scope_.names_at(text_, token.at.offset), scope_.fields_at(text_, token.at.offset)}) {
      if (!found.empty()) end = std::max(end, found.back().end);
    }
    return end;
  }

  static std::optional<SyntaxError> made(Code code, Span at, std::vector<Text> arguments) {
    return SyntaxError{code, at, std::move(arguments)};
  }
  [[nodiscard]] std::optional<SyntaxError> write(Span at, std::string_view instead) const {
    return made(code::feel_write, at, {Text(slice(at)), Text(instead)});
  }
  [[nodiscard]] Span from_to(std::size_t first, std::size_t last) const {
    return {pieces_[first].at.offset, pieces_[last].at.end() - pieces_[first].at.offset};
  }

  // --- what stands beside ---

  [[nodiscard]] std::string_view left_of(std::size_t piece, Reach reach) const {
    std::size_t first = piece;
    int depth = 0;
    while (first > 0) {
      const Token& token = pieces_[first - 1];
      if (is_closing(token.mark)) {
        ++depth;
      } else if (is_opening(token.mark)) {
        if (depth == 0) break;
        --depth;
      } else if (depth == 0 && ends_operand(token, reach)) {
        break;
      }
      --first;
    }
    return first == piece ? std::string_view() : slice(from_to(first, piece - 1));
  }

  // What stands for `and`, `then` and the like in another language.
  [[nodiscard]] bool joins(const Token& token) const {
    if (token.mark != Mark::word || known_end(token) > 0) return false;
    const auto found = infix_at(text_.substr(token.at.offset));
    return found && found->instead.find('{') == std::string_view::npos;
  }

  [[nodiscard]] std::string_view right_of(std::uint32_t offset, Reach reach) const {
    const auto begin =
        std::find_if(pieces_.begin(), pieces_.end(), [&](const Token& token) { return token.at.offset >= offset; });
    auto end = begin;
    int depth = 0;
    for (; end != pieces_.end() && end->mark != Mark::end; ++end) {
      if (is_opening(end->mark)) {
        ++depth;
      } else if (is_closing(end->mark)) {
        if (depth == 0) break;
        --depth;
      } else if (depth == 0 && (ends_operand(*end, reach) || joins(*end)) &&
                 !(end == begin && end->mark == Mark::minus)) {
        break;
      }
    }
    if (begin == end) return {};
    const std::uint32_t first = begin->at.offset;
    return text_.substr(first, (end - 1)->at.end() - first);
  }

  [[nodiscard]] bool behind_operand() const {
    if (here_ == 0) return false;
    const Token& before = pieces_[here_ - 1];
    return before.mark == Mark::number || before.mark == Mark::string || is_closing(before.mark) ||
           before.mark == Mark::question || (before.mark == Mark::word && is_value_word(before));
  }

  [[nodiscard]] std::string with_neighbours(std::string_view pattern, std::size_t piece, std::uint32_t behind) const {
    const bool factor = pattern.find("{o}") != std::string_view::npos;
    return with_operands(pattern, {left_of(piece, Reach::sum),
                                   left_of(piece, Reach::factor),
                                   right_of(behind, factor ? Reach::factor : Reach::sum),
                                   {}});
  }

  // --- characters that look right ---

  // Of one piece of the text, a name that is known left out.
  [[nodiscard]] std::optional<SyntaxError> look_alike_in(std::size_t piece) const {
    const Token& token = pieces_[piece];
    const bool known = token.mark == Mark::word && known_end(token) > 0;
    if (known || (token.mark != Mark::word && token.mark != Mark::unknown)) return std::nullopt;
    for (std::uint32_t offset = token.at.offset; offset < token.at.end();) {
      const CodePoint next = code_point_at(text_, offset);
      const Span place{offset, next.length};
      if (!look_alike(slice(place)).empty()) return of_look_alike(piece, place);
      offset += next.length;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<SyntaxError> of_look_alike(std::size_t piece, Span place) const {
    const std::string_view meant = look_alike(slice(place));
    if (meant == "\"") return of_quotes(place);
    if (meant == "%") return of_percent(piece, place);
    if (meant == "not") return of_exclamation(piece, place);
    if (meant == "." || meant == ";") {
      if (past_spaces(text_, place.end()) == text_.size())
        return made(code::feel_full_stop, place, {Text(slice(place))});
      if (meant == ";")
        return made(code::feel_write_either, place, {Text(slice(place)), Text("\"and\""), Text("\",\"")});
    }
    if (meant == ",") {
      if (auto grouped = grouped_number(piece, place)) return grouped;
    }
    // Several in a row are one sign or one number.
    Span all = place;
    std::string together;
    for (std::uint32_t offset = place.offset;;) {
      const CodePoint next = code_point_at(text_, offset);
      const std::string_view each = look_alike(text_.substr(offset, next.length));
      const bool doubled = (each == "and" || each == "or") && together == each;
      if (each.empty() || each == "\"" || each == "not" || each == "%") break;
      const bool digit = each[0] >= '0' && each[0] <= '9';
      const bool joins =
          together.empty() || doubled ||
          (digit == (together[0] >= '0' && together[0] <= '9') && !sign_or_digit(together, each).empty());
      if (!joins) break;
      if (!doubled) together = sign_or_digit(together, each);
      offset += next.length;
      all.length = offset - all.offset;
    }
    return made(code::feel_look_alike, all, {Text(slice(all)), Text(together)});
  }

  // Two signs as the one that they make, digits as a number; empty: they do not go together.
  static std::string sign_or_digit(const std::string& before, std::string_view next) {
    if (before.empty()) return std::string(next);
    const std::string both = before + std::string(next);
    if (before[0] >= '0' && before[0] <= '9') return both;
    return std::string(sign_meant(both));
  }

  // The quotes and what is between them.
  [[nodiscard]] std::optional<SyntaxError> of_quotes(Span place) const {
    for (std::uint32_t offset = place.end(); offset < text_.size();) {
      const CodePoint next = code_point_at(text_, offset);
      const std::string_view each = text_.substr(offset, next.length);
      if (starts_line(next.value)) break;
      if (each == "\"" || look_alike(each) == "\"") {
        const Span whole{place.offset, offset + next.length - place.offset};
        return write(whole, "\"" + std::string(text_.substr(place.end(), offset - place.end())) + "\"");
      }
      offset += next.length;
    }
    return write(place, "\"...\"");
  }

  // 50% is a number, x % 2 what is left of a division.
  [[nodiscard]] std::optional<SyntaxError> of_percent(std::size_t piece, Span place) const {
    if (piece > 0 && pieces_[piece - 1].mark == Mark::number && pieces_[piece - 1].at.end() == place.offset) {
      const std::string_view right = right_of(place.end(), Reach::factor);
      const std::optional<Decimal> number = Decimal::read(slice(pieces_[piece - 1].at));
      const std::optional<Decimal> share = number ? divide(*number, Decimal(100)) : std::nullopt;
      if (right.empty() && share) {
        return write({pieces_[piece - 1].at.offset, place.end() - pieces_[piece - 1].at.offset}, share->to_string());
      }
    }
    // A figure by its name, with nothing to divide by behind the sign: a share is one without it.
    const std::string_view left = left_of(piece, Reach::factor);
    if (!left.empty() && right_of(place.end(), Reach::factor).empty()) {
      const auto begin = static_cast<std::uint32_t>(left.data() - text_.data());
      return write({begin, place.end() - begin}, left);
    }
    return write(place, with_neighbours("modulo({o}, {r})", piece, place.end()));
  }

  [[nodiscard]] std::optional<SyntaxError> of_exclamation(std::size_t piece, Span place) const {
    const auto next = static_cast<std::uint32_t>(past_spaces(text_, place.end()));
    const CodePoint sign = code_point_at(text_, next);
    const std::string_view written = text_.substr(next, sign.length);
    if (written == "=" || look_alike(written) == "=") {
      return write({place.offset, next + sign.length - place.offset}, "!=");
    }
    // ! of the wide form is a letter, and one word with what is behind it.
    const std::uint32_t word_end = pieces_[piece].at.end();
    const std::string_view right =
        word_end > place.end() ? text_.substr(place.end(), word_end - place.end()) : right_of(place.end(), Reach::sum);
    if (right.empty()) return write(place, "not(...)");
    const auto end = static_cast<std::uint32_t>(right.data() + right.size() - text_.data());
    return write({place.offset, end - place.offset}, with_operands("not({r})", {{}, {}, right, {}}));
  }

  // --- numbers ---

  // 1,000 with a comma of either script.
  [[nodiscard]] std::optional<SyntaxError> grouped_number(std::size_t comma, Span place) const {
    constexpr std::size_t kGroup = 3;
    if (comma == 0 || pieces_[comma - 1].mark != Mark::number || pieces_[comma - 1].at.end() != place.offset) {
      return std::nullopt;
    }
    const Span first = pieces_[comma - 1].at;
    std::string digits(slice(first));
    std::uint32_t end = place.offset;
    while (end < text_.size()) {
      const CodePoint sign = code_point_at(text_, end);
      const std::string_view written = text_.substr(end, sign.length);
      if (written != "," && look_alike(written) != ",") break;
      std::size_t count = 0;
      while (end + sign.length + count < text_.size() && text_[end + sign.length + count] >= '0' &&
             text_[end + sign.length + count] <= '9') {
        ++count;
      }
      if (count != kGroup) break;
      digits += text_.substr(end + sign.length, kGroup);
      end += sign.length + static_cast<std::uint32_t>(kGroup);
    }
    if (end == place.offset) return std::nullopt;
    return write({first.offset, end - first.offset}, digits);
  }

  // A number with something behind it that makes it a date, a length of time, or more.
  [[nodiscard]] std::optional<SyntaxError> date_or_amount() const {
    if (here_ == 0) return std::nullopt;
    const Token& before = pieces_[here_ - 1];
    const Token& token = pieces_[here_];
    if (before.mark == Mark::at && token.mark == Mark::number) {
      if (auto found = date_at(token.at.offset, before.at.offset)) return found;
    }
    if (before.mark != Mark::number) return std::nullopt;
    if (auto found = date_at(before.at.offset, before.at.offset)) return found;
    if (token.mark == Mark::comma) return grouped_number(here_, token.at);
    const Span both = from_to(here_ - 1, here_);
    constexpr std::size_t kGroup = 3;
    if (token.mark == Mark::number && token.at.length == kGroup && text_[token.at.offset] != '.') {
      return write(both, std::string(slice(before.at)) + std::string(slice(token.at)));
    }
    if (token.mark != Mark::word) return std::nullopt;
    if (const auto meant = temporal_meant(slice(both))) return write(both, "@\"" + *meant + "\"");
    return amount(both, slice(before.at), slice(token.at));
  }

  // 2024.1.1, 2024/1/1 and the like, whole: as far as there is no space.
  [[nodiscard]] std::optional<SyntaxError> date_at(std::uint32_t offset, std::uint32_t begin) const {
    std::uint32_t end = offset;
    while (end < text_.size() && std::string_view(" ,;)]}<>=+*\t\n").find(text_[end]) == std::string_view::npos) ++end;
    const auto meant = temporal_meant(text_.substr(offset, end - offset));
    if (!meant || meant->starts_with('P')) return std::nullopt;
    return write({begin, end - begin}, "@\"" + *meant + "\"");
  }

  // Ten thousands and hundred millions, with a unit behind them or not.
  [[nodiscard]] std::optional<SyntaxError> amount(Span both, std::string_view number, std::string_view unit) const {
    struct Multiple {
      std::string_view word;
      std::int64_t factor;
    };
    static constexpr std::array<Multiple, 5> kMultiples{{{"\xE4\xB8\x87", 10'000},
                                                         {"\xE4\xBA\xBF", 100'000'000},
                                                         {"\xE5\x8D\x83", 1'000},
                                                         {"\xE7\x99\xBE", 100},
                                                         {"\xE5\x85\x83", 1}}};
    const auto* const found = std::find_if(kMultiples.begin(), kMultiples.end(),
                                           [&](const Multiple& each) { return unit.starts_with(each.word); });
    if (found == kMultiples.end()) return std::nullopt;
    const std::optional<Decimal> value = Decimal::read(number);
    const std::optional<Decimal> whole = value ? multiply(*value, Decimal(found->factor)) : std::nullopt;
    return whole ? write(both, whole->to_string()) : std::nullopt;
  }

  // --- signs ---

  // == and the like: the second sign is where the text goes wrong.
  [[nodiscard]] std::optional<SyntaxError> signs() const {
    std::size_t first = here_;
    std::size_t last = here_;
    while (first > 0 && is_sign(pieces_[first - 1].mark)) --first;
    while (last + 1 < pieces_.size() && is_sign(pieces_[last + 1].mark)) ++last;
    if (first == last || !is_sign(pieces_[here_].mark)) return std::nullopt;
    std::string together;
    for (std::size_t i = first; i <= last; ++i) together += slice(pieces_[i].at);
    const std::string_view meant = sign_meant(together);
    if (meant.empty()) return std::nullopt;
    return write(from_to(first, last), meant);
  }

  // x in 1..5
  [[nodiscard]] std::optional<SyntaxError> range_without_brackets() const {
    const std::string_view low = left_of(here_, Reach::sum);
    const std::string_view high = right_of(pieces_[here_].at.end(), Reach::sum);
    if (low.empty() || high.empty()) return std::nullopt;
    const auto begin = static_cast<std::uint32_t>(low.data() - text_.data());
    const auto end = static_cast<std::uint32_t>(high.data() + high.size() - text_.data());
    return write({begin, end - begin}, with_operands("[{l}..{r}]", {low, {}, high, {}}));
  }

  // x > 1 and < 10: what is compared is said each time.
  [[nodiscard]] std::optional<SyntaxError> half_condition() const {
    if (here_ < 2 || pieces_[here_ - 1].mark != Mark::word) return std::nullopt;
    const Keyword keyword = pieces_[here_ - 1].keyword;
    if (keyword != Keyword::and_ && keyword != Keyword::or_) return std::nullopt;
    std::string_view subject = left_of(here_ - 1, Reach::sum);
    for (std::size_t i = here_ - 1; i > 0; --i) {
      if (!is_sign(pieces_[i - 1].mark)) continue;
      subject = left_of(i - 1, Reach::sum);
      break;
    }
    const std::string_view right = right_of(pieces_[here_].at.end(), Reach::sum);
    if (subject.empty() || right.empty()) return std::nullopt;
    const auto end = static_cast<std::uint32_t>(right.data() + right.size() - text_.data());
    const Span whole{pieces_[here_].at.offset, end - pieces_[here_].at.offset};
    return write(whole, with_operands("{l} ", {subject, {}, {}, {}}) + std::string(slice(pieces_[here_].at)) + " " +
                            with_operands("{r}", {{}, {}, right, {}}));
  }

  // --- words ---

  // A word behind an operand.
  [[nodiscard]] std::optional<SyntaxError> word(std::size_t piece) const {
    const std::uint32_t begin = pieces_[piece].at.offset;
    if (const auto found = infix_at(text_.substr(begin))) {
      const Span place{begin, static_cast<std::uint32_t>(found->length)};
      return write(place, with_neighbours(found->instead, piece, place.end()));
    }
    const auto functions = scope_.functions_at(text_, begin);
    if (functions.empty() || functions.back().known->name == "not") return std::nullopt;
    const Span place{begin, functions.back().end - begin};
    if (token_at(text_, place.end()).mark == Mark::left_paren) return std::nullopt;
    return write(place, functions.back().known->name + with_neighbours("({l}, {r})", piece, place.end()));
  }

  // A word before an operand: `not x`, `count list`.
  [[nodiscard]] std::optional<SyntaxError> first_word(std::size_t piece) const {
    const Span place = pieces_[piece].at;
    const std::string_view instead = in_place_of(Elsewhere::prefix, slice(place));
    const std::string_view right = right_of(place.end(), Reach::condition);
    if (!instead.empty() && !right.empty()) return write(place, with_operands(instead, {{}, {}, right, {}}));
    if (right.empty()) return std::nullopt;
    const auto functions = scope_.functions_at(text_, place.offset);
    if (functions.empty()) return std::nullopt;
    const Span whole{place.offset, functions.back().end - place.offset};
    const Token argument_token = token_at(text_, whole.end());
    if (argument_token.mark == Mark::word && known_end(argument_token) == 0) return std::nullopt;
    const std::string_view argument = right_of(whole.end(), Reach::sum);
    if (argument.empty()) return std::nullopt;
    return write(whole, functions.back().known->name + with_operands("({r})", {{}, {}, argument, {}}));
  }

  std::string_view text_;
  const ParseScope& scope_;
  std::vector<Token> pieces_;
  std::size_t here_ = 0;
};

}  // namespace

std::optional<SyntaxError> advice(std::string_view text, std::uint32_t offset, const ParseScope& scope) {
  return Advisor(text, scope).at(offset);
}

std::optional<SyntaxError> advice_for_name(std::string_view text, Span name, const ParseScope& scope) {
  return Advisor(text, scope).name(name);
}

}  // namespace ducha::feel
