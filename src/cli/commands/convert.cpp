// SPDX-License-Identifier: Apache-2.0
// ducha convert: plans from one form into another.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <system_error>

#include "authoring/form_book.h"
#include "authoring/known_facts.h"
#include "authoring/written_plan.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/options/judging_options.h"
#include "cli/options/option.h"
#include "cli/options/without_effect.h"
#include "cli/process/diagnostic_printer.h"
#include "cli/process/made_file.h"
#include "cli/process/rulebook_store.h"
#include "document/book.h"
#include "plan/all_inputs.h"
#include "plan/doubtful_rows.h"
#include "plan/inputs.h"
#include "plan/reader.h"
#include "plan/side_tables.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

struct ConvertArguments {
  std::vector<std::string> plans;
  std::optional<std::string> to, from;
  CommonOptions common;
};

class Conversion {
 public:
  Conversion(std::string form, std::string file, bool many, RulebookStore& store, Language language, Streams& streams)
      : form_(std::move(form)),
        file_(std::move(file)),
        many_(many),
        store_(store),
        language_(language),
        streams_(streams) {}

  void add(const Plan& given) {
    std::vector<std::shared_ptr<const PolicyRules>> loaded;
    Diagnostics found;
    for (const std::string& name : given.policies) {
      const auto id = store_.id_of(name);
      auto rules = id ? store_.load(*id, found) : nullptr;
      if (rules) loaded.push_back(std::move(rules));
      if (!id) found.add(code::cli_convert_policy, given.place(given.policy_at), {Text(name)});
    }
    if (given.policies.empty()) found.add(code::cli_convert_policy, given.place(), {Text(std::string())});
    std::vector<const PolicyRules*> policies;
    std::vector<const Vocabulary*> vocabularies;
    for (const auto& rules : loaded) {
      policies.push_back(rules.get());
      vocabularies.push_back(&rules->vocabulary);
    }
    const std::optional<Plan> whole = without_notes(given, vocabularies, found);
    const std::optional<Plan> filled = with_side_tables(whole ? *whole : given, vocabularies, found);
    const Plan& plan = filled ? *filled : whole ? *whole : given;
    if (!policies.empty()) write(plan, known_facts(plan, policies), found);
    tell(found);
  }

  void tell(const Diagnostics& found) {
    failed_ = failed_ || found.errors() > 0;
    for (const Diagnostic& each : found.all()) streams_.err << to_text(each, language_, streams_.err_is_terminal);
  }

  [[nodiscard]] int end() {
    if (!text_.empty() && write_made(file_, text_, streams_, language_) != 0) return 2;
    return failed_ ? 2 : 0;
  }

 private:
  void write(const Plan& plan, const KnownFacts& facts, Diagnostics& found) {
    if (form_ == "yaml") {
      text_ += plan_as_yaml(facts, language_);
    } else if (form_ == "ndjson") {
      text_ += plan_as_ndjson(facts, language_);
    } else {
      const Book book = filled_form(facts, language_, found);
      const std::optional<std::string> bytes = form_ == "ods" ? to_ods(book) : to_xlsx(book);
      if (!many_ && bytes) {
        text_ = *bytes;
      } else if (write_made(many_ ? file_of(plan) : file_, bytes, streams_, language_) != 0) {
        failed_ = true;
      }
    }
  }

  // A workbook a plan, called after its unit; never over another one of this run.
  std::string file_of(const Plan& plan) {
    std::string name = plan.unit;
    for (char& c : name) {
      if (c == '/' || static_cast<unsigned char>(c) < ' ') c = '_';
    }
    if (name.empty() || name.front() == '.') name = '_' + name;
    std::string found = name;
    for (int number = 2; std::find(written_.begin(), written_.end(), found) != written_.end(); ++number) {
      found = name + '-' + std::to_string(number);
    }
    written_.push_back(found);
    return (fs::path(file_) / (found + '.' + form_)).string();
  }

  std::string form_, file_;
  bool many_;
  RulebookStore& store_;
  Language language_;
  Streams& streams_;
  std::string text_;
  std::vector<std::string> written_;
  bool failed_ = false;
};

}  // namespace

int run_convert(const Arguments& arguments, Streams& streams) {
  ConvertArguments flags;
  std::vector<std::string> rules;
  OptionParser parser(*command_named("convert"));
  parser.values(OptionName::rules, rules);
  parser.choice(OptionName::convert_to, flags.to, {{"yaml", "ndjson", "xlsx", "ods"}, OptionWords::Form::with_file});
  parser.choice(OptionName::from, flags.from, plan_format_words());
  parser.arguments(flags.plans, 1, SIZE_MAX);
  if (const auto code = parser.parse(arguments, flags.common, streams)) return *code;

  Diagnostics faults;
  const std::string to = flags.to.value_or("yaml");
  const std::string form = to.substr(0, to.find('='));
  const std::string file = to.size() > form.size() ? to.substr(form.size() + 1) : std::string();
  const PlanFormat stdin_format = read_plan_format(flags.from.value_or("yaml")).value_or(PlanFormat::yaml);
  const bool workbook = form == "xlsx" || form == "ods";
  std::error_code error;
  const bool folder = fs::is_directory(file, error);
  if (workbook) refuse_terminal("--to " + form, file, streams, faults);
  RulebookStore store(rules, faults);
  Diagnostics found;
  const std::vector<Input> inputs = faults.empty() ? inputs_of(flags.plans, stdin_format, found) : std::vector<Input>{};
  refuse_without_stdin(flags.common, inputs, stdin_format, faults);
  if (!faults.empty()) return usage_error(faults, "convert", flags.common.language, streams);

  Conversion conversion(form, file, workbook && folder, store, flags.common.language, streams);
  conversion.tell(found);
  std::size_t plans = 0;
  for (const Input& input : inputs) {
    const std::vector<Input> one = {input};
    const auto cutter = plans_of(one, "-", streams.in);
    PlanReader reader(*cutter);
    while (const std::optional<ReadPlan> reading = reader.next()) {
      conversion.tell(reading->diagnostics);
      if (!reading->plan) continue;
      if (workbook && !folder && ++plans > 1) {
        faults.add(code::cli_convert_folder, {}, {Text(form)});
        return usage_error(faults, "convert", flags.common.language, streams);
      }
      conversion.add(*reading->plan);
    }
  }
  return conversion.end();
}

}  // namespace ducha
