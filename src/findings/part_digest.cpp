// SPDX-License-Identifier: Apache-2.0
#include "findings/part_digest.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace ducha {

namespace {

constexpr std::string_view kField = ",\"digest\":\"";

}  // namespace

struct PartDigest::State {
  XXH3_state_t* xxh = XXH3_createState();
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { XXH3_freeState(xxh); }
};

PartDigest::PartDigest() : state_(std::make_unique<State>()) { clear(); }

PartDigest::~PartDigest() = default;

void PartDigest::clear() {
  XXH3_128bits_reset(state_->xxh);
  lines_ = 0;
}

void PartDigest::add(std::string_view line) {
  XXH3_128bits_update(state_->xxh, line.data(), line.size());
  XXH3_128bits_update(state_->xxh, "\n", 1);
  ++lines_;
}

std::string PartDigest::with_last(std::string_view unsealed) {
  XXH3_128bits_update(state_->xxh, unsealed.data(), unsealed.size());
  const XXH128_hash_t digest = XXH3_128bits_digest(state_->xxh);
  return fmt::format("xxh3:{:016x}{:016x}", digest.high64, digest.low64);
}

std::string PartDigest::sealed(std::string summary) {
  summary.pop_back();
  summary += fmt::format(",\"lines\":{}", lines_ + 1);
  const std::string digest = with_last(summary);
  return summary.append(kField).append(digest).append("\"}");
}

std::optional<std::string_view> PartDigest::without_digest(std::string_view summary) {
  const std::size_t at = summary.rfind(kField);
  if (at == std::string_view::npos || summary.find('"', at + kField.size()) + 2 != summary.size()) return std::nullopt;
  return summary.substr(0, at);
}

}  // namespace ducha
