// SPDX-License-Identifier: Apache-2.0
#include "facts/english_dates.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/ascii.h"
#include "base/date.h"
#include "base/limits.h"
#include "base/text.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

constexpr std::size_t kYearDigits = 4;

enum class Kind : std::uint8_t {
  year,     // four figures
  number,   // one or two, a day
  ordinal,  // "first", 1st
  month,
  weekday,
  quarter,
  half,
  through,
  stroke,
  school,
  fiscal
};

struct Token {
  Kind kind;
  int value = 0;
  bool tight = false;  // a hyphen or stroke with no space on either side
};

struct WordRow {
  std::string_view word;
  Token token;
};

const WordRow* row_of(std::string_view word) {
  static constexpr WordRow kRows[] = {
#define DUCHA_MONTH(word, number) {word, {Kind::month, number}},
#define DUCHA_WEEKDAY(word, number) {word, {Kind::weekday, number}},
#define DUCHA_ORDINAL(word, number) {word, {Kind::ordinal, number}},
#define DUCHA_DATE_WORD(word, kind) {word, {Kind::kind}},
#include "facts/english.def"
  };
  const auto* const row =
      std::find_if(std::begin(kRows), std::end(kRows), [word](const WordRow& each) { return each.word == word; });
  return row == std::end(kRows) ? nullptr : row;
}

bool is_filler(std::string_view word) {
  static constexpr std::string_view kFillers[] = {
#define DUCHA_FILLER(word) word,
#include "facts/english.def"
  };
  return std::find(std::begin(kFillers), std::end(kFillers), word) != std::end(kFillers);
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// The tokens of a text, as far as every word is known.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(with_hyphens(narrowed(without_guard(text)))) {
    for (char& c : text_) c = lower(c);
  }

  [[nodiscard]] std::optional<std::vector<Token>> tokens() {
    if (text_.size() > kWrittenPeriod || std::none_of(text_.begin(), text_.end(), is_letter)) return std::nullopt;
    while (at_ < text_.size()) {
      const bool known = is_letter(text_[at_]) ? take_word() : is_digit(text_[at_]) ? take_figure() : take_mark();
      if (!known) return std::nullopt;
    }
    return std::move(tokens_);
  }

 private:
  template <typename Belongs>
  std::string_view run(Belongs belongs) {
    const std::size_t begin = at_;
    while (at_ < text_.size() && belongs(text_[at_])) ++at_;
    return std::string_view(text_).substr(begin, at_ - begin);
  }

  bool take_word() {
    const std::string_view word = run(is_letter);
    if (is_filler(word)) return true;
    // The ending of a day's figure: 1st, 22nd.
    if (word == "st" || word == "nd" || word == "rd" || word == "th") {
      if (tokens_.empty() || tokens_.back().kind != Kind::number) return false;
      return true;
    }
    const WordRow* const row = row_of(word);
    if (row == nullptr) return false;
    if (word.size() == 1) return take_code(row->token.kind);
    tokens_.push_back(row->token);
    return true;
  }

  // Q1 and H2, or 1Q and 2H.
  bool take_code(Kind kind) {
    if (!tokens_.empty() && tokens_.back().kind == Kind::number) {
      tokens_.back().kind = Kind::ordinal;
    } else {
      const std::string_view figure = run(is_digit);
      if (figure.size() != 1) return false;
      tokens_.push_back({Kind::ordinal, figure.front() - '0'});
    }
    tokens_.push_back({kind});
    return true;
  }

  bool take_figure() {
    const std::string_view figure = run(is_digit);
    if (figure.size() > 2 && figure.size() != kYearDigits) return false;
    int value = 0;
    for (const char digit : figure) value = value * 10 + (digit - '0');
    tokens_.push_back({figure.size() == kYearDigits ? Kind::year : Kind::number, value});
    return true;
  }

  bool take_mark() {
    const char mark = text_[at_];
    const bool before = at_ > 0 && text_[at_ - 1] != ' ';
    ++at_;
    const bool tight = before && at_ < text_.size() && text_[at_] != ' ';
    if (mark == '-' || mark == '~') tokens_.push_back({Kind::through, 0, tight && mark == '-'});
    if (mark == '/') tokens_.push_back({Kind::stroke, 0, tight});
    return mark == '-' || mark == '~' || mark == '/' || mark == ' ' || mark == ',' || mark == '.';
  }

  std::string text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

bool is_part(Kind kind) { return kind == Kind::quarter || kind == Kind::half; }

// 5-Mar-2024 and Q1/2024: a mark between unlike things holds them together, between like ones it is "to".
bool joins(const Token& before, const Token& mark, const Token& after) {
  if (!mark.tight) return false;
  const auto pair = [&](Kind one, Kind other) { return before.kind == one && after.kind == other; };
  return pair(Kind::number, Kind::month) || pair(Kind::month, Kind::number) || pair(Kind::month, Kind::year) ||
         pair(Kind::year, Kind::month) || pair(Kind::year, Kind::ordinal) || pair(Kind::number, Kind::year) ||
         (is_part(before.kind) && after.kind == Kind::year);
}

std::vector<Token> without_joints(const std::vector<Token>& tokens) {
  std::vector<Token> left;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    const bool mark = tokens[at].kind == Kind::through || tokens[at].kind == Kind::stroke;
    const bool inside = mark && at > 0 && at + 1 < tokens.size();
    if (!inside || !joins(tokens[at - 1], tokens[at], tokens[at + 1])) left.push_back(tokens[at]);
  }
  return left;
}

bool has_kind(const std::vector<Token>& tokens, Kind kind) {
  return std::any_of(tokens.begin(), tokens.end(), [kind](const Token& token) { return token.kind == kind; });
}

// One end, or all there is: what is not said is 0.
struct End {
  int year = 0, month = 0, day = 0, weekday = 0, part = 0;
  bool is_half = false;
};

bool set(int& field, int value) { return value > 0 && field == 0 && (field = value) > 0; }

std::optional<End> end_of(const Token* token, const Token* last) {
  End end;
  for (; token != last; ++token) {
    bool fits = false;
    switch (token->kind) {
      case Kind::year: fits = set(end.year, token->value); break;
      case Kind::month: fits = set(end.month, token->value); break;
      case Kind::weekday: fits = set(end.weekday, token->value); break;
      case Kind::number:
      case Kind::ordinal: {
        const bool of_part = token + 1 != last && is_part(token[1].kind);
        fits = of_part ? set(end.part, token->value) : token->kind == Kind::number && set(end.day, token->value);
        if (of_part) end.is_half = (++token)->kind == Kind::half;
        break;
      }
      default: break;
    }
    if (!fits) return std::nullopt;
  }
  const bool two_parts = end.part > 0 && (end.month > 0 || end.day > 0 || end.weekday > 0);
  return two_parts || end.part > (end.is_half ? 2 : 4) ? std::nullopt : std::optional(end);
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::optional<std::string> written(const End& end) {
  std::string year = std::to_string(end.year);
  year.insert(0, kYearDigits - std::min(kYearDigits, year.size()), '0');
  if (end.year == 0 || (end.day > 0 && end.month == 0) || (end.weekday > 0 && end.day == 0)) return std::nullopt;
  if (end.part > 0) return year + (end.is_half ? "-H" : "-Q") + std::to_string(end.part);
  if (end.month == 0) return year;
  if (end.day == 0) return year + '-' + two_digits(end.month);
  const std::optional<Date> day = date_of(end.year, end.month, end.day);
  if (!day || (end.weekday > 0 && iso_weekday(*day) != end.weekday)) return std::nullopt;
  return to_string(*day);
}

// What one end says and the other leaves out.
void share(int& one, int& other) {
  if (one == 0) one = other;
  if (other == 0) other = one;
}

std::optional<std::string> between(End first, End last) {
  share(first.year, last.year);
  if (first.day > 0 && last.day > 0) share(first.month, last.month);
  const std::optional<std::string> from = written(first);
  const std::optional<std::string> to = written(last);
  return from && to ? std::optional(*from + '~' + *to) : std::nullopt;
}

// 2024/25, 2024-2025.
std::optional<std::string> school_year(std::vector<Token> tokens) {
  std::erase_if(tokens, [](const Token& token) { return token.kind == Kind::school; });
  const bool two = tokens.size() == 3 && tokens[0].kind == Kind::year &&
                   (tokens[1].kind == Kind::through || tokens[1].kind == Kind::stroke) &&
                   (tokens[2].kind == Kind::year || tokens[2].kind == Kind::number);
  if (!two) return std::nullopt;
  return std::to_string(tokens[0].value) + '-' +
         (tokens[2].kind == Kind::year ? std::to_string(tokens[2].value) : two_digits(tokens[2].value)) +
         std::string(Spelt::kSchoolYear);
}

std::optional<std::string> in_ends(const std::vector<Token>& tokens) {
  const Token* const begin = tokens.data();
  const Token* const end = begin + tokens.size();
  const Token* const middle = std::find_if(begin, end, [](const Token& token) { return token.kind == Kind::through; });
  const std::optional<End> first = end_of(begin, middle);
  if (!first || middle == begin) return std::nullopt;
  if (middle == end) return written(*first);
  const std::optional<End> last = end_of(middle + 1, end);
  return last && middle + 1 != end ? between(*first, *last) : std::nullopt;
}

// year_unsaid: the year where none is said; 0: it must be. any_weekday: whether that may be another day's.
std::optional<std::string> read(std::string_view text, int year_unsaid, bool any_weekday = false) {
  std::optional<std::vector<Token>> tokens = Reader(text).tokens();
  if (!tokens || has_kind(*tokens, Kind::fiscal)) return std::nullopt;
  if (any_weekday) std::erase_if(*tokens, [](const Token& token) { return token.kind == Kind::weekday; });
  if (has_kind(*tokens, Kind::school)) return school_year(std::move(*tokens));
  if (year_unsaid > 0 && !has_kind(*tokens, Kind::year)) tokens->push_back({Kind::year, year_unsaid});
  // 5-Mar-2024 first, else Jan 2024-Jun 2024.
  const std::optional<std::string> joined = in_ends(without_joints(*tokens));
  return joined ? joined : in_ends(*tokens);
}

// 2024-01-01 to 2024-06-30: one word between figures, and perhaps "from" before them.
std::optional<std::string> between_figures(std::string_view text) {
  std::string plain = with_hyphens(narrowed(text));
  for (char& c : plain) c = lower(c);
  constexpr std::string_view kFrom = "from ";
  if (plain.starts_with(kFrom)) plain.erase(0, kFrom.size());
  const auto begin = std::find_if(plain.begin(), plain.end(), is_letter);
  const auto end = std::find_if_not(begin, plain.end(), is_letter);
  const WordRow* const row = row_of(std::string(begin, end));
  const bool alone = std::none_of(end, plain.end(), is_letter);
  if (row == nullptr || row->token.kind != Kind::through || !alone || plain.size() > kWrittenPeriod)
    return std::nullopt;
  return plain.replace(begin, end, "~");
}

}  // namespace

std::optional<std::string> from_english(std::string_view text) {
  const std::optional<std::string> said = read(text, 0);
  return said ? said : between_figures(text);
}

std::optional<std::string> from_english_of_2024(std::string_view text) {
  constexpr int kSample = 2024;
  return read(text, 0) ? std::nullopt : read(text, kSample);
}

std::optional<std::string> from_english_of_another_weekday(std::string_view text) {
  return read(text, 0) ? std::nullopt : read(text, 0, true);
}

bool is_english_school_year(std::string_view text) {
  const std::optional<std::vector<Token>> tokens = Reader(text).tokens();
  return tokens && has_kind(*tokens, Kind::school);
}

bool is_english_fiscal_year(std::string_view text) {
  const std::optional<std::vector<Token>> tokens = Reader(text).tokens();
  return tokens && has_kind(*tokens, Kind::fiscal);
}

}  // namespace ducha
