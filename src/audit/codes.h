// SPDX-License-Identifier: Apache-2.0
// The messages of the floor audit/, a row each in codes.def (base/code.h says what its columns are).
#pragma once

#include "base/code.h"

namespace ducha::code {
#define DUCHA_CODE(name, id, severity, zh, en) DUCHA_CODE_ROW(name, id, severity, zh, en)
#include "audit/codes.def"
#undef DUCHA_CODE
}  // namespace ducha::code
