// SPDX-License-Identifier: Apache-2.0
// The bytes of one input and the places in them.
//
// Places are byte offsets; line and column are made when somebody reads them. Lines and columns count from 1,
// columns in Unicode code points (a tab is one), a byte order mark counts as nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace ducha {

struct Span {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  [[nodiscard]] std::uint32_t end() const { return offset + length; }
  friend bool operator==(const Span&, const Span&) = default;
};

struct Position {
  std::uint32_t line = 0;  // 0: no place
  std::uint32_t column = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

// Immutable; shared by everything that points into it; safe to read from several threads.
class SourceText {
 public:
  // first_line: the line in the file at which these bytes begin, where they are one part of a larger stream.
  SourceText(std::string name, std::string bytes, std::uint32_t first_line = 1);
  // Bytes that others hold too.
  SourceText(std::string name, std::shared_ptr<const std::string> bytes);
  // The heading that many documents stand under, a table's first row. What is wrong in it, each of them meets; it is
  // said once.
  static std::shared_ptr<const SourceText> heading(const SourceText& row);

  // A row of a workbook's sheet, its cells parted by kCellMark. A place in it has no line, but a cell, which named()
  // says.
  // faults: its cells, from 0, of which has been told what is wrong with them.
  static std::shared_ptr<const SourceText> sheet_row(std::string name, std::string bytes, std::uint32_t row,
                                                     std::vector<std::uint32_t> faults = {});
  static constexpr char kCellMark = '\x1F';

  // Several sources as one, so that one document can have places in each: those of `first` keep their offsets, the
  // others follow, each from its offset_of() on. All that is asked of such an offset, the source that holds it answers.
  static std::shared_ptr<const SourceText> joined(std::shared_ptr<const SourceText> first,
                                                  std::vector<std::shared_ptr<const SourceText>> others);
  [[nodiscard]] std::uint32_t offset_of(std::size_t other) const { return others_[other].offset; }

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool is_sheet(std::uint32_t offset = 0) const;
  [[nodiscard]] std::uint32_t row() const { return first_line_; }  // of a sheet, from 1; 0: a workbook as a whole
  // Whether it has been told what is wrong with the cell that holds the offset.
  [[nodiscard]] bool is_told(std::uint32_t offset) const;
  // The name, and in a sheet the cell that holds the offset: a.xlsx:Sheet1!C7.
  [[nodiscard]] std::string named(std::uint32_t offset) const;
  [[nodiscard]] std::string_view bytes() const { return first_ ? first_->bytes() : bytes_; }
  [[nodiscard]] bool is_heading() const { return is_heading_; }
  [[nodiscard]] std::string_view slice(Span span) const;
  [[nodiscard]] Position position(std::uint32_t offset) const;
  // The line that holds the offset, without its end.
  [[nodiscard]] std::string_view line_at(std::uint32_t offset) const;
  // The source that holds the offset, of which `offset` becomes one.
  [[nodiscard]] const SourceText& part(std::uint32_t& offset) const;

 private:
  struct Other {
    std::uint32_t offset;
    std::shared_ptr<const SourceText> source;
  };

  [[nodiscard]] std::uint32_t cell_at(std::uint32_t offset) const;  // of a sheet's row, from 0
  [[nodiscard]] std::size_t line_index(std::uint32_t offset) const;
  // How many code points begin before the offset, in a step however long the line. Behind line_index().
  [[nodiscard]] std::size_t begun_before(std::uint32_t offset) const;

  std::string name_;
  std::string own_;
  std::shared_ptr<const std::string> shared_;  // instead of its own
  std::string_view bytes_;                     // of the one or the other
  std::uint32_t first_line_ = 1;
  bool is_heading_ = false;
  bool is_sheet_ = false;
  std::vector<std::uint32_t> faults_;        // of a sheet's row
  std::shared_ptr<const SourceText> first_;  // of joined ones
  std::vector<Other> others_;
  mutable std::once_flag lines_made_;
  mutable std::vector<std::uint32_t> line_starts_;
  mutable std::vector<std::uint32_t> begun_;  // code points before each kBlock bytes; made with the lines
};

using SourcePtr = std::shared_ptr<const SourceText>;

// A span of a source, or a source as a whole (no position), or nowhere.
struct Place {
  SourcePtr source;
  Span span;

  [[nodiscard]] bool known() const { return source != nullptr; }
  [[nodiscard]] std::string file() const { return source ? source->named(span.offset) : std::string(); }
  [[nodiscard]] Position position() const { return source ? source->position(span.offset) : Position{}; }
};

}  // namespace ducha
