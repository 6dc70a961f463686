// SPDX-License-Identifier: Apache-2.0
#include "rulebook/policy_files.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/failure.h"
#include "base/rest_of.h"
#include "base/sha256.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

// The folder of a policy: a sub-folder of its name, or the folder itself where that is the policy's, by whatever name
// it was called.
fs::path folder_of(const std::string& rulebook_folder, const std::string& id) {
  const fs::path root = fs::path(rulebook_folder).lexically_normal();
  const fs::path own = root.has_filename() ? root : root.parent_path();
  if (!holds_policy(own)) return root / id;
  std::error_code error;
  const fs::path real = fs::canonical(own, error);
  return own.filename() == id || (!error && real.filename() == id) ? own : root / id;
}

PolicyFiles::File read(const fs::path& folder, std::string name) {
  const std::string path = (folder / name).string();
  std::error_code error;
  std::ifstream stream(path, std::ios::binary);
  const bool readable = stream && !fs::is_directory(path, error);
  PolicyFiles::File file{std::move(name), nullptr, {}, error ? failure_words(error.value()) : Text()};
  if (!readable) return file;
  const std::uintmax_t size = fs::file_size(path, error);
  file.bytes = std::make_shared<const std::string>(rest_of(stream, error ? 0 : static_cast<std::size_t>(size)));
  file.sha256 = sha256_hex(*file.bytes);
  return file;
}

}  // namespace

bool holds_policy(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / "policy.yaml", error);
}

PolicyFiles::File PolicyFiles::file(std::string_view name) const {
  const auto found = std::find_if(files.begin(), files.end(), [&](const File& one) { return one.name == name; });
  return found == files.end() ? read(folder, std::string(name)) : *found;
}

PolicyFiles read_policy_files(const std::string& rulebook_folder, const std::string& id) {
  const fs::path folder = folder_of(rulebook_folder, id);
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const std::string ending = entry->path().extension().string();
    if ((ending == ".yaml" || ending == ".yml") && !name.starts_with('.')) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  PolicyFiles read_files{folder.string(), {}};
  for (std::string& name : names) read_files.files.push_back(read(folder, std::move(name)));
  PolicyFiles::File calendar = read(folder, std::string(kCalendarFile));
  if (calendar.bytes) read_files.files.push_back(std::move(calendar));
  return read_files;
}

void RulebookDigest::add(const std::string& id, const PolicyFiles& policy) {
  for (const PolicyFiles::File& file : policy.files) {
    const std::string line = ':' + std::to_string(file.bytes ? file.bytes->size() : 0) + ':' + file.sha256 + '\n';
    if (file.name == kCalendarFile) {
      calendars_.insert("calendars/cn.yaml" + line);
    } else {
      lines_ += id + '/' + file.name + line;
    }
  }
}

std::string RulebookDigest::text() const {
  std::string all = lines_;
  for (const std::string& calendar : calendars_) all += calendar;
  return "sha256:" + sha256_hex(all);
}

}  // namespace ducha
