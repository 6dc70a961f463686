// SPDX-License-Identifier: Apache-2.0
#include "rulebook/embedded_text.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"

namespace ducha {

namespace {

// Bytes of the escape at `raw` ("\n" 2, "\x41" 4, "\u4e00" 6, "\U0001f40e" 10); a backslash at a line's end joins
// lines.
std::size_t escape_length(std::string_view raw) {
  if (raw.size() < 2) return raw.size();
  switch (raw[1]) {
    case 'x': return 4;
    case 'u': return 6;
    case 'U': return 10;
    default: return 2;
  }
}

std::size_t utf8_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

// Walks the raw scalar and the decoded text side by side. Outside of escapes a decoded byte is the raw one, or stands
// for a run of white space that holds a line's end.
class Alignment {
 public:
  Alignment(std::string_view raw, std::string_view decoded, ScalarStyle style)
      : raw_(raw), decoded_(decoded), style_(style) {}

  // Offsets in raw; empty where the texts do not match.
  [[nodiscard]] std::vector<std::uint32_t> made() {
    skip_opening();
    while (at_ < decoded_.size()) {
      if (!step()) return {};
    }
    offsets_.push_back(static_cast<std::uint32_t>(raw_at_));
    return std::move(offsets_);
  }

 private:
  void skip_opening() {
    switch (style_) {
      case ScalarStyle::plain: break;
      case ScalarStyle::single_quoted:
      case ScalarStyle::double_quoted: raw_at_ = 1; break;
      case ScalarStyle::literal:
      case ScalarStyle::folded: {
        const std::size_t header = raw_.find('\n');
        raw_at_ = header == std::string_view::npos ? raw_.size() : header + 1;
        // The indentation of a block is that of its first line that is not blank.
        std::size_t line = raw_at_;
        while (line < raw_.size()) {
          const std::size_t text = raw_.find_first_not_of(' ', line);
          if (text == std::string_view::npos) break;
          if (raw_[text] != '\n' && raw_[text] != '\r') {
            indent_ = text - line;
            break;
          }
          line = raw_.find('\n', text) + 1;
        }
        skip_indent();
        break;
      }
    }
  }

  void skip_indent() {
    for (std::size_t skipped = 0; skipped < indent_ && raw_at_ < raw_.size() && raw_[raw_at_] == ' '; ++skipped)
      ++raw_at_;
  }

  void take(std::size_t decoded_bytes, std::size_t raw_bytes) {
    for (std::size_t i = 0; i < decoded_bytes; ++i) offsets_.push_back(static_cast<std::uint32_t>(raw_at_));
    at_ += decoded_bytes;
    raw_at_ = std::min(raw_at_ + raw_bytes, raw_.size());
  }

  bool step() {
    if (raw_at_ >= raw_.size()) return false;
    const char raw = raw_[raw_at_];
    const bool block = style_ == ScalarStyle::literal || style_ == ScalarStyle::folded;
    if (style_ == ScalarStyle::double_quoted && raw == '\\') {
      if (raw_at_ + 1 < raw_.size() && (raw_[raw_at_ + 1] == '\n' || raw_[raw_at_ + 1] == '\r')) {
        ++raw_at_;
        while (raw_at_ < raw_.size() && is_white(raw_[raw_at_])) ++raw_at_;
        return true;
      }
      take(std::min(utf8_length(decoded_[at_]), decoded_.size() - at_), escape_length(raw_.substr(raw_at_)));
      return true;
    }
    if (style_ == ScalarStyle::single_quoted && raw == '\'') {
      take(1, 2);
      return true;
    }
    if (is_white(raw) && holds_line_end()) return block ? block_line_end() : folded_line_end();
    if (raw != decoded_[at_]) return false;
    for (std::size_t bytes = utf8_length(raw); bytes > 0 && at_ < decoded_.size(); --bytes) {
      offsets_.push_back(static_cast<std::uint32_t>(raw_at_));
      ++at_;
      ++raw_at_;
    }
    return true;
  }

  [[nodiscard]] bool holds_line_end() const {
    for (std::size_t i = raw_at_; i < raw_.size() && is_white(raw_[i]); ++i) {
      if (raw_[i] == '\n') return true;
      if ((style_ == ScalarStyle::literal || style_ == ScalarStyle::folded) && raw_[i] != '\r') return false;
    }
    return false;
  }

  // Plain and quoted: a run of white space with a line's end is one space, or a line feed for each further end.
  bool folded_line_end() {
    const std::size_t run = raw_at_;
    while (raw_at_ < raw_.size() && is_white(raw_[raw_at_])) ++raw_at_;
    while (at_ < decoded_.size() && is_white(decoded_[at_])) {
      offsets_.push_back(static_cast<std::uint32_t>(run));
      ++at_;
    }
    return true;
  }

  // Blocks: a line feed, or in a folded one perhaps a space, or nothing; then the indentation.
  bool block_line_end() {
    const std::size_t end = raw_.find('\n', raw_at_);
    if (decoded_[at_] == '\n' || (style_ == ScalarStyle::folded && decoded_[at_] == ' ')) {
      offsets_.push_back(static_cast<std::uint32_t>(raw_at_));
      ++at_;
    }
    raw_at_ = end + 1;
    skip_indent();
    return true;
  }

  std::string_view raw_, decoded_;
  ScalarStyle style_;
  std::size_t raw_at_ = 0, at_ = 0, indent_ = 0;
  std::vector<std::uint32_t> offsets_;
};

}  // namespace

EmbeddedText::EmbeddedText(NodeView scalar, std::uint32_t offset) : whole_(scalar.place()) {
  if (!whole_.known() || !scalar.is_scalar()) return;
  offsets_ = Alignment(whole_.source->slice(whole_.span), scalar.text(), scalar.style()).made();
  for (std::uint32_t& each : offsets_) each += whole_.span.offset;
  offsets_.erase(offsets_.begin(),
                 offsets_.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(offset, offsets_.size())));
}

Place EmbeddedText::place(Span decoded) const {
  if (offsets_.empty()) return whole_;
  const auto at = [this](std::uint32_t index) { return offsets_[std::min<std::size_t>(index, offsets_.size() - 1)]; };
  const std::uint32_t begin = at(decoded.offset);
  return {whole_.source, {begin, std::max(at(decoded.end()), begin) - begin}};
}

}  // namespace ducha
