// SPDX-License-Identifier: Apache-2.0
#include "cli/options/thread_count.h"

#include <charconv>

#include "base/limits.h"
#include "cli/codes.h"
#include "cli/options/option.h"

namespace ducha {

std::optional<std::size_t> read_thread_count(const std::optional<std::string>& said, Diagnostics& faults) {
  if (!said) return std::nullopt;
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(said->data(), said->data() + said->size(), count);
  if (error == std::errc() && end == said->data() + said->size() && count >= 1 && count <= kMostJobs) return count;
  add_usage_fault(faults, code::cli_jobs, {Text(*said), Text(std::to_string(kMostJobs))});
  return std::nullopt;
}

}  // namespace ducha
