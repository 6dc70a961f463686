// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/date.h"
#include "base/utf8.h"
#include "feel/value/characters.h"
#include "feel/value/context.h"
#include "feel/value/function.h"
#include "feel/value/list.h"
#include "feel/value/range.h"
#include "feel/value/temporal.h"
#include "feel/value/value.h"

namespace ducha::feel {

namespace {

// Words that a key is not written with bare, lest it be read as something else.
constexpr std::array<std::string_view, 21> kWords{
    "and",      "between", "else", "every", "external", "false",  "for",       "from", "function", "if",  "in",
    "instance", "not",     "null", "of",    "or",       "return", "satisfies", "some", "then",     "true"};

// Words of name characters with one space between them, none of them a keyword: what stands before a colon as it is.
bool is_bare_key(std::string_view key) {
  if (!starts_name(code_point_at(key, 0).value)) return false;
  while (true) {
    const std::string_view word = key.substr(0, past_word(key, 0));
    if (word.empty() || word.find('?') != std::string_view::npos) return false;
    if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return false;
    key.remove_prefix(word.size());
    if (key.empty()) return true;
    if (key.front() != ' ') return false;
    key.remove_prefix(1);
  }
}

class Writer {
 public:
  std::string take() {
    if (broken_) text_ += "...";
    return std::move(text_);
  }

  void write(const Value& value) {
    if (broken_ || text_.size() > kTextLimit || depth_ > Value::kDepthLimit) {
      broken_ = true;
      return;
    }
    switch (value.kind()) {
      case Kind::null: text_ += "null"; break;
      case Kind::boolean: text_ += value.as_boolean() ? "true" : "false"; break;
      case Kind::number: text_ += value.as_number().to_string(); break;
      case Kind::string: write_quoted(value.as_string()); break;
      case Kind::date: write_literal(to_string(value.as_date())); break;
      case Kind::time: write_literal(to_string(value.as_time())); break;
      case Kind::date_time: write_literal(to_string(value.as_date_time())); break;
      case Kind::years_months: write_literal(to_string(value.as_years_months())); break;
      case Kind::days_time: write_literal(to_string(value.as_days_time())); break;
      case Kind::range:
        ++depth_;
        write_range(value.as_range());
        --depth_;
        break;
      case Kind::list:
        ++depth_;
        write_list(value.elements());
        --depth_;
        break;
      case Kind::context:
        ++depth_;
        write_context(value.as_context());
        --depth_;
        break;
      case Kind::function: write_function(value.as_function()); break;
    }
  }

 private:
  void write_literal(const std::string& text) { text_ += "@\"" + text + "\""; }

  void write_quoted(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    text_ += '"';
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '"' || c == '\\') {
        text_ += '\\';
        text_ += c;
      } else if (c == '\n') {
        text_ += "\\n";
      } else if (c == '\t') {
        text_ += "\\t";
      } else if (c == '\r') {
        text_ += "\\r";
      } else if (byte < 0x20 || byte == 0x7F) {
        text_ += "\\u00";
        text_ += kHex[byte >> 4U];
        text_ += kHex[byte & 0xFU];
      } else {
        text_ += c;
      }
    }
    text_ += '"';
  }

  void write_range(const Range& range) {
    const auto one_end = [this](std::string_view sign, const Value& end) {
      text_ += '(';
      text_ += sign;
      text_ += ' ';
      write(end);
      text_ += ')';
    };
    switch (range.form) {
      case RangeForm::interval:
        text_ += range.low_included ? '[' : '(';
        write(range.low);
        text_ += "..";
        write(range.high);
        text_ += range.high_included ? ']' : ')';
        break;
      case RangeForm::less: one_end("<", range.high); break;
      case RangeForm::less_equal: one_end("<=", range.high); break;
      case RangeForm::greater: one_end(">", range.low); break;
      case RangeForm::greater_equal: one_end(">=", range.low); break;
      case RangeForm::equal: one_end("=", range.low); break;
      case RangeForm::not_equal: one_end("!=", range.low); break;
    }
  }

  void write_list(std::span<const Value> elements) {
    text_ += '[';
    for (std::size_t i = 0; i < elements.size() && !broken_; ++i) {
      if (i > 0) text_ += ", ";
      write(elements[i]);
    }
    text_ += ']';
  }

  void write_context(const Context& context) {
    text_ += '{';
    for (std::size_t i = 0; i < context.size() && !broken_; ++i) {
      if (i > 0) text_ += ", ";
      if (is_bare_key(context.name(i))) {
        text_ += context.name(i);
      } else {
        write_quoted(context.name(i));
      }
      text_ += ": ";
      write(context.value(i));
    }
    text_ += '}';
  }

  void write_function(const Function& function) {
    text_ += "function(";
    bool first = true;
    for (const Function::Parameter& parameter : function.parameters()) {
      if (!first) text_ += ", ";
      first = false;
      text_ += parameter.name;
      if (!parameter.type.is_any()) text_ += ": " + to_string(parameter.type);
    }
    text_ += ')';
  }

  std::string text_;
  std::uint32_t depth_ = 0;
  bool broken_ = false;
};

}  // namespace

std::string to_feel(const Value& value) {
  Writer writer;
  writer.write(value);
  return writer.take();
}

std::string to_text(const Value& value) {
  switch (value.kind()) {
    case Kind::string: return std::string(value.as_string());
    case Kind::date: return to_string(value.as_date());
    case Kind::time: return to_string(value.as_time());
    case Kind::date_time: return to_string(value.as_date_time());
    case Kind::years_months: return to_string(value.as_years_months());
    case Kind::days_time: return to_string(value.as_days_time());
    case Kind::null:
    case Kind::boolean:
    case Kind::number:
    case Kind::range:
    case Kind::list:
    case Kind::context:
    case Kind::function: break;
  }
  return to_feel(value);
}

}  // namespace ducha::feel
