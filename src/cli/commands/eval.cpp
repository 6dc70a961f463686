// SPDX-License-Identifier: Apache-2.0
// ducha eval: one expression, a stream of them, or a conversation.
#include <istream>
#include <iterator>
#include <ostream>
#include <set>

#include "base/trimmed.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "cli/commands/eval_batch.h"
#include "cli/commands/eval_names.h"
#include "cli/options/assignment.h"
#include "cli/options/option.h"
#include "cli/options/without_effect.h"
#include "cli/words.h"

namespace ducha {

namespace {

struct EvalArguments {
  std::vector<std::string> set, expression;
  bool why = false;
  bool batch = false;
  CommonOptions common;
};

int run_batch(const EvalArguments& flags, Streams& streams) {
  BatchSettings settings;
  settings.environment.now = current_time();
  settings.why = flags.why;
  const auto report = [&](const Diagnostic& diagnostic, Severity severity) {
    streams.err << to_text(diagnostic, severity, flags.common.language, streams.err_is_terminal);
  };
  const BatchCounts counts = evaluate_batch(streams.in, streams.out, settings, report);
  return counts.unread + counts.uncompiled > 0 ? 2 : 0;
}

// Every line is answered at once; what is wrong with one ends nothing.
class Conversation {
 public:
  Conversation(EvalNames& names, bool why, Language language, Streams& streams)
      : names_(names), why_(why), language_(language), streams_(streams) {}

  int run() {
    streams_.out << word(CliWord::repl_hello, language_) << '\n';
    std::string line;
    while (prompt(line)) {
      const std::string_view text = trimmed(line);
      if (text == ":quit") break;
      if (text.starts_with(':')) {
        command(text);
      } else if (!text.empty()) {
        static_cast<void>(answer_expression(names_, std::string(text), why_, language_, streams_));
      }
    }
    return 0;
  }

 private:
  bool prompt(std::string& line) {
    streams_.out << "feel> " << std::flush;
    if (std::getline(streams_.in, line)) return true;
    streams_.out << '\n';
    return false;
  }

  void command(std::string_view text) {
    Diagnostics faults;
    if (text == ":why") {
      why_ = !why_;
      streams_.out << word(why_ ? CliWord::repl_why_on : CliWord::repl_why_off, language_) << '\n';
    } else if (text.starts_with(":set ")) {
      set(std::string(trimmed(text.substr(4))), faults);
    } else {
      faults.add(code::cli_repl_command, {}, {Text(text)});
    }
    for (const Diagnostic& fault : faults.all()) streams_.err << to_text(fault, language_, true);
  }

  void set(const std::string& text, Diagnostics& faults) {
    const auto pair = read_assignment(":set", text, "NAME = EXPR", faults);
    if (!pair) return;
    if (auto value = names_.evaluate(":set", pair->second, faults)) {
      names_.set(std::string(trimmed(pair->first)), std::move(*value));
    }
  }

  EvalNames& names_;
  bool why_;
  Language language_;
  Streams& streams_;
};

}  // namespace

int run_eval(const Arguments& arguments, Streams& streams) {
  EvalArguments flags;
  OptionParser parser(*command_named("eval"));
  parser.values(OptionName::set_name, flags.set);
  parser.flag(OptionName::why, flags.why);
  parser.flag(OptionName::batch, flags.batch);
  parser.arguments(flags.expression, 0, 1);
  if (const auto code = parser.parse(arguments, flags.common, streams)) return *code;
  Diagnostics faults;
  if (flags.batch) {
    refuse_beside(flags.common, {OptionName::set_name}, Text("--batch"), faults);
    for (const std::string& each : flags.expression) add_usage_fault(faults, code::cli_argument_extra, {Text(each)});
    if (!faults.empty()) return usage_error(faults, "eval", flags.common.language, streams);
    return run_batch(flags, streams);
  }
  EvalNames names;
  std::set<std::string> named;
  for (const std::string& text : flags.set) {
    const auto pair = read_assignment("--set", text, "NAME=FEEL", faults);
    if (!pair) continue;
    if (!named.insert(pair->first).second)
      add_usage_fault(faults, code::cli_option_twice, {Text("--set " + pair->first)});
    if (auto value = names.evaluate("--set " + pair->first, pair->second, faults)) {
      names.set(pair->first, std::move(*value));
    }
  }
  if (!faults.empty()) return usage_error(faults, "eval", flags.common.language, streams);
  if (flags.expression.empty() && streams.in_is_terminal) {
    return Conversation(names, flags.why, flags.common.language, streams).run();
  }
  std::string expression;
  if (flags.expression.empty()) {
    expression.assign(std::istreambuf_iterator<char>(streams.in), {});
  } else {
    expression = flags.expression.front();
  }
  return answer_expression(names, expression, flags.why, flags.common.language, streams) ? 0 : 2;
}

}  // namespace ducha
