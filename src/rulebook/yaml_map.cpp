// SPDX-License-Identifier: Apache-2.0
#include "rulebook/yaml_map.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/codes.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/utf8.h"
#include "rulebook/codes.h"
#include "rulebook/words.h"
#include "rulebook/written_date.h"

namespace ducha {

namespace {

void report_kind(NodeView node, std::string_view what, const Text& expected, Diagnostics& diagnostics) {
  diagnostics.add(code::rule_kind, node.place(), {Text(what), kind_words(node), expected});
}

std::string shown_word(NodeView node) { return shortened(node.is_scalar() ? node.text() : "", kShownScalar); }

// `aliases`, where it is wanted, takes the names under that key; elsewhere it is no language.
Text read_languages(NodeView node, std::vector<std::string>* aliases, Diagnostics& diagnostics) {
  Text result;
  for (const NodeView::Entry& entry : without_doubles(node.entries(), diagnostics)) {
    const std::string_view language = entry.key.text();
    if (aliases != nullptr && language == "aliases") {
      for (const NodeView alias : read_words(entry.value, language, diagnostics)) aliases->emplace_back(alias.text());
      continue;
    }
    if (language != "zh" && language != "en") {
      diagnostics.add(code::rule_language, entry.key.place(), {Text(shown_word(entry.key))});
      continue;
    }
    if (const auto text = read_word(entry.value, language, diagnostics))
      (language == "zh" ? result.zh : result.en) = *text;
  }
  return result;
}

}  // namespace

const Text& kind_words(NodeView node) {
  if (!node.exists() || node.is_null()) return words_of(RulebookPart::nothing);
  if (node.is_map()) return words_of(RulebookPart::a_map);
  return node.is_list() ? words_of(RulebookPart::a_list) : words_of(RulebookPart::a_scalar);
}

void report_unknown(Code code, NodeView word, const std::vector<std::string>& known, Diagnostics& diagnostics) {
  Diagnostic diagnostic{code, word.place(), {Text(shown_word(word)), listed(known)}, {}, false};
  if (const auto close = nearest(word.is_scalar() ? word.text() : "", known)) {
    diagnostic.notes.push_back({code::base_nearest, {}, {Text(*close)}});
  }
  diagnostics.add(std::move(diagnostic));
}

std::vector<NodeView::Entry> without_doubles(std::vector<NodeView::Entry> entries, Diagnostics& diagnostics) {
  std::map<std::string, NodeView, std::less<>> seen;
  std::vector<NodeView::Entry> result;
  for (NodeView::Entry& entry : entries) {
    const auto [first, fresh] = seen.emplace(entry.key.text(), entry.key);
    if (fresh) {
      result.push_back(entry);
    } else {
      diagnostics.add({code::rule_key_double,
                       entry.key.place(),
                       {Text(shown_word(entry.key))},
                       {{code::base_first_here, first->second.place(), {}}},
                       false});
    }
  }
  return result;
}

YamlMap::YamlMap(NodeView node, std::initializer_list<std::string_view> known, Diagnostics& diagnostics)
    : node_(node), diagnostics_(diagnostics) {
  if (!node.is_map()) {
    diagnostics.add(code::rule_kind, node.place(),
                    {words_of(RulebookPart::this_entry), kind_words(node), words_of(RulebookPart::a_map)});
    return;
  }
  ok_ = true;
  const std::vector<std::string> names(known.begin(), known.end());
  for (const NodeView::Entry& entry : without_doubles(node.entries(), diagnostics)) {
    bool is_known = false;
    for (const std::string& name : names) is_known = is_known || name == entry.key.text();
    if (is_known) continue;
    report_unknown(code::rule_key_unknown, entry.key, names, diagnostics);
    has_unknown_ = true;
    if (const auto close = nearest(entry.key.is_scalar() ? entry.key.text() : "", names)) misspelt_.push_back(*close);
  }
}

NodeView YamlMap::find(std::string_view key) const {
  if (!ok_) return {};
  const NodeView value = node_.find(key);
  return value.exists() && !value.is_null() ? value : NodeView{};
}

NodeView YamlMap::need(std::string_view key) const {
  const NodeView value = find(key);
  const bool told = std::find(misspelt_.begin(), misspelt_.end(), key) != misspelt_.end();
  if (ok_ && !value.exists() && !told) diagnostics_.add(code::rule_key_missing, node_.place(), {Text(key)});
  return value;
}

std::optional<std::string> read_word(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  if (!node.exists()) return std::nullopt;
  if (!node.is_scalar() || node.is_null()) {
    report_kind(node, what, words_of(RulebookPart::a_scalar), diagnostics);
    return std::nullopt;
  }
  return std::string(node.text());
}

std::string read_phrase(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  const std::string phrase = read_word(node, what, diagnostics).value_or("");
  if (const std::size_t length = code_points(phrase); length > kQuoteCharacters) {
    diagnostics.add(code::rule_quote_long, node.place(),
                    {Text(std::to_string(length)), Text(std::to_string(kQuoteCharacters))});
  }
  return phrase;
}

Text read_text(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  if (!node.exists()) return {};
  if (node.is_scalar() && !node.is_null()) return Text(node.text());
  if (!node.is_map()) {
    report_kind(node, what, words_of(RulebookPart::a_text_map), diagnostics);
    return {};
  }
  return read_languages(node, nullptr, diagnostics);
}

NamedText read_named_text(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  NamedText named;
  if (node.is_map()) {
    named.label = read_languages(node, &named.aliases, diagnostics);
  } else {
    named.label = read_text(node, what, diagnostics);
  }
  return named;
}

void KeyNames::add(NodeView key, const NamedText& named, Diagnostics& diagnostics) {
  std::vector<std::string> names = {std::string(key.text()), named.label.zh, named.label.en};
  names.insert(names.end(), named.aliases.begin(), named.aliases.end());
  for (const std::string& name : names) {
    if (name.empty()) continue;
    const auto [first, fresh] = keys_.emplace(fold(name), key);
    if (fresh || first->second.index() == key.index()) continue;
    diagnostics.add({code::rule_choice_clash,
                     key.place(),
                     {Text(name)},
                     {{code::base_first_here, first->second.place(), {}}},
                     false});
  }
}

std::optional<bool> read_flag(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  const auto word = read_word(node, what, diagnostics);
  if (!word) return std::nullopt;
  if (*word == "true" || *word == "false") return *word == "true";
  report_unknown(code::rule_word, node, {"true", "false"}, diagnostics);
  return std::nullopt;
}

std::optional<Date> read_date(NodeView node, Diagnostics& diagnostics) {
  if (!node.exists()) return std::nullopt;
  const auto date = node.is_scalar() ? read_written_date(node.text()) : std::nullopt;
  if (!date)
    diagnostics.add(code::rule_date, node.place(), {node.is_scalar() ? Text(shown_word(node)) : kind_words(node)});
  return date;
}

std::vector<NodeView> read_list(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  if (!node.exists()) return {};
  if (node.is_list()) return node.elements();
  report_kind(node, what, words_of(RulebookPart::a_list), diagnostics);
  return {};
}

std::vector<NodeView::Entry> read_entries(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  if (!node.exists()) return {};
  if (node.is_map()) return without_doubles(node.entries(), diagnostics);
  report_kind(node, what, words_of(RulebookPart::a_map), diagnostics);
  return {};
}

void check_some(const YamlMap& map, std::string_view key, Diagnostics& diagnostics) {
  const NodeView node = map.find(key);
  if ((node.is_list() || node.is_map()) && node.size() == 0)
    diagnostics.add(code::rule_none_listed, node.place(), {Text(std::string(key))});
}

std::vector<NodeView> read_words(NodeView node, std::string_view what, Diagnostics& diagnostics) {
  std::vector<NodeView> result;
  if (!node.exists()) return result;
  if (node.is_list()) {
    for (const NodeView element : node.elements()) {
      if (read_word(element, what, diagnostics)) result.push_back(element);
    }
  } else if (read_word(node, what, diagnostics)) {
    result.push_back(node);
  }
  return result;
}

}  // namespace ducha
