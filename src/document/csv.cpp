// SPDX-License-Identifier: Apache-2.0
#include "document/csv.h"

#include <algorithm>
#include <memory>

#include "base/limits.h"
#include "document/codes.h"
#include "document/encoding.h"

namespace ducha {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kGuard = "=\"";  // a formula that is a text

// How much of a line its end takes: "\n", "\r\n", or nothing at the end of the input.
std::size_t line_end(std::string_view line) { return line.ends_with("\r\n") ? 2 : line.ends_with('\n') ? 1 : 0; }

}  // namespace

// Where the scan of a row stands at the end of a line.
struct CsvSplitter::Scan {
  bool open = false;         // inside quotes
  std::size_t quote = 0;     // that opened last
  std::optional<Code> code;  // a fault, which ends it
  std::size_t at = 0;        // of the fault

  void fail(Code fault, std::size_t offset) {
    code = fault;
    at = offset;
  }
};

bool CsvSplitter::take_line(std::string& row) {
  if (again_at_ < again_.size()) {
    const std::size_t end = std::min(again_.find('\n', again_at_), again_.size() - 1) + 1;
    row.append(again_, again_at_, end - again_at_);
    again_at_ = end;
  } else {
    again_.clear();
    again_at_ = 0;
    std::string line;
    if (!lines_.append(line, kCsvRowBytes)) return false;
    if (row.empty()) {
      row = std::move(line);
    } else {
      row += line;
    }
  }
  ++line_;
  return true;
}

// Whether as many cells stand in a part of a line as a row has, or nearly.
bool CsvSplitter::looks_like_row(std::string_view quoted) const {
  constexpr std::size_t kFewest = 3;
  std::size_t separators = 0;
  for (std::size_t at = quoted.find(separator_); at != std::string_view::npos;
       at = quoted.find(separator_, at + separator_.size())) {
    ++separators;
  }
  return cells_ >= kFewest && separators >= kFewest - 1 && separators + 2 >= cells_;
}

// Goes on behind the cell in quotes of which a part begins at `at`; nothing where the line ends inside of it, or a
// fault was found. `continued`: the cell began in a line before.
std::optional<std::size_t> CsvSplitter::scan_quoted(Scan& scan, std::string_view text, std::size_t at,
                                                    bool continued) const {
  const std::size_t begin = at;
  while ((at = text.find('"', at)) != std::string_view::npos && at + 1 < text.size() && text[at + 1] == '"') at += 2;
  const std::size_t length = at == std::string_view::npos ? at : at - begin;
  if (continued && looks_like_row(text.substr(begin, length))) {
    scan.fail(code::document_csv_quote_doubt, scan.quote);
    return std::nullopt;
  }
  if (at == std::string_view::npos) return std::nullopt;
  scan.open = false;
  if (++at < text.size() && !text.substr(at).starts_with(separator_)) {
    scan.fail(code::document_csv_behind_quote, at);
    return std::nullopt;
  }
  return at;
}

// The same of a cell without quotes.
std::optional<std::size_t> CsvSplitter::scan_bare(Scan& scan, std::string_view text, std::size_t at) const {
  const std::size_t behind = std::min(text.find(separator_, at), text.size());
  const std::size_t fault = text.substr(0, behind).find_first_of("\"\r", at);  // no further, or long rows are slow
  if (fault == std::string_view::npos) return behind;
  scan.fail(text[fault] == '"' ? code::document_csv_quote_inside : code::document_csv_return, fault);
  return std::nullopt;
}

void CsvSplitter::scan_line(Scan& scan, std::string_view row, std::size_t line) const {
  const std::string_view text = row.substr(0, row.size() - line_end(row.substr(line)));
  std::size_t at = line;
  if (line == 0 && line_ == 1 && text.starts_with(kByteOrderMark)) at = kByteOrderMark.size();
  for (bool at_cell = !scan.open; at <= text.size(); at_cell = true) {
    if (at_cell && text.substr(at).starts_with(kGuard)) ++at;
    if (at_cell && at < text.size() && text[at] == '"') {
      scan.open = true;
      scan.quote = at++;
    }
    const std::optional<std::size_t> behind =
        scan.open ? scan_quoted(scan, text, at, line > 0 && at == line) : scan_bare(scan, text, at);
    if (!behind || *behind >= text.size()) return;
    at = *behind + separator_.size();
  }
}

void CsvSplitter::report(const Scan& scan, const std::string& row, std::uint32_t first,
                         Diagnostics& diagnostics) const {
  const auto source = std::make_shared<const SourceText>(name_, row, first);
  Diagnostic diagnostic{*scan.code, {source, {static_cast<std::uint32_t>(scan.at), 1}}, {}, {}, false};
  if (scan.code == code::document_csv_behind_quote) {
    diagnostic.notes.push_back({code::document_quote_here, {source, {static_cast<std::uint32_t>(scan.quote), 1}}, {}});
  }
  diagnostics.add(std::move(diagnostic));
}

bool CsvSplitter::next(SourcePtr& row, Diagnostics& diagnostics) {
  row = nullptr;
  for (;;) {
    std::string text;
    if (!take_line(text)) return false;
    const std::uint32_t first = line_;
    if (text.size() > kCsvRowBytes) {
      const auto source = std::make_shared<const SourceText>(name_, std::string(), first);
      diagnostics.add(code::document_row_too_large, {source, {}}, {std::to_string(kCsvRowBytes >> 20U)});
      return true;
    }
    const std::size_t second = text.size();
    Scan scan;
    std::size_t line = 0;
    scan_line(scan, text, line);
    while (scan.open && !scan.code) {
      line = text.size();
      if (!take_line(text) || text.size() > kCsvRowBytes) {
        scan.fail(code::document_csv_quote_open, scan.quote);
      } else {
        scan_line(scan, text, line);
      }
    }
    if (scan.code) {
      report(scan, text, first, diagnostics);
      if (text.size() > second) {
        again_.replace(0, again_at_, text, second);
        again_at_ = 0;
        line_ = first;
      }
      return true;
    }
    const std::size_t mark = first == 1 && text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
    if (text.find_first_not_of(" \r\n", mark) == std::string::npos) continue;
    row = std::make_shared<const SourceText>(name_, std::move(text), first);
    return true;
  }
}

CsvCells::CsvCells(const SourceText& row, std::string_view separator)
    : row_(row.bytes()), separator_(separator), at_(row.position(0).line == 1 ? byte_order_mark(row) : 0) {
  row_.remove_suffix(line_end(row_));
}

// From its opening quote to behind its closing one.
void CsvCells::read_quoted(CsvCell& cell) {
  const std::size_t begin = ++at_;
  bool doubled = false;
  while ((at_ = row_.find('"', at_)) != std::string_view::npos && row_.substr(at_ + 1).starts_with('"')) {
    at_ += 2;
    doubled = true;
  }
  at_ = std::min(at_, row_.size());
  cell.text = row_.substr(begin, at_ - begin);
  if (at_ < row_.size()) ++at_;
  if (!doubled) return;
  unquoted_.reserve(row_.size());  // never more than that, so that no text moves
  const std::size_t first = unquoted_.size();
  for (std::size_t at = 0; at < cell.text.size(); ++at) {
    unquoted_ += cell.text[at];
    if (cell.text[at] == '"') ++at;
  }
  cell.text = std::string_view(unquoted_).substr(first);
}

bool CsvCells::next(CsvCell& cell) {
  if (!more_) return false;
  const std::size_t begin = at_;
  if (row_.substr(at_).starts_with(kGuard)) ++at_;
  if (at_ < row_.size() && row_[at_] == '"') {
    read_quoted(cell);
  } else {
    at_ = std::min(row_.find(separator_, at_), row_.size());
    cell.text = row_.substr(begin, at_ - begin);
  }
  // Nothing stands behind a cell in quotes but where the row was cut by another separator, as while the head is sought.
  at_ = std::min(row_.find(separator_, at_), row_.size());
  // The same guard inside quotes, where its own are doubled.
  if (cell.text.size() > kGuard.size() && cell.text.starts_with(kGuard) && cell.text.ends_with('"')) {
    cell.text = cell.text.substr(kGuard.size(), cell.text.size() - kGuard.size() - 1);
  }
  cell.at = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_ - begin)};
  more_ = at_ < row_.size();
  at_ += separator_.size();
  return true;
}

}  // namespace ducha
