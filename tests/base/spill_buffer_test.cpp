// SPDX-License-Identifier: Apache-2.0
#include "base/spill_buffer.h"

#include <cerrno>
#include <csignal>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sys/resource.h>

namespace {

std::vector<std::string> lines_of(const ducha::SpillBuffer& buffer) {
  std::vector<std::string> lines;
  REQUIRE(buffer.each([&](std::string_view line) {
    lines.emplace_back(line);
    return true;
  }));
  return lines;
}

}  // namespace

TEST_CASE("lines come back in their order, whether memory or a file held them") {
  constexpr std::size_t kLines = 3'000;
  for (const std::size_t in_memory : {std::size_t{0}, std::size_t{100}, std::size_t{4'096}, std::size_t{10'000'000}}) {
    CAPTURE(in_memory);
    ducha::SpillBuffer buffer(in_memory);
    std::vector<std::string> written;
    for (std::size_t i = 0; i < kLines; ++i) {
      // Longer than a piece that is read at once, now and then; and empty.
      written.push_back(std::string(i % 1'000 == 999 ? 100'000 : i % 7, 'x') + (i % 7 == 0 ? "" : std::to_string(i)));
      buffer.add(written.back());
      if (i == kLines / 2) CHECK(lines_of(buffer) == written);  // and goes on behind
    }
    CHECK(buffer.size() == kLines);
    CHECK(lines_of(buffer) == written);
  }
}

TEST_CASE("lines are read by their numbers, wherever they are held") {
  constexpr std::uint32_t kLines = 1'000;
  for (const std::size_t in_memory : {std::size_t{0}, std::size_t{50}, std::size_t{3'000}, std::size_t{10'000'000}}) {
    CAPTURE(in_memory);
    ducha::SpillBuffer buffer(in_memory);
    for (std::uint32_t i = 0; i < kLines; ++i) buffer.add(i % 5 == 0 ? "" : "line " + std::to_string(i));
    const std::vector<std::uint32_t> numbers = {0, 1, 15, 16, 17, 31, 500, 501, 700, kLines - 1, kLines, kLines + 7};
    std::vector<std::uint32_t> seen;
    CHECK(buffer.at(numbers, [&](std::uint32_t number, std::string_view line) {
      seen.push_back(number);
      CHECK(line == (number % 5 == 0 ? "" : "line " + std::to_string(number)));
    }));
    CHECK(seen == std::vector<std::uint32_t>(numbers.begin(), numbers.end() - 2));
  }
}

TEST_CASE("where the disk is full memory holds the rest, and it is said") {
  constexpr rlim_t kMost = 20'000;
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit small{kMost, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  ducha::SpillBuffer buffer(1'000);
  std::vector<std::string> written;
  for (std::size_t i = 0; i < 1'000; ++i) {
    written.push_back(std::to_string(i) + std::string(50, 'x'));
    buffer.add(written.back());
    if (i == 0) CHECK(buffer.failure() == 0);
  }
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  CHECK(buffer.failure() == EFBIG);
  CHECK(lines_of(buffer) == written);
}

TEST_CASE("whoever has enough stops") {
  ducha::SpillBuffer buffer(2);
  for (const char* line : {"a", "b", "c"}) buffer.add(line);
  std::string seen;
  CHECK(buffer.each([&](std::string_view line) {
    seen += line;
    return seen.size() < 2;
  }));
  CHECK(seen == "ab");
}
