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

// A stream as UTF-8, decoded as it is read: memory is a block's. What a block that is no UTF-8 holds is GB18030 where
// nothing but ASCII stood before it, all of it can be so read, and most of it would be broken UTF-8; else it stays as
// it is, and its reader reports it. Bytes that their encoding does not know become 0xFF, which no reader takes.
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
