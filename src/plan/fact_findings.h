// SPDX-License-Identifier: Apache-2.0
// What is found while the facts of a plan are read.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "document/node.h"

namespace ducha {

// What is found while a plan is read by several vocabularies: said once, in the order of the document; a key is unknown
// only where none knows it.
class FactFindings {
 public:
  void add(Diagnostic diagnostic) {
    const auto [entry, fresh] = reported_.emplace(diagnostic.at.span.offset, diagnostic.code);
    if (fresh) found_.push_back({std::move(diagnostic), kAlways});
  }
  void know(const NodeView& key) { known_.insert(key.index()); }
  // What the others know.
  void know_with(const FactFindings& others) { known_.insert(others.known_.begin(), others.known_.end()); }
  // Unless another vocabulary knows it.
  void add_unknown(const NodeView& key, Diagnostic diagnostic) {
    const auto [entry, fresh] = reported_.emplace(diagnostic.at.span.offset, diagnostic.code);
    if (fresh) found_.push_back({std::move(diagnostic), key.index()});
  }

  void report(Diagnostics& diagnostics) {
    std::erase_if(found_, [this](const Found& found) { return known_.contains(found.unless_known); });
    // A heading stands above what is under it.
    const auto order = [](const Found& found) {
      const Place& at = found.diagnostic.at;
      return std::pair(!at.source->is_heading(), at.span.offset);
    };
    std::stable_sort(found_.begin(), found_.end(),
                     [&order](const Found& a, const Found& b) { return order(a) < order(b); });
    for (Found& found : found_) diagnostics.add(std::move(found.diagnostic));
  }

 private:
  static constexpr std::uint32_t kAlways = UINT32_MAX;
  struct Found {
    Diagnostic diagnostic;
    std::uint32_t unless_known;  // node of a key
  };
  std::vector<Found> found_;
  std::set<std::pair<std::uint32_t, Code>> reported_;
  std::set<std::uint32_t> known_;
};

}  // namespace ducha
