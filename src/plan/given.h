// SPDX-License-Identifier: Apache-2.0
// What a plan says of itself: nothing, something, or what nobody can read. The three are never taken for one another.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "base/source.h"

namespace ducha {

enum class GivenState : std::uint8_t { missing, given, unreadable };

template <typename Value>
class Given {
 public:
  Given() = default;                // missing
  Given(Value value, Span at = {})  // NOLINT(google-explicit-constructor)
      : state_(GivenState::given), value_(std::move(value)), at_(at) {}
  [[nodiscard]] static Given unreadable(Span at) {
    Given given;
    given.state_ = GivenState::unreadable;
    given.at_ = at;
    return given;
  }

  [[nodiscard]] GivenState state() const { return state_; }
  [[nodiscard]] bool is_unreadable() const { return state_ == GivenState::unreadable; }
  // Whether there is a value.
  explicit operator bool() const { return state_ == GivenState::given; }
  [[nodiscard]] const Value& operator*() const { return *value_; }
  [[nodiscard]] const Value* operator->() const { return &*value_; }
  [[nodiscard]] const std::optional<Value>& value() const { return value_; }  // nothing, unless given
  // Where it stands in the plan's document; empty where it is missing or comes from elsewhere.
  [[nodiscard]] Span at() const { return at_; }

  friend bool operator==(const Given& a, const Given& b) { return a.state_ == b.state_ && a.value_ == b.value_; }

 private:
  GivenState state_ = GivenState::missing;
  std::optional<Value> value_;
  Span at_;
};

}  // namespace ducha
