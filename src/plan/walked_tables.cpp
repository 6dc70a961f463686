// SPDX-License-Identifier: Apache-2.0
#include "plan/walked_tables.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "plan/all_inputs.h"
#include "plan/format.h"
#include "plan/reader.h"
#include "plan/side_tables.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

// Most plans keep no list elsewhere, and reading them twice for that would double the work of a walk.
bool may_name_tables(const std::string& file) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(file, error);
  if (error || size > kDocumentBytes) return false;
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(std::istreambuf_iterator<char>(stream), {});
  std::transform(bytes.begin(), bytes.end(), bytes.begin(), lower);
  const std::string_view endings[] = {".csv", ".tsv", ".xlsx", ".ods"};
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](std::string_view ending) { return bytes.find(ending) != std::string::npos; });
}

// What is named without saying that it is a list may be mentioned only: then its plans are not to be lost.
bool holds_plans(const std::string& table) {
  const std::vector<Input> one = {{table, *format_of(table), true}};
  std::istringstream no_stdin;
  const auto cutter = plans_of(one, "-", no_stdin);
  PlanReader reader(*cutter);
  while (const std::optional<ReadPlan> reading = reader.next()) {
    if (reading->plan) return true;
  }
  return false;
}

}  // namespace

std::set<std::string> tables_of_plans(const std::vector<std::string>& files) {
  std::map<std::string, std::string> tables;  // as walked, by what plans call them
  std::vector<Input> asked;
  for (const std::string& file : files) {
    const auto format = format_of(file);
    if (!format) continue;
    if (is_table(*format)) tables.emplace(fs::path(file).lexically_normal().string(), file);
    if (!is_workbook(*format)) asked.push_back({file, *format, true});
  }
  std::set<std::string> kept;
  if (tables.empty()) return kept;
  std::erase_if(asked, [](const Input& input) { return !may_name_tables(input.path); });
  std::istringstream no_stdin;
  const auto cutter = plans_of(asked, "-", no_stdin);
  PlanReader reader(*cutter);
  while (const std::optional<ReadPlan> reading = reader.next()) {
    if (!reading->plan) continue;
    for (const SideTableFile& named : side_table_files(*reading->plan)) {
      const auto table = tables.find(named.name);
      if (table == tables.end() || kept.count(table->second) > 0) continue;
      if (named.from || !holds_plans(table->second)) kept.insert(table->second);
    }
  }
  return kept;
}

}  // namespace ducha
