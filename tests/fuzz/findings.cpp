// SPDX-License-Identifier: Apache-2.0
// Whatever a findings file holds, a line is refused with a reason or comes out again as the same JSON.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <variant>

#include "findings/from_ndjson.h"
#include "findings/part_check.h"
#include "findings/to_ndjson.h"

namespace {

template <typename Part>
void write_again(const Part& part, ducha::FindingsReader& reader) {
  const std::string line = ducha::to_ndjson(part);
  ducha::FindingsLine again;
  if (!reader.read(line, again) || !std::holds_alternative<Part>(again)) std::abort();
  if (ducha::to_ndjson(std::get<Part>(again)) != line) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ducha::FindingsReader reader;
  ducha::PartCheck check;
  check.begin();
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    ducha::FindingsLine read;
    if (!reader.read(line, read)) {
      if (reader.fault().expected.empty() || reader.fault().offset > line.size()) std::abort();
      continue;
    }
    check.add_line(line);
    if (const auto* run = std::get_if<ducha::Run>(&read)) write_again(*run, reader);
    if (const auto* finding = std::get_if<ducha::Finding>(&read)) {
      check.add(*finding);
      write_again(*finding, reader);
    }
    if (const auto* problem = std::get_if<ducha::Problem>(&read)) {
      check.add(*problem);
      write_again(*problem, reader);
    }
    if (const auto* plan = std::get_if<ducha::PlanResult>(&read)) {
      static_cast<void>(check.add(*plan));
      write_again(*plan, reader);
    }
    if (const auto* summary = std::get_if<ducha::Summary>(&read)) static_cast<void>(check.end(*summary, line));
  }
  return 0;
}
