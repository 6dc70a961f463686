// SPDX-License-Identifier: Apache-2.0
#include "cli/options/report_options.h"

#include "base/text.h"
#include "cli/codes.h"
#include "cli/process/rulebook_store.h"

namespace ducha {

void ReportOptions::bind(OptionParser& parser) {
  parser.values(OptionName::format, format);
  parser.values(OptionName::status, status);
  parser.value(OptionName::by, by);
  parser.value(OptionName::fail_on, fail_on);
  parser.flag(OptionName::allow_empty, allow_empty);
  parser.flag(OptionName::no_fsync, no_fsync);
  parser.flag(OptionName::quiet, quiet);
  parser.flag(OptionName::details, details);
  parser.flag(OptionName::summary, summary);
  parser.flag(OptionName::brief, brief);
}

Shown ReportOptions::read_shown(Diagnostics& faults) const {
  Shown shown{};
  if (status.empty() && by) return kAllShown;
  if (status.empty()) {
    for (const Status each : kStatuses) {
      shown[static_cast<std::size_t>(each)] = each != Status::pass && each != Status::not_applicable;
    }
    return shown;
  }
  std::vector<std::string> known = {"all"};
  for (const Status each : kStatuses) known.emplace_back(to_string(each));
  for (const std::string& word : flattened(status)) {
    const std::optional<Status> known_one = read_status(word);
    if (word == "all") {
      shown.fill(true);
    } else if (known_one) {
      shown[static_cast<std::size_t>(*known_one)] = true;
    } else {
      add_usage_fault(faults, code::cli_word_unknown, {Text("--status"), Text(word), Text(joined(known))}, word, known);
    }
  }
  return shown;
}

FailOn ReportOptions::read_fail_on(Diagnostics& faults) const {
  if (!fail_on) return {};
  const std::optional<FailOn> read = ducha::read_fail_on(*fail_on);
  if (!read) {
    const std::vector<std::string> known = {"must", "should", "target", "encouraged", "unknown", "new", "never"};
    add_usage_fault(faults, code::cli_word_unknown, {Text("--fail-on"), Text(*fail_on), Text(joined(known))}, *fail_on,
                    known);
  }
  return read.value_or(FailOn{});
}

std::optional<RollUpBy> ReportOptions::read_by(Diagnostics& faults) const {
  if (!by) return std::nullopt;
  const std::optional<RollUpBy> read = read_roll_up(*by);
  if (!read) {
    const std::vector<std::string> known(kRollUps.begin(), kRollUps.end());
    add_usage_fault(faults, code::cli_word_unknown, {Text("--by"), Text(*by), Text(joined(known))}, *by, known);
  }
  return read;
}

Detail ReportOptions::read_detail(Diagnostics& faults) const {
  if (static_cast<int>(details) + static_cast<int>(summary) + static_cast<int>(brief) > 1)
    faults.add(code::cli_detail_twice, {});
  if (details) return Detail::details;
  if (summary) return Detail::summary;
  return brief ? Detail::brief : Detail::automatic;
}

}  // namespace ducha
