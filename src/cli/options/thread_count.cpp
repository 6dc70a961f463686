// SPDX-License-Identifier: Apache-2.0
#include "cli/options/thread_count.h"

#include <charconv>

#include "base/limits.h"
#include "cli/codes.h"
#include "cli/options/option.h"

namespace ducha {

std::optional<std::size_t> read_thread_count(const std::optional<std::string>& text, Diagnostics& faults) {
  if (!text) return std::nullopt;
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), count);
  if (error == std::errc() && end == text->data() + text->size() && count >= 1 && count <= kMostJobs) return count;
  add_usage_fault(faults, code::cli_jobs, {Text(*text), Text(std::to_string(kMostJobs))});
  return std::nullopt;
}

}  // namespace ducha
