// SPDX-License-Identifier: Apache-2.0
// Whether bytes are text that a reader of documents can take.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/diagnostic.h"
#include "base/source.h"

namespace ducha {

// Stands in a text that was decoded for what its encoding does not know.
inline constexpr char kNoCharacter = '\xFF';

// Bytes of the UTF-8 byte order mark that a source begins with: 3 or 0.
[[nodiscard]] std::size_t byte_order_mark(const SourceText& source);

// False, and reported, where the part is above kDocumentBytes, UTF-16 or UTF-32, holds a NUL byte, is not UTF-8, or
// breaks off within a character.
[[nodiscard]] bool is_readable(const SourcePtr& source, Span part, Diagnostics& diagnostics);

// Where something is missing at the end of a source, the place to say so is behind its last text, not on the blank
// lines that follow. Any other offset stays as it is.
[[nodiscard]] std::uint32_t last_text_before(const SourceText& source, std::uint32_t offset);

}  // namespace ducha
