// SPDX-License-Identifier: Apache-2.0
// The tables of docs/judging.md and its translation, as the tests hold the program against them.
#pragma once

#include <cstddef>
#include <fstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "findings/status.h"

namespace ducha {

// The status that each row gives, of the numbered table at that place in the page: rows begin with "| 1 |", "| 2 |"
// and so on, and the status is the last word between backticks.
inline std::vector<Status> documented_rows(const std::string& page, std::size_t table) {
  std::vector<std::vector<Status>> tables;
  std::ifstream stream(std::string(DUCHA_SOURCE_DIR) + "/docs/" + page);
  for (std::string line; std::getline(stream, line);) {
    if (line.starts_with("| 1 |")) tables.emplace_back();
    if (tables.empty() || !line.starts_with("| " + std::to_string(tables.back().size() + 1) + " |")) continue;
    const std::size_t end = line.rfind('`');
    const std::size_t begin = line.rfind('`', end - 1) + 1;
    const auto status = read_status(line.substr(begin, end - begin));
    REQUIRE(status.has_value());
    tables.back().push_back(*status);
  }
  REQUIRE(table < tables.size());
  return tables[table];
}

}  // namespace ducha
