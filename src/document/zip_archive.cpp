// SPDX-License-Identifier: Apache-2.0
#include "document/zip_archive.h"

#include <zip.h>

#include "base/late_library.h"

namespace ducha {

namespace {

#ifdef DUCHA_LATE_ZIP
DUCHA_LATE_LIBRARY(zip, DUCHA_LATE_ZIP);
DUCHA_LATE(zip, zip_close);
DUCHA_LATE(zip, zip_discard);
DUCHA_LATE(zip, zip_error_fini);
DUCHA_LATE(zip, zip_error_init);
DUCHA_LATE(zip, zip_file_add);
DUCHA_LATE(zip, zip_file_set_mtime);
DUCHA_LATE(zip, zip_open_from_source);
DUCHA_LATE(zip, zip_set_file_compression);
DUCHA_LATE(zip, zip_source_buffer);
DUCHA_LATE(zip, zip_source_buffer_create);
DUCHA_LATE(zip, zip_source_close);
DUCHA_LATE(zip, zip_source_free);
DUCHA_LATE(zip, zip_source_keep);
DUCHA_LATE(zip, zip_source_open);
DUCHA_LATE(zip, zip_source_read);
DUCHA_LATE(zip, zip_source_stat);
DUCHA_LATE(zip, zip_stat_init);
#endif

constexpr time_t kWritten = 631'152'000;  // 1990-01-01: no clock shows in an archive

bool add_part(zip_t* archive, const std::string& name, const std::string& bytes, bool packed) {
  zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  return zip_set_file_compression(archive, at, packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0 &&
         zip_file_set_mtime(archive, at, kWritten, 0) == 0;
}

std::optional<std::string> bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) return std::nullopt;
  std::string bytes(stat.size, '\0');
  const bool whole = zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size());
  zip_source_close(source);
  return whole ? std::optional(std::move(bytes)) : std::nullopt;
}

}  // namespace

std::optional<std::string> zipped(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (source == nullptr) return std::nullopt;
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
  bool whole = archive != nullptr;
  for (std::size_t i = 0; whole && i < parts.size(); ++i) {
    whole = add_part(archive, parts[i].first, parts[i].second, i > 0);
  }
  // A failed close leaves the archive to be discarded.
  if (whole && zip_close(archive) != 0) whole = false;
  if (!whole && archive != nullptr) zip_discard(archive);
  std::optional<std::string> bytes = whole ? bytes_of(source) : std::nullopt;
  zip_source_free(source);
  zip_error_fini(&error);
  return bytes;
}

}  // namespace ducha
