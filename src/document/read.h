// SPDX-License-Identifier: Apache-2.0
// Bytes to documents: YAML through libyaml's events, JSON through simdjson.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "document/node.h"

namespace ducha {

// One YAML document; the source may begin with `---`. A fault gives its diagnostic and nullopt; an empty document or one of comments
// alone is an empty Document (no root).
[[nodiscard]] std::optional<Document> read_yaml(const SourcePtr& source, Diagnostics& diagnostics);
// One JSON value.
[[nodiscard]] std::optional<Document> read_json(const SourcePtr& source, Diagnostics& diagnostics);

// Cuts a YAML stream into its documents at the lines that begin with `---`, which no scalar can hold (YAML 1.2, 9.1.2), so that
// a broken document costs only itself. Reads as it goes: memory is one document's.
class YamlSplitter;

}  // namespace ducha
