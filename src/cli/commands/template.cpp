// SPDX-License-Identifier: Apache-2.0
// ducha template: a blank plan of a policy.
#include <algorithm>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

#include "authoring/blank_plan.h"
#include "authoring/form_book.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/option.h"
#include "cli/options/policy_level.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/process/made_file.h"
#include "cli/process/rulebook_store.h"
#include "document/zip_archive.h"

namespace ducha {

namespace {

std::optional<std::string> made_in(const std::string& format, const BlankPlan& blank, bool only_must) {
  if (format == "xlsx") return to_xlsx(blank_form(blank, only_must));
  if (format == "ods") return to_ods(blank_form(blank, only_must));
  // By the mark spreadsheets know UTF-8.
  return format == "csv" ? "\xEF\xBB\xBF" + blank_csv(blank, only_must) : blank_yaml(blank, only_must);
}

// The form as tables: an archive where the name says so, else a folder.
int write_tables(const std::string& place, const Book& form, Streams& streams, Language language) {
  const std::vector<std::pair<std::string, std::string>> tables = to_tables(form);
  if (place.ends_with(".zip")) return write_made(place, zipped(tables), streams, language);
  std::error_code error;
  std::filesystem::create_directories(place, error);
  for (const auto& [name, bytes] : tables) {
    const int code = write_made((std::filesystem::path(place) / name).string(), bytes, streams, language);
    if (code != 0) return code;
  }
  return 0;
}

}  // namespace

int run_template(const Arguments& arguments, Streams& streams) {
  std::vector<std::string> rules;
  std::optional<std::string> level;
  std::optional<std::string> format_name;
  std::vector<std::string> policy;
  CommonOptions common;
  OptionParser parser(*command_named("template"));
  parser.values(OptionName::rules, rules);
  parser.value(OptionName::of_level, level);
  parser.choice(OptionName::template_format, format_name,
                {{"yaml", "xlsx", "ods", "csv"}, OptionWords::Form::with_file});
  bool only_must = false;
  parser.flag(OptionName::only_must, only_must);
  parser.arguments(policy, 1, 1);
  if (const auto code = parser.parse(arguments, common, streams)) return *code;

  Diagnostics faults;
  const std::string option = format_name.value_or("yaml");
  const std::string format = option.substr(0, option.find('='));
  const std::string file = option.size() > format.size() ? option.substr(format.size() + 1) : std::string();
  if (format == "xlsx" || format == "ods") refuse_terminal("--format " + format, file, streams, faults);
  RulebookStore store(rules, faults);
  const std::vector<std::string> ids = faults.empty() ? store.chosen(policy, faults) : policy;
  if (!faults.empty()) return usage_error(faults, "template", common.language, streams);

  Diagnostics found;
  const auto loaded = store.load(ids.front(), found);
  for (const Diagnostic& each : found.all()) {
    streams.err << to_text(each, common.language, streams.err_is_terminal);
  }
  if (!loaded) return 2;
  const BlankPlan blank{*loaded, level_key(loaded->policy, level, faults), common.language};
  const FactSpec* const list = format == "csv" ? first_without_cell(blank, only_must) : nullptr;
  if (list != nullptr && file.empty()) {
    add_usage_fault(faults, code::cli_csv_list, {Text(loaded->policy.id), called(*list)});
  }
  if (!faults.empty()) return usage_error(faults, "template", common.language, streams);
  if (list != nullptr) return write_tables(file, blank_form(blank, only_must), streams, common.language);
  return write_made(file, made_in(format, blank, only_must), streams, common.language);
}

}  // namespace ducha
