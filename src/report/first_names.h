// SPDX-License-Identifier: Apache-2.0
// Names of which there may be very many, as the head of a report tells them: how many, and the first twenty.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/language.h"
#include "report/words.h"

namespace ducha {

class FirstNames {
 public:
  explicit FirstNames(Language language) : language_(language) {}
  void add(std::string_view name);
  // Into a phrase of a number and names; empty: there is none.
  [[nodiscard]] std::string in(ReportWord phrase) const;

 private:
  Language language_;
  std::size_t count_ = 0;
  std::string names_;
};

}  // namespace ducha
