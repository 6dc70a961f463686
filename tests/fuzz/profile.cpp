// SPDX-License-Identifier: Apache-2.0
// Any profile is read or reported, held against a policy and applied to it, over and over.
#include "audit/profile.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "fuzz/told.h"
#include "small_policy.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ducha;
  static const std::shared_ptr<const PolicyRules> kRules = small_policy();
  Diagnostics diagnostics;
  const Profile profile =
      read_profile("profile.yaml", std::string(reinterpret_cast<const char*>(data), size), diagnostics);
  check_profile(profile, {kRules}, diagnostics);
  if (diagnostics.errors() == 0) {
    std::vector<ProfileChange> changes;
    const auto once = under_profile(*kRules, profile, changes);
    if (once == nullptr || once->rules.size() > kRules->rules.size()) std::abort();
    // What it asked for stands then: a second time changes nothing but what it says again.
    std::vector<ProfileChange> again;
    const auto twice = under_profile(*once, profile, again);
    if (twice == nullptr || twice->rules.size() != once->rules.size()) std::abort();
  }
  tell(diagnostics);
  return 0;
}
