// SPDX-License-Identifier: Apache-2.0
#include "base/temporary_file.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <unistd.h>

#include "base/temporary_files.h"

namespace ducha {

TemporaryFile::TemporaryFile() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  path_ = ((error ? std::filesystem::path("/tmp") : folder) / "ducha-XXXXXX").string();
  const int file = mkstemp(path_.data());
  if (file < 0) {
    failure_ = errno;
    return;
  }
  static_cast<void>(close(file));
  note_temporary_file(path_);
}

TemporaryFile::~TemporaryFile() {
  const int why = errno;  // whoever asks for it asks about what came before
  std::error_code gone;
  std::filesystem::remove(path_, gone);
  forget_temporary_file(path_);
  errno = why;
}

}  // namespace ducha
