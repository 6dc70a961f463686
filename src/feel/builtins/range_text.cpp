// SPDX-License-Identifier: Apache-2.0
#include "feel/builtins/range_text.h"

#include <array>

#include "base/ascii.h"
#include "base/decimal.h"
#include "base/utf8.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::optional<Range> whole() {
    Range range;
    skip();
    if (rest_.empty()) return std::nullopt;
    const char open = rest_.front();
    if (open != '[' && open != '(' && open != ']') return std::nullopt;
    range.low_included = open == '[';
    rest_.remove_prefix(1);
    std::optional<Value> low;
    if (!take("..")) {
      low = literal();
      if (!low || !take("..")) return std::nullopt;
    }
    std::optional<Value> high;
    skip();
    if (!at_closing()) high = literal();
    skip();
    if (rest_.empty() || (!low && !high)) return std::nullopt;
    const char close = rest_.front();
    if (close != ']' && close != ')' && close != '[') return std::nullopt;
    range.high_included = close == ']';
    rest_.remove_prefix(1);
    skip();
    if (!rest_.empty()) return std::nullopt;
    if (!low || !high) return with_one_end(range, std::move(low), std::move(high));
    const std::optional<int> order = compare(*low, *high);
    if (!order || *order > 0) return std::nullopt;
    range.low = std::move(*low);
    range.high = std::move(*high);
    return range;
  }

 private:
  [[nodiscard]] bool at_closing() const {
    return !rest_.empty() && (rest_.front() == ')' || rest_.front() == ']' || rest_.front() == '[');
  }

  // Rule 66, b and c: an end may be left out where its side is open. [1..) is (>= 1).
  static std::optional<Range> with_one_end(Range range, std::optional<Value> low, std::optional<Value> high) {
    if (low) {
      if (range.high_included) return std::nullopt;
      range.form = range.low_included ? RangeForm::greater_equal : RangeForm::greater;
      range.low = std::move(*low);
    } else {
      if (range.low_included) return std::nullopt;
      range.form = range.high_included ? RangeForm::less_equal : RangeForm::less;
      range.high = std::move(*high);
    }
    return range;
  }

  void skip() {
    while (!rest_.empty() && is_white(rest_.front())) rest_.remove_prefix(1);
  }
  bool take(std::string_view sign) {
    skip();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }

  std::optional<Value> literal() {
    skip();
    if (take("@")) {
      const std::optional<std::string> text = quoted();
      return text ? read_temporal(*text) : std::nullopt;
    }
    if (rest_.starts_with('"')) {
      std::optional<std::string> text = quoted();
      return text ? std::optional(Value::string(std::move(*text))) : std::nullopt;
    }
    if (!rest_.empty() && rest_.front() >= 'a' && rest_.front() <= 'z') return call();
    return number();
  }

  // Digits, a point that is not the first of two, digits.
  std::optional<Value> number() {
    std::size_t end = rest_.starts_with('-') ? 1 : 0;
    const auto digit_at = [this](std::size_t at) { return at < rest_.size() && rest_[at] >= '0' && rest_[at] <= '9'; };
    while (digit_at(end)) ++end;
    if (end < rest_.size() && rest_[end] == '.' && digit_at(end + 1)) {
      ++end;
      while (digit_at(end)) ++end;
    }
    const std::optional<Decimal> value = Decimal::read(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return value ? std::optional(Value(*value)) : std::nullopt;
  }

  // date("..."), time("..."), date and time("..."), duration("...")
  std::optional<Value> call() {
    enum class Function : std::uint8_t { date_time, date, time, duration };
    constexpr std::array<std::pair<std::string_view, Function>, 4> kFunctions{{{"date and time", Function::date_time},
                                                                               {"date", Function::date},
                                                                               {"time", Function::time},
                                                                               {"duration", Function::duration}}};
    for (const auto& [name, function] : kFunctions) {
      if (!rest_.starts_with(name)) continue;
      rest_.remove_prefix(name.size());
      if (!take("(")) return std::nullopt;
      skip();
      const std::optional<std::string> text = quoted();
      if (!text || !take(")")) return std::nullopt;
      switch (function) {
        case Function::date_time: {
          const auto value = read_date_time(*text);
          return value ? std::optional(Value::date_time(*value)) : std::nullopt;
        }
        case Function::date: {
          const auto value = read_iso_date(*text);
          return value ? std::optional(Value(*value)) : std::nullopt;
        }
        case Function::time: {
          const auto value = read_time(*text);
          return value ? std::optional(Value(*value)) : std::nullopt;
        }
        case Function::duration: return read_duration(*text);
      }
    }
    return std::nullopt;
  }

  // A string literal with its escapes (grammar rule 35).
  // NOLINTNEXTLINE(readability-function-cognitive-complexity): the grammar of escapes
  std::optional<std::string> quoted() {
    if (!rest_.starts_with('"')) return std::nullopt;
    rest_.remove_prefix(1);
    std::string text;
    char32_t high_half = 0;
    while (!rest_.empty() && rest_.front() != '"') {
      if (rest_.front() != '\\') {
        text += rest_.front();
        rest_.remove_prefix(1);
        continue;
      }
      rest_.remove_prefix(1);
      if (rest_.empty()) return std::nullopt;
      const char sign = rest_.front();
      rest_.remove_prefix(1);
      constexpr std::string_view kSigns = "nrt\"'\\";
      constexpr std::string_view kMeant = "\n\r\t\"'\\";
      if (const std::size_t at = kSigns.find(sign); at != std::string_view::npos) {
        text += kMeant[at];
        continue;
      }
      if (sign != 'u' && sign != 'U') return std::nullopt;
      const std::optional<char32_t> point = hexadecimal(sign == 'u' ? 4 : 6);
      if (!point) return std::nullopt;
      const bool low_half = *point >= 0xDC00 && *point <= 0xDFFF;
      if ((high_half != 0) != low_half) return std::nullopt;
      if (*point >= 0xD800 && *point <= 0xDBFF) {
        high_half = *point;
        if (!rest_.starts_with("\\u")) return std::nullopt;
      } else {
        append_utf8(text, static_cast<std::int32_t>(
                              low_half ? 0x10000 + ((high_half - 0xD800) << 10U) + (*point - 0xDC00) : *point));
        high_half = 0;
      }
    }
    if (rest_.empty()) return std::nullopt;
    rest_.remove_prefix(1);
    return text;
  }

  std::optional<char32_t> hexadecimal(std::size_t digits) {
    if (rest_.size() < digits) return std::nullopt;
    char32_t value = 0;
    for (const char c : rest_.substr(0, digits)) {
      if (!is_hex_digit(c)) return std::nullopt;
      const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
      value = value * 16 + static_cast<char32_t>(digit);
    }
    rest_.remove_prefix(digits);
    return value <= 0x10FFFF ? std::optional(value) : std::nullopt;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<Range> read_range(std::string_view text) { return Reader(text).whole(); }

}  // namespace ducha::feel
