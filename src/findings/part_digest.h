// SPDX-License-Identifier: Apache-2.0
// The digest by which a part of a batch's findings is known to be whole: XXH3 (128 bits) over its lines, each with one
// line feed, up to the field `digest` that ends the summary. It finds what a disk, a network or an editor did, and is
// no seal: whoever wants one signs a pack.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ducha {

class PartDigest {
 public:
  PartDigest();
  ~PartDigest();
  // Begins anew.
  void clear();
  // A line without its line feed.
  void add(std::string_view line);
  // A summary line without `lines` and `digest`, `summary` being a JSON object: the line with both.
  [[nodiscard]] std::string sealed(std::string summary);
  // Of such a line, what the digest was made of; nullopt where no digest ends it.
  [[nodiscard]] static std::optional<std::string_view> without_digest(std::string_view summary);
  // With what without_digest() gave behind the lines so far.
  [[nodiscard]] std::string with_last(std::string_view unsealed);
  [[nodiscard]] std::size_t lines() const { return lines_; }

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::size_t lines_ = 0;
};

}  // namespace ducha
