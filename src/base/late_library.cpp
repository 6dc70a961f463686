// SPDX-License-Identifier: Apache-2.0
#include "base/late_library.h"

#include <stdexcept>
#include <string>

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
  if (found == nullptr) {
    // The words are the thread's own. There are none where the library has the name and nothing behind it.
    const char* const failure = dlerror();  // NOLINT(concurrency-mt-unsafe)
    throw std::runtime_error(failure != nullptr ? failure : std::string(file_) + ": no function " + function);
  }
  return found;
}

}  // namespace ducha
