// SPDX-License-Identifier: Apache-2.0
#include "base/source.h"

#include <algorithm>
#include <utility>

#include "base/column_letters.h"
#include "base/utf8.h"

namespace ducha {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr std::size_t kBlock = 64;  // bytes whose code points are counted for one place

}  // namespace

SourceText::SourceText(std::string name, std::string bytes, std::uint32_t first_line)
    : name_(std::move(name)), own_(std::move(bytes)), bytes_(own_), first_line_(first_line) {}

SourceText::SourceText(std::string name, std::shared_ptr<const std::string> bytes)
    : name_(std::move(name)), shared_(std::move(bytes)), bytes_(*shared_) {}

std::shared_ptr<const SourceText> SourceText::heading(const SourceText& row) {
  auto heading = std::make_shared<SourceText>(row.name_, std::string(row.bytes_), row.first_line_);
  heading->is_heading_ = true;
  heading->is_sheet_ = row.is_sheet_;
  return heading;
}

std::shared_ptr<const SourceText> SourceText::sheet_row(std::string name, std::string bytes, std::uint32_t row,
                                                        std::vector<std::uint32_t> faults) {
  auto made = std::make_shared<SourceText>(std::move(name), std::move(bytes), row);
  made->is_sheet_ = true;
  made->faults_ = std::move(faults);
  return made;
}

std::shared_ptr<const SourceText> SourceText::joined(std::shared_ptr<const SourceText> first,
                                                     std::vector<std::shared_ptr<const SourceText>> others) {
  auto made = std::make_shared<SourceText>(first->name_, std::string(), first->first_line_);
  made->is_sheet_ = first->is_sheet_;
  // An offset behind the last byte of one is not the first of the next.
  const bool nested = !first->others_.empty();
  std::size_t offset = 1 + (nested ? first->others_.back().offset + first->others_.back().source->bytes().size()
                                   : first->bytes().size());
  made->first_ = std::move(first);
  for (std::shared_ptr<const SourceText>& other : others) {
    const std::size_t size = other->bytes().size();
    if (offset + size >= UINT32_MAX) break;
    made->others_.push_back({static_cast<std::uint32_t>(offset), std::move(other)});
    offset += size + 1;
  }
  return made;
}

const SourceText& SourceText::part(std::uint32_t& offset) const {
  if (!first_) return *this;
  const auto behind = std::upper_bound(others_.begin(), others_.end(), offset,
                                       [](std::uint32_t at, const Other& other) { return at < other.offset; });
  if (behind == others_.begin()) return first_->part(offset);
  const Other& other = *(behind - 1);
  offset -= other.offset;
  return *other.source;
}

bool SourceText::is_sheet(std::uint32_t offset) const { return part(offset).is_sheet_; }

std::string SourceText::named(std::uint32_t offset) const {
  if (first_) return part(offset).named(offset);
  if (!is_sheet_ || first_line_ == 0) return name_;
  return name_ + '!' + column_letters(cell_at(offset)) + std::to_string(first_line_);
}

std::uint32_t SourceText::cell_at(std::uint32_t offset) const {
  const std::string_view before = bytes_.substr(0, std::min<std::size_t>(offset, bytes_.size()));
  return static_cast<std::uint32_t>(std::count(before.begin(), before.end(), kCellMark));
}

bool SourceText::is_told(std::uint32_t offset) const {
  if (first_) return part(offset).is_told(offset);
  return !faults_.empty() && std::find(faults_.begin(), faults_.end(), cell_at(offset)) != faults_.end();
}

std::string_view SourceText::slice(Span span) const {
  if (first_) return part(span.offset).slice(span);
  const std::size_t begin = std::min<std::size_t>(span.offset, bytes_.size());
  return bytes_.substr(begin, span.length);
}

std::size_t SourceText::line_index(std::uint32_t offset) const {
  std::call_once(lines_made_, [this] {
    line_starts_.push_back(0);
    for (std::size_t at = bytes_.find('\n'); at != std::string_view::npos; at = bytes_.find('\n', at + 1)) {
      line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
    }
    std::size_t begun = 0;
    for (std::size_t at = 0; at < bytes_.size(); at += kBlock) {
      begun_.push_back(static_cast<std::uint32_t>(begun));
      begun += code_points(bytes_.substr(at, kBlock));
    }
    begun_.push_back(static_cast<std::uint32_t>(begun));
  });
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  return static_cast<std::size_t>(after - line_starts_.begin()) - 1;
}

std::size_t SourceText::begun_before(std::uint32_t offset) const {
  const std::size_t block = offset / kBlock;
  return begun_[block] + code_points(bytes_.substr(block * kBlock, offset % kBlock));
}

Position SourceText::position(std::uint32_t offset) const {
  if (first_) return part(offset).position(offset);
  if (is_sheet_) return {};
  const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(offset, bytes_.size()));
  const std::size_t index = line_index(end);
  std::size_t columns = begun_before(end) - begun_before(line_starts_[index]);
  const bool marked = index == 0 && end >= kByteOrderMark.size() && bytes_.starts_with(kByteOrderMark);
  if (marked) --columns;
  return {first_line_ + static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(columns) + 1};
}

std::string_view SourceText::line_at(std::uint32_t offset) const {
  if (first_) return part(offset).line_at(offset);
  const auto clamped = static_cast<std::uint32_t>(std::min<std::size_t>(offset, bytes_.size()));
  const std::size_t index = line_index(clamped);  // fills line_starts_
  const std::size_t begin = line_starts_[index];
  std::string_view line = bytes_.substr(begin);
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (begin == 0 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  return line;
}

}  // namespace ducha
