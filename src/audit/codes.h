// SPDX-License-Identifier: Apache-2.0
// The messages of the floor audit/, a row each in codes.def (base/code.h and base/said_of.h say what its columns are).
#pragma once

#include "base/code.h"
#define DUCHA_CODE_OF(said_of, name, id, severity, zh, en) DUCHA_CODE(name, id, severity, zh, en)
namespace ducha::code {
#define DUCHA_CODE(name, id, severity, zh, en) DUCHA_CODE_ROW(name, id, severity, zh, en)
#include "audit/codes.def"
#undef DUCHA_CODE
}  // namespace ducha::code
#undef DUCHA_CODE_OF
