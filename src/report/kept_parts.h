// SPDX-License-Identifier: Apache-2.0
// Parts of a report of which something that stands above them is known at the end: kept as lines of text, beyond some
// megabytes in a temporary file, and then written one by one.
#pragma once

#include <string>
#include <string_view>

#include "base/spill_buffer.h"
#include "report/output.h"

namespace ducha {

// Behind what stands in `out`: each part between `before` and `behind`, parted by commas. On the way what stands in
// `out` is written, and it is begun anew. What cannot be read back is a failure of the output.
void append_parts(std::string& out, Output& output, const SpillBuffer& parts, std::string_view before,
                  std::string_view behind = {});

}  // namespace ducha
