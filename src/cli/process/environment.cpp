// SPDX-License-Identifier: Apache-2.0
#include "cli/process/environment.h"

#include <cstdlib>

namespace ducha {

std::string_view environment(const char* name) {
  // Reading is safe beside other readers, and no thread of this process writes.
  const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace ducha
