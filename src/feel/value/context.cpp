// SPDX-License-Identifier: Apache-2.0
#include "feel/value/context.h"

#include <algorithm>
#include <numeric>

namespace ducha::feel {

namespace {

// Up to here one look at each name is quicker than halving.
constexpr std::size_t kFew = 12;

}  // namespace

Names::Names(std::vector<std::string> names) : names_(std::move(names)) {
  if (names_.size() <= kFew) return;
  sorted_.resize(names_.size());
  std::iota(sorted_.begin(), sorted_.end(), 0U);
  std::sort(sorted_.begin(), sorted_.end(), [this](std::uint32_t a, std::uint32_t b) { return names_[a] < names_[b]; });
}

std::size_t Names::index_of(std::string_view name) const {
  if (sorted_.empty()) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name) return i;
    }
    return kNone;
  }
  const auto at = std::lower_bound(sorted_.begin(), sorted_.end(), name,
                                   [this](std::uint32_t index, std::string_view key) { return names_[index] < key; });
  return at != sorted_.end() && names_[*at] == name ? *at : kNone;
}

}  // namespace ducha::feel
