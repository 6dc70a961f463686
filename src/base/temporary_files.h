// SPDX-License-Identifier: Apache-2.0
// Files that are written beside their destination: whoever interrupts the program must not find them left over.
#pragma once

#include <string>

namespace ducha {

// Both from any thread. Past kTemporaryFiles at once they are not looked after.
void note_temporary_file(const std::string& path);
void forget_temporary_file(const std::string& path);
// Removes those that are noted. Safe in a signal handler.
void remove_temporary_files();

}  // namespace ducha
