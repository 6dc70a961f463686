// SPDX-License-Identifier: Apache-2.0
// A table of plans, whatever its rows are read from: finds its head and gives the rows under it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "plan/cut.h"
#include "plan/from_csv.h"

namespace ducha {

class TableRows {
 public:
  virtual ~TableRows() = default;
  // False: the end. A null row: one was reported.
  [[nodiscard]] virtual bool next(SourcePtr& row, Diagnostics& diagnostics) = 0;
  // What the head has shown.
  virtual void set_shape(std::string_view separator, std::size_t cells) = 0;
};

class Table {
 public:
  // The rows must outlive it.
  Table(TableRows& rows, std::string_view separator) : rows_(rows), separator_(separator) {}

  // A row, with its columns and what stands above its blank cells, or only what there is to tell; nothing at the end.
  [[nodiscard]] std::optional<Cut> next(PlanFormat format);
  // Whether no head was found, so that no row can be read.
  [[nodiscard]] bool headless() const { return given_up_; }

 private:
  static constexpr std::size_t kTitleRows = 20;  // above a head, at most

  bool find_head(Diagnostics& diagnostics);
  void report_no_head(const SourcePtr& row, Diagnostics& diagnostics) const;
  void take_head(const SourceText& head, const std::string& separator, Diagnostics& diagnostics);

  TableRows& rows_;
  std::string separator_;
  std::shared_ptr<const CsvColumns> columns_;
  std::vector<std::string> units_;  // that titles say of the table
  SourcePtr second_row_;            // read to see whether it belongs to the head
  std::vector<CsvColumns::Above> above_;
  bool merged_told_ = false;
  bool given_up_ = false;
  bool over_ = false;               // another table begins
  std::vector<std::string> names_;  // of the head, as they are compared
};

}  // namespace ducha
