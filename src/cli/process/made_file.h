// SPDX-License-Identifier: Apache-2.0
// What a command makes, as a file or on standard output.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.h"
#include "cli/command.h"

namespace ducha {

// A workbook is nothing to show: a fault of the call where it would go to a terminal. `said`: the option's value.
void refuse_terminal(const std::string& format, const std::string& file, const Streams& streams, Diagnostics& faults);
// Into the file, which appears whole or not at all; to standard output where none is named, or `-`. Nothing: it could
// not be made, and errno says why. Gives the exit code.
[[nodiscard]] int write_made(const std::string& file, const std::optional<std::string>& bytes, Streams& streams,
                             Language language);

}  // namespace ducha
