// SPDX-License-Identifier: Apache-2.0
#include "base/decimal.h"

#include <array>
#include <limits>
#include <string>
#include <string_view>

#include <doctest/doctest.h>

namespace {

using ducha::Decimal;
using ducha::Rounding;

Decimal number(std::string_view text) {
  const auto value = Decimal::read(text);
  REQUIRE_MESSAGE(value, std::string(text));
  return *value;
}

std::string shown(const std::optional<Decimal>& value) { return value ? value->to_string() : "none"; }

struct Operation {
  std::string_view a;
  std::string_view sign;
  std::string_view b;
  std::string_view result;
};

std::string computed(const Operation& row) {
  const Decimal a = number(row.a);
  const Decimal b = number(row.b);
  if (row.sign == "+") return shown(add(a, b));
  if (row.sign == "-") return shown(subtract(a, b));
  if (row.sign == "*") return shown(multiply(a, b));
  if (row.sign == "/") return shown(divide(a, b));
  if (row.sign == "%") return shown(floor_modulo(a, b));
  return shown(power(a, b));
}

constexpr std::string_view kGreatest = "9999999999999999999999999999999999e6111";

TEST_CASE("arithmetic is that of decimal128, half to even") {
  constexpr std::array kRows{
      Operation{"0.1", "+", "0.2", "0.3"},
      Operation{"-10", "+", "-5", "-15"},
      Operation{"1", "-", "1.0", "0"},
      Operation{"9999999999999999999999999999999999", "+", "1", "10000000000000000000000000000000000"},
      Operation{"9999999999999999999999999999999999", "+", "0.5", "10000000000000000000000000000000000"},
      Operation{"9999999999999999999999999999999998", "+", "0.5", "9999999999999999999999999999999998"},
      Operation{"9223372036854775807", "+", "9223372036854775807", "18446744073709551614"},
      Operation{"-9223372036854775808", "-", "1", "-9223372036854775809"},
      Operation{"1.10", "*", "2", "2.2"},
      Operation{"0.02", "*", "350000", "7000"},
      Operation{"1", "/", "3", "0.3333333333333333333333333333333333"},
      Operation{"2", "/", "3", "0.6666666666666666666666666666666667"},
      Operation{"10", "/", "4", "2.5"},
      Operation{"1", "/", "0", "none"},
      Operation{"0", "/", "0", "none"},
      Operation{kGreatest, "*", "10", "none"},
      Operation{kGreatest, "+", kGreatest, "none"},
      Operation{"1e-6176", "/", "10", "0"},
      Operation{"10", "%", "4", "2"},
      Operation{"10", "%", "-4", "-2"},
      Operation{"-10", "%", "4", "2"},
      Operation{"-12", "%", "-5", "-2"},
      Operation{"10.1", "%", "4.5", "1.1"},
      Operation{"-10.1", "%", "4.5", "3.4"},
      Operation{"10.1", "%", "-4.5", "-3.4"},
      Operation{"1e30", "%", "7", "1"},
      Operation{"5", "%", "0", "none"},
  };
  for (const Operation& row : kRows) {
    CAPTURE(row.a);
    CAPTURE(row.sign);
    CAPTURE(row.b);
    CHECK(computed(row) == row.result);
  }
}

TEST_CASE("powers are exact where the result fits, and defined where the standard defines them") {
  constexpr std::array kRows{
      Operation{"2", "**", "10", "1024"},
      Operation{"2", "**", "112", "5192296858534827628530496329220096"},
      Operation{"2", "**", "-3", "0.125"},
      Operation{"2", "**", "-50", "0.0000000000000008881784197001252323389053344726562"},  // a tie, to even
      Operation{"-3", "**", "2", "9"},
      Operation{"-3", "**", "3", "-27"},
      Operation{"1.1", "**", "2", "1.21"},
      Operation{"0", "**", "0", "1"},
      Operation{"0", "**", "5", "0"},
      Operation{"0", "**", "-1", "none"},
      Operation{"7", "**", "0", "1"},
      Operation{"4", "**", "0.5", "2"},
      Operation{"27", "**", "-0.5", "0.1924500897298752548363829268339858"},
      Operation{"-4", "**", "0.5", "none"},
      Operation{"1", "**", "999999999", "1"},
      Operation{"1.0000000001", "**", "999999999", "1.105170917959604678425751325466085"},
      Operation{"2", "**", "1000000000", "none"},
      Operation{"0.5", "**", "999999999", "0"},
      Operation{"10", "**", "6145", "none"},
  };
  for (const Operation& row : kRows) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(computed(row) == row.result);
  }
  CHECK(power(Decimal(10), Decimal(6144)) == number("1e6144"));
}

TEST_CASE("roots, exponentials and logarithms") {
  CHECK(shown(sqrt(Decimal(16))) == "4");
  CHECK(shown(sqrt(Decimal(2))) == "1.414213562373095048801688724209698");
  CHECK(shown(sqrt(Decimal(0))) == "0");
  CHECK(shown(sqrt(Decimal(-1))) == "none");
  CHECK(shown(exp(Decimal(0))) == "1");
  CHECK(shown(exp(Decimal(1))) == "2.718281828459045235360287471352662");
  CHECK(shown(exp(Decimal(-1))) == "0.3678794411714423215955237701614609");
  CHECK(shown(exp(Decimal(15000))) == "none");
  CHECK(shown(exp(Decimal(-15000))) == "0");
  CHECK(shown(exp(number("1e6000"))) == "none");
  CHECK(shown(log(Decimal(10))) == "2.302585092994045684017991454684364");
  CHECK(shown(log(Decimal(1))) == "0");
  CHECK(shown(log(number("0.9999999999999999999999999999999999"))) == "-0.0000000000000000000000000000000001");
  CHECK(shown(log(Decimal(0))) == "none");
  CHECK(shown(log(Decimal(-1))) == "none");
}

TEST_CASE("rounding") {
  struct Row {
    std::string_view number;
    std::int64_t scale;
    Rounding mode;
    std::string_view result;
  };
  constexpr std::array kRows{
      Row{"1.5", 0, Rounding::half_even, "2"},
      Row{"2.5", 0, Rounding::half_even, "2"},
      Row{"-2.5", 0, Rounding::half_even, "-2"},
      Row{"2.5", 0, Rounding::half_up, "3"},
      Row{"-2.5", 0, Rounding::half_up, "-3"},
      Row{"2.5", 0, Rounding::half_down, "2"},
      Row{"-2.5", 0, Rounding::half_down, "-2"},
      Row{"2.51", 0, Rounding::half_down, "3"},
      Row{"-2.51", 0, Rounding::half_down, "-3"},
      Row{"2.1", 0, Rounding::up, "3"},
      Row{"-2.1", 0, Rounding::up, "-3"},
      Row{"2.9", 0, Rounding::down, "2"},
      Row{"-2.9", 0, Rounding::down, "-2"},
      Row{"-2.1", 0, Rounding::floor, "-3"},
      Row{"-2.9", 0, Rounding::ceiling, "-2"},
      Row{"-0.3", 0, Rounding::ceiling, "0"},
      Row{"1.126", 2, Rounding::half_down, "1.13"},
      Row{"1234", -2, Rounding::half_even, "1200"},
      Row{"5", -3, Rounding::up, "1000"},
      Row{"5", -3, Rounding::down, "0"},
      Row{"5.5", 6176, Rounding::up, "5.5"},
      Row{"1e30", 10, Rounding::half_even, "1000000000000000000000000000000"},
      Row{"9.99", 1, Rounding::half_up, "10"},
      Row{"1", -6112, Rounding::up, "none"},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.number);
    CAPTURE(row.scale);
    CAPTURE(static_cast<int>(row.mode));
    CHECK(shown(round(number(row.number), row.scale, row.mode)) == row.result);
  }
}

TEST_CASE("reading takes digits, a point and an exponent, and nothing else") {
  for (const std::string_view bad : {"", "+", "-", ".", "1.", "1e", "1e+", "e5", "1 ", " 1", "1,000", "0x10", "Inf",
                                     "NaN", "--1", "1.2.3", "1e5.0", "1e99999", "\xEF\xBC\x91"}) {
    CAPTURE(bad);
    CHECK_FALSE(Decimal::read(bad));
  }
  CHECK(number(".872").to_string() == "0.872");
  CHECK(number("+5").to_string() == "5");
  CHECK(number("-0.0").to_string() == "0");
  CHECK(number("1.50").to_string() == "1.5");
  CHECK(number("1.23e4").to_string() == "12300");
  CHECK(number("1.23E-4").to_string() == "0.000123");
  CHECK(number("1e-99999999999999999999").to_string() == "0");
  // Rounded half to even at the thirty-fourth digit, however many follow.
  CHECK(number("12345678901234567890123456789012345").to_string() == "12345678901234567890123456789012340");
  CHECK(number("123456789012345678901234567890123450000001e-8") == number("1234567890123456789012345678901235"));
  CHECK(number(std::string(5000, '9')).to_string() == "1" + std::string(5000, '0'));
}

TEST_CASE("text and back is the same number") {
  for (const std::string_view text : {"0", "1", "-1", "0.1", "-0.000001", "9999999999999999999999999999999999",
                                      "0.9999999999999999999999999999999999", "123456789.987654321"}) {
    CHECK(number(text).to_string() == text);
  }
  CHECK(number("1e-6176").to_string().size() == 6178);
  CHECK(number(number(kGreatest).to_string()) == number(kGreatest));
}

TEST_CASE("numbers of one value are equal and hash alike, whatever their digits") {
  constexpr std::array<std::array<std::string_view, 2>, 5> kSame{
      {{"1", "1.000"}, {"100", "1e2"}, {"0", "0e50"}, {"-0", "0"}, {"-2.50", "-25e-1"}}};
  for (const auto& [a, b] : kSame) {
    CAPTURE(a);
    CHECK(number(a) == number(b));
    CHECK(number(a).hash() == number(b).hash());
    CHECK_FALSE(number(a) < number(b));
  }
  constexpr std::array<std::string_view, 9> kRising{"-1e6000", "-2",  "-1.99", "-1e-6000", "0",
                                                    "1e-6000", "0.1", "1",     "1e20"};
  for (std::size_t i = 0; i < kRising.size(); ++i) {
    for (std::size_t j = 0; j < kRising.size(); ++j) {
      CHECK((number(kRising[i]) < number(kRising[j])) == (i < j));
      CHECK((number(kRising[i]) == number(kRising[j])) == (i == j));
    }
  }
}

TEST_CASE("whole numbers and doubles") {
  CHECK(number("10.00").is_whole());
  CHECK_FALSE(number("10.01").is_whole());
  CHECK(number("1e3").to_int64() == 1000);
  CHECK(number("2.0").to_int64() == 2);
  CHECK_FALSE(number("2.5").to_int64());
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
  CHECK(Decimal(kMost).to_int64() == kMost);
  CHECK(Decimal(kLeast).to_int64() == kLeast);
  CHECK(Decimal(kLeast).to_string() == "-9223372036854775808");
  CHECK_FALSE(number("9223372036854775808").to_int64());
  CHECK_FALSE(number("1e30").to_int64());
  CHECK(number("0.1").to_double() == doctest::Approx(0.1));
  CHECK((-number("5")).to_string() == "-5");
  CHECK_FALSE((-Decimal()).is_negative());
  CHECK(number("-5").abs() == Decimal(5));
}

}  // namespace
