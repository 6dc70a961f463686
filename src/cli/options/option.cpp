// SPDX-License-Identifier: Apache-2.0
#include "cli/options/option.h"

#include <algorithm>
#include <deque>
#include <map>
#include <ostream>
#include <utility>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "base/codes.h"
#include "base/suggest.h"
#include "base/text.h"
#include "cli/codes.h"
#include "cli/options/choices.h"
#include "cli/options/help.h"
#include "cli/options/settings.h"
#include "cli/process/environment.h"
#include "cli/words.h"

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

// What is behind the last of several spellings of an option, such as --lang.
std::optional<std::string> requested(std::string_view name, const Arguments& given) {
  std::optional<std::string> value;
  for (std::size_t i = 0; i < given.size() && given[i] != "--"; ++i) {
    if (given[i] == name && i + 1 < given.size()) value = given[i + 1];
    if (given[i].starts_with(name) && given[i].size() > name.size() && given[i][name.size()] == '=') {
      value = given[i].substr(name.size() + 1);
    }
  }
  return value;
}

std::string place_of(const Setting& setting) {
  return setting.at.file() + ':' + std::to_string(setting.at.position().line);
}

// What is said in the environment, and beats the settings of a project.
std::string_view environment_of(OptionName name) {
  if (name != OptionName::rules) return {};
  return environment("DUCHA_RULES");
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

  void add(OptionName name, std::vector<std::string>& into, OptionWords words) {
    taken.push_back({name, words.known});
    CLI::Option* const option = app.add_option(std::string(row_of(name).spellings), into);
    option->expected(1)->take_all()->allow_extra_args(false);
    if (words.known.empty()) return;
    const OptionWords& kept = choices.emplace(name, std::move(words)).first->second;
    // What does not fit is told in the reader's language and with all else that is wrong: CLI11 ends at the first.
    const auto told = [this, name, &kept](std::string& value) {
      check(name, kept, value);
      return std::string();
    };
    option->check(CLI::Validator(told, joined(kept.known, "|"), "words"));
  }
  void check(OptionName name, const OptionWords& words, const std::string& value);
  void check(std::string_view name, const OptionWords& words, const std::string& word);
  [[nodiscard]] Arguments without_misread(const Arguments& given, Diagnostics& faults) const;
  void read_common(CommonOptions& common) const;
  [[nodiscard]] bool is_given(OptionName name) const {
    const CLI::Option* const option = app.get_option_no_throw(long_spelling(row_of(name)));
    return option != nullptr && option->count() > 0;
  }
  void take_setting(OptionName name, const Setting& setting, Diagnostics& faults);
  void take_settings(const Settings& settings, Diagnostics& faults);
  [[nodiscard]] std::vector<ShownSetting> shown(const Settings& settings) const;
  [[nodiscard]] std::string value_of(OptionName name) const;
  void take_rest(Diagnostics& faults);

  const Command& command;
  CLI::App app;
  std::vector<TakenOption> taken;
  std::deque<Single> singles;  // CLI11 keeps references into it
  std::vector<std::pair<OptionName, bool*>> flags;
  std::vector<std::pair<OptionName, std::vector<std::string>*>> multiples;
  std::map<OptionName, OptionWords> choices;  // CLI11 keeps references into it
  Diagnostics misfits;                        // words that are none of an option's
  OptionWords first_argument;
  std::optional<std::string> language, color, config;
  bool only_settings = false;  // what the options are is all that is asked
  std::vector<std::string>* arguments = nullptr;
  std::size_t at_least = 0;
  std::size_t at_most = 0;
};

OptionParser::OptionParser(const Command& command) : parts_(std::make_unique<Parts>(command)) {}

OptionParser::~OptionParser() = default;

void OptionParser::flag(OptionName name, bool& into) {
  parts_->taken.push_back({name, {}});
  parts_->flags.emplace_back(name, &into);
  parts_->app.add_flag(std::string(row_of(name).spellings), into)->disable_flag_override();
}

void OptionParser::value(OptionName name, std::optional<std::string>& into) { choice(name, into, {}); }

void OptionParser::choice(OptionName name, std::optional<std::string>& into, OptionWords words) {
  parts_->singles.push_back({name, {}, &into});
  parts_->add(name, parts_->singles.back().given, std::move(words));
}

void OptionParser::values(OptionName name, std::vector<std::string>& into) { choices(name, into, {}); }

void OptionParser::choices(OptionName name, std::vector<std::string>& into, OptionWords words) {
  parts_->multiples.emplace_back(name, &into);
  parts_->add(name, into, std::move(words));
}

void OptionParser::argument_words(std::vector<std::string> words) { parts_->first_argument.known = std::move(words); }

void OptionParser::arguments(std::vector<std::string>& into, std::size_t at_least, std::size_t at_most) {
  parts_->arguments = &into;
  parts_->at_least = at_least;
  parts_->at_most = at_most;
}

// What no option took: misspelt options, and the arguments. They are taken here and not by CLI11, which would read
// brackets in them as a list.
void OptionParser::Parts::take_rest(Diagnostics& faults) {
  std::vector<std::string> known;
  for (const TakenOption& option : taken) known.push_back(long_spelling(row_of(option.name)));
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
  if (rest.size() < at_least && !only_settings) {
    const std::string_view name = command.arguments.substr(0, command.arguments.find(' '));
    add_usage_fault(faults, code::cli_argument_missing, {Text(name)});
  }
  for (std::size_t i = at_most; i < rest.size(); ++i) {
    add_usage_fault(faults, code::cli_argument_extra, {Text(rest[i])});
  }
  if (!first_argument.known.empty() && !rest.empty()) check(command.name, first_argument, rest.front());
  if (arguments != nullptr) *arguments = std::move(rest);
}

void OptionParser::Parts::check(std::string_view name, const OptionWords& words, const std::string& word) {
  if (std::find(words.known.begin(), words.known.end(), word) != words.known.end()) return;
  if (words.fits && words.fits(word)) return;
  add_usage_fault(misfits, code::cli_word_unknown, {Text(name), Text(word), listed(words.known)}, word, words.known);
}

void OptionParser::Parts::check(OptionName name, const OptionWords& words, const std::string& value) {
  const std::string spelling = long_spelling(row_of(name));
  switch (words.form) {
    case OptionWords::Form::one: check(spelling, words, value); return;
    case OptionWords::Form::with_file: check(spelling, words, value.substr(0, value.find('='))); return;
    case OptionWords::Form::list:
      for (const std::string& word : split_list(value)) check(spelling, words, word);
      return;
  }
}

// What CLI11 reads as something else: "--policy=" with nothing behind it as if its value came next, and "-q=1" as one
// short option behind the other.
Arguments OptionParser::Parts::without_misread(const Arguments& given, Diagnostics& faults) const {
  const auto misread = [this, &faults](const std::string& argument) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos || !argument.starts_with('-')) return false;
    const std::string name = argument.substr(0, equals);
    const bool is_short = name.size() == 2 && name[1] != '-';
    const auto spelt = [&name](const TakenOption& option) {
      const std::vector<std::string> spellings = split_list(row_of(option.name).spellings);
      return std::find(spellings.begin(), spellings.end(), name) != spellings.end();
    };
    const auto option = std::find_if(taken.begin(), taken.end(), spelt);
    if (option == taken.end()) return false;
    const bool is_switch = row_of(option->name).argument.empty();
    if (is_short ? !is_switch : equals + 1 < argument.size()) return false;
    add_usage_fault(faults, is_switch ? code::cli_option_switch : code::cli_option_value, {Text(name)});
    return true;
  };
  Arguments read;
  for (auto each = given.begin(); each != given.end(); ++each) {
    if (*each == "--") return read.insert(read.end(), each, given.end()), read;
    if (!misread(*each)) read.push_back(*each);
  }
  return read;
}

void OptionParser::Parts::read_common(CommonOptions& common) const {
  if (language) static_cast<void>(read_language(*language, common.language));
  if (color) common.color = read_color_choice(*color).value_or(ColorChoice::automatic);
  for (const TakenOption& option : taken) {
    if (is_given(option.name)) common.said.push_back(option.name);
  }
}

void OptionParser::Parts::take_setting(OptionName name, const Setting& setting, Diagnostics& faults) {
  for (const auto& [flag, into] : flags) {
    if (flag == name) *into = setting.values.front() == "true";
  }
  for (const auto& [multiple, into] : multiples) {
    if (multiple == name) *into = setting.values;
  }
  for (Single& single : singles) {
    if (single.name != name) continue;
    // LIST is words with commas between them.
    const bool is_list = row_of(name).argument == "LIST";
    if (setting.listed && !is_list) {
      faults.add(code::cli_settings_one, setting.at, {Text(setting.key)});
      return;
    }
    *single.into = joined(setting.values, ",");
  }
  const auto words = choices.find(name);
  if (words == choices.end()) return;
  for (const std::string& value : setting.values) check(name, words->second, value);
}

void OptionParser::Parts::take_settings(const Settings& settings, Diagnostics& faults) {
  for (const auto& [name, words] : taken) {
    const Setting* const setting = settings.find(command.name, name);
    if (setting != nullptr && !is_given(name) && environment_of(name).empty()) take_setting(name, *setting, faults);
  }
}

std::string OptionParser::Parts::value_of(OptionName name) const {
  for (const auto& [flag, into] : flags) {
    if (flag == name) return *into ? "true" : "false";
  }
  for (const auto& [multiple, into] : multiples) {
    if (multiple == name) return joined(*into, " ");
  }
  for (const Single& single : singles) {
    if (single.name == name) return single.into->value_or("");
  }
  return {};
}

std::vector<ShownSetting> OptionParser::Parts::shown(const Settings& settings) const {
  std::vector<ShownSetting> all;
  for (const auto& [name, words] : taken) {
    if (name == OptionName::help || name == OptionName::config) continue;
    ShownSetting one{name, value_of(name), {}, is_given(name)};
    const Setting* const setting = settings.find(command.name, name);
    const std::string_view from_environment = one.on_command_line ? std::string_view() : environment_of(name);
    if (!from_environment.empty()) {
      one.value = from_environment;
      one.place = "$DUCHA_RULES";
    } else if (setting != nullptr && !one.on_command_line) {
      one.place = place_of(*setting);
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::optional<int> OptionParser::parse(const Arguments& given, CommonOptions& common, Streams& streams) {
  const auto is_language = [](const std::string& word) {
    Language language = Language::en;
    return read_language(word, language);
  };
  choice(OptionName::language, parts_->language, {{"zh", "zh-Hant", "en"}, OptionWords::Form::one, is_language});
  choice(OptionName::color, parts_->color, {{"auto", "always", "never"}});
  value(OptionName::config, parts_->config);
  parts_->taken.push_back({OptionName::help, {}});
  if (streams.options_taken != nullptr) {
    *streams.options_taken = {parts_->taken, parts_->first_argument.known};
    return 0;
  }
  common.language = language_of(given);
  parts_->only_settings = streams.settings != nullptr;
  Diagnostics faults;
  const auto options_of = [](std::string_view command) { return taken_by(*command_named(command)).options; };
  const Settings settings = Settings::read(requested("--config", given), options_of, faults);
  const Setting* const setting = settings.find(parts_->command.name, OptionName::language);
  if (setting != nullptr && !setting->values.empty() && !requested("--lang", given))
    static_cast<void>(read_language(setting->values.front(), common.language));
  if (asks_for_help(given)) {
    parts_->app.formatter(std::make_shared<CommandHelp>(parts_->command, parts_->taken, common.language));
    streams.out << parts_->app.help();
    return 0;
  }
  try {
    const Arguments read = parts_->without_misread(given, faults);
    std::vector<std::string> backwards(read.rbegin(), read.rend());
    parts_->app.parse(backwards);
    parts_->take_rest(faults);
    for (Parts::Single& single : parts_->singles) {
      if (single.given.size() > 1) {
        add_usage_fault(faults, code::cli_option_twice, {Text(long_spelling(row_of(single.name)))});
      }
      if (!single.given.empty()) *single.into = std::move(single.given.front());
    }
    parts_->take_settings(settings, faults);
    faults.append(std::move(parts_->misfits));
    parts_->read_common(common);
  } catch (const CLI::ArgumentMismatch& fault) {
    // "--policy: 1 required TEXT missing", or "quiet was given a disallowed flag override"
    const std::string message = fault.what();
    const std::size_t end = message.find_first_of(": ");
    const bool lacks_value = end != std::string::npos && message[end] == ':';
    add_usage_fault(faults, lacks_value ? code::cli_option_value : code::cli_option_switch,
                    {Text((lacks_value ? "" : "--") + message.substr(0, end))});
  }
  if (!faults.empty()) return usage_error(faults, parts_->command.name, common.language, streams);
  if (streams.settings == nullptr) return std::nullopt;
  *streams.settings = parts_->shown(settings);
  *streams.settings_file = settings.file();
  *streams.settings_language = common.language;
  return 0;
}

Language language_of(const Arguments& given) {
  Language language = locale_language();
  static_cast<void>(read_language(requested("--lang", given).value_or(std::string()), language));
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

int unknown_command(const std::string& name, Language language, Streams& streams) {
  std::vector<std::string> known;
  for (const Command& command : commands()) known.emplace_back(command.name);
  Diagnostics faults;
  add_usage_fault(faults, code::cli_command_unknown, {Text(name), listed(known)}, name, known);
  return usage_error(faults, {}, language, streams);
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
