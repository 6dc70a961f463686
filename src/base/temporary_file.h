// SPDX-License-Identifier: Apache-2.0
// A file of its own for whoever must write one to read it back: in the system's folder for such, gone when this goes.
#pragma once

#include <string>

namespace ducha {

class TemporaryFile {
 public:
  TemporaryFile();
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  // The errno by which it could not be made; 0: it is there, and empty.
  [[nodiscard]] int failure() const { return failure_; }

 private:
  std::string path_;
  int failure_ = 0;
};

}  // namespace ducha
