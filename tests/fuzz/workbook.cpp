// SPDX-License-Identifier: Apache-2.0
// Any bytes as a workbook, .xlsx or .ods, and its plans.
#include "fuzz/plans.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ducha::read_everything(data, size, ducha::PlanFormat::xlsx);
  return 0;
}
