// SPDX-License-Identifier: Apache-2.0
#include "report/database.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <string_view>
#include <utility>

#include <sqlite3.h>

#include "base/failure.h"
#include "base/late_library.h"

namespace ducha {

namespace {

#ifdef DUCHA_LATE_SQLITE
DUCHA_LATE_LIBRARY(sqlite, DUCHA_LATE_SQLITE);
DUCHA_LATE(sqlite, sqlite3_bind_int64);
DUCHA_LATE(sqlite, sqlite3_bind_null);
DUCHA_LATE(sqlite, sqlite3_bind_text64);
DUCHA_LATE(sqlite, sqlite3_busy_timeout);
DUCHA_LATE(sqlite, sqlite3_close_v2);
DUCHA_LATE(sqlite, sqlite3_column_bytes);
DUCHA_LATE(sqlite, sqlite3_column_int64);
DUCHA_LATE(sqlite, sqlite3_column_text);
DUCHA_LATE(sqlite, sqlite3_errcode);
DUCHA_LATE(sqlite, sqlite3_errmsg);
DUCHA_LATE(sqlite, sqlite3_exec);
DUCHA_LATE(sqlite, sqlite3_finalize);
DUCHA_LATE(sqlite, sqlite3_open_v2);
DUCHA_LATE(sqlite, sqlite3_prepare_v2);
DUCHA_LATE(sqlite, sqlite3_reset);
DUCHA_LATE(sqlite, sqlite3_step);
#endif

constexpr int kWait = 60'000;  // milliseconds

}  // namespace

Database::Database(const std::string& path, Mode mode) {
  const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  if (sqlite3_open_v2(path.c_str(), &base_, flags, nullptr) != SQLITE_OK) {
    fail_as_told();
    return;
  }
  sqlite3_busy_timeout(base_, kWait);
}

void Database::fail_as_told() {
  struct Row {
    int code;
    std::string_view zh;
  };
  static constexpr Row kRows[] = {
#define DUCHA_SQLITE_FAILURE(code, zh) {code, zh},
#include "report/database.def"
  };
  if (base_ == nullptr) return fail(failure_words(ENOMEM));
  const int code = sqlite3_errcode(base_);
  const std::string told = sqlite3_errmsg(base_);
  const auto row =
      std::find_if(std::begin(kRows), std::end(kRows), [code](const Row& each) { return each.code == code; });
  fail(row != std::end(kRows) ? Text(row->zh, told) : Text(told));
}

Database::~Database() { sqlite3_close_v2(base_); }

void Database::run(std::string_view statements) {
  if (!failure_.empty()) return;
  if (sqlite3_exec(base_, std::string(statements).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail_as_told();
}

std::int64_t Database::number(const std::string& query) {
  Statement statement(*this, query);
  return statement.next() ? statement.number_at(0) : 0;
}

Statement::Statement(Database& database, const std::string& query) : database_(database) {
  if (!database_.failure_.empty()) return;
  note(sqlite3_prepare_v2(database_.base_, query.c_str(), -1, &statement_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(statement_); }

void Statement::note(int result) {
  if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW) database_.fail_as_told();
}

Statement& Statement::text(std::string_view value) {
  ++bound_;
  // What is bound lives until done(): nothing is copied but what the library keeps.
  if (statement_ != nullptr)
    note(sqlite3_bind_text64(statement_, bound_, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::number(std::int64_t value) {
  ++bound_;
  if (statement_ != nullptr) note(sqlite3_bind_int64(statement_, bound_, value));
  return *this;
}

Statement& Statement::null() {
  ++bound_;
  if (statement_ != nullptr) note(sqlite3_bind_null(statement_, bound_));
  return *this;
}

void Statement::done() {
  bound_ = 0;
  if (statement_ == nullptr) return;
  if (database_.failure_.empty()) note(sqlite3_step(statement_));
  sqlite3_reset(statement_);
}

bool Statement::next() {
  bound_ = 0;
  if (statement_ == nullptr || !database_.failure_.empty()) return false;
  const int result = sqlite3_step(statement_);
  note(result);
  return result == SQLITE_ROW;
}

std::string Statement::text_at(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_, column);
  return text == nullptr ? std::string()
                         : std::string(reinterpret_cast<const char*>(text),
                                       static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::int64_t Statement::number_at(int column) const { return sqlite3_column_int64(statement_, column); }

}  // namespace ducha
