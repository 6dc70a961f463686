// SPDX-License-Identifier: Apache-2.0
// What the sheets of a form hold, and the document that it makes.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"

namespace ducha {

struct FormCell {
  std::string text;  // empty: blank
  Span at;
};

// A list's sheet: its columns, and the rows that hold a record.
struct FormList {
  struct Column {
    std::size_t index;  // in a row
    FormCell head;
  };
  Span at;
  std::size_t number = 0;              // the column that counts the rows
  std::size_t end = 0;                 // behind the last column that can belong to it
  std::optional<std::size_t> owner;    // the column that says to which record a row belongs
  std::optional<std::size_t> scalars;  // the one column of a list of single values
  std::vector<Column> columns;
  std::vector<std::vector<FormCell>> rows;
  std::map<std::size_t, std::vector<DoubtfulRow>> doubtful;  // by the row's position, the cells that may make it none
};

// A fact or a field: a value, or the parts of a record.
struct FormItem {
  FormCell key;
  FormCell value;
  std::vector<FormItem> children;
  std::shared_ptr<const FormList> list;
};

struct Form {
  struct List {
    std::vector<FormCell> path;  // labels, from the fact down
    std::shared_ptr<const FormList> list;
  };
  std::optional<Span> begin;  // of the single facts
  std::vector<FormItem> heads, region, facts;
  std::vector<List> lists;
  std::vector<DoubtfulRow> doubtful;  // of the single facts, by the cells of their labels
  std::vector<std::string> units;     // that titles and rows say (unit_within())
};

// nullopt where a limit was met, which is reported, as are records that belong to none.
[[nodiscard]] std::optional<Document> document_of(Form form, const SourcePtr& source, Diagnostics& diagnostics);

}  // namespace ducha
