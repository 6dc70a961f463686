// SPDX-License-Identifier: Apache-2.0
// Cuts a stream into the sources of its documents, so that a broken document costs only itself. Reads as it goes:
// memory is one document's, and a document above kDocumentBytes is reported and passed over without being held.
//
// Each source begins with the first line of its document in the file, so that places count from there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"
#include "base/source.h"
#include "document/json_fault.h"

namespace ducha {

// The lines of a stream with their numbers; the last may lack its line feed. Reads ahead what is there already, and
// waits for no more than the next line needs.
class Lines {
 public:
  // Precondition: the stream outlives this.
  explicit Lines(std::istream& stream) : stream_(stream) {}

  // Appends the next line with its line feed. Past the limit, in bytes of the whole text, the rest of the line is read
  // but not kept. False at the end.
  [[nodiscard]] bool append(std::string& text, std::size_t limit);
  // The next line without its line feed, until the one behind it is asked for; nullopt at the end. Of a line beyond the
  // limit some of its begin, and more than the limit.
  [[nodiscard]] std::optional<std::string_view> next(std::size_t limit);
  [[nodiscard]] std::uint32_t number() const { return number_; }  // of the line that was read last, from 1
  // Whether the stream failed for another reason than its end.
  [[nodiscard]] bool failed() const { return stream_.bad(); }

 private:
  // What was read and not yet given; empty at the end.
  [[nodiscard]] std::string_view ahead();

  std::istream& stream_;
  std::unique_ptr<char[]> buffer_;   // NOLINT(*-avoid-c-arrays): a vector would be filled first, for each file
  std::size_t begin_ = 0, end_ = 0;  // of what was read and not yet given
  std::string cut_;                  // a line that next() gave and that did not lie within the buffer
  std::uint32_t number_ = 0;
};

// YAML documents: cut before the lines that begin with `---` and behind those that begin with `...`, which no scalar
// can hold (YAML 1.2, 9.1.2). Directives stay with the document that they introduce. What holds only comments is passed
// over.
class YamlSplitter {
 public:
  YamlSplitter(std::istream& stream, std::string name) : lines_(stream), name_(std::move(name)) {}

  // nullptr: the end.
  [[nodiscard]] SourcePtr next(Diagnostics& diagnostics);
  [[nodiscard]] bool failed() const { return lines_.failed(); }

 private:
  Lines lines_;
  std::string name_;
  std::string ahead_;  // the line that begins the next document, where it was read
  std::uint32_t ahead_number_ = 0;
};

// Lines that are not blank, each one document.
class LineSplitter {
 public:
  LineSplitter(std::istream& stream, std::string name) : lines_(stream), name_(std::move(name)) {}

  // nullptr: the end.
  [[nodiscard]] SourcePtr next(Diagnostics& diagnostics);
  [[nodiscard]] bool failed() const { return lines_.failed(); }

 private:
  Lines lines_;
  std::string name_;
};

// The elements of an array that a source holds, or its one value where it holds no array. The source is held whole, its
// elements are read one by one.
class JsonElements {
 public:
  explicit JsonElements(SourcePtr source);

  // nullopt: the end. A fault between elements is reported and ends it.
  [[nodiscard]] std::optional<Span> next(Diagnostics& diagnostics);

 private:
  enum class State : std::uint8_t { alone, first, later, ended };

  void skip_space();
  [[nodiscard]] bool skip_value();
  void pass_comma(Diagnostics& diagnostics);
  [[nodiscard]] std::optional<Span> element(Diagnostics& diagnostics);
  [[nodiscard]] Span span_from(std::size_t begin) const;
  void report(JsonFault fault, std::size_t offset, Diagnostics& diagnostics);

  SourcePtr source_;
  std::size_t at_;
  std::size_t comma_ = 0;  // that stood before the element
  bool complete_ = true;   // whether the element before came to its end
  State state_ = State::alone;
};

}  // namespace ducha
