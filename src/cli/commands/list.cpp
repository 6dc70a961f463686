// SPDX-License-Identifier: Apache-2.0
// ducha list: what the rulebook holds; which clauses are checked and which are not.
#include <algorithm>
#include <ostream>

#include "authoring/list_json.h"
#include "authoring/list_tables.h"
#include "authoring/markdown.h"
#include "authoring/profile_table.h"
#include "authoring/rulebook_page.h"
#include "base/columns.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/audit.h"
#include "cli/options/option.h"
#include "cli/options/without_effect.h"
#include "cli/process/rulebook_store.h"
#include "cli/words.h"
#include "rulebook/coverage.h"

namespace ducha {

namespace {

struct ListArguments {
  std::vector<std::string> rules;
  std::optional<std::string> format;
  std::vector<std::string> policy, coverage, modality, select, profile, what;
  CommonOptions common;
};

// A page a policy, in the order of the rulebook.
std::string pages_of(const Loaded& loaded, Language language) {
  std::string text;
  for (const auto& rules : loaded) text += (text.empty() ? "" : "\n") + rulebook_page(*rules, language);
  return text;
}

std::string table_text(const std::string& format, const Table& table) {
  return format == "markdown" ? to_markdown_table(table) : inert_lines(in_columns(table));
}

void print_json(const std::string& what, const Loaded& loaded, const Wanted& wanted, std::ostream& out) {
  out << (what == "policies"  ? policies_json(loaded)
          : what == "clauses" ? clauses_json(loaded, wanted)
                              : rules_json(loaded, wanted));
}

// Tables, for people; what was asked for and is not there is flags.
void print_tables(const std::string& what, const std::string& format, const Loaded& loaded, const Wanted& wanted,
                  Language language, Streams& streams) {
  if (what == "policies" && format == "markdown") {
    streams.out << pages_of(loaded, language);
    return;
  }
  const Table table = what == "policies"  ? policies_table(loaded, language)
                      : what == "clauses" ? clauses_table(loaded, wanted, language)
                                          : rules_table(loaded, wanted, language);
  if (table.size() == 1) {
    streams.err << word(CliWord::none_listed, language) << '\n';
    return;
  }
  streams.out << table_text(format, table);
  if (what == "clauses") streams.out << '\n' << table_text(format, coverage_table(loaded, wanted, language));
}

constexpr std::array kCoverage = {Checked::checked, Checked::partly, Checked::background, Checked::exhortation,
                                  Checked::unobservable};

// Every word is one that the parser let pass.
Wanted read_wanted(const ListArguments& flags) {
  Wanted wanted;
  wanted.select = flattened(flags.select);
  for (const std::string& each : flattened(flags.coverage)) {
    for (const Checked checked : kCoverage) {
      const bool unchecked = checked != Checked::checked && checked != Checked::partly;
      if (each == to_string(checked) || (unchecked && each == "unchecked")) wanted.coverage.push_back(checked);
    }
  }
  for (const std::string& each : flattened(flags.modality)) {
    if (const auto modality = read_modality(each)) wanted.modalities.push_back(*modality);
  }
  return wanted;
}

std::optional<int> read_arguments(const Arguments& given, ListArguments& flags, Streams& streams) {
  OptionParser parser(*command_named("list"));
  parser.values(OptionName::rules, flags.rules);
  parser.values(OptionName::only_policy, flags.policy);
  OptionWords coverage{{"unchecked"}, OptionWords::Form::list};
  for (const Checked each : kCoverage) coverage.known.emplace_back(to_string(each));
  OptionWords modality{{}, OptionWords::Form::list};
  for (const Modality each : kModalities) modality.known.emplace_back(to_string(each));
  parser.choices(OptionName::coverage, flags.coverage, std::move(coverage));
  parser.choices(OptionName::modality, flags.modality, std::move(modality));
  parser.values(OptionName::select_listed, flags.select);
  parser.values(OptionName::profile, flags.profile);
  parser.choice(OptionName::list_format, flags.format, {{"text", "json", "markdown"}});
  parser.arguments(flags.what, 0, 1);
  parser.argument_words({"policies", "clauses", "rules", "profile"});
  return parser.parse(given, flags.common, streams);
}

}  // namespace

int run_list(const Arguments& arguments, Streams& streams) {
  ListArguments flags;
  if (const auto code = read_arguments(arguments, flags, streams)) return *code;
  const Language language = flags.common.language;
  const std::string what = !flags.what.empty() ? flags.what.front() : flags.profile.empty() ? "policies" : "profile";
  Diagnostics faults;
  const std::string format = flags.format.value_or("text");
  const Wanted wanted = read_wanted(flags);
  RulebookStore store(flags.rules, faults);
  const std::vector<std::string> ids = store.chosen(flattened(flags.policy), faults);
  CheckOptions options;
  Diagnostics found;
  read_profiles_into(flags.profile, store, options, faults, found);
  if (what != "clauses") refuse_without(flags.common, {OptionName::coverage}, Text("list clauses"), faults);
  if (what != "rules") refuse_without(flags.common, {OptionName::select_listed}, Text("list rules"), faults);
  if (what != "rules" && what != "clauses")
    refuse_without(flags.common, {OptionName::modality}, Text("list rules, list clauses"), faults);
  if (what == "profile" && flags.profile.empty())
    add_usage_fault(faults, code::cli_needs, {Text("list profile"), Text("--profile")});
  if (!faults.empty()) return usage_error(faults, "list", language, streams);

  Loaded loaded;
  for (const std::string& id : ids) {
    if (auto rules = store.load(id, found)) loaded.push_back(std::move(rules));
  }
  for (const Diagnostic& each : found.all()) streams.err << to_text(each, language, streams.err_is_terminal);
  if (what == "profile") {
    ProfileChanges changes = store.changes();
    std::erase_if(changes, [&ids](const auto& of) { return std::find(ids.begin(), ids.end(), of.first) == ids.end(); });
    const Table table = profile_table(changes, language);
    if (format != "json" && table.size() == 1) streams.err << word(CliWord::none_listed, language) << '\n';
    if (format == "json") {
      streams.out << profile_json(changes);
    } else if (table.size() > 1) {
      streams.out << table_text(format, table);
    }
  } else if (format == "json") {
    print_json(what, loaded, wanted, streams.out);
  } else {
    print_tables(what, format, loaded, wanted, language, streams);
  }
  return found.errors() > 0 ? 2 : 0;
}

}  // namespace ducha
