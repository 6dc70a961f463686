// SPDX-License-Identifier: Apache-2.0
#include "wording/record.h"

#include <algorithm>
#include <utility>

#include "document/read.h"

namespace ducha {

namespace {

struct Edit {
  std::size_t offset;
  std::size_t length;  // that it takes away
  std::string text;
};

// `digest: ...` behind `opens`, in the form in which that is written: on a line of its own, or within braces.
Edit addition(std::string_view bytes, const NodeView& clause, const NodeView::Entry& opens, const std::string& digest) {
  const std::size_t end = opens.value.span().end();
  if (bytes[clause.span().offset] == '{') return {end, 0, ", digest: \"" + digest + '"'};
  const std::size_t key = opens.key.span().offset;
  const std::size_t newline = bytes.rfind('\n', key);
  const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
  const std::size_t behind = std::min(bytes.find('\n', end), bytes.size());
  return {behind, 0, '\n' + std::string(key - line, ' ') + "digest: \"" + digest + '"'};
}

std::optional<NodeView::Entry> entry_of(const NodeView& map, std::string_view key) {
  if (!map.is_map()) return std::nullopt;
  for (const NodeView::Entry& entry : map.entries()) {
    if (entry.key.text() == key) return entry;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Recorded> with_digests(const SourcePtr& policy_file, const std::vector<ClauseWords>& clauses,
                                     Diagnostics& diagnostics) {
  const std::optional<Document> document = read_yaml(policy_file, diagnostics);
  if (!document) return std::nullopt;
  const NodeView list = document->root().find("clauses");
  if (!list.is_list()) return std::nullopt;
  const std::vector<NodeView> entries = list.elements();
  std::vector<Edit> edits;
  for (std::size_t index = 0; index < std::min(entries.size(), clauses.size()); ++index) {
    if (!clauses[index].found) continue;
    const std::string& digest = clauses[index].digest;
    const auto opens = entry_of(entries[index], "opens");
    const auto known = entry_of(entries[index], "digest");
    if (known && known->value.text() == digest) continue;
    if (known) {
      const Span at = known->value.span();
      edits.push_back({at.offset, at.length, '"' + digest + '"'});
    } else if (opens) {
      edits.push_back(addition(policy_file->bytes(), entries[index], *opens, digest));
    }
  }
  Recorded recorded;
  std::size_t from = 0;
  const std::string_view bytes = policy_file->bytes();
  for (const Edit& edit : edits) {
    recorded.bytes += bytes.substr(from, edit.offset - from);
    recorded.bytes += edit.text;
    from = edit.offset + edit.length;
  }
  recorded.bytes += bytes.substr(from);
  recorded.written = edits.size();
  return recorded;
}

}  // namespace ducha
