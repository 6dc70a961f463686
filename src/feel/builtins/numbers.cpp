// SPDX-License-Identifier: Apache-2.0
// DMN 1.5, Table 76.
#include <array>

#include "base/decimal.h"
#include "feel/builtins/families.h"
#include "feel/builtins/position.h"
#include "feel/builtins/reason.h"
#include "feel/codes.h"
#include "feel/value/temporal.h"

namespace ducha::feel {

namespace {

constexpr std::int64_t kLowestScale = -6111;
constexpr std::int64_t kHighestScale = 6176;

Value rounded(Call& call, std::span<const Value> arguments, Rounding mode) {
  std::optional<std::int64_t> scale = 0;
  if (arguments.size() > 1 && !arguments[1].is_null()) scale = whole_part(arguments[1]);
  if (!scale || *scale < kLowestScale || *scale > kHighestScale) {
    return no_value(call, code::feel_scale, arguments[1].as_number());
  }
  const std::optional<Decimal> result = round(arguments[0].as_number(), *scale, mode);
  return result ? Value(*result) : no_value(call, code::feel_scale, Decimal(*scale));
}

template <Rounding mode>
Value round_to(Call& call, std::span<const Value> arguments) {
  return rounded(call, arguments, mode);
}

Value abs_number(Call&, std::span<const Value> arguments) { return arguments[0].as_number().abs(); }

Value abs_months(Call& call, std::span<const Value> arguments) {
  const YearsMonths value = arguments[0].as_years_months();
  if (value.months >= 0) return value;
  const std::optional<YearsMonths> result = negated(value);
  return result ? Value(*result) : no_value(call, code::feel_overflow, std::string_view("abs"));
}

Value abs_days(Call& call, std::span<const Value> arguments) {
  const DaysTime value = arguments[0].as_days_time();
  if (value.seconds >= 0) return value;
  const std::optional<DaysTime> result = negated(value);
  return result ? Value(*result) : no_value(call, code::feel_overflow, std::string_view("abs"));
}

Value modulo(Call& call, std::span<const Value> arguments) {
  const Decimal& divisor = arguments[1].as_number();
  if (divisor.is_zero()) return no_value(call, code::feel_zero);
  const std::optional<Decimal> result = floor_modulo(arguments[0].as_number(), divisor);
  return result ? Value(*result) : no_value(call, code::feel_overflow, std::string_view("modulo"));
}

Value square_root(Call& call, std::span<const Value> arguments) {
  const std::optional<Decimal> result = sqrt(arguments[0].as_number());
  return result ? Value(*result)
                : no_value(call, code::feel_undefined, std::string_view("sqrt"), arguments[0].as_number());
}

Value logarithm(Call& call, std::span<const Value> arguments) {
  if (!call.spend(kFeelPowerSteps)) return no_steps(call);
  const std::optional<Decimal> result = log(arguments[0].as_number());
  return result ? Value(*result)
                : no_value(call, code::feel_undefined, std::string_view("log"), arguments[0].as_number());
}

Value exponential(Call& call, std::span<const Value> arguments) {
  if (!call.spend(kFeelPowerSteps)) return no_steps(call);
  const std::optional<Decimal> result = exp(arguments[0].as_number());
  return result ? Value(*result) : no_value(call, code::feel_overflow, std::string_view("exp"));
}

// The remainder by two; what is not whole is neither odd nor even.
bool leaves(const Decimal& number, std::int64_t rest) {
  const std::optional<Decimal> remainder = floor_modulo(number, Decimal(2));
  return remainder && *remainder == Decimal(rest);
}

Value is_odd(Call&, std::span<const Value> arguments) { return leaves(arguments[0].as_number(), 1); }
Value is_even(Call&, std::span<const Value> arguments) { return leaves(arguments[0].as_number(), 0); }

constexpr std::array kNScale{Parameter{.name = "n", .type = "number"}, Parameter{.name = "scale", .type = "number"}};
constexpr std::array kNMaybeScale{Parameter{.name = "n", .type = "number"},
                                  Parameter{.name = "scale", .type = "number", .optional = true}};
constexpr std::array kN{Parameter{.name = "n", .type = "number"}};
constexpr std::array kNMonths{Parameter{.name = "n", .type = "years and months duration"}};
constexpr std::array kNDays{Parameter{.name = "n", .type = "days and time duration"}};
constexpr std::array kNumber{Parameter{.name = "number", .type = "number"}};
constexpr std::array kDivision{Parameter{.name = "dividend", .type = "number"},
                               Parameter{.name = "divisor", .type = "number"}};

constexpr std::array kRows{
    Builtin{"decimal", kNScale, "number", round_to<Rounding::half_even>},
    Builtin{"floor", kNMaybeScale, "number", round_to<Rounding::floor>},
    Builtin{"ceiling", kNMaybeScale, "number", round_to<Rounding::ceiling>},
    Builtin{"round up", kNScale, "number", round_to<Rounding::up>},
    Builtin{"round down", kNScale, "number", round_to<Rounding::down>},
    Builtin{"round half up", kNScale, "number", round_to<Rounding::half_up>},
    Builtin{"round half down", kNScale, "number", round_to<Rounding::half_down>},
    Builtin{"abs", kN, "number", abs_number},
    Builtin{"abs", kNMonths, "years and months duration", abs_months},
    Builtin{"abs", kNDays, "days and time duration", abs_days},
    Builtin{"modulo", kDivision, "number", modulo},
    Builtin{"sqrt", kNumber, "number", square_root},
    Builtin{"log", kNumber, "number", logarithm},
    Builtin{"exp", kNumber, "number", exponential},
    Builtin{"odd", kNumber, "boolean", is_odd},
    Builtin{"even", kNumber, "boolean", is_even},
};

}  // namespace

std::span<const Builtin> number_rows() { return kRows; }

}  // namespace ducha::feel
