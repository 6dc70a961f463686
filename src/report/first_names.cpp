// SPDX-License-Identifier: Apache-2.0
#include "report/first_names.h"

namespace ducha {

namespace {

constexpr std::size_t kNamed = 20;

}  // namespace

void FirstNames::add(std::string_view name) {
  if (++count_ > kNamed) return;
  if (!names_.empty()) names_ += word(ReportWord::between_clauses, language_);
  names_ += name;
}

std::string FirstNames::in(ReportWord phrase) const {
  if (count_ == 0) return {};
  const std::string more = count_ > kNamed ? word(ReportWord::and_so_on, language_) : std::string();
  return filled(phrase, language_, {std::to_string(count_), names_ + more});
}

}  // namespace ducha
