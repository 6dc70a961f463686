// SPDX-License-Identifier: Apache-2.0
#include "base/temporary_files.h"

#include <array>
#include <atomic>
#include <forward_list>
#include <mutex>
#include <string>

#include <unistd.h>

#include "base/limits.h"

namespace ducha {

namespace {

std::array<std::atomic<const char*>, kTemporaryFiles> noted_files{};

// Names are kept for good: a signal that comes at any time may still be reading one. There are few, one a report.
const char* keep(const std::string& path) {
  static std::mutex adding;
  static auto* const kKept = new std::forward_list<std::string>;
  const std::lock_guard lock(adding);
  return kKept->emplace_front(path).c_str();
}

}  // namespace

void note_temporary_file(const std::string& path) {
  const char* const name = keep(path);
  for (auto& each : noted_files) {
    const char* none = nullptr;
    if (each.compare_exchange_strong(none, name)) return;
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
