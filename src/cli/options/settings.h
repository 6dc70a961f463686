// SPDX-License-Identifier: Apache-2.0
// The settings of a project: ducha.yaml, found from the working folder upwards, whose keys are options without their
// hyphens. A key at the top is for every command that takes the option in its first meaning (options.def); one under
// the name of a command is for that command alone, and beats the other.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "cli/options/option_table.h"

namespace ducha {

struct Setting {
  std::string command;  // empty: at the top
  std::string key;
  std::vector<std::string> values;  // of a switch true or false
  bool listed = false;
  Place at;
};

class Settings {
 public:
  // The options that a command takes.
  using TakenBy = std::function<std::vector<TakenOption>(std::string_view command)>;

  // The file, else the one that is found; "none" for no file. Files and folders in it lie beside it. Reports a file
  // that is not there or is no YAML, an unknown key with the nearest, and a value of the wrong kind, each at its place.
  [[nodiscard]] static Settings read(const std::optional<std::string>& file, const TakenBy& taken_by,
                                     Diagnostics& faults);
  // What it says of an option of a command; nullptr: nothing.
  [[nodiscard]] const Setting* find(std::string_view command, OptionName option) const;
  [[nodiscard]] const std::string& file() const { return file_; }  // empty: there is none

 private:
  std::string file_;
  std::vector<Setting> settings_;
};

// The key of an option: its long spelling without hyphens.
[[nodiscard]] std::string key_of(const OptionRow& row);

// What an option of a command is in this run, and which place says so.
struct ShownSetting {
  OptionName option;
  std::string value;  // empty: nothing is set
  std::string place;  // empty: nobody says it
  bool on_command_line = false;
};

}  // namespace ducha
