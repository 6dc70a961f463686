// SPDX-License-Identifier: Apache-2.0
#include "report/output.h"

#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ostream>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/temporary_files.h"

namespace ducha {

namespace {

constexpr std::size_t kBlock = 1U << 16U;

class FileOutput : public Output {
 public:
  // An empty temporary name: what is open is the destination itself.
  FileOutput(int file, std::string temporary, std::string path)
      : file_(file), temporary_(std::move(temporary)), path_(std::move(path)) {
    if (!temporary_.empty()) note_temporary_file(temporary_);
  }
  FileOutput(const FileOutput&) = delete;
  FileOutput& operator=(const FileOutput&) = delete;
  ~FileOutput() override {
    if (file_ >= 0) ::close(file_);
    if (temporary_.empty()) return;
    ::unlink(temporary_.c_str());
    forget_temporary_file(temporary_);
  }

  void write(std::string_view bytes) override {
    held_ += bytes;
    if (held_.size() >= kBlock) flush();
  }

  bool finish() override {
    flush();
    if (::close(std::exchange(file_, -1)) != 0) fail(errno);
    if (failure() != 0) return false;
    if (temporary_.empty()) return true;
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
      fail(errno);
      return false;
    }
    forget_temporary_file(temporary_);
    temporary_.clear();
    return true;
  }

 private:
  void flush() {
    std::string_view rest = held_;
    while (failure() == 0 && !rest.empty()) {
      const ssize_t written = ::write(file_, rest.data(), rest.size());
      if (written >= 0) {
        rest.remove_prefix(static_cast<std::size_t>(written));
      } else if (errno != EINTR) {
        fail(errno);
      }
    }
    held_.clear();
  }

  int file_;
  std::string temporary_;
  std::string path_;
  std::string held_;
};

class StreamOutput : public Output {
 public:
  explicit StreamOutput(std::ostream& stream) : stream_(stream) {}
  void write(std::string_view bytes) override {
    if (failure() != 0) return;
    errno = 0;
    stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    note();
  }
  bool finish() override {
    errno = 0;
    stream_.flush();
    note();
    return failure() == 0;
  }

 private:
  void note() {
    if (!stream_) fail(errno != 0 ? errno : EIO);
  }
  std::ostream& stream_;
};

class NoOutput : public Output {
 public:
  void write(std::string_view) override {}
  bool finish() override { return failure() == 0; }
};

// The file that a link leads to, so that renaming does not replace the link.
std::string destination_of(const std::string& path) {
  std::array<char, PATH_MAX> resolved{};
  return ::realpath(path.c_str(), resolved.data()) != nullptr ? std::string(resolved.data()) : path;
}

// What a new file may be read and written by: there is no way to ask for it but to set it.
mode_t new_file_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

std::string Output::reason() const { return reason_.empty() ? std::strerror(failure_) : reason_; }

std::unique_ptr<Output> no_output() { return std::make_unique<NoOutput>(); }

std::unique_ptr<Output> file_output(const std::string& path, int& error) {
  struct stat known {};
  const bool exists = ::stat(path.c_str(), &known) == 0;
  if (exists && !S_ISREG(known.st_mode)) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    error = errno;
    return file < 0 ? nullptr : std::make_unique<FileOutput>(file, std::string(), path);
  }
  const std::string destination = exists ? destination_of(path) : path;
  if (exists && ::access(destination.c_str(), W_OK) != 0) {
    error = errno;
    return nullptr;
  }
  std::string temporary = destination + ".XXXXXX";
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) {
    error = errno;
    return nullptr;
  }
  auto output = std::make_unique<FileOutput>(file, temporary, destination);
  if (::fchmod(file, exists ? known.st_mode & 07777 : new_file_mode()) != 0) {
    error = errno;
    return nullptr;
  }
  return output;
}

std::unique_ptr<Output> stream_output(std::ostream& stream) { return std::make_unique<StreamOutput>(stream); }

}  // namespace ducha
