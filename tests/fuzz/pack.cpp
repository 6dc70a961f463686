// SPDX-License-Identifier: Apache-2.0
// Any bytes as an evidence pack: unpacked into its folder alone, its manifest and its run read or reported.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "cli/pack/archive.h"
#include "cli/pack/manifest.h"
#include "fuzz/fuzz_folder.h"
#include "fuzz/told.h"

namespace {

namespace fs = std::filesystem;

void read_run(const std::string& json) {
  const auto run = ducha::read_packed_run(json);
  if (!run) return;
  const std::string written = ducha::to_json(*run);
  const auto again = ducha::read_packed_run(written);
  if (!again || ducha::to_json(*again) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ducha;
  static const FuzzFolder kFolder;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with('{')) {
    read_run(std::string(bytes));
    return 0;
  }
  const fs::path into = kFolder.path() / "in" / "pack";
  fs::create_directories(into);
  Diagnostics faults;
  // Bytes that are no archive at all are tried as the list of digests, too.
  kFolder.write("pack.tar", bytes);
  if (read_archive((kFolder.path() / "pack.tar").string(), into, faults)) {
    static_cast<void>(check_manifest(into, "pack.tar", faults));
    std::ifstream run(into / "run.json", std::ios::binary);
    if (run) read_run(std::string(std::istreambuf_iterator<char>(run), std::istreambuf_iterator<char>()));
  } else {
    if (faults.errors() == 0) std::abort();
    kFolder.write("in/pack/SHA256SUMS", bytes);
    kFolder.write("in/pack/findings.ndjson", "x");
    static_cast<void>(check_manifest(into, "pack.tar", faults));
  }
  // Nothing lies beside it, and nothing in it leads out.
  for (const auto& entry : fs::directory_iterator(kFolder.path() / "in")) {
    if (entry.path() != into) std::abort();
  }
  for (const auto& entry : fs::recursive_directory_iterator(into)) {
    if (!entry.is_directory() && !entry.is_regular_file()) std::abort();
    if (entry.is_symlink()) std::abort();
  }
  fs::remove_all(kFolder.path() / "in");
  tell(faults);
  return 0;
}
