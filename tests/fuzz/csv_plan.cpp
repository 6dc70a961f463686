// SPDX-License-Identifier: Apache-2.0
#include "fuzz/plans.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ducha::read_everything(data, size, ducha::PlanFormat::csv);
  return 0;
}
