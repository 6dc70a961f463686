// SPDX-License-Identifier: Apache-2.0
// ducha verify: whether an evidence pack is what it was, and whether its findings follow from its plans.
#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>
#include <system_error>

#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/option.h"
#include "cli/pack/archive.h"
#include "cli/pack/manifest.h"
#include "cli/pack/signature.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/words.h"
#include "report/phrases.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

// False: a fault, which is told.
bool verify(const fs::path& folder, const std::string& called, const std::optional<std::string>& signers,
            std::string& who, Diagnostics& faults) {
  if (!check_manifest(folder, called, faults)) return false;
  if (signers) {
    who = signer_of(folder, *signers, called, faults);
    if (who.empty()) return false;
  }
  std::ifstream file(folder / "run.json", std::ios::binary);
  const auto run =
      read_packed_run(std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>()));
  if (!run) {
    faults.add_file(code::cli_pack_run, called);
    return false;
  }
  if (run->version != DUCHA_VERSION) {
    faults.add_file(code::cli_pack_version, called, {Text(run->version), Text(DUCHA_VERSION)});
    return false;
  }
  return judged_alike(folder, *run, PackPage::keep, called, faults);
}

}  // namespace

int run_verify(const Arguments& arguments, Streams& streams) {
  std::optional<std::string> signers;
  std::vector<std::string> packs;
  CommonOptions common;
  OptionParser parser(*command_named("verify"));
  parser.value(OptionName::signers, signers);
  parser.arguments(packs, 1, 1);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;

  const std::string& pack = packs.front();
  Diagnostics faults;
  std::string who;
  bool good = false;
  std::error_code error;
  if (fs::is_directory(pack, error)) {
    good = verify(pack, pack, signers, who, faults);
  } else {
    const TemporaryFolder folder;
    good = !folder.path().empty() && read_archive(pack, folder.path(), faults) &&
           verify(folder.path(), pack, signers, who, faults);
  }
  DiagnosticPrinter(streams, common.language, false, nullptr).tell(faults);
  if (!good) return 2;
  streams.out << word(CliWord::pack_good, common.language) << '\n';
  if (!who.empty()) streams.out << inert_lines(filled(CliWord::pack_signed, common.language, {plain(who)})) << '\n';
  return 0;
}

}  // namespace ducha
