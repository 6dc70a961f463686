// SPDX-License-Identifier: Apache-2.0
#include "cli/process/said_of.h"

#include <algorithm>
#include <iterator>

namespace ducha {

namespace {

struct SaidOfRow {
  std::string_view code;
  SaidOf of;
};

#define DUCHA_CODE(name, id, severity, zh, en)
#define DUCHA_CODE_OF(said_of, name, id, severity, zh, en) {id, SaidOf::said_of},
constexpr SaidOfRow kRows[] = {
#include "audit/codes.def"
#include "batch/codes.def"
#include "cli/codes.def"
#include "plan/codes.def"
};
#undef DUCHA_CODE_OF
#undef DUCHA_CODE

}  // namespace

SaidOf said_of(std::string_view code) {
  const auto row =
      std::find_if(std::begin(kRows), std::end(kRows), [code](const SaidOfRow& each) { return each.code == code; });
  return row != std::end(kRows) ? row->of : SaidOf::place;
}

}  // namespace ducha
