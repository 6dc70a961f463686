// SPDX-License-Identifier: Apache-2.0
// What many findings say alike: one copy that all of them hold, with its part of a line of NDJSON written once.
#pragma once

#include <memory>
#include <utility>

namespace ducha {

// `Written write_repeated(const Value&)` writes it. Never changed where several hold it; a new one says nothing.
template <typename Value, typename Written>
class Repeated {
 public:
  Repeated() = default;
  // Said once, and not written before it must be.
  Repeated(Value value)  // NOLINT(google-explicit-constructor,hicpp-explicit-conversions): as good as the value
      : held_(std::make_shared<Held>(Held{std::move(value), {}, false})) {}
  // Writes it at once, which pays where many are to hold it.
  [[nodiscard]] static Repeated written(Value value) {
    Repeated made(std::move(value));
    made.held_->written = write_repeated(made.held_->value);
    made.held_->is_written = true;
    return made;
  }

  [[nodiscard]] const Value& operator*() const { return held_ ? held_->value : nothing(); }
  [[nodiscard]] const Value* operator->() const { return &**this; }
  // nullptr: not written.
  [[nodiscard]] const Written* as_written() const { return held_ && held_->is_written ? &held_->written : nullptr; }
  // To be changed, until it is copied: what others hold stays as it is, and what was written holds no more.
  [[nodiscard]] Value& own() {
    if (!held_ || held_.use_count() != 1) held_ = std::make_shared<Held>(Held{**this, {}, false});
    held_->is_written = false;
    return held_->value;
  }

 private:
  struct Held {
    Value value;
    Written written;
    bool is_written = false;
  };
  [[nodiscard]] static const Value& nothing() {
    static const Value kNothing{};
    return kNothing;
  }

  std::shared_ptr<Held> held_;
};

}  // namespace ducha
