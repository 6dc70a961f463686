// SPDX-License-Identifier: Apache-2.0
// What a program is made of, for whoever keeps programs from one run to the next.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "feel/code/node.h"
#include "feel/compile/program.h"

namespace ducha::feel {

// At hand, or read when it is first wanted, by whatever thread.
class LateCode {
 public:
  using Code = std::shared_ptr<const ProgramCode>;
  explicit LateCode(Code code) : code_(std::move(code)), at_hand_(true) {}
  explicit LateCode(std::function<Code()> read) : read_(std::move(read)) {}

  [[nodiscard]] const Code& get() const {
    if (!at_hand_.load(std::memory_order_acquire)) read();
    return code_;
  }

 private:
  void read() const;

  mutable Code code_;
  mutable std::function<Code()> read_;
  mutable std::mutex reading_;
  mutable std::atomic<bool> at_hand_{false};
};

struct ProgramParts {
  std::unique_ptr<const LateCode> code;
  Type type;
  std::vector<ReadPath> reads;  // sorted, without doubles
  bool uses_clock = false;
};

// Valid as long as the program is.
[[nodiscard]] const ProgramParts& parts_of(const Program& program);
// Precondition: the parts are those of a program, made by this very build.
[[nodiscard]] std::shared_ptr<const Program> program_of(ProgramParts parts);

}  // namespace ducha::feel
