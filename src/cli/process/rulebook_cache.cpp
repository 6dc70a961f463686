// SPDX-License-Identifier: Apache-2.0
#include "cli/process/rulebook_cache.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/sha256.h"
#include "base/temporary_files.h"
#include "cli/process/build_id.h"
#include "cli/process/environment.h"
#include "rulebook/kept/kept_rules.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnding = ".rules";
// A rulebook that is being written leaves one behind with each change.
constexpr std::size_t kMostFiles = 64;
constexpr std::size_t kMostBytes = 256U << 20U;

std::string cache_folder() {
  if (const std::string_view own = environment("DUCHA_CACHE"); !own.empty()) return std::string(own);
  // "All paths set in these environment variables must be absolute" (XDG Base Directory Specification).
  if (const std::string_view all = environment("XDG_CACHE_HOME"); all.starts_with('/'))
    return (fs::path(all) / "ducha").string();
  if (const std::string_view home = environment("HOME"); home.starts_with('/'))
    return (fs::path(home) / ".cache" / "ducha").string();
  return {};
}

class OpenFile {
 public:
  explicit OpenFile(int number) : number_(number) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (number_ >= 0) close(number_);
  }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

bool nobody_else_writes(const struct stat& what) {
  return what.st_uid == geteuid() && (what.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

// Whether only this user could have put something into the folder.
bool is_own_folder(const std::string& folder) {
  struct stat what {};
  return stat(folder.c_str(), &what) == 0 && S_ISDIR(what.st_mode) && nobody_else_writes(what);
}

struct OwnBytes {
  std::shared_ptr<const char[]> holder;
  std::string_view all;
};

// Nothing where it is not a file of this user's own.
std::optional<OwnBytes> own_bytes(const std::string& path) {
  const OpenFile file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  struct stat what {};
  if (!file.is_open() || fstat(file.number(), &what) != 0) return std::nullopt;
  if (!S_ISREG(what.st_mode) || !nobody_else_writes(what)) return std::nullopt;
  const auto size = static_cast<std::size_t>(what.st_size);
  if (size > kMostBytes) return std::nullopt;
  const auto bytes = std::make_shared_for_overwrite<char[]>(size);
  std::size_t got = 0;
  while (got < size) {
    const ssize_t more = read(file.number(), bytes.get() + got, size - got);
    if (more <= 0) return std::nullopt;
    got += static_cast<std::size_t>(more);
  }
  return OwnBytes{bytes, {bytes.get(), size}};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// What ends a file: it finds what a disk or a full file system did.
using Seal = std::array<char, sizeof(XXH128_canonical_t)>;
Seal seal_of(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  Seal seal{};
  std::memcpy(seal.data(), &canonical, seal.size());
  return seal;
}

// The oldest go, so that there is room for one more.
void make_room(const std::string& folder) {
  std::vector<std::pair<fs::file_time_type, fs::path>> kept;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    std::error_code unknown;
    const auto written = fs::last_write_time(entry->path(), unknown);
    if (!unknown && entry->path().extension() == kEnding) kept.emplace_back(written, entry->path());
  }
  if (kept.size() < kMostFiles) return;
  std::sort(kept.begin(), kept.end());
  for (std::size_t i = 0; i + kMostFiles <= kept.size(); ++i) fs::remove(kept[i].second, error);
}

}  // namespace

RulebookCache::RulebookCache() : folder_(cache_folder()), build_(build_id()) {
  if (build_.empty()) folder_.clear();
}

std::string RulebookCache::path_of(const PolicyFiles& files) const {
  Sha256 hash;
  hash.add(build_);
  for (const PolicyFiles::File& file : files.files) hash.add('\n' + file.name + ':' + file.sha256);
  return (fs::path(folder_) / (hash.hex() + std::string(kEnding))).string();
}

std::shared_ptr<const PolicyRules> RulebookCache::find(const PolicyFiles& files) const {
  if (folder_.empty() || !is_own_folder(folder_)) return nullptr;
  const std::optional<OwnBytes> bytes = own_bytes(path_of(files));
  if (!bytes || bytes->all.size() < sizeof(Seal)) return nullptr;
  const std::string_view body = bytes->all.substr(0, bytes->all.size() - sizeof(Seal));
  const Seal seal = seal_of(body);
  if (!bytes->all.ends_with(std::string_view(seal.data(), seal.size()))) return nullptr;
  return rules_of(body, bytes->holder, files);
}

void RulebookCache::keep(const PolicyFiles& files, const PolicyRules& rules) const {
  if (folder_.empty()) return;
  const std::optional<std::string> body = kept_bytes(rules, files);
  if (!body) return;
  std::error_code error;
  const bool made = fs::create_directories(folder_, error);
  if (made) fs::permissions(folder_, fs::perms::owner_all, error);
  if (error || !is_own_folder(folder_)) return;
  make_room(folder_);
  const std::string path = path_of(files);
  std::string beside = path + ".XXXXXX";
  const OpenFile file(mkstemp(beside.data()));  // readable by this user alone
  if (!file.is_open()) return;
  note_temporary_file(beside);
  const Seal seal = seal_of(*body);
  const bool whole = write_all(file.number(), *body) && write_all(file.number(), {seal.data(), seal.size()});
  if (whole) fs::rename(beside, path, error);
  if (!whole || error) fs::remove(beside, error);
  forget_temporary_file(beside);
}

}  // namespace ducha
