// SPDX-License-Identifier: Apache-2.0
// Cuts an input into its documents without reading them: the part of reading that must happen in order. What comes of a
// document, read_submission() finds out, on any thread.
#pragma once

#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "document/workbook.h"
#include "plan/from_csv.h"
#include "plan/reader.h"

namespace ducha {

struct RawPlan {
  PlanFormat format = PlanFormat::yaml;
  SourcePtr source;                           // null: nothing to read, only what is reported
  Span part;                                  // of the source, where a JSON file holds several
  std::shared_ptr<const CsvColumns> columns;  // under which a row of a table stands
  std::vector<CsvColumns::Above> above;       // what stands for its blank cells
  std::shared_ptr<const Workbook> form;       // a workbook that is one plan
  Diagnostics diagnostics;                    // of cutting
  bool walked = false;                        // its input was found in a folder, and not named
  std::string ends_input;                     // its name, behind its last document; else empty

  [[nodiscard]] std::size_t bytes() const {
    return part.length > 0 ? part.length : source ? source->bytes().size() : 0;
  }
};

class PlanCutter {
 public:
  virtual ~PlanCutter() = default;
  // False behind the end, which is told as an entry of its own.
  [[nodiscard]] virtual bool next(RawPlan& raw) = 0;
  // Whether the next entry may be long in coming: nothing that was read before is left.
  [[nodiscard]] virtual bool would_wait() { return false; }
};

// The stream must outlive the cutter. Memory is one document's, but for JSON, which is held whole.
[[nodiscard]] std::unique_ptr<PlanCutter> plan_cutter(std::istream& stream, const std::string& name, PlanFormat format,
                                                      bool walked = false);

[[nodiscard]] Submission read_submission(RawPlan& raw);

// Passes on what there is to tell, in the order of the input: no blank documents; at the end, that no plan was in it.
class InputEnd {
 public:
  [[nodiscard]] bool passes(Submission& submission);
  // The same of an entry that held a plan.
  void note_plan() { any_ = true; }

 private:
  bool any_ = false;
};

}  // namespace ducha
