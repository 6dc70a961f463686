// SPDX-License-Identifier: Apache-2.0
#include "feel/compile/static_types.h"

#include <algorithm>
#include <array>

#include "feel/builtins/invoke.h"

namespace ducha::feel {

namespace {

using Tag = Type::Tag;

constexpr std::array<Tag, 7> kOperandTags{Tag::number,    Tag::string,       Tag::date,     Tag::time,
                                          Tag::date_time, Tag::years_months, Tag::days_time};

bool is_duration(Tag tag) { return tag == Tag::years_months || tag == Tag::days_time; }
bool is_day(Tag tag) { return tag == Tag::date || tag == Tag::date_time; }

// A point of time or a duration moved by a duration (Table 57).
std::optional<Tag> moved(Tag a, Tag b) {
  if (!is_duration(b)) return std::nullopt;
  if (is_day(a) || (a == Tag::time && b == Tag::days_time) || a == b) return a;
  return std::nullopt;
}

// Of two known tags.
std::optional<Tag> result_of_tags(char sign, Tag a, Tag b) {
  if (a == Tag::number && b == Tag::number) return Tag::number;
  switch (sign) {
    case '+':
      if (a == Tag::string && b == Tag::string) return Tag::string;
      if (is_duration(b)) return moved(a, b);
      return moved(b, a);
    case '-':
      if ((is_day(a) && is_day(b)) || (a == Tag::time && b == Tag::time)) return Tag::days_time;
      return moved(a, b);
    case '*':
      if (is_duration(a) && b == Tag::number) return a;
      if (is_duration(b) && a == Tag::number) return b;
      return std::nullopt;
    case '/':
      if (is_duration(a) && b == Tag::number) return a;
      if (is_duration(a) && a == b) return Tag::number;
      return std::nullopt;
    default: return std::nullopt;
  }
}

std::optional<Kind> kind_of(Tag tag) {
  switch (tag) {
    case Tag::any: return std::nullopt;
    case Tag::null: return Kind::null;
    case Tag::boolean: return Kind::boolean;
    case Tag::number: return Kind::number;
    case Tag::string: return Kind::string;
    case Tag::date: return Kind::date;
    case Tag::time: return Kind::time;
    case Tag::date_time: return Kind::date_time;
    case Tag::years_months: return Kind::years_months;
    case Tag::days_time: return Kind::days_time;
    case Tag::range: return Kind::range;
    case Tag::list: return Kind::list;
    case Tag::context: return Kind::context;
    case Tag::function: return Kind::function;
  }
  return std::nullopt;
}

}  // namespace

// NOLINTNEXTLINE(readability-function-cognitive-complexity): a table of pairs gone through
std::optional<Type> type_of_arithmetic(char sign, const Type& a, const Type& b) {
  if (!a.is_any() && !b.is_any()) {
    const std::optional<Tag> tag = result_of_tags(sign, a.tag(), b.tag());
    return tag ? std::optional<Type>(*tag) : std::nullopt;
  }
  // Whatever the unknown ones may be.
  std::optional<Type> result;
  for (const Tag left : kOperandTags) {
    if (!a.is_any() && a.tag() != left) continue;
    for (const Tag right : kOperandTags) {
      if (!b.is_any() && b.tag() != right) continue;
      const std::optional<Tag> tag = result_of_tags(sign, left, right);
      if (tag) result = result && result->tag() != *tag ? Type() : Type(*tag);
      if (result && result->is_any()) return result;
    }
  }
  return result;
}

std::optional<Type> type_of_negation(const Type& type) {
  if (type.is_any() || type.tag() == Tag::number || is_duration(type.tag())) return type;
  return std::nullopt;
}

bool comparable(RangeForm form, const Type& a, const Type& b) {
  const bool equality = form == RangeForm::equal || form == RangeForm::not_equal;
  if (equality && (a.tag() == Tag::null || b.tag() == Tag::null)) return true;
  const auto fits = [&](const Type& type) {
    return equality || type.is_any() ||
           std::find(kOperandTags.begin(), kOperandTags.end(), type.tag()) != kOperandTags.end();
  };
  if (!fits(a) || !fits(b)) return false;
  return a.is_any() || b.is_any() || a.tag() == b.tag();
}

bool testable(const Type& value, const Type& test) {
  if (test.is_any() || value.is_any()) return true;
  if (test.tag() == Tag::range && value.tag() != Tag::range) {
    return comparable(RangeForm::less, value, test.element()) || comparable(RangeForm::equal, value, test.element());
  }
  if (test.tag() == Tag::list && value.tag() != Tag::list) {
    const Type element = test.element();
    return element.tag() == Tag::range ? testable(value, element) : comparable(RangeForm::equal, value, element);
  }
  return comparable(RangeForm::equal, value, test);
}

bool may_be(const Type& given, const Type& wanted) {
  if (given.is_any() || wanted.is_any() || given.tag() == Tag::null) return true;
  if (given.tag() != wanted.tag()) return false;
  switch (wanted.tag()) {
    case Tag::list:
    case Tag::range: return may_be(given.element(), wanted.element());
    case Tag::context:
      return std::all_of(wanted.fields().begin(), wanted.fields().end(), [&](const auto& field) {
        const Type* const own = given.field(field.first);
        return own != nullptr ? may_be(*own, field.second) : !given.closed();
      });
    case Tag::any:
    case Tag::null:
    case Tag::boolean:
    case Tag::number:
    case Tag::string:
    case Tag::date:
    case Tag::time:
    case Tag::date_time:
    case Tag::years_months:
    case Tag::days_time:
    case Tag::function: return true;
  }
  return true;
}

bool may_pass(const Type& given, const Type& wanted) {
  if (may_be(given, wanted)) return true;
  if (wanted.tag() == Tag::list && may_be(given, wanted.element())) return true;
  if (given.tag() == Tag::list && may_be(given.element(), wanted)) return true;
  return given.tag() == Tag::date && wanted.tag() == Tag::date_time;
}

std::optional<Type> type_of_property(const Type& of, std::string_view name) {
  const std::optional<Kind> kind = kind_of(of.tag());
  if (!kind) return Type();
  const auto names = properties_of(*kind);
  if (std::find(names.begin(), names.end(), name) == names.end()) return std::nullopt;
  if (name == "timezone") return Type(Tag::string);
  if (name == "time offset") return Type(Tag::days_time);
  if (name == "start" || name == "end") return of.element();
  if (name.ends_with("included")) return Type(Tag::boolean);
  return Type(Tag::number);
}

bool is_event(const Type& type) {
  constexpr std::size_t kEntries = 3;
  if (type.tag() != Tag::context || !type.closed() || type.fields().size() != kEntries) return false;
  const auto has = [&type](std::string_view name, Tag tag) {
    const Type* entry = type.field(name);
    return entry != nullptr && entry->tag() == tag;
  };
  return has("happened", Tag::boolean) && has("on", Tag::date) && has("planned", Tag::date);
}

bool is_open(const Type& type) { return type.is_any() || (type.tag() == Tag::context && !type.closed()); }

}  // namespace ducha::feel
