// SPDX-License-Identifier: Apache-2.0
#include "document/number_format.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/utf8.h"

namespace ducha {

namespace {

// A format from its beginning: what is shown as it stands, and what stands for digits and parts of days.
struct Token {
  enum class Kind : std::uint8_t { text, sign, condition };
  Kind kind = Kind::sign;
  std::string_view text;
};

std::optional<Token> next_token(std::string_view& rest) {
  if (rest.empty()) return std::nullopt;
  const auto take = [&rest](std::size_t size) {
    const std::string_view taken = rest.substr(0, size);
    rest.remove_prefix(taken.size());
    return taken;
  };
  const auto character = [&rest] { return rest.empty() ? std::size_t{0} : code_point_at(rest, 0).length; };
  switch (rest.front()) {
    case '"': {
      take(1);
      const std::string_view text = take(rest.find('"'));
      take(1);
      return Token{Token::Kind::text, text};
    }
    case '\\':
    case '!': take(1); return Token{Token::Kind::text, take(character())};
    case '_':
    case '*':  // a space as wide as the next one, and the next one as often as there is room
      take(1);
      take(character());
      return Token{Token::Kind::text, {}};
    case '[': {
      take(1);
      std::string_view inside = take(rest.find(']'));
      take(1);
      if (inside.starts_with('$')) return Token{Token::Kind::text, inside.substr(1, inside.find('-') - 1)};
      const bool hours = !inside.empty() && std::string_view("hHmMsS").find(inside.front()) != std::string_view::npos &&
                         inside.find_first_not_of("hHmMsS") == std::string_view::npos;
      if (hours) return Token{Token::Kind::sign, inside};
      const bool condition = !inside.empty() && std::string_view("<>=").find(inside.front()) != std::string_view::npos;
      return Token{condition ? Token::Kind::condition : Token::Kind::text, {}};
    }
    default: break;
  }
  const bool ascii = static_cast<unsigned char>(rest.front()) < 0x80;
  return Token{ascii ? Token::Kind::sign : Token::Kind::text, take(ascii ? 1 : character())};
}

// Letters of any script and the sign of hundredths: other signs are how numbers are written.
bool is_word(std::string_view text) {
  constexpr std::string_view kYuanSigns[] = {"\xC2\xA5", "\xEF\xBF\xA5"};
  if (std::find(std::begin(kYuanSigns), std::end(kYuanSigns), text) != std::end(kYuanSigns)) return false;
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '%' || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

std::string worded(std::string text) {
  text.erase(0, std::min(text.size(), text.find_first_not_of(' ')));
  text.erase(text.find_last_not_of(' ') + 1);
  return is_word(text) ? text : std::string();
}

namespace {

// Reads a format section by section.
class Sections {
 public:
  using Words = NumberFormat::Words;
  using Shows = NumberFormat::Shows;

  explicit Sections(std::string_view code) {
    while (const std::optional<Token> token = next_token(code)) take(*token);
    end_section();
    // What holds under conditions nobody tells from the sign of the number.
    const bool any_words = std::any_of(found_.begin(), found_.end(),
                                       [](const Words& each) { return !each.before.empty() || !each.behind.empty(); });
    if (!condition_ || !any_words) return;
    for (Words& each : found_) each.scaled = true;
  }

  [[nodiscard]] std::vector<Words> found() && { return std::move(found_); }
  [[nodiscard]] Shows shows() const {
    if (day_ || (year_ && time_)) return Shows::day;
    if (year_) return month_ ? Shows::month : Shows::year;
    return time_ ? Shows::time : percent_ ? Shows::percent : Shows::number;
  }

 private:
  void take(const Token& token) {
    if (token.kind == Token::Kind::condition) {
      condition_ = true;
    } else if (token.kind == Token::Kind::text) {
      (digits_ ? between_ : section_.before) += token.text;
    } else if (token.text.front() == ';') {
      end_section();
    } else {
      take_sign(token.text.front());
    }
  }

  void take_sign(char sign) {
    // General stands for all digits.
    if (sign == '0' || sign == '#' || sign == '?' || sign == 'G') {
      section_.scaled = section_.scaled || between_ == ".";
      section_.grouped = section_.grouped || comma_;
      between_.clear();
      digits_ = true;
      comma_ = false;
    }
    comma_ = comma_ || (digits_ && sign == ',');
    percent_ = percent_ || sign == '%';
    const char letter = lower(sign);
    year_ = year_ || letter == 'y';
    month_ = month_ || letter == 'm';
    day_ = day_ || letter == 'd';
    time_ = time_ || letter == 'h' || letter == 's';
  }

  void end_section() {
    section_.scaled = section_.scaled || comma_;
    section_.before = worded(std::move(section_.before));
    section_.behind = worded(std::move(between_));
    if (!digits_) section_ = {};  // words instead of a number, such as a dash for nothing
    found_.push_back(std::exchange(section_, {}));
    digits_ = comma_ = false;
    between_.clear();
  }

  std::vector<Words> found_;
  Words section_;
  std::string between_;  // texts behind the first digits
  bool digits_ = false, comma_ = false;
  bool year_ = false, month_ = false, day_ = false, time_ = false, percent_ = false, condition_ = false;
};

}  // namespace

NumberFormat::NumberFormat(std::string_view code) {
  Sections sections(code);
  shows_ = sections.shows();
  sections_ = std::move(sections).found();
}

NumberFormat NumberFormat::built_in(int number) {
  NumberFormat format;
  const bool day = (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 36) ||
                   (number >= 50 && number <= 58);
  const bool month = number == 17 || number == 27 || number == 36 || number == 50 || number == 52 || number == 57;
  const bool time = (number >= 18 && number <= 21) || (number >= 45 && number <= 47);
  const bool percent = number == 9 || number == 10;
  const bool grouped = (number >= 3 && number <= 8) || (number >= 37 && number <= 44);
  if (grouped) format.sections_.assign(1, Words{{}, {}, false, true});
  format.shows_ = month     ? Shows::month
                  : day     ? Shows::day
                  : time    ? Shows::time
                  : percent ? Shows::percent
                            : Shows::number;
  return format;
}

NumberFormat::Words NumberFormat::words(double value) const {
  if (sections_.empty()) return {};
  std::size_t section = 0;
  if (value < 0 && sections_.size() > 1) section = 1;
  if (value == 0 && sections_.size() > 2) section = 2;
  return sections_[section];
}

}  // namespace ducha
