// SPDX-License-Identifier: Apache-2.0
// What libyaml says of a broken document, in our words and at our places.
#pragma once

#include <cstddef>
#include <cstdint>

#include <yaml.h>

#include "base/diagnostic.h"
#include "base/source.h"

namespace ducha {

// libyaml's marks count code points, ours bytes. Marks that come in rising order cost one walk of the source in all.
class YamlMarks {
 public:
  explicit YamlMarks(const SourceText& source);
  [[nodiscard]] std::uint32_t offset_of(std::size_t code_points);

 private:
  std::string_view bytes_;
  std::size_t offset_;
  std::size_t points_ = 0;
};

// The parser has failed: says why and where, and what the line lacks where that can be seen.
void report_yaml_fault(const yaml_parser_t& parser, const SourcePtr& source, YamlMarks& marks,
                       Diagnostics& diagnostics);

}  // namespace ducha
