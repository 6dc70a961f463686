// SPDX-License-Identifier: Apache-2.0
// An SQLite file as this program needs it: open, prepare, bind, step. The first failure is remembered, and what comes
// after it does nothing, so that a caller need not ask after each row.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/language.h"

struct sqlite3;
struct sqlite3_stmt;

namespace ducha {

class Database {
 public:
  enum class Mode : bool { read, write };
  // Writing creates the file where there is none, and waits for up to a minute for whoever else writes.
  Database(const std::string& path, Mode mode);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  // What was not committed is gone.
  ~Database();

  void run(std::string_view statements);
  [[nodiscard]] std::int64_t number(const std::string& query);  // of its first row; 0: no row
  // Empty: nothing has failed.
  [[nodiscard]] const Text& failure() const { return failure_; }
  void fail(Text reason) {
    if (failure_.empty()) failure_ = std::move(reason);
  }

 private:
  friend class Statement;
  sqlite3* base_ = nullptr;
  Text failure_;

  // What SQLite says of its last call.
  void fail_as_told();
};

// Parameters are given in their order, columns read by their index from 0.
class Statement {
 public:
  Statement(Database& database, const std::string& query);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  Statement& text(std::string_view value);
  Statement& text_or_null(const std::optional<std::string>& value) { return value ? text(*value) : null(); }
  // null where it is empty.
  Statement& text_or_null(const std::string& value) { return value.empty() ? null() : text(value); }
  Statement& number(std::int64_t value);
  // null where it is 0, as of a line.
  Statement& number_or_null(std::int64_t value) { return value == 0 ? null() : number(value); }
  Statement& null();
  // Runs it as it is bound and makes it ready for the next row.
  void done();

  // The next row; false: there is none.
  [[nodiscard]] bool next();
  [[nodiscard]] std::string text_at(int column) const;
  [[nodiscard]] std::int64_t number_at(int column) const;

 private:
  void note(int result);
  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

}  // namespace ducha
