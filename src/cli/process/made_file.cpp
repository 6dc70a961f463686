// SPDX-License-Identifier: Apache-2.0
#include "cli/process/made_file.h"

#include <cerrno>
#include <fstream>
#include <ostream>

#include "base/failure.h"
#include "cli/codes.h"

namespace ducha {

void refuse_terminal(const std::string& format, const std::string& file, const Streams& streams, Diagnostics& faults) {
  if (file.empty() && streams.out_is_terminal) faults.add(code::cli_workbook_terminal, {}, {Text(format)});
}

int write_made(const std::string& file, const std::string& bytes, Streams& streams, Language language) {
  if (file.empty()) {
    streams.out << bytes;
    return 0;
  }
  errno = 0;
  std::ofstream out(file, std::ios::binary);
  if (out << bytes && out.flush()) return 0;
  Diagnostics faults;
  faults.add(code::cli_made_unwritable, {}, {Text(file), failure_words(errno)});
  for (const Diagnostic& each : faults.all()) streams.err << to_text(each, language, false);
  return 2;
}

}  // namespace ducha
