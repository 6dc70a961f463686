// SPDX-License-Identifier: Apache-2.0
// Types as FEEL spells them.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "feel/value/type.h"

namespace ducha::feel {

namespace {

using Tag = Type::Tag;

struct TagName {
  Tag tag;
  std::string_view name;
};

constexpr std::array<TagName, 14> kTagNames{{{Tag::any, "Any"},
                                             {Tag::null, "Null"},
                                             {Tag::boolean, "boolean"},
                                             {Tag::number, "number"},
                                             {Tag::string, "string"},
                                             {Tag::date, "date"},
                                             {Tag::time, "time"},
                                             {Tag::date_time, "date and time"},
                                             {Tag::years_months, "years and months duration"},
                                             {Tag::days_time, "days and time duration"},
                                             {Tag::range, "range"},
                                             {Tag::list, "list"},
                                             {Tag::context, "context"},
                                             {Tag::function, "function"}}};

// Brackets within brackets that are read.
constexpr std::size_t kDepth = 64;

// A type in FEEL's spelling (grammar rule 52), with any space between its words.
class TypeReader {
 public:
  explicit TypeReader(std::string_view text) : rest_(text) {}

  std::optional<Type> whole() {
    std::optional<Type> type = any_type(0);
    skip();
    return rest_.empty() ? type : std::nullopt;
  }

 private:
  void skip() {
    while (!rest_.empty() && is_white(rest_.front())) rest_.remove_prefix(1);
  }
  bool take(std::string_view sign) {
    skip();
    if (!rest_.starts_with(sign)) return false;
    rest_.remove_prefix(sign.size());
    return true;
  }
  // Words up to one of the stops, one space between them.
  std::string words(std::string_view stops) {
    std::string text;
    skip();
    while (!rest_.empty() && stops.find(rest_.front()) == std::string_view::npos) {
      if (!is_white(rest_.front())) {
        text += rest_.front();
      } else if (text.back() != ' ') {
        text += ' ';
      }
      rest_.remove_prefix(1);
    }
    if (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
  }

  std::optional<Type> any_type(std::size_t depth) {
    if (depth > kDepth) return std::nullopt;
    const std::string name = words("<>,:-");
    const auto row =
        std::find_if(kTagNames.begin(), kTagNames.end(), [&](const TagName& each) { return each.name == name; });
    if (row == kTagNames.end()) return std::nullopt;
    if (!take("<")) return Type(row->tag);
    if (row->tag == Tag::list || row->tag == Tag::range) {
      std::optional<Type> inner = any_type(depth + 1);
      if (!inner || !take(">")) return std::nullopt;
      return row->tag == Tag::list ? Type::list_of(*inner) : Type::range_of(*inner);
    }
    if (row->tag == Tag::context) return fields(depth);
    if (row->tag == Tag::function) return signature(depth);
    return std::nullopt;
  }

  std::optional<Type> fields(std::size_t depth) {
    std::vector<std::pair<std::string, Type>> fields;
    while (!take(">")) {
      if (!fields.empty() && !take(",")) return std::nullopt;
      std::string name = words("<>,:");
      if (name.empty() || !take(":")) return std::nullopt;
      std::optional<Type> type = any_type(depth + 1);
      if (!type) return std::nullopt;
      fields.emplace_back(std::move(name), *type);
    }
    return Type::context_of(std::move(fields), false);
  }

  std::optional<Type> signature(std::size_t depth) {
    std::vector<Type> parameters;
    while (!take(">")) {
      if (!parameters.empty() && !take(",")) return std::nullopt;
      std::optional<Type> type = any_type(depth + 1);
      if (!type) return std::nullopt;
      parameters.push_back(*type);
    }
    if (!take("->")) return Type::function_of(std::move(parameters), {});
    std::optional<Type> result = any_type(depth + 1);
    if (!result) return std::nullopt;
    return Type::function_of(std::move(parameters), *result);
  }

  std::string_view rest_;
};

}  // namespace

std::string to_string(const Type& type) {
  const std::string name(kTagNames[static_cast<std::size_t>(type.tag())].name);
  switch (type.tag()) {
    case Tag::list:
    case Tag::range: return name + "<" + to_string(type.element()) + ">";
    case Tag::context: {
      std::string text = name + "<";
      for (const auto& [field, of] : type.fields()) {
        if (text.back() != '<') text += ", ";
        text += field + ": " + to_string(of);
      }
      return text + ">";
    }
    case Tag::function: {
      std::string text = name + "<";
      for (const Type& parameter : type.parameters()) {
        if (text.back() != '<') text += ", ";
        text += to_string(parameter);
      }
      return text + "> -> " + to_string(type.result());
    }
    case Tag::any:
    case Tag::null:
    case Tag::boolean:
    case Tag::number:
    case Tag::string:
    case Tag::date:
    case Tag::time:
    case Tag::date_time:
    case Tag::years_months:
    case Tag::days_time: break;
  }
  return name;
}

std::optional<Type> read_type(std::string_view text) { return TypeReader(text).whole(); }

}  // namespace ducha::feel
