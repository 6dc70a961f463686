// SPDX-License-Identifier: Apache-2.0
#include "document/json_fault.h"

#include <algorithm>
#include <array>
#include <string>

namespace ducha {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

// Without recursion: brackets that are open stand in a string.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<JsonFaultAt> first_fault() {
    while (!fault_ && !complete_) step();
    if (!fault_) {
      skip_space();
      if (at_ < text_.size()) fail(JsonFault::trailing, at_);
    }
    return fault_;
  }

 private:
  void fail(JsonFault fault, std::size_t offset) {
    if (!fault_) fault_ = JsonFaultAt{fault, offset};
  }

  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void skip_space() {
    while (at_ < text_.size() && std::string_view(" \t\n\r").find(text_[at_]) != std::string_view::npos) ++at_;
  }

  // A value, and what may stand behind it.
  void step() {
    skip_space();
    const char c = peek();
    if (c == '{' || c == '[') {
      open_ += c;
      ++at_;
      skip_space();
      if (peek() == (c == '{' ? '}' : ']')) {
        close();
      } else if (c == '{') {
        key();
      }
      return;
    }
    scalar(c);
    if (!fault_) behind_value();
  }

  void close() {
    open_.pop_back();
    ++at_;
    behind_value();
  }

  void behind_value() {
    while (!fault_) {
      if (open_.empty()) {
        complete_ = true;
        return;
      }
      skip_space();
      const bool in_object = open_.back() == '{';
      if (peek() == (in_object ? '}' : ']')) {
        open_.pop_back();
        ++at_;
        continue;
      }
      if (peek() != ',') {
        fail(in_object ? JsonFault::comma_or_brace : JsonFault::comma_or_bracket, at_);
        return;
      }
      const std::size_t comma = at_++;
      skip_space();
      if (peek() == (in_object ? '}' : ']')) fail(JsonFault::comma_at_end, comma);
      if (!fault_ && in_object) key();
      return;
    }
  }

  void key() {
    if (peek() != '"') return fail(JsonFault::key, at_);
    string();
    skip_space();
    if (fault_) return;
    if (peek() != ':') return fail(JsonFault::colon, at_);
    ++at_;
  }

  void scalar(char c) {
    if (c == '"') return string();
    const std::size_t begin = at_;
    const bool is_number = is_digit(c) || c == '-' || c == '+' || c == '.';
    while (at_ < text_.size() &&
           (is_word(text_[at_]) || (is_number && (text_[at_] == '-' || text_[at_] == '+' || text_[at_] == '.'))))
      ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (is_number) {
      if (!is_json_number(word)) fail(JsonFault::number, begin);
    } else if (word != "true" && word != "false" && word != "null") {
      fail(JsonFault::value, begin);
    }
  }

  void string() {
    const std::size_t begin = at_++;
    while (!fault_) {
      if (at_ >= text_.size()) return fail(JsonFault::unclosed_string, begin);
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return;
      }
      // A quote that was forgotten is found at the end of its line.
      if (c == '\n' || c == '\r') {
        const bool closes_later = text_.find('"', at_) != std::string_view::npos;
        return fail(closes_later ? JsonFault::control : JsonFault::unclosed_string, closes_later ? at_ : begin);
      }
      if (static_cast<unsigned char>(c) < 0x20) return fail(JsonFault::control, at_);
      if (c == '\\') {
        escape();
      } else {
        ++at_;
      }
    }
  }

  void escape() {
    const std::size_t begin = at_++;
    const char c = peek();
    ++at_;
    if (c != 'u') {
      if (c == '\0' || std::string_view("\"\\/bfnrt").find(c) == std::string_view::npos) fail(JsonFault::escape, begin);
      return;
    }
    const std::optional<std::uint32_t> first = four_digits();
    if (!first) return fail(JsonFault::escape, begin);
    if (*first < 0xD800 || *first > 0xDFFF) return;
    if (*first >= 0xDC00 || !text_.substr(at_).starts_with("\\u")) return fail(JsonFault::surrogate, begin);
    at_ += 2;
    const std::optional<std::uint32_t> second = four_digits();
    if (!second || *second < 0xDC00 || *second > 0xDFFF) fail(JsonFault::surrogate, begin);
  }

  std::optional<std::uint32_t> four_digits() {
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
      const std::size_t digit = peek() == '\0' ? std::string_view::npos : kDigits.find(peek());
      if (digit == std::string_view::npos) return std::nullopt;
      value = value * 16 + static_cast<std::uint32_t>(digit < 16 ? digit : digit - 6);
    }
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string open_;
  bool complete_ = false;
  std::optional<JsonFaultAt> fault_;
};

}  // namespace

const Text& words_of(JsonFault fault) {
  static const std::array kWords = {
#define DUCHA_JSON_FAULT(enumerator, zh, en) Text(zh, en),
#include "document/json_faults.def"
#undef DUCHA_JSON_FAULT
  };
  return kWords[static_cast<std::size_t>(fault)];
}

std::optional<JsonFaultAt> first_json_fault(std::string_view text) { return Scanner(text).first_fault(); }

bool is_json_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at - begin;
  };
  if (text.starts_with('-')) ++at;
  const std::size_t whole = at;
  const std::size_t count = digits();
  if (count == 0 || (count > 1 && text[whole] == '0')) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

}  // namespace ducha
