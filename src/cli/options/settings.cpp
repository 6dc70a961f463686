// SPDX-License-Identifier: Apache-2.0
#include "cli/options/settings.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>
#include <utility>

#include "base/codes.h"
#include "base/rest_of.h"
#include "base/suggest.h"
#include "cli/codes.h"
#include "cli/command.h"
#include "document/decoding.h"
#include "document/read.h"

namespace ducha {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFile = "ducha.yaml";
constexpr std::string_view kNone = "none";

// The nearest folder upwards that holds the file, as a path from here; empty: none.
std::string found_upwards() {
  std::error_code error;
  std::string way;
  fs::path here = fs::current_path(error);
  while (!error) {
    if (fs::is_regular_file(here / kFile, error)) return way + std::string(kFile);
    error.clear();
    if (here == here.parent_path()) break;
    here = here.parent_path();
    way += "../";
  }
  return {};
}

// Whether a value names a file or a folder that is read: those lie beside the settings.
bool names_file(const OptionRow& row) { return row.argument.starts_with("DIR") || row.argument.starts_with("FILE"); }

std::string beside(const std::string& settings, const std::string& value, const OptionRow& row) {
  if (!names_file(row) || value.empty() || value == "-" || fs::path(value).is_absolute()) return value;
  const fs::path path = fs::path(settings).parent_path() / value;
  std::error_code error;
  // The name of a scoring sheet that comes with the rulebook is no file's.
  if (row.name == OptionName::scoring && !fs::exists(path, error)) return value;
  return path.string();
}

class Reader {
 public:
  Reader(const std::string& file, const Settings::TakenBy& taken_by, Diagnostics& faults)
      : file_(file), taken_by_(taken_by), faults_(faults) {}

  std::vector<Setting> read(const NodeView& root) {
    std::vector<TakenOption> at_top;
    for (const OptionRow& row : option_rows()) at_top.push_back({row.name, {}});
    if (!root.is_map()) {
      faults_.add(code::cli_settings_map, root.place());
      return {};
    }
    for (const auto& [key, value] : root.entries()) {
      const Command* const command = command_named(key.text());
      const bool is_command = command != nullptr && value.is_map();
      if (is_command) {
        const std::vector<TakenOption> taken = taken_by_(command->name);
        for (const auto& [own_key, own_value] : value.entries()) add(command->name, taken, own_key, own_value);
      } else {
        add({}, at_top, key, value);
      }
    }
    return std::move(settings_);
  }

 private:
  void add(std::string_view command, const std::vector<TakenOption>& taken, const NodeView& key,
           const NodeView& value) {
    std::vector<std::string> known;
    for (const auto& [name, words] : taken) {
      // What asks for help, or for other settings, is none itself.
      if (name == OptionName::help || name == OptionName::config) continue;
      const OptionRow& row = row_of(name);
      if (key_of(row) == key.text()) return add_value(command, row, key, value);
      known.push_back(key_of(row));
    }
    if (command.empty()) {
      for (const Command& each : commands()) known.emplace_back(each.name);
    }
    add_fault(code::cli_settings_key, key, {Text(std::string(key.text()))}, known);
  }

  void add_value(std::string_view command, const OptionRow& row, const NodeView& key, const NodeView& value) {
    const bool twice = std::any_of(settings_.begin(), settings_.end(), [&](const Setting& each) {
      return each.command == command && each.key == key.text();
    });
    if (twice) return add_fault(code::cli_settings_twice, key, {Text(std::string(key.text()))}, {});
    Setting setting{std::string(command), key_of(row), {}, value.is_list(), key.place()};
    if (row.argument.empty()) {
      if (!value.is_scalar() || (value.text() != "true" && value.text() != "false"))
        return add_fault(code::cli_settings_switch, value, {Text(setting.key)}, {});
      setting.values.emplace_back(value.text());
    } else if (value.is_scalar() && !value.is_null()) {
      setting.values.push_back(beside(file_, std::string(value.text()), row));
    } else if (value.is_list() && all_scalars(value)) {
      for (const NodeView& each : value.elements())
        setting.values.push_back(beside(file_, std::string(each.text()), row));
    } else {
      return add_fault(code::cli_settings_value, value, {Text(setting.key), Text(std::string(row.argument))}, {});
    }
    settings_.push_back(std::move(setting));
  }

  static bool all_scalars(const NodeView& list) {
    const auto elements = list.elements();
    return std::all_of(elements.begin(), elements.end(),
                       [](const NodeView& each) { return each.is_scalar() && !each.is_null(); });
  }

  void add_fault(Code code, const NodeView& at, std::vector<Text> arguments, const std::vector<std::string>& known) {
    Diagnostic fault{code, at.place(), std::move(arguments), {}, false};
    if (const auto name = known.empty() ? std::nullopt : nearest(at.text(), known))
      fault.notes.push_back({code::base_nearest, at.place(), {Text(*name)}});
    faults_.add(std::move(fault));
  }

  const std::string& file_;
  const Settings::TakenBy& taken_by_;
  Diagnostics& faults_;
  std::vector<Setting> settings_;
};

}  // namespace

std::string key_of(const OptionRow& row) {
  const std::size_t comma = row.spellings.find(',');
  const std::string_view spelt = comma == std::string_view::npos ? row.spellings : row.spellings.substr(comma + 1);
  return std::string(spelt.substr(2));
}

Settings Settings::read(const std::optional<std::string>& file, const TakenBy& taken_by, Diagnostics& faults) {
  Settings settings;
  if (file == kNone) return settings;
  settings.file_ = file ? *file : found_upwards();
  if (settings.file_.empty()) return settings;
  std::ifstream stream(settings.file_, std::ios::binary);
  std::error_code error;
  if (!stream.good() || !fs::is_regular_file(settings.file_, error)) {
    faults.add_file(code::cli_settings_unreadable, settings.file_);
    return settings;
  }
  const auto source = std::make_shared<const SourceText>(settings.file_, decoded(rest_of(stream)));
  const std::optional<Document> document = read_yaml(source, faults);
  if (!document || !document->root().exists()) return settings;
  settings.settings_ = Reader(settings.file_, taken_by, faults).read(document->root());
  return settings;
}

const Setting* Settings::find(std::string_view command, OptionName option) const {
  const std::string key = key_of(row_of(option));
  const Setting* found = nullptr;
  for (const Setting& each : settings_) {
    if (each.key != key) continue;
    if (each.command == command) return &each;
    if (!each.command.empty()) continue;
    // The same word of another command may mean something else: at the top the first meaning is meant.
    const auto rows = option_rows();
    const auto first = std::find_if(rows.begin(), rows.end(), [&](const OptionRow& row) { return key_of(row) == key; });
    if (first->name == option) found = &each;
  }
  return found;
}

}  // namespace ducha
