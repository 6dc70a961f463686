// SPDX-License-Identifier: Apache-2.0
// Text in the encodings that spreadsheets and editors in China write, as UTF-8: UTF-16 with a byte order mark, and
// GB18030, which has none and is recognised by what it is not. UTF-8 passes through as it is.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace ducha {

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, gb18030 };
[[nodiscard]] std::string_view to_string(Encoding encoding);

// A stream as UTF-8, decoded as it is read: memory is a block's. Lines that are no UTF-8 are GB18030 where nothing but
// ASCII stood before them, all of them can be so read, and most of them would be broken UTF-8; else they stay as they
// are, and their reader reports it. As many lines as it takes to tell are looked at, 64 KB at most, however a pipe cuts
// them. Bytes that their encoding does not know become 0xFF, which no reader takes.
class DecodedStream : public std::istream {
 public:
  // The stream must outlive it.
  explicit DecodedStream(std::istream& stream);
  ~DecodedStream() override;
  DecodedStream(const DecodedStream&) = delete;
  DecodedStream& operator=(const DecodedStream&) = delete;

  // As far as it is known by what was read.
  [[nodiscard]] Encoding encoding() const;

 private:
  class Buffer;
  std::unique_ptr<Buffer> buffer_;
};

// The same of a text that is held whole.
[[nodiscard]] std::string decoded(std::string bytes);

}  // namespace ducha
