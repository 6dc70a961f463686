// SPDX-License-Identifier: Apache-2.0
#include "document/decoding.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <sstream>
#include <streambuf>
#include <utility>

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include "base/utf8.h"
#include "document/codes.h"
#include "document/encoding.h"

namespace ducha {

namespace {

constexpr std::size_t kBlock = 1U << 16U;
constexpr char kCutCharacter = '\xF0';  // for what the end of the file leaves of one

// Without a sequence that the block's end cuts.
std::string_view whole_sequences(std::string_view bytes) {
  constexpr std::size_t kLongest = 4;
  constexpr unsigned char kLead = 0xC0;
  for (std::size_t back = 1; back < kLongest && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte < 0x80U) break;
    if (byte < kLead) continue;
    const std::size_t length = byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
    return length > back ? bytes.substr(0, bytes.size() - back) : bytes;
  }
  return bytes;
}

bool is_utf8_so_far(std::string_view bytes) {
  const std::string_view whole = whole_sequences(bytes);
  return simdjson::validate_utf8(whole.data(), whole.size());
}

std::size_t beyond_ascii(std::string_view bytes) {
  return static_cast<std::size_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U; }));
}

// Chinese takes three bytes and more; two are as well one character of GB18030.
bool has_long_sequence(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xE0U; });
}

// Bytes of those characters of GB18030 that are in daily use: punctuation, and the first of the two levels of GB 2312.
std::size_t read_as_common_gb18030(std::string_view bytes) {
  constexpr unsigned char kTrail = 0xA1;
  std::size_t common = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); ++at) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    const auto trail = static_cast<unsigned char>(bytes[at + 1]);
    if (lead < 0x80U || trail < 0x30U) continue;
    const bool in_use = (lead >= 0xA1U && lead <= 0xA3U) || (lead >= 0xB0U && lead <= 0xD7U);
    if (in_use && trail >= kTrail) common += 2;
    ++at;
  }
  return common;
}

// Whether most of what is beyond ASCII is well-formed: UTF-8 with some damage, which GB18030 would turn into nonsense,
// rare characters for the most part. Many a character of GB18030 looks like one of UTF-8, but not all of a text do.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = code_point_at(bytes, at);
    if (point.length > 1) good += point.length;
    if (point.value < 0) ++bad;
    at += point.length;
  }
  return good > bad && good >= read_as_common_gb18030(bytes);
}

// UTF-16 that no mark begins: ASCII in it, line ends at least, leaves bytes of zero, all of them the first of two or
// all the second. A text of another encoding has none, and a binary file has both.
std::optional<Encoding> unmarked_utf16(std::string_view bytes) {
  constexpr std::size_t kOften = 16;  // one unit of so many, at least
  bytes = bytes.substr(0, kBlock);
  if (bytes.find('\0') == std::string_view::npos) return std::nullopt;
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < bytes.size(); ++at) zeros[at % 2] += bytes[at] == '\0' ? 1U : 0U;
  const auto tells = [&](std::size_t which) {
    return zeros[which] > 1 && zeros[1 - which] == 0 && zeros[which] * kOften * 2 >= bytes.size();
  };
  if (tells(1)) return Encoding::utf16_le;
  return tells(0) ? std::optional(Encoding::utf16_be) : std::nullopt;
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterPtr = std::unique_ptr<UConverter, CloseConverter>;

// Stops at what it does not know, instead of writing something in its place.
ConverterPtr converter_for(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  ConverterPtr converter(ucnv_open(std::string(name).c_str(), &status));
  if (converter) {
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  }
  return converter;
}

// Decodes piece by piece; what a piece cuts is kept for the next.
class Converter {
 public:
  explicit Converter(Encoding encoding) : from_(converter_for(to_string(encoding))), to_(converter_for("UTF-8")) {}
  ~Converter() = default;
  // ICU is told where it stopped in the units between.
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  void append(std::string_view bytes, bool last, std::string& text) {
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    if (!from_ || !to_) {
      text.append(from, end);
      return;
    }
    for (UErrorCode status = convert(from, end, last, text); U_FAILURE(status);
         status = convert(from, end, last, text)) {
      // Illegal bytes were taken; what was read before them is still between the two, and what follows is read on.
      write_units(text);
      text += status == U_TRUNCATED_CHAR_FOUND ? kCutCharacter : kNoCharacter;
      faulty_ = true;
    }
  }
  [[nodiscard]] bool faulty() const { return faulty_; }

 private:
  static constexpr std::size_t kPiece = 8192;
  static constexpr std::size_t kUnits = 4096;

  // A failure where it stops at what the encoding does not know, behind it.
  UErrorCode convert(const char*& from, const char* end, bool last, std::string& text) {
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
      std::array<char, kPiece> piece;  // written before it is read
      char* to = piece.data();
      status = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &to, piece.data() + piece.size(), &from, end, units_.data(), &unit_,
                     &units_end_, units_.data() + units_.size(), 0, last ? 1 : 0, &status);
      text.append(piece.data(), to);
    }
    return status;
  }

  // ICU leaves them where it stops.
  void write_units(std::string& text) {
    const UChar* unit = unit_;
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
      std::array<char, kPiece> piece;  // written before it is read
      char* to = piece.data();
      status = U_ZERO_ERROR;
      ucnv_fromUnicode(to_.get(), &to, piece.data() + piece.size(), &unit, units_end_, nullptr, 0, &status);
      text.append(piece.data(), to);
    }
    unit_ = units_end_ = units_.data();
  }

  ConverterPtr from_, to_;
  std::array<UChar, kUnits> units_{};  // between the two
  UChar* unit_ = units_.data();
  UChar* units_end_ = units_.data();
  bool faulty_ = false;
};

bool is_gb18030_so_far(std::string_view bytes) {
  if (is_mostly_utf8(bytes)) return false;
  Converter converter(Encoding::gb18030);
  std::string text;
  converter.append(bytes, false, text);
  return !converter.faulty();
}

// Characters of two bytes alone, four of five of them in the half of Big5 that is in daily use, and a tenth and more
// with a second byte below 0x80: of what GB18030 writes so, nobody writes a tenth.
bool is_big5_so_far(std::string_view bytes) {
  const auto in = [](unsigned char byte, unsigned char first, unsigned char last) {
    return byte >= first && byte <= last;
  };
  std::size_t pairs = 0;
  std::size_t common = 0;
  std::size_t low = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80U) continue;
    if (at + 1 == bytes.size()) break;
    const auto trail = static_cast<unsigned char>(bytes[++at]);
    if (!in(lead, 0xA1, 0xF9) || (!in(trail, 0x40, 0x7E) && !in(trail, 0xA1, 0xFE))) return false;
    ++pairs;
    if (lead <= 0xC6U) ++common;
    if (trail < 0x80U) ++low;
  }
  return pairs > 1 && common * 5 >= pairs * 4 && low * 10 >= pairs;
}

// What lines say of their encoding, from the first byte beyond ASCII on; nullopt: not enough, unless it is all there
// is.
std::optional<Encoding> guessed(std::string_view lines, bool all) {
  constexpr std::size_t kTelling = 4096;  // bytes beyond ASCII: fewer may look like anything
  if (is_utf8_so_far(lines)) return all || has_long_sequence(lines) ? std::optional(Encoding::utf8) : std::nullopt;
  if (!all && beyond_ascii(lines) < kTelling) return std::nullopt;
  if (!is_mostly_utf8(lines) && is_big5_so_far(lines)) return Encoding::big5;
  return is_gb18030_so_far(lines) ? Encoding::gb18030 : Encoding::utf8;
}

// Whether nothing is to be decoded, and no return to be made a line's end.
bool is_as_read(std::string_view bytes) {
  if (bytes.size() < 2) return true;
  const std::size_t first_end = bytes.find_first_of("\r\n");
  const bool returns = first_end != std::string_view::npos && bytes[first_end] == '\r' &&
                       (first_end + 1 == bytes.size() || bytes[first_end + 1] != '\n');
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || unmarked_utf16(bytes).has_value();
  return !wide && !returns && simdjson::validate_utf8(bytes.data(), bytes.size());
}

}  // namespace

std::string_view to_string(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16_le: return "UTF-16LE";
    case Encoding::utf16_be: return "UTF-16BE";
    case Encoding::gb18030: return "GB18030";
    case Encoding::big5: return "Big5";
  }
  return {};
}

class DecodedStream::Buffer : public std::streambuf {
 public:
  explicit Buffer(std::streambuf* source) : source_(source) {}
  [[nodiscard]] Encoding encoding() const { return encoding_; }

 protected:
  int_type underflow() override {
    while (gptr() == egptr()) {
      if (ended_) return traits_type::eof();
      fill();
    }
    return traits_type::to_int_type(*gptr());
  }
  std::streamsize showmanyc() override { return ended_ || source_ == nullptr ? -1 : source_->in_avail(); }

 private:
  // As much as is there, so that a pipe's lines are read when they come.
  void fill() {
    raw_ = std::exchange(held_, {});
    ended_ = source_ == nullptr || traits_type::eq_int_type(source_->sgetc(), traits_type::eof());
    if (!ended_) {
      const auto there = static_cast<std::size_t>(std::max<std::streamsize>(source_->in_avail(), 1));
      const std::size_t before = raw_.size();
      raw_.resize(before + std::min(there, kBlock));
      const std::streamsize got =
          source_->sgetn(raw_.data() + before, static_cast<std::streamsize>(raw_.size() - before));
      raw_.resize(before + static_cast<std::size_t>(got));
    }
    if (!began_ && !begin()) return;
    if (undecided_) decide();
    text_.clear();
    if (converter_) {
      converter_->append(raw_, ended_, text_);
    } else {
      text_.swap(raw_);
    }
    end_lines();
    setg(text_.data(), text_.data(), text_.data() + text_.size());
  }

  // False: the byte order mark may not be whole, or there is too little to tell UTF-16 by.
  bool begin() {
    using namespace std::string_view_literals;
    constexpr std::size_t kMark = 4;
    constexpr std::size_t kTelling = 512;
    const bool lined = raw_.find_first_of("\r\n") != std::string::npos && raw_.find('\0') == std::string::npos;
    if (!ended_ && (raw_.size() < kMark || (raw_.size() < kTelling && !lined && !unmarked_utf16(raw_)))) {
      held_.swap(raw_);
      return false;
    }
    began_ = true;
    const std::string_view bytes = raw_;
    if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
      undecided_ = false;  // UTF-32, which nobody writes: its reader says so
    } else if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") ||
               bytes.starts_with("\xD0\xCF\x11\xE0"sv)) {
      undecided_ = false;  // a workbook, which is no text
      ends_with_return_ = false;
    } else if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
      choose(bytes.front() == '\xFF' ? Encoding::utf16_le : Encoding::utf16_be);
      raw_.erase(0, 2);
    } else if (const std::optional<Encoding> encoding = unmarked_utf16(bytes)) {
      choose(*encoding);
    }
    return true;
  }

  void decide() {
    const auto first =
        std::find_if(raw_.begin(), raw_.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0x80U; });
    if (first == raw_.end()) return;
    const auto ascii = static_cast<std::size_t>(first - raw_.begin());
    const std::string_view beyond = std::string_view(raw_).substr(ascii);
    // By whole lines, wherever a pipe cuts them.
    std::optional<Encoding> guess;
    for (std::size_t end = beyond.find('\n'); !guess && end < kBlock; end = beyond.find('\n', end + 1))
      guess = guessed(beyond.substr(0, end + 1), false);
    if (!guess && (ended_ || beyond.size() >= kBlock)) guess = guessed(beyond.substr(0, kBlock), true);
    if (!guess) {
      held_ = beyond;
      raw_.resize(ascii);
      return;
    }
    undecided_ = false;
    if (*guess != Encoding::utf8) choose(*guess);
  }

  // Where the first line ends with a return alone, each return that no line feed follows ends one. What follows a
  // return at the end of a piece, the next piece says.
  void end_lines() {
    if (returned_) text_.insert(text_.begin(), '\r');
    returned_ = !ended_ && text_.ends_with('\r') && ends_with_return_.value_or(true);
    if (returned_) text_.pop_back();
    const auto is_alone = [this](std::size_t at) { return at + 1 == text_.size() || text_[at + 1] != '\n'; };
    if (!ends_with_return_) {
      const std::size_t first = text_.find_first_of("\r\n");
      if (first == std::string::npos) return;
      ends_with_return_ = text_[first] == '\r' && is_alone(first);
    }
    if (!*ends_with_return_) return;
    for (std::size_t at = text_.find('\r'); at != std::string::npos; at = text_.find('\r', at + 1)) {
      if (is_alone(at)) text_[at] = '\n';
    }
  }

  void choose(Encoding encoding) {
    encoding_ = encoding;
    undecided_ = false;
    converter_.emplace(encoding);
  }

  std::streambuf* source_;
  std::string raw_;
  std::string text_;
  std::string held_;  // read, and to be looked at again with what follows
  std::optional<Converter> converter_;
  Encoding encoding_ = Encoding::utf8;
  std::optional<bool> ends_with_return_;  // the first line, where one has ended
  bool returned_ = false;                 // the last piece ended with a return
  bool began_ = false;
  bool undecided_ = true;  // nothing but ASCII so far
  bool ended_ = false;
};

DecodedStream::DecodedStream(std::istream& stream)
    : std::istream(nullptr), buffer_(std::make_unique<Buffer>(stream.rdbuf())) {
  rdbuf(buffer_.get());
  setstate(stream.rdstate());
}

DecodedStream::~DecodedStream() = default;

Encoding DecodedStream::encoding() const { return buffer_->encoding(); }

std::string decoded(std::string bytes) {
  if (is_as_read(bytes)) return bytes;
  std::istringstream stream(std::move(bytes));
  DecodedStream text(stream);
  return {std::istreambuf_iterator<char>(text), {}};
}

SourcePtr decoded_source(const std::string& name, std::string bytes, Diagnostics& diagnostics) {
  if (is_as_read(bytes)) return std::make_shared<const SourceText>(name, std::move(bytes));
  std::istringstream stream(std::move(bytes));
  DecodedStream text(stream);
  std::string read{std::istreambuf_iterator<char>(text), {}};
  if (text.encoding() == Encoding::gb18030 || text.encoding() == Encoding::big5)
    diagnostics.add_file(code::document_taken_for, name, {Text(to_string(text.encoding()))});
  return std::make_shared<const SourceText>(name, std::move(read));
}

std::shared_ptr<const std::string> decoded(const std::shared_ptr<const std::string>& bytes) {
  return is_as_read(*bytes) ? bytes : std::make_shared<const std::string>(decoded(*bytes));
}

}  // namespace ducha
