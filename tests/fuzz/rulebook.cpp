// SPDX-License-Identifier: Apache-2.0
// Any rule file beside a good policy and vocabulary loads or gives diagnostics, never both nothing.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "fuzz/fuzz_folder.h"
#include "fuzz/told.h"

namespace {

struct Beside : ducha::FuzzFolder {
  Beside() { write_small_policy(); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ducha;
  static const Beside kFolder;
  kFolder.write("p/1-rules.yaml", {reinterpret_cast<const char*>(data), size});
  Diagnostics diagnostics;
  const auto rules = load_policy(kFolder.path().string(), "p", diagnostics);
  if (rules == nullptr && diagnostics.errors() == 0) std::abort();
  tell(diagnostics);
  return 0;
}
