// SPDX-License-Identifier: Apache-2.0
// An expression inside a YAML scalar: which byte of the file each byte of the decoded text came from, through quotes,
// escapes, folded lines and indentation.
#pragma once

#include <cstdint>
#include <vector>

#include "document/node.h"

namespace ducha {

class EmbeddedText {
 public:
  EmbeddedText() = default;
  // Spans are counted from that byte of the decoded text.
  explicit EmbeddedText(NodeView scalar, std::uint32_t offset = 0);

  // Where a span of the decoded text stands in the file. A scalar that was replayed from an anchor gives its alias.
  [[nodiscard]] Place place(Span decoded) const;

 private:
  Place whole_;
  std::vector<std::uint32_t> offsets_;  // in the file, one a decoded byte and one for the end; empty: not aligned
};

}  // namespace ducha
