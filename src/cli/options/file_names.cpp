// SPDX-License-Identifier: Apache-2.0
#include "cli/options/file_names.h"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "cli/codes.h"
#include "plan/codes.h"

namespace ducha {

void read_file_names(const std::string& list, bool by_nul, std::istream& stdin_stream, std::vector<std::string>& names,
                     Diagnostics& faults) {
  std::ifstream file;
  std::error_code error;
  const bool from_file = list != "-";
  if (from_file && !std::filesystem::is_directory(list, error)) file.open(list, std::ios::binary);
  if (from_file && !file.is_open()) {
    faults.add_file(code::plan_unreadable, list);
    return;
  }
  std::istream& stream = from_file ? file : stdin_stream;
  std::string name;
  while (std::getline(stream, name, by_nul ? '\0' : '\n')) {
    if (!by_nul && name.ends_with('\r')) name.pop_back();
    if (name == "-" && !from_file) {
      faults.add(code::cli_names_and_stdin, {});
      return;
    }
    if (!name.empty()) names.push_back(name);
  }
}

}  // namespace ducha
