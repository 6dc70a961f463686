// SPDX-License-Identifier: Apache-2.0
// ducha list: what the rulebook holds; which clauses are checked and which are not.
#include <algorithm>
#include <ostream>

#include "check/checker.h"
#include "cli/command.h"
#include "cli/list_json.h"
#include "cli/option.h"
#include "cli/shelf.h"
#include "cli/table.h"
#include "cli/words.h"
#include "report/words.h"
#include "rulebook/coverage.h"

namespace ducha {

namespace {

struct ListArguments {
  std::optional<std::string> rules, format;
  std::vector<std::string> policy, coverage, modality, select, what;
  CommonOptions common;
};

// What is listed, all of it known to the call.
struct Wanted {
  std::vector<Checked> coverage;     // empty: any
  std::vector<Modality> modalities;  // empty: any
  std::vector<std::string> select;   // empty: any

  [[nodiscard]] bool takes(const ClauseCoverage& row) const {
    return (coverage.empty() || std::find(coverage.begin(), coverage.end(), row.checked) != coverage.end()) &&
           takes(row.clause->modality);
  }
  [[nodiscard]] bool takes(const Rule& rule) const {
    const auto matches = [&rule](const std::string& pattern) { return fits(rule.id, pattern); };
    return (select.empty() || std::any_of(select.begin(), select.end(), matches)) && takes(rule.modality);
  }
  [[nodiscard]] bool takes(Modality modality) const {
    return modalities.empty() || std::find(modalities.begin(), modalities.end(), modality) != modalities.end();
  }
};

using Loaded = std::vector<std::shared_ptr<const PolicyRules>>;
using Table = std::vector<std::vector<std::string>>;

CliWord word_of(Checked checked) {
  switch (checked) {
    case Checked::checked: return CliWord::checked;
    case Checked::partly: return CliWord::partly;
    case Checked::background: return CliWord::background;
    case Checked::exhortation: return CliWord::exhortation;
    case Checked::unobservable: return CliWord::unobservable;
  }
  return CliWord::checked;
}

Table policies_table(const Loaded& loaded, Language language) {
  Table table = {{word(CliWord::head_policy, language), word(CliWord::head_clauses, language),
                  word(CliWord::checked, language), word(CliWord::partly, language), word(CliWord::unchecked, language),
                  word(CliWord::head_rules, language), word(CliWord::head_title, language)}};
  for (const auto& rules : loaded) {
    const CoverageCounts counts = counts_of(coverage_of(*rules));
    table.push_back({rules->policy.id, std::to_string(rules->policy.clauses.size()), std::to_string(counts.checked),
                     std::to_string(counts.partly), std::to_string(counts.unchecked),
                     std::to_string(rules->rules.size()), rules->policy.title.in(language)});
  }
  return table;
}

Table clauses_table(const Loaded& loaded, const Wanted& wanted, Language language) {
  Table table = {{word(CliWord::head_policy, language), word(CliWord::head_clause, language),
                  word(CliWord::head_place, language), word(CliWord::head_modality, language),
                  word(CliWord::head_coverage, language), word(CliWord::head_gist, language)}};
  for (const auto& rules : loaded) {
    for (const ClauseCoverage& row : coverage_of(*rules)) {
      if (!wanted.takes(row)) continue;
      table.push_back({rules->policy.id, row.clause->id, row.clause->at_document, word(row.clause->modality, language),
                       word(word_of(row.checked), language), row.clause->gist.in(language)});
    }
  }
  return table;
}

Table rules_table(const Loaded& loaded, const Wanted& wanted, Language language) {
  Table table = {{word(CliWord::head_rule, language), word(CliWord::head_modality, language),
                  word(CliWord::head_clause, language), word(CliWord::head_title, language)}};
  for (const auto& rules : loaded) {
    for (const Rule& rule : rules->rules) {
      if (!wanted.takes(rule)) continue;
      std::vector<std::string> clauses;
      for (const std::size_t clause : rule.clauses) clauses.push_back(rules->policy.clauses[clause].id);
      table.push_back({rule.id, word(rule.modality, language), joined(clauses), rule.title.in(language)});
    }
  }
  return table;
}

std::vector<std::string> lines_of(const std::string& what, const Loaded& loaded, const Wanted& wanted) {
  std::vector<std::string> lines;
  for (const auto& rules : loaded) {
    if (what == "policies") lines.push_back(policy_json(*rules));
    if (what == "clauses") {
      for (const ClauseCoverage& row : coverage_of(*rules)) {
        if (wanted.takes(row)) lines.push_back(clause_json(*rules, row));
      }
    }
    if (what == "rules") {
      for (const Rule& rule : rules->rules) {
        if (wanted.takes(rule)) lines.push_back(rule_json(*rules, rule));
      }
    }
  }
  return lines;
}

void print_json(const std::vector<std::string>& lines, std::ostream& out) {
  out << '[';
  for (std::size_t i = 0; i < lines.size(); ++i) out << (i > 0 ? ",\n" : "\n") << lines[i];
  out << (lines.empty() ? "]\n" : "\n]\n");
}

void add_word_fault(Diagnostics& faults, const char* option, const std::string& word,
                    const std::vector<std::string>& known) {
  add_usage_fault(faults, Code::cli_word_unknown, {Text(option), Text(word), Text(joined(known))}, word, known);
}

Wanted read_wanted(const ListArguments& said, Diagnostics& faults) {
  Wanted wanted;
  wanted.select = said.select;
  static constexpr std::array kCoverage = {Checked::checked, Checked::partly, Checked::background, Checked::exhortation,
                                           Checked::unobservable};
  for (const std::string& each : flattened(said.coverage)) {
    std::vector<std::string> known = {"unchecked"};
    const std::size_t before = wanted.coverage.size();
    for (const Checked checked : kCoverage) {
      known.emplace_back(to_string(checked));
      const bool unchecked = checked != Checked::checked && checked != Checked::partly;
      if (each == to_string(checked) || (unchecked && each == "unchecked")) wanted.coverage.push_back(checked);
    }
    if (wanted.coverage.size() == before) add_word_fault(faults, "--coverage", each, known);
  }
  for (const std::string& each : flattened(said.modality)) {
    if (const auto modality = read_modality(each)) {
      wanted.modalities.push_back(*modality);
      continue;
    }
    std::vector<std::string> known(kModalities.size());
    std::transform(kModalities.begin(), kModalities.end(), known.begin(),
                   [](Modality modality) { return std::string(to_string(modality)); });
    add_word_fault(faults, "--modality", each, known);
  }
  return wanted;
}

std::optional<int> read_arguments(const Arguments& given, ListArguments& said, Streams& streams) {
  OptionParser parser(*command_named("list"));
  parser.value(OptionName::rules, said.rules);
  parser.values(OptionName::only_policy, said.policy);
  parser.values(OptionName::coverage, said.coverage);
  parser.values(OptionName::modality, said.modality);
  parser.values(OptionName::select_listed, said.select);
  parser.value(OptionName::list_format, said.format);
  parser.arguments(said.what, 0, 1);
  return parser.parse(given, said.common, streams);
}

}  // namespace

int run_list(const Arguments& arguments, Streams& streams) {
  ListArguments said;
  if (const auto code = read_arguments(arguments, said, streams)) return *code;
  const Language language = said.common.language;
  const std::string what = said.what.empty() ? "policies" : said.what.front();
  Diagnostics faults;
  const std::vector<std::string> kinds = {"policies", "clauses", "rules"};
  if (std::find(kinds.begin(), kinds.end(), what) == kinds.end()) add_word_fault(faults, "list", what, kinds);
  const std::vector<std::string> formats = {"text", "json"};
  const std::string format = said.format.value_or("text");
  if (std::find(formats.begin(), formats.end(), format) == formats.end()) {
    add_word_fault(faults, "--format", format, formats);
  }
  const Wanted wanted = read_wanted(said, faults);
  Shelf shelf(said.rules, faults);
  const std::vector<std::string> ids = shelf.chosen(flattened(said.policy), faults);
  if (!faults.empty()) return usage_error(faults, "list", language, streams);

  Diagnostics found;
  Loaded loaded;
  for (const std::string& id : ids) {
    if (auto rules = shelf.load(id, found)) loaded.push_back(std::move(rules));
  }
  for (const Diagnostic& each : found.all()) streams.err << to_text(each, language, streams.err_is_terminal);
  if (format == "json") {
    print_json(lines_of(what, loaded, wanted), streams.out);
  } else {
    const Table table = what == "policies"  ? policies_table(loaded, language)
                        : what == "clauses" ? clauses_table(loaded, wanted, language)
                                            : rules_table(loaded, wanted, language);
    if (table.size() == 1) {
      streams.err << word(CliWord::none_listed, language) << '\n';
    } else {
      streams.out << to_table(table);
    }
  }
  return found.errors() > 0 ? 2 : 0;
}

}  // namespace ducha
