// SPDX-License-Identifier: Apache-2.0
// What is found while the facts of a plan are read.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "base/codes.h"
#include "base/diagnostic.h"
#include "base/limits.h"
#include "document/node.h"
#include "facts/vocabulary.h"

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
  // Unless another vocabulary knows it. The nearest of `names`, where there are any, is looked for once it is reported:
  // that takes long, and of many no more than some are shown.
  void add_unknown(const NodeView& key, Diagnostic diagnostic, const FactNames* names = nullptr) {
    const auto [entry, fresh] = reported_.emplace(diagnostic.at.span.offset, diagnostic.code);
    if (fresh) found_.push_back({std::move(diagnostic), key.index(), key, names});
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
    std::size_t reported = 0;
    for (Found& found : found_) {
      if (found.names != nullptr && reported < kDiagnosticsPerSource) {
        if (const auto nearest = found.names->nearest(found.key.text()))
          found.diagnostic.notes.push_back({code::base_nearest, found.key.place(), {*nearest}});
      }
      ++reported;
      diagnostics.add(std::move(found.diagnostic));
    }
  }

 private:
  static constexpr std::uint32_t kAlways = UINT32_MAX;
  struct Found {
    Diagnostic diagnostic;
    std::uint32_t unless_known;  // node of a key
    NodeView key = {};
    const FactNames* names = nullptr;
  };
  std::vector<Found> found_;
  std::set<std::pair<std::uint32_t, Code>> reported_;
  std::set<std::uint32_t> known_;
};

}  // namespace ducha
