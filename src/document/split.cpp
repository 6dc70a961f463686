// SPDX-License-Identifier: Apache-2.0
#include "document/split.h"

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>

#include "base/limits.h"
#include "document/codes.h"
#include "document/encoding.h"
#include "document/json_fault.h"

namespace ducha {

namespace {

constexpr std::string_view kSpace = " \t\n\r";
constexpr std::size_t kReadAhead = std::size_t{1} << 16U;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view text) {
  return text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text;
}

// `---` or `...` and behind it a space or the end of the line.
bool is_marker(std::string_view line, std::string_view marker) {
  if (!line.starts_with(marker)) return false;
  return line.size() == marker.size() || kSpace.find(line[marker.size()]) != std::string_view::npos;
}

// Nothing, a comment or a directive: what may stand before the `---` of a document.
bool is_prefix(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(kSpace);
  return begin == std::string_view::npos || line[begin] == '#' || line[0] == '%';
}

void report_too_large(const std::string& name, std::uint32_t line, Diagnostics& diagnostics) {
  const auto source = std::make_shared<const SourceText>(name, std::string(), line);
  diagnostics.add(code::document_too_large, {source, {}}, {std::to_string(kDocumentBytes >> 20U)});
}

}  // namespace

std::string_view Lines::ahead() {
  if (begin_ == end_) {
    if (buffer_ == nullptr) buffer_ = std::make_unique_for_overwrite<char[]>(kReadAhead);
    begin_ = end_ = 0;
    // readsome() gives what is there; where that is nothing, peek() waits for something.
    while (end_ == 0 && stream_.good()) {
      end_ = static_cast<std::size_t>(stream_.readsome(buffer_.get(), kReadAhead));
      if (end_ == 0 && stream_.good()) stream_.peek();
    }
  }
  return {buffer_.get() + begin_, end_ - begin_};
}

bool Lines::append(std::string& text, std::size_t limit) {
  bool any = false, ended = false;
  while (!ended) {
    const std::string_view piece = ahead();
    if (piece.empty()) break;
    any = true;
    const std::size_t feed = piece.find('\n');
    ended = feed != std::string_view::npos;
    const std::size_t size = ended ? feed + 1 : piece.size();
    if (text.size() <= limit) text.append(piece.substr(0, size));
    begin_ += size;
  }
  if (any) ++number_;
  return any;
}

std::optional<std::string_view> Lines::next(std::size_t limit) {
  const std::string_view piece = ahead();
  if (const std::size_t feed = piece.find('\n'); feed != std::string_view::npos) {
    begin_ += feed + 1;
    ++number_;
    return piece.substr(0, feed);
  }
  cut_.clear();
  if (!append(cut_, limit)) return std::nullopt;
  if (cut_.ends_with('\n')) cut_.pop_back();
  return cut_;
}

SourcePtr YamlSplitter::next(Diagnostics& diagnostics) {
  for (;;) {
    std::string text = std::exchange(ahead_, {});
    std::uint32_t first = ahead_number_;
    bool begun = !text.empty();  // by its `---` or by content
    bool ended = false;          // by `...`
    bool more = true;
    while (!ended && ahead_.empty() && more) {
      std::string line;
      more = lines_.append(line, kDocumentBytes);
      const std::string_view bare = without_mark(line);
      const bool starts = is_marker(bare, "---");
      if (starts && begun) {
        ahead_ = std::move(line);
        ahead_number_ = lines_.number();
      } else if (more) {
        if (text.empty()) first = lines_.number();
        ended = is_marker(bare, "...");
        begun = begun || starts || (!ended && !is_prefix(bare));
        if (text.size() <= kDocumentBytes) text += line;
      }
    }
    if (text.size() > kDocumentBytes) {
      report_too_large(name_, first, diagnostics);
    } else if (begun) {
      return std::make_shared<const SourceText>(name_, std::move(text), first);
    }
    if (!more) return nullptr;
  }
}

SourcePtr LineSplitter::next(Diagnostics& diagnostics) {
  for (;;) {
    std::string line;
    if (!lines_.append(line, kDocumentBytes)) return nullptr;
    if (line.size() > kDocumentBytes) {
      report_too_large(name_, lines_.number(), diagnostics);
    } else if (without_mark(line).find_first_not_of(kSpace) != std::string_view::npos) {
      return std::make_shared<const SourceText>(name_, std::move(line), lines_.number());
    }
  }
}

JsonElements::JsonElements(SourcePtr source) : source_(std::move(source)), at_(byte_order_mark(*source_)) {
  skip_space();
  const std::string_view bytes = source_->bytes();
  if (at_ == bytes.size()) {
    state_ = State::ended;
  } else if (bytes[at_] == '[') {
    state_ = State::first;
    ++at_;
    skip_space();
  }
}

void JsonElements::skip_space() {
  const std::string_view bytes = source_->bytes();
  at_ = std::min(bytes.find_first_not_of(kSpace, at_), bytes.size());
}

// To the end of a value as its brackets and quotes say; whether it is one, its reader finds out. False where the end of
// the source came first.
// NOLINTNEXTLINE(readability-function-cognitive-complexity): one character at a time
bool JsonElements::skip_value() {
  const std::string_view bytes = source_->bytes();
  std::size_t depth = 0;
  for (; at_ < bytes.size(); ++at_) {
    const char c = bytes[at_];
    if (c == '"') {
      for (++at_; at_ < bytes.size() && bytes[at_] != '"'; ++at_) {
        if (bytes[at_] == '\\') ++at_;
      }
      if (at_ >= bytes.size()) depth = 1;  // the quote is open still
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth == 0) return true;
      if (--depth == 0) {
        ++at_;
        return true;
      }
    } else if (c == ',' && depth == 0) {
      return true;
    }
  }
  at_ = bytes.size();
  return depth == 0;
}

void JsonElements::report(JsonFault fault, std::size_t offset, Diagnostics& diagnostics) {
  state_ = State::ended;
  const std::uint32_t at = last_text_before(*source_, static_cast<std::uint32_t>(offset));
  diagnostics.add(code::document_json, {source_, {at, 1}}, {words_of(fault)});
}

// Steps over the comma behind an element; at the array's end says what follows it.
void JsonElements::pass_comma(Diagnostics& diagnostics) {
  const std::string_view bytes = source_->bytes();
  skip_space();
  const std::string_view mark = bytes.substr(at_, 1);  // empty at the end
  if (!complete_) {
    state_ = State::ended;  // what its reader finds wrong with it is all that can be said
  } else if (mark == ",") {
    comma_ = at_++;
    skip_space();
  } else if (mark == "]") {
    ++at_;
    skip_space();
    state_ = State::ended;
    if (at_ < bytes.size()) report(JsonFault::trailing, at_, diagnostics);
  } else {
    report(JsonFault::comma_or_bracket, at_, diagnostics);
  }
}

std::optional<Span> JsonElements::next(Diagnostics& diagnostics) {
  const std::string_view bytes = source_->bytes();
  switch (state_) {
    case State::ended: return std::nullopt;
    case State::alone: {
      const std::size_t begin = std::exchange(at_, bytes.size());
      state_ = State::ended;
      return span_from(begin);
    }
    case State::first:
      state_ = State::later;
      if (at_ == bytes.size() || bytes[at_] != ']') return element(diagnostics);
      break;
    case State::later: break;
  }
  pass_comma(diagnostics);
  return state_ == State::ended ? std::nullopt : element(diagnostics);
}

Span JsonElements::span_from(std::size_t begin) const {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_ - begin)};
}

std::optional<Span> JsonElements::element(Diagnostics& diagnostics) {
  const std::string_view bytes = source_->bytes();
  const std::size_t begin = at_;
  complete_ = skip_value();
  if (at_ > begin) return span_from(begin);
  const bool comma_at_end = comma_ > 0 && begin < bytes.size() && bytes[begin] == ']';
  report(comma_at_end ? JsonFault::comma_at_end : JsonFault::value, comma_at_end ? comma_ : begin, diagnostics);
  return std::nullopt;
}

}  // namespace ducha
