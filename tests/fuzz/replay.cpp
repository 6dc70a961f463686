// SPDX-License-Identifier: Apache-2.0
// Runs one fuzzer's function over files and over inputs made of them, the same each time: what libFuzzer once found is
// found again, by any compiler and under any sanitizer.
//
//   fuzz_replay NAME ROUNDS FOLDER...     (each file as it is, then ROUNDS inputs made of them)
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#define FUZZER(name) extern "C" int fuzz_##name(const std::uint8_t* data, std::size_t size);
#include "fuzzers.def"
#undef FUZZER

namespace {

using Fuzzer = int (*)(const std::uint8_t* data, std::size_t size);

constexpr std::size_t kMostBytes = 4096;  // of an input that is made, as `./dev fuzz` has it
constexpr std::size_t kMostChanges = 5;

Fuzzer fuzzer_of(std::string_view name) {
#define FUZZER(known) \
  if (name == #known) return fuzz_##known;
#include "fuzzers.def"
#undef FUZZER
  return nullptr;
}

std::vector<std::string> files_of(std::span<char*> folders) {
  std::vector<std::string> names;
  for (const char* folder : folders) {
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().string());
  }
  std::sort(names.begin(), names.end());
  std::vector<std::string> inputs;
  for (const std::string& name : names) {
    std::ifstream file(name, std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return inputs;
}

class Maker {
 public:
  explicit Maker(const std::vector<std::string>& inputs) : inputs_(inputs) {}

  std::string next() {
    std::string made = inputs_[below(inputs_.size())].substr(0, kMostBytes);
    for (std::size_t changes = 1 + below(kMostChanges); changes != 0; --changes) change(made);
    return made;
  }

 private:
  static constexpr std::string_view kMarks = "0192-+.:,;|{}[]\"'\n\t #&*!%<>/\\";

  std::size_t below(std::size_t limit) { return limit == 0 ? 0 : chance_() % limit; }

  void change(std::string& made) {
    const std::size_t at = below(made.size() + 1);
    switch (below(5)) {
      case 0:  // a byte is another
        if (at < made.size()) made[at] = static_cast<char>(below(256));
        return;
      case 1:  // some are gone
        made.erase(at, 1 + below(16));
        return;
      case 2:  // some stand twice
        made.insert(at, made.substr(at, 1 + below(32)));
        return;
      case 3:  // a digit or a mark of the languages
        made.insert(at, 1, kMarks[below(kMarks.size())]);
        return;
      default: {  // a part of another input
        const std::string& other = inputs_[below(inputs_.size())];
        made.insert(at, other, below(other.size() + 1), 1 + below(64));
      }
    }
  }

  const std::vector<std::string>& inputs_;
  std::mt19937 chance_;  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same each time
};

}  // namespace

int main(int count, char** arguments) {
  const std::span said(arguments, static_cast<std::size_t>(count));
  const Fuzzer fuzzer = said.size() > 3 ? fuzzer_of(said[1]) : nullptr;
  if (fuzzer == nullptr) {
    std::fputs("fuzz_replay NAME ROUNDS FOLDER...\n", stderr);
    return 2;
  }
  const std::vector<std::string> inputs = files_of(said.subspan(3));
  if (inputs.empty()) {
    std::fputs("no seeds\n", stderr);
    return 2;
  }
  // What it was doing when it ended for another reason than its last line.
  const std::string kept = std::string("fuzz-") + said[1] + ".input";
  const auto run = [&](const std::string& input) {
    std::ofstream(kept, std::ios::binary) << input;
    fuzzer(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
  };
  for (const std::string& input : inputs) run(input);
  Maker maker(inputs);
  const auto rounds = static_cast<std::size_t>(std::strtoul(said[2], nullptr, 10));
  for (std::size_t round = 0; round < rounds; ++round) run(maker.next());
  std::filesystem::remove(kept);
  std::printf("%s: %zu inputs, %zu made of them\n", said[1], inputs.size(), rounds);
  return 0;
}
