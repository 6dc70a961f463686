// SPDX-License-Identifier: Apache-2.0
#include "cli/options/file_names.h"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "base/limits.h"
#include "cli/codes.h"
#include "plan/codes.h"

namespace ducha {

namespace {

bool is_gone(const std::string& name) {
  std::error_code error;
  return std::filesystem::symlink_status(name, error).type() == std::filesystem::file_type::not_found;
}

// What a backslash and a letter stand for in a name that git quotes; 0: nothing.
char escape_of(char letter) {
  constexpr std::string_view kLetters = "abtnvfr\"\\";
  constexpr std::string_view kMeanings = "\a\b\t\n\v\f\r\"\\";
  const std::size_t at = kLetters.find(letter);
  return at == std::string_view::npos ? '\0' : kMeanings[at];
}

// A name as git quotes it, where no file is called so: in double quotes, bytes in octal behind a backslash.
std::string unquoted(const std::string& name) {
  constexpr std::size_t kOctal = 3;
  if (name.size() < 2 || name.front() != '"' || name.back() != '"' || !is_gone(name)) return name;
  std::string plain;
  for (std::size_t at = 1; at + 1 < name.size(); ++at) {
    if (name[at] != '\\') {
      plain += name[at];
      continue;
    }
    ++at;
    const std::string digits = name.substr(at, kOctal);
    if (digits.size() == kOctal && digits.find_first_not_of("01234567") == std::string::npos) {
      plain += static_cast<char>(std::stoi(digits, nullptr, 8));
      at += kOctal - 1;
    } else if (const char meant = escape_of(name[at]); meant != '\0') {
      plain += meant;
    } else {
      return name;
    }
  }
  return plain;
}

// As std::getline(), but no further than a byte past what a name may have.
bool next_name(std::istream& stream, char end, std::string& name) {
  name.clear();
  char byte = '\0';
  while (name.size() <= kFileNameBytes && stream.get(byte)) {
    if (byte == end) return true;
    name += byte;
  }
  return !name.empty();
}

}  // namespace

void read_file_names(const std::string& list, bool by_nul, std::istream& stdin_stream, std::vector<std::string>& names,
                     Diagnostics& faults, Diagnostics& gone) {
  std::ifstream file;
  std::error_code error;
  const bool from_file = list != "-";
  if (from_file && !std::filesystem::is_directory(list, error)) file.open(list, std::ios::binary);
  if (from_file && !file.is_open()) {
    faults.add_file(code::plan_unreadable, list);
    return;
  }
  std::istream& stream = from_file ? file : stdin_stream;
  std::string name;
  while (next_name(stream, by_nul ? '\0' : '\n', name)) {
    if (name.size() > kFileNameBytes) {
      faults.add(code::cli_name_long, {}, {Text(std::to_string(kFileNameBytes))});
      return;
    }
    if (!by_nul && name.ends_with('\r')) name.pop_back();
    if (name == "-" && !from_file) {
      faults.add(code::cli_names_and_stdin, {});
      return;
    }
    if (name.empty()) continue;
    const std::string plain = by_nul ? name : unquoted(name);
    if (is_gone(plain)) {
      gone.add_file(code::cli_listed_gone, plain);
    } else {
      names.push_back(plain);
    }
  }
}

}  // namespace ducha
