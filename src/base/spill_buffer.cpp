// SPDX-License-Identifier: Apache-2.0
#include "base/spill_buffer.h"

#include <algorithm>
#include <cerrno>
#include <vector>

namespace ducha {

void SpillBuffer::add(std::string_view line) {
  if (size_ % kLinesInBlock == 0) blocks_.push_back(in_file_ + memory_.size());
  memory_.append(line).append(1, '\n');
  ++size_;
  if (memory_.size() > bound_ && failure_ == 0) spill();
}

void SpillBuffer::spill() {
  errno = 0;
  if (!file_) file_.reset(std::tmpfile());
  if (!file_) {
    failure_ = errno != 0 ? errno : EIO;
    return;
  }
  const bool written = std::fseek(file_.get(), static_cast<long>(in_file_), SEEK_SET) == 0 &&
                       std::fwrite(memory_.data(), 1, memory_.size(), file_.get()) == memory_.size() &&
                       std::fflush(file_.get()) == 0;
  if (!written) {
    // What was there before stays good; the rest is kept here.
    failure_ = errno != 0 ? errno : EIO;
    return;
  }
  in_file_ += memory_.size();
  memory_.clear();
}

namespace {

// Pieces of text to whole lines.
class LineJoiner {
 public:
  explicit LineJoiner(const std::function<bool(std::string_view line)>& take) : take_(take) {}

  // False: no more is wanted.
  bool pass(std::string_view bytes) {
    for (std::size_t end = 0; (end = bytes.find('\n')) != std::string_view::npos; bytes.remove_prefix(end + 1)) {
      if (!take_line(bytes.substr(0, end))) return false;
    }
    pending_.append(bytes);
    return true;
  }

 private:
  bool take_line(std::string_view rest) {
    if (pending_.empty()) return take_(rest);
    pending_.append(rest);
    const bool more = take_(pending_);
    pending_.clear();
    return more;
  }

  const std::function<bool(std::string_view line)>& take_;
  std::string pending_;  // the beginning of a line
};

}  // namespace

bool SpillBuffer::each(const std::function<bool(std::string_view line)>& take) const {
  constexpr std::size_t kPiece = 1U << 16U;
  LineJoiner lines(take);
  if (in_file_ > 0) {
    std::vector<char> piece(kPiece);
    if (std::fseek(file_.get(), 0, SEEK_SET) != 0) return false;
    for (std::size_t left = in_file_; left > 0;) {
      const std::size_t got = std::fread(piece.data(), 1, std::min(kPiece, left), file_.get());
      if (got == 0) return false;
      left -= got;
      if (!lines.pass({piece.data(), got})) return true;
    }
  }
  lines.pass(memory_);
  return true;
}

bool SpillBuffer::read_block(std::size_t block, std::string& bytes) const {
  const std::size_t begin = blocks_[block];
  const std::size_t end = block + 1 < blocks_.size() ? blocks_[block + 1] : in_file_ + memory_.size();
  bytes.clear();
  if (begin < in_file_) {
    bytes.resize(std::min(end, in_file_) - begin);
    if (std::fseek(file_.get(), static_cast<long>(begin), SEEK_SET) != 0) return false;
    if (std::fread(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) return false;
  }
  if (end > in_file_) {
    const std::size_t from = std::max(begin, in_file_) - in_file_;
    bytes.append(memory_, from, end - in_file_ - from);
  }
  return true;
}

bool SpillBuffer::at(std::span<const std::uint32_t> numbers,
                     const std::function<void(std::uint32_t number, std::string_view line)>& take) const {
  std::string bytes;
  std::string_view rest;
  std::size_t next = 0;  // the number of the line that begins `rest`
  for (const std::uint32_t number : numbers) {
    if (number >= size_) break;
    const std::size_t block = number / kLinesInBlock;
    if (rest.empty() || next > number || block * kLinesInBlock > next) {
      if (!read_block(block, bytes)) return false;
      rest = bytes;
      next = block * kLinesInBlock;
    }
    std::string_view line;
    while (next <= number) {
      const std::size_t end = rest.find('\n');
      line = rest.substr(0, end);
      rest.remove_prefix(end + 1);
      ++next;
    }
    take(number, line);
  }
  return true;
}

}  // namespace ducha
