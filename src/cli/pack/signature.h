// SPDX-License-Identifier: Apache-2.0
// The signature of a pack's manifest, which ssh-keygen (OpenSSH 8.1 or later) makes and checks.
#pragma once

#include <filesystem>
#include <string>

#include "base/diagnostic.h"

namespace ducha {

// Whether SHA256SUMS.sig is of the manifest and by one of the signers (a file as ssh-keygen(1) has it under ALLOWED
// SIGNERS), for the namespace `ducha`. Gives who signed; empty: nobody who is known, which is reported.
[[nodiscard]] std::string signer_of(const std::filesystem::path& folder, const std::string& signers,
                                    const std::string& called, Diagnostics& faults);

}  // namespace ducha
