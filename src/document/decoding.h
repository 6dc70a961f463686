// SPDX-License-Identifier: Apache-2.0
// Text in the encodings that spreadsheets and editors write in Chinese, as UTF-8: UTF-16, with a byte order mark or
// without, and GB18030 and Big5, which have none and are recognised by what they are not. UTF-8 passes through as it
// is. Lines that end with a return alone, as those of old spreadsheets do, end with a line feed.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace ducha {

enum class Encoding : std::uint8_t { utf8, utf16_le, utf16_be, gb18030, big5 };
[[nodiscard]] std::string_view to_string(Encoding encoding);

// A stream as UTF-8, decoded as it is read: memory is a block's. Lines that are no UTF-8 are GB18030 where nothing but
// ASCII stood before them, all of them can be so read, and most of them would be broken UTF-8 (Big5 where many of its
// second bytes are ASCII, as GB18030 has them of rare characters alone); else they stay as they are, and their reader
// reports it. As many lines as it takes to tell are looked at, 64 KB at most, however a pipe cuts
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
// The same bytes where they are UTF-8 already.
[[nodiscard]] std::shared_ptr<const std::string> decoded(const std::shared_ptr<const std::string>& bytes);

// A file's text for its reader; told where it was no UTF-8 and had to be guessed.
[[nodiscard]] SourcePtr decoded_source(const std::string& name, std::string bytes, Diagnostics& diagnostics);

}  // namespace ducha
