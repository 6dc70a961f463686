// SPDX-License-Identifier: Apache-2.0
// All inputs of a run as one, one behind the other.
#pragma once

#include <atomic>
#include <cstdint>
#include <istream>
#include <memory>
#include <string>
#include <vector>

#include "plan/cutter.h"
#include "plan/input.h"

namespace ducha {

// The entries of all inputs, one input behind the other. `-` is the stream that is given; both must outlive it.
// `bytes_read`, where it is given, counts from the thread that reads.
[[nodiscard]] std::unique_ptr<PlanCutter> plans_of(const std::vector<Input>& inputs, const std::string& stdin_name,
                                                   std::istream& stdin_stream,
                                                   std::atomic<std::uint64_t>* bytes_read = nullptr);
// Of all inputs together; 0 where one is no file, so that nobody knows.
[[nodiscard]] std::uint64_t bytes_of(const std::vector<Input>& inputs);

}  // namespace ducha
