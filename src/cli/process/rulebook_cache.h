// SPDX-License-Identifier: Apache-2.0
// Compiled policies from one run to the next: whoever checks plan after plan by the same rulebook does not wait for its
// compiling each time.
//
// A policy is kept in a file that is named by a digest of this build and of all bytes of the policy's files, so that
// what has changed is never found. A file that is damaged, or that another user could have written, counts as none.
// Nothing is ever said: the worst that becomes of it is a run that compiles.
#pragma once

#include <memory>
#include <string>

#include "rulebook/policy_files.h"
#include "rulebook/rulebook.h"

namespace ducha {

class RulebookCache {
 public:
  // $DUCHA_CACHE, else $XDG_CACHE_HOME/ducha, else ~/.cache/ducha. Where there is no such place, or the build has no
  // name, nothing is kept.
  RulebookCache();

  // To judge by, without cases and documents; null: it is not kept.
  [[nodiscard]] std::shared_ptr<const PolicyRules> find(const PolicyFiles& files) const;
  // Precondition: they were loaded of these files without a word.
  void keep(const PolicyFiles& files, const PolicyRules& rules) const;

 private:
  [[nodiscard]] std::string path_of(const PolicyFiles& files) const;

  std::string folder_;  // empty: nothing is kept
  std::string build_;
};

}  // namespace ducha
