// SPDX-License-Identifier: Apache-2.0
#include "base/failure.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

namespace ducha {

Text failure_words(int error) {
  struct Row {
    int error;
    std::string_view zh;
  };
  static constexpr Row kRows[] = {
#define DUCHA_FAILURE(name, zh) {name, zh},
#include "base/failures.def"
  };
  const std::string system = std::generic_category().message(error);
  const auto row =
      std::find_if(std::begin(kRows), std::end(kRows), [error](const Row& each) { return each.error == error; });
  return row != std::end(kRows) ? Text(row->zh, system) : Text(system);
}

}  // namespace ducha
