// SPDX-License-Identifier: Apache-2.0
#include "base/wide_decimal.h"

#include <algorithm>
#include <cmath>

namespace ducha {

namespace {

constexpr std::uint32_t kBase = 1'000'000'000;
constexpr int kBaseDigits = 9;
constexpr std::array<std::uint32_t, 10> kTens{1,       10,        100,        1'000,       10'000,
                                              100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

int digits_of(std::uint32_t limb) {
  int count = 1;
  while (count < kBaseDigits && limb >= kTens[static_cast<std::size_t>(count)]) ++count;
  return count;
}

}  // namespace

WideDecimal::WideDecimal(bool negative, std::string_view digits, std::int64_t exponent)
    : exponent_(exponent), negative_(negative) {
  while (!digits.empty() && size_ < kLimbs) {
    const std::size_t take = std::min<std::size_t>(digits.size(), kBaseDigits);
    std::uint32_t limb = 0;
    for (const char c : digits.substr(digits.size() - take)) limb = limb * 10 + static_cast<std::uint32_t>(c - '0');
    limbs_[size_++] = limb;
    digits.remove_suffix(take);
  }
  trim();
}

WideDecimal WideDecimal::of(std::int64_t whole) {
  return {whole < 0, std::to_string(whole).substr(whole < 0 ? 1 : 0), 0};
}

void WideDecimal::trim() {
  while (size_ > 0 && limbs_[size_ - 1] == 0) --size_;
  if (size_ == 0) {
    negative_ = false;
    exponent_ = 0;
  }
}

int WideDecimal::digit_count() const {
  return size_ == 0 ? 0 : static_cast<int>(size_ - 1) * kBaseDigits + digits_of(limbs_[size_ - 1]);
}

std::int64_t WideDecimal::magnitude() const { return size_ == 0 ? 0 : exponent_ + digit_count() - 1; }

std::string WideDecimal::digits() const {
  std::string text;
  for (std::size_t i = size_; i > 0; --i) {
    const std::string limb = std::to_string(limbs_[i - 1]);
    if (!text.empty()) text.append(static_cast<std::size_t>(kBaseDigits) - limb.size(), '0');
    text += limb;
  }
  return text;
}

double WideDecimal::to_double() const {
  double value = 0;
  for (std::size_t i = size_; i > 0; --i) value = value * kBase + limbs_[i - 1];
  value *= std::pow(10.0, static_cast<double>(exponent_));
  return negative_ ? -value : value;
}

WideDecimal WideDecimal::operator-() const {
  WideDecimal result = *this;
  result.negative_ = size_ > 0 && !negative_;
  return result;
}

void WideDecimal::scale(int tens) {
  if (size_ == 0 || tens <= 0) return;
  const auto whole = static_cast<std::size_t>(tens / kBaseDigits);
  const std::uint64_t factor = kTens[static_cast<std::size_t>(tens % kBaseDigits)];
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    const std::uint64_t product = limbs_[i] * factor + carry;
    limbs_[i] = static_cast<std::uint32_t>(product % kBase);
    carry = product / kBase;
  }
  if (carry > 0) limbs_[size_++] = static_cast<std::uint32_t>(carry);
  if (whole > 0) {
    std::copy_backward(limbs_.begin(), limbs_.begin() + static_cast<std::ptrdiff_t>(size_),
                       limbs_.begin() + static_cast<std::ptrdiff_t>(size_ + whole));
    std::fill_n(limbs_.begin(), whole, 0U);
    size_ += whole;
  }
}

void WideDecimal::round(int digits, bool more) {
  const int drop = digit_count() - digits;
  if (drop <= 0) return;
  // All but one of the dropped digits go first; the last of them and whether anything follows decide.
  const auto whole = static_cast<std::size_t>((drop - 1) / kBaseDigits);
  more = more || std::any_of(limbs_.begin(), limbs_.begin() + static_cast<std::ptrdiff_t>(whole),
                             [](std::uint32_t limb) { return limb != 0; });
  std::copy(limbs_.begin() + static_cast<std::ptrdiff_t>(whole), limbs_.begin() + static_cast<std::ptrdiff_t>(size_),
            limbs_.begin());
  size_ -= whole;
  const auto divide_small = [this](std::uint32_t divisor) {
    std::uint64_t rest = 0;
    for (std::size_t i = size_; i > 0; --i) {
      const std::uint64_t part = rest * kBase + limbs_[i - 1];
      limbs_[i - 1] = static_cast<std::uint32_t>(part / divisor);
      rest = part % divisor;
    }
    return static_cast<std::uint32_t>(rest);
  };
  if (divide_small(kTens[static_cast<std::size_t>((drop - 1) % kBaseDigits)]) != 0) more = true;
  const std::uint32_t last = divide_small(10);
  exponent_ += drop;
  if (last > 5 || (last == 5 && (more || limbs_[0] % 2 == 1))) {
    std::size_t i = 0;
    while (i < size_ && limbs_[i] == kBase - 1) limbs_[i++] = 0;
    if (i == size_) {
      limbs_[size_++] = 1;
    } else {
      ++limbs_[i];
    }
  }
  trim();
  if (digit_count() > digits) round(digits, false);  // 99...9 became 100...0
}

int WideDecimal::order(const WideDecimal& a, const WideDecimal& b) {
  if (a.size_ != b.size_) return a.size_ < b.size_ ? -1 : 1;
  for (std::size_t i = a.size_; i > 0; --i) {
    if (a.limbs_[i - 1] != b.limbs_[i - 1]) return a.limbs_[i - 1] < b.limbs_[i - 1] ? -1 : 1;
  }
  return 0;
}

WideDecimal add(const WideDecimal& a, const WideDecimal& b, int digits) {
  if (a.is_zero() || b.is_zero()) {
    WideDecimal result = a.is_zero() ? b : a;
    result.round(digits, false);
    return result;
  }
  const bool a_first = a.magnitude() >= b.magnitude();
  WideDecimal big = a_first ? a : b;
  WideDecimal small = a_first ? b : a;
  // What lies wholly below the digits that count is as good as a one there.
  const std::int64_t floor = std::min(big.exponent_, big.magnitude() - digits - 3);
  if (small.magnitude() < floor) {
    const bool negative = small.negative_;
    small = WideDecimal::of(1);
    small.negative_ = negative;
    small.exponent_ = floor - 1;
  }
  const std::int64_t common = std::min(big.exponent_, small.exponent_);
  big.scale(static_cast<int>(big.exponent_ - common));
  small.scale(static_cast<int>(small.exponent_ - common));
  const bool swap = WideDecimal::order(big, small) < 0;
  WideDecimal result = swap ? small : big;
  const WideDecimal& other = swap ? big : small;
  result.exponent_ = common;
  const bool subtract = result.negative_ != other.negative_;
  std::int64_t carry = 0;
  for (std::size_t i = 0; i < result.size_; ++i) {
    const std::int64_t part = i < other.size_ ? other.limbs_[i] : 0;
    std::int64_t sum = result.limbs_[i] + (subtract ? -part : part) + carry;
    carry = sum < 0 ? -1 : sum >= kBase ? 1 : 0;
    sum -= carry * kBase;
    result.limbs_[i] = static_cast<std::uint32_t>(sum);
  }
  if (carry > 0) result.limbs_[result.size_++] = 1;
  result.trim();
  result.round(digits, false);
  return result;
}

WideDecimal multiply(const WideDecimal& a, const WideDecimal& b, int digits) {
  WideDecimal result;
  if (a.is_zero() || b.is_zero()) return result;
  for (std::size_t i = 0; i < a.size_; ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < b.size_; ++j) {
      const std::uint64_t part = std::uint64_t{a.limbs_[i]} * b.limbs_[j] + result.limbs_[i + j] + carry;
      result.limbs_[i + j] = static_cast<std::uint32_t>(part % kBase);
      carry = part / kBase;
    }
    result.limbs_[i + b.size_] = static_cast<std::uint32_t>(carry);
  }
  result.size_ = a.size_ + b.size_;
  result.exponent_ = a.exponent_ + b.exponent_;
  result.negative_ = a.negative_ != b.negative_;
  result.trim();
  result.round(digits, false);
  return result;
}

// Long division in base 10^9 (Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D).
WideDecimal divide(const WideDecimal& a, const WideDecimal& b, int digits) {
  if (a.is_zero()) return {};
  WideDecimal top = a;
  const int more_digits = std::max(0, digits + 1 + b.digit_count() - a.digit_count());
  top.scale(more_digits);
  WideDecimal result;
  result.exponent_ = a.exponent_ - more_digits - b.exponent_;
  result.negative_ = a.negative_ != b.negative_;
  bool rest = false;
  const std::size_t n = b.size_;
  if (n == 1) {
    std::uint64_t remainder = 0;
    for (std::size_t i = top.size_; i > 0; --i) {
      const std::uint64_t part = remainder * kBase + top.limbs_[i - 1];
      result.limbs_[i - 1] = static_cast<std::uint32_t>(part / b.limbs_[0]);
      remainder = part % b.limbs_[0];
    }
    result.size_ = top.size_;
    rest = remainder != 0;
  } else {
    const std::uint64_t factor = kBase / (std::uint64_t{b.limbs_[n - 1]} + 1);
    const auto normalized = [factor](const WideDecimal& of) {
      std::array<std::uint64_t, WideDecimal::kLimbs + 1> limbs{};
      std::uint64_t carry = 0;
      for (std::size_t i = 0; i < of.size_; ++i) {
        const std::uint64_t part = of.limbs_[i] * factor + carry;
        limbs[i] = part % kBase;
        carry = part / kBase;
      }
      limbs[of.size_] = carry;
      return limbs;
    };
    auto u = normalized(top);
    const auto v = normalized(b);
    for (std::size_t step = top.size_ - n + 1; step > 0; --step) {
      const std::size_t j = step - 1;
      const std::uint64_t leading = u[j + n] * kBase + u[j + n - 1];
      std::uint64_t guess = leading / v[n - 1];
      std::uint64_t over = leading % v[n - 1];
      while (guess >= kBase || guess * v[n - 2] > over * kBase + u[j + n - 2]) {
        --guess;
        over += v[n - 1];
        if (over >= kBase) break;
      }
      std::int64_t borrow = 0;
      for (std::size_t i = 0; i <= n; ++i) {
        const std::uint64_t product = i < n ? guess * v[i] : 0;
        std::int64_t part = static_cast<std::int64_t>(u[i + j]) - static_cast<std::int64_t>(product % kBase) - borrow;
        borrow = static_cast<std::int64_t>(product / kBase);
        if (part < 0) {
          const std::int64_t lend = (-part + kBase - 1) / kBase;
          part += lend * kBase;
          borrow += lend;
        }
        u[i + j] = static_cast<std::uint64_t>(part);
      }
      if (borrow > 0) {
        --guess;
        std::uint64_t carry = 0;
        for (std::size_t i = 0; i <= n; ++i) {
          const std::uint64_t part = u[i + j] + (i < n ? v[i] : 0) + carry;
          u[i + j] = part % kBase;
          carry = part / kBase;
        }
      }
      result.limbs_[j] = static_cast<std::uint32_t>(guess);
    }
    result.size_ = top.size_ - n + 1;
    rest = std::any_of(u.begin(), u.begin() + static_cast<std::ptrdiff_t>(n),
                       [](std::uint64_t limb) { return limb != 0; });
  }
  result.trim();
  result.round(digits, rest);
  return result;
}

namespace {

constexpr int kWork = WideDecimal::kDigits;

WideDecimal sum(const WideDecimal& a, const WideDecimal& b) { return add(a, b, kWork); }
WideDecimal product(const WideDecimal& a, const WideDecimal& b) { return multiply(a, b, kWork); }
WideDecimal ratio(const WideDecimal& a, const WideDecimal& b) { return divide(a, b, kWork); }

// 2 artanh(z) = ln((1 + z) / (1 - z)), for small z.
WideDecimal twice_artanh(const WideDecimal& z) {
  const WideDecimal square = product(z, z);
  WideDecimal power = z;
  WideDecimal total = z;
  for (std::int64_t k = 3; !power.is_zero(); k += 2) {
    power = product(power, square);
    const WideDecimal term = ratio(power, WideDecimal::of(k));
    if (term.magnitude() < total.magnitude() - kWork - 2) break;
    total = sum(total, term);
  }
  return sum(total, total);
}

const WideDecimal& ln2() {
  static const WideDecimal value = twice_artanh(ratio(WideDecimal::of(1), WideDecimal::of(3)));
  return value;
}

// ln 10 = 3 ln 2 + ln(10/8)
const WideDecimal& ln10() {
  static const WideDecimal value =
      sum(product(WideDecimal::of(3), ln2()), twice_artanh(ratio(WideDecimal::of(1), WideDecimal::of(9))));
  return value;
}

}  // namespace

WideDecimal exp(const WideDecimal& x) {
  if (x.is_zero()) return WideDecimal::of(1);
  // e^x = 10^n e^r, and e^r = (e^(r / 2^10))^(2^10) by its series.
  constexpr int kHalvings = 10;
  const auto tens = static_cast<std::int64_t>(std::nearbyint(x.to_double() / 2.302585092994046));
  const WideDecimal rest = sum(x, -product(WideDecimal::of(tens), ln10()));
  const WideDecimal small = ratio(rest, WideDecimal::of(std::int64_t{1} << kHalvings));
  WideDecimal total = WideDecimal::of(1);
  WideDecimal term = total;
  for (std::int64_t k = 1; !small.is_zero(); ++k) {
    term = ratio(product(term, small), WideDecimal::of(k));
    if (term.is_zero() || term.magnitude() < -kWork - 2) break;
    total = sum(total, term);
  }
  for (int i = 0; i < kHalvings; ++i) total = product(total, total);
  return product(total, WideDecimal(false, "1", tens));
}

WideDecimal log(const WideDecimal& x) {
  // x = m 2^k 10^e with m near 1.
  const std::int64_t tens = x.magnitude();
  WideDecimal m = product(x, WideDecimal(false, "1", -tens));
  const auto twos = static_cast<std::int64_t>(std::nearbyint(std::log2(m.to_double())));
  m = ratio(m, WideDecimal::of(std::int64_t{1} << twos));
  const WideDecimal z = ratio(sum(m, WideDecimal::of(-1)), sum(m, WideDecimal::of(1)));
  const WideDecimal of_m = z.is_zero() ? z : twice_artanh(z);
  return sum(sum(of_m, product(WideDecimal::of(twos), ln2())), product(WideDecimal::of(tens), ln10()));
}

}  // namespace ducha
