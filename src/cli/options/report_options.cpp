// SPDX-License-Identifier: Apache-2.0
#include "cli/options/report_options.h"

#include <charconv>

#include "cli/codes.h"
#include "cli/process/rulebook_store.h"
#include "rulebook/modality_words.h"

namespace ducha {

namespace {

std::vector<std::string> format_words() {
  std::vector<std::string> words;
  for (const Format& each : formats()) words.emplace_back(each.name);
  return words;
}

const std::vector<std::string>& fail_on_words() {
  static const std::vector<std::string> kWords = [] {
    std::vector<std::string> words = rule_modality_words();
    words.insert(words.end(), {"unknown", "new", "never"});
    return words;
  }();
  return kWords;
}

}  // namespace

void ReportOptions::bind(OptionParser& parser) {
  // Which of them go with the others is checked where all are known (cli/process/report_files.h).
  const auto checked_later = [](const std::string& /*word*/) { return true; };
  parser.choices(OptionName::format, format, {format_words(), OptionWords::Form::with_file, checked_later});
  std::vector<std::string> statuses = {"all"};
  for (const Status each : kStatuses) statuses.emplace_back(to_string(each));
  parser.choices(OptionName::status, status, {std::move(statuses), OptionWords::Form::list});
  parser.choice(OptionName::by, by, {{kRollUps.begin(), kRollUps.end()}});
  parser.choice(OptionName::fail_on, fail_on, {fail_on_words(), OptionWords::Form::list});
  parser.flag(OptionName::allow_empty, allow_empty);
  parser.flag(OptionName::no_fsync, no_fsync);
  parser.flag(OptionName::quiet, quiet);
  parser.flag(OptionName::details, details);
  parser.flag(OptionName::summary, summary);
  parser.flag(OptionName::brief, brief);
  parser.value(OptionName::limit, limit);
}

Shown ReportOptions::read_shown() const {
  Shown shown{};
  if (status.empty() && by) return kAllShown;
  if (status.empty()) {
    for (const Status each : kStatuses) {
      shown[static_cast<std::size_t>(each)] = each != Status::pass && each != Status::not_applicable;
    }
    return shown;
  }
  for (const std::string& word : flattened(status)) {
    if (word == "all") shown.fill(true);
    if (const std::optional<Status> known = read_status(word)) shown[static_cast<std::size_t>(*known)] = true;
  }
  return shown;
}

FailOn ReportOptions::read_fail_on(Diagnostics& faults) const {
  if (!fail_on) return {};
  const std::optional<FailOn> read = ducha::read_fail_on(*fail_on);
  // Each word is one, and yet they do not go together.
  if (!read) add_usage_fault(faults, code::cli_never_alone, {Text("--fail-on"), Text(*fail_on)});
  return read.value_or(FailOn{});
}

std::optional<RollUpBy> ReportOptions::read_by() const { return by ? read_roll_up(*by) : std::nullopt; }

std::optional<std::size_t> ReportOptions::read_limit(Diagnostics& faults) const {
  // The counts and what was judged by stand in any report.
  constexpr std::size_t kLeast = 4096, kMost = 1'000'000'000;
  if (!limit) return std::nullopt;
  std::size_t bytes = 0;
  const auto [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), bytes);
  if (error == std::errc() && end == limit->data() + limit->size() && bytes >= kLeast && bytes <= kMost) return bytes;
  add_usage_fault(faults, code::cli_limit, {Text(*limit), Text(std::to_string(kLeast)), Text(std::to_string(kMost))});
  return std::nullopt;
}

Detail ReportOptions::read_detail(Diagnostics& faults) const {
  if (static_cast<int>(details) + static_cast<int>(summary) + static_cast<int>(brief) > 1)
    faults.add(code::cli_detail_twice, {});
  if (details) return Detail::details;
  if (summary) return Detail::summary;
  return brief ? Detail::brief : Detail::automatic;
}

}  // namespace ducha
