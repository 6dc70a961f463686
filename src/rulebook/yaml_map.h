// SPDX-License-Identifier: Apache-2.0
// A map of a rulebook's file, whose keys are known: what is unknown, doubled, missing or of another kind is reported.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/language.h"
#include "document/node.h"

namespace ducha {

class YamlMap {
 public:
  // Reports at once all unknown and doubled keys; a node that is no map is reported and holds nothing.
  YamlMap(NodeView node, std::initializer_list<std::string_view> known, Diagnostics& diagnostics);

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool has_unknown() const { return has_unknown_; }
  [[nodiscard]] Place place() const { return node_.place(); }
  // None where the key is left out or null.
  [[nodiscard]] NodeView find(std::string_view key) const;
  // The same; left out or null is reported, unless an unknown key is nearly this one: that says enough.
  [[nodiscard]] NodeView need(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return find(key).exists(); }

 private:
  NodeView node_;
  Diagnostics& diagnostics_;
  bool ok_ = false;
  bool has_unknown_ = false;
  std::vector<std::string> misspelt_;  // what unknown keys are nearest to
};

// What a node is, for messages.
[[nodiscard]] const Text& kind_words(NodeView node);
// Each reports a node of another kind; `what` is its key. An absent node gives nullopt or nothing without a word.
[[nodiscard]] std::optional<std::string> read_word(NodeView node, std::string_view what, Diagnostics& diagnostics);
// Words of a document itself: reports more of them than fair quotation allows.
[[nodiscard]] std::string read_phrase(NodeView node, std::string_view what, Diagnostics& diagnostics);
[[nodiscard]] Text read_text(NodeView node, std::string_view what, Diagnostics& diagnostics);
// The same with `aliases` beside the languages: what a choice or a level is called.
struct NamedText {
  Text label;
  std::vector<std::string> aliases;
};
[[nodiscard]] NamedText read_named_text(NodeView node, std::string_view what, Diagnostics& diagnostics);
// Reports a name that stands for two keys, as folded; one of each key may stand there twice.
class KeyNames {
 public:
  void add(NodeView key, const NamedText& named, Diagnostics& diagnostics);

 private:
  std::map<std::string, NodeView, std::less<>> keys_;  // by folded name
};
// true or false.
[[nodiscard]] std::optional<bool> read_flag(NodeView node, std::string_view what, Diagnostics& diagnostics);
[[nodiscard]] std::optional<Date> read_date(NodeView node, Diagnostics& diagnostics);
[[nodiscard]] std::vector<NodeView> read_list(NodeView node, std::string_view what, Diagnostics& diagnostics);
[[nodiscard]] std::vector<NodeView::Entry> read_entries(NodeView node, std::string_view what, Diagnostics& diagnostics);
// A word or a list of words, each with its place.
// Reports an empty list or map, which says nothing.
void check_some(const YamlMap& map, std::string_view key, Diagnostics& diagnostics);
[[nodiscard]] std::vector<NodeView> read_words(NodeView node, std::string_view what, Diagnostics& diagnostics);

// Reports a word that is none of the known, with the nearest.
void report_unknown(Code code, NodeView word, const std::vector<std::string>& known, Diagnostics& diagnostics);

// Reports doubled keys of a map whose keys are names; gives the entries whose key was not there before.
[[nodiscard]] std::vector<NodeView::Entry> without_doubles(std::vector<NodeView::Entry> entries,
                                                           Diagnostics& diagnostics);

}  // namespace ducha
