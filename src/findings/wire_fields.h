// SPDX-License-Identifier: Apache-2.0
// One object of the wire while it is read: its fields by name, each held to its kind. The objects themselves are read
// in from_ndjson.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include <simdjson.h>

#include "base/trimmed.h"
#include "findings/words.h"

namespace ducha {

// A field that is not as the wire has it; simdjson's own errors are of the field that is being read.
struct WireMisfit {
  std::string field;
  WireWord expected;
  const char* at;
};

// The most of a count, so that a sum of any number of them that a file can hold stays a number.
inline constexpr std::uint64_t kMostCount = std::uint64_t{1} << 53U;

// simdjson reads on demand: what nobody asks for it passes over unread. So the whole line is walked once, whose entries
// these are. Throws where anything in it is no JSON, or lies deeper than any plan.
void walk_whole(simdjson::ondemand::object& entries);

class WireFields {
 public:
  explicit WireFields(simdjson::ondemand::object& fields) : fields_(fields) {}

  // None where it is left out or null.
  std::optional<simdjson::ondemand::value> find(std::string_view name) {
    auto found = fields_.find_field_unordered(name);
    if (found.error() == simdjson::NO_SUCH_FIELD) return std::nullopt;
    simdjson::ondemand::value one = found.value();
    if (trimmed(one.raw_json_token()) == "null") return std::nullopt;
    return one;
  }
  std::optional<std::string> text_or_none(std::string_view name) {
    auto found = find(name);
    if (!found) return std::nullopt;
    return std::string(text_of(*found, name));
  }
  std::string text(std::string_view name) { return text_or_none(name).value_or(""); }
  // The same until the parser reads on.
  std::string_view view(std::string_view name) {
    auto found = find(name);
    return found ? text_of(*found, name) : std::string_view();
  }
  // At most `most`; 0 where it is left out.
  std::uint64_t number(std::string_view name, std::uint64_t most = kMostCount) {
    auto found = find(name);
    if (!found) return 0;
    std::uint64_t whole = 0;
    if (found->get_uint64().get(whole) != simdjson::SUCCESS || whole > most)
      throw WireMisfit{std::string(name), WireWord::count, found->raw_json_token().data()};
    return whole;
  }
  std::uint32_t position(std::string_view name) {
    return static_cast<std::uint32_t>(number(name, std::numeric_limits<std::uint32_t>::max()));
  }
  bool boolean(std::string_view name) {
    auto found = find(name);
    if (!found) return false;
    bool truth = false;
    if (found->get_bool().get(truth) != simdjson::SUCCESS)
      throw WireMisfit{std::string(name), WireWord::boolean, found->raw_json_token().data()};
    return truth;
  }
  // One of the wire's words, which `read` knows; none where it is left out.
  template <typename Read>
  auto word(std::string_view name, WireWord expected, Read read) -> decltype(read(std::string_view())) {
    auto found = find(name);
    if (!found) return std::nullopt;
    auto known = read(text_of(*found, name));
    if (!known) throw WireMisfit{std::string(name), expected, found->raw_json_token().data()};
    return known;
  }
  // The same, where a line without it is none.
  template <typename Read>
  auto needed_word(std::string_view name, WireWord expected, Read read) {
    const auto known = word(name, expected, read);
    if (!known) throw WireMisfit{std::string(name), expected, nullptr};
    return *known;
  }
  // As it was written.
  std::string raw(std::string_view name) {
    auto found = find(name);
    return found ? raw_of(*found) : std::string();
  }
  static std::string raw_of(simdjson::ondemand::value one) {
    std::string_view text;
    using simdjson::ondemand::json_type;
    switch (json_type(one.type())) {
      case json_type::object: text = one.get_object().value().raw_json(); break;
      case json_type::array: text = one.get_array().value().raw_json(); break;
      case json_type::number:
      case json_type::string:
      case json_type::boolean:
      case json_type::null: text = one.raw_json_token(); break;
    }
    return std::string(trimmed(text));
  }
  static std::string_view text_of(simdjson::ondemand::value one, std::string_view name) {
    std::string_view text;
    if (one.get_string().get(text) != simdjson::SUCCESS)
      throw WireMisfit{std::string(name), WireWord::text, one.raw_json_token().data()};
    return text;
  }
  template <typename Take>
  void each(std::string_view name, Take take) {
    auto found = find(name);
    if (!found) return;
    simdjson::ondemand::array elements;
    if (found->get_array().get(elements) != simdjson::SUCCESS)
      throw WireMisfit{std::string(name), WireWord::list, found->raw_json_token().data()};
    std::size_t index = 0;
    for (auto element : elements) {
      within(std::string(name) + '[' + std::to_string(index) + ']', [&] { take(element.value()); });
      ++index;
    }
  }
  template <typename Take>
  void each_entry(std::string_view name, Take take) {
    auto found = find(name);
    if (!found) return;
    // Named, for the loop holds no longer than its own expression what a temporary gives it.
    simdjson::ondemand::object entries;
    if (found->get_object().get(entries) != simdjson::SUCCESS)
      throw WireMisfit{std::string(name), WireWord::object, found->raw_json_token().data()};
    for (auto entry : entries) {
      const std::string key(std::string_view(entry.unescaped_key()));
      within(name, [&] { take(key, entry.value().value()); });
    }
  }
  // What is wrong within it is said with its name before.
  template <typename Act>
  static void within(std::string_view name, Act act) {
    try {
      act();
    } catch (WireMisfit& misfit) {
      const bool nested = !misfit.field.empty();
      misfit.field = std::string(name) + (nested ? "." : "") + misfit.field;
      throw;
    }
  }

 private:
  simdjson::ondemand::object& fields_;
};

template <typename Part>
Part read_part(simdjson::ondemand::value one, Part (*read)(WireFields&)) {
  simdjson::ondemand::object of_it;
  if (one.get_object().get(of_it) != simdjson::SUCCESS)
    throw WireMisfit{{}, WireWord::object, one.raw_json_token().data()};
  WireFields fields(of_it);
  return read(fields);
}

}  // namespace ducha
