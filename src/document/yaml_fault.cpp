// SPDX-License-Identifier: Apache-2.0
#include "document/yaml_fault.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "document/codes.h"
#include "document/colon_hint.h"
#include "document/encoding.h"

namespace ducha {

namespace {

struct Words {
  std::string_view theirs;
  std::string_view zh;
  std::string_view en;
};

constexpr Words kProblems[] = {
#define DUCHA_YAML_PROBLEM(theirs, zh, en) {theirs, zh, en},
#define DUCHA_YAML_CONTEXT(theirs, zh, en)
#include "document/yaml_words.def"
#undef DUCHA_YAML_PROBLEM
#undef DUCHA_YAML_CONTEXT
};

constexpr Words kContexts[] = {
#define DUCHA_YAML_PROBLEM(theirs, zh, en)
#define DUCHA_YAML_CONTEXT(theirs, zh, en) {theirs, zh, en},
#include "document/yaml_words.def"
#undef DUCHA_YAML_PROBLEM
#undef DUCHA_YAML_CONTEXT
};

template <std::size_t size>
const Words* ours(const Words (&table)[size], std::string_view theirs) {
  for (const Words& row : table) {
    if (row.theirs == theirs) return &row;
  }
  return nullptr;
}

std::string_view view(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

// Where a text was opened and never closed, or a key never got its colon, the beginning is what a reader looks for.
bool stands_at_its_beginning(std::string_view problem, std::string_view context) {
  return context == "while scanning a simple key" ||
         (context == "while scanning a quoted scalar" && problem.starts_with("found unexpected"));
}

Note note_of(const SourcePtr& source, std::uint32_t offset, const Text& what) {
  Place place{source, {offset, 0}};
  std::vector<Text> arguments;
  arguments.push_back(what);
  return {code::document_opened_here, std::move(place), std::move(arguments)};
}

}  // namespace

YamlMarks::YamlMarks(const SourceText& source) : bytes_(source.bytes()), offset_(byte_order_mark(source)) {}

std::uint32_t YamlMarks::offset_of(std::size_t code_points) {
  while (points_ < code_points && offset_ < bytes_.size()) {
    ++offset_;
    while (offset_ < bytes_.size() && continues_code_point(bytes_[offset_])) ++offset_;
    ++points_;
  }
  while (points_ > code_points && offset_ > 0) {
    --offset_;
    while (offset_ > 0 && continues_code_point(bytes_[offset_])) --offset_;
    --points_;
  }
  return static_cast<std::uint32_t>(offset_);
}

void report_yaml_fault(const yaml_parser_t& parser, const SourcePtr& source, YamlMarks& marks,
                       Diagnostics& diagnostics) {
  const std::string_view problem = view(parser.problem);
  const std::string_view context = view(parser.context);
  if (parser.error == YAML_READER_ERROR) {
    const auto offset = static_cast<std::uint32_t>(parser.problem_offset + byte_order_mark(*source));
    diagnostics.add(code::document_control, {source, {offset, 1}}, {fmt::format("U+{:04X}", parser.problem_value)});
    return;
  }
  const bool at_beginning = stands_at_its_beginning(problem, context);
  const std::uint32_t found = marks.offset_of((at_beginning ? parser.context_mark : parser.problem_mark).index);
  const std::uint32_t at = last_text_before(*source, found);
  const Words* words = ours(kProblems, problem);
  std::vector<Text> arguments;
  arguments.push_back(words == nullptr ? Text(problem) : Text(words->zh, words->en));
  std::vector<Note> notes;
  if (const Words* opened = ours(kContexts, context)) {
    const std::uint32_t begin = marks.offset_of(parser.context_mark.index);
    const bool elsewhere = source->position(begin).line != source->position(at).line;
    if (elsewhere) notes.push_back(note_of(source, begin, Text(opened->zh, opened->en)));
  }
  if (const std::optional<Note> note = colon_hint(source, at)) notes.push_back(*note);
  Place place{source, {at, 0}};
  diagnostics.add({code::document_yaml, std::move(place), std::move(arguments), std::move(notes), false});
}

}  // namespace ducha
