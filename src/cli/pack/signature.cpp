// SPDX-License-Identifier: Apache-2.0
#include "cli/pack/signature.h"

#include <array>
#include <cstddef>
#include <optional>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/codes.h"

extern char** environ;

namespace ducha {

namespace {

namespace fs = std::filesystem;

// What a program says on its standard output, `input` being its standard input; nullopt where it fails or there is
// none. No shell takes part.
std::optional<std::string> output_of(std::vector<std::string> words, const fs::path& input) {
  std::array<int, 2> pipe_ends{};
  if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, input.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> arguments;
  arguments.reserve(words.size() + 1);
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  std::string text;
  std::array<char, 4096> block{};
  for (ssize_t read_now = 0; failed == 0 && (read_now = read(pipe_ends[0], block.data(), block.size())) > 0;)
    text.append(block.data(), static_cast<std::size_t>(read_now));
  close(pipe_ends[0]);
  int status = 1;
  if (failed != 0 || waitpid(child, &status, 0) != child || status != 0) return std::nullopt;
  return text;
}

}  // namespace

std::string signer_of(const fs::path& folder, const std::string& signers, const std::string& called,
                      Diagnostics& faults) {
  const fs::path manifest = folder / "SHA256SUMS";
  const std::string signature = (folder / "SHA256SUMS.sig").string();
  std::error_code error;
  if (!fs::is_regular_file(signature, error)) {
    faults.add_file(code::cli_pack_unsigned, called);
    return {};
  }
  const auto found = output_of({"ssh-keygen", "-Y", "find-principals", "-s", signature, "-f", signers}, "/dev/null");
  const std::string who = found ? found->substr(0, found->find('\n')) : std::string();
  if (!who.empty() &&
      output_of({"ssh-keygen", "-Y", "verify", "-f", signers, "-I", who, "-n", "ducha", "-s", signature}, manifest))
    return who;
  faults.add_file(code::cli_pack_signature, called, {Text(signers)});
  return {};
}

}  // namespace ducha
