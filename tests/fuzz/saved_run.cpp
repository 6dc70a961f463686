// SPDX-License-Identifier: Apache-2.0
// Any bytes as the run that --baseline and `ducha diff` read: taken or reported, and a run held against itself is the
// same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "audit/baseline.h"
#include "audit/run_diff.h"
#include "fuzz/told.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ducha;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const bool across_periods : {false, true}) {
    Diagnostics diagnostics;
    SavedRun run(across_periods);
    std::istringstream stream(bytes);
    run.read(stream, "run.ndjson", diagnostics);
    tell(diagnostics);
    const Comparison comparison = compare(run, run, DiffBy::rule);
    if (diagnostics.errors() == 0 && !comparison.rows.empty()) std::abort();

    Diagnostics of_baseline;
    Baseline baseline(across_periods);
    std::istringstream again(bytes);
    baseline.read(again, "run.ndjson", of_baseline);
    tell(of_baseline);
    std::uint32_t plan = kNoPlan;
    for (const SavedRun::Named& named : run.findings()) {
      if (named.plan != plan) baseline.turn_to(named.plan == kNoPlan ? nullptr : &run.plans()[named.plan]);
      plan = named.plan;
      static_cast<void>(baseline.compare(named.finding));
    }
    static_cast<void>(baseline.gone());
  }
  return 0;
}
