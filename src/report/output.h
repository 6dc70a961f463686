// SPDX-License-Identifier: Apache-2.0
// Where a report goes. The first failure to write is remembered, and what comes after it is dropped, so that a report
// need not ask after each line.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/language.h"

namespace ducha {

class Output {
 public:
  virtual ~Output() = default;
  virtual void write(std::string_view bytes) = 0;
  // After the last write. False where anything could not be written.
  [[nodiscard]] virtual bool finish() = 0;
  // What was to be written could not be made; `error` is an errno, `reason` says it better where it is given.
  void reject(int error, Text reason = {}) {
    if (failure_ == 0) reason_ = std::move(reason);
    fail(error);
  }
  // Of the first failure, in words.
  [[nodiscard]] Text reason() const;
  // The errno of the first failure; 0: none so far.
  [[nodiscard]] int failure() const { return failure_; }

 protected:
  void fail(int error) {
    if (failure_ == 0) failure_ = error;
  }

 private:
  int failure_ = 0;
  Text reason_;
};

enum class Syncing : std::uint8_t { no, yes };

// Written beside `path` and renamed by finish(), so that the file appears whole or not at all, also after a power cut
// where it is synced; a device, a pipe or what is open already (/dev/stderr, /dev/fd/3) is written as it is. Null where
// it cannot be created; `error` is then the errno.
[[nodiscard]] std::unique_ptr<Output> file_output(const std::string& path, Syncing syncing, int& error);

// The file that a name leads to, through links, also to one that is not there yet.
[[nodiscard]] std::string destination_of(const std::string& path);

// For a report that writes its file itself: it only remembers what failed.
[[nodiscard]] std::unique_ptr<Output> no_output();

// The stream must outlive it.
[[nodiscard]] std::unique_ptr<Output> stream_output(std::ostream& stream);

}  // namespace ducha
