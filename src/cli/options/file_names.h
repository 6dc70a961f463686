// SPDX-License-Identifier: Apache-2.0
// Lists of files to read, as find and git write them.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace ducha {

// Appends the names that `list` holds, "-" for standard input: one a line, or each before a NUL where by_nul is set.
// Empty ones are passed over, those of files that are not there too, as `gone` then says: git names what was deleted.
// One a line may stand in quotes, as git writes what is not ASCII. A list that cannot be read is a fault of the call.
void read_file_names(const std::string& list, bool by_nul, std::istream& stdin_stream, std::vector<std::string>& names,
                     Diagnostics& faults, Diagnostics& gone);

}  // namespace ducha
