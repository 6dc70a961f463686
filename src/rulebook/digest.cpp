// SPDX-License-Identifier: Apache-2.0
#include "rulebook/digest.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/rest_of.h"
#include "base/sha256.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

// The folder may itself be the one policy's.
fs::path folder_of(const fs::path& rulebook_folder, const std::string& id) {
  std::error_code error;
  return fs::is_regular_file(rulebook_folder / "policy.yaml", error) ? rulebook_folder : rulebook_folder / id;
}

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path& path = entry->path();
    const std::string ending = path.extension().string();
    if ((ending == ".yaml" || ending == ".yml") && !path.filename().string().starts_with('.')) files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string digest_of(const std::string& rulebook_folder, const std::vector<std::string>& ids) {
  std::vector<std::pair<std::string, std::string>> policies;
  policies.reserve(ids.size());
  for (const std::string& id : ids) policies.emplace_back(rulebook_folder, id);
  return digest_of(policies);
}

std::string digest_of(const std::vector<std::pair<std::string, std::string>>& policies) {
  Sha256 hash;
  for (const auto& [rulebook_folder, id] : policies) {
    for (const fs::path& path : files_of(folder_of(rulebook_folder, id))) {
      std::ifstream file(path, std::ios::binary);
      const std::string bytes = rest_of(file);
      hash.add(id + '/' + path.filename().string() + ':' + std::to_string(bytes.size()) + '\n');
      hash.add(bytes);
    }
  }
  return "sha256:" + hash.hex();
}

}  // namespace ducha
