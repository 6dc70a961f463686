// SPDX-License-Identifier: Apache-2.0
#include "facts/read_share.h"

#include <string>

#include "facts/numerals.h"
#include "facts/spelling.h"

namespace ducha {

namespace {

struct Part {
  std::string_view words;
  int power;
};

constexpr Part kParts[] = {
#define DUCHA_PART(characters, power) {characters, power},
#include "facts/spelling.def"
};

constexpr Part kPartSigns[] = {
#define DUCHA_PART_SIGN(characters, power) {characters, power},
#include "facts/spelling.def"
};

std::optional<Decimal> number_of(std::string_view figure) {
  const std::optional<Numeral> number = read_numeral(figure);
  return number ? std::optional(number->value) : std::nullopt;
}

std::optional<Decimal> read_part(std::string_view figure, int power) {
  if (figure == Spelt::kHundred) return scaled(Decimal(100), -power);
  const std::optional<Decimal> number = number_of(figure);
  return number ? scaled(*number, -power) : std::nullopt;
}

std::optional<Decimal> quotient(std::string_view over, std::string_view under) {
  const std::optional<Decimal> above = number_of(over);
  const std::optional<Decimal> below = number_of(under);
  if (!above || !below || above->is_negative() || below->is_negative()) return std::nullopt;
  return divide(*above, *below);
}

// Tenths: nine, or nine and a half, each digit a place.
std::optional<Decimal> read_tenths(std::string_view figure) {
  const std::size_t at = figure.find(Spelt::kTenth);
  if (at == std::string_view::npos) return std::nullopt;
  const std::optional<Decimal> tenths = read_part(figure.substr(0, at), 1);
  const std::string_view behind = figure.substr(at + Spelt::kTenth.size());
  if (!tenths || behind.empty()) return tenths;
  const std::optional<Decimal> hundredths = read_part(behind, 2);
  const bool one_digit = hundredths && *hundredths < *Decimal::read("0.1") && !hundredths->is_negative();
  return one_digit ? add(*tenths, *hundredths) : std::nullopt;
}

std::optional<Decimal> read_ratio(std::string_view figure) {
  for (const std::string_view mark : {std::string_view(":"), Spelt::kRatioWord}) {
    const std::size_t at = figure.find(mark);
    if (at != std::string_view::npos) return quotient(figure.substr(0, at), figure.substr(at + mark.size()));
  }
  const std::size_t at = figure.find(Spelt::kOfWhich);
  if (at == std::string_view::npos) return std::nullopt;
  return quotient(figure.substr(at + Spelt::kOfWhich.size()), figure.substr(0, at));
}

}  // namespace

std::optional<Decimal> read_share(std::string_view text) {
  const std::optional<std::string> spelt = figure_of(text);
  if (!spelt) return std::nullopt;
  std::string_view figure = *spelt;
  for (const Part& sign : kPartSigns) {
    if (!figure.ends_with(sign.words)) continue;
    figure.remove_suffix(sign.words.size());
    const std::optional<Decimal> number = number_of(figure);
    return number ? scaled(*number, -sign.power) : std::nullopt;
  }
  const bool negative = figure.starts_with(Spelt::kMinus);
  const std::string_view bare = negative ? figure.substr(Spelt::kMinus.size()) : figure;
  for (const Part& part : kParts) {
    if (!bare.starts_with(part.words)) continue;
    const std::optional<Decimal> share = read_part(bare.substr(part.words.size()), part.power);
    return share && negative ? std::optional(-*share) : share;
  }
  if (figure == Spelt::kHalf) return Decimal::read("0.5");
  if (figure == Spelt::kWholeHundred) return Decimal(1);
  if (const std::optional<Decimal> share = read_tenths(figure)) return share;
  // One to fifty is a share; fifty to one is it turned round, which nobody can tell from fifty times the whole.
  if (const std::optional<Decimal> share = read_ratio(figure)) return *share <= Decimal(1) ? share : std::nullopt;
  const std::optional<Decimal> number = number_of(figure);
  return number && *number <= Decimal(1) ? number : std::nullopt;
}

}  // namespace ducha
