// SPDX-License-Identifier: Apache-2.0
#include "base/late_library.h"

#include <stdexcept>

#include <dlfcn.h>

namespace ducha {

void* LateLibrary::find(const char* function) const {
  void* loaded = loaded_.load(std::memory_order_acquire);
  if (loaded == nullptr) {
    // Whoever comes at the same time is given the same.
    loaded = dlopen(file_, RTLD_NOW | RTLD_LOCAL);
    if (loaded != nullptr) loaded_.store(loaded, std::memory_order_release);
  }
  void* const found = loaded != nullptr ? dlsym(loaded, function) : nullptr;
  // The words are the thread's own.
  if (found == nullptr) throw std::runtime_error(dlerror());  // NOLINT(concurrency-mt-unsafe)
  return found;
}

}  // namespace ducha
