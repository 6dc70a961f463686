// SPDX-License-Identifier: Apache-2.0
// Diagnostics as a user reads them, in each language: what a fuzzer made the program say can be said.
#pragma once

#include "base/diagnostic.h"

namespace ducha {

inline void tell(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    for (const Language language : {Language::zh, Language::zh_hant, Language::en}) {
      static_cast<void>(to_text(diagnostic, language, true));
    }
  }
}

}  // namespace ducha
