// SPDX-License-Identifier: Apache-2.0
// The parts of a workbook's archive, with what is wrong with it told under its name. Private to its readers.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pugixml.hpp>
#include <zip.h>

#include "base/diagnostic.h"

namespace ducha {

// What stops the reading of a workbook: reported, and nothing of it is used.
struct WorkbookRefused {};

class WorkbookParts {
 public:
  // Of the bytes of a ZIP archive, which must outlive this. Throws WorkbookRefused, as all of these do.
  WorkbookParts(const std::string& bytes, std::string name, Diagnostics& diagnostics);

  [[nodiscard]] bool has(const std::string& part) const;
  [[nodiscard]] std::string text(const std::string& part) const;
  // The names of the parts with this ending, as UTF-8 whatever made the archive; each with its own for text().
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> named(std::string_view ending) const;
  // Without entities that a document declares: pugixml knows those of XML alone.
  void load(const std::string& part, pugi::xml_document& document) const;

  [[noreturn]] void refuse(Code code, const std::string& what) const;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  struct Closer {
    void operator()(zip_t* archive) const;
  };

  std::string name_;
  Diagnostics& diagnostics_;
  std::unique_ptr<zip_t, Closer> archive_;
};

}  // namespace ducha
