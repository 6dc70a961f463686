// SPDX-License-Identifier: Apache-2.0
#include "plan/ignored.h"

#include <algorithm>
#include <fstream>

#include <fnmatch.h>

namespace ducha {

void Ignored::add_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string line;
  while (std::getline(stream, line)) {
    line.resize(line.find_last_not_of(" \t\r") + 1);
    if (!line.empty() && line.front() != '#') patterns_.push_back(line);
  }
}

bool Ignored::fits(std::string_view relative_path, bool is_folder) const {
  const std::string path(relative_path);
  const std::string name = path.substr(path.rfind('/') + 1);
  return std::any_of(patterns_.begin(), patterns_.end(), [&](const std::string& written) {
    std::string pattern = written;
    if (pattern.ends_with('/')) {
      if (!is_folder) return false;
      pattern.pop_back();
    }
    if (pattern.starts_with('/')) {
      pattern.erase(0, 1);
    } else if (pattern.find('/') == std::string::npos) {
      return fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
    }
    return fnmatch(pattern.c_str(), path.c_str(), 0) == 0;
  });
}

}  // namespace ducha
