// SPDX-License-Identifier: Apache-2.0
#include "document/workbook_parts.h"

#include "base/late_library.h"
#include "base/limits.h"
#include "base/text.h"
#include "document/codes.h"
#include "document/decoding.h"

namespace ducha {

namespace {

#ifdef DUCHA_LATE_ZIP
DUCHA_LATE_LIBRARY(zip, DUCHA_LATE_ZIP);
DUCHA_LATE(zip, zip_discard);
DUCHA_LATE(zip, zip_error_fini);
DUCHA_LATE(zip, zip_error_init);
DUCHA_LATE(zip, zip_fclose);
DUCHA_LATE(zip, zip_fopen);
DUCHA_LATE(zip, zip_fread);
DUCHA_LATE(zip, zip_get_name);
DUCHA_LATE(zip, zip_get_num_entries);
DUCHA_LATE(zip, zip_name_locate);
DUCHA_LATE(zip, zip_open_from_source);
DUCHA_LATE(zip, zip_source_buffer_create);
DUCHA_LATE(zip, zip_source_free);
DUCHA_LATE(zip, zip_stat);
DUCHA_LATE(zip, zip_stat_init);
#endif

struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

// Stops a walk through an XML text that goes deeper than a workbook does.
class Depth : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& /*node*/) override { return depth() <= static_cast<int>(kDocumentDepth); }
};

}  // namespace

void WorkbookParts::Closer::operator()(zip_t* archive) const { zip_discard(archive); }

WorkbookParts::WorkbookParts(const std::string& bytes, std::string name, Diagnostics& diagnostics)
    : name_(std::move(name)), diagnostics_(diagnostics) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (source != nullptr && !archive_) zip_source_free(source);
  zip_error_fini(&error);
  if (!archive_) refuse(code::document_workbook_broken, "ZIP");
}

bool WorkbookParts::has(const std::string& part) const { return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0; }

std::string WorkbookParts::text(const std::string& part) const {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(archive_.get(), part.c_str(), 0, &stat) != 0) refuse(code::document_workbook_broken, part);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    refuse(code::document_workbook_locked, part);
  }
  const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen(archive_.get(), part.c_str(), 0));
  if (!file) refuse(code::document_workbook_broken, part);
  // What the directory says of the size is not believed.
  std::string bytes;
  std::string piece(1U << 16U, '\0');
  for (;;) {
    const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) refuse(code::document_workbook_broken, part);
    if (got == 0) return bytes;
    bytes.append(piece, 0, static_cast<std::size_t>(got));
    if (bytes.size() > kWorkbookPartBytes) refuse(code::document_workbook_large, part);
  }
}

std::vector<std::pair<std::string, std::string>> WorkbookParts::named(std::string_view ending) const {
  std::vector<std::pair<std::string, std::string>> found;
  const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const auto at = static_cast<zip_uint64_t>(i);
    const char* const raw = zip_get_name(archive_.get(), at, ZIP_FL_ENC_RAW);
    const char* const guessed = zip_get_name(archive_.get(), at, ZIP_FL_ENC_GUESS);
    if (raw == nullptr || guessed == nullptr) continue;
    const std::string name = decoded(raw);
    if (fold(name).ends_with(ending)) found.emplace_back(name, guessed);
  }
  return found;
}

void WorkbookParts::load(const std::string& part, pugi::xml_document& document) const {
  const std::string bytes = text(part);
  if (!document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata_single)) {
    refuse(code::document_workbook_broken, part);
  }
  // What reads groups and spans calls itself for those within.
  if (Depth depth; !document.traverse(depth)) refuse(code::document_workbook_deep, part);
}

void WorkbookParts::refuse(Code code, const std::string& what) const {
  diagnostics_.add_file(code, name_, {Text(what)});
  throw WorkbookRefused();
}

}  // namespace ducha
