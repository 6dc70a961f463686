// SPDX-License-Identifier: Apache-2.0
// What a file says wrong in row after row, such as a level that no policy has: told once a file, where it stands first.
#pragma once

#include <set>
#include <string>

namespace ducha {

class ToldOnce {
 public:
  // Whether it was told of the file before. Only what stands in the head of a plan, and is said in the same words, is
  // told once; a value that cannot be read is told at each of its places.
  [[nodiscard]] bool again(const std::string& file, const std::string& code, const std::string& message);

 private:
  std::set<std::string> told_;
};

}  // namespace ducha
