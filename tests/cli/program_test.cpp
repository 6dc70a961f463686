// SPDX-License-Identifier: Apache-2.0
// What the program says where it cannot go on at all.
#include <sstream>
#include <stdexcept>
#include <streambuf>
#include <string>

#include <doctest/doctest.h>

#include "cli/command.h"

using namespace ducha;

namespace {

// An output that fails in a way that nobody foresaw.
class Failing : public std::streambuf {
 protected:
  int_type overflow(int_type /*character*/) override { throw std::runtime_error("the output burst"); }
};

}  // namespace

TEST_CASE("an exception is a message and exit code 2, in both languages") {
  for (const auto& [language, said] : {std::pair{"en", "the program failed before it was done: the output burst"},
                                       std::pair{"zh", "the output burst"}}) {
    CAPTURE(language);
    std::istringstream in;
    std::ostringstream err;
    Failing failing;
    std::ostream out(&failing);
    out.exceptions(std::ios::badbit);
    Streams streams{in, out, err};
    CHECK(run_program({"list", "policies", "--rules", DUCHA_SOURCE_DIR "/tests/commands/rules", "--lang", language},
                      streams) == 2);
    CHECK(err.str().find(said) != std::string::npos);
  }
}
