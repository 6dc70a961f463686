// SPDX-License-Identifier: Apache-2.0
// Any file of waivers is read or reported; none lets pass what it has no last day for, nor what was met.
#include "audit/waivers.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "fuzz/told.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ducha;
  constexpr Date kDay{2024, 6, 30};
  Waivers waivers;
  Diagnostics diagnostics;
  waivers.read("waivers.yaml", std::string(reinterpret_cast<const char*>(data), size), diagnostics);
  waivers.check_rules({"p.few", "p.reports"}, diagnostics);
  for (const Status status : {Status::fail, Status::unknown, Status::pass}) {
    Finding finding;
    finding.unit = "A";
    finding.region = {{"city", "C"}, {"county", "K"}};
    finding.rule.own().policy = "p";
    finding.rule.own().id = "p.few";
    finding.status = status;
    finding.subject.emplace().name = "2024-Q1";
    if (!waivers.apply(finding, kDay)) continue;
    if (finding.status != Status::waived || !finding.waiver || status == Status::pass) std::abort();
    if (finding.waiver->until < "2024-06-30" || finding.waiver->reason.empty()) std::abort();
  }
  waivers.report(diagnostics);
  tell(diagnostics);
  return 0;
}
