// SPDX-License-Identifier: Apache-2.0
// Static types of FEEL (DMN 1.5, 10.3.2.2 and 10.3.2.9): what a compile-time scope says of its names, what `instance
// of` names, and what the checker of rules reasons with.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/value/value.h"

namespace ducha::feel {

// Immutable and shared; the default is Any: nothing is known.
class Type {
 public:
  enum class Tag : std::uint8_t {
    any,
    null,
    boolean,
    number,
    string,
    date,
    time,
    date_time,
    years_months,
    days_time,
    range,
    list,
    context,
    function
  };
  Type() = default;
  Type(Tag tag);  // NOLINT(google-explicit-constructor)
  [[nodiscard]] static Type list_of(Type element);
  [[nodiscard]] static Type range_of(Type endpoint);
  // closed: no other entry can be in it, so that an unknown field is a mistake.
  [[nodiscard]] static Type context_of(std::vector<std::pair<std::string, Type>> fields, bool closed);
  [[nodiscard]] static Type function_of(std::vector<Type> parameters, Type result);

  [[nodiscard]] Tag tag() const { return tag_; }
  [[nodiscard]] bool is_any() const { return tag_ == Tag::any; }
  // Whether more than the tag is known: an element, fields, parameters. Type(Tag::function) is any function.
  [[nodiscard]] bool detailed() const { return node_ != nullptr; }
  [[nodiscard]] Type element() const;  // of a list or a range; Any where not known
  [[nodiscard]] const std::vector<std::pair<std::string, Type>>& fields() const;
  [[nodiscard]] const Type* field(std::string_view name) const;
  [[nodiscard]] bool closed() const;
  [[nodiscard]] const std::vector<Type>& parameters() const;
  [[nodiscard]] Type result() const;

 private:
  struct Node;
  Tag tag_ = Tag::any;
  std::shared_ptr<const Node> node_;
};

[[nodiscard]] std::string to_string(const Type& type);  // FEEL's spelling: list<date>, context<a: number>
// FEEL's spelling of a type read back; nullopt where it is none. Names of an author's own types are not known here.
[[nodiscard]] std::optional<Type> read_type(std::string_view text);

// `instance of` (10.3.2.9.1): null is an instance of Null alone, but may stand for any part of a list or a context.
[[nodiscard]] bool conforms(const Value& value, const Type& type);
// Whether every value of the one type is one of the other (Table 45). Null conforms to all.
[[nodiscard]] bool conforms(const Type& type, const Type& to);
// Null parts have the type Null; an empty list is a list<Any>.
[[nodiscard]] Type type_of(const Value& value);
// What holds of values of either type. Contexts keep the fields of both: what one of them lacks is null there.
[[nodiscard]] Type joined(const Type& a, const Type& b);

}  // namespace ducha::feel
