// SPDX-License-Identifier: Apache-2.0
// Any roster, YAML or CSV by its first byte, is read or reported.
#include "batch/roster.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "fuzz/told.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  ducha::Diagnostics diagnostics;
  const auto roster = ducha::read_roster(data[0] % 2 == 0 ? "roster.yaml" : "roster.csv", bytes, diagnostics);
  if (roster == nullptr && diagnostics.errors() == 0) std::abort();
  ducha::tell(diagnostics);
  return 0;
}
