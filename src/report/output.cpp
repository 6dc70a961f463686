// SPDX-License-Identifier: Apache-2.0
#include "report/output.h"

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/failure.h"
#include "base/temporary_files.h"

namespace ducha {

namespace {

constexpr std::size_t kBlock = 1U << 16U;

class FileOutput : public Output {
 public:
  // An empty temporary name: what is open is the destination itself.
  FileOutput(int file, std::string temporary, std::string path, Syncing syncing)
      : file_(file), temporary_(std::move(temporary)), path_(std::move(path)), syncing_(syncing) {
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
    const bool synced = temporary_.empty() || syncing_ == Syncing::no;
    if (!synced && failure() == 0 && ::fsync(file_) != 0) fail(errno);
    if (::close(std::exchange(file_, -1)) != 0) fail(errno);
    if (failure() != 0) return false;
    if (temporary_.empty()) return true;
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
      fail(errno);
      return false;
    }
    forget_temporary_file(temporary_);
    temporary_.clear();
    if (!synced) sync_folder();
    return true;
  }

 private:
  // The name is the folder's. Some file systems know no such thing; the file itself is on the disk.
  void sync_folder() const {
    const std::size_t slash = path_.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path_.substr(0, slash + 1);
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    static_cast<void>(::fsync(opened));
    ::close(opened);
  }

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
  Syncing syncing_;
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

constexpr int kMostLinks = 40;               // as the system follows
constexpr std::size_t kMostNameBytes = 240;  // of 255, so that an ending has room

// The descriptor that a name stands for; -1: none.
int descriptor_of(const std::string& path) {
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view folder : {std::string_view("/dev/fd/"), std::string_view("/proc/self/fd/")}) {
    if (!path.starts_with(folder)) continue;
    int number = -1;
    const char* const end = path.data() + path.size();
    const auto [stopped, error] = std::from_chars(path.data() + folder.size(), end, number);
    if (error == std::errc() && stopped == end) return number;
  }
  return -1;
}

// Beside the file; of a long name as much as leaves room.
std::string temporary_name(const std::string& destination) {
  const std::size_t name = destination.rfind('/') + 1;  // npos + 1 is 0
  return destination.substr(0, name) + destination.substr(name, kMostNameBytes) + ".XXXXXX";
}

// What a new file may be read and written by: there is no way to ask for it but to set it.
mode_t new_file_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Text Output::reason() const { return reason_.empty() ? failure_words(failure_) : reason_; }

std::unique_ptr<Output> no_output() { return std::make_unique<NoOutput>(); }

std::string destination_of(const std::string& path) {
  namespace fs = std::filesystem;
  fs::path file = path;
  std::error_code error;
  for (int followed = 0; followed < kMostLinks && fs::is_symlink(fs::symlink_status(file, error)); ++followed) {
    const fs::path target = fs::read_symlink(file, error);
    if (error) break;
    file = target.is_absolute() ? target : file.parent_path() / target;
  }
  const fs::path folder = fs::canonical(file.has_parent_path() ? file.parent_path() : fs::path("."), error);
  return error ? file.string() : (folder / file.filename()).string();
}

std::unique_ptr<Output> file_output(const std::string& path, Syncing syncing, int& error) {
  if (const int open_already = descriptor_of(path); open_already >= 0) {
    const int file = ::fcntl(open_already, F_DUPFD_CLOEXEC, 0);
    error = errno;
    return file < 0 ? nullptr : std::make_unique<FileOutput>(file, std::string(), path, syncing);
  }
  struct stat known {};
  const bool exists = ::stat(path.c_str(), &known) == 0;
  if (exists && !S_ISREG(known.st_mode)) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    error = errno;
    return file < 0 ? nullptr : std::make_unique<FileOutput>(file, std::string(), path, syncing);
  }
  const std::string destination = destination_of(path);
  if (exists && ::access(destination.c_str(), W_OK) != 0) {
    error = errno;
    return nullptr;
  }
  std::string temporary = temporary_name(destination);
  const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
  if (file < 0) {
    error = errno;
    return nullptr;
  }
  auto output = std::make_unique<FileOutput>(file, temporary, destination, syncing);
  if (::fchmod(file, exists ? known.st_mode & 0777 : new_file_mode()) != 0) {
    error = errno;
    return nullptr;
  }
  return output;
}

std::unique_ptr<Output> stream_output(std::ostream& stream) { return std::make_unique<StreamOutput>(stream); }

}  // namespace ducha
