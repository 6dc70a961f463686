// SPDX-License-Identifier: Apache-2.0
#include "cli/process/stack_room.h"

#include <array>
#include <cstddef>
#include <thread>

#include <doctest/doctest.h>
#include <sys/resource.h>

namespace {

constexpr std::size_t kPiece = 32U << 10U;

// Bytes of stack, none of which the compiler may do without.
std::size_t deep(std::size_t pieces) {
  std::array<volatile char, kPiece> room{};
  room[pieces % kPiece] = 1;
  return pieces == 0 ? 0 : deep(pieces - 1) + static_cast<std::size_t>(room[pieces % kPiece]);
}

}  // namespace

TEST_CASE("there is room for what nests, also where the system leaves little") {
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_STACK, &before) == 0);
  const rlimit small{512U << 10U, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_STACK, &small) == 0);
  constexpr std::size_t kPieces = 100;  // three megabytes
  std::size_t here = 0, in_a_thread = 0;
  CHECK(ducha::with_stack_room([&] {
          here = deep(kPieces);
          std::thread([&] { in_a_thread = deep(kPieces); }).join();
          return 7;
        }) == 7);
  CHECK(here == kPieces);
  CHECK(in_a_thread == kPieces);
  REQUIRE(::setrlimit(RLIMIT_STACK, &before) == 0);
  CHECK(ducha::with_stack_room([] { return 3; }) == 3);
}
