// SPDX-License-Identifier: Apache-2.0
#include "cli/pack/archive.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <system_error>
#include <vector>

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include "base/failure.h"
#include "base/late_library.h"
#include "base/limits.h"
#include "cli/codes.h"
#include "cli/words.h"
#include "plan/codes.h"
#include "report/output.h"

namespace ducha {

namespace {

#ifdef DUCHA_LATE_ARCHIVE
DUCHA_LATE_LIBRARY(archive, DUCHA_LATE_ARCHIVE);
DUCHA_LATE(archive, archive_entry_filetype);
DUCHA_LATE(archive, archive_entry_free);
DUCHA_LATE(archive, archive_entry_hardlink);
DUCHA_LATE(archive, archive_entry_new);
DUCHA_LATE(archive, archive_entry_pathname);
DUCHA_LATE(archive, archive_entry_set_filetype);
DUCHA_LATE(archive, archive_entry_set_mtime);
DUCHA_LATE(archive, archive_entry_set_pathname);
DUCHA_LATE(archive, archive_entry_set_perm);
DUCHA_LATE(archive, archive_entry_set_size);
DUCHA_LATE(archive, archive_errno);
DUCHA_LATE(archive, archive_error_string);
DUCHA_LATE(archive, archive_read_data);
DUCHA_LATE(archive, archive_read_free);
DUCHA_LATE(archive, archive_read_new);
DUCHA_LATE(archive, archive_read_next_header);
DUCHA_LATE(archive, archive_read_open_filename);
DUCHA_LATE(archive, archive_read_support_format_tar);
DUCHA_LATE(archive, archive_write_close);
DUCHA_LATE(archive, archive_write_data);
DUCHA_LATE(archive, archive_write_free);
DUCHA_LATE(archive, archive_write_header);
DUCHA_LATE(archive, archive_write_new);
DUCHA_LATE(archive, archive_write_open);
DUCHA_LATE(archive, archive_write_set_bytes_in_last_block);
DUCHA_LATE(archive, archive_write_set_format_pax_restricted);
#endif

namespace fs = std::filesystem;

constexpr std::size_t kBlock = 1U << 16U;

struct FreeWriter {
  void operator()(archive* one) const { archive_write_free(one); }
};
struct FreeReader {
  void operator()(archive* one) const { archive_read_free(one); }
};
struct FreeEntry {
  void operator()(archive_entry* one) const { archive_entry_free(one); }
};

// Names of files are UTF-8, whatever the locale says: the library asks it how to read them, and of the plain C locale
// it learns that nothing but ASCII is a name.
class Utf8Names {
 public:
  Utf8Names() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_ != nullptr) before_ = ::uselocale(locale_);
  }
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() {
    if (locale_ == nullptr) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }

 private:
  locale_t locale_;
  locale_t before_ = nullptr;
};

Text reason_of(archive* one) {
  const char* const told = archive_error_string(one);
  const std::string words = told != nullptr ? told : "";
  const int error = archive_errno(one);
  // What the library calls a file of another form.
  if (error == EILSEQ) return {words_of(CliWord::no_tar).zh, words};
  const Text failure = failure_words(error);
  return failure.zh != failure.en ? Text(failure.zh, words) : Text(words);
}

bool add_file(archive* writer, const fs::path& folder, const std::string& name) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(folder / name, error);
  if (error) return false;
  const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_mtime(entry.get(), 0, 0);
  // A warning is of a name that is not UTF-8: it goes in byte for byte.
  if (archive_write_header(writer, entry.get()) < ARCHIVE_WARN) return false;
  std::ifstream file(folder / name, std::ios::binary);
  std::array<char, kBlock> block{};
  while (file.read(block.data(), block.size()) || file.gcount() > 0) {
    const auto read = static_cast<std::size_t>(file.gcount());
    if (archive_write_data(writer, block.data(), read) != static_cast<la_ssize_t>(read)) return false;
  }
  return !file.bad();
}

// What the archive is written through.
la_ssize_t write_block(archive* /*writer*/, void* to, const void* bytes, std::size_t size) {
  auto& output = *static_cast<Output*>(to);
  output.write({static_cast<const char*>(bytes), size});
  return output.failure() == 0 ? static_cast<la_ssize_t>(size) : -1;
}

bool take_file(archive* reader, const fs::path& to, std::uintmax_t& left) {
  std::error_code error;
  fs::create_directories(to.parent_path(), error);
  std::ofstream file(to, std::ios::binary);
  std::array<char, kBlock> block{};
  for (;;) {
    const la_ssize_t read = archive_read_data(reader, block.data(), block.size());
    if (read < 0 || static_cast<std::uintmax_t>(read) > left) return false;
    if (read == 0) break;
    left -= static_cast<std::uintmax_t>(read);
    file.write(block.data(), read);
  }
  file.close();
  return !file.fail();
}

}  // namespace

std::vector<std::string> files_below(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->is_regular_file(error)) names.push_back(entry->path().lexically_relative(folder).generic_string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

bool stays_below(const fs::path& name) {
  if (name.empty() || name.is_absolute()) return false;
  return std::none_of(name.begin(), name.end(), [](const fs::path& part) { return part == ".."; });
}

bool write_archive(const fs::path& folder, const std::string& file, Diagnostics& faults) {
  const Utf8Names names;
  const std::unique_ptr<archive, FreeWriter> writer(archive_write_new());
  archive_write_set_format_pax_restricted(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  int error = 0;
  const std::unique_ptr<Output> output = file_output(file, Syncing::yes, error);
  if (!output) {
    faults.add_file(code::cli_pack_unwritable, file, {failure_words(error)});
    return false;
  }
  bool whole = archive_write_open(writer.get(), output.get(), nullptr, write_block, nullptr) == ARCHIVE_OK;
  for (const std::string& name : files_below(folder)) whole = whole && add_file(writer.get(), folder, name);
  whole = archive_write_close(writer.get()) == ARCHIVE_OK && whole;
  const bool written = whole && output->finish();
  if (written) return true;
  faults.add_file(code::cli_pack_unwritable, file,
                  {output->failure() != 0 ? output->reason() : reason_of(writer.get())});
  return false;
}

bool read_archive(const std::string& file, const fs::path& folder, Diagnostics& faults) {
  const Utf8Names names;
  const std::unique_ptr<archive, FreeReader> reader(archive_read_new());
  archive_read_support_format_tar(reader.get());
  if (archive_read_open_filename(reader.get(), file.c_str(), kBlock) != ARCHIVE_OK) {
    faults.add_file(code::cli_pack_no_archive, file, {reason_of(reader.get())});
    return false;
  }
  std::uintmax_t left = kPackBytes;
  archive_entry* entry = nullptr;
  for (;;) {
    const int next = archive_read_next_header(reader.get(), &entry);
    if (next == ARCHIVE_EOF) return true;
    if (next < ARCHIVE_WARN) {
      faults.add_file(code::cli_pack_no_archive, file, {reason_of(reader.get())});
      return false;
    }
    const char* name = archive_entry_pathname(entry);
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    std::error_code error;
    const bool fits = name != nullptr && archive_entry_filetype(entry) == AE_IFREG &&
                      archive_entry_hardlink(entry) == nullptr && stays_below(name) &&
                      !fs::exists(fs::symlink_status(folder / name, error));
    if (!fits || !take_file(reader.get(), folder / name, left)) {
      faults.add_file(code::cli_pack_entry, file, {Text(name != nullptr ? name : "")});
      return false;
    }
  }
}

TemporaryFolder::TemporaryFolder(const std::string& beside) {
  std::error_code error;
  std::string name = beside + ".XXXXXX";
  if (beside.empty()) name = (fs::temp_directory_path(error) / "ducha-pack-XXXXXX").string();
  if (error) name = "/tmp/ducha-pack-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) {
    error_ = errno;
    return;
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  if (!path_.empty()) fs::remove_all(path_, error);
}

}  // namespace ducha
