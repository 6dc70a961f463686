// SPDX-License-Identifier: Apache-2.0
#include "document/json_fault.h"

#include <algorithm>
#include <iterator>
#include <string>

#include <nlohmann/json.hpp>

#include "base/ascii.h"

namespace ducha {

namespace {

bool is_word(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_sign(char c) { return c == '-' || c == '+' || c == '.'; }

// Takes every value and says nothing of it; keeps what the parser says of the first fault.
class FaultListener : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool /*value*/) override { return true; }
  bool number_integer(number_integer_t /*value*/) override { return true; }
  bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
  bool string(string_t& /*value*/) override { return true; }
  bool binary(binary_t& /*value*/) override { return true; }
  bool start_object(std::size_t /*elements*/) override { return true; }
  bool key(string_t& /*value*/) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t /*elements*/) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string& last_token,
                   const nlohmann::detail::exception& fault) override {
    read_ = position;
    token_ = last_token;
    sentence_ = fault.what();
    at_end_ = sentence_.ends_with("expected end of input");
    sentence_.erase(std::min(sentence_.find("; last read: "), sentence_.size()));
    return false;
  }

  // Bytes read, the end counted as one.
  [[nodiscard]] std::size_t read() const { return read_; }
  [[nodiscard]] const std::string& token() const { return token_; }
  // Whether the value had ended.
  [[nodiscard]] bool at_end() const { return at_end_; }
  // Of the parser's own words, without those of the text.
  [[nodiscard]] bool says(std::string_view words) const { return sentence_.find(words) != std::string::npos; }

 private:
  std::size_t read_ = 0;
  std::string token_;
  std::string sentence_;
  bool at_end_ = false;
};

// What the parser's sentence means, and where its token begins: the parser counts to its end.
class FoundFault {
 public:
  FoundFault(std::string_view text, const FaultListener& told)
      : text_(text), told_(told), read_(std::min(told.read(), text.size())), begin_(begin_of_token()) {}

  [[nodiscard]] JsonFaultAt made() const {
    if (told_.at_end()) return adjacent().value_or(JsonFaultAt{JsonFault::trailing, begin_});
    if (told_.says("parsing object separator")) return {JsonFault::colon, begin_};
    if (told_.says("parsing object key")) return of_key();
    if (told_.says("parsing object")) return adjacent().value_or(JsonFaultAt{JsonFault::comma_or_brace, begin_});
    if (told_.says("parsing array")) return adjacent().value_or(JsonFaultAt{JsonFault::comma_or_bracket, begin_});
    if (here() == '"') return of_string();
    if (here() == ']' && before() == ',') return {JsonFault::comma_at_end, last_mark()};
    if (const auto number = adjacent()) return *number;
    return {is_digit(here()) || is_sign(here()) ? JsonFault::number : JsonFault::value, begin_};
  }

 private:
  [[nodiscard]] std::size_t begin_of_token() const {
    if (told_.says("unexpected end of input")) return text_.size();
    if (told_.says("invalid literal")) return told_.read() - 1 - begun_literal(text_.substr(0, told_.read() - 1));
    if (told_.says("unexpected true literal") || told_.says("unexpected null literal")) return read_ - 4;
    if (told_.says("unexpected false literal")) return read_ - 5;
    const bool kept = told_.says("invalid string") || told_.says("invalid number") ||
                      told_.says("unexpected string literal") || told_.says("unexpected number literal");
    if (!kept) return read_ - 1;
    // A control character, which is the last, is shown as <U+000A>.
    constexpr std::size_t kShown = 8;
    const bool shown = read_ == told_.read() && static_cast<unsigned char>(text_[read_ - 1]) < 0x20;
    return read_ - (told_.token().size() - (shown ? kShown - 1 : 0));
  }

  // Letters at the end with which true, false or null begins.
  [[nodiscard]] static std::size_t begun_literal(std::string_view text) {
    for (const std::string_view literal : {"true", "false", "null"}) {
      for (std::size_t length = literal.size() - 1; length > 0; --length) {
        if (text.ends_with(literal.substr(0, length))) return length;
      }
    }
    return 0;
  }

  [[nodiscard]] char here() const { return begin_ < text_.size() ? text_[begin_] : '\0'; }
  // What is no blank before the token.
  [[nodiscard]] std::size_t last_mark() const { return text_.substr(0, begin_).find_last_not_of(" \t\r\n"); }
  [[nodiscard]] char before() const { return last_mark() == std::string_view::npos ? '\0' : text_[last_mark()]; }

  // A number or a word that goes on where the parser took it to have ended, as in 01 or nulls.
  [[nodiscard]] std::optional<JsonFaultAt> adjacent() const {
    if (!is_word(here()) && !is_sign(here())) return std::nullopt;
    std::size_t begin = begin_;
    while (begin > 0 && (is_word(text_[begin - 1]) || is_sign(text_[begin - 1]))) --begin;
    if (begin == begin_) return std::nullopt;
    const bool number = is_digit(text_[begin]) || is_sign(text_[begin]);
    if (!number && is_sign(here())) return std::nullopt;
    return JsonFaultAt{number ? JsonFault::number : JsonFault::value, begin};
  }

  [[nodiscard]] JsonFaultAt of_key() const {
    if (here() == '"') return of_string();
    if (here() == '}' && before() == ',') return {JsonFault::comma_at_end, last_mark()};
    return {JsonFault::key, begin_};
  }

  [[nodiscard]] JsonFaultAt of_string() const {
    if (told_.says("missing closing quote")) return {JsonFault::unclosed_string, begin_};
    if (told_.says("control character")) {
      // A quote that was forgotten is found at the end of its line.
      const bool ends_line = text_[read_ - 1] == '\n' || text_[read_ - 1] == '\r';
      const bool closes_later = text_.find('"', read_) != std::string_view::npos;
      if (ends_line && !closes_later) return {JsonFault::unclosed_string, begin_};
      return {JsonFault::control, read_ - 1};
    }
    if (told_.says("ill-formed UTF-8")) return {JsonFault::other, read_ - 1};
    return of_escape();
  }

  // An escape that is none, or half a character: then the place is the half that stands there.
  [[nodiscard]] JsonFaultAt of_escape() const {
    constexpr std::size_t kEscape = 6;  // as in \uD83D
    const std::size_t escape = text_.substr(0, told_.read() - 1).rfind('\\');
    if (escape == std::string_view::npos || escape < begin_) return {JsonFault::escape, begin_};
    if (told_.says("must follow")) return {JsonFault::surrogate, escape};
    if (told_.says("followed by U+")) {
      const bool alone = escape + kEscape + 1 == told_.read();
      return {JsonFault::surrogate, alone ? escape : escape - kEscape};
    }
    const bool second = escape > begin_ + kEscape && is_first_half(escape - kEscape) && told_.says("4 hex digits");
    return second ? JsonFaultAt{JsonFault::surrogate, escape - kEscape} : JsonFaultAt{JsonFault::escape, escape};
  }

  [[nodiscard]] bool is_first_half(std::size_t at) const {
    const std::string_view before = text_.substr(0, at);
    const std::size_t other = before.find_last_not_of('\\');
    const std::size_t backslashes = before.size() - (other == std::string_view::npos ? 0 : other + 1);
    return backslashes % 2 == 0 && text_.substr(at, 2) == "\\u" && (text_[at + 2] == 'd' || text_[at + 2] == 'D') &&
           std::string_view("89abAB").find(text_[at + 3]) != std::string_view::npos;
  }

  std::string_view text_;
  const FaultListener& told_;
  std::size_t read_;   // bytes, up to the fault
  std::size_t begin_;  // of the token that is none, or of one that should not stand there
};

// What people write for JSON that is none, where it can be told by its first characters.
JsonFaultAt named(std::string_view text, JsonFaultAt found) {
  static constexpr std::string_view kNotFinite[] = {"NaN", "nan", "Infinity", "-Infinity", "inf", "-inf"};
  static constexpr std::string_view kComments[] = {"//", "/*", "#"};
  static constexpr std::string_view kQuotes[] = {
      "'", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98", "\xE2\x80\x99", "\xEF\xBC\x82"};
  static constexpr std::string_view kWide[] = {"\xEF\xBC\x9A", "\xEF\xBC\x8C"};
  const std::string_view here = text.substr(std::min(found.offset, text.size()));
  const auto begins = [&here](const auto& table) {
    return std::any_of(std::begin(table), std::end(table),
                       [&](std::string_view word) { return here.starts_with(word); });
  };
  if (begins(kNotFinite)) return {JsonFault::not_finite, found.offset};
  if (begins(kComments)) return {JsonFault::comment, found.offset};
  if (begins(kQuotes)) return {JsonFault::quotes, found.offset};
  return begins(kWide) ? JsonFaultAt{JsonFault::wide_mark, found.offset} : found;
}

}  // namespace

const WordTable<JsonFault>& table_of(JsonFault /*name*/) {
  static const WordTable<JsonFault> kTable({
#define DUCHA_JSON_FAULT(enumerator, zh, en) Text(zh, en),
#include "document/json_faults.def"
#undef DUCHA_JSON_FAULT
  });
  return kTable;
}

std::optional<JsonFaultAt> first_json_fault(std::string_view text) {
  // A number beyond a double is no fault here, and ends the parser: it looks again with another in its place.
  constexpr int kBeyondDouble = 50;
  std::string replaced;
  for (int round = 0;; ++round) {
    const std::string_view seen = replaced.empty() ? text : replaced;
    FaultListener listener;
    if (nlohmann::json::sax_parse(seen.begin(), seen.end(), &listener)) break;
    if (!listener.says("number overflow")) return named(seen, FoundFault(seen, listener).made());
    const std::size_t begin = listener.read() - listener.token().size();
    const char behind = listener.read() < seen.size() ? seen[listener.read()] : ' ';
    if (is_word(behind) || is_sign(behind)) return JsonFaultAt{JsonFault::number, begin};
    if (round == kBeyondDouble) return JsonFaultAt{JsonFault::other, begin};
    if (replaced.empty()) replaced = text;
    replaced.replace(begin, listener.token().size(), "1." + std::string(listener.token().size() - 2, '0'));
  }
  // The parser takes it for the end.
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos)
    return JsonFaultAt{JsonFault::trailing, nul};
  return std::nullopt;
}

std::optional<JsonFaultAt> first_json_line_fault(std::string_view line) {
  std::optional<JsonFaultAt> found = first_json_fault(line);
  if (!found) return found;
  const std::size_t last = line.find_last_not_of(" \t\r\n");
  const bool at_end = last == std::string_view::npos || found->offset > last;
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  // A plan begins with a brace; what else begins a line of one that is written over several, its middle or its end.
  const bool inside =
      first != std::string_view::npos && std::string_view("\"}]").find(line[first]) != std::string_view::npos;
  if ((at_end && found->fault != JsonFault::unclosed_string) || inside) found->fault = JsonFault::line_part;
  if (found->fault == JsonFault::trailing) found->fault = JsonFault::line_behind;
  return found;
}

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
