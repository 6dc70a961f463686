// SPDX-License-Identifier: Apache-2.0
// From what a call names to the files that are read.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "plan/format.h"
#include "plan/input.h"

namespace ducha {

// Files as they are named, folders walked in byte order of their paths, linked ones too, each once; hidden entries,
// what `exclude` and .duchaignore name (plan/ignored.h), policies of rulebooks, and tables that a plan there keeps a
// list in (plan/side_tables.h) are left out, other endings passed over in folders. A file that is found twice stands
// once, where it was found first. What cannot be found or read, links to nothing among it, is reported, and a folder
// without any plan is warned of. stdin_format: what "-" and pipes hold.
[[nodiscard]] std::vector<Input> inputs_of(const std::vector<std::string>& arguments, PlanFormat stdin_format,
                                           Diagnostics& diagnostics, const std::vector<std::string>& exclude = {});

}  // namespace ducha
