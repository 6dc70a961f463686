// SPDX-License-Identifier: Apache-2.0
// Cuts an input into its documents without reading them: the part of reading that must happen in order. What comes of a
// document, read_plan_of() finds out (plan/reader.h), on any thread.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>

#include "plan/cut.h"
#include "plan/format.h"

namespace ducha {

class PlanCutter {
 public:
  virtual ~PlanCutter() = default;
  // Nothing behind the end, which is told as an entry of its own.
  [[nodiscard]] virtual std::optional<Cut> next() = 0;
  // Whether the next entry may be long in coming: nothing that was read before is left.
  [[nodiscard]] virtual bool would_wait() { return false; }
};

// The stream must outlive the cutter. `name` is what messages call it. YAML streams, NDJSON and tables are cut as they
// come, so memory is one document's; JSON and workbooks are held whole and their plans given one by one. An input that
// is not open or breaks off ends with an error.
[[nodiscard]] std::unique_ptr<PlanCutter> plan_cutter(std::istream& stream, const std::string& name, PlanFormat format,
                                                      bool walked = false);

}  // namespace ducha
