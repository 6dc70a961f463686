// SPDX-License-Identifier: Apache-2.0
#include "cli/options/option.h"

#include <algorithm>
#include <array>
#include <deque>
#include <ostream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "base/codes.h"
#include "base/suggest.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/options/help.h"
#include "cli/words.h"
#include "findings/status.h"
#include "report/formats.h"
#include "report/words.h"

namespace ducha {

namespace {

std::string long_spelling(const OptionRow& row) {
  const std::size_t comma = row.spellings.find(',');
  return std::string(comma == std::string_view::npos ? row.spellings : row.spellings.substr(comma + 1));
}

bool asks_for_help(const Arguments& given) {
  for (const std::string& argument : given) {
    if (argument == "--") return false;
    if (argument == "-h" || argument == "--help") return true;
  }
  return false;
}

// What is behind the last of several spellings of --lang.
std::string requested_language(const Arguments& given) {
  static constexpr std::string_view kName = "--lang";
  std::string language;
  for (std::size_t i = 0; i < given.size() && given[i] != "--"; ++i) {
    if (given[i] == kName && i + 1 < given.size()) language = given[i + 1];
    if (given[i].starts_with(kName) && given[i].size() > kName.size() && given[i][kName.size()] == '=') {
      language = given[i].substr(kName.size() + 1);
    }
  }
  return language;
}

}  // namespace

struct OptionParser::Parts {
  explicit Parts(const Command& of) : command(of) {
    app.set_help_flag();
    app.allow_extras();
  }

  struct Single {
    OptionName name;
    std::vector<std::string> given;
    std::optional<std::string>* into;
  };

  CLI::Option* add(OptionName name, std::vector<std::string>& into) {
    taken.push_back(name);
    return app.add_option(std::string(row_of(name).spellings), into)->expected(1)->take_all()->allow_extra_args(false);
  }
  void read_common(CommonOptions& common, Diagnostics& faults) const;
  void take_rest(Diagnostics& faults);

  const Command& command;
  CLI::App app;
  std::vector<OptionName> taken;
  std::deque<Single> singles;  // CLI11 keeps references into it
  std::optional<std::string> language, color;
  std::vector<std::string>* arguments = nullptr;
  std::size_t at_least = 0;
  std::size_t at_most = 0;
};

OptionParser::OptionParser(const Command& command) : parts_(std::make_unique<Parts>(command)) {}

OptionParser::~OptionParser() = default;

void OptionParser::flag(OptionName name, bool& into) {
  parts_->taken.push_back(name);
  parts_->app.add_flag(std::string(row_of(name).spellings), into);
}

void OptionParser::value(OptionName name, std::optional<std::string>& into) {
  parts_->singles.push_back({name, {}, &into});
  parts_->add(name, parts_->singles.back().given);
}

void OptionParser::values(OptionName name, std::vector<std::string>& into) { parts_->add(name, into); }

void OptionParser::arguments(std::vector<std::string>& into, std::size_t at_least, std::size_t at_most) {
  parts_->arguments = &into;
  parts_->at_least = at_least;
  parts_->at_most = at_most;
}

// What no option took: misspelt options, and the arguments. They are taken here and not by CLI11, which would read
// brackets in them as a list.
void OptionParser::Parts::take_rest(Diagnostics& faults) {
  std::vector<std::string> known;
  for (const OptionName name : taken) known.push_back(long_spelling(row_of(name)));
  std::vector<std::string> rest;
  bool only_arguments = false;
  for (const std::string& each : app.remaining()) {
    const bool number = each.size() > 1 && each[1] >= '0' && each[1] <= '9';
    if (only_arguments || each.size() < 2 || each[0] != '-' || number) {
      rest.push_back(each);
    } else if (each == "--") {
      only_arguments = true;
    } else {
      const std::string name = each.substr(0, each.find('='));
      const bool may_be_argument = at_most > 0 && each[1] != '-';
      add_usage_fault(faults, may_be_argument ? code::cli_option_or_argument : code::cli_option_unknown, {Text(name)},
                      name, known);
    }
  }
  if (!faults.empty()) return;
  if (rest.size() < at_least) {
    const std::string_view name = command.arguments.substr(0, command.arguments.find(' '));
    add_usage_fault(faults, code::cli_argument_missing, {Text(name)});
  }
  for (std::size_t i = at_most; i < rest.size(); ++i) {
    add_usage_fault(faults, code::cli_argument_extra, {Text(rest[i])});
  }
  if (arguments != nullptr) *arguments = std::move(rest);
}

void OptionParser::Parts::read_common(CommonOptions& common, Diagnostics& faults) const {
  if (language && !read_language(*language, common.language)) {
    const std::vector<std::string> known = {"zh", "zh-Hant", "en"};
    add_usage_fault(faults, code::cli_word_unknown, {Text("--lang"), Text(*language), Text(joined(known))}, *language,
                    known);
  }
  if (!color) return;
  if (const std::optional<ColorChoice> choice = read_color_choice(*color)) {
    common.color = *choice;
  } else {
    const std::vector<std::string> known = {"auto", "always", "never"};
    add_usage_fault(faults, code::cli_word_unknown, {Text("--color"), Text(*color), Text(joined(known))}, *color,
                    known);
  }
}

std::optional<int> OptionParser::parse(const Arguments& given, CommonOptions& common, Streams& streams) {
  value(OptionName::language, parts_->language);
  value(OptionName::color, parts_->color);
  parts_->taken.push_back(OptionName::help);
  if (streams.options_taken != nullptr) {
    *streams.options_taken = parts_->taken;
    return 0;
  }
  common.language = language_of(given);
  if (asks_for_help(given)) {
    streams.out << command_help(parts_->command, parts_->taken, common.language);
    return 0;
  }
  Diagnostics faults;
  try {
    std::vector<std::string> backwards(given.rbegin(), given.rend());
    parts_->app.parse(backwards);
    parts_->take_rest(faults);
    for (Parts::Single& single : parts_->singles) {
      if (single.given.size() > 1) {
        add_usage_fault(faults, code::cli_option_twice, {Text(long_spelling(row_of(single.name)))});
      }
      if (!single.given.empty()) *single.into = std::move(single.given.front());
    }
    parts_->read_common(common, faults);
  } catch (const CLI::ArgumentMismatch& fault) {
    const std::string message = fault.what();
    add_usage_fault(faults, code::cli_option_value, {Text(message.substr(0, message.find(':')))});
  } catch (const CLI::ParseError& fault) {
    add_usage_fault(faults, code::cli_usage, {Text(fault.what())});
  }
  if (faults.empty()) return std::nullopt;
  return usage_error(faults, parts_->command.name, common.language, streams);
}

Language language_of(const Arguments& given) {
  Language language = locale_language();
  static_cast<void>(read_language(requested_language(given), language));
  return language;
}

void add_usage_fault(Diagnostics& faults, Code code, std::vector<Text> arguments, std::string_view misspelt,
                     std::span<const std::string> known) {
  Diagnostic fault{code, {}, std::move(arguments), {}, false};
  if (const auto name = misspelt.empty() ? std::nullopt : nearest(misspelt, known)) {
    fault.notes.push_back({code::base_nearest, {}, {Text(*name)}});
  }
  faults.add(std::move(fault));
}

int usage_error(const Diagnostics& faults, std::string_view command, Language language, Streams& streams) {
  for (const Diagnostic& fault : faults.all()) {
    streams.err << (fault.at.known() ? "" : "ducha: ") << to_text(fault, language, streams.err_is_terminal);
  }
  const std::string called = command.empty() ? "ducha" : "ducha " + std::string(command);
  streams.err << "ducha: " << filled(CliWord::see_help, language, {called}) << '\n';
  return 2;
}

}  // namespace ducha
