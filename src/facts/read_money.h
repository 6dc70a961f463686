// SPDX-License-Identifier: Apache-2.0
// Money as officials write it, to exact yuan.
#pragma once

#include <optional>
#include <string_view>

#include "base/decimal.h"
#include "facts/written_in.h"

namespace ducha {

// What one of a fact's declared units is in yuan, as a power of ten: yuan 0, ten thousand yuan 4, also before `/` or a
// word for "each". No unit is yuan. nullopt where it is no unit of money.
[[nodiscard]] std::optional<int> yuan_power(std::string_view unit);

// A bare number is in the declared unit; one that says yuan, or counts in ten thousands or hundred millions, is in
// yuan. It may say the rate of the declared unit, or a part of it, and of a plan for a year that it is a year's.
// nullopt where it is no sum of money, the declared unit is none, or a bare number with its thousands parted stands
// where ten thousands are meant.
[[nodiscard]] std::optional<Decimal> read_money(std::string_view text, std::string_view unit,
                                                const WrittenIn& where = {});
// A figure before a thousand or a hundred, such as 5 thousand, where bare numbers count in ten thousands: of which,
// nobody can tell.
[[nodiscard]] bool has_bare_thousands(std::string_view figure);

}  // namespace ducha
