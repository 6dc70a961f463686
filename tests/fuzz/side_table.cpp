// SPDX-License-Identifier: Apache-2.0
// Any table beside a plan, CSV, TSV or a workbook by its first byte, gives the plan its lists or is reported.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "fuzz/fuzz_folder.h"
#include "fuzz/plans.h"
#include "fuzz/told.h"
#include "plan/side_tables.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ducha;
  static const FuzzFolder kFolder;
  static const Vocabulary kVocabulary = every_type();
  static constexpr std::array kNames = {"t.csv", "t.tsv", "t.xlsx"};
  if (size == 0) return 0;
  const std::string name = kNames.at(data[0] % kNames.size());
  kFolder.write(name, {reinterpret_cast<const char*>(data) + 1, size - 1});
  const std::string written =
      "unit: A\npolicy: p\nperiod: 2024\nfacts:\n  list: {from: " + name + "}\n  scalars: {from: " + name + "}\n";
  std::istringstream stream(written);
  const auto cutter = plan_cutter(stream, (kFolder.path() / "plan.yaml").string(), PlanFormat::yaml);
  PlanReader reader(*cutter);
  auto reading = reader.next();
  if (!reading || !reading->plan) std::abort();
  const auto joined = with_side_tables(*reading->plan, {&kVocabulary}, reading->diagnostics);
  if (!joined && reading->diagnostics.errors() == 0) std::abort();
  const auto sets = read_facts(joined ? *joined : *reading->plan, {&kVocabulary}, kSeen, reading->diagnostics);
  for (const FactSet& set : sets) {
    for (const InvalidPart& part : set.invalid) static_cast<void>(part.at.position());
  }
  tell(reading->diagnostics);
  return 0;
}
