// SPDX-License-Identifier: Apache-2.0
// ducha source verify: a policy's catalogue and quotes against the text of its document.
#include <ostream>

#include "base/failure.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/option.h"
#include "cli/process/rulebook_store.h"
#include "cli/words.h"
#include "report/output.h"
#include "wording/codes.h"
#include "wording/document_text.h"
#include "wording/record.h"
#include "wording/verify.h"

namespace ducha {

namespace {

void tell(const Diagnostics& found, Language language, std::ostream& out, bool with_snippet) {
  for (const Diagnostic& each : found.all()) out << to_text(each, language, with_snippet);
}

std::string summary_of(const Verification& verified, const std::string& policy, Language language) {
  const auto number = [](std::size_t count) { return std::to_string(count); };
  return filled(CliWord::source_summary, language,
                {policy, number(verified.found), number(verified.clauses.size()), number(verified.quotes_standing),
                 number(verified.quotes), number(verified.sentences_covered), number(verified.sentences),
                 number(verified.changed)});
}

// False, and reported: it could not be written.
bool record(const PolicyRules& rules, const std::vector<ClauseWords>& clauses, Language language, Streams& streams) {
  Diagnostics faults;
  const SourcePtr file = policy_file_of(rules);
  const auto recorded = with_digests(file, clauses, faults);
  if (recorded && recorded->written > 0) {
    int error = 0;
    const auto output = file_output(file->name(), Syncing::yes, error);
    if (output) {
      output->write(recorded->bytes);
      if (!output->finish()) error = output->failure();
    }
    if (error != 0) {
      faults.add_file(code::source_unwritable, file->name(), {Text(file->name()), failure_words(error)});
    }
  }
  tell(faults, language, streams.err, streams.err_is_terminal);
  if (!faults.empty() || !recorded) return false;
  streams.out << filled(CliWord::source_recorded, language, {std::to_string(recorded->written), file->name()}) << '\n';
  return true;
}

}  // namespace

int run_source(const Arguments& arguments, Streams& streams) {
  std::vector<std::string> rules;
  std::optional<std::string> text_name;
  bool wants_record = false;
  std::vector<std::string> words;
  CommonOptions common;
  OptionParser parser(*command_named("source"));
  parser.values(OptionName::rules, rules);
  parser.value(OptionName::document_text, text_name);
  parser.flag(OptionName::record, wants_record);
  parser.arguments(words, 2, 2);
  parser.argument_words({"verify"});
  if (const auto code = parser.parse(arguments, common, streams)) return *code;
  const Language language = common.language;

  Diagnostics faults;
  RulebookStore store(rules, faults);
  const std::vector<std::string> ids = faults.empty() ? store.chosen({words.back()}, faults) : words;
  if (!faults.empty()) return usage_error(faults, "source", language, streams);

  Diagnostics loading;
  const auto loaded = store.load(ids.front(), loading);
  tell(loading, language, streams.err, streams.err_is_terminal);
  if (!loaded) return 2;
  const std::string file = text_name ? *text_name : document_file_of(*loaded, std::nullopt);
  if (file.empty()) {
    faults.add(code::source_none, {}, {Text(ids.front())});
    return usage_error(faults, "source", language, streams);
  }
  Diagnostics reading;
  const SourcePtr text = read_document_text(file, reading);
  tell(reading, language, streams.err, streams.err_is_terminal);
  if (!text) return 2;

  Diagnostics found;
  const Verification verified = verify(*loaded, repair(text), found);
  tell(found, language, streams.out, streams.out_is_terminal);
  streams.out << summary_of(verified, ids.front(), language) << '\n';
  if (wants_record && !record(*loaded, verified.clauses, language, streams)) return 2;
  return found.errors() + found.warnings() > 0 ? 1 : 0;
}

}  // namespace ducha
