// SPDX-License-Identifier: Apache-2.0
#include "cli/process/stack_room.h"

#include <cstddef>

#include <pthread.h>
#include <sys/resource.h>

namespace ducha {

namespace {

constexpr std::size_t kStackBytes = 8U << 20U;  // what systems give where nobody says another thing

struct Call {
  const std::function<int()>& run;
  int result = 0;
};

void* run_call(void* call) {
  auto& made = *static_cast<Call*>(call);
  made.result = made.run();
  return nullptr;
}

}  // namespace

int with_stack_room(const std::function<int()>& run) {
  rlimit limit{};
  const bool small = ::getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY &&
                     limit.rlim_cur < static_cast<rlim_t>(kStackBytes);
  pthread_attr_t attributes;
  if (!small || ::pthread_attr_init(&attributes) != 0) return run();
  Call call{run};
  pthread_t thread{};
  const bool started = ::pthread_attr_setstacksize(&attributes, kStackBytes) == 0 &&
                       ::pthread_setattr_default_np(&attributes) == 0 &&
                       ::pthread_create(&thread, &attributes, run_call, &call) == 0;
  static_cast<void>(::pthread_attr_destroy(&attributes));
  if (!started) return run();
  static_cast<void>(::pthread_join(thread, nullptr));
  return call.result;
}

}  // namespace ducha
