// SPDX-License-Identifier: Apache-2.0
#include "base/temporary_files.h"

#include <array>
#include <atomic>
#include <cstring>
#include <memory>

#include <unistd.h>

#include "base/limits.h"

namespace ducha {

namespace {

// Names are never freed while the program runs: a signal may come at any time.
std::array<std::atomic<const char*>, kTemporaryFiles> noted_files{};

}  // namespace

void note_temporary_file(const std::string& path) {
  auto name = std::make_unique<char[]>(path.size() + 1);  // NOLINT(modernize-avoid-c-arrays)
  std::memcpy(name.get(), path.c_str(), path.size() + 1);
  for (auto& each : noted_files) {
    const char* none = nullptr;
    if (!each.compare_exchange_strong(none, name.get())) continue;
    static_cast<void>(name.release());
    return;
  }
}

void forget_temporary_file(const std::string& path) {
  for (auto& each : noted_files) {
    const char* name = each.load();
    if (name != nullptr && path == name) each.store(nullptr);
  }
}

void remove_temporary_files() {
  for (auto& each : noted_files) {
    if (const char* name = each.load()) ::unlink(name);
  }
}

}  // namespace ducha
