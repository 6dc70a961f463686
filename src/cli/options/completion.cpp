// SPDX-License-Identifier: Apache-2.0
#include "cli/options/completion.h"

#include <array>
#include <vector>

#include "base/text.h"
#include "cli/command.h"
#include "cli/options/choices.h"
#include "cli/options/option.h"

namespace ducha {

namespace {

constexpr std::array<std::string_view, 3> kShells = {"bash", "zsh", "fish"};

std::string spaced(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// A word of a shell, whatever stands in it.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += R"('\'')";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string command_names() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return spaced(names);
}

std::string bash_choices(const Choices& choices) {
  switch (choices.kind) {
    case ChoiceKind::words: return "_ducha_words " + quoted(spaced(choices.words));
    case ChoiceKind::files: return "_ducha_files -f";
    case ChoiceKind::folders: return "_ducha_files -d";
    case ChoiceKind::none: break;
  }
  return "COMPREPLY=()";
}

// Needs nothing but bash: the words of bash-completion's helpers are not everywhere.
std::string bash_script() {
  std::string text = R"(# bash completion for ducha
_ducha_words() { local word; COMPREPLY=(); while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$current"); }
_ducha_files() { local word; COMPREPLY=(); while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$1" -- "$current"); compopt -o filenames 2>/dev/null; }
_ducha() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  # bash parts words at "=": --format=html comes as three.
  [[ $current == = ]] && current=
  [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}
  if ((COMP_CWORD == 1)); then _ducha_words ")";
  text += command_names() + R"( --version --help"; return; fi
  case ${COMP_WORDS[1]} in
)";
  for (const Command& command : commands()) {
    std::string spellings;
    std::string values;
    for (const TakenOption& option : taken_by(command).options) {
      const OptionRow& row = row_of(option.name);
      const std::vector<std::string> names = split_list(row.spellings);
      spellings += (spellings.empty() ? "" : " ") + spaced(names);
      if (row.argument.empty()) continue;
      std::string pattern;
      for (const std::string& name : names) pattern += (pattern.empty() ? "" : "|") + name;
      values += "        " + pattern + ") " + bash_choices(choices_of(option)) + "; return ;;\n";
    }
    text += "    " + std::string(command.name) + ")\n      case $before in\n" + values + "      esac\n" +
            "      if [[ $current == -* ]]; then _ducha_words " + quoted(spellings) + "; else " +
            bash_choices(choices_of(command)) + "; fi ;;\n";
  }
  return text + "  esac\n}\ncomplete -F _ducha ducha\n";
}

// For what stands between brackets and behind colons in _arguments.
std::string zsh_inert(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_choices(const Choices& choices) {
  switch (choices.kind) {
    case ChoiceKind::words: return "(" + spaced(choices.words) + ")";
    case ChoiceKind::files: return "_files";
    case ChoiceKind::folders: return "_files -/";
    case ChoiceKind::none: break;
  }
  return {};
}

std::string zsh_script(Language language) {
  std::string text = "#compdef ducha\n_ducha() {\n  local -a commands\n  commands=(\n";
  for (const Command& command : commands()) {
    text += "    " + quoted(std::string(command.name) + ':' + zsh_inert(command.sentence.in(language))) + '\n';
  }
  text += R"(  )
  if ((CURRENT == 2)); then _describe ducha commands; return; fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
)";
  for (const Command& command : commands()) {
    text += "    " + std::string(command.name) + ")\n      _arguments -s";
    for (const TakenOption& option : taken_by(command).options) {
      const OptionRow& row = row_of(option.name);
      for (const std::string& name : split_list(row.spellings)) {
        std::string spec = "*" + name + (row.argument.empty() || !name.starts_with("--") ? "" : "=") + '[' +
                           zsh_inert(sentence_of(row, language)) + ']';
        if (!row.argument.empty()) spec += ':' + zsh_inert(row.argument) + ':' + zsh_choices(choices_of(option));
        text += " \\\n        " + quoted(spec);
      }
    }
    const Choices choices = choices_of(command);
    if (choices.kind != ChoiceKind::none) {
      text += " \\\n        " + quoted("*:" + zsh_inert(command.arguments) + ':' + zsh_choices(choices));
    }
    text += " ;;\n";
  }
  return text + "  esac\n}\ncompdef _ducha ducha\n";
}

std::string fish_choices(const Choices& choices) {
  switch (choices.kind) {
    case ChoiceKind::words: return " -x -a " + quoted(spaced(choices.words));
    case ChoiceKind::files: return " -r -F";
    case ChoiceKind::folders: return " -x -a '(__fish_complete_directories)'";
    case ChoiceKind::none: break;
  }
  return " -x";
}

std::string fish_script(Language language) {
  std::string text =
      "# fish completion for ducha\ncomplete -c ducha -e\ncomplete -c ducha -n __fish_use_subcommand -f\n";
  for (const Command& command : commands()) {
    const std::string name(command.name);
    text +=
        "complete -c ducha -n __fish_use_subcommand -a " + name + " -d " + quoted(command.sentence.in(language)) + '\n';
    const std::string condition = "complete -c ducha -n '__fish_seen_subcommand_from " + name + "'";
    for (const TakenOption& option : taken_by(command).options) {
      const OptionRow& row = row_of(option.name);
      std::string line = condition;
      for (const std::string& spelling : split_list(row.spellings)) {
        line += spelling.starts_with("--") ? " -l " + spelling.substr(2) : " -s " + spelling.substr(1);
      }
      if (!row.argument.empty()) line += fish_choices(choices_of(option));
      text += line + " -d " + quoted(sentence_of(row, language)) + '\n';
    }
    const Choices choices = choices_of(command);
    if (choices.kind == ChoiceKind::words) text += condition + " -f -a " + quoted(spaced(choices.words)) + '\n';
    if (choices.kind == ChoiceKind::none) text += condition + " -f\n";
  }
  return text;
}

}  // namespace

std::span<const std::string_view> shells() { return kShells; }

std::string completion_script(std::string_view shell, Language language) {
  if (shell == "bash") return bash_script();
  return shell == "zsh" ? zsh_script(language) : fish_script(language);
}

}  // namespace ducha
