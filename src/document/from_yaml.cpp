// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <yaml.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/text.h"
#include "document/codes.h"
#include "document/document_builder.h"
#include "document/encoding.h"
#include "document/read.h"
#include "document/yaml_fault.h"

namespace ducha {

namespace {

struct Parser {
  yaml_parser_t c = {};
  bool ready = yaml_parser_initialize(&c) != 0;
  Parser() = default;
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  ~Parser() {
    if (ready) yaml_parser_delete(&c);
  }
};

struct Event {
  yaml_event_t c = {};
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&c); }
};

std::string_view view(const yaml_char_t* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string_view view(const yaml_char_t* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}

ScalarStyle style_of(const yaml_event_t& event) {
  switch (event.data.scalar.style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: return ScalarStyle::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return ScalarStyle::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE: return ScalarStyle::literal;
    case YAML_FOLDED_SCALAR_STYLE: return ScalarStyle::folded;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE: break;
  }
  return ScalarStyle::plain;
}

bool is_core_tag(std::string_view tag) {
  static constexpr std::array<std::string_view, 9> kTags = {
      "!",
      "tag:yaml.org,2002:str",
      "tag:yaml.org,2002:int",
      "tag:yaml.org,2002:float",
      "tag:yaml.org,2002:bool",
      "tag:yaml.org,2002:null",
      "tag:yaml.org,2002:timestamp",
      "tag:yaml.org,2002:map",
      "tag:yaml.org,2002:seq",
  };
  for (const std::string_view known : kTags) {
    if (tag == known) return true;
  }
  return false;
}

bool is_text_tag(std::string_view tag) { return tag == "!" || tag == "tag:yaml.org,2002:str"; }

// Lines of directives (%YAML, %TAG) above one document, which needs none: libyaml holds each against all the others.
constexpr std::size_t kYamlDirectives = 16;

// Where the directives above a document are too many; nothing: they are not.
std::optional<Span> directives_beyond(std::string_view bytes, std::size_t begin) {
  std::size_t count = 0;
  while (begin < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string_view line = bytes.substr(begin, end - begin);
    const std::size_t text = line.find_first_not_of(" \t\r");
    if (line.starts_with('%')) {
      if (++count > kYamlDirectives) return Span{static_cast<std::uint32_t>(begin), 1};
    } else if (text != std::string_view::npos && line[text] != '#') {
      break;
    }
    begin = end + 1;
  }
  return std::nullopt;
}

class YamlReader {
 public:
  YamlReader(const SourcePtr& source, Diagnostics& diagnostics)
      : source_(source), diagnostics_(diagnostics), marks_(*source), builder_(document_, diagnostics) {
    document_.source = source;
    document_.from_yaml = true;
  }

  std::optional<Document> read() {
    if (const auto beyond = directives_beyond(source_->bytes(), byte_order_mark(*source_))) {
      diagnostics_.add(code::document_directives, {source_, *beyond}, {std::to_string(kYamlDirectives)});
      return std::nullopt;
    }
    Parser parser;
    if (!parser.ready) return std::nullopt;
    const std::string_view bytes = source_->bytes().substr(byte_order_mark(*source_));
    yaml_parser_set_input_string(&parser.c, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    yaml_parser_set_encoding(&parser.c, YAML_UTF8_ENCODING);
    for (;;) {
      Event event;
      if (yaml_parser_parse(&parser.c, &event.c) == 0) {
        report_yaml_fault(parser.c, source_, marks_, diagnostics_);
        return std::nullopt;
      }
      if (event.c.type == YAML_STREAM_END_EVENT) return finished();
      if (!read(event.c)) return std::nullopt;
    }
  }

 private:
  bool read(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT: return begin_document(event);
      case YAML_ALIAS_EVENT: return alias(event);
      case YAML_SCALAR_EVENT: return scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        return open(NodeKind::list, event, view(event.data.sequence_start.anchor), view(event.data.sequence_start.tag));
      case YAML_MAPPING_START_EVENT:
        return open(NodeKind::map, event, view(event.data.mapping_start.anchor), view(event.data.mapping_start.tag));
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        builder_.close();
        forget_given_up();
        return true;
      case YAML_NO_EVENT:
      case YAML_STREAM_START_EVENT:
      case YAML_STREAM_END_EVENT:
      case YAML_DOCUMENT_END_EVENT: return true;
    }
    return true;
  }

  bool begin_document(const yaml_event_t& event) {
    if (!begun_) {
      begun_ = true;
      return true;
    }
    diagnostics_.add(code::document_several, {source_, {marks_.offset_of(event.start_mark.index), 0}});
    return false;
  }

  bool scalar(const yaml_event_t& event) {
    const auto& data = event.data.scalar;
    const Span at = span_of(event, view(data.anchor), view(data.tag));
    ScalarStyle style = style_of(event);
    if (style == ScalarStyle::plain && is_text_tag(view(data.tag))) style = ScalarStyle::single_quoted;
    remember(view(data.anchor));
    if (!builder_.scalar(view(data.value, data.length), style, at)) return false;
    forget_given_up();
    return true;
  }

  bool open(NodeKind kind, const yaml_event_t& event, std::string_view anchor, std::string_view tag) {
    const Span at = span_of(event, anchor, tag);
    remember(anchor);
    return builder_.open(kind, at);
  }

  bool alias(const yaml_event_t& event) {
    const std::string name(view(event.data.alias.anchor));
    const Span at = span_of(event, {}, {});
    const auto found = anchors_.find(name);
    if (found == anchors_.end() || builder_.is_open(found->second)) {
      const Code code = found == anchors_.end() ? code::document_alias_unknown : code::document_alias_self;
      diagnostics_.add(code, {source_, at}, {shortened(name, kShownScalar)});
      return false;
    }
    if (!builder_.copy(found->second, at)) return false;
    forget_given_up();
    return true;
  }

  void remember(std::string_view anchor) {
    if (anchor.empty()) return;
    const auto known = anchors_.insert_or_assign(std::string(anchor), builder_.next()).first;
    remembered_.emplace_back(known->first, builder_.next());
  }

  void forget_given_up() {
    if (builder_.given_up_from() == DocumentBuilder::kNone) return;
    for (; !remembered_.empty() && remembered_.back().second >= builder_.given_up_from(); remembered_.pop_back()) {
      const auto& [name, node] = remembered_.back();
      if (const auto known = anchors_.find(name); known != anchors_.end() && known->second == node)
        anchors_.erase(known);
    }
    builder_.clear_given_up();
  }

  // The bytes of the value itself, behind its tag and anchor.
  Span span_of(const yaml_event_t& event, std::string_view anchor, std::string_view tag) {
    std::uint32_t begin = marks_.offset_of(event.start_mark.index);
    if (!anchor.empty() || !tag.empty()) begin = behind_properties(begin, tag);
    const std::uint32_t end = marks_.offset_of(event.end_mark.index);
    return {begin, end > begin ? end - begin : 0};
  }

  std::uint32_t behind_properties(std::uint32_t begin, std::string_view tag) {
    const std::string_view bytes = source_->bytes();
    std::size_t at = begin;
    while (at < bytes.size()) {
      if (bytes[at] == '&' || bytes[at] == '!') {
        const std::size_t start = at;
        const bool verbatim = bytes.substr(at).starts_with("!<");
        while (at < bytes.size() && !is_white(bytes[at]) && (verbatim || !ends_flow(bytes[at]))) ++at;
        const auto length = static_cast<std::uint32_t>(at - start);
        if (bytes[start] == '!' && !is_core_tag(tag)) {
          const Span span{static_cast<std::uint32_t>(start), length};
          diagnostics_.add(code::document_tag, {source_, span}, {shortened(source_->slice(span), kShownScalar)});
        }
      } else if (is_white(bytes[at])) {
        ++at;
      } else if (bytes[at] == '#') {
        at = std::min(bytes.find('\n', at), bytes.size());
      } else {
        break;
      }
    }
    return static_cast<std::uint32_t>(at);
  }

  static bool ends_flow(char c) { return c == ',' || c == ']' || c == '}'; }

  std::optional<Document> finished() {
    const bool blank = document_.nodes.size() == 1 && document_.root().is_scalar() && document_.root().is_null() &&
                       document_.root().text().empty();
    if (blank) document_.nodes.clear();
    return std::move(document_);
  }

  const SourcePtr& source_;
  Diagnostics& diagnostics_;
  YamlMarks marks_;
  Document document_;
  DocumentBuilder builder_;
  std::map<std::string, std::uint32_t, std::less<>> anchors_;      // name to its node
  std::vector<std::pair<std::string, std::uint32_t>> remembered_;  // in the order of their nodes
  bool begun_ = false;
};

}  // namespace

std::optional<Document> read_yaml(const SourcePtr& source, Diagnostics& diagnostics) {
  const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(source->bytes().size(), UINT32_MAX));
  if (!is_readable(source, {0, size}, diagnostics)) return std::nullopt;
  return YamlReader(source, diagnostics).read();
}

}  // namespace ducha
