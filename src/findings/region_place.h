// SPDX-License-Identifier: Apache-2.0
// A part of a region with what stands above it, as far as a plan says it: there are districts of one name in several
// cities.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "findings/identity.h"

namespace ducha {

class RegionPlace {
 public:
  RegionPlace() = default;
  RegionPlace(std::string_view key, const std::string& name, const Region& region);

  // Equal where the same is said of the place; of its name alone.
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] const std::string& name_key() const { return parts_.back().folded; }
  // Whether nothing that stands above it is left out.
  [[nodiscard]] bool says_all() const;
  // Whether both may be one place: of one name, and nothing above it is said differently.
  [[nodiscard]] bool fits(const RegionPlace& other) const;
  // Of places that fit: whether this one says something that the other leaves out, and nothing less.
  [[nodiscard]] bool says_more_than(const RegionPlace& other) const;
  // Takes over what the other says and this one leaves out.
  void fill_up(const RegionPlace& other);

  // As first written: the name alone, and with what stands above it.
  [[nodiscard]] const std::string& name() const { return parts_.back().name; }
  [[nodiscard]] std::string full_name() const;
  [[nodiscard]] Region region() const;

 private:
  struct Part {
    std::string key;
    std::string name;    // empty: not said
    std::string folded;  // of the name
  };

  void set_key();

  std::vector<Part> parts_;  // from the widest down; the last is the name's. Empty: no place
  std::string key_;
};

}  // namespace ducha
