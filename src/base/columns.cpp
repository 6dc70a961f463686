// SPDX-License-Identifier: Apache-2.0
#include "base/columns.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/wrap.h"

namespace ducha {

namespace {

constexpr std::size_t kGap = 2;

class Layout {
 public:
  Layout(std::span<const Cells> rows, const Columns& columns) : columns_(columns), widths_(columns.least) {
    for (const Cells& row : rows) {
      if (widths_.size() < row.size()) widths_.resize(row.size());
      for (std::size_t i = 0; i < row.size(); ++i) widths_[i] = std::max(widths_[i], display_width(row[i]));
    }
  }

  void add(std::vector<std::string>& lines, const Cells& row, std::size_t number) const {
    std::string line(columns_.indent, ' ');
    std::size_t margin = columns_.indent;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line.append(kGap, ' ');
      if (i > 0) margin += kGap;
      const bool last = i + 1 == widths_.size();
      if (last && columns_.page > margin) {
        add_wrapped(lines, std::move(line), margin, row[i], number);
        return;
      }
      const std::string room(widths_[i] - display_width(row[i]), ' ');
      const std::string text = painted(row[i], number, i);
      const bool right =
          !columns_.align.empty() && columns_.align[std::min(i, columns_.align.size() - 1)] == Align::right;
      line += right ? room + text : text;
      if (!right && i + 1 < row.size()) line += room;
      margin += widths_[i];
    }
    lines.push_back(without_end(std::move(line)));
  }

 private:
  [[nodiscard]] std::string painted(const std::string& text, std::size_t row, std::size_t column) const {
    return columns_.painted && !text.empty() ? columns_.painted(text, row, column) : text;
  }
  static std::string without_end(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  }

  void add_wrapped(std::vector<std::string>& lines, std::string before, std::size_t margin, const std::string& cell,
                   std::size_t number) const {
    for (const std::string& part : wrapped(cell, columns_.page - margin)) {
      const std::string text = painted(part, number, widths_.size() - 1);
      lines.push_back(without_end(std::exchange(before, std::string(margin, ' ')) + text));
    }
  }

  const Columns& columns_;
  std::vector<std::size_t> widths_;
};

}  // namespace

std::vector<std::string> column_lines(std::span<const Cells> rows, const Columns& columns) {
  const Layout layout(rows, columns);
  std::vector<std::string> lines;
  for (std::size_t row = 0; row < rows.size(); ++row) layout.add(lines, rows[row], row);
  return lines;
}

std::string in_columns(std::span<const Cells> rows, const Columns& columns) {
  std::string text;
  for (const std::string& line : column_lines(rows, columns)) text += line + '\n';
  return text;
}

}  // namespace ducha
