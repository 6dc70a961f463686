// SPDX-License-Identifier: Apache-2.0
// Bytes to documents: YAML through libyaml's events, JSON through simdjson.
//
// Both report a fault with its place and what was expected. Both hold the limits of base/limits.h on bytes, depth and
// nodes, and refuse what is not UTF-8.
#pragma once

#include <optional>

#include "base/diagnostic.h"
#include "document/node.h"

namespace ducha {

// One YAML document; the source may begin with `---`. A fault gives its diagnostic and nullopt; an empty document or
// one of comments alone is an empty Document (no root). Tags are passed over: what a scalar means is its reader's
// affair; `!!str` makes it as if it were quoted.
[[nodiscard]] std::optional<Document> read_yaml(const SourcePtr& source, Diagnostics& diagnostics);

// One JSON value (RFC 8259), the whole source. White space alone is an empty Document.
[[nodiscard]] std::optional<Document> read_json(const SourcePtr& source, Diagnostics& diagnostics);
// A line of NDJSON, so that faults speak of lines.
[[nodiscard]] std::optional<Document> read_json_line(const SourcePtr& source, Diagnostics& diagnostics);
// One JSON value that takes up a part of the source, such as an element of an array.
[[nodiscard]] std::optional<Document> read_json(const SourcePtr& source, Span part, Diagnostics& diagnostics);

}  // namespace ducha
