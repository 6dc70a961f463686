// SPDX-License-Identifier: Apache-2.0
// Any policy, vocabulary, or both, before and behind the first NUL, load beside the other files or give diagnostics.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fuzz/fuzz_folder.h"
#include "fuzz/told.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ducha;
  static const FuzzFolder kFolder;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = bytes.find('\0');
  const std::string_view policy = bytes.substr(0, cut);
  const std::string_view facts = cut == std::string_view::npos ? std::string_view() : bytes.substr(cut + 1);
  kFolder.write_small_policy();
  if (!policy.empty()) kFolder.write("p/policy.yaml", policy);
  if (!facts.empty()) kFolder.write("p/facts.yaml", facts);
  Diagnostics diagnostics;
  const auto rules = load_policy(kFolder.path().string(), "p", diagnostics);
  if (rules == nullptr && diagnostics.errors() == 0) std::abort();
  tell(diagnostics);
  return 0;
}
