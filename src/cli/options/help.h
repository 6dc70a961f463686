// SPDX-License-Identifier: Apache-2.0
// The help pages, made from the tables of commands and options.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <CLI/FormatterFwd.hpp>

#include "base/language.h"
#include "cli/command.h"
#include "cli/options/option_table.h"

namespace ducha {

[[nodiscard]] std::string program_help(Language language);

// What CLI11 shows as the help of a command, in the reader's language: it knows the options, the tables their
// sentences.
class CommandHelp : public CLI::FormatterBase {
 public:
  // `options` in the order in which they are shown. The command must outlive it.
  CommandHelp(const Command& command, std::vector<TakenOption> options, Language language)
      : command_(command), options_(std::move(options)), language_(language) {}
  [[nodiscard]] std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;

 private:
  const Command& command_;
  std::vector<TakenOption> options_;
  Language language_;
};

}  // namespace ducha
