// SPDX-License-Identifier: Apache-2.0
#include "report/told_once.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ducha {

bool ToldOnce::again(const std::string& file, const std::string& code, const std::string& message) {
  static constexpr std::array<std::string_view, 4> kOfHead = {"check.level-unknown", "check.policy-unknown",
                                                              "plan.period", "check.no-policy"};
  if (std::find(kOfHead.begin(), kOfHead.end(), code) == kOfHead.end()) return false;
  // A cell of a sheet stands behind the sheet's name.
  return !told_.insert(file.substr(0, file.rfind('!')) + '\n' + code + '\n' + message).second;
}

}  // namespace ducha
