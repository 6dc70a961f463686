// SPDX-License-Identifier: Apache-2.0
// The rules of one policy, loaded and compiled; beyond this point no rule changes.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/working_days.h"
#include "document/node.h"
#include "facts/vocabulary.h"
#include "feel/compile/program.h"
#include "rulebook/policy.h"
#include "rulebook/policy_files.h"
#include "rulebook/rule.h"
#include "rulebook/slot_layout.h"

namespace ducha {

struct PolicyRules {
  Policy policy;
  Vocabulary vocabulary;
  std::vector<Rule> rules;  // chapters in the order of their file names, rules in the files'
  SlotLayout slots;
  std::vector<std::string> region_keys;                    // those that expressions ask for, ascending
  std::shared_ptr<const WorkingCalendar> calendar;         // of working days(n); null: no rule asks for one
  std::vector<std::shared_ptr<const Document>> documents;  // what places and cases point into
  std::string digest;                                      // sha256 of the policy's files, hex
};

// The ids of the policies in a rulebook folder: its folders that hold a policy.yaml, in byte order. The folder may
// itself be one policy's.
[[nodiscard]] std::vector<std::string> policies_in(const std::string& folder, Diagnostics& diagnostics);

// Reads and compiles one policy's folder. Every fault is reported; null where one is an error.
[[nodiscard]] std::shared_ptr<const PolicyRules> load_policy(const std::string& rulebook_folder, const std::string& id,
                                                             Diagnostics& diagnostics);
// The same of files that were read before, from that rulebook.
[[nodiscard]] std::shared_ptr<const PolicyRules> load_policy(const PolicyFiles& read_files,
                                                             const std::string& rulebook_folder, const std::string& id,
                                                             Diagnostics& diagnostics);

}  // namespace ducha
