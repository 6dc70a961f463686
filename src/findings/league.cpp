// SPDX-License-Identifier: Apache-2.0
#include "findings/league.h"

namespace ducha {

Decimal LeagueEntry::earned() const { return subtract(possible, lost).value_or(Decimal()); }

}  // namespace ducha
