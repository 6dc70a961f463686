// SPDX-License-Identifier: Apache-2.0
// A first roster out of the plans of last time, to be looked through and kept.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "plan/plan.h"

namespace ducha {

// Units in the order in which they came, each once, with all policies of its plans.
class FirstRoster {
 public:
  void add(const Plan& plan);
  [[nodiscard]] std::size_t nameless() const { return nameless_; }  // plans that name no unit, which are left out
  [[nodiscard]] bool empty() const { return units_.empty(); }
  // A roster as --roster reads it.
  [[nodiscard]] std::string yaml() const;
  [[nodiscard]] std::string csv() const;

 private:
  struct Listed {
    std::string unit, level;
    Region region;
    std::vector<std::string> policies;
  };

  std::vector<Listed> units_;
  std::map<std::string, std::size_t> index_;
  std::size_t nameless_ = 0;
};

}  // namespace ducha
